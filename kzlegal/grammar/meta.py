"""Owns the metadata block that the grammar writes: identification, lifecycle, references."""

from __future__ import annotations

from datetime import date

from akn.model import Element
from kzlegal.grammar.identity import Identity

_AUTHORS = {
    "parliament": (
        "/akn/ontology/organization/kz/parliament",
        "Parliament of the Republic of Kazakhstan",
    ),
    "kzlegal": ("/akn/ontology/organization/kz/kzlegal", "kzlegal"),
    "unknown": ("/akn/ontology/organization/kz/unknown", "unknown"),
}


def _value(name: str, value: str) -> Element:
    return Element(name, (("value", value),))


def meta(identity: Identity, generated: date, component: str = "main") -> Element:
    """Give the ``meta`` of a document or of one of its annexes, in the order of the schema.

    The signing of the act and its application are two events of the lifecycle: a law is in force
    from the signing but applied later (law on legal acts, art. 42).
    """
    work = identity.work
    version = identity.version.isoformat()
    expression = f"{work}/{identity.language}@{version}"
    parts = work.split("/")
    dated = next(p for p in parts if len(p) == 10 and p[4:5] == "-")
    subtype = parts[4] if parts[4] != dated else ""
    authoritative = "true" if identity.authoritative else "false"
    author = (("href", f"#{identity.author}"), ("as", "#author"))
    editor = (("href", f"#{identity.editor}"), ("as", "#editor"))
    frbr_work: list[Element] = [
        _value("FRBRthis", f"{work}/!{component}"),
        _value("FRBRuri", work),
    ]
    frbr_work += [
        Element("FRBRalias", (("name", name), ("value", value))) for name, value in identity.aliases
    ]
    frbr_work += [
        Element("FRBRdate", (("date", dated), ("name", "Generation"))),
        Element("FRBRauthor", author),
        _value("FRBRcountry", "kz"),
    ]
    if subtype:
        frbr_work.append(_value("FRBRsubtype", subtype))
    frbr_work += [
        _value("FRBRnumber", parts[-1]),
        _value("FRBRprescriptive", "false" if identity.derived_from else "true"),
        _value("FRBRauthoritative", authoritative),
    ]
    frbr_expression: list[Element] = [
        _value("FRBRthis", f"{expression}/!{component}"),
        _value("FRBRuri", expression),
    ]
    if identity.title:
        frbr_expression.append(Element("FRBRalias", (("name", "title"), ("value", identity.title))))
    frbr_expression += [
        Element("FRBRdate", (("date", version), ("name", "expression"))),
        Element("FRBRauthor", editor),
        _value("FRBRauthoritative", authoritative),
        Element("FRBRlanguage", (("language", identity.language),)),
    ]
    if identity.language == "eng":
        frbr_expression.append(
            Element(
                "FRBRtranslation",
                (
                    ("href", f"{work}/rus@{version}"),
                    ("by", "#editor"),
                    ("fromLanguage", "rus"),
                    ("authoritative", "false"),
                ),
            )
        )
    frbr_manifestation: list[Element] = [
        _value("FRBRthis", f"{expression}/!{component}.xml"),
        _value("FRBRuri", f"{expression}.xml"),
    ]
    if identity.source_sha256:
        frbr_manifestation.append(
            Element("FRBRalias", (("name", "sha256"), ("value", identity.source_sha256)))
        )
    if identity.source_name:
        name = identity.source_name.replace("\\", "/").rpartition("/")[2]
        frbr_manifestation.append(Element("FRBRalias", (("name", "source"), ("value", name))))
    frbr_manifestation += [
        Element("FRBRdate", (("date", generated.isoformat()), ("name", "generation"))),
        Element("FRBRauthor", editor),
        _value("FRBRformat", "xml"),
    ]
    source = (("source", "#kzlegal"),)
    children = [
        Element(
            "identification",
            source,
            (
                Element("FRBRWork", (), tuple(frbr_work)),
                Element("FRBRExpression", (), tuple(frbr_expression)),
                Element("FRBRManifestation", (), tuple(frbr_manifestation)),
            ),
        )
    ]
    if component == "main":
        if identity.published:
            children.append(
                Element(
                    "publication",
                    (
                        ("date", identity.published.isoformat()),
                        ("name", "first official publication"),
                        ("showAs", "first official publication"),
                    ),
                )
            )
        events = [
            Element(
                "eventRef",
                (
                    ("eId", "eref_1"),
                    ("date", dated),
                    ("type", "generation"),
                    ("source", "#ro1"),
                ),
            )
        ]
        if identity.applied:
            events.append(
                Element(
                    "eventRef",
                    (
                        ("eId", "eref_2"),
                        ("date", identity.applied.isoformat()),
                        ("type", "generation"),
                        ("source", "#ro1"),
                        ("refersTo", "#application"),
                    ),
                )
            )
        children.append(Element("lifecycle", source, tuple(events)))
    children.append(Element("references", source, tuple(_references(identity, component))))
    return Element("meta", (), tuple(children))


def _references(identity: Identity, component: str) -> list[Element]:
    out: list[Element] = []
    if component == "main":
        original = identity.derived_from or identity.work
        out.append(
            Element(
                "original",
                (("eId", "ro1"), ("href", original), ("showAs", identity.title or original)),
            )
        )
    names = ["kzlegal"] + [a for a in (identity.author,) if a != "kzlegal"]
    for name in names:
        href, show = _AUTHORS[name]
        out.append(Element("TLCOrganization", (("eId", name), ("href", href), ("showAs", show))))
    for role in ("author", "editor"):
        out.append(
            Element(
                "TLCRole",
                (("eId", role), ("href", f"/akn/ontology/role/{role}"), ("showAs", role)),
            )
        )
    if identity.applied and component == "main":
        out.append(
            Element(
                "TLCConcept",
                (
                    ("eId", "application"),
                    ("href", "/akn/ontology/concept/kz/application"),
                    ("showAs", "application"),
                ),
            )
        )
    return out

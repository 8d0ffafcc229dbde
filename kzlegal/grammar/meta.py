"""Owns what the metadata says of a parsed text: identification, lifecycle, references."""

from __future__ import annotations

from datetime import date

from akn.meta import (
    Alias,
    Event,
    Expression,
    Identification,
    Manifestation,
    Publication,
    Reference,
    Translation,
    Work,
    meta_element,
)
from akn.model import Element
from akn.uri import FrbrUri, Version
from kzlegal.grammar.identity import Identity

_ORGANIZATIONS = {
    "parliament": "Parliament of the Republic of Kazakhstan",
    "kzlegal": "kzlegal",
    "unknown": "unknown",
}


def meta(identity: Identity, generated: date, component: str = "main") -> Element:
    """Give the ``meta`` of a document or of one of its annexes.

    The signing of the act and its application are two events of the lifecycle: a law is in force
    from the signing but applied later (law on legal acts, art. 42).
    """
    uri = FrbrUri.parse(identity.work)
    version = Version(date=identity.version.isoformat())
    translation = None
    if identity.language == "eng":
        original = uri.expression("rus", identity.version)
        translation = Translation(str(original), "rus", identity.editor)
    files = [
        Alias(name, value)
        for name, value in (
            ("source", identity.source_name.replace("\\", "/").rpartition("/")[2]),
            ("sha256", identity.source_sha256),
        )
        if value
    ]
    signed = date.fromisoformat(uri.date)
    # a restatement is a work of its own; which act it retells stands as an alias of the work
    names = [*identity.aliases]
    if identity.derived_from:
        names.append(("derivedFrom", identity.derived_from))
    identification = Identification(
        source=identity.editor,
        work=Work(
            uri,
            identity.author,
            signed,
            role="author",
            aliases=tuple(Alias(name, value) for name, value in names),
            prescriptive=not identity.derived_from,
            authoritative=identity.authoritative,
        ),
        expression=Expression(
            identity.language,
            version,
            identity.version,
            identity.editor,
            date_name="expression",
            role="editor",
            aliases=(Alias("title", identity.title),) if identity.title else (),
            authoritative=identity.authoritative,
            translation=translation,
        ),
        manifestation=Manifestation(
            generated, identity.editor, "generation", "editor", aliases=tuple(files)
        ),
        component=component,
    )
    whole = component == "main"
    events = [Event("eref_1", signed, "generation", "ro1")]
    if identity.applied:
        events.append(Event("eref_2", identity.applied, "generation", "ro1", "application"))
    return meta_element(
        identification,
        publication=Publication(identity.published, "first official publication")
        if identity.published and whole
        else None,
        events=events if whole else (),
        references=_references(identity, whole),
    )


def _references(identity: Identity, whole: bool) -> list[Reference]:
    out: list[Reference] = []
    if whole:
        act = identity.derived_from or identity.work
        out.append(Reference("original", "ro1", act, identity.title or act))
    for name in dict.fromkeys((identity.editor, identity.author)):
        href = f"/akn/ontology/organization/kz/{name}"
        out.append(Reference("TLCOrganization", name, href, _ORGANIZATIONS[name]))
    for role in ("author", "editor"):
        out.append(Reference("TLCRole", role, f"/akn/ontology/role/{role}", role))
    if identity.applied and whole:
        concept = "/akn/ontology/concept/kz/application"
        out.append(Reference("TLCConcept", "application", concept, "application"))
    return out

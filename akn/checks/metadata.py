"""Owns the checks of metadata against itself, AKN3xx (AKN-NC 4.5 to 4.8; XSD of ``meta``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from akn.checks.subject import Subject
from akn.meta import META_ORDER
from akn.model import Element
from akn.problem import Problem
from akn.uri import FrbrUri, UriError

TEXTUAL_MODIFICATIONS = frozenset(
    "insertion join renumbering repeal replacement split substitution".split()  # noqa: SIM905
)
"""Values of type on textualMod (TextualMods of the XSD)."""

_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
_REQUIRED = ("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor")
_LANGUAGE = re.compile(r"[a-z]{3}")


def _identifications(subject: Subject) -> Iterator[Element]:
    return (e.element for e in subject.entries if e.element.name == "identification")


def _levels(subject: Subject) -> Iterator[Element]:
    for identification in _identifications(subject):
        yield from identification.elements(*_LEVELS)


def _iri(level: Element | None, name: str) -> FrbrUri | None:
    """Read a level's FRBRthis or FRBRuri; None where AKN301 or AKN303 says what is wrong."""
    element = level.first(name) if level else None
    if level is None or element is None:
        return None
    try:
        uri = FrbrUri.parse(element.get("value"))
    except UriError:
        return None
    return uri if _fits(uri, level) else None


def _fits(uri: FrbrUri, level: Element) -> bool:
    kinds = (uri.is_work, uri.is_expression, uri.is_manifestation)
    return kinds[_LEVELS.index(level.name)]


def _whole(uri: FrbrUri) -> FrbrUri:
    return replace(uri, component="", portion="", format="")


def malformed_iri(subject: Subject) -> Iterator[Problem]:
    """AKN301: an FRBRthis or FRBRuri is no IRI of the naming convention, or of another level.

    Why: the IRI is the document's name; a wrong one cannot be resolved. Clause: AKN-NC 4.5 to 4.8.
    Remedy: correct the part that the message names.
    """
    if not subject.conventions.convention_iris:
        return
    for level in _levels(subject):
        for element in level.elements("FRBRthis", "FRBRuri"):
            try:
                uri = FrbrUri.parse(element.get("value"))
            except UriError as error:
                if error.part == "language" and re.search(r"is '[a-z]{2}'", error.problem.message):
                    continue
                yield subject.problem(
                    "AKN301",
                    element,
                    f"{element.name} of {level.name}: {error.problem.message}",
                    error.problem.hint or "Correct the part.",
                )
                continue
            if not _fits(uri, level):
                yield subject.problem(
                    "AKN301",
                    element,
                    f"{element.name} of {level.name} is '{uri}', an IRI of another level",
                    "A work has no language, an expression has one, a manifestation a format too.",
                )


def language_code(subject: Subject) -> Iterator[Problem]:
    """AKN302: a language is not written in three letters.

    Why: ``ru`` and ``rus`` would be two languages to every program. Clause: AKN-NC 4.6.1 (ISO 639-2
    alpha-3). Remedy: write ``rus``, ``kaz``, ``eng``.
    """
    if not subject.conventions.convention_iris:
        return
    for entry in subject.entries:
        element = entry.element
        name = {"FRBRlanguage": "language", "FRBRtranslation": "fromLanguage"}.get(element.name)
        value = element.get(name) if name else ""
        if element.name in ("FRBRthis", "FRBRuri"):
            try:
                FrbrUri.parse(element.get("value"))
            except UriError as error:
                found = re.search(r"is '([a-z]{2})'", error.problem.message)
                value = found[1] if found and error.part == "language" else ""
        if value and not _LANGUAGE.fullmatch(value):
            yield subject.problem(
                "AKN302",
                entry,
                f"{element.name} names the language '{value}', not in three letters",
                "Write the ISO 639-2 code, e.g. 'eng' for 'en'.",
            )


def missing_metadata(subject: Subject) -> Iterator[Problem]:
    """AKN303: the document or a level of its identification lacks what identifies it.

    Why: without an IRI, a date, an author and a language nobody can cite the document. Clause:
    AKN-NC 4.5, 4.6. Remedy: add the element named.
    """
    if subject.document.root.first("meta") is None:
        yield subject.problem(
            "AKN303", subject.document.root, "the document has no meta", "Add its identification."
        )
    for identification in _identifications(subject):
        for name in _LEVELS:
            level = identification.first(name)
            if level is None:
                yield subject.problem(
                    "AKN303", identification, f"identification has no {name}", f"Add {name}."
                )
                continue
            extra = {"FRBRWork": ("FRBRcountry",), "FRBRExpression": ("FRBRlanguage",)}
            for needed in (*_REQUIRED, *extra.get(name, ())):
                if level.first(needed) is None:
                    yield subject.problem(
                        "AKN303", level, f"{name} has no {needed}", f"Add {needed}."
                    )


def this_against_uri(subject: Subject) -> Iterator[Problem]:
    """AKN304: FRBRthis and FRBRuri of one level name different documents.

    Why: FRBRthis is FRBRuri plus the component; else the file says that it is two documents.
    Clause: AKN-NC 4.8.1. Remedy: make them equal up to ``/!component``.
    """
    for level in _levels(subject):
        this, uri = _iri(level, "FRBRthis"), _iri(level, "FRBRuri")
        element = level.first("FRBRthis")
        if this and uri and element and _whole(this) != _whole(uri):
            yield subject.problem(
                "AKN304",
                element,
                f"FRBRthis of {level.name} is '{this}' but FRBRuri '{uri}'",
                f"Let FRBRthis be '{_whole(uri).with_component(this.component or 'main')}'"
                f"{' with its format' if this.format else ''}.",
            )


def date_against_iri(subject: Subject) -> Iterator[Problem]:
    """AKN305: FRBRdate is not the date in the IRI of its level.

    Why: the date in the IRI is the FRBRdate (of the work: its generation; of the expression: its
    version). Clause: AKN-NC 4.5, 4.6.1. Remedy: correct one of them.
    """
    for level in _levels(subject):
        uri = _iri(level, "FRBRuri")
        dates = [e.get("date")[:10] for e in level.elements("FRBRdate")]
        if uri is None or not dates or level.name == "FRBRManifestation":
            continue
        element = level.first("FRBRdate")
        assert element is not None, "dates were read from it"
        version = uri.version.date if uri.version else ""
        wanted = uri.date if level.name == "FRBRWork" else version
        if wanted[:4].isdigit() and not any(d.startswith(wanted) for d in dates):
            yield subject.problem(
                "AKN305",
                element,
                f"FRBRdate of {level.name} is {', '.join(dates)} but the IRI says {wanted}",
                "Correct the date or the IRI.",
            )
        elif level.name == "FRBRExpression" and max(dates) < uri.date:
            yield subject.problem(
                "AKN305",
                element,
                f"FRBRdate of FRBRExpression is {max(dates)}, before the work of {uri.date}",
                "No version is older than its work.",
            )


def language_against_iri(subject: Subject) -> Iterator[Problem]:
    """AKN306: FRBRlanguage is not the language in the expression's IRI.

    Why: the language in the IRI is the first FRBRlanguage. Clause: AKN-NC 4.6.1. Remedy: correct
    one of them.
    """
    for identification in _identifications(subject):
        level = identification.first("FRBRExpression")
        element = level.first("FRBRlanguage") if level else None
        uri = _iri(level, "FRBRuri")
        if element is None or uri is None:
            continue
        language = element.get("language")
        if _LANGUAGE.fullmatch(language) and uri.language and language != uri.language:
            yield subject.problem(
                "AKN306",
                element,
                f"FRBRlanguage is '{language}' but the IRI says '{uri.language}'",
                "Correct the language or the IRI.",
            )


def levels(subject: Subject) -> Iterator[Problem]:
    """AKN307: the work, the expression and the manifestation do not belong together.

    Why: an expression's IRI starts with that of its work, a manifestation's with that of its
    expression. Clause: AKN-NC 4.6, 4.7. Remedy: correct the level that differs.
    """
    for identification in _identifications(subject):
        work, expression, manifestation = (
            _iri(identification.first(name), "FRBRuri") for name in _LEVELS
        )
        pairs = (
            ("FRBRExpression", expression.work() if expression else None, "FRBRWork", work),
            ("FRBRManifestation", manifestation, "FRBRExpression", expression),
        )
        for name, lower, above, upper in pairs:
            level = identification.first(name)
            element = level.first("FRBRuri") if level else None
            if lower is None or upper is None or element is None:
                continue
            if _whole(lower) != _whole(upper):
                yield subject.problem(
                    "AKN307",
                    element,
                    f"FRBRuri of {name} is '{element.get('value')}' but that of {above} '{upper}'",
                    f"The IRI of {name} begins with that of {above}.",
                )


def work_facts(subject: Subject) -> Iterator[Problem]:
    """AKN308: country, subtype, number or document type contradict the work's IRI.

    Why: each part of the IRI is the value of an element. Clause: AKN-NC 4.5. Remedy: correct one.
    """
    for identification in _identifications(subject):
        level = identification.first("FRBRWork")
        uri = _iri(level, "FRBRuri")
        if level is None or uri is None:
            continue
        for name, wanted in (
            ("FRBRcountry", uri.country),
            ("FRBRsubtype", uri.subtype),
            ("FRBRnumber", uri.number),
        ):
            values = [e.get("value") for e in level.elements(name)]
            element = level.first(name)
            if element is not None and wanted not in values:
                yield subject.problem(
                    "AKN308",
                    element,
                    f"{name} is '{', '.join(values)}' but the IRI says '{wanted}'",
                    "Correct the value or the IRI.",
                )
    yield from _document_type(subject)


def _document_type(subject: Subject) -> Iterator[Problem]:
    meta = subject.document.meta
    identification = meta.first("identification") if meta else None
    level = identification.first("FRBRWork") if identification else None
    element = level.first("FRBRuri") if level else None
    uri = _iri(level, "FRBRuri")
    if element and uri and uri.type != subject.document.type and not uri.component:
        yield subject.problem(
            "AKN308",
            element,
            f"the IRI names the type '{uri.type}' but the document is '{subject.document.type}'",
            "The type is the name of the element under akomaNtoso.",
        )


def format_against_iri(subject: Subject) -> Iterator[Problem]:
    """AKN309: FRBRformat is not the format in FRBRthis of the manifestation.

    Why: the format in the IRI is FRBRformat. Clause: AKN-NC 4.7, 4.8.1. Remedy: correct one.
    """
    for identification in _identifications(subject):
        level = identification.first("FRBRManifestation")
        this = _iri(level, "FRBRthis")
        element = level.first("FRBRformat") if level else None
        if this is None or element is None:
            continue
        value = element.get("value").rpartition("/")[2].removeprefix(".")
        if this.format and value != this.format:
            yield subject.problem(
                "AKN309",
                element,
                f"FRBRformat is '{element.get('value')}' but the IRI says '{this.format}'",
                "Correct the format or the IRI.",
            )


def order_of_meta(subject: Subject) -> Iterator[Problem]:
    """AKN310: the children of ``meta`` stand in the wrong order.

    Why: the XSD fixes their order, and readers rely on it. Clause: element meta of the XSD. Remedy:
    move the element; `akn.meta.META_ORDER` is the order.
    """
    for entry in subject.entries:
        if entry.element.name != "meta":
            continue
        last = 0
        for child in entry.element.elements():
            if child.name not in META_ORDER:
                continue
            place = META_ORDER.index(child.name)
            if place < last:
                yield subject.problem(
                    "AKN310",
                    child,
                    f"{child.name} stands after {META_ORDER[last]} in meta",
                    f"Move it: the order is {', '.join(META_ORDER)}.",
                )
            last = max(last, place)


def type_of_change(subject: Subject) -> Iterator[Problem]:
    """AKN311: a textualMod has a type that does not exist.

    Why: a consolidator does not know what to do. Clause: TextualMods of the XSD. Remedy: use one of
    the types in the hint.
    """
    for entry in subject.entries:
        kind = entry.element.get("type")
        if entry.element.name == "textualMod" and kind not in TEXTUAL_MODIFICATIONS:
            yield subject.problem(
                "AKN311",
                entry,
                f"textualMod has the type '{kind}'",
                f"Use one of: {', '.join(sorted(TEXTUAL_MODIFICATIONS))}.",
            )

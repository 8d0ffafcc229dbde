"""Owns the checks of what points at something, AKN2xx (AKN-NC 4.8, 4.10, 4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from akn.checks.subject import Entry, Subject
from akn.meta import REFERENCE_ELEMENTS
from akn.problem import Problem
from akn.uri import FrbrUri, UriError

_TARGETS = ("href", "src", "upTo", "from")
_AGENTS = ("source", "as", "by", "refersTo", "pivot", "actor", "role")
_AGENT_HREFS = frozenset({"FRBRauthor", "componentInfo"})


def dangling_href(subject: Subject) -> Iterator[Problem]:
    """AKN201: a reference inside the document leads to no element.

    Why: the reader lands nowhere, and a consolidator changes nothing. Clause: AKN-NC 4.10.1 and
    4.10.3. Remedy: correct the fragment, or restore the unit (a repealed one stays, as removed).
    """
    for entry in subject.entries:
        if entry.element.name in _AGENT_HREFS:
            continue
        for attribute in _TARGETS:
            value = entry.element.get(attribute)
            if value[:1] not in ("#", "~"):
                continue
            for eid in value[1:].split("->"):
                if eid not in subject.targets:
                    yield subject.problem(
                        "AKN201",
                        entry,
                        f"{attribute} '{value}' of {entry.element.name} leads nowhere",
                        f"No element has the eId '{eid}'.",
                    )


def dangling_period(subject: Subject) -> Iterator[Problem]:
    """AKN202: a period is no temporalGroup of the document.

    Why: nobody can tell when the unit is in force. Clause: AKN-NC 5.4; temporalGroupRef of the XSD.
    Remedy: point at a temporalGroup such as ``#tmpg_1``, or add it to ``temporalData``.
    """
    for entry in subject.entries:
        value = entry.element.get("period")
        if value and subject.kinds.get(value.removeprefix("#")) != "temporalGroup":
            yield subject.problem(
                "AKN202",
                entry,
                f"period '{value}' of {entry.element.name} is no temporalGroup of the document",
                "Add the temporalGroup to temporalData, or correct the period.",
            )


def unknown_entity(subject: Subject) -> Iterator[Problem]:
    """AKN203: who, what role or what concept is named by an eId that ``references`` lacks.

    Why: ``source="#x"`` says nothing without an entry that says who x is. Clause: AKN-NC 4.11;
    agentRef, roleRef of the XSD. Remedy: add a TLC element, original, activeRef … with that eId.
    """
    for entry in subject.entries:
        attributes = ("href", "as") if entry.element.name in _AGENT_HREFS else _AGENTS
        for attribute in attributes:
            value = entry.element.get(attribute)
            if not value.startswith("#"):
                continue
            for eid in value.replace("#", "").split() or [""]:
                kind = subject.kinds.get(eid, "")
                allowed = kind in REFERENCE_ELEMENTS or (attribute == "refersTo" and bool(kind))
                if not allowed:
                    yield _unknown(subject, entry, attribute, value)


def _unknown(subject: Subject, entry: Entry, attribute: str, value: str) -> Problem:
    return subject.problem(
        "AKN203",
        entry,
        f"{attribute} '{value}' of {entry.element.name} is no entry of references",
        "Add it to references, e.g. as TLCOrganization, TLCRole or TLCConcept.",
    )


def unknown_event(subject: Subject) -> Iterator[Problem]:
    """AKN204: a time interval starts or ends with something that is no event of the lifecycle.

    Why: the period has no date then. Clause: eventRefRef of the XSD. Remedy: point at an eventRef.
    """
    for entry in subject.entries:
        if entry.element.name != "timeInterval":
            continue
        for attribute in ("start", "end"):
            value = entry.element.get(attribute)
            if value and subject.kinds.get(value.removeprefix("#")) != "eventRef":
                yield subject.problem(
                    "AKN204",
                    entry,
                    f"{attribute} '{value}' of timeInterval is no eventRef of the lifecycle",
                    "Add the event to lifecycle, or correct the reference.",
                )


def malformed_href(subject: Subject) -> Iterator[Problem]:
    """AKN205: a reference to another document is no IRI of the naming convention.

    Why: it cannot be resolved, nor compared with the other document's own IRI. Clause: AKN-NC 4.5
    to 4.8, 4.10 (references to other documents are global). Remedy: correct the part named.
    """
    if not subject.conventions.convention_iris:
        return
    for entry in subject.entries:
        if entry.element.name.startswith("FRBR") and entry.element.name != "FRBRtranslation":
            continue
        for attribute in _TARGETS:
            value = entry.element.get(attribute)
            if not value.startswith("/akn/") or value.startswith("/akn/ontology/"):
                continue
            iri, _, fragment = value.partition("#")
            try:
                FrbrUri.parse(iri)
            except UriError as error:
                yield subject.problem(
                    "AKN205", entry, error.problem.message, error.problem.hint or "Correct it."
                )
            else:
                yield from _own_fragment(subject, entry, attribute, iri, fragment)


def _own_fragment(
    subject: Subject, entry: Entry, attribute: str, iri: str, fragment: str
) -> Iterator[Problem]:
    """A global reference may name the document itself; then its portion must exist as well."""
    uri = FrbrUri.parse(iri)
    own = _own_uri(subject)
    if own is None or uri.component not in ("", "main"):
        return
    whole = uri.expression() if uri.language else uri.work()
    if whole not in (own, own.work()):
        return
    for eid in (*uri.portion.split("->"), fragment):
        if eid and eid not in subject.targets:
            yield subject.problem(
                "AKN201",
                entry,
                f"{attribute} '{iri}' of {entry.element.name} leads nowhere in this document",
                f"No element has the eId '{eid}'.",
            )


def _own_uri(subject: Subject) -> FrbrUri | None:
    for entry in subject.entries:
        level = entry.element
        if level.name == "FRBRExpression" and (element := level.first("FRBRuri")) is not None:
            try:
                return FrbrUri.parse(element.get("value"))
            except UriError:
                return None
    return None

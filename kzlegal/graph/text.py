"""Owns the graph of texts: expressions of an act by date, their units, words and what made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from akn.meta import identification_of
from akn.provision import Provision, provisions
from kzlegal.corpus import Act
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import AUTHORITY, ELI, MEDIA, PROV, A, Iri, Literal, Triple, day_literal
from kzlegal.graph.sources import TAGS, ActGraphInput, ActText


@dataclass(frozen=True, slots=True)
class HeldText:
    """One text of an act, read once, with the one before it in the same line of texts."""

    text: ActText
    path: str
    """Path of its IRI: of an expression, ``/akn/…/rus@2025-11-17``."""
    work: str
    """Path of the work that it realizes: the act where official, else our restatement."""
    language: str
    version: date
    """Version in whose named graph it stands."""
    day: date
    """First day of which these are the words held."""
    units: Mapping[str, Provision]
    """Its units by eId, in order."""
    before: HeldText | None = None
    """The text before it in this language and of the same issuer; None for the first held."""
    after: HeldText | None = None
    """The text after it; None for the newest held. Its own neighbours are not set."""


def held_texts(versions: Sequence[ActGraphInput]) -> tuple[HeldText, ...]:
    """Read the texts of all versions of an act; official texts and ours are two lines of texts."""
    found = [_held(text, given.version) for given in versions for text in given.texts]
    linked: list[HeldText] = []
    for held in found:
        line = sorted(
            (t for t in found if (t.work, t.language) == (held.work, held.language)),
            key=lambda t: t.day,
        )
        earlier = [t for t in line if t.day < held.day]
        later = [t for t in line if t.day > held.day]
        before, after = earlier[-1] if earlier else None, later[0] if later else None
        linked.append(replace(held, before=before, after=after))
    return tuple(linked)


def _held(text: ActText, version: date) -> HeldText:
    identity = identification_of(text.document)
    units: dict[str, Provision] = {}
    for unit in provisions(text.document):
        if unit.eid:
            units.setdefault(unit.eid, unit)
    return HeldText(
        text,
        str(identity.uri),
        str(identity.work.uri),
        identity.expression.language,
        version,
        identity.expression.date,
        units,
    )


def units_of(texts: Iterable[HeldText]) -> dict[str, Provision]:
    """Give the units of an act by eId through all its texts, in the order of the newest one.

    A unit that only an earlier text has stands after the one that it followed there.
    """
    found: dict[str, Provision] = {}
    order: list[str] = []
    for held in sorted(texts, key=lambda t: t.day, reverse=True):
        last = ""
        for eid, unit in held.units.items():
            if eid not in found:
                found[eid] = unit
                if not order or order[-1] == last:
                    order.append(eid)
                else:
                    order.insert(order.index(last) + 1 if last else 0, eid)
            last = eid
    return {eid: found[eid] for eid in order}


def text_triples(names: Names, act: Act, held: HeldText) -> Iterator[Triple]:
    """Yield one text and its units: language, days, legal value, words, and what made it."""
    ns, tag = names.ns, TAGS.get(held.language, held.language)
    value = f"LegalValue-{'official' if held.text.official else 'unofficial'}"
    said: list[tuple[Iri, Iri | Literal]] = [
        (A, ELI("LegalExpression")),
        (ELI("language"), AUTHORITY(f"language/{held.language.upper()}")),
        (ELI("version_date"), day_literal(held.day)),
        (ELI("legal_value"), ELI(value)),
        (ns("wordingFrom"), day_literal(held.day)),
    ]
    if held.after is not None:
        said.append((ns("wordingUntil"), day_literal(held.after.day)))
    whole = names.akn(held.path)
    yield whole, ELI("realizes"), names.akn(held.work)
    yield names.akn(held.work), ELI("is_realized_by"), whole
    yield whole, ELI("title"), Literal(act.title(held.language), tag)
    for predicate, said_value in said:
        yield whole, predicate, said_value
    yield from _made(names, act, held)
    yield from _file(names, held)
    for eid, unit in held.units.items():
        yield from _unit(names, held, eid, unit, tag)
        for predicate, said_value in said:
            yield names.unit(held.path, eid), predicate, said_value


def makers_of(act: Act, held: HeldText) -> tuple[str, ...]:
    """Give the acts that made a text of ours of the one before it, as the manifest has it."""
    if held.text.official:
        return ()  # what lies between two copies of an official text is not guessed
    return next(
        (e.made_by for e in act.versions(held.language) if e.version == held.day),
        (),
    )


def _made(names: Names, act: Act, held: HeldText) -> Iterator[Triple]:
    whole, makers = names.akn(held.path), makers_of(act, held)
    if held.before is not None:
        before = names.akn(held.before.path)
        yield whole, names.ns("textBefore"), before
        if makers:
            yield whole, PROV("wasDerivedFrom"), before
            yield whole, ELI("consolidates"), before
            yield before, ELI("consolidated_by"), whole
    for maker in makers:
        yield whole, ELI("consolidates"), names.akn(maker)
        yield names.akn(maker), ELI("consolidated_by"), whole
    if held.after is not None and makers_of(act, held.after):
        # ELI names the last day, where ours is the first day after it.
        last = day_literal(held.after.day - timedelta(days=1))
        yield whole, ELI("date_no_longer_in_force"), last
    # The first text held of an act that is older than it began to apply at a day not known here.
    since = held.day if makers else act.applied if held.before is None else None
    if since is not None:
        first = max(since, held.day)
        yield whole, ELI("first_date_entry_in_force"), day_literal(first)


def _file(names: Names, held: HeldText) -> Iterator[Triple]:
    whole, file = names.akn(held.path), names.akn(f"{held.path}.xml")
    yield file, A, ELI("Format")
    yield file, ELI("embodies"), whole
    yield file, ELI("format"), MEDIA("application/akn+xml")
    yield whole, ELI("is_embodied_by"), file
    if held.text.sha256:
        yield file, names.ns("sha256"), Literal(held.text.sha256)


def _unit(names: Names, held: HeldText, eid: str, unit: Provision, tag: str) -> Iterator[Triple]:
    iri, of = names.unit(held.path, eid), names.unit(held.work, eid)
    yield iri, ELI("realizes"), of
    yield of, ELI("is_realized_by"), iri
    above = unit.ancestors[-1] if unit.ancestors else ""
    yield iri, ELI("is_part_of"), names.unit(held.path, above)
    if unit.heading:
        yield iri, ELI("title"), Literal(unit.heading, tag)
    if unit.own_text:
        yield iri, names.ns("text"), Literal(unit.own_text, tag)
    if unit.status:
        yield iri, names.ns("unitStatus"), Literal(unit.status)
    if held.before is not None:
        before = held.before.units.get(eid)
        if before is not None and (before.text, before.status) == (unit.text, unit.status):
            yield iri, names.ns("sameWordsAs"), names.unit(held.before.path, eid)

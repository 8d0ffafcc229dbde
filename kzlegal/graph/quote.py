"""Owns the graph of quotes: the words on which a norm rests, found again by two selectors.

A quote is an ``oa:SpecificResource`` of the smallest unit whose own words (`kz:text`) hold it. The
quote selector finds it by its words, the position selector by its characters in that `kz:text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kzlegal.graph.names import Names
from kzlegal.graph.rdf import OA, XSD, A, Iri, Literal, Triple
from kzlegal.graph.sources import TAGS
from kzlegal.graph.text import HeldText
from kzlegal.norms import Anchor

_AROUND = 32
"""Characters of ``oa:prefix`` and ``oa:suffix``, at most."""


def quotable(texts: Iterable[HeldText]) -> tuple[HeldText, ...]:
    """Give the texts that quotes are taken from: ours where there is one, since norms quote it."""
    found = tuple(texts)
    ours = {held.language for held in found if not held.text.official}
    return tuple(h for h in found if not h.text.official or h.language not in ours)


def in_time(texts: Iterable[HeldText], day: date) -> tuple[HeldText, ...]:
    """Put texts in the order in which a norm that is valid from a day would quote them.

    First the text of that day, then earlier ones, then later ones.
    """
    found = tuple(texts)
    earlier = sorted((t for t in found if t.day <= day), key=lambda t: t.day, reverse=True)
    later = sorted((t for t in found if t.day > day), key=lambda t: t.day)
    return (*earlier, *later)


def quote_triples(
    names: Names, iri: Iri, anchor: Anchor, texts: Sequence[HeldText]
) -> Iterator[Triple]:
    """Yield the quote of a norm; `texts` are in the order of `in_time`.

    A quote that stands nowhere keeps its words and has no position; `kzlegal.norms.check_anchors`
    reports it. Nothing where no text is held in its language.
    """
    own = [held for held in texts if held.language == anchor.language]
    if not own:
        return
    exact = " ".join(anchor.quote.split())
    held, eid, start = next(
        (found for held in own if (found := _place(held, anchor.eid, exact)) is not None),
        (own[0], anchor.eid, -1),
    )
    words = held.units[eid].own_text if start >= 0 else ""
    end = start + len(exact)
    prefix, suffix = words[max(0, start - _AROUND) : max(0, start)], words[end:][:_AROUND]
    source, tag = names.unit(held.path, eid), TAGS[anchor.language]
    quote = names.content("quote", source.value, exact)
    selector = names.content("selector", anchor.language, exact, prefix, suffix)
    yield iri, names.ns("quote"), quote
    yield quote, A, OA("SpecificResource")
    yield quote, OA("hasSource"), source
    yield quote, OA("hasSelector"), selector
    yield selector, A, OA("TextQuoteSelector")
    yield selector, OA("exact"), Literal(exact, tag)
    if prefix:
        yield selector, OA("prefix"), Literal(prefix, tag)
    if suffix:
        yield selector, OA("suffix"), Literal(suffix, tag)
    if start >= 0:
        number = XSD("nonNegativeInteger").value
        position = names.thing("position", f"{start}-{end}")
        yield quote, OA("hasSelector"), position
        yield position, A, OA("TextPositionSelector")
        yield position, OA("start"), Literal(str(start), datatype=number)
        yield position, OA("end"), Literal(str(end), datatype=number)


def _place(held: HeldText, eid: str, exact: str) -> tuple[HeldText, str, int] | None:
    """Find the smallest unit at an eId whose own words hold the quote, and where in them."""
    if eid not in held.units:
        return None
    start = held.units[eid].own_text.find(exact)
    if start >= 0:
        return held, eid, start
    for name, unit in held.units.items():
        if name.startswith(f"{eid}__") and (start := unit.own_text.find(exact)) >= 0:
            return held, name, start
    return None

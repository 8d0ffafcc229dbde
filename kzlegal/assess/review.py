"""Owns Review: whether the words under a norm are still those that the norm was written from.

A norm was written from the official text whose fingerprints the corpus holds, and it quotes our
edition. Where the text that is shown has other words at its units, nobody has read the norm against
them: it needs review and is neither applied nor denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Text:
    """One dated expression as norms are held against it."""

    act: str
    """Work IRI of the act itself."""
    language: str
    iri: str
    """IRI of the expression whose words these are."""
    official: bool
    words: Mapping[str, str]
    """eId to the unit's words, what stands below it included."""
    changed: frozenset[str] | None = None
    """eIds whose own words are not the fingerprinted ones, are gone, or are new; None where there
    are no fingerprints to hold the text against."""


@dataclass(frozen=True, slots=True)
class Review:
    """One reason why a norm needs review."""

    kind: Literal["changed", "no-unit", "quote"]
    """Other words than the fingerprinted ones, no such unit, or a quote that does not stand."""
    iri: str
    language: str
    eids: tuple[str, ...]


def review(norm: Norm, text: Text) -> Review | None:
    """Hold a norm against one text; None where nothing speaks against it.

    An official text is held against the fingerprints: the norm's unit, the units around it that
    have words of their own (the opening words of a list), those below it, and those it quotes.
    Without fingerprints nothing can be said of an official text but that the unit is there. Our own
    edition must hold the norm's quotes at their units.
    """
    if norm.act != text.act:
        return None
    if norm.eid not in text.words:
        return Review("no-unit", text.iri, text.language, (norm.eid,))
    if text.official:
        touched = tuple(sorted(eid for eid in text.changed or () if _rests_on(norm, eid)))
        return Review("changed", text.iri, text.language, touched) if touched else None
    lost = tuple(
        dict.fromkeys(
            a.eid
            for a in norm.anchors
            if a.language == text.language
            and _SPACE.sub(" ", a.quote) not in _SPACE.sub(" ", text.words.get(a.eid, ""))
        )
    )
    return Review("quote", text.iri, text.language, lost) if lost else None


def reviews(norms: Iterable[Norm], texts: Iterable[Text]) -> dict[str, tuple[Review, ...]]:
    """Give the norms that need review by id, each with its reasons in the order of the texts."""
    held = tuple(texts)
    found: dict[str, tuple[Review, ...]] = {}
    for norm in norms:
        reasons = tuple(r for text in held if (r := review(norm, text)) is not None)
        if reasons:
            found[norm.id] = reasons
    return found


def facts_under_review(
    catalogue: Catalogue, basis_act: str, slugs: Mapping[str, str], texts: Iterable[Text]
) -> dict[str, tuple[Review, ...]]:
    """Give the facts whose basis has other words, by id, with the reasons.

    What is asked may mean something else then, and what follows from it by a rule may not follow
    any more. `basis_act` is the work whose units `basis` names; `slugs` maps slugs to works.
    """
    held = tuple(text for text in texts if text.changed)
    found: dict[str, tuple[Review, ...]] = {}
    for fact in catalogue.facts if held else ():
        places = [(basis_act, eid) for eid in fact.basis]
        named = (place.partition("/") for place in fact.elsewhere)
        places += [(slugs.get(slug, ""), eid) for slug, _, eid in named]
        reasons: list[Review] = []
        for text in held:
            own = [eid for work, eid in places if work == text.act]
            touched = tuple(sorted(c for c in text.changed or () if any(_near(e, c) for e in own)))
            if touched:
                reasons.append(Review("changed", text.iri, text.language, touched))
        if reasons:
            found[fact.id] = tuple(reasons)
    return found


def _near(own: str, eid: str) -> bool:
    """Say whether a unit is another, stands around it or below it."""
    return own == eid or own.startswith(f"{eid}__") or eid.startswith(f"{own}__")


def _rests_on(norm: Norm, eid: str) -> bool:
    return _near(norm.eid, eid) or any(anchor.eid == eid for anchor in norm.anchors)

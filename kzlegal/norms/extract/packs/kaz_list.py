"""Owns the shared tail: where in the last item the predicate of a whole Kazakh list begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kzlegal.norms.extract.packs.kaz_text import LIGHT_NOUNS, case, form, has, is_predicate, speaks
from kzlegal.norms.nlp import pipeline

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token

_AFTER_NOUN = frozenset({"сәйкес", "негізінде", "арқылы", "үшін", "бойынша", "есебінен"})
_LIST_HEADS = frozenset("қағидат мақсат міндет жағдай негіз талап тәсіл шарт түр құрал".split())  # noqa: SIM905
_MARKS = frozenset({".", ";", ",", ":", ")"})


def shared_tail(lead: str, items: Sequence[str]) -> int:
    """Say at which character of the last item the predicate of all items begins; -1 for none.

    There is one where the lead-in has no predicate, the last item ends in one and the items before
    it do not. It begins after the last word that ends as the other items end: they stand in one
    case, or in one verb form, because the same predicate governs them all.
    """
    parse = pipeline("kaz")
    opening = parse(lead)
    if len(items) < 2 or speaks(opening, 0, len(opening)):
        return -1
    docs = [parse(item) for item in items]
    *others, last = docs
    end = _last_word(last)
    if (
        end < 0
        or not _closes(last, end)
        or 2 * sum(_speaks_at_end(d) for d in others) > len(others)
    ):
        return -1
    ends = Counter(_shape(d[i]) for d in others if (i := _last_word(d)) >= 0)
    if not ends:
        return -1
    (wanted, _), *_ = sorted(ends.items(), key=lambda entry: (-entry[1], entry[0]))
    at = _list_head(last, end, wanted)
    if at is None:
        at = _after_shape(last, end, wanted)
    if at is None:
        at = _predicate_start(last, end)
    return last[at].idx if at <= end else -1


def _last_word(doc: Doc) -> int:
    return next((i for i in reversed(range(len(doc))) if doc[i].text not in _MARKS), -1)


def _closes(doc: Doc, end: int) -> bool:
    return is_predicate(doc, end)


def _speaks_at_end(doc: Doc) -> bool:
    end = _last_word(doc)
    return end >= 0 and is_predicate(doc, end)


def _shape(token: Token) -> tuple[str, str]:
    """Give what a predicate governs: verb form and case. Possessives do not count."""
    return form(token), case(token)


def _list_head(doc: Doc, end: int, wanted: tuple[str, str]) -> int | None:
    """Give the noun that says what the items are, right after a word of their shape.

    «…; қорғау мақсатында … жүзеге асырылады»: all that follows it belongs to every item.
    """
    for at in reversed(range(1, _light(doc, end))):
        governs = wanted[0] == "Part" or has(doc[at], "Person[psor]=3")
        if governs and doc[at].lemma_ in _LIST_HEADS and _shape(doc[at - 1]) == wanted:
            return at
    return None


def _after_shape(doc: Doc, end: int, wanted: tuple[str, str]) -> int | None:
    """Give the word after the last one of the wanted shape, where that shape is telling.

    A noun in the nominative is not: modifiers and parts of the predicate look the same.
    """
    if wanted == ("", "Nom"):
        return None
    verb, governed = wanted
    for at in reversed(range(_light(doc, end))):
        same_case = case(doc[at]) == governed
        if same_case and (form(doc[at]) == verb or governed not in ("Nom", "")):
            return at + 1
    return None


def _light(doc: Doc, end: int) -> int:
    """Give the first word of a verb with its noun: «жүзеге асырады»."""
    at = end
    while at > 0 and doc[at - 1].norm_ in LIGHT_NOUNS:
        at -= 1
    return at


def _predicate_start(doc: Doc, end: int) -> int:
    """Give the first word of the predicate that ends at `end`, with what it governs."""
    at = _light(doc, end)
    if at > 0 and doc[at - 1].norm_ in _AFTER_NOUN:
        at -= 1
    if at > 0 and doc[at - 1].lemma_ in _LIST_HEADS and has(doc[at - 1], "Person[psor]=3"):
        return at - 1  # «… қағидаттарына сәйкес жүзеге асырылады»: what the items are
    while at > 0 and case(doc[at - 1]) in ("Dat", "Loc") and doc[at].norm_ == doc[end].norm_:
        at -= 1
    return at

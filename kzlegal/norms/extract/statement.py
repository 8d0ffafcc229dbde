"""Owns Statement: one sentence or list item as it is to be read, with the words it inherits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from akn.model import Document
from akn.provision import Provision, provisions

StatementKind = Literal["sentence", "lead", "item"]
"""A sentence of its own, the lead-in of a list, or one item of a list."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one unit that others inherit: ``own_text[start:]`` begins with `text`."""

    eid: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a rule reads: its own words and, for an item, the lead-ins and the shared tail."""

    eid: str
    """The unit that a norm of it stands at. The first unnumbered part of a unit is the unit's own
    opening text (law on legal acts, art. 23), so its norm stands at the unit."""
    kind: StatementKind
    words: Fragment
    leads: tuple[Fragment, ...] = ()
    """The lead-ins of the lists it stands in, the outermost first."""
    tail: Fragment | None = None
    """A predicate printed in the last item that belongs to every item (Kazakh)."""
    headings: tuple[str, ...] = ()
    """Headings around it, the outermost first."""
    earlier: tuple[str, ...] = ()
    """What the same article said before, in order: short names of bearers are read from it."""

    @property
    def text(self) -> str:
        """Its own words, without what is inherited."""
        return self.words.text


SharedTail = Callable[[str, Sequence[str]], int]
"""Says at which character of the last item the predicate of all items begins; -1 for none."""

ITEMS = frozenset({"point", "alinea", "indent", "item", "clause", "list", "hcontainer"})
"""Units that a lead-in with a colon announces; parts (subparagraph) follow a list, not it."""

_STOP = re.compile(r"[.!?…]+[»”\")]*(?=\s)")
_VOWELS = frozenset("аеёиоуыэюяәіөүұaeiouy")
"""A short word with a vowel («ие», «их») is a word and can end a sentence."""
_WORD_BEFORE = re.compile(r"[^\s(«„\"]+$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a text as character ranges, without the spaces between them.

    A full stop ends one only before a capital letter, a digit or a quotation mark, and not after
    an abbreviation of one or two letters in lower case, an initial or a number at its start.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        rest = text[stop.end() :].lstrip()
        before = _WORD_BEFORE.search(text[start : stop.start()])
        word = before.group() if before else ""
        opens = before is not None and not text[start : start + before.start()].strip()
        if not rest or not (rest[0].isupper() or rest[0] in '«„"'):
            continue
        if text[stop.start()] == "." and _abbreviated(word, opens):
            continue
        found.append((start, stop.end()))
        start = len(text) - len(rest)
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return tuple(found)


def _abbreviated(word: str, opens: bool) -> bool:
    letters = word.strip("().,")
    return (
        not letters
        or (letters.isdigit() and opens)  # «3. Лицо …» is a label, «… статьи 3.» ends a sentence
        or (len(letters) == 1 and letters.isalpha())
        or (len(letters) <= 2 and letters.islower() and not set(letters) & _VOWELS)
    )


def statements(document: Document, shared_tail: SharedTail | None = None) -> tuple[Statement, ...]:
    """Give the statements of a document in document order.

    A list with one lead-in and N items gives one ``lead`` and N ``item`` statements, each at its
    own unit; every other sentence gives one. Units that are removed, and units that quote the text
    of another act, give none: an amending act lays its norms down elsewhere.
    """
    units = provisions(document)
    quoting = {
        e.eid
        for e in document.walk()
        if e.eid and any(c.name in ("quotedStructure", "mod") for c in e.walk())
    }
    by_eid = {unit.eid: unit for unit in units if unit.eid}
    reading = _Reading(units, by_eid, frozenset(quoting), shared_tail)
    return tuple(reading.all())


class _Reading:
    def __init__(
        self,
        units: tuple[Provision, ...],
        by_eid: Mapping[str, Provision],
        quoting: frozenset[str],
        shared_tail: SharedTail | None,
    ) -> None:
        self.units = units
        self.by_eid = by_eid
        self.quoting = quoting
        self.children: dict[str, list[Provision]] = {}
        for unit in units:
            parent = next((a for a in reversed(unit.ancestors) if a), "")
            self.children.setdefault(parent, []).append(unit)
        self.leads: dict[str, Fragment] = {}
        self.tails: dict[str, Fragment] = {}
        self.shared_tail = shared_tail
        for unit in units:
            self.open_list(unit)

    def open_list(self, unit: Provision) -> None:
        """Note the lead-in and the shared tail of a unit that opens a list."""
        items = [c for c in self.children.get(unit.eid, ()) if c.name in ITEMS]
        if not items and unit.name == "article":
            items = [c for c in self.children.get(unit.eid, ()) if c.name == "paragraph"]
        ranges = sentences(unit.own_text)
        if not items or not ranges:
            return
        start, end = ranges[-1]
        # A list without its colon is still a list where its opening words are no sentence.
        if unit.own_text[end - 1] != ":" and unit.own_text[end - 1] in ".!?":
            return
        self.leads[unit.eid] = Fragment(unit.eid, start, unit.own_text[start:end])
        if self.shared_tail is None:
            return
        at = self.shared_tail(self.leads[unit.eid].text, tuple(i.own_text for i in items))
        last = items[-1]
        if 0 <= at < len(last.own_text):
            tail = Fragment(last.eid, at, last.own_text[at:])
            for item in items:
                self.tails[item.eid] = tail

    def all(self) -> Iterator[Statement]:
        article = ""
        earlier: list[str] = []
        for unit in self.units:
            if unit.name == "article":
                article, earlier = unit.eid, []
            elif article and article not in unit.ancestors:
                article, earlier = "", []
            if not unit.own_text or unit.status == "removed" or unit.eid in self.quoting:
                continue
            for statement in self.of(unit, tuple(earlier)):
                yield statement
                earlier.append(statement.text)

    def of(self, unit: Provision, earlier: tuple[str, ...]) -> Iterator[Statement]:
        around = [self.by_eid[a] for a in unit.ancestors if a in self.by_eid]
        headings = tuple(u.heading for u in (*around, unit) if u.heading)
        leads = tuple(self.leads[a] for a in unit.ancestors if a in self.leads)
        lead = self.leads.get(unit.eid)
        # An item of a list inside an item takes the predicate of the outer list.
        tails = (self.tails.get(e) for e in (unit.eid, *reversed(unit.ancestors)))
        tail = next((t for t in tails if t is not None), None)
        listed = unit.name in ITEMS or (unit.name == "paragraph" and bool(leads))
        eid = self.place(unit)
        if eid != unit.eid:
            # The first part of an item is the item's own opening text.
            listed = listed or (self.by_eid[eid].name in ITEMS and bool(leads))
        text = unit.own_text
        if tail is not None and tail.eid == unit.eid:
            text = text[: tail.start].rstrip()
        for order, (start, end) in enumerate(sentences(text)):
            words = Fragment(unit.eid, start, text[start:end])
            if lead is not None and start == lead.start:
                yield Statement(eid, "lead", words, leads, None, headings, earlier)
            elif listed and leads and order == 0:
                yield Statement(eid, "item", words, leads, tail, headings, earlier)
            else:
                yield Statement(eid, "sentence", words, (), None, headings, earlier)

    def place(self, unit: Provision) -> str:
        """Give the unit that a norm stands at: the first part of a unit is the unit's own text."""
        parent = next((a for a in reversed(unit.ancestors) if a), "")
        if unit.name == "subparagraph" and not unit.num and parent:
            siblings = [c for c in self.children[parent] if c.name == "subparagraph"]
            opens = self.by_eid[parent]
            if siblings[0] is unit and not opens.own_text:
                return parent
        return unit.eid

"""Owns targets: from the words that name a unit in a note to the unit's eId."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kzlegal.amend.evidence.place import Place, Units, number_of
from kzlegal.amend.evidence.values import Part
from kzlegal.amend.evidence.words import Words
from kzlegal.grammar.pack import roman
from kzlegal.refs import find_references
from kzlegal.refs.citation import CODE, LAW, UnitNames
from kzlegal.refs.unit import CONTAINERS, Language, Step, citable, steps


@dataclass(frozen=True, slots=True)
class Target:
    """A unit that a note names, or a part of it."""

    eid: str
    part: Part = ""
    warning: str = ""
    """Code of a problem: AMD304 not found in this text, AMD305 another kind of unit."""


@dataclass(frozen=True, slots=True)
class Act:
    """The act whose notes are read, as far as targets ask."""

    iri: str
    language: Language
    units: Units
    names: tuple[UnitNames, ...]
    """What it may call its units, the likelier first; one where the table of acts knows it."""


def targets(phrase: str, place: Place, act: Act, words: Words, future: bool) -> tuple[Target, ...]:
    """Resolve the words before a verb; empty where they name nothing.

    Most notes name only the unit and rely on position: a remark on a future change stands before
    its unit, a footnote after it.
    """
    said = words.expand(phrase)
    if words.contents.search(said):
        return (Target("", "contents"),)
    if words.title.search(said):
        parts = [Target("", "title")]
        if words.preamble.search(said):
            parts.append(Target("preamble", "preamble"))
        return tuple(parts)
    if words.preamble.search(said):
        return (Target("preamble", "preamble"),)
    heading = words.heading.search(said)
    eids = _named(said, place, act, words, future)
    if not eids and words.note.search(said):
        eids = _note(place, act)
    if heading:
        if not eids and not place.inside:
            return (Target("", "title"),)
        eids = eids or (_headed(place, act),)
        found = [Target(t.eid, "heading", t.warning) for t in eids if t.eid]
        if words.text_too.search(said):
            found += eids
        return tuple(found)
    if eids:
        return eids
    return (Target(""),) if words.this_act.search(said) else ()


def _named(said: str, place: Place, act: Act, words: Words, future: bool) -> tuple[Target, ...]:
    candidates: list[list[str]] = []
    note = _note(place, act) if words.note.search(said) else ()
    heres = [note[0].eid] if note else _heres(place, future)
    for unit_names in _names(said, act, words):
        for here in heres:
            found = _read(said, here, act, unit_names, words)
            if future and len(found) == 1 and _same(found[0], place.next):
                return (_part(Target(place.next), said, words),)
            if found and all(_known(e, act.units) for e in found):
                return tuple(_part(_exact(e, act.units), said, words) for e in found)
            if found:
                candidates.append(found)
    if division := _division(said, place, act, words):
        return (division,)
    if not candidates:
        return ()
    if future and (other := _mislabelled(candidates, place)):
        return (other,)
    return tuple(_near(e, place, act.units) for e in candidates[0])


def _names(said: str, act: Act, words: Words) -> tuple[UnitNames, ...]:
    """Order what the act may call its units by the words themselves.

    «часть 2» in digits is the numbered unit of a code; «часть 2 пункта 1» cannot be.
    """
    if len(act.names) < 2:
        return act.names
    if words.point_too.search(said):
        return (LAW,)
    if words.numbered_part.search(said):
        return tuple(sorted(act.names, key=lambda n: n != CODE))
    return act.names


def _same(eid: str, following: str) -> bool:
    """Say whether the unit that follows is the one named, in whichever часть its list stands."""
    if not following or number_of(eid) != number_of(following):
        return False
    around = [s for s in citable(following) if s.kind != "subpara"]
    return [s for s in citable(eid) if s.kind != "subpara"] == around


def _heres(place: Place, future: bool) -> list[str]:
    """Give the units in which the words may be meant, the likeliest first."""
    if future:
        order = [place.next, place.inside, place.previous]
        if not place.next_inside and place.inside:
            # a note at the end of its unit; but before an article it may concern what follows
            order = [place.inside, place.previous, place.next]
    else:
        order = [place.inside, place.previous, place.next]
    return list(dict.fromkeys(e for e in order if e)) or [""]


def _read(
    said: str, here: str, act: Act, unit_names: UnitNames, words: Words, *, new: bool = False
) -> list[str]:
    """Read the eIds that the words name, seen from one unit; ranges are spelled out."""
    found: list[str] = []
    if unit_names == CODE and words.part.search(said):
        # a numbered часть stands in its article, not in another часть
        here = _article(here) or here
    for reference in find_references(
        said,
        act.language,
        here=here,
        act=act.iri,
        # what the act has does not tell how new units are numbered
        known=None if new else act.units.known,
        unit_names=unit_names,
    ):
        if reference.kind != "internal" or reference.cls != "unit" or not reference.href:
            continue
        first, last = reference.href.removeprefix("#"), reference.up_to.removeprefix("#")
        found += _spelled(first, last) if last else [first]
    return list(dict.fromkeys(found))


def _spelled(first: str, last: str) -> list[str]:
    """Spell a range of plain numbers out; of any other give its two ends."""
    stem, _, low = first.rpartition("_")
    last_stem, _, high = last.rpartition("_")
    base, _, low_tail = low.rpartition("-")
    high_base, _, high_tail = high.rpartition("-")
    if stem == last_stem and low.isdecimal() and high.isdecimal() and int(low) < int(high):
        return [f"{stem}_{n}" for n in range(int(low), min(int(high), int(low) + 99) + 1)]
    if stem == last_stem and base and base == high_base and int(low_tail) < int(high_tail):
        return [f"{stem}_{base}-{n}" for n in range(int(low_tail), int(high_tail) + 1)]
    return [first, last]


def _known(eid: str, units: Units) -> bool:
    return eid in units.known or _opening(eid, units) is not None or bool(_suffixed(eid, units, ""))


def _exact(eid: str, units: Units) -> Target:
    if eid in units.known:
        return Target(eid)
    if (owner := _opening(eid, units)) is not None:
        return Target(owner, "intro")
    return Target(_suffixed(eid, units, "") or eid)


def _part(target: Target, said: str, words: Words) -> Target:
    """Say that the opening words are meant where the reference gave the unit that they open."""
    if target.part or number_of(target.eid)[0] == "al" or not words.opening.search(said):
        return target
    return replace(target, part="intro")


def _opening(eid: str, units: Units) -> str | None:
    """Give the unit whose opening words are meant: its first абзац has no element."""
    head, _, last = eid.rpartition("__")
    if last != "al_1":
        return None
    if head in units.known:
        return head
    around, _, part = head.rpartition("__")
    return around if part == "subpara_1" and around in units.known else None


def _suffixed(eid: str, units: Units, near: str) -> str:
    kind = eid.partition("_")[0]
    return units.ending(eid, near) if kind in CONTAINERS and "__" not in eid else ""


def _near(eid: str, place: Place, units: Units) -> Target:
    """Give a unit that this text does not have; or the chapter meant among several."""
    if found := _suffixed(eid, units, place.inside or place.next):
        return Target(found)
    if eid in units.known:
        return Target(eid)
    return Target(eid, warning="AMD304")


def _mislabelled(candidates: Iterable[list[str]], place: Place) -> Target | None:
    """Prefer the label of the text that follows: a point called a paragraph."""
    if not place.next:
        return None
    _, number = number_of(place.next)
    for eids in candidates:
        if len(eids) == 1 and number and number_of(eids[0])[1] == number:
            return Target(place.next, warning="AMD305")
    return None


def _note(place: Place, act: Act) -> tuple[Target, ...]:
    """Find the legislator's own note that is meant: around the place, after it, in its article."""
    for eid in (*act.units.around(place.inside), place.next):
        element = act.units.known.get(eid)
        if element is not None and element.get("name") == "note":
            return (Target(eid),)
    article = _article(place.inside) or _article(place.previous)
    eid = f"{article}__hcontainer_1"
    return (Target(eid),) if eid in act.units.known else ()


def _headed(place: Place, act: Act) -> Target:
    """Give the unit whose heading stands above the note."""
    for eid in act.units.around(place.inside):
        element = act.units.known.get(eid)
        if element is not None and element.first("heading") is not None:
            return Target(eid)
    return Target(_article(place.inside))


def _division(said: str, place: Place, act: Act, words: Words) -> Target | None:
    """Find a chapter or section numbered in Roman digits."""
    match = words.roman.search(said)
    if match is None:
        return None
    noun = match["noun"].casefold()
    kind = next(k for start, k in words.divisions.items() if noun.startswith(start))
    eid = f"{kind}_{roman(match['number']).upper()}"
    if eid in act.units.known:
        return Target(eid)
    found = act.units.ending(eid, place.inside)
    return Target(found) if found else Target(eid, warning="AMD304")


def _article(eid: str) -> str:
    for unit in citable(eid):
        if unit.kind == "art":
            return str(unit)
    return ""


def article_of(eid: str) -> str:
    """Give the article of a unit; empty for a unit outside articles."""
    return _article(eid)


@dataclass(frozen=True, slots=True)
class New:
    """A unit that comes into the act."""

    eid: str
    parent: str
    after: str
    warning: str = ""


def additions(
    phrase: str, container: tuple[Target, ...], place: Place, act: Act, words: Words
) -> tuple[New, ...]:
    """Resolve the words that name new units: "with subpoints 3-1) and 3-2)".

    `container` is what the note names as supplemented; where it names nothing, the place of the
    note says it.
    """
    said = words.expand(phrase)
    owner = None
    if container and not container[0].part and not container[0].warning:
        owner = container[0].eid
    found: list[New] = []
    for names in _names(said, act, words):
        for eid in _read(said, owner or place.inside, act, names, words, new=True):
            step = steps(eid)[-1]
            warning = ""
            into = owner
            if owner and number_of(owner)[0] == step.kind:
                # «дополнить часть 1 частью 20»: no unit stands in one of its own kind
                warning, into = "AMD305", act.units.parent.get(owner, "")
            parent, stem = _parent(step, into, place, act.units)
            whole = f"{stem}__{step}" if stem else str(step)
            found.append(New(whole, parent, _after(step, parent, place, act.units), warning))
        if found:
            break
    if not found and words.note.search(said):
        parent = owner or _article(place.inside)
        found.append(New(f"{parent}__hcontainer_1", parent, place.previous))
    return tuple(found)


def _parent(step: Step, owner: str | None, place: Place, units: Units) -> tuple[str, str]:
    """Give the unit into which a new one comes, and what its eId begins with.

    Articles, chapters and larger units are numbered through the act. A smaller unit stands beside
    those of its own kind; its eId begins as theirs, which leaves out the часть they stand in where
    numbering does not begin anew.
    """
    if step.kind == "art" or step.kind in CONTAINERS:
        return "", ""
    within = [e for e in (place.previous, place.next) if e and _inside(e, owner, place, units)]
    for eid in within:
        for around in units.around(eid):
            kind, _ = number_of(around)
            if kind == step.kind and (owner is None or units.holds(owner, around)):
                return units.parent.get(around, ""), around.rpartition("__")[0]
    parent = owner if owner else place.inside
    return parent, parent


def _inside(eid: str, owner: str | None, place: Place, units: Units) -> bool:
    return units.holds(owner if owner else place.inside, eid)


def _after(step: Step, parent: str, place: Place, units: Units) -> str:
    """Give the sibling after which a new unit will stand, by the place of the note."""
    for eid in units.around(place.previous):
        if number_of(eid)[0] == step.kind and (not parent or units.holds(parent, eid)):
            return eid
    lower = [
        eid
        for eid, around in units.parent.items()
        if around == parent and number_of(eid)[0] == step.kind and _key(eid) < _key(str(step))
    ]
    return max(lower, key=_key, default="") if parent else ""


def _key(eid: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", eid.rpartition("_")[2]))

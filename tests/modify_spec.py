"""Owns the specs of modifications: an act, what is ordered, and the act after it, in full.

The block ``before`` holds the text of an act, a line ``---`` and the modifications, one a line::

    KIND TARGET [part=…] [pos=…] [times=N|all] [ordinal=N] [up_to=…] [old="…"] [new="…"]
        [remark="…"] [on=DATE] [until=DATE] [force=DATE] [act=NUMBER of DATE]
      point «1-1)» · words          units that come: indented, deeper ones inside
      article «Article 5.» # heading · words

The block ``after`` holds the law of the act after it, ``eId: words``, ``(removed)`` for repealed
units, and the problems as ``! CODE eId``. On the way it is checked that the result is valid against
the XSD and clean at level 2, that a second application changes nothing, and that one modification
after the other gives the same bytes as all at once (unless the act moves its own count, AKN514).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from akn import checks, schema
from akn.model import Document, Element
from akn.modify import Modification, Source, TextualModification, apply, apply_all, in_order
from akn.modify.modification import EfficacyKind, EfficacyModification
from akn.text import blocks
from akn.xml import write
from kzlegal.corpus import read_source
from kzlegal.grammar import parse
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.grammar.pack import LETTERS

GENERATED = date(2026, 11, 24)
ALIKE = ("\u0456i", "\u0406I")
ACT = "/akn/kz/act/2026-01-15/100-VIII"
_OPTION = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
_UNIT = re.compile(
    r"(?P<depth> +)(?P<name>\w+)(?:=(?P<kind>\w+))?(?: «(?P<num>[^»]*)»)?"
    r"(?: # (?P<heading>[^·]*?))?"
    r"(?: · (?P<text>.*))?$"
)
_EFFICACY = frozenset(get_args(EfficacyKind))


def amended(text: str, language: str) -> str:
    """Apply what a spec orders and print the act after it."""
    given, _, orders = text.partition("\n---\n")
    head = _HEADS[language]
    source = read_source("spec.txt", f"{head}\n\n{given}".encode())
    document = parse(source, language, generated=GENERATED).document
    changes = tuple(modifications(orders))
    applied = apply_all(document, changes, letters=LETTERS, alike=ALIKE)
    done = [o.modification for o in applied.outcomes if o.applied]
    _assert_sound(document, changes, done, applied.document, {p.code for p in applied.problems})
    lines = [*law(applied.document), *(f"! {p.code} {p.eid}" for p in applied.problems)]
    return "".join(f"{line}\n" for line in lines)


_HEADS = {
    "ru": "О журнале\n\nЗакон Республики Казахстан от 5 марта 2024 года № 999-VIII",
    "kk": "Журнал туралы\n\nҚазақстан Республикасының Заңы 2024 жылғы 5 наурыздағы № 999-VIII ҚРЗ",
    "en": "On the journal\n\nLaw of the Republic of Kazakhstan dated 5 March 2024 No. 999-VIII",
}


def law(document: Document) -> Iterator[str]:
    """Print the units of a document, one block a line; titles only where they changed."""
    removed = {e.eid for e in document.walk() if e.get("status") == "removed"}
    for block in blocks(document):
        if block.eid and block.eid != "longTitle":
            mark = " (removed)" if block.eid in removed else ""
            yield f"{block.eid}{mark}: {block}"
        elif block.eid == "longTitle" and str(block) not in ("О журнале", "Журнал туралы"):
            yield f"title: {block}"


def _assert_sound(
    before: Document,
    changes: Sequence[Modification],
    done: Sequence[Modification],
    after: Document,
    codes: set[str],
) -> None:
    assert schema.validate(after) == ()
    known = {str(p) for p in checks.check(before, conventions=KAZAKH)}
    new = [p for p in checks.check(after, conventions=KAZAKH) if str(p) not in known]
    assert [p for p in new if p.code not in ("AKN404",)] == []
    again = apply_all(after, done, letters=LETTERS, alike=ALIKE)
    assert again.document is after, "a second application changed something"
    assert not any(o.applied for o in again.outcomes)
    if "AKN514" in codes or any(c.kind == "renumbering" for c in changes):
        return
    step = before
    for change in in_order(changes):
        step = apply(step, change, letters=LETTERS, alike=ALIKE).document
    assert write(step) == write(after), "one after the other differs from all at once"


def modifications(orders: str) -> Iterator[Modification]:
    """Read the modifications of a spec."""
    lines = [line for line in orders.splitlines() if line.strip()]
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        block = []
        while index < len(lines) and lines[index].startswith(" "):
            block.append(lines[index])
            index += 1
        yield _modification(line, block, len(lines[:index]))


def _modification(line: str, block: list[str], number: int) -> Modification:
    kind, _, rest = line.partition(" ")
    target, _, rest = rest.partition(" ")
    target = "" if target == "document" else target
    options = {m[1]: m[2] if m[2] is not None else m[3] for m in _OPTION.finditer(rest)}
    unread = _OPTION.sub("", rest).strip()
    assert not unread, f"a spec's option is misspelt: {unread!r} in {line!r}"
    act = ACT.replace("100-VIII", options.get("act", "100-VIII"))
    source = Source(act, f"art_1__point_{number}", number)
    day = date.fromisoformat(options.get("on", "2026-03-01"))
    end = date.fromisoformat(options["until"]) if "until" in options else None
    force = date.fromisoformat(options["force"]) if "force" in options else None
    if kind in _EFFICACY:
        return EfficacyModification(kind, target, source, day, end, force)  # type: ignore[arg-type]
    times = options.get("times", "1")
    return TextualModification(
        kind,  # type: ignore[arg-type]
        target,
        source,
        day,
        options.get("part", ""),
        options.get("pos", "unspecified"),  # type: ignore[arg-type]
        options.get("old"),
        tuple(units(block)) if block else options.get("new"),
        None if times == "all" else int(times),
        int(options["ordinal"]) if "ordinal" in options else None,
        options.get("up_to", ""),
        options.get("remark", ""),
        force,
        end,
    )


def units(block: Sequence[str]) -> Iterator[Element]:
    """Read units: ``name «num» # heading · words``, deeper lines inside."""
    at = 0
    while at < len(block):
        head = _UNIT.match(block[at])
        assert head, block[at]
        end = at + 1
        while end < len(block) and len(block[end]) - len(block[end].lstrip()) > len(head["depth"]):
            end += 1
        yield _unit(head, tuple(units(block[at + 1 : end])))
        at = end


def _unit(head: re.Match[str], inside: tuple[Element, ...]) -> Element:
    children: list[Element] = []
    if head["num"]:
        children.append(Element("num", (), (head["num"],)))
    if head["heading"]:
        children.append(Element("heading", (), (head["heading"].strip(),)))
    if head["name"] in ("tr",):
        cells = (head["text"] or "").split(" | ")
        return Element("tr", (), tuple(Element("td", (), (Element("p", (), (c,)),)) for c in cells))
    if head["text"]:
        words = (Element("p", (), (head["text"],)),)
        children.append(Element("intro" if inside else "content", (), words))
    attributes = (("name", head["kind"]),) if head["kind"] else ()
    return Element(head["name"], attributes, (*children, *inside))

"""Owns the checks of numbers, order and nesting, AKN4xx (AKN-NC 5.4.3; content models)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from akn.checks.subject import Entry, Subject
from akn.eid import HIERARCHY, element_ref, number, printed_number
from akn.model import Element
from akn.number import Rank, ranks
from akn.problem import Problem, Severity

_BLOCKS = frozenset("block blockContainer blockList foreign ol p table tblock toc ul".split())  # noqa: SIM905
_TEXT_BOXES = frozenset("block content heading intro item li p td th wrapUp".split())  # noqa: SIM905
_RANGE = re.compile(r"(?<=[).])\s*[-\u2013\u2014,]\s*(?=[0-9])")


def missing_num(subject: Subject) -> Iterator[Problem]:
    """AKN401: a unit that is always numbered has no number.

    Why: nobody can cite it, and its eId is a guess. Clause: AKN-NC 5.4.3. Remedy: print the number
    in ``num``; where the law has none, another unit (subparagraph, alinea) is meant.
    """
    for entry in subject.entries:
        element = entry.element
        if element.name in subject.conventions.need_num and not printed_number(element).strip():
            yield subject.problem(
                "AKN401", entry, f"{element.name} has no number", "Add a num with its number."
            )


def out_of_sequence(subject: Subject) -> Iterator[Problem]:
    """AKN402 a number goes back, AKN403 a number stands twice, AKN404 (information) numbers miss.

    Why: units are cited by number: 12, 14, 13 or 12, 12 is a fault of the text or of the reading.
    An inserted 12-1 follows 12; a repealed unit keeps its place; a gap may be meant. Clause: AKN-NC
    5.4.3. Remedy: correct the number or the order.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in subject.entries:
        if entry.element.name in HIERARCHY and entry.expected:
            prefix, _, _ = entry.expected.rpartition("__")
            groups.setdefault((prefix, element_ref(entry.element)), []).append(entry)
    for group in groups.values():
        yield from _sequence(subject, group)


def _sequence(subject: Subject, group: Sequence[Entry]) -> Iterator[Problem]:
    printed = [printed_number(e.element) for e in group]
    # A stub of several repealed units, "7) - 7-2)", runs from its first number to its last.
    ends = [_RANGE.split(text) for text in printed]
    letters = subject.conventions.letters
    order = ranks([number(e[0], letters) for e in ends])
    closing = ranks([number(e[-1], letters) for e in ends])
    held = _held(order, closing)
    seen: dict[Rank, str] = {}
    last: Rank = ()
    for entry, text, rank, close in zip(group, printed, order, closing, strict=True):
        if rank is None:
            continue
        name = entry.element.name
        wid = entry.element.get("wId")
        if rank in seen:
            # Two versions of one unit in one file share a wId (AKN-NC 5.5.3.2): no duplicate.
            if not wid or entry.quoted:
                yield subject.problem(
                    "AKN403",
                    entry,
                    f"number '{text}' of {name} stands twice",
                    f"'{seen[rank]}' has it already; correct the number.",
                )
            continue
        if last and rank < last:
            yield subject.problem(
                "AKN402",
                entry,
                f"number '{text}' of {name} stands after '{seen[last]}'",
                "Correct the number or move the unit to its place.",
            )
        elif subject.conventions.gaps and not entry.quoted:
            yield from _gap(subject, entry, last, rank, held)
        last = close or rank
        seen[rank] = seen[last] = text


def _held(order: Sequence[Rank | None], closing: Sequence[Rank | None]) -> set[int]:
    """Give the whole numbers that stand in a group, those inside ranges included."""
    held: set[int] = set()
    for rank, close in zip(order, closing, strict=True):
        if rank and not rank[0][1]:
            last = close[0][0] if close and not close[0][1] else rank[0][0]
            held.update(range(rank[0][0], min(last, rank[0][0] + 1000) + 1))
    return held


def _gap(
    subject: Subject, entry: Entry, last: Rank, rank: Rank, held: set[int]
) -> Iterator[Problem]:
    if rank[0][1]:
        return
    start = last[0][0] + 1 if last and not last[0][1] else 1
    missing = [n for n in range(start, min(rank[0][0], start + 1000)) if n not in held]
    if missing:
        first, last_missing = missing[0], missing[-1]
        span = f"numbers {first} to {last_missing} are" if missing[1:] else f"number {first} is"
        yield subject.problem(
            "AKN404",
            entry,
            f"before {entry.element.name} {rank[0][0]} {span} missing",
            "Check that nothing was lost; a repealed unit stays with its number.",
            Severity.INFO,
        )


def mixed_content(subject: Subject) -> Iterator[Problem]:
    """AKN405: a unit holds text blocks beside units, or a unit stands inside a text block.

    Why: a unit has either ``content`` or further units with ``intro`` and ``wrapUp`` around them;
    else nobody can say which words belong to which unit. Clause: type hierarchy of the XSD.
    Remedy: move the words into ``intro`` or ``wrapUp``, or into a unit of their own.
    """
    for entry in subject.entries:
        element = entry.element
        if element.name in HIERARCHY:
            if found := _mixture(element):
                yield subject.problem(
                    "AKN405",
                    entry,
                    f"{element.name} holds {found}",
                    "Put the words before the units into intro, those after them into wrapUp.",
                )
            if entry.parent is not None and entry.parent.name in _TEXT_BOXES:
                yield subject.problem(
                    "AKN405",
                    entry,
                    f"{element.name} stands inside {entry.parent.name}",
                    "Move the unit beside it, under the unit around.",
                )


def _mixture(element: Element) -> str:
    units = [c.name for c in element.elements() if c.name in HIERARCHY]
    blocks = [c.name for c in element.elements() if c.name in _BLOCKS]
    contents = sum(1 for _ in element.elements("content"))
    if contents and units:
        return f"content beside {units[0]}"
    if contents and element.first("intro", "wrapUp") is not None:
        return "content beside intro or wrapUp"
    if contents > 1:
        return "content twice"
    if blocks:
        return f"{blocks[0]} beside {units[0]}" if units else f"{blocks[0]} outside content"
    if any(isinstance(c, str) and c.strip() for c in element.children):
        return "words outside content"
    return ""

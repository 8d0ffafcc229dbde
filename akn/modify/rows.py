"""Owns the changes of table rows: restated, and put in by the number in their first cell."""

from __future__ import annotations

from akn.model import Element, Node
from akn.modify.modification import TextualModification
from akn.modify.naming import cleaned
from akn.modify.part import row, row_number, rows
from akn.modify.refusal import Refusal
from akn.modify.run import Effect, Run
from akn.modify.words import already
from akn.number import ranks


def restate_row(run: Run, change: TextualModification) -> Effect:
    """Put rows in the place of one row of the target's tables."""
    assert isinstance(change.new, tuple)
    new = cleaned(change.new, change.target)
    unit = run.target(change.target)
    if not change.part.startswith("row_") or any(r.name != "tr" for r in new):
        raise Refusal(
            "AKN505", f"'{change.part}' is not restated by {new[0].name}", change.target,
            "Give tr elements for a row, words for any other part.",
        )  # fmt: skip
    old = row(unit, change.target, change.part.removeprefix("row_"))
    if len(new) == 1 and run.comparison.same(_said(old), _said(new[0])):
        raise already(change, "the row is the new one")
    run.tree.write(change.target, _with_rows(unit, old, new))
    return Effect(change.target, "inside", (change.target,))


def insert_row(run: Run, change: TextualModification) -> Effect:
    """Put rows before or after the row that `part` names, else where their numbers ask for."""
    assert isinstance(change.new, tuple)
    new = cleaned(change.new, change.target)
    unit = run.target(change.target)
    if any(run.comparison.same(_said(r), _said(new[0])) for r in rows(unit)):
        raise already(change, "the same row stands there")
    if change.part:
        beside = row(unit, change.target, change.part.removeprefix("row_"))
        behind = change.position != "before"
    else:
        beside, behind = _by_number(unit, change, new[0])
    made = _with_rows(unit, beside, (*([beside] * behind), *new, *([beside] * (not behind))))
    run.tree.write(change.target, made)
    return Effect(change.target, "inside", (change.target,))


def _by_number(unit: Element, change: TextualModification, new: Element) -> tuple[Element, bool]:
    every = rows(unit)
    if not every:
        raise Refusal("AKN506", f"{change.target} has no table", change.target)
    if change.position == "start":
        return every[0], False
    if change.position == "end":
        return every[-1], True
    numbered = [r for r in every if row_number(r)]
    order = ranks([*map(row_number, numbered), row_number(new)])
    mine = order[-1]
    if mine is None:
        raise Refusal(
            "AKN508", f"the new row of {change.target} has no number in its first cell",
            change.target, "Say before or after which row it comes.",
        )  # fmt: skip
    if mine in order[:-1]:
        raise Refusal("AKN507", f"{change.target} has a row {row_number(new)}", change.target)
    before = [r for r, rank in zip(numbered, order, strict=False) if rank and rank < mine]
    if before:
        return before[-1], True
    return (numbered[0], False) if numbered else (every[-1], True)


def _with_rows(unit: Element, row: Element, new: tuple[Element, ...]) -> Element:
    children: list[Node] = []
    changed = False
    for child in unit.children:
        if child is row:
            children += new
            changed = True
            continue
        made = _with_rows(child, row, new) if isinstance(child, Element) else child
        changed = changed or made is not child
        children.append(made)
    return unit.with_children(*children) if changed else unit


def _said(row: Element) -> str:
    return "\t".join(cell.text() for cell in row.elements("td", "th"))

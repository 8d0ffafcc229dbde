"""Owns the comparison of what stands around an act's body: title, preamble, signature, annexes."""

from __future__ import annotations

from akn.model import Document, Element
from akn.problem import Problem, Severity
from akn.text import blocks
from kzlegal.amend.derivation.edits import edits
from kzlegal.amend.derivation.proposal import Change, Part, Proposal


def surroundings(
    old: Document, new: Document
) -> tuple[tuple[Change, ...], tuple[Proposal, ...], tuple[Problem, ...]]:
    """Give changes, proposals and problems (AMD453) of all that is not the body."""
    changes: list[Change] = []
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    for part, before, after in (
        ("title", _title(old), _title(new)),
        ("preamble", _said(old.root.first("preamble")), _said(new.root.first("preamble"))),
    ):
        if before == after or not (before and after):
            # a copy without its head says nothing of the title
            continue
        where: Part = "title" if part == "title" else "preamble"
        changes.append(Change("", "changed", before, after, where))
        said = edits(before, after) if "\n" not in before + after else ()
        proposals += [Proposal(e.kind, "", where, e.old, e.new) for e in said] or [
            Proposal("restate", "", where, new=after)
        ]
    for name, what in (("conclusions", "the signature"), ("attachments", "the annexes")):
        before, after = _said(old.root.first(name)), _said(new.root.first(name))
        if before == after or not (before or after):
            continue
        changes.append(Change("", "changed", before or None, after or None))
        problems.append(
            Problem(
                "AMD453",
                f"{what} of the two texts differ",
                Severity.WARNING,
                hint="compare them by eye: no instruction is proposed for them",
            )
        )
    return tuple(changes), tuple(proposals), tuple(problems)


def _title(document: Document) -> str:
    preface = document.root.first("preface")
    for element in preface.walk() if preface is not None else ():
        if element.name == "docTitle":
            return " ".join(element.text().split())
    return ""


def _said(element: Element | None) -> str:
    if element is None:
        return ""
    return "\n".join(str(b) for b in blocks(element) if b.kind != "remark")

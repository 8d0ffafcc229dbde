"""Owns the page "How we read the law": every reading of ours with its reason, from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kzlegal.norms.condition import All, AnyOf, Condition, Is, Not
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Bearer, Norm, NormFile
from kzlegal.norms.penalty import IndexValue, Penalty

_SECTIONS = (
    ("contested", "Contested", "Lawyers can read these units in more than one way."),
    ("interpretation", "Interpretation", "The text leaves something out; this is how we fill it."),
    ("unverified", "Unverified", "Not yet checked against a primary source."),
)


def reading_page(
    files: Iterable[NormFile],
    bearers: Mapping[str, Bearer],
    catalogue: Catalogue,
    indices: Iterable[IndexValue] = (),
) -> str:
    """Give the page as Markdown; equal data gives equal text."""
    lines = [
        "# How we read the law",
        "",
        "Made from `corpus/norms/`, `corpus/facts.yaml` and `corpus/vocab/` by `make docs`; do not",
        "edit by hand. Where a reading is ours and not the text's own, it stands here with its",
        "reason. No court or ministry has confirmed any of it.",
        "",
        "## Who a role is",
        "",
        "| Role | Why we read it so |",
        "|---|---|",
    ]
    lines += [f"| {b.id} | {_cell(b.why)} |" for b in bearers.values() if b.why]
    lines += _rules(catalogue)
    for file in files:
        lines += _file(file)
    held = [f"| {v.unit} | {v.tenge} | {v.since} | {v.until} | {v.source} |" for v in indices]
    if held:
        lines += ["", "## What an index is worth", ""]
        lines += ["On other days a fine is printed in indices only.", ""]
        lines += [
            "| Index | Tenge | From | Until, not included | Source |",
            "|---|---|---|---|---|",
        ]
        lines += held
    return "\n".join(lines) + "\n"


def said(condition: Condition) -> str:
    """Give a condition as one line of words: ``risk_degree is high and (a is yes or b is yes)``."""
    match condition:
        case Is(fact, values):
            return f"{fact} is {' or '.join(values)}"
        case Not(part):
            return f"not ({said(part)})"
        case All(parts):
            return " and ".join(_inner(part) for part in parts) or "always"
        case AnyOf(parts):
            return " or ".join(_inner(part) for part in parts) or "never"


def _inner(part: Condition) -> str:
    return f"({said(part)})" if isinstance(part, All | AnyOf) else said(part)


def _rules(catalogue: Catalogue) -> Iterator[str]:
    yield from ("", "## What follows from answers", "")
    yield "A rule fires only where its condition is certain. *If and only if* also works backwards;"
    yield "so does a rule from one yes/no answer to another."
    yield from ("", "| From | Follows | Why |", "|---|---|---|")
    for i in catalogue.implications:
        yield f"| {i.fact} is {i.value} | {i.then_fact} is {i.then_value} | {_cell(i.why)} |"
    for d in catalogue.derivations:
        both = " (if and only if)" if d.iff else ""
        yield f"| {said(d.when)} | {d.then_fact} is {d.then_value}{both} | {_cell(d.why)} |"
    yield from ("", "## Answers that cannot stand together", "", "| Answers | Why |", "|---|---|")
    for e in catalogue.exclusions:
        yield f"| {said(e.never)} | {_cell(e.why)} |"


def _file(file: NormFile) -> Iterator[str]:
    from kzlegal.refs.pinpoint import to_pinpoint  # its packs are heavy; only this page needs them

    yield from ("", f"## Act {file.slug}", "")
    yield f"{len(file.norms)} norms, from {file.applies_from}."
    for status, title, note in _SECTIONS:
        chosen = [n for n in file.norms if n.status == status]
        if chosen:
            head = "| Unit | Norm | Reading and reason |"
            yield from ("", f"### {title}", "", note, "", head, "|---|---|---|")
            yield from (f"| {to_pinpoint(n.eid)} | {_reading(n)} |" for n in chosen)
    for norm in file.norms:
        if norm.penalty is not None:
            yield from _penalty(to_pinpoint(norm.eid), norm.penalty)
    apart = [n for n in file.norms if n.divergence]
    yield from _table(
        "Where the Kazakh text says otherwise",
        "Difference",
        [(to_pinpoint(n.eid), n.divergence) for n in apart],
    )
    yield from _table(
        "Not put to a profile",
        "Reason",
        [(to_pinpoint(n.eid), n.not_assessed) for n in file.norms if n.not_assessed],
    )
    yield from _table(
        "Units without a norm",
        "Reason",
        [(_unit(eid, to_pinpoint), why) for eid, why in file.without_norm.items()],
    )


def _unit(eid: str, to_pinpoint: Callable[[str], str]) -> str:
    below = " and all in it" if eid.endswith("__*") else ""
    return to_pinpoint(eid.removesuffix("__*")) + below


def _penalty(pinpoint: str, penalty: Penalty) -> Iterator[str]:
    yield from ("", f"### What {pinpoint} threatens", "")
    yield f"Fines in {penalty.unit}."
    if penalty.repeated_measures:
        yield f"On repetition also one of: {', '.join(penalty.repeated_measures)}."
    yield from ("", "| Offender | First | Repeated |", "|---|---|---|")
    for fine in penalty.fines:
        yield f"| {fine.offender} | {fine.first or '–'} | {fine.repeated or '–'} |"
    for title, texts in (
        ("Covers", penalty.covers),
        ("Does not cover", penalty.does_not_cover),
        ("Gives way where", penalty.not_if),
    ):
        if texts:
            yield from ("", f"{title}:", "")
            yield from (f"- {text.eng}" for text in texts)


def _table(title: str, column: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    cells = [f"| {unit} | {_cell(text)} |" for unit, text in rows]
    if cells:
        yield from ("", f"### {title}", "", f"| Unit | {column} |", "|---|---|", *cells)


def _reading(norm: Norm) -> str:
    implied = f" (borne, as we read it, by: {', '.join(norm.bearer_implied)})"
    action = norm.action.eng + (implied if norm.bearer_implied else "")
    return f"{_cell(action)} | {_cell(norm.why)}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

"""Owns the page "How we read the law": every reading of ours with its reason, from the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzlegal.norms.model import Bearer, Norm, NormFile

_SECTIONS = (
    ("contested", "Contested", "Lawyers can read these units in more than one way."),
    ("interpretation", "Interpretation", "The text leaves something out; this is how we fill it."),
    ("unverified", "Unverified", "Not yet checked against a primary source."),
)


def reading_page(files: Iterable[NormFile], bearers: Mapping[str, Bearer]) -> str:
    """Give the page as Markdown; equal data gives equal text."""
    from kzlegal.refs.pinpoint import to_pinpoint  # its packs are heavy; only this page needs them

    lines = [
        "# How we read the law",
        "",
        "Made from `corpus/norms/` and `corpus/vocab/bearers.yaml` by",
        "`kzlegal.norms.reading_page`; do not edit by hand. Where a reading is ours and not the",
        "text's own, it stands here with its reason. No court or ministry has confirmed any of it.",
        "",
        "## Who a role is",
        "",
        "| Role | Why we read it so |",
        "|---|---|",
    ]
    lines += [f"| {b.id} | {_cell(b.why)} |" for b in bearers.values() if b.why]
    for file in files:
        lines += [
            "",
            f"## Law {file.slug}",
            "",
            f"{len(file.norms)} norms, from {file.applies_from}.",
        ]
        for status, title, note in _SECTIONS:
            chosen = [n for n in file.norms if n.status == status]
            if not chosen:
                continue
            lines += ["", f"### {title}", "", note, "", "| Unit | Norm | Reading and reason |"]
            lines.append("|---|---|---|")
            lines += [f"| {to_pinpoint(n.eid)} | {_reading(n)} |" for n in chosen]
        apart = [n for n in file.norms if n.divergence]
        lines += ["", "### Where the Kazakh text says otherwise", "", "| Unit | Difference |"]
        lines.append("|---|---|")
        lines += [f"| {to_pinpoint(n.eid)} | {_cell(n.divergence)} |" for n in apart]
        lines += ["", "### Not put to a profile", "", "| Unit | Reason |", "|---|---|"]
        lines += [
            f"| {to_pinpoint(n.eid)} | {_cell(n.not_assessed)} |"
            for n in file.norms
            if n.not_assessed
        ]
        lines += ["", "### Units without a norm", "", "| Unit | Reason |", "|---|---|"]
        lines += [f"| {to_pinpoint(e)} | {_cell(why)} |" for e, why in file.without_norm.items()]
    return "\n".join(lines) + "\n"


def _reading(norm: Norm) -> str:
    implied = f" (borne, as we read it, by: {', '.join(norm.bearer_implied)})"
    action = norm.action.eng + (implied if norm.bearer_implied else "")
    return f"{_cell(action)} | {_cell(norm.why)}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

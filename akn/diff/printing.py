"""Owns the prints of a Difference: unified text, HTML side by side, and values for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from html import escape

from akn.diff.difference import Difference, Mark, UnitChange


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a print; give those of the reader's language."""

    added: str = "added"
    removed: str = "removed"
    changed: str = "changed"
    moved: str = "moved"
    old: str = "before"
    new: str = "after"
    unit: str = "unit"
    none: str = "no difference"
    whole: str = "document"
    """What stands for words outside every unit."""


def unified(difference: Difference, labels: Labels | None = None) -> str:
    """Print as text: a head for each unit, its old lines after ``-``, its new ones after ``+``."""
    labels = labels or Labels()
    if not difference:
        return f"{labels.none}\n"
    lines = [f"--- {labels.old}", f"+++ {labels.new}"]
    for change in difference.changes:
        lines.append(f"@@ {_called(change, labels)} · {getattr(labels, change.kind)} @@")
        old, new = change.old.splitlines(), change.new.splitlines()
        every = unified_diff(old, new, n=max(len(old), len(new)), lineterm="")
        lines += [line for n, line in enumerate(every) if n > 2]  # its own three heads left out
    return "".join(f"{line}\n" for line in lines)


def to_html(
    difference: Difference,
    labels: Labels | None = None,
    *,
    lang: str = "",
    title: str = "",
    name: Callable[[str], str] = str,
) -> str:
    """Print as an HTML table, old text beside new, words that went in ``del``, new in ``ins``.

    The marks are elements, not colours alone, so that a screen reader says them; rows and columns
    have heads. `lang` is the language of both texts, as in the attribute ``lang``; `name` makes the
    head of a row from an eId. Every cell repeats its column's head in ``data-label``, for a page
    that is too narrow for columns. Only a fragment is given: the page around it is the caller's.
    """
    labels = labels or Labels()
    if not difference:
        return f"<p>{escape(labels.none)}</p>\n"
    attribute = f' lang="{escape(lang)}"' if lang else ""
    head = "".join(
        f'<th scope="col">{escape(t)}</th>' for t in (labels.unit, labels.old, labels.new)
    )
    caption = f"<caption>{escape(title)}</caption>\n" if title else ""
    rows = "".join(_row(change, labels, attribute, name) for change in difference.changes)
    return (
        f'<table class="difference">\n{caption}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def to_dict(difference: Difference) -> dict[str, object]:
    """Give plain values for JSON: for each unit kind, eIds, both texts and the marked pieces."""
    return {
        "changes": [
            {
                "kind": change.kind,
                "old_eid": change.old_eid,
                "new_eid": change.new_eid,
                "old": change.old,
                "new": change.new,
                "pieces": [{"mark": p.mark, "text": p.text} for p in change.pieces],
            }
            for change in difference.changes
        ]
    }


def _called(change: UnitChange, labels: Labels, name: Callable[[str], str] = str) -> str:
    if change.kind == "moved":
        return f"{name(change.old_eid)} → {name(change.new_eid)}"
    return name(change.eid) if change.eid else labels.whole


def _row(change: UnitChange, labels: Labels, lang: str, name: Callable[[str], str]) -> str:
    head, kind = escape(_called(change, labels, name)), escape(getattr(labels, change.kind))
    old = "".join(_side(change, "deleted", "del"))
    new = "".join(_side(change, "inserted", "ins"))
    return (
        f'<tr class="{change.kind}"><th scope="row">{head}<br><small>{kind}</small></th>'
        f'<td data-label="{escape(labels.old)}"{lang}>{old}</td>'
        f'<td data-label="{escape(labels.new)}"{lang}>{new}</td></tr>\n'
    )


def _side(change: UnitChange, mark: Mark, tag: str) -> Iterator[str]:
    """Print one side of a unit: what both have, and what this one alone has."""
    for piece in change.pieces:
        said = escape(piece.text).replace("\n", "<br>")
        if piece.mark == "same":
            yield said
        elif piece.mark == mark:
            yield f"<{tag}>{said}</{tag}>"

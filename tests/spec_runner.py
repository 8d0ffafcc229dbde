"""Owns what the Markdown specs expect: how a parse is printed as an outline, line by line.

One line a unit: element, printed number, eId, then ``·`` and its heading or first words, then its
status. Children are indented. Words that are not a unit (lead-in, title, table, note) have a line
of their own. Problems follow at the end as ``! CODE line N``; a text that cannot be parsed gives
only its problem. Findings of the level-2 checks are printed ``? CODE eId``: an excerpt of an act
leaves numbers out, a good parse of a whole text has none. That a head names no act (KZ120) is not
printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from akn import checks, schema
from akn.model import Document, Element
from akn.problem import LegalTextError, Problem
from kzlegal.corpus import SourceDocument, read_source
from kzlegal.grammar import characters, parse
from kzlegal.grammar.conventions import KAZAKH

GENERATED = date(2026, 11, 24)
WORDS = 7
UNITS = frozenset(
    {
        "part",
        "subpart",
        "chapter",
        "section",
        "article",
        "paragraph",
        "point",
        "indent",
        "subparagraph",
        "alinea",
        "hcontainer",
        "attachment",
    }
)
_SKIPPED = frozenset(("meta", "num", "heading"))


def printed(document: Document) -> str:
    """Give every printed character of a document in order, white space left out."""
    pieces: list[str] = []

    def visit(element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                pieces.append(child)
            elif isinstance(child, Element) and child.name != "meta":
                visit(child)

    visit(document.root)
    return "".join("".join(pieces).split())


def outline(text: str, language: str) -> str:
    """Parse a text and print it; checks on the way that nothing is lost and the XML is valid."""
    try:
        source = read_source("spec.txt", text.encode())
        parsed = parse(source, language, generated=GENERATED)
    except LegalTextError as error:
        return _problem(error.problem) + "\n"
    assert_whole(source, parsed.document)
    lines = [*_lines(parsed.document.root, 0), *map(_problem, parsed.problems)]
    lines += [f"? {p.code} {p.eid}" for p in checks.check(parsed.document, conventions=KAZAKH)]
    return "".join(f"{line}\n" for line in lines if not line.startswith("! KZ120"))


def assert_whole(source: SourceDocument, document: Document) -> None:
    """Fail where a character is lost or moved, or the XML is not valid."""
    assert printed(document) == "".join(characters(source)), "characters were lost or moved"
    assert schema.validate(document) == ()


def _problem(problem: Problem) -> str:
    return f"! {problem.code} line {problem.line}"


def _lines(element: Element, depth: int) -> Iterator[str]:
    for child in element.elements():
        if child.name in _SKIPPED:
            continue
        indent = "  " * depth
        if child.name in ("body", "mainBody", "attachments", "doc"):
            yield from _lines(child, depth)
        elif child.name in ("preface", "preamble", "conclusions"):
            yield f"{indent}{child.name}"
            yield from _lines(child, depth + 1)
        elif child.name in UNITS and child.get("name") != "remark":
            yield indent + _unit(child)
            yield from _inside(child, depth + 1)
        elif child.name in ("hcontainer", "content", "intro", "wrapUp"):
            yield from _lines(child, depth)
        elif child.name == "table":
            rows = [*child.elements("tr")]
            cells = max(sum(1 for _ in row.elements()) for row in rows)
            yield f"{indent}table {len(rows)}x{cells} · {_first(child.first('tr'))}"
        elif remark := child.first("remark"):
            yield f"{indent}remark {remark.get('class')} · {_first(child)}"
        elif child.name == "longTitle":
            yield f"{indent}title · {_first(child)}"
        elif child.text():
            mark = "act line" if child.first("docNumber", "docDate") else "text"
            yield f"{indent}{mark} · {_first(child)}"


def _inside(unit: Element, depth: int) -> Iterator[str]:
    """Print what stands in a unit; words that its own line has shown are not shown again."""
    own = _own(unit)
    for child in unit.elements():
        if child.name in ("content", "intro"):
            rest = tuple(c for c in child.children if c is not own)
            yield from _lines(child.with_children(*rest), depth)
        elif child.name not in _SKIPPED:
            yield from _lines(Element("body", (), (child,)), depth)


def _own(unit: Element) -> Element | None:
    """Give the ``p`` whose words stand on the unit's own line: its first words of law."""
    if unit.first("heading") is not None:
        return None
    holder = unit.first("intro", "content")
    if holder is None:
        return None
    first = next((p for p in holder.elements("p") if p.first("remark") is None), None)
    return first


def _unit(unit: Element) -> str:
    name = unit.get("name")
    kind = f"{unit.name} {name}" if unit.name == "hcontainer" else unit.name
    num = unit.first("num")
    parts = [kind]
    if num is not None:
        parts.append(f"«{num.text()}»")
    if unit.eid:
        parts.append(unit.eid)
    shown = unit.first("heading") or _own(unit)
    words = _first(shown)
    line = " ".join(parts)
    if words:
        line += f" · {words}"
    if status := unit.get("status"):
        line += f" [{status}]"
    return line


def _first(element: Element | None) -> str:
    if element is None:
        return ""
    words = element.text().split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")

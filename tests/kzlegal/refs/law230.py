"""Owns the measuring of references of law 230-VIII against the shared facts.

A reference counts by unit and class; one to a unit or a field also by its target.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml

from akn.model import Document, Element
from kzlegal.corpus import read_source
from kzlegal.grammar import parse
from kzlegal.refs import Reference, find_references
from kzlegal.refs.pinpoint import from_pinpoint, to_pinpoint
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[3]
ACT = "/akn/kz/act/2025-11-17/230-VIII"
EDITION = ROOT / "corpus" / "editions"
Language = Literal["rus", "kaz", "eng"]
Key = tuple[str, str, str, str]

_FIELDS = {
    "AI legislation": "artificial-intelligence",
    "personal data and their protection": "personal-data",
    "copyright and related rights": "copyright",
    "informatization": "informatization",
}
_ACTS = {
    "Constitution": "/akn/kz/act/1995-08-30/constitution",
    "Civil Code": "/akn/kz/act/1994-12-27/268-XIII",
    "Entrepreneurial Code": "/akn/kz/act/2015-10-29/375-V",
}


def document(path: Path, language: Language) -> Document:
    """Parse one edition of the law."""
    source = read_source(path.name, path.read_bytes())
    return parse(source, language, generated=datetime.date(2026, 1, 1)).document


def paragraphs(body: Element) -> Iterator[tuple[str, str]]:
    """Yield (eId of the unit, text) of every paragraph of legal text; headings are left out."""

    def walk(element: Element, eid: str) -> Iterator[tuple[str, str]]:
        eid = element.eid or eid
        if element.name == "p":
            if not any(e.name == "remark" for e in element.walk()):
                yield eid, element.text()
            return
        for child in element.elements():
            if child.name not in ("num", "heading") and child.get("status") != "editorial":
                yield from walk(child, eid)

    yield from walk(body, "")


def references(doc: Document, language: Language) -> list[Reference]:
    """Find the references of all units."""
    known = frozenset(doc.index())
    found: list[Reference] = []
    body = doc.body
    assert body is not None
    for eid, text in paragraphs(body):
        found.extend(find_references(text, language, here=eid, act=ACT, known=known))
    return found


def key(reference: Reference) -> Key:
    """Give what a reference is compared by."""
    target = ""
    if reference.cls in ("unit", "legislation_field"):
        target = reference.href.rpartition("/")[2]
    if reference.kind == "external":
        target = reference.href
    return (to_pinpoint(reference.eid), reference.kind, reference.cls, target)


def expected(doc: Document) -> set[Key]:
    """Give the references that the shared facts list."""
    assert SHARED is not None
    facts: Any = yaml.safe_load((SHARED / "facts" / "ai-law-structure.yaml").read_text("utf-8"))
    known = doc.index()
    keys: set[Key] = set()
    for article in facts["articles"]:
        for fact in article["cross_references"]:
            kind = fact["kind"].replace("exact ", "")
            targets = [""]
            if fact["class"] == "legislation_field":
                targets = [_FIELDS[fact["target"]]]
            elif fact["class"] == "unit":
                targets = [f"#{from_pinpoint(t.strip(), known)}" for t in fact["target"].split(",")]
            elif kind == "external":
                targets = [_ACTS[fact["target"]]]
            keys.update((fact["where"], kind, fact["class"], target) for target in targets)
    return keys


def measure(
    doc: Document, language: Language
) -> dict[str, tuple[float, float, list[Key], list[Key]]]:
    """Give precision, recall, false and missed references by kind."""
    right = expected(doc)
    found = {key(r) for r in references(doc, language)}
    table: dict[str, tuple[float, float, list[Key], list[Key]]] = {}
    for kind in ("internal", "external", "blanket"):
        want = {k for k in right if k[1] == kind}
        have = {k for k in found if k[1] == kind}
        table[kind] = (
            len(want & have) / max(1, len(have)),
            len(want & have) / max(1, len(want)),
            sorted(have - want),
            sorted(want - have),
        )
    return table


def report(doc: Document, language: Language) -> str:
    """Print the measures, and every miss."""
    lines = []
    for kind, (precision, recall, false, missed) in measure(doc, language).items():
        lines.append(f"{kind:<9} precision {precision:.3f} recall {recall:.3f}")
        lines += [f"  false  {k}" for k in false] + [f"  missed {k}" for k in missed]
    return "\n".join(lines)

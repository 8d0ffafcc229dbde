"""Owns the factories of tests of modifications: small acts, units and orders, in our own words."""

from __future__ import annotations

from datetime import date

from akn.eid import assign
from akn.meta import (
    Event,
    Expression,
    Identification,
    Manifestation,
    Reference,
    Work,
    meta_element,
)
from akn.model import Document, Element, Node
from akn.modify import Position, Source, TextualKind, TextualModification
from akn.uri import FrbrUri, Version

ADOPTED = date(2024, 3, 5)
WORK = FrbrUri.parse("/akn/xx/act/2024-03-05/999")
AMENDING = "/akn/xx/act/2026-01-15/100"


def p(*nodes: Node) -> Element:
    return Element("p", (), nodes)


def unit(
    name: str, num: str = "", text: str = "", *inside: Element, heading: str = "", **more: str
) -> Element:
    """Make a unit: number, heading, its words (``intro`` where units follow), units inside."""
    children: list[Node] = []
    if num:
        children.append(Element("num", (), (num,)))
    if heading:
        children.append(Element("heading", (), (heading,)))
    if text:
        children.append(Element("intro" if inside else "content", (), (p(text),)))
    return Element(name, tuple(more.items()), (*children, *inside))


def act(
    *units: Element, title: str = "On the journal", annexes: tuple[Element, ...] = ()
) -> Document:
    """Make an act with complete metadata and eIds."""
    version = Version(date=ADOPTED.isoformat())
    identification = Identification(
        "editor",
        Work(WORK, "editor", ADOPTED),
        Expression("eng", version, ADOPTED, "editor", authoritative=True),
        Manifestation(ADOPTED, "editor"),
    )
    meta = meta_element(
        identification,
        events=[Event("eref_1", ADOPTED, "generation", "ro1")],
        references=[
            Reference("original", "ro1", str(WORK), "Act 999"),
            Reference("TLCOrganization", "editor", "/akn/ontology/organization/editor", "editor"),
        ],
    )
    preface = Element(
        "preface", (), (Element("longTitle", (), (p(Element("docTitle", (), (title,))),)),)
    )
    children = [meta, preface, Element("body", (), units)]
    if annexes:
        children.append(Element("attachments", (), annexes))
    return assign(Document(Element("act", (("name", "act"),), tuple(children))))


def order(
    kind: TextualKind,
    target: str,
    index: int = 1,
    *,
    old: str | None = None,
    new: str | tuple[Element, ...] | None = None,
    on: date = date(2026, 3, 1),
    until: date | None = None,
    force: date | None = None,
    by: str = AMENDING,
    part: str = "",
    position: Position = "unspecified",
    times: int | None = 1,
    ordinal: int | None = None,
    up_to: str = "",
    remark: str | tuple[Node, ...] = "",
) -> TextualModification:
    """Make a modification ordered by point `index` of the amending act."""
    return TextualModification(
        kind, target, Source(by, f"art_1__point_{index}", index), on, part, position, old, new,
        times, ordinal, up_to, remark, force, until,
    )  # fmt: skip


def journal() -> Document:
    """Make the act on the journal: two chapters, three articles."""
    return act(
        unit(
            "chapter", "Chapter 1.", "",
            unit(
                "article", "Article 1.", "",
                unit(
                    "paragraph", "1.", "The keeper shall:",
                    unit("point", "1)", "keep the journal;"),
                    unit("point", "2)", "read the journal."),
                ),
                unit("paragraph", "2.", "The journal is kept for three years."),
                heading="Journal",
            ),
            unit("article", "Article 2.", "The list is open.", heading="List"),
            heading="RULES",
        ),
        unit(
            "chapter", "Chapter 2.", "",
            unit("article", "Article 3.", "The cabinet is locked.", heading="Cabinet"),
            heading="END",
        ),
    )  # fmt: skip

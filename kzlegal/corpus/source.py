"""Owns SourceDocument and Block: what a file says, block by block, before any grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Medium = Literal["docx", "html", "text"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Place of a block inside a table: running numbers of table, row and column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink inside a block: characters ``[start, end)`` of its text, and the address."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph or line, its characters as in the file (NBSP, trailing space kept)."""

    text: str
    """Never holds a line break; a break inside a paragraph makes a new block."""
    line: int
    """1-based line of the file (text, HTML) or running number of the paragraph (DOCX)."""
    column: int = 1
    """1-based column of the first character of `text`."""
    label: str = ""
    """Number that Word prints by automatic numbering (``1.``, ``2)``); not part of `text`."""
    level: int = 0
    """Heading level said by the source (``Heading 1``, ``h3``): 1 to 9; 0 = none said."""
    kind: Literal["body", "note", "footer", "contents"] = "body"
    """``note``: marked by the source itself as the publisher's (red or class ``note``)."""
    cell: Cell | None = None
    links: tuple[Link, ...] = ()
    joined: bool = False
    """Text copies only: True when this block continues the paragraph of the block before it."""
    gap: bool = True
    """Text copies only: True when an empty line stands before this block."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as read: name, medium, hash of its bytes, blocks in order."""

    path: str
    """As the user named it; used in messages and spans."""
    medium: Medium
    sha256: str
    """Hexadecimal digest of the file's bytes."""
    blocks: tuple[Block, ...]
    title: str = ""
    """Title said by the file outside its text (HTML ``title``); empty if none."""

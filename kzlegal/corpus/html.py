"""Owns the reading of web pages: the act's container of an adilet page, or a plain HTML body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.printed import Printed
from kzlegal.corpus.source import Block, Cell

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SITE_SUFFIX = re.compile(r"\s+[-–—]\s+(?:АҚЖ |ИПС )?\"Әділет\"(?: АҚЖ)?\s*$")
_PORTAL = ("/tpl/etherna/", '"Әділет"', "&quot;Әділет&quot;")
"""Marks of the publisher's page template; a page with one of them must hold an act's container."""
_BLOCK_TAGS = (
    "address article aside blockquote br caption center dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section table "
    "tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN_TAGS = "script style noscript template head title iframe object svg select"
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_RED = frozenset({"#ff0000", "ff0000", "red", "#f00"})
_RED_STYLE = re.compile(r"(?<![-\w])color\s*:\s*(?:red|#ff0000|#f00)\b", re.I)
_BLANK = " \t\r\n\f"


def read_html(text: str, path: str, limits: Limits = LIMITS) -> tuple[str, tuple[Block, ...]]:
    """Give the title that the page states and one block per printed line of the act.

    White space is what HTML prints: runs of blanks and line ends become one space; no-break spaces
    stay. `Block.line` is the line of the file where the block's text begins, as near as the parser
    tells. Raises SourceError where the page of the portal holds no act, or above the limits.
    """
    from lxml import etree, html

    if text.count("<") > limits.tags:
        raise SourceError(
            "SRC033",
            f"{path} has more than {limits.tags:,} tags",
            path=path,
            hint="save the page of one act",
        )
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise SourceError(
            "SRC004", f"{path} holds no text", path=path, hint="save the page again"
        ) from None
    for entry in parser.error_log:
        if entry.level >= etree.ErrorLevels.FATAL or "Excessive depth" in entry.message:
            raise SourceError(
                "SRC034",
                f"{path} is not readable as HTML: {entry.message.strip()}",
                path=path,
                line=entry.line,
                hint="save the page again from the browser",
            )
    article = act_container(root)
    if article is None:
        if any(mark in text for mark in _PORTAL):
            raise SourceError(
                "SRC015",
                f"{path} is not the page of an act: it is another page of the portal",
                path=path,
                hint="save the page whose address ends in /docs/ and the act's id",
            )
        article = root.find("body")
        if article is None:
            article = root
    walker = _Walker(path, limits)
    walker.walk(article)
    return _title(root), tuple(walker.blocks)


def act_container(root: HtmlElement) -> HtmlElement | None:
    """Give the element of an adilet page that holds the act and nothing else, or None."""
    for div in root.iter("div"):
        classes = (div.get("class") or "").split()
        if "container_gamma" in classes and "text" in classes:
            grid = next((d for d in div.iter("div") if "gs_12" in (d.get("class") or "")), div)
            articles = list(grid.iter("article"))
            return articles[0] if len(articles) == 1 else grid
    return None


def _title(root: HtmlElement) -> str:
    for div in root.iter("div"):
        if "slogan" in (div.get("class") or "").split() and (h1 := div.find("h1")) is not None:
            return _SPACE.sub(" ", h1.text_content()).strip()
    title = next(root.iter("title"), None)
    text = "" if title is None else _SPACE.sub(" ", title.text_content()).strip()
    return _SITE_SUFFIX.sub("", text)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a piece of text say about it."""

    note: bool = False
    href: str = ""
    level: int = 0
    cell: Cell | None = None
    preformatted: bool = False


class _Walker:
    """Gathers printed lines in one pass over the tree, without recursion."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._path, self._limits = path, limits
        self._open = Printed()
        self._at = self._line = 1
        self._tables = 0
        self._rows: dict[int, int] = {}
        self._columns: dict[int, int] = {}

    def walk(self, top: HtmlElement) -> None:
        """Visit the tree below `top` in document order."""
        context = _Context()
        stack: list[tuple[Literal["open", "close", "tail"], HtmlElement, _Context]] = []
        stack.append(("open", top, context))
        while stack:
            step, element, context = stack.pop()
            if step == "tail":
                self._text(element.tail, context)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if step == "close":
                if tag in _BLOCKS:
                    self._flush(context)
                continue
            self._at = element.sourceline or self._at
            if not tag or tag in _UNSEEN:
                continue
            if tag in _BLOCKS:
                self._flush(context)
            inner = self._enter(tag, element, context)
            self._text(element.text, inner)
            stack.append(("close", element, inner))
            for child in reversed(element):
                stack.append(("tail", child, inner))
                stack.append(("open", child, inner))
        self._flush(context)

    def _enter(self, tag: str, element: HtmlElement, context: _Context) -> _Context:
        classes = (element.get("class") or "").split()
        red = (element.get("color") or "").lower() in _RED
        if "note" in classes or red or _RED_STYLE.search(element.get("style") or ""):
            context = replace(context, note=True)
        if tag == "a" and (href := element.get("href")):
            return replace(context, href=href)
        if tag in _HEADINGS:
            return replace(context, level=_HEADINGS[tag])
        if tag == "pre":
            return replace(context, preformatted=True)
        if tag == "table":
            number, self._tables = self._tables, self._tables + 1
            self._rows[number] = self._columns[number] = -1
            return replace(context, cell=Cell(number, -1, -1))
        if context.cell is not None and tag in ("tr", "td", "th"):
            number = context.cell.table
            if tag == "tr":
                self._rows[number], self._columns[number] = self._rows[number] + 1, -1
            else:
                self._columns[number] += 1
            row, column = max(self._rows[number], 0), self._columns[number]
            return replace(context, cell=Cell(number, row, column))
        return context

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        pieces = text.splitlines(keepends=True) if context.preformatted else [text]
        for piece in pieces:
            first = len(piece) - len(piece.lstrip(_BLANK))
            shown = piece.rstrip("\r\n") if context.preformatted else _SPACE.sub(" ", piece)
            if not context.preformatted and self._open.ends_blank():
                shown = shown.removeprefix(" ")
            if shown and self._open.empty:
                self._line = self._at + piece.count("\n", 0, first)
            self._at += piece.count("\n")
            self._open.add(shown, note=context.note, href=context.href)
            if context.preformatted and piece.endswith(("\n", "\r")):
                self._flush(context)

    def _flush(self, context: _Context) -> None:
        printed, self._open = self._open, Printed()
        cell = context.cell if context.cell and context.cell.column >= 0 else None
        self.blocks.extend(printed.blocks(self._line, level=context.level, cell=cell))
        if len(self.blocks) > self._limits.blocks:
            raise SourceError(
                "SRC031",
                f"{self._path} has more than {self._limits.blocks:,} printed lines",
                path=self._path,
                line=self._line,
                hint="save the page of one act",
            )

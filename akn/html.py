"""Owns HTML for people: a document or a part of it as an HTML5 fragment or as a page of its own.

Ids are the eIds, so that ``page.html#art_5`` leads to the article; class names are the names of
Akoma Ntoso. Units with headings are ``article`` and ``section`` with ``h2`` to ``h6``; a unit
without one carries its number in front of its first paragraph. Everything is escaped, and only
links to web and mail addresses or inside the site are made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from akn.model import Document, Element
from akn.serialise import ELEMENT_ONLY, XML_LANG
from akn.text import EMPTY, is_remark, squeeze

SECTIONS = frozenset(("article", "part", "rule", "section", "title", "tome")) | {
    *("book", "chapter", "division", "subchapter", "subpart", "subtitle"),
}
"""Units whose number alone is printed as a heading; any other needs a ``heading`` for that."""

_TAGS = {
    "a": "a", "abbr": "abbr", "b": "b", "blockquote": "blockquote", "conclusions": "footer",
    "def": "dfn", "del": "del", "i": "i", "ins": "ins", "li": "li", "ol": "ol", "preface": "header",
    "quotedStructure": "blockquote", "ref": "a", "rref": "a", "sub": "sub", "sup": "sup", "u": "u",
    "ul": "ul",
}  # fmt: skip
_SAFE = re.compile(r"(?i)(https?:|mailto:|[/#?.]|[^:]*$)")
_CLASS = re.compile(r"[A-Za-z][\w-]*")
_INSIDE_A_LINE = EMPTY | {"authorialNote", "noteRef"}


def to_html(
    node: Document | Element,
    *,
    lang: str = "",
    base: str = "",
    highlight: Iterable[str] = (),
    link: Callable[[str], str] = str,
    level: int = 2,
) -> str:
    """Give an HTML5 fragment.

    `lang` is the language of the text as a BCP 47 tag (``ru``); `base` is put before internal
    references (``#art_5``), for a part that is shown away from its whole; `highlight` names eIds
    that get the class ``highlight``; `link` maps any other address of the document to one of the
    site, or to nothing for no link; `level` is that of the topmost headings.
    """
    printing = _Printing(base, frozenset(highlight), link)
    if isinstance(node, Document):
        printing.open("div", node.root, lang=lang)
        for child in (*node.root.elements(), *node.components):
            printing.block(child, level)
        printing.close("div")
    else:
        printing.block(node, level, lang=lang)
    printing.footnotes()
    return "".join(printing.out)


def page(
    document: Document,
    *,
    title: str = "",
    lang: str = "",
    contents: str = "",
    highlight: Iterable[str] = (),
    link: Callable[[str], str] = str,
    notes: Iterable[str] = (),
) -> str:
    """Give a whole HTML page that needs no other file and prints well.

    `title` is taken from the document when it is empty; `contents` is the heading of a table of
    contents in the reader's language, and without it there is none. `notes` are what a reader must
    know of this text first; they stand before it and are not part of it.
    """
    long_title = next((e for e in document.walk() if e.name in ("longTitle", "docTitle")), None)
    title = title or (squeeze(long_title.text()) if long_title else "") or document.type
    text = to_html(document, highlight=highlight, link=link)
    first = "" if 'role="heading"' in text else f"<h1>{escape(title)}</h1>\n"
    language = f' lang="{escape(lang)}"' if lang else ""
    said = "".join(f'<p class="remark" role="note">{escape(note)}</p>\n' for note in notes)
    return (
        f"<!doctype html>\n<html{language}>\n<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"{_contents(document, contents)}<main>\n{said}{first}{text}</main>\n</body>\n</html>\n"
    )


STYLE = """\
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; margin: 2rem auto; max-width: 44rem;
  padding: 0 1rem; }
h1, h2, h3, h4, h5, h6, [role=heading] { font-family: system-ui, sans-serif; line-height: 1.3;
  margin: 1.6em 0 .6em; font-weight: 600; }
[role=heading] { font-size: 1.7rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; }
p, div.p { margin: .5em 0; }
.point, .subparagraph, .alinea, .indent, .item { margin-left: 1.5em; }
.paragraph > .subparagraph, .article > .subparagraph { margin-left: 0; }
div.p > div { display: inline; }
.num { font-variant-numeric: lining-nums; }
.remark, .notes { font-size: .9em; color: GrayText; }
.remark { border-left: 3px solid; padding-left: .8em; font-style: italic; margin: .5em 0; }
.removed { color: GrayText; }
.term { border-bottom: 1px dotted; }
dfn { font-style: normal; font-weight: 600; }
.highlight { background: Mark; color: MarkText; outline: .3em solid Mark; }
:target { outline: 2px solid; outline-offset: .3em; }
.table { overflow-x: auto; } table { border-collapse: collapse; } td, th { border: 1px solid;
  padding: .3em .5em; vertical-align: top; text-align: left; }
blockquote { margin: .5em 0 .5em 1.5em; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } nav { display: none; }
  a { color: inherit; text-decoration: none; } h2, h3, h4 { break-after: avoid; }
  p { orphans: 2; widows: 2; } .highlight, :target { background: none; outline: none; } }
"""
"""Style sheet of `page`."""


def _contents(document: Document, label: str) -> str:
    if not label:
        return ""
    rows = [
        f'<li><a href="#{escape(e.eid)}">{escape(_heading_text(e))}</a></li>\n'
        for e in document.walk()
        if e.eid and e.name in SECTIONS and _heading_text(e)
    ]
    name = escape(label)
    return f'<nav aria-label="{name}">\n<p>{name}</p>\n<ul>\n{"".join(rows)}</ul>\n</nav>\n'


def _heading_text(unit: Element) -> str:
    return " ".join(squeeze(e.text()) for e in unit.elements("num", "heading")).strip()


def _has_block(element: Element) -> bool:
    """Say whether running text holds structure, which HTML does not allow in ``p``."""
    return any(
        (e.name in ELEMENT_ONLY and e.name not in _INSIDE_A_LINE)
        or e.name in ("p", "block", "li")
        or _has_block(e)
        for e in element.elements()
        if e.name not in _INSIDE_A_LINE
    )


class _Printing:
    """One printing: pieces of HTML, and what waits to stand in front of the next words."""

    def __init__(self, base: str, highlight: frozenset[str], link: Callable[[str], str]) -> None:
        self.base = base
        self.highlight = highlight
        self.link = link
        self.out: list[str] = []
        self.number = ""
        self.quote = ""
        self.linked = False
        self.notes: list[Element] = []

    # Tags

    def open(self, tag: str, element: Element, extra: str = "", lang: str = "") -> None:
        """Print a start tag with the element's id, classes and language."""
        parts = [tag]
        if element.eid:
            parts.append(f'id="{escape(element.eid)}"')
        names = [] if element.name == tag != "article" else [element.name]
        names += [element.get("name"), element.get("status"), element.get("class")]
        names += ["highlight"] if element.eid in self.highlight else []
        classes = dict.fromkeys(c for n in names for c in n.split() if _CLASS.fullmatch(c))
        if classes:
            parts.append(f'class="{" ".join(classes)}"')
        if language := element.get(XML_LANG) or lang:
            parts.append(f'lang="{escape(language)}"')
        self.out.append(f"<{' '.join(parts)}{extra}>")

    def close(self, tag: str) -> None:
        """Print an end tag that ends a line."""
        self.out.append(f"</{tag}>\n")

    def address(self, target: str) -> str:
        """Give the address for a reference; empty where none may be made."""
        target = self.base + target if target.startswith("#") else self.link(target)
        return target if _SAFE.match(target) else ""

    # Blocks

    def block(self, element: Element, level: int, lang: str = "") -> None:
        """Print an element that stands where a block may stand."""
        name = element.name
        if name == "meta":
            return
        if is_remark(element):
            self.remark(element, level, lang)
        elif name == "table":
            self.table(element, level)
        elif name in ELEMENT_ONLY and name not in _INSIDE_A_LINE:
            self.unit(element, level, lang)
        else:
            self.paragraph(element, level, lang)

    def unit(self, unit: Element, level: int, lang: str) -> None:
        """Print a unit: its heading, or its number before its first words, then what it holds."""
        parts = unit.children
        if unit.name == "longTitle":
            self.open("div", unit, f' role="heading" aria-level="{max(level - 1, 1)}"', lang)
            tag = "div"
        else:
            headed = unit.first("heading") is not None or (
                unit.name in SECTIONS and unit.first("num") is not None
            )
            tag = _TAGS.get(unit.name, "section" if headed else "div")
            tag = "article" if unit.name == "article" else tag
            self.open(tag, unit, lang=lang)
            self.out.append("\n")
            self.quote += unit.get("startQuote")
            if headed:
                self.heading(unit, level)
                level += 1
                names = ("num", "heading", "subheading")
                parts = tuple(c for c in parts if not (isinstance(c, Element) and c.name in names))
        for part in parts:
            if isinstance(part, str):
                if squeeze(part):  # against the schema, but words are kept
                    self.paragraph(Element("p", (), (part,)), level)
            elif isinstance(part, Element) and part.name == "num":
                self.stranded()
                self.number = squeeze(part.text())
            elif isinstance(part, Element):
                self.block(part, level)
        if unit.first("num") is not None:
            self.stranded()
        self.end_quote(unit.get("endQuote"))
        self.close(tag)

    def heading(self, unit: Element, level: int) -> None:
        """Print number, heading and subheading as one HTML heading."""
        tag = f"h{min(level, 6)}"
        self.out.append(f"<{tag}>")
        self.lead()
        for i, part in enumerate(unit.elements("num", "heading", "subheading")):
            self.out.append(" " if i else "")
            self.open("span", part)
            self.words(part, level)
            self.out.append("</span>")
        self.close(tag)

    def lead(self) -> None:
        """Print the quotation mark and the number that wait for words."""
        quote = escape(self.quote, quote=False)
        if self.number:
            number = escape(self.number, quote=False)
            self.out.append(f'<span class="num">{quote}{number}</span> ')
        elif quote:
            self.out.append(quote)
        self.number = self.quote = ""

    def stranded(self) -> None:
        """Give a number that no words follow a paragraph of its own."""
        if self.number:
            self.out.append("<p>")
            self.lead()
            self.close("p")

    def end_quote(self, mark: str) -> None:
        """Put a closing quotation mark at the end of the last paragraph printed."""
        if mark:
            at = len(self.out)
            while at and self.out[at - 1] != "</p>\n":
                at -= 1
            self.out.insert(at - 1 if at else len(self.out), escape(mark, quote=False))

    def paragraph(self, element: Element, level: int, lang: str = "") -> None:
        """Print running text as a paragraph, as a ``div`` where it holds structure."""
        tag = "div" if _has_block(element) else "p"
        tag = {"li": "li", "caption": "caption"}.get(element.name, tag)
        if element.name in _TAGS and tag != "li":  # a part shown alone may be a mere link
            self.out.append(f'<{tag} lang="{escape(lang)}">' if lang else f"<{tag}>")
            self.lead()
            self.inline(element, level)
        else:
            self.open(tag, element, lang=lang)
            self.lead()
            self.words(element, level)
        self.close(tag)

    def remark(self, element: Element, level: int, lang: str = "") -> None:
        """Print the publisher's remark apart from the law's own words."""
        inner = element
        if element.name in ("p", "block"):
            inner = next(element.elements())
            inner = inner if inner.eid else inner.with_attributes(eId=element.eid)
        self.open("aside", inner, ' role="note"', lang)
        if inner.name == "remark":
            self.out.append("<p>")
            self.lead()
            self.words(inner, level)
            self.close("p")
        else:
            self.out.append("\n")
            for child in inner.elements():
                self.block(child, level)
        self.close("aside")

    def table(self, table: Element, level: int) -> None:
        """Print a table; a row of header cells names columns, a header cell elsewhere its row."""
        self.out.append('<div class="table">')
        self.open("table", table)
        self.out.append("\n")
        for part in table.elements():
            if part.name != "tr":
                self.block(part, level)
                continue
            self.open("tr", part)
            cells = list(part.elements("td", "th"))
            column = all(c.name == "th" for c in cells)
            for cell in cells:
                spans = [(n, cell.get(n)) for n in ("colspan", "rowspan")]
                extra = "".join(f' {n}="{v}"' for n, v in spans if v.isdecimal() and v.isascii())
                if cell.name == "th":
                    extra += ' scope="col"' if column else ' scope="row"'
                self.open(cell.name, cell, extra)
                for child in cell.elements():
                    self.block(child, level)
                self.out.append(f"</{cell.name}>")
            self.close("tr")
        self.out.append("</table>")
        self.close("div")

    # Running text

    def words(self, element: Element, level: int) -> None:
        """Print what running text holds."""
        for child in element.children:
            if isinstance(child, str):
                self.out.append(escape(child, quote=False))
            elif isinstance(child, Element):
                if child.name in ELEMENT_ONLY and child.name not in _INSIDE_A_LINE:
                    self.block(child, level)
                elif child.name in ("p", "block", "li"):
                    self.paragraph(child, level)
                else:
                    self.inline(child, level)

    def inline(self, element: Element, level: int) -> None:
        """Print an element inside running text."""
        name, extra = element.name, ""
        if name in ("br", "eol"):
            self.out.append("<br>")
            return
        if name == "authorialNote":
            self.notes.append(element)
            self.note_mark(element.get("marker") or str(len(self.notes)), f"#{self.note_id()}")
            return
        if name == "noteRef":
            self.note_mark(element.get("marker"), element.get("href"))
            return
        if name == "img":
            source = self.address(element.get("src"))
            self.out.append(f'<img src="{escape(source)}" alt="{escape(element.get("alt"))}">')
            return
        if name in ("eop", "marker"):
            return
        tag = _TAGS.get(name, "div" if _has_block(element) else "span")
        if tag == "a":
            address = self.address(element.get("href") or element.get("from"))
            extra = f' href="{escape(address)}"'
            if not address or self.linked:  # HTML has no link inside a link
                tag, extra = "span", ""
        elif name in ("date", "time") and element.get(name):
            tag, extra = "time", f' datetime="{escape(element.get(name))}"'
        elif name == "remark":
            extra = ' role="note"'
        outside, self.linked = self.linked, self.linked or tag == "a"
        self.open(tag, element, extra)
        self.out.append(escape(element.get("startQuote"), quote=False))
        self.words(element, level)
        self.out.append(escape(element.get("endQuote"), quote=False))
        self.out.append(f"</{tag}>")
        self.linked = outside

    def note_mark(self, mark: str, target: str) -> None:
        """Print the mark of a footnote as a link to it."""
        words = escape(mark, quote=False)
        if not self.linked:
            words = f'<a href="{escape(target)}" role="doc-noteref">{words}</a>'
        self.out.append(f"<sup>{words}</sup>")

    def note_id(self) -> str:
        """Give the id of the note met last."""
        return self.notes[-1].eid or f"note-{len(self.notes)}"

    def footnotes(self) -> None:
        """Print the notes met, after everything else; a note may hold a further one."""
        printed = 0
        while printed < len(self.notes):
            note = self.notes[printed]
            printed += 1
            self.out.append(
                f'<aside class="notes" id="{escape(note.eid or f"note-{printed}")}" '
                'role="doc-footnote">\n'
            )
            self.number = note.get("marker") or str(printed)
            for child in note.elements():
                self.block(child, 6)
            self.stranded()
            self.close("aside")

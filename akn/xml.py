"""Owns XML in and out: bytes to `Document` and back, the only reader and writer of the project.

What is kept: elements, attributes, text, comments, processing instructions, foreign namespaces (in
Clark notation), and what stands around the document element (`FramedDocument`). What is not: white
space between elements in *element-only* content (OASIS Akoma Ntoso 1.0 Part 2: wherever the schema
does not say ``mixed``). It carries no words; `read` drops it and `write` makes it anew, two spaces
a level. Two files are canonically equal here when their Canonical XML is equal after that white
space is taken out and prefixes are renamed.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.parsers import expat

from akn.model import NAMESPACE, Comment, Document, Element, Instruction, Node, Span
from akn.serialise import (
    ELEMENT_ONLY,
    MAX_DEPTH,
    XML_LANG,
    XML_NAMESPACE,
    FramedDocument,
    XmlError,
    prefixes,
    too_deep,
    write,
    xml_error,
)

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "MAX_BYTES", "MAX_DEPTH", "XML_LANG", "FramedDocument", "XmlError",
    "parse", "read", "read_file", "write", "write_file",
]  # fmt: skip

_Node: TypeAlias = Any
"""A node of lxml's tree; its stubs know neither the type of lines nor that names are strings."""

MAX_BYTES = 64 * 1024 * 1024
"""Largest file read unless the caller says otherwise, in bytes."""
_SPACE = " \t\r\n"


def read(
    data: bytes, path: str = "", *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH
) -> Document:
    """Read an Akoma Ntoso 3.0 file; `path` is only named in messages and spans.

    Every element's span holds its line in the XML source. Nothing outside `data` is ever opened.
    Raises XmlError: AKN002 not well-formed XML, AKN003 document type declaration, AKN004 another
    format or namespace, AKN005 a limit is passed.
    """
    top = parse(data, path, max_bytes, max_depth)
    # libxml2 keeps the line of an element in 16 bits; past that they are counted by expat.
    lines = _lines(data) if data.count(b"\n") >= 0xFFFF else None
    return _Reading(path, max_depth, lines).document(top)


def parse(data: bytes, path: str, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> _Node:
    """Parse into lxml's own tree, for `akn.schema`; refuses and raises what `read` does."""
    from lxml import etree

    _inspect(data, path, max_bytes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        top = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _malformed(error, path, max_depth) from None
    if top.getroottree().docinfo.internalDTD is not None:
        raise _doctype(path, 1, 1)
    _require_akoma_ntoso(top, path)
    return top


def read_file(
    path: str | Path, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH
) -> Document:
    """Read an Akoma Ntoso file from disk; raises XmlError as `read` does."""
    try:
        size = Path(path).stat().st_size
        data = b"" if size > max_bytes else Path(path).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise xml_error(
            "AKN006", f"cannot read the file: {reason}", "check the path and its rights", str(path)
        ) from None
    if size > max_bytes:
        raise _too_large(size, str(path), max_bytes)
    return read(data, str(path), max_bytes=max_bytes, max_depth=max_depth)


def _too_large(size: int, path: str, max_bytes: int) -> XmlError:
    return xml_error(
        "AKN005",
        f"the file has {size:,} bytes, more than the limit of {max_bytes:,}",
        "split it, or raise max_bytes if you trust it",
        path,
    )


def _doctype(path: str, line: int, column: int) -> XmlError:
    return xml_error(
        "AKN003",
        "the file has a document type declaration (DOCTYPE), which can name entities and files",
        "remove the <!DOCTYPE …> and write out its entities; Akoma Ntoso needs none",
        path, line, column,
    )  # fmt: skip


def _inspect(data: bytes, path: str, max_bytes: int) -> None:
    """Refuse, before any tree is made, what is not XML text or declares a document type."""
    if len(data) > max_bytes:
        raise _too_large(len(data), path, max_bytes)
    head = data[:200].lstrip(b"\xef\xbb\xbf" + _SPACE.encode())
    if not data.strip():
        raise xml_error("AKN002", "the file is empty", "give a file of Akoma Ntoso XML", path, 1, 1)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not head.startswith(b"<") and not wide:
        zipped = head.startswith(b"PK\x03\x04")
        found = "it is a ZIP or DOCX container" if zipped else f"it begins with {head[:8]!r}"
        hint = (
            "convert it first" if zipped else "give a file of Akoma Ntoso XML, which begins with <"
        )
        raise xml_error("AKN002", f"the file is not XML: {found}", hint, path, 1, 1)
    if not wide and not re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", head, re.I):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            start = data.rfind(b"\n", 0, error.start) + 1
            column = len(data[start : error.start].decode("utf-8", "replace")) + 1
            raise xml_error(
                "AKN002",
                f"the file is not valid UTF-8: byte 0x{data[error.start]:02x} cannot stand here",
                "save it as UTF-8, or name its encoding in the XML declaration",
                path, line, column,
            ) from None  # fmt: skip
    _refuse_doctype(data, path)


class _RootReached(Exception):
    """The prolog is over."""


def _refuse_doctype(data: bytes, path: str) -> None:
    # expat reports where a DOCTYPE begins before it looks at a single entity of it, and is stopped
    # at the root element; a prolog that expat cannot read is left to lxml's own message.
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        start = data.rfind(b"<!DOCTYPE", 0, parser.CurrentByteIndex + 1)
        if start < 0:  # not an ASCII-compatible encoding
            raise _doctype(path, parser.CurrentLineNumber, 1)
        raise _doctype(path, data.count(b"\n", 0, start) + 1, start - data.rfind(b"\n", 0, start))

    def root(*_: object) -> None:
        raise _RootReached

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except (_RootReached, expat.ExpatError, LookupError, ValueError):
        return


def _lines(data: bytes) -> Iterator[int]:
    found: list[int] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: found.append(parser.CurrentLineNumber)
    parser.Parse(data, True)
    return iter(found[1:])


def _malformed(error: etree.XMLSyntaxError, path: str, max_depth: int) -> XmlError:
    line, column = error.position
    said = (error.msg or "unknown fault").split(", line ")[0]
    if "depth" in said.lower():
        return too_deep(path, line, max_depth)
    if "HUGE" in said:  # libxml2's own bounds, 10 million bytes for a text
        return xml_error(
            "AKN005",
            "a single text or attribute is too long for the parser",
            "no legal text needs that; check what made the file",
            path,
            line,
            1,
        )
    hint = "correct the markup there and read the file again"
    if said.startswith("Entity"):
        hint = "write the character itself, or its number as &#160;"
    return xml_error(
        "AKN002", f"the XML is not well-formed: {said}", hint, path, line, max(column, 1)
    )


def _require_akoma_ntoso(top: _Node, path: str) -> None:
    if top.tag == f"{{{NAMESPACE}}}akomaNtoso":
        return
    space, _, name = top.tag.rpartition("}")
    space = space.lstrip("{")
    line = top.sourceline or 1
    if space == NAMESPACE:
        message = f"the root element is {name}, not akomaNtoso"
        hint = "wrap the document element in <akomaNtoso>"
    elif space.startswith(NAMESPACE + "/"):
        message = f"the namespace is {space}, a draft of Akoma Ntoso 3.0"
        hint = (
            f"replace it with the final namespace {NAMESPACE}, then validate: names changed since"
        )
    elif name == "akomaNtoso":
        message = f"the namespace is {space or 'empty'}, not that of Akoma Ntoso 3.0"
        hint = f"a file of version 3.0 declares {NAMESPACE}; convert older versions first"
    else:
        found = f"{name} in namespace {space}" if space else f"{name} without a namespace"
        message = f"this is not Akoma Ntoso: the root element is {found}"
        hint = f"the root must be akomaNtoso in {NAMESPACE}"
    raise xml_error("AKN004", message, hint, path, line, 1)


class _ElementNames(dict[str, str]):
    """Names of elements in lxml's notation to names of the model, each worked out once."""

    def __missing__(self, tag: str) -> str:
        if tag.startswith(f"{{{NAMESPACE}}}"):
            name = tag[len(NAMESPACE) + 2 :]
        else:
            name = tag if tag[0] == "{" else "{}" + tag
        self[tag] = name
        return name


class _Reading:
    """One reading of one file: where it is, what was met."""

    def __init__(self, path: str, max_depth: int, lines: Iterator[int] | None) -> None:
        self.path = path
        self.lines = lines
        self.max_depth = max_depth
        self.names = _ElementNames()
        self.prefixes: dict[str, str] = {}

    def document(self, top: _Node) -> Document:
        for prefix, uri in top.nsmap.items():
            if prefix and uri != NAMESPACE:
                self.prefixes.setdefault(uri, prefix)
        children = self.children(top, "akomaNtoso", 1)
        elements = [c for c in children if isinstance(c, Element)]
        if stray := next((c for c in children if isinstance(c, str)), None):
            raise xml_error(
                "AKN004",
                f"text stands directly in akomaNtoso: {stray.strip()[:40]!r}",
                "move it into the document element",
                self.path, top.sourceline or 1, 1,
            )  # fmt: skip
        if not elements or elements[0].name.startswith("{"):
            raise xml_error(
                "AKN004",
                "akomaNtoso holds no document element",
                "put an act, bill, doc or another document type of the standard into it",
                self.path, top.sourceline or 1, 1,
            )  # fmt: skip
        first = children.index(elements[0])
        last = children.index(elements[-1])
        middle = children[first + 1 : last]
        plain = Document(elements[0], tuple(elements[1:]))
        framed = FramedDocument(
            plain.root,
            plain.components,
            attributes=self.attributes(top),
            prolog=_beside(top, preceding=True),
            before=_remarks(children[:first]),
            between=_remarks(middle),
            after=_remarks(children[last + 1 :]),
            epilog=_beside(top, preceding=False),
            namespaces=tuple((prefix, uri) for uri, prefix in self.prefixes.items()),
        )
        if framed != FramedDocument(plain.root, plain.components):
            return framed
        # Prefixes are worth keeping only where writing would not choose the same by itself.
        if framed.namespaces and dict(framed.namespaces) != prefixes(plain):
            return framed
        return plain

    def element(self, node: _Node, depth: int) -> Element:
        if depth > self.max_depth:
            raise too_deep(self.path, node.sourceline or 0, self.max_depth)
        tag = node.tag
        name = self.names[tag]
        if name[0] == "{" and node.prefix:
            self.prefixes.setdefault(name[1:].partition("}")[0], node.prefix)
        line = next(self.lines) if self.lines else node.sourceline or 0
        return Element(
            name,
            self.attributes(node),
            self.children(node, name, depth) if len(node) or node.text else (),
            Span(self.path, line, 1, line, 1),
        )

    def attributes(self, node: _Node) -> tuple[tuple[str, str], ...]:
        pairs = node.items()
        for name, _ in pairs:
            if name[0] == "{":
                uri = name[1:].partition("}")[0]
                if uri not in self.prefixes and uri not in (XML_NAMESPACE, NAMESPACE):
                    known = {u: p for p, u in node.nsmap.items() if p}
                    self.prefixes[uri] = known[uri]
        return tuple(pairs)

    def children(self, node: _Node, name: str, depth: int) -> tuple[Node, ...]:
        found: list[Node] = []
        if node.text:
            found.append(node.text)
        for child in node:
            if isinstance(child.tag, str):
                found.append(self.element(child, depth + 1))
            else:
                found.append(_remark(child))
            if child.tail:
                found.append(child.tail)
        if name in ELEMENT_ONLY and not any(isinstance(c, str) and c.strip(_SPACE) for c in found):
            return tuple(c for c in found if not isinstance(c, str))
        return tuple(found)


def _remark(node: _Node) -> Comment | Instruction:
    target = getattr(node, "target", None)  # only a processing instruction has one
    return Comment(node.text or "") if target is None else Instruction(target, node.text or "")


def _remarks(nodes: tuple[Node, ...]) -> tuple[Comment | Instruction, ...]:
    return tuple(n for n in nodes if isinstance(n, Comment | Instruction))


def _beside(top: _Node, *, preceding: bool) -> tuple[Comment | Instruction, ...]:
    found = [_remark(node) for node in top.itersiblings(preceding=preceding)]
    return tuple(reversed(found) if preceding else found)


def write_file(document: Document, path: str | Path) -> None:
    """Write a document to disk whole or not at all: a temporary file beside it takes its place."""
    data = write(document)
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        try:
            part.write_bytes(data)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise xml_error(
            "AKN006",
            f"cannot write the file: {reason}",
            "check the folder and its rights",
            str(path),
        ) from None

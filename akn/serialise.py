"""Owns printing a `Document` as XML text: names, prefixes, escapes, lines; no parser is needed.

Elements of *element-only* content stand on lines of their own, two spaces a level; mixed content is
printed as it is. `akn.xml` is the door: import `write` and `XmlError` from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeGuard

from akn.model import NAMESPACE, Comment, Document, Element, Instruction, Node
from akn.problem import LegalTextError, Problem

MAX_DEPTH = 200
"""Deepest nesting of elements read or written, ``akomaNtoso`` being level 1."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""Name of the attribute ``xml:lang`` in a tree."""

ELEMENT_ONLY = frozenset(
    """
    FRBRExpression FRBRItem FRBRManifestation FRBRWork FRBRalias FRBRauthor FRBRauthoritative
    FRBRcountry FRBRdate FRBRformat FRBRlanguage FRBRmasterExpression FRBRname FRBRnumber
    FRBRportion FRBRprescriptive FRBRsubtype FRBRthis FRBRtranslation FRBRuri FRBRversionNumber
    TLCConcept TLCEvent TLCLocation TLCObject TLCOrganization TLCPerson TLCProcess TLCReference
    TLCRole TLCTerm act activeModifications activeRef address adjournment administrationOfOath
    akomaNtoso alinea alternativeReference amendment amendmentBody amendmentContent
    amendmentHeading amendmentJustification amendmentList amendmentReference analysis answer
    application applies arguments article attachment attachmentOf attachments authorialNote
    background bill blockContainer blockList body book br chapter citation citations
    classification clause collectionBody communication component componentData componentInfo
    componentRef components conclusions condition container content contrasts count coverPage
    debate debateBody debateReport debateSection decision declarationOfVote derogates
    destination dissentsFrom distinguishes div division doc documentCollection documentRef
    domain duration efficacy efficacyMod embeddedStructure eol eop eventRef extends force
    forceMod foreign formula hasAttachment hcontainer header identification img
    implicitReference indent interstitial intro introduction isAnalogTo item judgment
    judgmentBody judicial jurisprudence keyword legalSystemMod level lifecycle list longTitle
    mainBody mapping mappings marker meaningMod meta ministerialStatements motivation
    nationalInterest new note noteRef notes noticesOfMotion officialGazette ol old
    oralStatements original other otherAnalysis otherReferences overrules papers paragraph
    parliamentary part passiveModifications passiveRef personalStatements petitions point
    pointOfOrder portion portionBody prayers preamble preface presentation preservation previous
    proceduralMotions proprietary proviso publication putsInQuestion question questions quorum
    quorumVerification quotedStructure recital recitals recount references remedies resolutions
    restriction restrictions restricts result rollCall rule scopeMod section source speech
    speechGroup statement step subFlow subchapter subclause subdivision sublist subparagraph
    subpart subrule subsection subtitle supports table tblock td temporalData temporalGroup
    textualMod th timeInterval title toc tome tr transitional ul voting workflow wrapUp
    writtenStatements
    """.split()  # noqa: SIM905
)
"""Elements in which the strict XSD allows no text of their own (a test compares with the XSD)."""

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://www.w3.org/1998/Math/MathML": "m",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "svg",
    NAMESPACE: "akn",
}
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
_ATTRIBUTE_SPECIAL = re.compile('[&<>"\t\n\r]')
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
    "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
}  # fmt: skip
_CONTROLS = bytes(c for c in range(32) if c not in (9, 10, 13))
_INDENTS = tuple("\n" + "  " * depth for depth in range(MAX_DEPTH + 1))
"""What stands before a tag that has a line of its own, by depth."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class XmlError(LegalTextError):
    """XML that cannot be read, or a tree that cannot be written as XML."""


@dataclass(frozen=True, slots=True)
class FramedDocument(Document):
    """A document with what stands around its document element, so that it is written back whole.

    `read` gives one only where there is something to keep; elsewhere it gives a plain `Document`.
    """

    attributes: tuple[tuple[str, str], ...] = ()
    """Attributes of ``akomaNtoso`` (``xsi:schemaLocation``)."""
    prolog: tuple[Comment | Instruction, ...] = ()
    """Before ``akomaNtoso``."""
    before: tuple[Comment | Instruction, ...] = ()
    """In ``akomaNtoso``, before the document element."""
    between: tuple[Comment | Instruction, ...] = ()
    """Between the document element and the components."""
    after: tuple[Comment | Instruction, ...] = ()
    """In ``akomaNtoso``, after everything else."""
    epilog: tuple[Comment | Instruction, ...] = ()
    """After ``akomaNtoso``."""
    namespaces: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Prefixes and namespaces as the file had them; a prefix carries no meaning of its own."""


def xml_error(
    code: str,
    message: str,
    hint: str,
    path: str = "",
    line: int = 0,
    column: int = 0,
    eid: str = "",
) -> XmlError:
    """Make an XmlError of the parts of a problem, in the order in which they are needed."""
    return XmlError(Problem(code, message, path=path, line=line, column=column, eid=eid, hint=hint))


def write(document: Document) -> bytes:
    """Print a document as UTF-8 XML, the same bytes for the same document.

    Elements of element-only content stand on lines of their own, two spaces a level; mixed content
    is printed as it is. Raises XmlError (AKN007) for what XML 1.0 cannot hold, naming the eId.
    """
    data = encoded(_written(document)[1])
    if data is None:
        raise _illegal(document)
    return data


def encoded(text: str) -> bytes | None:
    """Give a text as UTF-8, or None where it holds a character that XML 1.0 does not allow.

    Looking for one character after the other is several times as fast as one regular expression.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # a surrogate
        return None
    if "\ufffe" in text or "\uffff" in text or any(map(data.__contains__, _CONTROLS)):
        return None
    return data


def too_deep(path: str, line: int, max_depth: int, eid: str = "") -> XmlError:
    """Make the refusal of a tree that is nested too deeply."""
    return xml_error(
        "AKN005",
        f"elements are nested deeper than {max_depth} levels",
        "no legal text needs that; check what made the file",
        path, line, 1 if line else 0, eid,
    )  # fmt: skip


def prefixes(document: Document) -> dict[str, str]:
    """Map the prefixes that `write` declares to their namespaces, the standard's own left out."""
    try:
        writing = _written(document)[0]
    except XmlError:
        return {}
    return {prefix: uri for uri, prefix in writing.prefixes.items() if uri != NAMESPACE}


def _written(document: Document) -> tuple[_Writing, str]:
    namespaces = document.namespaces if isinstance(document, FramedDocument) else ()
    writing = _Writing(namespaces)
    try:
        return writing, writing.text(document)
    except _UnnamespacedElement:
        # An element in no namespace cannot stand under a default one: print prefixes instead.
        writing = _Writing(namespaces, own_prefix="akn")
        return writing, writing.text(document)


class _UnnamespacedElement(Exception):
    """An element in no namespace was met."""


class _Names(dict[str, str]):
    """Names of the model to printed names, each worked out and checked once."""

    def __init__(self, name: Callable[[str], str]) -> None:
        self.name = name

    def __missing__(self, key: str) -> str:
        self[key] = value = self.name(key)
        return value


class _Writing:
    """One writing of one document: prefixes given out, pieces printed."""

    def __init__(self, namespaces: tuple[tuple[str, str], ...], own_prefix: str = "") -> None:
        self.own_prefix = own_prefix
        self.prefixes = {NAMESPACE: own_prefix} if own_prefix else {}
        self.tags = _Names(self._tag)
        self.keys = _Names(self._key)
        self.out: list[str] = []
        for prefix, uri in namespaces:
            if prefix not in (*self.prefixes.values(), "xml", "xmlns"):
                self.prefixes.setdefault(uri, prefix)

    def text(self, document: Document) -> str:
        framed = document if isinstance(document, FramedDocument) else FramedDocument(document.root)
        self.document = document
        out = self.out
        for node in (*framed.before, document.root, *framed.between):
            self.node(node, 1, _INDENTS[1])
        for node in (*document.components, *framed.after):
            self.node(node, 1, _INDENTS[1])
        attributes = "".join(self.attribute(n, v) for n, v in framed.attributes)
        outside = [[self.remark(n) + "\n" for n in ns] for ns in (framed.prolog, framed.epilog)]
        top = self.tags["akomaNtoso"]
        spaces = "" if self.own_prefix else f' xmlns="{NAMESPACE}"'
        for uri, prefix in self.prefixes.items():
            spaces += f' xmlns:{prefix}="{_escape_attribute(uri)}"'
        head = [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            *outside[0],
            f"<{top}{spaces}{attributes}>",
        ]
        out[:0] = head
        out += (f"\n</{top}>\n", *outside[1])
        whole = "".join(out)
        # The name tables point back at this writing: let go at once of what is large.
        out.clear()
        del self.document
        return whole

    def node(self, node: Node, depth: int, lead: str) -> None:
        """Print a node; `lead` stands before it: a new line with its indent, or nothing."""
        if isinstance(node, Element):
            self.element(node, depth, lead)
        elif isinstance(node, str):
            self.out.append(lead + _escape_text(node))
        else:
            self.out.append(lead + self.remark(node))

    def element(self, element: Element, depth: int, lead: str) -> None:
        if depth >= MAX_DEPTH:
            raise too_deep("", 0, MAX_DEPTH, _nearest(self.document, lambda e: e is element))
        out = self.out
        tags = self.tags
        tag = tags[element.name]
        attributes = self.attributes(element) if element.attributes else ""
        children = element.children
        if not children:
            out.append(f"{lead}<{tag}{attributes}/>")
            return
        out.append(f"{lead}<{tag}{attributes}>")
        if element.name in ELEMENT_ONLY and (
            # The second test holds for a single child too; the first is faster, and most have one.
            type(children[0]) is not str if len(children) == 1 else str not in map(type, children)
        ):
            inside = depth + 1
            indent = _INDENTS[inside]
            for child in children:
                if type(child) is not Element:
                    self.node(child, inside, indent)
                    continue
                nodes = child.children
                if len(nodes) == 1 and type(words := nodes[0]) is str and not child.attributes:
                    # num, heading, p: most elements of an act
                    inner = tags[child.name]
                    out.append(f"{indent}<{inner}>{_escape_text(words)}</{inner}>")
                else:
                    self.element(child, inside, indent)
            out.append(f"{_INDENTS[depth]}</{tag}>")
        else:
            for child in children:
                if type(child) is str:
                    out.append(_escape_text(child))
                else:
                    self.node(child, depth + 1, "")
            out.append(f"</{tag}>")

    def attributes(self, element: Element) -> str:
        attributes = element.attributes
        keys = self.keys
        if len(attributes) == 1:  # an eId, nearly always
            ((name, value),) = attributes
            if not value.isidentifier():  # letters, digits and _ need no look
                value = _escape_attribute(value)
            return f' {keys[name]}="{value}"'
        text = ""
        for name, value in attributes:
            text += f' {keys[name]}="{_escape_attribute(value)}"'
        if len(dict(attributes)) != len(attributes):
            raise self.refusal("an attribute is given twice", lambda e: e is element)
        return text

    def attribute(self, name: str, value: str) -> str:
        return f' {self.keys[name]}="{_escape_attribute(value)}"'

    def remark(self, node: Comment | Instruction) -> str:
        if isinstance(node, Comment):
            if "--" in node.text or node.text.endswith("-") or "\r" in node.text:
                raise self.refusal(
                    "a comment holds --, a carriage return, or ends with -",
                    lambda e: node in e.children,
                )
            return f"<!--{node.text}-->"
        bad = "?>" in node.text or "\r" in node.text or node.text[:1] in tuple(" \t\n")
        if bad or node.target.lower() == "xml" or not _NCNAME.fullmatch(node.target):
            raise self.refusal(
                f"the processing instruction {node.target!r} cannot be written",
                lambda e: node in e.children,
            )
        return f"<?{node.target} {node.text}?>" if node.text else f"<?{node.target}?>"

    def _tag(self, name: str) -> str:
        uri, _, local = name.rpartition("}")
        if not _NCNAME.fullmatch(local):
            raise self.refusal(f"{name!r} cannot name an element", lambda e: e.name == name)
        if uri == "{":
            if not self.own_prefix:
                raise _UnnamespacedElement
            return local
        if uri:
            return f"{self._prefix(uri[1:])}:{local}"
        return f"{self.own_prefix}:{local}" if self.own_prefix else local

    def _key(self, name: str) -> str:
        uri, _, local = name.rpartition("}")
        if not _NCNAME.fullmatch(local) or local == "xmlns" or uri == "{":
            raise self.refusal(
                f"{name!r} cannot name an attribute", lambda e: name in dict(e.attributes)
            )
        return f"{self._prefix(uri[1:])}:{local}" if uri else local

    def _prefix(self, uri: str) -> str:
        if uri == XML_NAMESPACE:
            return "xml"
        if uri not in self.prefixes:
            taken = self.prefixes.values()
            prefix = _PREFIXES.get(uri, "")
            number = 1
            while not prefix or prefix in taken:
                prefix = f"ns{number}"
                number += 1
            self.prefixes[uri] = prefix
        return self.prefixes[uri]

    def refusal(self, what: str, where: Callable[[Element], bool]) -> XmlError:
        eid = _nearest(self.document, where)
        return xml_error(
            "AKN007", f"the tree cannot be written: {what}", "correct it there", eid=eid
        )


def _escape_text(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text


def _escape_attribute(value: str) -> str:
    return _ATTRIBUTE_SPECIAL.sub(lambda m: _ENTITIES[m[0]], value)


def _nearest(document: Document, test: Callable[[Element], bool]) -> str:
    """Give the eId of the first element that passes, or of its nearest ancestor with one."""
    stack = [(element, "") for element in (*reversed(document.components), document.root)]
    while stack:
        element, above = stack.pop()
        eid = element.eid or above
        if test(element):
            return eid
        stack.extend((c, eid) for c in reversed(element.children) if isinstance(c, Element))
    return ""


def _illegal(document: Document) -> XmlError:
    def illegal(element: Element) -> re.Match[str] | None:
        values = [v for _, v in element.attributes]
        values += [c if isinstance(c, str) else c.text for c in element.children if _is_leaf(c)]
        return next((m for v in values if (m := _ILLEGAL.search(v))), None)

    found = next((m for e in document.walk() if (m := illegal(e))), None)
    character = f"the character U+{ord(found[0]):04X}" if found else "a control character"
    return xml_error(
        "AKN007",
        f"the tree cannot be written: XML 1.0 has no place for {character}",
        "remove the character from the source",
        eid=_nearest(document, lambda e: illegal(e) is not None),
    )


def _is_leaf(node: Node) -> TypeGuard[str | Comment | Instruction]:
    return not isinstance(node, Element)

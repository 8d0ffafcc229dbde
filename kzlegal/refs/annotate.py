"""Owns annotate: references and terms as inline elements of a document, its text untouched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from akn.model import Document, Element, Node
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.find import find_references
from kzlegal.refs.model import Reference
from kzlegal.refs.short_name import ShortName, short_names
from kzlegal.refs.terms import Term, Use, definitions, uses
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Vocabulary, vocabulary

_LEFT_ALONE = frozenset(
    """meta num heading remark ref rref mref def term mod quotedText quotedStructure authorialNote
    preface conclusions coverPage""".split()  # noqa: SIM905 (a word list reads better)
)
"""Elements whose text is not law of this act, or is marked up already."""
_CONTAINERS = frozenset(("part", "subpart", "chapter", "section", "attachment"))
_MARKS = ("ref", "rref", "mref", "def", "term")
_CLASS = {"internal": "internal", "external": "exact", "blanket": "blanket"}


@dataclass(frozen=True, slots=True)
class Found:
    """A reference of a document, with the place of the paragraph that holds it."""

    reference: Reference
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its marks, and all references that were found, marked or not."""

    document: Document
    references: tuple[Found, ...]


@dataclass(slots=True)
class _Marker:
    """Marks one document up; remembers the terms met in the unit at hand."""

    language: Language
    act: str
    known: Container[str]
    unit_names: UnitNames | None
    table: Vocabulary
    terms: tuple[Term, ...]
    defined: tuple[Term, ...] = ()
    skip: Container[str] = ()
    short_names: tuple[ShortName, ...] = ()
    amending: bool = False
    containers: tuple[str, ...] = ()
    unit: str = ""
    met: set[str] = field(default_factory=set)
    keep: Callable[[Reference], bool] = lambda reference: True
    found: list[Found] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)

    def element(self, element: Element, unit: str) -> Element:
        """Give the element with its text marked up, all the way down."""
        if element.name in _LEFT_ALONE or element.eid in self.skip:
            return element
        if element.get("status") == "editorial":
            return element
        unit = element.eid or unit
        if element.name == "p":
            return self.paragraph(element, unit)
        around = self.containers
        if element.eid and element.name in _CONTAINERS:
            self.containers = (*around, element.eid)
        children = tuple(
            self.element(c, unit) if isinstance(c, Element) else c for c in element.children
        )
        self.containers = around
        return replace(element, children=children)

    def paragraph(self, element: Element, unit: str) -> Element:
        """Mark up the runs of text of one ``p``."""
        if unit != self.unit:
            self.unit = unit
            self.met = set()
        # A paragraph that was marked up before stays as it is.
        marks = [e for e in element.walk() if e.name in _MARKS]
        if marks:
            self.met |= {e.get("refersTo") for e in marks if e.get("refersTo")}
            return element
        self.place = (element.span.line, element.span.column) if element.span else (0, 0)
        children: list[Node] = []
        for i, child in enumerate(element.children):
            if isinstance(child, str):
                children.extend(self.run(child, unit, opens=i == 0))
            elif isinstance(child, Element):
                children.append(self.element(child, unit))
            else:
                children.append(child)
        return replace(element, children=tuple(children))

    def run(self, text: str, unit: str, *, opens: bool) -> Iterator[Node]:
        """Cut a run of text into strings and inline elements; their text joined is the run."""
        marks: list[tuple[int, int, Element]] = []
        for reference in find_references(
            text,
            self.language,
            here=unit,
            act=self.act,
            known=self.known,
            containers=self.containers,
            unit_names=self.unit_names,
            table=self.table,
            amending=self.amending,
            short_names=self.short_names,
        ):
            self.found.append(Found(reference, *self.place))
            if reference.href and self.keep(reference):
                marks.append((reference.start, reference.end, _ref(reference)))
        starts = [start for start, _, _ in marks]
        ends = [end for _, end, _ in marks]
        placed: list[Use] = []
        marked = definitions(text, self.language, self.terms) if opens else ()
        for use in (*marked, *uses(text, self.language, self.defined)):
            href = f"#{use.term.eid}"
            if not use.defines and href in self.met:
                continue
            at = bisect_right(starts, use.start)
            inside = at > 0 and ends[at - 1] > use.start
            if inside or (at < len(starts) and starts[at] < use.end):
                continue
            if any(use.start < other.end and other.start < use.end for other in placed):
                continue
            self.met.add(href)
            placed.append(use)
            marks.append((use.start, use.end, _term(use, text)))
        marks.sort(key=lambda mark: mark[0])
        at = 0
        for start, end, mark in marks:
            if start > at:
                yield text[at:start]
            yield mark
            at = end
        if at < len(text):
            yield text[at:]


def _ref(reference: Reference) -> Element:
    name = _CLASS[reference.kind]
    if reference.up_to:
        attributes = (("class", name), ("from", reference.href), ("upTo", reference.up_to))
        return Element("rref", attributes, (reference.text,))
    first = Element("ref", (("class", name), ("href", reference.href)), (reference.text,))
    if not reference.more:
        return first
    further = (Element("ref", (("class", name), ("href", href))) for href in reference.more)
    return Element("mref", (("class", name),), (first, *further))


def _term(use: Use, text: str) -> Element:
    name = "def" if use.defines else "term"
    return Element(name, (("refersTo", f"#{use.term.eid}"),), (text[use.start : use.end],))


def annotated(
    document: Document,
    language: Language,
    *,
    act: str,
    terms: Sequence[Term],
    skip: Container[str] = (),
    unit_names: UnitNames | None = None,
    table: Vocabulary | None = None,
    amending: bool = False,
    keep: Callable[[Reference], bool] = lambda reference: True,
) -> Annotated:
    """Put ``ref``, ``def`` and ``term`` into the text of a document.

    The text stays the same character by character, and so do all eIds; a document marked up
    before comes back equal. Headings, remarks and quoted text of other acts are left alone, and so
    are the units whose eIds are in `skip`. `act` is the Work IRI that "this Law" points to;
    `amending` says that it changes others, so that bare units in it are not its own.

    ``ref`` has class internal, exact or blanket; a range is an ``rref``; words with several targets
    are an ``mref`` with a ``ref`` for each, the words in the first. A reference to an act that the
    table does not know is not marked. ``def`` stands on the term that a unit defines and on
    its short form; ``term`` on the first use, in each unit, of a term that the document defines.
    The targets of ``refersTo`` are made by `references_for`. A reference that `keep` refuses stays
    plain words; it is among the references found all the same.
    """
    body = document.body
    if body is None:
        return Annotated(document, ())
    table = vocabulary() if table is None else table
    texts = (e.text() for e in body.walk() if e.name == "p")
    marker = _Marker(
        language=language,
        act=act,
        short_names=short_names(texts, language, table, act),
        amending=amending,
        known=frozenset(document.index()),
        unit_names=unit_names,
        table=table,
        terms=tuple(terms),
        defined=_defined(document, language, terms),
        skip=skip,
        keep=keep,
    )
    children = tuple(
        marker.element(child, "") if child is body else child for child in document.root.children
    )
    root = replace(document.root, children=children)
    return Annotated(replace(document, root=root), tuple(marker.found))


def annotate(
    document: Document,
    language: Language,
    *,
    act: str,
    terms: Sequence[Term],
    skip: Container[str] = (),
    unit_names: UnitNames | None = None,
    table: Vocabulary | None = None,
    amending: bool = False,
) -> Document:
    """Give the document of `annotated`, with every reference marked that has a target."""
    return annotated(
        document,
        language,
        act=act,
        terms=terms,
        skip=skip,
        unit_names=unit_names,
        table=table,
        amending=amending,
    ).document


def _defined(document: Document, language: Language, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Give the terms that the document defines."""
    found = {
        use.term.id
        for element in (document.body or document.root).walk()
        if element.name == "p" and element.first("remark") is None
        for use in definitions(element.text(), language, terms)
    }
    return tuple(term for term in terms if term.id in found)


def references_for(
    document: Document,
    language: Language,
    terms: Iterable[Term],
    table: Vocabulary | None = None,
) -> tuple[Element, ...]:
    """Give the entries for ``meta/references`` that the marks of a document need, by eId.

    A TLCTerm for each term that ``def`` or ``term`` refers to, a TLCConcept for each blanket
    target; `showAs` is the name in the document's language.
    """
    table = vocabulary() if table is None else table
    entries = table.by_iri()
    by_mark = {f"#{term.eid}": term for term in terms}
    found: dict[str, Element] = {}
    for element in document.walk():
        if element.name in ("def", "term"):
            term = by_mark.get(element.get("refersTo"))
            if term is not None:
                label = term.labels.get(language, term.id)
                found[term.eid] = _entry("TLCTerm", term.eid, term.iri, label)
        elif element.name == "ref" and element.get("class") == "blanket":
            href = element.get("href")
            entry = entries.get(href)
            eid = "concept-" + "-".join(href.split("/")[5:])
            label = entry.labels.get(language, entry.id) if entry else href
            found[eid] = _entry("TLCConcept", eid, href, label)
    return tuple(found[eid] for eid in sorted(found))


def _entry(name: str, eid: str, href: str, label: str) -> Element:
    return Element(name, (("eId", eid), ("href", href), ("showAs", label)))

"""Owns eIds: the table of names and contexts, and `assign`; numbers come from `akn.number`.

An eId is ``[prefix "__"] element_ref ["_" number]`` (AKN-NC 5.4). The tables below say which name
an element takes, which context gives its prefix and where its number comes from; nothing else in
the library knows that. Where AKN-NC leaves a choice to the author, these are ours:

* An article is numbered through its document and carries no prefix of a chapter.
* Chapters, parts, titles, books, and paragraphs outside articles are numbered through the document
  unless it shows that each group starts again; then the group is the prefix.
* A point is numbered in its paragraph or article even where a subparagraph stands between; only
  where a later subparagraph starts the numbers again does that subparagraph become the prefix.
* An unnumbered subparagraph is counted as people cite it: points do not count, and the opening
  words count as the first also when they are an ``intro``.
* An alinea after an ``intro`` counts from 2, for the ``intro`` is the first.
* Editorial remarks (``hcontainer`` named ``remark``) count apart, as ``remark_N``, so that a
  publisher's note never shifts the eId of law.
* Inside quotedStructure an article and what it holds also get the wId that they will have in the
  amended document (AKN-NC 5.5.3.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from akn.labels import follow, relabelled
from akn.model import Document, Element, Node
from akn.number import NO_LETTERS, Numbers, number, printed_number

__all__ = [
    "ABBREVIATIONS",
    "ASSIGNED",
    "HIERARCHY",
    "META",
    "NUMBERED",
    "Assignment",
    "Scope",
    "assign",
    "element_ref",
    "number",
    "printed_number",
]

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "alinea": "al",
        "amendmentBody": "body",
        "article": "art",
        "attachment": "att",
        "blockList": "list",
        "chapter": "chp",
        "citation": "cit",
        "citations": "cits",
        "clause": "cl",
        "component": "cmp",
        "components": "cmpnts",
        "componentRef": "cref",
        "debateBody": "body",
        "debateSection": "dbsect",
        "division": "dvs",
        "documentRef": "dref",
        "eventRef": "eref",
        "judgmentBody": "body",
        "listIntroduction": "intro",
        "listWrapUp": "wrapup",
        "mainBody": "body",
        "paragraph": "para",
        "quotedStructure": "qstr",
        "quotedText": "qtext",
        "recital": "rec",
        "recitals": "recs",
        "section": "sec",
        "subchapter": "subchp",
        "subclause": "subcl",
        "subdivision": "subdvs",
        "subparagraph": "subpara",
        "subsection": "subsec",
        "temporalGroup": "tmpg",
        "wrapUp": "wrapup",
    }
)
"""element_ref of every element that does not use its own name (AKN-NC 5.4.2)."""

HIERARCHY = frozenset(
    """alinea article book chapter clause division hcontainer indent level list paragraph part point
    proviso rule section subchapter subclause subdivision sublist subparagraph subpart subrule
    subsection subtitle title tome transitional""".split()  # noqa: SIM905
)
"""Units of the hierarchy (group hierElements of the XSD)."""

THROUGH = frozenset({"article", "citation", "citations", "recital", "recitals"})
"""Numbered through the document: the only prefix is the document component."""

THROUGH_UNLESS_RESTARTED = frozenset({"book", "chapter", "paragraph", "part", "title", "tome"})
"""Numbered through the document unless each group starts again; a paragraph inside an article
belongs to the article whatever others do."""

CONTEXTS = HIERARCHY | {
    "attachment",
    "blockList",
    "component",
    "embeddedStructure",
    "item",
    "mod",
    "quotedStructure",
}
"""Elements whose eId is the prefix of what they hold (AKN-NC 5.4.1)."""

COMPONENTS = frozenset({"attachment", "component", "embeddedStructure", "quotedStructure"})
"""Contexts in which all numbering is its own, as in a document."""

NUMBERED = HIERARCHY | {"attachment", "citation", "item", "recital"}
"""Elements whose number is their ``num``; without one they are counted."""

COUNTED = frozenset(
    """authorialNote blockList citations component embeddedStructure formula mod mmod
    quotedStructure quotedText recitals rmod table toc""".split()  # noqa: SIM905
)
"""Elements that are always counted in their context."""

UNIQUE = frozenset({"longTitle"})
"""Elements that stand once in their context and have no number (AKN-NC 5.4.3, subcase 1)."""

ASSIGNED = NUMBERED | COUNTED | UNIQUE
"""Elements outside ``meta`` that get an eId; all others (p, content, num, ref …) go without."""

MODIFICATIONS = frozenset(
    """efficacyMod forceMod legalSystemMod meaningMod scopeMod textualMod""".split()  # noqa: SIM905
)
"""Elements of ``activeModifications`` (amod_1) and ``passiveModifications`` (pmod_1)."""

META = frozenset({"eventRef", "note", "step", "temporalGroup"}) | MODIFICATIONS
"""Elements of ``meta`` that are counted where they have no eId yet; labels that stand are kept."""


def element_ref(element: Element) -> str:
    """Give the name that an element has in its eId (AKN-NC 5.4.2)."""
    if element.name == "hcontainer" and element.get("name") == "remark":
        return "remark"
    return ABBREVIATIONS.get(element.name, element.name)


def assign(document: Document, letters: Mapping[str, str] = NO_LETTERS) -> Document:
    """Give every element that should have one its eId, by the tables above.

    Outside ``meta`` an eId that stands is replaced by the one that the number asks for, and
    references ``#old`` follow; inside ``meta`` labels are kept and only missing ones are counted;
    a label that an attachment's ``meta`` shares with the document's gets the attachment's prefix.
    The same document gets the same eIds whatever eIds it came with. All are unique: where a number
    stands twice the first keeps the natural eId and later ones end in ``v2``, ``v3`` …, which
    `akn.checks` reports as a duplicate number. `letters` is described at `number`.
    """
    run = Assignment(letters)
    tops = [run.rebuilt(e, run.scope(e, "", "")) for e in (document.root, *document.components)]
    if run.renamed:
        tops = [follow(top, run.renamed) for top in tops]
    return Document(tops[0], tuple(tops[1:]))


@dataclass(slots=True)
class Scope:
    """Where an element stands: the eIds that may become its prefix."""

    component: str
    unit: str
    outer: str
    """The nearest context that is no subparagraph."""
    article: bool
    restarted: frozenset[str]
    """Names whose numbers start again in each group of this component."""
    quoted: str
    """Prefix to cut for a wId; empty outside quotedStructure."""


class Assignment:
    """One run over a document or a unit: what is used, what is counted, what was renamed.

    With `keep` a unit that has both a number and an eId keeps it: so a unit is numbered in its
    place (`akn.modify`) without touching what stands beside it.
    """

    def __init__(self, letters: Mapping[str, str], keep: bool = False) -> None:
        self.numbers = Numbers(letters)
        self.keep = keep
        self.owner: dict[str, str] = {}  # eId -> eId of the unit around it
        self.counts: dict[tuple[str, str], int] = {}
        self.renamed: dict[str, str] = {}
        self.siblings: tuple[Element, str, frozenset[str]] | None = None

    def scope(self, element: Element, eid: str, quoted: str) -> Scope:
        """Give the scope of what a document or component holds."""
        return Scope(eid, eid, eid, False, self.restarted(element), quoted)

    def restarted(self, component: Element) -> frozenset[str]:
        """Find the names whose numbers start again in a later group of this component."""
        first: dict[str, tuple[int, str]] = {}
        group: dict[str, int] = {}
        found: set[str] = set()
        stack: list[tuple[Element, int]] = [(component, 0)]
        while stack:
            element, parent = stack.pop()
            if element.name in THROUGH_UNLESS_RESTARTED and parent:
                value = self.numbers.of(element)
                if value and element.name not in first:
                    first[element.name] = (parent, value)
                elif value and group.get(element.name) != parent:
                    start, start_value = first[element.name]
                    if parent != start and value == start_value:
                        found.add(element.name)
                group[element.name] = parent
            if element.name in _LEAVES or (element is not component and element.name in COMPONENTS):
                continue
            inside = id(element) if element.name in HIERARCHY else parent
            for child in reversed(element.children):
                if isinstance(child, Element):
                    stack.append((child, inside))
        return frozenset(found)

    def rebuilt(self, element: Element, scope: Scope) -> Element:
        """Give a copy of an element without an eId of its own whose descendants have theirs."""
        children = self.children(element, scope)
        if children is element.children:
            return element
        return Element(element.name, element.attributes, children, element.span)

    def children(self, parent: Element, scope: Scope) -> tuple[Node, ...]:
        """Give an element's children with the eIds below them; the same tuple where none change."""
        made: list[Node] = []
        changed = False
        for child in parent.children:
            new = child
            if isinstance(child, Element) and not _is_plain(child):
                if child.name in ASSIGNED:
                    new = self.identified(child, parent, scope)
                elif child.name == "meta":
                    new = self.meta(child, scope.component)
                else:
                    new = self.rebuilt(child, scope)
                changed = changed or new is not child
            made.append(new)
        return tuple(made) if changed else parent.children

    def identified(self, element: Element, parent: Element, scope: Scope) -> Element:
        """Give an element with its eId, and what it holds with theirs."""
        eid = self.eid(element, parent, scope)
        amending = scope.quoted and (scope.article or element.name == "article")
        wid = eid[len(scope.quoted) :] if amending else ""
        attributes = _attributes(element, eid, wid, self.renamed)
        children = element.children
        for child in children:
            if isinstance(child, Element) and not _is_plain(child):
                children = self.children(element, self.inside(element, eid, scope))
                break
        if attributes is element.attributes and children is element.children:
            return element
        return Element(element.name, attributes, children, element.span)

    def inside(self, element: Element, eid: str, scope: Scope) -> Scope:
        """Give the scope of what an element with an eId holds."""
        name = element.name
        if name not in CONTEXTS:
            return scope
        if name in COMPONENTS:
            return self.scope(element, eid, f"{eid}__" if name == "quotedStructure" else "")
        outer = scope.outer if name == "subparagraph" else eid
        article = scope.article or name == "article"
        return Scope(scope.component, eid, outer, article, scope.restarted, scope.quoted)

    def eid(self, element: Element, parent: Element, scope: Scope) -> str:
        """Give the eId of an element that stands in `parent`, and count it."""
        name = element.name
        ref = element_ref(element)
        prefix = _prefix(name, scope)
        local = ref
        if name not in UNIQUE:
            value = self.numbers.of(element) if name in NUMBERED else ""
            old = element.eid
            if self.keep and value and old and old.rpartition("__")[0] == prefix:
                self.owner[old] = scope.unit
                return old
            count = self.counts.get((prefix, ref))
            if count is None:
                count = _uncounted(parent, name)
            self.counts[prefix, ref] = count = count + 1
            local = f"{ref}_{value or self.unclaimed(count, element, parent)}"
        eid = f"{prefix}__{local}" if prefix else local
        owner = self.owner
        if eid in owner:
            if name == "point" and owner[eid] != scope.unit:
                eid = f"{scope.unit}__{local}"
            natural, version = eid, 2
            while eid in owner:
                eid, version = f"{natural}v{version}", version + 1
        owner[eid] = scope.unit
        return eid

    def unclaimed(self, count: int, element: Element, parent: Element) -> int:
        """Step over counts that numbered siblings hold, so that a number keeps its own eId."""
        if element.name not in NUMBERED:
            return count
        known = self.siblings
        if known is None or known[0] is not parent or known[1] != element.name:
            claimed = frozenset(map(self.numbers.of, parent.elements(element.name)))
            self.siblings = known = (parent, element.name, claimed)
        while str(count) in known[2]:
            count += 1
        return count

    def meta(self, meta: Element, component: str) -> Element:
        """Give a ``meta`` in which missing labels are counted."""
        clashes = {e.eid: f"{component}__{e.eid}" for e in meta.walk() if e.eid in self.owner}
        if component and clashes:
            meta = follow(relabelled(meta, clashes), clashes)
        taken = {e.eid for e in meta.walk() if e.eid}
        made = self.labelled(meta, component, taken, "mod")
        for eid in taken:
            self.owner.setdefault(eid, component)
        return made

    def labelled(self, element: Element, component: str, taken: set[str], mod: str) -> Element:
        """Give an element of ``meta`` with labels where it has none yet."""
        if element.name in ("activeModifications", "passiveModifications"):
            mod = f"{element.name[0]}mod"
        attributes = element.attributes
        if element.name in META and not element.eid:
            ref = mod if element.name in MODIFICATIONS else element_ref(element)
            ref = f"{component}__{ref}" if component else ref
            count = 1
            while f"{ref}_{count}" in taken:
                count += 1
            taken.add(f"{ref}_{count}")
            attributes = _attributes(element, f"{ref}_{count}", "", self.renamed)
        made = tuple(
            self.labelled(c, component, taken, mod) if isinstance(c, Element) else c
            for c in element.children
        )
        return Element(element.name, attributes, made, element.span)


_MARKED = ASSIGNED | {"meta"}
"""Elements that get an eId or hold some."""

_LEAVES = frozenset({"article", "content", "heading", "intro", "meta", "num", "preface", "wrapUp"})
"""Elements below which no chapter, part or paragraph of the document's own numbering stands."""


def _prefix(name: str, scope: Scope) -> str:
    if name in THROUGH:
        return scope.component
    if name in THROUGH_UNLESS_RESTARTED and not scope.article:
        return scope.unit if name in scope.restarted else scope.component
    if name in ("point", "subparagraph"):
        return scope.outer
    return scope.unit


def _uncounted(parent: Element, name: str) -> int:
    """Count the opening words that are cited as the first subparagraph or alinea of a unit."""
    if name == "alinea":
        return 0 if parent.first("intro") is None else 1
    if name == "subparagraph":
        for child in parent.elements():
            if child.name == "subparagraph":
                return 0
            if child.name == "intro" or (child.name in HIERARCHY and child.name != "hcontainer"):
                return 1
    return 0


def _is_plain(element: Element) -> bool:
    """Say whether nothing in an element has an eId: words, or one in the other down to words."""
    while element.name not in _MARKED:
        inside = element.children
        if len(inside) != 1:
            return not inside
        only = inside[0]
        if not isinstance(only, Element):
            return True
        element = only
    return False


def _attributes(
    element: Element, eid: str, wid: str, renamed: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Give an element's attributes with its new eId, or the same tuple where it has it already."""
    attributes = element.attributes
    if not attributes and not wid:
        return (("eId", eid),)
    old = element.eid
    if old == eid and not wid:
        return attributes
    if old and old != eid:
        renamed.setdefault(old, eid)
    kept = [a for a in attributes if a[0] != "eId"]
    if wid and not any(n == "wId" for n, _ in kept):
        kept.insert(0, ("wId", wid))
    return (("eId", eid), *kept)

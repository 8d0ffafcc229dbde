"""Owns OpenTree: a document opened for changes, of which only the touched branches are made anew.

Every unit with an eId is found in one step. A unit that is written is kept apart from the one
around it, in which a hole stands for it; `document` fills the holes at the end. So a change costs
the unit changed and, once, the children of the units around it, not the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from akn.eid import COMPONENTS, HIERARCHY, Assignment, Scope
from akn.model import Document, Element, Node

ROOT = ""
"""Key of the document element, which has no eId."""
_HOLE = "\0"


class OpenTree:
    """A document under change."""

    def __init__(self, document: Document) -> None:
        self.document_given = document
        self.units: dict[str, Element] = {}
        self.around: dict[str, str] = {}
        self.shells: dict[str, Element] = {}
        self.twice: set[str] = set()
        """eIds that stand twice: nobody can tell which of the units is meant."""
        self.gone: set[str] = set()
        """eIds that went at some time; some may have come again."""
        self.states: Counter[str] = Counter()
        """How often units of a kind (by name of element) came or went."""
        self._restarted: dict[str, frozenset[str]] = {}
        self.tops = [ROOT, *(f"{_HOLE}{i}" for i in range(len(document.components)))]
        for top, element in zip(self.tops, (document.root, *document.components), strict=True):
            self.units[top] = element
            self._index(element, top)

    def __contains__(self, eid: str) -> bool:
        return eid in self.units

    # Reading

    def unit(self, eid: str) -> Element:
        """Give a unit as it stands now. Raises KeyError where there is none."""
        shell = self.shells.pop(eid, None)
        if shell is None:
            return self.units[eid]
        filled = self._filled(shell)
        self.units[eid] = filled
        return filled

    def ancestors(self, eid: str) -> Iterator[str]:
        """Yield the keys of the units around one, from the nearest to the document element."""
        while eid in self.around:
            eid = self.around[eid]
            yield eid

    def document(self) -> Document:
        """Give the document with all changes; the very one that was given where there are none."""
        given = self.document_given
        tops = [self.unit(top) for top in self.tops]
        if all(a is b for a, b in zip(tops, (given.root, *given.components), strict=True)):
            return given
        return replace(given, root=tops[0], components=tuple(tops[1:]))

    # Writing

    def write(self, eid: str, element: Element) -> None:
        """Put an element in the place of a unit; its eId stays the same."""
        old = self.unit(eid)
        if old is element:
            return
        self._opened_around(eid)
        self.units[eid] = element
        self._refresh(old, element, eid)

    def write_siblings(
        self, eid: str, edit: Callable[[tuple[Node, ...]], tuple[Node, ...]]
    ) -> Element:
        """Edit the list of nodes in which a unit stands; give the unit around, as it is then."""
        parent = self.around[eid]
        unit = self.unit(parent)
        made = self._edited(unit, self.units[eid], edit)
        if made is None:
            raise KeyError(eid)
        self.write(parent, made)
        return made

    # The index

    def _index(self, element: Element, unit: str) -> None:
        units, around, names = self.units, self.around, self.states
        stack: list[tuple[Element, str]] = [(element, unit)]
        while stack:
            parent, near = stack.pop()
            for child in parent.children:
                if type(child) is not Element or child.name == "meta":
                    continue
                inside = near
                for name, value in child.attributes:
                    if name == "eId":
                        if value not in units:
                            units[value] = child
                            names[child.name] += 1
                            around[value] = near
                            inside = value
                        else:
                            self.twice.add(value)
                        break
                inner = child.children
                if len(inner) > 1 or (inner and type(inner[0]) is not str):
                    stack.append((child, inside))

    def _refresh(self, old: Element, new: Element, unit: str) -> None:
        """Index what differs between two states of a unit; what both share is left alone."""
        gone: list[Element] = []
        come: list[tuple[Element, str]] = []
        self._compare(old, new, unit, gone, come)
        for element in gone:
            for inner in _inside(element):
                eid = inner.eid
                if eid and self.units.get(eid) is inner:  # not another unit under the same eId
                    del self.units[eid]
                    self.gone.add(eid)
                    self.states[inner.name] += 1
                    self.around.pop(eid, None)
                    self.shells.pop(eid, None)
        for element, near in come:
            self._index(Element("", (), (element,)), near)

    def _compare(
        self,
        old: Element,
        new: Element,
        unit: str,
        gone: list[Element],
        come: list[tuple[Element, str]],
    ) -> None:
        before = {id(c) for c in old.children}
        after = {id(c) for c in new.children}
        left = [c for c in old.children if type(c) is Element and id(c) not in after]
        right = [c for c in new.children if type(c) is Element and id(c) not in before]
        if len(left) == len(right):
            for a, b in zip(left, right, strict=True):
                same = a.name == b.name and a.eid == b.eid
                if same and (not a.eid or self.around.get(a.eid) == unit):
                    if a.eid:
                        self.shells.pop(a.eid, None)
                        self.units[a.eid] = b
                    if a.name != "meta":
                        self._compare(a, b, a.eid or unit, gone, come)
                else:
                    gone.append(a)
                    come.append((b, unit))
            return
        gone += left
        come += [(b, unit) for b in right]

    # Holes

    def _opened_around(self, eid: str) -> None:
        for near in self.ancestors(eid):
            if near in self.shells:
                return
            self.shells[near] = self._shell(self.units[near], near)

    def _shell(self, element: Element, unit: str) -> Element:
        """Give a unit with holes in the place of the units next inside it."""
        made: list[Node] = []
        changed = False
        for child in element.children:
            if type(child) is Element and child.name != "meta":
                eid = child.eid
                if eid and self.around.get(eid) == unit and self.units[eid] is child:
                    made.append(Element(_HOLE, (("eId", eid),)))
                    changed = True
                    continue
                if child.children and not (eid and self.units.get(eid) is child):
                    inner = self._shell(child, unit)
                    changed = changed or inner is not child
                    made.append(inner)
                    continue
            made.append(child)
        return replace(element, children=tuple(made)) if changed else element

    def _filled(self, shell: Element) -> Element:
        made: list[Node] = []
        changed = False
        for child in shell.children:
            if type(child) is Element:
                if child.name == _HOLE:
                    made.append(self.unit(child.attributes[0][1]))
                    changed = True
                    continue
                if child.children and child.name != "meta":
                    inner = self._filled(child)
                    changed = changed or inner is not child
                    made.append(inner)
                    continue
            made.append(child)
        return replace(shell, children=tuple(made)) if changed else shell

    def _edited(
        self,
        element: Element,
        unit: Element,
        edit: Callable[[tuple[Node, ...]], tuple[Node, ...]],
    ) -> Element | None:
        """Edit the list of nodes below an element that holds the unit itself."""
        for child in element.children:
            if child is unit:
                return replace(element, children=edit(element.children))
        for i, child in enumerate(element.children):
            if (
                type(child) is Element
                and child.children
                and child.name != "meta"
                and self.units.get(child.eid) is not child
            ):
                made = self._edited(child, unit, edit)
                if made is not None:
                    children = (*element.children[:i], made, *element.children[i + 1 :])
                    return replace(element, children=children)
        return None

    # Names

    def scope(self, eid: str, inner: frozenset[str], letters: Mapping[str, str]) -> Scope:
        """Give the scope of what a unit holds, for `akn.eid.Assignment`.

        `inner` are the names of the elements that will get an eId there: only for some of them it
        must be known whether their numbers start again in each group.
        """
        chain = [e for e in (eid, *self.ancestors(eid)) if e and e[0] != _HOLE]
        component, unit, outer, article, quoted = "", "", "", False, ""
        for key in reversed(chain):
            name = self.units[key].name
            if name in COMPONENTS:
                component = unit = outer = key
                article, quoted = False, f"{key}__" if name == "quotedStructure" else ""
            elif name in HIERARCHY or name in ("item", "mod", "blockList"):
                unit = key
                outer = outer if name == "subparagraph" else key
                article = article or name == "article"
        restarted = frozenset[str]()
        if not article and inner & {"book", "chapter", "paragraph", "part", "title", "tome"}:
            if component not in self._restarted:
                whole = self.unit(component)
                self._restarted[component] = Assignment(letters).restarted(whole)
            restarted = self._restarted[component]
        return Scope(component, unit, outer, article, restarted, quoted)


def _inside(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, without metadata."""
    stack = [element]
    while stack:
        here = stack.pop()
        if here.name == "meta":
            continue
        yield here
        stack.extend(c for c in reversed(here.children) if type(c) is Element)

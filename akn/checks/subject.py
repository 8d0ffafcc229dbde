"""Owns what every check looks at: the document taken apart once, and the conventions in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from akn.eid import ASSIGNED, HIERARCHY, META, assign
from akn.meta import REFERENCE_ELEMENTS
from akn.model import Document, Element, Span
from akn.number import NO_LETTERS
from akn.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a corpus has agreed on; foreign corpora differ, and AKN-NC leaves them free to."""

    own_ids: bool = True
    """eIds are those of the table of `akn.eid`."""
    convention_iris: bool = True
    """FRBR IRIs follow AKN-NC 4.5 to 4.8, so that their parts can be compared."""
    ascii_ids: bool = True
    """eIds hold ASCII only, so that they are the same on every keyboard and in every URL."""
    gaps: bool = True
    """Gaps in a numbering are reported, as information."""
    need_num: frozenset[str] = frozenset(
        """article book chapter clause paragraph part point section subpart subsection title
        tome""".split()  # noqa: SIM905
    )
    """Units that are always numbered."""
    need_eid: frozenset[str] = ASSIGNED | META | REFERENCE_ELEMENTS
    """Elements that always have an eId."""
    letters: Mapping[str, str] = field(default_factory=lambda: NO_LETTERS)
    """ASCII form of non-ASCII letters in numbers, as given to `akn.eid.assign`; when it is empty
    such letters in a number match any ASCII letters in the eId."""


DEFAULT = Conventions()
"""Our own conventions, all of them."""

FOREIGN = Conventions(
    own_ids=False,
    convention_iris=False,
    ascii_ids=False,
    gaps=False,
    need_num=frozenset(),
    need_eid=HIERARCHY - {"hcontainer"},
)
"""Only what holds in any corpus: for documents of other publishers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One element in its place."""

    element: Element
    parent: Element | None
    eid: str
    """Own eId, or that of the nearest element around it; what a problem names."""
    quoted: bool
    """Whether it stands inside a quotedStructure, as part of another document."""
    span: Span | None
    """Own place in the source, or that of the nearest element around it that has one."""
    expected: str
    """The eId that the table of `akn.eid` gives; empty for elements that get none."""


class Subject:
    """A document under check: its elements in order, its ids, its references."""

    def __init__(self, document: Document, path: str, conventions: Conventions) -> None:
        self.document = document
        self.path = path
        self.conventions = conventions
        expected = assign(document, conventions.letters)
        self.entries: tuple[Entry, ...] = tuple(_entries(document, expected))

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each eId stands."""
        return Counter(e.element.eid for e in self.entries if e.element.eid)

    @cached_property
    def targets(self) -> frozenset[str]:
        """What a fragment may name: every eId, and every wId (AKN-NC 5.5.3.5)."""
        wids = {w for e in self.entries if (w := e.element.get("wId"))}
        return frozenset(self.ids) | wids

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Map each eId to the name of its element."""
        return {e.element.eid: e.element.name for e in self.entries if e.element.eid}

    def problem(
        self,
        code: str,
        entry: Entry | Element,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Make a problem at an element, with its eId and its line."""
        span = entry.span
        return Problem(
            code,
            message,
            severity,
            path=self.path or (span.path if span else ""),
            line=span.line if span else 0,
            column=span.column if span else 0,
            eid=entry.eid,
            hint=hint,
        )


def _entries(document: Document, expected: Document) -> Iterator[Entry]:
    """Walk both documents, which have the same shape, side by side."""
    tops = [document.root, *document.components]
    wanted = [expected.root, *expected.components]
    stack: list[tuple[Element, Element, Element | None, str, bool, Span | None]] = [
        (top, want, None, "", False, None) for top, want in zip(tops, wanted, strict=True)
    ]
    stack.reverse()
    while stack:
        element, want, parent, around, quoted, place = stack.pop()
        eid = element.eid or around
        span = element.span or place
        yield Entry(element, parent, eid, quoted, span, want.eid)
        inside = quoted or element.name == "quotedStructure"
        for child, child_want in zip(
            reversed(element.children), reversed(want.children), strict=True
        ):
            if isinstance(child, Element) and isinstance(child_want, Element):
                stack.append((child, child_want, element, eid, inside, span))

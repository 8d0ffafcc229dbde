"""Owns Place: where a note stands among the units of its act."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from akn.model import Document, Element
from kzlegal.refs.unit import PinpointError, steps

_UNITS = frozenset(
    """part subpart chapter section article paragraph point indent subparagraph alinea
    attachment hcontainer preamble""".split()  # noqa: SIM905
)
_LONGEST = 99
"""Units that one stub may stand for."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a note; eIds, empty where there is nothing."""

    inside: str
    """The unit in which it stands."""
    next: str = ""
    """The first unit that begins after it."""
    previous: str = ""
    """The last unit that began before it."""
    next_inside: bool = False
    """Whether the next unit stands in the same unit as the note."""


class Units:
    """The units of a document, by eId and by line. Made once, only read afterwards."""

    def __init__(self, document: Document) -> None:
        self.known: dict[str, Element] = {}
        self.parent: dict[str, str] = {}
        self._lines: list[int] = []
        self._eids: list[str] = []
        self._suffixes: dict[str, list[str]] = {}
        stack: list[tuple[Element, str]] = [(document.root, "")]
        while stack:
            element, above = stack.pop()
            eid = element.eid
            unit = bool(eid) and element.name in _UNITS and element.get("name") != "remark"
            if unit and eid not in self.known:
                self.known[eid] = element
                self.parent[eid] = above
                self._suffixes.setdefault(eid.rpartition("__")[2], []).append(eid)
                if element.span is not None:
                    self._lines.append(element.span.line)
                    self._eids.append(eid)
            below = eid if unit else above
            children = [c for c in element.children if isinstance(c, Element) and c.name != "meta"]
            stack.extend((c, below) for c in reversed(children))

    def place(self, inside: str, line: int) -> Place:
        """Give the place of a note by its unit and its line."""
        at = bisect_right(self._lines, line)
        after = self._eids[at] if at < len(self._eids) else ""
        before = self._eids[at - 1] if at else ""
        return Place(inside, after, before, bool(after) and self.holds(inside, after))

    def holds(self, unit: str, eid: str) -> bool:
        """Say whether a unit holds another, or is it; the act (empty) holds all."""
        at: str | None = eid
        while at:
            if at == unit:
                return True
            at = self.parent.get(at)
        return not unit

    def around(self, eid: str) -> tuple[str, ...]:
        """Give the units around one, the nearest first, itself included."""
        found: list[str] = []
        at = eid
        while at:
            found.append(at)
            at = self.parent.get(at, "")
        return tuple(found)

    def ending(self, eid: str, near: str) -> str:
        """Find the unit whose eId ends so: a chapter numbered anew in each part; empty for none.

        Of several the one around `near` is meant.
        """
        candidates = self._suffixes.get(eid, [])
        if len(candidates) == 1:
            return candidates[0]
        around = self.around(near)
        return next((c for c in candidates if c in around), "")

    def spelled(self, eid: str) -> tuple[str, ...]:
        """Spell out the stub of a range: «9-10. Исключены» stands for points 9 and 10.

        An inserted 9-1 has its 9 beside it, whose number would have been kept; a range has not.
        """
        stem, _, number = eid.rpartition("_")
        numbers = number.split("-")
        half = len(numbers) // 2
        if not half or len(numbers) % 2 or not all(n.isdecimal() for n in numbers):
            return (eid,)
        first, last = numbers[:half], numbers[half:]
        beside = f"{stem}_{'-'.join(first)}" in self.known
        if beside or first[:-1] != last[:-1] or int(first[-1]) >= int(last[-1]):
            return (eid,)
        found = range(int(first[-1]), min(int(last[-1]), int(first[-1]) + _LONGEST) + 1)
        return tuple("_".join((stem, "-".join([*first[:-1], str(n)]))) for n in found)


def number_of(eid: str) -> tuple[str, str]:
    """Give kind and number of the last unit of an eId; empty for no citable unit."""
    try:
        last = steps(eid)[-1]
    except PinpointError:
        return "", ""
    return last.kind, last.number

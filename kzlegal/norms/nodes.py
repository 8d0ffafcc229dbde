"""Owns the reading of YAML with places: every scalar a string, every node with its line.

The only door to PyYAML in `kzlegal.norms`. Typing is left to the reader of a file, who knows what
a key means: ``no`` stays the text "no", ``2026-01-18`` stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from yaml.events import Event


DEPTH = 50
"""Deepest nesting that is read; a profile needs three levels, a norm about ten."""
TOO_DEEP = "this YAML is nested too deeply"


class YamlError(LegalTextError):
    """A file is not YAML, or says one key twice."""


class _Failure(Exception):
    def __init__(self, message: str, line: int, column: int, hint: str) -> None:
        super().__init__(message)
        self.place = (message, line, column, hint)


class Node(NamedTuple):
    """One YAML node. `text` is set for a scalar, `items` for a list, `pairs` for a mapping.

    A named tuple and not a dataclass: a norm file has thousands, and these are made faster.
    """

    kind: Literal["scalar", "list", "mapping"]
    line: int
    column: int
    text: str = ""
    items: tuple[Node, ...] = ()
    pairs: tuple[tuple[Node, Node], ...] = ()

    def get(self, key: str) -> Node | None:
        """Give the value under a key of a mapping; None where it is absent or empty."""
        for name, value in self.pairs:
            if name.text == key:
                return None if value.kind == "scalar" and value.text in ("", "~", "null") else value
        return None

    def string(self, key: str, default: str = "") -> str:
        """Give the text of the scalar under a key."""
        node = self.get(key)
        return default if node is None else node.text

    def strings(self, key: str) -> tuple[str, ...]:
        """Give the texts of the list under a key; one scalar counts as a list of one."""
        node = self.get(key)
        if node is None:
            return ()
        return (node.text,) if node.kind == "scalar" else tuple(item.text for item in node.items)

    def list_at(self, key: str) -> Iterator[Node]:
        """Yield the items of the list under a key."""
        node = self.get(key)
        if node is not None:
            yield from node.items if node.kind == "list" else (node,)


def file_text(path: Path) -> str:
    """Read a UTF-8 file; raises YamlError saying which file and why not."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}"
        hint = "check the path"
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 text (byte {error.start + 1})"
        hint = "save the file as UTF-8 text"
    raise YamlError(Problem("NORM001", message, path=str(path), hint=hint))


def read_nodes(text: str, path: str = "") -> Node:
    """Read one YAML document into nodes with 1-based lines and columns.

    An empty text gives an empty mapping; an alias stands for the node of its anchor. Raises
    YamlError with the place where the text is not YAML, is nested deeper than `DEPTH`, or a mapping
    has a key twice.
    """
    import yaml

    # Events and not yaml.compose: libyaml's composer recurses in C and dies on "[[[[…".
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        what = " ".join(filter(None, (error.context, error.problem)))
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message, hint = f"this is not YAML: {what}", "mend the line; spaces, not tabs, indent YAML"
        if "nesting depth" in what:
            # Newer parsers have a limit of their own, above ours.
            message, hint = TOO_DEEP, "flatten the file"
    except yaml.YAMLError as error:
        message, line, column = f"this is not YAML: {str(error).splitlines()[0]}", 0, 0
        hint = "save the file as UTF-8 text"
    except _Failure as error:
        message, line, column, hint = error.place
    raise YamlError(Problem("NORM001", message, path=path, line=line, column=column, hint=hint))


class _Open(NamedTuple):
    """A list or mapping whose end has not come yet."""

    kind: Literal["list", "mapping"]
    line: int
    column: int
    anchor: str | None
    children: list[Node]


def _build(events: Iterable[Event]) -> Node:
    from yaml import events as kinds

    anchors: dict[str, Node] = {}
    stack: list[_Open] = []
    root: Node | None = None
    for event in events:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        anchor: str | None = getattr(event, "anchor", None)
        if isinstance(event, kinds.ScalarEvent):
            node = Node("scalar", line, column, text=event.value)
        elif isinstance(event, kinds.AliasEvent):
            if event.anchor not in anchors:
                message = f"nothing is anchored as {event.anchor!r} above"
                raise _Failure(message, line, column, "anchor it with & first")
            node, anchor = anchors[event.anchor], None
        elif isinstance(event, kinds.CollectionStartEvent):
            kind: Literal["list", "mapping"] = (
                "list" if isinstance(event, kinds.SequenceStartEvent) else "mapping"
            )
            if len(stack) >= DEPTH:
                raise _Failure(TOO_DEEP, line, column, "flatten the file")
            stack.append(_Open(kind, line, column, anchor, []))
            continue
        elif isinstance(event, kinds.CollectionEndEvent):
            opened = stack.pop()
            node, anchor = _closed(opened), opened.anchor
        elif isinstance(event, kinds.DocumentStartEvent) and root is not None:
            raise _Failure("the file holds more than one document", line, column, "keep one")
        else:
            continue
        if anchor:
            anchors[anchor] = node
        if stack:
            stack[-1].children.append(node)
        else:
            root = node
    return root or Node("mapping", 1, 1)


def _closed(opened: _Open) -> Node:
    kind, line, column, _, children = opened
    if kind == "list":
        return Node("list", line, column, items=tuple(children))
    keys, values = children[::2], children[1::2]
    seen: set[str] = set()
    for key in keys:
        if key.text in seen:
            message = f"the key {key.text!r} stands twice"
            raise _Failure(message, key.line, key.column, "keep one of them")
        seen.add(key.text)
    return Node("mapping", line, column, pairs=tuple(zip(keys, values, strict=True)))

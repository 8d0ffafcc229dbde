"""Owns the reading of YAML with places: every scalar a string, every node with its line.

The only door to PyYAML in `kzlegal.norms`. Typing is left to the reader of a file, who knows what
a key means: ``no`` stays the text "no", ``2026-01-18`` stays text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from yaml.nodes import Node as YamlNode


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


def read_nodes(text: str, path: str = "") -> Node:
    """Read one YAML document into nodes with 1-based lines and columns.

    An empty text gives an empty mapping. Raises YamlError with the place where the text is not YAML
    or a mapping has a key twice.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
        return Node("mapping", 1, 1) if root is None else _convert(root, {})
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        what = " ".join(filter(None, (error.context, error.problem)))
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message, hint = f"this is not YAML: {what}", "mend the line; spaces, not tabs, indent YAML"
    except yaml.YAMLError as error:
        message, line, column = f"this is not YAML: {str(error).splitlines()[0]}", 0, 0
        hint = "save the file as UTF-8 text"
    except RecursionError:
        message, line, column, hint = "this YAML is nested too deeply", 0, 0, "flatten the file"
    except _Failure as error:
        message, line, column, hint = error.place
    raise YamlError(Problem("NORM001", message, path=path, line=line, column=column, hint=hint))


def _convert(node: YamlNode, done: dict[int, Node]) -> Node:
    from yaml.nodes import ScalarNode, SequenceNode

    # An alias is the same object as its anchor, so that shared condition trees convert once.
    if (known := done.get(id(node))) is not None:
        return known
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    if isinstance(node, ScalarNode):
        result = Node("scalar", line, column, text=node.value)
    elif isinstance(node, SequenceNode):
        result = Node("list", line, column, items=tuple(_convert(n, done) for n in node.value))
    else:
        pairs = tuple((_convert(k, done), _convert(v, done)) for k, v in node.value)
        seen: set[str] = set()
        for key, _ in pairs:
            if key.text in seen:
                raise _Failure(
                    f"the key {key.text!r} stands twice", key.line, key.column, "keep one of them"
                )
            seen.add(key.text)
        result = Node("mapping", line, column, pairs=pairs)
    done[id(node)] = result
    return result

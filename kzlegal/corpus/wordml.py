"""Owns access to WordprocessingML by local name: a strict and a transitional form exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def name_of(element: _Element) -> str:
    """Give the local name of an element; empty for anything that is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Give an attribute by local name; empty where it is absent."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def children(element: _Element, name: str) -> list[_Element]:
    """Give the child elements of a local name, in order."""
    return [child for child in element if name_of(child) == name]


def value(properties: _Element, name: str) -> str:
    """Give ``w:val`` of the first child of a name; empty where there is none."""
    found = children(properties, name)
    return attribute(found[0], "val") if found else ""


def integer(text: str, default: int) -> int:
    """Read a whole number; the default for anything else."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default

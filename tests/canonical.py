"""Owns the canonical form by which tests compare XML files, made with lxml alone.

Canonical XML 2.0 with renamed prefixes, after white space was taken out of element-only content;
what is element-only is read from the OASIS schema here, not from the code under test.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


@cache
def element_only(schema: Path) -> frozenset[str]:
    """Give the names of the schema's elements whose type is not mixed."""
    root = etree.parse(str(schema)).getroot()
    types = {t.get("name"): t for t in root.findall(f"{XSD}complexType")}

    def mixed(type_: etree._Element) -> bool:
        content = type_.find(f"{XSD}complexContent")
        if "true" in (type_.get("mixed"), content.get("mixed") if content is not None else None):
            return True
        if content is None:
            return False
        return content[0].get("base") in types and mixed(types[content[0].get("base")])

    names = set()
    for element in root.findall(f"{XSD}element"):
        own = element.find(f"{XSD}complexType")
        if not mixed(types[element.get("type")] if own is None else own):
            names.add(element.get("name"))
    return frozenset(names)


def canonical(data: bytes, names: frozenset[str]) -> str:
    """Give the canonical form of a file; `names` are the element-only elements."""
    top = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for element in top.iter(f"{{{AKN}}}*"):
        texts = [element.text, *(child.tail for child in element)]
        if etree.QName(element).localname in names and not any(
            (t or "").strip(" \t\r\n") for t in texts
        ):
            element.text = None
            for child in element:
                child.tail = None
    text = etree.tostring(top.getroottree(), encoding="unicode")
    return etree.canonicalize(text, with_comments=True, rewrite_prefixes=True)

"""Owns the active modifications in the metadata of a modifying act: what it changes, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from akn.meta import META_ORDER
from akn.model import Document, Element
from akn.modify.modification import Modification, TextualModification
from akn.modify.order import work_key
from akn.uri import FrbrUri


def with_active(document: Document, changes: Iterable[tuple[str, Modification]]) -> Document:
    """Give a modifying act that says in ``activeModifications`` what it changes.

    `changes` are pairs of the IRI of the work changed and the modification; its source names the
    ``mod`` or the unit here that orders it, and its index its name (``amod_3``), the same that
    ``passiveModifications`` of the changed act give (see `akn.modify.passive`). Old and new words
    are linked to the ``quotedText`` and ``quotedStructure`` of that ``mod`` where their number
    leaves no doubt. Each work changed stands as ``activeRef`` among the references. Said again it
    stands once. Without ``meta`` the document stays as it is.
    """
    meta = document.meta
    pairs = sorted(changes, key=lambda pair: pair[1].source.index)
    if meta is None or not pairs:
        return document
    index = document.index()
    identification = meta.first("identification")
    who = "" if identification is None else identification.get("source")
    analysis = meta.first("analysis") or Element("analysis", (("source", who),))
    known = analysis.first("activeModifications") or Element("activeModifications")
    taken = {e.eid: e for e in known.elements()}
    for work, change in pairs:
        label = f"amod_{change.source.index}" if change.source.index else _free(taken)
        taken[label] = _active(label, work, change, index.get(change.source.eid))
    made = known.with_children(*taken.values())
    rest = (e for e in analysis.elements() if e.name != "activeModifications")
    children = {c.name: c for c in meta.elements()}
    children["analysis"] = analysis.with_children(made, *rest)
    children["references"] = _references(
        children.get("references") or Element("references", (("source", who),)),
        sorted({work for work, _ in pairs}, key=work_key),
    )
    others = [c for c in meta.elements() if c.name not in ("analysis", "references")]
    every = sorted(
        (*others, children["analysis"], children["references"]),
        key=lambda c: META_ORDER.index(c.name),
    )
    root = document.root
    new = meta.with_children(*every)
    return replace(
        document, root=root.with_children(*(new if c is meta else c for c in root.children))
    )


def _active(label: str, work: str, change: Modification, mod: Element | None) -> Element:
    uri = FrbrUri.parse(work).work().with_component("main")
    if change.target:
        uri = uri.with_portion(change.target)
    position = change.position if isinstance(change, TextualModification) else "unspecified"
    attributes = [("href", str(uri))]
    if position != "unspecified":
        attributes.append(("pos", position))
    children = [
        Element("source", (("href", f"#{change.source.eid}"),)),
        Element("destination", tuple(attributes)),
    ]
    textual = isinstance(change, TextualModification)
    if textual and mod is not None:
        children += _quoted(change, mod)
    name = "textualMod" if textual else "efficacyMod"
    return Element(name, (("type", change.kind), ("eId", label)), tuple(children))


def _quoted(change: Modification, mod: Element) -> Iterable[Element]:
    """Give ``old`` and ``new`` where the quotations of the ``mod`` are as many as they."""
    assert isinstance(change, TextualModification)
    quoted = [e for e in _own_quotations(mod) if e.eid]
    wanted = [n for n, part in (("old", change.old), ("new", change.new)) if part is not None]
    texts = [e for e in quoted if e.name == "quotedText"]
    structures = [e for e in quoted if e.name == "quotedStructure"]
    if isinstance(change.new, tuple) and change.old is None and len(structures) == 1:
        return [Element("new", (("href", f"#{structures[0].eid}"),))]
    if len(texts) == len(wanted) and not structures:
        return [
            Element(name, (("href", f"#{e.eid}"),))
            for name, e in zip(wanted, texts, strict=True)
        ]  # fmt: skip
    return []


def _own_quotations(element: Element) -> Iterable[Element]:
    for child in element.elements():
        if child.name in ("quotedText", "quotedStructure"):
            yield child
        else:
            yield from _own_quotations(child)


def _free(taken: Iterable[str]) -> str:
    labels = set(taken)
    count = 1
    while f"amod_{count}" in labels:
        count += 1
    return f"amod_{count}"


def _references(references: Element, works: Iterable[str]) -> Element:
    there = {e.get("href") for e in references.elements("activeRef")}
    labels = {e.eid for e in references.elements()}
    new: list[Element] = []
    for work in works:
        if work in there:
            continue
        count = 1
        while f"ra{count}" in labels:
            count += 1
        labels.add(f"ra{count}")
        shown = FrbrUri.parse(work).number or work
        new.append(Element("activeRef", (("eId", f"ra{count}"), ("href", work), ("showAs", shown))))
    return references.with_children(*references.children, *new)

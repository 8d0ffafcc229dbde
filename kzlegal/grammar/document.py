"""Owns the composition of the whole document: meta, preface, preamble, body, foot, annexes."""

from __future__ import annotations

from datetime import date

from akn.model import Document, Element, Node
from akn.problem import Problem, Severity
from kzlegal.corpus.source import SourceDocument
from kzlegal.grammar.akoma import Writer
from kzlegal.grammar.head import Head
from kzlegal.grammar.identity import Identity
from kzlegal.grammar.meta import meta
from kzlegal.grammar.opening import Opening
from kzlegal.grammar.pack import Grammar
from kzlegal.grammar.unit import Paragraph, Tree


def compose(
    tree: Tree,
    head: Head,
    writer: Writer,
    source: SourceDocument,
    grammar: Grammar,
    identity: Identity | None,
    generated: date,
) -> tuple[Document, Identity]:
    """Put the document together in the order of the schema; eIds are given afterwards."""
    settled = identity or _identity(head, source, grammar, generated, writer)
    children: list[Node] = [meta(settled, generated)]
    if tree.preface:
        children.append(Element("preface", (), tuple(_preface(tree, head, writer))))
    if tree.preamble:
        children.append(Element("preamble", (), tuple(writer.blocks(tree.preamble))))
    children.append(Element("body", (), writer.body(tree)))
    if tree.conclusions:
        children.append(Element("conclusions", (), tuple(writer.blocks(tree.conclusions))))
    if tree.attachments:
        children.append(
            Element(
                "attachments",
                (),
                tuple(
                    _attachment(n, found, line.text, inner, writer, settled, generated)
                    for n, (found, line, inner) in enumerate(tree.attachments, 1)
                ),
            )
        )
    name = settled.work.split("/")[3]
    root = Element(name, (("contains", "singleVersion"), ("name", name)), tuple(children))
    return Document(root), settled


def _identity(
    head: Head, source: SourceDocument, grammar: Grammar, generated: date, writer: Writer
) -> Identity:
    """Read work and expression from the act's head; report what it does not say."""
    title = head.title_lines[0].text if head.title_lines else source.title
    act = head.act_line
    if act is not None:
        work = f"/akn/kz/act/{act.date.isoformat()}/{act.number}"
        return Identity(
            work,
            grammar.language,
            act.date,
            title,
            source_name=source.path,
            source_sha256=source.sha256,
        )
    writer.problems.append(
        Problem(
            "KZ120",
            "the head of the text names no act by date and number",
            Severity.WARNING,
            source.path,
            1,
            1,
            hint="say which act it is with --id; until then it is called a draft of the day",
        )
    )
    work = f"/akn/kz/act/{generated.isoformat()}/draft"
    return Identity(
        work,
        grammar.language,
        generated,
        title,
        source_name=source.path,
        source_sha256=source.sha256,
    )


def _preface(tree: Tree, head: Head, writer: Writer) -> list[Element]:
    blocks: list[Element] = []
    for item in tree.preface:
        if isinstance(item, Paragraph):
            if head.act_at is not None and item.line is head.act_at:
                blocks.append(_act_line(item, head, writer))
                continue
            if item.line in head.title_lines:
                p = writer.p(item)
                title = Element("docTitle", (), p.children)
                blocks.append(Element("longTitle", (), (p.with_children(title),)))
                continue
        blocks.extend(writer.blocks([item]))
    return blocks


def _act_line(item: Paragraph, head: Head, writer: Writer) -> Element:
    """Mark up date and number of the act in the line that names it."""
    act = head.act_line
    assert act is not None
    text = item.text
    marks: list[tuple[int, int, str, tuple[tuple[str, str], ...]]] = sorted(
        [
            (*act.date_span, "docDate", (("date", act.date.isoformat()),)),
            (*act.number_span, "docNumber", ()),
        ]
    )
    nodes: list[Node] = []
    at = 0
    for start, end, name, attributes in marks:
        if start > at:
            nodes.append(text[at:start])
        nodes.append(Element(name, attributes, (text[start:end],)))
        at = end
    if at < len(text):
        nodes.append(text[at:])
    return writer.p(item).with_children(*nodes)


def _attachment(
    n: int,
    found: Opening,
    title: str,
    inner: Tree,
    outer: Writer,
    identity: Identity,
    generated: date,
) -> Element:
    """Give one annex as an ``attachment`` that holds a ``doc`` of its own (component annex_N)."""
    writer = Writer(outer.path, outer.grammar, annex=True, problems=outer.problems)
    children: list[Node] = [meta(identity, generated, component=f"annex_{n}")]
    if inner.preface:
        children.append(Element("preface", (), tuple(writer.blocks(inner.preface))))
    children.append(Element("mainBody", (), writer.body(inner) or (Element("p"),)))
    if inner.conclusions:
        children.append(Element("conclusions", (), tuple(writer.blocks(inner.conclusions))))
    doc = Element("doc", (("name", "annex"),), tuple(children))
    # `found` counts from the start of the last line of the title, which may have several.
    cut = len(title) - (len(found.num) - found.rest) if found.number else 0
    parts = (("num", title[:cut].strip()), ("heading", title[cut:].strip()))
    head = [Element(name, (), (words,)) for name, words in parts if words]
    return Element("attachment", (), (*head, doc))

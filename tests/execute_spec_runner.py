"""Owns what the specs of execution expect: the text of the act after the amending act.

The input is the act, a line ``=====``, and the amending act (or its bare instructions). The output
is the act's text after it, then ``! CODE [eId] message`` for each Problem and
``? line N · reason`` for each line that was not read. The amending act is No. 9-IX of 1 March 2026,
applied from 1 June 2026.
"""

from __future__ import annotations

from datetime import date

import akn.text
from akn import checks, schema, xml
from akn.model import Document
from kzlegal.amend import read
from kzlegal.amend.execute import Executed, Order, execute
from kzlegal.corpus import read_source
from kzlegal.grammar import GRAMMARS, Identity, Language, alpha3, parse
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.grammar.line import lines

WORK = "/akn/kz/act/2026-03-01/9-IX"
DAY = date(2026, 6, 1)
HERE = "/akn/kz/act/2024-03-05/999-VIII"


def act(text: str, language: Language) -> Document:
    """Parse an act of ours."""
    identity = Identity(HERE, language, date(2024, 3, 5), "act")
    source = read_source("act.txt", text.encode())
    return parse(source, language, identity=identity, generated=DAY).document


def carried_out(
    document: Document,
    amending: str,
    language: Language,
    numbered: str = "point",
    work: str = WORK,
) -> tuple[Executed, list[str]]:
    """Carry out the instructions of a text; the lines that were not read beside it."""
    source = read_source("amending.txt", amending.encode())
    reading = read(lines(source, GRAMMARS[language]), language, "amending.txt")
    orders = [Order(work, i, DAY) for i in reading.instructions]
    unread = [f"? line {u.line} · {u.reason}" for u in reading.unparsed]
    return execute(document, orders, language, numbered, generated=DAY), unread


def executed(text: str, language: str) -> str:
    """Carry out what stands after the line ``=====`` on what stands before it."""
    before, _, amending = text.partition("\n=====\n")
    code = alpha3(language)
    done, unread = carried_out(act(before, code), amending, code)
    made = xml.write(done.document)
    assert not schema.validate(made, "result.xml"), "the result is valid"
    faults = [p for p in checks.check(done.document, KAZAKH) if p.code != "AKN404"]
    assert not faults, "the result keeps the conventions; gaps in numbers are the legislator's"
    assert xml.write(xml.read(made)) == made
    shown = akn.text.to_text(done.document.root).rstrip("\n")
    problems = [f"! {p.code} [{p.eid}] {p.message}" for p in done.problems]
    return "\n".join([shown, *problems, *unread]) + "\n"

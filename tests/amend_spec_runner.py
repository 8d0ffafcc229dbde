"""Owns what the specs of amending acts expect: how a reading is printed, one line an instruction.

``replace_words (I3) art_5__para_3 · old → new``: kind, row of the table of instruction types,
target (``the act`` for the act itself), then old and new words; nothing stands where there are
none, ``⏎`` is a line break. What a line has besides follows in brackets: ``[throughout]``,
``[inflected]``, ``[range]``, ``[annex …]``, ``[since DAY]``, ``[until DAY]``, ``[! CODE]``. A
document inside the act stands before the target in quotation marks; a unit that is added to a unit
other than the one around it shows it as ``into …``.

``= name of the act`` stands over the instructions that change it, when a text changes one. Lines
that were not read follow as ``? line N · reason``, paragraphs on the entry into force as
``commencement · first words``, problems as ``! CODE line N``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.amend import ActCited, Instruction, Reading, Target, read
from kzlegal.corpus import read_source
from kzlegal.grammar import GRAMMARS
from kzlegal.grammar.line import lines

LANGUAGES = {"ru": "rus", "kk": "kaz"}
WORDS = 7


def reading(text: str, language: str) -> Reading:
    """Read a text that stands in a test; `language` is ``ru`` or ``kk``."""
    code = LANGUAGES.get(language, language)
    source = read_source("spec.txt", text.encode())
    return read(lines(source, GRAMMARS[code]), code, "spec.txt")


def instructions(text: str, language: str) -> str:
    """Read a text and print what was read."""
    found = reading(text, language)
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Reading) -> Iterator[str]:
    act: ActCited | None = None
    for instruction in found.instructions:
        if instruction.act != act:
            act = instruction.act
            yield f"= {(act.iri or act.text) if act else 'no act'}"
        yield shown(instruction)
    for unread in found.unparsed:
        yield f"? line {unread.line} · {unread.reason}"
    for paragraph in found.commencement:
        words = paragraph.split()
        yield f"commencement · {' '.join(words[:WORDS])}{' …' if len(words) > WORDS else ''}"
    for problem in found.problems:
        yield f"! {problem.code} line {problem.line}"


def shown(instruction: Instruction) -> str:
    """Print one instruction in one line."""
    place = where(instruction.target)
    if (into := instruction.into) is not None:
        around = instruction.target.path[:-1]
        if into.path != around or into.component != instruction.target.component:
            place += f" into {where(into)}"
    old, new = (_words(w) for w in (instruction.old, instruction.new))
    change = f" ·{old} →{new}" if old or new else ""
    return f"{instruction.kind} ({instruction.pattern}) {place}{change}" + "".join(
        f" [{flag}]" for flag in _flags(instruction)
    )


def where(target: Target) -> str:
    """Print a target: the document inside the act, then the units."""
    path = "__".join(target.path)
    if not target.component:
        return path or "the act"
    return f"«{target.component}»{f' {path}' if path else ''}"


def _words(words: str | None) -> str:
    return "" if words is None else " " + words.replace("\n", " ⏎ ")


def _flags(instruction: Instruction) -> Iterator[str]:
    if instruction.throughout:
        yield "throughout"
    if instruction.inflected:
        yield "inflected"
    if instruction.target.ranged:
        yield "range"
    if instruction.annex:
        yield f"annex {instruction.annex}"
    if instruction.since:
        yield f"since {instruction.since}"
    if instruction.until:
        yield f"until {instruction.until}"
    for problem in instruction.problems:
        yield f"! {problem.code}"

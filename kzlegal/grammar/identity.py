"""Owns Identity: which work and expression a text is, from its own words or from the caller."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kzlegal.grammar.line import Line
from kzlegal.grammar.pack import Grammar, roman


@dataclass(frozen=True, slots=True)
class Identity:
    """What the metadata of a document says about the work and its expression."""

    work: str
    """Work IRI, e.g. ``/akn/kz/act/2025-11-17/230-VIII``."""
    language: str
    """ISO 639-2 code of the expression."""
    version: date
    """Date of the expression (AKN-NC 4.6.1)."""
    title: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    """Other identifiers: name of the scheme and value, e.g. ``("adilet", "Z2500000230")``."""
    authoritative: bool = False
    """True only for a copy from the reference control bank."""
    author: str = "parliament"
    """eId of the TLC reference of the author of the work."""
    editor: str = "kzlegal"
    derived_from: str = ""
    """Work IRI of the act that a restatement retells; empty for an act itself."""
    published: date | None = None
    applied: date | None = None
    source_name: str = ""
    source_sha256: str = ""


@dataclass(frozen=True, slots=True)
class ActLine:
    """The printed line that names an act: «Закон … от 17 ноября 2025 года № 230-VIII ЗРК»."""

    kind: str
    date: date
    number: str
    date_span: tuple[int, int]
    number_span: tuple[int, int]


def read_act_line(line: Line, grammar: Grammar) -> ActLine | None:
    """Read kind, date and number of the act from a line of its head; None for any other line."""
    text = line.text
    # A title names another act: «О внесении изменений в Закон … от … № …».
    if len(text) > 400 or text[-1] == ":" or grammar.title_start.match(text):
        return None
    match = grammar.act_line.search(text)
    if match is None:
        return None
    month = grammar.months.get(match["month"].lower())
    if month is None:
        return None
    try:
        when = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    day_start = min(match.start("day"), match.start("year"))
    day_end = max(match.end("day"), match.end("month"), match.end("year"))
    tail = re.match(r"(?:дағы|дегі|тағы|тегі| года| г\.)", text[day_end:])
    if tail:
        day_end += tail.end()
    return ActLine(
        (match["kind"] or "").strip(),
        when,
        roman(match["number"]),
        (day_start, day_end),
        match.span("number"),
    )

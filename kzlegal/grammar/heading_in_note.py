"""Owns the parting of a chapter's heading from the footnote before it.

Copies that lost a line break print the heading of the next section or chapter at the end of the
footnote of the article before it: «Сноска. … № 71-VIII (…). РАЗДЕЛ 5. НАДЗОР». The heading is law.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzlegal.grammar.line import Line
from kzlegal.grammar.pack import Grammar

_KINDS = ("part", "subpart", "chapter")


def headings_apart(lines: Sequence[Line], grammar: Grammar) -> tuple[Line, ...]:
    """Give the lines with every heading in capitals that ends a footnote on a line of its own.

    The footnote must cite a law before the heading; what follows it must be in capitals to the end
    of the line.
    """
    made: list[Line] = []
    starts = _starts(grammar)
    for line in lines:
        at = None
        if grammar.footnote.match(line.text):
            at = _heading(line.text, grammar, starts)
        made += (line,) if at is None else (line.cut(0, at), line.cut(at, len(line.text)))
    return tuple(made)


def _starts(grammar: Grammar) -> re.Pattern[str]:
    """Give the pattern of a heading's start after the end of a sentence; group 1 is the heading."""
    words = "|".join(re.escape(w) for w, kind in grammar.words.items() if kind in _KINDS)
    number = r"(?:\d+(?:-\d+)*|[IVXLCІХС]+)"
    shape = rf"{number}[- ](?:{words})" if grammar.number_first else rf"(?:{words})\s+{number}"
    return re.compile(rf"[.)]\s({shape}\s?\.\s)", re.I)


def _heading(text: str, grammar: Grammar, starts: re.Pattern[str]) -> int | None:
    for match in starts.finditer(text):
        letters = [c for c in text[match.end() :] if c.isalpha()]
        capitals = sum(map(str.isupper, letters))
        if capitals >= 0.8 * len(letters) and capitals > 4:
            cited = grammar.law_citation.search(text, 0, match.start(1))
            return match.start(1) if cited else None
    return None

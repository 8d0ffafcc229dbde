"""Two texts of one made act, in our own words, parsed; and random edits of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import hypothesis.strategies as st

from kzlegal.corpus.source import Block, SourceDocument
from kzlegal.grammar import Parsed, parse

DAY = date(2026, 1, 1)

_WORDS = {
    "rus": ("опись", "шкафа", "и проверки,", "(лист)", "15", "№ 7", ", а также срока"),
    "kaz": ("тізім", "парақты", "және тексеру,", "(үлгі)", "15", "№ 7", ", сондай-ақ мерзім"),
    "eng": ("list", "cabinet", "and checks,", "(sheet)", "15", "No. 7", ", and also the term"),
}


def parsed(text: str | Sequence[str], language: str = "rus") -> Parsed:
    """Parse an act given as text, one paragraph a line, or as paragraphs."""
    lines = text.strip().split("\n") if isinstance(text, str) else text
    blocks = tuple(Block(line.strip(), n) for n, line in enumerate(lines, 1) if line.strip())
    return parse(SourceDocument("act.txt", "text", "0" * 64, blocks), language, generated=DAY)


@st.composite
def edited(draw: st.DrawFn, paragraphs: Sequence[str], first: int, language: str) -> list[str]:
    """Change some paragraphs from `first` on: words, final marks, whole paragraphs."""
    made = list(paragraphs)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(first, len(made) - 1))
        words = made[at].split(" ")
        place = draw(st.integers(min(1, len(words) - 1), len(words) - 1))
        kind = draw(st.sampled_from(("replace", "insert", "delete", "end", "drop", "twice", "set")))
        new = draw(st.sampled_from(_WORDS[language]))
        if kind == "drop" and len(made) > first + 1:
            del made[at]
            continue
        if kind == "twice":
            made.insert(at + 1, draw(st.sampled_from(made[first:])))
            continue
        if kind == "replace":
            words[place] = new
        elif kind == "insert":
            words.insert(place, new)
        elif kind == "delete" and len(words) > 3:
            del words[place : place + draw(st.integers(1, 2))]
        elif kind == "set":
            words[place] = f'"{words[place]}"'
        made[at] = " ".join(words)
        if kind == "end":
            made[at] = made[at].rstrip(".;") + draw(st.sampled_from(".;"))
    return made

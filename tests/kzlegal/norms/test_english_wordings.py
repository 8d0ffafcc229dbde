"""Extraction from English that our edition is not written in: `tests/spec/extract/wordings`.

`tuned.txt` rules may be written by; `unseen.txt` was annotated before any rule was tried on it and
no rule is written by it, so its floor is what the rules are worth on a text nobody looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from akn.provision import provisions
from kzlegal.corpus import read_source
from kzlegal.corpus.roots import data_root
from kzlegal.evaluation.extraction import Score
from kzlegal.grammar import parse
from kzlegal.norms.extract import extract, load_lexicon

WORDINGS = Path(__file__).parents[2] / "spec" / "extract" / "wordings"
_NUMBER = re.compile(r"^\d+[.)] ")
_HEAD = ("On Artificial Intelligence", "Law of the Republic of Kazakhstan of 5 March 2024 No. 9-I")

Norms = list[tuple[str, tuple[str, ...]]]


def compared(name: str) -> Iterator[tuple[str, Norms, Norms]]:
    """Yield each unit of a wording: its words, what people read at it, what is found at it."""
    text = (WORDINGS / name).read_text("utf-8")
    lines = [line.partition(" => ") for line in text.split("\n") if line and line[0] != "#"]
    source = "\n\n".join((*_HEAD, *(words.strip() for words, _, _ in lines)))
    parsed = parse(
        read_source("wording.txt", source.encode()), "eng", generated=date(2026, 11, 24)
    ).document
    lexicon = load_lexicon(data_root() / "vocab" / "bearer_words.yaml", "eng")
    found = extract(parsed, "eng", lexicon).norms
    units = iter([p for p in provisions(parsed) if p.own_text and p.eid.startswith("art_")])
    for words, _, gold in lines:
        if words.startswith("Article "):
            continue  # a heading
        plain = _NUMBER.sub("", words.strip())
        unit = next(units)
        assert unit.own_text == plain, "the wording does not parse line by line"
        read: Norms = []
        for one in filter(None, gold.strip().split("; ")):
            kind, bearers = one.split(" · ")
            read.append((kind, tuple(bearers.split())))
        yield plain, read, [(n.type, n.bearer) for n in found if n.eid == unit.eid]


def figures(name: str) -> tuple[float, float]:
    """Give macro-F1 of types and F1 of bearers, as `kzlegal.evaluation.extraction` counts them."""
    types: dict[str, list[int]] = {}
    bearers = [0, 0, 0]
    for _, read, found in compared(name):
        wanted, got = (Counter(kind for kind, _ in norms) for norms in (read, found))
        for kind in wanted.keys() | got.keys():
            total = types.setdefault(kind, [0, 0, 0])
            for i, n in enumerate((wanted[kind], got[kind], min(wanted[kind], got[kind]))):
                total[i] += n
        ids, seen = ({b for _, who in norms for b in who} for norms in (read, found))
        for i, n in enumerate((len(ids), len(seen), len(ids & seen))):
            bearers[i] += n
    scores = [Score(*total) for total in types.values() if total[0]]
    return sum(s.f1 for s in scores) / len(scores), Score(*bearers).f1


@pytest.mark.parametrize(
    ("name", "types", "bearers"), [("tuned.txt", 0.97, 0.95), ("unseen.txt", 0.92, 0.80)]
)
def test_the_rules_carry_beyond_our_edition(name: str, types: float, bearers: float) -> None:
    macro, who = figures(name)
    print(f"{name}: types {macro:.3f}, bearers {who:.3f}")
    assert macro >= types
    assert who >= bearers

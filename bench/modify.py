"""Amendment speed: modifications of all kinds applied to a long code; prints JSON.

    python bench/modify.py                    # needs the shared official texts beside the checkout
    python bench/amend.py --counts 100 1000   # how many modifications

The code is the longest text there is (3.5 MB). The modifications are made of its own units: words
replaced, inserted, appended and deleted, units inserted by number, restated, repealed, split and
renumbered, headings. Times are the median of the runs; `ratio` is the time for the largest count by
the time for parsing the code, `growth` the time a modification at the largest count by that at the
smallest. Every modification must be applied: the bench fails where one is refused.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from akn.model import Document, Element
from akn.modify import Modification, Source, TextualKind, TextualModification, apply_all
from akn.text import blocks
from kzlegal.corpus import read_source
from kzlegal.grammar import parse
from kzlegal.grammar.pack import LETTERS

CODE = Path(__file__).resolve().parents[2] / "shared/texts/official/K1400000235.rus.txt"
AMENDING = "/akn/kz/act/2026-01-15/100-VIII"
DAY = date(2026, 3, 1)


def modifications(document: Document, count: int, seed: int = 7) -> Iterator[Modification]:
    """Make modifications of all kinds, each for an article of its own, as far as these suffice.

    A second round takes other paragraphs of the same articles.
    """
    chance = random.Random(seed)
    articles = [e for e in document.walk() if e.name == "article" and not e.get("status")]
    chance.shuffle(articles)
    made = 0
    for turn in range(len(articles) * 4):
        if made == count:
            return
        again, at = divmod(turn, len(articles))
        source = Source(AMENDING, f"art_1__para_{made + 1}", made + 1)
        maker = MAKERS[(turn + again) % len(MAKERS)]
        found = maker(articles[at], again)
        if found is not None:
            kind, target, parts = found
            yield TextualModification(kind, target, source, DAY, **parts)
            made += 1


Order = tuple[TextualKind, str, dict[str, Any]]


def _unit(name: str, num: str, words: str) -> Element:
    content = Element("content", (), (Element("p", (), (words,)),))
    return Element(name, (), (Element("num", (), (num,)), content))


def _plain(article: Element) -> list[Element]:
    """Give the paragraphs of an article that hold plain words."""
    return [e for e in article.elements("paragraph") if e.first("content") and not e.get("status")]


def _once(paragraph: Element) -> str:
    """Give two neighbouring words that stand once in a paragraph; empty where there are none."""
    text = " ".join(b.text for b in blocks(paragraph) if b.kind == "text")
    for one, two in pairwise(text.split()[1:]):
        if one.isalpha() and two.isalpha() and text.count(f"{one} {two}") == 1:
            return f"{one} {two}"
    return ""


def _words(kind: TextualKind, **parts: Any) -> Maker:
    def make(article: Element, again: int) -> Order | None:
        plain = _plain(article)
        if again >= len(plain) or not (old := _once(plain[again])):
            return None
        return kind, plain[again].eid, {"old": old, **parts}

    return make


def _append(article: Element, again: int) -> Order | None:
    plain = _plain(article)
    if again >= len(plain):
        return None
    return "insertion", plain[again].eid, {"new": "и так далее", "position": "end"}


def _heading(article: Element, again: int) -> Order | None:
    if again or article.first("heading") is None:
        return None
    return "substitution", article.eid, {"part": "heading", "new": "Новый заголовок"}


def _repeal(article: Element, again: int) -> Order | None:
    plain = _plain(article)
    return ("repeal", plain[again].eid, {"remark": "Исключена."}) if again < len(plain) else None


def _restate(article: Element, again: int) -> Order | None:
    plain = _plain(article)
    if again >= len(plain):
        return None
    num = plain[again].first("num")
    assert num is not None
    return "substitution", plain[again].eid, {"new": (_unit("paragraph", num.text(), "Новое."),)}


def _new_paragraph(article: Element, again: int) -> Order | None:
    if not _plain(article):
        return None
    new = _unit("paragraph", f"{90 + again}.", "Новая часть.")
    return "insertion", article.eid, {"new": (new,)}


def _new_article(article: Element, again: int) -> Order | None:
    num = f"Статья {article.eid.removeprefix('art_')}-{90 + again}."
    return "insertion", "", {"new": (_unit("article", num, "Новая статья."),)}


def _renumber(article: Element, again: int) -> Order | None:
    plain = _plain(article)
    if again >= len(plain):
        return None
    return "renumbering", plain[again].eid, {"new": f"{70 + again}"}


def _split(article: Element, again: int) -> Order | None:
    plain = _plain(article)
    if again >= len(plain):
        return None
    num = plain[again].first("num")
    assert num is not None
    first = _unit("paragraph", num.text(), "Одно.")
    second = _unit("paragraph", f"{80 + again}.", "Другое.")
    return "split", plain[again].eid, {"new": (first, second)}


Maker = Callable[[Element, int], Order | None]
MAKERS: tuple[Maker, ...] = (
    _words("substitution", new="иные слова"),
    _words("insertion", new="и иные слова", position="after"),
    _words("repeal"),
    _append,
    _heading,
    _repeal,
    _restate,
    _new_paragraph,
    _new_article,
    _renumber,
    _split,
)


def measure(counts: list[int], runs: int) -> dict[str, object]:
    """Measure parsing the code and applying modifications to it."""
    data = CODE.read_bytes()
    parsing = []
    for _ in range(runs):
        start = time.perf_counter()
        parsed = parse(read_source(CODE.name, data), "rus", generated=DAY)
        parsing.append(time.perf_counter() - start)
    document = parsed.document
    del parsed
    rows: list[dict[str, Any]] = []
    for count in counts:
        changes = list(modifications(document, count))
        kinds = Counter(c.kind for c in changes)
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            applied = apply_all(document, changes, letters=LETTERS)
            times.append(time.perf_counter() - start)
        refused = [o for o in applied.outcomes if not o.applied]
        if len(changes) != count or refused:
            raise SystemExit(f"{len(changes)} of {count} made, refused: {refused[:3]}")
        seconds = statistics.median(times)
        rows.append(
            {
                "modifications": count,
                "kinds": dict(sorted(kinds.items())),
                "seconds": round(seconds, 4),
                "ms_per_modification": round(1000 * seconds / count, 4),
            }
        )
    parse_seconds = statistics.median(parsing)
    return {
        "code_bytes": len(data),
        "parse_seconds": round(parse_seconds, 4),
        "apply": rows,
        "ratio": round(rows[-1]["seconds"] / parse_seconds, 3),
        "growth": round(rows[-1]["ms_per_modification"] / rows[0]["ms_per_modification"], 3),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counts", nargs="+", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if not CODE.is_file():
        raise SystemExit(f"the shared official texts are not on this machine: {CODE.name}")
    print(json.dumps(measure(arguments.counts, arguments.runs), indent=2))


if __name__ == "__main__":
    main()

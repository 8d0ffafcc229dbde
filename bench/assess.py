"""Measures applicability in a warm process: one assessment of all norms, the next questions.

    python bench/assess.py ../shared/eval/scenarios-dev.yaml

Prints JSON: milliseconds at the median and at the 95th percentile, over the scenarios of the file
and over interviews that answer them question by question.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kzlegal.assess import Facts, assess, would_change_if
from kzlegal.evaluation.scenarios import profiles
from kzlegal.library import Library

DAY = date(2026, 11, 22)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 2)


def figures(values: Sequence[float]) -> dict[str, float | int]:
    return {"n": len(values), "p50": percentile(values, 0.5), "p95": percentile(values, 0.95)}


def stages(full: Facts) -> list[Facts]:
    """Give the profile as it grows answer by answer, from nothing."""
    given = list(full.given)
    made = [Facts.from_mapping(dict(given[:n]), full.catalogue) for n in range(len(given))]
    return [*made, full]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(today=DAY, user=Path(folder), cache=Path(folder))
        norms, reviews = library.norms, library.applicability.reviews(DAY)
        every = [
            (stage, on)
            for _, full, on in profiles(arguments.file, library.catalogue)
            for stage in stages(full)
        ]
        times: dict[str, list[float]] = {"assess": [], "questions": [], "changes": [], "json": []}
        for _ in range(arguments.rounds):
            for facts, on in every:
                start = time.perf_counter()
                assessment = assess(norms, facts, on, reviews)
                assessed = time.perf_counter()
                _ = assessment.questions
                asked = time.perf_counter()
                for result in assessment.norms:
                    would_change_if(result, facts)
                changed = time.perf_counter()
                library.applicability.assessment_json(assessment, "rus")
                printed = time.perf_counter()
                spans = (assessed - start, asked - assessed, changed - asked, printed - changed)
                for name, span in zip(times, spans, strict=True):
                    times[name].append(1000 * span)
    shown = {"norms": len(norms), "profiles": len(every), "unit": "ms"}
    print(json.dumps({**shown, **{k: figures(v) for k, v in times.items()}}, indent=2))


if __name__ == "__main__":
    main()

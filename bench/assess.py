"""Measures applicability in a warm process: one assessment of all norms, the next questions.

    python bench/assess.py ../shared/eval/scenarios-dev.yaml

Prints JSON: milliseconds at the median and at the 95th percentile, over the scenarios of the file
and over interviews that answer them question by question; by the clock ("wall"), and of the process
alone ("cpu"), which other work on the machine does not lengthen as much.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kzlegal.assess import Assessment, Facts, assess, would_change_if
from kzlegal.evaluation.scenarios import profiles
from kzlegal.library import Library

T = TypeVar("T")
DAY = date(2026, 11, 22)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 2)


def figures(values: Sequence[float]) -> dict[str, float | int]:
    return {"n": len(values), "p50": percentile(values, 0.5), "p95": percentile(values, 0.95)}


def timed(
    name: str, work: Callable[[], T], wall: dict[str, list[float]], cpu: dict[str, list[float]]
) -> T:
    """Add the milliseconds of one run, by the clock and of this process alone."""
    start, burnt = time.perf_counter(), time.process_time()
    result = work()
    wall[name].append(1000 * (time.perf_counter() - start))
    cpu[name].append(1000 * (time.process_time() - burnt))
    return result


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
        steps: dict[str, Callable[[Assessment], object]] = {
            "questions": lambda assessment: assessment.questions,
            "changes": lambda a: [would_change_if(result, a.facts) for result in a.norms],
            "json": lambda a: library.applicability.assessment_json(a, "rus"),
        }
        wall: dict[str, list[float]] = {name: [] for name in ("assess", *steps)}
        cpu: dict[str, list[float]] = {name: [] for name in wall}
        for _ in range(arguments.rounds):
            for facts, on in every:
                # A fresh profile each time, so that nothing it kept from the last round helps.
                work = partial(assess, norms, replace(facts), on, reviews)
                made = timed("assess", work, wall, cpu)
                for name, step in steps.items():
                    timed(name, partial(step, made), wall, cpu)
    shown = {"norms": len(norms), "profiles": len(every), "unit": "ms"}
    print(
        json.dumps(
            {
                **shown,
                "wall": {name: figures(values) for name, values in wall.items()},
                "cpu": {name: figures(values) for name, values in cpu.items()},
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()

"""Measures the graph of the whole corpus, built from scratch; prints JSON.

    python bench/graph.py                 # three processes with other hash seeds
    python bench/graph.py --seeds 0 1 2 3 4

Each measure runs in a process of its own, in which nothing has been read before: `import_s` is the
time to load the program, `build_s` from opening the corpus to all quads, `print_s` the sorted
N-Quads, `cpu_s` what the processor worked for the two, which a busy machine does not lengthen as
much. The user's own texts are left out. `same_bytes` says whether all processes printed one and
the same graph, also where the order of sets and of names in memory was another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

DAY = date(2026, 11, 24)
BAR = 2.0
"""Seconds that `build_s` and `print_s` may take together."""


def measured() -> dict[str, Any]:
    """Build and print the graph in this process."""
    start = time.perf_counter()
    from kzlegal.graph import counts, nquads
    from kzlegal.library import Library
    from kzlegal.library.graphing import quads

    loaded, used = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        library = Library.open(today=DAY, user=place / "user", cache=place / "cache")
        found = quads(library, library._texts, "kzlegal bench")
    built = time.perf_counter()
    printed = nquads(found)
    done, used = time.perf_counter(), time.process_time() - used
    numbers = counts(found)
    return {
        "import_s": round(loaded - start, 3),
        "build_s": round(built - loaded, 3),
        "print_s": round(done - built, 3),
        "cpu_s": round(used, 3),
        "quads": len(found),
        "triples": numbers["triples"],
        "graphs": numbers["graphs"],
        "bytes": len(printed),
        "sha256": hashlib.sha256(printed).hexdigest(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", nargs="+", default=["0", "1", "4242"])
    parser.add_argument("--one", action="store_true", help="measure in this process alone")
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measured()))
        return
    runs = {}
    for seed in chosen.seeds:
        done = subprocess.run(
            [sys.executable, __file__, "--one"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        runs[seed] = json.loads(done.stdout)
    slowest = max(run["build_s"] + run["print_s"] for run in runs.values())
    summary = {
        "seeds": runs,
        "same_bytes": len({run["sha256"] for run in runs.values()}) == 1,
        "slowest_s": round(slowest, 3),
        "slowest_cpu_s": max(run["cpu_s"] for run in runs.values()),
        "under_bar": slowest < BAR,
    }
    print(json.dumps(summary, indent=1))


if __name__ == "__main__":
    main()

"""Measures the named queries: median and p95 of each, in memory, in a folder and, if asked, remote.

    python bench/sparql.py
    python bench/sparql.py --rounds 200 --endpoint http://127.0.0.1:7878

Prints JSON, times in milliseconds; each query is asked with its own example, parameters looked up
included. ``cpu_…`` is what the processor worked, which a busy machine lengthens less; the bar of
20 ms in memory is held against its p95. With ``--endpoint`` a server that holds the graph already
(``kzlegal graph load --endpoint URL``) is asked too.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kzlegal.graph import (
    Allowance,
    DiskStore,
    Endpoint,
    MemoryStore,
    NamedQuery,
    RemoteStore,
    Store,
    ask,
    query_apart,
)
from kzlegal.library import Library

BAR = 20.0
DAY = date(2026, 11, 24)


def timed(work: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    """Give wall and processor time of rounds in milliseconds; a first one is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start, used = time.perf_counter(), time.process_time()
        work()
        took = time.perf_counter() - start, time.process_time() - used
        times.append((1000 * took[0], 1000 * took[1]))
    return times


def figures(times: Sequence[tuple[float, float]]) -> dict[str, float]:
    wall, processor = (sorted(column) for column in zip(*times, strict=True))

    def p95(ordered: Sequence[float]) -> float:
        return ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]

    return {
        "median": round(statistics.median(wall), 2),
        "p95": round(p95(wall), 2),
        "cpu_median": round(statistics.median(processor), 2),
        "cpu_p95": round(p95(processor), 2),
    }


def measured(store: Store, chosen: NamedQuery, rounds: int) -> dict[str, float]:
    given = {parameter.name: parameter.example for parameter in chosen.parameters}
    return figures(timed(lambda: ask(store, chosen, given), rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=50, help="how often each query is timed")
    parser.add_argument("--endpoint", help="a SPARQL server that holds the graph")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        library = Library.open(today=DAY, user=folder / "user", cache=folder / "cache")
        quads = library.quads()
        memory, disk = MemoryStore(), DiskStore(folder / "graph")
        stores: dict[str, Store] = {"memory": memory, "disk": disk}
        loading = {}
        for name, store in stores.items():
            start = time.perf_counter()
            store.load(quads)
            loading[name] = round(1000 * (time.perf_counter() - start), 1)
        # What is loaded stays: without this the collector walks over it in the middle of a query.
        gc.collect()
        gc.freeze()
        if given.endpoint:
            stores["remote"] = RemoteStore(Endpoint.of(given.endpoint))
        queries = {
            name: {kind: measured(store, chosen, given.rounds) for kind, store in stores.items()}
            for name, chosen in library.queries.items()
        }
        text = "SELECT ?n ?p { ?n a kz:Prohibition ; kz:pinpoint ?p } ORDER BY ?n"
        apart = timed(lambda: query_apart(disk.folder, text, Allowance(seconds=60)), 5)
        slowest = {
            name: max(found["memory"][name] for found in queries.values())
            for name in ("p95", "cpu_p95")
        }
        shown = {
            "quads": len(quads),
            "rounds": given.rounds,
            "loading": loading,
            "queries": queries,
            "a free query in a process of its own": figures(apart),
            "slowest in memory": slowest,
            "bar": BAR,
            "met": slowest["cpu_p95"] < BAR,
        }
        for store in stores.values():
            store.close()
    print(json.dumps(shown, indent=1))


if __name__ == "__main__":
    main()

"""Measures the named queries: median and p95 of each, in memory, in a folder and, if asked, remote.

    python bench/sparql.py
    python bench/sparql.py --rounds 200 --endpoint http://127.0.0.1:7878

Prints JSON, times in milliseconds; each query is asked with its own example, parameters looked up
included. The bar is 20 ms in memory. With ``--endpoint`` a server that holds the graph already
(``kzlegal graph load --endpoint URL``) is asked too.
"""

from __future__ import annotations

import argparse
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


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Give the times of some rounds in milliseconds, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return times


def figures(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    p95 = ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]
    return {"median": round(statistics.median(ordered), 2), "p95": round(p95, 2)}


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
        if given.endpoint:
            stores["remote"] = RemoteStore(Endpoint.of(given.endpoint))
        queries = {
            name: {kind: measured(store, chosen, given.rounds) for kind, store in stores.items()}
            for name, chosen in library.queries.items()
        }
        text = "SELECT ?n ?p { ?n a kz:Prohibition ; kz:pinpoint ?p } ORDER BY ?n"
        apart = timed(lambda: query_apart(disk.folder, text, Allowance(seconds=60)), 5)
        slowest = max(found["memory"]["p95"] for found in queries.values())
        shown = {
            "quads": len(quads),
            "rounds": given.rounds,
            "loading": loading,
            "queries": queries,
            "a free query in a process of its own": figures(apart),
            "slowest p95 in memory": slowest,
            "bar": BAR,
            "met": slowest < BAR,
        }
        for store in stores.values():
            store.close()
    print(json.dumps(shown, indent=1))


if __name__ == "__main__":
    main()

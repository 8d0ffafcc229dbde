"""Owns query_apart: a free query in a process of its own, with limits of time and memory.

Neither engine can stop a query that has begun, and three patterns without a common variable are
enough to keep it busy for hours. So a query of a stranger runs in a child that reads the graph from
a folder, may take so much memory and no more, and is killed when its time is over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kzlegal.graph.guard import check_query
from kzlegal.graph.rdf import GraphError
from kzlegal.graph.rows import MAX_ROWS, Rows, read_sparql_json, sparql_json


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a query may take."""

    seconds: float = 10.0
    mebibytes: int = 2048
    """Address space of the process, where the system can limit it."""
    rows: int = MAX_ROWS


def query_apart(folder: Path, text: str, allowance: Allowance | None = None) -> Rows:
    """Answer a free query from the graph in a folder, as `kzlegal.graph.query` does, in a child.

    Raises GraphError: what `check_query` raises, GR101 for what is not SPARQL, GR107 for a folder
    that holds no graph, GR108 for a query that took more than its allowance.
    """
    check_query(text)
    given = allowance or Allowance()
    sent = {"folder": str(folder), "query": text, "rows": given.rows, "mebibytes": given.mebibytes}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kzlegal.graph.apart"],
            input=json.dumps(sent).encode(),
            capture_output=True,
            timeout=given.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"the query took more than {given.seconds:g} seconds and was stopped"
        hint = "join its patterns by a common variable, or allow more time"
        raise GraphError("GR108", message, hint=hint) from None
    if done.returncode == 0:
        return read_sparql_json(done.stdout, given.rows)
    try:
        told = json.loads(done.stdout)
        raise GraphError(told["code"], told["message"], path=told["path"], hint=told["hint"])
    except (ValueError, KeyError, TypeError):
        message = f"the query took more than {given.mebibytes:,} MiB of memory and was stopped"
        hint = "ask for less: add a LIMIT, or join its patterns by a common variable"
        raise GraphError("GR108", message, hint=hint) from None


def _serve() -> int:
    """Answer the one query that standard input holds; the child's side."""
    from kzlegal.graph.disk import DiskStore

    asked = json.load(sys.stdin)
    with suppress(ImportError, ValueError, OSError):
        import resource

        size = int(asked["mebibytes"]) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    try:
        rows = DiskStore(Path(asked["folder"])).answer(asked["query"], int(asked["rows"]))
    except GraphError as error:
        told = error.problem
        said = {"code": told.code, "message": told.message, "path": told.path, "hint": told.hint}
        print(json.dumps(said))
        return 2
    except MemoryError:
        return 3
    sys.stdout.buffer.write(sparql_json(rows))
    return 0


if __name__ == "__main__":
    sys.exit(_serve())

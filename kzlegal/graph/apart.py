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

import kzlegal
from kzlegal.graph.guard import check_query
from kzlegal.graph.rdf import GraphError
from kzlegal.graph.rows import MAX_ROWS, Rows, read_sparql_json, sparql_json

_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from kzlegal.graph.apart import serve; sys.exit(serve())"
)
_NO_MEMORY = 3
"""Exit code of a child that ran out of memory and could still say so."""


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
            # -P: a folder called kzlegal where the user stands is never imported
            [sys.executable, "-P", "-c", _CHILD, str(Path(kzlegal.__path__[0]).parent)],
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
    raise _told(done.returncode, done.stdout, done.stderr, given)


def _told(code: int, out: bytes, err: bytes, given: Allowance) -> GraphError:
    """Give the fault that a child ended with."""
    try:
        told = json.loads(out)
        return GraphError(told["code"], told["message"], path=told["path"], hint=told["hint"])
    except (ValueError, KeyError, TypeError):
        pass
    if code < 0 or code == _NO_MEMORY:
        message = f"the query took more than {given.mebibytes:,} MiB of memory and was stopped"
        hint = "ask for less: add a LIMIT, or join its patterns by a common variable"
        return GraphError("GR108", message, hint=hint)
    last = (err.decode("utf-8", "replace").strip().splitlines() or [f"exit code {code}"])[-1]
    message = f"the process of the query ended badly: {last[:200]}"
    return GraphError("GR108", message, hint="ask again; if it stays, report it")


def serve() -> int:
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
        return _NO_MEMORY
    sys.stdout.buffer.write(sparql_json(rows))
    return 0

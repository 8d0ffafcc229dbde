"""Owns the commands of the graph: graph, graph load, sparql."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akn.problem import LegalTextError, Problem
from kzlegal.cli.layout import bold, width, write
from kzlegal.cli.options import counting, emit, open_library, say, working, write_bytes

if TYPE_CHECKING:
    from kzlegal.graph import NamedQuery, Rows, Store
    from kzlegal.library import Library

FORMATS = ("turtle", "nquads", "jsonld")


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  kzlegal graph > law.ttl
  kzlegal graph --format nquads -o law.nq
  kzlegal graph load --store law-graph""",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="turtle",
    show_default=True,
    help="Turtle; N-Quads or JSON-LD, with one named graph for each source.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option("--json", "as_json", is_flag=True, help="Print counts as JSON instead of the graph.")
@click.pass_context
def graph(context: click.Context, form: str, output: Path | None, as_json: bool) -> None:
    """Print the knowledge graph of the corpus: the same bytes on every build."""
    if context.invoked_subcommand:
        return
    library = open_library()
    with working("building the graph"):
        data = library.graph(form)
    if output is not None:
        write_bytes(output, data)
    if as_json:
        import hashlib

        emit(
            {
                "format": form,
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
                "output": str(output) if output else None,
                **library.graph_counts(),
            }
        )
    elif output is None:
        click.echo(data.decode(), nl=False)
    else:
        say(f"{output}: {len(data):,} bytes")


_PLACE = (
    click.option(
        "--store", "folder", type=click.Path(path_type=Path), help="Folder of a graph on disk."
    ),
    click.option("--endpoint", help="Address of a SPARQL 1.1 server: http://127.0.0.1:7878"),
)


def _placed(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_PLACE):
        command = option(command)
    return command


@graph.command(
    epilog="""\b
Examples:
  kzlegal graph load --store law-graph
  kzlegal graph load --endpoint http://127.0.0.1:7878
  kzlegal graph load --endpoint http://host/kz/query --graph-store http://host/kz/data"""
)
@_placed
@click.option(
    "--graph-store",
    help="Address of the server's graph store, where it is not /store beside the endpoint.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was loaded as JSON.")
def load(folder: Path | None, endpoint: str | None, graph_store: str | None, as_json: bool) -> None:
    """Load the graph into a folder, or into a server that speaks SPARQL 1.1.

    What stood there of our graph is replaced; other graphs of a server are left alone.
    """
    from kzlegal.graph import DiskStore, Endpoint, RemoteStore

    if (folder is None) == (endpoint is None):
        raise click.UsageError("give either --store or --endpoint")
    store: Store
    if endpoint is not None:
        store = RemoteStore(Endpoint.of(endpoint, graph_store or ""))
    else:
        assert folder is not None
        store = DiskStore(folder)
    library = open_library()
    with working("building the graph"):
        quads = library.quads()
    with closing(store), counting("loading the graph") as progress:
        store.load(quads, progress)
    where = endpoint or str(folder)
    if as_json:
        emit({"loaded": len(quads), "graphs": len({q.graph for q in quads}), "into": where})
    else:
        say(f"{where}: {len(quads):,} statements")


@click.command(
    epilog="""\b
Examples:
  kzlegal sparql --list
  kzlegal sparql --query duties-of-role --param role=owner --param on=2026-03-01
  kzlegal sparql --query cites-unit --param unit="230-VIII/17(3)" --format csv
  kzlegal sparql "SELECT ?n ?p { ?n a kz:Prohibition ; kz:pinpoint ?p } ORDER BY ?n"
  kzlegal sparql -f question.rq --endpoint http://127.0.0.1:7878"""
)
@click.argument("text", required=False, metavar="[SPARQL]")
@click.option(
    "-f",
    "--file",
    "path",
    type=click.Path(path_type=Path),
    help="File with the query; - for stdin.",
)
@click.option("--query", "name", help="A named query; --list shows them.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="Value of a parameter."
)
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "tsv"]),
    default="table",
    show_default=True,
    help="A table for people, or a form of SPARQL 1.1 results.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    help="A free query is stopped after so many seconds.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=10_000,
    show_default=True,
    help="Most rows shown.",
)
@_placed
def sparql(
    text: str | None,
    path: Path | None,
    name: str | None,
    params: tuple[str, ...],
    listing: bool,
    form: str,
    as_json: bool,
    seconds: float,
    limit: int,
    folder: Path | None,
    endpoint: str | None,
) -> None:
    """Ask the knowledge graph: a named query, or SPARQL of your own.

    A free query reads the graph and nothing else: SERVICE, FROM and updates are refused. Prefixes
    (kz:, role:, fact:, eli:, skos: …) need no declaration. The graph is made on the first question
    and kept in the cache; --store and --endpoint ask another one.
    """
    form = "json" if as_json else form
    library = open_library()
    if listing:
        _list(library.queries, form)
        return
    given = [said for said in (text, path, name) if said is not None]
    if len(given) != 1:
        raise click.UsageError("give a query, -f FILE, --query NAME or --list, and one of them")
    if params and name is None:
        raise click.UsageError("--param belongs to --query")
    if folder is not None and endpoint is not None:
        raise click.UsageError("give either --store or --endpoint")
    with _opened(library, folder, endpoint, seconds) as store:
        if name is not None:
            rows = library.ask(name, _pairs(params), store, limit=limit)
        else:
            rows = _free(store, text or _read(path), seconds, limit)
    _show(rows, form)


@contextmanager
def _opened(
    library: Library, folder: Path | None, endpoint: str | None, seconds: float
) -> Iterator[Store]:
    """Open the store to ask: a server, a folder, or the graph in the cache."""
    from kzlegal.graph import DiskStore, Endpoint, GraphError, RemoteStore

    if endpoint is None and folder is None:
        with counting("loading the graph") as progress:
            store = library.graph_store(progress)
        yield store
        return
    if endpoint is not None:
        there: Store = RemoteStore(replace(Endpoint.of(endpoint), seconds=seconds))
    elif folder is not None and folder.exists():
        there = DiskStore(folder)
    else:
        message, hint = "there is no graph in this folder", "kzlegal graph load --store DIR"
        raise GraphError("GR107", message, path=str(folder), hint=hint)
    with closing(there):
        yield there


def _free(store: Store, text: str, seconds: float, limit: int) -> Rows:
    from kzlegal.graph import Allowance, DiskStore, query, query_apart

    if isinstance(store, DiskStore):
        return query_apart(store.folder, text, Allowance(seconds=seconds, rows=limit))
    return query(store, text, limit=limit)


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for said in params:
        key, sign, value = said.partition("=")
        if not sign:
            raise click.BadParameter(f"'{said}' has no '='; write NAME=VALUE", param_hint="--param")
        if key in pairs:
            raise click.BadParameter(f"'{key}' is given twice", param_hint="--param")
        pairs[key] = value
    return pairs


def _read(path: Path | None) -> str:
    assert path is not None
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8 text"
        problem = Problem(
            "KZ012",
            f"the file of the query cannot be read: {why}",
            path=str(path),
            hint="check the path",
        )
        raise LegalTextError(problem) from None


def _list(queries: Mapping[str, NamedQuery], form: str) -> None:
    if form == "json":
        emit(
            {
                "queries": [
                    {
                        "name": q.name,
                        "title": q.title.json(),
                        "answers": q.answers.json(),
                        "parameters": [
                            {"name": p.name, "kind": p.kind, "example": p.example}
                            | ({"default": p.default} if p.default else {})
                            for p in q.parameters
                        ],
                    }
                    for q in queries.values()
                ]
            }
        )
        return
    for q in queries.values():
        takes = " ".join(
            f"[{p.name}={p.default}]" if p.default else f"{p.name}={p.example}"
            for p in q.parameters
        )
        if not width():
            click.echo(f"{q.name}\t{takes}\t{q.answers.eng}")
            continue
        write(f"{bold(q.name)}  {takes}")
        write(q.answers.eng, "    ")


def _show(rows: Rows, form: str) -> None:
    from kzlegal.graph import sparql_json, table_csv, table_tsv

    if form == "table":
        _table(rows)
    else:
        printed = {"json": sparql_json, "csv": table_csv, "tsv": table_tsv}[form](rows)
        click.echo(printed, nl=False)
    if rows.cut:
        say(f"cut after {len(rows.rows):,} rows; ask for more with --limit")


def _table(rows: Rows) -> None:
    """Print a table on a terminal; into a pipe, lines of values parted by tabs, a head first."""
    shown = [["" if v is None else _plain(v.value) for v in row] for row in rows.rows]
    if not width():
        for row in [list(rows.columns), *shown]:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kzlegal.graph import BASE

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in rows.columns:
        table.add_column(column, overflow="fold")
    for row in shown:
        # what all our IRIs have in common tells nothing apart
        table.add_row(*(Text(cell.removeprefix(BASE)) for cell in row))
    Console(width=width()).print(table)
    say(f"{len(rows.rows):,} rows")


def _plain(value: str) -> str:
    """Give a value on one line, without signs that would steer a terminal."""
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(value.split())
    )


COMMANDS = {"graph": graph, "sparql": sparql}

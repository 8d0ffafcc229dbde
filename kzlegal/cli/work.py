"""Owns the commands around the data: serve, eval, build."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from akn.problem import Problem
from kzlegal.cli.layout import write
from kzlegal.cli.measuring import eval_extract
from kzlegal.cli.options import (
    counting,
    emit,
    json_option,
    lang_option,
    open_library,
    say,
    working,
    write_bytes,
)


@click.command(
    epilog="""\b
Examples:
  kzlegal serve
  kzlegal serve --port 8080"""
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the address as JSON and serve.")
def serve(host: str, port: int, as_json: bool) -> None:
    """Serve the web page and the HTTP API (documented at /docs)."""
    from kzlegal.cli.delivery import load_api

    _free(host, port)
    api = load_api()
    library = open_library()
    with counting("encoding texts for search") as progress:
        library.index(progress)
    address = f"http://{host}:{port}"
    if as_json:
        emit({"address": address})
    else:
        say(f"serving {address} (Ctrl+C stops)")
    api.run(host, port, library, date.today)


def _free(host: str, port: int) -> None:
    """Say in one sentence that the address cannot be had, before anything is loaded."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise click.UsageError(
            f"{host}:{port} cannot be served: {error.strerror or error}; "
            "choose another --port or --host"
        ) from None


@click.group(
    "eval",
    epilog="""\b
Examples:
  kzlegal eval search search-dev.tsv --json
  kzlegal eval scenarios scenarios-dev.yaml
  kzlegal eval references Z1300000094.rus.txt --lang ru
  kzlegal eval notes official-texts
  kzlegal eval extract --texts official-texts""",
)
def evaluate() -> None:
    """Measure search, applicability, references, notes and extraction."""


@evaluate.command("search", short_help="Measure search on a TSV file of questions.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def eval_search(file: Path, as_json: bool) -> None:
    """Print recall@1, recall@5, MRR@10 and nDCG@10 of FILE (TSV), and the failures.

    \b
    Example:
      kzlegal eval search search-dev.tsv --json
    """
    from kzlegal.evaluation.search import evaluate_search

    library = open_library()
    with counting("encoding texts for search") as progress:
        index = library.index(progress)
    with working("searching"):
        report = evaluate_search(file, index)
    if as_json:
        emit(report)
        return
    for label, figures in _figures(report):
        row = "  ".join(f"{name} {_figure(value)}" for name, value in figures.items())
        write(f"{label:<14}  {row}", hanging=" " * 16)
    failures = report["failures"]
    write(f"failures: {len(failures)}")
    for failure in failures:
        write(", ".join(f"{key} {value}" for key, value in failure.items()), "  ", "    ")


def _figures(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "all", report["all"]
    for name in ("by_language", "by_style"):
        yield from report.get(name, {}).items()


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


@evaluate.command("scenarios", short_help="Compare assessments with a YAML file of scenarios.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def eval_scenarios(file: Path, as_json: bool) -> None:
    """Print the agreement with FILE (YAML) scenario by scenario.

    \b
    Example:
      kzlegal eval scenarios scenarios-dev.yaml
    """
    from kzlegal.evaluation.scenarios import evaluate_scenarios

    library = open_library()
    result = evaluate_scenarios(file, library.norms, library.catalogue)
    printed = result.json()
    if as_json:
        emit(printed)
        return
    click.echo(f"{result.agree} of {len(result.scenarios)} scenarios agree")
    for scenario in result.scenarios:
        write(f"{'agree   ' if scenario.agree else 'DISAGREE'} {scenario.id}", "  ")
        for text in scenario.disagreements:
            write(text, " " * 11)


@evaluate.command("notes", short_help="Count the publisher's notes that were read in a folder.")
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
def eval_notes(folder: Path, as_json: bool) -> None:
    """Print, file by file, how many notes on past and future changes were read in FOLDER.

    A file's name says its language: NAME.rus.txt, NAME.kaz.html. What was not read is listed.

    \b
    Example:
      kzlegal eval notes official-texts
    """
    from kzlegal.evaluation.notes import evaluate_notes

    library = open_library()
    with working("reading notes"):
        figures = evaluate_notes(folder, library.corpus, library.today)
    if as_json:
        emit(figures.json())
        return
    for report in figures.reports:
        past, future = report.evidence.past, report.evidence.future
        write(
            f"{Path(report.path).name}: past {past.read} of {past.notes}, "
            f"future {future.read} of {future.notes}"
        )
        for problem in report.evidence.problems:
            write(str(problem), "  ", "    ")
    for problem in figures.refused:
        write(f"not read: {problem}", hanging="    ")
    past, future = figures.past, figures.future
    write(f"past changes: {past.read} of {past.notes} notes, {past.share:.2%}")
    write(f"future changes: {future.read} of {future.notes} notes, {future.share:.2%}")


@evaluate.command("references", short_help="Follow every reference of a text.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@lang_option()
@click.option("--id", "identifier", default="", help="Which act it is: slug, IRI or adilet id.")
@json_option
def eval_references(files: tuple[Path, ...], language: str, identifier: str, as_json: bool) -> None:
    """Print which share of the references in FILES leads somewhere, by class, and the rest.

    \b
    Example:
      kzlegal eval references Z1300000094.rus.txt --lang ru
    """
    from kzlegal.evaluation.references import evaluate_references

    library = open_library()
    reports = [evaluate_references(library, file, language, identifier) for file in files]
    if as_json:
        emit([report.json() for report in reports])
        return
    for report in reports:
        write(f"{Path(report.path).name}  {report.act}")
        for s in report.shares:
            figures = f"{s.resolved:>5} of {s.found:<5} {s.resolved / s.found:.3f}"
            write(f"{s.kind:<9} {s.cls:<18} {figures}", "  ")
        write(f"rest: {len(report.rest)}", "  ")
        for (code, message), places in _same(report.rest).items():
            where = ", ".join(f"{p.eid}:{p.line}" for p in places[:3])
            more = f" and {len(places) - 3} more" if len(places) > 3 else ""
            write(f"{code} {message} ({where}{more})", "    ", "      ")


def _same(problems: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    """Put problems of the same words together, in the order of their first place."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.message), []).append(problem)
    return found


evaluate.add_command(eval_extract)


@click.command(
    epilog="""\b
Examples:
  kzlegal build
  kzlegal build --check"""
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 on a difference.")
@click.option("--no-index", is_flag=True, help="Leave out the search index.")
@json_option
def build(only_check: bool, no_index: bool, as_json: bool) -> None:
    """Build the XML of our editions and what search needs.

    The XML lies under corpus/akn at the path of its IRI; a rebuild gives the same bytes.
    """
    from kzlegal.library import build as built

    library = open_library()
    rows = []
    differing = 0
    for path, data in built(library.corpus):
        same = path.is_file() and path.read_bytes() == data
        if not same and not only_check:
            write_bytes(path, data)
        differing += not same
        rows.append({"path": str(path), "bytes": len(data), "same": same})
        if not as_json:
            state = "unchanged" if same else ("DIFFERS" if only_check else "written")
            click.echo(f"{state}  {path.relative_to(library.corpus.root)}  {len(data):,} bytes")
    search = ""
    if not no_index and not only_check:
        from kzlegal.library.indexing import build_index

        with counting("encoding texts for search") as progress:
            index = build_index(library, progress, ship=True)
        search = index.reason or "ready"
        if not as_json:
            click.echo(f"search index: {search}")
    if as_json:
        emit({"files": rows, "search": search})
    if only_check and differing:
        say(f"{differing} files differ from a rebuild: run kzlegal build and commit them")
        sys.exit(1)


COMMANDS = {"serve": serve, "eval": evaluate, "build": build}

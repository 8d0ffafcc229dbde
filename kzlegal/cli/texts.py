"""Owns the commands on texts: convert, outline, import, pull."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import write
from kzlegal.cli.options import (
    Day,
    emit,
    json_option,
    lang_option,
    open_library,
    say,
    working,
    write_bytes,
)

if TYPE_CHECKING:
    from kzlegal.library import ImportReport


@click.command(
    epilog="""\b
Examples:
  kzlegal convert law.docx --lang ru -o law.xml
  kzlegal convert page.html --lang kk --id Z1300000088 -o act.xml
  kzlegal convert draft.docx --lang ru --strict -o draft.xml"""
)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option("--id", "identifier", default="", help="adilet id, slug or IRI of the act.")
@click.option("--strict", is_flag=True, help="Exit with 1 where there is a problem.")
@click.option("--generated", type=Day(), help="Date of generation in the metadata; default: today.")
@json_option
def convert(
    file: Path,
    language: str,
    output: Path | None,
    identifier: str,
    strict: bool,
    generated: date | None,
    as_json: bool,
) -> None:
    """Turn FILE (DOCX, adilet page, plain text) into Akoma Ntoso XML.

    Problems go to standard error as FILE:LINE:COL CODE message. What is not understood is kept,
    marked and reported; nothing is lost.
    """
    import akn.checks
    import akn.xml
    from kzlegal.library.converting import convert_source

    library = open_library(generated)
    with working(f"reading {file}"):
        parsed, document = convert_source(library, file, language, identifier)
    xml = akn.xml.write(document)
    problems = parsed.problems
    if output is not None:
        write_bytes(output, xml)
    for problem in problems:
        say(str(problem))
    if as_json:
        emit(
            {
                "file": str(file),
                "output": str(output) if output else None,
                "work": parsed.identity.work,
                "language": language,
                "lines": parsed.lines,
                "unrecognised": parsed.unrecognised,
                "problems": [p.json() for p in problems],
            }
        )
    elif output is None:
        click.echo(xml.decode(), nl=False)
    else:
        say(f"{output}: {parsed.lines} paragraphs, {len(problems)} problems")
    if strict and problems:
        sys.exit(1)


@click.command(
    epilog="""\b
Examples:
  kzlegal outline law.docx --lang ru
  kzlegal outline law.docx --lang ru --tsv | cut -f1 | sort | uniq -c"""
)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
@click.option("--tsv", is_flag=True, help="One unit a line: type, number, eId, words.")
@click.option("--all", "everything", is_flag=True, help="First parts and publisher's notes too.")
@json_option
def outline(file: Path, language: str, tsv: bool, everything: bool, as_json: bool) -> None:
    """List the units of FILE.

    The first часть of a unit is the unit's own opening text and is not listed apart (law on legal
    acts, art. 23); --all lists it and the publisher's notes.
    """
    from kzlegal.library.outline import outline as units_of

    library = open_library()
    with working(f"reading {file}"):
        parsed = library.parse(library.read(file), language)
    rows = units_of(parsed.document, everything)
    if as_json:
        emit([{"type": r.type, "number": r.number, "eid": r.eid, "text": r.text} for r in rows])
    elif tsv:
        for row in rows:
            click.echo(f"{row.type}\t{row.number}\t{row.eid}\t{row.text}")
    else:
        for row in rows:
            indent = "  " * row.depth
            write(f"{row.label}  {row.text}  [{row.eid}]", indent, indent + "    ")
    for problem in parsed.problems:
        say(str(problem))


@click.command(
    "import",
    epilog="""\b
Examples:
  kzlegal import law.docx --id Z2500000230 --lang rus
  kzlegal import page.html --id Z1300000088 --lang kk --version 2026-01-09""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", required=True, help="adilet id, slug or IRI of the act.")
@lang_option()
@click.option("--version", type=Day(), help="Date of this version of the text.")
@json_option
def import_(
    file: Path, identifier: str, language: str, version: date | None, as_json: bool
) -> None:
    """Load the official text in FILE into your data folder.

    It is parsed, validated and compared with the fingerprints of the official text, unit by unit.
    From then on it is shown and quoted instead of our edition. KZLEGAL_DATA names another folder.
    """
    library = open_library()
    with working(f"importing {file}"):
        report = library.import_file(file, identifier, language, version=version)
    _imported(report, as_json)


@click.command(
    epilog="""\b
Examples:
  kzlegal pull Z2500000230 --lang rus
  kzlegal pull https://adilet.zan.kz/kaz/docs/Z2500000230 --lang kk"""
)
@click.argument("identifier")
@lang_option()
@click.option("--version", type=Day(), help="Date of this version of the text.")
@json_option
def pull(identifier: str, language: str, version: date | None, as_json: bool) -> None:
    """Download an official text from adilet.zan.kz and import it.

    Only that host is asked, slowly, and what was downloaded before is not downloaded again.
    """
    library = open_library()
    with working(f"asking adilet.zan.kz for {identifier}"):
        report = library.pull(identifier, language, version=version)
    _imported(report, as_json)


def _imported(report: ImportReport, as_json: bool) -> None:
    comparison = report.comparison
    if as_json:
        emit(
            {
                "iri": report.imported.iri,
                "path": str(report.imported.path),
                "source": report.imported.source_name,
                "matched": comparison.texts_matched if comparison else None,
                "fingerprinted": comparison.texts if comparison else None,
                "changed": list(comparison.changed) if comparison else [],
                "missing": list(comparison.missing) if comparison else [],
                "added": list(comparison.added) if comparison else [],
                "unrecognised": report.parsed.unrecognised,
                "problems": [p.json() for p in report.problems],
            }
        )
        return
    for problem in report.problems:
        say(str(problem))
    click.echo(f"imported {report.imported.iri}")
    if comparison is None:
        click.echo("no fingerprints of this text are held: it was not compared")
        return
    click.echo(
        f"{comparison.texts_matched} of {comparison.texts} text blocks match the official "
        f"fingerprints"
    )
    for label, keys in (
        ("differs", comparison.changed),
        ("missing", comparison.missing),
        ("not in the official text", comparison.added),
    ):
        for key in keys:
            click.echo(f"  {label}: {key}")


COMMANDS = {"convert": convert, "outline": outline, "import": import_, "pull": pull}

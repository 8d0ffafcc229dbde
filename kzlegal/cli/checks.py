"""Owns the commands that check: check (drafts) and check-xml (Akoma Ntoso files)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from akn.problem import Severity
from kzlegal.cli.options import emit, json_option, lang_option, open_library, say, working


@click.command(
    epilog="""\b
Examples:
  kzlegal check draft.docx --lang ru
  kzlegal check draft.txt --lang kk --format json"""
)
@click.argument("draft", type=click.Path(path_type=Path))
@lang_option()
@click.option(
    "--format",
    "form",
    type=click.Choice(["concise", "full", "json"]),
    default="concise",
    show_default=True,
    help="concise: one line a finding; full: with the source line and a caret.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def check(draft: Path, language: str, form: str, as_json: bool) -> None:
    """Check a DRAFT (DOCX, page or plain text) before it is adopted.

    Structure, numbering, references to its own units, Akoma Ntoso ids. Exit code 1 where there is
    an error.
    """
    from akn.problem import Problem, render
    from kzlegal.lint import finding_json

    library = open_library()
    with working(f"checking {draft}"):
        source = library.read(draft)
        findings = library.check(source, language)
    if as_json or form == "json":
        emit({"findings": [finding_json(f) for f in findings]})
    else:
        lines = {b.line: b.text for b in source.blocks}
        for f in findings:
            problem = Problem(
                f.code, f.message, f.severity, f.path, f.line, f.column, f.eid, f.hint
            )
            click.echo(render(problem, lines.get(f.line) if form == "full" else None))
        errors = sum(f.severity is Severity.ERROR for f in findings)
        say(f"{len(findings)} findings, {errors} of them errors")
    if any(f.severity is Severity.ERROR for f in findings):
        sys.exit(1)


@click.command(
    "check-xml",
    epilog="""\b
Examples:
  kzlegal check-xml act.xml
  kzlegal check-xml act.xml --foreign --json""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--foreign", is_flag=True, help="The file of another publisher, with other ids.")
@json_option
def check_xml(file: Path, foreign: bool, as_json: bool) -> None:
    """Check an Akoma Ntoso FILE: strict OASIS schema (level 1) and ids and references (level 2).

    Exit code 1 where there is an error.
    """
    import akn.checks
    import akn.schema
    import akn.xml

    document = akn.xml.read_file(file)
    conventions = akn.checks.FOREIGN if foreign else akn.checks.DEFAULT
    problems = (
        *akn.schema.validate(file.read_bytes(), str(file)),
        *akn.checks.check(document, str(file), conventions=conventions),
    )
    errors = sum(p.severity is Severity.ERROR for p in problems)
    if as_json:
        emit(
            {
                "valid": not errors,
                "findings": [
                    {
                        "code": p.code,
                        "severity": p.severity.value,
                        "line": p.line,
                        "eid": p.eid,
                        "message": p.message,
                        "hint": p.hint,
                    }
                    for p in problems
                ],
            }
        )
    else:
        for problem in problems:
            click.echo(str(problem))
        say(f"{file}: {'valid' if not problems else f'{len(problems)} problems'}")
    if errors:
        sys.exit(1)


COMMANDS = {"check": check, "check-xml": check_xml}

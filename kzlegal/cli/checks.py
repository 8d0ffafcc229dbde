"""Owns the commands that check: check (drafts) and check-xml (Akoma Ntoso files)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akn.problem import Severity
from kzlegal.cli.layout import width, write
from kzlegal.cli.options import emit, json_option, lang_option, open_library, say, working

if TYPE_CHECKING:
    from kzlegal.lint import Finding


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

    Structure, numbering, references to its own units, Akoma Ntoso form: the rules, their sources
    and codes stand in docs/check.md. In a DOCX the line is the number of the paragraph. Exit code
    1 where there is an error, 0 where there are warnings only.
    """
    from akn.problem import render
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
            printed = render(f.problem(), lines.get(f.line) if form == "full" else None)
            if form == "full" or not width():
                click.echo(printed)
            else:
                write(printed, hanging="    ")
        say(counted(findings))
    if any(f.severity is Severity.ERROR for f in findings):
        sys.exit(1)


def counted(findings: Sequence[Finding]) -> str:
    """Count findings by severity, in words."""
    if not findings:
        return "no findings"
    by = Counter(f.severity for f in findings)
    parts = [f"{n} {severity.value}{'s' * (n > 1)}" for severity, n in sorted(by.items())]
    return ", ".join(parts)


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
    from kzlegal.grammar.conventions import KAZAKH

    document = akn.xml.read_file(file)
    conventions = akn.checks.FOREIGN if foreign else KAZAKH
    problems = (
        *akn.schema.validate(file.read_bytes(), str(file)),
        *akn.checks.check(document, str(file), conventions=conventions),
    )
    errors = sum(p.severity is Severity.ERROR for p in problems)
    if as_json:
        emit(
            {
                "valid": not errors,
                "findings": [p.json() for p in problems],
            }
        )
    else:
        for problem in problems:
            click.echo(str(problem))
        others = len(problems) - errors
        more = f", {others} warning{'s' * (others != 1)}" if others else ""
        say(f"{file}: {f'{errors} error' + 's' * (errors != 1) if errors else 'valid'}{more}")
    if errors:
        sys.exit(1)


COMMANDS = {"check": check, "check-xml": check_xml}

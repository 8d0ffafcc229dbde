"""Owns the commands on amending acts: amend parse, amend apply, amend align."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, write
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
    from akn.model import Document
    from kzlegal.library.amending import AmendingAct


@click.group(
    epilog="""\b
Examples:
  kzlegal amend parse law.docx --lang ru
  kzlegal amend apply act.xml law.docx -o amended.xml
  kzlegal amend align law.ru.docx law.kk.docx"""
)
def amend() -> None:
    """Read amending acts, and carry their instructions out."""


@amend.command(
    epilog="""\b
Examples:
  kzlegal amend parse law.docx --lang ru
  kzlegal amend parse order.txt --lang rus --json > instructions.json
  kzlegal amend parse law.txt --lang kk --published 2025-11-18 --xml law.xml"""
)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
@click.option("--act", default="", help="Act that is changed, where the text names none.")
@click.option("--id", "work", default="", help="IRI of the amending act itself.")
@click.option("--published", type=Day(), help="Day of the first official publication.")
@click.option("--signed", type=Day(), help="Day of signature.")
@click.option("--xml", type=click.Path(path_type=Path), help="Write it as Akoma Ntoso, with mod.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a line was not read.")
@json_option
def parse(
    file: Path,
    language: str,
    act: str,
    work: str,
    published: date | None,
    signed: date | None,
    xml: Path | None,
    strict: bool,
    as_json: bool,
) -> None:
    """List the instructions of the amending act in FILE.

    Each with its kind, the act and unit it changes, the old and new words, and the day on which it
    applies where the text and the dates given settle it. Lines that look like an instruction and
    could not be read are listed with the reason; none is dropped.
    """
    from kzlegal.library.amending import print_reading, read_amending

    library = open_library()
    with working(f"reading {file}"):
        found = read_amending(
            library, file, language, act=act, work=work, published=published, signed=signed
        )
    if xml is not None:
        import akn.xml

        if found.document is None:
            say("the text is no act with units of its own: no XML was written")
        else:
            write_bytes(xml, akn.xml.write(found.document))
    if as_json:
        emit(print_reading(found))
    else:
        _list(found)
    for problem in found.problems:
        say(str(problem))
    faults = (*found.problems, *(p for i in found.reading.instructions for p in i.problems))
    if strict and (found.reading.unparsed or any(p.severity == "error" for p in faults)):
        sys.exit(1)


def _list(found: AmendingAct) -> None:
    """Print the instructions for people, act by act."""
    act = None
    for i in found.reading.instructions:
        if i.act != act:
            act = i.act
            if act is not None:
                write(bold(act.text) + (f"  [{act.iri}]" if act.iri else ""))
        target = " ".join(i.target.path) or "the act"
        if i.target.component:
            target = f"{target} ({i.target.component})"
        since = f", from {i.date}" if i.date else ""
        write(f"{i.n}. {i.kind}: {target}{since}  (line {i.span.line})", "  ", "     ")
        if i.old is not None:
            write(f"- {i.old}", "     ", "       ")
        if i.new is not None:
            write(f"+ {i.new}", "     ", "       ")
        for problem in i.problems:
            write(f"! {problem.code} {problem.message}", "     ", "       ")
    for u in found.reading.unparsed:
        write(f"line {u.line} not read: {u.reason}", "! ", "  ")
        write(u.text, "  ")
    read, left = len(found.reading.instructions), len(found.reading.unparsed)
    say(f"{read} instructions, {left} lines not read")


@amend.command(
    epilog="""\b
Examples:
  kzlegal amend apply act.xml law.docx -o amended.xml
  kzlegal amend apply act.xml first.txt second.txt --published 2025-11-18 -o amended.xml
  kzlegal amend apply act.xml law.docx --dry-run"""
)
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("amending", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option("--dry-run", is_flag=True, help="Print what would change; write nothing.")
@click.option("--strict", is_flag=True, help="Stop at the first problem; change nothing then.")
@click.option("--published", type=Day(), help="Day of the first official publication.")
@click.option("--signed", type=Day(), help="Day of signature.")
@click.option("--application", type=Day(), help="First day of the new text, whatever they say.")
@json_option
def apply(
    target: Path,
    amending: tuple[Path, ...],
    output: Path | None,
    dry_run: bool,
    strict: bool,
    published: date | None,
    signed: date | None,
    application: date | None,
    as_json: bool,
) -> None:
    """Carry out on the act in TARGET (Akoma Ntoso XML) what the AMENDING acts order.

    AMENDING are DOCX, pages, texts or Akoma Ntoso XML in the language of TARGET. An instruction
    that does not fit changes nothing and is reported at its place; the others are carried out. The
    file is written whole or not at all. Exit code 1 where something was not carried out.
    """
    import akn.xml
    from akn.meta import MetaError, identification_of
    from kzlegal.library.amending import read_amending
    from kzlegal.library.executing import amend_document, print_amended

    library = open_library()
    document = akn.xml.read_file(target)
    try:
        language = identification_of(document).expression.language
    except MetaError:
        language = "rus"
    with working(f"amending {target}"):
        acts = [
            read_amending(library, path, language, published=published, signed=signed)
            for path in amending
        ]
        result = amend_document(
            library, document, acts, path=str(target), strict=strict, application=application
        )
    for act in acts:
        for problem in (*act.problems, *act.unread):
            say(str(problem))
    for problem in result.problems:
        say(str(problem))
    refused = len(result.executed.refused)
    stopped = strict and any(p.severity != "info" for p in result.problems)
    if as_json:
        emit(print_amended(result))
    elif dry_run:
        _changes(document, result.document)
    if not dry_run and not stopped:
        xml = akn.xml.write(result.document)
        if output is not None:
            write_bytes(output, xml)
        elif not as_json:
            click.echo(xml.decode(), nl=False)
    done = len(result.executed.done)
    elsewhere = f", {result.elsewhere} to other acts" if result.elsewhere else ""
    say(
        f"{done} instructions carried out, {refused} not{elsewhere}, {result.unread} lines not read"
    )
    if refused or stopped or result.unread or any(p.severity == "error" for p in result.problems):
        sys.exit(1)


@amend.command(
    epilog="""\b
Examples:
  kzlegal amend align law.ru.docx law.kk.docx
  kzlegal amend align 231-VIII.rus.txt 231-VIII.kaz.txt --published 2025-11-18 --json"""
)
@click.argument("russian", type=click.Path(path_type=Path))
@click.argument("kazakh", type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help="Day of the first official publication.")
@click.option("--signed", type=Day(), help="Day of signature.")
@click.option("--strict", is_flag=True, help="Exit with 1 where the two texts differ.")
@json_option
def align(
    russian: Path,
    kazakh: Path,
    published: date | None,
    signed: date | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Lay the RUSSIAN and the KAZAKH text of one amending act side by side, by target.

    Both are authentic and need not be the same list of instructions. What only one of them changes,
    what they change in other ways, with other figures or from other days, is reported; words of two
    languages are not compared.
    """
    from kzlegal.amend.align import align as aligned
    from kzlegal.library.aligning import print_alignment
    from kzlegal.library.amending import read_amending

    library = open_library()
    with working("reading both texts"):
        first, second = (
            read_amending(library, path, code, published=published, signed=signed)
            for path, code in ((russian, "rus"), (kazakh, "kaz"))
        )
        found = aligned(first.reading, second.reading)
    if as_json:
        emit(print_alignment(found, first, second))
    else:
        act = None
        for pair in found.pairs:
            if pair.act != act:
                act = pair.act
                write(bold(act or "(no act named)"))
            kinds = [", ".join(i.kind for i in side) or "—" for side in (pair.first, pair.second)]
            same = "=" if kinds[0] == kinds[1] else "≠"
            write(
                f"{' '.join(pair.target) or 'the act'}: {kinds[0]} {same} {kinds[1]}", "  ", "    "
            )
    for act_read in (first, second):
        for problem in (*act_read.problems, *act_read.unread):
            say(str(problem))
    for problem in found.problems:
        say(str(problem))
    say(f"{len(found.pairs)} units changed, {len(found.problems)} differences")
    if strict and (found.problems or first.reading.unparsed or second.reading.unparsed):
        sys.exit(1)


def _changes(before: Document, after: Document) -> None:
    """Print what the amendments change, unit by unit."""
    from akn.diff import compare, unified

    click.echo(unified(compare(before, after)), nl=False)


COMMANDS = {"amend": amend}

"""Owns the command extract: candidate norms of a text, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, width, write
from kzlegal.cli.options import counting, emit, json_option, lang_option, open_library, say

if TYPE_CHECKING:
    from kzlegal.norms.extract import CandidateNorm

COLUMNS = (
    "eid", "type", "bearer", "connective", "cue", "conditions", "exceptions", "deadlines", "action",
    "rule",
)  # fmt: skip


@click.command(
    epilog="""\b
Examples:
  kzlegal extract draft.docx --lang ru
  kzlegal extract 94-V --lang kk --json
  kzlegal extract act.xml --lang en --csv > norms.csv"""
)
@click.argument("text", metavar="FILE_OR_ACT")
@lang_option()
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one norm a row.")
@click.option("--unread", is_flag=True, help="List the sentences that no rule reads, too.")
def extract(text: str, language: str, as_json: bool, as_csv: bool, unread: bool) -> None:
    """Extract candidate norms: who must, may or must not do what, when, unless.

    FILE_OR_ACT is a DOCX, an adilet page, plain text, Akoma Ntoso XML, or an act of the corpus.
    What comes out is a proposal to be read by a lawyer; sentences that no rule reads are counted.
    """
    from kzlegal.library.extracting import extract_from

    library = open_library()
    with counting("reading sentences") as step:
        found = extract_from(library, text, language, step)
    norms, left = found.extraction.norms, found.extraction.unread
    for problem in found.problems:
        say(str(problem))
    if as_json:
        emit({"source": found.source, **found.extraction.json()})
    elif as_csv:
        click.echo(_csv(norms), nl=False)
    else:
        for norm in norms:
            _show(norm)
        if unread:
            for sentence in left:
                write(f"{sentence.eid}  not read  {sentence.text}", "", "    ")
    say(f"{found.source}: {len(norms)} candidate norms, {len(left)} sentences not read")


def _show(norm: CandidateNorm) -> None:
    from kzlegal.refs.pinpoint import to_pinpoint

    place, who = to_pinpoint(norm.eid), _who(norm)
    cue = norm.cue.text if norm.cue else ""
    when = "; ".join(w.text for w in norm.deadlines)
    if not width():
        click.echo("\t".join((place, norm.type, who, cue, when, norm.action.text)))
        return
    said = "  ".join(filter(None, (bold(place), norm.type, who, cue and f"“{cue}”", when)))
    write(said)
    write(norm.action.text, "    ")


def _who(norm: CandidateNorm) -> str:
    joins = {"and": " and ", "or": " or ", "and-or": " and (or) "}
    return joins.get(norm.connective, ", ").join(norm.bearer)


def _csv(norms: tuple[CandidateNorm, ...]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for norm in norms:
        writer.writerow(
            (
                norm.eid,
                norm.type,
                " ".join(norm.bearer),
                norm.connective,
                norm.cue.text if norm.cue else "",
                *(
                    " | ".join(w.text for w in words)
                    for words in (norm.conditions, norm.exceptions, norm.deadlines)
                ),
                norm.action.text,
                norm.rule,
            )
        )
    return out.getvalue()


COMMANDS = {"extract": extract}

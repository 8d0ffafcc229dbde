"""Owns the command explain-diff: what changed between two copies of an act, and by which law."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, coloured, write
from kzlegal.cli.options import emit, json_option, lang_option, open_library, say, working

if TYPE_CHECKING:
    from kzlegal.amend.derivation.explain import Explained
    from kzlegal.amend.derivation.proposal import Change

_KINDS = {
    "added": "new",
    "repealed": "repealed",
    "removed": "gone, without a stub",
    "restored": "stands again",
}


@click.command(
    "explain-diff",
    epilog="""\b
Examples:
  kzlegal explain-diff code-2025-06.txt code-2026-01.txt --lang ru
  kzlegal explain-diff old.xml new.xml --lang kk --json
  kzlegal explain-diff old.docx new.docx --draft > amending-act.txt""",
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@lang_option("ru")
@click.option("--id", "identifier", default="", help="adilet id, slug or IRI of the act.")
@click.option("--draft", is_flag=True, help="Print only the instructions, as an amending act.")
@click.option(
    "--no-typography",
    "typography",
    flag_value=False,
    default=True,
    help="No instructions for white space and kinds of marks.",
)
@json_option
def explain_diff(
    old: Path,
    new: Path,
    language: str,
    identifier: str,
    draft: bool,
    typography: bool,
    as_json: bool,
) -> None:
    """Say what changed from OLD to NEW, two copies of one act, and by which law.

    A copy is an official text (DOCX, adilet page, plain text) or Akoma Ntoso. The laws are those
    that the notes of NEW name and the notes of OLD do not. For each change the smallest
    instruction is proposed that makes it; all together give the new text to the letter, white
    space included.
    """
    from kzlegal.library.explaining import explain_files, explanation_json

    library = open_library()
    with working(f"comparing {old} and {new}"):
        explanation, reading = explain_files(
            library, old, new, language, identifier=identifier, typography=typography
        )
    for problem in reading:
        say(str(problem))
    if as_json:
        emit(explanation_json(explanation))
        return
    if draft:
        click.echo(explanation.draft, nl=False)
    else:
        for unit in explanation.units:
            _show(unit)
        changes = sum(len(unit.changes) for unit in explanation.units)
        instructions = sum(len(unit.instructions) for unit in explanation.units)
        say(
            f"{_many(len(explanation.units), 'unit')} with {_many(changes, 'change')}, "
            f"{_many(instructions, 'instruction')} proposed"
        )
    for problem in explanation.problems:
        say(str(problem))


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _show(unit: Explained) -> None:
    write(f"{bold(unit.citation or 'the act itself')}  [{unit.eid or '-'}]")
    for law in unit.laws:
        when = f" ({law.application})" if law.application else ""
        write(f"by {law.number} of {law.date.isoformat()}{when}", "  ", "     ")
    if not unit.laws:
        write("no law is named for it in the new notes only", "  ")
    for change in unit.changes:
        write(_changed(change), "  ", "      ")
    for instruction in unit.instructions:
        first = "  > "
        for line in instruction.lines:
            write(line, first, "    ")
            first = "    "
    write()


def _changed(change: Change) -> str:
    place = " ".join(filter(None, (change.eid, change.part)))
    weight = "" if change.weight == "text" else f" ({change.weight})"
    if change.kind != "changed" or change.old is None or change.new is None:
        kind = _KINDS.get(change.kind, change.kind)
        words = change.new if change.old is None else change.old
        return f"{place}: {kind}{weight}: {words}"
    return f"{place}{weight}: {_marked(change.old, change.new)}"


def _marked(old: str, new: str) -> str:
    """Print the difference word by word: in colours on a terminal, else ``[-old-] {+new+}``."""
    from kzlegal.amend.derivation.edits import marks

    shown: list[str] = []
    for mark in marks(old, new):
        if mark.sign == "=":
            shown.append(mark.text)
            continue
        space = mark.text[: len(mark.text) - len(mark.text.lstrip())]
        words = mark.text[len(space) :]
        if coloured(sys.stdout):
            colour, strike = ("red", True) if mark.sign == "-" else ("green", False)
            shown.append(space + click.style(words, fg=colour, strikethrough=strike))
        else:
            shown.append(f"{space}[-{words}-]" if mark.sign == "-" else f"{space}{{+{words}+}}")
    return "".join(shown)


COMMANDS = {"explain-diff": explain_diff}

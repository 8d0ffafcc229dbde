"""Owns the commands on versions by date: history, diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, coloured, write
from kzlegal.cli.options import (
    Day,
    emit,
    json_option,
    lang_option,
    open_library,
    say,
    write_bytes,
)

if TYPE_CHECKING:
    from kzlegal.corpus import Missing
    from kzlegal.library import Comparison, History
    from kzlegal.library.wordings import Made, UnitStage, Wording


@click.command(
    epilog="""\b
Examples:
  kzlegal history 94-V
  kzlegal history 94-V 7 --lang ru
  kzlegal history /akn/kz/act/2013-05-21/94-V/~art_7__para_11
  kzlegal history 230-VIII --json"""
)
@click.argument("address", nargs=-1, required=True)
@lang_option("ru")
@json_option
def history(address: tuple[str, ...], language: str, as_json: bool) -> None:
    """Show every wording of an act or of one unit, and what made it.

    ADDRESS is an act (slug, adilet id or IRI), with a unit behind it (pinpoint or eId) or in its
    IRI. For a unit each stage is shown with its words and how it came about, how that is known
    where it is not certain, what is ordered and not yet applied, and what is announced.
    """
    from kzlegal.library.address import address_of
    from kzlegal.library.dating import print_history
    from kzlegal.library.history import unit_in

    library = open_library()
    wanted = address_of(library.corpus, address)
    code = wanted.language or language
    eid = unit_in(library, wanted.act, code, wanted.unit) if wanted.unit else ""
    found = library.history(wanted.act, code, eid)
    if as_json:
        emit(print_history(found))
        return
    _write_history(found)


def _write_history(found: History) -> None:
    language = found.language
    name = f"{found.act.slug}  {found.act.title(language)}"
    write(bold(f"{name}  [{found.eid}]" if found.eid else name))
    dates = (
        ("signed", found.act.signed),
        ("published", found.act.published),
        ("applied from", found.act.applied),
    )
    write(", ".join(f"{name} {day}" for name, day in dates if day))
    if found.act.extract is not None and not found.wordings[-1].official:
        write(dict(found.act.extract.note).get(language, ""))
    write()
    if found.eid:
        for n, stage in enumerate(found.stages, 1):
            _write_stage(n, stage, language)
    else:
        for n, wording in enumerate(found.wordings, 1):
            _write_wording(n, wording, language)
    for event in found.notes:
        law = f"law {event.law.number}" if event.law else "a law that is not named"
        day = f", applied from {event.applies}" if event.applies else ""
        write(f"publisher's note at {event.eid}: {event.action} by {law}{day}", "  ", "    ")
    for pending in found.pending:
        units = ", ".join(pending.made.units)
        made = f"{pending.made.number} {pending.made.eid}"
        write(f"not yet applied: from {pending.since} {made} changes {units}", "> ", "    ")
    write_announced(found.announced, language)
    for problem in found.problems:
        say(str(problem))


def _write_wording(n: int, wording: Wording, language: str) -> None:
    write(f"{n}. {days(wording.start, wording.last)}  {whose(wording.official)}", "", "   ")
    write(wording.iri + (f"  (from {wording.source})" if wording.source else ""), "   ")
    write_made(wording.made_by, language, units=True)


def _write_stage(n: int, stage: UnitStage, language: str) -> None:
    assert stage.interval.start is not None, "a stage begins on a day"
    when = days(stage.interval.start, stage.last)
    write(f"{n}. {when}  {stage.change}  [{stage.eid}]  {whose(stage.official)}", "", "   ")
    write_made(stage.made_by, language, units=len(stage.made_by) > 1)
    write(stage.text or "(no words)", "     ")
    write()


def write_made(made_by: Iterable[Made], language: str, *, units: bool, indent: str = "   ") -> None:
    """Print which provisions made a text, and how that is known where it is not certain."""
    for made in made_by:
        what = f" → {', '.join(made.units)}" if units and made.units else ""
        known = f" [{made.basis}]" if made.basis else ""
        note = dict(made.note).get(language, "") if made.basis != "footnote" else ""
        said = f": {note}" if note else ""
        write(f"by {made.number} {made.eid}{what}{known}{said}", indent, f"{indent}  ")


def write_announced(announced: Iterable[Missing], language: str) -> None:
    """Print the changes that are announced: what, from when, which units they may concern."""
    for gap in announced:
        since = f"; from {gap.since}" if gap.since else ""
        known = f"; {gap.knowledge}" if gap.knowledge else ""
        units = f"; may concern {', '.join(gap.units)}" if gap.units else ""
        subject = dict(gap.subject).get(language, "")
        write(f"{subject} [{gap.status}{since}{known}{units}]", "! ", "  ")


def days(first: date, last: date | None) -> str:
    """Say from which day to which, the last one included."""
    return f"{first} to {last}" if last is not None else f"from {first} on"


def whose(official: bool) -> str:
    """Say whose words a text has."""
    return "official text, imported" if official else "our edition, not official"


@click.command(
    epilog="""\b
Examples:
  kzlegal diff 94-V --from 2025-12-01 --to 2026-02-01
  kzlegal diff 94-V 7 --from 2025-12-01 --to 2026-02-01 --lang kk
  kzlegal diff 94-V --from 2025-12-01 --to 2026-02-01 --html changes.html
  kzlegal diff /akn/kz/act/2014-07-05/235-V --from 2026-01-17 --to 2026-01-18 --json"""
)
@click.argument("address", nargs=-1, required=True)
@click.option("--from", "first", type=Day(), required=True, help="Day of the old text.")
@click.option("--to", "last", type=Day(), required=True, help="Day of the new text.")
@lang_option("ru")
@click.option("--html", type=click.Path(path_type=Path), help="Write a page, side by side.")
@json_option
def diff(
    address: tuple[str, ...],
    first: date,
    last: date,
    language: str,
    html: Path | None,
    as_json: bool,
) -> None:
    """Compare the texts of two days, of an act or of one unit (ADDRESS as in history).

    Unit by unit, old lines after -, new ones after +. The page marks every word that went or came.
    Changes announced up to the later day are named: they are in neither text.
    """
    from kzlegal.library.address import address_of
    from kzlegal.library.dating import print_difference
    from kzlegal.library.history import unit_in

    if first > last:
        raise click.UsageError(f"--from {first} is later than --to {last}; exchange them")
    library = open_library()
    wanted = address_of(library.corpus, address)
    code = wanted.language or language
    eid = unit_in(library, wanted.act, code, wanted.unit) if wanted.unit else ""
    found = library.difference(wanted.act, code, first, last, eid)
    if html is not None:
        from kzlegal.library.difference_page import difference_page

        write_bytes(html, difference_page(found).encode())
        say(f"written: {html}")
    if as_json:
        emit(print_difference(found))
    elif html is None:
        _write_difference(found)


def _write_difference(found: Comparison) -> None:
    from akn.diff import Labels, unified

    new = found.new
    if not new.official and new.act.extract is not None:
        write(dict(new.act.extract.note).get(new.language, ""))
    write_announced(found.announced, new.language)
    if found.same_text:
        write(f"one wording is held for both days: {new.iri}")
        return
    names = Labels(old=f"{found.days[0]} {found.old.iri}", new=f"{found.days[1]} {found.new.iri}")
    for line in unified(found.difference, names).splitlines():
        click.echo(_coloured(line))


def _coloured(line: str) -> str:
    """Give a line of a unified difference, coloured on a terminal that wants it."""
    if not coloured(sys.stdout):
        return line
    colours = {"-": "red", "+": "green", "@": "cyan"}
    return click.style(line, fg=colours.get(line[:1]), bold=line.startswith(("---", "+++")) or None)


COMMANDS = {"history": history, "diff": diff}

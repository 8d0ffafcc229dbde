"""Owns the command on the publisher's notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, write
from kzlegal.cli.options import emit, json_option, lang_option, open_library, working

if TYPE_CHECKING:
    from kzlegal.amend.evidence import Count, Event, Law, Pending, Remark


class Publication(click.ParamType[tuple[str, date]]):
    """A law's number and the day of its first official publication: ``256-VIII=2026-01-10``."""

    name = "number=date"

    def convert(
        self,
        value: str | tuple[str, date],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, date]:
        """Give number and date."""
        if isinstance(value, tuple):
            return value
        number, equals, day = value.rpartition("=")
        try:
            if not equals or not number:
                raise ValueError("no number")
            return number, date.fromisoformat(day)
        except ValueError:
            self.fail(f"'{value}' is not a publication; write 256-VIII=2026-01-10", param, ctx)


@click.command(
    epilog="""\b
Examples:
  kzlegal notes Z1300000094.rus.txt --lang ru
  kzlegal notes Z1300000094.kaz.txt --lang kk --unit art_7
  kzlegal notes act.html --lang kk --id Z1300000088 --json
  kzlegal notes act.txt --lang ru --published 256-VIII=2026-01-10"""
)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
@click.option("--id", "identifier", default="", help="adilet id, slug or IRI of the act.")
@click.option("--unit", default="", help="Only what concerns this unit (eId) and what it holds.")
@click.option(
    "--published",
    type=Publication(),
    multiple=True,
    help="First official publication of an amending law; days of application are computed then.",
)
@json_option
def notes(
    file: Path,
    language: str,
    identifier: str,
    unit: str,
    published: tuple[tuple[str, date], ...],
    as_json: bool,
) -> None:
    """List what the publisher's notes in FILE say has changed and will change, unit by unit.

    A footnote names the laws that changed an article, not what each changed; most remarks on
    future changes say only that one is coming. Notes that could not be read are listed, never left
    out.
    """
    from kzlegal.library.evidence import notes_json, read_notes

    library = open_library()
    with working(f"reading {file}"):
        report = read_notes(
            library.corpus,
            file,
            language,
            today=library.today,
            identifier=identifier,
            published=dict(published),
        )
    if as_json:
        found = notes_json(report)
        if unit:
            for key in ("events", "pending", "remarks", "problems"):
                rows: list[dict[str, object]] = found[key]  # type: ignore[assignment]
                found[key] = [r for r in rows if _within(str(r["eid"]), unit)]
        emit(found)
        return
    evidence = report.evidence
    said: dict[str, list[str]] = {}
    for event in evidence.events:
        said.setdefault(event.eid, []).append(_past(event))
    for pending in evidence.pending:
        said.setdefault(pending.eid, []).append(_future(pending))
    for remark in evidence.remarks:
        said.setdefault(remark.eid, []).append(_other(remark))
    for eid, lines in said.items():
        if not _within(eid, unit):
            continue
        write(bold(eid or "the act as a whole"))
        for line in lines:
            write(line, "  ", "      ")
    problems = [p for p in evidence.problems if _within(p.eid, unit)]
    if problems:
        write()
        write(bold("not read, or read with doubt"))
        for problem in problems:
            write(str(problem), "  ", "      ")
    write()
    write(f"past changes: {_share(evidence.past)}; future changes: {_share(evidence.future)}")


def _within(eid: str, unit: str) -> bool:
    return not unit or eid == unit or eid.startswith(f"{unit}__")


def _past(event: Event) -> str:
    from kzlegal.amend.commencement import said

    part = f"{event.part} " if event.part else ""
    when = f", {said(event.rule)}" if event.rule else ""
    day = f" = {event.applies.isoformat()}" if event.applies else ""
    until = f", until {event.until.isoformat()}" if event.until else ""
    back = ", applied before it was signed" if event.retroactive else ""
    words = "".join(f"; «{r.old}» → «{r.new}»" for r in event.replacements)
    return (
        f"{part}{event.action.replace('_', ' ')} by {_law(event.law)}{when}{day}{until}{back}"
        + (words)
    )


def _future(pending: Pending) -> str:
    from kzlegal.amend.commencement import said

    part = f"{pending.part} " if pending.part else ""
    kind = pending.kind.replace("_", " ")
    if pending.kind == "amended":
        kind = "amended, how is not said"
    after = f" after {pending.after}" if pending.after else ""
    when = f", {said(pending.rule)}" if pending.rule else ""
    day = f" = {pending.applies.isoformat()}" if pending.applies else ""
    words = "".join(f"; «{r.old}» → «{r.new}»" for r in pending.replacements)
    return f"announced: {part}{kind}{after} by {_law(pending.law)}{when}{day}{words}"


def _other(remark: Remark) -> str:
    return f"{remark.says.replace('_', ' ')}: {remark.text}"


def _law(law: Law | None) -> str:
    return f"law {law.number} of {law.date.isoformat()}" if law else "a law that is not named"


def _share(count: Count) -> str:
    return f"{count.read} of {count.notes} notes read"


COMMANDS = {"notes": notes}

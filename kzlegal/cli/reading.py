"""Owns the commands that show texts: show, coverage."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, write
from kzlegal.cli.options import (
    Day,
    emit,
    json_option,
    json_text,
    lang_option,
    open_library,
    write_bytes,
)
from kzlegal.cli.versions import days, write_announced

if TYPE_CHECKING:
    from kzlegal.corpus import Act
    from kzlegal.library import Expression, Library, ProvisionView


@click.command(
    epilog="""\b
Examples:
  kzlegal show 230-VIII
  kzlegal show 230-VIII "15(2)(3)" --lang kk
  kzlegal show 94-V 7 --on 2026-01-17 --lang en
  kzlegal show Z2500000230 art_17__para_3 --lang ru --json
  kzlegal show 94-V --on 2026-01-18 --xml -o 94-V.xml
  kzlegal show /akn/kz/act/2013-05-21/94-V/~art_8 --on 2026-03-01"""
)
@click.argument("act")
@click.argument("unit", required=False)
@lang_option("ru")
@click.option("--on", type=Day(), help="The text of that day; default: today's.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "xml", "html", "json"]),
    default="text",
    show_default=True,
    help="Plain text, Akoma Ntoso, a page, or JSON (the same as --json).",
)
@click.option("--xml", "as_xml", is_flag=True, help="The same as --format xml.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@json_option
def show(
    act: str,
    unit: str | None,
    language: str,
    on: date | None,
    form: str,
    as_xml: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """Show an ACT (slug, adilet id or IRI), or one UNIT of it (pinpoint or eId).

    The official text where you have imported it, else our own edition; the answer says which, from
    when to when it is the text, which acts made it, and which changes are announced that may
    concern it on that day and are not in it.
    """
    import akn.text
    from kzlegal.library.address import address_of

    library = open_library()
    wanted = address_of(library.corpus, [act, unit or ""])
    code, day = wanted.language or language, on or wanted.on
    form = "json" if as_json else "xml" if as_xml else form
    found = wanted.act
    expression = library.expression(found, code, day)
    eid = library.eid(found, wanted.unit, code, day) if wanted.unit else ""
    if form == "json":
        printed = _printed_unit if eid else _printed_act
        _give(json_text(printed(library, expression, eid, day)), output)
    elif form == "xml":
        xml = library.unit_xml(found, code, eid, day) if eid else expression.xml.decode()
        _give(xml, output)
    elif form == "html" and eid:
        _give(f"{library.html(found, code, eid, day)}\n", output)
    elif form == "html":
        page = akn.html.page(
            expression.document, title=found.title(code), notes=_notes(library, expression, day)
        )
        _give(f"{page}\n", output)
    elif output is not None:
        node = expression.document.find(eid) if eid else expression.document
        assert node is not None, "the unit was found in this very text"
        head = "\n".join(_notes(library, expression, day, eid))
        _give(f"{head}\n\n{akn.text.to_text(node)}", output)
    else:
        _write(library, expression, eid, day)


def _notes(
    library: Library, expression: Expression, day: date | None, eid: str = ""
) -> tuple[str, ...]:
    """Give what must be known of a text that is kept in a file of its own."""
    from kzlegal.library.difference_page import announcement

    said = [_banner(expression.official, expression.iri)]
    if not expression.official and (note := _extract(expression.act, expression.language)):
        said.append(note)
    announced = library.announced(expression, eid, day)
    said += [f"! {announcement(gap, expression.language)}" for gap in announced]
    return tuple(said)


def _give(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write_bytes(output, text.encode())


def _write(library: Library, expression: Expression, eid: str, day: date | None) -> None:
    """Print a text or one unit for people, with what must be known of it first."""
    import akn.text

    act, language = expression.act, expression.language
    write(_banner(expression.official, expression.iri))
    _write_wording(library, expression, eid, day)
    announced = library.announced(expression, eid, day)
    if not expression.official and (note := _extract(act, language)):
        write(note)
    write_announced(announced, language)
    if not eid:
        write(akn.text.to_text(expression.document))
        return
    view = library.provision(act, eid, language, day)
    for heading in view.headings:
        write(heading)
    write()
    write(f"{bold(view.citation)}  [{view.pinpoint} · {view.eid}]")
    write()
    write(view.text)
    for maker, change in view.changed_by:
        write()
        note = dict(change.note).get(language, "")
        write(f"changed by {maker.slug}, {change.by} [{change.basis}]: {note}", "", "  ")
    for gap in view.by_laws:
        write()
        subject = dict(gap.subject).get(language, "")
        known = "" if gap.knowledge == gap.status else f"; {gap.knowledge}"
        write(f"by-law: {subject} [{gap.status}{known}]", "", "  ")
    for divergence in view.divergences:
        write()
        write(f"Russian and Kazakh differ here ({divergence.weight}):")
        write(f"ru: {divergence.rus}", "  ", "      ")
        write(f"kk: {divergence.kaz}", "  ", "      ")
        write(divergence.effect, "  ")


def _write_wording(library: Library, expression: Expression, eid: str, day: date | None) -> None:
    """Say from when to when this is the text, what made it, and whether the act applies yet."""
    act = expression.act
    shown = library.wordings(act, expression.language)
    wording = next(w for w in shown if w.iri == expression.iri)
    makers = ", ".join(dict.fromkeys(made.number for made in wording.made_by))
    by = f", made by {makers}" if makers else ""
    write(f"wording {days(wording.start, wording.last)}{by}")
    asked = day or library.today
    if act.applied is not None and asked < act.applied:
        write(f"! on {asked} the act is not applied yet: it is from {act.applied} on", "", "  ")
    if not eid:
        for made in wording.made_by:
            units = ", ".join(made.units)
            write(
                f"{made.number} {made.eid} made {units} [{made.basis or 'not said'}]", "  ", "    "
            )


def _printed_act(
    library: Library, expression: Expression, eid: str, day: date | None
) -> dict[str, object]:
    from kzlegal.library.printing import print_gap

    act, language = expression.act, expression.language
    return {
        "act": act.iri,
        "iri": expression.iri,
        "official": expression.official,
        **_dated(library, expression, day),
        "extract": None if expression.official else _extract(act, language),
        "announced": [print_gap(gap) for gap in library.announced(expression, on=day)],
        "units": [
            {"eid": p.eid, "num": p.num, "heading": p.heading, "text": p.own_text}
            for p in library.provisions(act, language, day).values()
        ],
    }


def _printed_unit(
    library: Library, expression: Expression, eid: str, day: date | None
) -> dict[str, object]:
    act, language = expression.act, expression.language
    view = library.provision(act, eid, language, day)
    return (
        _view(view)
        | _dated(library, expression, day)
        | {"extract": None if view.official else _extract(act, language)}
    )


def _dated(library: Library, expression: Expression, day: date | None) -> dict[str, object]:
    """Give the day of the question, the wording's days and makers, and whether the act applies."""
    from kzlegal.library.dating import print_wording

    act, asked = expression.act, day or library.today
    shown = library.wordings(act, expression.language)
    return {
        "on": asked.isoformat(),
        "wording": print_wording(next(w for w in shown if w.iri == expression.iri)),
        "applied": act.applied <= asked if act.applied is not None else None,
        "applied_from": act.applied.isoformat() if act.applied is not None else None,
    }


def _banner(official: bool, iri: str) -> str:
    kind = "official text, imported" if official else "our edition in our own words, not official"
    return f"[{kind}: {iri}]"


def _extract(act: Act, language: str) -> str | None:
    return dict(act.extract.note).get(language, "") if act.extract else None


def _view(view: ProvisionView) -> dict[str, object]:
    from kzlegal.library.printing import print_change, print_gap

    return {
        "eid": view.eid,
        "pinpoint": view.pinpoint,
        "citation": view.citation,
        "num": view.num,
        "heading": view.heading,
        "headings": list(view.headings),
        "text": view.text,
        "language": view.language,
        "iri": view.iri,
        "cite": view.cite,
        "official": view.official,
        "announced": [print_gap(gap) for gap in view.announced],
        "changed_by": [
            {"maker": maker.iri} | print_change(change) for maker, change in view.changed_by
        ],
        "by_laws": [print_gap(gap) for gap in view.by_laws],
        "divergences": [
            {
                "weight": d.weight,
                "rus": d.rus,
                "kaz": d.kaz,
                "effect": d.effect,
                "part": d.part or None,
            }
            for d in view.divergences
        ],
    }


@click.command(
    epilog="""\b
Examples:
  kzlegal coverage
  kzlegal coverage --json"""
)
@json_option
def coverage(as_json: bool) -> None:
    """Say what is held, in which editions, and what is known to be missing."""
    library = open_library()
    found = library.coverage()
    if as_json:
        emit(found.to_json())
        return
    write(f"{found.engine}; search by {found.search}")
    for act in library.acts:
        write()
        part = "  EXTRACT" if act.extract else ""
        write(f"{bold(act.slug)}  {act.title('eng')}  ({act.adilet}){part}")
        days = (("signed", act.signed), ("published", act.published), ("applied", act.applied))
        write(", ".join(f"{name} {day}" for name, day in days if day), "  ")
        if act.extract:
            write(dict(act.extract.note).get("eng", ""), "  ")
        for code in act.languages:
            expression = library.expression(act, code)
            write(f"{code}  {_banner(expression.official, expression.iri)}", "  ", "       ")
            for edition in act.versions(code):
                if edition.version != expression.version:
                    write(f"also as of {edition.version}", "       ")
        for change in act.amends:
            units = ", ".join(change.units) + (f" ({change.part})" if change.part else "")
            write(f"{change.by} changes {change.act} {units} [{change.basis}]", "  ", "    ")
        if act.missing:
            write("known to be missing:", "  ")
        for gap in act.missing:
            since = f" (from {gap.since})" if gap.since else ""
            known = f" [{gap.knowledge}]" if gap.knowledge else ""
            at = f" at {', '.join(gap.units)}" if gap.kind == "by-law" else ""
            subject = dict(gap.subject).get("eng", "")
            write(f"{gap.kind}{at}: {subject}{since}{known}", "    ", "      ")


COMMANDS = {"show": show, "coverage": coverage}

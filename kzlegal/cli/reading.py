"""Owns the commands that show texts: show, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, write
from kzlegal.cli.options import emit, json_option, lang_option, open_library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzlegal.corpus import Act, Missing
    from kzlegal.library import ProvisionView


@click.command(
    epilog="""\b
Examples:
  kzlegal show 230-VIII
  kzlegal show 230-VIII "15(2)(3)" --lang kk
  kzlegal show Z2500000230 art_17__para_3 --lang ru --json
  kzlegal show 230-VIII --lang en --format xml > act.xml"""
)
@click.argument("act")
@click.argument("unit", required=False)
@lang_option("ru")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "xml", "html", "json"]),
    default="text",
    show_default=True,
    help="Plain text, Akoma Ntoso, a page, or JSON (the same as --json).",
)
@json_option
def show(act: str, unit: str | None, language: str, form: str, as_json: bool) -> None:
    """Show an ACT (slug, adilet id or IRI), or one UNIT of it (pinpoint or eId).

    The official text where you have imported it, else our own edition; the answer says which.
    """
    import akn.text
    import akn.xml
    from kzlegal.library.printing import print_gap

    library = open_library()
    found = library.act(act)
    if as_json:
        form = "json"
    if unit is None:
        expression = library.expression(found, language)
        if form == "xml":
            click.echo(expression.xml.decode(), nl=False)
        elif form == "html":
            click.echo(akn.html.page(expression.document, title=found.title(language)))
        elif form == "json":
            rows = library.provisions(found, language).values()
            emit(
                {
                    "act": found.iri,
                    "iri": expression.iri,
                    "official": expression.official,
                    "extract": None if expression.official else _extract(found, language),
                    "announced": [print_gap(gap) for gap in library.announced(expression)],
                    "units": [
                        {"eid": p.eid, "num": p.num, "heading": p.heading, "text": p.own_text}
                        for p in rows
                    ],
                }
            )
        else:
            write(_banner(expression.official, expression.iri))
            _write_cautions(found, expression.official, library.announced(expression), language)
            write(akn.text.to_text(expression.document))
        return
    eid = library.eid(found, unit, language)
    view = library.provision(found, eid, language)
    if form == "json":
        emit(_view(view) | {"extract": None if view.official else _extract(found, language)})
    elif form == "html":
        click.echo(library.html(found, language, eid))
    elif form == "xml":
        click.echo(library.unit_xml(found, language, eid), nl=False)
    else:
        write(_banner(view.official, view.iri))
        _write_cautions(found, view.official, view.announced, language)
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
        for divergence in view.divergences:
            write()
            write(f"Russian and Kazakh differ here ({divergence.weight}):")
            write(f"ru: {divergence.rus}", "  ", "      ")
            write(f"kk: {divergence.kaz}", "  ", "      ")
            write(divergence.effect, "  ")


def _banner(official: bool, iri: str) -> str:
    kind = "official text, imported" if official else "our edition in our own words, not official"
    return f"[{kind}: {iri}]"


def _extract(act: Act, language: str) -> str | None:
    return dict(act.extract.note).get(language, "") if act.extract else None


def _write_cautions(act: Act, official: bool, announced: Iterable[Missing], language: str) -> None:
    """Say what a reader of this text must know first: that it is a part, that changes are due."""
    if not official and (note := _extract(act, language)):
        write(note)
    for gap in announced:
        since = f"; from {gap.since}" if gap.since else ""
        write(f"{dict(gap.subject).get(language, '')} [{gap.status}{since}]", "! ", "  ")


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

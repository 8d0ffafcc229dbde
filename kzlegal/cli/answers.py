"""Owns the commands that answer: search, assess, facts, norms."""

from __future__ import annotations

import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import bold, width, write
from kzlegal.cli.options import (
    Day,
    counting,
    emit,
    json_option,
    json_text,
    lang_option,
    open_library,
    say,
    write_bytes,
)
from kzlegal.cli.profile import act_option, facts_of

if TYPE_CHECKING:
    from kzlegal.library import Library


@click.command(
    epilog="""\b
Examples:
  kzlegal search "нужно ли маркировать дипфейки?" --lang ru
  kzlegal search "who is liable" --lang en --limit 3 --json"""
)
@click.argument("query")
@lang_option("ru")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help="How many provisions at most.",
)
@json_option
def search(query: str, language: str, limit: int, as_json: bool) -> None:
    """Search the provisions for QUERY, in any of the three languages.

    Each hit has its pinpoint, its text and the parts of its score. "answer: false" says that the
    law seems to hold no answer; the nearest provisions are listed all the same.
    """
    library = open_library()
    with counting("encoding texts for search") as progress:
        library.index(progress)
    answer = library.search(query, language, limit)
    printed = library.answer_json(answer, language)
    if as_json:
        emit(printed)
        return
    for notice in answer.problems:
        say(str(notice))
    if not answer.answer:
        write("The law seems to hold no answer to this; the nearest provisions:")
        write()
    for n, hit in enumerate(answer.hits, 1):
        view = library.provision(library.acts[0], hit.eid, language)
        write(f"{n}. {bold(view.citation)}  [{hit.pinpoint}]  {hit.score:.3f}")
        write(" › ".join(view.headings[1:] or view.headings), "   ")
        write(view.text, "   ")
        for gap in view.announced:
            write(f"! {dict(gap.subject).get(language, '')}", "   ", "     ")
        write()
    official = {library.provision(library.acts[0], h.eid, language).official for h in answer.hits}
    if False in official:
        say("the words are our edition's, not the official text")


@click.command(
    epilog="""\b
Examples:
  kzlegal assess profile.yaml --on 2026-11-22
  kzlegal assess --fact role_owner=yes --fact risk_degree=high --lang ru
  kzlegal assess profile.yaml --json
  kzlegal assess --describe "Our clinic runs its own chatbot." --lang en
  kzlegal assess profile.yaml --act 94-V --receipt receipt.json

A profile is YAML: facts: {role_owner: true, risk_degree: high}. Facts not named are unknown.
See 'kzlegal facts' for their names."""
)
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@click.option("--fact", "given", multiple=True, metavar="NAME=VALUE", help="One fact; repeatable.")
@click.option(
    "--describe",
    "description",
    metavar="TEXT",
    help="A description in free words, or a file of it; you are asked about each proposed fact.",
)
@click.option("--yes", "unasked", is_flag=True, help="Confirm what --describe proposes unasked.")
@click.option("--on", type=Day(), help="The day to answer for; default: the profile's, or today.")
@lang_option("en")
@act_option
@click.option("--all", "everything", is_flag=True, help="Also what does not apply.")
@click.option(
    "--full", is_flag=True, help="Also the quoted words of each unit, and what would change it."
)
@click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    help="Write a receipt that kzlegal verify-receipt can run again.",
)
@json_option
def assess(
    profile: Path | None,
    given: tuple[str, ...],
    description: str | None,
    unasked: bool,
    on: date | None,
    language: str,
    acts: tuple[str, ...],
    everything: bool,
    full: bool,
    receipt: Path | None,
    as_json: bool,
) -> None:
    """Say which norms bind the system described in PROFILE, on a date, and why.

    An unknown fact stays unknown: what hangs on it is listed as open, with the questions that
    settle the most. An empty profile gives questions, not verdicts.
    """
    library = open_library()
    if description is not None:
        from kzlegal.cli.describing import described

        confirmed = described(library, description, None, unasked=unasked)
        # What is given by hand stands above what was read.
        said = {pair.partition("=")[0].strip() for pair in given}
        given = (*(f"{n}={v}" for n, v in confirmed.items() if n not in said), *given)
    facts = facts_of(library, profile, given)
    assessment = library.assess(facts, on or facts.on, acts)
    printed = library.assessment_json(assessment, language)
    if receipt is not None:
        sealed = library.applicability.receipt(assessment, language).json()
        write_bytes(receipt, json_text(sealed).encode("utf-8"))
        say(f"receipt: {receipt}, SHA-256 {sealed['sha256']}")
    if as_json:
        emit(printed)
        return
    from kzlegal.cli.assessment import print_assessment

    print_assessment(library, printed, language, everything=everything, full=full)


@click.command(
    epilog="""\b
Examples:
  kzlegal facts --lang ru
  kzlegal facts --json"""
)
@lang_option("en")
@json_option
def facts(language: str, as_json: bool) -> None:
    """List the facts that an assessment can use, with their questions and values.

    Into a pipe: one fact a line, parted by tabs.
    """
    library = open_library()
    rows = library.facts_json(language)
    if as_json:
        emit(rows)
        return
    for row in rows:
        values = "|".join(str(v) for v in row["values"])  # type: ignore[attr-defined]
        if not width():
            click.echo(f"{row['id']}\t{values}\t{row['question']}")
            continue
        write(f"{bold(str(row['id']))}  {values}")
        write(str(row["question"]), "    ")


@click.command(
    epilog="""\b
Examples:
  kzlegal norms --json
  kzlegal norms --bearer owner
  kzlegal norms --unit "15(2)" --lang kk
  kzlegal norms --act 235-V
  kzlegal norms --csv -o norms.csv
  kzlegal norms --legalruleml -o norms.lrml
  kzlegal norms --coverage > docs/norm-coverage.md"""
)
@click.option("--act", "identifier", help="Only norms of this act (slug, IRI or adilet id).")
@click.option("--bearer", help="Only norms of this bearer (owner, possessor, user …).")
@click.option("--unit", help="Only norms at or below this unit (pinpoint or eId).")
@click.option("--csv", "form", flag_value="csv", help="Print CSV, for spreadsheets.")
@click.option("--legalruleml", "form", flag_value="legalruleml", help="Print LegalRuleML 1.0.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for CSV, LegalRuleML.")
@click.option(
    "--coverage", "cases", is_flag=True, help="Print for each norm the cases that settle it."
)
@lang_option("en")
@json_option
def norms(
    identifier: str | None,
    bearer: str | None,
    unit: str | None,
    form: str | None,
    output: Path | None,
    cases: bool,
    language: str,
    as_json: bool,
) -> None:
    """List the curated norms: act, eId, type, bearer, conditions.

    --unit names a unit of --act, without it of the AI law. Into a pipe: one norm a line, parted by
    tabs. CSV and LegalRuleML hold all three languages; the first comment of a LegalRuleML file says
    what it leaves out.
    """
    if output is not None and form is None:
        raise click.UsageError("-o needs --csv or --legalruleml")
    if as_json and form is not None:
        raise click.UsageError(f"give either --json or --{form}")
    library = open_library()
    if cases:
        _coverage(library, as_json)
        return
    rows = library.norms_json()
    act = library.act(identifier) if identifier else library.acts[0]
    if identifier or unit:
        rows = [r for r in rows if r["act"] == act.iri]
    if bearer and bearer not in library.bearers:
        near = get_close_matches(bearer, library.bearers, n=1)
        known = ", ".join(library.bearers)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {known}"
        raise click.BadParameter(f"no bearer is called '{bearer}'; {hint}", param_hint="--bearer")
    if bearer:
        rows = [r for r in rows if bearer in [*r["bearer"], *r["bearer_implied"]]]  # type: ignore[misc]
    if unit:
        eid = library.eid(act, unit, language)
        rows = [r for r in rows if r["eid"] == eid or str(r["eid"]).startswith(eid + "__")]
    if form is not None:
        chosen = {row["id"] for row in rows}
        data = library.norms_file(form, [norm for norm in library.norms if norm.id in chosen])
        if output is None:
            click.echo(data, nl=False)
        else:
            write_bytes(output, data)
            say(f"{output}: {len(chosen)} norms, {len(data):,} bytes")
        return
    if as_json:
        without = library.without_norm()
        own = without.get(act.slug, {})
        emit({"norms": rows, "without_norm": own, "without_norm_by_act": without})
        return
    for row in rows:
        action = row["action"].get(language, "")  # type: ignore[attr-defined]
        who = ", ".join(row["bearer"])  # type: ignore[arg-type]
        slug = str(row["id"]).partition("/")[0]
        cited = str(row["pinpoint"] if slug == act.slug else f"{slug} {row['pinpoint']}")
        if not width():
            click.echo(f"{cited}\t{row['type']}\t{who}\t{action}")
            continue
        write(f"{bold(cited)}  {row['type']}  {who}")
        write(action, "    ")


def _coverage(library: Library, as_json: bool) -> None:
    from kzlegal.assess import coverage_json, coverage_page
    from kzlegal.library.norming import norm_coverage

    covered, cases = norm_coverage(library)
    if as_json:
        emit({"cases": cases, "norms": coverage_json(covered)})
    else:
        click.echo(coverage_page(covered, cases), nl=False)
    lacking = sum(not c.whole for c in covered)
    if lacking:
        say(f"{lacking} norms lack a case in which they apply, do not apply, or are open")
        sys.exit(1)


COMMANDS = {"search": search, "assess": assess, "facts": facts, "norms": norms}

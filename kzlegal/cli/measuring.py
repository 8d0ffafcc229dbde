"""Owns the command eval: what the program answers against what people wrote down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from akn.problem import Problem
from kzlegal.cli.extraction import eval_extract
from kzlegal.cli.layout import write
from kzlegal.cli.options import (
    Language,
    counting,
    emit,
    json_option,
    lang_option,
    open_library,
    working,
)
from kzlegal.cli.oracle import eval_oracle


@click.group(
    "eval",
    epilog="""\b
Examples:
  kzlegal eval search search-dev.tsv --json
  kzlegal eval scenarios scenarios-dev.yaml
  kzlegal eval describe scenarios-dev.yaml
  kzlegal eval questions scenarios-dev.yaml
  kzlegal eval references Z1300000094.rus.txt --lang ru
  kzlegal eval notes official-texts
  kzlegal eval oracle --profiles 10000
  kzlegal eval extract --texts official-texts""",
)
def evaluate() -> None:
    """Measure search, applicability, descriptions, interviews, references, reading of notes."""


@evaluate.command("search", short_help="Measure search on a TSV file of questions.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def eval_search(file: Path, as_json: bool) -> None:
    """Print recall@1, recall@5, MRR@10 and nDCG@10 of FILE (TSV), and the failures.

    \b
    Example:
      kzlegal eval search search-dev.tsv --json
    """
    from kzlegal.evaluation.search import evaluate_search

    library = open_library()
    with counting("encoding texts for search") as progress:
        index = library.index(progress)
    with working("searching"):
        report = evaluate_search(file, index)
    if as_json:
        emit(report)
        return
    for label, figures in _figures(report):
        row = "  ".join(f"{name} {_figure(value)}" for name, value in figures.items())
        write(f"{label:<14}  {row}", hanging=" " * 16)
    failures = report["failures"]
    write(f"failures: {len(failures)}")
    for failure in failures:
        write(", ".join(f"{key} {value}" for key, value in failure.items()), "  ", "    ")


def _figures(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "all", report["all"]
    for name in ("by_language", "by_style"):
        yield from report.get(name, {}).items()


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


@evaluate.command("scenarios", short_help="Compare assessments with a YAML file of scenarios.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def eval_scenarios(file: Path, as_json: bool) -> None:
    """Print the agreement with FILE (YAML) scenario by scenario.

    \b
    Example:
      kzlegal eval scenarios scenarios-dev.yaml
    """
    from kzlegal.evaluation.scenarios import evaluate_scenarios

    library = open_library()
    result = evaluate_scenarios(file, library.norms, library.catalogue)
    printed = result.json()
    if as_json:
        emit(printed)
        return
    click.echo(f"{result.agree} of {len(result.scenarios)} scenarios agree")
    for scenario in result.scenarios:
        write(f"{'agree   ' if scenario.agree else 'DISAGREE'} {scenario.id}", "  ")
        for text in scenario.disagreements:
            write(text, " " * 11)


@evaluate.command("describe", short_help="Compare facts read from descriptions with a YAML file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", "language", type=Language(), help="Only this language: ru, kk or en.")
@json_option
def eval_describe(file: Path, language: str | None, as_json: bool) -> None:
    """Print precision and recall of the facts proposed from the descriptions in FILE, by language.

    A proposal on a fact that a scenario leaves open is unjudged: it is listed, left out of the
    precision and counted as wrong in the strict one. Read by words only, as proposals are.

    \b
    Example:
      kzlegal eval describe scenarios-dev.yaml --lang ru
    """
    from kzlegal.evaluation.descriptions import evaluate_descriptions

    library = open_library()
    figures = evaluate_descriptions(
        file,
        lambda text, code: library.applicability.describe(text, code, nearness=False),
        library.catalogue,
        language,
    )
    if as_json:
        emit([f.json() for f in figures])
        return
    for f in figures:
        counts = f"{f.right} right, {len(f.wrong)} wrong, {len(f.unjudged)} unjudged"
        write(
            f"{f.language}  precision {f.precision:.3f}  strict {f.strict:.3f}  "
            f"recall {f.recall:.3f}  ({counts}; {f.stated} facts stated in {f.descriptions} "
            "descriptions)"
        )
        for name, rows in (("WRONG", f.wrong), ("unjudged", f.unjudged)):
            for j in rows:
                stated = j.stated or "not stated"
                words = f"{j.fact} proposed {j.value}, {stated}: [{j.evidence}]"
                write(f"{name} {j.scenario} {words}", "  ", "    ")


@evaluate.command("questions", short_help="Count the questions of interviews over scenarios.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def eval_questions(file: Path, as_json: bool) -> None:
    """Print how many questions settle all that the scenarios of FILE (YAML) can settle.

    Our order is held against the catalogue's: with every fact, and with those alone on which an
    open norm rests. What a scenario does not state is answered "not known".

    \b
    Example:
      kzlegal eval questions scenarios-dev.yaml
    """
    from kzlegal.evaluation.questions import evaluate_questions

    library = open_library()
    with working("asking"):
        result = evaluate_questions(file, library.norms, library.catalogue)
    if as_json:
        emit(result.json())
        return
    for i in result.interviews:
        write(
            f"{i.id}: {i.best} questions ({i.answered} answered), "
            f"catalogue {i.catalogue}, needed facts of it {i.needed}"
        )
    printed = result.json()
    write(
        f"all: {printed['best']} questions; {result.fewer():.1%} fewer than the catalogue's order "
        f"({printed['catalogue']}), {result.fewer('needed'):.1%} fewer than the needed facts in it "
        f"({printed['needed']})"
    )


@evaluate.command("notes", short_help="Count the publisher's notes that were read in a folder.")
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
def eval_notes(folder: Path, as_json: bool) -> None:
    """Print, file by file, how many notes on past and future changes were read in FOLDER.

    A file's name says its language: NAME.rus.txt, NAME.kaz.html. What was not read is listed.

    \b
    Example:
      kzlegal eval notes official-texts
    """
    from kzlegal.evaluation.notes import evaluate_notes

    library = open_library()
    with working("reading notes"):
        figures = evaluate_notes(folder, library.corpus, library.today)
    if as_json:
        emit(figures.json())
        return
    for report in figures.reports:
        past, future = report.evidence.past, report.evidence.future
        write(
            f"{Path(report.path).name}: past {past.read} of {past.notes}, "
            f"future {future.read} of {future.notes}"
        )
        for problem in report.evidence.problems:
            write(str(problem), "  ", "    ")
    for problem in figures.refused:
        write(f"not read: {problem}", hanging="    ")
    past, future = figures.past, figures.future
    write(f"past changes: {past.read} of {past.notes} notes, {past.share:.2%}")
    write(f"future changes: {future.read} of {future.notes} notes, {future.share:.2%}")


@evaluate.command("references", short_help="Follow every reference of a text.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@lang_option()
@click.option("--id", "identifier", default="", help="Which act it is: slug, IRI or adilet id.")
@json_option
def eval_references(files: tuple[Path, ...], language: str, identifier: str, as_json: bool) -> None:
    """Print which share of the references in FILES leads somewhere, by class, and the rest.

    \b
    Example:
      kzlegal eval references Z1300000094.rus.txt --lang ru
    """
    from kzlegal.evaluation.references import evaluate_references

    library = open_library()
    reports = [evaluate_references(library, file, language, identifier) for file in files]
    if as_json:
        emit([report.json() for report in reports])
        return
    for report in reports:
        write(f"{Path(report.path).name}  {report.act}")
        for s in report.shares:
            figures = f"{s.resolved:>5} of {s.found:<5} {s.resolved / s.found:.3f}"
            write(f"{s.kind:<9} {s.cls:<18} {figures}", "  ")
        write(f"rest: {len(report.rest)}", "  ")
        for (code, message), places in _same(report.rest).items():
            where = ", ".join(f"{p.eid}:{p.line}" for p in places[:3])
            more = f" and {len(places) - 3} more" if len(places) > 3 else ""
            write(f"{code} {message} ({where}{more})", "    ", "      ")


def _same(problems: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    """Put problems of the same words together, in the order of their first place."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.message), []).append(problem)
    return found


evaluate.add_command(eval_oracle)
evaluate.add_command(eval_extract)

COMMANDS = {"eval": evaluate}

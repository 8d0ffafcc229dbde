"""Owns the command eval extract: figures and mistakes of extraction, text by text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import write
from kzlegal.cli.options import Language, emit, json_option, open_library, working

if TYPE_CHECKING:
    from kzlegal.evaluation.annotated import TextFigures
    from kzlegal.evaluation.extraction import Score


@click.command("extract", short_help="Compare norms found in texts with norms read by people.")
@click.option(
    "--lang",
    "languages",
    type=Language(),
    multiple=True,
    help="Language: ru (rus), kk (kaz) or en (eng); can be repeated. Default: all.",
)
@click.option("--act", "acts", multiple=True, help="Slug of an act; can be repeated. Default: all.")
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    help="Folder of official texts; imported ones are found without it.",
)
@click.option("--held", is_flag=True, help="Measure the held halves of the samples too.")
@click.option(
    "--show-held-errors",
    is_flag=True,
    help="List the mistakes in held halves: they are spent then.",
)
@json_option
def eval_extract(
    languages: tuple[str, ...],
    acts: tuple[str, ...],
    texts: Path | None,
    held: bool,
    show_held_errors: bool,
    as_json: bool,
) -> None:
    """Print type and bearer figures of extraction for every annotated text, and the mistakes.

    Annotated are the AI law as a whole (our editions, and official texts that are at hand) and
    samples of other laws; docs/annotation.md says how. Held halves give figures and no mistakes.

    \b
    Example:
      kzlegal eval extract --lang ru --texts official-texts --held
    """
    from kzlegal.evaluation.annotated import LANGUAGES, evaluate_extraction
    from kzlegal.norms.extract import extract

    library = open_library()
    with working("extracting norms"):
        figures = evaluate_extraction(
            library,
            extract,
            languages=languages or LANGUAGES,
            acts=acts,
            texts=texts,
            held=held or show_held_errors,
        )
    if as_json:
        emit(figures.json(show_held=show_held_errors))
        return
    for text in figures.texts:
        _print(text, show_held_errors)
    for problem in figures.absent:
        write(f"not measured: {problem}", hanging="    ")


def _print(text: TextFigures, show_held: bool) -> None:
    measure = text.measure
    half = f", {text.half} half" if text.half else ""
    total = measure.all_types
    write(f"{text.slug} {text.language}, {text.source}{half}")
    write(
        f"{measure.units} units, {total.read} norms read by people, {total.found} found, "
        f"{text.unread} sentences unread",
        "  ",
    )
    _rows(measure.types)
    write(f"{'macro-F1 of types':<16}{measure.macro_f1:>31.3f}", "  ")
    _rows({"all types": total, "bearers": measure.bearers, **measure.spans})
    write(f"mistakes: {len(measure.mistakes)} units", "  ")
    for mistake in measure.mistakes if show_held or not text.secret else ():
        read, found = (" + ".join(said) or "nothing" for said in (mistake.read, mistake.found))
        rules = f" [{', '.join(mistake.rules)}]" if mistake.rules else ""
        write(f"{mistake.eid}: {read}; found {found}{rules}", "    ", "      ")


def _rows(scores: Mapping[str, Score]) -> None:
    for name, score in scores.items():
        counts = f"{score.right:>4} right, {score.found:>4} found, {score.read:>4} read"
        shares = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        write(f"{name:<16}{counts}  {shares}", "  ")

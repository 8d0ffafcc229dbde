"""Owns options and output: languages, dates, the opened library, JSON, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from kzlegal.library import Library

F = TypeVar("F", bound=Callable[..., object])

LANGUAGE_HELP = "Language: ru (rus), kk (kaz) or en (eng)."


class Language(click.ParamType[str]):
    """A language in its two- or three-letter code; gives the three-letter one."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the ISO 639-2 code."""
        codes = {"ru": "rus", "kk": "kaz", "kz": "kaz", "en": "eng"}
        code = codes.get(value.lower(), value.lower())
        if code not in ("rus", "kaz", "eng"):
            self.fail(f"'{value}' is not a language here; give ru, kk or en", param, ctx)
        return code


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD that the calendar has."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            self.fail(f"'{value}' is not a date: {error}; write YYYY-MM-DD", param, ctx)


def lang_option(default: str | None = None) -> Callable[[F], F]:
    """Give the ``--lang`` option; required where there is no default."""
    if default is None:
        # no `default=None` here: click would take it for a value and require nothing
        return click.option(
            "--lang", "language", type=Language(), required=True, help=LANGUAGE_HELP
        )
    return click.option(
        "--lang",
        "language",
        type=Language(),
        default=default,
        show_default=True,
        help=LANGUAGE_HELP,
    )


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def open_library(on: date | None = None) -> Library:
    """Open the library; the clock is read here and nowhere below."""
    from kzlegal.library import Library

    return Library.open(today=on or date.today())


def emit(value: object) -> None:
    """Print JSON: UTF-8, two spaces, keys in their order."""
    click.echo(json_text(value), nl=False)


def json_text(value: object) -> str:
    """Give JSON as `emit` prints it, with the line break at its end."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


def say(text: str) -> None:
    """Print a line to standard error, so that standard output stays data."""
    click.echo(text, err=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside it, then a rename."""
    from kzlegal.corpus.writing import write_file

    try:
        write_file(path, data)
    except OSError as error:
        raise LegalTextError(
            Problem(
                "KZ010",
                f"the file cannot be written: {error.strerror or error}",
                path=str(path),
                hint="name a folder that exists and can be written",
            )
        ) from None


@contextmanager
def counting(text: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that draws a progress bar (done, of all); None where there is no terminal.

    The bar appears with the first call: nothing is drawn where nothing takes long.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=None, visible=False)

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield step


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show that something longer goes on, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield

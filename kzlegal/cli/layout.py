"""Owns layout: how words are wrapped, indented and coloured for a person at a terminal.

On a terminal paragraphs are wrapped to its width; into a pipe each paragraph is one line, so that
output stays data and grep finds whole sentences. Nothing is ever cut.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from typing import TextIO

import click

WIDEST = 100
"""A longer line is hard to read, however wide the window."""


def width() -> int:
    """Give the width to wrap to; 0 for no wrapping (standard output is no terminal).

    COLUMNS, where it is set, says the width in both cases.
    """
    if not _set_by_hand() and not sys.stdout.isatty():
        return 0
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def _set_by_hand() -> bool:
    return os.environ.get("COLUMNS", "").isdecimal()


def coloured(stream: TextIO) -> bool:
    """Say whether colours may be used on a stream (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


def bold(text: str) -> str:
    """Give text in bold, on a terminal that wants it."""
    return click.style(text, bold=True) if coloured(sys.stdout) else text


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Wrap text: the first line after `indent`, the others after `hanging` (the same if None).

    Line breaks of the text stay. A word longer than the line, such as an IRI, is not cut.
    """
    columns = width()
    after = indent if hanging is None else hanging
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        first = indent if not lines else after
        if not columns:
            lines.append(f"{first}{paragraph}".rstrip())
            continue
        lines += textwrap.wrap(
            paragraph,
            columns,
            initial_indent=first,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def write(text: str = "", indent: str = "", hanging: str | None = None) -> None:
    """Print wrapped text on standard output."""
    click.echo(wrapped(text, indent, hanging))

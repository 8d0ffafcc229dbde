"""Owns docs/cli.md: the page of all commands, printed from their own --help.

python tests/cli_reference.py      # writes docs/cli.md; `make docs` runs it
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/cli.md"
WIDTH = 96

_HEAD = """\
# The command line

Printed from the commands' own `--help` by `make docs`; a test checks that it is current.
"""


def group() -> click.Group:
    """Give the command group of kzlegal."""
    import kzlegal.cli

    found = kzlegal.cli.main
    if not isinstance(found, click.Group):
        found = next(v for v in vars(kzlegal.cli).values() if isinstance(v, click.Group))
    return found


def commands(parent: click.Group, above: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """Give every command, group first, as its full name and its help text."""
    context = _context(parent, parent.name or "" if above else "kzlegal", above)
    yield context.command_path, parent.get_help(context)
    for name in parent.list_commands(context):
        command = parent.get_command(context, name)
        if command is None or command.hidden:
            continue
        if isinstance(command, click.Group):
            yield from commands(command, context)
        else:
            own = _context(command, name, context)
            yield own.command_path, command.get_help(own)


def _context(command: click.Command, name: str, above: click.Context | None) -> click.Context:
    settings: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    settings |= command.context_settings
    return command.context_class(command, parent=above, info_name=name, **settings)


def page() -> str:
    """Give the page as Markdown."""
    parts = [_HEAD]
    for name, text in commands(group()):
        body = "\n".join(line.rstrip() for line in text.strip().splitlines())
        parts.append(f"## {name}\n\n```text\n{body}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(PAGE.read_text('utf-8').splitlines())} lines")

"""Owns the command line: a thin skin over Library. Commands load only when they are called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping

import click

from akn.problem import LegalTextError

COMMANDS: Mapping[str, tuple[str, str]] = {
    "convert": ("kzlegal.cli.texts", "Turn the text of an act into Akoma Ntoso XML."),
    "outline": ("kzlegal.cli.texts", "List the units of a text: type, number, eId, heading."),
    "check": ("kzlegal.cli.checks", "Check a draft: structure, numbering, references, ids."),
    "check-xml": ("kzlegal.cli.checks", "Check an Akoma Ntoso file: schema and level 2."),
    "import": ("kzlegal.cli.texts", "Load an official text into your data folder."),
    "pull": ("kzlegal.cli.texts", "Download an official text from adilet.zan.kz and import it."),
    "amend": ("kzlegal.cli.amending", "Read amending acts, and carry their instructions out."),
    "show": ("kzlegal.cli.reading", "Show an act or one of its units."),
    "history": ("kzlegal.cli.versions", "List every wording of an act or a unit, and its makers."),
    "diff": ("kzlegal.cli.versions", "Compare the texts of two days."),
    "notes": ("kzlegal.cli.notes", "List what the publisher's notes say has changed and will."),
    "explain-diff": (
        "kzlegal.cli.explaining",
        "Say what changed between two copies of an act, by which law.",
    ),
    "search": ("kzlegal.cli.answers", "Search the provisions in Russian, Kazakh or English."),
    "assess": ("kzlegal.cli.answers", "Say which norms bind a system on a date, and why."),
    "facts": ("kzlegal.cli.answers", "List the facts that an assessment can use."),
    "extract": ("kzlegal.cli.extracting", "Extract candidate norms from the text of an act."),
    "norms": ("kzlegal.cli.answers", "List the curated norms."),
    "graph": ("kzlegal.cli.answers", "Print the knowledge graph as Turtle or N-Quads."),
    "coverage": ("kzlegal.cli.reading", "Say what is held and what is known to be missing."),
    "serve": ("kzlegal.cli.work", "Serve the web page and the HTTP API."),
    "eval": ("kzlegal.cli.work", "Measure search, applicability, references, extraction."),
    "build": ("kzlegal.cli.work", "Build the XML of our editions and what search needs."),
}
"""Every command: the module that holds it and its one-line help (shown without loading it)."""


class _Commands(click.Group):
    """A group whose commands are loaded when they are called, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output went away (`| head`): no error. Caught here, because click
            # would make it exit code 1.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else "See 'kzlegal --help'."
            raise click.UsageError(f"No such command '{args[0]}'. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from kzlegal.library import ENGINE

        click.echo(ENGINE)
        ctx.exit()


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command has examples: kzlegal COMMAND --help",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def group() -> None:
    """Kazakhstan's law as data.

    From texts to Akoma Ntoso, norms, a graph, search, and the question that matters: which
    duties bind this system, in this role, on this date, and why.

    \b
      kzlegal search "deepfake label" --lang en
      kzlegal assess profile.yaml --on 2026-03-01
      kzlegal show 230-VIII "15(2)" --lang ru
      kzlegal convert draft.docx --lang ru -o draft.xml
    """


def main() -> None:
    """Run the command line.

    Exit codes: 0 done; 1 findings (check) or problems under --strict; 2 the input or the call is
    wrong, said in one sentence; 3 a fault of ours.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # a file name that is no UTF-8 must not end the run
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = group.main(standalone_mode=False, prog_name="kzlegal")
        if isinstance(code, int) and code:
            sys.exit(code)
    except LegalTextError as error:
        click.echo(f"error: {_said(error)}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        click.echo(f"error: {_called_wrongly(error)}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        sys.exit(130)
    except Exception as error:
        if os.environ.get("KZLEGAL_TRACE"):
            raise
        click.echo(
            f"error: a fault of kzlegal itself: {type(error).__name__}: {error}\n"
            "Run again with KZLEGAL_TRACE=1 and report what it prints.",
            err=True,
        )
        sys.exit(3)


def _said(error: LegalTextError) -> str:
    """Say an error in one line: place only where there is one."""
    problem = error.problem
    place = ""
    if problem.path:
        place = problem.path
        if problem.line:
            place += f":{problem.line}:{problem.column or 1}"
        place += ": "
    hint = f" — {problem.hint}" if problem.hint else ""
    at = f" [{problem.eid}]" if problem.eid else ""
    return f"{place}{problem.code}{at} {problem.message}{hint}"


def _called_wrongly(error: click.ClickException) -> str:
    """Say a wrong call in one line, with the way to the help."""
    said = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    if context is None or "--help" in said or "Did you mean" in said:
        return said
    return f"{said} — see {context.command_path} --help"

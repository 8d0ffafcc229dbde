"""Owns the command describe: a system in free words, what it seems to say, and its confirmation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akn.problem import LegalTextError, Problem, Severity
from kzlegal.assess.describe.words import say_in
from kzlegal.cli.layout import bold, coloured, write
from kzlegal.cli.options import (
    Language,
    emit,
    json_option,
    open_library,
    say,
    write_bytes,
)

if TYPE_CHECKING:
    from kzlegal.assess.describe import Description, Evidence, Proposal
    from kzlegal.library import Library

AROUND = 30
"""Characters shown on each side of the evidence."""


@click.command(
    epilog="""\b
Examples:
  kzlegal describe "Our clinic runs its own chatbot; a doctor always decides." --lang en
  kzlegal describe system.txt -o profile.yaml
  kzlegal describe system.txt --confirm -o profile.yaml
  kzlegal describe system.txt --json

Nothing of this is used before somebody confirms it: 'kzlegal assess' refuses a profile that has
proposals in it. Confirm here (--confirm), or move the lines from proposed: to facts: by hand."""
)
@click.argument("text")
@click.option(
    "--lang",
    "language",
    type=Language(),
    help="Language of the text: ru, kk or en; recognised where it is left out.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Profile (YAML) to write.")
@click.option("--confirm", is_flag=True, help="Ask about each proposal and keep what you confirm.")
@click.option(
    "--yes",
    "all_confirmed",
    is_flag=True,
    help="Confirm every proposal unasked, save legal judgments: you answer for them.",
)
@click.option("--no-nearness", is_flag=True, help="Read by words only, without the engine.")
@json_option
def describe(
    text: str,
    language: str | None,
    output: Path | None,
    confirm: bool,
    all_confirmed: bool,
    no_nearness: bool,
    as_json: bool,
) -> None:
    """Propose facts from TEXT, a description of a system in free words (or a file of it, or -).

    Each proposal shows the words it rests on. What is planned, conditional, said of somebody else
    or under an unclear negation is listed and not proposed.
    """
    library = open_library()
    found = library.applicability.describe(_read(text), language, nearness=not no_nearness)
    if refused := [p for p in found.problems if p.severity is Severity.ERROR]:
        raise LegalTextError(refused[0])
    shown = found.language or "eng"
    if as_json:
        printed = found.json(library.catalogue, shown)
        if output is not None:
            write_bytes(output, profile_text(library, found, {}, shown).encode())
        emit({**printed, "output": str(output) if output else None})
        return
    print_description(library, found)
    confirmed: dict[str, str] = {}
    if confirm or all_confirmed:
        confirmed = ask(library, found, unasked=all_confirmed)
    if output is not None:
        write_bytes(output, profile_text(library, found, confirmed, shown).encode())
        say(f"{output}: {len(confirmed)} confirmed, {len(found.proposals) - len(confirmed)} not")
    elif confirmed:
        write()
        click.echo(profile_text(library, found, confirmed, shown), nl=False)


def described(
    library: Library, text: str, language: str | None, *, unasked: bool
) -> dict[str, str]:
    """Read a description, show it and give what the person confirms: nothing else is a fact."""
    found = library.applicability.describe(_read(text), language)
    if refused := [p for p in found.problems if p.severity is Severity.ERROR]:
        raise LegalTextError(refused[0])
    print_description(library, found, to_error=True)
    return ask(library, found, unasked=unasked)


def _read(text: str) -> str:
    """Give the text itself, of a file, or of standard input."""
    if text == "-":
        return sys.stdin.read()
    try:
        path = Path(text)
        if len(text) < 250 and "\n" not in text and path.is_file():
            return path.read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
        raise LegalTextError(
            Problem("KZ011", f"the description cannot be read: {reason}", path=text)
        ) from None
    if " " not in text.strip() and Path(text).suffix.lower() in (".txt", ".md"):
        raise LegalTextError(
            Problem("KZ011", "there is no such file of a description", path=text, hint="check it")
        )
    return text


def print_description(library: Library, found: Description, *, to_error: bool = False) -> None:
    """Print proposals and mentions in the language of the text."""
    for line in _lines(library, found):
        if to_error:
            say(line)
        else:
            write(line, hanging=" " * 6 if line.startswith("  ") else "")


def _lines(library: Library, found: Description) -> Iterator[str]:
    language = found.language or "eng"
    by_id = library.catalogue.by_id
    yield bold(say_in(language, "proposed", n=len(found.proposals)))
    for p in found.proposals:
        fact = by_id[p.fact]
        kind = say_in(language, f"kind_{p.kind}")
        yield f"  {bold(f'{p.fact}: {p.value}')}  [{kind}]  {fact.question.get(language)}"
        for evidence in p.evidence:
            basis = say_in(language, p.basis.value)
            yield f"      {underlined(found.text, evidence)}  – {basis}"
    if found.mentions:
        yield ""
        yield bold(say_in(language, "not_proposed", n=len(found.mentions)))
        for m in found.mentions:
            yield f"  {m.fact}  {by_id[m.fact].question.get(language)}"
            reason = say_in(language, m.reason.value)
            yield f"      {underlined(found.text, m.evidence[0])}  – {reason}"
    yield ""
    for problem in found.problems:
        yield f"{problem.code} {problem.message}{f' — {problem.hint}' if problem.hint else ''}"
    yield say_in(language, "unconfirmed")


def underlined(text: str, evidence: Evidence) -> str:
    """Give the evidence in its surroundings: underlined on a terminal, in [brackets] elsewhere."""
    first = max(0, evidence.start - AROUND)
    last = min(len(text), evidence.end + AROUND)
    before = ("…" if first else "") + text[first : evidence.start]
    after = text[evidence.end : last] + ("…" if last < len(text) else "")
    plain = not coloured(sys.stdout)
    marked = f"[{evidence.text}]" if plain else click.style(evidence.text, underline=True)
    return " ".join(f"{before}{marked}{after}".split())


def ask(library: Library, found: Description, *, unasked: bool) -> dict[str, str]:
    """Ask about each proposal; give the confirmed ones. `unasked` confirms all but judgments.

    Raises click.UsageError where there is nobody to ask.
    """
    language = found.language or "eng"
    confirmed: dict[str, str] = {}
    for p in found.proposals:
        if unasked and p.kind == "data":
            confirmed[p.fact] = p.value
        elif unasked and not _somebody():
            say(f"{p.fact}: {say_in(language, 'left_to_lawyer')}")
        elif not _somebody():
            raise click.UsageError(
                "there is no terminal to confirm the proposals at: write them with "
                "'kzlegal describe … -o profile.yaml' and confirm them there, or give --yes"
            )
        elif _confirmed(library, p, language):
            confirmed[p.fact] = p.value
    return confirmed


def _somebody() -> bool:
    return sys.stdin.isatty()


def _confirmed(library: Library, proposal: Proposal, language: str) -> bool:
    question = library.catalogue.by_id[proposal.fact].question.get(language)
    words = f"{question} {proposal.value} («{proposal.evidence[0].text}»)"
    return click.confirm(f"{words} – {say_in(language, 'ask')}", default=False, err=True)


def profile_text(
    library: Library, found: Description, confirmed: dict[str, str], language: str
) -> str:
    """Give a profile: what is confirmed under ``facts:``, the rest under ``proposed:``.

    An assessment refuses a profile as long as anything stands under ``proposed:``.
    """
    lines = [f"# {say_in(language, 'profile_head')}"]
    if confirmed:
        lines.append("facts:")
        lines += [f"  {fact}: {_quoted(value)}" for fact, value in confirmed.items()]
    else:
        lines.append("facts: {}")
    rest = [p for p in found.proposals if p.fact not in confirmed]
    if rest:
        lines += [f"# {say_in(language, 'profile_proposed')}", "proposed:"]
        for p in rest:
            question = library.catalogue.by_id[p.fact].question.get(language)
            words = " ".join(p.evidence[0].text.split())
            lines += [f"  # {question} «{words}»", f"  {p.fact}: {_quoted(p.value)}"]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    return f'"{value}"' if value in ("yes", "no") else value


COMMANDS = {"describe": describe}

"""Owns the commands that compare: compare, matrix, verify-receipt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from kzlegal.assess.difference_report import matrix_csv
from kzlegal.assess.grouping import status_rank, type_rank
from kzlegal.assess.words import say
from kzlegal.cli.layout import bold, write
from kzlegal.cli.options import Day, emit, json_option, lang_option, open_library
from kzlegal.cli.profile import act_option, facts_of, file_of

_INDENT = " " * 4
_SHOWN = 12
"""Characters of a SHA-256 that are shown to people."""


@click.command(
    epilog="""\b
Examples:
  kzlegal compare profile.yaml --on 2026-01-17 --and 2026-01-18
  kzlegal compare profile.yaml other.yaml --on 2026-11-22
  kzlegal compare profile.yaml --corpus ../older/corpus --json
  kzlegal compare --texts --on 2026-11-22"""
)
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option("--fact", "given", multiple=True, metavar="NAME=VALUE", help="One fact; repeatable.")
@click.option("--on", type=Day(), help="The day, or the first of two; default: today.")
@click.option("--and", "last", type=Day(), help="The second day.")
@click.option(
    "--corpus",
    "folder",
    type=click.Path(path_type=Path),
    help="A corpus folder with earlier norms, to hold these against.",
)
@click.option("--texts", is_flag=True, help="Hold the norms against the texts of the day.")
@act_option
@lang_option("en")
@json_option
def compare(
    profile: Path | None,
    other: Path | None,
    given: tuple[str, ...],
    on: date | None,
    last: date | None,
    folder: Path | None,
    texts: bool,
    acts: tuple[str, ...],
    language: str,
    as_json: bool,
) -> None:
    """Say what differs for a system: between two days, two profiles, or two sets of norms.

    With --and DAY: what changes between --on and that day, and by which act. With OTHER: in which
    facts the two profiles differ, and which norms come out otherwise by that. With --corpus: what
    the norms of that folder say otherwise. With --texts: which norms were written from other words
    than those of the official text that you imported.
    """
    chosen = (last is not None, other is not None, folder is not None, texts)
    if sum(chosen) != 1:
        said = "say one thing to compare with: OTHER, --and DAY, --corpus FOLDER or --texts"
        raise click.UsageError(said)
    library = open_library()
    if texts:
        printed = library.applicability.review_json(on or library.today)
        if as_json:
            emit(printed)
        else:
            _Printer(language).texts(printed)
        return
    facts = facts_of(library, profile, given)
    day = on or facts.on or library.today
    applicability = library.applicability
    printer = _Printer(language)
    if folder is not None:
        changes, difference = applicability.compare_corpus(folder, facts, day)
        printed = applicability.difference_json(difference, language)
        printed["changes"] = applicability.norm_changes_json(changes, language)
        title = say("compare_corpus", language, folder=folder)
    elif other is not None:
        difference = applicability.compare_profiles(facts, facts_of(library, other, ()), day, acts)
        printed = applicability.difference_json(difference, language)
        title = say("compare_profiles", language, on=day)
    else:
        assert last is not None, "one of three was given"
        difference = applicability.compare_dates(facts, day, last, acts)
        printed = applicability.difference_json(difference, language)
        title = say("compare_dates", language, first=day, last=last)
    if as_json:
        emit(printed)
        return
    write(bold(title))
    printer.difference(printed)


class _Printer:
    """Prints comparisons in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.say: Callable[..., str] = lambda key, **values: say(key, language, **values)

    def texts(self, printed: Mapping[str, Any]) -> None:
        """Print the texts under the norms, and the norms that need review."""
        write(bold(self.say("compare_texts", on=printed["on"])))
        for text in printed["texts"]:
            changed = len(text["changed"])
            told = self.say("text_ours")
            if text["official"]:
                told = self.say("text_changed", n=changed)
                if not text["fingerprinted"]:
                    told = self.say("text_unfingerprinted")
            write(f"{text['iri']}: {told}", "  ", _INDENT)
        write()
        write(bold(f"{self.say('group_review')} ({len(printed['norms'])})"))
        for norm in printed["norms"]:
            write(f"{norm['pinpoint']}  {norm['action'][self.language]}", "  ", _INDENT)
            for reason in norm["review"]:
                units = ", ".join(reason["pinpoints"])
                told = self.say(f"review_{reason['kind']}", units=units, iri=reason["iri"])
                write(f"! {told}", _INDENT, _INDENT + "  ")

        if found := printed["facts"]:
            write()
            facts = [f"{name} ({', '.join(why[0]['pinpoints'])})" for name, why in found.items()]
            write(f"! {self.say('facts_review', facts='; '.join(facts))}", "", "  ")

    def difference(self, printed: Mapping[str, Any]) -> None:
        """Print what differs in facts and norms."""
        if printed["facts"]:
            write()
            write(bold(self.say("compare_facts")))
            for fact in printed["facts"]:
                sides = f"{self.answer(fact['before'])} → {self.answer(fact['after'])}"
                write(f"{fact['question']} {sides} ({fact['fact']})", "  ", _INDENT)
        for change in printed.get("changes", ()):
            key = "cause_norm" if change["change"] == "norm" else f"cause_{change['change']}"
            told = self.say(key, members=", ".join(change["members"]))
            write(f"{change['pinpoint']}  {change['action']}: {told}", "  ", _INDENT)
        alike: dict[str, list[Mapping[str, Any]]] = {}
        for norm in printed["norms"]:
            sides = f"{self.side(norm['before'])} → {self.side(norm['after'])}"
            alike.setdefault(f"{sides}: {self.cause(norm)}", []).append(norm)
        for told, norms in sorted(alike.items(), key=lambda item: _rank(item[1][0])):
            write()
            write(bold(f"{told} ({len(norms)})"))
            for norm in sorted(norms, key=lambda n: type_rank(n["type"])):
                kind = self.say(f"type_{norm['type']}")
                needs = norm["after"]["needs"] if norm["after"] else ()
                mark = f" ({self.say('needs')}: {', '.join(needs)})" if needs else ""
                write(f"{norm['pinpoint']}  {kind}: {norm['action']}{mark}", "  ", _INDENT)
        write()
        if not printed["norms"] and not printed["facts"] and not printed.get("changes"):
            write(self.say("compare_nothing"))
        write(self.say("compare_same", n=printed["same"]))
        write(self.say("human"))

    def answer(self, value: str) -> str:
        """Give an answer in words where it is a plain one."""
        plain = ("yes", "no", "unknown", "not_applicable")
        return self.say(f"answer_{value}") if value in plain else value

    def side(self, side: Mapping[str, Any] | None) -> str:
        """Give the status of one side, with its first day or its outcome."""
        if side is None:
            return self.say("status_none")
        told = self.say(f"status_{side['status']}")
        if side["status"] == "not-yet-applied":
            told += f", {self.say('from', day=side['applies_from'])}"
        if side["status"] == "applies" and side["outcome"]:
            told += f" [{self.say('outcome_' + side['outcome'])}]"
        return told

    def cause(self, norm: Mapping[str, Any]) -> str:
        """Say on what a difference rests: a date with the acts that made it, facts, the text."""
        told = self.say(
            f"cause_{norm['cause']}", day=norm["day"], facts=", ".join(norm["facts"]), members=""
        )
        if norm["cause"] in ("begins", "ends", "text"):
            acts = ", ".join(
                f"{made['act'].rpartition('/')[2]} ({made['provision']})"
                if made["act"] != norm["act"]
                else norm["number"]
                for made in norm["by"]
            )
            told += f", {self.say('by_act', acts=acts)}"
        return told


def _rank(norm: Mapping[str, Any]) -> int:
    return status_rank(norm["after"]["status"] if norm["after"] else None)


@click.command(
    epilog="""\b
Examples:
  kzlegal matrix --on 2026-11-22
  kzlegal matrix profile.yaml --type obligation --lang ru
  kzlegal matrix --csv > roles.csv"""
)
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@click.option("--fact", "given", multiple=True, metavar="NAME=VALUE", help="One fact; repeatable.")
@click.option("--on", type=Day(), help="The day to answer for; default: the profile's, or today.")
@click.option("--type", "types", multiple=True, help="Only norms of this type; repeatable.")
@act_option
@lang_option("en")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
def matrix(
    profile: Path | None,
    given: tuple[str, ...],
    on: date | None,
    types: tuple[str, ...],
    acts: tuple[str, ...],
    language: str,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Print roles against duties: which norm binds which role, on a day.

    In a column somebody has this one role; all other facts are those of PROFILE. Without a profile
    "depends" says that it hangs on facts. Norms that no role of the matrix bears are left out of
    the table for people, not out of CSV and JSON.
    """
    from kzlegal.norms.model import NORM_TYPES

    for name in types:
        if name not in NORM_TYPES:
            known = ", ".join(NORM_TYPES)
            raise click.BadParameter(f"no type is called '{name}'; {known}", param_hint="--type")
    library = open_library()
    facts = facts_of(library, profile, given)
    day = on or facts.on or library.today
    printed = library.applicability.matrix_json(
        library.applicability.matrix(facts, day, acts, types), language
    )
    if as_json:
        emit(printed)
    elif as_csv:
        click.echo(matrix_csv(printed), nl=False)
    else:
        _table(printed, language)


def _table(printed: Mapping[str, Any], language: str) -> None:
    write(bold(say("matrix_title", language, on=printed["on"])))
    write(say("matrix_lead", language))
    labels = {role["id"]: role["label"] for role in printed["roles"]}
    for norm in printed["norms"]:
        borne: dict[str, list[str]] = {}
        for role, cell in norm["roles"].items():
            if cell != "no":
                borne.setdefault(cell, []).append(labels[role])
        if not borne:
            continue
        kind = say(f"type_{norm['type']}", language)
        write()
        write(f"{bold(norm['pinpoint'])}  {kind}: {norm['action']}", "", _INDENT)
        for cell, roles in borne.items():
            told = say(f"cell_{cell}", language, day=norm["applies_from"])
            write(f"{told}: {', '.join(roles)}", _INDENT, _INDENT + "  ")
    if printed["without_duties"]:
        write()
        bare = ", ".join(labels[role] for role in printed["without_duties"])
        write(say("without_duties", language, roles=bare))


@click.command(
    "verify-receipt",
    epilog="""\b
Examples:
  kzlegal verify-receipt receipt.json
  kzlegal verify-receipt receipt.json --json""",
)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option("en")
@json_option
def verify_receipt(file: Path, language: str, as_json: bool) -> None:
    """Run the assessment of a receipt again, offline, and say whether it comes out the same.

    Exit code 0: equal. 1: the receipt is unaltered, but engine, rules, texts, facts or result
    differ, and each difference is named. 2: the file is no receipt, or was altered.
    """
    text = file_of(file)
    found = open_library().applicability.verify(text, str(file))
    if as_json:
        emit(found.json())
    elif found.equal:
        write(say("receipt_equal", language, sha=found.receipt.sha256))
    else:
        write(say("receipt_differs", language, n=len(found.disagreements)))
        for d in found.disagreements:
            sides = (
                _short(side) or say("receipt_lacking", language) for side in (d.receipt, d.now)
            )
            name = f" {d.name}" if d.name else ""
            write(f"{say(f'receipt_{d.part}', language)}{name}: {' → '.join(sides)}", "  ", _INDENT)
    if not found.equal:
        sys.exit(1)


def _short(text: str) -> str:
    return text[:_SHOWN] if len(text) == 64 and " " not in text else text


COMMANDS = {"compare": compare, "matrix": matrix, "verify-receipt": verify_receipt}

"""Owns Resolution: where a reference leads on a day, and what is wrong where it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from akn.problem import Problem, Severity
from kzlegal.refs.chain import counted
from kzlegal.refs.known import Known
from kzlegal.refs.model import Reference
from kzlegal.refs.nearest import nearest_unit

_PORTION = "/~"


@dataclass(frozen=True, slots=True)
class Target:
    """One act, or one unit of it, on a day."""

    work: str
    """Work IRI of the act."""
    eid: str = ""
    """Unit; empty for the whole act."""
    expression: str = ""
    """IRI of the text of that day; empty where none is held."""
    repealed: bool = False

    @property
    def iri(self) -> str:
        """IRI of the target: of the dated text where there is one, else of the work (AKN-NC 4)."""
        return (self.expression or self.work) + (f"{_PORTION}{self.eid}" if self.eid else "")


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference, read for a day."""

    reference: Reference
    on: date
    targets: tuple[Target, ...]
    """All of them that the acts have; a range is counted out. Empty for a blanket reference."""
    problems: tuple[Problem, ...]


def resolve(
    reference: Reference,
    on: date,
    known: Known,
    *,
    act: str,
    path: str = "",
    line: int = 0,
    column: int = 0,
) -> Resolution:
    """Say which units a reference means on a day, each with the text of that day where one is held.

    `act` is the Work IRI of the act that holds the reference; path, line and column go into the
    problems. A target that the act does not have, or that is repealed on that day, is a problem
    and not a guess; so are words that can be read in two ways, and acts that no table names.
    A blanket reference has no units: it comes back without targets and without problems.
    """

    def problem(code: str, severity: Severity, message: str, hint: str) -> Problem:
        return Problem(code, message, severity, path, line, column, reference.eid, hint)

    if reference.kind == "blanket":
        return Resolution(reference, on, (), ())
    words = f"«{reference.text}»"
    if reference.readings:
        meant = " or ".join(_plain(r) for r in reference.readings)
        trouble = problem(
            "REF303",
            Severity.WARNING,
            f"{words} can mean {meant}",
            "look which of them the act has on that day",
        )
        return Resolution(reference, on, (), (trouble,))
    if not reference.href:
        if reference.kind == "external" and reference.cls != "unit":
            trouble = problem(
                "REF302",
                Severity.INFO,
                f"{words} names an act that is not in the table of acts",
                "add its title and IRI to corpus/vocab/legislation.yaml",
            )
        else:
            trouble = problem(
                "REF305",
                Severity.INFO,
                f"{words} does not say of which unit or act it is",
                "see the sentence; it names a unit or an act somewhere else",
            )
        return Resolution(reference, on, (), (trouble,))
    targets: list[Target] = []
    problems: list[Problem] = []
    for work, eid in _named(reference, act, known, on):
        expression = known.expression(work, on)
        units = known.units(work, on)
        if not eid:
            targets.append(Target(work, "", expression))
        elif units is None:
            targets.append(Target(work, eid))
            problems.append(
                problem(
                    "REF306",
                    Severity.INFO,
                    f"no text of {work} is held for {on}: {eid} is not checked",
                    "import the act's text",
                )
            )
        elif eid not in units:
            near = nearest_unit(eid, units)
            whose = "this text" if work == act else work
            problems.append(
                problem(
                    "REF301",
                    Severity.WARNING,
                    f"{words} points at {eid}, which {whose} does not have on {on}",
                    f"the nearest unit is {near}" if near else "look whether it was renumbered",
                )
            )
        else:
            targets.append(Target(work, eid, expression, units[eid]))
            if units[eid]:
                problems.append(
                    problem(
                        "REF304",
                        Severity.WARNING,
                        f"{words} points at {eid}, which is repealed on {on}",
                        "see which unit took over the rule",
                    )
                )
    return Resolution(reference, on, tuple(targets), tuple(problems))


def _plain(reading: str) -> str:
    return " – ".join(part.rpartition("#")[2] for part in reading.split(" – "))


def _named(reference: Reference, act: str, known: Known, on: date) -> Iterator[tuple[str, str]]:
    """Give (work, eId) of each target; a range is counted out over the units that the act has."""
    work, first = _parted(reference.href, act)
    if reference.up_to:
        last = _parted(reference.up_to, act)[1]
        for eid in _members(first, last, known.units(work, on)):
            yield work, eid
    else:
        yield work, first
    for href in reference.more:
        yield _parted(href, act)


def _parted(href: str, act: str) -> tuple[str, str]:
    if href.startswith("#"):
        return act, href[1:]
    work, _, eid = href.partition(_PORTION)
    return work, eid


def _members(first: str, last: str, units: Mapping[str, bool] | None) -> tuple[str, ...]:
    """Give the units from one to another, with those inserted between them (2-1)."""
    if units is not None and first in units and last in units:
        above, _, step = first.rpartition("__")
        prefix = (f"{above}__" if above else "") + step.partition("_")[0] + "_"
        same = [u for u in units if u.startswith(prefix) and "__" not in u[len(prefix) :]]
        if last in same:
            return tuple(same[same.index(first) : same.index(last) + 1])
    above, _, a = first.rpartition("_")
    return tuple(f"{above}_{number}" for number in counted(a, last.rpartition("_")[2]))

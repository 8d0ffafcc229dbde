"""Owns the measurement of applicability against a file of scenarios with expected answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akn.problem import LegalTextError, Problem
from kzlegal.assess import Expectation, Expected, Facts, assess, disagreements
from kzlegal.norms import Catalogue, Norm
from kzlegal.norms.nodes import Node, file_text, read_nodes

_BASELINE = "baseline:"
_ACT = "230-VIII"
"""The act that a file of scenarios is about where it names none under ``act``."""


class ScenarioError(LegalTextError):
    """A scenario file does not have the expected form."""


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One scenario with its date variants: whether we agree, and each point where we do not."""

    id: str
    disagreements: tuple[str, ...]
    variants: int = 0

    @property
    def agree(self) -> bool:
        """Whether nothing differs, variants included."""
        return not self.disagreements


@dataclass(frozen=True, slots=True)
class Result:
    """The whole measurement."""

    scenarios: tuple[ScenarioResult, ...]

    @property
    def agree(self) -> int:
        """How many scenarios agree in every point."""
        return sum(1 for scenario in self.scenarios if scenario.agree)

    def json(self) -> dict[str, object]:
        """Print as JSON values: agree, of, scenarios."""
        return {
            "agree": self.agree,
            "of": len(self.scenarios),
            "scenarios": [
                {
                    "id": s.id,
                    "agree": s.agree,
                    "variants": s.variants,
                    "disagreements": list(s.disagreements),
                }
                for s in self.scenarios
            ],
        }


def evaluate_scenarios(path: Path, norms: tuple[Norm, ...], facts_catalogue: Catalogue) -> Result:
    """Assess every scenario of a file and compare it with what the file expects.

    Compared are applies, does_not_apply (as the files define it: not reported as applying),
    depends_on, prohibited_by, and a note that begins with "met" or "not met". Only norms of the act
    that the file is about are judged: bans of others are no answer to what it asks. Raises
    ScenarioError, FactsError or YamlError for a file that cannot be used.
    """
    name = str(path)
    root = read_nodes(file_text(path), name)
    baselines = _baselines(root.get("baselines"))
    act = root.string("act", _ACT)
    norms = tuple(norm for norm in norms if norm.slug == act)
    if root.get("scenarios") is None:
        raise _error("the file has no scenarios", root, name)
    results: list[ScenarioResult] = []
    for node in root.list_at("scenarios"):
        facts = _facts(node, facts_catalogue, name)
        found = list(_compare(node, facts, norms, baselines, name))
        variants = list(node.list_at("variants"))
        for variant in variants:
            on = variant.string("date")
            said = _compare(variant, facts, norms, baselines, name)
            found += [f"on {on}: {text}" for text in said]
        results.append(ScenarioResult(node.string("id"), tuple(found), len(variants)))
    return Result(tuple(results))


def profiles(path: Path, catalogue: Catalogue) -> Iterator[tuple[str, Facts, date]]:
    """Yield the id, the facts and the date of every scenario; raises as `evaluate_scenarios`."""
    name = str(path)
    root = read_nodes(file_text(path), name)
    if root.get("scenarios") is None:
        raise _error("the file has no scenarios", root, name)
    for node in root.list_at("scenarios"):
        yield node.string("id"), _facts(node, catalogue, name), _day(node, name)


def _compare(
    node: Node,
    facts: Facts,
    norms: tuple[Norm, ...],
    baselines: Mapping[str, tuple[str, ...]],
    path: str,
) -> tuple[str, ...]:
    on = _day(node, path)
    expected = node.get("expected")
    if expected is None:
        raise _error("a scenario needs expected", node, path)
    return disagreements(assess(norms, facts, on), _expectation(expected, baselines, path))


def _expectation(node: Node, baselines: Mapping[str, tuple[str, ...]], path: str) -> Expectation:
    applies: list[Expected] = []
    for entry in node.list_at("applies"):
        if baseline := entry.string("baseline"):
            applies += [Expected(pin) for pin in _baseline(baseline, baselines, entry, path)]
        else:
            applies.append(_expected(entry))
    excluded: list[str] = []
    for entry in node.list_at("does_not_apply"):
        pin = entry.text or entry.string("pin")
        if pin.startswith(_BASELINE):
            excluded += _baseline(pin.removeprefix(_BASELINE), baselines, entry, path)
        else:
            excluded.append(pin)
    depends = tuple(
        (entry.string("pin"), entry.strings("missing")) for entry in node.list_at("depends_on")
    )
    bans = node.get("prohibited_by")
    return Expectation(
        tuple(applies),
        tuple(excluded),
        depends,
        None if bans is None else tuple(i.text or i.string("pin") for i in bans.items),
    )


def _expected(entry: Node) -> Expected:
    note = entry.string("note")
    if note.startswith("not met"):
        return Expected(entry.string("pin"), "not-met")
    if note == "met" or note.startswith(("met:", "met,", "met ")):
        return Expected(entry.string("pin"), "met")
    return Expected(entry.text or entry.string("pin"))


def _baselines(node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    return {name.text: value.strings("pins") for name, value in node.pairs}


def _baseline(
    name: str, baselines: Mapping[str, tuple[str, ...]], node: Node, path: str
) -> tuple[str, ...]:
    if name not in baselines:
        raise _error(f"no baseline is called {name!r}", node, path)
    return baselines[name]


def _facts(node: Node, catalogue: Catalogue, path: str) -> Facts:
    given = node.get("facts")
    pairs = () if given is None else given.pairs
    return Facts.from_mapping({key.text: value.text for key, value in pairs}, catalogue, path)


def _day(node: Node, path: str) -> date:
    try:
        return date.fromisoformat(node.string("date"))
    except ValueError:
        raise _error("a scenario needs a date such as 2026-01-18", node, path) from None


def _error(message: str, node: Node, path: str) -> ScenarioError:
    return ScenarioError(Problem("CASE002", message, path=path, line=node.line, column=node.column))

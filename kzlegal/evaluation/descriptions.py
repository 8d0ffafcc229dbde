"""Owns the measurement of descriptions: what is proposed against what people stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from akn.problem import Problem
from kzlegal.assess.describe import Description
from kzlegal.evaluation.scenarios import ScenarioError
from kzlegal.norms import Catalogue
from kzlegal.norms.nodes import Node, file_text, read_nodes
from kzlegal.norms.trees import near, plain_value

LANGUAGES = {"ru": "rus", "kk": "kaz", "en": "eng"}
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """One proposal beside what the scenario states."""

    scenario: str
    fact: str
    value: str
    stated: str
    """The scenario's value; ``unknown`` as stated; empty where it does not name the fact."""
    evidence: str

    @property
    def right(self) -> bool:
        """Whether the scenario states the same."""
        return self.value == self.stated

    @property
    def unjudged(self) -> bool:
        """Whether the scenario states no value to compare with."""
        return self.stated in ("", _UNKNOWN)


@dataclass(frozen=True, slots=True)
class Figures:
    """The measurement of one language."""

    language: str
    descriptions: int
    judged: tuple[Judged, ...]
    stated: int
    """Facts with a known value in the scenarios, whether or not the words say them."""
    missed: tuple[tuple[str, str], ...]
    """Scenario and fact of each that was not proposed."""

    @property
    def right(self) -> int:
        """Proposals equal to the scenario."""
        return sum(j.right for j in self.judged)

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """Proposals that differ from a known value."""
        return tuple(j for j in self.judged if not j.right and not j.unjudged)

    @property
    def unjudged(self) -> tuple[Judged, ...]:
        """Proposals on facts that the scenario leaves open or does not name."""
        return tuple(j for j in self.judged if j.unjudged)

    @property
    def precision(self) -> float:
        """Share of right ones among proposals that can be compared; 1 where there is none."""
        return _share(self.right, self.right + len(self.wrong))

    @property
    def strict(self) -> float:
        """Share of right ones among all proposals, the unjudged counted as wrong."""
        return _share(self.right, len(self.judged))

    @property
    def recall(self) -> float:
        """Share of the stated facts that were proposed with the stated value."""
        return _share(self.right, self.stated)

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "language": self.language,
            "descriptions": self.descriptions,
            "proposed": len(self.judged),
            "right": self.right,
            "wrong": [_row(j) for j in self.wrong],
            "unjudged": [_row(j) for j in self.unjudged],
            "stated": self.stated,
            "missed": [f"{scenario}: {fact}" for scenario, fact in self.missed],
            "precision": round(self.precision, 4),
            "strict": round(self.strict, 4),
            "recall": round(self.recall, 4),
        }


def evaluate_descriptions(
    path: Path,
    describe: Callable[[str, str], Description],
    catalogue: Catalogue,
    language: str | None = None,
) -> tuple[Figures, ...]:
    """Read every description of a file and compare what is proposed with the facts beside it.

    The file has ``scenarios:`` with ``id``, ``description`` (ru, kk, en) and ``facts``; other keys
    are left alone, so that scenarios for the assessment serve as well. Raises ScenarioError.
    """
    name = str(path)
    root = read_nodes(file_text(path), name)
    if root.get("scenarios") is None:
        raise _error("the file has no scenarios", root, name)
    wanted = {k: v for k, v in LANGUAGES.items() if language in (None, v)}
    figures = []
    for tag, code in wanted.items():
        count = stated = 0
        judged: list[Judged] = []
        missed: list[tuple[str, str]] = []
        for node in root.list_at("scenarios"):
            texts = node.get("description")
            text = texts.string(tag) if texts is not None else ""
            if not text:
                continue
            count += 1
            facts = dict(_facts(node, catalogue, name))
            found = describe(text, code)
            known = {fact for fact, value in facts.items() if value != _UNKNOWN}
            stated += len(known)
            judged += [
                Judged(
                    node.string("id"), p.fact, p.value, facts.get(p.fact, ""), p.evidence[0].text
                )
                for p in found.proposals
            ]
            proposed = {p.fact for p in found.proposals}
            missed += [(node.string("id"), fact) for fact in facts if fact in known - proposed]
        if count:
            figures.append(Figures(code, count, tuple(judged), stated, tuple(missed)))
    if not figures:
        raise _error("no scenario has a description in the language asked for", root, name)
    return tuple(figures)


def _facts(node: Node, catalogue: Catalogue, path: str) -> Iterator[tuple[str, str]]:
    facts = node.get("facts")
    for key, value in facts.pairs if facts is not None else ():
        if key.text not in catalogue.by_id:
            hint = near(key.text, catalogue.by_id)
            raise _error(f"no fact is called {key.text!r}", key, path, hint)
        yield key.text, plain_value(value.text)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _row(judged: Judged) -> dict[str, str]:
    return {
        "scenario": judged.scenario,
        "fact": judged.fact,
        "proposed": judged.value,
        "stated": judged.stated,
        "evidence": judged.evidence,
    }


def _error(message: str, node: Node, path: str, hint: str = "") -> ScenarioError:
    return ScenarioError(
        Problem("CASE002", message, path=path, line=node.line, column=node.column, hint=hint)
    )

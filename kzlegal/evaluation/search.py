"""Owns the evaluation of search: recall, MRR and nDCG on questions with gold pinpoints."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from akn.problem import LegalTextError, Problem

COLUMNS = ("id", "lang", "style", "query", "gold")
DEPTH = 10


class EvaluationError(LegalTextError):
    """A file of questions does not have its form."""


class _Hit(Protocol):
    @property
    def pinpoint(self) -> str: ...


class _Answer(Protocol):
    @property
    def hits(self) -> Sequence[_Hit]: ...

    @property
    def answer(self) -> bool: ...


class Searchable(Protocol):
    """What is evaluated: `kzlegal.search.Index` or anything that answers like it."""

    def search(self, query: str, language: str | None = None, limit: int = 5) -> Any:
        """Give hits, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the file."""

    id: str
    language: str
    style: str
    query: str
    gold: tuple[str, ...]
    """Pinpoints, best first; empty where the law has no answer."""


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read a TSV file of questions; raises EvaluationError with the line of a malformed row."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(
            Problem("EVA001", f"the file of questions cannot be read: {error}", path=str(path))
        ) from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise _fault(path, 1, f"the first line does not name the columns {' '.join(COLUMNS)}")
    found: dict[str, Question] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise _fault(path, number, f"the row has {len(cells)} columns, not {len(COLUMNS)}")
        name, language, style, query, gold = (c.strip() for c in cells)
        if not all((name, language, query, gold)):
            raise _fault(path, number, "id, lang, query or gold is empty")
        if name in found:
            raise _fault(path, number, f"the id {name} stands twice")
        pinpoints = () if gold == "none" else tuple(gold.split())
        if "none" in pinpoints:
            raise _fault(path, number, "gold is either none or pinpoints")
        found[name] = Question(name, language, style, query, pinpoints)
    if not found:
        raise _fault(path, 1, "the file has no question")
    return tuple(found.values())


def matches(hit: str, gold: str) -> bool:
    """Tell whether a hit counts for a gold unit: inside it, or directly enclosing it."""
    parts, wanted = _parts(hit), _parts(gold)
    return parts[: len(wanted)] == wanted or (len(wanted) > 1 and parts == wanted[:-1])


def _parts(pinpoint: str) -> tuple[str, ...]:
    """Split ``17(1)/p2`` into its steps: 17, 1, /p2."""
    return tuple(pinpoint.replace("/", "(/").replace(")", "").split("("))


def evaluate_search(
    path: Path,
    index: Searchable,
    *,
    only: Callable[[Question], bool] = lambda _: True,
    limit: int = DEPTH,
) -> dict[str, Any]:
    """Run every question of the file and give the figures as plain values, ready for JSON.

    ``recall@k``: share of answerable questions with a gold unit among the first k hits;
    ``MRR@10``: mean of one by the rank of the first gold hit; ``nDCG@10``: gains fall with the
    place of the unit in the gold list (1, 1/2, 1/3 …), each gold unit counted once;
    ``article@5``: share with a hit in a gold article among five. Keys: ``all``, ``by_language``,
    ``by_style``, ``answer`` (precision and recall of the flag that there is none), ``failures``
    (no gold unit among five, or a wrong flag).
    """
    rows = [q for q in read_questions(path) if only(q)]
    results = [_run(q, index, limit) for q in rows]
    answerable = [r for r in results if r["gold"]]
    languages = sorted({r["lang"] for r in answerable})
    styles = sorted({r["style"] for r in answerable})
    failures = [
        {k: r[k] for k in ("id", "query", "gold", "got", "answer", "rank")}
        for r in results
        if (r["gold"] and not 0 < r["rank"] <= 5) or r["answer"] != bool(r["gold"])
    ]
    return {
        "questions": len(rows),
        "all": _figures(answerable),
        "by_language": {x: _figures([r for r in answerable if r["lang"] == x]) for x in languages},
        "by_style": {x: _figures([r for r in answerable if r["style"] == x]) for x in styles},
        "answer": _flag(results),
        "failures": failures,
    }


def _run(question: Question, index: Searchable, limit: int) -> dict[str, Any]:
    language = question.language if question.language in ("ru", "kk", "en") else None
    answer = index.search(question.query, language=language, limit=limit)
    got = [hit.pinpoint for hit in answer.hits]
    gold = question.gold
    ranks = [n for n, hit in enumerate(got, 1) if any(matches(hit, g) for g in gold)]
    articles = {_parts(g)[0] for g in gold}
    return {
        "id": question.id,
        "lang": question.language,
        "style": question.style,
        "query": question.query,
        "gold": list(gold),
        "got": got[:5],
        "rank": ranks[0] if ranks else 0,
        "ndcg": _ndcg(got, gold),
        "article": any(_parts(hit)[0] in articles for hit in got[:5]),
        "answer": answer.answer,
    }


def _ndcg(got: Sequence[str], gold: Sequence[str]) -> float:
    gains = [1 / n for n in range(1, len(gold) + 1)]
    left = dict(zip(gold, gains, strict=True))
    found = 0.0
    for place, hit in enumerate(got[:DEPTH], 1):
        met = [g for g in left if matches(hit, g)]
        if met:
            best = max(met, key=lambda g: left[g])
            found += left.pop(best) / math.log2(place + 1)
    ideal = sum(g / math.log2(n + 1) for n, g in enumerate(gains[:DEPTH], 1))
    return found / ideal if ideal else 0.0


def _figures(results: Sequence[dict[str, Any]]) -> dict[str, float | int]:
    count = len(results)

    def mean(value: Callable[[dict[str, Any]], float]) -> float:
        return round(sum(value(r) for r in results) / count, 4) if count else 0.0

    return {
        "questions": count,
        "recall@1": mean(lambda r: r["rank"] == 1),
        "recall@5": mean(lambda r: 0 < r["rank"] <= 5),
        "MRR@10": mean(lambda r: 1 / r["rank"] if 0 < r["rank"] <= DEPTH else 0.0),
        "nDCG@10": mean(lambda r: r["ndcg"]),
        "article@5": mean(lambda r: r["article"]),
    }


def _flag(results: Sequence[dict[str, Any]]) -> dict[str, float | int]:
    """Count how well "the law has no answer" is told."""
    said = [r for r in results if not r["answer"]]
    none = [r for r in results if not r["gold"]]
    right = sum(not r["gold"] for r in said)
    return {
        "none": len(none),
        "said_none": len(said),
        "right": right,
        "precision": round(right / len(said), 4) if said else 0.0,
        "recall": round(right / len(none), 4) if none else 0.0,
        "accuracy": round(sum(r["answer"] == bool(r["gold"]) for r in results) / len(results), 4)
        if results
        else 0.0,
    }


def _fault(path: Path, line: int, message: str) -> EvaluationError:
    return EvaluationError(
        Problem("EVA002", message, path=str(path), line=line, hint="see the format of eval/*.tsv")
    )

"""Owns Questions: what people ask about each unit, in their words, read from ``corpus/questions``.

The file is ours, written from the law. It widens what a unit is found by (document expansion); it
is never shown as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from akn.problem import LegalTextError, Problem

LANGUAGES = ("rus", "kaz", "eng")


class QuestionsError(LegalTextError):
    """A questions file does not have its form."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What one unit is asked by, in one language."""

    questions: tuple[str, ...] = ()
    """Whole questions and situations, as people put them."""
    keywords: str = ""
    """Everyday words, other names and common mistranslations, comma separated."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A matter that people look for and that the act does not regulate."""

    name: str
    questions: Mapping[str, tuple[str, ...]]
    """By language."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The expansions of an act by eId and language, and its silences."""

    units: Mapping[str, Mapping[str, Expansion]] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()


def load_questions(path: Path) -> Questions:
    """Read a questions file; raises QuestionsError naming the file and the unit."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open("rb") as file:
            data = yaml.load(file, Loader=loader)
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"the questions file {path} cannot be read: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise QuestionsError(
            Problem("SEA101", "the questions file is not YAML", path=str(path), line=line)
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("units"), dict):
        raise _fault(path, "", "the file has no mapping 'units'")
    units = {eid: _unit(path, str(eid), unit) for eid, unit in data["units"].items()}
    silences = tuple(
        Silence(name, {lang: _strings(path, name, texts) for lang, texts in silence.items()})
        for name, silence in (data.get("silences") or {}).items()
    )
    return Questions(units, silences)


def _unit(path: Path, eid: str, unit: Any) -> Mapping[str, Expansion]:
    if not isinstance(unit, dict) or not set(unit) <= set(LANGUAGES):
        raise _fault(path, eid, f"a unit is a mapping with the keys {', '.join(LANGUAGES)}")
    found = {}
    for language, body in unit.items():
        if not isinstance(body, dict) or not set(body) <= {"ask", "words"}:
            raise _fault(path, eid, f"{language} is a mapping with the keys ask, words")
        words = body.get("words") or ""
        if not isinstance(words, str):
            raise _fault(path, eid, f"the words of {language} are one string")
        found[language] = Expansion(_strings(path, eid, body.get("ask") or []), words)
    return found


def _strings(path: Path, place: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _fault(path, place, "questions are a list of strings")
    return tuple(value)


def _fault(path: Path, eid: str, message: str) -> QuestionsError:
    return QuestionsError(Problem("SEA102", message, path=str(path), eid=eid))

"""Owns Question: a query made ready, its language, the text to embed, its stems and n-grams."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from akn.problem import Problem, Severity
from kzlegal.search import normalise
from kzlegal.search.cited import cited
from kzlegal.search.latin import Lexicon
from kzlegal.search.spelling import Speller

LONGEST = 1000
"""Characters of a query that are read; what comes after says little more about its subject."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query as the index reads it."""

    embedded: str
    words: tuple[str, ...]
    """Lower-case words, mended."""
    stems: tuple[str, ...]
    """Distinct stems in order, stop words left out (kept where nothing else is there)."""
    grams: tuple[str, ...]
    """Distinct n-grams of the same words."""
    language: str
    """rus, kaz or eng: as the asker said, else by the letters."""
    cited: str = ""
    """Pinpoint that the query names; empty when it names none."""
    problems: tuple[Problem, ...] = ()


def question(
    query: str, language: str, lexicon: Lexicon, speller: Speller, stems: Container[str] = ()
) -> Question:
    """Make a query ready: look-alikes, Latin-script Kazakh, abbreviations, slips.

    `stems` are those of the index; they tell the language of a word that could be of two.
    """
    problems = []
    clean = normalise.text(query)
    if len(clean) > LONGEST:
        clean = clean[:LONGEST].rsplit(" ", 1)[0]
        note = f"only the first {len(clean)} characters of the question were read"
        problems.append(Problem("SEA005", note, Severity.INFO))
    clean = normalise.spell_out(normalise.query(clean))
    words = list(normalise.words(clean))
    if (cyrillic := _twins(words, lexicon, speller)) != words:
        clean, words = " ".join(cyrillic), cyrillic
    if language != "eng" and (native := lexicon.read(words)):
        clean, words = " ".join(native), native
        # What was read by Kazakh words is Kazakh, not a word that could be of two languages.
        stems = ()
        note = f"the question was read as: {clean}"
        problems.append(Problem("SEA006", note, Severity.INFO))
    mended = [speller.mend(w) for w in words]
    if mended != words:
        clean, words = " ".join(mended), mended
    words = list(normalise.words(normalise.spell_out(" ".join(words), normalise.NAMES)))
    language = language or _language(words)
    content = [w for w in words if w not in normalise.STOP] or words
    return Question(
        embedded=clean,
        words=tuple(words),
        stems=tuple(dict.fromkeys(_stem(w, language, stems) for w in content)),
        grams=tuple(dict.fromkeys(g for w in content for g in normalise.grams(w))),
        language=language,
        cited=cited(query[:LONGEST]),
        problems=tuple(problems),
    )


def _stem(word: str, language: str, known: Container[str]) -> str:
    """Stem a word in the asker's language, or in the other one where only that stem is known."""
    own = normalise.stem(word, language)
    if own in known or normalise.language_of(word) != "rus":
        return own
    other = normalise.stem(word, "rus" if language == "kaz" else "kaz")
    return other if other in known else own


def _twins(words: list[str], lexicon: Lexicon, speller: Speller) -> list[str]:
    """Write words of look-alike Latin letters in Cyrillic, where that makes a word of the index."""
    if not any(normalise.language_of(w) != "eng" for w in words):
        return words
    twins = [normalise.twin(w) for w in words]
    return [
        t if t in speller.words and w not in lexicon.latin else w
        for w, t in zip(words, twins, strict=True)
    ]


def _language(words: list[str]) -> str:
    """Guess the language: one Kazakh letter makes Kazakh, else the script of most words."""
    seen = [normalise.language_of(w) for w in words]
    if "kaz" in seen:
        return "kaz"
    return "rus" if seen.count("rus") >= seen.count("eng") else "eng"

"""Owns Term: a term of the glossary, and where texts use it in an inflected form.

The table of stems is made from the terms themselves: each word of a term loses its ending and may
take any ending of its part of speech. Three sets of endings do for the three languages:

* rus: the case endings of nouns and adjectives; ``пользовател`` + ``ям``, never + ``ьским``;
* kaz: plural, possessive and case, in that order; a stem-final қ, к, п also stands as ғ, г, б;
* eng: the plural.

A compound of a longer term wins over a shorter one inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from akn.problem import LegalTextError, Problem
from kzlegal.refs.unit import Language


class TermsError(LegalTextError):
    """A glossary file cannot be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term of the glossary; compared and hashed by identity."""

    id: str
    """Id in the glossary: ``ai_system``."""
    labels: Mapping[str, str]
    """The term by language."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """The short form that the definition gives it ("hereinafter"), by language."""

    @property
    def eid(self) -> str:
        """eId of its TLCTerm: ``term-ai-system``."""
        return f"term-{self.id.replace('_', '-')}"

    @property
    def iri(self) -> str:
        """IRI of the term (AKN-NC 4.11)."""
        return f"/akn/ontology/term/kz/{self.id.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text, characters ``[start, end)``."""

    start: int
    end: int
    term: Term
    defines: bool = False
    """True where the text says here what the term means, and at the short form beside it."""


def load_terms(path: Path) -> tuple[Term, ...]:
    """Read a glossary of corpus/terms. Raises TermsError where it is not as documented."""
    import yaml

    try:
        data: Any = yaml.safe_load(path.read_text("utf-8"))
        return tuple(
            Term(
                item["id"],
                {name: item[name] for name in ("rus", "kaz", "eng") if name in item},
                dict(item.get("alias") or {}),
            )
            for item in data["terms"]
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise TermsError(
            Problem(
                "REF203",
                f"the glossary cannot be read: {error}",
                path=str(path),
                hint="each term has an id and its name by language",
            )
        ) from None


_RU_WORDS = (
    "иями ями ами ыми ими его ого ему ому ией иям иях ием ий ей ой ый ая яя ое ее ие ые ую юю ью ия"
    " ию ии ям ам ях ах ом ем ым им ых их ов ев ою ею а я о е ы и у ю ь й"
)
_RU_ENDING = tuple(_RU_WORDS.split())
_KK_ENDING = (
    "(?:лар|лер|дар|дер|тар|тер)?(?:ымыз|іміз|сы|сі|ы|і)?"
    "(?:ның|нің|дың|дің|тың|тің|нан|нен|дан|ден|тан|тен|ында|інде|ына|іне|ын|ін|мен|бен|пен|"
    "ға|ге|қа|ке|на|не|да|де|та|те|нда|нде|ны|ні|ды|ді|ты|ті|н|а|е)?"
)
_KK_STRIP = re.compile(
    "(?:ларының|лерінің|ларын|лерін|ларына|леріне|лары|лері|дары|дері|тары|тері|ының|інің|ын|ін|"
    "сының|сінің|сын|сін|сы|сі|лар|лер|дар|дер|тар|тер|ны|ні|ды|ді|ты|ті|ы|і)$"
)
_SOFT = {"қ": "[қғ]", "ғ": "[қғ]", "к": "[кг]", "г": "[кг]", "п": "[пб]", "б": "[пб]"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT_STEM = 3


def _word(word: str, language: Language) -> str:
    """Give the pattern of one word in any form."""
    lower = word.lower()
    if language == "eng":
        plural = re.escape(lower[:-1]) + "(?:y|ies)" if lower.endswith("y") else None
        return plural or re.escape(lower.removesuffix("s")) + "(?:es|s)?"
    if language == "kaz":
        match = _KK_STRIP.search(lower)
        cut = match.start() if match and match.start() >= _SHORT_STEM else len(lower)
        stem = lower[:cut]
        soft = "ь?" if stem.endswith("л") else ""
        return re.escape(stem[:-1]) + _SOFT.get(stem[-1], re.escape(stem[-1])) + soft + _KK_ENDING
    for ending in _RU_ENDING:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORT_STEM:
            lower = lower[: -len(ending)]
            break
    return re.escape(lower) + f"(?:{'|'.join(_RU_ENDING)})?"


def inflected(phrase: str, language: Language) -> str:
    """Give the pattern of a phrase in any form; empty where it has no word."""
    plain = re.sub(r"\([^()]*\)", "", phrase)
    words = [_word(word, language) for word in _WORD.findall(plain)]
    return r"\b" + r"\s+".join(words) + r"\b" if words else ""


@dataclass(frozen=True, slots=True)
class _Table:
    """The stem table of one language: one pattern, a group for each phrase."""

    pattern: re.Pattern[str]
    terms: tuple[Term, ...]


@lru_cache(maxsize=16)
def _table(terms: tuple[Term, ...], language: Language) -> _Table:
    phrases: list[tuple[str, Term]] = []
    for term in terms:
        for source in (term.labels, term.aliases):
            if pattern := inflected(source.get(language, ""), language):
                phrases.append((pattern, term))
    phrases.sort(key=lambda pair: (-pair[0].count(r"\s+"), -len(pair[0]), pair[0]))
    combined = "|".join(f"({pattern})" for pattern, _ in phrases) or r"(?!)"
    return _Table(re.compile(combined, re.IGNORECASE), tuple(term for _, term in phrases))


_TAIL = {
    "rus": re.compile(r"(?P<alias>\s*\(далее\s*[–-]\s*(?P<short>[^()]{1,120})\))?\s+[–—]\s?"),
    "kaz": re.compile(r"(?P<alias>\s*\(бұдан\s+әрі\s*[–-]\s*(?P<short>[^()]{1,120})\))?\s+[–—]\s?"),
    "eng": re.compile(
        r"(?P<more> (?:of|in|for) [a-zA-Z -]{1,80}?)?"
        r"(?P<alias>\s*\((?:hereinafter|below)\s*[–-]?\s*(?P<short>[^()]{1,120})\))?\s+[–—]\s?"
    ),
}
_BEFORE = {"rus": re.compile(r"Под\s+$"), "kaz": re.compile(r"(?!)"), "eng": re.compile(r"(?!)")}
_AFTER = {
    "rus": re.compile(r"[^–.;:]{0,80}?\s+понима(?:ется|ются)\b"),
    "kaz": re.compile(r"\s+деп\b(?=[^.;]{1,400}\b(?:түсініл|ұғыныл|танылатын))"),
    "eng": re.compile(
        r"(?: of [a-zA-Z ]{1,60}?)?\s+(?:means|is\s+understood|is\s+taken\s+to\s+mean)\b"
    ),
}


def definitions(text: str, language: Language, terms: Sequence[Term]) -> tuple[Use, ...]:
    """Find the term that a unit defines, and its short form in brackets; empty where there is none.

    A definition is ``term (далее – short) – meaning`` at the start of the unit, or says "by … is
    understood". A unit defines at most one term.
    """
    table = _table(tuple(terms), language)
    match = table.pattern.search(text, 0, 300)
    if match is None:
        return ()
    term = table.terms[(match.lastindex or 1) - 1]
    use = Use(match.start(), match.end(), term, defines=True)
    if match.start() == 0 and (tail := _TAIL[language].match(text, match.end())):
        end = tail.end("more") if tail.groupdict().get("more") else match.end()
        if not tail["short"]:
            return (Use(0, end, term, defines=True),)
        # The short form says which term it is where the long form begins like another term.
        if (short := table.pattern.fullmatch(tail["short"])) is not None:
            term = table.terms[(short.lastindex or 1) - 1]
        return (
            Use(0, end, term, defines=True),
            Use(tail.start("short"), tail.end("short"), term, defines=True),
        )
    opens = match.start() == 0 or _BEFORE[language].fullmatch(text[: match.start()])
    # Kazakh puts the owner first ("of AI systems risk management is understood as"), so that the
    # defined term is the one that stands right before the verb.
    if language == "kaz":
        for later in table.pattern.finditer(text, 0, 300):
            if _AFTER["kaz"].match(text, later.end()):
                term = table.terms[(later.lastindex or 1) - 1]
                return (Use(later.start(), later.end(), term, defines=True),)
        return ()
    return (use,) if opens and _AFTER[language].match(text, match.end()) else ()


def uses(text: str, language: Language, terms: Sequence[Term]) -> Iterator[Use]:
    """Yield every use of the terms, in order, the longest where one contains another."""
    table = _table(tuple(terms), language)
    for match in table.pattern.finditer(text):
        yield Use(match.start(), match.end(), table.terms[(match.lastindex or 1) - 1])

"""Owns what the extraction specs expect: the candidate norms of an article, one block for each.

The input is the body of one article; a first line ``@ words`` is its heading, and lines before it
that start with ``= `` are an article of terms that comes before. One norm is printed as ``place ·
type · bearers · rule``; the place is the eId without the article. Beneath it, indented, stand the
words it rests on: ``if`` a condition, ``unless`` an exception, ``by`` a time limit, ``cue`` the
formula that gave the type. ``? place · words`` is a statement that no rule reads.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from akn.provision import provisions
from kzlegal.corpus import data_root, read_source
from kzlegal.grammar import parse
from kzlegal.norms.extract import CandidateNorm, Lexicon, Words, extract, load_lexicon

_TITLE = {
    "kk": "Жасанды интеллект туралы",
    "ru": "Об искусственном интеллекте",
    "en": "On Artificial Intelligence",
}
_ACT = {
    "kk": "Қазақстан Республикасының Заңы 2024 жылғы 5 наурыздағы № 999-VIII ҚРЗ",
    "ru": "Закон Республики Казахстан от 5 марта 2024 года № 999-VIII",
    "en": "Law of the Republic of Kazakhstan of 5 March 2024 No. 999-VIII",
}
_ARTICLE = {"kk": "{}-бап. {}", "ru": "Статья {}. {}", "en": "Article {}. {}"}
_HEADING = {"kk": "Бап", "ru": "Статья", "en": "Article"}
_CODES = {"kk": "kaz", "ru": "rus", "en": "eng"}
GENERATED = date(2026, 11, 24)


def norms(text: str, language: str) -> str:
    """Extract the norms of an article and print them."""
    terms = [line[2:] for line in text.split("\n") if line.startswith("= ")]
    lines = [line for line in text.split("\n") if not line.startswith("= ")]
    heading = _HEADING[language]
    if lines and lines[0].startswith("@ "):
        heading, lines = lines[0][2:], lines[1:]
    parts = [_TITLE[language], _ACT[language]]
    parts += _article(1, heading, terms, language) if terms else []
    parts += _article(2 if terms else 1, heading, lines, language)
    source = read_source("spec.txt", "\n\n".join(parts).encode())
    document = parse(source, _CODES[language], generated=GENERATED).document
    own = {unit.eid: unit.own_text for unit in provisions(document)}
    found = extract(document, _CODES[language], _lexicon(_CODES[language]))
    here = f"art_{2 if terms else 1}"
    printed: list[str] = []
    for norm in found.norms:
        for words in _words(norm):
            assert own[words.eid][words.start : words.end] == words.text, words
        if norm.eid.split("__")[0] == here:
            printed += _norm(norm, here)
    printed += [
        f"? {_place(u.eid, here)} · {u.text}" for u in found.unread if u.eid.startswith(here)
    ]
    return "".join(f"{line}\n" for line in printed or ["(nothing)"])


@cache
def _lexicon(language: str) -> Lexicon:
    return load_lexicon(data_root() / "vocab" / "bearer_words.yaml", language)


def _article(number: int, heading: str, lines: list[str], language: str) -> list[str]:
    head = _ARTICLE[language].format(number, heading)
    return [head, *(line for line in lines if line.strip())]


def _norm(norm: CandidateNorm, here: str) -> list[str]:
    joined = f" {norm.connective} ".join(norm.bearer)
    lines = [f"{_place(norm.eid, here)} · {norm.type} · {joined} · {norm.rule}"]
    for label, found in (
        ("if", norm.conditions),
        ("unless", norm.exceptions),
        ("by", norm.deadlines),
        ("cue", (norm.cue,) if norm.cue is not None else ()),
    ):
        lines += [f"  {label} · {words.text}" for words in found]
    return lines


def _place(eid: str, here: str) -> str:
    return eid.removeprefix(f"{here}__").removeprefix(here) or "article"


def _words(norm: CandidateNorm) -> tuple[Words, ...]:
    cue = () if norm.cue is None else (norm.cue,)
    limits = (*norm.conditions, *norm.exceptions, *norm.deadlines)
    return (*norm.bearer_words, norm.action, *limits, *cue)

"""Owns the check that a text is in the language its reader was told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from akn.problem import LegalTextError, Problem
from kzlegal.grammar.line import Line
from kzlegal.grammar.pack import Grammar

_ROMAN = re.compile(r"\b[IVXLCІХСМ]+\b")
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_RUSSIAN_WORDS = re.compile(
    r"\b(?:и|в|на|с|по|не|для|или|что|при|от|об|статья|закон[а-я]*|республик[а-я]+|"
    r"настоящ[а-я]+|котор[а-я]+)\b",
    re.I,
)

_NAMES = {"rus": "Russian", "kaz": "Kazakh", "eng": "English"}
_SHORT = {"rus": "ru", "kaz": "kk", "eng": "en"}


def language_of(text: str) -> str:
    """Tell the language of a paragraph: rus, kaz, eng, or empty where it cannot be told.

    By letters: Kazakh has its own, English is Latin, Russian is Cyrillic with Russian function
    words. A paragraph of fewer than 20 letters is not judged. («не» is a word of both Russian and
    Kazakh; a Kazakh sentence of that length has Kazakh letters.)
    """
    if "І" in text:
        text = _ROMAN.sub("", text)  # «РАЗДЕЛ ІІ»: a Cyrillic І that stands for a Roman digit
    latin = len(_LATIN.findall(text))
    cyrillic = len(_CYRILLIC.findall(text)) + len(_KAZAKH.findall(text))
    if latin + cyrillic < 20:
        return ""
    if latin > 2 * cyrillic:
        return "eng"
    kazakh = len(_KAZAKH.findall(text))
    if kazakh * 40 >= cyrillic:
        return "kaz"
    if _RUSSIAN_WORDS.search(text):
        return "rus"
    return ""


def expect_language(lines: Sequence[Line], grammar: Grammar, path: str) -> None:
    """Raise LegalTextError (KZ002, KZ003) where the text is not, or not only, in this language.

    At most 150 paragraphs, spread over the text, are looked at. A text is mixed when more than a
    fifth of its words are in another language.
    """
    step = max(1, -(-len(lines) // 150))
    weight: dict[str, int] = {}
    first: dict[str, Line] = {}
    for line in lines[::step]:
        code = language_of(line.text)
        if code:
            weight[code] = weight.get(code, 0) + len(line.text)
            first.setdefault(code, line)
    total = sum(weight.values())
    if not total:
        return
    own = weight.get(grammar.language, 0)
    main = max(weight, key=lambda code: weight[code])
    foreign = {code: share for code, share in weight.items() if code != grammar.language}
    if own * 5 < total:
        raise LegalTextError(
            Problem(
                "KZ002",
                f"the text is in {_NAMES[main]}, not in {_NAMES[grammar.language]}",
                path=path,
                line=first[main].line,
                column=1,
                hint=f"say --lang {_SHORT[main]}",
            )
        )
    if sum(foreign.values()) * 5 > total:
        other = max(foreign, key=lambda code: foreign[code])
        raise LegalTextError(
            Problem(
                "KZ003",
                f"the text mixes {_NAMES[grammar.language]} and {_NAMES[other]}: "
                f"{_NAMES[other]} begins here",
                path=path,
                line=first[other].line,
                column=1,
                hint="save each language as a file of its own and convert them one by one",
            )
        )

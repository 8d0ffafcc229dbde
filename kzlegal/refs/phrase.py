"""Owns Phrase: the units that one run of words names, with the case in which they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kzlegal.refs.chain import Chain, completed, counted, in_names, places
from kzlegal.refs.citation import LAW, UnitNames
from kzlegal.refs.context import NamedActs
from kzlegal.refs.unit import Language, Step

Case = Literal[
    "nominative", "accusative", "genitive", "dative", "prepositional", "instrumental", "other"
]
"""Case of the head noun. Where nominative and accusative look alike (пункт 3, статьи 5 и 6, English
nouns) it is "nominative". Kazakh: locative and its attribute (-дағы) are "prepositional", the
ablative is "other"."""

Feature = Literal["unit", "heading", "sentence"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units named by characters ``[start, end)`` of a text."""

    paths: tuple[tuple[Step, ...], ...]
    """Each unit from large to small, as the words name it and in their order; ranges of whole
    numbers are counted out. Put one into the form of an act's eIds with `targets.eid_in`."""
    start: int
    end: int
    case: Case
    feature: Feature = "unit"
    """What of the units is meant: they themselves, their heading, or sentences in them."""
    sentences: tuple[int, ...] = ()
    """Numbers of the sentences, for that feature."""
    ranges: tuple[tuple[int, int], ...] = ()
    """First and last path of each range: units inserted between them are meant too."""
    own: bool = False
    """True where the words say "this": they mean the act, or the unit, that holds the text."""


def read_units(
    text: str, at: int, language: Language, unit_names: UnitNames = LAW
) -> Phrase | None:
    """Read the units named from character `at` on, in any case; None where none are named there.

    Lists, ranges and tails shared by several units are read: «абзаца третьего подпункта 13) и
    подпункта 14) пункта 1 статьи 24» gives two paths. `unit_names` says what the act in question
    calls its units: in codes "part two" is the numbered unit 2. Units in brackets (except, single
    parts) are not among the paths. Headings and sentences are read with the unit that has them;
    without one («второе предложение исключить») there are no paths but the feature.
    """
    if language == "kaz":
        return _kazakh(text, at, unit_names)
    return _russian(text, at, language, unit_names)


def _paths(
    group: tuple[Chain, ...], names: UnitNames, *, first: bool
) -> tuple[tuple[tuple[Step, ...], ...], tuple[tuple[int, int], ...]]:
    paths: list[tuple[Step, ...]] = []
    ranges: list[tuple[int, int]] = []
    for chain in completed(group, first_bears_list=first):
        for place in places(in_names(chain, names)):
            if place.bracketed:
                continue
            if not place.up_to:
                paths.extend(place.paths)
                continue
            one = place.paths[0]
            depth = next(i for i, (a, b) in enumerate(zip(one, place.up_to, strict=True)) if a != b)
            kind = one[depth].kind
            members = counted(one[depth].number, place.up_to[depth].number)
            ranges.append((len(paths), len(paths) + len(members) - 1))
            paths.extend((*one[:depth], Step(kind, n), *one[depth + 1 :]) for n in members)
    return tuple(paths), tuple(ranges)


def _own(group: tuple[Chain, ...]) -> bool:
    return any(c.this_act or c.self_kind is not None for c in group)


# Russian and English

_HEADING = {
    "rus": re.compile(r"заголов(?:ок|ка|ку|ком|ке|ки|ков|кам|ками|ках)\b\s*", re.IGNORECASE),
    "eng": re.compile(r"heading\b(?:\s+of\s+)?\s*", re.IGNORECASE),
}
_SENTENCE = {
    "rus": re.compile(r"предложени(?:е|я|ю|ем|и|й|ям|ями|ях)\b", re.IGNORECASE),
    "eng": re.compile(r"sentences?\b", re.IGNORECASE),
}
_WORD = re.compile(r"[^\W\d_]+\.?")
_LIST = re.compile(r",?\s+(?:и|или|and|or)\s+|,\s+|\s+")
_OF = re.compile(r"\s+(?:of\s+)?(?:the\s+)?")


def _russian(text: str, at: int, language: Language, names: UnitNames) -> Phrase | None:
    if language == "rus":
        from kzlegal.refs.ru import WORDS
    else:
        from kzlegal.refs.en import WORDS
    from kzlegal.refs.small_first import read_group

    start = at
    feature: Feature = "unit"
    sentences: tuple[int, ...] = ()
    head = _WORD.match(text, at)
    if head is None:
        return None
    end = at
    if (heading := _HEADING[language].match(text, at)) is not None:
        feature, at, end = "heading", heading.end(), at + len(heading[0].rstrip())
    else:
        said = _sentences(text, at, language, WORDS.ordinals)
        if said is not None:
            numbers, noun, end = said
            feature, sentences, head = "sentence", numbers, noun
            space = _OF.match(text, end)
            at = space.end() if space else end
    group = read_group(WORDS, text, at, NamedActs())
    if not group and feature == "unit":
        return None
    paths, ranges = _paths(group, names, first=True)
    if group:
        end = group[-1].end
    case = _case(text, start, head) if language == "rus" else "nominative"
    if feature == "sentence" and case == "genitive" and len(sentences) > 1:
        case = "nominative"  # «предложения второе и третье»
    if feature == "unit" and language == "rus":
        case = _with_number(text, group[0], case)
    return Phrase(paths, start, end, case, feature, sentences, ranges, _own(group))


def _sentences(
    text: str, at: int, language: Language, ordinals: Mapping[str, int]
) -> tuple[tuple[int, ...], re.Match[str], int] | None:
    """Read "the second sentence", «предложения второе и третье»."""
    numbers: list[int] = []
    noun: re.Match[str] | None = None
    end = at
    while (word := _WORD.match(text, at)) is not None:
        number = ordinals.get(word[0].lower())
        if number is not None:
            numbers.append(number)
        elif noun is None and (found := _SENTENCE[language].match(text, at)):
            noun = found
        else:
            break
        end = word.end()
        if (joint := _LIST.match(text, end)) is None:
            break
        at = joint.end()
    return (tuple(numbers), noun, end) if noun is not None and numbers else None


_ENDINGS: tuple[tuple[str, Case], ...] = (
    (r"(?:ами|ями|ом|ем|ой|ью|ьей|ией)", "instrumental"),
    (r"(?:ах|ях)", "prepositional"),
    (r"(?:ам|ям|у|ю)", "dative"),
    (r"(?:ов|ев|ей|ий|а)", "genitive"),
    (r"(?:е)", "prepositional"),
)
_NEUTER: dict[str, Case] = {
    "е": "nominative",
    "я": "genitive",
    "й": "genitive",
    "ю": "dative",
    "ям": "dative",
    "ем": "instrumental",
    "ями": "instrumental",
    "и": "prepositional",
    "ях": "prepositional",
}
_IN = re.compile(r"\b(?:в|во|на|о|об)\s+$", re.IGNORECASE)
_TO = re.compile(r"\b(?:к|ко|по|согласно)\s+$", re.IGNORECASE)


def _case(text: str, start: int, noun: re.Match[str]) -> Case:
    """Tell the case of a Russian noun by its ending and the preposition before the phrase."""
    word = noun[0].lower()
    window = max(0, start - 10)
    located = _IN.search(text, window, start) is not None
    if word.endswith("."):
        return "prepositional" if located else "other"
    if re.fullmatch(r"(?:статью|главу)", word):
        return "accusative"
    if word in ("статья", "глава", "часть"):
        return "nominative"
    if word.startswith(("предложени", "примечани", "приложени")):
        return _NEUTER.get(word.rpartition("ни")[2], "other")
    if word in ("статье", "главе"):
        return "dative" if _TO.search(text, window, start) else "prepositional"
    if word in ("статьи", "главы", "части"):
        return "prepositional" if located and word == "части" else "genitive"
    for ending, case in _ENDINGS:
        if re.search(rf"{ending}$", word):
            return case
    return "nominative"


def _with_number(text: str, chain: Chain, case: Case) -> Case:
    """Settle a case that the noun leaves open by its numeral: «части вторую и третью»."""
    level = chain.levels[0]
    word = text[level.start :].split(None, 1)[0].lower()
    numeral = text[level.items[0].start : level.items[0].end].lower()
    if word not in ("части", "статьи", "главы", "часть"):
        return case
    if numeral.endswith(("ую", "ью")):
        return "accusative"
    if numeral.endswith(("ые", "ьи")):
        return "nominative"
    if word in ("статьи", "главы") and len(level.items) > 1:
        # «статьи 5 и 6»: the plural, since the genitive of several is «статей».
        return "nominative"
    return case


# Kazakh

_KK_HEADING = re.compile(r"\s+(?P<noun>тақыры(?:п|б)[^\W\d_]*)", re.IGNORECASE)
_KK_SENTENCE = re.compile(
    r"(?:\s+|^)(?P<numbers>[^\W\d_]+(?:ші|шы)(?:(?:,\s+|\s+және\s+|\s+)[^\W\d_]+(?:ші|шы))*)"
    r"\s+(?P<noun>сөйлем[^\W\d_]*)",
    re.IGNORECASE,
)
_KK_ENDINGS: tuple[tuple[str, Case], ...] = (
    (r"(?:[дт][ае]|н[дт][ае])(?:ғы|гі)", "prepositional"),
    (r"(?:[ндт][ыі]ң)", "genitive"),
    (r"(?:[ндт][ае]н)", "other"),
    (r"(?:[мбп]ен)", "instrumental"),
    (r"(?:[дт][ае])", "prepositional"),
    (r"(?:[ыі]на|[ыі]не|ға|ге|қа|ке|на|не)", "dative"),
    (r"(?:[ыі]н|[дтн][ыі])", "accusative"),
)


def _kazakh(text: str, at: int, names: UnitNames) -> Phrase | None:
    from kzlegal.refs.large_first import ordinal_numbers, read_group

    group = read_group(text, at, NamedActs())
    paths, ranges = _paths(group, names, first=False)
    end = group[-1].end if group else at
    feature: Feature = "unit"
    sentences: tuple[int, ...] = ()
    if group and (heading := _KK_HEADING.match(text, end)) is not None:
        feature, end, noun = "heading", heading.end(), heading["noun"]
    elif (said := _KK_SENTENCE.match(text, end)) is not None:
        feature, end, noun = "sentence", said.end(), said["noun"]
        sentences = ordinal_numbers(said["numbers"])
    elif group:
        noun = text[group[-1].levels[0].start : end].rpartition("-")[2].split()[-1]
    else:
        return None
    return Phrase(paths, at, end, _kk_case(noun), feature, sentences, ranges, _own(group))


def _kk_case(noun: str) -> Case:
    word = noun.lower()
    if re.search(r"(?:тарау|қосымша|ескертпе|абзац|сы|сі)$", word):
        return "nominative"
    for ending, case in _KK_ENDINGS:
        if re.search(rf"{ending}$", word):
            return case
    return "nominative"

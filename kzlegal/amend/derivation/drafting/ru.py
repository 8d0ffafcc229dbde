"""Owns the Russian formulas of instructions."""

from __future__ import annotations

from typing import Literal

from kzlegal.amend.derivation.drafting.sentence import Noun, Sentence, inside, joined, noun
from kzlegal.amend.derivation.proposal import Part, Proposal
from kzlegal.refs import ordinal
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.unit import Step, steps

Case = Literal["gen", "acc", "prep", "ins", "pl_ins"]

# Genitive, accusative, prepositional, instrumental, instrumental plural.
_CASES: tuple[Case, ...] = ("gen", "acc", "prep", "ins", "pl_ins")
_NOUNS = {
    "part": "раздела раздел разделе разделом разделами",
    "subpart": "подраздела подраздел подразделе подразделом подразделами",
    "chp": "главы главу главе главой главами",
    "sec": "параграфа параграф параграфе параграфом параграфами",
    "att": "приложения приложение приложении приложением приложениями",
    "art": "статьи статью статье статьей статьями",
    "para": "пункта пункт пункте пунктом пунктами",
    "point": "подпункта подпункт подпункте подпунктом подпунктами",
    "subpara": "части часть части частью частями",
    "al": "абзаца абзац абзаце абзацем абзацами",
    "indent": "абзаца абзац абзаце абзацем абзацами",
    "hcontainer": "примечания примечание примечании примечанием примечаниями",
    "intro": "абзаца абзац абзаце абзацем абзацами",
    "heading": "заголовка заголовок заголовке заголовком заголовками",
    "title": "заголовка заголовок заголовке заголовком заголовками",
    "preamble": "преамбулы преамбулу преамбуле преамбулой преамбулами",
}
_MASCULINE = frozenset({"al", "indent", "intro", "para", "point", "sentence"})
# Endings of ordinals by case: hard and soft, feminine and masculine.
_ENDINGS = {
    ("f", "gen"): ("ой", "ьей"),
    ("f", "acc"): ("ую", "ью"),
    ("f", "prep"): ("ой", "ьей"),
    ("f", "ins"): ("ой", "ьей"),
    ("m", "gen"): ("ого", "ьего"),
    ("m", "acc"): ("ый", "ий"),
    ("m", "prep"): ("ом", "ьем"),
    ("m", "ins"): ("ым", "ьим"),
}
_WORDS: dict[Noun, tuple[str, str, str]] = {
    "word": ("слово", "слова", "словом"),
    "words": ("слова", "слов", "словами"),
    "figures": ("цифры", "цифр", "цифрами"),
}


def sentence(proposal: Proposal, names: UnitNames, within: str) -> Sentence:
    """Write an instruction; what the container line `within` names is not said again."""
    target, part = proposal.target, proposal.part
    object_ = _place(target, part, "acc", names, within)
    old, new = proposal.old or "", proposal.new or ""
    match proposal.kind:
        case "replace_words":
            said = f"{_words(old, 0)} заменить {_words(new, 2)}"
        case "exclude_words":
            said = f"{_words(old, 0)} исключить"
        case "insert_after":
            return Sentence(_after(object_, f"после {_words(old, 1)} дополнить {_words(new, 2)}"))
        case "append_words":
            return Sentence(_after(object_, f"дополнить {_words(new, 2)}"))
        case "exclude_unit":
            return Sentence(_after(object_, "исключить"))
        case "restate":
            said = _after(object_, "изложить в следующей редакции")
            return Sentence(said, tuple(new.split("\n")))
        case "add_sentence":
            which = _ordinal(proposal.ordinal or 1, "sentence", "ins")
            said = f"дополнить предложением {which} следующего содержания"
            return Sentence(_after(object_, said), (new,))
        case "add_unit":
            units = _added(proposal.added, names)
            said = _after(object_, f"дополнить {units} следующего содержания")
            return Sentence(said, tuple(new.split("\n")))
    place = _place(target, part, "prep", names, within)
    return Sentence(_after(f"в {place}" if place else "", said))


def container(eid: str, names: UnitNames) -> str:
    """Write the line under which instructions for one unit stand: «в статье 138»."""
    return f"в {_place(eid, '', 'prep', names, '')}"


def _after(place: str, said: str) -> str:
    return f"{place} {said}" if place else said


def _words(phrase: str, case: Literal[0, 1, 2]) -> str:
    return f"{_WORDS[noun(phrase)][case]} «{phrase}»"


def _place(eid: str, part: Part, case: Case, names: UnitNames, within: str) -> str:
    """Name a unit, or a part of it, from small to large; the smallest stands in `case`."""
    units = [_named(u, names) for u in reversed(inside(eid, within))]
    if part == "intro":
        units.insert(0, ("intro", "1", True))
    elif part:
        units.insert(0, (part, "", False))
    return " ".join(
        _unit(kind, number, word, case if i == 0 else "gen")
        for i, (kind, number, word) in enumerate(units)
    )


def _named(unit: Step, names: UnitNames) -> tuple[str, str, bool]:
    """Give the noun, the printed number, and whether the number is an ordinal word."""
    kind = "subpara" if unit.kind == "para" and names.paragraph == "part" else unit.kind
    word = kind in ("subpara", "al") and unit.number.isdecimal() and 0 < int(unit.number) < 100
    number = f"{unit.number})" if kind in ("point", "indent") else unit.number
    return kind, "" if kind == "hcontainer" else number, word


def _unit(kind: str, number: str, word: bool, case: Case) -> str:
    said = _NOUNS[kind].split()[_CASES.index(case)]
    if word:
        return f"{said} {_ordinal(int(number), kind, case)}"
    return f"{said} {number}" if number else said


def _ordinal(number: int, kind: str, case: Case) -> str:
    gender = "m" if kind in _MASCULINE else "f"
    if gender == "m" and case == "acc":
        return ordinal.russian(number, "m_nom")
    genitive = ordinal.russian(number, "f_gen")
    soft = genitive.endswith("ьей")
    stem = genitive[: -3 if soft else -2]
    return stem + _ENDINGS[gender, case][soft]


def _added(eids: tuple[str, ...], names: UnitNames) -> str:
    units = [_named(steps(eid)[-1], names) for eid in eids]
    kind = units[0][0]
    case: Case = "ins" if len(units) == 1 else "pl_ins"
    said = _NOUNS[kind].split()[_CASES.index(case)]
    numbers = [_ordinal(int(n), kind, "ins") if word else n for _, n, word in units if n]
    return f"{said} {joined(numbers, 'и')}".strip()

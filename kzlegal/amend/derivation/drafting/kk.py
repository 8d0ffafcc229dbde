"""Owns the Kazakh formulas of instructions: units from large to small, the verb at the end."""

from __future__ import annotations

from typing import Literal

from kzlegal.amend.derivation.drafting.sentence import Noun, Sentence, inside, joined, noun
from kzlegal.amend.derivation.proposal import Part, Proposal
from kzlegal.refs import ordinal
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.unit import Step, steps

Case = Literal["nom", "gen", "in", "at"]
"""Nominative, genitive, «which stands in», locative."""

_CASES: tuple[Case, ...] = ("nom", "gen", "in", "at")
# Bare: nominative, genitive, -дағы, locative; possessed: the same; instrumental one and many.
_NOUNS = {
    "part": "бөлім бөлімнің бөлімдегі бөлімде бөлімі бөлімінің бөліміндегі бөлімінде "
    "бөліммен бөлімдермен",
    "chp": "тарау тараудың тараудағы тарауда тарауы тарауының тарауындағы тарауында "
    "тараумен тараулармен",
    "sec": "параграф параграфтың параграфтағы параграфта параграфы параграфының параграфындағы "
    "параграфында параграфпен параграфтармен",
    "att": "қосымша қосымшаның қосымшадағы қосымшада қосымшасы қосымшасының қосымшасындағы "
    "қосымшасында қосымшамен қосымшалармен",
    "art": "бап баптың баптағы бапта бабы бабының бабындағы бабында баппен баптармен",
    "para": "тармақ тармақтың тармақтағы тармақта тармағы тармағының тармағындағы тармағында "
    "тармақпен тармақтармен",
    "point": "тармақша тармақшаның тармақшадағы тармақшада тармақшасы тармақшасының "
    "тармақшасындағы тармақшасында тармақшамен тармақшалармен",
    "subpara": "бөлік бөліктің бөліктегі бөлікте бөлігі бөлігінің бөлігіндегі бөлігінде "
    "бөлікпен бөліктермен",
    "al": "абзац абзацтың абзацтағы абзацта абзацы абзацының абзацындағы абзацында "
    "абзацпен абзацтармен",
    "hcontainer": "ескертпе ескертпенің ескертпедегі ескертпеде ескертпесі ескертпесінің "
    "ескертпесіндегі ескертпесінде ескертпемен ескертпелермен",
    "heading": "тақырып тақырыптың тақырыптағы тақырыпта тақырыбы тақырыбының тақырыбындағы "
    "тақырыбында тақырыппен тақырыптармен",
    "preamble": "кіріспе кіріспенің кіріспедегі кіріспеде кіріспесі кіріспесінің "
    "кіріспесіндегі кіріспесінде кіріспемен кіріспелермен",
}
_SAME = {"indent": "al", "intro": "al", "title": "heading"}
# Nominative, ablative, instrumental.
_WORDS: dict[Noun, tuple[str, str, str]] = {
    "word": ("сөз", "сөзден", "сөзбен"),
    "words": ("сөздер", "сөздерден", "сөздермен"),
    "figures": ("цифрлар", "цифрлардан", "цифрлармен"),
}


def sentence(proposal: Proposal, names: UnitNames, within: str) -> Sentence:
    """Write an instruction; what the container line `within` names is not said again."""
    target, part = proposal.target, proposal.part
    subject = _place(target, part, "nom", names, within)
    old, new = proposal.old or "", proposal.new or ""
    match proposal.kind:
        case "replace_words":
            said = f"{_words(old, 0)} {_words(new, 2)} ауыстырылсын"
        case "exclude_words":
            said = f"{_words(old, 0)} алып тасталсын"
        case "insert_after":
            said = f"{_words(old, 1)} кейін {_words(new, 2)} толықтырылсын"
            return Sentence(_after(subject, said))
        case "append_words":
            return Sentence(_after(subject, f"{_words(new, 2)} толықтырылсын"))
        case "exclude_unit":
            return Sentence(_after(subject, "алып тасталсын"))
        case "restate":
            said = _after(subject, "мынадай редакцияда жазылсын")
            return Sentence(said, tuple(new.split("\n")))
        case "add_sentence":
            which = ordinal.kazakh(proposal.ordinal or 1)
            said = f"мынадай мазмұндағы {which} сөйлеммен толықтырылсын"
            return Sentence(_after(subject, said), (new,))
        case "add_unit":
            said = f"мынадай мазмұндағы {_added(proposal.added, names)} толықтырылсын"
            return Sentence(_after(subject, said), tuple(new.split("\n")))
    return Sentence(_after(_place(target, part, "in", names, within), said))


def container(eid: str, names: UnitNames) -> str:
    """Write the line under which instructions for one unit stand: «138-бапта»."""
    return _place(eid, "", "at", names, "")


def _after(place: str, said: str) -> str:
    return f"{place} {said}" if place else said


def _words(phrase: str, case: Literal[0, 1, 2]) -> str:
    return f"«{phrase}» деген {_WORDS[noun(phrase)][case]}"


def _place(eid: str, part: Part, case: Case, names: UnitNames, within: str) -> str:
    """Name a unit, or a part of it, from large to small; the smallest stands in `case`."""
    units = [_named(u, names) for u in inside(eid, within)]
    if part == "intro":
        units.append(("intro", ordinal.kazakh(1)))
    elif part:
        units.append((part, ""))
    last = len(units) - 1
    said: list[str] = []
    for i, (kind, number) in enumerate(units):
        noun_ = _form(kind, _CASES.index(case if i == last else "gen") + 4 * bool(i))
        said.append(f"{number}{noun_}" if number.endswith("-") else f"{number} {noun_}".strip())
    return " ".join(said)


def _named(unit: Step, names: UnitNames) -> tuple[str, str]:
    """Give the noun and what stands before it: an ordinal word, «2)», or «2-»."""
    kind = "subpara" if unit.kind == "para" and names.paragraph == "part" else unit.kind
    if kind in ("subpara", "al") and unit.number.isdecimal() and 0 < int(unit.number) < 100:
        return kind, ordinal.kazakh(int(unit.number))
    if kind in ("point", "indent"):
        return kind, f"{unit.number})"
    return kind, "" if kind == "hcontainer" else f"{unit.number}-"


def _form(kind: str, at: int) -> str:
    if kind == "subpart":
        return f"кіші {_form('part', at)}"
    return _NOUNS[_SAME.get(kind, kind)].split()[at]


def _added(eids: tuple[str, ...], names: UnitNames) -> str:
    units = [_named(steps(eid)[-1], names) for eid in eids]
    kind = units[0][0]
    said = _form(kind, 8 if len(units) == 1 else 9)
    if len(units) > 1 and units[0][1].endswith("-"):
        *first, last = (number.removesuffix("-") for _, number in units)
        return f"{', '.join(first)} және {last}-{said}"
    number = joined([number for _, number in units], "және")
    return f"{number}{said}" if number.endswith("-") else f"{number} {said}".strip()

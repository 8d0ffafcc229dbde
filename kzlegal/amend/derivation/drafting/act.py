"""Owns the amending act as a whole: its title, its items, its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from akn.model import Document
from akn.problem import LegalTextError
from akn.text import to_text
from kzlegal.amend.derivation.drafting import kk, ru
from kzlegal.amend.derivation.drafting.sentence import Written
from kzlegal.amend.derivation.proposal import Proposal
from kzlegal.grammar import GRAMMARS
from kzlegal.refs.citation import LAW, UnitNames
from kzlegal.refs.unit import steps

DraftLanguage = Literal["rus", "kaz"]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The words of one language around the instructions."""

    sentence: Written
    container: Callable[[str, UnitNames], str]
    titles: Mapping[str, str]
    """Title by what the act brings (changes, additions, both); ``{act}`` is the act's name."""
    opening: Mapping[str, str]
    closing: str
    unnamed: str


_FRAMES: Mapping[str, _Frame] = {
    "rus": _Frame(
        ru.sentence,
        ru.container,
        {
            "one change": "О внесении изменения в {act}",
            "one addition": "О внесении дополнения в {act}",
            "changes": "О внесении изменений в {act}",
            "additions": "О внесении дополнений в {act}",
            "both": "О внесении изменений и дополнений в {act}",
        },
        {
            "one change": "Статья 1. Внести в {act} следующее изменение:",
            "one addition": "Статья 1. Внести в {act} следующее дополнение:",
            "changes": "Статья 1. Внести в {act} следующие изменения:",
            "additions": "Статья 1. Внести в {act} следующие дополнения:",
            "both": "Статья 1. Внести в {act} следующие изменения и дополнения:",
        },
        "Статья 2. {words}",
        "[наименование акта]",
    ),
    "kaz": _Frame(
        kk.sentence,
        kk.container,
        {
            "one change": "{act} өзгеріс енгізу туралы",
            "one addition": "{act} толықтыру енгізу туралы",
            "changes": "{act} өзгерістер енгізу туралы",
            "additions": "{act} толықтырулар енгізу туралы",
            "both": "{act} өзгерістер мен толықтырулар енгізу туралы",
        },
        {
            "one change": "1-бап. {act} мынадай өзгеріс енгізілсін:",
            "one addition": "1-бап. {act} мынадай толықтыру енгізілсін:",
            "changes": "1-бап. {act} мынадай өзгерістер енгізілсін:",
            "additions": "1-бап. {act} мынадай толықтырулар енгізілсін:",
            "both": "1-бап. {act} мынадай өзгерістер мен толықтырулар енгізілсін:",
        },
        "2-бап. {words}",
        "[актінің атауы]",
    ),
}
_ADDS = frozenset({"add_unit", "add_sentence", "insert_after", "append_words"})
_DATIVE = {"ы": "на", "і": "не"}
"""Kazakh possessed nouns in the dative: Заңы, Заңына; Кодексі, Кодексіне."""


def written(
    proposal: Proposal,
    language: DraftLanguage,
    unit_names: UnitNames = LAW,
    *,
    within: str = "",
    mark: str = ";",
) -> tuple[str, ...]:
    """Write one instruction as printed paragraphs.

    ``в подпункте 2) пункта 3 статьи 5 слова «X» заменить словами «Y»;``. `within` is the eId that
    a container line before it names. Raises LegalTextError (AMD455) where there are no formulas in
    the language, PinpointError where the target has no name in words.
    """
    return _frame(language).sentence(proposal, unit_names, within).lines(mark)


def items(
    proposals: Sequence[Proposal], language: DraftLanguage, unit_names: UnitNames = LAW
) -> tuple[tuple[str, ...], ...]:
    """Write instructions as the numbered items of an amending act: one an article.

    Several instructions for one article stand under a container line («1) в статье 138:»).
    """
    frame = _frame(language)
    groups = _by_article(proposals)
    made: list[tuple[str, ...]] = []
    for n, (home, group) in enumerate(groups, 1):
        end = "." if n == len(groups) else ";"
        if len(group) == 1:
            lines = list(frame.sentence(group[0], unit_names, "").lines(end))
        else:
            lines = [f"{frame.container(home, unit_names)}:"]
            for i, proposal in enumerate(group, 1):
                mark = end if i == len(group) else ";"
                lines += frame.sentence(proposal, unit_names, home).lines(mark)
        lines[0] = f"{n}) {lines[0]}"
        made.append(tuple(lines))
    return tuple(made)


def amending_act(
    proposals: Sequence[Proposal],
    language: DraftLanguage,
    act: str = "",
    unit_names: UnitNames = LAW,
    *,
    commencement: str = "",
) -> str:
    """Write an amending act of one target: title, article 1 with its items, article 2 if given.

    `act` is the target's name in the case of the formula (see `act_name`); empty leaves a gap in
    square brackets. `commencement` is the sentence of article 2; without one there is none, for
    when a change applies is not ours to say. One paragraph a line; empty without proposals.
    """
    if not proposals:
        return ""
    frame = _frame(language)
    name = act or frame.unnamed
    what = _what(proposals)
    lines = [frame.titles[what].format(act=name), frame.opening[what].format(act=name)]
    groups = items(proposals, language, unit_names)
    if len(groups) == 1:
        first = groups[0]
        groups = ((first[0].removeprefix("1) "), *first[1:]),)
    lines += [line for group in groups for line in group]
    if commencement:
        lines.append(frame.closing.format(words=commencement))
    return "".join(f"{line}\n" for line in lines)


def act_name(document: Document, language: DraftLanguage) -> str:
    """Name an act as a formula needs it, by its own head; empty where the head does not say.

    Russian accusative (which here is the nominative), Kazakh dative.
    """
    preface = document.root.first("preface")
    if preface is None:
        return ""
    lines = to_text(preface).split("\n")
    grammar = GRAMMARS[language]
    found = next((m for line in lines if (m := grammar.act_line.search(line))), None)
    title = next((" ".join(e.text().split()) for e in preface.walk() if e.name == "docTitle"), "")
    if found is None:
        return ""
    day = {key: found[key] for key in ("day", "month", "year")}
    if language == "rus":
        when = "от {day} {month} {year} года".format(**day)
        if not grammar.title_start.match(title):
            return f"{title} {when}" if title else ""
        if found["kind"].lower() == "кодекс":  # «Кодекс … об административных правонарушениях»
            return f"Кодекс Республики Казахстан {title[0].lower()}{title[1:]} {when}"
        return f"{found['kind']} Республики Казахстан {when} «{title}»"
    # the month in the form in which the act's own line has it: «қарашадағы»
    month = re.match(r"\w+", found.string[found.start("month") :])
    day["month"] = month[0] if month else ""
    when = "{year} жылғы {day} {month}".format(**day)
    return _dative(f"«{title}» {when} Қазақстан Республикасының {found['kind']}" if title else "")


def _dative(name: str) -> str:
    return name + _DATIVE.get(name[-1:], "") if name else ""


def _frame(language: str) -> _Frame:
    if language not in _FRAMES:
        raise LegalTextError(
            f"there are no formulas of instructions in the language '{language}'",
            code="AMD455",
            hint="instructions are written in Russian (rus) and Kazakh (kaz)",
        )
    return _FRAMES[language]


def _what(proposals: Sequence[Proposal]) -> str:
    adds = [p.kind in _ADDS for p in proposals]
    if len(proposals) == 1:
        return "one addition" if adds[0] else "one change"
    return "additions" if all(adds) else "both" if any(adds) else "changes"


def _by_article(proposals: Sequence[Proposal]) -> list[tuple[str, list[Proposal]]]:
    """Group instructions that stand in a row by their article; all others stand alone."""
    groups: list[tuple[str, list[Proposal]]] = []
    for proposal in proposals:
        home = article_of(proposal.target)
        if home and groups and groups[-1][0] == home:
            groups[-1][1].append(proposal)
        else:
            groups.append((home, [proposal]))
    return groups


def article_of(eid: str) -> str:
    """Give the eId of the article in which a unit stands; empty outside articles."""
    units = steps(eid) if eid else ()
    at = next((i for i, u in enumerate(units) if u.kind == "art"), None)
    return "" if at is None else "__".join(map(str, units[: at + 1]))

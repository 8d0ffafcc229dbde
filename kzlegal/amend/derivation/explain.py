"""Owns Explanation: what changed between two copies of an act, by which law, and how to say it.

The notes are evidence, not proof: what changed without one, and a note without a change, are both
said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akn.model import Document
from akn.problem import LegalTextError, Problem, Severity
from kzlegal.amend.derivation.attribution import Law, laws, laws_beyond
from kzlegal.amend.derivation.derive import derive
from kzlegal.amend.derivation.drafting import (
    DraftLanguage,
    act_name,
    amending_act,
    article_of,
    written,
)
from kzlegal.amend.derivation.proposal import Change, Derivation, Proposal
from kzlegal.amend.derivation.readback import misread
from kzlegal.amend.derivation.trial import unfaithful
from kzlegal.grammar import GRAMMARS, Language, alpha3
from kzlegal.refs.citation import LAW, UnitNames, citation
from kzlegal.refs.pinpoint import PinpointError
from kzlegal.refs.unit import citable, eid_of


@dataclass(frozen=True, slots=True)
class Instructed:
    """A proposed instruction and how it is written."""

    proposal: Proposal
    lines: tuple[str, ...]
    """Printed paragraphs; empty where the language has no formulas."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One article (or chapter, or the act around them): laws, changes, instructions."""

    eid: str
    """Empty for title, preamble, signature and annexes."""
    citation: str
    """The unit in words; empty for the act itself."""
    laws: tuple[Law, ...]
    """Laws that the newer copy's notes name for it and the older copy's do not."""
    changes: tuple[Change, ...]
    instructions: tuple[Instructed, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The difference of two copies, unit by unit in the order of the text."""

    language: str
    units: tuple[Explained, ...]
    unattributed: tuple[str, ...]
    """eIds of units that changed and for which the newer notes name no law."""
    without_change: tuple[tuple[str, tuple[Law, ...]], ...]
    """Units for which the newer notes name a law, and no change was found."""
    draft: str
    """The instructions as an amending act; empty without any or without formulas."""
    problems: tuple[Problem, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal, in order."""
        return tuple(i.proposal for unit in self.units for i in unit.instructions)


def explain(
    old: Document,
    new: Document,
    language: str,
    *,
    unit_names: UnitNames = LAW,
    typography: bool = True,
) -> Explanation:
    """Say which units changed from an old copy of an act to a new one, by which laws, and how.

    `typography` says whether differences that are only typographic get instructions too (with
    them, applying all instructions gives the new text to the letter); they are always reported.
    Where an instruction as written would not be read again as the change that is meant, a larger
    unit is restated instead.

    Problems, beside those of `derive`: AMD461 a unit changed and no new law is named for it,
    AMD462 a law is named and nothing changed, AMD463 the old copy names laws that the new one does
    not, AMD464 a change cannot be written, AMD457 the instructions do not give an article's new
    text. Raises LegalTextError (AMD465) where the documents are texts of different acts.
    """
    code = alpha3(language)
    _same_act(old, new)
    drafted: DraftLanguage | None = None if code == "eng" else code
    grammar = GRAMMARS[code]
    before, after = laws(old, grammar), laws(new, grammar)
    named = laws_beyond(before, after)
    found, wrong = _sayable(old, new, drafted, unit_names)
    unsaid = wrong.proposals
    kept = [p for p in found.proposals if typography or p.weight != "typography"]
    units = tuple(
        Explained(
            home,
            _cited(home, code, unit_names),
            named.get(home, ()),
            tuple(c for c in found.changes if _home(c.eid) == home),
            tuple(
                Instructed(
                    p, written(p, drafted, unit_names) if drafted and p not in unsaid else ()
                )
                for p in kept
                if _proposal_home(p) == home
            ),
        )
        for home in _homes(found.changes, found.proposals)
    )
    said = [i.proposal for unit in units for i in unit.instructions if i.lines]
    changed = {unit.eid for unit in units}
    return Explanation(
        code,
        units,
        tuple(u.eid for u in units if u.eid and not u.laws and _of_law(u)),
        tuple((eid, beyond) for eid, beyond in named.items() if eid not in changed),
        amending_act(said, drafted, act_name(new, drafted), unit_names) if drafted else "",
        (*found.problems, *_failures(wrong), *_gaps(units, before, after, named)),
    )


_ROUNDS = 6
"""A unit lies at most so deep in its article."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What does not work of some proposals: how they are read, or what they make of the text."""

    proposals: tuple[Proposal, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """eIds of the units concerned."""
        return (*(p.target for p in self.proposals), *self.articles)


def _sayable(
    old: Document, new: Document, language: DraftLanguage | None, names: UnitNames
) -> tuple[Derivation, _Wrong]:
    """Derive instructions that are read again as what they mean and then give the new text.

    The second value is what does not, though ever larger units were restated.
    """

    def tried(found: Derivation) -> _Wrong:
        misworded = misread(found.proposals, old, language, names) if language else ()
        refused, articles = unfaithful(old, new, found.proposals)
        return _Wrong(tuple(dict.fromkeys((*misworded, *refused))), articles)

    found = derive(old, new)
    wrong = tried(found)
    whole: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        larger = {unit for eid in wrong.targets if (unit := _around(eid, whole))}
        if not larger:
            break
        whole |= larger
        found = derive(old, new, whole=whole)
        wrong = tried(found)
    if left := {article_of(eid) for eid in wrong.targets}:
        # what no restatement cures is said in its smallest form
        found = derive(old, new, whole=frozenset(u for u in whole if article_of(u) not in left))
        wrong = tried(found)
    return found, wrong


def _around(eid: str, whole: frozenset[str]) -> str:
    """Give the smallest numbered unit around a target that is not restated yet; empty for none."""
    units = citable(eid)
    article = next((i for i, u in enumerate(units) if u.kind == "art"), None)
    if article is None:
        return ""
    for end in range(len(units), article, -1):
        around = eid_of(units[:end])
        if units[end - 1].kind in ("art", "para", "point") and around not in whole:
            return around
    return ""


def _of_law(unit: Explained) -> bool:
    """Say whether more than typography changed."""
    return any(change.weight != "typography" for change in unit.changes)


def _home(eid: str) -> str:
    return article_of(eid) or eid


def _proposal_home(proposal: Proposal) -> str:
    """Give the unit under which an instruction is listed: for an added article the article."""
    inside = article_of(proposal.target)
    return inside or _home(proposal.added[0] if proposal.added else proposal.target)


def _homes(changes: tuple[Change, ...], proposals: tuple[Proposal, ...]) -> list[str]:
    return list(
        dict.fromkeys([*(_home(c.eid) for c in changes), *(_proposal_home(p) for p in proposals)])
    )


def _cited(eid: str, language: Language, names: UnitNames) -> str:
    try:
        return citation(eid, language, unit_names=names) if eid else ""
    except PinpointError:
        return eid


def _failures(wrong: _Wrong) -> list[Problem]:
    problems = [
        Problem(
            "AMD464",
            f"a change of {p.target or 'the act'} ({p.kind}) cannot be written so that it is read "
            "as what it is",
            Severity.WARNING,
            eid=p.target,
            hint="word the instruction by hand; the change itself is reported",
        )
        for p in wrong.proposals
    ]
    return problems + [
        Problem(
            "AMD457",
            f"the instructions proposed do not give the new text of {eid}",
            Severity.WARNING,
            eid=eid,
            hint="word the instruction by hand; the changes themselves are reported",
        )
        for eid in wrong.articles
    ]


def _gaps(
    units: Sequence[Explained],
    before: Mapping[str, tuple[Law, ...]],
    after: Mapping[str, tuple[Law, ...]],
    named: Mapping[str, tuple[Law, ...]],
) -> list[Problem]:
    problems = [
        Problem(
            "AMD461",
            f"{unit.eid} changed, and the notes of the new copy name no law for it that those of "
            "the old one do not",
            Severity.WARNING,
            eid=unit.eid,
            hint="look for the law elsewhere, or for a fault of one of the copies",
        )
        for unit in units
        if unit.eid and not unit.laws and _of_law(unit)
    ]
    changed = {unit.eid for unit in units}
    for eid, beyond in named.items():
        if eid not in changed:
            numbers = ", ".join(f"{law.number} of {law.date.isoformat()}" for law in beyond)
            problems.append(
                Problem(
                    "AMD462",
                    f"the notes name {numbers} for {eid or 'the act'}, where no change was found",
                    Severity.WARNING,
                    eid=eid,
                    hint="the law may not apply yet, or one of the copies is not complete",
                )
            )
    for eid, lost in laws_beyond(after, before).items():
        numbers = ", ".join(f"{law.number} of {law.date.isoformat()}" for law in lost)
        problems.append(
            Problem(
                "AMD463",
                f"the old copy names {numbers} for {eid or 'the act'}, the new one does not",
                Severity.WARNING,
                eid=eid,
                hint="see whether OLD and NEW were given in the right order",
            )
        )
    return problems


def _same_act(old: Document, new: Document) -> None:
    first, second = work_of(old), work_of(new)
    if first and second and first != second:
        raise LegalTextError(
            f"the two texts are of different acts: {first} and {second}",
            code="AMD465",
            hint="give two dated copies of one act",
        )


def work_of(document: Document) -> str:
    """Give the Work IRI that a document says; empty for a text that names no act."""
    for element in document.meta.walk() if document.meta else ():
        if element.name == "FRBRWork":
            uri = element.first("FRBRuri")
            value = uri.get("value") if uri is not None else ""
            return "" if value.endswith("/draft") else value
    return ""

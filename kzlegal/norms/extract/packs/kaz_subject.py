"""Owns who bears a Kazakh norm: which of the people named is the subject of the main predicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kzlegal.norms.extract.packs.kaz_bearers import Chain
from kzlegal.norms.extract.packs.kaz_clause import Clause
from kzlegal.norms.extract.packs.kaz_text import case, form, has

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token


def bearer_of(clause: Clause) -> Chain | None:
    """Give the chain that bears a norm whose rule says where its bearer stands."""
    before = [c for c in clause.named if c.start < clause.start]
    match clause.rule.bearer:
        case "subject":
            return clause.subject
        case "genitive":
            return _owner(clause.doc, clause.start, before)
        case "dative":
            chain = _dative(clause.doc, clause.start, before)
            if clause.rule.name == "ban" and chain is not None:
                # Whom a ban is laid on and who is protected stand in one case: only of
                # authorities is it plain that they are not the protected ones.
                return chain if all(i in clause.public for i in chain.ids) else None
            return chain
    return None


def subject(doc: Doc, predicate: int, before: Sequence[Chain]) -> Chain | None:
    """Give the subject of an active predicate: in the nominative, not of an inner clause.

    Outside clauses of condition the last one is taken (the object may stand first); a subject
    inside such a clause bears the norm only where the main clause names nobody else.
    """
    outer: list[Chain] = []
    shared: list[Chain] = []
    for at, chain in enumerate(before):
        if chain.case != "Nom" or _modifier(doc, chain):
            continue
        if _agent_of_participle(doc, chain, before[at + 1 :], predicate):
            continue
        (shared if _in_condition(doc, chain, predicate) else outer).append(chain)
    if outer:
        return outer[0] if outer[0].start == 0 else outer[-1]
    if shared:
        return shared[-1]
    return _pronoun(doc, predicate, before, "Nom")


def _modifier(doc: Doc, chain: Chain) -> bool:
    """Say whether the chain only describes the noun after it: «пайдаланушылар қызметінің»."""
    if chain.end >= len(doc):
        return False
    after = doc[chain.end]
    if form(after) == "Vnoun":
        return has(after, "Person[psor]=3")
    if form(after):
        return False
    return has(after, "Person[psor]=3") and after.lemma_ not in ("өз", "өзара", "бір")


def _agent_of_participle(doc: Doc, chain: Chain, later: Sequence[Chain], predicate: int) -> bool:
    """Say whether the chain is the subject of a participle that describes a later noun.

    «Үкімет бекіткен талаптар»: right before the participle it always is; at a distance it is where
    the participle has no object of its own and no other subject, and describes no person.
    """
    object_seen = False
    for at in range(chain.end, predicate):
        token = doc[at]
        if token.text in (",", ";", ":"):
            return False
        if any(c.start <= at < c.end and c.case == "Nom" for c in later):
            return False
        if case(token) == "Acc":
            object_seen = True
        if form(token) == "Part" and not has(token, "Voice=Pass") and token.lemma_ not in _LINKS:
            if at == chain.end:
                return not _closes_condition(doc, at)
            if at > chain.end and _own_subject(doc[at - 1]):
                continue
            describes_person = any(c.start in (at + 1, at + 2) for c in later)
            return not object_seen and not describes_person and not _closes_condition(doc, at)
        if form(token) in ("Fin", "Cond"):
            return False
    return False


_LINKS = frozenset({"де", "бол"})
"""«деген», «болған» describe, and take no subject from the main clause."""


def _own_subject(token: Token) -> bool:
    """A possessed noun in the nominative right before a participle is its subject (заңдары)."""
    return case(token) == "Nom" and form(token) == "" and has(token, "Person[psor]=3")


def _closes_condition(doc: Doc, at: int) -> bool:
    """Say whether a participle belongs to «… жағдайда», «… кезде», «… соң», «… дейін»."""
    after = doc[at + 1].norm_ if at + 1 < len(doc) else ""
    return after in ("жағдайда", "жағдайларда", "кезде", "соң", "кейін", "дейін", "сайын")


def _in_condition(doc: Doc, chain: Chain, predicate: int) -> bool:
    """Say whether a clause of condition closes between the chain and the predicate's own clause."""
    for at in range(chain.end, predicate):
        token = doc[at]
        if token.text == "," or form(token) == "Fin":
            # The subject of the main clause may stand before a clause of condition in commas.
            return False
        if form(token) == "Cond" or _closes_condition(doc, at):
            return True
    return False


def _owner(doc: Doc, cue: int, before: Sequence[Chain]) -> Chain | None:
    """Give the person in the genitive whose right it is: the first one, or what оның stands for."""
    for chain in before:
        if chain.case == "Gen" and not _describes(doc, chain, cue):
            return chain
    return _pronoun(doc, cue, before, "Gen")


def _describes(doc: Doc, chain: Chain, cue: int) -> bool:
    """A genitive right before a possessed noun describes it, unless that noun is the right."""
    at = chain.end
    return (
        at < cue
        and has(doc[at], "Person[psor]=3")
        and form(doc[at]) == ""
        and doc[at].lemma_ not in ("өз", "құқық")
    )


def _pronoun(doc: Doc, predicate: int, before: Sequence[Chain], wanted: str) -> Chain | None:
    """Give what «ол», «оның», «олар» of the main clause stands for: the last person before it."""
    for token in doc[:predicate]:
        if token.lemma_ == "ол" and case(token) == wanted:
            earlier = [c for c in before if c.end <= token.i]
            if earlier and (token.i == 0 or doc[token.i - 1].is_punct):
                # The subject of the clause before is taken up rather than somebody else in it.
                subjects = [c for c in earlier if c.case == "Nom"]
                return (subjects or earlier)[-1]
    return None


def _dative(doc: Doc, cue: int, before: Sequence[Chain]) -> Chain | None:
    """Give the person in the dative: right before «жүктеледі», or opening the sentence."""
    datives = [c for c in before if c.case == "Dat"]
    if not datives:
        return None
    if doc[cue].lemma_ == "жүктел":
        return datives[-1]
    first = datives[0]
    if "other" in first.ids:
        return None
    opens = all(
        case(t) in ("Gen", "Nom") and form(t) in ("", "Part")
        for t in doc[: first.start]
        if t.is_alpha
    )
    return first if opens else None


def counterparties(clause: Clause, bearer: Chain | None) -> tuple[str, ...]:
    """Give the ids of those to or from whom something is owed: persons in dative or ablative."""
    found: list[str] = []
    for chain in clause.people("Dat", "Abl"):
        if chain is not bearer:
            found += [i for i in chain.ids if i not in found and i != "other"]
    return tuple(found)

"""Owns the Kazakh pack: how one Kazakh statement is read as norms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kzlegal.norms.extract.candidate import CandidateNorm, Words
from kzlegal.norms.extract.pack import Pack, Surroundings
from kzlegal.norms.extract.packs import kaz_plain
from kzlegal.norms.extract.packs.kaz_bearers import PERSONS, Chain, Context, chains
from kzlegal.norms.extract.packs.kaz_clause import Clause
from kzlegal.norms.extract.packs.kaz_limits import CASES, Limit, limits
from kzlegal.norms.extract.packs.kaz_list import shared_tail
from kzlegal.norms.extract.packs.kaz_plain import Decision
from kzlegal.norms.extract.packs.kaz_rules import BY_NAME, CUES, PENALTIES, RULES, CueRule
from kzlegal.norms.extract.packs.kaz_subject import bearer_of, counterparties, subject
from kzlegal.norms.extract.packs.kaz_text import (
    LIGHT_NOUNS,
    Sentence,
    case,
    ends_clause,
    form,
    has,
    is_predicate,
    sentence,
)
from kzlegal.norms.extract.statement import Fragment, Statement
from kzlegal.norms.model import NormType
from kzlegal.norms.nlp.kazakh_forms import read_form

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

_ALIAS = re.compile(r"(?P<full>[^();:–]+?)\s*\(бұдан (?:әрі|былай)[^)–-]* [–-] (?P<short>[^)]+)\)")


def short_names(statement: Statement) -> Mapping[str, str]:
    """Give what «X (бұдан әрі – Y)» declares, and the terms that mean a person or a body.

    Of «майнер – … заңды тұлға» the term is a name of the person that stands last.
    """
    aliases = _ALIAS.finditer(statement.text) if "(бұдан" in statement.text else ()
    names = {m["short"].strip(): m["full"].strip() for m in aliases}
    term, dash, meaning = statement.text.partition(" – ")
    words = meaning.strip(" ;.").split()
    short = bool(dash and words) and "(" not in term and 0 < len(term.split()) <= 6
    if short and read_form(words[-1]).lemma in PERSONS:
        names.setdefault(term.strip(), meaning.strip(" ;."))
    return names


def read(statement: Statement, around: Surroundings) -> tuple[CandidateNorm, ...]:
    """Give the norms of one Kazakh statement; none where no rule reads it.

    A sentence that gives one a right and lays a duty on another is read clause by clause.
    """
    parts = _clauses(statement, around)
    found = [norm for part in parts for norm in _read(part, around)]
    first = found[0] if found else None
    for at, norm in enumerate(found[1:], 1):
        # «X … құқылы, бірақ … құқығы жоқ»: the second clause goes on about the same person.
        goes_on = BY_NAME[norm.rule].bearer in ("subject", "genitive") if norm.cue else False
        if first is not None and goes_on and norm.bearer == ("none",):
            found[at] = replace(norm, bearer=first.bearer, connective=first.connective)
    return tuple(found)


_OPENS_CLAUSE = frozenset({"ал", "бірақ", "алайда", "ол", "бұл", "олар"})
_TAKES_VERB = frozenset({"bound", "must", "permitted", "subject-to", "not-subject-to"})
_VERBS = frozenset({"plain", "class", "founded-on"})
_NO_MODALS = frozenset({"plain", "class", "founded-on", "commencement", "meaning"})


def _clauses(statement: Statement, around: Surroundings) -> tuple[Statement, ...]:
    """Cut a sentence after a modal that a comma and a word such as «ал», «бірақ» follow."""
    if statement.kind != "sentence":
        return (statement,)
    doc = around.parse(statement.text)
    modals = [
        end
        for name, start, end in CUES.find(doc)
        if name not in _NO_MODALS
        and ends_clause(doc, end - 1)
        and _stands(doc, (BY_NAME[name], start, end))
    ]
    cuts = sorted(
        {
            doc[end + 1].idx
            for end in modals
            if end + 1 < len(doc)
            and doc[end].text == ","
            and doc[end + 1].norm_ in _OPENS_CLAUSE
            and max(modals) > end
        }
    )
    bounds = [0, *cuts, len(statement.text)]
    base = statement.words
    return tuple(
        replace(
            statement, words=Fragment(base.eid, base.start + left, base.text[left:right].rstrip())
        )
        for left, right in pairwise(bounds)
    )


def _read(statement: Statement, around: Surroundings) -> tuple[CandidateNorm, ...]:
    text = sentence(statement, around.parse)
    if statement.kind == "lead":
        # Of lead-ins only one that says what a term means is a norm of its own.
        cue = _cue(text.doc, text.own)
        if cue is None or cue[0].name != "meaning":
            return ()
    elif term := _defines(statement, text):
        return (term,)
    cue = _cue(text.doc, text.predicate)
    if cue is None:
        return ()
    rule, start, end = cue
    while rule.name == "plain" and start > 0 and text.doc[start - 1].norm_ in LIGHT_NOUNS:
        start -= 1
    if rule.name in _TAKES_VERB and case(text.doc[start]):
        start = end - 1  # the verb before the modal is what must be done
    context = Context(
        around.short_names,
        tuple(reversed(statement.headings)),
        tuple(reversed(statement.earlier)),
        around.title,
    )
    named = chains(text.doc, around.lexicon, context)
    agent = subject(text.doc, start, [c for c in named if c.start < start])
    # Who only undergoes a thing is no bearer, and no end of a condition.
    acts = not kaz_plain.passive_before(text.doc, start) and not has(text.doc[end - 1], _PASSIVE)
    walls = frozenset({agent.end} if agent is not None and acts else ())
    found = limits(text.doc, start, walls, infinitive=rule.name in ("permitted", "ban"))
    clause = Clause(text, rule, start, end, named, agent, found, around.lexicon.public)
    type_, chain = _decide(clause)
    if rule.name in ("plain", "class", "founded-on") and (kind := _headed(statement, text)):
        type_, chain = kind, None
    if _lists_cases(statement, text):
        found = (*(f for f in found if f.kind == "deadline"), Limit("condition", *text.own))
        if rule.name in ("plain", "may"):
            type_ = "condition"
    return (_norm(statement, clause, type_, chain, found),)


_KINDS = frozenset("түр деңгей бағыт нысан саты санат топ кезең дәреже".split())  # noqa: SIM905


def _headed(statement: Statement, text: Sentence) -> NormType | None:
    """Read what a list is headed: «мынадай қағидаттар …:», «мынадай түрлер …:»."""
    if statement.kind != "item":
        return None
    lead = text.doc[: text.own[0]]
    at = next((t.i for t in lead if t.norm_ in ("мынадай", "мына", "келесі")), None)
    if at is None:
        return None
    heads = [t.lemma_ for t in lead[at + 1 : at + 4]]
    if any(h in kaz_plain.AIMS for h in heads[:2]):
        return "principle"
    return "classification" if heads and any(h in _KINDS for h in heads[:1]) else None


def _lists_cases(statement: Statement, text: Sentence) -> bool:
    """Say whether the items are the cases in which what the list says holds."""
    if statement.kind != "item":
        return False
    own = [t for t in text.doc[text.own[0] : text.own[1]] if not t.is_punct]
    if own and (own[-1].norm_ in CASES or own[-1].norm_ in ("кезде", "соң", "кезінде")):
        return True
    if statement.tail is not None:
        first = [t.norm_ for t in text.doc[text.predicate[0] : text.predicate[1]]][:3]
        return any(word in CASES or word in ("кезде", "негіздер") for word in first)
    lead = [t.norm_ for t in text.doc[: text.own[0]]]
    return "мынадай" in lead and any(
        word in CASES or word in ("негіздер", "шарттар", "шарттарда")
        for word in lead[lead.index("мынадай") : lead.index("мынадай") + 4]
    )


def _cue(doc: Doc, zone: tuple[int, int]) -> tuple[CueRule, int, int] | None:
    """Give the strongest formula that closes a clause, with its words.

    Of modals the last one wins, of plain verbs the first: a second clause explains the first.
    """
    found = [
        (BY_NAME[name], start, end)
        for name, start, end in CUES.find(doc)
        if zone[0] < end <= zone[1] and ends_clause(doc, end - 1)
    ]
    standing = [m for m in found if _stands(doc, m)]
    for rule in RULES:
        matches = [m for m in standing if m[0] is rule]
        if matches and rule.name not in _VERBS:
            return matches[-1]
    # A match at one place is the stronger rule's; `standing` has no order of rules.
    verbs = [m for m in standing if m[0].name in _VERBS]
    return min(verbs, key=lambda m: (m[2], RULES.index(m[0])), default=None)


def _stands(doc: Doc, match: tuple[CueRule, int, int]) -> bool:
    """Exclude what only looks like the formula."""
    rule, start, end = match
    if rule.name == "meaning":
        return any(t.norm_ == "деп" for t in doc[:start])
    if rule.name == "class" and doc[end - 1].lemma_ in ("таныл", "санал"):
        return any(t.norm_ in ("деп", "болып") for t in doc[:end])
    if rule.name == "penalty":
        done = form(doc[start]) == "Vnoun" and any(t.lemma_ in PENALTIES for t in doc[:start])
        return done or doc[start].lemma_ in PENALTIES
    if rule.name == "liability" and doc[start].norm_ == "жауап":
        return any(t.norm_ == "үшін" for t in doc[:start])
    if rule.name == "class" and doc[end - 1].norm_ == "емес":
        return end >= len(doc) or doc[end].text in (".", ";")
    if rule.name == "founded-on" and form(doc[end - 1]) == "Part":
        return is_predicate(doc, end - 1)
    if rule.name == "no-right" and doc[end - 1].norm_ in ("тиіс", "міндетті"):
        # «… күннен аспауға тиіс», «кем болмауға тиіс» set a limit, they forbid nothing.
        measured = doc[start - 1].norm_ in ("кем", "артық", "көп", "аз", "төмен", "жоғары", "ұзақ")
        return doc[start].lemma_ not in ("ас", "асыр") and not (start and measured)
    if rule.name == "permitted" and doc[end - 1].norm_ == "мүмкін":
        return not has(doc[start], "Person[psor]=3")  # «реттелуі мүмкін» may be so
    if rule.name == "laid-on":
        return any(case(t) == "Dat" for t in doc[:start])
    return True


_PASSIVE = "Voice=Pass"
_DEFINED = re.compile(r"\s[–—-]\s")


def _defines(statement: Statement, text: Sentence) -> CandidateNorm | None:
    """Read «term – meaning»: an item of a list of terms, or a sentence without a predicate."""
    words = re.sub(
        r"\(бұдан (?:әрі|былай)[^)–-]* [–-] [^)]*\)", lambda m: "_" * len(m[0]), statement.text
    )
    dash = _DEFINED.search(words)
    if dash is None:
        return None
    listed = any(
        any(t.lemma_ in ("ұғым", "мағына", "термин") for t in text.doc[: text.own[0]])
        for _ in statement.leads
    )
    left = [t for t in text.doc[text.own[0] : text.own[1]] if t.idx < _offset(text) + dash.start()]
    if statement.kind == "item" and not listed:
        return None
    if left and case(left[-1]) != "Nom" and left[-1].text != ")":
        return None
    if not listed and (_speaks(text) or any(form(t) == "Fin" for t in left) or len(left) > 12):
        return None
    principle = not listed and bool(left) and left[-1].lemma_ in kaz_plain.AIMS
    return CandidateNorm(
        statement.eid,
        "kaz",
        "principle" if principle else "definition",
        ("none",),
        "none",
        (),
        (),
        text.words(*text.own),
        (),
        (),
        (),
        None,
        "term-dash",
    )


def _offset(text: Sentence) -> int:
    return text.doc[text.own[0]].idx


def _speaks(text: Sentence) -> bool:
    last = next((t for t in reversed(text.doc[: text.own[1]]) if not t.is_punct), None)
    return last is not None and (
        form(last) == "Fin" or last.norm_ in ("тиіс", "құқылы", "міндетті")
    )


def _decide(clause: Clause) -> Decision:
    """Give the type of a norm and who bears it."""
    rule, doc = clause.rule, clause.doc
    match rule.name:
        case "plain":
            return kaz_plain.plain(clause)
        case "class" | "founded-on":
            return kaz_plain.classed(clause)
        case "meaning":
            return "definition", kaz_plain.doer_of_process(clause, clause.start)
        case "may" | "permitted" | "permitted-by":
            return kaz_plain.permitted(clause)
        case "liability" | "penalty":
            return rule.type, kaz_plain.liable(clause)
        case "must" if kaz_plain.passive_before(doc, clause.start):
            return rule.type, None
        case "entitled" if doc[clause.start].lemma_ == "құқық":
            return kaz_plain.other_rights(clause), clause.subject
    return rule.type, bearer_of(clause)


def _norm(
    statement: Statement,
    clause: Clause,
    type_: NormType,
    chain: Chain | None,
    found: tuple[Limit, ...],
) -> CandidateNorm:
    text = clause.text

    def those(kind: str) -> tuple[Words, ...]:
        return tuple(text.words(f.start, f.end) for f in found if f.kind == kind)

    real = chain if chain is not None and chain.end > chain.start else None
    return CandidateNorm(
        eid=statement.eid,
        language="kaz",
        type=type_,
        bearer=chain.ids if chain is not None and chain.ids else ("none",),
        connective=chain.connective if chain is not None else "none",
        bearer_words=() if real is None else (text.words(real.start, real.end),),
        counterparty=counterparties(clause, chain),
        action=text.words(*_action(text, clause.start, real, found)),
        conditions=those("condition"),
        exceptions=those("exception"),
        deadlines=those("deadline"),
        cue=text.words(clause.start, clause.end),
        rule=clause.rule.name,
    )


def _action(
    text: Sentence, cue: int, chain: Chain | None, found: tuple[Limit, ...]
) -> tuple[int, int]:
    """Give the words of the action: up to the cue, without bearer and limits ahead of it."""
    start, end = text.own
    if start <= cue < end:
        end = max(cue, start + 1)
    edges = sorted(
        [(f.start, f.end) for f in found] + ([(chain.start, chain.end)] if chain else [])
    )
    for left, right in edges:
        if left <= start < right < end:
            start = right
    while start + 1 < end and text.doc[start].is_punct:
        start += 1
    while end - 1 > start and text.doc[end - 1].is_punct:
        end -= 1
    return start, end


PACK = Pack("kaz", read, short_names, shared_tail)

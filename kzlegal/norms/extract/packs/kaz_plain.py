"""Owns what a Kazakh sentence without a modal does: duty, power, condition, reference, principle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kzlegal.norms.extract.packs.kaz_bearers import Chain
from kzlegal.norms.extract.packs.kaz_limits import Limit
from kzlegal.norms.extract.packs.kaz_rules import CueRule
from kzlegal.norms.extract.packs.kaz_subject import subject
from kzlegal.norms.extract.packs.kaz_text import Sentence, case, form, has
from kzlegal.norms.model import NormType

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

AIMS = frozenset({"мақсат", "міндет", "қағидат"})
"""Nouns of aims: «мақсаты», «міндеттері», «қағидаттары … болып табылады»."""
COMPETENCE = frozenset({"өкілеттік", "құзырет", "функция", "құзыреттік"})
_LAW = frozenset({"заңнама", "кодекс", "конституция"})
_RULES = frozenset({"қағида", "ереже", "нұсқаулық", "регламент", "тәртіп", "стандарт"})
_DETERMINE = frozenset(
    "айқында белгіле ретте көзде құра айқындал белгілен реттел көздел анықтал".split()  # noqa: SIM905
)
_USE = frozenset({"пайдаланыл", "қолданыл"})
_GRANT = frozenset({"қолжетімділік", "рұқсат", "лицензия", "аккредиттеу"})


def plain(
    text: Sentence, predicate: int, named: Sequence[Chain], public: frozenset[str]
) -> tuple[NormType, Chain | None]:
    """Read a sentence whose predicate is a finite verb in the present and no formula."""
    doc = text.doc
    verb = doc[predicate]
    before = [c for c in named if c.start < predicate]
    if has(verb, "Voice=Pass"):
        return _passive(text, predicate), None
    if _law_speaks(doc, predicate):
        return ("application" if _this_act(doc, predicate) else "reference"), None
    chain = subject(doc, predicate, before)
    if chain is None:
        if _in_accordance(doc, predicate) or _precedence(doc, predicate):
            return "reference", None
        return "power", None
    if all(i in public for i in chain.ids if i != "other") and set(chain.ids) != {"other"}:
        return "power", chain
    return "obligation", chain


def _passive(text: Sentence, predicate: int) -> NormType:
    doc = text.doc
    verb = doc[predicate].lemma_
    if verb in _USE:
        only_aim = any(t.norm_ in ("мақсатында", "мақсаттарында") for t in doc[:predicate])
        return "principle" if only_aim and not _in_accordance(doc, predicate) else "condition"
    if verb in _DETERMINE and _names_rules(doc, predicate):
        return "reference"
    if _in_accordance(doc, predicate) or _in_order(doc, predicate):
        return "reference"
    if any(t.norm_ == "негізінде" for t in doc[:predicate]):
        return "condition"
    if verb == "ескеріл" and any(t.lemma_ in _GRANT for t in doc[:predicate]):
        # What is weighed when access or a licence is granted is a term of the grant.
        return "condition"
    return "obligation"


def _names_rules(doc: Doc, predicate: int) -> bool:
    return any(
        (t.lemma_ in _LAW or t.lemma_ == "заң" or t.lemma_ in _RULES or t.lemma_ == "шарт")
        and case(t) in ("Loc", "Ins", "Dat")
        for t in doc[:predicate]
    )


def _in_accordance(doc: Doc, predicate: int) -> bool:
    """«X-ке сәйкес» as the last thing before the verb group, X a law or rules."""
    for token in doc[:predicate]:
        if token.norm_ in ("сәйкес", "сай") and token.i:
            governed = doc[token.i - 1]
            rules = governed.lemma_ in _LAW | _RULES | {"заң", "шарт", "норма", "акт"}
            if rules and predicate - token.i <= 4:
                return True
    return False


def _in_order(doc: Doc, predicate: int) -> bool:
    """«… заңдарда белгіленген тәртіппен»."""
    for token in doc[:predicate]:
        if token.norm_ in ("тәртіппен", "тәртіпте") and token.i and form(doc[token.i - 1]) == "Part":
            return True
    return False


def _law_speaks(doc: Doc, predicate: int) -> bool:
    """Say whether the subject is the law itself: «… заңнамасы айқындайды»."""
    if doc[predicate].lemma_ not in _DETERMINE:
        return False
    return any(
        (t.lemma_ in _LAW or t.lemma_ == "заң" or (t.lemma_ == "акт"))
        and case(t) == "Nom"
        and form(t) == ""
        and (t.i + 1 >= predicate or form(doc[t.i + 1]) != "Part")
        for t in doc[:predicate]
    )


def _this_act(doc: Doc, predicate: int) -> bool:
    return len(doc) > 1 and doc[0].norm_ == "осы" and doc[1].lemma_ in ("заң", "кодекс") and (
        case(doc[1]) == "Nom"
    )


def _precedence(doc: Doc, predicate: int) -> bool:
    return any(t.lemma_ == "шарт" for t in doc[:predicate]) and any(
        t.norm_ in ("халықаралық", "ратификациялаған") for t in doc[:predicate]
    )


def classed(
    text: Sentence, start: int, end: int, named: Sequence[Chain]
) -> tuple[NormType, Chain | None]:
    """Read «… болып табылады», «… жатады», «… деп танылады», «… бөлінеді»."""
    doc = text.doc
    before = doc[text.predicate[0] : start]
    if any(t.lemma_ in COMPETENCE and case(t) in ("Dat", "Nom") for t in before):
        owners = [c for c in named if c.start < start and c.case == "Gen"]
        return "power", owners[-1] if owners else None
    if any(t.lemma_ in AIMS and has(t, "Person[psor]=3") and case(t) == "Nom" for t in before):
        return "principle", None
    if doc[end - 1].lemma_ == "қамт" and (lead := _meaning(doc, text.own[0])):
        # «X деп … процесс түсініледі, ол: … қамтиды»: what the doer of the process has to do.
        chain = doer_of_process(text, lead, named)
        return ("definition", None) if chain is None else ("obligation", chain)
    if any(t.norm_ == "негізі" for t in before) and any(t.lemma_ in _LAW for t in before):
        return "reference", None
    return "classification", None


def _meaning(doc: Doc, end: int) -> int:
    return next((t.i for t in doc[:end] if t.lemma_ in ("түсініл", "ұғыл")), 0)


def doer_of_process(text: Sentence, cue: int, named: Sequence[Chain]) -> Chain | None:
    """Give who does what «X деп … процесс түсініледі» means, where the meaning names him."""
    said = next((t.i for t in text.doc[:cue] if t.norm_ == "деп"), 0)
    inner = [c for c in named if said < c.start < cue and c.case == "Nom"]
    return inner[0] if inner else None


def passive_before(doc: Doc, cue: int) -> bool:
    """Say whether what must be done is in the passive: nobody is named as its doer."""
    at = cue - 1
    while at >= 0 and case(doc[at]) != "Dat":
        at -= 1
    return at >= 0 and form(doc[at]) == "Vnoun" and has(doc[at], "Voice=Pass")


def permitted(
    text: Sentence,
    rule: CueRule,
    start: int,
    end: int,
    named: Sequence[Chain],
    public: frozenset[str],
) -> tuple[NormType, Chain | None]:
    """Read «-уға болады», «жол беріледі», «-а алады», «-уы мүмкін»."""
    doc = text.doc
    if rule.name != "may":
        return "condition", None
    before = [c for c in named if c.start < start]
    if doc[end - 1].norm_ == "мүмкін" and has(doc[start], "Voice=Pass"):
        return "condition", None
    chain = subject(doc, start, before)
    if chain is None:
        owners = [c for c in before if c.case == "Gen"]
        chain = owners[-1] if owners else None
    if chain is not None and all(i in public for i in chain.ids):
        return "power", chain
    return "right", chain


def liable(text: Sentence, start: int, chain: Chain | None) -> Chain | None:
    """Give who is liable; a breach that "entails liability" is anybody's."""
    if chain is not None:
        return chain
    breach = any(t.lemma_ in ("бұз", "бұзыл", "сақтам", "орындам") for t in text.doc[:start])
    return Chain(0, 0, ("any",), "none", "Nom") if breach else None


def other_rights(text: Sentence, start: int) -> NormType:
    """«Заңдарда белгіленген өзге де құқықтарға ие болады» only sends to other law."""
    doc = text.doc[:start]
    elsewhere = any(t.lemma_ in _LAW or t.lemma_ == "заң" for t in doc)
    return "reference" if elsewhere and any(t.norm_ == "өзге" for t in doc) else "right"


def by_limits(
    doc: Doc, rule: CueRule, type_: NormType, found: Sequence[Limit]
) -> NormType:
    """Let «ғана» make a plain sentence a condition of lawfulness."""
    if rule.name == "plain" and type_ in ("obligation", "reference", "condition") and any(
        limit.only for limit in found
    ):
        return "condition"
    return type_

"""Owns what a Kazakh sentence without a modal does: duty, power, condition, reference, principle.

The order of questions is that of docs/annotation.md: who acts; if nobody is named, whether the
sentence says under which law, how, what for, or calls for the act itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzlegal.norms.extract.packs.kaz_bearers import Chain
from kzlegal.norms.extract.packs.kaz_clause import LAWS, RULES_OF, Clause
from kzlegal.norms.extract.packs.kaz_text import case, form, has
from kzlegal.norms.model import NormType

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

Decision = tuple[NormType, Chain | None]

AIMS = frozenset({"мақсат", "міндет", "қағидат"})
"""Nouns of aims: «мақсаты», «міндеттері», «қағидаттары … болып табылады»."""
COMPETENCE = frozenset({"өкілеттік", "құзырет", "функция", "құзыреттік"})
DOCUMENTS = frozenset(
    "келісім акт жоспар бағдарлама құжат өтініш бұйрық есеп хабарлама қағида тәртіп шешім хаттама "  # noqa: SIM905
    "ұйғарым анықтама талон куәлік паспорт жарлық ереже жарғы тізілім сертификат аттестат".split()
)
_DETERMINE = frozenset(
    "айқында белгіле ретте көзде құра бекіт айқындал белгілен реттел көздел бекітіл".split()  # noqa: SIM905
)
_SETTLED = frozenset({"айқында", "бекіт", "белгіле", "айқындал", "бекітіл", "белгілен"})
_USE = frozenset({"пайдаланыл", "қолданыл"})
_LIGHT = frozenset(
    "асырыл жүргізіл өткізіл беріл ұсыныл жасал рәсімдел ұйымдастырыл орындал қабылдан "  # noqa: SIM905
    "жүзеге алын қалыптастырыл салын көрсетіл".split()
)
"""Verbs that only carry the noun before them: what matters is how the thing is done."""
_MANNER = frozenset(
    "арқылы негізінде нысанында түрінде тәсілмен тәртіппен тәртіпте ерікті отырып жолымен бойынша "  # noqa: SIM905
    "қарай есебінен шегінде шеңберінде келісімімен келісуімен ақылы тегін сәйкес қағидаты "
    "нысанда".split()
)
_SOURCES = frozenset(
    "қаулы жарлық бұйрық келісім бап тармақ тармақша бөлік ереже талап жарғы шарт".split()  # noqa: SIM905
)
"""What else can govern a thing: acts of bodies, agreements, units of an act."""
_GRANT = frozenset({"қолжетімділік", "рұқсат", "лицензия", "аккредиттеу"})
_DECIDED = frozenset({"шешімімен", "бұйрығымен", "қаулысымен", "өкімімен", "шешімі", "тарапынан"})


def plain(clause: Clause) -> Decision:
    """Read a sentence whose predicate is a finite verb in the present and no formula."""
    if aim := _aims(clause):
        return aim
    if has(clause.verb, "Polarity=Neg"):
        # What "is not done" is not to be done; a thing that merely is not so is described.
        person = None if has(clause.verb, "Voice=Pass") else clause.subject
        if person is not None or has(clause.verb, "Voice=Pass"):
            return "prohibition", person
    if has(clause.verb, "Voice=Pass"):
        return _passive(clause)
    if _law_speaks(clause):
        return ("application" if _this_act(clause.doc) else "reference"), None
    chain = clause.subject
    if chain is None:
        if _accordance(clause) == "law" or _precedence(clause):
            return "reference", None
        # A thing that does something to another has a function; one that only is so, a class.
        return ("power" if clause.has_object() else "classification"), None
    if clause.verb.lemma_ in _SETTLED and clause.stems(
        {"тәртіп", "қағида", "тізбе", "нысан"}, "Acc"
    ):
        return "power", chain
    known = [i for i in chain.ids if i != "other"]
    led = bool(known) and chain.ids[0] in clause.public
    if (chain.public or led) and all(i in clause.public for i in known):
        return ("obligation" if clause.limited("deadline") else "power"), chain
    return "obligation", chain


def _aims(clause: Clause) -> Decision | None:
    """Read «… қағидаттары негізінде жүзеге асырылады», «… мақсаттарында жүзеге асырылады».

    In a list the noun stands in the lead-in or in the shared tail; in a sentence right at the verb.
    """
    listed = clause.text.own != clause.text.predicate
    zone = (
        range(*clause.text.predicate) if listed else range(max(0, clause.start - 2), clause.start)
    )
    for at in zone:
        token = clause.doc[at]
        if at < clause.start and token.lemma_ == "қағидат" and case(token) != "Gen":
            return "principle", None
        if listed and at < clause.start and token.norm_ in _AIMED and form(clause.verb) == "Fin":
            return ("principle", None) if has(clause.verb, "Voice=Pass") else None
    return None


_AIMED = frozenset({"мақсаттарында", "мақсатында", "мақсаттарда", "мақсатта", "мақсаттар"})


def _passive(clause: Clause) -> Decision:
    verb = clause.verb.lemma_
    accordance = _accordance(clause)
    if verb in _DETERMINE and (decision := _settled(clause)):
        return decision
    if verb in ("реттел",):
        return "reference", None
    if agent := _decider(clause):
        return "power", agent
    if verb in _USE:
        return _used(clause, accordance), None
    if any(limit.only for limit in clause.limits):
        return "condition", None
    if accordance == "law":
        return "reference", None
    if clause.limited("deadline"):
        return "obligation", None
    if clause.says(_AIMED) and not accordance and not clause.says(_MANNER):
        return "principle", None
    manner = any(f.kind == "condition" and _grounds(clause.doc, f.end - 1) for f in clause.limits)
    if verb in _LIGHT and (manner or accordance or clause.says(_MANNER)):
        return "condition", None
    if verb == "ескеріл" and clause.stems(_GRANT):
        # What is weighed when access or a licence is granted is a term of the grant.
        return "condition", None
    if verb == "ескеріл" and any(t.lemma_ in _GRANT for t in clause.doc[: clause.start]):
        return "condition", None
    return "obligation", None


def _grounds(doc: Doc, at: int) -> bool:
    """Say whether a limit tells on what ground a thing is done, not when."""
    return doc[at].norm_ in ("негізінде", "келісімімен", "шартымен", "шарттарымен")


def _settled(clause: Clause) -> Decision | None:
    """Read «… айқындалады», «… белгіленеді»: by a body, by law, by agreement, or by a fact."""
    persons = [c for c in clause.people("Ins") if c.end >= clause.start - 1]
    if persons:
        return "power", persons[-1]
    by_law = any(
        t.lemma_ in LAWS and clause.doc[t.i + 1].norm_ == "бойынша"
        for t in clause.before()
        if t.i + 1 < len(clause.doc)
    )
    if by_law or clause.stems(LAWS, "Loc", "Ins", "Dat"):
        of_this = _this_act(clause.doc) and clause.stems({"қатынас"})
        return ("application" if of_this else "reference"), None
    if clause.stems(RULES_OF | _SOURCES, "Loc", "Ins") or _accordance(clause):
        return "reference", None
    if decider := _decider(clause):
        return "power", decider
    if clause.verb.lemma_ in ("айқындал", "белгілен", "реттел"):
        last = clause.doc[clause.start - 1] if clause.start else None
        document = last is not None and case(last) == "Ins" and last.lemma_ not in ("күн", "ай")
        return ("reference" if document else "classification"), None
    return None


def _decider(clause: Clause) -> Chain | None:
    """Give the person by whose decision a thing is done: «X-тың шешімімен», «X тарапынан»."""
    for chain in clause.people("Gen", "Nom"):
        if chain.end < clause.start and clause.doc[chain.end].norm_ in _DECIDED:
            return chain
    return None


def _used(clause: Clause, accordance: str) -> NormType:
    """Read «қолданылады», «пайдаланылады»: of norms, for an aim, or on terms."""
    norms = [t for t in clause.before() if t.lemma_ in RULES_OF | LAWS and case(t) == "Nom"]
    if norms and norms[-1].i >= clause.start - 2:
        this = _this_act(clause.doc) or any(t.norm_ == "осы" for t in clause.before())
        return "application" if this else "reference"
    if _this_act(clause.doc):
        return "application"
    aim = clause.says({"мақсатында", "мақсаттарында"})
    return "principle" if aim and not accordance else "condition"


def _accordance(clause: Clause) -> str:
    """Give "law" for «заңнамасына сәйкес», «заңда белгіленген тәртіппен», "other" for the rest."""
    found = ""
    words = list(clause.before())
    for at, token in enumerate(words):
        if token.norm_ in ("сәйкес", "сай") and at:
            governed = words[at - 1]
            law = governed.lemma_ in LAWS | RULES_OF | _SOURCES
            near = clause.start - token.i <= 4
            if near:
                found = "law" if law else found or "other"
        ordered = token.norm_ in ("тәртіппен", "тәртіпте") and at and form(words[at - 1]) == "Part"
        if ordered and any(
            t.lemma_ in LAWS and case(t) in ("Loc", "Ins", "Nom")
            for t in words[max(0, at - 6) : at]
        ):
            found = "law"
    return found


def _law_speaks(clause: Clause) -> bool:
    """Say whether the subject is the law itself: «… заңнамасы айқындайды»."""
    if clause.verb.lemma_ not in _DETERMINE:
        return False
    doc = clause.doc
    return any(
        (t.lemma_ in LAWS or t.lemma_ == "акт")
        and case(t) == "Nom"
        and form(t) == ""
        and (t.i + 1 >= clause.start or form(doc[t.i + 1]) != "Part")
        for t in clause.before()
    )


def _this_act(doc: Doc) -> bool:
    """Say whether the sentence opens with «Осы Заң», «Осы Заңмен»."""
    if len(doc) < 2 or doc[0].norm_ != "осы" or doc[1].lemma_ not in ("заң", "кодекс"):
        return False
    return case(doc[1]) in ("Nom", "Ins") or any(
        t.lemma_ in ("күш", "ереже", "талап", "бап", "тармақ", "норма") for t in doc[2:5]
    )


def _precedence(clause: Clause) -> bool:
    return clause.stems({"шарт"}) and clause.says({"халықаралық", "ратификациялаған"})


def classed(clause: Clause) -> Decision:
    """Read «… болып табылады», «… жатады», «… деп танылады», «… бөлінеді», «… қамтиды»."""
    verb = clause.verb.lemma_
    before = [t for t in clause.before() if t.i >= clause.text.predicate[0]]
    if any(t.lemma_ in COMPETENCE and case(t) in ("Dat", "Nom") for t in before):
        owners = clause.people("Gen")
        return "power", owners[-1] if owners else None
    if any(t.lemma_ in AIMS and has(t, "Person[psor]=3") and case(t) == "Nom" for t in before):
        return "principle", None
    if any(t.lemma_ == "құндылық" for t in before):
        return "principle", None
    if verb == "қамт":
        return _contains(clause)
    if verb == "ие" and _precedence(clause):
        return "reference", None
    if verb == "негіздел":
        law = any(t.lemma_ in LAWS and case(t) == "Nom" for t in before)
        return ("reference" if law else "principle"), None
    if clause.rule.name == "founded-on":
        return "principle", None
    if any(t.norm_ == "негізі" for t in before) and any(t.lemma_ in LAWS for t in before):
        return "reference", None
    if verb == "құра" and any(t.lemma_ in LAWS for t in before):
        return "reference", None
    subject = clause.subject
    if verb in ("құра", "бекіт") and subject is not None:
        return plain(clause)
    return "classification", None


def _contains(clause: Clause) -> Decision:
    """Read «… қамтиды»: what a process, a document or a thing holds."""
    doc = clause.doc
    lead = next((t.i for t in doc[: clause.text.own[0]] if t.lemma_ in ("түсініл", "ұғыл")), 0)
    if lead:
        # «X деп … процесс түсініледі, ол: … қамтиды»: what the doer of the process has to do.
        said = doer_of_process(clause, lead)
        return ("definition", None) if said is None else ("obligation", said)
    if clause.stems(DOCUMENTS, "Nom"):
        return "obligation", None
    return "classification", None


def doer_of_process(clause: Clause, cue: int) -> Chain | None:
    """Give who does what «X деп … процесс түсініледі» means, where the meaning names him."""
    said = next((t.i for t in clause.doc[:cue] if t.norm_ == "деп"), 0)
    inner = [c for c in clause.named if said < c.start < cue and c.case == "Nom"]
    return inner[0] if inner else None


def passive_before(doc: Doc, cue: int) -> bool:
    """Say whether what must be done is in the passive: nobody is named as its doer."""
    at = cue - 1
    while at >= 0 and case(doc[at]) != "Dat":
        at -= 1
    return at >= 0 and form(doc[at]) == "Vnoun" and has(doc[at], "Voice=Pass")


def permitted(clause: Clause) -> Decision:
    """Read «-уға болады», «жол беріледі», «-а алады», «-уы мүмкін»."""
    doc = clause.doc
    if clause.rule.name != "may":
        return "condition", None
    head = doc[clause.start]
    if clause.verb.norm_ == "мүмкін" and has(head, "Voice=Pass"):
        if head.lemma_ in ("реттел", "белгілен", "көздел", "айқындал") and clause.stems(
            LAWS | RULES_OF, "Ins", "Loc"
        ):
            return "reference", None
        return ("right" if head.lemma_ in ("шағымдал", "шағым") else "condition"), None
    chain = clause.subject
    if chain is None:
        owners = clause.people("Gen")
        chain = owners[-1] if owners else None
    return "right", chain


def liable(clause: Clause) -> Chain | None:
    """Give who is liable; a breach that "entails liability" is anybody's."""
    if clause.subject is not None:
        return clause.subject
    # «X-тың заңнаманы … бұзуы»: whose breach it is stands in the genitive of the lead-in.
    offenders = [c for c in clause.people("Gen") if c.end <= clause.text.own[0]]
    if offenders and "other" not in offenders[0].ids:
        return offenders[0]
    breach = any(
        t.lemma_ in ("бұз", "бұзыл", "сақта", "орында", "орындал") for t in clause.before()
    )
    return Chain(0, 0, ("any",), "none", "Nom") if breach else None


def other_rights(clause: Clause) -> NormType:
    """«Заңдарда белгіленген өзге де құқықтарға ие болады» only sends to other law."""
    elsewhere = any(t.lemma_ in LAWS for t in clause.before())
    return "reference" if elsewhere and clause.says({"өзге"}) else "right"

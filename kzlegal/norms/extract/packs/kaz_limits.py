"""Owns the limits of a Kazakh norm: conditions, exceptions and deadlines, found by how they close.

They stand before the main predicate and close with a word of their own: «… жағдайда», «… кезде»,
«… болса», «… қоспағанда», «… ішінде», «… дейін». Where they begin is no word's to say: it is read
from what may not stand inside (the subject, an object of the main verb, a phrase of purpose).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzlegal.norms.extract.packs.kaz_text import case, form, has

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

LimitKind = Literal["condition", "exception", "deadline"]
CASES = frozenset({"жағдайда", "жағдайларда", "жағдайында", "жағдайларында"})
"""«In the case», «in cases»: what stands before is the case."""
_EVENT = frozenset({"кезде", "кездерде", "ретте"})
_PERIODS = frozenset("күн ай жыл сағат тәулік минут тоқсан апта мерзім онкүндік жарты".split())  # noqa: SIM905
_MOMENTS = _PERIODS | {"кез", "сәт", "уақыт"}
_AT_ONCE = frozenset({"дереу", "кідіріссіз", "шұғыл", "жедел"})
_UNTIL = re.compile(r"(?:[ғқ]анша|[гк]енше|[ае]йінше)$")
"""«… жойылғанша», «… өтпейінше»: until."""
_UNLAWFUL = frozenset({"құқыққа", "заңсыз", "рұқсатсыз", "санкцияланбаған"})
_PURPOSE = frozenset(
    {"мақсатында", "мақсаттарында", "үшін", "туралы", "бойынша", "сәйкес", "арқылы"}
)
_REQUESTS = frozenset(
    "өтініш өтінішхат талап сұрау сал жүгін хабарлама шағым арыз келіс келісім "  # noqa: SIM905
    "салу жолданым".split()
)
_NUMBERS = frozenset(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс "  # noqa: SIM905
    "жетпіс сексен тоқсан жүз жарты".split()
)
_COUNTING = _NUMBERS | frozenset(
    "жұмыс күнтізбелік жылына айына рет кемінде бастап кейін кейіннен кешіктірмей "  # noqa: SIM905
    "аспа аспайтын артық көп бұрын ішінде қысқа асырма алдында кешіктірілмей алғашқы ресми "
    "жариялан жария қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша "
    "желтоқсан дейін өт аяқтал".split()
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One condition, exception or deadline: words ``start`` to ``end`` (exclusive)."""

    kind: LimitKind
    start: int
    end: int
    only: bool = False
    """Whether «ғана» (only) makes it a condition of lawfulness."""


def limits(
    doc: Doc, predicate: int, walls: frozenset[int], *, infinitive: bool = False
) -> tuple[Limit, ...]:
    """Give the limits before a predicate in order; none crosses a wall (end of the subject).

    `infinitive` says that the predicate itself takes a verb in the dative («-уға жол беріледі»):
    where none stands right before it, the first one of the sentence is its, and is a wall too.
    """
    if infinitive and not _to_do(doc, max(0, predicate - 2), predicate):
        walls |= {at + 1 for at in _to_do(doc, 0, predicate)[:1]}
    found: list[Limit] = []
    floor = 0
    for at in range(predicate):
        closed = _closes(doc, at)
        if closed is None:
            continue
        kind, end = closed
        deadline = kind == "deadline"
        lowest = max((f.end for f in found), default=0)
        start = _deadline_start(doc, at, lowest) if deadline else _start(doc, at, floor, walls)
        only = end < len(doc) and doc[end].norm_ in ("ғана", "қана")
        end += int(only)
        last = found[-1] if found else None
        if last is not None and _series(doc, last, at, start):
            bracket = end < len(doc) and doc[end].text == ")"
            found[-1] = Limit(kind, last.start, end + int(bracket), only or last.only)
        elif (
            last
            and last.kind == kind
            and start == last.end
            and doc[start].norm_ in ("не", "немесе")
        ):
            found[-1] = Limit(kind, last.start, end, only or last.only)
        elif start < end:
            while start < end - 1 and doc[start].norm_ in ("сондай-ақ", "және", "ал"):
                start += 1
            found.append(Limit(kind, start, end, only))
        if not deadline:
            floor = end
    return (*found, *_outside(doc, predicate))


def _outside(doc: Doc, predicate: int) -> Iterator[Limit]:
    """Yield a clause after the predicate that takes cases out: «…, бұған X жағдайлары кірмейді»."""
    for at in range(predicate, len(doc)):
        if doc[at].text not in (",", ";"):
            continue
        end = next((i for i in range(at + 1, len(doc)) if doc[i].text in (";", ".")), len(doc))
        clause = doc[at + 1 : end]
        if not any(t.norm_ in ("бұған", "оған", "соған") for t in clause):
            continue
        if len(clause) > 1 and has(clause[-1], "Polarity=Neg") and clause[-1].lemma_ in _REACH:
            yield Limit("exception", at + 1, end)
            return


_REACH = frozenset({"кір", "жат", "қолданыл", "тарал", "таратыл"})


def _series(doc: Doc, last: Limit, at: int, start: int) -> bool:
    """Say whether «жиналса, өңделсе»: one condition of several verbs, a bracket included."""
    conditional = any(form(t) == "Cond" for t in doc[max(last.start, last.end - 2) : last.end])
    if form(doc[at]) != "Cond" or last.kind != "condition" or not conditional:
        return False
    return all(
        t.is_punct or t.norm_ in ("және", "немесе", "не") for t in doc[last.end : start]
    ) or any(t.text == "(" for t in doc[last.end : start + 1])


def _to_do(doc: Doc, start: int, end: int) -> list[int]:
    return [i for i in range(start, end) if form(doc[i]) == "Vnoun" and case(doc[i]) == "Dat"]


def _closes(doc: Doc, at: int) -> tuple[LimitKind, int] | None:
    """Say what a word closes, and where that ends."""
    token = doc[at]
    if at == 0:
        return None if token.norm_ not in _AT_ONCE else ("deadline", 1)
    before = doc[at - 1]
    after = doc[at + 1].norm_ if at + 1 < len(doc) else ""
    if token.norm_ == "қоспағанда":
        return ("condition" if _rules_out(doc, at) else "exception"), at + 1
    if form(token) == "Cond" and token.norm_ not in ("болмаса", "қалса"):
        return ("exception" if _otherwise(doc, at) else "condition"), at + 1
    if token.norm_ in CASES and (form(before) == "Part" or before.norm_ in ("де", "өзге", "жоқ")):
        return "condition", at + 1
    if token.norm_ in _EVENT and form(before) == "Part":
        return "condition", at + 1
    if token.norm_ == "кезінде" and form(before) == "Vnoun":
        return "condition", at + 1
    if token.norm_ == "отырып" and before.norm_ in ("сақтай", "сақтала"):
        return "condition", at + 1
    if token.norm_ in ("шартымен", "шарттарымен", "келісімімен"):
        return "condition", at + 1
    if token.norm_ == "негізінде" and before.norm_ not in ("тең", "бәсекелес"):
        # With a verbal noun in the dative after it, it belongs to that noun.
        inner = any(form(t) == "Vnoun" and case(t) == "Dat" for t in doc[at + 1 :])
        return None if inner else ("condition", at + 1)
    if after in ("ғана", "қана") and token.norm_.endswith(("шегінде", "шеңберінде", "үшін")):
        return "condition", at + 1
    return _time(doc, at)


def _otherwise(doc: Doc, at: int) -> bool:
    """«Егер … өзгеше көзделмесе»: unless the law says otherwise."""
    return has(doc[at], "Polarity=Neg") and any(
        t.norm_ == "өзгеше" for t in doc[max(0, at - 3) : at]
    )


def _time(doc: Doc, at: int) -> tuple[LimitKind, int] | None:
    token, before = doc[at], doc[at - 1]
    if token.norm_ in _AT_ONCE:
        return "deadline", at + 1
    if _UNTIL.search(token.norm_) and len(token.norm_) > 6:
        return "deadline", at + 1
    if token.norm_ == "ішінде" and (before.lemma_ in _PERIODS):
        return "deadline", at + 1
    if token.norm_ == "сиретпей" and before.norm_ == "реттен":
        return None  # counted with «реттен»
    if token.norm_ in ("кешіктірмей", "кешіктірілмей", "сиретпей", "кешікпей"):
        return "deadline", at + 1
    if token.norm_ in ("кейін", "соң") and form(before) == "Part" and _nothing_counted(doc, at + 1):
        counted = any(t.lemma_ in _PERIODS for t in doc[max(0, at - 3) : at])
        return ("deadline" if counted else "condition"), at + 1
    if token.norm_ == "бойынша" and before.lemma_ in _REQUESTS:
        return "condition", at + 1
    if token.norm_ in ("реттен", "рет") and before.lemma_ in _COUNTING:
        rare = at + 1 < len(doc) and doc[at + 1].norm_ in (
            "сиретпей",
            "жиі",
            "артық",
            "кем",
            "асырмай",
        )
        often = any(
            t.norm_ in ("жылына", "айына", "тоқсанына", "жылда") for t in doc[max(0, at - 4) : at]
        )
        return ("deadline", at + 1 + int(rare)) if rare or often else None
    if token.lemma_ in _PERIODS and case(token) in ("Dat", "Abl") and _counted(doc, at):
        following = doc[at + 1].norm_ if at + 1 < len(doc) else ""
        if case(token) == "Dat" and following not in ("дейін", "қарай"):
            return "deadline", at + 1
        longer = at + 2 < len(doc) and doc[at + 2].lemma_ == "мерзім"
        if following.startswith("асп") and not longer:
            return "deadline", at + 1
    if token.norm_ == "бойы" and before.lemma_ in _PERIODS:
        return "deadline", at + 1
    if token.norm_ in ("бұрын", "қалғанда", "сайын", "соң") and (
        before.lemma_ in _PERIODS or (form(before) == "Part" and doc[at - 2].lemma_ in _PERIODS)
    ):
        return "deadline", at + 1
    if token.norm_ == "дейін" and (form(before) in ("Part", "Vnoun") or _counts_time(doc, at - 1)):
        return "deadline", at + 1
    if (
        token.norm_ in ("мерзімде", "мерзімдерде", "мерзімге", "мерзімдерінде", "мерзімінде")
        and before.norm_ != "мынадай"
    ):
        return "deadline", at + 1
    if token.lemma_ in _MOMENTS and case(token) == "Abl":
        following = doc[at + 1].norm_ if at + 1 < len(doc) else ""
        if following in ("кейін", "бастап") and _nothing_counted(doc, at + 2):
            return "deadline", at + 2
    return None


def _counted(doc: Doc, at: int) -> bool:
    """Say whether a number stands with a period: «үш жұмыс күніне»."""
    return any(t.lemma_ in _NUMBERS or t.text[0].isdigit() for t in doc[max(0, at - 3) : at])


def _nothing_counted(doc: Doc, at: int) -> bool:
    """Say whether no period follows that this point in time only starts."""
    return not any(t.lemma_ in _PERIODS for t in doc[at : at + 5])


def _counts_time(doc: Doc, at: int) -> bool:
    return doc[at].lemma_ in _PERIODS or doc[at].text[0].isdigit()


def _rules_out(doc: Doc, at: int) -> bool:
    """«Заңсыз … қоспағанда» rules unlawful acts out; it exempts nobody, so it is a condition."""
    return any(t.norm_ in _UNLAWFUL for t in doc[max(0, at - 8) : at])


def _start(doc: Doc, at: int, floor: int, walls: frozenset[int]) -> int:
    """Go left to where the clause that closes at a word starts."""
    for i in reversed(range(floor, at)):
        if doc[i].norm_ == "егер":
            return i
        if doc[i].text in (":", ";", "."):
            break
    start = at
    while start > floor and start not in walls:
        before = doc[start - 1]
        if before.text in (":", ";", "."):
            break
        if start < at - 1 and _bounds(doc, start - 1, at):
            break
        start -= 1
    while start < at and doc[start].is_punct and doc[start].text != "(":
        start += 1
    return start


def _bounds(doc: Doc, at: int, closing: int) -> bool:
    """Say whether a word left of a clause belongs to the main one: its object, topic or purpose."""
    token, after = doc[at], doc[at + 1]
    if token.norm_ in _PURPOSE:
        return form(after) != "Part" and after.text != "ғана"
    if case(token) == "Acc":
        verbs = [t for t in doc[at + 1 : closing] if form(t) in ("Vnoun", "Part", "Conv", "Cond")]
        return not any(not has(v, "Voice=Pass") and v.lemma_ != "бол" for v in verbs) and not (
            closing < len(doc) and form(doc[closing]) == "Cond" and not verbs
        )
    if token.lemma_ in ("заңнама", "заң") and case(token) == "Loc":
        return not any(form(t) == "Part" for t in doc[at + 1 : closing])
    if doc[closing].norm_ == "кезінде" and case(token) == "Nom" and form(token) == "":
        # «Заңның мақсаты … жинау кезінде»: the topic of the sentence.
        return has(token, "Person[psor]=3") and form(after) != "Vnoun"
    if case(token) == "Nom" and has(token, "Number=Plur") and not has(token, "Person[psor]=3"):
        # «Туындылар адамның үлесі қосылған жағдайда …»: the subject of the main predicate.
        return form(token) == "" and case(after) == "Gen" and form(after) == ""
    topic = form(token) == "Vnoun" and case(token) == "Nom"
    owner = case(after) == "Gen" and form(after) == "" and not has(after, "Person[psor]=3")
    return topic and (owner or after.lemma_ in ("ол", "осы", "мұндай", "осындай", "тиісті"))


def _deadline_start(doc: Doc, at: int, floor: int) -> int:
    """Go left over the words that count a period, and over the event from which it runs."""
    start = at
    while start > floor and at - start < 20:
        before = doc[start - 1]
        topic = case(before) == "Nom" and has(before, "Person[psor]=3") and start < at
        if before.norm_ not in _COUNTING and topic and doc[start].lemma_ not in _MOMENTS:
            break  # «мерзімі …»
        if (
            before.lemma_ in _MOMENTS | _COUNTING
            or before.norm_ in _COUNTING
            or before.text[0].isdigit()
        ):
            start -= 1
        elif (
            form(before) == "Part"
            and (doc[start].lemma_ in _MOMENTS or doc[start].norm_ == "дейін")
        ) or (form(before) == "Vnoun" and doc[start].norm_ == "дейін"):
            return _event_start(doc, start - 1, floor)
        elif (
            (case(before) == "Gen" and doc[start].lemma_ in _MOMENTS)
            or (doc[at].norm_ == "қалғанда" and form(before) == "Vnoun" and case(before) == "Dat")
            or (before.norm_ in ("алдындағы", "келесі", "тиісті") and start < at)
        ):
            start -= 1
        else:
            break
    return start


def _event_start(doc: Doc, at: int, floor: int) -> int:
    """Go left over the clause of an event, to a mark or to an object of the main verb."""
    start = at
    while start > floor and at - start < 8:
        before = doc[start - 1]
        if before.is_punct or case(before) == "Acc" or before.norm_ in _PURPOSE:
            break
        if case(before) == "Dat" and start == at and has(doc[at], "Voice=Pass") is False:
            break
        start -= 1
    return start

"""Owns the limits of a Kazakh norm: conditions, exceptions and deadlines, found by how they close.

They stand before the main predicate and close with a word of their own: «… жағдайда», «… кезде»,
«… болса», «… қоспағанда», «… ішінде», «… дейін».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzlegal.norms.extract.packs.kaz_text import case, form, has

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

LimitKind = Literal["condition", "exception", "deadline"]
_CASES = frozenset({"жағдайда", "жағдайларда", "жағдайында", "жағдайларында"})
_PERIODS = frozenset(
    "күн ай жыл сағат тәулік минут тоқсан апта мерзім онкүндік жарты".split()  # noqa: SIM905
)
_AT_ONCE = frozenset({"дереу", "жедел", "кідіріссіз", "шұғыл"})
_UNLAWFUL = frozenset({"құқыққа", "заңсыз", "рұқсатсыз", "санкцияланбаған"})


@dataclass(frozen=True, slots=True)
class Limit:
    """One condition, exception or deadline: words ``start`` to ``end`` (exclusive)."""

    kind: LimitKind
    start: int
    end: int
    only: bool = False
    """Whether «ғана» (only) makes it a condition of lawfulness."""


def limits(doc: Doc, predicate: int, walls: frozenset[int]) -> tuple[Limit, ...]:
    """Give the limits before a predicate in order; none crosses a wall (end of the subject)."""
    found: list[Limit] = []
    floor = 0
    for at in range(predicate):
        closed = _closes(doc, at)
        if closed is None:
            continue
        kind, end = closed
        start = _deadline_start(doc, at) if kind == "deadline" else _clause_start(doc, at, floor, walls)
        only = end < len(doc) and doc[end].norm_ == "ғана"
        end += int(only)
        found.append(Limit(kind, start, end, only))
        if kind != "deadline":
            floor = end
    return tuple(found)


def _closes(doc: Doc, at: int) -> tuple[LimitKind, int] | None:
    """Say what a word closes, and where that ends."""
    token = doc[at]
    before = doc[at - 1] if at else None
    after = doc[at + 1].norm_ if at + 1 < len(doc) else ""
    if token.norm_ == "қоспағанда":
        return ("condition" if _rules_out(doc, at) else "exception"), at + 1
    if form(token) == "Cond" and token.norm_ != "болмаса":
        different = any(t.norm_ == "өзгеше" for t in doc[max(0, at - 3) : at])
        return ("exception" if different else "condition"), at + 1
    if token.norm_ in _CASES and before is not None and form(before) == "Part":
        return "condition", at + 1
    if token.norm_ in _CASES and before is not None and before.norm_ in ("де", "өзге", "болған"):
        return "condition", at + 1
    if token.norm_ == "кезде" and before is not None and form(before) == "Part":
        return "condition", at + 1
    if token.norm_ == "кезінде" and before is not None and form(before) == "Vnoun":
        return "condition", at + 1
    if token.norm_ == "отырып" and before is not None and before.norm_ in ("сақтай", "сақтала"):
        return "condition", at + 1
    if token.norm_ in ("шартымен", "шарттарымен", "келісімімен", "келісуімен") or (
        after == "ғана" and token.norm_.endswith(("негізінде", "шегінде", "шеңберінде", "үшін"))
    ):
        return "condition", at + 1
    return _time(doc, at)


def _time(doc: Doc, at: int) -> tuple[LimitKind, int] | None:
    token = doc[at]
    before = doc[at - 1] if at else None
    if token.norm_ in _AT_ONCE:
        return "deadline", at + 1
    if before is None:
        return None
    if token.norm_ == "ішінде" and (_period(doc, at - 1)):
        return "deadline", at + 1
    if token.norm_ in ("кешіктірмей", "кешіктірілмей", "сиретпей", "кешікпей", "кешіктірмейтін"):
        return "deadline", at + 1
    if token.norm_ in ("бұрын", "қалғанда", "сайын") and _period(doc, at - 1):
        return "deadline", at + 1
    if token.norm_ == "дейін" and (form(before) in ("Part", "Vnoun") or _period(doc, at - 1)):
        return "deadline", at + 1
    if token.norm_ in ("мерзімде", "мерзімдерде", "мерзімінде", "мерзімдерінде"):
        return "deadline", at + 1
    return None


def _period(doc: Doc, at: int) -> bool:
    return doc[at].lemma_ in _PERIODS


def _rules_out(doc: Doc, at: int) -> bool:
    """«Заңсыз … қоспағанда» rules unlawful acts out; it exempts nobody, so it is a condition."""
    return any(t.norm_ in _UNLAWFUL for t in doc[max(0, at - 8) : at])


def _clause_start(doc: Doc, at: int, floor: int, walls: frozenset[int]) -> int:
    """Go left to where the clause of a limit starts: an earlier limit, the subject, «егер»."""
    start = at
    while start > floor and start not in walls:
        before = doc[start - 1]
        if before.text in (":", ";", ".") or (before.text == "," and doc[start].norm_ == "егер"):
            break
        start -= 1
        if doc[start].norm_ == "егер":
            break
    while start < at and doc[start].is_punct:
        start += 1
    return start


def _deadline_start(doc: Doc, at: int) -> int:
    """Go left over the words that count or describe a period."""
    start = at
    while start > 0 and at - start < 12:
        before = doc[start - 1]
        counts = (
            before.lemma_ in _PERIODS
            or before.text[0].isdigit()
            or before.lemma_ in _COUNTING
            or (form(before) == "Part" and doc[start].lemma_ in _PERIODS)
            or (before.norm_ == "дейін" and start < at)
            or (start == at and form(before) in ("Part", "Vnoun") and doc[at].norm_ == "дейін")
            or (case(before) == "Abl" and doc[start].norm_ in ("бастап", "кейін", "кешіктірмей"))
        )
        if not counts or has(before, "Voice=Pass") and form(before) == "Fin":
            break
        start -= 1
    return start


_COUNTING = frozenset(
    "жұмыс күнтізбелік бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс "  # noqa: SIM905
    "тоқсан жүз рет кемінде бастап кейін кешіктірмей аспайтын артық көп бұрын ішінде қысқа".split()
)

"""Owns the changes announced for a text: of the manifest, and of the publisher's remarks in it.

Their wording is not held, so none is applied: a reader is told that it may concern a unit from a
day on, and how we know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from kzlegal.amend.evidence import Event, Evidence, Law, Pending, Replacement, read_evidence
from kzlegal.corpus import Corpus, Missing
from kzlegal.grammar import alpha3
from kzlegal.library.view import Expression

_KINDS: Mapping[str, tuple[str, str, str]] = {
    "amended": ("изменение", "өзгеріс", "a change"),
    "restated": ("новая редакция", "жаңа редакция", "a new wording"),
    "added": ("дополнение", "толықтыру", "an addition"),
    "repealed": ("исключение", "алып тастау", "a repeal"),
    "suspended": ("приостановление", "қолданысын тоқтата тұру", "a suspension"),
    "renamed": ("новое название", "жаңа атау", "a new name"),
    "words_replaced": ("замена слов", "сөздерді ауыстыру", "a replacement of words"),
}
"""What a remark announces, in Russian, Kazakh and English."""

_Announcement: TypeAlias = tuple[Law | None, date | None, str, tuple[Replacement, ...]]
"""Law, day of application, kind of change, words replaced."""


def announced(
    expression: Expression, evidence: Evidence | None, on: date, eid: str = ""
) -> tuple[Missing, ...]:
    """Give the changes announced for a text, or one unit of it, that a day may fall under.

    What a text of a later day already holds is left out. `evidence` is what the publisher's remarks
    in an official text say; without it the manifest alone is asked.
    """
    gaps = list(expression.act.announced(on, eid))
    remarked = remarks(evidence) if evidence is not None else ()
    by_remarks = {(gap.work, gap.since): set[str]() for gap in remarked}
    for gap in remarked:
        by_remarks[gap.work, gap.since].update(gap.units)
    # what the text itself says unit by unit is better than our summary of it
    found = [g for g in gaps if not g.units or not set(g.units) <= _units(by_remarks, g)]
    found += [gap for gap in remarked if gap.concerns(on, eid)]
    return tuple(g for g in found if g.since is None or g.since > expression.version)


def _units(by_remarks: Mapping[tuple[str, date | None], set[str]], gap: Missing) -> set[str]:
    return by_remarks.get((gap.work, gap.since), set())


def remarks(evidence: Evidence) -> tuple[Missing, ...]:
    """Give what the publisher's remarks announce, gathered by law, day and kind of change."""
    units: dict[_Announcement, dict[str, None]] = {}
    for pending in evidence.pending:
        what = (_whole(pending), pending.applies, pending.kind, pending.replacements)
        units.setdefault(what, {})[pending.eid] = None
    return tuple(
        Missing(
            kind="amendment",
            subject=_subject(law, kind, replacements),
            since=day,
            work=law.iri if law is not None else "",
            units=() if "" in eids else tuple(eids),
            source="official notice",
            knowledge="footnoted",
        )
        for (law, day, kind, replacements), eids in units.items()
    )


def _whole(pending: Pending) -> Law | None:
    """Give the law alone: the remark also names the unit of it."""
    law = pending.law
    return None if law is None else Law(law.date, law.number, law.iri)


def _subject(
    law: Law | None, kind: str, replacements: Sequence[Replacement]
) -> tuple[tuple[str, str], ...]:
    rus, kaz, eng = _KINDS.get(kind, _KINDS["amended"])
    if law is None:
        by = ("законом, который не назван", "аталмаған заңмен", "by a law that is not named")
    else:
        by = (f"законом № {law.number}", f"№ {law.number} заңмен", f"by law No. {law.number}")
    words = "; ".join(f"«{r.old}» → «{r.new}»" if r.new else f"«{r.old}» –" for r in replacements)
    said = f" ({words})" if words else ""
    return (
        ("rus", f"{rus} {by[0]}{said}: по примечанию издателя, текст не получен"),
        ("kaz", f"{by[1]} {kaz}{said}: баспагердің ескертпесі бойынша, мәтіні алынған жоқ"),
        ("eng", f"{eng} {by[2]}{said}: by the publisher's remark, text not held"),
    )


def evidence_in(corpus: Corpus, expression: Expression) -> Evidence | None:
    """Read the publisher's notes in an official text; None for our own edition, which has none."""
    if not expression.official:
        return None
    acts = (*corpus.manifest.acts, *corpus.manifest.known)
    return read_evidence(
        expression.document,
        alpha3(expression.language),
        published={a.iri: a.published for a in acts if a.published is not None},
        path=expression.source,
    )


def noted(evidence: Evidence, eid: str) -> tuple[Event, ...]:
    """Give what the publisher's notes say has happened to a unit, or to one around it."""
    return tuple(
        event
        for event in evidence.events
        if event.eid and (event.eid == eid or eid.startswith(f"{event.eid}__"))
    )

"""Owns the making of a ProvisionView: one unit with its citation and what belongs beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzlegal.corpus import Act, Change, Corpus, Missing
from kzlegal.grammar import alpha3
from kzlegal.library.absent import no_unit
from kzlegal.library.view import Expression, ProvisionView
from kzlegal.refs.pinpoint import citation, to_pinpoint

if TYPE_CHECKING:
    from kzlegal.graph import Divergence
    from kzlegal.library import Library


def view_of(
    library: Library, act: Act, eid: str, language: str, on: date | None = None
) -> ProvisionView:
    """Give one unit of the text of a day. Raises LegalTextError (KZ130) where there is none."""
    code = alpha3(language)
    units = library.provisions(act, code, on)
    unit = units.get(eid)
    if unit is None:
        raise no_unit(act, eid, units)
    expression = library.expression(act, code, on)
    headings = tuple(
        f"{units[a].num} {units[a].heading}".strip()
        for a in unit.ancestors
        if a in units and units[a].heading
    )
    return ProvisionView(
        eid=eid,
        pinpoint=to_pinpoint(eid),
        citation=citation(eid, code),
        name=unit.name,
        num=unit.num,
        heading=unit.heading,
        text=unit.text,
        language=code,
        iri=expression.iri,
        cite=f"{act.iri}/~{eid}",
        official=expression.official,
        headings=headings,
        divergences=tuple(d for d in library.divergences(act) if eid in d.eids),
        announced=library.announced(expression, eid, on),
        changed_by=_changed_by(library, expression, eid),
        by_laws=_by_laws(act, eid),
    )


def divergences_in(corpus: Corpus) -> dict[str, tuple[Divergence, ...]]:
    """Read the recorded differences between the two official texts of each act, by slug."""
    from kzlegal.graph import read_divergences

    found: dict[str, tuple[Divergence, ...]] = {}
    for act in corpus.manifest.acts:
        path = corpus.root / "divergences" / f"{act.slug}.yaml"
        if path.is_file():
            found[act.slug] = read_divergences(path.read_text("utf-8"), str(path))
    return found


def _changed_by(
    library: Library, expression: Expression, eid: str
) -> tuple[tuple[Act, Change], ...]:
    act = expression.act
    edition = act.edition(expression.language, expression.version)
    if expression.official or edition is None:
        return ()
    return library.corpus.manifest.changes(edition, act, eid)


def _by_laws(act: Act, eid: str) -> tuple[Missing, ...]:
    """Give the by-laws that a unit calls for, or one around it or in it, with no text held."""
    return tuple(
        gap
        for gap in act.missing
        if gap.kind == "by-law" and gap.units and gap.concerns(date.max, eid)
    )

"""Owns the matrix of roles and duties: what would bind somebody who has one role and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kzlegal.assess.assessment import BINDING
from kzlegal.assess.facts import Facts
from kzlegal.assess.following import Clash, closed
from kzlegal.norms.condition import Truth, facts_of
from kzlegal.norms.model import Bearer, Norm

Cell = Literal["applies", "depends", "no", "not-yet-applied", "no-longer-applied", "needs-review"]
"""What a norm does to a role. "no": somebody of this role does not bear it, or the rest of the
profile excludes it; "depends": on facts of the profile that are not known."""


@dataclass(frozen=True, slots=True)
class Row:
    """One norm against all roles."""

    norm: Norm
    cells: tuple[Cell, ...]
    needs: tuple[tuple[str, ...], ...]
    """For each role the unknown facts on which its cell depends."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Norms by roles, on a day, for the rest of a profile."""

    facts: Facts
    on: date
    roles: tuple[Bearer, ...]
    rows: tuple[Row, ...]

    def without_duties(self) -> tuple[Bearer, ...]:
        """Give the roles that no norm of the matrix binds, whatever else holds."""
        return tuple(
            role
            for n, role in enumerate(self.roles)
            if all(row.cells[n] == "no" for row in self.rows)
        )


def matrix(
    norms: Iterable[Norm],
    bearers: Mapping[str, Bearer],
    facts: Facts,
    on: date,
    types: tuple[str, ...] = BINDING,
    reviews: Iterable[str] = (),
) -> Matrix:
    """Give the matrix: a row for each norm that is put to profiles, a column for each role.

    In a column the subject has this role and no other one that a profile can state; all other facts
    are those of the profile. Roles that no condition describes ("any", "none") have no column. A
    norm that `reviews` names needs review in every column where somebody would bear it.
    """
    # Anybody and whom no profile can be are no columns: no fact makes the one or the other.
    roles = tuple(b for b in bearers.values() if facts_of(b.roles))
    role_facts = tuple(dict.fromkeys(f for b in roles for f in facts_of(b.roles)))
    answers = [_as(role, facts, role_facts) for role in roles]
    apart = frozenset(reviews)
    rows: list[Row] = []
    for norm in norms:
        if norm.not_assessed or norm.type not in types:
            continue
        found = [_cell(norm, known, on, norm.id in apart) for known in answers]
        rows.append(Row(norm, tuple(c for c, _ in found), tuple(n for _, n in found)))
    return Matrix(facts, on, roles, tuple(rows))


def _as(role: Bearer, facts: Facts, role_facts: tuple[str, ...]) -> Mapping[str, str]:
    """Give what is known of somebody who has the role and no other."""
    given = {name: value for name, value in facts.given if name not in role_facts}
    held = facts_of(role.roles)
    # Where several facts make the role, the first does: a data owner need not hold a library.
    given[held[0]] = "yes"
    for name in role_facts:
        if name not in given:
            without = closed(facts.catalogue, {**given, name: "no"})
            if not isinstance(without, Clash):
                given[name] = "no"
    found = closed(facts.catalogue, given)
    # What the profile says may exclude the role; the role is what is asked for.
    return given if isinstance(found, Clash) else found[0]


def _cell(
    norm: Norm, known: Mapping[str, str], on: date, review: bool
) -> tuple[Cell, tuple[str, ...]]:
    if norm.bears is None or norm.bears.truth(known) is Truth.NO:
        return "no", ()
    if on < norm.applies_from:
        return "not-yet-applied", ()
    if norm.applies_until is not None and on >= norm.applies_until:
        return "no-longer-applied", ()
    parts = [norm.bears, *(condition for _, condition in norm.applicability())]
    truths = [part.truth(known) for part in parts]
    truth = min(truths)
    if truth is Truth.NO:
        return "no", ()
    if review:
        return "needs-review", ()
    if truth is Truth.YES:
        return "applies", ()
    needs = (
        leaf.fact
        for part, t in zip(parts, truths, strict=True)
        if t is Truth.UNKNOWN
        for leaf in part.leaves()
        if leaf.fact not in known
    )
    return "depends", tuple(dict.fromkeys(needs))

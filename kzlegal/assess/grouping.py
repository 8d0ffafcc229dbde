"""Owns the groups in which the results of an assessment are read, the same on every surface."""

from __future__ import annotations

from typing import Literal, get_args

from kzlegal.assess.result import NormResult, Status

Group = Literal[
    "prohibited",
    "review",
    "duties",
    "liability",
    "judgment",
    "rights",
    "across",
    "open",
    "frame",
    "clear",
    "not_yet",
    "no_longer",
    "not",
]
GROUPS: tuple[Group, ...] = get_args(Group)
"""All groups in the order in which they are read: what forbids and binds comes first."""

_READ: tuple[Status, ...] = (
    "applies",
    "does-not-apply",
    "needs-review",
    "turns-on-judgment",
    "cannot-say",
)
_KINDS = (("prohibition",), ("obligation", "condition", "liability"), ("right", "power"))
_BINDS = ("obligation", "condition", "prohibition")
_ALLOWS = ("right", "power")
_BY_STATUS: dict[Status, Group] = {
    "needs-review": "review",
    "not-yet-applied": "not_yet",
    "no-longer-applied": "no_longer",
    "turns-on-judgment": "judgment",
    "cannot-say": "open",
}


def status_rank(status: Status | None) -> int:
    """Give the place of a status where changes are read: what is certain before what may be."""
    return _READ.index(status) if status in _READ else len(_READ)


def type_rank(kind: str) -> int:
    """Give the place of a norm's type in a long list: what forbids and binds comes first."""
    return next((i for i, kinds in enumerate(_KINDS) if kind in kinds), len(_KINDS))


def group_of(result: NormResult) -> Group:
    """Say in which group a result is read."""
    if result.status in _BY_STATUS:
        return _BY_STATUS[result.status]
    if result.status == "does-not-apply":
        return "clear" if result.norm.bans and result.capacity == "bearer" else "not"
    if result.outcome == "prohibited":
        return "prohibited"
    if result.norm.type == "liability":
        return "liability"
    if result.norm.type not in (*_BINDS, *_ALLOWS):
        return "frame"
    if result.capacity == "other side":
        return "across"
    return "duties" if result.norm.type in _BINDS else "rights"

"""Owns Norm: who must, must not or may do what, under which condition, unless, by which unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from akn.problem import LegalTextError, Problem
from kzlegal.norms.condition import ALWAYS, Condition, Not, condition_json
from kzlegal.norms.facts import Translated
from kzlegal.norms.penalty import Penalty

NormType = Literal[
    "obligation",
    "prohibition",
    "right",
    "power",
    "definition",
    "classification",
    "condition",
    "principle",
    "liability",
    "reference",
    "application",
]
"""What a norm does. `condition` is a condition of lawfulness, `application` fixes the reach of
other rules in time or in persons, `reference` sends the reader to other law."""

Connective = Literal["and", "or", "and-or", "none"]
"""How the text joins its bearers: "owner or possessor", "owners and possessors" …"""

SourceStatus = Literal["statute", "interpretation", "unverified", "contested"]
"""Whether the reading is the text's own, ours, not yet checked, or open among lawyers."""

NORM_TYPES: tuple[str, ...] = get_args(NormType)
CONNECTIVES: tuple[str, ...] = get_args(Connective)
STATUSES: tuple[str, ...] = get_args(SourceStatus)


class NormsError(LegalTextError):
    """A norm file is broken; `problems` holds every fault found, the first one is the message."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Anchor:
    """A short quote that must stand in our edition, at the norm's unit or at the unit named."""

    language: str
    quote: str
    eid: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Bearer:
    """A role of the bearer vocabulary and the facts that make somebody bear it."""

    id: str
    label: Translated
    roles: Condition
    """True of a profile whose subject has the role."""
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm of one unit; `action` says in our words what is owed, banned, allowed or meant."""

    id: str
    act: str
    """Work IRI of the act itself (never of our edition)."""
    eid: str
    type: NormType
    bearer: tuple[str, ...]
    """Ids of the bearer vocabulary; ``("none",)`` where the text names nobody."""
    connective: Connective
    bearer_implied: tuple[str, ...]
    """Our reading of who bears it where the text names nobody."""
    counterparty: tuple[str, ...]
    concerns: tuple[str, ...]
    """Roles whose profile the norm is reported in."""
    action: Translated
    object: tuple[str, ...]
    """What the action is done to: ids of terms of the glossaries (corpus/terms)."""
    bears: Condition | None
    """True of a profile whose subject bears the norm; None where nobody does."""
    gate: Condition
    """True of a profile whose subject is one of `concerns`."""
    conditions: Condition | None
    exceptions: Condition | None
    fulfilment: Condition | None
    """Facts that show a duty or a condition of lawfulness to be met; None where none are known."""
    bans: bool
    """Whether what falls under the norm is forbidden."""
    deadline: str
    frequency: str
    applies_from: date
    applies_until: date | None
    status: SourceStatus
    why: str
    anchors: tuple[Anchor, ...]
    divergence: str
    """What the Kazakh text says otherwise; empty where both agree."""
    sanctions: tuple[str, ...]
    """Ids of the liability norms, of any act, that answer a breach; see what each covers."""
    penalty: Penalty | None
    """What a liability norm threatens; None for every other norm and where none is set."""
    delegates: tuple[str, ...]
    """By-laws that the unit calls for."""
    not_assessed: str
    """Why the norm is not put to a profile; empty for those that are."""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    _parts: tuple[tuple[str, Condition], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        parts = [("role", self.gate)] if self.gate != ALWAYS else []
        if self.conditions is not None:
            parts.append(("condition", self.conditions))
        if self.exceptions is not None:
            parts.append(("exception", Not(self.exceptions)))
        # Set once here, since every assessment asks for it several times.
        object.__setattr__(self, "_parts", tuple(parts))

    @property
    def slug(self) -> str:
        """Short name of the act: what stands before the first stroke of the id."""
        return self.id.partition("/")[0]

    def applicability(self) -> tuple[tuple[str, Condition], ...]:
        """Give the named parts that must all hold: role, condition, and no exception."""
        return self._parts


@dataclass(frozen=True, slots=True)
class NormFile:
    """All norms of one act, and the units that hold none with the reason."""

    act: str
    slug: str
    applies_from: date
    norms: tuple[Norm, ...]
    without_norm: Mapping[str, str]
    """Reasons by eId; one for ``art_7__*`` stands for article 7 and all below it."""
    path: str = ""
    reason_lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The line of each reason."""


def norms_json(norm: Norm, pinpoint: str = "") -> dict[str, object]:
    """Print a norm as JSON values in a fixed order; `pinpoint` is the short form of its eId."""
    return {
        "id": norm.id,
        "act": norm.act,
        "eid": norm.eid,
        "pinpoint": pinpoint or _pinpoint(norm.eid),
        "type": norm.type,
        "bearer": list(norm.bearer),
        "connective": norm.connective,
        "bearer_implied": list(norm.bearer_implied),
        "counterparty": list(norm.counterparty),
        "action": norm.action.json(),
        "object": list(norm.object),
        "conditions": condition_json(norm.conditions),
        "exceptions": condition_json(norm.exceptions),
        "fulfilment": condition_json(norm.fulfilment),
        "deadline": norm.deadline or None,
        "frequency": norm.frequency or None,
        "applies_from": norm.applies_from.isoformat(),
        "applies_until": norm.applies_until.isoformat() if norm.applies_until else None,
        "sanctions": list(norm.sanctions),
        "penalty": norm.penalty.json() if norm.penalty else None,
        "delegates": list(norm.delegates),
        "status": norm.status,
        "why": norm.why,
        "divergence": norm.divergence or None,
        "not_assessed": norm.not_assessed or None,
        "anchors": [{"language": a.language, "quote": a.quote, "eid": a.eid} for a in norm.anchors],
    }


def _pinpoint(eid: str) -> str:
    from kzlegal.refs.pinpoint import to_pinpoint

    return to_pinpoint(eid)

"""Owns the check of norms against texts: units that exist, quotes that stand where they should."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from akn.problem import Problem
from kzlegal.norms.model import Norm
from kzlegal.norms.trees import near

_SPACE = re.compile(r"\s+")


def check_anchors(
    norms: Iterable[Norm], texts: Mapping[tuple[str, str], str]
) -> tuple[Problem, ...]:
    """Check every norm against an edition: one problem for each fault, with file and line.

    `texts` maps (language, eId) to the unit's text, what stands below it included; where a list
    shares one predicate an anchor may name the enclosing unit by its own ``eid``. Languages that
    `texts` does not hold are not checked. Faults of the norm file itself (unknown fact or bearer,
    circle of implications) are found when it is loaded. White space is compared as one space.
    """
    languages = {language for language, _ in texts}
    squeezed: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for norm in norms:
        for language in sorted(languages):
            if (language, norm.eid) not in texts:
                message = f"{norm.id} names a unit that the {language} edition does not have"
                problems.append(_problem("NORM007", message, norm, norm.line, "correct the eid"))
                continue
            own = [a for a in norm.anchors if a.language == language]
            if not own:
                message = f"{norm.id} has no quote in {language}"
                problems.append(_problem("NORM012", message, norm, norm.line, "add an anchor"))
            for anchor in own:
                place = (language, anchor.eid)
                if place not in texts:
                    message = f"the {language} quote of {norm.id} names a unit that does not exist"
                    problems.append(_problem("NORM007", message, norm, anchor.line, anchor.eid))
                    continue
                if place not in squeezed:
                    squeezed[place] = _SPACE.sub(" ", texts[place])
                if not anchor.quote or _SPACE.sub(" ", anchor.quote) not in squeezed[place]:
                    message = f"the {language} text at {anchor.eid} does not say {anchor.quote!r}"
                    hint = "quote the edition's words exactly, or name the unit that has them"
                    problems.append(_problem("NORM008", message, norm, anchor.line, hint))
    return tuple(problems)


def check_links(norms: Iterable[Norm]) -> tuple[Problem, ...]:
    """Check that every sanction names a liability norm of one of the files read together."""
    by_id = {norm.id: norm for norm in norms}
    problems: list[Problem] = []
    for norm in by_id.values():
        for sanction in norm.sanctions:
            target = by_id.get(sanction)
            if target is None:
                message = f"{norm.id} names the sanction {sanction!r}, which no norm file holds"
                liable = [n.id for n in by_id.values() if n.type == "liability"]
                hint = near(sanction, liable) or "name a liability norm by its id"
                problems.append(_problem("NORM013", message, norm, norm.line, hint))
            elif target.type != "liability":
                message = f"{norm.id} names the sanction {sanction!r}, which is no liability norm"
                problems.append(_problem("NORM013", message, norm, norm.line, "name one that is"))
    return tuple(problems)


def uncovered(
    norms: Iterable[Norm], without_norm: Mapping[str, str], eids: Iterable[str]
) -> tuple[str, ...]:
    """Give the eIds that neither a norm nor a stated reason covers, in the order of `eids`.

    A reason covers its own unit; one for ``art_7__*`` also everything below article 7.
    """
    covered = {norm.eid for norm in norms} | set(without_norm)
    whole = tuple(name.removesuffix("*") for name in without_norm if name.endswith("__*"))
    return tuple(eid for eid in eids if eid not in covered and not f"{eid}__".startswith(whole))


def _problem(code: str, message: str, norm: Norm, line: int, hint: str) -> Problem:
    return Problem(code, message, path=norm.path, line=line, eid=norm.eid, hint=hint)

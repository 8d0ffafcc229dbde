"""Owns the Russian pack: the words with which Russian drafting says norms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzlegal.norms.extract.candidate import CandidateNorm, Words
from kzlegal.norms.extract.pack import Pack, Surroundings
from kzlegal.norms.extract.statement import Statement

_ALIAS = re.compile(r"(?P<full>[^();:–]+?) \(далее – (?P<short>[^)]+)\)")


def short_names(statement: Statement) -> Mapping[str, str]:
    """Give what «X (далее – Y)» declares: Y to X."""
    return {m["short"].strip(): m["full"].strip() for m in _ALIAS.finditer(statement.text)}


def read(statement: Statement, around: Surroundings) -> tuple[CandidateNorm, ...]:
    """Give the norms of one Russian statement."""
    doc = around.parse(statement.text)
    cue = next((t for t in doc if t.lemma_ in ("обязать", "обязанный")), None)
    if cue is None:
        return ()
    start = statement.words.start
    at = Words(statement.words.eid, start + cue.idx, start + cue.idx + len(cue), cue.text)
    action = Words(statement.words.eid, start, start + len(statement.text), statement.text)
    return (
        CandidateNorm(
            statement.eid,
            "rus",
            "obligation",
            ("none",),
            "none",
            (),
            (),
            action,
            (),
            (),
            (),
            at,
            "modal",
        ),
    )


PACK = Pack("rus", read, short_names)

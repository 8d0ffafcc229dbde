"""Owns KINDS: every kind of instruction, in the order in which a clause is tried."""

from __future__ import annotations

from kzlegal.amend.clause import Kind
from kzlegal.amend.kinds.add_heading import ADD_HEADING
from kzlegal.amend.kinds.add_unit import ADD_UNIT
from kzlegal.amend.kinds.append_words import APPEND_WORDS
from kzlegal.amend.kinds.exclude_unit import EXCLUDE_UNIT
from kzlegal.amend.kinds.exclude_words import EXCLUDE_WORDS
from kzlegal.amend.kinds.insert_after import INSERT_AFTER
from kzlegal.amend.kinds.insert_before import INSERT_BEFORE
from kzlegal.amend.kinds.rename import RENAME
from kzlegal.amend.kinds.renumber import RENUMBER
from kzlegal.amend.kinds.repeal import REPEAL
from kzlegal.amend.kinds.replace_words import REPLACE_WORDS
from kzlegal.amend.kinds.restate import RESTATE
from kzlegal.amend.kinds.suspend import SUSPEND
from kzlegal.amend.kinds.time_limit import TIME_LIMIT

KINDS: tuple[Kind, ...] = (
    REPLACE_WORDS,
    INSERT_AFTER,
    INSERT_BEFORE,
    EXCLUDE_WORDS,
    APPEND_WORDS,
    RESTATE,
    ADD_HEADING,
    ADD_UNIT,
    REPEAL,
    SUSPEND,
    TIME_LIMIT,
    RENUMBER,
    RENAME,
    EXCLUDE_UNIT,
)
"""Of the kinds that match, the one whose clause ends first is taken; of equal ones the first."""

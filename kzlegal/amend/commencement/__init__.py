"""Owns dates of application: from the words of a commencement clause to the day.

Entry into force (вступление в силу, күшіне ену) and application (введение в действие, қолданысқа
енгізу) are two dates and stay two (law on legal acts, art. 42). What cannot be computed is a
Problem that names the date needed, never a guess.
"""

from __future__ import annotations

from kzlegal.amend.commencement.day import (
    PENAL_DAYS,
    PERMIT_DAYS,
    day,
    force_day,
    too_early,
)
from kzlegal.amend.commencement.find import Clause, find_commencement, speaks_of_application
from kzlegal.amend.commencement.read import read_commencement
from kzlegal.amend.commencement.rule import (
    SILENT,
    AfterTerm,
    AtOnce,
    Commencement,
    Dates,
    Excepted,
    FromDay,
    Item,
    Rule,
    SaidElsewhere,
    Silence,
    WithAct,
)
from kzlegal.amend.commencement.rules import read_rule, read_until, until_of
from kzlegal.amend.commencement.said import rule_json, said

__all__ = [
    "PENAL_DAYS",
    "PERMIT_DAYS",
    "SILENT",
    "AfterTerm",
    "AtOnce",
    "Clause",
    "Commencement",
    "Dates",
    "Excepted",
    "FromDay",
    "Item",
    "Rule",
    "SaidElsewhere",
    "Silence",
    "WithAct",
    "day",
    "find_commencement",
    "force_day",
    "read_commencement",
    "read_rule",
    "read_until",
    "rule_json",
    "said",
    "speaks_of_application",
    "too_early",
    "until_of",
]

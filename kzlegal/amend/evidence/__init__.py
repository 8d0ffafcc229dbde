"""Owns evidence: what the publisher's notes say about the history and the future of an act.

A footnote names the laws that changed an article, not what each of them changed in it; a remark on
a future change mostly says only that one is coming. Both are kept as what they are: evidence.
"""

from __future__ import annotations

from kzlegal.amend.evidence.lifecycle import History, history, with_history
from kzlegal.amend.evidence.read import read_evidence
from kzlegal.amend.evidence.values import (
    Count,
    Event,
    Evidence,
    Law,
    Pending,
    Remark,
    Replacement,
)

__all__ = [
    "Count",
    "Event",
    "Evidence",
    "History",
    "Law",
    "Pending",
    "Remark",
    "Replacement",
    "history",
    "read_evidence",
    "with_history",
]

"""Owns the verification of a receipt: read strictly, sealed, and held against a second run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.problem import LegalTextError, Problem
from kzlegal.assess.receipt import FORMAT, Pairs, Receipt, sealed

_MEMBERS = ("format", "engine", "rules", "texts", "on", "language", "facts", "result", "sha256")
LIMIT = 4_000_000
"""Longest receipt that is read, in characters."""

Part = Literal["engine", "rules", "texts", "facts", "result"]


class ReceiptError(LegalTextError):
    """A file that is no receipt, or one that was altered after it was made."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing in which a second run differs from the receipt; empty where one side lacks it."""

    part: Part
    name: str
    """Act, expression, fact or norm that differs; empty for the engine."""
    receipt: str
    now: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What running a receipt again came to."""

    receipt: Receipt
    now: Receipt
    disagreements: tuple[Disagreement, ...]

    @property
    def equal(self) -> bool:
        """Whether the second run gave the same receipt, hash and all."""
        return not self.disagreements and self.receipt.sha256 == self.now.sha256

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "equal": self.equal,
            "sha256": self.receipt.sha256,
            "now": self.now.sha256,
            "disagreements": [
                {"part": d.part, "name": d.name or None, "receipt": d.receipt, "now": d.now}
                for d in self.disagreements
            ],
        }


def read_receipt(text: str, path: str = "") -> Receipt:
    """Read a receipt from its JSON text and check its seal.

    Raises ReceiptError: RCP001 for what is no receipt, RCP002 where the content is not the one that
    the hash was made over.
    """
    if len(text) > LIMIT:
        raise _fault(path, f"the file has {len(text):,} characters; no receipt is that long")
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise _fault(path, "this is not JSON, or says one key twice") from None
    if not isinstance(value, dict) or tuple(sorted(value)) != tuple(sorted(_MEMBERS)):
        raise _fault(path, f"a receipt has the members {', '.join(_MEMBERS)}, and no others")
    if value["format"] != FORMAT:
        raise _fault(path, f"the format is not {FORMAT!r}")
    found = Receipt(
        engine=_text(value, "engine", path),
        rules=_pairs(value, "rules", path),
        texts=_pairs(value, "texts", path),
        on=_text(value, "on", path),
        language=_text(value, "language", path),
        facts=_pairs(value, "facts", path),
        result=_result(value["result"], path),
        sha256=_text(value, "sha256", path),
    )
    if sealed(found) != found.sha256:
        raise ReceiptError(
            Problem(
                "RCP002",
                "the receipt was altered: its SHA-256 is not that of its content",
                path=path,
                hint="ask for the receipt as it was written, or assess anew",
            )
        )
    try:
        date.fromisoformat(found.on)
    except ValueError:
        raise _fault(path, f"{found.on!r} is no date of the calendar") from None
    return found


def receipt_disagreements(receipt: Receipt, now: Receipt) -> tuple[Disagreement, ...]:
    """Say exactly in what a second run differs: engine, rules, texts, facts, result."""
    found: list[Disagreement] = []
    if receipt.engine != now.engine:
        found.append(Disagreement("engine", "", receipt.engine, now.engine))
    sides: tuple[tuple[Part, Pairs, Pairs], ...] = (
        ("rules", receipt.rules, now.rules),
        ("texts", receipt.texts, now.texts),
        ("facts", receipt.facts, now.facts),
        ("result", _said(receipt), _said(now)),
    )
    for part, before, after in sides:
        old, new = dict(before), dict(after)
        found += (
            Disagreement(part, name, old.get(name, ""), new.get(name, ""))
            for name in dict.fromkeys((*old, *new))
            if old.get(name) != new.get(name)
        )
    return tuple(found)


def _said(receipt: Receipt) -> Pairs:
    return tuple((name, " ".join(filter(None, words))) for name, *words in receipt.result)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _text(value: dict[str, object], key: str, path: str) -> str:
    text = value[key]
    if not isinstance(text, str):
        raise _fault(path, f"{key} is not a text")
    return text


def _pairs(value: dict[str, object], key: str, path: str) -> Pairs:
    held = value[key]
    if not isinstance(held, dict) or not all(isinstance(v, str) for v in held.values()):
        raise _fault(path, f"{key} does not map names to texts")
    return tuple(held.items())


def _result(value: object, path: str) -> tuple[tuple[str, str, str], ...]:
    rows = value if isinstance(value, list) else [None]
    found: list[tuple[str, str, str]] = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 3 or not all(isinstance(v, str) for v in row):
            raise _fault(path, "result does not list norm, status and outcome")
        found.append((row[0], row[1], row[2]))
    return tuple(found)


def _fault(path: str, message: str) -> ReceiptError:
    hint = "give a file that kzlegal assess --receipt wrote"
    return ReceiptError(Problem("RCP001", message, path=path, hint=hint))

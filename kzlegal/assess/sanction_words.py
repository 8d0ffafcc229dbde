"""Owns the sentences on sanctions: fines in units and tenge, what a sanction does not cover."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kzlegal.assess.words import say
from kzlegal.norms.facts import FactDefinition


def fine_lines(
    penalty: Mapping[str, Any], offender: FactDefinition | None, language: str
) -> tuple[str, ...]:
    """Say each fine of a penalty's JSON in a line: "large business: 100 MCI (432500 tenge), …"."""
    lines: list[str] = []
    for fine in penalty["fines"]:
        first = _amount(fine["first"], fine["first_tenge"], language)
        again = _amount(fine["repeated"], fine["repeated_tenge"], language)
        parts = [first] if first else []
        parts += [say("fine_repeated", language, amount=again)] if again else []
        labels = offender.value_labels if offender is not None else {}
        label = labels.get(fine["offender"])
        name = label.get(language) if label is not None else fine["offender"]
        lines.append(f"{name}: {', '.join(parts)}")
    return tuple(lines)


def measures_line(penalty: Mapping[str, Any], language: str) -> str:
    """Say what may come on repetition beside the fine; empty where nothing may."""
    return "; ".join(say(f"measure_{m}", language) for m in penalty["repeated_measures"])


def _amount(units: int | None, tenge: str | None, language: str) -> str:
    if units is None:
        return ""
    if tenge is None:
        return say("fine_first", language, n=units)
    return say("fine_tenge", language, n=units, tenge=f"{Decimal(tenge):,}".replace(",", "\u00a0"))

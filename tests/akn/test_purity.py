"""akn is a library of the standard: no script of one country, no country, no clock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

AKN = Path(__file__).resolve().parents[2] / "akn"
SOURCES = sorted(p for p in AKN.rglob("*") if p.suffix in (".py", ".css", ".html"))
FORBIDDEN = {
    "a Cyrillic letter": re.compile(r"[\u0400-\u052f]"),
    "a country as default": re.compile(r"=\s*[\"']kz[\"']|[\"']/akn/kz\b"),
    "the clock": re.compile(
        r"date\.today|datetime\.now|datetime\.utcnow|time\.time\b|\bDate\.today|localtime|gmtime"
    ),
    "chance": re.compile(r"^\s*(?:import|from) (?:random|secrets|uuid)\b", re.MULTILINE),
    "the upper layers": re.compile(r"^\s*(?:import|from) (?:kzlegal|api)\b", re.MULTILINE),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_akn_holds_no(what: str) -> None:
    found = [
        f"{path.relative_to(AKN)}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]!r}"
        for path in SOURCES
        for text in [path.read_text("utf-8")]
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert found == []


def test_the_patterns_find_what_they_are_for() -> None:
    planted = "x = date.today()\nimport random\nfrom kzlegal import x\ncountry='kz'\n\u0416"
    assert all(pattern.search(planted) for pattern in FORBIDDEN.values())
    assert len(SOURCES) > 8

"""References of a converted text: a link where the unit stands, plain words and a report if not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akn.checks import check
from akn.problem import Severity
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.library import Library
from kzlegal.library.converting import convert_source

TEXT = """\
Статья 1. Журнал

1. Владелец ведет журнал, как сказано в пункте 2 настоящей статьи.

2. Записи хранятся в виде, указанном в статье 9 настоящего Закона.
"""


def test_a_reference_that_leads_nowhere_stays_words_and_is_reported(tmp_path: Path) -> None:
    library = Library.open(
        today=date(2026, 11, 24), user=tmp_path / "data", cache=tmp_path / "cache"
    )
    file = tmp_path / "act.txt"
    file.write_text(TEXT, "utf-8")
    parsed, document = convert_source(library, file, "ru", "Z2500000230")
    links = [(e.text(), e.get("href")) for e in document.walk() if e.name == "ref"]
    assert links == [("пункте 2 настоящей статьи", "#art_1__para_2")]
    (lost,) = [p for p in parsed.problems if p.code == "KZ191"]
    assert lost.severity is Severity.INFO
    assert lost.eid.startswith("art_1__para_2")
    assert "статье 9 настоящего Закона" in lost.message
    assert "art_9" in lost.message
    assert document.root.text() == parsed.document.root.text()
    found = check(document, str(file), conventions=KAZAKH)
    assert [p.code for p in found if "404" in p.code or p.severity is Severity.ERROR] == []

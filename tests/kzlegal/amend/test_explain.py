"""What changed, by which law according to the notes, and what does not fit together."""

from __future__ import annotations

from datetime import date

import pytest

from akn.problem import LegalTextError
from kzlegal.amend.derivation.attribution import Law, laws
from kzlegal.amend.derivation.explain import Explanation, explain
from kzlegal.grammar import GRAMMARS
from tests.kzlegal.amend.made import parsed

OLD_NOTE = (
    "Сноска. Статья 1 с изменением, внесенным Законом РК от 06.04.2024 № 1-VIII (вводится в "
    "действие с 01.07.2024)."
)
OLD = f"""
О ведении журнала
Закон Республики Казахстан от 5 марта 2024 года № 999-VIII
Статья 1. Ведение
Журнал ведет хранитель.
{OLD_NOTE}
Статья 2. Опись
Опись ведет хранитель.
Статья 3. Лист
Лист подшивает хранитель.
"""
NEW_NOTE = (
    "Сноска. Статья 1 с изменениями, внесенными законами РК от 06.04.2024 № 1-VIII (вводится в "
    "действие с 01.07.2024); от 07.05.2025 № 2-VІІІ ( вводится в действие по истечении десяти "
    "дней (см. подпункт 2) статьи 9))."
)


def new(**changes: str) -> str:
    lines = OLD.strip().split("\n")
    places = {"text1": 3, "note1": 4, "text2": 6, "text3": 8}
    for name, words in changes.items():
        lines[places[name]] = words
    return "\n".join(lines)


def explained(after: str, before: str = OLD) -> Explanation:
    return explain(parsed(before).document, parsed(after).document, "rus")


def test_the_law_that_only_the_new_note_names() -> None:
    found = explained(new(text1="Журнал и опись ведет хранитель.", note1=NEW_NOTE))
    [unit] = found.units
    assert (unit.eid, unit.citation) == ("art_1", "статья 1")
    [law] = unit.laws
    assert law.iri == "/akn/kz/act/2025-05-07/2-VIII"  # Roman digits in Cyrillic letters
    assert law.application.startswith("вводится в действие по истечении десяти")
    assert law.application.endswith("(см. подпункт 2) статьи 9)")
    assert found.problems == ()
    assert found.draft.split("\n")[1:3] == [
        "Статья 1. Внести в Закон Республики Казахстан от 5 марта 2024 года «О ведении журнала» "
        "следующее дополнение:",
        "статью 1 после слова «Журнал» дополнить словами «и опись».",
    ]


def test_a_change_without_a_law_is_said() -> None:
    found = explained(new(text2="Опись ведет район."))
    assert found.unattributed == ("art_2",)
    assert [(p.code, p.eid) for p in found.problems] == [("AMD461", "art_2")]


def test_a_law_without_a_change_is_said() -> None:
    found = explained(new(note1=NEW_NOTE))
    assert found.units == ()
    [(eid, [law])] = found.without_change
    assert (eid, law.number) == ("art_1", "2-VIII")
    assert [(p.code, p.eid) for p in found.problems] == [("AMD462", "art_1")]


def test_copies_in_the_wrong_order_are_noticed() -> None:
    after = new(text1="Журнал и опись ведет хранитель.", note1=NEW_NOTE)
    codes = [p.code for p in explained(OLD, after).problems]
    assert codes == ["AMD461", "AMD463"]


def test_typography_needs_no_law() -> None:
    found = explained(new(text2="Опись  ведет «хранитель» .".replace("  ", " ")))
    assert "AMD461" in {p.code for p in found.problems}  # «хранитель» in marks is other words
    found = explained(new(text2='Опись ведет "хранитель".'), new(text2="Опись ведет «хранитель»."))
    assert found.unattributed == ()
    assert found.problems == ()
    [unit] = found.units
    assert unit.changes[0].weight == "typography"


def test_a_note_outside_the_articles_belongs_to_the_article_that_it_names() -> None:
    text = (
        "Статья 1. Журнал\nЖурнал ведет хранитель.\nГлава 2. ПРОВЕРКА\n"
        "Сноска. Статья 1 с изменением, внесенным Законом РК от 06.04.2024 № 1-VIII."
    )
    found = laws(parsed(text).document, GRAMMARS["rus"])
    assert found == {"art_1": (Law(date(2024, 4, 6), "1-VIII", ""),)}


def test_kazakh() -> None:
    old = "1-бап. Жүргізу\nЖурналды сақтаушы жүргізеді."
    note = (
        "Ескерту. 1-бапқа өзгеріс енгізілді – ҚР 07.05.2025 № 2-VIII (01.07.2025 бастап "
        "қолданысқа енгізіледі) Заңымен."
    )
    found = explain(
        parsed(old, "kaz").document,
        parsed(f"{old.replace('сақтаушы', 'аға сақтаушы')}\n{note}", "kaz").document,
        "kk",
    )
    [unit] = found.units
    assert [(law.number, law.application) for law in unit.laws] == [
        ("2-VIII", "01.07.2025 бастап қолданысқа енгізіледі")
    ]
    assert unit.instructions[0].lines == (
        "1-бап «Журналды» деген сөзден кейін «аға» деген сөзбен толықтырылсын;",
    )


def test_english_is_compared_and_not_written() -> None:
    old = "Article 1. Journal\nThe keeper holds the journal."
    found = explain(
        parsed(old, "eng").document, parsed(old.replace("keeper", "clerk"), "eng").document, "en"
    )
    [unit] = found.units
    assert unit.instructions[0].proposal.old == "keeper"
    assert unit.instructions[0].lines == ()
    assert found.draft == ""


def test_texts_of_different_acts_are_refused() -> None:
    with pytest.raises(LegalTextError) as error:
        explained(OLD.replace("№ 999-VIII", "№ 998-VIII"))
    assert error.value.problem.code == "AMD465"

"""Each rule on a draft that breaks it and on one that does not; the table of rules itself."""

from __future__ import annotations

from datetime import date

import pytest

from akn.problem import LegalTextError, Severity
from kzlegal.corpus import read_source
from kzlegal.lint import RULES, Finding, check_draft
from kzlegal.lint.number_sequence import follows
from kzlegal.lint.rule import HEADINGS

DAY = date(2026, 1, 1)


def check(text: str, language: str = "ru", name: str = "draft.txt") -> tuple[Finding, ...]:
    """Check a draft written one paragraph a line; blank lines are put between."""
    lines = text.strip().splitlines()
    return check_draft(read_source(name, "\n\n".join(lines).encode()), language, generated=DAY)


def codes(text: str, language: str = "ru") -> list[str]:
    return [finding.code for finding in check(text, language)]


GOOD = """О проверке систем
Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ
Статья 1. Журнал
1. Владелец системы ведет журнал и хранит его:
1) не менее трех лет;
2) в безопасном месте и
3) под замком.
2. Записи по подпункту 2) пункта 1 настоящей статьи вносятся в день проверки.
Часть вторая этого пункта говорит о днях.
Статья 2. Ответ
Орган отвечает заявителю по части второй пункта 2 статьи 1 настоящего Закона.
Статья 2-1. Срок
Срок ответа – «десять рабочих дней».
Глава 2. ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ
Статья 3. Порядок
Настоящий Закон вводится в действие с 1 января 2027 года.
"""

CASES = [
    # code, what is replaced in GOOD, by what
    ("KZ101", "Статья 3. Порядок", "Статья 2. Порядок"),
    ("KZ102", "2) в безопасном", "1) в безопасном"),
    ("KZ103", "Статья 3. Порядок", "Статья 5. Порядок"),
    ("KZ103", "Статья 2-1. Срок", "Статья 2-2. Срок"),
    ("KZ103", "3) под замком", "4) под замком"),
    ("KZ103", "1) не менее трех лет;\n2) в", "2) не менее трех лет;\n3) в"),
    ("KZ103", "Глава 2. ЗАКЛЮЧИТЕЛЬНЫЕ", "Глава 3. ЗАКЛЮЧИТЕЛЬНЫЕ"),
    ("KZ104", "Статья 2. Ответ", "Статья 2 Ответ"),
    ("KZ106", "3) под замком", "3 под замком"),
    ("KZ107", "Статья 2. Ответ", "Статья 2. Ответ\nСтатья 2. Ответ"),
    ("KZ108", "трех лет;", "трех лет."),
    ("KZ108", "трех лет;", "трех лет,"),
    ("KZ108", "трех лет;", "трех лет"),
    ("KZ108", "под замком.", "под замком;"),
    ("KZ108", "под замком.", "под замком"),
    ("KZ109", "хранит его:", "хранит его"),
    ("KZ110", "Статья 3. Порядок", "Cтатья 3. Порядок"),  # Latin C
    ("KZ110", "в безопасном месте", "в безoпасном месте"),  # Latin o
    ("KZ110", "Орган отвечает", "Орган отвечает c"),  # Latin c before a word
    ("KZ111", "рабочих дней»", "рабочих дней"),
    ("KZ111", "«десять рабочих", "десять рабочих"),
    ("KZ111", "«десять рабочих дней»", '"десять рабочих дней'),
    ("KZ112", "Срок ответа – «десять рабочих дней».\n", ""),
    ("KZ190", "Статья 3. Порядок", "Слова без статьи.\nСтатья 3. Порядок"),
    ("KZ201", "подпункту 2) пункта 1", "подпункту 7) пункта 1"),
    ("KZ201", "пункта 2 статьи 1 ", "пункта 9 статьи 1 "),
    ("KZ201", "части второй пункта 2", "части третьей пункта 2"),
    ("KZ201", "статьи 1 настоящего", "статьи 17 настоящего"),
    ("KZ202", "подпункту 2) пункта 1 настоящей", "подпункту 2) настоящей"),
    ("KZ202", "по части второй пункта 2 статьи 1", "по части второй статьи 1"),
    ("KZ203", "2. Записи по подпункту 2)", "4) исключен;\n2. Записи по подпункту 4)"),
]


def test_a_clean_draft_has_no_findings() -> None:
    assert check(GOOD) == ()


@pytest.mark.parametrize(("code", "old", "new"), CASES)
def test_a_fault_is_found(code: str, old: str, new: str) -> None:
    assert GOOD.count(old) == 1, "the example is not as meant"
    faulty = GOOD.replace(old, new)
    if code == "KZ203":
        faulty = faulty.replace("под замком.", "под замком;")
    found = [f for f in check(faulty) if f.code == code]
    assert found, codes(faulty)
    lines = "\n\n".join(faulty.strip().splitlines()).split("\n")
    for finding in found:
        assert finding.message
        assert finding.hint
        assert finding.path == "draft.txt"
        # the place is a character of the drafter's file
        assert lines[finding.line - 1][finding.column - 1 : finding.column].strip()


def test_article_word_missing() -> None:
    """The indent of a copy tells a heading from a point."""
    indent = " " * 6
    rows = ["О журнале", "Статья 1. Один", f"{indent}Текст.", "Статья 2. Два", f"{indent}Текст."]
    rows += ["3. Три", f"{indent}Текст."]
    source = read_source("draft.txt", "\n\n".join(rows).encode())
    found = check_draft(source, "ru", generated=DAY)
    assert [(f.code, f.line, f.eid) for f in found] == [("KZ105", 11, "art_3")]


def test_places_of_two_faults_on_one_line() -> None:
    text = GOOD.replace("подпункту 2) пункта 1", "подпункту 8) пункта 1 и подпункту 9) пункта 1")
    found = [f for f in check(text) if f.code == "KZ201"]
    assert len(found) == 1  # side by side they are one fault
    text = GOOD.replace("ведет журнал", "ведет жуpнал и cписок")  # Latin p, Latin c
    found = [f for f in check(text) if f.code == "KZ110"]
    assert [(f.line, f.column) for f in found] == [(7, 29), (7, 36)]


def test_a_number_that_goes_back() -> None:
    text = GOOD.replace("2) в безопасном", "5) в безопасном")
    found = [f.message for f in check(text) if f.code == "KZ103"]
    assert found == [
        "numbers are missing: «5)» follows «1)»",
        "the number «3)» stands after «5)»",
    ]


def test_a_letter_misplaced_everywhere_is_one_finding() -> None:
    text = GOOD.replace("журнал", "жуpнал") + "\n".join(
        f"Статья {n}. Жуpнал\nЖуpнал ведется.\n" for n in range(4, 9)
    )
    found = [f for f in check(text) if f.code == "KZ110"]
    assert len(found) == 1
    assert "Latin Small P" in found[0].message
    assert "11 words" in found[0].message


@pytest.mark.parametrize(
    "words",
    [
        "ТОО «Радио «Волна» ведет журнал.",  # one mark closes both names, as printers do
        "Закон «О связи» и приказ № 321-VІ применяются.",  # Roman number with a Cyrillic letter
        "Оценка IT-компании и SMS-сообщений ведется.",
        "30 дней хранится журнал.",
        "Орган применяет статью 45 Кодекса и подпункт 9) пункта 8 статьи 7 Закона "
        "Республики Казахстан «О связи».",
    ],
)
def test_what_is_no_fault(words: str) -> None:
    assert codes(GOOD.replace("Срок ответа – «десять рабочих дней».", words)) == []


AMENDING = """О внесении изменений в Закон Республики Казахстан «О проверке систем»
Статья 1. Внести в Закон Республики Казахстан «О проверке систем» следующие изменения:
1) в статье 45:
пункт 7 изложить в следующей редакции:
«7. Владелец ведет журнал по пункту 99 настоящей статьи.»;
2) в части второй статьи 80 слова «три года» заменить словами «пять лет».
Статья 2. Настоящий Закон вводится в действие по истечении десяти дней.
"""


def test_an_act_that_changes_others_speaks_of_their_units() -> None:
    assert [f for f in check(AMENDING) if f.code.startswith("KZ2")] == []
    faulty = AMENDING.replace("десяти дней.", "десяти дней, кроме статьи 9 настоящего Закона.")
    assert "KZ201" in codes(faulty)
    unclosed = AMENDING.replace("настоящей статьи.»;", "настоящей статьи.;")
    assert "KZ111" in codes(unclosed)


KAZAKH = """Жүйелерді тексеру туралы
1-бап. Журнал
1. Жүйенің иесі журналды жүргізеді және оны:
1) үш жыл;
2) қауіпсіз жерде сақтайды.
2. Осы баптың 1-тармағының 2) тармақшасы бойынша жазбалар тексеру күні енгізіледі.
2-бап. Жауап
Орган осы Заңның 1-бабының 2-тармағына сәйкес өтініш иесіне жауап береді.
"""


def test_kazakh() -> None:
    assert codes(KAZAKH, "kk") == []
    assert codes(KAZAKH.replace("2) тармақшасы", "7) тармақшасы"), "kk") == ["KZ201"]
    assert codes(KAZAKH.replace("үш жыл;", "үш жыл."), "kk") == ["KZ108"]
    assert codes(KAZAKH.replace("2-бап. Жауап", "4-бап. Жауап"), "kk") == ["KZ103"]
    assert codes(KAZAKH.replace("сақтайды", "caқтайды"), "kk") == ["KZ110"]


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ((1,), (2,), True),
        ((1,), (1, 1), True),
        ((1, 1), (1, 2), True),
        ((1, 2), (2,), True),
        ((1, 3), (2, 1), True),  # points numbered through two levels
        ((4, 1, 2), (4, 2), True),
        ((1,), (3,), False),
        ((1,), (1, 2), False),
        ((1, 1), (3,), False),
        ((2,), (1,), False),
    ],
)
def test_which_number_may_follow(
    before: tuple[int, ...], after: tuple[int, ...], right: bool
) -> None:
    assert follows(before, after) is right


def test_what_is_no_act_is_refused() -> None:
    with pytest.raises(LegalTextError) as caught:
        check("Просто письмо.\nБез статей.")
    assert caught.value.problem.code == "KZ004"


def test_equal_input_gives_equal_findings_on_any_day() -> None:
    text = GOOD.replace("трех лет;", "трех лет.")
    source = read_source("draft.txt", "\n\n".join(text.splitlines()).encode())
    first = check_draft(source, "ru", generated=DAY)
    assert first == check_draft(source, "ru", generated=date(2030, 5, 5))


def test_findings_come_in_the_order_of_the_file() -> None:
    text = GOOD
    for _, old, new in CASES[7:]:
        if text.count(old) == 1:
            text = text.replace(old, new)
    places = [(f.line, f.column) for f in check(text)]
    assert places == sorted(places)
    assert len(places) > 5


# The table


def test_codes_are_unique_and_in_order() -> None:
    found = [code for rule in RULES for code in rule.codes]
    assert len(found) == len(set(found))
    numbered = [code for code in found if code.startswith("KZ")]
    assert numbered == sorted(numbered)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule: object) -> None:
    doc = rule.doc  # type: ignore[attr-defined]
    headings = [line[:-1] for line in doc.splitlines() if line.endswith(":") and line[0] != " "]
    assert tuple(headings) == HEADINGS
    for code in rule.codes:  # type: ignore[attr-defined]
        assert code in doc.splitlines()[0]


def test_every_rule_is_broken_by_an_example() -> None:
    tried = {code for code, _, _ in CASES} | {"KZ105", "AKN"}
    assert {code for rule in RULES for code in rule.codes} == tried


def test_a_rule_gives_only_its_own_codes() -> None:
    from kzlegal.lint.draft import read_draft

    for _, old, new in CASES:
        lines = GOOD.replace(old, new).strip().splitlines()
        draft = read_draft(
            read_source("draft.txt", "\n\n".join(lines).encode()), "ru", generated=DAY
        )
        for rule in RULES:
            for finding in rule.check(draft):
                assert finding.code.startswith(rule.codes)


def test_errors_are_only_what_is_surely_wrong() -> None:
    errors = {
        f.code
        for _, old, new in CASES
        for f in check(GOOD.replace(old, new))
        if f.severity is Severity.ERROR
    }
    assert errors == {"KZ101", "KZ112", "KZ201", "KZ202"}


def test_the_page_of_rules_is_current() -> None:
    from tests.kzlegal.lint.rule_pages import PAGE, page

    current = PAGE.read_text("utf-8") == page()
    assert current, "docs/check.md: run python -m tests.kzlegal.lint.rule_pages"


def test_the_machine_form_passes_through_what_level_2_finds() -> None:
    from dataclasses import replace

    from kzlegal.lint.draft import read_draft
    from kzlegal.lint.machine_form import machine_form

    lines = "\n\n".join(GOOD.strip().splitlines())
    draft = read_draft(read_source("draft.txt", lines.encode()), "ru", generated=DAY)
    assert list(machine_form(draft)) == []
    broken = draft.document.replace_at(
        "art_1__para_2", lambda e: e.with_children(*e.children[1:])
    )  # its number is gone
    faulty = replace(draft, parsed=replace(draft.parsed, document=broken))
    (finding,) = machine_form(faulty)
    assert (finding.code, finding.eid, finding.line) == ("AKN401", "art_1__para_2", 15)

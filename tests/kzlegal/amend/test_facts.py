"""The inventory of instructions (I1 to I22), word for word as a drafter would set it, and real acts.

The sentences are schematic and ours; the acts lie beside the checkout and are never copied.
"""

from __future__ import annotations

import json

import pytest
from amend_spec_runner import reading, shown
from shared import SHARED, needs_texts

INVENTORY = [
    (
        "статью 5 изложить в следующей редакции: «Статья 5. А. Б.»;",
        ["restate (I1) art_5 · → Статья 5. А. Б."],
    ),
    (
        "подпункты 8), 9) и 40) изложить в следующей редакции: «8) а; 9) б;»; «40) в;»;",
        [
            "restate (I2) point_8 · → 8) а;",
            "restate (I2) point_9 · → 9) б;",
            "restate (I2) point_40 · → 40) в;",
        ],
    ),
    ("слова «А» заменить словами «Б»;", ["replace_words (I3) the act · А → Б"]),
    ("слово «А» заменить словом «Б»;", ["replace_words (I3) the act · А → Б"]),
    ("слово «А» заменить словами «Б В»;", ["replace_words (I3) the act · А → Б В"]),
    ("цифры «5» заменить цифрами «6»;", ["replace_words (I3) the act · 5 → 6"]),
    ("слова «пять» заменить цифрами «6»;", ["replace_words (I3) the act · пять → 6"]),
    (
        "слова «А», «Б» заменить соответственно словами «А1», «Б1»;",
        ["replace_words (I4) the act · А → А1", "replace_words (I4) the act · Б → Б1"],
    ),
    (
        "по всему тексту слова «А», «Б» заменить соответственно словами «А1», «Б1»;",
        [
            "replace_words (I5) the act · А → А1 [throughout]",
            "replace_words (I5) the act · Б → Б1 [throughout]",
        ],
    ),
    ("после слов «А» дополнить словами «Б»;", ["insert_after (I6) the act · А → Б"]),
    ("после слова «А,» дополнить словом «Б,»;", ["insert_after (I6) the act · А, → Б,"]),
    ("дополнить словами «, Б»;", ["append_words (I7) the act · → , Б"]),
    ("слова «А» исключить;", ["exclude_words (I8) the act · А →"]),
    (
        "дополнить статьей 12-1 следующего содержания: «Статья 12-1. А. Б.»;",
        ["add_unit (I9) art_12-1 · → Статья 12-1. А. Б."],
    ),
    (
        "пункт 1 статьи 14 дополнить подпунктом 1-1) следующего содержания: «1-1) а;»;",
        ["add_unit (I9) art_14__para_1__point_1-1 · → 1-1) а;"],
    ),
    (
        "дополнить главой 5-1 следующего содержания: «Глава 5-1. А»;",
        ["add_unit (I9) chp_5-1 · → Глава 5-1. А"],
    ),
    (
        "дополнить частями второй и третьей следующего содержания:\n«А.\nБ.»;",
        ["add_unit (I9) subpara_2 · → А.", "add_unit (I9) subpara_3 · → Б."],
    ),
    (
        "дополнить абзацами тридцать пятым – тридцать седьмым следующего содержания:\n«а;\nб;\nв;»;",
        [f"add_unit (I9) al_{n} · → {w}; [range]" for n, w in ((35, "а"), (36, "б"), (37, "в"))],
    ),
    ("подпункт 36-4) исключить;", ["exclude_unit (I10) point_36-4"]),
    ("статью 94-3 исключить;", ["exclude_unit (I10) art_94-3"]),
    (
        "части вторую и третью исключить;",
        ["exclude_unit (I10) subpara_2", "exclude_unit (I10) subpara_3"],
    ),
    ("пункт 3 признать утратившим силу;", ["repeal (I11) para_3"]),
    (
        "заголовок статьи 5 изложить в следующей редакции: «Статья 5. А»;",
        ["restate (I12) art_5__heading · → Статья 5. А"],
    ),
    ("в заголовке слова «А» заменить словами «Б»;", ["replace_words (I12) heading · А → Б"]),
    (
        "заголовок и абзац первый части первой статьи 12 после слова «А» дополнить словами «Б»;",
        [
            "insert_after (I12) art_12__heading · А → Б",
            "insert_after (I6) art_12__subpara_1__al_1 · А → Б",
        ],
    ),
    (
        "в оглавлении: заголовки статей 57 и 160 изложить в следующей редакции:\n«Статья 57. А»;\n«Статья 160. Б»;",
        [
            "restate (I13) «toc» art_57__heading · → Статья 57. А",
            "restate (I13) «toc» art_160__heading · → Статья 160. Б",
        ],
    ),
    (
        "приложение 2 изложить в новой редакции согласно приложению 3 к настоящему приказу;",
        ["restate (I15) att_2 [annex приложению 3 к настоящему приказу]"],
    ),
    (
        "Правила, утвержденные указанным приказом, изложить в новой редакции согласно приложению к"
        " настоящему приказу;",
        [
            "restate (I14) «Правила, утвержденные указанным приказом» [annex приложению к настоящему приказу]"
        ],
    ),
    (
        "дополнить приложением 3-1 согласно приложению 2 к настоящему приказу;",
        ["add_unit (I15) att_3-1 [annex приложению 2 к настоящему приказу]"],
    ),
    (
        "строку, порядковый номер 5, изложить в следующей редакции: «5 | А»;",
        ["restate (I15) row_5 · → 5 | А"],
    ),
    (
        "строки, порядковые номера 5 и 6, исключить;",
        ["exclude_unit (I15) row_5", "exclude_unit (I15) row_6"],
    ),
    (
        "примечание изложить в следующей редакции: «Примечание. А.»;",
        ["restate (I16) hcontainer_1 · → Примечание. А."],
    ),
    (
        "дополнить примечанием следующего содержания: «Примечание. А.»;",
        ["add_unit (I16) hcontainer_1 · → Примечание. А."],
    ),
    ("второе предложение части первой исключить;", ["exclude_unit (I17) subpara_1__sentence_2"]),
    (
        "пункты 3 и 4 считать соответственно пунктами 4 и 5;",
        ["renumber (I18) para_3 · → 4", "renumber (I18) para_4 · → 5"],
    ),
    (
        "приостановить до 1 января 2028 года действие статьи 5, установив, что в период приостановления"
        " данная статья действует в следующей редакции: «Статья 5. А. Б.»;",
        ["suspend (I19) art_5 · → Статья 5. А. Б. [until 2028-01-01]"],
    ),
    (
        "установить, что подпункт 7) действует до 1 января 2028 года;",
        ["time_limit (I20) point_7 [until 2028-01-01]"],
    ),
    (
        "заголовок изложить в следующей редакции: «О журнале»;",
        ["rename (I21) heading · → О журнале"],
    ),
    (
        "слова «А» заменить словами «Б», слова «В» исключить;",
        ["replace_words (I3) the act · А → Б", "exclude_words (I8) the act · В →"],
    ),
    (
        "в абзаце втором подпункта 2) пункта 3 статьи 5 слово «А» исключить;",
        ["exclude_words (I8) art_5__para_3__point_2__al_2 · А →"],
    ),
    (
        "абзацы третий-шестой исключить;",
        [f"exclude_unit (I10) al_{n} [range]" for n in range(3, 7)],
    ),
    ("слова«А» заменить словами«Б»;", ["replace_words (I3) the act · А → Б"]),
]


@pytest.mark.parametrize(("sentence", "expected"), INVENTORY, ids=lambda v: str(v)[:60])
def test_the_inventory_comes_out_whole(sentence: str, expected: list[str]) -> None:
    found = reading(sentence, "ru")
    assert [shown(i) for i in found.instructions] == expected
    assert found.unparsed == ()


def _acts() -> list[str]:
    if SHARED is None:
        return []
    return sorted(p.name for p in (SHARED / "texts" / "amending").glob("*.json"))


@needs_texts
def test_there_are_five_acts() -> None:
    assert len(_acts()) == 5


@needs_texts
@pytest.mark.parametrize("name", _acts())
def test_a_real_act_is_read_whole(name: str) -> None:
    assert SHARED is not None
    act = json.loads((SHARED / "texts" / "amending" / name).read_text("utf-8"))
    found = reading(act["text"], "ru")
    assert found.unparsed == ()
    assert found.problems == ()
    assert len(found.commencement) == 1
    restated = [i for i in found.instructions if i.kind == "restate"]
    assert len(restated) == len(found.instructions) == (1 if name == "223259.json" else 2)
    point = restated[0]
    assert point.target.path == ("para_1",)
    assert (point.new or "").startswith("1. ")
    # every printed word of the new text is there: the lines between the first and the next sentence
    assert act["text"].count((point.new or "").split("\n")[-1][:20]) >= 1
    for annex in restated[1:]:
        assert annex.target.path == ("att_1",)
        assert (annex.new or "").startswith("Бюджет")
        assert len((annex.new or "").split("\n")) > 50


@needs_texts
@pytest.mark.parametrize("name", ["223255.json", "223264.json"])
def test_a_closing_mark_that_is_missing_is_said(name: str) -> None:
    """The text ends where the next instruction begins, and the instruction carries the problem."""
    assert SHARED is not None
    act = json.loads((SHARED / "texts" / "amending" / name).read_text("utf-8"))
    point = reading(act["text"], "ru").instructions[0]
    assert [p.code for p in point.problems] == ["AMD101"]
    last = (point.new or "").split("\n")[-1]
    assert last.startswith("используемые остатки") and last.endswith("тенге.")

"""The official texts: whole, valid, understood, each unit under the number it is printed with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from shared import SHARED, needs_texts
from spec_runner import GENERATED, printed

from akn import checks, schema
from akn.model import Document, Element
from kzlegal.corpus import SourceDocument, SourceError, read_source
from kzlegal.grammar import Parsed, characters, parse

pytestmark = needs_texts

OFFICIAL = Path() if SHARED is None else SHARED / "texts" / "official"
FILES = (
    "K1400000235.rus.txt",
    "Z070000319_.kaz.txt",
    "Z070000319_.rus.txt",
    "Z100000274_.kaz.txt",
    "Z100000274_.rus.txt",
    "Z1300000088.kaz.html",
    "Z1300000094.kaz.txt",
    "Z1300000094.rus.txt",
    "Z2300000193.kaz.txt",
    "Z2300000193.rus.txt",
    "Z2500000230.2025-11-17.rus.docx",
    "Z950002529_.kaz.html",
)
AI_LAW = "Z2500000230.2025-11-17.rus.docx"

NO_HEAD = ("KZ120", 1)
PROBLEMS: dict[str, list[tuple[str, int]]] = {
    # part 173 of the Code has lost its word; text copies begin without title and act line
    "K1400000235.rus.txt": [NO_HEAD, ("KZ105", 3611)],
    # subpoint 25-8 has lost its bracket
    "Z070000319_.kaz.txt": [NO_HEAD, ("KZ106", 1677)],
    "Z070000319_.rus.txt": [NO_HEAD],
    # the heading of article 6 is printed twice
    "Z100000274_.kaz.txt": [NO_HEAD, ("KZ107", 186)],
    "Z100000274_.rus.txt": [NO_HEAD],
    "Z1300000088.kaz.html": [NO_HEAD],
    "Z1300000094.kaz.txt": [NO_HEAD],
    "Z1300000094.rus.txt": [NO_HEAD],
    "Z2300000193.kaz.txt": [NO_HEAD],
    "Z2300000193.rus.txt": [NO_HEAD],
    AI_LAW: [],
    # article 22-1 has lost its word
    "Z950002529_.kaz.html": [NO_HEAD, ("KZ105", 679)],
}
"""What is wrong in each text, as reported: code and line."""

LEVEL_2: dict[str, list[tuple[str, str]]] = {
    # articles whose part 2 was repealed and whose part 1 is printed without its number
    "K1400000235.rus.txt": [("AKN404", "art_94__para_2"), ("AKN404", "art_813__para_2")],
}
"""Findings of the level-2 checks, code and eId; none in the other texts."""


@dataclass(frozen=True)
class Read:
    source: SourceDocument
    parsed: Parsed

    @property
    def document(self) -> Document:
        return self.parsed.document


@cache
def read(name: str) -> Read:
    source = read_source(name, (OFFICIAL / name).read_bytes())
    language = "kaz" if ".kaz." in name else "rus"
    return Read(source, parse(source, language, generated=GENERATED))


def test_the_list_is_the_folder() -> None:
    names = {p.name for p in OFFICIAL.iterdir()}
    assert names == {*FILES, "not-an-act.portal-home.html"}


@pytest.mark.parametrize("name", FILES)
def test_no_character_is_lost(name: str) -> None:
    found = read(name)
    assert printed(found.document) == "".join(characters(found.source))


@pytest.mark.parametrize("name", FILES)
def test_xml_is_valid(name: str) -> None:
    assert schema.validate(read(name).document) == ()


@pytest.mark.parametrize("name", FILES)
def test_what_is_wrong_is_listed(name: str) -> None:
    found = read(name)
    assert sorted((p.code, p.line) for p in found.parsed.problems) == sorted(PROBLEMS[name])
    level_2 = [(p.code, p.eid) for p in checks.check(found.document)]
    assert level_2 == LEVEL_2.get(name, [])


@pytest.mark.parametrize("name", FILES)
def test_nearly_every_line_is_understood(name: str) -> None:
    parsed = read(name).parsed
    assert parsed.unrecognised < 0.005 * parsed.lines


def test_a_page_that_is_no_act_is_refused_in_one_sentence() -> None:
    name = "not-an-act.portal-home.html"
    with pytest.raises(SourceError) as caught:
        read_source(name, (OFFICIAL / name).read_bytes())
    problem = caught.value.problem
    assert problem.message.startswith(name)
    assert problem.hint
    assert "\n" not in str(problem)


# Articles


def articles(name: str) -> list[str]:
    return [e.eid.removeprefix("art_") for e in read(name).document.walk() if e.name == "article"]


@pytest.mark.parametrize(
    ("act", "count"), [("Z1300000094", 38), ("Z070000319_", 88), ("Z100000274_", 59)]
)
def test_both_languages_have_the_same_articles(act: str, count: int) -> None:
    russian = articles(f"{act}.rus.txt")
    assert russian == articles(f"{act}.kaz.txt")
    assert len(russian) == count


def test_the_code_has_every_article() -> None:
    found = articles("K1400000235.rus.txt")
    assert len(found) == 1071
    # 69 begins with a Latin C, 173 has no word, 410-1 is joined to a note, 641-1 is of 232-VIII
    assert {"69", "173", "410-1", "641-1"} <= set(found)
    whole = {int(n) for n in found if n.isdigit()}
    assert whole == set(range(1, max(whole) + 1))


UNITS = ("chapter", "article", "paragraph", "point", "subparagraph", "alinea")


@pytest.mark.parametrize("act", ["Z1300000094", "Z100000274_"])
def test_both_languages_have_the_same_units(act: str) -> None:
    """These two have no difference of wording between the texts: every eId must be in both."""

    def eids(name: str) -> list[str]:
        return [e.eid for e in read(name).document.walk() if e.name in UNITS]

    assert eids(f"{act}.rus.txt") == eids(f"{act}.kaz.txt")


# The law on artificial intelligence, unit by unit


@cache
def facts() -> Any:
    assert SHARED is not None
    return yaml.safe_load((SHARED / "facts" / "ai-law-structure.yaml").read_text("utf-8"))


def eid_of(path: str, has_points: bool) -> str:
    """Map ``17(1)(3)``, ``4(5)``, ``17(1)/p2`` or ``27(1)/al2`` to an eId."""
    match = re.fullmatch(r"(\d+)((?:\([\d-]+\))*)(?:/(p|al)(\d+))?", path)
    assert match is not None, path
    numbers = re.findall(r"\(([\d-]+)\)", match[2])
    names = ["para", "point"] if has_points else ["point"]
    eid = f"art_{match[1]}"
    for name, number in zip(names, numbers, strict=False):
        eid += f"__{name}_{number}"
    if match[3]:
        eid += f"__{'subpara' if match[3] == 'p' else 'al'}_{match[4]}"
    return eid


def paths(node: Any) -> Iterator[str]:
    """Give the paths of all units below an article, in order."""
    if isinstance(node, dict):
        if "path" in node:
            yield node["path"]
        for value in node.values():
            yield from paths(value)
    elif isinstance(node, list):
        for value in node:
            yield from paths(value)


def test_the_ai_law_has_every_unit_of_the_facts() -> None:
    document = read(AI_LAW).document
    expected: list[str] = []
    for article in facts()["articles"]:
        expected.append(f"art_{article['article']}")
        for path in paths(article["tree"]):
            eid = eid_of(path, article["counts"]["points"] > 0)
            if eid != expected[-1]:
                expected.append(eid)
    wanted = ("article", "paragraph", "point", "subparagraph", "alinea")
    # where a unit has several parts and no list, the first part has an element too
    found = [
        e.eid for e in document.walk() if e.name in wanted and not e.eid.endswith("__subpara_1")
    ]
    assert found == expected


def test_the_ai_law_has_the_numbers_of_the_facts() -> None:
    document = read(AI_LAW).document
    count = {
        name: sum(e.name == name for e in document.walk())
        for name in ("chapter", "article", "paragraph", "point", "alinea")
    }
    further = sum(
        e.name == "subparagraph" and not e.eid.endswith("__subpara_1") for e in document.walk()
    )
    assert count == {"chapter": 6, "article": 31, "paragraph": 61, "point": 83, "alinea": 6}
    assert further == facts()["totals"]["further_parts"] == 10


def test_the_ai_law_has_the_headings_of_the_facts() -> None:
    document = read(AI_LAW).document

    def heading(eid: str) -> str:
        element = document.find(eid)
        found = element.first("heading") if element is not None else None
        return found.text() if found is not None else ""

    for chapter in facts()["chapters"]:
        eid = f"chp_{chapter['chapter']}"
        assert heading(eid) == chapter["heading"]["ru"]
        element = document.find(eid)
        assert element is not None
        own = [int(a.eid.removeprefix("art_")) for a in element.elements("article")]
        first, last = chapter["articles"]
        assert own == [*range(first, last + 1)]
    for article in facts()["articles"]:
        assert heading(f"art_{article['article']}") == article["heading"]["ru"]


# The publisher's notes name units: an independent witness of the tree

_N = r"(?P<n>\d+(?:-\d+)*)"
NAMED: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "rus": tuple(
        (name, re.compile(pattern, re.I))
        for name, pattern in (
            ("point", rf"(?:в |из )?подпункт[а-я]* {_N}\)?"),
            ("article", rf"(?:в )?(?:заголовок |ч\. ?\d+ |част[ьи] \d+ )?стать[а-я]+ {_N}\b"),
            ("paragraph", rf"(?:в |из )?(?:ч\. ?\d+ |част[ьи] \S+ )?пункт[а-я]* {_N}\b"),
            ("paragraph", rf"(?:в |из )?(?:абзац \S+ )?(?:ч\.|част[ьи]) ?{_N}\b"),
            ("chapter", rf"(?:в )?(?:заголовок )?глав[а-я]* {_N}\b"),
        )
    ),
    "kaz": tuple(
        (name, re.compile(pattern, re.I))
        for name, pattern in (
            ("point", rf"{_N}\) тармақша"),
            ("paragraph", rf"{_N}-тармақ(?!ша)"),
            ("article", rf"{_N}-ба[пб]"),
            ("chapter", rf"{_N}-тарау"),
        )
    ),
}
ORDINALS = ("второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый")
ALINEA = re.compile(rf"(?:в )?абзац ({'|'.join(ORDINALS)}) предусм", re.I)
ADDS = re.compile(r"дополн|толықтыр")
"""A unit that is still to come cannot follow."""
FOOTNOTE = re.compile(
    r"(?:Сноска\. Статья (?P<n>\d+(?:-\d+)*)(?= )|Ескерту\. (?P<k>\d+(?:-\d+)*)-ба)"
)
NUMBERED = {"chapter", "article", "paragraph", "point"}


@dataclass(frozen=True)
class Seen:
    """A unit or a remark in document order, with the units around it."""

    element: Element
    around: tuple[str, ...]


def in_order(element: Element, around: tuple[str, ...] = ()) -> Iterator[Seen]:
    for child in element.elements():
        if child.name == "meta":
            continue
        if child.name == "remark":
            yield Seen(child, around)
            continue
        inner = around
        if child.name in UNITS:
            yield Seen(child, around)
            inner = (*around, child.eid)
        yield from in_order(child, inner)


def number_of(eid: str) -> str:
    return eid.rpartition("_")[2]


def agreements(name: str) -> Iterator[tuple[bool, str]]:
    """Yield for each remark on a future change whether the unit it names follows, or holds it."""
    seen = [*in_order(read(name).document.root)]
    language = "kaz" if ".kaz." in name else "rus"
    for i, here in enumerate(seen):
        remark = here.element
        if remark.name != "remark" or remark.get("class") != "futureChange":
            continue
        text = remark.text().rpartition("!")[2].strip()
        if not text or ADDS.search(text):
            continue
        follows = [s.element for s in seen[i + 1 : i + 40] if s.element.name in UNITS]
        if match := ALINEA.match(text):
            wanted = f"al_{ORDINALS.index(match[1].lower()) + 2}"
            yield bool(follows) and follows[0].eid.endswith(wanted), f"{name}: {text[:60]}"
            continue
        named = [(k, m) for k, pattern in NAMED[language] if (m := pattern.match(text))]
        if not named:
            continue
        kind, match = named[0]
        after = next((e for e in follows if e.name in NUMBERED), None)
        fits = after is not None and after.name == kind and number_of(after.eid) == match["n"]
        holds = any(
            eid.rpartition("__")[2].startswith(("art", "para", "point"))
            and number_of(eid) == match["n"]
            for eid in here.around[-2:]
        )
        inside = re.match(r".*(?:бөлі|абзац|част|ч\.)", text[: match.end() + 30], re.I)
        yield fits or bool(holds and inside), f"{name}: {text[:60]}"


def test_remarks_on_future_changes_stand_before_the_unit_they_name() -> None:
    found = [pair for name in FILES for pair in agreements(name)]
    missed = [text for fits, text in found if not fits]
    assert len(found) > 180
    assert len(missed) <= 0.05 * len(found), "\n".join(missed)


MISNAMED = {"K1400000235.rus.txt": ["14"]}
"""Footnotes that name a wrong article in the text itself (article 735 of the Code)."""


@pytest.mark.parametrize("name", FILES)
def test_footnotes_stand_in_the_article_they_name(name: str) -> None:
    wrong = []
    for here in in_order(read(name).document.root):
        match = FOOTNOTE.match(here.element.text()) if here.element.name == "remark" else None
        if match:
            number = match["n"] or match["k"]
            if f"art_{number}" not in here.around:
                wrong.append(number)
    assert wrong == MISNAMED.get(name, [])

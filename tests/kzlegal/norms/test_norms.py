"""The curated norms of law 230-VIII: whole, anchored, and every fault of a norm file named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from akn.problem import LegalTextError
from kzlegal.graph import read_divergences
from kzlegal.norms import (
    Anchor,
    Bearer,
    Catalogue,
    Norm,
    NormFile,
    NormsError,
    check_anchors,
    load_facts,
    load_norms,
    norms_json,
    read_norms,
    uncovered,
)
from kzlegal.norms.load import NORM_KEYS
from kzlegal.norms.penalty import PENALTY_KEYS
from kzlegal.refs.pinpoint import to_pinpoint
from tests.kzlegal.norms.pages import pages

ROOT = Path(__file__).resolve().parents[3]
Texts = dict[tuple[str, str], str]


def at(file: NormFile, pinpoint: str) -> Norm:
    return next(n for n in file.norms if to_pinpoint(n.eid) == pinpoint)


def test_every_unit_has_a_norm_or_a_reason_why_not(file: NormFile, texts: Texts) -> None:
    units = [eid for language, eid in texts if language == "rus"]
    # An article with points has a heading and no text of its own.
    with_text = [u for u in units if not any(v.startswith(f"{u}__para_") for v in units)]
    with_text += [u for u in units if "__para_" in u and u not in with_text]
    assert uncovered(file.norms, file.without_norm, with_text) == ()
    # This reader counts the opening words of 17(4) to the point, the grammar makes a part of them.
    assert set(file.without_norm) - set(units) == {"art_17__para_4__subpara_1"}


def test_every_quote_stands_in_our_three_editions(file: NormFile, texts: Texts) -> None:
    assert [str(p) for p in check_anchors(file.norms, texts)] == []
    for norm in file.norms:
        assert {a.language for a in norm.anchors} == {"rus", "kaz", "eng"}, norm.id
        assert all(len(a.quote.split()) <= 8 for a in norm.anchors), norm.id


def test_the_types(file: NormFile) -> None:
    counted = Counter(n.type for n in file.norms)
    assert counted["prohibition"] == 7  # 17(3)
    assert counted["right"] == 12  # 7(2), 15(1), 16(1), 27(1)
    assert counted["definition"] == 19  # 15 of article 1, 3 of 17(4), 18(1)
    assert len(file.norms) == 153


@pytest.mark.parametrize(
    ("pinpoint", "bearer", "connective"),
    [
        ("8(1)", ("owner", "possessor", "user"), "and-or"),
        ("11(3)", ("owner", "possessor"), "and"),
        ("15(2)(3)", ("owner", "possessor"), "and"),
        ("17(1)/p2", ("owner", "possessor"), "and-or"),
        ("18(1)", ("owner", "possessor"), "and-or"),
        ("18(2)", ("owner", "possessor"), "and"),
        ("19(2)", ("owner", "possessor"), "and-or"),
        ("21(3)", ("owner", "possessor"), "or"),
        ("21(5)", ("owner", "possessor"), "and-or"),
        ("27(2)/al3", ("data-library-owner", "data-library-possessor"), "and"),
        *((p, ("none",), "none") for p in ("6", "7(1)", "10(1)", "10(2)", "11(1)", "11(2)")),
        *((p, ("none",), "none") for p in ("20(1)", "20(2)(1)", "21(1)", "21(2)", "22(2)")),
        *((p, ("none",), "none") for p in ("17(3)(3)", "23(5)", "27(5)")),
    ],
)
def test_bearers_are_those_of_the_text(
    file: NormFile, pinpoint: str, bearer: tuple[str, ...], connective: str
) -> None:
    norm = at(file, pinpoint)
    assert (norm.bearer, norm.connective) == (bearer, connective)


def test_a_reading_of_ours_is_marked_as_one(file: NormFile) -> None:
    for norm in file.norms:
        if norm.bearer_implied and norm.type != "prohibition":
            assert norm.status in ("interpretation", "contested"), norm.id


def test_every_recorded_divergence_of_weight_stands_at_its_norms(file: NormFile) -> None:
    path = ROOT / "corpus" / "divergences" / "230-VIII.yaml"
    recorded = [
        (found.weight, eid)
        for found in read_divergences(path.read_text("utf-8"), str(path))
        for eid in found.eids
    ]
    assert {weight for weight, _ in recorded} >= {"A", "B"}
    for weight, eid in recorded:
        norms = [n for n in file.norms if n.eid == eid or n.eid.startswith(f"{eid}__")]
        if weight in "AB":
            assert norms, eid
            assert [n.id for n in norms if not n.divergence] == [], eid


def test_objects_are_terms_and_duties_have_one(norms: tuple[Norm, ...]) -> None:
    acted_on = [n for n in norms if n.type in ("obligation", "prohibition")]
    assert [n.id for n in acted_on if not n.object] == []


def test_json_has_the_fixed_keys(file: NormFile) -> None:
    printed = norms_json(at(file, "17(3)(6)"))
    assert {
        *("act", "eid", "type", "bearer", "connective", "bearer_implied", "conditions"),
        *("exceptions", "sanctions", "status", "divergence", "action", "pinpoint", "id"),
    } <= set(printed)
    assert printed["pinpoint"] == "17(3)(6)"
    assert printed["act"] == "/akn/kz/act/2025-11-17/230-VIII"
    assert printed["bearer"] == ["none"]
    assert printed["exceptions"] == {"emotion_allowed_by_law": ["yes"]}


def test_two_loads_are_equal(file: NormFile) -> None:
    assert load_norms(ROOT / "corpus") == load_norms(ROOT / "corpus")
    assert load_norms(ROOT / "corpus" / "norms" / "230-VIII.yaml") == tuple(
        replace(n) for n in file.norms
    )


HEAD = "act: /akn/kz/act/2025-11-17/230-VIII\nslug: x\nfrom: 2026-01-18\nnorms:\n"
GOOD = {
    "eid": "art_15__para_2__point_1",
    "type": "obligation",
    "bearer": "[owner, possessor]",
    "connective": "and",
    "action": "{rus: а, kaz: ә, eng: a}",
    "status": "statute",
    "why": "because",
}


def written(**changes: str) -> str:
    pairs = {**GOOD, **changes}
    return HEAD + "- " + "\n  ".join(f"{k}: {v}" for k, v in pairs.items() if v) + "\n"


def faults(text: str, catalogue: Catalogue, bearers: dict[str, Bearer]) -> list[tuple[str, int]]:
    with pytest.raises(NormsError) as caught:
        read_norms(text, catalogue, bearers, "x.yaml")
    assert all(p.path == "x.yaml" for p in caught.value.problems)
    return [(p.code, p.line) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"bearer": "[ownr]"}, [("NORM006", 7)]),
        ({"conditions": "{detects_emotion: yes}"}, [("NORM004", 12)]),
        ({"conditions": "{risk_degree: extreme}"}, [("NORM005", 12)]),
        ({"conditions": "{all: []}"}, [("NORM003", 12)]),
        ({"conditions": "yes"}, [("NORM003", 12)]),
        ({"type": "duty"}, [("NORM003", 6)]),
        ({"status": ""}, [("NORM003", 5)]),
        ({"why": ""}, [("NORM002", 5)]),
        ({"action": "{rus: а, eng: a}"}, [("NORM011", 5)]),
        ({"from": "2026-02-30"}, [("NORM003", 12)]),
        ({"beerer": "x"}, [("NORM002", 12)]),
        ({"type": "duty", "bearer": "[ownr]"}, [("NORM006", 7), ("NORM003", 6)]),
    ],
)
def test_every_fault_has_its_line(
    changes: dict[str, str],
    expected: list[tuple[str, int]],
    catalogue: Catalogue,
    bearers: dict[str, Bearer],
) -> None:
    assert faults(written(**changes), catalogue, bearers) == expected


def test_a_norm_that_stands_twice(catalogue: Catalogue, bearers: dict[str, Bearer]) -> None:
    once = written()
    assert faults(once + once.removeprefix(HEAD), catalogue, bearers) == [("NORM009", 12)]


def test_the_nearest_name_is_offered(catalogue: Catalogue, bearers: dict[str, Bearer]) -> None:
    with pytest.raises(NormsError) as caught:
        read_norms(written(bearer="[ownr]"), catalogue, bearers)
    assert "'owner'" in caught.value.problem.hint


def test_wrong_places_are_found(file: NormFile, texts: Texts) -> None:
    norm = at(file, "15(2)(1)")
    wrong = replace(norm, eid="art_99")
    absent = replace(norm, anchors=(Anchor("rus", "этого там нет", norm.eid, 8),))
    elsewhere = replace(norm, anchors=(replace(norm.anchors[0], eid="art_15__para_9"),))
    only_rus = {k: v for k, v in texts.items() if k[0] == "rus"}
    found = [check_anchors([n], only_rus) for n in (wrong, absent, elsewhere)]
    assert [[p.code for p in problems] for problems in found] == [
        ["NORM007"],
        ["NORM008"],
        ["NORM007"],
    ]
    assert found[1][0].line == 8
    assert found[1][0].path.endswith("230-VIII.yaml")


def test_a_quote_may_stand_at_the_enclosing_unit(file: NormFile, texts: Texts) -> None:
    norm = at(file, "15(2)(1)")
    # The Kazakh modal stands once, at the end of the list, and belongs to every item.
    modal = Anchor("kaz", "міндетті", "art_15__para_2", 0)
    only_kaz = {k: v for k, v in texts.items() if k[0] == "kaz"}
    assert check_anchors([replace(norm, anchors=(modal,))], only_kaz) == ()
    own = replace(modal, eid=norm.eid)
    assert [p.code for p in check_anchors([replace(norm, anchors=(own,))], only_kaz)] == ["NORM008"]


def test_the_pages_made_from_norms_and_cases_are_fresh() -> None:
    for path, text in pages().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run make docs"


def test_every_key_of_a_norm_and_of_a_penalty_is_documented() -> None:
    page = (ROOT / "docs" / "norms.md").read_text("utf-8")
    assert [key for key in sorted(NORM_KEYS | PENALTY_KEYS) if f"`{key}`" not in page] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: no such file"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"a: \x00", "not YAML"),
        (b"[" * 50_000, "nested too deeply"),
        (b"a: *b", "anchored"),
        (b"a: 1\n---\nb: 1", "more than one"),
        (b"a:\n\t- b", "not YAML"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "facts.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LegalTextError) as caught:
        load_facts(path)
    assert words in caught.value.problem.message
    assert caught.value.problem.path == str(path)

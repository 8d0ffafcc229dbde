"""The shipped manifest is whole; every fault of a manifest is named with file and key."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from shared import SHARED, needs_texts

from kzlegal.corpus import (
    CorpusError,
    Manifest,
    ManifestError,
    Missing,
    act_from_adilet,
    data_root,
)

ACT = """
[[act]]
slug = "230-VIII"
iri = "/akn/kz/act/2025-11-17/230-VIII"
restatement = "/akn/kz/act/restatement/2025-11-17/230-VIII"
kind = "law"
adilet = "Z2500000230"
units = "law"
titles = { rus = "О садах" }
dates = { signed = 2025-11-17, published = 2025-11-18, applied = 2026-01-18 }
[[act.edition]]
language = "rus"
file = "a.txt"
version = 2025-11-17
[[act.missing]]
kind = "by-law"
knowledge = "seen"
subject = { eng = "rules" }
units = ["art_1"]
"""

NOTE = '{ rus = "а", kaz = "ә", eng = "a" }'
TWO = f"""
[[act]]
slug = "231-VIII"
iri = "/akn/kz/act/2025-11-17/231-VIII"
kind = "law"
adilet = "Z2500000231"
units = "law"
titles = {{ rus = "О заборах" }}
dates = {{ signed = 2025-11-17, applied = 2026-01-18 }}
extract = {{ units = ["art_1"], note = {NOTE} }}
[[act.amends]]
act = "/akn/kz/act/2013-05-21/94-V"
units = ["art_1"]
by = "art_1__point_1"
basis = "footnote"
note = {NOTE}
[[act]]
slug = "94-V"
iri = "/akn/kz/act/2013-05-21/94-V"
kind = "law"
adilet = "Z1300000094"
units = "law"
titles = {{ rus = "О садах" }}
dates = {{ signed = 2013-05-21 }}
[[act.edition]]
language = "rus"
file = "a.txt"
version = 2025-11-17
[[act.edition]]
language = "rus"
file = "a.txt"
version = 2026-01-18
made_by = ["/akn/kz/act/2025-11-17/231-VIII"]
"""


def load(tmp_path: Path, manifest: str, acts: str = "") -> Manifest:
    (tmp_path / "a.txt").write_text("Сад", encoding="utf-8")
    (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    (tmp_path / "acts.toml").write_text(acts, encoding="utf-8")
    return Manifest.load(tmp_path)


def test_whole_manifest_is_read(tmp_path: Path) -> None:
    (act,) = load(tmp_path, ACT).acts
    assert (act.slug, act.number, act.title("kaz")) == ("230-VIII", "230-VIII", "О садах")
    assert act.applied == date(2026, 1, 18)
    assert act.languages == ("rus",)
    assert act.edition("eng") is None
    assert act.missing[0].units == ("art_1",)
    assert act.missing[0].status == "text not held"
    assert act.extract is None


def test_states_of_an_act_and_what_made_them(tmp_path: Path) -> None:
    maker, act = load(tmp_path, TWO).acts
    assert maker.extract is not None
    assert maker.extract.units == ("art_1",)
    assert act.languages == ("rus",)
    first, second = act.versions("rus")
    assert (first.made_by, second.made_by) == ((), (maker.iri,))
    assert [act.edition("rus", day) for day in (None, date(2026, 1, 17), date(2013, 1, 1))] == [
        second,
        first,
        None,
    ]
    manifest = load(tmp_path, TWO)
    assert manifest.changes(first, act) == ()
    assert manifest.changes(second, act, "art_1__point_2") == ((maker, maker.amends[0]),)
    assert manifest.changes(second, act, "art_2") == ()


@pytest.mark.parametrize(
    ("on", "eid", "concerned"),
    [
        (date(2026, 7, 12), "", True),
        (date(2026, 7, 11), "", False),
        (date(2026, 7, 12), "art_17__para_1", True),
        (date(2026, 7, 12), "art_17__para_1__point_3", True),
        (date(2026, 7, 12), "art_17", True),
        (date(2026, 7, 12), "art_17__para_2", False),
        (date(2026, 7, 12), "art_17__para_10", False),
        (date(2026, 7, 12), "art_1", False),
    ],
)
def test_what_an_announced_change_concerns(on: date, eid: str, concerned: bool) -> None:
    gap = Missing("amendment", (), since=date(2026, 7, 12), units=("art_17__para_1",))
    assert gap.concerns(on, eid) is concerned
    # what names neither day nor unit may concern everything
    assert Missing("amendment", ()).concerns(on, eid)


FAULTS = [
    # (words of a good manifest, what stands there instead, key, message)
    ('kind = "law"\n', 'kind = "lwa"\n', "act[0].kind", "did you mean 'law'?"),
    ('kind = "law"\n', "", "act[0].kind", "is missing"),
    ('slug = "230-VIII"', 'slug = "230"', "act[0].slug", "but the IRI says 230-VIII"),
    ('iri = "/akn/kz', 'iri = "/akn/kaz', "act[0].iri", "country at character 6"),
    ('230-VIII"\nres', '230-VIII/rus@"\nres', "act[0].iri", "which is not a work"),
    ("restatement/2025", "restatement/2024", "act[0].restatement", "of this act it is"),
    ('"Z2500000230"', '"Z250000230"', "act[0].adilet", "did you mean Z2500000230?"),
    ('"Z2500000230"', '"Z2400000230"', "act[0].adilet", "says 2024, but the act is of 2025"),
    ("signed = 2025-11-17", 'signed = "2025-11-17"', "act[0].dates.signed", "is not a date"),
    ("signed = 2025-11-17", "signed = 2025-11-16", "act[0].dates.signed", "the IRI says"),
    ("published = 2025-11-18", "published = 2024-11-18", "act[0].dates.published", "before"),
    ("applied = 2026-01-18", "applied = 2025-11-17", "act[0].dates.applied", "before"),
    ("2026-01-18 }", "2026-01-18T10:00:00 }", "act[0].dates.applied", "has a time of day"),
    ('units = "law"', 'unit = "law"', "act[0].unit", "did you mean 'units'?"),
    ('{ rus = "О садах" }', '{ ru = "О садах" }', "act[0].titles", "names no language"),
    ('{ rus = "О садах" }', '"О садах"', "act[0].titles", "is not a table"),
    ('language = "rus"', 'language = "ru"', "act[0].edition[0].language", "did you mean 'rus'?"),
    ('file = "a.txt"', 'file = "b.txt"', "act[0].edition[0].file", "which is not in the corpus"),
    ("version = 2025-11-17", "", "act[0].edition[0].version", "is missing"),
    ('kind = "by-law"', 'kind = "rule"', "act[0].missing[0].kind", "not in the list"),
    ('units = ["art_1"]', "units = [1]", "act[0].missing[0].units", "not a string"),
    ('knowledge = "seen"\n', "", "act[0].missing[0].knowledge", "is missing"),
    ('knowledge = "seen"', 'knowledge = "sean"', "act[0].missing[0].knowledge", "did you mean"),
    ("[[act]]", "[act]", "act", "is not an array of tables"),
]

LINKS = [
    ('units = ["art_1"], note', "units = [], note", "act[0].extract.units", "names no unit"),
    ('{ units = ["art_1"], note', '{ unit = ["art_1"], note', "act[0].extract.unit", "is unknown"),
    (NOTE, '{ rus = "а" }', "act[0].extract.note", "has no words in kaz, eng"),
    ('basis = "footnote"', 'basis = "guess"', "act[0].amends[0].basis", "not in the list"),
    ('units = ["art_1"]\nby', "by", "act[0].amends[0].units", "names no unit"),
    ('by = "art_1__point_1"\n', "", "act[0].amends[0].by", "is missing"),
    ('basis = "footnote"', 'basis = "footnote"\npart = "foot"', "act[0].amends[0].part", "list"),
    ("version = 2026-01-18", "version = 2025-11-17", "act[1].edition[1].version", "a second time"),
    ("version = 2026-01-18", "version = 2025-01-18", "act[1].edition[1].made_by", "no earlier"),
    ("version = 2026-01-18", "version = 2026-01-19", "act 94-V:", "which applies from 2026-01-18"),
    ("applied = 2026-01-18", "published = 2026-01-18", "act 94-V:", "applies from an unknown day"),
    ('2025-11-17/231-VIII"]', '2025-11-17/230-VIII"]', "act 94-V:", "does not amend it here"),
    (
        'act = "/akn/kz/act/2013-05-21/94',
        'act = "/akn/kz/act/2013-05-21/95',
        "act 231-VIII:",
        "95-V",
    ),
]


@pytest.mark.parametrize(("was", "now", "key", "message"), LINKS)
def test_each_fault_of_states_and_changes_is_named(
    tmp_path: Path, was: str, now: str, key: str, message: str
) -> None:
    assert was in TWO
    with pytest.raises(ManifestError) as caught:
        load(tmp_path, TWO.replace(was, now, 1))
    said = [str(p) for p in caught.value.problems]
    assert any(f"{key} " in line and message in line for line in said), said


@pytest.mark.parametrize(("was", "now", "key", "message"), FAULTS)
def test_each_fault_names_file_and_key(
    tmp_path: Path, was: str, now: str, key: str, message: str
) -> None:
    assert was in ACT
    text = ACT.replace(was, now, 1)
    if was == "[[act]]":
        text = text[: text.index("[[act.edition]]")]
    with pytest.raises(ManifestError) as caught:
        load(tmp_path, text)
    said = [str(p) for p in caught.value.problems]
    assert any(f"{key} " in line and message in line for line in said), said
    assert all(p.path.endswith("manifest.toml") for p in caught.value.problems)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    text = ACT.replace('kind = "law"', 'kind = "x"').replace("version = 2025", "version = 2025")
    with pytest.raises(ManifestError) as caught:
        load(tmp_path, text.replace('"a.txt"', '"b.txt"'), ACT)
    assert len(caught.value.problems) >= 4  # kind, file, and the act twice (iri and adilet)


@pytest.mark.parametrize(
    ("text", "says"), [("[[act]", "is not TOML"), ("\udcff", "cannot be read")]
)
def test_file_that_is_no_toml(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "acts.toml").write_text("")
    (tmp_path / "manifest.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ManifestError, match=says):
        Manifest.load(tmp_path)


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="the file is missing"):
        Manifest.load(tmp_path)


def test_shipped_manifest() -> None:
    manifest = Manifest.load()
    act = manifest.act("230-VIII")
    assert act.adilet == "Z2500000230"
    assert act.languages == ("rus", "kaz", "eng")
    assert act.published is not None
    # Art. 31: sixty days run after the day of first publication; the law applies the day after.
    assert act.applied == act.published + timedelta(days=61)
    assert {m.kind for m in act.missing} == {"edition", "amendment", "by-law"}
    for missing in act.missing:
        assert [code for code, _ in missing.subject] == ["kaz", "rus", "eng"]
    announced = {m.work: m.since for m in act.missing if m.kind == "amendment"}
    assert announced == {
        "/akn/kz/act/2026-01-09/256-VIII": date(2026, 7, 12),
        "/akn/kz/act/2026-06-24/326-VIII": date(2026, 8, 25),
    }
    assert all(m.status == "announced, text not held" for m in act.announced(date.max))
    knowledge = {m.units[0]: m.knowledge for m in act.missing if m.kind == "by-law"}
    assert knowledge == {
        "art_12__point_2": "not found",
        "art_12__point_3": "not found",
        "art_13__para_1__point_5": "inferred",
        "art_13__para_1__point_6": "press",
        "art_13__para_2__point_2": "inferred",
        "art_17__para_1": "not found",
        "art_19__para_1": "press",
        "art_20__para_1": "seen",
        "art_22__para_3": "not found",
        "art_25__para_2": "not found",
        "art_26__para_1": "not found",
        "art_26__para_2": "not found",
    }
    for other in manifest.known:
        assert not other.editions, "the corpus holds no text of other acts"


@pytest.mark.parametrize(
    "name",
    [
        "230-VIII",
        "Z2500000230",
        "/akn/kz/act/2025-11-17/230-VIII",
        "/akn/kz/act/restatement/2025-11-17/230-VIII",
    ],
)
def test_act_is_found_by_each_of_its_names(name: str) -> None:
    assert Manifest.load().act(name).slug == "230-VIII"


def test_unknown_act_names_the_nearest() -> None:
    with pytest.raises(CorpusError) as caught:
        Manifest.load().act("230-VII")
    assert "did you mean 230-VIII?" in caught.value.problem.hint


def test_act_from_adilet() -> None:
    code = act_from_adilet("K1400000235")
    assert code is not None
    assert (code.iri, code.units) == ("/akn/kz/act/2014-07-05/235-V", "code")
    assert act_from_adilet("Z2500000999") is None


@needs_texts
def test_every_shared_text_has_its_act() -> None:
    assert SHARED is not None
    for path in (SHARED / "texts/official").glob("[ZK]*"):
        assert act_from_adilet(path.name.split(".")[0]) is not None, path.name


def test_root_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (data_root() / "manifest.toml").is_file()
    monkeypatch.setenv("KZLEGAL_CORPUS", str(tmp_path))
    with pytest.raises(CorpusError, match="there is no corpus"):
        data_root()
    (tmp_path / "manifest.toml").write_text("")
    assert data_root() == tmp_path

"""The corpus holds together: rebuilt bytes, equal units in three languages, facts, data files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from shared import SHARED, needs_texts

import akn.checks
import akn.schema
import akn.xml
from akn.model import Document
from akn.provision import provisions
from kzlegal.corpus import Corpus
from kzlegal.library import Library, build
from kzlegal.library.norming import norm_problems

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Corpus.open(ROOT / "corpus")
ACT = CORPUS.act("230-VIII")
LANGUAGES = ("rus", "kaz", "eng")
UNITS = ("chapter", "article", "paragraph", "point", "subparagraph", "alinea")


def document(language: str) -> Document:
    return akn.xml.read(CORPUS.built(ACT, language))


def facts() -> dict[str, Any]:
    assert SHARED is not None
    loaded: dict[str, Any] = yaml.safe_load(
        (SHARED / "facts" / "ai-law-structure.yaml").read_text("utf-8")
    )
    return loaded


def eids(language: str) -> list[str]:
    return [
        e.eid
        for e in document(language).root.walk()
        if e.name in UNITS and not e.eid.endswith("subpara_1")
    ]


def test_built_xml_equals_a_rebuild_byte_for_byte() -> None:
    built = list(build(CORPUS))
    assert len(built) == sum(len(act.editions) for act in CORPUS.manifest.acts)
    for path, data in built:
        assert path.read_bytes() == data, f"{path.name}: run `kzlegal build` and commit it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_built_xml_is_valid_and_level_2_clean(language: str) -> None:
    assert akn.schema.validate(CORPUS.built(ACT, language)) == ()
    assert akn.checks.check(document(language)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_edition_has_every_unit(language: str) -> None:
    names = Counter(
        e.name
        for e in document(language).root.walk()
        if e.name in UNITS and not e.eid.endswith("subpara_1")
    )
    assert names == {
        "chapter": 6,
        "article": 31,
        "paragraph": 61,
        "point": 83,
        "subparagraph": 10,
        "alinea": 6,
    }


def test_units_are_the_same_in_three_languages() -> None:
    assert eids("rus") == eids("kaz") == eids("eng")


@needs_texts
@pytest.mark.parametrize(("language", "short"), [("rus", "ru"), ("kaz", "kk"), ("eng", "en")])
def test_headings_are_those_of_the_facts(language: str, short: str) -> None:
    found = {p.eid: p.heading for p in provisions(document(language)) if p.heading}
    wanted = {f"chp_{c['chapter']}": c["heading"][short] for c in facts()["chapters"]}
    wanted |= {f"art_{a['article']}": a["heading"][short] for a in facts()["articles"]}
    assert found == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_defined_terms_stand_at_their_units(language: str) -> None:
    """Article 1 defines each term in the words of the glossary."""
    terms = yaml.safe_load((CORPUS.root / "terms" / "230-VIII.yaml").read_text("utf-8"))["terms"]
    units = {p.eid: p for p in provisions(document(language))}
    defined = [t for t in terms if t.get("defined_at")]
    assert len(defined) == 15
    for term in defined:
        text = units[term["defined_at"]].own_text.lower()
        wanted = re.sub(r"\s*\(.*?\)", "", term[language]).lower()
        alias = f"– {wanted})"  # «… (далее – X) – …»: the short form is introduced in brackets
        assert text.startswith(wanted) or alias in text, f"{term['id']}: {text[:80]}"


def test_every_curated_unit_exists() -> None:
    known = set(eids("rus"))
    rows = yaml.safe_load((CORPUS.root / "divergences" / "230-VIII.yaml").read_text("utf-8"))
    for row in rows["divergences"]:
        assert set(row["eids"]) <= known, row["eids"]
    for gap in ACT.missing:
        assert set(gap.units) <= known, gap.units


def test_anchors_of_norms_stand_at_their_units(tmp_path: Path) -> None:
    library = Library.open(today=date(2026, 11, 24), user=tmp_path)
    assert [str(p) for p in norm_problems(library)] == []
    assert len({norm.slug for norm in library.norms}) == 4


def test_every_unit_has_a_norm_or_a_reason(tmp_path: Path) -> None:
    library = Library.open(today=date(2026, 11, 24), user=tmp_path)
    file = next(file for file in library.norm_files if file.slug == "230-VIII")
    covered = {n.eid for n in file.norms} | set(file.without_norm)
    leaves = [
        p.eid
        for p in provisions(document("rus"))
        if p.own_text and p.name not in ("chapter",) and not p.eid.endswith("subpara_1")
    ]
    assert [eid for eid in leaves if eid not in covered] == []


def test_shipped_vectors_cover_every_text(tmp_path: Path) -> None:
    """A new clone searches at once: no text of ours waits to be encoded (`kzlegal build` ships)."""
    waiting: list[tuple[int, int]] = []
    library = Library.open(today=date(2026, 11, 24), user=tmp_path, cache=tmp_path / "cache")
    index = library.index(lambda done, total: waiting.append((done, total)))
    assert index.reason or waiting == []


@needs_texts
def test_no_official_wording_in_the_repository() -> None:
    assert SHARED is not None
    done = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "verbatim.py"), "--root", str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout

"""The norms against the texts they quote: ours stand, and what does not stand stops the build."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kzlegal.cli import main
from kzlegal.library import Library
from kzlegal.library.norming import norm_coverage, norm_problems

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 6, 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus", folder)
    return folder


def opened(corpus: Path) -> Library:
    return Library.open(today=TODAY, data=corpus, user=corpus.parent / "user")


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name}: {text.count(old)} times {old!r}"
    path.write_text(text.replace(old, new), "utf-8")


def test_every_quote_and_unit_of_every_act_stands() -> None:
    library = opened(ROOT / "corpus")
    assert [str(problem) for problem in norm_problems(library)] == []
    assert {file.slug for file in library.norm_files} == {"230-VIII", "235-V", "94-V", "274-IV"}


def test_every_case_is_run() -> None:
    covered, cases = norm_coverage(opened(ROOT / "corpus"))
    assert cases >= 60
    assert [c.norm.id for c in covered if not c.whole] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "words"),
    [
        (
            "norms/274-IV.yaml",
            "eid: art_27__para_6",
            "eid: art_27__para_7",
            "NORM007",
            "does not have",
        ),
        (
            "norms/94-V.yaml",
            '"must explain to the subject"',
            '"may explain to the subject"',
            "NORM008",
            "may explain",
        ),
        (
            "norms/235-V.yaml",
            "  art_692-2: only the heading is held\n",
            "  art_692-9: only the heading is held\n",
            "NORM007",
            "art_692-9",
        ),
        (
            "norms/274-IV.yaml",
            "  art_27__para_3: rule",
            "  art_27__para_2__x: rule",
            "NORM015",
            "art_27__para_3",
        ),
        ("facts.yaml", "94-V/art_1__point_9,", "94-V/art_99,", "NORM007", "94-V/art_99"),
    ],
)
def test_what_does_not_stand_is_named(
    corpus: Path, file: str, old: str, new: str, code: str, words: str
) -> None:
    changed(corpus / file, old, new)
    problems = norm_problems(opened(corpus))
    found = [p for p in problems if p.code == code and words in p.message]
    assert found, [str(p) for p in problems]
    assert found[0].path.endswith(file)
    assert found[0].hint
    assert found[0].line > 0 or code == "NORM015"  # what is missing stands in no line


def test_the_build_stops_and_writes_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(
        corpus / "norms" / "274-IV.yaml", '"must inform the consumer of possible risk"', '"x y z"'
    )
    built = corpus / "akn" / "kz" / "act" / "restatement"
    shutil.rmtree(built)
    library = opened(corpus)
    monkeypatch.setattr(Library, "open", lambda **_: library)
    monkeypatch.setattr("sys.argv", ["kzlegal", "build", "--no-index"])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code == 1
    said = capsys.readouterr().err
    for words in ("NORM008", "274-IV.yaml", "nothing was built"):
        assert words in said
    assert not built.exists()


def test_every_unit_of_every_act_has_a_norm_or_a_reason() -> None:
    library = opened(ROOT / "corpus")
    without = library.without_norm()
    for file in library.norm_files:
        units = set(library.provisions(library.act(file.act), "rus", file.applies_from))
        held = {norm.eid for norm in file.norms}
        assert held | set(without[file.slug]) == units
        assert not held & set(without[file.slug])
        assert all(without[file.slug].values())

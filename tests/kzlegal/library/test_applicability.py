"""The norms over the texts of a day: quotes of several acts, drift, receipts, comparisons."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from akn.problem import LegalTextError
from kzlegal.library import Library
from tests.shared import SHARED, needs_texts

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
DAY, EVE = date(2026, 6, 1), date(2026, 1, 17)
OFFICIAL = "texts/official/Z2500000230.2025-11-17.rus.docx"
PROFILE = {"role_owner": "yes", "risk_degree": "high", "role_state_body": "no"}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(today=DAY, user=tmp_path / "user", cache=tmp_path / "cache")


def printed(library: Library, on: date = DAY, language: str = "rus", **facts: object) -> Any:
    assessment = library.assess(library.profile(facts or PROFILE), on)
    return library.assessment_json(assessment, language)


# Several acts


@pytest.mark.parametrize("language", ["rus", "kaz", "eng"])
def test_each_norm_is_quoted_from_its_own_act(library: Library, language: str) -> None:
    shown = printed(library, language=language)
    assert len({norm["act"] for norm in shown["norms"]}) >= 4
    for norm in shown["norms"]:
        act = library.act(norm["act"])
        work, _, eid = norm["iri"].partition("/~")
        assert eid == norm["eid"]
        assert work.startswith(act.restatement)
        assert norm["quote"] == library.provisions(act, language, DAY)[eid].text
        plain = norm["act"] == library.acts[0].iri
        assert norm["pinpoint"].startswith(f"{act.slug} ") != plain
        assert all(part["iri"] == norm["iri"] for part in norm["because"])


def test_norms_of_some_acts_only(library: Library) -> None:
    assessment = library.assess(library.profile({}), DAY, ["94-V"])
    assert {r.norm.slug for r in assessment.norms} == {"94-V"}
    shown = library.assessment_json(assessment, "rus")
    assert [text["act"] for text in shown["texts"]] == [shown["act"]]
    with pytest.raises(LegalTextError) as caught:
        library.assess(library.profile({}), DAY, ["232-VIII"])
    assert caught.value.problem.code == "ASM001"
    assert "94-V" in caught.value.problem.hint


def test_the_same_profile_gives_the_same_norms_in_three_languages(library: Library) -> None:
    said = [
        [(n["id"], n["status"], n["outcome"], n["needs"], n["group"]) for n in shown["norms"]]
        for shown in (printed(library, language=code) for code in ("rus", "kaz", "eng"))
    ]
    assert said[0] == said[1] == said[2]


# Days


def test_the_eve_of_the_law_says_from_when(library: Library) -> None:
    shown = printed(library, on=EVE)
    assert shown["applied"] is False
    assert shown["applies_from"] == "2026-01-18"
    assert all(act["applied"] is False for act in shown["acts"])
    lasting = [n for n in shown["norms"] if n["type"] != "application"]
    assert {n["status"] for n in lasting} == {"not-yet-applied"}
    assert {n["applies_from"] for n in lasting} == {"2026-01-18"}
    # What is quoted of a norm to come is the text of its first day, and says so.
    new = next(n for n in shown["norms"] if n["pinpoint"] == "94-V 19-1(1)")
    assert "@2026-01-18/~" in new["iri"]


def test_a_day_before_any_text_says_what_is_held(library: Library) -> None:
    shown = printed(library, on=date(2019, 3, 1))
    for text in shown["texts"]:
        assert text["earlier_than_held"] is True
        assert text["held"][0] == "2025-11-17"
    assert {n["status"] for n in shown["norms"]} == {"not-yet-applied"}


def test_what_changes_between_two_days_names_the_act(library: Library) -> None:
    facts = library.profile({"handles_personal_data": "yes", "role_owner": "yes"})
    found = library.applicability.compare_dates(facts, EVE, DAY)
    shown: Any = library.applicability.difference_json(found, "eng")
    by = {n["pinpoint"]: [m["act"] for m in n["by"]] for n in shown["norms"]}
    assert by["15(2)(1)"] == ["/akn/kz/act/2025-11-17/230-VIII"]
    assert by["94-V 19-1(2)"] == ["/akn/kz/act/2025-11-17/231-VIII"]
    assert by["235-V 641-1(1)(1)"] == ["/akn/kz/act/2025-11-17/232-VIII"]
    assert {n["day"] for n in shown["norms"] if n["cause"] == "begins"} == {"2026-01-18"}


# Fines


def test_a_fine_is_told_in_tenge_only_where_the_index_is_held(library: Library) -> None:
    facts: dict[str, object] = {
        "role_owner": "yes", "synthetic_results": "yes", "synthetic_may_mislead": "yes",
        "users_informed_of_synthetic": "no", "offender_kind": "large-business",
    }  # fmt: skip

    def fine(on: date) -> Any:
        rows = printed(library, on=on, **facts)["norms"]
        return next(n for n in rows if n["pinpoint"] == "235-V 641-1(1)(1)")["penalty"]

    (line,) = fine(date(2026, 6, 1))["fines"]
    assert (line["first"], line["first_tenge"]) == (100, "432500")
    (line,) = fine(date(2027, 6, 1))["fines"]
    assert (line["first"], line["first_tenge"]) == (100, None)
    assert fine(DAY)["does_not_cover"]


def test_a_duty_names_its_sanction_and_what_it_leaves_out(library: Library) -> None:
    rows = {n["pinpoint"]: n for n in printed(library)["norms"]}
    sanctions = rows["15(2)(1)"]["sanctions"]
    assert [s["pinpoint"] for s in sanctions] == ["235-V 641-1(1)(2)", "235-V 641-1(2)"]
    assert sanctions[0]["does_not_cover"]


# Drift


def imported(library: Library, change: tuple[str, str] | None, version: date) -> None:
    """Import the official text, one word of it changed."""
    assert SHARED is not None
    source = (SHARED / OFFICIAL).read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if change is not None and item.filename == "word/document.xml":
                before, after = (text.encode() for text in change)
                assert before in data
                data = data.replace(before, after, 1)
            new.writestr(item, data)
    library.import_file("act.docx", "230-VIII", "rus", version=version, data=buffer.getvalue())


@needs_texts
def test_norms_stand_over_the_official_text_that_they_were_written_from(library: Library) -> None:
    imported(library, None, date(2025, 11, 17))
    shown = printed(library)
    assert shown["needs_review"] == []
    assert shown["facts_to_review"] == {}
    (text,) = [t for t in shown["texts"] if t["official"]]
    assert (text["fingerprinted"], text["changed"]) == (True, [])
    duty = next(n for n in shown["norms"] if n["pinpoint"] == "15(2)(1)")
    assert (duty["official"], duty["status"]) == (True, "applies")


@needs_texts
def test_a_norm_whose_provision_changed_is_never_applied(library: Library) -> None:
    before = library.acts[0]
    unit = library.provisions(before, "rus")["art_17__para_1__point_2"]
    assert unit.name == "point"
    imported(library, ("средней степени", "умеренной степени"), date(2026, 5, 1))
    shown = printed(library)
    assert shown["needs_review"]
    (text,) = [t for t in shown["texts"] if t["official"]]
    changed = set(text["changed"])
    assert changed
    for norm in shown["norms"]:
        if norm["act"] != before.iri:
            continue
        if norm["review"]:
            assert norm["status"] in ("needs-review", "no-longer-applied")
            assert set(norm["review"][0]["eids"]) <= changed
        else:
            assert norm["eid"] not in changed
    # The same answer in every language, though the Kazakh and the English text are ours.
    assert printed(library, language="kaz")["needs_review"] == shown["needs_review"]
    reviewed: Any = library.applicability.review_json(DAY)
    assert [n["pinpoint"] for n in reviewed["norms"]] == shown["needs_review"]
    # What is asked on the ground of the changed unit is named too.
    assert "risk_degree" in shown["facts_to_review"]
    assert reviewed["facts"] == shown["facts_to_review"]
    # Before that version our edition was the text, and nothing had changed.
    assert printed(library, on=date(2026, 4, 30))["needs_review"] == []


# Receipts


def test_a_receipt_is_run_again_and_a_changed_rule_is_named(
    library: Library, tmp_path: Path
) -> None:
    assessment = library.assess(library.profile(PROFILE), DAY)
    text = json.dumps(library.applicability.receipt(assessment, "rus").json())
    assert library.applicability.verify(text).equal
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    path = folder / "norms" / "230-VIII.yaml"
    path.write_text(path.read_text("utf-8").replace("risk_degree: high", "risk_degree: medium"))
    other = Library.open(today=DAY, data=folder, user=tmp_path / "user", cache=tmp_path / "cache")
    found = other.applicability.verify(text)
    assert not found.equal
    parts = {(d.part, d.name) for d in found.disagreements}
    assert ("rules", "230-VIII") in parts
    assert {part for part, _ in parts} == {"rules", "result"}


def test_a_receipt_of_some_acts_is_run_again_on_them_only(library: Library) -> None:
    assessment = library.assess(library.profile(PROFILE), DAY, ["94-V", "235-V"])
    made = library.applicability.receipt(assessment, "kaz")
    assert [name for name, _ in made.rules] == ["235-V", "94-V", "facts"]
    assert library.applicability.verify(json.dumps(made.json())).equal


def test_a_receipt_over_facts_that_are_gone_says_so(library: Library) -> None:
    made = library.applicability.receipt(library.assess(library.profile(PROFILE), DAY), "rus")
    from dataclasses import replace

    from kzlegal.assess.receipt import sealed

    old = replace(made, facts=(("role_of_old", "yes"),))
    found = library.applicability.verify(json.dumps(replace(old, sha256=sealed(old)).json()))
    assert not found.equal
    assert [d.part for d in found.disagreements] == ["facts"]
    assert "role_of_old" in found.disagreements[0].now


@needs_texts
def test_a_receipt_names_the_text_that_is_another_now(library: Library) -> None:
    made = library.applicability.receipt(library.assess(library.profile(PROFILE), DAY), "rus")
    imported(library, None, date(2025, 11, 17))
    found = library.applicability.verify(json.dumps(made.json()))
    assert {d.part for d in found.disagreements} == {"texts"}
    assert {d.name for d in found.disagreements} == {
        "/akn/kz/act/restatement/2025-11-17/230-VIII/rus@2025-11-17",
        "/akn/kz/act/2025-11-17/230-VIII/rus@2025-11-17",
    }


# Another corpus


def test_the_norms_of_another_folder_are_held_against_these(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    facts = library.profile(PROFILE)
    assert library.applicability.compare_corpus(folder, facts, DAY) == (
        (),
        library.applicability.compare_corpus(folder, facts, DAY)[1],
    )
    path = folder / "norms" / "230-VIII.yaml"
    path.write_text(path.read_text("utf-8").replace("risk_degree: high", "risk_degree: medium"))
    changes, difference = library.applicability.compare_corpus(folder, facts, DAY)
    assert changes
    assert all("conditions" in c.members or "fulfilment" in c.members for c in changes)
    assert {d.cause for d in difference.norms} == {"norm"}

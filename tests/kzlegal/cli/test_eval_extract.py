"""kzlegal eval extract as a person sees it, with an extractor made up for the purpose."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.kzlegal.evaluation.test_extraction import Found

Run = Callable[..., tuple[int, str, str]]


@dataclass(frozen=True)
class Extracted:
    norms: tuple[Found, ...]
    unread: tuple[str, ...] = ()


@pytest.fixture(autouse=True)
def one_right_one_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Article 5 read as a duty of nobody, article 6 as what it is."""
    norms = (Found("art_5", "obligation", rule="must"), Found("art_6", "obligation", rule="must"))
    monkeypatch.setattr("kzlegal.norms.extract.extract", lambda *_: Extracted(norms, ("x", "y")))


def test_figures_and_mistakes_are_printed_text_by_text(run: Run) -> None:
    code, out, err = run("eval", "extract", "--lang", "en", "--act", "230-VIII")
    assert code == 0, err
    assert "230-VIII eng, our edition: 2 sentences unread" in out
    assert "153 norms read by people, 2 found" in out
    assert "obligation            2 right,    2 found,   35 read  P 1.000  R 0.057" in out
    assert "    art_5: obligation (any, state-body); found obligation (none) [must]" in out
    assert "    art_6" not in out


def test_json_holds_the_same(run: Run) -> None:
    code, out, err = run("eval", "extract", "--lang", "en", "--act", "230-VIII", "--json")
    assert code == 0, err
    (text,) = json.loads(out)["texts"]
    assert text["types"]["obligation"]["right"] == 2
    assert text["bearers"]["right"] == 1
    first = text["mistake_list"][0]
    assert set(first) == {"eid", "read", "found", "rules"}


def test_samples_without_their_text_are_named(run: Run) -> None:
    code, out, err = run("eval", "extract", "--lang", "kk", "--act", "94-V")
    assert code == 0, err
    assert "not measured: " in out
    assert "EVA006" in out
    assert "--texts" in out


def test_an_act_without_annotations_is_refused(run: Run) -> None:
    code, _, err = run("eval", "extract", "--act", "1-I")
    assert code == 2
    assert "EVA008" in err
    assert "230-VIII" in err

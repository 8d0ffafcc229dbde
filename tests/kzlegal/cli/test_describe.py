"""The command describe: proposals, a profile that waits, nothing used unconfirmed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kzlegal.cli.describing

Run = Callable[..., tuple[int, str, str]]
TEXT = "Our clinic runs its own chatbot; a doctor always decides. No social scoring."


def test_each_proposal_shows_its_words(run: Run) -> None:
    code, out, _ = run("describe", TEXT, "--no-nearness")
    assert code == 0
    assert "role_owner: yes" in out
    assert "[its own chatbot]" in out
    assert "scores_behaviour_or_traits: no" in out
    assert "said with a negation" in out
    assert "Nothing is used until you confirm it." in out


def test_json_has_the_spans(run: Run) -> None:
    code, out, _ = run("describe", TEXT, "--no-nearness", "--json")
    printed = json.loads(out)
    assert code == 0
    assert printed["confirmed"] is False
    for proposal in printed["proposed"]:
        for e in proposal["evidence"]:
            assert TEXT[e["start"] : e["end"]] == e["text"]


def test_a_written_profile_is_refused_until_it_is_confirmed(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "profile.yaml"
    code, _, err = run("describe", TEXT, "--no-nearness", "-o", str(profile))
    assert (code, "0 confirmed" in err) == (0, True)
    code, out, err = run("assess", str(profile))
    assert code == 2
    assert "FACT007" in err
    assert out == ""
    confirmed = profile.read_text("utf-8").replace("facts: {}", "").replace("proposed:", "facts:")
    profile.write_text(confirmed, "utf-8")
    code, out, _ = run("assess", str(profile), "--on", "2026-11-22", "--json")
    assert code == 0
    assert json.loads(out)["facts"]["role_owner"] == "yes"


def test_a_file_is_read_and_an_absent_one_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "system.txt"
    file.write_text(TEXT, "utf-8")
    assert "role_owner: yes" in run("describe", str(file), "--no-nearness")[1]
    code, _, err = run("describe", str(tmp_path / "absent.txt"))
    assert (code, "no such file" in err) == (2, True)
    file.write_bytes(b"\xff\xfe\x00")
    code, _, err = run("describe", str(file))
    assert (code, "UTF-8" in err) == (2, True)


def test_nobody_at_the_terminal_confirms_nothing(run: Run) -> None:
    code, out, err = run("assess", "--describe", TEXT)
    assert (code, out) == (2, "")
    assert "no terminal" in err
    code, out, err = run("describe", TEXT, "--no-nearness", "--confirm")
    assert code == 2


def test_yes_confirms_data_and_leaves_judgments_to_a_lawyer(run: Run) -> None:
    text = f"{TEXT} The bot does not manipulate people."
    code, out, err = run("assess", "--describe", text, "--yes", "--json", "--on", "2026-11-22")
    facts = json.loads(out)["facts"]
    assert code == 0
    assert facts["role_owner"] == "yes"
    assert "manipulative_methods" not in facts
    assert "manipulative_methods" in err


def test_each_answer_counts_by_itself(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(kzlegal.cli.describing, "_somebody", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: next(answers, False))
    _, out, _ = run("assess", "--describe", TEXT, "--json", "--on", "2026-11-22")
    assert json.loads(out)["facts"] == {"role_owner": "yes"}


def test_what_is_given_by_hand_stands_above_what_was_read(run: Run) -> None:
    arguments = ("assess", "--describe", TEXT, "--yes", "--fact", "autonomy=high", "--json")
    _, out, _ = run(*arguments, "--on", "2026-11-22")
    assert json.loads(out)["facts"]["autonomy"] == "high"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("describe", ""), "DESC001"),
        (("describe", "Наша клиника ведёт бот.", "--lang", "en"), "DESC003"),
        (("describe", "a " * 6000), "DESC002"),
    ],
)
def test_a_bad_description_is_one_sentence(run: Run, arguments: tuple[str, ...], code: str) -> None:
    done, out, err = run(*arguments)
    assert (done, out) == (2, "")
    assert code in err
    assert len(err.strip().splitlines()) == 1


def test_eval_describe_prints_each_language(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(
        "scenarios:\n- id: a\n  description: {en: 'Our clinic runs its own chatbot.'}\n"
        "  facts: {role_owner: true, operates_ai_system: false}\n",
        "utf-8",
    )
    code, out, _ = run("eval", "describe", str(file))
    assert code == 0
    assert "precision 0.500" in out
    assert "WRONG a operates_ai_system proposed yes, no" in out
    assert json.loads(run("eval", "describe", str(file), "--json")[1])[0]["right"] == 1

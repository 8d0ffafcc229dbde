"""The measurement over descriptions: the bars, and that it notices what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared import SHARED, needs_texts

from akn.problem import LegalTextError
from kzlegal.assess.describe import Description, Lexicon, describe, load_lexicon
from kzlegal.evaluation.descriptions import Figures, evaluate_descriptions
from kzlegal.norms import Catalogue, load_facts

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
CATALOGUE: Catalogue = load_facts(CORPUS / "facts.yaml")
LEXICON: Lexicon = load_lexicon(CORPUS / "vocab" / "fact_words.yaml", CATALOGUE)


def read(text: str, language: str) -> Description:
    assert language in ("rus", "kaz", "eng")
    return describe(text, LEXICON, CATALOGUE, language)


def measured(path: Path) -> dict[str, Figures]:
    return {f.language: f for f in evaluate_descriptions(path, read, CATALOGUE)}


@needs_texts
@pytest.mark.parametrize("language", ["rus", "kaz", "eng"])
def test_the_development_descriptions(language: str) -> None:
    assert SHARED is not None
    figures = measured(SHARED / "eval" / "scenarios-dev.yaml")[language]
    assert (figures.descriptions, figures.wrong) == (10, ())
    assert figures.strict >= 0.9
    assert figures.recall > 0.4


@pytest.mark.parametrize("language", ["rus", "kaz", "eng"])
@pytest.mark.parametrize("file", ["tune", "held", "fresh", "last", "after"])
def test_our_own_descriptions(file: str, language: str) -> None:
    figures = measured(CORPUS / "descriptions" / f"{file}.yaml")[language]
    assert figures.descriptions >= 10
    assert figures.strict >= 0.9
    assert figures.recall > 0.45


SMALL = """
scenarios:
- id: small
  description: {en: "Our clinic runs its own chatbot. A doctor always decides."}
  facts: {role_owner: true, autonomy: high, risk_degree: medium, personal_data: unknown}
"""


def test_right_wrong_unjudged_and_missed_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    (figures,) = evaluate_descriptions(path, read, CATALOGUE)
    assert figures.right == 1
    assert [(j.fact, j.value, j.stated) for j in figures.wrong] == [("autonomy", "low", "high")]
    assert [j.fact for j in figures.unjudged] == ["operates_ai_system"]
    assert figures.missed == (("small", "risk_degree"),)
    assert (figures.precision, figures.strict, figures.recall) == (1 / 2, 1 / 3, 1 / 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1", "no scenarios"),
        (SMALL.replace("role_owner", "role_ownr"), "role_ownr"),
        (SMALL.replace("en:", "de:"), "no scenario has a description"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(LegalTextError, match=said):
        evaluate_descriptions(path, read, CATALOGUE)

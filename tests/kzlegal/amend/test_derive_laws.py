"""Properties of derived instructions: applied to the old text they give the new one, or say so.

``pytest tests/kzlegal/amend --hypothesis-profile=deep`` looks at many more acts.
"""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given
from make import printed_act

from akn.problem import LegalTextError
from kzlegal.amend.derivation.derive import derive
from kzlegal.amend.derivation.drafting import DraftLanguage
from kzlegal.amend.derivation.edits import edits, marks
from kzlegal.amend.derivation.explain import explain
from kzlegal.amend.derivation.pieces import law_text
from kzlegal.amend.derivation.readback import misread
from kzlegal.amend.derivation.trial import carried_out
from kzlegal.amend.derivation.words import typographic
from kzlegal.refs.citation import LAW
from tests.kzlegal.amend.made import edited, parsed
from tests.kzlegal.amend.reference import applied
from tests.test_laws import acts

LANGUAGES = ("rus", "kaz", "eng")
UNSAID = {"AMD451", "AMD452", "AMD453", "AMD454", "AMD456", "AMD457", "AMD464"}
"""Problems for a change that no instruction says."""


def two_texts(data: st.DataObject, language: str) -> tuple[list[str], list[str]]:
    printer = printed_act(data.draw(acts()), language)
    head = len(printer.tongue.head.split("\n\n"))
    return printer.paragraphs, data.draw(edited(printer.paragraphs, head, language))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_the_instructions_give_the_new_text_or_a_problem(
    language: str, data: st.DataObject
) -> None:
    before, after = two_texts(data, language)
    try:
        old, new = parsed(before, language).document, parsed(after, language).document
    except LegalTextError:
        assume(False)
    found = derive(old, new)
    if not found.problems:
        assert law_text(applied(old, found.proposals)) == law_text(new)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_text_compared_with_itself_has_no_change(language: str, data: st.DataObject) -> None:
    document = parsed(printed_act(data.draw(acts()), language).paragraphs, language).document
    found = derive(document, document)
    assert (found.changes, found.proposals, found.problems) == ((), (), ())


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_is_proposed_is_carried_out_and_gives_the_new_text(
    language: str, data: st.DataObject
) -> None:
    before, after = two_texts(data, language)
    try:
        old, new = parsed(before, language).document, parsed(after, language).document
    except LegalTextError:
        assume(False)
    explanation = explain(old, new, language)
    codes = {p.code for p in explanation.problems}
    made, refused = carried_out(old, explanation.proposals)
    assert not refused or "AMD464" in codes
    if not codes & UNSAID:
        assert law_text(made) == law_text(new)


@pytest.mark.parametrize("language", ["rus", "kaz"])
@given(data=st.data())
def test_what_is_written_is_read_again_as_it_is_meant(language: str, data: st.DataObject) -> None:
    before, after = two_texts(data, language)
    try:
        old, new = parsed(before, language).document, parsed(after, language).document
    except LegalTextError:
        assume(False)
    explanation = explain(old, new, language)
    drafted: DraftLanguage = "rus" if language == "rus" else "kaz"
    written = [i.proposal for unit in explanation.units for i in unit.instructions if i.lines]
    assert misread(written, old, drafted, LAW) == ()
    if len(written) < len(explanation.proposals):
        assert "AMD464" in {p.code for p in explanation.problems}


words = st.lists(
    st.sampled_from("журнал запись хранитель, и (лист) 15 2-1 № «опись» срок; шкаф. – ,".split()),  # noqa: SIM905
    min_size=1,
    max_size=14,
).map(" ".join)


@given(words, words)
def test_edits_give_the_new_words_or_there_are_none(old: str, new: str) -> None:
    text = old
    found = edits(old, new)
    for edit in found:
        text = edit.apply(text) or ""
    assert text == new or not found


@given(words, words)
def test_marks_hold_both_texts(old: str, new: str) -> None:
    found = marks(old, new)
    assert "".join(m.text for m in found if m.sign != "+") == old
    assert "".join(m.text for m in found if m.sign != "-") == new


@given(words)
def test_only_typography_is_typography(text: str) -> None:
    assert typographic(text, text.replace(" ", "\u00a0").replace("«", '"').replace("»", '"'))
    assert not typographic(text, text + " и")

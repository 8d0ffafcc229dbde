"""Owns the Kazakh spaCy language: tokens with numbers and ordinals whole, stems, forms, sentences.

spaCy ships no Kazakh; this one is registered as ``kk``. Tokens carry the stem in ``lemma_``, the
forms of `kzlegal.norms.nlp.kazakh_forms` in ``morph`` and the lower-case word with Latin
look-alikes made Cyrillic in ``norm_``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import BaseDefaults, Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module
from spacy.tokens import Doc, MorphAnalysis
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)
from thinc.api import Config

from kzlegal.norms.nlp.kazakh_forms import LOOK_ALIKES, read_form

ABBREVIATIONS = ("ж.", "жж.", "т.б.", "т.с.с.", "б.", "бет.", "мыс.", "млн.", "кв.")
"""Words whose full stop ends no sentence: year, and so on, page, for example …"""

_MARKS = [re.escape(mark) for mark in ",;:!?…«»“”„\"'()[]{}–—"]
_LABEL = re.compile(r"\d+(?:-\d+)*\)|\d+(?:[.,]\d+)+%?")
_ORTH = 65
"""spaCy's number for the attribute ORTH, in which special cases are written."""


def _tokenizer(nlp: Language) -> Tokenizer:
    """Split at marks, keep hyphenated words (17-бап), labels (2)), decimals whole."""
    return Tokenizer(
        nlp.vocab,
        rules={word: [{_ORTH: word}] for word in ABBREVIATIONS},
        prefix_search=compile_prefix_regex([*_MARKS, "№"]).search,
        suffix_search=compile_suffix_regex([*_MARKS, r"\."]).search,
        infix_finditer=compile_infix_regex(_MARKS).finditer,
        token_match=_LABEL.fullmatch,
    )


def _kazakh_tokenizer() -> Callable[[Language], Tokenizer]:
    return _tokenizer


registry.tokenizers("kzlegal.kazakh", func=_kazakh_tokenizer)


class KazakhDefaults(BaseDefaults):
    """What the language brings: its own tokenizer, no data."""

    config = Config({"nlp": {"tokenizer": {"@tokenizers": "kzlegal.kazakh"}}})


class Kazakh(Language):  # type: ignore[no-untyped-call]  # spaCy's own registration
    """Kazakh as spaCy sees it."""

    lang = "kk"
    Defaults = KazakhDefaults


registry.languages("kk", func=Kazakh)


def read_forms(doc: Doc) -> Doc:
    """Set norm, stem and morphology of every token, and where sentences start."""
    for token in doc:
        word = token.text.translate(LOOK_ALIKES).lower()
        token.norm_ = word
        features = ""
        if any(c.isalpha() for c in word):
            form = read_form(word)
            word, features = form.lemma, form.features()
        token.lemma_ = word
        token.morph = MorphAnalysis(doc.vocab, features)
        token.is_sent_start = token.i == 0 or _starts_sentence(doc, token.i)
    return doc


Language.component("kazakh_forms", func=read_forms)


def _starts_sentence(doc: Doc, at: int) -> bool:
    """Tell whether a sentence starts here: after a full stop, with a capital or a number."""
    before, here = doc[at - 1], doc[at]
    if before.text in ("!", "?"):
        return here.text[0].isupper()
    if before.text != "." or not (here.text[0].isupper() or here.text[0].isdigit()):
        return False
    # An initial (А. Байтұрсынұлы) ends no sentence.
    return at < 2 or len(doc[at - 2].text) > 1 or not doc[at - 2].text.isupper()


def load() -> Language:
    """Make the Kazakh pipeline: tokenizer and forms; loads no data, costs milliseconds."""
    nlp = Kazakh()
    nlp.add_pipe("kazakh_forms")
    return nlp

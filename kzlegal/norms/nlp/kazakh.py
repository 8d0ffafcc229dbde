"""Owns the Kazakh spaCy language: tokens with numbers and ordinals whole, stems, forms, sentences.

spaCy ships no Kazakh; this one is registered as ``kk``. Tokens carry the stem in ``lemma_``, the
forms of `kzlegal.norms.nlp.kazakh_forms` in ``morph`` and the lower-case word with Latin
look-alikes made Cyrillic in ``norm_``.
"""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from kzlegal.norms.nlp.kazakh_forms import LOOK_ALIKES, read_form

ABBREVIATIONS = ("ж.", "жж.", "т.б.", "т.с.с.", "б.", "бет.", "мыс.", "млн.", "мың.", "кв.")
"""Words whose full stop ends no sentence: year, and so on, page, for example …"""

_MARKS = r""", ; : ! ? … « » “ ” „ " ' ( ) [ ] { }""".split()
_ESCAPED = [re.escape(mark) for mark in _MARKS]
_DASHES = [r"[–—]"]
_LABEL = re.compile(r"\d+(?:-\d+)*\)|\d+(?:[.,]\d+)+%?")


def _tokenizer(nlp: Language) -> Tokenizer:
    """Split at marks, keep hyphenated words (17-бап), labels (2)), decimals whole."""
    return Tokenizer(
        nlp.vocab,
        rules={a: [{65: a}] for a in ABBREVIATIONS},  # 65 is spaCy's ORTH
        prefix_search=compile_prefix_regex([*_ESCAPED, *_DASHES, "№"]).search,
        suffix_search=compile_suffix_regex([*_ESCAPED, *_DASHES, r"\."]).search,
        infix_finditer=compile_infix_regex([*_ESCAPED, *_DASHES]).finditer,
        token_match=_LABEL.fullmatch,
    )


@spacy.registry.tokenizers("kzlegal.kazakh")
def _kazakh_tokenizer() -> object:
    return _tokenizer


class KazakhDefaults(Language.Defaults):
    """What the language brings: its own tokenizer, no data."""

    config = {"nlp": {"tokenizer": {"@tokenizers": "kzlegal.kazakh"}}}  # noqa: RUF012


@spacy.registry.languages("kk")
class Kazakh(Language):
    """Kazakh as spaCy sees it."""

    lang = "kk"
    Defaults = KazakhDefaults


@Language.component("kazakh_forms")
def read_forms(doc: Doc) -> Doc:
    """Set norm, stem and morphology of every token, and where sentences start."""
    for token in doc:
        word = token.text.translate(LOOK_ALIKES).lower()
        token.norm_ = word
        if not any(c.isalpha() for c in word):
            token.lemma_ = word
            token.set_morph("")
        else:
            form = read_form(word)
            token.lemma_ = form.lemma
            token.set_morph(form.features())
        token.is_sent_start = token.i == 0 or _starts_sentence(doc, token.i)
    return doc


def _starts_sentence(doc: Doc, at: int) -> bool:
    """Tell whether a sentence starts here: after a full stop, with a capital or a number."""
    before, here = doc[at - 1], doc[at]
    if before.text in ("!", "?"):
        return bool(here.text[0].isupper())
    if before.text != "." or not (here.text[0].isupper() or here.text[0].isdigit()):
        return False
    # An initial (А. Байтұрсынұлы) ends no sentence.
    return at < 2 or len(doc[at - 2].text) > 1 or not doc[at - 2].text.isupper()


def load() -> Language:
    """Make the Kazakh pipeline: tokenizer and forms; loads no data, costs milliseconds."""
    nlp = Kazakh()
    nlp.add_pipe("kazakh_forms")
    return nlp

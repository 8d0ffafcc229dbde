"""Owns the Russian pipeline: razdel's words, slovnet's parse and pymorphy's lemmas in one `Doc`."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kzlegal.norms.nlp.tree import sound_heads

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]
    from pymorphy3.analyzer import Parse  # type: ignore[import-untyped]

    from kzlegal.norms.nlp import Doc, Pipeline

_EMBEDDING = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_MORPH = "model/slovnet_morph_news_v1.tar"
_SYNTAX = "model/slovnet_syntax_news_v1.tar"

_POS = {
    "NOUN": ("NOUN", "PROPN", "PRON"),
    "NPRO": ("PRON", "DET"),
    "ADJF": ("ADJ", "DET", "NUM"),
    "ADJS": ("ADJ",),
    "PRTF": ("VERB", "ADJ", "NOUN"),
    "PRTS": ("VERB", "ADJ"),
    "VERB": ("VERB", "AUX"),
    "INFN": ("VERB", "AUX"),
    "GRND": ("VERB",),
    "ADVB": ("ADV",),
    "PRED": ("ADV", "ADJ", "VERB"),
    "CONJ": ("CCONJ", "SCONJ", "PART"),
    "PREP": ("ADP",),
    "PRCL": ("PART", "CCONJ"),
    "NUMR": ("NUM",),
}
"""pymorphy's parts of speech and the universal ones that they agree with."""

_FINITE = "Mood=Ind|Person=3|VerbForm=Fin"

_CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "gen2": "Par",
    "loc2": "Loc",
}

_PLURAL = dict.fromkeys(("данные", "данных", "данным", "данными"), "данные")
"""Nouns of the plural only that pymorphy takes for forms of another word."""


def load() -> Pipeline:
    """Give the pipeline; raises ModuleNotFoundError where a package is missing."""
    import spacy
    from navec import Navec  # type: ignore[import-untyped]
    from pymorphy3 import MorphAnalyzer
    from razdel import tokenize  # type: ignore[import-untyped]
    from slovnet import Morph, Syntax  # type: ignore[import-untyped]
    from spacy.tokens import Doc

    found = find_spec("natasha")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'natasha'", name="natasha")
    data = Path(next(iter(found.submodule_search_locations))) / "data"
    navec = Navec.load(data / _EMBEDDING)
    tagger, parser = Morph.load(data / _MORPH), Syntax.load(data / _SYNTAX)
    tagger.navec(navec)
    parser.navec(navec)
    vocab = spacy.blank("ru").vocab
    known = _Dictionary(MorphAnalyzer())

    def read(text: str) -> Doc:
        marks = tuple(tokenize(text))
        words = [mark.text for mark in marks]
        if not words:
            return Doc(vocab)
        ends = [mark.start for mark in marks[1:]] + [len(text)]
        spaces = [mark.stop < end for mark, end in zip(marks, ends, strict=True)]
        tagged = next(tagger.map([words])).tokens
        parsed = next(parser.map([words])).tokens
        found_heads = [i if t.head_id == "0" else int(t.head_id) - 1 for i, t in enumerate(parsed)]
        heads = sound_heads(found_heads)
        feats = [t.feats or {} for t in tagged]
        finite = [known.finite(word) for word in words]
        return Doc(
            vocab,
            words=words,
            spaces=spaces,
            pos=["VERB" if sure else t.pos for t, sure in zip(tagged, finite, strict=True)],
            morphs=[
                _FINITE if sure else "|".join(f"{k}={v}" for k, v in sorted(f.items()))
                for f, sure in zip(feats, finite, strict=True)
            ],
            lemmas=[
                known.lemma(word, t.pos, f.get("Case", ""), f.get("Number", ""))
                for word, t, f in zip(words, tagged, feats, strict=True)
            ],
            heads=list(heads),
            deps=["ROOT" if heads[i] == i else t.rel for i, t in enumerate(parsed)],
        )

    return lru_cache(maxsize=4096)(read)


class _Dictionary:
    """pymorphy's dictionary, asked for what the tagger gets wrong."""

    def __init__(self, analyser: MorphAnalyzer) -> None:
        self.lemma = lru_cache(maxsize=65536)(self._lemma)
        self.finite = lru_cache(maxsize=65536)(self._finite)
        self._analyser = analyser

    def _lemma(self, word: str, pos: str, case: str, number: str) -> str:
        """Give the lemma of a word: of its readings the likeliest that agrees with the tagger."""
        fixed = _PLURAL.get(word.lower())
        if fixed is not None and pos == "NOUN":
            return fixed
        readings: list[Parse] = self._analyser.parse(word)
        best = max(
            enumerate(readings),
            key=lambda pair: (_agreement(pair[1], pos, case, number), -pair[0]),
        )[1]
        # A full participle is named by itself, not by its verb: «уполномоченный», «обучающийся».
        own = best.inflect({"nomn", "sing", "masc"}) if str(best.tag.POS) == "PRTF" else None
        return str(own.word if own else best.normal_form).replace("ё", "е")

    def _finite(self, word: str) -> bool:
        """Say whether a word can only be a verb of the third person in the present or future.

        The tagger takes «охраняются» for a participle in some sentences.
        """
        readings: list[Parse] = self._analyser.parse(word)
        return all("VERB" in r.tag and "3per" in r.tag for r in readings)


def _agreement(reading: Parse, pos: str, case: str, number: str) -> int:
    """Say how far a reading of pymorphy agrees with the tagger: by part of speech, then case."""
    tag = reading.tag
    score = 4 if pos in _POS.get(str(tag.POS), (pos,)) else 0
    score += 2 if case and _CASES.get(str(tag.case)) == case else 0
    return score + (1 if number and str(tag.number or "")[:4] == number.lower() else 0)

"""Owns alike: letters of the other alphabet made one, so that «cт.» and «бiрiншi» are read."""

from __future__ import annotations

import re

from kzlegal.refs.unit import Language

_LATIN = re.compile(r"[A-Za-z]")
_MIXED = re.compile(r"[A-Za-z](?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff])[A-Za-z]+")
_CYRILLIC = str.maketrans("aceopxyiABCEHIKMOPTX", "асеорхуіАВСЕНІКМОРТХ")


def alike(text: str, language: Language) -> str:
    """Give a text of the same length in which Latin look-alikes inside Cyrillic words are Cyrillic.

    Acts of the 1990s to 2016 print Kazakh with a Latin i; single letters slip into Russian too.
    """
    if language == "eng" or _LATIN.search(text) is None:
        return text
    return _MIXED.sub(lambda match: match[0].translate(_CYRILLIC), text)

"""Owns the reading of the act that is changed: from its name in the amending act to its IRI."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from kzlegal.amend.model import ActCited
from kzlegal.amend.wording import Wording
from kzlegal.corpus import Manifest
from kzlegal.refs.context import law_iri
from kzlegal.refs.packs import pack
from kzlegal.refs.vocabulary import vocabulary

_LAW_NUMBER = re.compile(r"\d{1,4}-[IVXІХ]{1,6}$")


@lru_cache(maxsize=512)
def cited(text: str, words: Wording) -> ActCited:
    """Give the act that a name means: by date and number, by its title or short name.

    The IRI is empty where the words do not settle it: an order is known by its text only.
    """
    said = " ".join(words.brackets.sub("", text).split()).strip(" ,:;")
    table = vocabulary()
    named = pack(words.language).named(said, table, "")
    iri = next((n.iri for n in named if n.iri), "")
    if not iri:
        iri = _by_title(said, words)
    match = words.cited.search(said)
    if not iri and match is not None and match["number"] and _LAW_NUMBER.match(match["number"]):
        month = words.months.get(match["month"].lower())
        iri = law_iri(match["year"], month, match["day"], match["number"])
    if not iri:
        iri, units = _registered(said, words.language)
        return ActCited(said, iri, units)
    return ActCited(said, iri, table.unit_names(iri).paragraph)


def _registered(text: str, language: str) -> tuple[str, Literal["point", "part"]]:
    """Find the act among those that the corpus holds or can name, by a title in the text."""
    titles = _titles(language)
    for title in re.findall(r"[«\"“]([^«»\"“”]{3,300})[»\"”]", text):
        if (known := titles.get(title.casefold())) is not None:
            return known
    return "", "point"


@cache
def _titles(language: str) -> dict[str, tuple[str, Literal["point", "part"]]]:
    manifest = Manifest.load()
    found: dict[str, tuple[str, Literal["point", "part"]]] = {}
    for act in (*manifest.acts, *manifest.known):
        title = dict(act.titles).get(language)
        if title:
            found[title.casefold()] = (act.iri, "part" if act.units == "code" else "point")
    return found


def _by_title(text: str, words: Wording) -> str:
    """Find a law or code by the title that stands in the name, with a date between or without."""
    for title in re.findall(r"[«\"“]([^«»\"“”]{3,300})[»\"”]", text):
        entry = vocabulary().titled(title, words.language)
        if entry is not None:
            return entry.iri
    low = text.casefold()
    for entry in vocabulary().acts:
        label = entry.labels.get(words.language, "").casefold()
        if entry.cls == "code" and label and label in low:
            return entry.iri
    return ""

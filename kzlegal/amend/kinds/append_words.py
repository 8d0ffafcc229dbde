"""Words come at the end of a unit, before its final punctuation (I7).

ru: «часть вторую статьи 9 дополнить словами «, а также Y»».
kk: «9-баптың екінші бөлігі «, сондай-ақ Y» деген сөздермен толықтырылсын».
"""

from __future__ import annotations

from kzlegal.amend.clause import (
    ADDED_KK,
    AT_KK,
    AT_RU,
    EACH_RU,
    GIVEN_RU,
    NEW_KK,
    Change,
    Clause,
    Kind,
    flagged,
    pattern,
)


def _read(clause: Clause) -> tuple[Change, ...]:
    pairs = tuple((None, words) for words in clause.words("new"))
    return (flagged(Change("append_words", clause.said("at"), pairs=pairs), clause),)


APPEND_WORDS = Kind(
    "append_words",
    {
        "rus": (
            pattern(rf"(?P<at>{AT_RU})дополнить (?P<at2>{AT_RU})(?P<new>{GIVEN_RU}){EACH_RU}"),
        ),
        "kaz": (pattern(rf"(?P<at>{AT_KK})(?P<new>{NEW_KK})\s*{ADDED_KK}"),),
    },
    _read,
)

"""Words come after others, which stay (I6).

ru: «пункт 4 статьи 7 после слов «X,» дополнить словами «Y,»». The comma stands in the anchor.
kk: «7-баптың 4-тармағы «X» деген сөздерден кейін «, Y» деген сөздермен толықтырылсын». There the
comma may stand in the words that are added.
"""

from __future__ import annotations

from kzlegal.amend.clause import (
    ADDED_KK,
    ANCHOR_KK,
    AT_KK,
    AT_RU,
    LIST_RU,
    NEW_KK,
    NEW_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
)

_NEW = rf"{NEW_RU}\s*{LIST_RU}(?:\s*(?:,|и)\s*{NEW_RU}\s*{LIST_RU})*"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("insert_after", clause.said("at")))


INSERT_AFTER = Kind(
    "insert_after",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})после (?P<old>{WORDS_RU}) дополнить (?:соответственно )?"
                rf"(?P<new>{_NEW})"
            ),
            pattern(
                rf"(?P<at>{AT_RU})дополнить после (?P<old>{WORDS_RU}) (?:соответственно )?"
                rf"(?P<new>{_NEW})"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{AT_KK})(?P<old>{ANCHOR_KK}) кейін (?:тиісінше )?(?P<new>{NEW_KK})"
                rf"\s*{ADDED_KK}"
            ),
        ),
    },
    _read,
)

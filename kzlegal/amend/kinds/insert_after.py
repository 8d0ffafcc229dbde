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
    EACH_RU,
    GIVEN_RU,
    LATER_RU,
    NEW_KK,
    SIGN_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
)

_OLD = rf"(?P<old>{WORDS_RU}|(?:знака препинания )?{SIGN_RU})"
_NEW = rf"(?P<new>{GIVEN_RU}|(?:знаком препинания )?{SIGN_RU}|{WORDS_RU})"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("insert_after", clause.said("at")))


INSERT_AFTER = Kind(
    "insert_after",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})после {_OLD}{EACH_RU}{LATER_RU}\s*дополнить{EACH_RU} ?{_NEW}{EACH_RU}"
            ),
            pattern(
                rf"(?P<at>{AT_RU})дополнить (?P<at2>{AT_RU})после {_OLD}{EACH_RU} ?{_NEW}{EACH_RU}"
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

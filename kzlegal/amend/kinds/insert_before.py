"""Words come before others, which stay.

ru: «перед словами «X» дополнить словом «Y»».
kk: ««X» деген сөздердің алдынан «Y» деген сөзбен толықтырылсын».
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

_OLD = rf"(?P<old>{WORDS_RU}|(?:знаком препинания )?{SIGN_RU})"
_NEW = rf"(?P<new>{GIVEN_RU}|(?:знаком препинания )?{SIGN_RU}|{WORDS_RU})"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("insert_before", clause.said("at")))


INSERT_BEFORE = Kind(
    "insert_before",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})перед {_OLD}{EACH_RU}{LATER_RU}\s*дополнить{EACH_RU} ?{_NEW}{EACH_RU}"
            ),
            pattern(
                rf"(?P<at>{AT_RU})дополнить (?P<at2>{AT_RU})перед {_OLD}{EACH_RU} ?{_NEW}{EACH_RU}"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{AT_KK})(?P<old>{ANCHOR_KK}) (?:алдынан|алдына|алдында|бұрын) "
                rf"(?:тиісінше )?(?P<new>{NEW_KK})\s*{ADDED_KK}"
            ),
        ),
    },
    _read,
)

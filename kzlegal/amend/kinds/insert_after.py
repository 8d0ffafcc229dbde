"""Words come after others, which stay (I6).

ru: «пункт 4 статьи 7 после слов «X,» дополнить словами «Y,»». The comma stands in the anchor.
kk: «7-баптың 4-тармағы «X» деген сөздерден кейін «, Y» деген сөздермен толықтырылсын». There the
comma may stand in the words that are added.
"""

from __future__ import annotations

import re

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend.clause import (
    AT_RU,
    EACH_RU,
    GIVEN_RU,
    LATER_RU,
    SIGN_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
    sharing,
)

_OLD = rf"(?P<old>{WORDS_RU}|(?:знака препинания )?{SIGN_RU})"
_NEW = rf"(?P<new>{GIVEN_RU}|(?:знаком препинания )?{SIGN_RU}|{WORDS_RU})"
_PAIR_KK = rf"(?P<at>{kk.AT})(?P<old>{kk.AFTER}) {kk.RESPECTIVELY}(?P<new>{kk.NEW})"
_PAIR = pattern(kk.JOIN + _PAIR_KK)
_PAIRS_KK = re.sub(r"\?P<\w+>", "?:", _PAIR_KK)


def _read(clause: Clause) -> tuple[Change, ...]:
    return tuple(
        change
        for one in sharing(clause, _PAIR)
        for change in paired(one, Change("insert_after", one.said("at")))
    )


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
        "kaz": (pattern(rf"(?P<body>(?:{_PAIRS_KK}{kk.JOIN}){{0,60}}{_PAIRS_KK}){kk.ADDED_HERE}"),),
    },
    _read,
)

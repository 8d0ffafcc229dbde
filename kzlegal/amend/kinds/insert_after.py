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
    LIST_RU,
    NEW_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
    sharing,
)

_PAIR_KK = rf"(?P<at>{kk.AT})(?P<old>{kk.AFTER}) {kk.RESPECTIVELY}(?P<new>{kk.NEW})"
_PAIR = pattern(_PAIR_KK)
_PAIRS_KK = re.sub(r"\?P<\w+>", "?:", _PAIR_KK)
_NEW = rf"{NEW_RU}\s*{LIST_RU}(?:\s*(?:,|и)\s*{NEW_RU}\s*{LIST_RU})*"


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
                rf"(?P<at>{AT_RU})после (?P<old>{WORDS_RU}) дополнить (?:соответственно )?"
                rf"(?P<new>{_NEW})"
            ),
            pattern(
                rf"(?P<at>{AT_RU})дополнить после (?P<old>{WORDS_RU}) (?:соответственно )?"
                rf"(?P<new>{_NEW})"
            ),
        ),
        "kaz": (pattern(rf"(?P<body>(?:{_PAIRS_KK}{kk.JOIN}){{0,60}}{_PAIRS_KK}){kk.ADDED_HERE}"),),
    },
    _read,
)

"""Words come after others, which stay (I6).

ru: «пункт 4 статьи 7 после слов «X,» дополнить словами «Y,»». The comma stands in the anchor.
kk: «7-баптың 4-тармағы «X» деген сөздерден кейін «, Y» деген сөздермен толықтырылсын». There the
comma may stand in the words that are added.
"""

from __future__ import annotations

import re

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, paired, pattern, sharing

_OLD = rf"(?P<old>{ru.WORDS}|(?:знака препинания )?{ru.SIGN})"
_NEW = rf"(?P<new>{ru.GIVEN}|(?:знаком препинания )?{ru.SIGN}|{ru.WORDS})"
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
                rf"(?P<at>{ru.AT})после {_OLD}{ru.EACH}{ru.LATER}\s*дополнить{ru.EACH} ?{_NEW}{ru.EACH}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})дополнить (?P<at2>{ru.AT})после {_OLD}{ru.EACH} ?{_NEW}{ru.EACH}"
            ),
        ),
        "kaz": (pattern(rf"(?P<body>(?:{_PAIRS_KK}{kk.JOIN}){{0,60}}{_PAIRS_KK}){kk.ADDED_HERE}"),),
    },
    _read,
)

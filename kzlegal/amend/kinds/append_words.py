"""Words come at the end of a unit, before its final punctuation (I7).

ru: «часть вторую статьи 9 дополнить словами «, а также Y»».
kk: «9-баптың екінші бөлігі «, сондай-ақ Y» деген сөздермен толықтырылсын».
"""

from __future__ import annotations

import re

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, flagged, pattern, sharing

_ONE_KK = rf"(?P<at>{kk.AT})(?:{kk.SUCH_CONTENT} )?(?P<new>{kk.NEW})"
_ONE = pattern(kk.JOIN + _ONE_KK)
_ONES_KK = re.sub(r"\?P<\w+>", "?:", _ONE_KK)


def _read(clause: Clause) -> tuple[Change, ...]:
    return tuple(
        flagged(
            Change(
                "append_words",
                one.said("at"),
                pairs=tuple((None, words) for words in one.words("new")),
            ),
            one,
        )
        for one in sharing(clause, _ONE)
    )


APPEND_WORDS = Kind(
    "append_words",
    {
        "rus": (
            pattern(rf"(?P<at>{ru.AT})дополнить (?P<at2>{ru.AT})(?P<new>{ru.GIVEN}){ru.EACH}"),
        ),
        "kaz": (pattern(rf"(?P<body>(?:{_ONES_KK}{kk.JOIN}){{0,60}}{_ONES_KK}){kk.ADDED_HERE}"),),
    },
    _read,
)

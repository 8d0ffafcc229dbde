"""Words come before others, which stay.

ru: «перед словами «X» дополнить словом «Y»».
kk: ««X» деген сөздердің алдынан «Y» деген сөзбен толықтырылсын».
"""

from __future__ import annotations

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
                rf"(?P<at>{kk.AT})(?P<old>{kk.BEFORE}) {kk.RESPECTIVELY}(?P<new>{kk.NEW})"
                rf"{kk.ADDED_HERE}"
            ),
        ),
    },
    _read,
)

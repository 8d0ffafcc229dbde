"""Words come before others, which stay.

ru: «перед словами «X» дополнить словом «Y»».
kk: ««X» деген сөздердің алдынан «Y» деген сөзбен толықтырылсын».
"""

from __future__ import annotations

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
)

_NEW = rf"{NEW_RU}\s*{LIST_RU}(?:\s*(?:,|и)\s*{NEW_RU}\s*{LIST_RU})*"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("insert_before", clause.said("at")))


INSERT_BEFORE = Kind(
    "insert_before",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})перед (?P<old>{WORDS_RU}) дополнить (?:соответственно )?"
                rf"(?P<new>{_NEW})"
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

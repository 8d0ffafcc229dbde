"""Words come before others, which stay.

ru: «перед словами «X» дополнить словом «Y»».
kk: ««X» деген сөздердің алдынан «Y» деген сөзбен толықтырылсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, paired, pattern

_OLD = rf"(?P<old>{ru.WORDS}|(?:знаком препинания )?{ru.SIGN})"
_NEW = rf"(?P<new>{ru.GIVEN}|(?:знаком препинания )?{ru.SIGN}|{ru.WORDS})"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("insert_before", clause.said("at")))


INSERT_BEFORE = Kind(
    "insert_before",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})перед {_OLD}{ru.EACH}{ru.LATER}\s*дополнить{ru.EACH} ?{_NEW}{ru.EACH}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})дополнить (?P<at2>{ru.AT})перед {_OLD}{ru.EACH} ?{_NEW}{ru.EACH}"
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

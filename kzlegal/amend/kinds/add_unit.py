"""Units of any level come in; their place follows from their number (I9, I15, I16).

ru: «дополнить статьей 12-1 следующего содержания: «…»»; «пункт 1 статьи 14 дополнить подпунктом
1-1) следующего содержания»; «дополнить частями второй и третьей»; «дополнить приложением 3-1
согласно приложению».
kk: «мынадай мазмұндағы 12-1-баппен толықтырылсын»; «14-баптың 1-тармағы мынадай мазмұндағы 1-1)
тармақшамен толықтырылсын».
"""

from __future__ import annotations

from kzlegal.amend.clause import (
    ADDED_KK,
    ANNEX_RU,
    AT_KK,
    AT_RU,
    Change,
    Clause,
    Kind,
    flagged,
    pattern,
)
from kzlegal.amend.statement import MARK

_UNITS = (
    rf"(?:(?!следующего содержания|\bслов[а-я]*\s*{MARK}|\bцифр[а-я]*\s*{MARK}|согласно|{MARK}).)*?"
)


def _read(clause: Clause) -> tuple[Change, ...]:
    annex = clause.said("annex")
    return (
        flagged(
            Change(
                "add_unit",
                clause.said("at"),
                clause.said("units"),
                clause.said("after"),
                quoted=not annex,
                annex=annex,
            ),
            clause,
        ),
    )


ADD_UNIT = Kind(
    "add_unit",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})(?:после (?P<after>(?:(?!дополнить|{MARK}).)+?) )?дополнить "
                rf"(?:нов[а-я]+ )?(?P<units>{_UNITS})(?: следующего содержания|(?=\s*:)|{ANNEX_RU}|$)"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{AT_KK})(?:(?P<after>{AT_KK}) кейін )?мынадай мазмұндағы "
                rf"(?P<units>(?:(?!{MARK}).)*?) ?{ADDED_KK}"
            ),
            pattern(
                rf"(?P<at>{AT_KK})(?P<annex>осы [^;:]*?қосымша[а-яәіңғүұқөһ]*) сәйкес "
                rf"(?:мынадай мазмұндағы )?(?P<units>(?:(?!{MARK}).)*?) ?{ADDED_KK}"
            ),
        ),
    },
    _read,
)

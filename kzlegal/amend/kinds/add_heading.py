"""Headings come into a table of contents (I13).

ru: «дополнить заголовками статей 57-1 и 57-2 следующего содержания: «…»».
kk: «мынадай мазмұндағы 57-1 және 57-2-баптардың тақырыптарымен толықтырылсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, pattern


def _read(clause: Clause) -> tuple[Change, ...]:
    return (Change("add_heading", clause.said("at"), clause.said("units"), quoted=True),)


ADD_HEADING = Kind(
    "add_heading",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})дополнить (?P<units>заголовк(?:ом|ами) (?:(?!следующего).)*?)"
                r" следующего содержания"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{kk.AT}){kk.SUCH_CONTENT} (?P<units>[^:;]*?тақыры[пб]{kk.L}*[мп]ен)"
                rf" ?{kk.ADDED}"
            ),
        ),
    },
    _read,
)

"""An act or a unit loses its force (I11).

ru: «признать утратившим силу Закон …»; «пункт 3 признать утратившим силу».
kk: «… Заңының күші жойылды деп танылсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, pattern


def _read(clause: Clause) -> tuple[Change, ...]:
    return (Change("repeal", clause.said("at") or clause.said("what")),)


REPEAL = Kind(
    "repeal",
    {
        "rus": (
            pattern(
                rf"(?P<at>(?:(?!{ru.VERBS}).)*?) ?призна[а-я]+ утративш[а-я]{{2,3}} силу"
                r"(?::? (?P<what>.+))?"
            ),
            pattern(r"утратил[аои]? силу:? (?P<what>.+)"),
        ),
        "kaz": (pattern(rf"(?P<at>(?:(?!{kk.VERBS})(?:\w++|\W))+?),? (?:{kk.FORCE})"),),
    },
    _read,
)

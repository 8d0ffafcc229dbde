"""A unit applies only up to a day, or from one (I20).

ru: «установить, что подпункт 7) пункта 2 статьи 5 действует до 1 января 2028 года».
kk: «5-баптың 2-тармағының 7) тармақшасы 2028 жылғы 1 қаңтарға дейін қолданылады деп белгіленсін».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend.clause import Change, Clause, Kind, pattern

_DAY_RU = r"\d{1,2} [а-я]+ \d{4} года"


def _read(clause: Clause) -> tuple[Change, ...]:
    return (
        Change(
            "time_limit",
            clause.said("at"),
            since=clause.day(clause.said("since") or clause.said("since2")),
            until=clause.day(clause.said("until") or clause.said("until2")),
        ),
    )


TIME_LIMIT = Kind(
    "time_limit",
    {
        "rus": (
            pattern(
                r"установить, что (?:действие )?(?P<at>.+?) (?:действу[а-я]+|применя[а-я]+"
                r"|распространя[а-я]+|вводится в действие|вводятся в действие|утрачива[а-я]+ силу)"
                rf"(?: с (?P<since>{_DAY_RU}))?(?: (?:до|по) (?P<until>{_DAY_RU}))?"
            ),
        ),
        "kaz": (
            pattern(
                rf"{kk.term('')}(?P<at>(?:(?!қолдан|күшінде)(?:\w++|\W))+?) {kk.term('2')}"
                r"(?:қолданылады|қолданылатын болып|қолданыста болады|қолданысқа енгізіледі"
                r"|күшінде болады)(?: деп)? белгіленсін"
            ),
        ),
    },
    _read,
)

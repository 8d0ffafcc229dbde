"""Units get other numbers (I18). Rare: the law forbids to shift numbers when a unit goes.

ru: «пункты 3 и 4 считать соответственно пунктами 4 и 5».
kk: «3 және 4-тармақтар тиісінше 4 және 5-тармақтар деп есептелсін».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, pattern


def _read(clause: Clause) -> tuple[Change, ...]:
    return (Change("renumber", clause.said("at"), clause.said("units")),)


RENUMBER = Kind(
    "renumber",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})считать (?:соответственно )?"
                r"(?P<units>(?:стать|пункт|подпункт|част|абзац|глав|раздел|параграф|приложени)"
                r"(?:[^;:,]|,(?= ?\d| [а-я]+(?:ой|ей|ым|ьим)\b))*)"
            ),
        ),
        "kaz": (
            pattern(rf"(?P<at>{kk.AT}),? ?тиісінше (?P<units>[^;:]*?) {kk.NUMBERED}"),
            pattern(rf"(?P<at>{kk.AT}) (?P<units>{kk.NUMBERS}-?\s*{kk.UNIT}{kk.L}*) {kk.NUMBERED}"),
        ),
    },
    _read,
)

"""A unit goes; its number stays empty (I10, I15, I17).

ru: «подпункт 36-4) исключить»; «второе предложение части первой исключить».
kk: «36-4) тармақша алып тасталсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, pattern
from kzlegal.amend.statement import MARK


def _read(clause: Clause) -> tuple[Change, ...]:
    return (Change("exclude_unit", f"{clause.said('at2')} {clause.said('at')}".strip()),)


EXCLUDE_UNIT = Kind(
    "exclude_unit",
    {
        "rus": (
            pattern(rf"(?P<at>{ru.AT}) ?исключить(?!\s*(?:из|{MARK}|[а-я]))"),
            pattern(
                rf"(?P<at2>{ru.AT}) ?исключить (?P<at>(?:стать|подпункт|пункт|част|абзац|глав|строк|предлож"
                rf"|раздел|параграф|приложени|примечани|преамбул|заголов|[а-я]+(?:ое|ую|ые) )"
                rf"(?:(?!{ru.VERBS})[^;:])*?)(?=\s*(?:[;.]|$|(?:,| и) [^,;]*?{ru.VERBS}))"
            ),
        ),
        "kaz": (pattern(rf"(?P<at>{kk.AT}) ?{kk.REMOVED}"),),
    },
    _read,
)

"""A unit goes; its number stays empty (I10, I15, I17).

ru: «подпункт 36-4) исключить»; «второе предложение части первой исключить».
kk: «36-4) тармақша алып тасталсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend.clause import AT_RU, Change, Clause, Kind, pattern
from kzlegal.amend.statement import MARK


def _read(clause: Clause) -> tuple[Change, ...]:
    return (Change("exclude_unit", clause.said("at")),)


EXCLUDE_UNIT = Kind(
    "exclude_unit",
    {
        "rus": (
            pattern(rf"(?P<at>{AT_RU}) ?исключить(?!\s*(?:из|{MARK}|[а-я]))"),
            pattern(
                r"исключить (?P<at>(?:стать|подпункт|пункт|част|абзац|глав|строк|предл)[^;:]*)"
            ),
        ),
        "kaz": (pattern(rf"(?P<at>{kk.AT}) ?{kk.REMOVED}"),),
    },
    _read,
)

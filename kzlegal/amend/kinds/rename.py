"""The act gets another title (I21); its number and date stay.

ru: «переименовать в Закон «…»»; the usual form, «заголовок изложить в следующей редакции: «…»» of
the act itself, is read as a restatement and then named a renaming.
kk: «тақырыбы мынадай редакцияда жазылсын: «…»».
"""

from __future__ import annotations

from kzlegal.amend.clause import Change, Clause, Kind, pattern
from kzlegal.amend.statement import MARK


def _read(clause: Clause) -> tuple[Change, ...]:
    pairs = tuple((None, words) for words in clause.words("new"))
    return (Change("rename", "заголовок", pairs=pairs),)


RENAME = Kind(
    "rename",
    {
        "rus": (pattern(rf"(?P<at>[^;:]*?)переименовать в [^;:{MARK[1:-1]}]*(?P<new>{MARK})"),),
        "kaz": (
            pattern(
                rf"(?P<at>[^;:{MARK[1:-1]}]*?)(?P<new>{MARK}) (?:Заң|Кодекс)?[а-яәі]* ?деп "
                r"(?:аталсын|өзгертілсін|қайта аталсын)"
            ),
        ),
    },
    _read,
)

"""Words go (I8).

ru: «в пункте 2 слова «X» исключить».
kk: «2-тармақтағы «X» деген сөздер алып тасталсын».
"""

from __future__ import annotations

import re

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, flagged, pattern, sharing

_ONE_KK = rf"(?P<at>{kk.AT})(?P<old>{kk.OLD})"
_ONE = pattern(kk.JOIN + _ONE_KK)
_ONES_KK = re.sub(r"\?P<\w+>", "?:", _ONE_KK)
_SHARED_KK = rf"(?P<at>{kk.AT_ATTRIBUTIVE})(?P<old>{kk.LIST})"
_SHARED = pattern(kk.JOIN + _SHARED_KK)
"""«1-тармақтағы «A», 2-тармақтағы «B» деген сөздер»: the noun stands once, behind the last."""
_SHARED_KKS = re.sub(r"\?P<\w+>", "?:", _SHARED_KK)


def _read(clause: Clause) -> tuple[Change, ...]:
    form = _SHARED if clause.match.groupdict().get("shared") else _ONE
    return tuple(
        flagged(
            Change(
                "exclude_words",
                f"{one.said('at')} {one.said('from')}".strip(),
                pairs=tuple((words, None) for words in one.words("old")),
            ),
            one,
        )
        for one in sharing(clause, form)
    )


EXCLUDE_WORDS = Kind(
    "exclude_words",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})(?P<old>{ru.WORDS}){ru.EACH}{ru.LATER} ?{ru.EACH} ?исключить"
            ),
            pattern(
                rf"(?P<at>{ru.AT})исключить (?:(?P<at2>из {ru.AT}) )?(?P<old>{ru.WORDS}){ru.EACH}"
                rf"(?: (?P<from>(?:из|в) [^;:]+?)(?=[;.]?$))?"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<body>(?:{_SHARED_KKS}{kk.JOIN}){{1,60}}{_SHARED_KKS})\s*"
                rf"(?P<shared>{kk.OLD_NOUN})\s*{kk.REMOVED}"
            ),
            pattern(rf"(?P<body>(?:{_ONES_KK}{kk.JOIN}){{0,60}}{_ONES_KK})\s*{kk.REMOVED}"),
        ),
    },
    _read,
)

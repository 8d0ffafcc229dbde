"""Words or figures give way to others (I3, I4, I5).

ru: «в пункте 1 статьи 5 слова «X» заменить словами «Y»»; parallel lists with «соответственно»;
«по всему тексту слова «X», «X1» заменить соответственно словами «Y», «Y1»».
kk: «5-баптың 1-тармағындағы «X» деген сөздер «Y» деген сөздермен ауыстырылсын».

Forms of a word that are not listed are not meant. «В соответствующих падежах» asks for forms that
nobody has listed: such an instruction is read and not carried out.
"""

from __future__ import annotations

import re

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, paired, pattern, sharing
from kzlegal.amend.statement import MARK

_NOT_LEFT = rf"(?!\s*(?:,|и)\s*{MARK})"
"""A list that goes on in a way that is not understood is not cut short."""
_PAIR_KK = rf"(?P<at>{kk.AT})(?P<old>{kk.OLD}){kk.EACH}\s*{kk.RESPECTIVELY}(?P<new>{kk.INTO})"
_PAIR = pattern(kk.JOIN + _PAIR_KK)
_PAIRS_KK = re.sub(r"\?P<\w+>", "?:", _PAIR_KK)


def _read(clause: Clause) -> tuple[Change, ...]:
    return tuple(
        change
        for one in sharing(clause, _PAIR)
        for change in paired(one, Change("replace_words", one.said("at")))
    )


REPLACE_WORDS = Kind(
    "replace_words",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})(?P<old>{ru.WORDS}){ru.EACH}{ru.LATER}\s*{ru.EACH}\s*заменить"
                rf"{ru.EACH} ?(?P<new>{ru.GIVEN}|{ru.SIGN}){_NOT_LEFT}{ru.EACH}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})заменить (?P<at2>{ru.AT})(?P<old>{ru.WORDS}){ru.EACH} ?"
                rf"(?P<new>{ru.GIVEN}){_NOT_LEFT}{ru.EACH}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})(?:знак препинания )?(?P<old>{ru.SIGN}) заменить "
                rf"(?:на )?(?:знаком препинания )?(?P<new>{ru.SIGN}|{ru.GIVEN})"
            ),
            pattern(
                rf"(?P<at>(?:(?!{MARK}).)*?)\s*(?P<old>{ru.LIST}){ru.EACH} заменить{ru.EACH} ?"
                rf"(?P<new>{ru.GIVEN}){_NOT_LEFT}{ru.EACH}"
            ),
        ),
        "kaz": (
            pattern(rf"{_PAIR_KK}{kk.EACH}\s*{kk.RESPECTIVELY}{kk.REPLACED}"),
            pattern(
                rf"(?P<body>(?:{_PAIRS_KK}{kk.JOIN}){{1,60}}{_PAIRS_KK})\s*{kk.RESPECTIVELY}"
                rf"{kk.REPLACED}"
            ),
            pattern(
                rf"(?P<at>(?:(?!{kk.SIGN_OLD}){kk.AT[3:-3]})*?)(?P<old>{kk.SIGN_OLD}) "
                rf"(?P<new>{kk.SIGN_NEW}|{kk.INTO})\s*{kk.REPLACED}"
            ),
            pattern(rf"(?P<at>{kk.AT})(?P<old>{kk.OLD}) (?P<new>{kk.SIGN_NEW})\s*{kk.REPLACED}"),
        ),
    },
    _read,
    again={
        "rus": pattern(
            rf"(?P<at>{ru.AT})(?P<old>{ru.WORDS}){ru.EACH} ?[–—-]? ?{ru.EACH} ?"
            rf"(?P<new>{ru.GIVEN}){_NOT_LEFT}{ru.EACH}"
        )
    },
)

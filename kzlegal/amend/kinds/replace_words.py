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
from kzlegal.amend.clause import (
    AT_RU,
    EACH_RU,
    GIVEN_RU,
    LATER_RU,
    LIST_RU,
    SIGN_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
    sharing,
)
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
                rf"(?P<at>{AT_RU})(?P<old>{WORDS_RU}){EACH_RU}{LATER_RU}\s*{EACH_RU}\s*заменить"
                rf"{EACH_RU} ?(?P<new>{GIVEN_RU}|{SIGN_RU}){_NOT_LEFT}{EACH_RU}"
            ),
            pattern(
                rf"(?P<at>{AT_RU})заменить (?P<at2>{AT_RU})(?P<old>{WORDS_RU}){EACH_RU} ?"
                rf"(?P<new>{GIVEN_RU}){_NOT_LEFT}{EACH_RU}"
            ),
            pattern(
                rf"(?P<at>{AT_RU})(?:знак препинания )?(?P<old>{SIGN_RU}) заменить "
                rf"(?:на )?(?:знаком препинания )?(?P<new>{SIGN_RU}|{GIVEN_RU})"
            ),
            pattern(
                rf"(?P<at>(?:(?!{MARK}).)*?)\s*(?P<old>{LIST_RU}){EACH_RU} заменить{EACH_RU} ?"
                rf"(?P<new>{GIVEN_RU}){_NOT_LEFT}{EACH_RU}"
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
            rf"(?P<at>{AT_RU})(?P<old>{WORDS_RU}){EACH_RU} ?[–—-]? ?{EACH_RU} ?"
            rf"(?P<new>{GIVEN_RU}){_NOT_LEFT}{EACH_RU}"
        )
    },
)

"""Words or figures give way to others (I3, I4, I5).

ru: «в пункте 1 статьи 5 слова «X» заменить словами «Y»»; parallel lists with «соответственно»;
«по всему тексту слова «X», «X1» заменить соответственно словами «Y», «Y1»».
kk: «5-баптың 1-тармағындағы «X» деген сөздер «Y» деген сөздермен ауыстырылсын».

Forms of a word that are not listed are not meant. «В соответствующих падежах» asks for forms that
nobody has listed: such an instruction is read and not carried out.
"""

from __future__ import annotations

from kzlegal.amend.clause import (
    AT_KK,
    AT_RU,
    EACH_RU,
    GIVEN_RU,
    LATER_RU,
    LIST_RU,
    NEW_KK,
    OLD_KK,
    REPLACED_KK,
    SIGN_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
)
from kzlegal.amend.statement import MARK

_NOT_LEFT = rf"(?!\s*(?:,|и)\s*{MARK})"
"""A list that goes on in a way that is not understood is not cut short."""


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("replace_words", clause.said("at")))


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
            pattern(
                rf"(?P<at>{AT_KK})(?P<old>{OLD_KK})\s*(?:тиісінше )?(?:тиісінше )?(?P<new>{NEW_KK})"
                rf"\s*(?:тиісінше )?{REPLACED_KK}"
            ),
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

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
    LIST_RU,
    NEW_KK,
    NEW_RU,
    OLD_KK,
    OLD_RU,
    REPLACED_KK,
    SIGN_RU,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    paired,
    pattern,
)

_EACH = (
    r"(?:,?\s*в соответствующ[а-я]+ (?:падеж|числ|род)[а-я]*(?: и (?:падеж|числ|род)[а-я]*)?,?)?"
)
_NEW = rf"{NEW_RU}\s*{LIST_RU}(?:\s*(?:,|и)\s*{NEW_RU}\s*{LIST_RU})*"


def _read(clause: Clause) -> tuple[Change, ...]:
    return paired(clause, Change("replace_words", clause.said("at")))


REPLACE_WORDS = Kind(
    "replace_words",
    {
        "rus": (
            pattern(
                rf"(?P<at>{AT_RU})(?P<old>{WORDS_RU}){_EACH}\s*заменить (?:соответственно )?"
                rf"(?P<new>{_NEW}){_EACH}"
            ),
            pattern(
                rf"(?P<at>{AT_RU})заменить (?P<old>{WORDS_RU}) (?:соответственно )?(?P<new>{_NEW})"
            ),
            pattern(
                rf"(?P<at>{AT_RU})(?:знак препинания )?(?P<old>{SIGN_RU}) заменить "
                rf"(?:знаком препинания )?(?P<new>{SIGN_RU}|{_NEW})"
            ),
            pattern(rf"(?P<at>{AT_RU})(?P<old>{OLD_RU}\s*{LIST_RU}) заменить (?P<new>{SIGN_RU})"),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{AT_KK})(?P<old>{OLD_KK})\s*(?:тиісінше )?(?:тиісінше )?(?P<new>{NEW_KK})"
                rf"\s*(?:тиісінше )?{REPLACED_KK}"
            ),
        ),
    },
    _read,
)

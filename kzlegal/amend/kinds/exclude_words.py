"""Words go (I8).

ru: «в пункте 2 слова «X» исключить».
kk: «2-тармақтағы «X» деген сөздер алып тасталсын».
"""

from __future__ import annotations

from kzlegal.amend.clause import (
    AT_KK,
    AT_RU,
    EACH_RU,
    LATER_RU,
    OLD_KK,
    REMOVED_KK,
    WORDS_RU,
    Change,
    Clause,
    Kind,
    flagged,
    pattern,
)


def _read(clause: Clause) -> tuple[Change, ...]:
    pairs = tuple((words, None) for words in clause.words("old"))
    at = f"{clause.said('at')} {clause.said('from')}".strip()
    return (flagged(Change("exclude_words", at, pairs=pairs), clause),)


EXCLUDE_WORDS = Kind(
    "exclude_words",
    {
        "rus": (
            pattern(rf"(?P<at>{AT_RU})(?P<old>{WORDS_RU}){EACH_RU}{LATER_RU} ?{EACH_RU} ?исключить"),
            pattern(
                rf"(?P<at>{AT_RU})исключить (?:(?P<at2>из {AT_RU}) )?(?P<old>{WORDS_RU}){EACH_RU}"
                rf"(?: (?P<from>(?:из|в) [^;:]+?)(?=[;.]?$))?"
            ),
        ),
        "kaz": (pattern(rf"(?P<at>{AT_KK})(?P<old>{OLD_KK})\s*{REMOVED_KK}"),),
    },
    _read,
)

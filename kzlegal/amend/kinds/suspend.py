"""A unit does not apply for a time, and another text may apply instead (I19).

ru: «приостановить до 1 января 2028 года действие статьи 5, установив, что в период приостановления
данная статья действует в следующей редакции: «…»».
kk: «5-баптың қолданысы 2028 жылғы 1 қаңтарға дейін тоқтатыла тұрсын, тоқтатыла тұру кезеңінде …
мынадай редакцияда қолданылады деп белгіленсін: «…»».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend.clause import Change, Clause, Kind, pattern

_DAY_RU = r"\d{1,2} [а-я]+ \d{4} года"


_TERM_RU = rf"(?:,? (?:на период |на срок )?с (?P<since>{_DAY_RU}))?(?:,? (?:на период |на срок )?(?:до|по) (?P<until>{_DAY_RU}))?,?"
_LATER_RU = _TERM_RU.replace("<since>", "<since2>").replace("<until>", "<until2>")


def _read(clause: Clause) -> tuple[Change, ...]:
    return (
        Change(
            "suspend",
            clause.said("at"),
            quoted=bool(clause.said("temporary")),
            since=clause.day(clause.said("since") or clause.said("since2")),
            until=clause.day(clause.said("until") or clause.said("until2")),
        ),
    )


_TEMPORARY = (
    r"(?P<temporary>,? установив, что (?:в|на) период (?:приостановления|действия)[^:]*?"
    r"действу[а-я]+ в следующей редакции)?"
)
SUSPEND = Kind(
    "suspend",
    {
        "rus": (
            pattern(
                rf"приостановить{_TERM_RU} действие (?P<at>(?:(?!, установив| (?:с|до|по) \d).)+?)"
                rf"{_LATER_RU}{_TEMPORARY}(?=\s*[:;.]|$)"
            ),
            pattern(
                rf"действие (?P<at>(?:(?!приостановить).)+?) приостановить{_TERM_RU}{_TEMPORARY}"
            ),
        ),
        "kaz": (
            pattern(
                rf"{kk.term('')}(?P<at>(?:(?!қолдан)(?:\w++|\W))+?) қолдан(?:ыс|ылу){kk.L}* {kk.term('2')}"
                r"(?:уақытша )?(?:тоқтат(?:ыл)?(?:а|ып) (?:тұрсын|тұрылсын|тұрып)|тоқтатылсын)"
                rf"(?P<temporary>,? (?:және )?(?:тоқтат|осы|бұл)[^:]*?{kk.SUCH_WORDING}"
                r" қолданыл[^:]*?белгіленсін)?"
            ),
        ),
    },
    _read,
)

"""Units of any level come in; their place follows from their number (I9, I15, I16).

ru: «дополнить статьей 12-1 следующего содержания: «…»»; «пункт 1 статьи 14 дополнить подпунктом
1-1) следующего содержания»; «дополнить частями второй и третьей»; «дополнить приложением 3-1
согласно приложению».
kk: «мынадай мазмұндағы 12-1-баппен толықтырылсын»; «14-баптың 1-тармағы мынадай мазмұндағы 1-1)
тармақшамен толықтырылсын».
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, flagged, pattern
from kzlegal.amend.statement import MARK

_UNITS = (
    rf"(?:(?!следующего содержания|\bслов[а-я]*\s*{MARK}|\bцифр[а-я]*\s*{MARK}|согласно|{MARK}).)*?"
)
_NOUN_RU = (
    r"(?:стать(?:ей|ёй|ями)|(?:под)?пункт(?:ом|ами)|част(?:ью|ями)|абзац(?:ем|ами)|глав(?:ой|ами)"
    r"|(?:под)?раздел(?:ом|ами)|параграф(?:ом|ами)|приложени(?:ем|ями)|примечани(?:ем|ями)"
    r"|предложени(?:ем|ями)|строк(?:ой|ами)|позици(?:ей|ями)|граф(?:ой|ами)|преамбулой|порядковым)(?![а-я])"
)
_MADE_RU = (
    r"(?:(?:следующ|нов)[а-я]{2,3} )?"
    rf"(?:[а-я]+(?:ым|ой|ей|ьим|ими|ыми) (?:и [а-я]+(?:ым|ой|ей|ьим) )?)?{_NOUN_RU}"
)
"""New units stand in the instrumental: «подпунктом 3)», «вторым предложением»."""
_AFTER_RU = rf"(?:(?!дополнить|{MARK}|{_MADE_RU}).)+?"
_ENDS_RU = rf"(?:,? следующего содержания|(?=\s*:)|{ru.ANNEX}|(?=\s*{MARK})|(?=[;.]?$))"
_UNITS_KK = rf"(?:(?!{MARK}|{kk.VERBS})(?:\w++|\W))*?"


def _read(clause: Clause) -> tuple[Change, ...]:
    annex = clause.said("annex")
    return (
        flagged(
            Change(
                "add_unit",
                clause.said("at"),
                clause.said("units"),
                clause.said("after"),
                quoted=not annex,
                annex=annex,
            ),
            clause,
        ),
    )


ADD_UNIT = Kind(
    "add_unit",
    {
        "rus": (
            pattern(
                rf"(?P<at>{ru.AT})(?:после (?P<after>{_AFTER_RU}) )?дополнить (?P<units>{_MADE_RU}{_UNITS})"
                rf"{_ENDS_RU}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})дополнить (?:(?P<at2>{ru.AT}) )?после "
                rf"(?P<after>(?:(?!дополнить|{MARK}|{_NOUN_RU}).)+?) "
                rf"(?P<units>{_NOUN_RU}{_UNITS}){_ENDS_RU}"
            ),
            pattern(
                rf"(?P<at>{ru.AT})дополнить (?P<at2>(?:(?!{_MADE_RU}|{ru.VERBS}|{ru.OLD}\s*{MARK}).)+?) "
                rf"(?P<units>{_MADE_RU}{_UNITS}){_ENDS_RU}"
            ),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{kk.AT})(?P<annex>{kk.ANNEX}) сәйкес,? (?P<at2>{kk.AT})"
                rf"(?:{kk.SUCH_CONTENT} )?(?P<units>{kk.UNITS_ADDED}) ?{kk.ADDED}"
            ),
            pattern(
                rf"(?P<at>{kk.AT})(?P<units>{kk.UNITS_ADDED}) (?P<annex>{kk.ANNEX}) сәйкес "
                rf"{kk.ADDED}"
            ),
            pattern(
                rf"(?:(?P<after>{kk.AT}) (?:кейін|соң),? )?{kk.SUCH_CONTENT} "
                rf"(?P<units>{_UNITS_KK}) ?{kk.ADDED}"
            ),
            pattern(rf"(?P<at>{kk.AT}){kk.SUCH_CONTENT} (?P<units>{_UNITS_KK}) ?{kk.ADDED}"),
            pattern(
                rf"(?P<at>{kk.AT})(?P<units>{kk.UNITS_ADDED}) (?:{kk.SUCH_WORDING} )?{kk.ADDED}"
            ),
        ),
    },
    _read,
)

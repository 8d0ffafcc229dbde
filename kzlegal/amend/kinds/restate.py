"""A unit gets a new text, or several do, or a heading, the preamble, a row (I1, I2, I12 to I17).

ru: «статью 5 изложить в следующей редакции: «…»»; «подпункты 8), 9) и 40) изложить …: «8) …; 9)
…;»; «40) …;»»; «Правила, утвержденные указанным приказом, изложить в новой редакции согласно
приложению к настоящему приказу».
kk: «5-бап мынадай редакцияда жазылсын: «…»»; «… осы бұйрыққа қосымшаға сәйкес жаңа редакцияда
жазылсын».

Units side by side share one quotation, others have their own.
"""

from __future__ import annotations

from kzlegal.amend import fragments_kk as kk
from kzlegal.amend import fragments_ru as ru
from kzlegal.amend.clause import Change, Clause, Kind, flagged, pattern
from kzlegal.amend.statement import MARK

_AT = rf"(?:(?!{ru.VERBS}|\bслов[ао]?\s*{MARK}).)*?"
"""A document that is restated may be named by its title, which is a quotation."""
_EDITION_RU = r"в (?:(?:следующ|нов|нижеследующ|друг|ин)[а-я]+ )?редакци[ию]"


def _read(clause: Clause) -> tuple[Change, ...]:
    annex = clause.said("annex") or clause.said("annex2")
    return (
        flagged(
            Change("restate", clause.said("at"), quoted=not annex, annex=annex),
            clause,
        ),
    )


RESTATE = Kind(
    "restate",
    {
        "rus": (
            pattern(
                rf"(?P<at>{_AT})изложить{ru.ANNEX}?,?(?: соответственно,?)? {_EDITION_RU}"
                rf"(?:{ru.ANNEX.replace('annex', 'annex2')})?"
            ),
            pattern(
                rf"(?P<at>{_AT})изложить (?P<at2>(?:(?!{ru.VERBS}|{_EDITION_RU}).)+?)"
                rf"(?:,? соответственно,?)? {_EDITION_RU}(?:{ru.ANNEX})?"
            ),
            pattern(rf"(?P<at>{_AT})изложить{ru.ANNEX}"),
            pattern(rf"(?P<at>{_AT})изложить (?P<at2>(?:(?!{ru.VERBS}|согласно).)+?){ru.ANNEX}"),
        ),
        "kaz": (
            pattern(
                rf"(?P<at>{kk.AT})(?P<annex>{kk.ANNEX}) сәйкес,? (?P<at2>{kk.AT})"
                rf"(?:{kk.SUCH_WORDING} |редакцияда )?{kk.WRITTEN}"
            ),
            pattern(rf"(?P<at>{kk.AT}){kk.SUCH_WORDING} {kk.WRITTEN}"),
        ),
    },
    _read,
)

"""Owns the fragments from which the Kazakh patterns of the kinds are built.

A Kazakh clause ends in its verb, and the noun behind quoted words tells what happens to them by its
case: nominative the old words, instrumental the new ones, ablative those after which others come,
genitive those before which they come. «Деген» may be left out; the noun then is possessive.
"""

from __future__ import annotations

from kzlegal.amend.statement import MARK

L = "[а-яәіңғүұқөһ]"
"""A letter inside a Kazakh word."""

# Nouns that say what stands in quotation marks, and their cases

_SIGN = r"(?:нүктелі\s+үтір|қос\s+нүкте|нүкте|үтір|сызықша|дефис)"
_STEM = (
    rf"(?:тыныс\s+белгі|(?:рим|араб)\s+цифр|сөз(?:дік)?\s+тіркес|{_SIGN}|сөз|цифр|сан"
    r"|аббревиатура|белгі|әрі[пб]|термин|символ|тіркес|сөйлем|ұғым|индекс|дата|күн|жыл|сома|код"
    r"|қысқарту|формула|көрсеткіш|өрнек|мән)"
)
_STEM_BARE = (
    rf"(?:тыныс\s+белгі|(?:рим|араб)\s+цифр|сөз\s+тіркес|{_SIGN}|сөз|цифр|сан|аббревиатура|белгі"
    r"|әрі[пб]|термин|символ|сөйлем)"
)
_NUMBER = "(?:дар|дер|тар|тер|лар|лер)?(?:сы|сі|ы|і)?"
_NOM = r"(?:н|ны|ні|ды|ді|ты|ті)?\b"
_INS = r"(?:мен|бен|пен)\b"
_DAT = r"(?:ға|ге|қа|ке|на|не|а|е)\b"
_ABL = r"(?:дан|ден|тан|тен|нан|нен)\b"
_GEN = r"(?:ның|нің|дың|дің|тың|тің)\b"
_ANY = rf"(?:{_NOM}|{_INS}|{_ABL}|{_GEN})"


def _noun(case: str) -> str:
    """Give the noun of quoted words in a case: «деген сөздер мен цифрлар», «сөздері»."""
    before = rf"{_STEM}{_NUMBER}{_ANY}\s*(?:,|және|мен|пен|бен)\s+(?:деген\s+)?"
    return (
        rf"(?:деген\s+(?:{before}){{0,3}}{_STEM}{_NUMBER}{case}"
        rf"|(?:{before.replace(_STEM, _STEM_BARE)}){{0,3}}{_STEM_BARE}{_NUMBER}{case})"
    )


LIST = rf"{MARK}(?:\s*(?:,|және|мен|пен|бен|не|немесе)?\s*{MARK}){{0,80}}"
JOIN = r"\s*(?:,|және|мен|пен|бен|ал|сондай-ақ)?\s*(?:және\s+|ал\s+|сондай-ақ\s+)?"
_AND = r"\s*(?:,|және|мен|пен|бен)\s*"


def _items(case: str, before: str = "") -> str:
    item = rf"{LIST}\s*{_noun(case)}"
    head = rf"{LIST}\s*{_noun(before)}" if before else item
    return rf"(?:{head}{_AND}){{0,40}}{item}"


OLD = _items(_NOM)
"""Quoted words that are replaced or go."""
NEW = _items(_INS)
"""Quoted words that come."""
INTO = rf"(?:{NEW}|{_items(_DAT)})"
"""Quoted words that come instead of others: «сөзбен», also «сөзге»."""
AFTER = rf"{_items(_ABL, rf'(?:{_ABL}|{_NOM})')}\s*(?:кейін|соң)"
BEFORE = (
    rf"(?:{_items(_GEN)}\s*(?:алдынан|алдына|алдында|алды)|{_items(_ABL)}\s*бұрын)"
    r"(?:\s+келетін\s+жерде)?"
)
SIGN_OLD = rf"(?:тыныс\s+белгісі\s+)?{_SIGN}(?:сі|ті|ні|н|і)?\b"
"""A punctuation mark that is named and not quoted."""
SIGN_NEW = rf"(?:тыныс\s+белгісі\s+)?{_SIGN}(?:сі|і)?(?:мен|бен|пен|ге|ке)\b"
RESPECTIVELY = r"(?:тиісінше\s+)?"
OLD_NOUN = _noun(_NOM)
EACH = (
    rf"(?:,?\s*тиісті\s+(?:септік|жалғау|тұлға|сан|көптік){L}*"
    rf"(?:\s+(?:және\s+|мен\s+)?(?:септік|жалғау|тұлға|сан){L}*){{0,2}},?)?"
)
"""«тиісті септіктерде»: other forms are meant than those listed."""

# Verbs

_ENDING = r"(?:сын|сін|ып|іп|а\s+отырып|е\s+отырып|ады|еді)\b"
REPLACED = rf"(?:ауыстырыл|алмастырыл|өзгертіл){_ENDING}"
ADDED = rf"толықтырыл{_ENDING}"
REMOVED = (
    r"(?:(?:алып|алынып|шығарып|шығарылып)\s+таста(?:лсын|лынсын|лып|лынып|лады)"
    r"|шығарылсын|шығарылып(?!\s+таста))\b"
)
WRITTEN = rf"(?:жазыл|баяндал|оқыл){_ENDING}"
FORCE = (
    r"(?:өз\s+)?күш(?:іл|і|ін|тері|терін)\s+(?:жойылды|жойды|жойған|жойылған)"
    r"\s+деп\s+(?:танылсын|есептелсін|саналсын|табылсын)|күші\s+жойылсын|күшін\s+жойсын"
)
NUMBERED = r"(?:деп|болып)\s+(?:есептелсін|саналсын)"
VERBS = (
    rf"(?:{REPLACED}|{ADDED}|{REMOVED}|{WRITTEN}|деп\s+танылсын|{NUMBERED}"
    r"|тоқтатыла\s+тұрсын|деп\s+белгіленсін)"
)

# Words of the formulas

_SUCH = r"(?:мынадай|мынандай|мына|келесідей|келесі|төмендегідей|төмендегі|осындай|осы)"
SUCH_CONTENT = (
    rf"(?:{_SUCH}(?:\s+жаңа)?\s+(?:мазмұндағы|мазмұнды|мазмұнындағы|мазмұны\s+бар|редакциядағы)"
    rf"|{_SUCH}(?=\s+(?:жаңа\s+|реттік\s+)?(?:\d|{L}+нші\b|{L}+ншы\b)))"
)
"""«мынадай мазмұндағы»; the noun may be left out before a number."""
SUCH_WORDING = rf"(?:{_SUCH}(?:\s+жаңа)?|жаңа)\s+(?:редакцияда|мазмұнда|түрде)"
ANNEX = (
    rf"(?:осы\s+{L}+\s+)?(?:№\s*)?(?:\d+(?:-\d+)*(?:\s*(?:,|және|мен|пен|–)\s*(?:№\s*)?|\s*-?\s*))*"
    rf"қосымша{L}*(?:ға|на|ге|не)"
)
"""«осы бұйрыққа 2-қосымшаға»: the new text stands there, «сәйкес» follows."""

# Targets

_QUOTED_WORDS = rf"{LIST}\s*(?:деген\b|{_STEM_BARE}{_NUMBER}(?:{_ANY}|{_DAT}))"
_TEMPERED = rf"{VERBS}|\b{SUCH_CONTENT}|\b{SUCH_WORDING}"
AT = rf"(?:(?!{_TEMPERED}|{_QUOTED_WORDS})(?:\w++|\W))*?"
"""Words before the operative ones: units, and the act with its title; never quoted words."""
AT_ATTRIBUTIVE = rf"(?:(?!деген\b)[^:;{MARK[1:-1]}]){{0,300}}?(?:[дт]ағы|[дт]егі)\s*"

ADDED_HERE = rf"(?:\s*{ADDED}|\s*(?:,|және)\s*(?={SUCH_CONTENT}\s[^:;]*{ADDED}))"
"""The verb, or the next clause that shares it: «… деген сөзбен, мынадай мазмұндағы …»."""

UNIT = (
    r"(?:тармақша|тарма[қғ]|ба[пб]|бөлі[кг]|абзац|азат\s*жол|тарау|бөлім|параграф|қосымша|ескертпе"
    r"|ескерту|сөйлем|тақыры[пб]|жол|кіріспе|преамбула)"
)
"""Stem of a noun that names a unit."""
NUMBERS = (
    rf"(?:(?:\d+(?:-\d+)*\)?|{L}+(?:нші|ншы)|он|жиырма|отыз|қырық|елу|алпыс)"
    r"\s*(?:,|және\s|мен\s|–|-)?\s*){1,60}"
)
UNITS_ADDED = (
    rf"(?:реттік\s+нөмір{L}*\s+)?(?:{NUMBERS})?\s*-?\s*{UNIT}{L}*?(?:мен|бен|пен)\b"
    rf"(?:\s*(?:,|және)\s*(?:{NUMBERS})?\s*-?\s*{UNIT}{L}*?(?:мен|бен|пен)\b){{0,6}}"
)

# Days

_DAY = rf"\d{{4}}\s+жылғы\s+\d{{1,2}}\s+{L}+?"


def term(n: str) -> str:
    """Give the words of a term, groups ``since`` and ``until`` with `n` after their names."""
    return (
        rf"(?:(?P<since{n}>{_DAY}(?:дан|ден|тан|тен|нан|нен))\s+бастап\s+)?"
        rf"(?:(?P<until{n}>{_DAY}(?:ға|ге|қа|ке))\s+дейін\s+)?"
    )

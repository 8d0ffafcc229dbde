"""Owns what the endings of a Kazakh word show: stem, case, possessive, plural, verb form, voice.

Endings only, no dictionary. Order in a noun: stem, plural, possessive, case; in a verb: stem,
voice, negation, then tense, participle, converb or the verbal noun in -у, which takes the noun's
endings.
A word whose endings allow two readings gets the one that legal drafting uses; the few words that
this reads wrongly are listed here by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Case = Literal["Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"]
VerbForm = Literal["", "Fin", "Part", "Conv", "Cond", "Vnoun"]


@dataclass(frozen=True, slots=True)
class Form:
    """One word read by its endings; `verb` is empty for what is not a verb form."""

    lemma: str
    case: Case = "Nom"
    possessive: bool = False
    """Third person possessive: the word is the head of a genitive or of a compound noun."""
    plural: bool = False
    verb: VerbForm = ""
    passive: bool = False
    negative: bool = False

    def features(self) -> str:
        """Print as Universal Dependencies features, in their alphabetical order."""
        parts = [f"Case={self.case}"] if self.verb in ("", "Part", "Vnoun") else []
        parts += ["Number=Plur"] if self.plural else []
        parts += ["Person[psor]=3"] if self.possessive else []
        parts += ["Polarity=Neg"] if self.negative else []
        parts += [f"VerbForm={self.verb}"] if self.verb else []
        parts += ["Voice=Pass"] if self.passive else []
        return "|".join(parts)


VOWELS = frozenset("аәеёиоөұүыіуэюя")
VOICELESS = frozenset("кқпстфхцчшщбвгғдһ")
"""After these an ending starts with т, қ, к, п (Russian voiced stops at the end of a word too)."""
LOOK_ALIKES = str.maketrans("iIaeopcxhyABEKMHOPCTXY", "іІаеорсхһуАВЕКМНОРСТХУ")
"""Official pages print Latin letters in Kazakh words."""
UNVOICED = {"б": "п", "г": "к", "ғ": "қ"}
"""Before a vowel the stem's last consonant is voiced (бап, бабы)."""

_UNINFLECTED = (
    "тұлға қаулы мәлімет келісім шешім мүдде белгі тәртіп осы қоғам орган адам заман қаржы қызмет "
    "негіз жағдай субъект мемлекет азамат бап ие ел іс үй ұл ой мекеме заңды мүліктік міндетті "
    "тиіс тиісті құқылы жауапты тиімді белгілі қажетті ресми жасанды жалпы бақылау сыртқы ішкі "
    "негізгі алдыңғы соңғы жергілікті арнайы өзге де да әкімші бойынша туралы қарай қатысты дейін "
    "кейін бері ғана тек және немесе не мен бен пен оператор өкілетті уәкілетті құзыретті білікті "
    "маңызды бірінші екінші үшінші төртінші бесінші жекелеген ақпарат бастап жай-күй көші-қон "
    "ұсыныс тұрақты айрықша мүше еркін үздік ерекше жоғары төмен басқа кемінде сондай мұндай бар "
    "мүмкін қажет жол тыйым келесі тәжірибелі әскери рухани қандай ретінде жөнінде үшін талап "
    "мақсат сапа топ мектеп кітап есеп себеп құрал сайын жылына бірлескен мерзімді қоса мүлде "
    "медициналық жарамды міндеттілік ақылы тегін қатар сияқты секілді халық ана бала ата әке "
    "мынадай осындай сондай-ақ ондай бұндай қазақстан лауазымды хабардар мәтін кескін мән-жай "
    "бүтін толқын жеке экономика түпкілікті нақты түрлі шектеулі қолайлы нысаналы көрнекі "
    "тұрғылықты салалық кәсіби өкіл директор ректор мұғалім сараптама алдын жай жай-жапсар"
)
_WHOLE: dict[str, Form] = {
    **{word: Form(word) for word in _UNINFLECTED.split()},
    "мыналар": Form("мына", plural=True),
    "олар": Form("ол", plural=True),
    "олардың": Form("ол", "Gen", plural=True),
    "оларға": Form("ол", "Dat", plural=True),
    "оларды": Form("ол", "Acc", plural=True),
    "оның": Form("ол", "Gen"),
    "оған": Form("ол", "Dat"),
    "оны": Form("ол", "Acc"),
    "соған": Form("сол", "Dat"),
    "жоқ": Form("жоқ", negative=True),
    "емес": Form("емес", negative=True),
    "деп": Form("де", verb="Conv"),
    "болып": Form("бол", verb="Conv"),
    "кезде": Form("кез", "Loc"),
    "қоспағанда": Form("қос", "Loc", verb="Part", negative=True),
    "алып": Form("ал", verb="Conv"),
    "міндеті": Form("міндет", possessive=True),
    **{f"{s}у": Form(s, verb="Vnoun") for s in ("ет", "ал", "өт", "ат", "іл", "ер")},
}
"""Words whose last letters look like endings."""

_NOUN = re.compile(
    r"(?:тұлға|мақсат|қасиет|құзырет|міндет|үкімет|азамат|мемлекет|әрекет|комитет|кабинет|бюджет|"
    r"университет|институт|қызмет|құжат|аппарат|мандат|рұқсат|уақыт|сағат|саясат|формат|депутат|"
    r"аттестат|сертификат|ниет|пакет|әлеует|апат|қажет|агент|студент|клиент|пациент|объект|субъект|"
    r"жауап|талап|мектеп|тәртіп|кітап|есеп|себеп|топ|тап|қағида|мәселе|медет|сенат|орган|магистрат|"
    r"докторант|контингент|бап|бала|білім|келбет|сурет|мүлік|мүлк|салдар|қаражат|сапа|көлем|жарат"
    r"ылыс|әдебиет|зат(?:ы|тар)|шарт|стат|бірлестік|кеңес|қатынас|көзқарас|тарап|баға)"
)
"""How nouns start whose possessive forms look like participles, converbs or conditionals."""
_VERBAL = re.compile(r"[тл][ае](?:у|[нлсйдғгт]\w)")
"""What makes a verb of such a noun again (есеп, есептеледі)."""

_PASSIVE = re.compile(r"(?:[аеиыіу]л|[лдтж][ае]н|(?:бөл|ал|сал|көр|біл)[ыі]н)$")
_ACTIVE = frozenset(
    "бол кел қал біл бөл көл ал сал айнал орал пайдалан қолдан ойлан сүйен шарттас сақтан "  # noqa: SIM905
    "міндеттен әрекеттен шұғылдан бағдарлан қанағаттан ұйғар кепілден".split()
)
"""Stems that end as a passive does and are none: to be, to come, to know, to use, to apply …"""

_FINITE = re.compile(r"(?P<stem>.+?)(?P<neg>[мбп][ае](?=й))?(?:[аеийя]д[ыі])$")
_PARTICIPLE = re.compile(
    r"(?P<stem>.+?)(?P<neg>[мбп][ае])?(?:[аеийя]т[ыі]н|[ғқ]ан|[гк]ен)"
    r"(?P<plural>[дл][ае]р)?(?P<poss>[ыі])?"
    r"(?P<case>ның|нің|на|не|н|да|де|нда|нде|нан|нен|мен|ға|ге|ды|ді)?$"
)
_CONDITIONAL = re.compile(r"(?P<stem>.+?)(?P<neg>[мбп][ае])?с[ае]$")
_CONVERB = re.compile(r"(?P<stem>.+?)(?:(?P<neg>[мбп][ае])й|[ыі]п|(?<=[аеиуй])п)$")
_VERBAL_NOUN = re.compile(
    r"(?P<stem>.+?)(?P<neg>[мбп][ае])?(?:у|(?<=[оиы])ю)(?P<plural>л[ае]р)?"
    r"(?:(?P<poss>[ыі])(?P<pcase>ның|нің|на|не|н|нда|нде|ндағы|ндегі|нан|нен|мен)?"
    r"|(?P<case>дың|дің|ға|ге|ды|ді|да|де|дағы|дегі|дан|ден|мен))?$"
)
_NOT_VERB = frozenset("су бу ту отан мекен жылғы".split())  # noqa: SIM905
_ENDING_CASE: dict[str, Case] = {
    "ның": "Gen", "нің": "Gen", "дың": "Gen", "дің": "Gen",
    "на": "Dat", "не": "Dat", "ға": "Dat", "ге": "Dat",
    "н": "Acc", "ды": "Acc", "ді": "Acc",
    "нда": "Loc", "нде": "Loc", "да": "Loc", "де": "Loc",
    "ндағы": "Loc", "ндегі": "Loc", "дағы": "Loc", "дегі": "Loc",
    "нан": "Abl", "нен": "Abl", "дан": "Abl", "ден": "Abl", "мен": "Ins",
}  # fmt: skip


@lru_cache(maxsize=65536)
def read_form(word: str) -> Form:
    """Read a word by its endings; case of letters and Latin look-alikes do not matter."""
    word = word.translate(LOOK_ALIKES).lower()
    if word in _WHOLE:
        return _WHOLE[word]
    if len(word) <= 3:
        return Form(word)
    return _verb(word) or _noun(word)


def _verb(word: str) -> Form | None:
    """Read a verb form, or None where the endings are a noun's."""
    last = word.rpartition("-")[2]
    noun = _NOUN.match(last)
    if word in _NOT_VERB or (noun and not _VERBAL.match(last[noun.end() :])):
        return None
    if found := _FINITE.match(word):
        return _verbal(found, "Fin")
    if found := _VERBAL_NOUN.match(word):
        case = _ENDING_CASE.get(found["pcase"] or found["case"] or "", "Nom")
        return _verbal(found, "Vnoun", case, bool(found["poss"]), plural=bool(found["plural"]))
    if (found := _PARTICIPLE.match(word)) and (len(found["stem"]) >= 2 or found["neg"]):
        case = _ENDING_CASE.get(found["case"] or "", "Nom")
        return _verbal(found, "Part", case, bool(found["poss"]), plural=bool(found["plural"]))
    if (found := _CONDITIONAL.match(word)) and len(found["stem"]) >= 2:
        return _verbal(found, "Cond")
    if (found := _CONVERB.match(word)) and len(found["stem"]) >= 2:
        return _verbal(found, "Conv")
    return None


def _verbal(
    found: re.Match[str],
    verb: VerbForm,
    case: Case = "Nom",
    possessive: bool = False,
    *,
    plural: bool = False,
) -> Form:
    stem = found["stem"]
    passive = len(stem) > 2 and stem not in _ACTIVE and bool(_PASSIVE.search(stem))
    return Form(stem, case, possessive, plural, verb, passive, bool(found["neg"]))


_DROPPED = {
    "орн": "орын", "мүлк": "мүлік", "халқ": "халық", "көрк": "көрік", "құлқ": "құлық",
    "мінез-құлқ": "мінез-құлық", "ерк": "ерік", "қырқ": "қырық", "бөрк": "бөрік",
}  # fmt: skip
"""Stems that lose a vowel before the possessive (орын, орны)."""
_STEMS_IN_N = frozenset(
    "орган нысан аудан сан мән құн күн жан кен жиын мекен экран телефон план регион район заман "  # noqa: SIM905
    "майдан маман талон салон фон патрон домен декан мазмұн бейін мәтін емтихан пән отан "
    "кешен".split()
)
"""Stems in н: органы is орган with ы, not орга with ны."""
_SHORT = frozenset("ие іс ел үй ұл ой үн ат ең іш ай ас от ет ер ән ар аң ит өң".split())  # noqa: SIM905
"""The stems of two letters that may remain."""
_STEMS_IN_S = ("кеңес", "қатынас", "көзқарас", "келіс", "табыс", "дауыс", "кәсіпорыс")
"""Stems in с: кеңесі is кеңес with і, not кеңе with сі."""
_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
_CASES: tuple[tuple[Case, tuple[str, ...]], ...] = (
    ("Nom", ("",)),
    ("Gen", ("ның", "нің", "дың", "дің", "тың", "тің")),
    ("Dat", ("ға", "ге", "қа", "ке")),
    ("Acc", ("ны", "ні", "ды", "ді", "ты", "ті")),
    ("Loc", ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")),
    ("Abl", ("дан", "ден", "тан", "тен", "нан", "нен")),
    ("Ins", ("мен", "бен", "пен")),
)
_CASES_AFTER_POSSESSIVE: tuple[tuple[Case, tuple[str, ...]], ...] = (
    ("Nom", ("",)),
    ("Gen", ("ның", "нің")),
    ("Dat", ("на", "не")),
    ("Acc", ("н",)),
    ("Loc", ("нда", "нде", "ндағы", "ндегі")),
    ("Abl", ("нан", "нен")),
    ("Ins", ("мен",)),
)


def _noun(word: str) -> Form:
    """Take plural, possessive and case off: the shortest stem that sound harmony allows."""
    best = Form(word)
    for form in (*_possessive(word), *_plain(word)):
        if form.lemma in _DROPPED.values() or form.lemma in _STEMS_IN_N:
            return form
        if len(form.lemma) < len(best.lemma):
            best = form
    if best.lemma.endswith("кт") and best.possessive and not best.plural and "ктіс" not in word:
        return replace(best, possessive=False)  # субъектінің is no possessive, субъектісі is
    if best.lemma.endswith(("кті", "ктіс")):  # субъектінің, объектісі: the loan word takes і
        possessive = best.possessive and (best.plural or best.lemma.endswith("с"))
        best = replace(best, lemma=best.lemma.rstrip("іс"), possessive=possessive)
    return best


def _plain(word: str) -> Iterator[Form]:
    for case, endings in _CASES:
        for ending in endings:
            if not word.endswith(ending):
                continue
            rest = word[: len(word) - len(ending)]
            if ending and not _follows(ending, rest):
                continue
            if ending and _stands(rest):
                yield Form(rest, case)
            if rest.endswith(_PLURALS) and _follows(rest[-3:], rest[:-3]) and _stands(rest[:-3]):
                yield Form(rest[:-3], case, plural=True)


def _possessive(word: str) -> Iterator[Form]:
    for case, endings in _CASES_AFTER_POSSESSIVE:
        for ending in endings:
            if not word.endswith(ending):
                continue
            rest = word[: len(word) - len(ending)]
            for possessive in ("сы", "сі", "ы", "і"):
                owner = rest[: -len(possessive)]
                if not rest.endswith(possessive) or not _takes(owner, possessive):
                    continue
                if owner.endswith(_PLURALS) and _follows(owner[-3:], owner[:-3]):
                    if _stands(owner[:-3]):
                        yield Form(owner[:-3], case, possessive=True, plural=True)
                elif _stands(owner):
                    last = UNVOICED.get(owner[-1], owner[-1])
                    stem = _DROPPED.get(owner, owner[:-1] + last)
                    yield Form(stem, case, possessive=True)


def _follows(ending: str, stem: str) -> bool:
    """Tell whether an ending may follow these letters: its first sound answers the last one."""
    if not stem:
        return False
    last, first = stem[-1], ending[0]
    if first in "тқкп":
        return last in VOICELESS
    if first == "н":
        return last in VOWELS or last in "мнң"
    return last not in VOICELESS or last in "бвгдз"


def _takes(owner: str, possessive: str) -> bool:
    """Tell whether the possessive can stand after these letters (сы, сі after a vowel only)."""
    agent = owner.endswith("ш") and len(owner) >= 4 and owner[-2] not in "ыі"
    if len(owner) < 2 or agent:
        return False  # пайдаланушы, басшы: the last vowel belongs to the noun of the doer
    if owner[-1] in "қкғг" and owner[-2] not in VOWELS and owner not in _DROPPED:
        return False  # қысқы, жазғы: an adjective
    if possessive in ("сы", "сі"):
        if (owner + possessive)[: len(owner) + 1].endswith(_STEMS_IN_S):
            return False
        # жұмысы is жұмыс + ы: hardly any stem ends in ы before сы.
        return owner[-1] in VOWELS and (owner[-1] not in "ыі" or owner.endswith(("шы", "ші")))
    return owner[-1] not in VOWELS


def _stands(stem: str) -> bool:
    """Tell whether letters can be a stem: long enough, with a vowel."""
    return (len(stem) >= 3 or stem in _SHORT) and any(c in VOWELS for c in stem)

"""Owns the cue rules of Kazakh: formulas of drafting that say what a norm does, strongest first.

The predicate closes the clause, so every formula is sought at the end of one. What looks like a cue
and stands elsewhere is none: тиісті (relevant), міндетті as an accusative (task) or in «міндетті
түрде» (without fail), тыйым салынған (a participle), не (or).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kzlegal.norms.model import NormType
from kzlegal.norms.nlp.matching import Attributes, WordPatterns

BearerPlace = Literal["subject", "genitive", "dative", "none"]
"""Where the bearer stands: subject in the nominative, «X-тың құқығы бар», «X-ке жүктеледі»."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """One formula."""

    name: str
    type: NormType
    bearer: BearerPlace
    patterns: Sequence[Sequence[Attributes]]


def _w(*words: str) -> Attributes:
    return {"NORM": {"IN": list(words)}}


def _stem(*stems: str) -> Attributes:
    return {"LEMMA": {"IN": list(stems)}, "MORPH": {"IS_SUPERSET": ["VerbForm=Fin"]}}


def _form(*features: str) -> Attributes:
    return {"MORPH": {"IS_SUPERSET": list(features)}}


_TO_DO = _form("Case=Dat", "VerbForm=Vnoun")
_DATIVE = _form("Case=Dat")
_DOING = _form("Case=Nom", "VerbForm=Vnoun")
_NOT_TO_DO = _form("Case=Dat", "Polarity=Neg", "VerbForm=Vnoun")
_ANY = {"IS_PUNCT": False}

RULES: tuple[CueRule, ...] = (
    CueRule(
        "ban",
        "prohibition",
        "dative",
        [
            [_w("тыйым"), _stem("салын")],
            [_w("жол"), _w("берілмейді")],
            [_w("рұқсат"), _w("етілмейді", "берілмейді")],
            [_TO_DO, _w("болмайды")],
        ],
    ),
    CueRule(
        "no-right",
        "prohibition",
        "subject",
        [
            [_w("құқылы", "тиіс", "міндетті"), _w("емес")],
            [_NOT_TO_DO, _w("тиіс", "міндетті")],
            [{"NORM": {"REGEX": "[аәеий]$"}}, _w("алмайды")],
        ],
    ),
    CueRule("no-right-of", "prohibition", "genitive", [[_w("құқығы", "құқықтары"), _w("жоқ")]]),
    CueRule(
        "liability",
        "liability",
        "subject",
        [
            [_w("жауаптылықта"), _w("болады")],
            [_w("жауаптылыққа", "жауапкершілікке"), _w("алып"), _stem("кел")],
            [_w("жауаптылыққа", "жауапкершілікке"), _stem("әкел", "тартыл")],
            [_w("жауаптылыққа", "жауапкершілікке"), _w("әкеп", "әкеліп"), _stem("соқ", "соғ")],
            [
                _w("жауаптылыққа", "жауапкершілікке"),
                _w("әкеп", "әкеліп"),
                _w("соғады", "соқтырады"),
            ],
            [_w("жауапты"), _w("болады")],
            [_w("жауап"), _w("береді")],
            [_w("жауаптылық", "жауапкершілік", "жауаптылықты"), _w("көтереді", "атқарады")],
        ],
    ),
    CueRule(
        "penalty",
        "liability",
        "subject",
        [
            [_DATIVE, _w("алып"), _stem("кел")],
            [_DATIVE, _w("әкеп", "әкеліп"), _w("соғады", "соқтырады")],
            [_DATIVE, _stem("әкел")],
            [_w("жауаптылық"), _stem("туында", "басталад", "туындат")],
        ],
    ),
    CueRule("entitled-of", "right", "genitive", [[_w("құқығы", "құқықтары", "құқы"), _w("бар")]]),
    CueRule(
        "entitled",
        "right",
        "subject",
        [
            [_w("құқылы")],
            [_w("құқығына", "құқықтарға", "құқыққа"), _w("ие"), {"NORM": "болады", "OP": "?"}],
            [_w("құқығын", "құқықтарын"), _w("иеленеді", "пайдаланады")],
            [{"LEMMA": {"IN": ["құқық", "кепілдік"]}}, _stem("пайдалан", "иелен")],
        ],
    ),
    CueRule(
        "bound",
        "obligation",
        "subject",
        [
            [_DATIVE, _w("міндетті")],
            [_DOING, _w("міндетті")],
            [_w("үшін"), _w("міндетті")],
            [_w("міндеттенеді")],
        ],
    ),
    CueRule("must", "obligation", "subject", [[_w("тиіс")], [_DOING, _w("қажет", "керек")]]),
    CueRule("subject-to", "obligation", "none", [[_TO_DO, _w("жатады")]]),
    CueRule("not-subject-to", "prohibition", "none", [[_TO_DO, _w("жатпайды")]]),
    CueRule("laid-on", "obligation", "dative", [[_stem("жүктел")]]),
    CueRule(
        "commencement",
        "application",
        "none",
        [
            [_w("қолданысқа"), _stem("енгізіл")],
            [_w("күшіне"), _stem("ен")],
            [_w("күші"), _w("жойылды")],
            [_w("қолданыста"), _w("болады")],
        ],
    ),
    CueRule(
        "reach",
        "application",
        "dative",
        [
            [_w("қолданылмайды", "көздемейді", "таралмайды", "таратылмайды", "тарамайды")],
            [_stem("таратыл", "тарал", "тара")],
        ],
    ),
    CueRule("meaning", "definition", "none", [[_stem("түсініл", "ұғыл", "ұғынылад")]]),
    CueRule(
        "permitted",
        "condition",
        "none",
        [[_w("жол"), _w("беріледі")], [_TO_DO, _w("болады")], [_DOING, _w("мүмкін")]],
    ),
    CueRule("permitted-by", "condition", "none", [[_w("рұқсат"), _w("етіледі", "беріледі")]]),
    CueRule(
        "may",
        "right",
        "subject",
        [
            [{"NORM": {"REGEX": "[аәеий]$"}}, _w("алады")],
            [_form("Person[psor]=3", "VerbForm=Vnoun"), _w("мүмкін")],
        ],
    ),
    CueRule(
        "founded-on",
        "principle",
        "none",
        [
            [_stem("негізделеді", "негіздел")],
            [_w("негізге"), _w("алынады")],
            [_w("деп"), _stem("қарал")],
            [_DATIVE, {"LEMMA": {"IN": ["бағыттал", "бағдарлан"]}}],
        ],
    ),
    CueRule(
        "class",
        "classification",
        "none",
        [
            [_stem("бөлін", "теңестіріл", "жатқызыл", "жат", "кір", "қамт", "құра")],
            [_w("деп"), _stem("таныл", "санал", "есептел")],
            [_w("болып"), _stem("таныл", "санал", "есептел", "табыл")],
            [_stem("таныл", "санал", "қамтыл")],
            [_ANY, _w("емес")],
            [_DATIVE, _w("ие")],
        ],
    ),
    CueRule("plain", "obligation", "subject", [[_form("VerbForm=Fin")]]),
)
"""In the order in which they win when several stand in one sentence."""

PENALTIES = frozenset("айыппұл ескерту ескерт жаза қамау тәркілеу тәркіле жауаптылық айыр".split())  # noqa: SIM905
"""What an offence entails: «… айыппұл салуға әкеп соғады»."""

BY_NAME: Mapping[str, CueRule] = {rule.name: rule for rule in RULES}

CUES = WordPatterns({rule.name: rule.patterns for rule in RULES})

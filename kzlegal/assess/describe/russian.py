"""Owns the Russian side of reading a description: negation and words that take a statement back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzlegal.assess.describe.speech import Place, Polarity, Speech, any_of

_NEGATOR = re.compile(
    r"(?:не|ни|нет|без|никогда|никак\w*|ничего|ничто|никого|никто|никому|никем|нисколько|нельзя|"
    r"отсутству\w+|отсутстви\w+|невозможн\w+|запре[тщ]\w+|исключ\w+|отказ\w+|"
    r"удал[иея]\w+|неспособ\w+|вместо|отключ\w+|"
    r"лишен\w*|ложь|неправда|невер\w+|избега\w+|воздержив\w+|прекрат\w+|перестал\w*|убрал\w*)"
)
_HARMLESS = re.compile(
    r"(?:только|просто|менее|более|позднее|позже|раз|раньше|меньше|больше|считая)"
)
_NOT_NEGATION = re.compile(r"исключительн\w+")
_SUBORDINATE = re.compile(r"(?:что|чтобы|котор\w+|как)")
_PAST = re.compile(
    r"\w{3,}(?:ал|ил|ел|ял|ула|ала|ила|ела|яла|али|или|ели|яли|лось|лась|лись|лся)|\w*нес"
)
"""A verb in the past."""
_OWN = re.compile(r"(?:не|нет|ни|нельзя|невозможно|никто|никакой|никаких|ничего|никого)")
_STRONG = re.compile(r"(?:нет|ни|без|никогда|никак\w*|отсутству\w+|отсутстви\w+|запре[тщ]\w+)")
_EXISTS = re.compile(
    r"(?:использу\w+|примен\w+|провод\w+|производ\w+|вед[её]?т\w*|выполня\w+|осуществля\w+|"
    r"предусмотрен\w*|предусматр\w+|дела\w+|происход\w+|определя\w+|созда\w+|собира\w+|запрашива\w+|спрашива\w+|анализиру\w+|собран\w*|"
    r"обрабатыва\w+|хран\w+|допуска\w+|поддержива\w+|включ\w+|име\w+|занима\w+|есть|был\w*|буд\w+|"
    r"распозна\w+|оценива\w+|выставля\w+|составля\w+|практику\w+|существу\w+|подключ\w+|внедр\w+|"
    r"реализован\w*|разрешен\w*|нужн\w*|да[её]\w+|передан\w*|переда\w+|проход\w+|прош\w+|счита\w+|"
    r"проведен\w*|указан\w*|сообща\w+|установлен\w*|присв\w+|является|относит\w*|отнес\w+|входит)"
)
_STOP = re.compile(r"(?:но|однако|зато|хотя|поскольку|потому|поэтому|;)")
_SUBJECT = re.compile(
    r"(?:он|она|оно|они|мы|я|вы|это|этот|эта|наш|наша|наше|наши|ее|его|их|которы[йеяхм]\w*|котор\w+|"
    r"система|компания|программа|бот|модель|сервис|организация|банк|клиника|человек|сотрудник\w*|"
    r"решение|решения|затем|потом|а|где|что|чтобы|сама?|каждый|каждую|каждое)"
)
_LEFT = 3


def turn(words: Sequence[str], place: Place) -> Polarity:
    """Tell whether a phrase is said, denied, or under a doubtful negation."""
    start, end = place.start, place.end
    if any(g and _denies(words, start + i, place.end) for i, g in enumerate(place.gap)):
        return Polarity.DENIED
    own = any(not g and _OWN.fullmatch(words[start + i]) for i, g in enumerate(place.gap))
    if own:
        # The phrase is a denial itself: «никакой» before it only strengthens it.
        again = _denied_again(words, start) or _right(words, end)
        return Polarity.UNCLEAR if again else Polarity.SAID
    return _left(words, start) or _right(words, end) or Polarity.SAID


def _denied_again(words: Sequence[str], start: int) -> bool:
    for at in range(start - 1, -1, -1):
        if words[at] == ",":
            return False
        if words[at] in ("не", "нет", "без", "никогда"):
            return True
    return False


def _denies(words: Sequence[str], at: int, start: int) -> bool:
    if _NEGATOR.fullmatch(words[at]) is None or _NOT_NEGATION.fullmatch(words[at]):
        return False
    # «не только» is no denial, unless «только» belongs to the phrase.
    following = words[at + 1] if at + 1 < start else ""
    return not (words[at] == "не" and _HARMLESS.fullmatch(following))


def _left(words: Sequence[str], start: int) -> Polarity | None:
    carried = False
    doubtful = False
    for at in range(start - 1, -1, -1):
        word = words[at]
        if _STOP.fullmatch(word):
            return None
        if word == ",":
            opening = words[at + 1] if at + 1 < len(words) else ""
            if _SUBORDINATE.fullmatch(opening):
                # «не предназначена для того, чтобы …»: what the denial means for it is not certain.
                carried = doubtful = True
                continue
            if _SUBJECT.fullmatch(opening):
                return None
            if any(_finite(w) or _PAST.fullmatch(w) for w in words[at + 1 : start]):
                return None  # a clause with a verb of its own
            carried = True
            doubtful = doubtful or _finite(words[start])
        elif word in ("и", "а", "или", "либо"):
            following = words[at + 1]
            if word == "а" or _SUBJECT.fullmatch(following):
                return None
            if word == "и":
                carried = True
                doubtful = doubtful or _finite(following)
            else:
                carried = True
        elif _denies(words, at, start):
            strong = _STRONG.fullmatch(word) is not None
            if word == "без" and _finite(words[start]):
                return Polarity.UNCLEAR
            if not strong and carried and not doubtful:
                # "не" reaches the next verb for sure, what is listed after it less so.
                return Polarity.UNCLEAR if start - at > 6 else Polarity.DENIED
            near = start - at <= (_LEFT if not strong else 2 * _LEFT) or carried
            return Polarity.DENIED if near and not doubtful else Polarity.UNCLEAR
    return None


def _right(words: Sequence[str], end: int) -> Polarity | None:
    for at in range(end, min(end + 6, len(words))):
        word = words[at]
        if word == "и" and _listed_denial(words, at):
            return Polarity.DENIED
        if word in (",", "а") or _STOP.fullmatch(word):
            return None
        if word == "и":
            return None
        if word in ("нет", "отсутствует", "отсутствуют", "невозможно", "невозможна") or re.match(
            r"(?:запрещ|исключен|отключ|отсутств)", word
        ):
            return Polarity.DENIED
        if word == "без":
            return None
        if word in ("не", "никогда", "нельзя"):
            following = words[at + 1] if at + 1 < len(words) else ""
            if word == "не" and _HARMLESS.fullmatch(following):
                return None
            sure = word != "не" or _EXISTS.fullmatch(following) is not None
            return Polarity.DENIED if sure else Polarity.UNCLEAR
    return None


def _listed_denial(words: Sequence[str], at: int) -> bool:
    """Say whether a list after the phrase ends in a denial: «… и распознавания эмоций нет»."""
    rest = words[at : at + 7]
    return "нет" in rest and not any(_finite(w) or w == "," for w in rest[: rest.index("нет")])


def _finite(word: str) -> bool:
    """Say whether a word looks like a verb of the third person."""
    return len(word) > 4 and word.endswith(
        ("ает", "яет", "ует", "еет", "ит", "ют", "ут", "ат", "ят", "ется", "ится", "ются", "ятся")
    )


RUSSIAN = Speech(
    turn=turn,
    planned=any_of(
        r"план(?:ы|е|ах|ов)",
        r"плани\w+",
        r"запланир\w+",
        r"намерен\w*",
        r"намерева\w+",
        r"собира(?:емся|юсь|ется \w+ть|ются \w+ть)",
        r"буд(?:ет|ут|ем|у|ущ\w+)",
        r"возможно",
        r"вероятно",
        r"может быть",
        r"когда нибудь",
        r"позже",
        r"позднее",
        r"потом",
        r"в дальнейшем",
        r"впоследствии",
        r"следующ\w+ (?:год\w*|месяц\w*|квартал\w*|верси\w+)",
        r"хот(?:им|ят|ел\w*|елось)",
        r"хотим",
        r"дума(?:ем|ют|ет)",
        r"рассматрива\w+",
        r"обсужда\w+",
        r"предлага(?:ют|ется) ввести",
        r"мечта\w+",
        r"через год",
        r"скоро",
        r"перспектив\w+",
        r"иде[яию]",
        r"бы",
        r"добав(?:им|ят|ить)",
    ),
    planned_after=any_of(
        r"в будущем",
        r"в следующ\w+ \w+",
        r"в дальнейшем",
        r"скоро",
        r"когда нибудь",
        r"планиру\w+",
        r"в планах",
        r"через (?:год|месяц|полгода)",
        r"когда то",
    ),
    conditional=any_of(r"если", r"в случае", r"при условии", r"допустим", r"ли"),
    past=any_of(
        r"раньше", r"ранее", r"прежде", r"в прошлом", r"прежн\w+", r"когда то", r"стар\w+ верси\w+"
    ),
    others=any_of(
        r"конкурент\w*",
        r"в отличие от",
        r"други(?:е|х|м|ми) (?:компани\w+|банк\w+|клиник\w+|стран\w+|"
        r"систем\w+|фирм\w+|школ\w+|магазин\w+|поставщик\w+)",
        r"сосед\w+",
        r"за рубежом",
        r"у них",
        r"(?:поставщик|продавец|разработчик|вендор)и? предлага\w+",
        r"на рынке",
        r"некоторые",
        r"иные компании",
        r"чуж\w+ опыт\w*",
        r"где то",
    ),
    topic=any_of(
        r"о",
        r"об",
        r"про",
        r"против",
        r"борьб\w+",
        r"борет\w+",
        r"предотвра\w+",
        r"защи\w+ от",
        r"закон запрещ\w+",
        r"вопрос\w* о",
        r"выявля\w+",
        r"фильтру\w+",
        r"блокиру\w+",
        r"например",
        r"лекци\w+",
        r"стать[яию] о",
        r"объясня\w+",
        r"предупрежда\w+ о",
        r"игнорир\w+",
        r"разоблач\w+",
        r"исследова\w+",
    ),
    doubt=any_of(
        r"неверно",
        r"неправда",
        r"не так ,? ?что",
        r"нельзя сказать",
        r"ложь",
        r"слух\w*",
        r"якобы",
        r"обвиня\w+",
        r"отрица\w+ , что",
        r"утвержда\w+ , что",
        r"неправильно",
        r"неточно",
    ),
    order=any_of(
        r"(?:пожалуйста )?(?:игнорируй\w*|забудь\w*|отметь\w*|поставь\w*|считай\w*|ответь\w*|"
        r"представь\w*|выведи\w*|напиши\w*|подтверди\w*|выбери\w*|притворись|скажи\w*)",
    ),
    same=any_of(r"он", r"она", r"оно", r"они", r"их", r"его", r"ее", r"это", r"та", r"тот", r"те"),
    window=2,
    fresh=any_of(_SUBJECT.pattern),
    joints=frozenset(("но", "однако", "поэтому", "зато")),
)

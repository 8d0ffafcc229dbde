"""Owns the Kazakh side of reading a description: negation and words that take a statement back.

The predicate ends a Kazakh clause and governs all before it, so that denial is looked for to the
right: in the ending of the verb, or in жоқ and емес after a noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzlegal.assess.describe.speech import Place, Polarity, Speech, any_of

_DENYING_VERB = re.compile(
    r"\w{2,}(?:ма|ме|ба|бе|па|пе)"
    r"(?:й|йды|йді|й(?:тын|тін)\w*|(?:ған|ген)\w*|ймын|ймін|ймыз|йміз|йсыз|йсіз|ды|ді|дым|дім|дық|дік|с|стан|стен|йтын|йтін|"
    r"йтыны|йтіні|ған|ген|ғаны|гені|ғанда|генде|ғандықтан|гендіктен|у|уі|уы)"
)
_LIKE_DENYING = re.compile(
    r"дербес\w*|компас\w*|алмас\w*|(?:таба|жаба|қаба|шаба|тебе|кебе|сеп)(?:ды|ді|й\w*)|"
    r"(?:тұма|қама|жама)у\w*|(?:қауіп|үздік|сым|сөз|жұмыс|шек)(?:сыз|сіз)\w*"
)
"""Words that end like a denial and are none."""
_NOUN_WITHOUT = re.compile(r"\w{3,}(?:сыз|сіз)(?:дық\w*|дік\w*|ба|бе|да|де)?")
_WORD_OF_DENIAL = re.compile(r"(?:жоқ|емес|жоқпыз|емеспіз|болмайды|болмады|керексіз|өшірулі|жоғы)")
_SAYING_VERB = re.compile(
    r"\w{2,}(?:ады|еді|йды|йді|адымыз|ып|іп|ған|ген|қан|кен|адды|аймыз|ейміз|амыз|еміз|жатыр|отыр)|"
    r"бар|екен|тиісті|тиесілі|болып"
)
_FINAL_PAST = re.compile(r"\w{3,}(?:ды|ді|ты|ті|дым|дім|тым|тім|дық|дік|тық|тік)")
_NOMINAL = re.compile(r"\w{4,}(?:пыз|піз|мыз|міз|быз|біз|бын|бін|мын|мін)")
"""A noun or verb with the ending of the first person: a predicate."""
_PARTICIPLE = re.compile(r"\w{3,}(?:ған|ген|қан|кен|атын|етін|йтын|йтін)")
_CONVERB = re.compile(r"\w{2,}(?:ып|іп)|\w{2,}[ауеәи]п")
_STOP = re.compile(r"(?:бірақ|алайда|ал|дегенмен|;)")
_REACH = 9


def turn(words: Sequence[str], place: Place) -> Polarity:
    """Tell whether a phrase is said, denied, or under a doubtful negation."""
    start, end = place.start, place.end
    for i, (gap, free) in enumerate(zip(place.gap, place.free, strict=True)):
        word = words[start + i]
        # Between the words of a phrase "without" and "not doing" belong to what stands there.
        if (_final_denial(word) if gap else denies(word)) and free:
            return Polarity.DENIED
    last = words[end - 1]
    if _NOMINAL.fullmatch(last) and (end == len(words) or words[end] == ","):
        return Polarity.SAID
    if denies(last):
        # The phrase itself is a denial, written out: only another one turns it.
        return Polarity.UNCLEAR if end < len(words) and denies(words[end]) else Polarity.SAID
    if end < len(words) and _WORD_OF_DENIAL.fullmatch(words[end]):
        return Polarity.DENIED
    if end < len(words) and _WORD_OF_DENIAL.fullmatch(words[end]):
        return Polarity.DENIED
    attributive = _PARTICIPLE.fullmatch(last) and end < len(words) and words[end] != ","
    if _SAYING_VERB.fullmatch(last) and not attributive:
        # The phrase holds its own verb: only a converb waits for the polarity of a later one.
        if _CONVERB.fullmatch(last) is None:
            following = words[end] if end < len(words) else ","
            if _WORD_OF_DENIAL.fullmatch(following):
                return Polarity.DENIED
            return Polarity.UNCLEAR if denies(following) else Polarity.SAID
        final = _predicate(words, end)
        return Polarity.UNCLEAR if final is not None and _denied(words, final) else Polarity.SAID
    final = _predicate(words, end)
    if final is None:
        return Polarity.SAID
    if not _denied(words, final):
        return Polarity.SAID
    near = final - end <= _REACH and not attributive
    return Polarity.DENIED if near else Polarity.UNCLEAR


def denies(word: str) -> bool:
    """Say whether a word is denied by its own ending or is a word of denial."""
    if _WORD_OF_DENIAL.fullmatch(word) or _denying_verb(word):
        return True
    return _NOUN_WITHOUT.fullmatch(word) is not None and _LIKE_DENYING.fullmatch(word) is None


def _denying_verb(word: str) -> bool:
    return _DENYING_VERB.fullmatch(word) is not None and _LIKE_DENYING.fullmatch(word) is None


_WITHIN = (
    *("май", "мей", "бай", "бей", "пай", "пей", "тын", "тін"),
    *("маған", "меген", "баған", "беген", "паған", "пеген"),
)
"""Endings of converbs and participles: жылжымайтын мүлік is a kind of property, no denial."""


def _final_denial(word: str) -> bool:
    """Say whether a word denies a whole clause: not a converb, not a noun with "without"."""
    if _WORD_OF_DENIAL.fullmatch(word):
        return True
    return _denying_verb(word) and not word.endswith(_WITHIN)


def _predicate(words: Sequence[str], start: int) -> int | None:
    """Find the predicate that governs what stands before `start`."""
    for at in range(start, len(words)):
        word = words[at]
        if _STOP.fullmatch(word):
            return None
        if word == ",":
            continue
        final = at + 1 >= len(words) or words[at + 1] == ","
        if _denying_verb(word) or _WORD_OF_DENIAL.fullmatch(word):
            attributive = _PARTICIPLE.fullmatch(word) and not final
            if attributive and not _WORD_OF_DENIAL.fullmatch(words[at + 1]):
                continue
            return at
        if _PARTICIPLE.fullmatch(word) and not final:
            continue
        if _SAYING_VERB.fullmatch(word) or (
            final and (_FINAL_PAST.fullmatch(word) or _NOMINAL.fullmatch(word))
        ):
            if not final and _WORD_OF_DENIAL.fullmatch(words[at + 1]):
                return at + 1
            if _CONVERB.fullmatch(word) and not final:
                continue
            return at
    return None


def _denied(words: Sequence[str], at: int) -> bool:
    if _denying_verb(words[at]) or _WORD_OF_DENIAL.fullmatch(words[at]):
        return True
    before = words[at - 1] if at else ""
    # тыйым салынған, бас тартты, алып тасталды: forbidden, refused, taken out
    return (before.startswith("тыйым") and words[at].startswith("сал")) or (
        (before == "бас" and words[at].startswith("тарт"))
        or (before == "алып" and words[at].startswith("таста"))
        or words[at].startswith(("өшіріл", "ажыратыл", "тоқтатыл"))
    )


_PLANNED = any_of(
    r"жоспар\w*",
    r"ниет\w*",
    r"\w{3,}(?:мақ|мек|пақ|пек)(?:шы|ші|пыз|піз)?",
    r"мүмкін\w*",
    r"болашақ\w*",
    r"келешек\w*",
    r"кейінірек",
    r"кейін",
    r"келесі (?:жыл\w*|ай\w*|нұсқа\w*)",
    r"ойла(?:п|ймыз|йды)\w*",
    r"қарастыр\w+",
    r"талқыла\w+",
    r"\w+(?:ғымыз|гіміз|ғысы|гісі) келеді",
    r"бәлкім",
    r"жақында",
    r"арманда\w+",
)

KAZAKH = Speech(
    turn=turn,
    planned=_PLANNED,
    planned_after=_PLANNED,
    conditional=any_of(r"егер", r"\w+р еді", r"(?!немесе )\w+(?:са|се)", r"жағдайда", r"шартымен"),
    past=any_of(r"бұрын", r"бұрынғы", r"бұрында", r"ескі нұсқа\w*", r"өткенде"),
    others=any_of(
        r"бәсекелес\w*",
        r"басқа (?:компания\w*|банк\w*|клиника\w*|ел\w*|жүйе\w*|фирма\w*|мектеп\w*|"
        r"дүкен\w*)",
        r"өзге (?:компания\w*|банк\w*|ел\w*)",
        r"көрші\w*",
        r"шетелде",
        r"айырмашылығы",
        r"өзгеше",
        r"қарағанда",
        r"жеткізуші\w* (?:\w+ )*ұсын\w+",
        r"нарықта",
        r"кейбір\w*",
    ),
    topic=any_of(
        r"туралы",
        r"жайлы",
        r"жайында",
        r"қарсы",
        r"күрес\w*",
        r"алдын ал\w*",
        r"қорғайды",
        r"қорғау\w*",
        r"мысалы",
        r"дәріс\w*",
        r"түсіндір\w+",
        r"заң\w* тыйым",
        r"елеме\w*",
        r"сүзеді",
        r"әшкерелейді",
        r"зерттеу\w*",
        r"бұғатта\w+",
    ),
    doubt=any_of(
        r"дұрыс емес",
        r"рас емес",
        r"өтірік",
        r"деп айтуға болмайды",
        r"жалған",
        r"қауесет\w*",
        r"айыпта\w+",
    ),
    order=any_of(
        r"(?:\w+ ){0,4}?(?:елеме|елемей|ұмыт|белгіле|жауап бер|жаз|таңда|растай сал|"
        r"деп қой|де)(?: ,|$)",
    ),
    same=any_of(r"ол", r"олар", r"оның", r"олардың", r"бұл"),
    fresh=any_of(r"ол", r"біз", r"олар", r"бұл"),
    joints=frozenset(("бірақ", "алайда", "сондықтан", "ал")),
    reach=0,
    postponed=True,
)

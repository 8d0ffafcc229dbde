"""Owns the reading of Russian phrases of units: «абзац второй подпункта 2) пункта 3 статьи 5»."""

from __future__ import annotations

import re
from functools import lru_cache

from kzlegal.amend.phrase import Level, Noun, Phrase, expanded, joined
from kzlegal.grammar.pack import LETTERS
from kzlegal.refs import ordinal

_STEMS: dict[str, tuple[Noun, str]] = {
    "стат": ("art", "ья ьи ье ью ьей ей ьям ьями ьях"),
    "подпункт": ("point", " а у ом е ы ов ам ами ах"),
    "пункт": ("para", " а у ом е ы ов ам ами ах"),
    "част": ("subpara", "ь и ью ей ям ями ях"),
    "абзац": ("al", " а у ем е ы ев ам ами ах"),
    "глав": ("chp", "а ы е у ой ам ами ах"),
    "параграф": ("sec", " а у ом е ы ов ам ами ах"),
    "подраздел": ("subpart", " а у ом е ы ов ам ами ах"),
    "раздел": ("part", " а у ом е ы ов ам ами ах"),
    "приложени": ("att", "е я ю ем и й ям ями ях"),
    "примечани": ("hcontainer", "е я ю ем и й ям ями ях"),
    "предложени": ("sentence", "е я ю ем и й ям ями ях"),
    "заголов": ("heading", "ок ка ку ком ке ки ков кам ками ках"),
    "названи": ("heading", "е я ю ем и й ям ями ях"),
    "наименовани": ("heading", "е я ю ем и й ям ями ях"),
    "строк": ("row", "а и е у ой ам ами ах"),
    "позици": ("row", "я и ю ей й ям ями ях"),
    "граф": ("column", "а ы е у ой ам ами ах"),
    "столб": ("column", "ец ца цу цем це цы цов цам цами цах"),
    "колонк": ("column", "а и е у ой ам ами ах"),
    "преамбул": ("preamble", "а ы е у ой"),
    "оглавлени": ("toc", "е я ю ем и"),
    "содержани": ("toc", "е я ю ем и"),
    "текст": ("text", " а у ом е"),
    "титул": ("heading", " а у ом е"),
}
_NOUNS: dict[str, Noun] = {
    stem + ending: noun
    for stem, (noun, endings) in _STEMS.items()
    for ending in (endings.split(" ") if endings else [""])
}
_NOUNS["строк"] = "row"
_NOUNS["граф"] = "column"
_PLURAL = re.compile(
    r"(?:под)?(?:пункт|раздел|параграф|абзац)(?:ы|ов|ам|ами|ах|ев)|(?:стать|част|приложени)(?:ям|ями|ях)"
    r"|глав(?:ам|ами|ах)|строк(?:|ам|ами|ах)"
)
"""Nouns that can only mean several units: after them «3-6» is a range, not an inserted number."""
_ENDINGS = {
    "ая": "ая ой ую ою ое ого ому ым ом ые ых ыми ый",
    "ья": "ья ьей ью ье ьего ьему ьим ьем ьи ьих ьими ий",
}


def _ordinals() -> dict[str, int]:
    forms: dict[str, int] = {}
    for number in (*range(1, 20), *range(20, 100, 10)):
        said = ordinal.russian(number, "f_nom")
        forms[ordinal.russian(number, "m_nom")] = number
        for ending in _ENDINGS[said[-2:]].split():
            forms[said[:-2] + ending] = number
    for stem, number in (("сот", 100), ("двухсот", 200)):
        for ending in _ENDINGS["ая"].split():
            forms[stem + ending] = number
    return forms


ORDINALS = _ordinals()
_TENS = {
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
    "девяносто": 90,
    "сто": 100,
}
_TOKEN = re.compile(
    r"(?P<number>\d+(?:-\d+)*(?:\)|(?!\d)))|(?P<roman>[IVXLCІХ]+\b)|(?P<letter>«?[а-яәі](?:-\d+)?»?\))"
    r"|(?P<quoted>«(?:[^«»]|«[^«»]*»)*»)|(?P<word>[А-Яа-яЁё]+)"
    r"|(?P<dash>[–—-])|(?P<comma>[,;])|(?P<other>\S)"
)
_AND = frozenset(("и", "или", "либо"))
_BEFORE = frozenset(
    (
        "в",
        "во",
        "из",
        "по",
        "на",
        "к",
        "ко",
        "с",
        "со",
        "этой",
        "этом",
        "также",
        "следующей",
        "следующим",
        "следующими",
        "новой",
        "новым",
        "новыми",
        "новую",
    )
)
_ACTS = (
    r"(?:Конституционн[а-я]{2,3}\s+закон|[Зз]акон|[Кк]одекс|[Пп]риказ|[Уу]каз|[Пп]остановлени|[Рр]ешени"
    r"|[Рр]аспоряжени)[а-я]{0,3}"
)
_SAID = (
    r"(?:(?:эт|т)(?:ого|ой|их|им|ому)\s+же|настоящ[а-я]{2,3}|указанн[а-я]{2,3}|данн[а-я]{2,3}"
    r"|(?:выше)?названн[а-я]{2,3}|вышеуказанн[а-я]{2,3}|упомянут[а-я]{2,3}|эт(?:ого|ой|их|ому))"
)
_SELF = re.compile(rf"(?:^|\s+)(?:ко?\s+)?(?:{_SAID}\s+)?(?:{_ACTS})$|\s+{_SAID}$")
"""«пункт 5 настоящего Закона», «приложение 2 к указанному приказу»: the act itself."""
_NUMBER_SIGN = re.compile(r"(?:№№?|\bN)\s*(?=\d)")
_HYPHENED = re.compile(r"(?<=[а-я])-(?=[а-я])")
_END = re.compile(r"^в\s+конце\s+|\s+в\s+конце$", re.IGNORECASE)
"""«в конце абзаца второго», «пункт 9 в конце»: where words come without being told otherwise."""
_WITH = re.compile(
    r"\s+(?:с|со|включающ[а-я]+|содержащ[а-я]+|состоящ[а-я]+\s+из)\s+"
    r"(?:стать|пункт|подпункт|параграф|част|абзац|строк|глав)(?:ями|ами|ей|ом|ем|ой|ью)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""«главой 5-1 со статьями 40-1 и 40-2»: what comes in is the chapter; its articles stand in it."""
_LAST = re.compile(r"последн(?:ее|его|ему|ем|им|ий|юю|ей|яя|ие|их)")
_TO_ACT = re.compile(rf"\s+ко?\s+(?:{_SAID}\s+)?(?:[а-я]+\s+)?{_ACTS}(?:\s+{_SAID})?$")
_ROW_NUMBER = re.compile(
    r"(?:(строк[а-я]*|позици[а-я]*),?\s+)?(?:с\s+|под\s+|имеющ[а-я]+\s+)?порядков[а-я]{2,3}\s+номер[а-я]*\s+",
    re.IGNORECASE,
)
_INTRO = re.compile(r"\bвводн[а-я]{2}\s+част[а-я]{1,3}\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def phrase(text: str, numbered: str, share: bool = True) -> Phrase | None:
    """Read a phrase of units as a whole; None where a word of it is not understood.

    `numbered` is what the act calls the numbered units of its articles (``point``, ``part``).
    """
    text = _NUMBER_SIGN.sub("", text).strip(" ,:;")
    if "поряд" in text:
        text = _ROW_NUMBER.sub(lambda m: f"{m[1] or 'строку'} ", text)
    text = _HYPHENED.sub(" - ", _END.sub("", text))
    text = _SELF.sub("", _TO_ACT.sub("", text))
    if not share:
        text = _WITH.sub("", text)
    text = _INTRO.sub("вводная", text)
    tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens) and tokens[at][1].lower() in _BEFORE:
        at += 1
    if at == len(tokens):
        return Phrase(()) if not tokens else None
    chains: list[list[Level]] = []
    chain: list[Level] = []
    while at < len(tokens):
        read = _level(tokens, at)
        if read is None:
            return None
        level, at = read
        chain.append(level)
        joint = _joint(tokens, at)
        if joint > at:
            chains.append(chain)
            chain = []
            at = joint
            if at >= len(tokens):
                break
        elif at < len(tokens) and tokens[at][1].lower() == "к":
            at += 1  # «примечание к статье 5»
    if chain:
        chains.append(chain)
    return joined(chains, numbered, share=share)


def _joint(tokens: list[tuple[str, str]], at: int) -> int:
    """Step over what parts two members of a list; the same place where nothing does."""
    start = at
    while at < len(tokens):
        kind, word = tokens[at]
        low = word.lower()
        if kind == "comma" or low in _AND or low == "а" or (at > start and low in _BEFORE):
            at += 1
        else:
            break
    return at


def _level(tokens: list[tuple[str, str]], at: int) -> tuple[Level, int] | None:
    number = _number(tokens, at)
    if number is not None and tokens[at][0] == "word":
        # «второе предложение», «первую и вторую части»
        items = [number[0]]
        after = number[1]
        while (more := _joint(tokens, after)) > after and (
            following := _number(tokens, more)
        ) is not None:
            items.append(following[0])
            after = following[1]
        if after < len(tokens) and (noun := _NOUNS.get(tokens[after][1].lower())):
            return Level(noun, tuple(items)), after + 1
        return None
    kind, word = tokens[at]
    if kind != "word":
        return None
    if word.lower() == "вводная":
        return Level("intro"), at + 1
    noun = _NOUNS.get(word.lower())
    if noun is None:
        return None
    plural = _PLURAL.fullmatch(word.lower()) is not None
    at += 1
    if at < len(tokens) and tokens[at][0] == "letter" and noun in ("point", "para"):
        noun = "indent"
    if at < len(tokens) and tokens[at][0] == "quoted" and noun in ("row", "column"):
        return _named(tokens, at, noun)
    items, ranged = [], False
    spoken = at < len(tokens) and tokens[at][1].lower() == "с"
    if spoken:
        at += 1
    while (number := _number(tokens, at)) is not None:
        after = number[1]
        if tokens[at][0] == "word" and after < len(tokens):
            next_noun = _NOUNS.get(tokens[after][1].lower())
            if items and next_noun is not None and next_noun != noun and _agrees(tokens, at, after):
                break  # «абзац второй и третье предложение»
        value = number[0]
        through = after < len(tokens) and (
            tokens[after][0] == "dash" or (spoken and tokens[after][1].lower() == "по")
        )
        if through and (upper := _number(tokens, after + 1)) is not None:
            items += expanded(value, upper[0])
            ranged = True
            after = upper[1]
        else:
            items.append(value)
        at = after
        more = _joint(tokens, at)
        if more == at or more >= len(tokens) or _number(tokens, more) is None:
            break
        if tokens[more][0] == "word":
            # an ordinal after "and" may belong to the noun after it: «… и второе предложение»
            ahead = _number(tokens, more)
            assert ahead is not None
            if ahead[1] < len(tokens) and (
                (other := _NOUNS.get(tokens[ahead[1]][1].lower())) is not None
                and other != noun
                and _agrees(tokens, more, ahead[1])
            ):
                break
        at = more
    if at < len(tokens) and tokens[at][0] == "quoted" and items:
        at += 1  # the heading, for the reader's ease: «главу 5 «Журнал»»
    if plural and len(items) == 1 and not ranged and "-" in items[0]:
        first, _, last = items[0].partition("-")
        if last.isdecimal() and first.isdecimal() and int(last) > int(first):
            items, ranged = list(expanded(first, last)), True
    if "last" in items and noun != "sentence":
        return None
    return Level(noun, tuple(items), ranged), at


def _named(tokens: list[tuple[str, str]], at: int, noun: Noun) -> tuple[Level, int]:
    """Read rows that are named by their first words: «строки «Листы» и «Журналы»»."""
    items: list[str] = []
    while at < len(tokens) and tokens[at][0] == "quoted":
        items.append(tokens[at][1][1:-1])
        at += 1
        more = _joint(tokens, at)
        if more < len(tokens) and tokens[more][0] == "quoted":
            at = more
        else:
            break
    return Level(noun, tuple(items)), at


def _agrees(tokens: list[tuple[str, str]], at: int, noun_at: int) -> bool:
    """Say whether an ordinal goes with the noun after it: «второе предложение», not «второй части».

    After «абзац второй» the genitive «части первой» follows; an ordinal that agrees with its own
    noun before it is masculine for абзац, feminine for часть.
    """
    word, noun = tokens[at][1].lower(), tokens[noun_at][1].lower()
    if noun.startswith("предложени"):
        return word.endswith(("ое", "ье", "ого", "ьего", "ом", "ьем", "ым", "ьим"))
    return False


def _number(tokens: list[tuple[str, str]], at: int) -> tuple[str, int] | None:
    """Read one number at a token: digits, a Roman number, or an ordinal of one to three words."""
    if at >= len(tokens):
        return None
    kind, word = tokens[at]
    if kind == "number":
        return word.rstrip(")"), at + 1
    if kind == "letter":
        letter, dash, rest = word.strip("«»)").replace("»", "").partition("-")
        return LETTERS.get(letter, letter) + dash + rest, at + 1
    if kind == "roman":
        return word.translate(_LATIN), at + 1
    if kind != "word":
        return None
    if _LAST.fullmatch(word.lower()):
        return "last", at + 1
    value = 0
    while at < len(tokens) and (tens := _TENS.get(tokens[at][1].lower())):
        value += tens
        at += 1
    if at < len(tokens) and (number := ORDINALS.get(tokens[at][1].lower())):
        return str(value + number), at + 1
    return None


_LATIN = str.maketrans("ІХС", "IXC")

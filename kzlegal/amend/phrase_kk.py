"""Owns the reading of Kazakh phrases of units: «5-баптың 3-тармағының екінші абзацы»."""

from __future__ import annotations

import re
from functools import lru_cache

from kzlegal.amend.phrase import ORDER, Level, Noun, Phrase, expanded, joined
from kzlegal.grammar.pack import LETTERS
from kzlegal.refs import ordinal

_STEMS: tuple[tuple[str, Noun], ...] = (
    ("тармақша", "point"),
    ("тарма[қғ]", "para"),
    ("ба[пб]", "art"),
    ("бөлі[кг]", "subpara"),
    ("абзац", "al"),
    ("азат", "al"),
    ("тарау", "chp"),
    ("параграф", "sec"),
    ("бөлімше", "subpart"),
    ("бөлім", "part"),
    ("қосымша", "att"),
    ("ескертпе", "hcontainer"),
    ("ескерту", "hcontainer"),
    ("сөйлем", "sentence"),
    ("тақыры[пб]", "heading"),
    ("атау", "heading"),
    ("жол", "row"),
    ("баған", "column"),
    ("кіріспе", "preamble"),
    ("преамбула", "preamble"),
    ("мазмұн", "toc"),
    ("мәтін", "text"),
)
_PLURAL = "(?:лар|лер|дар|дер|тар|тер)"
_CASE = "(?:[ндт][ыі]ң|[ндт][ыі]|н|[ғгқкн]?[ае]|н?[дт][ае](?:ғы|гі)?|[дтн][ае]н|[мбп]ен)?(?:ғы|гі)?"
_NOUNS = tuple(
    (re.compile(rf"{stem}{_PLURAL}?(?:сы|сі|ы|і)?{_CASE}$", re.IGNORECASE), noun)
    for stem, noun in _STEMS
)
_MANY = re.compile(rf"\w+?{_PLURAL}(?:сы|сі|ы|і)?{_CASE}$", re.IGNORECASE)
_ORDINALS = {ordinal.kazakh(n): n for n in range(1, 100)}
_FIRST_WORDS = frozenset(word.split()[0] for word in _ORDINALS)
_TOKEN = re.compile(
    r"(?P<number>\d+(?:-\d+)*\)?)(?:-(?=[^\W\d_]))?|(?P<roman>[IVXLCІХ]+\b)"
    r"|(?P<letter>«?[а-яә](?:-\d+)?»?\)|«[а-яә]»)|(?P<word>[^\W\d_]+)|(?P<dash>[–—-])"
    r"|(?P<comma>[,;])|(?P<other>\S)"
)
_AND = frozenset(("және", "мен", "пен", "бен", "не", "немесе", "сондай", "ақ", "сондай-ақ"))
_SKIPPED = re.compile(
    r"\b(?:осы|көрсетілген|аталған|жоғарыда\s+көрсетілген)\s+"
    r"(?:Конституциялық\s+)?(?:Заң|Кодекс|бұйры[қғ]|қаулы|шешім|Жарлы[қғ]|өкім|Қағида"
    r"|ереже|құжат|акті)[а-яәіңғүұқөһ]*\s*"
    r"|^(?:Заң|Кодекс|бұйрық|қаулы|шешім|Жарлық|өкім)(?:ның|нің|дың|дің|тың|тің)\b\s*"
    r"|\b(?:кесте(?:нің|де|дегі)?|соңындағы|бойынша)(?:\s+|$)|№\s*",
    re.IGNORECASE,
)
"""Words that name no unit: the act or document itself, a table, the end of a unit."""
_WHOLE = re.compile(r"\b(?:бүкіл|барлық)\s+(?=мәтін)", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"реттік\s+нөмір[а-яі]*\s+", re.IGNORECASE)
_INTRO = re.compile(r"\bкіріспе\s+бөлі[кг][а-яәіңғүұқөһ]*", re.IGNORECASE)
_NEW = re.compile(r"^\s*жаңа\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def phrase(text: str, numbered: str, share: bool = True) -> Phrase | None:
    """Read a phrase of units as a whole; None where a word of it is not understood.

    `numbered` is what the act calls the numbered units of its articles (``point``, ``part``).
    """
    text = _SKIPPED.sub("", _ROW_NUMBER.sub("", text)).strip(" ,:;")
    text = _NEW.sub("", _INTRO.sub("интро", _WHOLE.sub("", text))).strip(" ,:;")
    tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(text)]
    if not tokens:
        return Phrase(())
    chains: list[list[Level]] = []
    chain: list[Level] = []
    at = 0
    while at < len(tokens):
        read = _level(tokens, at)
        if read is None:
            return None
        level, after = read
        same = any(level.noun == known.noun for known in chain)
        if chain and (same or not _smaller(level.noun, chain[-1].noun)):
            return None
        if level.noun == "preamble" and chain:
            level = Level("intro")  # of a unit: its words before the first item
        chain.append(level)
        at = _joint(tokens, after)
        if at > after:
            chains.append(chain)
            chain = []
    if chain:
        chains.append(chain)
    for i in range(1, len(chains)):
        if share:
            chains[i] = _lent(chains[i], chains[i - 1]) + chains[i]
    return joined([c[::-1] for c in chains], numbered, share=False, bare=not share)


def _smaller(noun: Noun, than: Noun) -> bool:
    if noun not in ORDER:
        return True
    if than not in ORDER:
        return False
    # a часть may stand in a point and a point in a часть
    if {noun, than} == {"point", "subpara"}:
        return True
    return ORDER.index(noun) < ORDER.index(than)


def _lent(chain: list[Level], before: list[Level]) -> list[Level]:
    """Give the larger units that a chain shares with the one before it."""
    first = chain[0].noun
    if first == "art":
        return []
    lent: list[Level] = []
    for level in before:
        if level.noun == first or level.noun not in ORDER:
            break
        if first in ORDER and ORDER.index(level.noun) <= ORDER.index(first):
            break
        if len(level.numbers) != 1:
            break
        lent.append(level)
    return lent


def _joint(tokens: list[tuple[str, str]], at: int) -> int:
    while at < len(tokens) and (tokens[at][0] in ("comma",) or tokens[at][1].lower() in _AND):
        at += 1
        if at < len(tokens) and tokens[at][0] == "dash":
            at += 1
    return at


def _level(tokens: list[tuple[str, str]], at: int) -> tuple[Level, int] | None:
    items: list[str] = []
    ranged = False
    first = tokens[at]
    while (number := _number(tokens, at)) is not None:
        value, after = number
        if (
            after < len(tokens)
            and tokens[after][0] == "dash"
            and (upper := _number(tokens, after + 1)) is not None
        ):
            items += expanded(value, upper[0])
            ranged = True
            after = upper[1]
        else:
            items.append(value)
        at = after
        more = _joint(tokens, at)
        if more == at or _number(tokens, more) is None:
            break
        at = more
    if at >= len(tokens) or tokens[at][0] != "word":
        return None
    word = tokens[at][1]
    if word.lower() == "интро":
        return Level("intro"), at + 1
    if word.lower() == "кіші" and at + 1 < len(tokens):
        return Level("subpart", tuple(items), ranged), at + 2
    noun = next((noun for pattern, noun in _NOUNS if pattern.match(word)), None)
    if noun is None:
        return None
    if noun == "al" and word.lower().startswith("азат") and at + 1 < len(tokens):
        at += 1  # азат жол
    if first[0] == "letter" and noun in ("point", "para"):
        noun = "indent"
    elif noun == "para" and first[1].endswith(")"):
        noun = "point"  # the Criminal Code calls its «2)» тармақ
    if len(items) == 1 and _MANY.match(tokens[at][1]) and not ranged:
        # «3-6-тармақтар»: one inserted number would not be plural
        low, dash, high = items[0].partition("-")
        if dash and low.isdecimal() and high.isdecimal() and int(low) < int(high):
            items, ranged = [*expanded(low, high)], True
    return Level(noun, tuple(items), ranged), at + 1


def _number(tokens: list[tuple[str, str]], at: int) -> tuple[str, int] | None:
    """Read one number at a token: digits, or an ordinal of one or two words."""
    if at >= len(tokens):
        return None
    kind, word = tokens[at]
    if kind == "number":
        return word.rstrip(")"), at + 1
    if kind == "roman":
        return "".join(LETTERS.get(c, c) for c in word), at + 1
    if kind == "letter":
        letter, dash, rest = word.strip("«»)").replace("»", "").partition("-")
        return LETTERS.get(letter, letter) + dash + rest, at + 1
    low = word.lower()
    if low == "соңғы":
        return "last", at + 1
    if kind != "word" or low not in _FIRST_WORDS:
        return None
    if at + 1 < len(tokens) and (two := _ORDINALS.get(f"{low} {tokens[at + 1][1].lower()}")):
        return str(two), at + 2
    return (str(_ORDINALS[low]), at + 1) if low in _ORDINALS else None

"""Owns the normal form of words: Unicode, look-alike letters, case, abbreviations, stop words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from kzlegal.search import english, kazakh, russian

WORD = re.compile(r"[^\W_]+")
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Soft hyphen, zero-width and direction marks, byte-order mark."""
_LATIN = "aAeEoOpPcCxXyYkKmMHTBiIhE"
_CYRILLIC = "аАеЕоОрРсСхХуУкКмМНТВіІһЕ"
TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
FOLD = str.maketrans("әғқңөұүһіё", "агкноуухие")
"""Kazakh letters to what people type on a Russian keyboard."""
KAZAKH_LETTERS = frozenset("әғқңөұүһі")
ABBREVIATIONS: dict[str, str] = {
    "нпа": "нормативные правовые акты",
    "нқа": "нормативтік құқықтық актілер",
    "рк": "республика казахстан",
    "қр": "қазақстан республикасы",
    "по": "программное обеспечение",
    "гк": "гражданский кодекс",
    "кии": "критически важный объект информационно-коммуникационной инфраструктуры",
    "персданные": "персональные данные",
    "персданных": "персональных данных",
    "нацплатформа": "национальная платформа",
    "нацплатформу": "национальную платформу",
    "нацплатформе": "национальной платформе",
    "нацплатформы": "национальной платформы",
    "госорган": "государственный орган",
    "госорганы": "государственные органы",
    "госорганов": "государственных органов",
}
"""Short forms in queries, written out; ``по`` only where it stands in capitals."""
NAMES: dict[str, str] = {
    "ии": "искусственный интеллект",
    "жи": "жасанды интеллект",
    "ai": "artificial intelligence",
}
"""Short names of the subject, written out for the search by words only: written out in a sentence
they draw its meaning to the definition of the name."""
STOP = frozenset(
    (  # noqa: SIM905
        # Russian
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне "
        "было вот от меня еще нет о из ему ли если или ни быть был до вас их для мы тебя чем была "
        "сам чтоб без будто чего раз тоже себе под будет тогда кто этот того потому этого какой "
        "ним здесь этом мой тем чтобы нее были куда зачем всех при об хоть после над больше тот "
        "через эти нас про них какая много эту моя свою этой перед лучше том такой им более всю "
        "между мой наш наша наши нашу нашей нам ваш это какие каких какую где когда надо нужно "
        "можно можем может ли могу "
        # Kazakh
        "және мен бен пен немесе бұл сол осы ол оны оның олар үшін ма ме ба бе па пе не кім қай "
        "қандай қалай бар жоқ болып бола болады болса деген еді екен да де та те мені менің маған "
        "сіз біз біздің туралы бойынша тиіс керек мүмкін алам аламын ала "
        # English
        "the a an of to in on for and or is are be been was were it its this that these those with "
        "by as at from do does did can could may must shall should will would i me my we our us "
        "you your he she they them their his her who what which when where why how if not no any "
        "some there have has had about into than then so such under over out up"
    ).split()
)


def text(words: str) -> str:
    """Give the text in NFC, without invisible characters, with single spaces."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", words)).split())


@lru_cache(maxsize=65536)
def one_script(word: str) -> str:
    """Write a word of mixed Latin and Cyrillic letters in the script that it means.

    The letters that have no twin in the other script decide; where all have one, Cyrillic wins.
    """
    latin = [c for c in word if "a" <= c.lower() <= "z"]
    cyrillic = [c for c in word if "\u0400" <= c <= "\u052f"]
    if not latin or not cyrillic:
        return word
    only_latin = sum(c not in _LATIN for c in latin)
    only_cyrillic = sum(c not in _CYRILLIC for c in cyrillic)
    return word.translate(TO_LATIN if only_latin > only_cyrillic else TO_CYRILLIC)


def twin(word: str) -> str:
    """Write a Latin word in the Cyrillic letters that look like its own, where each has one."""
    return word.translate(TO_CYRILLIC) if all(c in _LATIN for c in word) else word


def query(words: str) -> str:
    """Give a query as it is embedded: one script a word, no ALL CAPS, ё as е."""
    words = WORD.sub(lambda m: one_script(m.group()), text(words))
    letters = [c for c in words if c.isalpha()]
    if sum(c.isupper() for c in letters) > 0.6 * len(letters) and len(letters) > 8:
        words = words.lower()
    return words.replace("ё", "е").replace("Ё", "Е")


def spell_out(words: str, table: Mapping[str, str] = ABBREVIATIONS) -> str:
    """Write the short forms of a query out."""

    def full(match: re.Match[str]) -> str:
        word = match.group()
        if word == "по" or word == "По":
            return word
        return table.get(word.lower(), word)

    return WORD.sub(full, words)


@lru_cache(maxsize=8192)
def words(line: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, one script each, ё as е."""
    return tuple(one_script(w).lower().replace("ё", "е") for w in WORD.findall(text(line)))


def language_of(word: str) -> str:
    """Guess the language of one lower-case word from its letters: kaz, rus or eng."""
    if any(c in KAZAKH_LETTERS for c in word):
        return "kaz"
    return "rus" if any("\u0400" <= c <= "\u052f" for c in word) else "eng"


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Give the stem of a word, by its letters first and the language of the text second."""
    guess = language_of(word)
    if guess == "eng":
        return english.stem(word)
    return kazakh.stem(word) if "kaz" in (guess, language) else russian.stem(word)


@lru_cache(maxsize=65536)
def grams(word: str) -> tuple[str, ...]:
    """Give the character 4- and 5-grams of a word with its edges, Kazakh letters folded."""
    edged = f"<{word.translate(FOLD)}>"
    if len(edged) <= 4:
        return (edged,)
    return tuple(edged[i : i + n] for n in (4, 5) for i in range(len(edged) - n + 1))

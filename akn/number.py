"""Owns the number part of an eId: what a printed ``num`` says, in ASCII (AKN-NC 5.4.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from akn.model import Element

_MULTIPLICATIVES = frozenset(
    """bis ter quater quinquies sexies septies octies novies nonies decies undecies duodecies
    terdecies quaterdecies quinquiesdecies sexdecies septdecies octodecies vicies""".split()  # noqa: SIM905
)
_SIMPLE = re.compile(r"(?:(\w+) |[ (]*)([0-9]+(?:-[0-9]+)*)[ .)]*")
"""``12.``, ``(3)``, ``Article 5-1.``: what most numbers look like."""
_TOKEN = re.compile(r"([^\W\d_]+)|([0-9]+)|([^\w]|_)+")
_ROMAN = re.compile(r"[IVXLCDM]+")
_NUMERAL = re.compile(r"\b[IVXLCDM]+-[0-9]+(?:-[0-9]+)*\b")
"""``IX-1``: a Roman number with an inserted one."""
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN_NUMBER = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_PIECE = re.compile(r"[0-9]+|[A-Za-z]+")

Rank = tuple[tuple[int, str], ...]
"""A number as something to compare: its pieces, digits before letters."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")
NO_LETTERS: Mapping[str, str] = MappingProxyType({})
"""No letters outside ASCII are known."""


def number(num_text: str, letters: Mapping[str, str] = NO_LETTERS) -> str:
    """Give the number part of an eId from the text of a ``num`` (AKN-NC 5.4.3).

    Heading words before or after the number and closing punctuation go; dots become hyphens;
    raised digits become ``-1``; case and Roman numerals stay. `letters` maps small non-ASCII
    letters to ASCII ones; a letter that it lacks becomes ``uXXXX``, its code point, so that the
    result is ASCII and two letters never become one. It may also map capital letters that are
    printed for Roman digits: a word of nothing but Roman digits is then read as a numeral. Empty
    when the text holds no number.

    >>> number("Art. 11.2 bis"), number("19-1)"), number("Chapter IV."), number("-1"), number("4/a")
    ('11-2bis', '19-1', 'IV', '-1', '4a')
    """
    simple = _SIMPLE.fullmatch(num_text)
    if simple and (simple[1] is None or simple[1].isalpha()):
        return simple[2]
    text = _roman_digits(_plain_digits(num_text).translate(_DASHES), letters)
    if numeral := _NUMERAL.search(text):
        return numeral[0]
    tokens = [(m[1] or m[2] or m[0], bool(m[1]), bool(m[2])) for m in _TOKEN.finditer(text)]
    if any(is_digit for _, _, is_digit in tokens):
        found = _from_digits(tokens)
    else:
        found = _from_letters([t for t, is_word, _ in tokens if is_word])
    return _to_ascii(found, letters)


def _roman_digits(text: str, letters: Mapping[str, str]) -> str:
    """Write words that are Roman numerals through `letters` in ASCII."""
    if text.isascii() or not letters:
        return text

    def plain(word: re.Match[str]) -> str:
        mapped = "".join(letters.get(c, c) for c in word[0])
        return mapped if _ROMAN.fullmatch(mapped) else word[0]

    return _WORD.sub(plain, text)


def _plain_digits(text: str) -> str:
    """Raised digits after a digit become ``-1``; digits of other scripts become ASCII ones."""
    if text.isascii():
        return text
    plain: list[str] = []
    raised = False
    for character in text:
        if character.isdigit() and not character.isascii():
            is_raised = not character.isdecimal()
            if is_raised and not raised:
                plain.append("-")
            raised = is_raised
            plain.append(str(unicodedata.digit(character)))
        else:
            raised = False
            plain.append(character)
    return "".join(plain)


def _from_digits(tokens: list[tuple[str, bool, bool]]) -> str:
    first = next(i for i, token in enumerate(tokens) if token[2])
    found = ""
    if first > 0:
        before, is_word, _ = tokens[first - 1]
        if is_word and len(before) <= 2:
            found = before
        elif before.endswith("-") and (first == 1 or before != "-"):
            found = "-"
    separator = ""
    for token, is_word, is_digit in tokens[first:]:
        if is_digit:
            found += f"-{token}" if separator else token
        elif not is_word:
            separator = token
            continue
        elif (not separator and len(token) <= 3) or token.lower() in _MULTIPLICATIVES:
            found += token
        elif separator and len(token) == 1:
            found += f"-{token}" if "-" in separator else token
        else:
            break
        separator = ""
    return found


def _from_letters(words: list[str]) -> str:
    for i, word in enumerate(words):
        if _ROMAN.fullmatch(word) or len(word) == 1:
            bis = words[i + 1 : i + 2]
            return word + "".join(w for w in bis if w.lower() in _MULTIPLICATIVES)
    return words[0] if len(words) == 1 and len(words[0]) == 2 else ""


def _to_ascii(text: str, letters: Mapping[str, str]) -> str:
    if text.isascii():
        return text
    plain: list[str] = []
    for character in text:
        if character.isascii():
            plain.append(character)
        elif character in letters:
            plain.append(letters[character])
        elif character.lower() in letters:
            plain.append(letters[character.lower()].upper())
        else:
            plain.append(f"u{ord(character):04x}")
    return "".join(plain)


def printed_number(element: Element) -> str:
    """Give the text of a unit's ``num``, a ``sup`` set off by a hyphen; empty without one."""
    num = element.first("num")
    if num is None:
        return ""
    return " ".join("".join(_num_text(num)).split())


def _num_text(element: Element) -> list[str]:
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif isinstance(child, Element):
            parts += ["-", *_num_text(child)] if child.name == "sup" else _num_text(child)
    return parts


class Numbers:
    """The numbers of a document's units, every printed form of a number worked out once."""

    def __init__(self, letters: Mapping[str, str] = NO_LETTERS) -> None:
        self.letters = letters
        self.known: dict[str, str] = {}

    def of(self, element: Element) -> str:
        """Give the number of a unit by its ``num``; empty without one."""
        first = element.children[0] if element.children else None
        if isinstance(first, Element) and first.name == "num" and len(first.children) == 1:
            words = first.children[0]
            if isinstance(words, str):  # nearly always: it opens the unit and is words only
                known = self.known.get(words)
                if known is None:
                    known = self.known[words] = self._number(" ".join(words.split()))
                return known
        return self._number(printed_number(element))

    def _number(self, printed: str) -> str:
        return number(printed, self.letters) if printed else ""


def ranks(numbers: Sequence[str]) -> list[Rank | None]:
    """Give what orders numbers of one group of units: 12 before 12-1 before 13, IX before X.

    None for what cannot be put in order (no number, strange letters). Whether letters are Roman
    digits is told from the whole group.
    """
    given = [n for n in numbers if n]
    if given and all(_ROMAN_NUMBER.fullmatch(n.split("-")[0]) for n in given):
        return [_roman(n) if n else None for n in numbers]
    if any(n[:1].isdigit() for n in given):
        return [_pieces(n) if n[:1].isdigit() else None for n in numbers]
    return [((0, n),) if len(n) == 1 else None for n in numbers]


def _roman(text: str) -> Rank:
    head, dash, rest = text.partition("-")
    total = 0
    for letter, following in zip(head, [*head[1:], ""], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if following and _ROMAN_VALUES[following] > value else value
    return ((total, ""), *(_pieces(rest) if dash else ()))


def _pieces(text: str) -> Rank:
    return tuple(
        (int(piece), "") if piece.isdigit() else (0, piece) for piece in _PIECE.findall(text)
    )

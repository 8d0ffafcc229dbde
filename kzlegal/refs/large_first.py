"""Owns the reading of chains that go from large to small: Kazakh word order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kzlegal.refs import ordinal
from kzlegal.refs.chain import HOLDERS, TWICE, Bracket, Chain, Item, Level, placed
from kzlegal.refs.context import Context, Named, NamedActs
from kzlegal.refs.model import Reference
from kzlegal.refs.targets import own_act, own_unit, references_of
from kzlegal.refs.unit import Kind, eid_of
from kzlegal.refs.vocabulary import LETTER

_NOUNS = (
    rf"(?:(?P<point>тармақша){LETTER}*|(?P<para>тарма[қғ]){LETTER}*|(?P<art>ба[пб]){LETTER}*"
    rf"|(?P<subpara>бөлі[кг]){LETTER}*|(?P<chp>тарау){LETTER}*"
    rf"|(?P<subpart>кіші\s+бөлім)(?!ше){LETTER}*|(?P<part>бөлім)(?!ше){LETTER}*"
    rf"|(?P<sec>параграф){LETTER}*|(?P<al>абзац){LETTER}*|(?P<att>қосымша){LETTER}*)"
)
_NOUN = re.compile(_NOUNS, re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?P<art>б\.)|(?P<para>т\.)")
"""After a hyphen only: «31-б.»."""
_PLURAL = re.compile(
    rf"(?:тармақша|тарма[қғ]|ба[пб]|бөлі[кг]|тарау|кіші\s+бөлім|бөлім|параграф|абзац|қосымша)"
    rf"(?:лар|лер|дар|дер|тар|тер){LETTER}*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<number>\d{1,4}(?:-\d{1,3}){0,3})(?P<mark>\)?)")
_JOINT = re.compile(r",\s*|\s+(?:және|мен|пен|бен|не|немесе|сондай-ақ)\s+")
_DASH = re.compile(r"\s?[–—]\s?|\s-\s|(?<=\))-(?=\d)|(?<=ші)-(?=[^\W\d_])|(?<=шы)-(?=[^\W\d_])")
_ORDINAL_WORDS = {ordinal.kazakh(n): n for n in range(1, 100)}
_ORDINAL = re.compile(
    r"\b(?:" + "|".join(sorted(_ORDINAL_WORDS, key=lambda w: (-len(w), w))) + r")\b", re.IGNORECASE
)
_THIS = re.compile(r"\b[Оо]сы\s+")
_ACT = re.compile(
    rf"(?:Конституциялық\s+заң|Заң|Кодекс|Жарлы[қғ]|(?P<rules>Қағида|Ереже))(?!нама){LETTER}*"
)
_OTHER_ACT = re.compile(
    r"(?<!\bосы )(?<!\bОсы )\b(?:(?P<code>Кодекс)|(?P<law>Заң(?!на))|(?P<constitution>Конституция)"
    r"|(?P<treaties>Шарт|Келісім|Конвенция)|(?P<document>Жарлы[қғ]|Қағида|Ереже|Жарғы|Регламент"
    r"|Нұсқаулы[қғ]|Қаулы|Бұйры[қғ]|Шешім|Стандарт))"
    rf"{LETTER}*(?:ның|нің|дың|дің|тың|тің)\s+$",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:аталған|көрсетілген|сол|бұл|мұндай|осындай)\s+"
    r"(?:бап|тармақ|тармақша|бөлік|тарау|абзац|параграф)(?:тың|тің|ның|нің|дың|дің)\s+$",
    re.IGNORECASE,
)
_THAT_ACT = re.compile(
    rf"\b(?:аталған|көрсетілген|сол|бұл)\s+(?:Кодекс|Заң){LETTER}*\s+$", re.IGNORECASE
)
_NOTE = re.compile(rf"ескертпе{LETTER}*", re.IGNORECASE)
_EXCEPTS = re.compile(r"\b(?:басқа(?:сы|лары)?|қоспағанда|бөлек)\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"[()]")
_DEEPEST = 2
"""Brackets inside brackets that are read."""
_BRACKETED = 600
"""Characters of the longest bracket that is read."""
_BRACKET = re.compile(r"\s?\(")
_SPACE = re.compile(r"\s+")
_HYPHEN = re.compile(r"-|(?<=\))\s-\s?")
_START = re.compile(rf"\b[Оо]сы\s+|(?<![\w-])\d|{_ORDINAL.pattern}", re.IGNORECASE)
_LONGEST = 64
"""Chains that one head may serve; keeps the cost of a hostile text linear."""
_MARKED: tuple[Kind, ...] = ("point", "indent")
_SPACED: tuple[Kind, ...] = ("art", "para", "point", "subpara", "al", "chp")
"""Units whose number may stand before a space and not a hyphen."""


def units(context: Context) -> Iterator[Reference]:
    """Find all chains of units in the text."""
    text = context.text
    at = end = 0
    hopeless: set[int] = set()
    while (match := _START.search(text, at)) is not None:
        start = match.start()
        group = () if start in hopeless else read_group(text, start, context.named)
        if not group:
            # A list without a noun has none when it is read from a later number either.
            if start not in hopeless:
                hopeless.update(i.start for i in _list(text, start, context.named)[0])
            at = match.end()
            continue
        group = placed(group, text, end)
        yield from references_of(group, context, first_bears_list=False)
        at = end = group[-1].end


def own_units(context: Context) -> Iterator[Reference]:
    """Find "this article", "this point" where no number stands after it."""
    for match in _THIS.finditer(context.text):
        if (noun := _NOUN.match(context.text, match.end())) is not None:
            unit = own_unit(_kind(noun), context)
            href = f"#{eid_of(unit)}" if unit else ""
            yield context.reference(match.start(), noun.end(), "internal", "unit", href)


def this_act(context: Context) -> Iterator[Reference]:
    """Find "this Law"."""
    for match in _THIS.finditer(context.text):
        if (act := _ACT.match(context.text, match.end())) is not None:
            yield own_act(context, match.start(), act.end(), rules=act["rules"] is not None)


def read_group(text: str, at: int, named: NamedActs, *, depth: int = 0) -> tuple[Chain, ...]:
    """Read the chains that begin at a place and are joined by commas and "and"; none if none."""
    chain = _chain(text, at, named, depth=depth)
    group: list[Chain] = []
    while chain is not None:
        group.append(chain)
        if len(group) == _LONGEST:
            break
        joint = _JOINT.match(text, chain.end)
        if joint is None:
            break
        chain = _chain(text, joint.end(), named, depth=depth)
    return tuple(group)


def _chain(text: str, at: int, named: NamedActs, *, depth: int) -> Chain | None:
    start = at
    self_kind: Kind | None = None
    of_this_act = rules = elsewhere = False
    act = None
    levels: list[Level] = []
    if (this := _THIS.match(text, at)) is not None:
        own = _ACT.match(text, this.end())
        noun = None if own else _NOUN.match(text, this.end())
        head = own or noun
        if head is None or (space := _SPACE.match(text, head.end())) is None:
            return None
        of_this_act = own is not None
        rules = own is not None and own["rules"] is not None
        self_kind = _kind(noun) if noun else None
        at = space.end()
    elif not depth:
        before = at
        while before > 0 and text[before - 1].isspace():
            before -= 1
        act = named.at(before)
        if act is None and (said := _THAT_ACT.search(text, max(0, at - 40), at)):
            act = named.before(said.start())
            start = said.start() if act else at
        elif act is not None:
            start = act.start
        if act is None:
            window = max(0, at - 40)
            if (other := _OTHER_ACT.search(text, window, at)) is not None:
                start = other.start()
                act = Named(start, other.end(), other.lastgroup or "law", "")  # type: ignore[arg-type]
            elsewhere = _THAT.search(text, window, at) is not None
    end = at
    while (level := _level(text, at, named, depth=depth)) is not None:
        if levels and levels[-1].kind not in HOLDERS[level.kind]:
            break
        if sum(level.kind == known.kind for known in levels) > (level.kind in TWICE):
            break
        levels.append(level)
        end = level.end
        if (space := _SPACE.match(text, end)) is None:
            break
        at = space.end()
        if (note := _NOTE.match(text, at)) is not None:
            item = Item("1", note.start(), note.end())
            levels.append(Level("hcontainer", (item,), note.start(), note.end()))
            end = note.end()
            if (space := _SPACE.match(text, end)) is None:
                break
            at = space.end()
    if not levels:
        return None
    if self_kind is not None and self_kind not in HOLDERS[levels[0].kind]:
        return None
    return Chain(tuple(reversed(levels)), start, end, self_kind, of_this_act, rules, act, elsewhere)


def _level(text: str, at: int, named: NamedActs, *, depth: int) -> Level | None:
    if at and (text[at - 1].isalnum() or text[at - 1] == "-"):
        return None
    items, end = _list(text, at, named, depth=depth)
    if not items:
        return None
    last = items[-1]
    hyphen = _HYPHEN.match(text, end)
    space = None if hyphen else _SPACE.match(text, end)
    if hyphen:
        noun = _NOUN.match(text, hyphen.end()) or _ABBREVIATED.match(text, hyphen.end())
    else:
        noun = _NOUN.match(text, space.end()) if space else None
    if noun is None:
        return None
    kind = _kind(noun)
    plain = text[last.start].isdecimal() and text[end - 1] != ")"
    if not hyphen and plain and kind not in _SPACED:
        return None
    plural = _PLURAL.fullmatch(text, noun.start(), noun.end()) is not None
    return Level(kind, tuple(items), at, noun.end(), plural)


def _list(
    text: str, at: int, named: NamedActs | None = None, *, depth: int = 0
) -> tuple[list[Item], int]:
    """Read a list of numbers; give also where it ends."""
    items: list[Item] = []
    end = at
    while (item := _item(text, at)) is not None:
        if (dash := _DASH.match(text, item.end)) and (ending := _item(text, dash.end())):
            items.append(replace(item, ranges=True))
            item = ending
        end = item.end
        if named is not None and depth < _DEEPEST and _BRACKET.match(text, end):
            bracket, end = _brackets(text, end, named, depth)
            item = replace(item, bracket=bracket, stop=end)
        items.append(item)
        if (joint := _JOINT.match(text, end)) is None:
            break
        at = joint.end()
    return items, end


def _item(text: str, at: int) -> Item | None:
    if (match := _NUMBER.match(text, at)) is not None:
        return Item(match["number"], at, match.end())
    if (word := _ORDINAL.match(text, at)) is not None:
        return Item(str(_ORDINAL_WORDS[_SPACE.sub(" ", word[0].lower())]), at, word.end())
    return None


def ordinal_numbers(text: str) -> tuple[int, ...]:
    """Give the numbers of the ordinal words in a text, in order."""
    words = _ORDINAL.finditer(text)
    return tuple(_ORDINAL_WORDS[_SPACE.sub(" ", word[0].lower())] for word in words)


def _brackets(text: str, at: int, named: NamedActs, depth: int) -> tuple[Bracket | None, int]:
    """Read what stands in brackets after a number; give also where the list goes on.

    Units in the bracket belong to the number, whatever else it says; a bracket without units is
    passed over.
    """
    found: list[Chain] = []
    excepts = False
    while (opened := _BRACKET.match(text, at)) is not None:
        close = _closing(text, opened.end())
        if close is None:
            break
        excepts = excepts or _EXCEPTS.search(text, opened.end(), close) is not None
        inner = opened.end()
        while (start := _START.search(text, inner, close)) is not None:
            group = read_group(text, start.start(), named, depth=depth + 1)
            found.extend(c for c in group if not c.anchored and c.end <= close + 1)
            inner = max(start.end(), group[-1].end if group else 0)
        at = close + 1
    return (Bracket(tuple(found), excepts) if found else None), at


def _closing(text: str, at: int) -> int | None:
    """Find the end of a bracket; one that belongs to a number is none, for a noun follows it."""
    depth = 0
    for mark in _PARENTHESES.finditer(text, at, at + _BRACKETED):
        if mark[0] == "(":
            depth += 1
        elif text[mark.start() - 1].isdecimal():
            continue
        elif depth:
            depth -= 1
        else:
            return mark.start()
    return None


def _kind(match: re.Match[str]) -> Kind:
    return match.lastgroup  # type: ignore[return-value]

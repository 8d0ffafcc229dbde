"""Owns the reading of chains that go from large to small: Kazakh word order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzlegal.refs import ordinal
from kzlegal.refs.chain import Chain, Item, Level, own_unit, resolve
from kzlegal.refs.context import Context
from kzlegal.refs.model import Reference
from kzlegal.refs.unit import Kind, eid_of
from kzlegal.refs.vocabulary import LETTER

_NOUNS = (
    rf"(?:(?P<point>тармақша)|(?P<para>тарма[қғ])|(?P<art>ба[пб])|(?P<subpara>бөлі[кг])"
    rf"|(?P<chp>тарау)|(?P<part>бөлім)|(?P<sec>параграф)|(?P<al>абзац)|(?P<att>қосымша)){LETTER}*"
)
_NUMBER = r"\d{1,4}(?:-\d{1,3}){0,3}\)?"
_JOINT = r"(?:,\s*|\s+(?:және|мен|пен|бен|не|немесе)\s+)"
_BETWEEN = rf"(?:{_JOINT}|\s?[–—]\s?)"
_ORDINAL_WORDS = {ordinal.kazakh(n): n for n in range(1, 100)}
_ORDINAL = "(?:" + "|".join(sorted(_ORDINAL_WORDS, key=lambda w: (-len(w), w))) + ")"

_NUMBERED = re.compile(
    rf"(?<![\w-])(?P<items>{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{0,30}})(?:-|\s+){_NOUNS}"
)
_ORDERED = re.compile(
    rf"\b(?P<items>{_ORDINAL}(?:{_BETWEEN}{_ORDINAL}){{0,10}})\s+{_NOUNS}", re.IGNORECASE
)
_ITEM = re.compile(
    rf"(?:(?P<number>\d+(?:-\d+)*)\)?|(?P<word>{_ORDINAL}))(?P<range>\s?[–—]\s?)?", re.I
)
_THIS = re.compile(r"\b[Оо]сы\s+")
_ACT = re.compile(rf"(?:Заң|Кодекс|Жарлы[қғ]|Қағида|Ереже)(?!нама){LETTER}*")
_NOUN = re.compile(_NOUNS)
_SPACE = re.compile(r"\s+")
_SEPARATOR = re.compile(_JOINT)
_START = re.compile(rf"\b[Оо]сы\s+|(?<![\w-])\d|\b{_ORDINAL}", re.IGNORECASE)
_LONGEST = 64
"""Chains that one head may serve; keeps the cost of a hostile text linear."""


def units(context: Context) -> Iterator[Reference]:
    """Find all chains of units in the text."""
    text = context.text
    at = 0
    while (match := _START.search(text, at)) is not None:
        chain = _chain(context, match.start())
        if chain is None:
            at = match.end()
            continue
        group = [chain]
        while len(group) < _LONGEST and (joint := _SEPARATOR.match(text, group[-1].end)):
            following = _chain(context, joint.end())
            if following is None:
                break
            group.append(following)
        yield from resolve(group, context, first_bears_list=False)
        at = group[-1].end


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
            yield context.reference(match.start(), act.end(), "internal", "whole_act", context.act)


def _chain(context: Context, at: int) -> Chain | None:
    text = context.text
    start = at
    self_kind: Kind | None = None
    of_this_act = False
    named = None
    if (this := _THIS.match(text, at)) is not None:
        act = _ACT.match(text, this.end())
        noun = None if act else _NOUN.match(text, this.end())
        head = act or noun
        if head is None or (space := _SPACE.match(text, head.end())) is None:
            return None
        of_this_act = act is not None
        self_kind = _kind(noun) if noun else None
        at = space.end()
    else:
        before = at
        while before > 0 and text[before - 1].isspace():
            before -= 1
        named = context.named.get(before)
        start = named.start if named else at
    levels: list[Level] = []
    end = at
    while (level := _level(text, at)) is not None:
        if any(level.kind == known.kind for known in levels):
            break
        levels.append(level)
        end = level.end
        if (space := _SPACE.match(text, end)) is None:
            break
        at = space.end()
    if not levels:
        return None
    return Chain(tuple(reversed(levels)), start, end, self_kind, of_this_act, named)


def _level(text: str, at: int) -> Level | None:
    match = _NUMBERED.match(text, at) or _ORDERED.match(text, at)
    if match is None:
        return None
    items: list[Item] = []
    for item in _ITEM.finditer(text, match.start("items"), match.end("items")):
        number = item["number"] or str(_ORDINAL_WORDS[item["word"].lower()])
        end = item.end() - len(item["range"] or "")
        items.append(Item(number, item.start(), end, ranges=bool(item["range"])))
    return Level(_kind(match), tuple(items), match.start(), match.end())


def _kind(match: re.Match[str]) -> Kind:
    for kind in ("point", "para", "art", "subpara", "chp", "part", "sec", "al", "att"):
        if match[kind]:
            return kind
    raise ValueError(match[0])

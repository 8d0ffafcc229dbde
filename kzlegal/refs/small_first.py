"""Owns the reading of chains that go from small to large: Russian and English word order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzlegal.refs.chain import Chain, Item, Level, own_unit, resolve
from kzlegal.refs.context import Context, Named, Rule
from kzlegal.refs.model import Reference
from kzlegal.refs.unit import Kind, eid_of

_NUMBER = re.compile(r"(\d{1,4}(?:-\d{1,3}){0,3})(\)?)")
_LONGEST = 64
"""Chains that one tail may serve; keeps the cost of a hostile text linear."""
_RANGE = re.compile(r"\s?[–—]\s?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that name, number, join and anchor units."""

    noun: re.Pattern[str]
    """A unit's noun; the group that matched is the name of the kind."""
    ordinals: Mapping[str, int]
    """Ordinal numerals in every form, one word each."""
    tens: Mapping[str, int]
    """First words of compound ordinals."""
    ordinal: re.Pattern[str]
    """A word that may be an ordinal."""
    separator: re.Pattern[str]
    """Between members of a list."""
    join: re.Pattern[str]
    """Between a unit and the larger one that holds it."""
    this: re.Pattern[str]
    """"This" before a unit's noun or the word for the act."""
    act: re.Pattern[str]
    """The word for an act, after "this"."""


def rules(words: Words) -> tuple[Rule, Rule, Rule]:
    """Make the three rules that every language of this word order has, in their precedence."""

    def chains(context: Context) -> Iterator[Reference]:
        return units(words, context)

    def own(context: Context) -> Iterator[Reference]:
        return own_units(words, context)

    def act(context: Context) -> Iterator[Reference]:
        return this_act(words, context)

    return chains, own, act


def units(words: Words, context: Context) -> Iterator[Reference]:
    """Find all chains of units in the text."""
    text = context.text
    at = 0
    while (match := words.noun.search(text, at)) is not None:
        chain = _chain(words, context, match.start())
        if chain is None:
            at = match.end()
            continue
        group = [chain]
        while (
            len(group) < _LONGEST
            and (joint := words.separator.match(text, group[-1].end)) is not None
        ):
            following = _chain(words, context, joint.end())
            if following is None:
                break
            group.append(following)
        yield from resolve(group, context, first_bears_list=True)
        at = group[-1].end


def own_units(words: Words, context: Context) -> Iterator[Reference]:
    """Find "this article", "this point" where no number stands before it."""
    for match in words.this.finditer(context.text):
        noun = words.noun.match(context.text, match.end())
        if noun is None:
            continue
        unit = own_unit(_kind(noun), context)
        href = f"#{eid_of(unit)}" if unit else ""
        yield context.reference(match.start(), noun.end(), "internal", "unit", href)


def this_act(words: Words, context: Context) -> Iterator[Reference]:
    """Find "this Law"."""
    for match in words.this.finditer(context.text):
        if (act := words.act.match(context.text, match.end())) is not None:
            yield context.reference(match.start(), act.end(), "internal", "whole_act", context.act)


def _kind(noun: re.Match[str]) -> Kind:
    return noun.lastgroup  # type: ignore[return-value]


def _chain(words: Words, context: Context, at: int) -> Chain | None:
    text = context.text
    levels: list[Level] = []
    start = end = at
    while True:
        level = _level(words, text, at)
        if level is None or any(level.kind == known.kind for known in levels):
            break
        levels.append(level)
        end = level.end
        joint = words.join.match(text, end)
        if joint is None:
            break
        at = joint.end()
    if not levels:
        return None
    joint = words.join.match(text, end)
    if joint is None:
        return Chain(tuple(levels), start, end)
    this = words.this.match(text, joint.end())
    if this is not None:
        if (act := words.act.match(text, this.end())) is not None:
            return Chain(tuple(levels), start, act.end(), this_act=True)
        if (noun := words.noun.match(text, this.end())) is not None:
            tail = words.join.match(text, noun.end())
            more = words.this.match(text, tail.end()) if tail else None
            act = words.act.match(text, more.end()) if more else None
            stop = act.end() if act else noun.end()
            return Chain(tuple(levels), start, stop, self_kind=_kind(noun))
        return Chain(tuple(levels), start, end)
    named = _named_at(context, joint.end())
    if named is not None:
        return Chain(tuple(levels), start, named.end, act=named)
    return Chain(tuple(levels), start, end)


def _named_at(context: Context, at: int) -> Named | None:
    return context.named.get(at)


def _level(words: Words, text: str, at: int) -> Level | None:
    noun = words.noun.match(text, at)
    if noun is None:
        return None
    items: list[Item] = []
    end = noun.end()
    if text[end : end + 1] not in (" ", "\u00a0"):
        return None
    at = end + 1
    while (item := _item(words, text, at)) is not None:
        if (dash := _RANGE.match(text, item.end)) is not None:
            upper = _item(words, text, dash.end())
            if upper is not None:
                items.append(Item(item.number, item.start, item.end, ranges=True))
                item = upper
        items.append(item)
        end = item.end
        joint = words.separator.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return Level(_kind(noun), tuple(items), noun.start(), end) if items else None


def _item(words: Words, text: str, at: int) -> Item | None:
    if (match := _NUMBER.match(text, at)) is not None:
        return Item(match[1], at, match.end())
    word = words.ordinal.match(text, at)
    if word is None:
        return None
    tens = words.tens.get(word[0].lower(), 0)
    end = word.end()
    if tens:
        word = words.ordinal.match(text, end + 1)
        if word is None:
            return None
        end = word.end()
    number = words.ordinals.get(word[0].lower())
    return None if number is None else Item(str(tens + number), at, end)

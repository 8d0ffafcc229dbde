"""Owns the reading of chains that go from small to large: Russian and English word order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kzlegal.refs.chain import HOLDERS, TWICE, Bracket, Chain, Item, Level, placed
from kzlegal.refs.context import Context, Named, NamedActs, Rule
from kzlegal.refs.model import Reference
from kzlegal.refs.number_list import MARKED, NUMBER, read_item, read_range_end
from kzlegal.refs.targets import own_act, own_unit, references_of
from kzlegal.refs.unit import Kind, eid_of
from kzlegal.refs.words import Words

_NUMBER = re.compile(rf"({NUMBER})")
_LONGEST = 64
"""Chains that one tail may serve; keeps the cost of a hostile text linear."""
_BRACKET = re.compile(r"\s?\(")
_PARENTHESES = re.compile(r"[()]")
_POINT_LIST = re.compile(
    rf"[^\W\d_]+\s+(?:{NUMBER}\)(?:,\s*|\s+[^\W\d_]{{1,3}}\s+|\s?[–—-]\s?))*{NUMBER}$"
)
_RESUMED = re.compile(r"\),\s+(\d{1,4})(?:-\d{1,3})*(?:,\s+\d{1,4}(?:-\d{1,3})*)*\s?$")
_RESUMED_IN = 240
"""Characters before a bracket in which such a list begins."""
_MANY_PARTS = 40
"""No article has more parts than this: a larger number in a bracket is an article."""
_DEEPEST = 2
"""Brackets inside brackets that are read."""
_BRACKETED = 600
"""Characters of the longest bracket that is read."""
_BEFORE_BRACKET = re.compile(rf"(?<![\w-])({NUMBER})\s?\((?:[^()]{{0,20}}\s)?$")
_OPEN_BRACKET = 400
"""Characters before a number in which a bracket may have been opened."""


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
    at = end = 0
    while (match := words.noun.search(text, at)) is not None:
        group = _without_noun(words, text, match.start(), context) or read_group(
            words, text, match.start(), context.named
        )
        if not group:
            at = match.end()
            continue
        group = placed(group, text, end)
        yield from references_of(group, context, first_bears_list=True)
        at = end = max(group[-1].end, match.end())


def _without_noun(words: Words, text: str, at: int, context: Context) -> tuple[Chain, ...]:
    """Read a list of articles whose noun is left out: «(170 (part ten), 171 (part two))».

    Only in codes, and only where the act has that article: the number stands before parts in
    brackets, and nothing but an article has parts there.
    """
    if context.known is None or context.unit_names.paragraph != "part":
        return ()
    number = _BEFORE_BRACKET.search(text, max(0, at - 24), at)
    if number is None or f"art_{number[1]}" not in context.known:
        return ()
    items, end = _items(words, text, number.start(1), "art", context.named, depth=0)
    if not items or items[0].bracket is None:
        return ()
    level = Level("art", tuple(items), number.start(1), end)
    return (Chain((level,), level.start, end),)


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
            yield own_act(context, match.start(), act.end(), rules=act["rules"] is not None)


def read_group(
    words: Words, text: str, at: int, named: NamedActs, *, depth: int = 0
) -> tuple[Chain, ...]:
    """Read the chains that begin at a place and are joined by commas and "and"; none if none."""
    chain = _chain(words, text, at, named, depth=depth)
    group: list[Chain] = []
    while chain is not None:
        group.append(chain)
        if len(group) == _LONGEST:
            break
        joint = words.separator.match(text, chain.end)
        if joint is None:
            break
        chain = _chain(words, text, joint.end(), named, depth=depth)
    return tuple(group)


def _kind(noun: re.Match[str]) -> Kind:
    return noun.lastgroup  # type: ignore[return-value]


def _chain(words: Words, text: str, at: int, named: NamedActs, *, depth: int) -> Chain | None:
    levels: list[Level] = []
    end = at
    while True:
        level = _level(words, text, at, named, depth=depth)
        if level is None or (levels and level.kind not in HOLDERS[levels[-1].kind]):
            break
        if sum(level.kind == known.kind for known in levels) > (level.kind in TWICE):
            break
        levels.append(level)
        end = level.end
        joint = words.join.match(text, end)
        if joint is None:
            break
        at = joint.end()
    if not levels:
        return None
    chain = Chain(tuple(levels), levels[0].start, end)
    joint = words.join.match(text, end)
    return chain if joint is None else _anchored(words, text, joint.end(), named, chain)


def _anchored(words: Words, text: str, at: int, named: NamedActs, chain: Chain) -> Chain:
    """Give the chain with what stands after its units: "of this point", "of the Civil Code"."""
    act = named.at(at)
    if act is not None:
        return replace(chain, end=act.end, act=act)
    if (this := words.this.match(text, at)) is not None:
        if (own := words.act.match(text, this.end())) is not None:
            rules = own["rules"] is not None
            return replace(chain, end=own.end(), this_act=True, rules=rules)
        noun = words.noun.match(text, this.end())
        if noun is None or _kind(noun) not in HOLDERS[chain.levels[-1].kind]:
            return chain
        tail = words.join.match(text, noun.end())
        more = words.this.match(text, tail.end()) if tail else None
        own = words.act.match(text, more.end()) if more else None
        stop = own.end() if own else noun.end()
        return replace(chain, end=stop, self_kind=_kind(noun))
    if (that := words.that.match(text, at)) is not None:
        noun = words.noun.match(text, that.end())
        said = words.other_act.match(text, that.end())
        # "of the said Law" is the act named last before these words.
        if said is not None and (last := named.before(chain.start)) is not None:
            return replace(chain, end=said.end(), act=last)
        if noun is not None or said is not None:
            return replace(chain, elsewhere=True)
        return chain
    if (other := words.other_act.match(text, at)) is not None:
        unknown = Named(other.start(), other.end(), other.lastgroup or "law", "")  # type: ignore[arg-type]
        return replace(chain, end=other.end(), act=unknown)
    return chain


def _level(words: Words, text: str, at: int, named: NamedActs, *, depth: int) -> Level | None:
    noun = words.noun.match(text, at)
    if noun is None:
        return None
    kind = _kind(noun)
    if kind == "hcontainer":
        return _note(words, text, noun)
    short = text[noun.end() - 1] == "."
    if short and words.not_before.search(text, max(0, at - 60), at):
        return None
    at = noun.end()
    if text[at : at + 1] in (" ", "\u00a0"):
        at += 1
    elif not short:
        return None
    items, end = _items(words, text, at, kind, named, depth=depth)
    if not items:
        return None
    plural = words.plural.fullmatch(text, noun.start(), noun.end()) is not None
    return Level(kind, tuple(items), noun.start(), end, plural)


def _items(
    words: Words, text: str, at: int, kind: Kind, named: NamedActs, *, depth: int
) -> tuple[list[Item], int]:
    """Read a list of numbers; give also where it ends."""
    items: list[Item] = []
    end = at
    inside = depth > 0 or _in_bracket(text, at)
    while (item := read_item(words, text, at, kind, items, inside=inside)) is not None:
        ending = read_range_end(words, text, item, kind, items, inside=inside)
        if ending is not None:
            items.append(replace(item, ranges=True))
            item = ending
        end = item.end
        if depth < _DEEPEST and _BRACKET.match(text, end):
            bracket, end = _brackets(words, text, item, named, depth)
            item = replace(item, bracket=bracket, stop=end)
        items.append(item)
        joint = words.separator.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return items, end


def _note(words: Words, text: str, noun: re.Match[str]) -> Level | None:
    """Read "the note to Article 5"; an article has one note, numbered units stand inside it."""
    number = _NUMBER.match(text, noun.end() + 1)
    end = number.end(1) if number else noun.end()
    if words.note.match(text, end) is None:
        return None
    item = Item(number[1] if number else "1", noun.start(), end)
    return Level("hcontainer", (item,), noun.start(), end)


def _brackets(
    words: Words, text: str, item: Item, named: NamedActs, depth: int
) -> tuple[Bracket | None, int]:
    """Read what stands in brackets after a number; give also where the list goes on.

    Units in the bracket belong to the number, whatever else it says: «564 (except cases under
    parts one and two)». A bracket without units is passed over.
    """
    found: list[Chain] = []
    excepts = False
    at = item.end
    while (opened := _BRACKET.match(text, at)) is not None:
        close = _closing(words, text, opened.end(), int(item.number.partition("-")[0]))
        if close is None:
            # A bracket that is not closed: what it begins with is still said of the number.
            group = read_group(words, text, opened.end(), named, depth=depth + 1)
            found.extend(c for c in group if not c.anchored)
            at = group[-1].end if group else at
            break
        excepts = excepts or words.excepts.search(text, opened.end(), close) is not None
        inner = opened.end()
        while (noun := words.noun.search(text, inner, close)) is not None:
            group = read_group(words, text, noun.start(), named, depth=depth + 1)
            found.extend(c for c in group if not c.anchored and c.end <= close + 1)
            inner = max(noun.end(), group[-1].end if group else 0)
        at = close + 1
    return (Bracket(tuple(found), excepts) if found else None), at


def _closing(words: Words, text: str, at: int, above: int) -> int | None:
    """Find the end of a bracket; the one that belongs to the number of a subpoint is none."""
    depth = 0
    for mark in _PARENTHESES.finditer(text, at, at + _BRACKETED):
        if mark[0] == "(":
            again = _RESUMED.search(text, max(at, mark.start() - _RESUMED_IN), mark.start())
            if depth <= 0 and again and int(again[1]) > max(above, _MANY_PARTS):
                # «171 (… (…), 356 (…)»: a bracket was not closed before the next article.
                return again.start()
            depth += 1
        elif depth:
            depth -= 1
        elif not _marks_number(words, text, at, mark.start()):
            return mark.start()
    return None


def _marks_number(words: Words, text: str, floor: int, at: int) -> bool:
    """Say whether a bracket closes the number of a subpoint: «(subpoints 1) and 2))»."""
    listed = _POINT_LIST.search(text, floor, at)
    noun = words.noun.match(text, listed.start()) if listed else None
    return noun is not None and _kind(noun) in MARKED


def _in_bracket(text: str, at: int) -> bool:
    """Say whether a bracket is open at a place; the one after a number closes none."""
    floor = max(0, at - _OPEN_BRACKET)
    depth = 0
    for mark in _PARENTHESES.finditer(text, floor, at):
        if mark[0] == "(":
            depth += 1
        elif depth and not text[mark.start() - 1].isdecimal():
            depth -= 1
    return depth > 0

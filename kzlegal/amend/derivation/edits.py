"""Owns Edit: the fewest changes of words that make one paragraph of another.

An edit names old words that stand exactly once where they are looked for, whole words, with as much
context as that needs; what the edits give is the new paragraph, character by character, or there
are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from akn.modify.comparison import Comparison
from akn.modify.sentence import sentences
from akn.modify.spacing import final_mark
from kzlegal.amend.derivation.words import appended, comparison, followed, replaced, taken_out

EditKind = Literal["replace_words", "insert_after", "append_words", "add_sentence", "exclude_words"]

_TOKEN = re.compile(r"\s*(?:\w+(?:-\w+)*|[^\w\s])")
_FINAL = frozenset(".;:,")
_STOPS = (".", "!", "?")
MOST = 6
"""A paragraph with more edits than this is easier to read written anew."""
_CONTEXT = 12
"""Words of context on each side that an edit may take to be unique."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of words in a paragraph."""

    kind: EditKind
    old: str | None
    new: str | None

    def apply(self, text: str, compared: Comparison | None = None) -> str | None:
        """Give the paragraph with the change made; None where the place is not one.

        What stands there already is not made a second time: None as well.
        """
        compared = compared or comparison()
        new = self.new or ""
        if self.kind == "add_sentence":
            return f"{text} {new}"
        if self.old is None:
            end = final_mark(text).start
            done = compared.key(text[:end]).endswith(compared.key(new))
            return None if done or final_mark(new).start < len(new) else appended(text, new)
        found = compared.find(text, self.old)
        if len(found) != 1:
            return None
        [place] = found
        match self.kind:
            case "replace_words":
                around = compared.find(text, new)
                done = any(n.start <= place.start and place.end <= n.end for n in around)
                if done and compared.key(new) != compared.key(self.old):
                    return None
                return replaced(text, place, new)
            case "insert_after":
                follows = compared.key(text[place.end :])
                return None if follows.startswith(compared.key(new)) else followed(text, place, new)
            case "exclude_words":
                return taken_out(text, place)
            case "append_words" | "add_sentence":
                return None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph that stayed, went or came."""

    sign: Literal["=", "-", "+"]
    text: str


def marks(old: str, new: str) -> tuple[Mark, ...]:
    """Give the difference of two paragraphs word by word; their texts joined give each again."""
    a, b = _cut(old), _cut(new)
    found: list[Mark] = []
    for i1, i2, j1, j2 in _blocks(a, b):
        if a[i1:i2] == b[j1:j2]:
            found.append(Mark("=", "".join(a[i1:i2])))
        else:
            found += [Mark("-", "".join(a[i1:i2])), Mark("+", "".join(b[j1:j2]))]
    return tuple(m for m in found if m.text)


def share(old: str, new: str) -> float:
    """Give the part of the old words that the new text does not keep, or that new ones double."""
    a, b = _tokens(old), _tokens(new)
    kept = sum(i2 - i1 for i1, i2, j1, j2 in _blocks(a, b) if a[i1:i2] == b[j1:j2])
    return max(1 - kept / max(len(a), 1), (len(b) - kept) / max(2 * len(a), 1))


def edits(old: str, new: str, others: Sequence[str] = (), leaf: bool = True) -> tuple[Edit, ...]:
    """Give the edits that make `new` of `old`; none where they cannot be said, or are too many.

    `others` are the paragraphs beside it, before and after the change, in which the old words may
    not stand as well; `leaf` says that the paragraph is the end of the unit to which words may be
    appended.
    """
    a, b = _tokens(old), _tokens(new)
    if not a or not b:
        return ()
    compared = comparison()
    regions = _merged([r for r in _blocks(a, b) if a[r[0] : r[1]] != b[r[2] : r[3]]], a)
    while regions and len(regions) <= MOST:
        found, stuck = _said(old, new, (a, b), regions, others, leaf, compared)
        if stuck is None:
            return tuple(found)
        if len(regions) == 1:
            return ()
        at = max(stuck - 1, 0) if stuck + 1 == len(regions) else stuck
        left, right = regions[at], regions[at + 1]
        regions[at : at + 2] = [(left[0], right[1], left[2], right[3])]
    return ()


_Region = tuple[int, int, int, int]


def _cut(text: str) -> list[str]:
    """Cut a text into words and marks, each with the white space before it."""
    found = _TOKEN.findall(text)
    rest = text[sum(map(len, found)) :]
    return [*found, rest] if rest else found


def _tokens(text: str) -> list[str]:
    """Cut a text with a space before its first word, the same word wherever it stands."""
    return _cut(f" {text}") if text else []


def _joined(tokens: Sequence[str]) -> str:
    return "".join(tokens)[1:]


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[_Region]:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [(i1, i2, j1, j2) for _, i1, i2, j1, j2 in matcher.get_opcodes()]


def _merged(regions: list[_Region], a: Sequence[str]) -> list[_Region]:
    """Join regions between which fewer than two words stay."""
    joined: list[_Region] = []
    for region in regions:
        if joined and sum(map(_is_word, a[joined[-1][1] : region[0]])) < 2:
            last = joined.pop()
            region = (last[0], region[1], last[2], region[3])
        joined.append(region)
    return joined


def _said(
    old: str,
    new: str,
    tokens: tuple[Sequence[str], Sequence[str]],
    regions: Sequence[_Region],
    others: Sequence[str],
    leaf: bool,
    compared: Comparison,
) -> tuple[list[Edit], int | None]:
    """Say each region as an edit; the second value is the region that could not be said."""
    a, b = tokens
    found: list[Edit] = []
    text = old
    for n, region in enumerate(regions):
        low = regions[n - 1][1] if n else 0
        high = regions[n + 1][0] if n + 1 < len(regions) else len(a)
        goal = _joined([*b[: region[3]], *a[region[1] :]])
        for edit in _candidates(a, b, region, low, high, leaf):
            if _fits(edit, old, text, goal, others, compared):
                found.append(edit)
                text = goal
                break
        else:
            return found, n
    return found, None if text == new else len(regions) - 1


def _fits(
    edit: Edit, old: str, text: str, goal: str, others: Sequence[str], compared: Comparison
) -> bool:
    """Say whether an edit's words stand once, now and in the old text, and give the goal."""
    if not all(map(_balanced, (edit.old or "", edit.new or ""))):
        return False
    if edit.apply(text, compared) != goal:
        return False
    if edit.old is None:
        return True
    return len(compared.find(old, edit.old)) == 1 and not any(
        compared.find(other, edit.old) for other in others
    )


def _candidates(
    a: Sequence[str], b: Sequence[str], region: _Region, low: int, high: int, leaf: bool
) -> list[Edit]:
    """Give the ways to say one region, the shortest and most usual first."""
    i1, i2, j1, j2 = region
    found: list[Edit] = []
    if i1 == i2:
        rest = a[i2:]
        if leaf and not rest and _whole_sentence(a[i1 - 1] if i1 else "", _phrase(b[j1:j2])):
            found.append(Edit("add_sentence", None, _phrase(b[j1:j2])))
        if leaf and high == len(a) and rest and all(t in _FINAL for t in rest):
            found.append(Edit("append_words", None, _phrase(b[j1:j2])))
        s1, t1, t2 = i1, j1, j2
        while s1 < high and not _is_word(b[t1]) and a[s1] == b[t1] and _is_word(b[t2 - 1]):
            s1, t1, t2 = s1 + 1, t1 + 1, t2 + 1
        for start1, (u1, u2) in ((s1, (t1, t2)), (i1, (j1, j2))):
            words = _phrase(b[u1:u2])
            anchors = [k for k in _back(start1, low) if _begins_well(a[k])]
            # one word says little to a reader; it comes last
            for k in sorted(anchors, key=lambda k: sum(map(_is_word, a[k:start1])) < 2):
                found.append(Edit("insert_after", _phrase(a[k:start1]), words))
    elif j1 == j2:
        s1, s2 = i1, i2
        while s2 < high and not _is_word(a[s1]) and a[s1] == a[s2]:
            s1, s2 = s1 + 1, s2 + 1
        for start1, end1 in ((s1, s2), (i1, i2)):
            if any(map(_is_word, a[start1:end1])):
                found.append(Edit("exclude_words", _phrase(a[start1:end1]), None))
    return [*found, *_replacements(a, b, region, low, high)]


def _replacements(
    a: Sequence[str], b: Sequence[str], region: _Region, low: int, high: int
) -> list[Edit]:
    """Give the replacements with ever more context; both sides begin and end as words do."""
    i1, i2, j1, j2 = region
    found: list[Edit] = []
    for context in range(2 * _CONTEXT + 1):
        for left in range(context, -1, -1):
            right = context - left
            start, end = i1 - left, i2 + right
            if start < low or end > high or max(left, right) > _CONTEXT:
                continue
            old, new = a[start:end], [*a[start:i1], *b[j1:j2], *a[i2:end]]
            if not old or not new or not _begins_well(old[0]) or not _begins_well(new[0]):
                continue
            if not _is_word(old[-1]) and end < len(a) and context < _CONTEXT:
                continue
            if not any(map(_is_word, old)) or not any(map(_is_word, new)):
                continue
            if old[0][:1].isspace() != new[0][:1].isspace() and start > 0:
                continue
            found.append(Edit("replace_words", _phrase(old), _phrase(new)))
    return found


def _whole_sentence(last: str, words: str) -> bool:
    """Say whether words after the last mark of a paragraph are one more sentence."""
    ended = last.strip() in _STOPS and words[-1:] in _STOPS
    return ended and words[:1].isupper() and len(sentences(words)) == 1


def _back(start: int, low: int) -> range:
    """Give the places before `start` at which context may begin, the nearest first."""
    return range(start - 1, max(low, start - _CONTEXT) - 1, -1)


def _balanced(phrase: str) -> bool:
    """Say whether a phrase can stand between quotation marks: its own marks are in pairs."""
    opened = sum(map(phrase.count, "«“„"))
    return phrase.count('"') % 2 == 0 and opened == sum(map(phrase.count, "»”"))


def _phrase(tokens: Sequence[str]) -> str:
    return "".join(tokens).strip()


def _is_word(token: str) -> bool:
    return token.strip()[:1].isalnum()


def _begins_well(token: str) -> bool:
    mark = token.strip()[:1]
    return mark.isalnum() or mark in '«"“('

"""Owns the reading of a sentence clause by clause: which kinds it holds, and what each orders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from akn.problem import Problem, Severity
from kzlegal.amend.clause import Change, Clause, Kind
from kzlegal.amend.kinds import KINDS
from kzlegal.amend.marks import ANY
from kzlegal.amend.statement import MARK, Statement
from kzlegal.amend.wording import Wording

_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_QUOTED = re.compile(rf"\s*[:;,.–-]?\s*((?:{MARK}[\s;.,]*)+)")
_JOINT = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:а\s+также\s+|сондай-ақ\s+|и\s+|а\s+|және\s+|ал\s+)?", re.I
)
_LEFT = " \t,;.:"


def changes_of(s: Statement, text: str, words: Wording) -> tuple[Change, ...] | str:
    """Read the clauses of a sentence one after the other; the reason where one is not read.

    `text` is the sentence in the spelling of the patterns.
    """
    found: list[Change] = []
    at = 0
    used = 0
    while True:
        rest = text[at:]
        read = _clause(s, rest, words) or _again(s, rest, found, words)
        if read is None:
            if not found:
                return "no known formula fits"
            return f"after the first change these words are not understood: «{s.shown(rest)}»"
        changes, length = read
        after = rest[length:]
        quoted = _QUOTED.match(after)
        if quoted is not None and any(c.quoted for c in changes):
            marks = re.findall(MARK, quoted[1])
            changes = tuple(
                replace(c, pairs=tuple((None, m) for m in marks)) if c.quoted else c
                for c in changes
            )
            length += quoted.end()
        found += changes
        used += 1
        rest = rest[length:]
        if not rest.strip(_LEFT):
            return tuple(found)
        late = _QUOTED.fullmatch(rest)
        waiting = [i for i, c in enumerate(found) if c.quoted and not c.pairs]
        if late is not None and len(waiting) == 1:
            # «… редакцияда жазылып, 2-тармағы алып тасталсын: «…»»
            pairs = tuple((None, m) for m in re.findall(MARK, late[1]))
            found[waiting[0]] = replace(found[waiting[0]], pairs=pairs)
            return tuple(found)
        joint = _JOINT.match(rest)
        at += length + (joint.end() if joint else 0)
        if used > 40:
            return "too many clauses in one sentence"


def _clause(s: Statement, text: str, words: Wording) -> tuple[tuple[Change, ...], int] | None:
    first: tuple[int, tuple[str, ...]] | None = None
    for pattern, kinds in words.verbs:
        match = pattern.search(text)
        if match is not None and (first is None or match.start() < first[0]):
            first = (match.start(), kinds)
    if first is None:
        return None
    for name in first[1]:
        kind = _BY_NAME[name]
        for form in kind.forms.get(words.language) or words.forms.get(name, ()):
            match = form.match(text)
            if match is not None:
                return kind.read(Clause(match, s, partial(_day, words=words))), match.end()
    return None


def _again(
    s: Statement, text: str, found: Sequence[Change], words: Wording
) -> tuple[tuple[Change, ...], int] | None:
    """Read a clause that leaves out the operative word of the one before it."""
    if not found:
        return None
    kind = _BY_NAME[found[-1].kind]
    form = kind.again.get(words.language)
    match = form.match(text) if form is not None else None
    if match is None:
        return None
    return kind.read(Clause(match, s, partial(_day, words=words))), match.end()


def _day(text: str, words: Wording) -> str:
    """Read a day in words, ``YYYY-MM-DD``; empty for none."""
    match = words.day.search(text) if text else None
    if match is None:
        return ""
    months = words.months
    said = match["month"].lower()
    month = months.get(said) or next((n for m, n in months.items() if said.startswith(m)), 0)
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""


def orders(s: Statement, text: str, words: Wording) -> bool:
    """Say whether a statement that was not read looks like an instruction all the same.

    It does too where the operative word got into a quotation because a mark is missing.
    """
    if words.operative.search(re.sub(MARK, " ", text)):
        return True
    if words.announces.search(re.sub(rf"[\s:;.,]*{MARK}.*$", "", text, flags=re.DOTALL)):
        return True
    if words.orders.search(re.sub(MARK, " ", text)):
        return True
    for match in re.finditer(MARK, text):
        if words.names_words.search(text, max(0, match.start() - 40), match.start()):
            return True
        if match.start() == 0 and words.operative.search(s.quote(match[0]).text):
            return True
    return False


_LISTED = re.compile(
    r"(?:,|\b(?:и|или|либо|және|мен|пен|бен|and|or)|\b(?:слов|цифр|деген)[^\W\d_]*)\s*[«“\"]"
    r"|[«“\"][^«»“”\"()]*\)[»”\"]$"
)
"""A quotation inside a quotation that looks like the next member of a list, or like one that should
have closed before a bracket."""


def doubts(s: Statement, words: Wording, path: str) -> tuple[Problem, ...]:
    """Give AMD104 where a mark is lost and may have moved the bounds of the quoted words.

    A title shares its last mark with the quotation around it so often that this alone says nothing.
    It is in doubt where a mark is left over outside the quotations, or where quoted words hold an
    operative word or the beginning of what looks like the next member of their list, or where one
    of them has a title with its marks and another one none: then a mark of that one may be lost.
    """
    if s.first is not s.last or any(p.code == "AMD104" for p in s.problems):
        return ()
    raw = s.first.text
    opened = sum(raw.count(c) for c in "«“„")
    if opened == raw.count("»") + raw.count("”") and raw.count('"') % 2 == 0:
        return ()
    left = ANY.search(re.sub(MARK, " ", s.text)) is not None
    inside = [q.text for q in s.quotes if len(q.lines) == 1]
    uneven = len({len(ANY.findall(t)) for t in inside}) > 1
    grown = any(_LISTED.search(t) or words.operative.search(t) for t in inside)
    if not (left or uneven or grown):
        return ()
    line, column = s.first.position(0)
    said, hint = "the quotation marks of this sentence do not pair", "complete the marks"
    return (Problem("AMD104", said, Severity.WARNING, path, line, column, hint=hint),)


def bare(text: str, words: Wording) -> bool:
    """Say whether a text begins with a quotation, which then is a unit's and not old words."""
    quoted = re.match(rf"{MARK}(?:\s*(?:,|[^\W\d_]+)?\s*{MARK})*", text)
    if quoted is None:
        return False
    return not (words.named_after and words.after_words.match(text, quoted.end()))

"""Owns the spans of conditions, exceptions and deadlines: from their opening words to their end."""

from __future__ import annotations

import re

from kzlegal.norms.extract.candidate import Words
from kzlegal.norms.extract.view import View


def spans(view: View, opening: re.Pattern[str]) -> tuple[Words, ...]:
    """Give the places that a pattern opens, each up to the comma or stop that closes it.

    A group named ``whole`` in the pattern is the span itself. A comma before a participle or a
    relative clause does not close it: what follows still narrows the words before.
    """
    found: list[Words] = []
    last = -1
    for match in opening.finditer(view.fragment.text):
        start = match.start()
        if start < last:
            continue
        whole = match.groupdict().get("whole")
        end = match.end("whole") if whole is not None else _close(view, match.end())
        found.append(view.characters(start, end))
        last = end
    return tuple(found)


def _close(view: View, after: int) -> int:
    """Give the character at which a clause that is open at `after` closes."""
    doc = view.doc
    text = view.fragment.text
    depth = 0
    for token in doc:
        if token.idx < after:
            continue
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif _closes(view, token.i, depth):
            return token.idx
    return len(text)


def _closes(view: View, at: int, depth: int) -> bool:
    text = view.doc[at].text
    if text == ",":
        return depth <= 0 and not _goes_on(view, at)
    return text in (";", ":") or (text == "." and at == len(view.doc) - 1)


def _goes_on(view: View, comma: int) -> bool:
    """Say whether the words after a comma still belong to the clause before it."""
    doc = view.doc
    if comma + 1 >= len(doc):
        return False
    following = doc[comma + 1]
    if "VerbForm=Part" in str(following.morph):
        return True
    opened = {t.lemma_ for t in doc[comma + 1 : comma + 3]} & view.subordinators
    if opened:
        return True
    # A series of like words: «пола, расы, языка».
    before = doc[comma - 1] if comma else following
    case = following.morph.get("Case", [])
    return bool(case) and case == before.morph.get("Case", []) and case != ["Nom"]

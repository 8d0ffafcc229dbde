"""Owns the end of a quotation: which closing mark, or which line, ends quoted words or a text.

The pair of the opening mark is the first candidate, never the only one: an inner title shares the
last mark with the quotation around it, straight marks nest without a change of shape, a mark may be
missing. Then the punctuation at the end of a line and what the next line is decide. Where they
leave a doubt, the quotation carries a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from akn.problem import Problem, Severity
from kzlegal.amend.marks import ANY, OPENING, STRAIGHT, Marks
from kzlegal.amend.model import Quotation
from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line

_LONGEST = 4000
"""Lines of the longest quotation whose end is sought without the help of its pair."""
_NEAR = 64
"""Closing marks of one line that are looked at for words, and lines for a better end."""
_TAIL = " ;.,"
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}


class Quotations:
    """The quotations of an act: a mark that opens one gives its text and the place after it."""

    def __init__(self, lines: Sequence[Line], wording: Wording, path: str) -> None:
        self.lines = lines
        self.wording = wording
        self.path = path
        self.marks = Marks(lines, wording)
        self._bounds: dict[int, bool] = {}

    # Quoted words, in one line

    def words(self, k: int, *, named: bool) -> tuple[list[Quotation], int, int] | None:
        """Read quoted words or a title that mark `k` opens; give their last line and where it ends.

        Several where a list of titles shares each last mark («Закон «А», «Закон «Б» заменить). None
        where nothing looks like the end. `named`: a noun before them says that they are words.
        """
        marks, i = self.marks, self.marks.line[k]
        text = self.lines[i].text
        p = marks.at[k]
        mate = marks.mate[k] if marks.mate[k] > k and marks.line[marks.mate[k]] == i else -1
        if mate >= 0 and self._after_words(text, marks.at[mate]):
            return [self._quoted(i, p, marks.at[mate])], i, marks.at[mate] + 1
        if mate >= 0 and not named and self.wording.named_after:
            end = self._beyond(mate, i)
            if end >= 0:
                return [self._quoted(i, p, end, odd=True)], i, end + 1
        if mate >= 0 and not named:
            return [self._quoted(i, p, marks.at[mate])], i, marks.at[mate] + 1
        depth = 1
        last = -1
        parted: list[int] = []
        seen = 0
        for m in range(k + 1, marks.first[i + 1]):
            q = marks.at[m]
            if marks.opens[m]:
                depth += 1
                if not named and self.named(i, marks.at[m]):
                    break
                continue
            depth -= 1
            seen += 1
            last = marks.at[m]
            if seen > _NEAR:
                break
            operative = self.wording.after_words.match(text, q + 1)
            if depth <= 0 and (operative or self._after_words(text, q)):
                return [self._quoted(i, p, q, odd=depth < 0)], i, q + 1
            if operative:
                cuts = parted[-(depth - 1) :] if depth > 1 else []
                starts = [p, *(marks.at[m + 1] for m in cuts)]
                ends = [*(marks.at[m] for m in cuts), q]
                quotes = [self._quoted(i, a, b) for a, b in zip(starts, ends, strict=True)]
                return quotes, i, q + 1
            listed = m + 1 < marks.first[i + 1] and marks.opens[m + 1]
            if listed and re.fullmatch(
                r",?\s*(?:и|или|либо|және)?\s*", text[q + 1 : marks.at[m + 1]]
            ):
                parted.append(m)
        end = marks.at[mate] if mate >= 0 else last if not named else -1
        if end >= 0:
            return [self._quoted(i, p, end)], i, end + 1
        return self._long(k) if named else None

    def _long(self, k: int) -> tuple[list[Quotation], int, int] | None:
        """Read quoted words of several paragraphs: their pair stands below, and nothing between."""
        marks = self.marks
        mate, i = marks.mate[k], marks.line[k]
        if mate < k or marks.line[mate] > i + _NEAR:
            return None
        j, q = marks.line[mate], marks.at[mate]
        if not self._after_words(self.lines[j].text, q):
            return None
        if any(self.bound(n) for n in range(i + 1, j + 1)):
            return None
        return [self._cut(i, marks.at[k], j, q, ())], j, q + 1

    def _beyond(self, mate: int, i: int) -> int:
        """Find the mark that ends quoted words whose first mark a title at their start shares.

        «Журнал туралы» Заң» деген сөздер: an odd closing mark with the noun behind it; -1 for none.
        """
        marks, text = self.marks, self.lines[i].text
        for m in range(mate + 1, min(marks.first[i + 1], mate + 1 + _NEAR)):
            if marks.opens[m]:
                return -1
            if self.wording.after_words.match(text, marks.at[m] + 1):
                return marks.at[m]
        return -1

    def named(self, i: int, p: int) -> bool:
        """Say whether the words before `p` in line `i` announce quoted words."""
        return self.wording.names_words.search(self.lines[i].text, max(0, p - 40), p) is not None

    def _after_words(self, text: str, q: int) -> bool:
        """Say whether quoted words may end at `q`: not where the sentence just runs on."""
        rest = text[q + 1 : q + 60].lstrip()
        return (
            not rest.strip(_TAIL)
            or self.wording.after_words.match(text, q + 1) is not None
            or self.wording.after_list.match(rest) is not None
        )

    def _quoted(self, i: int, p: int, q: int, *, odd: bool = False) -> Quotation:
        line, column = self.lines[i].position(p)
        words = self.lines[i].text[p + 1 : q].strip()
        balance, lowest, last = _balance(words)
        problems: tuple[Problem, ...] = ()
        if lowest == balance == -1 and self.wording.named_after:
            words = self.lines[i].text[p] + words
        if lowest < 0 or odd or balance > 1:
            problems = (self.problem("AMD103", i, p),)
        elif balance == 1:
            words += _PAIRS[last]
        return Quotation((words,), line, column, True, p, q, problems)

    # The text of a unit, over lines

    def block(self, k: int) -> tuple[Quotation, int, int]:
        """Read the text of a unit that mark `k` opens: the quotation, its last line, where it ends."""
        marks, lines = self.marks, self.lines
        i, p = marks.line[k], marks.at[k]
        mate = marks.mate[k]
        if mate > k:
            j, q = marks.line[mate], marks.at[mate]
            if self._ends(j, q):
                better = self._later(k, mate)
                if better >= 0:
                    j, q = marks.line[better], marks.at[better]
                    return self._cut(i, p, j, q, ("AMD103",)), j, q + 1
                inside = self._speaks(i, p, j)
                return self._cut(i, p, j, q, ("AMD102",) if inside else ()), j, q + 1
            # a quoted term at the start shares the first mark: «Журнал» – книга;»
            for m in range(mate + 1, min(mate + _NEAR, len(marks.line))):
                j, q = marks.line[m], marks.at[m]
                if any(self.bound(n) for n in range(marks.line[m - 1] + 1, j + 1)):
                    break
                if not marks.opens[m] and marks.mate[m] < k and self._ends(j, q):
                    numbered = any(
                        number.match(lines[i].text, p + 1) for _, number in self.wording.own_numbers
                    )
                    return self._cut(i, p, j, q, ("AMD103",) if numbered else ()), j, q + 1
        for j in range(i, min(len(lines), i + _LONGEST)):
            text = lines[j].text
            following = lines[j + 1].text if j + 1 < len(lines) else ""
            last = not following or self.bound(j + 1) or self.foot(j + 1)
            closing = [m for m in marks.of(j)[-_NEAR:] if not marks.opens[m] and m > k]
            if closing:
                q = marks.at[closing[-1]]
                rest = text[q + 1 :].strip()
                if not rest.strip(_TAIL) and (
                    last or (rest and following[0] in OPENING + STRAIGHT)
                ):
                    return self._cut(i, p, j, q, ()), j, q + 1
            for m in closing[:-1]:
                rest = text[marks.at[m] + 1 :]
                if re.match(r"\s?[;.]\s", rest) and self.wording.instruction.match(
                    rest.lstrip(_TAIL)
                ):
                    return self._cut(i, p, j, marks.at[m], ()), j, marks.at[m] + 1
            if last:
                return self._cut(i, p, j, len(text), ("AMD101",), closed=False), j, len(text)
        j = min(len(lines), i + _LONGEST) - 1
        return (
            self._cut(i, p, j, len(lines[j].text), ("AMD101",), closed=False),
            j,
            len(lines[j].text),
        )

    def _ends(self, j: int, q: int) -> bool:
        """Say whether a text may end at a mark: at the end of a line, or an instruction follows."""
        text = self.lines[j].text
        rest = text[q + 1 :]
        if not rest.strip(_TAIL):
            return True
        following = rest.lstrip(_TAIL)
        parted = len(following) < len(rest.lstrip())
        return (
            (parted and following[0] in OPENING + STRAIGHT)
            or self.wording.instruction.match(following) is not None
            or self.wording.after_words.match(rest) is not None
            or self.wording.operative.match(following) is not None
            or (
                self.wording.after_list.match(rest.strip()) is not None
                and self.wording.operative.search(rest) is not None
            )
        )

    def _later(self, k: int, mate: int) -> int:
        """Find a closing mark without its own pair below: then the pair of `k` closed a title."""
        marks = self.marks
        j = marks.line[mate]
        if j + 1 >= len(self.lines) or self.lines[j].text[marks.at[mate] + 1 :].lstrip(" ;.,"):
            return -1
        following = self.lines[j + 1].text
        if following[0] in OPENING + STRAIGHT or self.bound(j + 1):
            return -1
        checked = j
        for m in range(mate + 1, min(mate + 1 + _NEAR, len(marks.line))):
            n = marks.line[m]
            if n > j + _NEAR or any(self.bound(x) for x in range(checked + 1, n + 1)):
                return -1
            checked = max(checked, n)
            if not marks.opens[m] and marks.mate[m] < k and self._ends(n, marks.at[m]):
                return m
        return -1

    def bound(self, j: int) -> bool:
        """Say whether line `j` cannot stand inside the text of a unit."""
        found = self._bounds.get(j)
        if found is None:
            found = self.wording.ends_quotation.match(self.lines[j].text) is not None
            self._bounds[j] = found
        return found

    def foot(self, j: int) -> bool:
        """Say whether line `j` begins the signature."""
        return self.wording.foot.match(self.lines[j].text) is not None

    def _speaks(self, i: int, p: int, j: int) -> bool:
        """Say whether an instruction stands inside a text that is not itself an amending one."""
        first = self.lines[i].text[p + 1 :].strip()
        if self.wording.ends_quotation.match(first) or self.wording.act_line.search(first):
            return False
        return any(
            self.bound(n) and self.wording.operative.search(self.lines[n].text) is not None
            for n in range(i + 1, j + 1)
        )

    def _cut(
        self, i: int, p: int, j: int, q: int, codes: tuple[str, ...], *, closed: bool = True
    ) -> Quotation:
        lines = self.lines
        line, column = lines[i].position(p)
        if i == j:
            texts = [lines[i].text[p + 1 : q]]
        else:
            texts = [lines[i].text[p + 1 :], *(x.text for x in lines[i + 1 : j])]
            texts.append(lines[j].text[:q])
        texts = [t.strip() for t in texts if t.strip()]
        if texts and closed:
            balance, lowest, _ = _balance(texts[0])
            if lowest < 0 and not codes:
                texts[0] = lines[i].text[p] + texts[0]
            balance, _, last = _balance(texts[-1])
            if balance > 0 and sum(_balance(t)[0] for t in texts) > 0:
                texts[-1] += _PAIRS[last]
        problems = tuple(self.problem(code, i, p) for code in codes)
        return Quotation(tuple(texts), line, column, closed, p, q, problems)

    def problem(self, code: str, i: int, p: int) -> Problem:
        """Give the problem of a quotation that opens in line `i` at `p`."""
        line, column = self.lines[i].position(p)
        message, hint = _MESSAGES[code]
        return Problem(code, message, Severity.WARNING, self.path, line, column, hint=hint)


_MESSAGES = {
    "AMD101": (
        "a quotation opens here and its closing mark is missing",
        "close the quotation; its text was taken up to the next instruction",
    ),
    "AMD102": (
        "an instruction stands inside the quotation that opens here",
        "see whether a closing mark is missing before it",
    ),
    "AMD103": (
        "the marks inside the quotation that opens here do not pair",
        "complete the marks; see whether the quotation ends where it should",
    ),
}


def _balance(words: str) -> tuple[int, int, str]:
    """Count the marks of words: opened and not closed, the lowest count, the last one opened."""
    depth = lowest = 0
    last = "«"
    low = False
    for match in ANY.finditer(words):
        mark, at = match[0], match.start()
        if mark == '"':
            before, after = words[at - 1 : at] if at else "", words[at + 1 : at + 2]
            opens = (not before or before in " («“[–") and bool(after) and after not in " ;,.)"
        else:
            opens = mark in OPENING and not (mark == "“" and low)
            low = mark == "„" or (low and opens)
        depth += 1 if opens else -1
        lowest = min(lowest, depth)
        last = mark if opens else last
    return depth, lowest, last

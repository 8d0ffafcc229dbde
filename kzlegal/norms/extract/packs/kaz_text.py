"""Owns Sentence: one Kazakh statement with its lead-ins and shared tail, as one parsed text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzlegal.norms.extract.candidate import Words
from kzlegal.norms.extract.statement import Fragment, Statement

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Pipeline, Token

SUBORDINATE_ENDS = frozenset({"жағдайда", "жағдайларда", "кезде", "кезінде", "қоспағанда"})
"""Words that close a clause of condition or exception before the main one."""
LIGHT_NOUNS = frozenset(
    "жүзеге қамтамасыз іске тыйым жол құқығы алып қолданысқа назарына табыс әкеп әкеліп болып деп "  # noqa: SIM905
    "мүмкіндік хабардар талап келісім рұқсат жауап қызмет".split()
)
"""Words that make one predicate with the verb after them: «жүзеге асырады», «тыйым салынады»."""
_STOPS = frozenset({".", ",", ";", ":", ")", "!", "?"})
_JOINS = frozenset({"және", "ал", "бірақ", "алайда", "сондай-ақ", "немесе", "не", "әрі", "бұл"})
_AFTER_MODAL = frozenset({"болып", "болады", "екен", "еді"})


@dataclass(frozen=True)
class Sentence:
    """The parsed text; word positions count over the whole of it."""

    doc: Doc
    pieces: tuple[tuple[int, Fragment], ...]
    """Where each fragment begins in the text."""
    own: tuple[int, int]
    """Words of the statement itself, end exclusive."""
    predicate: tuple[int, int]
    """Words among which the main predicate stands: the tail, the lead-in, or the statement."""

    def words(self, start: int, end: int) -> Words:
        """Give words ``start`` to ``end`` (exclusive) as a place in the unit they stand in.

        A stretch over two units is cut to the one in which most of it stands.
        """
        first, last = self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])
        best: tuple[int, Words] | None = None
        for at, fragment in self.pieces:
            left, right = max(first, at), min(last, at + len(fragment.text))
            if right > left and (best is None or right - left > best[0]):
                text = fragment.text[left - at : right - at]
                trimmed = text.strip()
                begin = fragment.start + left - at + len(text) - len(text.lstrip())
                place = Words(fragment.eid, begin, begin + len(trimmed), trimmed)
                best = (right - left, place)
        assert best is not None, "words of a sentence stand in one of its fragments"
        return best[1]


def sentence(statement: Statement, parse: Pipeline) -> Sentence:
    """Put a statement together as it is meant to be read: lead-ins, own words, shared tail."""
    fragments = [*statement.leads, statement.words]
    if statement.tail is not None:
        fragments.append(statement.tail)
    text, pieces = "", []
    for fragment in fragments:
        pieces.append((len(text), fragment))
        # The mark at the end of an item would part it from the predicate that the tail gives it.
        goes_on = fragment is statement.words and statement.tail is not None
        text += (fragment.text.rstrip(";., ") if goes_on else fragment.text) + " "
    doc = parse(text.rstrip())
    bounds = [_word_at(doc, at) for at, _ in pieces] + [len(doc)]
    own = len(statement.leads)
    zone = (bounds[own], bounds[own + 1])
    if statement.tail is not None:
        zone = (bounds[-2], bounds[-1])
    else:
        for lead in reversed(range(own)):
            if speaks(doc, bounds[lead], bounds[lead + 1]):
                zone = (bounds[lead], bounds[lead + 1])
                break
    return Sentence(doc, tuple(pieces), (bounds[own], bounds[own + 1]), zone)


def _word_at(doc: Doc, character: int) -> int:
    return next((t.i for t in doc if t.idx >= character), len(doc))


def speaks(doc: Doc, start: int, end: int) -> bool:
    """Say whether words have a predicate of their own at the end of a clause.

    A lead-in that goes on after it ("… түсініледі, ол:") starts another clause; the items end it.
    """
    last = next((t for t in reversed(doc[start:end]) if not t.is_punct), None)
    if last is not None and last.lemma_ == "ол":
        return False
    return any(ends_clause(doc, i) and is_predicate(doc, i) for i in range(start, end))


def is_predicate(doc: Doc, at: int) -> bool:
    """Say whether a word can be the last of a main clause: finite verb or predicative word."""
    token = doc[at]
    if token.morph.get("VerbForm", []) == ["Fin"]:
        return True
    if token.norm_ in ("құқылы", "тиіс", "қажет", "мүмкін", "керек", "жөн"):
        return True
    if token.norm_ == "міндетті":
        before = doc[at - 1] if at else None
        return before is not None and (
            case(before) == "Dat" or before.norm_ == "үшін" or form(before) == "Vnoun"
        )
    if token.lemma_ in ("бағыттал", "бағдарлан") and form(token) == "Part":
        # «… қорғауға бағытталған.»: a participle that ends the sentence is its predicate.
        return at + 2 >= len(doc) or doc[at + 1].text == "."
    if token.norm_ in ("бар", "жоқ"):
        return at > 0 and doc[at - 1].norm_ in ("құқығы", "құқықтары", "міндеті")
    if token.norm_ == "ие":
        return at > 0 and case(doc[at - 1]) == "Dat"
    return token.norm_ == "емес" and at > 0


def ends_clause(doc: Doc, at: int) -> bool:
    """Say whether a clause may end after a word: a mark, a joining word or nothing follows."""
    if at + 1 >= len(doc):
        return True
    after = doc[at + 1]
    return after.text in _STOPS or after.norm_ in _JOINS or after.norm_ in _AFTER_MODAL


def case(token: Token) -> str:
    """Give a word's case; empty for verbs that take none and for marks."""
    found = token.morph.get("Case", [])
    return found[0] if found else ""


def form(token: Token) -> str:
    """Give a word's verb form: Fin, Part, Conv, Cond, Vnoun; empty for what is no verb."""
    found = token.morph.get("VerbForm", [])
    return found[0] if found else ""


def has(token: Token, feature: str) -> bool:
    """Say whether a word carries a feature such as ``Voice=Pass``."""
    name, value = feature.split("=")
    return value in token.morph.get(name, [])

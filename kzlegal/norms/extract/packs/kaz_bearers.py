"""Owns who is named in a Kazakh sentence: chains of lexicon names, their case, their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kzlegal.norms.extract.lexicon import Lexicon, Name
from kzlegal.norms.extract.packs.kaz_text import case, form, has
from kzlegal.norms.model import Connective
from kzlegal.norms.nlp.kazakh_forms import read_form

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token

PERSONS = frozenset(
    "тұлға адам субъект ұйым орган кәсіпорын мекеме қызметкер маман басшы сарапшы министрлік "  # noqa: SIM905
    "комитет комиссия кеңес сот банк әкім әкімдік мәслихат министр депутат прокурор агенттік "
    "ведомство бөлімше басқарма азамат шетелдік өкіл оператор иеленуші тарап жұмыскер жұмысшы "
    "кәсіпкер аудитор нотариус адвокат судья қор палата қауымдастық одақ бірлестік институт "
    "филиал өкілдік университет колледж мектеп лицей заңгер педагог директор ректор жетекші "
    "құрылтайшы сатып-алушы компания корпорация холдинг биржа инспекция инспектор кафедра".split()
)
"""Heads that name a person or a body; whoever the lexicon does not know among them is ``other``."""
AUTHORITIES = frozenset(
    "министрлік комитет әкім әкімдік мәслихат министр агенттік сот прокурор банк ведомство "  # noqa: SIM905
    "инспекция орган комиссия инспектор судья депутат парламент президент".split()
)
"""Heads that name an authority by its kind."""
AGENTS = ("ушы", "уші")
_DETERMINERS = frozenset(
    "барлық кез келген осы осындай мұндай тиісті әрбір өзге де басқа аталған".split()  # noqa: SIM905
)
_JOINS: Mapping[str, Connective] = {
    "және": "and",
    "мен": "and",
    "пен": "and",
    "бен": "and",
    "сондай-ақ": "and",
    "немесе": "or",
    "не": "or",
    "болмаса": "or",
}
_FILL = frozenset({",", "(", ")"}) | _JOINS.keys()


@dataclass(frozen=True, slots=True)
class Chain:
    """People or bodies named together: "X, Y және (немесе) Z"."""

    start: int
    end: int
    """Words, end exclusive; what the chain is "of" stands before it."""
    ids: tuple[str, ...]
    connective: Connective
    case: str
    public: bool = False
    """Whether everybody in it that the lexicon does not know is an authority by its kind."""


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    end: int
    names: tuple[Name, ...]
    """Names with this head; none for a person or body that the lexicon does not know."""


@lru_cache(maxsize=4096)
def lemmas(words: str) -> tuple[str, ...]:
    """Give the stems of words of the lexicon."""
    return tuple(read_form(word).lemma for word in words.split())


@dataclass(frozen=True)
class Context:
    """What a short name is resolved by: the act's own short names, and the words around it."""

    short_names: Mapping[str, str]
    headings: tuple[str, ...] = ()
    """Headings around the sentence, the nearest first."""
    earlier: tuple[str, ...] = ()
    """What the article said before, the nearest first."""
    title: str = ""


def chains(doc: Doc, lexicon: Lexicon, context: Context) -> tuple[Chain, ...]:
    """Give all chains of a sentence in order."""
    found: list[list[_Member]] = []
    for member in _members(doc, lexicon, context):
        home = next((c for c in _open(doc, found) if _joined(doc, c[-1], member)), None)
        if home is None:
            found.append([member])
        else:
            home.append(member)
    return tuple(_chain(doc, members, context) for members in found)


def _open(doc: Doc, found: Sequence[list[_Member]]) -> Iterator[list[_Member]]:
    """Yield the chains that a member may go on: the last one, and the one that it interrupts.

    «Органдар, органдардың адамдары»: the second word describes the third one.
    """
    yield from found[-1:]
    if len(found) > 1 and len(found[-1]) == 1 and case(doc[found[-1][0].end - 1]) == "Gen":
        yield found[-2]


def _members(doc: Doc, lexicon: Lexicon, context: Context) -> Iterator[_Member]:
    stems = [token.lemma_ for token in doc]
    by_head: dict[tuple[str, ...], list[Name]] = {}
    for name in lexicon.names:
        by_head.setdefault(lemmas(name.head), []).append(name)
    for short in context.short_names:
        term = lemmas(short.lower())
        if term not in by_head and _names_person(context.short_names[short]):
            by_head[term] = _names_of(term, lexicon.names)
    heads = sorted(by_head, key=lambda head: (-len(head), head))
    at = 0
    while at < len(doc):
        for head in heads:
            if tuple(stems[at : at + len(head)]) == head and _nominal(doc[at + len(head) - 1]):
                yield _Member(at, at + len(head), tuple(by_head[head]))
                at += len(head)
                break
        else:
            if is_person(doc[at]):
                yield _Member(at, at + 1, ())
            at += 1


def _names_of(term: tuple[str, ...], names: Sequence[Name]) -> list[Name]:
    """Give the lexicon's name that a term says in full: «платформаның операторы»."""
    for name in sorted(names, key=lambda n: -len(lemmas(n.head))):
        head = lemmas(name.head)
        whole = not name.of or _of(term[: -len(head)], [name]) is not None
        if term[-len(head) :] == head and whole:
            return [Name(name.bearer, " ".join(term))]
    return []


@lru_cache(maxsize=1024)
def _names_person(full: str) -> bool:
    """Say whether what a short name stands for is a person or a body."""
    stems = _text_lemmas(full)
    return bool(stems) and (stems[-1] in PERSONS or stems[-1].endswith(AGENTS))


def is_person(token: Token) -> bool:
    """Say whether a word names persons or bodies by its kind."""
    if not _nominal(token):
        return False
    return token.lemma_ in PERSONS or token.lemma_.endswith(AGENTS)


def _nominal(token: Token) -> bool:
    return form(token) == "" and case(token) != ""


def _joined(doc: Doc, left: _Member, right: _Member) -> bool:
    """Say whether two members belong to one chain by the words between them."""
    between = list(doc[left.end : right.start])
    if not between or between[0].norm_ not in _FILL:
        return False
    rest = [t for t in between if t.norm_ not in _FILL and t.norm_ not in _DETERMINERS]
    if len(rest) > 6 or any(
        form(t) in ("Fin", "Cond", "Conv") or case(t) in ("Acc", "Dat", "Loc", "Abl", "Ins")
        for t in rest
    ):
        return False
    return _same_case(doc[left.end - 1], doc[right.end - 1], between[0].norm_)


def _same_case(left: Token, right: Token, join: str) -> bool:
    """Members agree in case; an ending may stand on the last one only ("иелері мен иегерлеріне").

    Only a possessed noun leaves its ending to the next one.
    """
    if case(left) == case(right):
        return True
    return case(left) == "Nom" and join != "," and has(left, "Person[psor]=3")


def _chain(doc: Doc, members: Sequence[_Member], context: Context) -> Chain:
    start, end = members[0].start, members[-1].end
    ids: list[str] = []
    known = ""
    for member in members:
        bearer = _resolve(doc, member, context, known)
        known = known or _subject_of(member, bearer)
        if bearer and bearer not in ids and not _officials(doc, member, ids):
            ids.append(bearer)
    joins = [doc[i].norm_ for i in range(start, end) if _between(i, members)]
    unknown = [m for m in members if not m.names]
    public = all(doc[m.end - 1].lemma_ in AUTHORITIES for m in unknown)
    joined = _connective(joins, len(ids))
    return Chain(start, end, tuple(ids), joined, case(doc[end - 1]), public)


def _officials(doc: Doc, member: _Member, ids: Sequence[str]) -> bool:
    """The officials of a body that is named beside them add nobody: they act as the body."""
    return (
        bool(ids)
        and member.start > 0
        and doc[member.end - 1].lemma_ == "адам"
        and (doc[member.start].norm_ == "лауазымды" or doc[member.start - 1].norm_ == "лауазымды")
    )


def _between(at: int, members: Sequence[_Member]) -> bool:
    return not any(m.start <= at < m.end for m in members)


def _connective(joins: Iterable[str], count: int) -> Connective:
    words = [_JOINS[j] for j in joins if j in _JOINS]
    if count < 2:
        return "none"
    if "and" in words and "or" in words:
        return "and-or"
    return "or" if "or" in words else "and"


def _subject_of(member: _Member, bearer: str) -> str:
    """Give what a resolved member is the owner, possessor … of, for the members after it."""
    return next((n.of for n in member.names if n.bearer == bearer), "")


def _resolve(doc: Doc, member: _Member, context: Context, known: str) -> str:
    """Give the bearer id of one member."""
    if not member.names:
        return _somebody(doc, member)
    before = tuple(t.lemma_ for t in doc[max(0, member.start - 12) : member.start])
    direct = [n for n in member.names if not n.of]
    if found := _of(before, member.names):
        return found.bearer
    if direct:
        return direct[0].bearer
    if doc[member.end - 1].lemma_ in ("адам", "тұлға"):
        return _somebody(doc, member)
    if known and (same := [n for n in member.names if n.of == known]):
        return same[0].bearer
    head = lemmas(member.names[0].head)
    for short, full in sorted(context.short_names.items()):
        if lemmas(short.lower()) == head and (found := _of(_left(full, head), member.names)):
            return found.bearer
    if (
        member.start
        and case(doc[member.start - 1]) == "Gen"
        and not _pronoun(doc[member.start - 1])
    ):
        return "other"
    for text in (*context.headings, *context.earlier, context.title):
        if found := _of(_left(text, head), member.names):
            return found.bearer
    for text in (*context.headings, context.title):
        if found := _about(text, member.names):
            return found.bearer
    return "other"


def _somebody(doc: Doc, member: _Member) -> str:
    """People described by a circumstance only ("to whom data became known") are anybody."""
    described = member.start > 0 and form(doc[member.start - 1]) == "Part"
    return "any" if described and doc[member.start].lemma_ in ("адам", "тұлға") else "other"


def _pronoun(token: Token) -> bool:
    return token.lemma_ in ("ол", "өз", "сол", "бұл")


@lru_cache(maxsize=8192)
def _text_lemmas(text: str) -> tuple[str, ...]:
    words = "".join(c if c.isalnum() or c in "- " else " " for c in text)
    return tuple(read_form(word).lemma for word in words.split())


def _left(text: str, head: tuple[str, ...]) -> tuple[str, ...]:
    """Give the stems before a head's first place in a text; none where it is not there."""
    stems = _text_lemmas(text)
    for at in range(len(stems) - len(head) + 1):
        if stems[at : at + len(head)] == head:
            return stems[max(0, at - 8) : at]
    return ()


def _of(before: tuple[str, ...], names: Sequence[Name]) -> Name | None:
    """Give the name whose "of" ends right before the head; the one with most words wins.

    Words of persons joined to the head ("иелері мен") and determiners may stand between.
    """
    stems = list(before)
    while stems and (stems[-1] in _DETERMINERS or stems[-1] in _FILL):
        stems.pop()
    best: tuple[int, Name] | None = None
    for name in names:
        wanted = lemmas(name.of)
        if not wanted or not stems or stems[-1] != wanted[-1]:
            continue
        found = sum(word in stems[-8:] for word in wanted)
        if best is None or found > best[0]:
            best = (found, name)
    return None if best is None else best[1]


def _about(text: str, names: Sequence[Name]) -> Name | None:
    """Give the name whose "of" a text speaks of, the fullest first; the text may be a title."""
    stems = _text_lemmas(text)
    scored = [(sum(w in stems for w in lemmas(n.of)) / len(lemmas(n.of)), n) for n in names if n.of]
    best = max(scored, key=lambda entry: entry[0], default=None)
    return best[1] if best is not None and best[0] > 0.5 else None

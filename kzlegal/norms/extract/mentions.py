"""Owns the finding of bearers in a statement: names of the lexicon, joined and tied to a role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kzlegal.norms.extract.lexicon import Lexicon
from kzlegal.norms.extract.links import Link, links
from kzlegal.norms.extract.view import View
from kzlegal.norms.extract.wording import Wording
from kzlegal.norms.model import Connective

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Token

OTHER = "other"
"""Somebody whom the lexicon does not know."""
OFFICIAL = "official"
ANY = "any"
"""Whoever is in a circumstance."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name: words ``start`` to ``end``, and ``stop`` after what it is the head of."""

    bearer: str
    """A bearer id, or ``other``; empty while the head alone does not say which one."""
    head: int
    start: int
    end: int
    stop: int
    of: tuple[str, ...]
    """Lemmas of what follows the head and depends on it."""
    key: tuple[str, ...]
    """Lemmas of the head."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by "and", "or", "and (or)", with the tie of the first to its verb."""

    mentions: tuple[Mention, ...]
    connective: Connective
    links: tuple[tuple[Link, int], ...]
    main: bool
    """Whether it stands in the main clause."""
    governed: bool = False
    """Whether an adposition stands before it."""

    @property
    def bearers(self) -> tuple[str, ...]:
        """The ids in order, each once."""
        return tuple(dict.fromkeys(m.bearer for m in self.mentions))


class Names:
    """The lexicon as lemmas, ready to be looked for."""

    def __init__(
        self,
        lexicon: Lexicon,
        lemmas: Callable[[str], tuple[str, ...]],
        actors: tuple[str, ...] = (),
    ) -> None:
        self.lexicon = lexicon
        self.heads: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        for name in lexicon.names:
            of = lemmas(name.of) if name.of else ()
            self.heads.setdefault(lemmas(name.head), []).append((of, name.bearer))
        for actor in actors:
            key = lemmas(actor)
            if key and key not in self.heads and not self._known(key):
                self.heads.setdefault(key, []).append(((), OTHER))
        self.longest = max((len(head) for head in self.heads), default=0)

    def _known(self, key: tuple[str, ...]) -> bool:
        """Say whether the lexicon already names a bearer in these words."""
        return any(self.bearer(key[:i], key[i:]) for i in range(1, len(key) + 1))

    def bearer(self, head: tuple[str, ...], of: tuple[str, ...]) -> str:
        """Give the bearer that a head names with these words after it; empty where they do not."""
        best, size = "", -1
        for wanted, bearer in self.heads.get(head, ()):
            if len(wanted) > size and _says(of, wanted):
                best, size = bearer, len(wanted)
        return best

    def known_of(self, head: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield what a head can be the head of, with the bearer that it then names."""
        for of, bearer in self.heads.get(head, ()):
            if of:
                yield of, bearer


def _says(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Say whether `wanted` stands in `words` in order, its first word before any other noun."""
    if not wanted:
        return True
    if not words or wanted[0] not in words[:3]:
        return False
    at = 0
    for word in words:
        if at < len(wanted) and word == wanted[at]:
            at += 1
    return at == len(wanted)


def mentions(view: View, names: Names, wording: Wording) -> tuple[Mention, ...]:
    """Give every name of the lexicon in the text, the longest at a place, not yet resolved."""
    doc = view.doc
    found: list[Mention] = []
    i = 0
    while i < len(doc):
        for size in range(min(names.longest, len(doc) - i), 0, -1):
            key = tuple(token.lemma_ for token in doc[i : i + size])
            if key in names.heads:
                head = _head(view, i, i + size)
                stop, of = _complement(view, i + size, head, wording)
                found.append(Mention("", head, i, i + size, stop, of, key))
                i += size - 1
                break
        i += 1
    return tuple(found)


def _head(view: View, start: int, end: int) -> int:
    """Give the noun of a name: the word whose head lies outside it, else the last noun."""
    nouns = [i for i in range(start, end) if view.doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    for i in nouns:
        if not start <= view.doc[i].head.i < end:
            return i
    return nouns[-1] if nouns else end - 1


def _possessed(token: Token, wording: Wording) -> bool:
    """«их должностные лица»: people of somebody already named."""
    return token.i > 0 and token.nbor(-1).lower_ in wording.possessives


def _complement(view: View, start: int, head: int, wording: Wording) -> tuple[int, tuple[str, ...]]:
    """Give the end and the lemmas of what follows a name and narrows it."""
    doc = view.doc
    stop, in_field = start, False
    while stop < len(doc):
        token = doc[stop]
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") and not _modifies(token):
            break
        if token.text in ",;:()–" or token.lower_ in wording.relatives or token.pos_ == "PUNCT":
            break
        if token.pos_ == "ADP" and stop + 1 < len(doc) and doc[stop + 1].lemma_ in wording.fields:
            in_field = True  # «в сфере …» narrows a name wherever the parse hangs it
        if not in_field and not _below(token, head, start):
            break
        stop += 1
    of = [t.lemma_ for t in doc[start:stop] if t.pos_ not in ("ADP", "PUNCT")]
    if stop < len(doc) and doc[stop].lower_ in wording.relatives:
        of += [t.lemma_ for t in doc[stop : stop + 6] if t.pos_ not in ("ADP", "PUNCT")]
    narrowed = any(_modifies(t) for t in doc[start:stop])
    if narrowed and stop < len(doc) and doc[stop].pos_ == "CCONJ":
        of += [t.lemma_ for t in doc[stop : stop + 3]]  # "engaged in the creation or operation of"
    follows = doc[stop + 1] if stop + 1 < len(doc) and doc[stop].text == "," else None
    if follows is not None and (_narrows(follows) or follows.lower_ in wording.relatives):
        # A participle clause may be part of the name: «субъекты, занимающиеся …».
        of += [t.lemma_ for t in doc[stop + 1 : stop + 9] if t.pos_ not in ("ADP", "PUNCT")]
    return stop, tuple(of)


def _narrows(token: Token) -> bool:
    return _modifies(token) or (token.pos_ == "ADJ" and "Variant=Short" not in str(token.morph))


def _modifies(token: Token) -> bool:
    return "VerbForm=Part" in str(token.morph) and "Variant=Short" not in str(token.morph)


def _below(token: Token, head: int, start: int) -> bool:
    """Say whether a word depends on the name, or on words already taken."""
    while token.head.i != token.i:
        token = token.head
        if token.i == head:
            return True
        if token.dep_ == "conj" and token.i < start:
            return False
    return False


def groups(
    view: View, found: tuple[Mention, ...], wording: Wording, resolve: Callable[[Mention], str]
) -> tuple[Group, ...]:
    """Join names that "and", "or", "and (or)" and commas join; give each group its ties."""
    ties = links(view.doc, wording.charging, wording.agent)
    known = _with_others(view, found, ties, wording)
    joined: list[list[Mention]] = []
    for mention in known:
        if joined and _joins(view, joined[-1][-1], mention, wording):
            joined[-1].append(mention)
        else:
            joined.append([mention])
    return tuple(_group(view, tuple(members), ties, wording, resolve) for members in joined)


def _with_others(
    view: View,
    found: tuple[Mention, ...],
    ties: Mapping[int, tuple[tuple[Link, int], ...]],
    wording: Wording,
) -> tuple[Mention, ...]:
    """Add persons whom the lexicon does not know, where they are subject or agent."""
    taken = {i for m in found for i in range(m.start, m.end)}
    extents = {i for m in found for i in range(m.start, m.stop)}
    others = []
    for token in view.doc:
        if token.i in extents or not _person(token, wording):
            continue
        if token.i in taken or _possessed(token, wording) or token.lemma_ in wording.nobody:
            continue
        start = token.i
        while start > 0 and view.doc[start - 1].pos_ in ("ADJ", "DET", "NUM"):
            start -= 1
        stop, of = _complement(view, token.i + 1, token.i, wording)
        meant = token.lemma_ in wording.anyone and _described(view, stop, wording)
        bearer = ANY if meant else OTHER
        others.append(Mention(bearer, token.i, start, token.i + 1, stop, of, (token.lemma_,)))
    return tuple(sorted((*found, *others), key=lambda m: m.start))


def _person(token: Token, wording: Wording) -> bool:
    """Say whether a noun is a person or a body: by the list, or a living being as the subject."""
    if token.lemma_ in wording.persons:
        return True
    living = "Animacy=Anim" in str(token.morph) and token.pos_ == "NOUN"
    return living and token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX", "ADJ")


def _described(view: View, stop: int, wording: Wording) -> bool:
    """Say whether a clause tells who is meant: after a comma, or opened by a relative."""
    if stop < len(view.doc) and view.doc[stop].lower_ in wording.relatives:
        return True
    if stop + 1 >= len(view.doc) or view.doc[stop].text != ",":
        return False
    following = view.doc[stop + 1 : stop + 4]
    return _narrows(following[0]) or any(t.lemma_ in wording.subordinators for t in following)


def _joins(view: View, first: Mention, second: Mention, wording: Wording) -> bool:
    """Say whether nothing but "and", "or" and commas stands between two names of one series."""
    doc = view.doc
    between = [t.lower_ for t in doc[first.stop : second.start] if t.pos_ not in ("ADJ", "DET")]
    begins = doc[second.head].dep_.startswith("nsubj")
    if between == [","] and begins and doc[first.head].dep_ in ("nmod", "obl"):
        return False  # «By agreement with X, Y …»: the comma closes a phrase
    if not between or len(between) > 6:
        return False
    allowed = wording.and_words | wording.or_words | wording.possessives | {",", "(", ")", "/"}
    return all(word in allowed for word in between)


def _group(
    view: View,
    members: tuple[Mention, ...],
    ties: Mapping[int, tuple[tuple[Link, int], ...]],
    wording: Wording,
    resolve: Callable[[Mention], str],
) -> Group:
    # «собственники и владельцы систем»: what follows the last belongs to all.
    shared = members[-1].of
    settled = tuple(replace(m, bearer=_settled(view, m, shared, wording, resolve)) for m in members)
    settled = _as_bodies(settled)
    connectives = [_connective(view, a.stop, b.start, wording) for a, b in pairwise(members)]
    said = [c for c in connectives if c != "none"]
    connective: Connective = "none"
    if "and-or" in said:
        connective = "and-or"
    elif said:
        connective = said[-1]
    elif connectives:
        connective = "and"
    first = members[0].head
    own = next((ties[m.head] for m in members if m.head in ties), ())
    if wording.agent:
        pass  # the language has no cases: an adposition is the mark of an agent
    elif _after_adposition(view, members[0].start):
        own = tuple(tie for tie in own if tie[0] not in ("agent", "recipient", "subject"))
    else:
        own = own or _by_case(view, first)
        if not any(link in ("subject", "patient") for link, _ in own):
            own += tuple(tie for tie in _by_case(view, first) if tie[0] == "subject")
    governed = _after_adposition(view, members[0].start)
    return Group(settled, connective, own, view.main(first), governed)


def _as_bodies(members: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Leave out officials beside the bodies that they belong to: they act as their body."""
    bodies = any(m.bearer.endswith("-body") for m in members)
    return tuple(m for m in members if m.bearer != OFFICIAL or not bodies)


def _settled(
    view: View,
    mention: Mention,
    shared: tuple[str, ...],
    wording: Wording,
    resolve: Callable[[Mention], str],
) -> str:
    if mention.bearer:
        return mention.bearer
    bearer = resolve(mention if mention.of else replace(mention, of=shared))
    # «Лица, которым …»: whoever is in the circumstance that the clause describes.
    meant = mention.key[-1] in wording.anyone and _described(view, mention.stop, wording)
    return ANY if bearer == OTHER and meant else bearer


def _connective(view: View, end: int, start: int, wording: Wording) -> Connective:
    between = {token.lower_ for token in view.doc[end:start]}
    both = bool(between & wording.and_words)
    either = bool(between & wording.or_words)
    if both and either:
        return "and-or"
    return "or" if either else "and" if both else "none"


def _by_case(view: View, at: int) -> tuple[tuple[Link, int], ...]:
    """Tell the tie by the case alone, where the parse has lost the word."""
    token = view.doc[at]
    case = next(iter(token.morph.get("Case", [])), "")
    root = token.head.i
    link: Link | None = _CASES.get(case)
    return () if link is None else ((link, root),)


_CASES: Mapping[str, Link] = {"Nom": "subject", "Ins": "agent", "Dat": "recipient"}


def _after_adposition(view: View, start: int) -> bool:
    """Say whether an adposition governs a name: «с физическими и юридическими лицами»."""
    at = start - 1
    while at >= 0 and view.doc[at].pos_ in ("ADJ", "DET", "NUM", "CCONJ"):
        at -= 1
    return at >= 0 and view.doc[at].pos_ == "ADP"

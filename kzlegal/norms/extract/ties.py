"""Owns the questions of syntax that rules ask: what a formula hangs on, who is tied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzlegal.norms.extract.mentions import Group
from kzlegal.norms.extract.view import View
from kzlegal.norms.extract.wording import Bears

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Token


def tied(
    found: tuple[Group, ...], ties: tuple[str, ...], main: bool = False, near: int | None = None
) -> Group | None:
    """Give the group with the first of these ties, before others the one that is tied to `near`."""
    for tie in ties:
        tied = [
            group
            for group in found
            if (group.main or not main) and any(link == tie for link, _ in group.links)
        ]
        if near is not None:
            own = [g for g in tied if any(head == near for _, head in g.links)]
            tied = sorted(own or tied, key=lambda g: abs(g.mentions[0].start - near))
        if tied:
            return tied[0]
    return None


def acts(view: View, group: Group, verb: int) -> bool:
    """Say whether an agent does what the main verb says, or the act that is its subject.

    «Создание … собственниками … осуществляется», and not «в случае обеспечения государствами».
    """
    start, stop = group.mentions[0].start, group.mentions[-1].stop
    if verb < start <= verb + 3:
        return True
    # Directly before the verb, or with nothing but a clause of its own between.
    if stop <= verb and not any(
        view.main(i) and view.doc[i].pos_ != "PUNCT" and not _genitive(view.doc[i])
        for i in range(stop, verb)
    ):
        return True
    for link, head in group.links:
        if link != "agent":
            continue
        token = view.doc[head]
        while token.dep_ in ("conj", "xcomp", "appos", "amod") and token.head.i != token.i:
            token = token.head
        if token.i == verb or token.dep_.startswith("nsubj") or token.head.i == token.i:
            return True
    return False


def _genitive(token: Token) -> bool:
    return "Case=Gen" in str(token.morph)


def anchor(view: View, start: int, end: int) -> int:
    """Give the word of a formula on which its clause hangs: its verb, else its first word."""
    for i in range(start, end):
        if view.doc[i].pos_ in ("VERB", "AUX") or "Variant=Short" in str(view.doc[i].morph):
            return i
    return start


def main_verb(view: View) -> int | None:
    """Give the finite verb of the main clause: the parse's root, else the first one."""
    verbs = [t for t in view.doc if finite(t.pos_, str(t.morph)) and view.main(t.i)]
    if not verbs:
        verbs = [
            t for t in view.doc if finite(t.pos_, str(t.morph)) and view.opened_by(t.i) is None
        ]
    return next((t.i for t in verbs if t.head.i == t.i), next((t.i for t in verbs), None))


def suffers(view: View, start: int, end: int) -> bool:
    """Say whether the verb of a modal is passive, so that its subject is the one it is done to.

    Who "has the right to be informed" has the right all the same: a noun carries that formula.
    """
    if any(t.pos_ == "NOUN" for t in view.doc[start:end]):
        return False
    window = view.doc[start : end + 4]
    be = next((t for t in window if t.lemma_ in ("быть", "be")), None)
    if be is None or be.i < start:
        return False
    after = view.doc[be.i + 1 : be.i + 4]
    return any("VerbForm=Part" in str(t.morph) and "Voice=Pass" in str(t.morph) for t in after)


def finite(pos: str, morph: str) -> bool:
    """Say whether features are of a finite verb."""
    return pos in ("VERB", "AUX") and "VerbForm=Fin" in morph


def stands_before(view: View, group: Group, start: int) -> bool:
    """Say whether a group stands directly before a formula, brackets aside, in no other case."""
    features = str(view.doc[group.mentions[0].head].morph)
    if "Case=" in features and "Case=Nom" not in features:
        return False
    stop = group.mentions[-1].stop
    return stop <= start and all(t.text == ")" for t in view.doc[stop:start])


def holds_to(view: View, group: Group, tie: Bears, at: int, end: int) -> bool:
    """Say whether a tie holds to the formula at a word, not to some other word of the clause."""
    if tie == "agent":
        # After "only if …" stands who acts in the condition.
        beyond = end > at + 1 and group.mentions[0].start >= end
        return not beyond and acts(view, group, at)
    if tie == "recipient":
        return any(link == tie and head == at for link, head in group.links)
    return True

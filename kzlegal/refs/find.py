"""Owns find_references: all references in one text, by the rules of its language."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Container, Sequence

from kzlegal.refs.alike import alike
from kzlegal.refs.blanket import acts_by_id
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.context import Context, NamedActs
from kzlegal.refs.model import Reference
from kzlegal.refs.packs import pack
from kzlegal.refs.short_name import ShortName, mentions
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Vocabulary, vocabulary


def find_references(
    text: str,
    language: Language,
    *,
    here: str,
    act: str,
    known: Container[str] | None = None,
    containers: tuple[str, ...] = (),
    unit_names: UnitNames | None = None,
    table: Vocabulary | None = None,
    amending: bool = False,
    short_names: Sequence[ShortName] = (),
) -> tuple[Reference, ...]:
    """Find the references in the text of one unit, in order, none overlapping another.

    `here` is the eId of the unit, `act` the Work IRI of its act, `containers` the eIds of the
    chapters around it: "this point", "this Law", "this chapter" are resolved with them. `known`
    holds the act's eIds and settles what words leave open (a first part that has no element).
    `unit_names` says what the act calls its units; the table knows when None. `table` names acts
    and fields; the corpus's own when None. `amending`: the act changes others, so that units stand
    for its own only where the words say "this". `short_names` are those that the act gives to other
    acts («далее – Закон»).

    A target that the words name but the table does not know has an empty href; nothing is guessed.
    """
    rules = pack(language)
    table = vocabulary() if table is None else table
    read = alike(text, language)
    acts = [*rules.named(read, table, act), *acts_by_id(read, table)]
    acts += mentions(read, language, short_names, acts)
    context = Context(
        text=read,
        printed=text,
        language=language,
        here=here,
        act=act,
        vocabulary=table,
        known=known,
        unit_names=unit_names or table.unit_names(act),
        containers=containers,
        amending=amending,
        named=NamedActs(acts, acts_first=rules.acts_first),
    )
    taken: list[tuple[int, int]] = []
    found: list[Reference] = []
    for rule in rules.rules:
        for reference in rule(context):
            at = bisect_left(taken, (reference.start, reference.end))
            free_before = at == 0 or taken[at - 1][1] <= reference.start
            free_after = at == len(taken) or reference.end <= taken[at][0]
            if free_before and free_after and reference.start < reference.end:
                insort(taken, (reference.start, reference.end))
                found.append(reference)
    return tuple(sorted(found, key=lambda r: r.start))

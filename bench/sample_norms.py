"""Draw the units of a text that are to be annotated with norms, and print a drawn sample.

``python bench/sample_norms.py draw TEXT --lang ru`` prints the units of both halves. Every unit
with words of its own takes part, but chapters, sections, annexes and stubs of repealed units; of
the units that stand in one list at most three, so that a long list does not fill the sample. The
seed is fixed: a text of the same bytes gives the same sample. Units of one list fall into the same
half, since they share their lead-in.

``python bench/sample_norms.py more TEXT --lang ru --beside SAMPLE…`` prints further units, for
tuning alone. None stands in a sample named, and none in a list with a unit of a held half: whoever
tunes by them learns nothing of what is held back. With ``--as OTHER --other-lang kk`` only units
that another text has too take part, so that both languages can be read side by side.

``python bench/sample_norms.py show SAMPLE TEXT`` prints a sample beside the words that it is about:
what a second reader needs.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from akn.provision import Provision, provisions
from kzlegal.corpus import read_source
from kzlegal.evaluation.gold import SPANS, Gold, read_sample
from kzlegal.grammar import alpha3, parse
from kzlegal.norms.vocabulary import bearer_ids

SEED = 20260118
SIZE = 90
MORE = 60
OF_ONE_LIST = 3
BEARERS = Path(__file__).parents[1] / "corpus/vocab/bearers.yaml"
WITHOUT = ("chapter", "section", "attachment")


def units(text: Path, language: str) -> tuple[Provision, ...]:
    """The units of a text."""
    source = read_source(text)
    parsed = parse(source, alpha3(language), generated=date(2026, 1, 1))
    return provisions(parsed.document)


def lists(pool: Sequence[Provision]) -> dict[str, list[str]]:
    """The units that take part, by the unit that they stand in."""
    by_parent: dict[str, list[str]] = defaultdict(list)
    for unit in pool:
        if unit.own_text and unit.status != "removed" and unit.name not in WITHOUT:
            by_parent[unit.ancestors[-1] if unit.ancestors else ""].append(unit.eid)
    return by_parent


def _chosen(rng: random.Random, by_parent: Mapping[str, Sequence[str]], size: int) -> set[str]:
    candidates = [
        eid
        for members in by_parent.values()
        for eid in rng.sample(members, min(OF_ONE_LIST, len(members)))
    ]
    return set(rng.sample(candidates, min(size, len(candidates))))


def further(
    pool: Sequence[Provision],
    samples: Iterable[Gold],
    other: Collection[str] | None = None,
    size: int = MORE,
    seed: int = SEED,
) -> list[str]:
    """The eIds of further units for tuning, in the order of the text.

    `other` holds the eIds that another text has; units that it lacks take no part.
    """
    known = {eid: gold.half for gold in samples for eid in gold.units}
    free: dict[str, list[str]] = {}
    for parent, members in lists(pool).items():
        # the lead-in of a list that is held back would give its items away
        if known.get(parent) == "held" or any(known.get(eid) == "held" for eid in members):
            continue
        free[parent] = [
            eid for eid in members if eid not in known and (other is None or eid in other)
        ]
    chosen = _chosen(random.Random(seed), free, size)
    return [unit.eid for unit in pool if unit.eid in chosen]


def drawn(
    pool: Sequence[Provision], seed: int = SEED, size: int = SIZE
) -> tuple[list[str], list[str]]:
    """The eIds of the tuning half and of the held half, each in the order of the text."""
    rng = random.Random(seed)
    by_parent = lists(pool)
    chosen = _chosen(rng, by_parent, size)
    groups = [[eid for eid in members if eid in chosen] for members in by_parent.values()]
    groups = [group for group in groups if group]
    rng.shuffle(groups)
    halves: tuple[set[str], set[str]] = (set(), set())
    for group in groups:
        min(halves, key=len).update(group)
    order = [unit.eid for unit in pool]
    tune, held = ([eid for eid in order if eid in half] for half in halves)
    return tune, held


def draw(text: Path, language: str) -> None:
    """Print the units of both halves."""
    for name, half in zip(("tune", "held"), drawn(units(text, language)), strict=True):
        print(f"{name}: {len(half)}")
        for eid in half:
            print(f"  {eid}")


def show(sample: Path, text: Path) -> None:
    """Print each annotated unit with its lead-in, its words and the words that the spans mark."""
    gold = read_sample(sample, bearer_ids(BEARERS))
    by_eid = {unit.eid: unit for unit in units(text, gold.language)}
    norms = {eid: [n for n in gold.norms if n.eid == eid] for eid in gold.units}
    for eid, unit in by_eid.items():
        if eid not in norms:
            continue
        for around in filter(None, (by_eid[a].own_text for a in unit.ancestors)):
            print(f"    {around}")
        print(f"{eid}: {unit.own_text}")
        for norm in norms[eid]:
            print(f"  = {norm.type} ({', '.join(norm.bearer)})")
            for name in SPANS:
                for start, end in getattr(norm, name):
                    print(f"    {name}: {unit.own_text[start:end]}")
        if not norms[eid]:
            print("  = no norm")
        print()


def main() -> None:
    """Print what is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    commands = arguments.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("text", type=Path)
    drawing.add_argument("--lang", required=True)
    adding = commands.add_parser("more")
    adding.add_argument("text", type=Path)
    adding.add_argument("--lang", required=True)
    adding.add_argument("--beside", type=Path, nargs="*", default=[])
    adding.add_argument("--as", dest="other", type=Path)
    adding.add_argument("--other-lang")
    adding.add_argument("--size", type=int, default=MORE)
    showing = commands.add_parser("show")
    showing.add_argument("sample", type=Path)
    showing.add_argument("text", type=Path)
    asked = arguments.parse_args()
    if asked.command == "draw":
        draw(asked.text, asked.lang)
    elif asked.command == "more":
        samples = [read_sample(path, bearer_ids(BEARERS)) for path in asked.beside]
        other = None
        if asked.other is not None:
            both = units(asked.other, asked.other_lang or asked.lang)
            other = {unit.eid for unit in both if unit.own_text}
        for eid in further(units(asked.text, asked.lang), samples, other, asked.size):
            print(eid)
    else:
        show(asked.sample, asked.text)


if __name__ == "__main__":
    main()

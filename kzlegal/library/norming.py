"""Owns the check of the curated norms against the editions that they quote, and their cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from akn.problem import Problem
from akn.provision import Provision, provisions
from kzlegal.assess import Covered, coverage, load_cases
from kzlegal.norms import NormFile, check_anchors, uncovered

if TYPE_CHECKING:
    from kzlegal.library import Library


def norm_coverage(library: Library) -> tuple[tuple[Covered, ...], int]:
    """Run the curated cases of every act: which norms they settle and how, and how many ran."""
    paths = sorted((library.corpus.root / "cases").glob("*.yaml"))
    cases = [case for path in paths for case in load_cases(path, library.catalogue)]
    return coverage(library.norms, cases), len(cases)


def without_norm(library: Library, file: NormFile) -> dict[str, str]:
    """Give every unit of an act that holds no norm, with the reason, in document order.

    A unit that has no words of its own, such as a heading, is not named in the norm file; its
    reason is that. A unit that lacks a reason is left out here and is a problem (NORM015).
    """
    act = library.act(file.act)
    edition = library.edition(act, act.languages[0], file.applies_from)
    held = {norm.eid for norm in file.norms}
    wholes = {k.removesuffix("*"): why for k, why in file.without_norm.items() if k.endswith("*")}
    found: dict[str, str] = {}
    for unit in provisions(edition.document):
        if not unit.eid or unit.eid in held:
            continue
        above = [why for start, why in wholes.items() if f"{unit.eid}__".startswith(start)]
        if unit.eid in file.without_norm:
            found[unit.eid] = file.without_norm[unit.eid]
        elif above:
            found[unit.eid] = above[0]
        elif not _speaks(unit):
            found[unit.eid] = "a heading or number alone; its norms stand in the units below"
    return found


def norm_problems(library: Library) -> tuple[Problem, ...]:
    """Give every fault of the curated norms that the texts show.

    A norm's unit and quotes must stand in our edition of the day from which its file applies, in
    every language held; every unit with words of its own must hold a norm or a reason why not; and
    every unit that a fact names as its basis must exist. Faults inside the files themselves are
    raised when they are loaded (NormsError, CatalogueError).
    """
    return tuple(_problems(library))


def _problems(library: Library) -> Iterator[Problem]:
    known: dict[str, set[str]] = {}
    for file in library.norm_files:
        act = library.act(file.act)
        texts: dict[tuple[str, str], str] = {}
        units: dict[str, Provision] = {}
        for language in act.languages:
            edition = library.edition(act, language, file.applies_from)
            for unit in provisions(edition.document):
                texts[language, unit.eid] = unit.text
                units.setdefault(unit.eid, unit)
        known[file.slug] = set(units)
        yield from check_anchors(file.norms, texts)
        yield from _without_reason(file, units)
    yield from _basis(library, known)


def _without_reason(file: NormFile, units: dict[str, Provision]) -> Iterator[Problem]:
    speaking = [unit.eid for unit in units.values() if _speaks(unit)]
    for eid in uncovered(file.norms, file.without_norm, speaking):
        message = f"{file.slug}: the unit {eid} holds neither a norm nor a reason why not"
        hint = "write its norm, or the reason under without_norm"
        yield Problem("NORM015", message, path=file.path, eid=eid, hint=hint)
    for name, line in file.reason_lines.items():
        if name.removesuffix("__*") not in units:
            message = f"{file.slug}: without_norm names {name}, which the edition does not have"
            hint = "correct the eid"
            yield Problem("NORM007", message, path=file.path, line=line, eid=name, hint=hint)


def _speaks(unit: Provision) -> bool:
    # A heading is no rule: containers, and articles whose words all stand in their points.
    return bool(unit.own_text) and unit.name not in ("chapter", "part")


def _basis(library: Library, known: dict[str, set[str]]) -> Iterator[Problem]:
    catalogue = library.catalogue
    main = library.acts[0].slug
    for fact in catalogue.facts:
        named = [(main, eid) for eid in fact.basis]
        named += [(slug, eid) for slug, _, eid in (u.partition("/") for u in fact.elsewhere)]
        for slug, eid in named:
            if eid not in known.get(slug, ()):
                message = f"the basis of {fact.id} is no unit that is held: {slug}/{eid}"
                hint = "name a unit of an act with norms"
                yield Problem("NORM007", message, path=catalogue.path, line=fact.line, hint=hint)

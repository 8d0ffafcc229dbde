"""Owns the reading of norm files and of the bearer vocabulary, each fault with file and line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from akn.problem import Problem
from kzlegal.norms.check import check_links
from kzlegal.norms.condition import ALWAYS, NEVER, AnyOf, Condition
from kzlegal.norms.facts import (
    LANGUAGES,
    Catalogue,
    Translated,
    load_facts,
    translated,
)
from kzlegal.norms.model import (
    CONNECTIVES,
    NORM_TYPES,
    STATUSES,
    Anchor,
    Bearer,
    Connective,
    Norm,
    NormFile,
    NormsError,
    NormType,
    SourceStatus,
)
from kzlegal.norms.nodes import Node, file_text, read_nodes
from kzlegal.norms.penalty import Penalty, read_penalty
from kzlegal.norms.trees import near, read_condition

NORM_KEYS = frozenset(
    (
        *("id", "eid", "type", "bearer", "connective", "bearer_implied", "counterparty"),
        *("concerns", "action", "conditions", "exceptions", "fulfilment", "bans", "deadline"),
        *("frequency", "from", "until", "status", "why", "anchors", "divergence", "sanctions"),
        *("delegates", "not_assessed", "object", "penalty"),
    )
)
"""Every key that a norm may have; docs/norms.md says what each means."""


def load_norms(path: Path) -> tuple[Norm, ...]:
    """Read the norms of one file, or of every file under ``norms/`` of a corpus folder.

    The facts catalogue and the bearer vocabulary are taken from the same corpus. Raises NormsError
    with every fault, or CatalogueError, where anything is broken: nothing is half loaded.
    """
    return tuple(norm for file in load_norm_files(path) for norm in file.norms)


def load_norm_files(path: Path) -> tuple[NormFile, ...]:
    """Read like `load_norms`, act by act, with the units that hold no norm."""
    root = path if path.is_dir() else path.parent.parent
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    terms = term_ids(root / "terms")
    # All files of the corpus, also where one is asked for: a sanction may stand in another act.
    paths = sorted((root / "norms").glob("*.yaml"))
    paths = paths if path.is_dir() or path in paths else [path]
    files = tuple(read_norms(file_text(p), catalogue, bearers, str(p), terms) for p in paths)
    if problems := check_links(norm for file in files for norm in file.norms):
        raise NormsError(problems)
    return files if path.is_dir() else tuple(f for f in files if f.path == str(path))


def term_ids(folder: Path) -> frozenset[str]:
    """Give the ids of all terms of the glossaries in a folder."""
    return frozenset(
        node.string("id")
        for path in sorted(folder.glob("*.yaml"))
        for node in read_nodes(file_text(path), str(path)).list_at("terms")
    )


def load_bearers(path: Path, catalogue: Catalogue) -> Mapping[str, Bearer]:
    """Read the bearer vocabulary; raises NormsError."""
    reading = _Reading(str(path), catalogue, {})
    bearers: dict[str, Bearer] = {}
    for node in read_nodes(file_text(path), str(path)).list_at("bearers"):
        if node.get("used_by") is not None:
            continue  # a role of an act whose facts are not declared: no curated norm may name it
        # "nobody" is whom the text names and no profile can be: it opens no gate.
        nobody = node.string("roles") == "nobody"
        roles = NEVER if nobody else reading.condition(node.get("roles")) or ALWAYS
        name = node.string("id")
        label = reading.translated(node, "label")
        bearers[name] = Bearer(name, label, roles, node.string("why"), node.line)
    reading.finish()
    return bearers


def read_norms(
    text: str,
    catalogue: Catalogue,
    bearers: Mapping[str, Bearer],
    path: str = "",
    terms: frozenset[str] | None = None,
) -> NormFile:
    """Read one norm file from its text; raises NormsError with all its faults, or YamlError.

    `terms` are the ids that an object may name; without them objects are not checked. Sanctions are
    links between files and checked by `check_links` when all files are read.
    """
    root = read_nodes(text, path)
    reading = _Reading(path, catalogue, bearers, terms)
    act, slug = root.string("act"), root.string("slug")
    applies_from = reading.date(root, "from") or date.min
    if not act or not slug:
        reading.fault("NORM002", "the file names no act or no slug", root)
    norms: list[Norm] = []
    seen: dict[str, int] = {}
    for node in root.list_at("norms"):
        norm = reading.norm(node, act, slug, applies_from)
        if norm.id in seen:
            message = f"the norm {norm.id} stands twice, first in line {seen[norm.id]}"
            reading.fault("NORM009", message, node)
        seen[norm.id] = norm.line
        norms.append(norm)
    bare = root.get("without_norm")
    pairs = () if bare is None else bare.pairs
    without = {key.text: value.text for key, value in pairs}
    lines = {key.text: key.line for key, _ in pairs}
    for key, value in pairs:
        if not value.text:
            reading.fault("NORM002", f"{key.text} holds no norm and no reason why not", key)
    reading.finish()
    return NormFile(act, slug, applies_from, tuple(norms), without, path, lines)


class _Reading:
    """One pass over one file: collects problems, so that the author sees all of them at once."""

    def __init__(
        self,
        path: str,
        catalogue: Catalogue,
        bearers: Mapping[str, Bearer],
        terms: frozenset[str] | None = None,
    ) -> None:
        self.path = path
        self.terms = terms
        self.catalogue = catalogue
        self.bearers = bearers
        self.problems: list[Problem] = []

    def fault(self, code: str, message: str, node: Node, hint: str = "") -> None:
        self.problems.append(
            Problem(code, message, path=self.path, line=node.line, column=node.column, hint=hint)
        )

    def finish(self) -> None:
        if self.problems:
            raise NormsError(tuple(self.problems))

    def norm(self, node: Node, act: str, slug: str, applies_from: date) -> Norm:
        for key, _ in node.pairs:
            if key.text not in NORM_KEYS:
                hint = near(key.text, NORM_KEYS)
                self.fault("NORM002", f"a norm has no key {key.text!r}", key, hint)
        eid = node.string("eid")
        if not eid:
            self.fault("NORM002", "the norm names no eid", node)
        bearer = self.roles(node, "bearer") or ("none",)
        implied, counterparty = self.roles(node, "bearer_implied"), self.roles(node, "counterparty")
        kind = self.choice(node, "type", NORM_TYPES)
        holders = tuple(b for b in (*bearer, *implied) if b != "none")
        # A right is shown to both sides: who may ask, and who must be ready to answer.
        concerns = self.roles(node, "concerns") or (
            (*holders, *counterparty) if kind == "right" else holders
        )
        exceptions = self.condition(node.get("exceptions"))
        if not (why := node.string("why")):
            self.fault("NORM002", "the norm does not say why it is read so", node)
        name = node.string("id") or f"{slug}/{eid}"
        if not name.startswith(f"{slug}/"):
            self.fault("NORM002", f"the id {name!r} does not begin with its act: {slug}/", node)
        return Norm(
            id=name,
            act=act,
            eid=eid,
            type=cast(NormType, kind),
            bearer=bearer,
            connective=cast(Connective, self.choice(node, "connective", CONNECTIVES, "none")),
            bearer_implied=implied,
            counterparty=counterparty,
            concerns=concerns,
            action=self.translated(node, "action"),
            object=self.objects(node),
            bears=self.gate(holders) if holders else None,
            gate=self.gate(concerns),
            conditions=self.condition(node.get("conditions")),
            exceptions=exceptions,
            fulfilment=self.condition(node.get("fulfilment")),
            bans=kind == "prohibition" or node.string("bans") == "yes",
            deadline=node.string("deadline"),
            frequency=node.string("frequency"),
            applies_from=self.date(node, "from") or applies_from,
            applies_until=self.date(node, "until"),
            status=cast(SourceStatus, self.choice(node, "status", STATUSES)),
            why=why,
            anchors=self.anchors(node, eid),
            divergence=node.string("divergence"),
            sanctions=node.strings("sanctions"),
            penalty=self.penalty(node, kind),
            delegates=node.strings("delegates"),
            not_assessed=node.string("not_assessed"),
            path=self.path,
            line=node.line,
        )

    def gate(self, concerns: tuple[str, ...]) -> Condition:
        known = [self.bearers[b].roles for b in concerns if b in self.bearers]
        parts = tuple(dict.fromkeys(roles for roles in known if roles != NEVER))
        if known and not parts:
            return NEVER
        if not parts or ALWAYS in parts:
            return ALWAYS
        return parts[0] if len(parts) == 1 else AnyOf(parts)

    def roles(self, node: Node, key: str) -> tuple[str, ...]:
        value = node.get(key)
        names = node.strings(key)
        for name in names:
            if name not in self.bearers:
                hint = near(name, self.bearers)
                self.fault("NORM006", f"no bearer is called {name!r}", value or node, hint)
        return names

    def objects(self, node: Node) -> tuple[str, ...]:
        names = node.strings("object")
        for name in names:
            if self.terms is not None and name not in self.terms:
                place = node.get("object") or node
                self.fault("NORM014", f"no term is called {name!r}", place, near(name, self.terms))
        return names

    def penalty(self, node: Node, kind: str) -> Penalty | None:
        value = node.get("penalty")
        if value is None:
            return None
        if kind != "liability":
            self.fault("NORM002", "only a liability norm has a penalty", value, "move it there")
        return read_penalty(value, self.fault)

    def choice(self, node: Node, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        text = node.string(key, default)
        if text not in allowed:
            message = f"{key} cannot be {text!r}" if text else f"the norm has no {key}"
            self.fault("NORM003", message, node.get(key) or node, f"one of: {', '.join(allowed)}")
            return allowed[0]
        return text

    def translated(self, node: Node, key: str) -> Translated:
        result = translated(node.get(key))
        for language in LANGUAGES:
            if not result.get(language):
                self.fault("NORM011", f"{key} is missing in {language}", node)
        return result

    def date(self, node: Node, key: str) -> date | None:
        value = node.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value.text)
        except ValueError:
            self.fault("NORM003", f"{value.text!r} is no date", value, "write it as 2026-01-18")
            return None

    def anchors(self, node: Node, eid: str) -> tuple[Anchor, ...]:
        found: list[Anchor] = []
        value = node.get("anchors")
        for language, given in value.pairs if value is not None else ():
            if language.text not in LANGUAGES:
                self.fault("NORM003", f"{language.text!r} is no language of an anchor", language)
                continue
            for anchor in given.items if given.kind == "list" else (given,):
                # A mapping names the unit where the words stand: the modal of a list stands once.
                quote = anchor.text or anchor.string("quote")
                at = anchor.string("eid", eid) if anchor.kind == "mapping" else eid
                found.append(Anchor(language.text, quote, at, anchor.line))
        return tuple(found)

    def condition(self, node: Node | None) -> Condition | None:
        return read_condition(node, self.catalogue.by_id, self.fault)

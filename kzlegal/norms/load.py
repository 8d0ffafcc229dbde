"""Owns the reading of norm files and of the bearer vocabulary, each fault with file and line."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from akn.problem import Problem
from kzlegal.norms.condition import ALWAYS, All, AnyOf, Condition, Is, Not
from kzlegal.norms.facts import (
    LANGUAGES,
    Catalogue,
    Translated,
    load_facts,
    plain_value,
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

_NORM_KEYS = frozenset(
    (
        *("id", "eid", "type", "bearer", "connective", "bearer_implied", "counterparty"),
        *("concerns", "action", "conditions", "exceptions", "fulfilment", "bans", "deadline"),
        *("frequency", "from", "until", "status", "why", "anchors", "divergence", "sanctions"),
        *("delegates", "not_assessed"),
    )
)


def load_norms(path: Path) -> tuple[Norm, ...]:
    """Read the norms of one file, or of every file under ``norms/`` of a corpus folder.

    The facts catalogue and the bearer vocabulary are taken from the same corpus. Raises NormsError
    with every fault, or CatalogueError, where anything is broken: nothing is half loaded.
    """
    return tuple(norm for file in load_norm_files(path) for norm in file.norms)


def load_norm_files(path: Path) -> tuple[NormFile, ...]:
    """Read like `load_norms`, act by act, with the units that hold no norm."""
    root = path if path.is_dir() else path.parent.parent
    files = sorted((path / "norms").glob("*.yaml")) if path.is_dir() else [path]
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    return tuple(read_norms(file_text(file), catalogue, bearers, str(file)) for file in files)


def load_bearers(path: Path, catalogue: Catalogue) -> Mapping[str, Bearer]:
    """Read the bearer vocabulary; raises NormsError."""
    reading = _Reading(str(path), catalogue, {})
    bearers: dict[str, Bearer] = {}
    for node in read_nodes(file_text(path), str(path)).list_at("bearers"):
        if node.get("used_by") is not None:
            continue  # a role of an act whose facts are not declared: no curated norm may name it
        roles = reading.condition(node.get("roles")) or ALWAYS
        name = node.string("id")
        label = reading.translated(node, "label")
        bearers[name] = Bearer(name, label, roles, node.string("why"), node.line)
    reading.finish()
    return bearers


def read_norms(
    text: str, catalogue: Catalogue, bearers: Mapping[str, Bearer], path: str = ""
) -> NormFile:
    """Read one norm file from its text; raises NormsError with all its faults, or YamlError."""
    root = read_nodes(text, path)
    reading = _Reading(path, catalogue, bearers)
    act, slug = root.string("act"), root.string("slug")
    applies_from = reading.date(root, "from") or date.min
    if not act or not slug:
        reading.fault("NORM002", "the file names no act or no slug", root)
    norms: list[Norm] = []
    lines: dict[str, int] = {}
    for node in root.list_at("norms"):
        norm = reading.norm(node, act, slug, applies_from)
        if norm.id in lines:
            message = f"the norm {norm.id} stands twice, first in line {lines[norm.id]}"
            reading.fault("NORM009", message, node)
        lines[norm.id] = norm.line
        norms.append(norm)
    bare = root.get("without_norm")
    without = {} if bare is None else {key.text: value.text for key, value in bare.pairs}
    reading.finish()
    return NormFile(act, slug, applies_from, tuple(norms), without, path)


class _Reading:
    """One pass over one file: collects problems, so that the author sees all of them at once."""

    def __init__(self, path: str, catalogue: Catalogue, bearers: Mapping[str, Bearer]) -> None:
        self.path = path
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
            if key.text not in _NORM_KEYS:
                hint = near(key.text, _NORM_KEYS)
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
        return Norm(
            id=node.string("id") or f"{slug}/{eid}",
            act=act,
            eid=eid,
            type=cast(NormType, kind),
            bearer=bearer,
            connective=cast(Connective, self.choice(node, "connective", CONNECTIVES, "none")),
            bearer_implied=implied,
            counterparty=counterparty,
            concerns=concerns,
            action=self.translated(node, "action"),
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
            delegates=node.strings("delegates"),
            not_assessed=node.string("not_assessed"),
            path=self.path,
            line=node.line,
        )

    def gate(self, concerns: tuple[str, ...]) -> Condition:
        known = [self.bearers[b].roles for b in concerns if b in self.bearers]
        parts = tuple(dict.fromkeys(known))
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
        """Read a tree: ``all``, ``any``, ``not`` or one fact with a value or a list of values."""
        if node is None:
            return None
        if node.kind != "mapping" or len(node.pairs) != 1:
            self.fault("NORM003", "a condition is one of: all, any, not, or one fact: value", node)
            return None
        name, value = node.pairs[0]
        match name.text:
            case "all":
                return All(self.parts(value))
            case "any":
                return AnyOf(self.parts(value))
            case "not":
                part = self.condition(value)
                return None if part is None else Not(part)
        return self.leaf(name, value)

    def parts(self, node: Node) -> tuple[Condition, ...]:
        read = (self.condition(item) for item in node.items)
        if not node.items:
            self.fault("NORM003", "all and any need a list of conditions", node)
        return tuple(part for part in read if part is not None)

    def leaf(self, name: Node, value: Node) -> Condition | None:
        fact = self.catalogue.by_id.get(name.text)
        if fact is None:
            hint = near(name.text, self.catalogue.by_id)
            self.fault("NORM004", f"no fact is called {name.text!r}", name, hint)
            return None
        texts = [value] if value.kind == "scalar" else list(value.items)
        values = tuple(plain_value(text.text) for text in texts)
        for text, given in zip(texts, values, strict=True):
            if given not in fact.values:
                hint = f"one of: {', '.join(fact.values)}"
                self.fault("NORM005", f"{fact.id} cannot be {given!r}", text, hint)
        return Is(fact.id, values)


def near(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    """Give "did you mean X?" for the nearest known name, or nothing."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {found[0]!r}?" if found else ""

"""Owns what goes into a graph: an act with its texts, glossary and divergences; reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal as Choice

from akn.model import Document
from kzlegal.corpus import Act, data_root
from kzlegal.corpus.table import Pairs
from kzlegal.graph.rdf import GraphError
from kzlegal.norms.nodes import Node, read_nodes
from kzlegal.refs.vocabulary import load_vocabulary, vocabulary

TAGS = {"kaz": "kk", "rus": "ru", "eng": "en"}
"""Language tags of literals (BCP 47) by ISO 639-2 code."""


@dataclass(frozen=True, slots=True)
class ActText:
    """One text of an act: its document, and whether the state issued it (else it is ours)."""

    document: Document
    official: bool = False
    sha256: str = ""
    """Digest of the bytes of its file, hexadecimal; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One term of the glossary of an act."""

    id: str
    labels: tuple[tuple[str, str], ...]
    """(ISO 639-2 language, term)."""
    alternatives: tuple[tuple[str, str], ...]
    """(language, other name)."""
    kind: tuple[str, ...]
    gloss: str
    """What it means, in English."""
    defined_at: str
    """eId of the unit that defines it; empty where none does."""
    first_use: str
    """eId of the unit that uses it first."""

    @property
    def eid(self) -> str:
        """eId of its TLCTerm in documents, as in `kzlegal.refs`."""
        return f"term-{self.id.replace('_', '-')}"

    @property
    def path(self) -> str:
        """Path of its IRI (AKN-NC 4.11), as in `kzlegal.refs`."""
        return f"/akn/ontology/term/kz/{self.id.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Divergence:
    """A difference of substance between the Russian and the Kazakh official text."""

    eids: tuple[str, ...]
    weight: str
    """A: the duty, the ban or its bearer changes; B: scope or attachment changes."""
    rus: str
    kaz: str
    effect: str
    part: str = ""
    """``heading`` where it concerns the heading only."""


EventKind = Choice["executed", "noted"]
"""``executed``: the words that order it are held and a text here has been made by them; ``noted``:
a publisher's note says that it happened, the words that ordered it are not held."""


@dataclass(frozen=True, slots=True)
class Impact:
    """One change that an act makes in another, as an event: what it does to which units, when."""

    event: EventKind
    by: str
    """Work IRI of the amending act; empty where a note names none."""
    provision: str
    """eId of its unit that orders the change; empty where it is not known."""
    units: tuple[str, ...]
    """eIds in the act that is changed, as they are called after it; empty for the whole act."""
    kind: str
    """Id in the scheme ``amendment-kind``: a kind of `akn.modify`, or ``unspecified``."""
    since: date | None
    """First day on which the changed text applies; None where nobody says."""
    until: date | None = None
    """First day on which it applies no more; None for good."""
    part: str = ""
    """Part of the unit that has no eId, e.g. ``heading``; empty for the unit."""
    evidence: str = ""
    """Id in the scheme ``evidence``: how it is known that this act made this change."""
    notes: Pairs = ()
    """Why it is taken so, by language."""
    language: str = ""
    """Language of the text in which it was read, ISO 639-2."""
    texts: tuple[str, ...] = ()
    """Paths of the expressions that have it."""


@dataclass(frozen=True, slots=True)
class ActGraphInput:
    """One version of an act. Texts of one version stand in one named graph, whatever language.

    Glossary, divergences and impacts are of the act and not of the version: of several versions
    it is enough that one has them.
    """

    act: Act
    version: date
    texts: tuple[ActText, ...]
    glossary: tuple[GlossaryTerm, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    impacts: tuple[Impact, ...] = ()


def act_input(
    root: Path,
    act: Act,
    version: date,
    texts: tuple[ActText, ...],
    impacts: tuple[Impact, ...] = (),
) -> ActGraphInput:
    """Join an act and its texts with the glossary and the divergences that the corpus has of it.

    Raises GraphError or YamlError, with file and line, where one of these files is broken.
    """
    glossary = root / "terms" / f"{act.slug}.yaml"
    apart = root / "divergences" / f"{act.slug}.yaml"
    return ActGraphInput(
        act,
        version,
        texts,
        read_glossary(glossary.read_text("utf-8"), str(glossary)) if glossary.is_file() else (),
        read_divergences(apart.read_text("utf-8"), str(apart)) if apart.is_file() else (),
        impacts,
    )


def read_glossary(text: str, path: str = "") -> tuple[GlossaryTerm, ...]:
    """Read a file of ``corpus/terms``. Raises GraphError (GR010) at a term without id or name."""
    found = []
    for node in read_nodes(text, path).list_at("terms"):
        labels = tuple((code, node.string(code)) for code in TAGS if node.string(code))
        if not node.string("id") or not labels:
            raise _broken("a term has no id or no name", node, path)
        aliases = node.get("alias")
        alternatives = [] if aliases is None else [(k.text, v.text) for k, v in aliases.pairs]
        alternatives += [("kaz", name) for name in node.strings("kaz_variants")]
        alternatives += [("eng", name) for name in node.strings("aliases_eng")]
        found.append(
            GlossaryTerm(
                node.string("id"),
                labels,
                tuple(alternatives),
                node.strings("kind"),
                node.string("gloss"),
                node.string("defined_at"),
                node.string("first_use"),
            )
        )
    return tuple(found)


def read_divergences(text: str, path: str = "") -> tuple[Divergence, ...]:
    """Read a file of ``corpus/divergences``. Raises GraphError (GR010) at an incomplete entry."""
    found = []
    for node in read_nodes(text, path).list_at("divergences"):
        values = {key: node.string(key) for key in ("weight", "rus", "kaz", "effect")}
        absent = [key for key, value in values.items() if not value]
        if absent or not node.strings("eids"):
            raise _broken(f"a divergence lacks {', '.join(absent) or 'eids'}", node, path)
        found.append(Divergence(node.strings("eids"), **values, part=node.string("part")))
    return tuple(found)


def cited_labels(root: Path) -> dict[str, dict[str, str]]:
    """Give the names by language of what acts refer to, by IRI; of ``vocab/legislation.yaml``."""
    # The table of the program's own corpus has mostly been read already.
    own = root == data_root()
    table = vocabulary() if own else load_vocabulary(root / "vocab" / "legislation.yaml")
    return {iri: dict(entry.labels) for iri, entry in sorted(table.by_iri().items())}


def _broken(message: str, node: Node, path: str) -> GraphError:
    return GraphError("GR010", message, path=path, line=node.line, hint="complete the entry")

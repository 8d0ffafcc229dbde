"""Owns Names: the IRIs that kzlegal gives to acts, units, norms and concepts, below one base.

A hash leads to a term of the vocabulary (``…/ns#Norm``), a slash to a thing (``…/id/role/owner``).
Acts, texts and units keep their Akoma Ntoso path: ``…/akn/kz/act/2025-11-17/230-VIII/~art_5``, so
that a server whose address is the base answers at the very IRIs of its graph.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field

from kzlegal.graph.rdf import PREFIXES, GraphError, Iri, Namespace

BASE = "https://w3id.org/kzlegal/"
"""The base of the published graph. It is not registered and does not resolve yet."""

_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\#?%]")
_DIGEST = 20


def _safe(segment: str) -> str:
    if _UNSAFE.search(segment) is None:
        return segment
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8")), segment)


@dataclass(frozen=True, slots=True)
class Names:
    """The naming below one base, an absolute IRI that ends in a slash; else GraphError (GR002)."""

    base: str = BASE
    ns: Namespace = field(init=False, repr=False, compare=False)
    """The terms of the kzlegal vocabulary."""

    def __post_init__(self) -> None:
        Iri(self.base)
        if not self.base.endswith("/") or "#" in self.base or "?" in self.base:
            raise GraphError("GR002", f"the base '{self.base}' does not end in a slash")
        object.__setattr__(self, "ns", Namespace(f"{self.base}ns#"))

    def akn(self, path: str) -> Iri:
        """Give the IRI of an Akoma Ntoso path that begins with ``/akn/``."""
        return Iri(self.base + _safe(path.removeprefix("/")))

    def unit(self, path: str, eid: str) -> Iri:
        """Give the IRI of a unit of a work or of an expression; of the whole for an empty eId."""
        return self.akn(f"{path}/~{eid}" if eid else path)

    def thing(self, kind: str, *parts: str) -> Iri:
        """Give the IRI of a thing that has an id: ``…/id/role/owner``."""
        return Iri(f"{self.base}id/{'/'.join(_safe(p) for p in (kind, *parts))}")

    def content(self, kind: str, *parts: str) -> Iri:
        """Give the IRI of a thing that has no id: it is named by a digest of what it says."""
        said = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
        return self.thing(kind, hashlib.sha256(said.encode("ascii")).hexdigest()[:_DIGEST])

    def value(self, fact: str, value: str) -> Iri:
        """Give the concept of a fact's value; plain answers are shared by all facts."""
        plain = value in ("yes", "no", "not_applicable")
        return self.thing("answer", value) if plain else self.thing("value", fact, value)

    def graph(self, name: str) -> Iri:
        """Give the IRI of a named graph."""
        return Iri(f"{self.base}graph/{_safe(name.removeprefix('/akn/'))}")

    def prefixes(self) -> dict[str, str]:
        """Give all prefixes by name: those of others, ours, and two for ids in queries."""
        own = {
            "kz": self.ns.value,
            "fact": f"{self.base}id/fact/",
            "role": f"{self.base}id/role/",
        }
        return dict(sorted((PREFIXES | own).items()))

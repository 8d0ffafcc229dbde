"""Owns what the laws say: source files, our editions, the manifest, imported official texts."""

from __future__ import annotations

from kzlegal.corpus.act import Act, Change, Edition, Extract, Missing
from kzlegal.corpus.adilet import AdiletId, AdiletIdError, adilet_id
from kzlegal.corpus.corpus import Corpus
from kzlegal.corpus.fetch import FetchError, fetch
from kzlegal.corpus.fingerprint import (
    Comparison,
    Fingerprints,
    compare,
    fingerprints,
    read_fingerprints,
    write_fingerprints,
)
from kzlegal.corpus.imported import Imported, Store
from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.manifest import Manifest, ManifestError, act_from_adilet
from kzlegal.corpus.read import read_source
from kzlegal.corpus.roots import CorpusError, cache_dir, data_root, user_data
from kzlegal.corpus.source import Block, Cell, Link, SourceDocument

__all__ = [
    "LIMITS",
    "Act",
    "AdiletId",
    "AdiletIdError",
    "Block",
    "Cell",
    "Change",
    "Comparison",
    "Corpus",
    "CorpusError",
    "Edition",
    "Extract",
    "FetchError",
    "Fingerprints",
    "Imported",
    "Limits",
    "Link",
    "Manifest",
    "ManifestError",
    "Missing",
    "SourceDocument",
    "SourceError",
    "Store",
    "act_from_adilet",
    "adilet_id",
    "cache_dir",
    "compare",
    "data_root",
    "fetch",
    "fingerprints",
    "read_fingerprints",
    "read_source",
    "user_data",
    "write_fingerprints",
]

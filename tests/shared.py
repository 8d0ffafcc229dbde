"""Where the shared test texts lie, and the mark for tests that need them."""

from __future__ import annotations

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared"
SHARED: Path | None = _BESIDE if (_BESIDE / "texts").is_dir() else None
"""Folder with official texts and evaluation sets; None on a machine that does not have it."""

needs_texts = pytest.mark.skipif(
    SHARED is None, reason="needs the shared official texts, which are not on this machine"
)

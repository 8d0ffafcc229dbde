"""Owns the places on disk: the corpus that ships with the program, the user's data, the cache."""

from __future__ import annotations

import os
from pathlib import Path

from akn.problem import LegalTextError, Problem

_PACKAGE = Path(__file__).resolve().parent.parent


class CorpusError(LegalTextError):
    """Data of the corpus or of the user's folder that is absent or cannot be used."""

    def __init__(self, code: str, message: str, *, path: str = "", hint: str = "") -> None:
        super().__init__(Problem(code, message, path=path, hint=hint))


def data_root() -> Path:
    """Give the folder of the corpus: ``KZLEGAL_CORPUS``, the checkout's, or the one in the wheel.

    In a checkout (an editable install included) ``corpus/`` beside the package wins over a copy
    that the build may have left in the package. Raises CorpusError where no folder has a manifest.
    """
    named = os.environ.get("KZLEGAL_CORPUS")
    places = [Path(named)] if named else [_PACKAGE.parent / "corpus", _PACKAGE / "_corpus"]
    for place in places:
        if (place / "manifest.toml").is_file():
            return place
    hint = (
        "KZLEGAL_CORPUS must name a folder with a manifest.toml"
        if named
        else "install kzlegal again, or set KZLEGAL_CORPUS to the folder of the corpus"
    )
    raise CorpusError("COR001", "there is no corpus here", path=str(places[0]), hint=hint)


def user_data() -> Path:
    """Give the folder of imported official texts: ``KZLEGAL_DATA`` or the system's place."""
    named = os.environ.get("KZLEGAL_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_dir

    return Path(user_data_dir("kzlegal", appauthor=False))


def cache_dir() -> Path:
    """Give the folder of things that can be made again: ``KZLEGAL_CACHE`` or the system's place."""
    named = os.environ.get("KZLEGAL_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("kzlegal", appauthor=False))

"""Owns the door to the HTTP API: `kzlegal._api` in a wheel, `api/` in a checkout."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_api() -> ModuleType:
    """Give the API package.

    In a checkout the folder ``api/`` beside the package is loaded by its place, never by its name:
    the working folder may hold a foreign package called ``api``.
    """
    here = Path(__file__).resolve().parent.parent.parent / "api" / "__init__.py"
    checkout = here.is_file() and (here.parent.parent / "kzlegal" / "cli").is_dir()
    if not checkout:
        return importlib.import_module("kzlegal._api")
    name = "kzlegal._api"
    spec = importlib.util.spec_from_file_location(
        name, here, submodule_search_locations=[str(here.parent)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module

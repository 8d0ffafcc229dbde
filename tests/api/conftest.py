"""The real library behind the app: our editions, no vectors, a fixed day."""

from __future__ import annotations

import warnings
from datetime import date

import pytest

import api
import kzlegal.library.indexing
from kzlegal.library import Library

with warnings.catch_warnings():
    # Starlette would have its test client run on httpx2, which httpx is to become.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

TODAY = date(2026, 11, 24)
NO_ENGINE = "the embedding engine is not installed, so search goes by words only"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("api")
    opened = Library.open(today=TODAY, user=folder / "user", cache=folder / "cache")
    with pytest.MonkeyPatch.context() as patch:
        # Only while the index is made: other tests of this process want the engine.
        # Patched where it is called: another test may have loaded that module before.
        patch.setattr(kzlegal.library.indexing, "default_embedder", lambda: (None, NO_ENGINE))
        opened.index()
    return opened


@pytest.fixture(scope="session")
def client(library: Library) -> TestClient:
    app = api.create_app(library, today=lambda: TODAY)
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)

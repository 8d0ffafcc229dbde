"""Gives the tests of norms the corpus, and the text of our editions unit by unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kzlegal.norms import (
    Bearer,
    Catalogue,
    Norm,
    NormFile,
    load_bearers,
    load_facts,
    load_norm_files,
)

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
_ARTICLE = re.compile(r"(?:Статья|Article) (\d+)\.|(\d+)-бап\.")
_CHAPTER = re.compile(r"(?:Глава|Chapter|CHAPTER) \d+\.|\d+-тарау\.")


def edition_texts(language: str) -> dict[tuple[str, str], str]:
    """Read an edition: (language, eId) -> the unit's whole text, what stands below it included.

    Independent of the grammar on purpose: it knows only blocks, numbers and this law's shape.
    """
    texts: dict[tuple[str, str], str] = {}
    article = para = ""
    count = {"subpara": 0, "al": 0}
    body = (CORPUS / "editions" / f"230-VIII.{language}.txt").read_text("utf-8")
    for block in (b for b in body.split("\n\n") if b.strip()):
        block = block.strip()
        if match := _ARTICLE.match(block):
            article, para = f"art_{match[1] or match[2]}", ""
            count = {"subpara": 0, "al": 0}
            texts[language, article] = ""
            continue
        if not article or _CHAPTER.match(block):
            continue
        if match := re.match(r"(\d+)\. ", block):
            para, count = f"{article}__para_{match[1]}", {"subpara": 1, "al": 1}
            unit = para
        elif match := re.match(r"(\d+)\) ", block):
            unit = f"{para or article}__point_{match[1]}"
        elif not para:
            unit = article
        else:
            kind = "al" if texts[language, para].rstrip().endswith((":", ";")) else "subpara"
            count[kind] += 1
            unit = f"{para}__{kind}_{count[kind]}"
        for place in {unit, para or article, article}:
            texts[language, place] = f"{texts.get((language, place), '')}\n{block}".strip()
    return texts


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_facts(CORPUS / "facts.yaml")


@pytest.fixture(scope="session")
def bearers(catalogue: Catalogue) -> dict[str, Bearer]:
    return dict(load_bearers(CORPUS / "vocab" / "bearers.yaml", catalogue))


@pytest.fixture(scope="session")
def files() -> dict[str, NormFile]:
    return {file.slug: file for file in load_norm_files(CORPUS)}


@pytest.fixture(scope="session")
def norms(files: dict[str, NormFile]) -> tuple[Norm, ...]:
    return tuple(norm for file in files.values() for norm in file.norms)


@pytest.fixture(scope="session")
def file(files: dict[str, NormFile]) -> NormFile:
    return files["230-VIII"]


@pytest.fixture(scope="session")
def texts() -> dict[tuple[str, str], str]:
    return {k: v for language in ("rus", "kaz", "eng") for k, v in edition_texts(language).items()}

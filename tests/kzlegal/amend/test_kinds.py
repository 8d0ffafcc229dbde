"""Every kind of instruction has its page: a docstring, and a spec in each language."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import get_args

import pytest

from kzlegal.amend.clause import Kind
from kzlegal.amend.kinds import KINDS
from kzlegal.amend.model import KindName

SPECS = Path(__file__).parents[2] / "spec" / "amend"


def test_every_kind_of_the_model_is_read() -> None:
    assert {kind.name for kind in KINDS} == set(get_args(KindName))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_page(kind: Kind) -> None:
    page = importlib.import_module(f"kzlegal.amend.kinds.{kind.name}").__doc__ or ""
    assert re.search(r"\(I\d+|^\w.*\.$", page, re.M)
    for language in ("ru: ", "kk: "):
        assert language in page, f"no example after «{language}»"


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_spec(kind: Kind, language: str) -> None:
    spec = (SPECS / language / f"{kind.name}.md").read_text("utf-8")
    expected = "".join(re.findall(r"^```instructions\n(.*?)^```$", spec, re.M | re.S))
    assert re.search(rf"^{kind.name} \(I\d+\) ", expected, re.M)

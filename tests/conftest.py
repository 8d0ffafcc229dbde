"""Puts the tests folder on the path and runs the Markdown specs under tests/spec.

Each heading of a spec is one test: an input block with its language, then the expected block::

    ```text ru        <- what the legislator wrote, in our words
    ```outline        <- what the grammar makes of it (`spec_runner`)
    ```instructions   <- what the reader of amending acts makes of it (`amend_spec_runner`)
    ```targets        <- or: where its references lead (`reference_spec`)
    ```norms          <- or: the norms that extraction finds in it (`extract_spec`)

In an input block ``⍽`` is a no-break space. ``pytest --update-specs`` rewrites the expected
blocks; read the difference before you commit it.

Properties run under the hypothesis profile ``quick``; ``pytest --hypothesis-profile=deep`` by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from amend_spec_runner import instructions
from evidence_spec_runner import commencement, evidence
from execute_spec_runner import executed
from extract_spec import norms
from modify_spec import amended
from reference_spec import targets
from spec_runner import outline

settings.register_profile(
    "quick", max_examples=30, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.register_profile(
    "deep", max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")

HEADING = re.compile(r"^#+ (?P<title>.+)$", re.M)
BLOCK = re.compile(r"^```(?P<kind>\w+) ?(?P<argument>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
NO_BREAK_SPACE = "⍽"
KNOWN_FAULT = "(known fault"
"""In a title: the block shows what is right, not what comes; the day it comes the test says so."""

PRODUCERS: dict[str, Callable[[str, str], str]] = {
    "outline": outline,
    "after": amended,
    "amended": executed,
    "instructions": instructions,
    "targets": targets,
    "commencement": commencement,
    "evidence": evidence,
    "norms": norms,
}
"""Kind of expected block to what makes it from the input and its language."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-specs", action="store_true", help="rewrite expected blocks")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix == ".md" and "spec" in file_path.parts:
        return SpecFile.from_parent(parent, path=file_path)
    return None


class SpecFile(pytest.File):
    """One Markdown file; every heading with two blocks is a test."""

    def collect(self) -> Iterator[SpecItem]:
        source = self.path.read_text("utf-8")
        heads = [*HEADING.finditer(source)]
        ends = [head.start() for head in heads[1:]] + [len(source)]
        for head, end in zip(heads, ends, strict=True):
            blocks = [*BLOCK.finditer(source, head.end(), end)]
            if not blocks:
                continue
            if len(blocks) % 2:
                raise self.CollectError(f"{self.path.name}: «{head['title']}» lacks a block")
            for n in range(0, len(blocks), 2):
                given, expected = blocks[n : n + 2]
                name = head["title"] if len(blocks) == 2 else f"{head['title']} {n // 2 + 1}"
                item = SpecItem.from_parent(self, name=name)
                item.given, item.expected = given, expected
                if KNOWN_FAULT in name:
                    item.add_marker(pytest.mark.xfail(strict=True, raises=AssertionError))
                yield item


class SpecItem(pytest.Item):
    """One input and what it must give."""

    given: re.Match[str]
    expected: re.Match[str]

    def runtest(self) -> None:
        text = self.given["body"].replace(NO_BREAK_SPACE, "\u00a0")
        got = PRODUCERS[self.expected["kind"]](text, self.given["argument"])
        if got == self.expected["body"]:
            return
        if self.config.getoption("--update-specs") and KNOWN_FAULT not in self.name:
            self._accept(got)
            return
        raise AssertionError(f"expected:\n{self.expected['body']}\ngot:\n{got}")

    def _accept(self, got: str) -> None:
        """Put what we produce in place of what was expected."""
        block = f"```{self.expected['kind']}\n{got}```"
        before, given, after = self.path.read_text("utf-8").partition(self.given[0])
        self.path.write_text(before + given + after.replace(self.expected[0], block, 1), "utf-8")

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        if excinfo.errisinstance(AssertionError):
            return str(excinfo.value)
        return str(excinfo.getrepr(style="short"))

    def reportinfo(self) -> tuple[Path, int, str]:
        line = self.given.string[: self.given.start()].count("\n")
        return self.path, line, self.name

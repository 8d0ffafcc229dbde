"""The documentation against the code: problem codes, commands, links."""

from __future__ import annotations

import ast
import difflib
import re
from pathlib import Path

import cli_reference
import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/problems.md", "docs/problems-akn.md", "docs/check.md")
CODE = re.compile(r"[A-Z]{2,4}\d{3}")
ENTRY = re.compile(r"^(?:#+ |\| )`?([A-Z]{2,4}\d{3})`?(?: |$)", re.MULTILINE)


def codes_in(source: str) -> set[str]:
    """Give the problem codes of a module: string literals that are a code and nothing else."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def used() -> dict[str, str]:
    """Give every code with a file that uses it."""
    found: dict[str, str] = {}
    for package in ("akn", "kzlegal", "api"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for code in codes_in(path.read_text("utf-8")):
                found.setdefault(code, path.relative_to(ROOT).as_posix())
    return found


def documented() -> list[str]:
    return [
        code
        for page in PAGES
        if (ROOT / page).is_file()
        for code in ENTRY.findall((ROOT / page).read_text("utf-8"))
    ]


def test_codes_are_found_in_calls_and_not_in_words() -> None:
    assert codes_in('fault("KZ101", "see KZ102 above")\n"""KZ103: text."""') == {"KZ101"}


def test_every_problem_code_is_explained() -> None:
    missing = {code: path for code, path in used().items() if code not in documented()}
    assert missing == {}


def test_every_explained_code_exists_and_is_explained_once() -> None:
    explained = documented()
    assert sorted(set(explained) - used().keys()) == []
    assert sorted({code for code in explained if explained.count(code) > 1}) == []


def test_every_command_has_help_with_an_example() -> None:
    listed = dict(cli_reference.commands(cli_reference.group()))
    assert len(listed) > 10
    for name, text in listed.items():
        # The group itself lists its commands; they carry the examples.
        if "Commands:" in text:
            continue
        assert re.search(rf"^\s*\$?\s*{name}\b", text, re.MULTILINE), f"{name}: no example"


def test_the_page_of_commands_is_current() -> None:
    held = cli_reference.PAGE.read_text("utf-8").splitlines()
    lines = difflib.ndiff(held, cli_reference.page().splitlines())
    changed = [line for line in lines if line[0] in "+-"]
    assert not changed, "docs/cli.md is not what --help says now: run `make docs`"


def test_the_architecture_page_names_every_module() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    modules = [
        f"{package}.{path.stem}"
        for package in ("akn", "kzlegal")
        for path in sorted((ROOT / package).iterdir())
        if not path.name.startswith(("_", "."))
        and (path.suffix == ".py" or (path / "__init__.py").is_file())
    ]
    assert len(modules) > 20
    assert [name for name in modules if f"`{name}`" not in page] == []


def markdown() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", markdown(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:|#", target):
            continue
        if not (page.parent / target.split("#")[0]).exists():
            broken.append(target)
    assert broken == []

"""Rules that hold for the repository as a whole, read from its tracked files."""

from __future__ import annotations

import re
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("akn", "kzlegal", "api")
MAX_LINES = 400

LONG_FILES = {
    "akn/html.py": "one table of elements with one visitor; the parts call each other",
    "akn/uri.py": "one grammar: parser and printer of the same parts, read side by side",
}
"""Files allowed to be longer, with the reason."""

BANNED_MODULES = re.compile(r"^(utils?|helpers?|common|misc|base|managers?|processors?)$")
BANNED_CLASSES = re.compile(r"^\s*class\s+(\w*(?:Manager|Helper|Processor|Utils?))\b", re.MULTILINE)

MACHINE_PATH = re.compile(r"(?<![\w.<-])/(?:work|root|tmp|home/\w+|Users/\w+)/[\w.-]+")
REGISTRY_HOST = re.compile(
    r"\b(?:[\w-]+\.)*(?:pypi\.org|pythonhosted\.org|download\.pytorch\.org|artifactory[\w.-]*"
    r"|nexus\.[\w.-]+)\b|--(?:extra-)?index-url[ =]"
)


def is_git_checkout() -> bool:
    return (ROOT / ".git").exists()


def tracked() -> list[Path]:
    """Give the files that are or would be committed."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def sources() -> list[Path]:
    return sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def text_of(path: Path) -> str | None:
    """Give a file's text; None for a binary file."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_check() -> None:
    for package in PACKAGES:
        assert (ROOT / package / "__init__.py").is_file()


def test_files_are_short_enough_to_read() -> None:
    lengths = {name(p): len(p.read_text("utf-8").splitlines()) for p in sources()}
    too_long = {n: count for n, count in lengths.items() if count > MAX_LINES}
    assert too_long.keys() - LONG_FILES.keys() == set(), too_long
    assert LONG_FILES.keys() - lengths.keys() == set(), "no such file"


def test_modules_are_named_after_what_they_own() -> None:
    named = {part for p in sources() for part in (*p.relative_to(ROOT).parts[:-1], p.stem)}
    assert sorted(part for part in named if BANNED_MODULES.match(part)) == []


def test_classes_are_named_in_the_terms_of_the_field() -> None:
    found = [
        f"{name(path)}: {cls}"
        for path in sources()
        for cls in BANNED_CLASSES.findall(path.read_text("utf-8"))
    ]
    assert found == []


def test_every_module_says_first_what_it_is() -> None:
    bare = [
        name(p)
        for p in sources()
        if not p.read_text("utf-8").startswith(('"""', 'r"""')) and p.read_text("utf-8").strip()
    ]
    assert bare == []


def test_every_decision_says_its_status_and_whether_it_is_built() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(page.name[:3]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    assert len(pages) >= 13
    for page in pages:
        text = page.read_text("utf-8")
        assert re.match(rf"# {int(page.name[:3])}\. \S", text), page.name
        for field, values in (
            ("Status", "proposed|accepted|replaced by \\d{3}"),
            ("Built", "yes|partly|no"),
        ):
            pattern = rf"^- \*\*{field}:\*\* (?:{values})\b"
            assert re.search(pattern, text, re.MULTILINE), f"{page.name}: {field}"


def test_ci_runs_the_tests_and_nothing_else() -> None:
    script = ROOT / ".ci/run"
    lines = script.read_text("utf-8").splitlines()
    assert lines == [
        "#!/usr/bin/env bash",
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "make test EXTRAS=dev,models",
    ]
    assert script.stat().st_mode & stat.S_IXUSR


def test_constraints_pin_exactly_and_name_no_place() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    odd = [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line)]
    assert odd == []
    names = [pin.split("==")[0].lower() for pin in pins]
    assert [n for n in names if n.startswith(("nvidia", "triton"))] == []
    assert "torch==2.13.0" in pins


@pytest.mark.skipif(not is_git_checkout(), reason="needs the git checkout")
def test_no_file_names_this_machine_or_a_package_registry() -> None:
    found = []
    for path in tracked():
        # This file has to write down what it looks for.
        if path == Path(__file__).resolve() or (text := text_of(path)) is None:
            continue
        for pattern in (MACHINE_PATH, REGISTRY_HOST):
            found += [f"{name(path)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("see /work/main/akn", True),
        ("open('/tmp/x.xml')", True),
        ("/home/anna/kzlegal", True),
        ("https://example.org/work/main", False),
        ("docs/root/page", False),
        ("/akn/kz/act/2025-11-17/230-VIII", False),
    ],
)
def test_machine_paths_are_recognised(text: str, caught: bool) -> None:
    assert (MACHINE_PATH.search(text) is not None) == caught

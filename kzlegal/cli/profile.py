"""Owns the profile of a call: a YAML file, single facts, and the acts that are asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from kzlegal.assess import Facts
    from kzlegal.library import Library

F = TypeVar("F", bound=Callable[..., object])


def act_option(command: F) -> F:
    """Add the ``--act`` option."""
    return click.option(
        "--act",
        "acts",
        multiple=True,
        metavar="ACT",
        help="Only norms of this act (230-VIII, 94-V …); repeatable.",
    )(command)


def facts_of(library: Library, profile: Path | None, given: tuple[str, ...]) -> Facts:
    """Read the profile of a file with single facts over it. Raises FactsError, KZ011."""
    if profile is None:
        return library.profile(_pairs(given))
    text = file_of(profile)
    if not given:
        return library.profile_yaml(text, str(profile))
    base = library.profile_yaml(text, str(profile))
    declined = dict.fromkeys(base.declined, "unknown")
    return library.profile({**declined, **dict(base.given), **_pairs(given)}, str(profile))


def file_of(path: Path) -> str:
    """Read a UTF-8 file that the user names; raises LegalTextError (KZ011)."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise LegalTextError(
            Problem(
                "KZ011",
                f"the file cannot be read: {reason}",
                path=str(path),
                hint="name a file that exists: a YAML profile, or a receipt",
            )
        ) from None


def _pairs(given: tuple[str, ...]) -> dict[str, object]:
    pairs: dict[str, object] = {}
    for pair in given:
        name, mark, value = pair.partition("=")
        if not mark or not name.strip():
            raise click.BadParameter(f"'{pair}' is not NAME=VALUE", param_hint="--fact")
        pairs[name.strip()] = value.strip()
    return pairs

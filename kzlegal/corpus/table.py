"""Owns Table: the checked reading of one TOML table, each fault a Problem with file and key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from akn.problem import Problem

T = TypeVar("T")
Pairs = tuple[tuple[str, str], ...]
"""Texts by key, in order."""


class Table:
    """A TOML table that is read key by key; what is missing, of a wrong type or unknown is noted.

    A read never raises: it gives an empty value and adds a Problem to the list that all tables of a
    file share, so that one run names every fault.
    """

    def __init__(
        self, values: Mapping[str, object], key: str, path: str, problems: list[Problem]
    ) -> None:
        self._values, self._key, self._path, self._problems = values, key, path, problems
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """Give the full key of an entry, e.g. ``act[0].dates.signed``."""
        return f"{self._key}.{key}" if self._key else key

    def fault(self, key: str, message: str, hint: str = "") -> None:
        """Note a fault of an entry."""
        self._problems.append(
            Problem("COR020", f"{self.at(key)} {message}", path=self._path, hint=hint)
        )

    def text(self, key: str, *, needed: bool = True) -> str:
        """Read a string; empty where it is absent and not needed."""
        value = self._get(key, str, "a string", needed)
        if needed and value == "":
            self.fault(key, "is empty", "write its value")
        return value or ""

    def number(self, key: str) -> int:
        """Read a whole number; 0 where it is absent or wrong."""
        value = self._get(key, int, "a whole number", True)
        return value or 0

    def day(self, key: str, *, needed: bool = True) -> date | None:
        """Read a TOML date (without quotes and without a time)."""
        value = self._get(key, date, "a date such as 2025-11-17, without quotes", needed)
        if isinstance(value, datetime):
            self.fault(key, "has a time of day", "write the date only")
            return None
        return value

    def choice(self, key: str, allowed: tuple[str, ...], *, needed: bool = True) -> str:
        """Read one word of a closed list."""
        value = self.text(key, needed=needed)
        if value and value not in allowed:
            near = difflib.get_close_matches(value, allowed, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"one of: {', '.join(allowed)}"
            self.fault(key, f"is '{value}', which is not in the list", hint)
            return ""
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Read a list of strings; absent gives none."""
        value = self._get(key, list, "a list of strings", False) or []
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) != len(value):
            self.fault(key, "holds something that is not a string")
        return found

    def by_language(self, key: str, languages: tuple[str, ...], *, needed: bool = True) -> Pairs:
        """Read a table of texts by language code, in the order of `languages`."""
        inner = self.table(key, needed=needed)
        pairs = tuple((code, inner.text(code, needed=False)) for code in languages)
        inner.close()
        given = tuple((code, text) for code, text in pairs if text)
        if needed and not given:
            self.fault(key, "names no language", f"give at least one of: {', '.join(languages)}")
        return given

    def table(self, key: str, *, needed: bool = True) -> Table:
        """Read a table inside this one; absent gives an empty one."""
        value = self._get(key, dict, "a table", needed)
        return Table(value or {}, self.at(key), self._path, self._problems)

    def tables(self, key: str) -> Iterator[Table]:
        """Read an array of tables; absent gives none."""
        value = self._get(key, list, "an array of tables ([[…]])", False) or []
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield Table(item, f"{self.at(key)}[{place}]", self._path, self._problems)
            else:
                self.fault(f"{key}[{place}]", "is not a table")

    def names(self) -> tuple[str, ...]:
        """Give the keys of the table, in file order."""
        return tuple(self._values)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                self.fault(key, "is unknown", f"did you mean '{near[0]}'?" if near else "remove it")

    def _get(self, key: str, kind: type[T], said: str, needed: bool) -> T | None:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None:
            if needed:
                self.fault(key, "is missing", f"write {said}")
            return None
        if not isinstance(value, kind):
            self.fault(key, f"is not {said}", f"it is {type(value).__name__} now")
            return None
        return value


def read_toml(path: Path) -> tuple[Table, list[Problem]]:
    """Read a TOML file into its top table; a file that is absent or no TOML gives one Problem."""
    problems: list[Problem] = []
    values: Mapping[str, object] = {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem("COR021", "the file is missing", path=str(path)))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem("COR021", f"the file cannot be read: {error}", path=str(path)))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem("COR022", f"the file is not TOML: {error}", path=str(path)))
    return Table(values, "", str(path), problems), problems

"""Owns FrbrUri: the IRI of a work, an expression, a manifestation, a component, a portion.

The grammar is that of the Akoma Ntoso Naming Convention 1.0 (AKN-NC) clauses 4.5 to 4.8::

    /akn/xx/act/decree/minister/2025-11-17/230-VIII/rus@2026-07-01/!annex_1~art_3->art_5.xml
         │  │   │      │        │          │        │  ││          │        │           └ format
         │  │   │      │        │          │        │  ││          │        └ portion (4.8.4)
         │  │   │      │        │          │        │  ││          └ component (4.8.1, 4.8.2)
         │  │   │      │        │          │        │  │└ version date or label (4.6.1)
         │  │   │      │        │          │        │  └ "@" actual, ":" virtual (4.6.2)
         │  │   │      │        │          │        └ language, ISO 639-2 alpha-3
         │  │   │      │        │          └ number (may be missing)
         │  │   │      │        └ date of the work, YYYY-MM-DD or YYYY
         │  │   │      └ actor (only beside a subtype)
         │  │   └ subtype
         │  └ type: the element under akomaNtoso
         └ country, ISO 3166-1, with a subdivision where there is one
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date as Date
from enum import StrEnum
from pathlib import PurePosixPath

from akn.problem import LegalTextError, Problem

DOCUMENT_TYPES = frozenset(
    """act amendment amendmentList bill debate debateReport doc documentCollection judgment
    officialGazette portion statement""".split()  # noqa: SIM905 (a word list reads better)
)
"""Elements that may stand under ``akomaNtoso``: the only types an IRI may name (AKN-NC 4.5)."""


class Timing(StrEnum):
    """How the version of an expression is named (AKN-NC 4.6.1, 4.6.2)."""

    ACTUAL = "@"
    """The author knows the version: ``rus@2026-07-01``; without a date the original: ``rus@``."""
    VIRTUAL = ":"
    """The version in force just before a day: ``rus:2026-07-01``; without a date any: ``rus:``."""


@dataclass(frozen=True, slots=True)
class Version:
    """What follows the language of an expression; its print is ``@2026-07-01`` or the like."""

    timing: Timing = Timing.ACTUAL
    date: str = ""
    """A day (YYYY-MM-DD), or a label such as ``second`` or ``2``; empty for the original."""
    known: str = ""
    """The day on which a retroactive change became known (``@A;B``); empty when not retroactive."""

    def __post_init__(self) -> None:
        if self.date:
            _check_version(self.date, "version", 0, str(self))
        if self.known:
            if not self.date:
                raise UriError("version", 0, str(self), "names a second date without a first one")
            _check_day(self.known, "version", 0, str(self))

    def __str__(self) -> str:
        return f"{self.timing}{self.date}{';' + self.known if self.known else ''}"


class UriError(LegalTextError):
    """A malformed IRI. `part` names the part at fault, `position` is its 1-based character."""

    def __init__(self, part: str, offset: int, text: str, fault: str, hint: str = "") -> None:
        self.part = part
        self.position = offset + 1
        message = f"IRI '{text}': {part} at character {self.position} {fault}"
        super().__init__(Problem("AKN301", message, column=self.position, hint=hint))


@dataclass(frozen=True, slots=True)
class FrbrUri:
    """One FRBR IRI, taken apart. Raises `UriError` for a part that the convention does not allow.

    Two values are equal exactly when their printed IRIs are: ``FrbrUri.parse(str(u)) == u``.

    >>> uri = FrbrUri.parse("/akn/xx/act/2025-11-17/230-VIII/rus@2026-07-01/!main~art_12")
    >>> uri.number, uri.language, str(uri.version), uri.component, uri.portion
    ('230-VIII', 'rus', '@2026-07-01', 'main', 'art_12')
    >>> str(uri.work().with_portion("art_5"))
    '/akn/xx/act/2025-11-17/230-VIII/~art_5'
    """

    country: str
    """ISO 3166-1 alpha-2 in small letters, with a subdivision where there is one: ``za-ec``."""
    type: str
    """The element under ``akomaNtoso``: act, bill, doc …"""
    subtype: str = ""
    """FRBRsubtype; empty for a plain document of its type."""
    actor: str = ""
    """The emanating actor; only beside a subtype, for alone it would read as one."""
    date: str = ""
    """FRBRdate of the work: YYYY-MM-DD or YYYY."""
    number: str = ""
    """FRBRnumber or FRBRname; empty where the convention's other parts suffice."""
    language: str = ""
    """ISO 639-2 alpha-3; empty for a work."""
    version: Version | None = None
    """None means the version current for the reader (``rus``)."""
    component: str = ""
    """Without the exclamation mark: ``main``, ``annex_1/table_2``; empty when absent."""
    portion: str = ""
    """Without the tilde: an eId, or a range of two eIds ``art_3->art_5``; empty when absent."""
    format: str = ""
    """File format of a manifestation: ``xml``, ``akn``, ``pdf``; empty when not a manifestation."""

    def __post_init__(self) -> None:
        text = str(self)
        for part, check in _CHECKS.items():
            value: str = getattr(self, part)
            if value or part in ("country", "type", "date"):
                check(value, part, max(text.find(value), 0), text)
        if self.actor and not self.subtype:
            raise UriError("actor", 0, text, "stands without a subtype", "Give the subtype too.")
        if not self.language:
            if self.version is not None:
                raise UriError("version", 0, text, "stands without a language")
            if self.format:
                raise UriError(
                    "format",
                    text.rfind("."),
                    text,
                    "stands on a work; only an expression has manifestations",
                    "Name the language, e.g. '/eng@.xml'.",
                )
        elif not self.number and self.version is None:
            raise UriError(
                "language",
                0,
                text,
                "would read as a number",
                "Give the number, or a version: 'eng@'.",
            )

    @classmethod
    def parse(cls, text: str) -> FrbrUri:
        """Read an IRI. Raises `UriError` with the part and the character that is wrong.

        A fragment (``#art_5``) is a place inside a document and no part of its IRI: refused.
        """
        return _parse(text)

    def __str__(self) -> str:
        parts = ["/akn", self.country, self.type, self.subtype, self.actor, self.date, self.number]
        printed = "/".join(p for p in parts if p)
        if self.language:
            printed += f"/{self.language}{'' if self.version is None else self.version}"
        if self.component or self.portion:
            printed += "/"
        if self.component:
            printed += f"!{self.component}"
        if self.portion:
            printed += f"~{self.portion}"
        return f"{printed}.{self.format}" if self.format else printed

    @property
    def is_work(self) -> bool:
        """Whether no language is named."""
        return not self.language

    @property
    def is_expression(self) -> bool:
        """Whether a language is named and no format."""
        return bool(self.language) and not self.format

    @property
    def is_manifestation(self) -> bool:
        """Whether a format is named."""
        return bool(self.format)

    def work(self) -> FrbrUri:
        """Give the work as a whole: no language, component, portion or format."""
        return replace(self, language="", version=None, component="", portion="", format="")

    def expression(
        self, language: str = "", date: str | Date | None = None, known: str | Date = ""
    ) -> FrbrUri:
        """Give an expression as a whole, without component, portion or format.

        Without a language it is this IRI's own expression. `date` is the version: a day or label,
        ``""`` for the original (``rus@``), None for the current one (``rus``). `known` is the day
        on which a retroactive change became known.
        """
        whole = replace(self, component="", portion="", format="")
        if not language:
            if not self.language:
                raise UriError("language", 0, str(self), "is missing; a work has no own expression")
            return whole
        version = None if date is None else Version(Timing.ACTUAL, str(date), str(known))
        return replace(whole, language=language, version=version)

    def virtual(self, language: str, date: str | Date = "") -> FrbrUri:
        """Give the virtual expression whose version the author does not know (AKN-NC 4.6.2)."""
        whole = replace(self, component="", portion="", format="")
        return replace(whole, language=language, version=Version(Timing.VIRTUAL, str(date)))

    def manifestation(self, format: str = "xml") -> FrbrUri:
        """Give the manifestation of this expression (and component, portion) in a format."""
        return replace(self, format=format)

    def with_component(self, component: str = "main") -> FrbrUri:
        """Give the same IRI for one component; the empty string removes it."""
        return replace(self, component=component)

    def with_portion(self, portion: str, last: str = "") -> FrbrUri:
        """Give the same IRI for the element with an eId, or for the stretch up to a last one."""
        return replace(self, portion=f"{portion}->{last}" if last else portion)

    def path(self) -> PurePosixPath:
        """Give the place in a corpus: a work is a folder, an expression an ``.xml`` file in it.

        The path is the IRI without its first slash, so that a file is found without an index.
        Component and portion name places inside the file and do not change it.
        """
        whole = replace(self, component="", portion="")
        if whole.is_expression:
            whole = whole.manifestation("xml")
        return PurePosixPath(str(whole).lstrip("/"))


_EID = r"[A-Za-z0-9_-]+?"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.,()%+=$'*&-]*")
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9_]*|[0-9]{1,3}")
_DATE_LIKE = re.compile(r"[0-9]{4}(-.*)?")
_SHAPES = {
    "country": (
        re.compile(r"[a-z]{2}(-[a-z0-9]{1,4})?"),
        "not a two-letter ISO 3166-1 code in small letters",
        "A code looks like 'fr' or, with a subdivision, 'za-ec'.",
    ),
    "type": (
        re.compile("|".join(sorted(DOCUMENT_TYPES))),
        "not a document type of Akoma Ntoso",
        f"Use one of: {', '.join(sorted(DOCUMENT_TYPES))}.",
    ),
    "language": (
        re.compile(r"[a-z]{3}"),
        "not a language code",
        "AKN-NC 4.6.1 asks for the three letters of ISO 639-2, e.g. 'eng'.",
    ),
    "component": (
        re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*"),
        "not the name of a component",
        "It looks like '!main' or '!annex_1'; a portion follows it directly: '!main~art_3'.",
    ),
    "portion": (
        re.compile(rf"{_EID}(->{_EID})?"),
        "not an eId or a range of two",
        "A portion looks like '~art_3' or '~art_3->art_5'.",
    ),
    "format": (re.compile(r"[a-z0-9]{2,5}"), "not a file extension", "Write 'xml' or 'akn'."),
}
"""Shape, fault and remedy of the parts that one pattern describes."""


def _check_ascii(value: str, part: str, offset: int, text: str) -> None:
    for i, character in enumerate(value):
        if ord(character) > 126 or ord(character) < 33:
            raise UriError(
                part,
                offset + i,
                text,
                f"has the character U+{ord(character):04X}, which is not plain ASCII",
                "Write look-alike letters in Latin and leave white space out.",
            )


def _check_name(value: str, part: str, offset: int, text: str) -> None:
    _check_ascii(value, part, offset, text)
    if not (match := _NAME.match(value)) or match.end() < len(value):
        at = match.end() if match else 0
        raise UriError(part, offset + at, text, f"has '{value[at : at + 1]}', not allowed there")
    if part != "number" and _DATE_LIKE.fullmatch(value):
        raise UriError(part, offset, text, f"'{value}' would read as the date")


def _check_day(value: str, part: str, offset: int, text: str) -> None:
    try:
        if len(value) != 10:
            raise ValueError
        Date.fromisoformat(value)
    except ValueError:
        raise UriError(
            part,
            offset,
            text,
            f"is '{value}', a day that does not exist",
            "Days are written YYYY-MM-DD.",
        ) from None


def _check_date(value: str, part: str, offset: int, text: str) -> None:
    if not re.fullmatch(r"[0-9]{4}", value):
        if not _DATE_LIKE.fullmatch(value):
            raise UriError(
                part, offset, text, f"is '{value}', not a date", "Write YYYY-MM-DD or YYYY."
            )
        _check_day(value, part, offset, text)
    elif value == "0000":
        raise UriError(part, offset, text, "is the year 0000, which does not exist")


def _check_version(value: str, part: str, offset: int, text: str) -> None:
    if not _LABEL.fullmatch(value):
        _check_ascii(value, part, offset, text)
        _check_day(value, part, offset, text)


def _check_shape(value: str, part: str, offset: int, text: str) -> None:
    _check_ascii(value, part, offset, text)
    shape, fault, hint = _SHAPES[part]
    if not shape.fullmatch(value):
        if part == "language" and re.fullmatch(r"[A-Za-z]{2}", value):
            fault = "a two-letter code"
        raise UriError(part, offset, text, f"is '{value}', {fault}", hint)


_CHECKS = {
    "country": _check_shape,
    "type": _check_shape,
    "subtype": _check_name,
    "actor": _check_name,
    "date": _check_date,
    "number": _check_name,
    "language": _check_shape,
    "component": _check_shape,
    "portion": _check_shape,
    "format": _check_shape,
}


def _parse(text: str) -> FrbrUri:
    """Read an IRI from left to right, one part after the other.

    Worked example, ``/akn/xx/act/2025/7/eng@/!main~art_3.xml``: after ``/akn/`` come country and
    type; up to two segments before the first that begins with four digits and a dash or nothing
    are subtype and actor; that segment is the date; the next one is the number, unless it holds
    ``@`` or ``:`` or begins with ``!`` or ``~``; the next is the expression; then the tail, of
    which everything up to ``~`` is the component, up to the last ``.`` the portion, then format.
    """
    if not text:
        raise UriError("prefix", 0, text, "is missing, for the IRI is empty")
    if not text.startswith("/akn/"):
        raise UriError("prefix", 0, text, "is not '/akn/'", "A global IRI starts with '/akn/'.")
    if "#" in text:
        raise UriError("fragment", text.index("#"), text, "is no part of an IRI", "Remove '#…'.")
    head, tail, tail_at = _split_tail(text)
    segments = _segments(head)
    found: dict[str, str] = {}
    offsets: dict[str, int] = {}
    version: Version | None = None

    def take(part: str) -> None:
        if not segments:
            raise UriError(part, len(head), text, "is missing")
        offsets[part], found[part] = segments.pop(0)
        if not found[part]:
            raise UriError(part, offsets[part], text, "is empty", "Two slashes stand together.")
        _CHECKS[part](found[part], part, offsets[part], text)

    take("country")
    take("type")
    for part in ("subtype", "actor"):
        if segments and not _DATE_LIKE.fullmatch(segments[0][1]):
            take(part)
    take("date")
    if segments and not re.search("[@:]", segments[0][1]):
        take("number")
    if segments:
        at, segment = segments.pop(0)
        if tail is None:
            segment, found["format"] = _split_format(segment, at, text)
        version, found["language"] = _parse_expression(segment, at, text)
    if segments:
        raise UriError(
            "expression",
            segments[0][0],
            text,
            f"is followed by '{segments[0][1]}'",
            "After the language comes only '!component' or '~portion'.",
        )
    if tail is not None:
        tail, found["format"] = _split_format(tail, tail_at, text)
        component, tilde, portion = tail.partition("~")
        if component:
            found["component"] = component[1:]
            _check_shape(component[1:], "component", tail_at + 1, text)
        if tilde:
            found["portion"] = portion
            _check_shape(portion, "portion", tail_at + len(component) + 1, text)
    return FrbrUri(version=version, **found)


def _split_tail(text: str) -> tuple[str, str | None, int]:
    match = re.search(r"/(?=[!~])", text)
    if match is None:
        return text, None, len(text)
    return text[: match.start()], text[match.end() :], match.end()


def _segments(head: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = len("/akn/")
    for segment in head[at:].split("/"):
        found.append((at, segment))
        at += len(segment) + 1
    return found


def _split_format(segment: str, at: int, text: str) -> tuple[str, str]:
    before, dot, after = segment.rpartition(".")
    if not dot:
        return segment, ""
    _check_shape(after, "format", at + len(before) + 1, text)
    return before, after


def _parse_expression(segment: str, at: int, text: str) -> tuple[Version | None, str]:
    match = re.fullmatch(r"([^@:]*)([@:])?(.*)", segment)
    assert match is not None, "the pattern takes any string"
    language, sign, rest = match[1], match[2], match[3]
    _check_shape(language, "language", at, text)
    if sign is None:
        return None, language
    day, semicolon, known = rest.partition(";")
    at += len(language) + 1
    if day:
        _check_version(day, "version", at, text)
    if semicolon:
        if not day:
            raise UriError("version", at, text, "names a second date without a first one")
        _check_day(known, "version", at + len(day) + 1, text)
    return Version(Timing(sign), day, known), language

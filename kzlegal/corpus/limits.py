"""Owns Limits and SourceError: how much a file may ask of us, and how it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from akn.problem import LegalTextError, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source file may cost at most; the largest code (3.5 MB of text) fits ten times."""

    file_bytes: int = 64 * 1024 * 1024
    """Size of the file."""
    line_characters: int = 200_000
    """Characters of one printed line; the longest line of KoAP has about 3,000."""
    blocks: int = 400_000
    """Printed lines of one file."""
    paragraphs: int = 200_000
    """Paragraphs of a DOCX; counted before its XML is parsed."""
    tags: int = 4_000_000
    """Start and end tags of one XML part or HTML page; counted before parsing."""
    zip_entries: int = 2_000
    """Entries of a DOCX."""
    zip_total_bytes: int = 256 * 1024 * 1024
    """Sum of the sizes that the entries of a DOCX claim."""
    zip_ratio: int = 200
    """Inflated by compressed size of one entry, looked at from `zip_ratio_floor` bytes on."""
    zip_ratio_floor: int = 1024 * 1024
    """Entries that inflate to less are harmless at any ratio."""
    part_bytes: int = 64 * 1024 * 1024
    """Bytes really inflated from one entry, whatever its header claims."""


LIMITS = Limits()
"""The limits used where the caller names none."""


class SourceError(LegalTextError):
    """A file that cannot be read as a source: what it is, where it fails, what to do now."""

    def __init__(
        self, code: str, message: str, *, path: str = "", line: int = 0, column: int = 0, hint: str
    ) -> None:
        super().__init__(Problem(code, message, path=path, line=line, column=column, hint=hint))

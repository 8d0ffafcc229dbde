"""Owns the names of languages: ISO 639-2 in the data, BCP 47 in HTML and in the address bar."""

from __future__ import annotations

from typing import Literal, get_args

from akn.problem import LegalTextError

Language = Literal["rus", "kaz", "eng"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
TAGS: dict[Language, str] = {"rus": "ru", "kaz": "kk", "eng": "en"}
"""BCP 47 tag of each language, the form of ``?lang=`` and of the lang attribute."""
_NAMES: dict[str, Language] = {
    **{tag: language for language, tag in TAGS.items()},
    **{language: language for language in LANGUAGES},
    "kz": "kaz",
}


class LanguageError(LegalTextError):
    """A language that the service does not speak."""


def language_of(name: str) -> Language:
    """Give the language of a name: ``ru`` and ``rus`` both give ``rus``; raises LanguageError."""
    found = _NAMES.get(name.strip().lower())
    if found is None:
        raise LanguageError(
            f"the language '{name[:40]}' is not known",
            code="API001",
            hint="give one of ru, kk, en (or rus, kaz, eng)",
        )
    return found


def preferred(accept_language: str, default: Language = "rus") -> Language:
    """Give the language that an Accept-Language header wants most, of those there are."""
    best, weight = default, 0.0
    for part in accept_language.split(","):
        name, _, parameters = part.partition(";")
        found = _NAMES.get(name.strip().lower().partition("-")[0])
        quality = _quality(parameters)
        if found is not None and quality > weight:
            best, weight = found, quality
    return best


def _quality(parameters: str) -> float:
    _, _, value = parameters.replace(" ", "").partition("q=")
    try:
        return min(max(float(value), 0.0), 1.0) if value else 1.0
    except ValueError:
        return 0.0

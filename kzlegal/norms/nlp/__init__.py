"""Owns the only door to spaCy: text in, a parsed `Doc` out, for Russian, Kazakh and English.

Every pipeline fills words, lemmas, Universal Dependencies tags and features; Russian and English
fill heads and relations too, so that one set of dependency rules reads both. Nothing here is
random: equal text gives an equal `Doc`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from spacy.tokens import Doc as Doc
    from spacy.tokens import Token as Token

    Pipeline: TypeAlias = Callable[[str], Doc]

PIPELINES: Mapping[str, str] = {
    "rus": "kzlegal.norms.nlp.russian",
    "kaz": "kzlegal.norms.nlp.kazakh",
    "eng": "kzlegal.norms.nlp.english",
}
"""The module of each language; it has a function `load` that gives its pipeline."""


class LanguagePackageError(LegalTextError):
    """A package that reads sentences of a language is not installed."""


@cache
def pipeline(language: str) -> Pipeline:
    """Give the pipeline of a language (``rus``, ``kaz``, ``eng``), loaded once for a process.

    Raises LanguagePackageError (NLP001) where a package is missing, and (NLP002) for a language
    that has no pipeline.
    """
    name = PIPELINES.get(language)
    if name is None:
        message = f"no pipeline reads sentences of the language {language!r}"
        hint = f"one of: {', '.join(PIPELINES)}"
        raise LanguagePackageError(Problem("NLP002", message, hint=hint))
    try:
        return cast("Pipeline", import_module(name).load())
    except ModuleNotFoundError as error:
        message = f"the package {error.name!r} is not installed; sentences cannot be parsed"
        hint = "pip install 'kzlegal[nlp]'"
        raise LanguagePackageError(Problem("NLP001", message, hint=hint)) from error

"""Owns the lexicon: which phrases of a description speak to which facts (vocab/fact_words.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from akn.problem import LegalTextError, Problem
from kzlegal.assess.describe.phrase import Phrase, compile_phrase
from kzlegal.assess.describe.speech import Language
from kzlegal.norms import Catalogue
from kzlegal.norms.nodes import Node, file_text, read_nodes
from kzlegal.norms.trees import near

LANGUAGES: tuple[Language, ...] = ("rus", "kaz", "eng")
_KEYS = frozenset(("says", "denied", "weigh", "only_with", "unless", "note", *LANGUAGES))
_OTHER = {"yes": "no", "no": "yes"}


class LexiconError(LegalTextError):
    """The lexicon of facts is broken; carries the first problem with file and line."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Phrases that say the same, and what they say."""

    says: tuple[tuple[str, str], ...]
    """Facts and values; empty where the phrases only give something to weigh, or where only their
    denial says something."""
    denied: tuple[tuple[str, str], ...]
    """What the same phrases say under a negation; empty for nothing."""
    weigh: tuple[str, ...] = ()
    """Judgments that the phrases speak to without settling them."""
    only_with: tuple[tuple[str, str], ...] = ()
    """Answers of which one must be said in the same description."""
    phrases: Mapping[Language, tuple[Phrase, ...]] = field(default_factory=dict)
    unless: Mapping[Language, tuple[Phrase, ...]] = field(default_factory=dict)
    """Phrases that take the clue back where they stand in the same sentence."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All clues in the order of the file."""

    clues: tuple[Clue, ...]
    classes: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    path: str = ""


def load_lexicon(path: Path, catalogue: Catalogue) -> Lexicon:
    """Read the lexicon of a corpus; raises LexiconError or YamlError with file and line."""
    return read_lexicon(file_text(path), catalogue, str(path))


def read_lexicon(text: str, catalogue: Catalogue, path: str = "") -> Lexicon:
    """Read the lexicon from YAML text; raises LexiconError at the first fault."""
    root = read_nodes(text, path)
    words = root.get("words")
    classes: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        node = words.get(language) if words is not None else None
        for name, value in node.pairs if node is not None else ():
            classes[language][name.text] = value.text
    reading = _Reading(catalogue, classes, path)
    return Lexicon(tuple(reading.clue(n) for n in root.list_at("clues")), classes, path)


class _Reading:
    """One reading of one file."""

    def __init__(
        self, catalogue: Catalogue, classes: Mapping[Language, Mapping[str, str]], path: str
    ) -> None:
        self.catalogue = catalogue
        self.classes = classes
        self.path = path

    def clue(self, node: Node) -> Clue:
        for key, _ in node.pairs:
            if key.text not in _KEYS:
                raise self.fault(f"{key.text!r} is no key of a clue", key, near(key.text, _KEYS))
        says = self.answers(node.get("says"))
        weigh = node.strings("weigh")
        for name in weigh:
            self.known(name, node)
        denied = node.get("denied")
        if not says and not weigh and denied is None:
            raise self.fault("a clue says something or gives something to weigh", node)
        phrases = {language: self.phrases(node, language) for language in LANGUAGES}
        if not any(phrases.values()):
            raise self.fault("a clue has no phrase in any language", node)
        unless = node.get("unless")
        return Clue(
            says,
            self.answers(denied) if denied is not None else _flipped(says),
            weigh,
            self.answers(node.get("only_with")),
            phrases,
            {lang: self.phrases(unless, lang) for lang in LANGUAGES} if unless is not None else {},
            node.line,
        )

    def answers(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        pairs = []
        for key, value in node.pairs if node is not None else ():
            allowed = self.known(key.text, key)
            if value.text not in allowed:
                hint = f"one of: {', '.join(allowed)}"
                raise self.fault(f"{key.text} cannot be {value.text!r}", value, hint)
            pairs.append((key.text, value.text))
        return tuple(pairs)

    def known(self, name: str, node: Node) -> tuple[str, ...]:
        if name not in self.catalogue.by_id:
            hint = near(name, self.catalogue.by_id)
            raise self.fault(f"no fact is called {name!r}", node, hint)
        return self.catalogue.by_id[name].values

    def phrases(self, node: Node, language: Language) -> tuple[Phrase, ...]:
        found = node.get(language)
        if found is None:
            return ()
        phrases = []
        for item in found.items if found.kind == "list" else (found,):
            try:
                phrases.append(compile_phrase(item.text, self.classes[language]))
            except ValueError as error:
                raise self.fault(f"the phrase {item.text!r}: {error}", item) from None
        return tuple(phrases)

    def fault(self, message: str, node: Node, hint: str = "") -> LexiconError:
        return LexiconError(
            Problem(
                "DESC005", message, path=self.path, line=node.line, column=node.column, hint=hint
            )
        )


def _flipped(says: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Give the opposite of one yes or no; of several answers it is not known which is denied."""
    if len(says) == 1 and says[0][1] in _OTHER:
        return ((says[0][0], _OTHER[says[0][1]]),)
    return ()

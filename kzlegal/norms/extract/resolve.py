"""Owns the reading of short names: which bearer «собственник» alone is, by what is said around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzlegal.norms.extract.mentions import OTHER, Mention, Names, mentions
from kzlegal.norms.extract.pack import Surroundings
from kzlegal.norms.extract.statement import Fragment, Statement
from kzlegal.norms.extract.view import View
from kzlegal.norms.extract.wording import Wording


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the mentions of one statement; asks the nearest words first."""

    names: Names
    statement: Statement
    around: Surroundings
    wording: Wording

    def __call__(self, mention: Mention) -> str:
        """Give the bearer id of a mention; ``other`` where nothing around says which it is."""
        own = self.names.bearer(mention.key, mention.of)
        if own:
            return own
        for full in self.declared(mention):
            if full:
                return full
        for text in self.nearby():
            found = self.named_in(mention, text)
            if found:
                return found
        return self.by_topic(mention) or OTHER

    def declared(self, mention: Mention) -> Iterator[str]:
        """Yield what the act's own short names say: «(далее – оператор)»."""
        for short, full in self.around.short_names.items():
            if self.lemmas(short) != mention.key:
                continue
            for found in mentions(self.view(full), self.names, self.wording):
                yield self.names.bearer(found.key, found.of)
            # The act says who it is and the lexicon does not know it: no guess from elsewhere.
            yield OTHER

    def nearby(self) -> Iterator[str]:
        """Yield the words around, the nearest first: lead-ins, the article so far, headings."""
        for lead in reversed(self.statement.leads):
            yield lead.text
        yield from reversed(self.statement.earlier)
        yield from reversed(self.statement.headings)

    def named_in(self, mention: Mention, text: str) -> str:
        """Give the bearer that a text names in full with the same head; empty for none."""
        for found in mentions(self.view(text), self.names, self.wording):
            if found.key == mention.key and found.of:
                bearer = self.names.bearer(found.key, found.of)
                if bearer:
                    return bearer
        return ""

    def by_topic(self, mention: Mention) -> str:
        """Give the bearer whose object the statement, a heading or the title speaks of."""
        texts = (self.statement.text, *self.nearby(), self.around.title)
        for text in texts:
            lemmas = self.lemmas(text)
            best = max(
                (
                    (len(of), bearer)
                    for of, bearer in self.names.known_of(mention.key)
                    if _contains(lemmas, of)
                ),
                default=(0, ""),
            )
            if best[1]:
                return best[1]
        return self.by_part(mention)

    def by_part(self, mention: Mention) -> str:
        """Give the bearer whose object is named by its noun here and in full by what is around.

        "The owner of the system" in an act on artificial intelligence.
        """
        around = [self.lemmas(t) for t in (*reversed(self.statement.headings), self.around.title)]
        for of, bearer in self.names.known_of(mention.key):
            *narrowing, noun = of
            if len(narrowing) < 2 or noun not in mention.of[:4]:
                continue
            if any(_contains(lemmas, tuple(narrowing)) for lemmas in around):
                return bearer
        return ""

    def lemmas(self, text: str) -> tuple[str, ...]:
        """Give the lemmas of a text."""
        return tuple(token.lemma_ for token in self.around.parse(text))

    def view(self, text: str) -> View:
        """Give a text as it is looked at."""
        return View(Fragment("", 0, text), self.around.parse(text), self.wording.subordinators)


def _contains(lemmas: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(lemmas[i : i + size] == wanted for i in range(len(lemmas) - size + 1))

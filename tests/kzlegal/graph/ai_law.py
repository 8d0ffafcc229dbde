"""Makes the graph of law 230-VIII from the corpus; as a program it prints digests of its prints."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache

from kzlegal.corpus import Corpus
from kzlegal.grammar import Identity, parse
from kzlegal.graph import (
    NORM_PRINTERS,
    PRINTERS,
    ActGraphInput,
    ActText,
    Names,
    Quad,
    act_input,
    cited_labels,
    to_graph,
)
from kzlegal.norms import load_bearers, load_facts, load_norms
from kzlegal.refs import annotate, load_terms

LAW = "/akn/kz/act/2025-11-17/230-VIII"
OURS = "/akn/kz/act/restatement/2025-11-17/230-VIII"


@cache
def ai_law_input() -> ActGraphInput:
    corpus = Corpus.open()
    act = corpus.act("230-VIII")
    terms = load_terms(corpus.root / "terms" / "230-VIII.yaml")
    texts = []
    for edition in act.editions:
        identity = Identity(
            work=act.restatement,
            language=edition.language,
            version=edition.version,
            title=act.title(edition.language),
            author="kzlegal",
            derived_from=act.iri,
        )
        source = corpus.edition(act, edition.language)
        parsed = parse(
            source, edition.language, identity=identity, generated=datetime.date(2026, 11, 24)
        )
        document = annotate(parsed.document, edition.language, act=act.iri, terms=terms)
        texts.append(ActText(document))
    return act_input(corpus.root, act, act.signed, tuple(texts))


def ai_law_graph(names: Names | None = None) -> tuple[Quad, ...]:
    root = Corpus.open().root
    catalogue = load_facts(root / "facts.yaml")
    return to_graph(
        [ai_law_input()],
        [norm for norm in load_norms(root) if norm.act == LAW],
        catalogue,
        load_bearers(root / "vocab" / "bearers.yaml", catalogue),
        engine="kzlegal 0.1.0",
        vocabulary=(root / "vocab" / "kzlegal.ttl").read_text("utf-8"),
        labels=cited_labels(root),
        names=names,
    )


if __name__ == "__main__":
    graph = ai_law_graph()
    for name, printer in PRINTERS.items():
        print(name, hashlib.sha256(printer(graph)).hexdigest())
    norms = load_norms(Corpus.open().root)
    for name, print_norms in NORM_PRINTERS.items():
        print(name, hashlib.sha256(print_norms(norms)).hexdigest())

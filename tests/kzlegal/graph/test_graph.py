"""What the graph of the law says, checked against the data it is made from."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from akn.meta import identification_of
from akn.provision import provisions
from kzlegal.corpus import Corpus
from kzlegal.graph import (
    BASE,
    ActText,
    GraphError,
    Iri,
    Literal,
    Names,
    Quad,
    counts,
    nquads,
    to_graph,
)
from kzlegal.graph.build import vocabulary_triples
from kzlegal.graph.rdf import ELI, OA, PROV, RDFS, SKOS, XSD, A, Term
from kzlegal.graph.sources import read_divergences, read_glossary
from kzlegal.norms import Catalogue, Norm, condition_json, load_bearers, load_facts, load_norms
from tests.kzlegal.graph.ai_law import LAW, OURS, ai_law_input

ROOT = Path(__file__).resolve().parents[3]
NAMES = Names()
KZ = NAMES.ns
Index = dict[tuple[Iri, Iri], set[Term]]


@pytest.fixture(scope="module")
def said(quads: tuple[Quad, ...]) -> Index:
    index: Index = defaultdict(set)
    for quad in quads:
        index[quad.subject, quad.predicate].add(quad.object)
    return index


@pytest.fixture(scope="module")
def norms() -> tuple[Norm, ...]:
    return tuple(norm for norm in load_norms(Corpus.open().root) if norm.act == LAW)


def day(text: str) -> set[Term]:
    return {Literal(text, datatype=XSD("date").value)}


def test_the_act_has_its_dates_titles_and_numbers(said: Index) -> None:
    law = NAMES.akn(LAW)
    assert said[law, ELI("date_document")] == day("2025-11-17")
    assert said[law, ELI("date_publication")] == day("2025-11-18")
    assert said[law, ELI("date_applicability")] == day("2026-01-18")
    assert said[law, ELI("first_date_entry_in_force")] == day("2026-01-18")
    assert said[law, ELI("id_local")] == {Literal("230-VIII"), Literal("Z2500000230")}
    assert Literal("On Artificial Intelligence", "en") in said[law, RDFS("label")]
    assert len(said[law, RDFS("label")]) == 3


def test_our_edition_is_a_work_of_its_own_and_unofficial(said: Index) -> None:
    ours = NAMES.akn(OURS)
    assert said[ours, KZ("restates")] == {NAMES.akn(LAW)}
    texts = said[ours, ELI("is_realized_by")]
    assert {t.value.rsplit("/", 1)[-1] for t in texts} == {
        f"{code}@2025-11-17" for code in ("rus", "kaz", "eng")
    }
    for text in texts:
        assert isinstance(text, Iri)
        assert said[text, ELI("legal_value")] == {ELI("LegalValue-unofficial")}
    # Nothing of ours says that it is the law itself.
    assert said[NAMES.akn(LAW), ELI("is_realized_by")] == set()


def test_every_unit_stands_in_its_whole_in_three_languages(
    quads: tuple[Quad, ...], said: Index
) -> None:
    eids = {
        quad.object.value: quad.subject
        for quad in quads
        if quad.predicate == KZ("eId") and quad.subject.value.startswith(f"{BASE}akn{LAW[4:]}/~")
    }
    assert sum(eid.startswith("art_") and "__" not in eid for eid in eids) == 31
    assert sum(eid.startswith("chp_") for eid in eids) == 6
    for eid, unit in eids.items():
        (whole,) = said[unit, ELI("is_part_of")]
        assert isinstance(whole, Iri)
        assert unit in said[whole, ELI("has_part")]
        assert len(said[NAMES.unit(OURS, eid), ELI("is_realized_by")]) == 3
    assert said[eids["art_15__para_2__point_3"], KZ("pinpoint")] == {Literal("15(2)(3)")}
    assert said[eids["art_15__para_2__point_3"], ELI("number")] == {Literal("3")}


def test_headings_and_words_carry_their_language(said: Index) -> None:
    for code, tag in (("rus", "ru"), ("kaz", "kk"), ("eng", "en")):
        unit = NAMES.unit(f"{OURS}/{code}@2025-11-17", "art_17")
        (title,) = said[unit, ELI("title")]
        assert isinstance(title, Literal)
        assert title.language == tag


def test_every_norm_is_in_the_graph_as_it_is_in_the_file(
    said: Index, norms: tuple[Norm, ...]
) -> None:
    assert len(norms) > 100
    for norm in norms:
        iri = NAMES.thing("norm", *norm.id.split("/"))
        assert said[iri, KZ("statedIn")] == {NAMES.unit(LAW, norm.eid)}
        assert said[iri, KZ("normType")] == {Literal(norm.type)}
        assert said[iri, KZ("validFrom")] == day(norm.applies_from.isoformat())
        named = {NAMES.thing("role", role) for role in norm.bearer if role != "none"}
        assert said[iri, KZ("bearer")] == named
        assert {q.value for q in said[iri, KZ("readingStatus")]} == {
            f"{BASE}id/reading-status/{norm.status}"
        }
        for term, condition in (("condition", norm.conditions), ("exception", norm.exceptions)):
            if condition is None:
                assert said[iri, KZ(term)] == set()
                continue
            (node,) = said[iri, KZ(term)]
            assert isinstance(node, Iri)
            assert condition_in_graph(said, node) == normal(condition_json(condition))
        assert len(said[iri, KZ("quote")]) == len(norm.anchors)


def normal(tree: object) -> object:
    """Give a printed condition without the order of its parts, which the graph leaves out."""
    if not isinstance(tree, dict):
        return tree
    ((key, value),) = tree.items()
    if key == "not":
        return key, normal(value)
    return key, frozenset(normal(part) for part in value)


def condition_in_graph(said: Index, node: Iri) -> object:
    """Read a condition back from its nodes alone."""
    kinds = {t.value.removeprefix(f"{BASE}ns#") for t in said[node, A]} - {"Condition"}
    (kind,) = kinds
    parts = [condition_in_graph(said, p) for p in said[node, KZ("part")] if isinstance(p, Iri)]
    if kind == "FactCondition":
        (fact,) = said[node, KZ("onFact")]
        values = {v.value.rsplit("/", 1)[-1] for v in said[node, KZ("hasValue")]}
        return fact.value.rsplit("/", 1)[-1], frozenset(values)
    if kind == "Negation":
        return "not", parts[0]
    return {"Conjunction": "all", "Disjunction": "any"}[kind], frozenset(parts)


def test_every_quote_stands_in_the_text_that_it_names(said: Index, quads: tuple[Quad, ...]) -> None:
    words = {
        NAMES.unit(str(identification_of(text.document).uri), unit.eid): unit.text
        for text in ai_law_input().texts
        for unit in provisions(text.document)
        if unit.eid
    }
    sources = {q.subject: q.object for q in quads if q.predicate == OA("hasSource")}
    assert len(sources) > 300
    for quote, source in sources.items():
        assert isinstance(source, Iri)
        assert ELI("LegalExpression") in said[source, A]
        by_kind = {
            kind: s
            for s in said[quote, OA("hasSelector")]
            if isinstance(s, Iri)
            for kind in said[s, A]
        }
        selector = by_kind[OA("TextQuoteSelector")]
        position = by_kind[OA("TextPositionSelector")]
        (exact,) = said[selector, OA("exact")]
        (start,), (end,) = said[position, OA("start")], said[position, OA("end")]
        # Whoever has the graph alone finds the words by their place in kz:text.
        (own,) = said[source, KZ("text")]
        assert own.value[int(start.value) : int(end.value)] == exact.value
        prefix = next(iter(said[selector, OA("prefix")]), Literal("")).value
        suffix = next(iter(said[selector, OA("suffix")]), Literal("")).value
        (language,) = said[source, ELI("language")]
        assert isinstance(exact, Literal)
        assert exact.language == {"RUS": "ru", "KAZ": "kk", "ENG": "en"}[language.value[-3:]]
        assert prefix + exact.value + suffix in words[source]
        assert prefix or suffix


def test_glossary_roles_values_and_their_alignments(said: Index) -> None:
    term = NAMES.akn("/akn/ontology/term/kz/ai-system")
    assert {label.language for label in said[term, SKOS("prefLabel")]} == {"ru", "kk", "en"}
    assert said[term, KZ("definedIn")] == {NAMES.unit(LAW, "art_1__point_5")}
    assert said[term, SKOS("closeMatch")] == {Iri("https://w3id.org/dpv/ai#AISystem")}
    assert Literal("possessor", "en") in said[NAMES.thing("role", "possessor"), SKOS("prefLabel")]
    high = NAMES.value("risk_degree", "high")
    assert said[high, SKOS("inScheme")] == {NAMES.thing("scheme", "risk_degree")}
    assert said[high, SKOS("closeMatch")] == set()
    assert said[high, SKOS("relatedMatch")]
    assert said[NAMES.value("autonomy", "low"), SKOS("closeMatch")]


def test_references_are_cited_and_named(said: Index) -> None:
    unit = NAMES.unit(LAW, "art_18__para_2")
    assert NAMES.unit(LAW, "art_17__para_3") in said[unit, KZ("refersTo")]
    code = NAMES.akn("/akn/kz/act/1994-12-27/268-XIII")
    assert ELI("LegalResource") in said[code, A]
    assert {label.language for label in said[code, RDFS("label")]} == {"ru", "kk", "en"}


def test_announced_changes_are_gaps_and_not_amendments(
    said: Index, quads: tuple[Quad, ...]
) -> None:
    changes = [q.subject for q in quads if (q.predicate, q.object) == (A, KZ("AnnouncedChange"))]
    assert {by.value.rsplit("/", 1)[-1] for c in changes for by in said[c, KZ("byAct")]} == {
        "256-VIII",
        "326-VIII",
    }
    assert not any(q.predicate.value.endswith(("amends", "changes")) for q in quads)


def test_divergences_stand_at_their_units(said: Index, quads: tuple[Quad, ...]) -> None:
    found = {q.subject for q in quads if (q.predicate, q.object) == (A, KZ("Divergence"))}
    assert len(found) == len(ai_law_input().divergences)
    at = NAMES.unit(LAW, "art_17__para_3__point_7")
    assert any(at in said[d, KZ("concernsUnit")] for d in found)


def test_one_named_graph_for_the_law_one_for_its_version_and_one_shared(
    quads: tuple[Quad, ...],
) -> None:
    graphs = {quad.graph.value.removeprefix(BASE) for quad in quads}
    law = "graph/kz/act/2025-11-17/230-VIII"
    assert graphs == {law, f"{law}@2025-11-17", "graph/vocabulary"}


def test_the_run_names_the_engine_and_has_no_clock(
    said: Index, quads: tuple[Quad, ...], norms: tuple[Norm, ...]
) -> None:
    runs = {q.object for q in quads if q.predicate == PROV("wasGeneratedBy")}
    (run,) = runs
    assert isinstance(run, Iri)
    (agent,) = said[run, PROV("wasAssociatedWith")]
    assert isinstance(agent, Iri)
    assert said[agent, RDFS("label")] == {Literal("kzlegal 0.1.0")}
    assert not any(q.predicate.value.endswith("Time") for q in quads)
    assert sum(q.predicate == PROV("wasGeneratedBy") for q in quads) == len(norms) + 2


def test_the_order_of_the_norms_changes_nothing_and_another_engine_only_the_run(
    norms: tuple[Norm, ...],
) -> None:
    root = Corpus.open().root
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    given = [ai_law_input()]
    one = to_graph(given, norms, catalogue, bearers, engine="kzlegal a")
    other = to_graph(given, norms[::-1], catalogue, bearers, engine="kzlegal a")
    assert nquads(one) == nquads(other)
    later = to_graph(given, norms, catalogue, bearers, engine="kzlegal b")
    lines = {str(q) for q in one} ^ {str(q) for q in later}
    assert lines
    assert all("/id/run/" in line or "/id/engine/" in line for line in lines)


def test_an_official_text_realizes_the_law_itself_and_quotes_stay_with_ours(
    norms: tuple[Norm, ...],
) -> None:
    given = ai_law_input()
    rus = next(t for t in given.texts if "/rus@" in json.dumps(_uris(t)))
    official = ActText(_renamed(rus), official=True)
    root = Corpus.open().root
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    both = dataclasses.replace(given, texts=(official, *given.texts))
    quads = to_graph([both], norms, catalogue, bearers, engine="kzlegal test")
    text = NAMES.akn(f"{LAW}/rus@2025-11-17")
    said = {(q.subject, q.predicate): q.object for q in quads}
    assert said[text, ELI("realizes")] == NAMES.akn(LAW)
    assert said[text, ELI("legal_value")] == ELI("LegalValue-official")
    sources = {q.object.value for q in quads if q.predicate == OA("hasSource")}
    assert all("/restatement/" in source for source in sources)


def test_a_norm_at_a_unit_that_only_an_official_text_has(norms: tuple[Norm, ...]) -> None:
    given = ai_law_input()
    ours = next(t for t in given.texts if "/rus@" in json.dumps(_uris(t)))
    official = ActText(_renamed(ours), official=True)
    shorter = ActText(_without(ours, "chp_6"))
    root = Corpus.open().root
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    both = dataclasses.replace(given, texts=(official, shorter), divergences=(), glossary=())
    last = [norm for norm in norms if norm.eid == "art_31"]
    quads = to_graph([both], last, catalogue, bearers, engine="kzlegal test")
    (norm,) = last
    iri = NAMES.thing("norm", *norm.id.split("/"))
    assert {q.graph.value for q in quads if q.subject == iri} == {
        f"{BASE}graph/kz/act/2025-11-17/230-VIII@2025-11-17"
    }


def _without(text: ActText, eid: str):  # type: ignore[no-untyped-def]
    def edit(element):  # type: ignore[no-untyped-def]
        children = tuple(
            c if isinstance(c, str) else edit(c)
            for c in element.children
            if isinstance(c, str) or c.eid != eid
        )
        return dataclasses.replace(element, children=children)

    return dataclasses.replace(text.document, root=edit(text.document.root))


def _uris(text: ActText) -> list[str]:
    return [e.get("value") for e in text.document.walk() if e.name == "FRBRuri"]


def _renamed(text: ActText):  # type: ignore[no-untyped-def]
    """Give our text under the IRIs of the law, as an imported official one has them."""

    def edit(element):  # type: ignore[no-untyped-def]
        if element.name == "FRBRsubtype":
            return None
        children = tuple(
            c if isinstance(c, str) else new
            for c in element.children
            if isinstance(c, str) or (new := edit(c)) is not None
        )
        attributes = tuple((n, v.replace("/restatement/", "/")) for n, v in element.attributes)
        return dataclasses.replace(element, attributes=attributes, children=children)

    return dataclasses.replace(text.document, root=edit(text.document.root))


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"eid": "art_99"}, "GR003", "the unit 'art_99'"),
        ({"act": "/akn/kz/act/2025-11-17/231-VIII"}, "GR003", "did you mean"),
        ({"bearer": ("ownr",)}, "GR004", "did you mean owner?"),
    ],
)
def test_a_norm_that_points_nowhere_stops_the_build_with_its_line(
    change: dict[str, object], code: str, words: str, norms: tuple[Norm, ...]
) -> None:
    root = Corpus.open().root
    catalogue = load_facts(root / "facts.yaml")
    bearers = load_bearers(root / "vocab" / "bearers.yaml", catalogue)
    broken = dataclasses.replace(norms[5], **change)  # type: ignore[arg-type]
    with pytest.raises(GraphError, match=words) as caught:
        to_graph([ai_law_input()], [broken], catalogue, bearers, engine="kzlegal test")
    assert caught.value.problem.code == code
    assert caught.value.problem.line == norms[5].line > 0
    assert caught.value.problem.path.endswith("230-VIII.yaml")


def test_a_fact_that_is_not_declared_stops_the_build(norms: tuple[Norm, ...]) -> None:
    root = Corpus.open().root
    bearers = load_bearers(root / "vocab" / "bearers.yaml", load_facts(root / "facts.yaml"))
    with pytest.raises(GraphError, match="names the fact"):
        to_graph([ai_law_input()], norms, Catalogue(()), bearers, engine="kzlegal test")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@prefix x: <urn:x> .\nx:a x:b", "not Turtle"),
        ("<urn:a> <urn:b> [] .", "blank node"),
    ],
)
def test_a_broken_vocabulary_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(GraphError, match=words) as caught:
        list(vocabulary_triples(text, NAMES))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["terms:\n- rus: x", "terms:\n- id: x"])
def test_a_term_without_id_or_name_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(GraphError, match=r"terms.yaml:2:0 GR010"):
        read_glossary(text, "terms.yaml")


def test_an_incomplete_divergence_is_refused_with_its_line() -> None:
    text = "divergences:\n- eids: [art_1]\n  weight: A\n  rus: x\n"
    with pytest.raises(GraphError, match=r"d.yaml:2:0 GR010 a divergence lacks kaz, effect"):
        read_divergences(text, "d.yaml")


def test_counts_say_what_the_graph_holds(quads: tuple[Quad, ...], norms: tuple[Norm, ...]) -> None:
    found = counts(quads)
    assert found["graphs"] == 3
    assert found["Norm"] == len(norms)
    assert found["Term"] == len(ai_law_input().glossary)
    assert found["triples"] <= len(quads)


def test_importing_the_graph_loads_no_engine() -> None:
    code = (
        "import sys, kzlegal.graph;"
        "print([m for m in ('rdflib', 'pyoxigraph', 'oxrdflib', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stderr

"""What the graph of the whole corpus says of versions, amendments, by-laws, penalties and rules.

Each test holds the graph against the data it is made from: manifest, norm files, texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import rdflib
from rdflib import URIRef

from kzlegal.corpus import Corpus
from kzlegal.graph import BASE, ActGraphInput, Iri, Literal, Names, Quad
from kzlegal.graph.rdf import ELI, PROV, RDFS, SKOS, XSD, A, Term, day_literal
from kzlegal.library import Library
from kzlegal.library.graphing import graph_of, inputs
from kzlegal.norms import condition_json, load_facts, load_index_values, load_norms
from tests.kzlegal.graph.shacl import SHAPES, Checker
from tests.shared import SHARED, needs_texts

ROOT = Path(__file__).resolve().parents[3]
NAMES = Names()
KZ = NAMES.ns
CORPUS = Corpus.open()
Index = dict[tuple[Iri, Iri], set[Term]]


@pytest.fixture(scope="module")
def said(corpus_quads: tuple[Quad, ...]) -> Index:
    index: Index = defaultdict(set)
    for quad in corpus_quads:
        index[quad.subject, quad.predicate].add(quad.object)
    return index


def of_class(said: Index, name: str) -> list[Iri]:
    return sorted(
        (s for (s, p), kinds in said.items() if p == A and KZ(name) in kinds), key=lambda i: i.value
    )


def one(said: Index, subject: Term, predicate: Iri) -> Term:
    assert isinstance(subject, Iri)
    (value,) = said[subject, predicate]
    return value


# Versions


@pytest.mark.parametrize("act", CORPUS.manifest.acts, ids=lambda a: a.slug)
def test_an_act_has_a_graph_of_its_own_and_one_for_each_version(
    act, said: Index, corpus_quads: tuple[Quad, ...]
) -> None:  # type: ignore[no-untyped-def]
    graphs = {q.graph for q in corpus_quads}
    assert NAMES.graph(act.iri) in graphs
    days = {edition.version for edition in act.editions}
    mine = {
        g for g in of_class(said, "VersionGraph") if said[g, KZ("ofAct")] == {NAMES.akn(act.iri)}
    }
    assert {one(said, g, ELI("version_date")) for g in mine} == {day_literal(d) for d in days}
    assert mine <= graphs


def test_texts_of_two_states_meet_and_name_what_lies_between(said: Index) -> None:
    work = "/akn/kz/act/restatement/2013-05-21/94-V"
    before, after = (NAMES.akn(f"{work}/rus@{day}") for day in ("2025-11-17", "2026-01-18"))
    assert said[before, KZ("wordingUntil")] == said[after, KZ("wordingFrom")]
    assert said[after, KZ("wordingUntil")] == set()
    assert said[after, KZ("textBefore")] == {before}
    amending = NAMES.akn("/akn/kz/act/2025-11-17/231-VIII")
    assert said[after, ELI("consolidates")] == {before, amending}
    assert said[before, ELI("consolidates")] == set()
    assert said[before, ELI("date_no_longer_in_force")] == {day_literal(date(2026, 1, 17))}
    assert said[after, ELI("date_no_longer_in_force")] == set()
    # Since when the text before had applied is not known here, so nothing is said of it.
    assert said[before, ELI("first_date_entry_in_force")] == set()
    assert said[after, ELI("first_date_entry_in_force")] == {day_literal(date(2026, 1, 18))}


def test_words_held_since_the_signature_do_not_apply_since_the_signature(said: Index) -> None:
    text = NAMES.akn("/akn/kz/act/restatement/2025-11-17/230-VIII/kaz@2025-11-17")
    assert said[text, KZ("wordingFrom")] == {day_literal(date(2025, 11, 17))}
    assert said[text, ELI("first_date_entry_in_force")] == {day_literal(date(2026, 1, 18))}


@pytest.mark.parametrize(
    ("eid", "same"),
    [
        ("art_1__point_1", True),
        ("art_1__point_2", False),
        ("art_7", False),
        ("art_7__para_1", True),
    ],
)
def test_a_unit_that_did_not_change_says_so(eid: str, same: bool, said: Index) -> None:
    work = "/akn/kz/act/restatement/2013-05-21/94-V"
    before, after = (NAMES.unit(f"{work}/kaz@{day}", eid) for day in ("2025-11-17", "2026-01-18"))
    assert said[after, KZ("sameWordsAs")] == ({before} if same else set())


def test_units_keep_the_order_of_the_newest_text(said: Index) -> None:
    work = "/akn/kz/act/2014-07-05/235-V"
    places = {
        eid: int(one(said, NAMES.unit(work, eid), KZ("position")).value)
        for eid in ("art_641", "art_641-1", "art_641-1__para_2", "art_692-2", "art_692-3")
    }
    assert sorted(places, key=places.__getitem__) == list(places)


# Amendments


def test_every_change_of_the_manifest_is_an_event_with_its_evidence(said: Index) -> None:
    events = of_class(said, "ExecutedAmendment")
    known = {"footnote": "footnoted", "inferred": "inferred", "assumed": "assumed"}
    wanted = 0
    for maker in CORPUS.manifest.acts:
        for change in maker.amends:
            for eid in change.units:
                (event,) = (
                    e
                    for e in events
                    if NAMES.unit(change.act, eid) in said[e, KZ("impactTo")]
                    and said[e, KZ("impactFromAct")] == {NAMES.akn(maker.iri)}
                    and bool(change.part) == bool(said[e, KZ("impactPart")])
                )
                evidence = one(said, event, KZ("evidence"))
                assert evidence == NAMES.thing("evidence", known[change.basis])
                assert said[event, KZ("impactFromDay")] == {day_literal(maker.applied)}
                assert len(said[event, RDFS("comment")]) == 3
                wanted += 1
    assert len(events) == wanted > 10


def test_every_event_was_read_in_all_three_languages_and_has_its_texts(said: Index) -> None:
    for event in of_class(said, "ExecutedAmendment"):
        assert len(said[event, KZ("readIn")]) == 3
        texts = said[event, KZ("consolidatedBy")]
        assert len(texts) == 3
        for text in texts:
            assert one(said, text, KZ("wordingFrom")) == one(said, event, KZ("impactFromDay"))


def test_the_short_cut_goes_from_act_to_act_and_from_unit_to_unit(said: Index) -> None:
    amending, code = (
        NAMES.akn(p) for p in ("/akn/kz/act/2025-11-17/232-VIII", "/akn/kz/act/2014-07-05/235-V")
    )
    assert code in said[amending, ELI("amends")]
    article = NAMES.unit("/akn/kz/act/2014-07-05/235-V", "art_641-1")
    order = NAMES.unit("/akn/kz/act/2025-11-17/232-VIII", "art_1__point_1")
    assert said[order, ELI("amends")] == {article}
    assert said[article, ELI("amended_by")] == {order}


def test_an_assumed_change_is_an_event_and_no_short_cut(said: Index) -> None:
    assumed = NAMES.thing("evidence", "assumed")
    events = [e for e in of_class(said, "Amendment") if said[e, KZ("evidence")] == {assumed}]
    assert events
    for event in events:
        for unit in said[event, KZ("impactTo")]:
            assert isinstance(unit, Iri)
            assert said[unit, ELI("amended_by")] == set()


def test_what_is_announced_is_an_event_without_the_short_cut(said: Index) -> None:
    announced = of_class(said, "AnnouncedChange")
    assert announced
    for event in announced:
        assert KZ("Amendment") in said[event, A]
        assert said[event, KZ("impactFrom")] == set()
        for by in said[event, KZ("impactFromAct")]:
            assert isinstance(by, Iri)
            assert said[by, ELI("amends")] == set()


# By-laws


def test_a_power_without_an_act_is_told_from_one_whose_act_is_reported(said: Index) -> None:
    calling = defaultdict(list)
    for norm in load_norms(CORPUS.root):
        for name in norm.delegates:
            calling[name].append(norm)
    states = set()
    for delegated in of_class(said, "DelegatedAct"):
        norms = calling.pop(one(said, delegated, RDFS("label")).value)
        assert said[delegated, KZ("calledForBy")] == {NAMES.unit(n.act, n.eid) for n in norms}
        known = {
            gap.knowledge
            for norm in norms
            for gap in CORPUS.act(norm.act).missing
            if gap.kind == "by-law"
            and any(f"{norm.eid}__".startswith(f"{unit}__") for unit in gap.units)
        }
        expected = "no-act-known" if known == {"not found"} else "reported"
        state = one(said, delegated, KZ("delegationState"))
        assert state == NAMES.thing("delegation-state", expected if known else "not-recorded")
        assert len(said[delegated, KZ("recordedAs")]) >= len(known)
        states.add(state.value.rsplit("/", 1)[-1])
    assert not calling
    assert states >= {"no-act-known", "reported"}


# Norms: penalties, sanctions, objects, divergences


def test_every_penalty_is_in_the_graph_as_in_the_file(said: Index) -> None:
    penalised = [norm for norm in load_norms(CORPUS.root) if norm.penalty is not None]
    assert penalised
    for norm in penalised:
        assert norm.penalty is not None
        penalty = one(said, NAMES.thing("norm", *norm.id.split("/")), KZ("penalty"))
        assert isinstance(penalty, Iri)
        fines = {
            (
                one(said, fine, KZ("offender")),
                *(
                    next((int(v.value) for v in said[fine, KZ(f"{when}Amount")]), None)
                    for when in ("first", "repeated")
                ),
            )
            for fine in said[penalty, KZ("fine")]
            if isinstance(fine, Iri)
        }
        assert fines == {
            (NAMES.value("offender_kind", f.offender), f.first, f.repeated)
            for f in norm.penalty.fines
        }
        for term, cases in (
            ("covers", norm.penalty.covers),
            ("doesNotCover", norm.penalty.does_not_cover),
            ("notIf", norm.penalty.not_if),
        ):
            assert len(said[penalty, KZ(term)]) == len(cases)


def test_sanctions_and_objects_lead_to_norms_and_terms(said: Index) -> None:
    linked = 0
    for norm in load_norms(CORPUS.root):
        iri = NAMES.thing("norm", *norm.id.split("/"))
        assert said[iri, KZ("sanction")] == {
            NAMES.thing("norm", *name.split("/")) for name in norm.sanctions
        }
        for sanction in said[iri, KZ("sanction")]:
            assert isinstance(sanction, Iri)
            assert KZ("Liability") in said[sanction, A]
            linked += 1
        assert len(said[iri, KZ("object")]) == len(norm.object)
    assert linked


def test_a_norm_is_linked_to_what_the_two_texts_say_differently_at_its_unit(said: Index) -> None:
    norm = NAMES.thing("norm", "230-VIII", "art_17__para_3__point_7")
    found = said[norm, KZ("divergence")]
    assert found
    at = NAMES.unit("/akn/kz/act/2025-11-17/230-VIII", "art_17__para_3__point_7")
    assert any(at in said[d, KZ("concernsUnit")] for d in found if isinstance(d, Iri))


def test_a_fine_has_a_value_in_tenge_only_where_one_is_held(said: Index) -> None:
    held = load_index_values(CORPUS.root / "vocab" / "indices.yaml")
    values = of_class(said, "IndexValue")
    assert {
        (one(said, v, KZ("validFrom")), one(said, v, KZ("validUntil")), one(said, v, KZ("tenge")))
        for v in values
    } == {
        (
            day_literal(h.since),
            day_literal(h.until),
            Literal(str(h.tenge), datatype=XSD("decimal").value),
        )
        for h in held
    }


# Facts


def test_rules_between_facts_are_there_with_their_conditions(said: Index) -> None:
    catalogue = load_facts(CORPUS.root / "facts.yaml")
    distinct = {(i.fact, i.value, i.then_fact, i.then_value) for i in catalogue.implications}
    assert len(of_class(said, "Implication")) == len(distinct)
    assert len(of_class(said, "Derivation")) == len(catalogue.derivations) > 5
    assert len(of_class(said, "Exclusion")) == len(catalogue.exclusions) > 5
    for rule in catalogue.derivations:
        node = one(said, NAMES.thing("rule", rule.id), KZ("when"))
        assert said[node, KZ("notation")], condition_json(rule.when)  # type: ignore[index]
        iff = one(said, NAMES.thing("rule", rule.id), KZ("ifAndOnlyIf")).value
        assert iff == str(rule.iff).lower()


def test_facts_rest_on_units_of_all_acts(said: Index) -> None:
    catalogue = load_facts(CORPUS.root / "facts.yaml")
    for fact in catalogue.facts:
        found = said[NAMES.thing("fact", fact.id), KZ("basis")]
        assert len(found) == len({*fact.basis, *fact.elsewhere})


# Concepts and origin


def test_every_scheme_has_its_concepts_and_every_concept_three_names(said: Index) -> None:
    schemes = [s for (s, p), kinds in said.items() if p == A and SKOS("ConceptScheme") in kinds]
    assert len(schemes) > 10
    for scheme in schemes:
        top = said[scheme, SKOS("hasTopConcept")]
        assert top
        for concept in top:
            assert isinstance(concept, Iri)
            assert {label.language for label in said[concept, SKOS("prefLabel")]} == {
                "ru",
                "kk",
                "en",
            }


def test_one_run_made_it_all(said: Index) -> None:
    runs = {run for (s, p), values in said.items() if p == PROV("wasGeneratedBy") for run in values}
    assert len(runs) == 1
    (run,) = runs
    assert isinstance(run, Iri)
    used = said[run, PROV("used")]
    assert len(used) == sum(len(act.editions) for act in CORPUS.manifest.acts)
    for graph in of_class(said, "ActGraph"):
        assert said[graph, PROV("wasGeneratedBy")] == {run}


def test_files_are_named_by_their_digest(said: Index) -> None:
    import hashlib

    act = CORPUS.act("94-V")
    path = CORPUS.built_path(act, "rus", date(2026, 1, 18))
    file = NAMES.akn("/akn/kz/act/restatement/2013-05-21/94-V/rus@2026-01-18.xml")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert said[file, KZ("sha256")] == {Literal(digest)}


def test_a_norm_stands_in_the_graph_of_the_version_that_has_its_words(
    corpus_quads: tuple[Quad, ...],
) -> None:
    graphs = defaultdict(set)
    for quad in corpus_quads:
        if quad.predicate == KZ("statedIn"):
            graphs[quad.subject].add(quad.graph)
    for norm in load_norms(CORPUS.root):
        day = max(
            v.version
            for v in CORPUS.act(norm.act).versions("rus")
            if v.version <= norm.applies_from
        )
        iri = NAMES.thing("norm", *norm.id.split("/"))
        assert graphs[iri] == {NAMES.graph(f"{norm.act}@{day}")}


def test_every_property_of_ours_is_used_as_the_vocabulary_declares_it(
    said: Index, corpus_quads: tuple[Quad, ...]
) -> None:
    """Subjects are of the domain, objects of the range, classes above counting."""
    wrong = set()
    for quad in corpus_quads:
        for domain in said[quad.predicate, RDFS("domain")]:
            if domain not in with_above(said, said[quad.subject, A]):
                wrong.add((quad.predicate.value, quad.subject.value, domain.value))
        for wanted in said[quad.predicate, RDFS("range")]:
            value = quad.object
            if isinstance(value, Iri):
                fits = wanted in with_above(said, said[value, A])
            else:
                fits = wanted.value == (value.datatype or XSD("string").value)
            if not fits:
                wrong.add((quad.predicate.value, value.value, wanted.value))
    assert wrong == set()


def with_above(said: Index, classes: set[Term]) -> set[Term]:
    found, waiting = set(classes), list(classes)
    while waiting:
        name = waiting.pop()
        assert isinstance(name, Iri)
        more = said[name, RDFS("subClassOf")] - found
        found |= more
        waiting.extend(more)
    return found


def test_nothing_but_the_base_is_ours(corpus_quads: tuple[Quad, ...]) -> None:
    assert not any(
        term.value.startswith(("file:", "urn:", "_:"))
        for q in corpus_quads
        for term in (q.subject, q.predicate, q.object)
        if isinstance(term, Iri)
    )
    assert {q.graph.value.startswith(BASE) for q in corpus_quads} == {True}


def test_the_order_of_acts_and_versions_changes_nothing(
    library: Library, corpus_inputs: tuple[ActGraphInput, ...], corpus_quads: tuple[Quad, ...]
) -> None:
    assert graph_of(library, corpus_inputs[::-1], "kzlegal test") == corpus_quads


def test_other_hash_seeds_give_the_same_bytes() -> None:
    command = [sys.executable, str(ROOT / "bench" / "graph.py"), "--one"]
    running = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "4242")
    ]
    digests = {json.loads(process.communicate(timeout=120)[0])["sha256"] for process in running}
    assert len(digests) == 1


# Official texts that a user imported


@needs_texts
def test_publishers_notes_are_events_whose_words_are_not_held(tmp_path: Path) -> None:
    assert SHARED is not None
    official = SHARED / "texts" / "official"
    library = Library.open(
        today=date(2026, 11, 24), user=tmp_path / "user", cache=tmp_path / "cache"
    )
    for code in ("rus", "kaz"):
        name = f"Z1300000094.{code}.txt"
        library.import_file(official / name, "Z1300000094", code, version=date(2026, 3, 2))
    quads = graph_of(library, inputs(library, library._texts), "kzlegal test")
    said: Index = defaultdict(set)
    for quad in quads:
        said[quad.subject, quad.predicate].add(quad.object)
    work = "/akn/kz/act/2013-05-21/94-V"
    noted = of_class(said, "NotedAmendment")
    article = NAMES.unit(work, "art_19-1")
    by = NAMES.akn("/akn/kz/act/2025-11-17/231-VIII")
    (added,) = (
        event
        for event in noted
        if article in said[event, KZ("impactTo")] and by in said[event, KZ("impactFromAct")]
    )
    # Both official texts have the note, and it is one event.
    assert len(said[added, KZ("readIn")]) == 2
    assert said[added, KZ("impactKind")] == {NAMES.thing("amendment-kind", "insertion")}
    assert said[added, KZ("impactFromDay")] == {day_literal(date(2026, 1, 18))}
    assert said[added, KZ("evidence")] == {NAMES.thing("evidence", "footnoted")}
    # The official text realizes the law, ours the restatement, and neither follows the other.
    text = NAMES.akn(f"{work}/rus@2026-03-02")
    assert said[text, ELI("realizes")] == {NAMES.akn(work)}
    assert said[text, KZ("textBefore")] == set()
    # What only the official text has is a unit of the law and none of our extract.
    ours = "/akn/kz/act/restatement/2013-05-21/94-V"
    assert said[NAMES.unit(work, "art_30"), KZ("eId")]
    assert not said[NAMES.unit(ours, "art_30"), KZ("eId")]
    assert said[NAMES.unit(ours, "art_19-1"), KZ("restates")] == {article}
    graph = rdflib.Graph()
    data = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
    checker = Checker(graph.parse(data=data, format="nt"), rdflib.Graph().parse(SHAPES))
    for shape in ("Amendment", "NotedAmendment", "Expression"):
        node = URIRef(f"{BASE}shapes#{shape}")
        focus = checker.focus_nodes(node)
        assert len(focus) >= len(noted)
        assert not any(checker.at(node, one_of) for one_of in focus)

"""Owns to_graph: from acts, norms and facts to quads, sorted, each once, with their provenance."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akn.provision import Provision
from kzlegal.corpus import Act
from kzlegal.graph.act import Labels, act_triples, reference_triples
from kzlegal.graph.concept import glossary_triples, role_triples, top_concept
from kzlegal.graph.fact import Places, catalogue_triples
from kzlegal.graph.names import BASE, Names
from kzlegal.graph.norm import ByLaws, norm_triples, recorded_by_laws
from kzlegal.graph.penalty import index_triples
from kzlegal.graph.quote import in_time, quotable
from kzlegal.graph.rdf import (
    ELI,
    PROV,
    RDFS,
    SKOS,
    STRING,
    A,
    GraphError,
    Iri,
    Literal,
    Quad,
    Term,
    Triple,
    day_literal,
)
from kzlegal.graph.sources import ActGraphInput
from kzlegal.graph.text import HeldText, held_texts, text_triples, units_of
from kzlegal.norms import Bearer, Catalogue, IndexValue, Norm, facts_of

SHARED = "vocabulary"
"""Name of the graph of what no act owns: classes, roles, facts, what follows from what."""


def to_graph(
    acts: Sequence[ActGraphInput],
    norms: Sequence[Norm],
    catalogue: Catalogue,
    bearers: Mapping[str, Bearer],
    *,
    engine: str,
    vocabulary: str = "",
    labels: Labels | None = None,
    indices: Sequence[IndexValue] = (),
    names: Names | None = None,
) -> tuple[Quad, ...]:
    """Give the graph of some acts, sorted, without a repeated quad and without blank nodes.

    Each act has a named graph with what holds of it whatever its version: dates, units, amendments,
    glossary, divergences, gaps. Each version of it has one with its texts, references and norms. A
    graph named ``vocabulary`` has the rest. `engine` is the program and its version, e.g.
    ``kzlegal 0.1.0``; `vocabulary` is the text of ``kzlegal.ttl``; `labels` names what acts cite;
    `indices` are the dated values in which fines are counted. The order of the arguments' items
    does not matter. Raises GraphError where a norm names an act or a unit that is not among `acts`
    (GR003), or a role or fact that is not declared (GR004).
    """
    names = names or Names()
    held = _held(acts)
    _check({one.act.iri: one.units for one in held}, norms, catalogue, bearers)
    known = frozenset(path for one in held for path in one.paths())
    places = Places({one.act.slug: one.act.iri for one in held})
    declared = tuple(vocabulary_triples(vocabulary, names))
    named = {subject for subject, predicate, _ in declared if predicate == SKOS("prefLabel")}
    shared = names.graph(SHARED)
    lines: dict[str, Quad] = {}
    _add(lines, shared, declared)
    _add(lines, shared, role_triples(names, bearers))
    _add(lines, shared, catalogue_triples(names, catalogue, places, bearers, named))
    _add(lines, shared, index_triples(names, indices))
    by_laws = recorded_by_laws((one.act for one in held), norms)
    for one in held:
        _add_act(lines, names, one, labels or {}, known)
        _add_norms(lines, names, one, norms, by_laws)
    made = []
    for quad in tuple(lines.values()):
        if quad.predicate == SKOS("inScheme") and isinstance(quad.object, Iri):
            _add(lines, quad.graph, top_concept(quad.subject, quad.object))
        if quad.predicate == A and quad.object in (names.ns("Norm"), names.ns("ActGraph")):
            made.append(quad)
    run, said = _run(names, engine, held, lines)
    _add(lines, shared, said)
    for quad in made:
        _add(lines, quad.graph, ((quad.subject, PROV("wasGeneratedBy"), run),))
    return tuple(lines[line] for line in sorted(lines))


@dataclass(frozen=True, slots=True)
class _HeldAct:
    """One act with all its versions, their texts read once, and its units through all of them."""

    act: Act
    versions: tuple[ActGraphInput, ...]
    texts: tuple[HeldText, ...]
    units: Mapping[str, Provision]

    def paths(self) -> Iterator[str]:
        """Give the paths of the act and of its units."""
        yield self.act.iri
        for eid in self.units:
            yield f"{self.act.iri}/~{eid}"


def _held(acts: Iterable[ActGraphInput]) -> tuple[_HeldAct, ...]:
    groups: dict[str, list[ActGraphInput]] = {}
    for given in sorted(acts, key=lambda g: (g.act.iri, g.version)):
        groups.setdefault(given.act.iri, []).append(given)
    found = []
    for versions in groups.values():
        texts = held_texts(versions)
        found.append(_HeldAct(versions[0].act, tuple(versions), texts, units_of(texts)))
    return tuple(found)


def _add_act(
    lines: dict[str, Quad], names: Names, held: _HeldAct, labels: Labels, known: Collection[str]
) -> None:
    act, whole = held.act, names.graph(held.act.iri)
    _add(lines, whole, _graph(names, whole, act))
    _add(lines, whole, act_triples(names, act, held.texts, held.units, held.versions))
    for given in held.versions:
        graph = _of_version(names, act, given.version)
        _add(lines, graph, _graph(names, graph, act, given.version))
        _add(lines, whole, glossary_triples(names, given))
    for text in held.texts:
        graph = _of_version(names, act, text.version)
        _add(lines, graph, text_triples(names, act, text))
        _add(lines, graph, reference_triples(names, act, text, held.units, labels, known))


def _add_norms(
    lines: dict[str, Quad],
    names: Names,
    held: _HeldAct,
    norms: Iterable[Norm],
    by_laws: Mapping[str, ByLaws],
) -> None:
    act, quoted = held.act, quotable(held.texts)
    divergences = tuple(dict.fromkeys(d for g in held.versions for d in g.divergences))
    for norm in norms:
        if norm.act == act.iri:
            ranked = in_time(quoted, norm.applies_from)
            # It stands with the text of its day that has its unit, ours before an official one.
            having = (*ranked, *in_time(held.texts, norm.applies_from))
            version = next(t.version for t in having if norm.eid in t.units)
            graph = _of_version(names, act, version)
            _add(lines, graph, norm_triples(names, norm, ranked, divergences, by_laws))


def _of_version(names: Names, act: Act, version: date) -> Iri:
    return names.graph(f"{act.iri}@{version.isoformat()}")


def _add(lines: dict[str, Quad], graph: Iri, triples: Iterable[Triple]) -> None:
    for subject, predicate, value in triples:
        quad = Quad(subject, predicate, value, graph)
        lines.setdefault(str(quad), quad)


def counts(quads: Iterable[Quad]) -> dict[str, int]:
    """Count triples, named graphs, and things by their class, in the order of names."""
    triples = {(q.subject, q.predicate, q.object) for q in quads}
    graphs = {q.graph for q in quads}
    classes = Counter(
        value.value.replace("#", "/").rsplit("/", 1)[-1]
        for _, predicate, value in triples
        if predicate == A and isinstance(value, Iri)
    )
    return {"triples": len(triples), "graphs": len(graphs)} | dict(sorted(classes.items()))


def vocabulary_triples(text: str, names: Names) -> Iterator[Triple]:
    """Read a vocabulary in Turtle and move it from the published base to that of `names`.

    Raises GraphError (GR005) where the text is not Turtle or has a blank node.
    """
    if not text:
        return
    import pyoxigraph

    try:
        for quad in pyoxigraph.parse(
            input=text.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE
        ):
            subject = _moved(quad.subject, names)
            predicate = _moved(quad.predicate, names)
            if isinstance(subject, Iri) and isinstance(predicate, Iri):
                yield subject, predicate, _moved(quad.object, names)
    except SyntaxError as error:
        message = f"the vocabulary is not Turtle: {str(error).splitlines()[0]}"
        raise GraphError("GR005", message, hint="mend corpus/vocab/kzlegal.ttl") from None


def _moved(term: object, names: Names) -> Term:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        value = term.value
        moved = value.startswith(BASE) and names.base != BASE
        return Iri(names.base + value.removeprefix(BASE) if moved else value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, term.language)
        datatype = term.datatype.value
        return Literal(term.value, datatype="" if datatype == STRING else datatype)
    raise GraphError("GR005", "the vocabulary has a blank node", hint="give it an IRI")


def _graph(names: Names, graph: Iri, act: Act, version: date | None = None) -> Iterator[Triple]:
    yield graph, A, names.ns("ActGraph")
    yield graph, names.ns("ofAct"), names.akn(act.iri)
    if version is not None:
        yield graph, A, names.ns("VersionGraph")
        yield graph, ELI("version_date"), day_literal(version)


def _run(
    names: Names, engine: str, held: Iterable[_HeldAct], lines: Mapping[str, Quad]
) -> tuple[Iri, tuple[Triple, ...]]:
    """Give the run that made the graph and what is said of it.

    It has no date: it is whatever made exactly these statements, today or in ten years.
    """
    digest = hashlib.sha256("\n".join(sorted(lines)).encode("utf-8")).hexdigest()
    run = names.content("run", engine, digest)
    agent = names.thing("engine", engine.replace(" ", "-"))
    return run, (
        (run, A, PROV("Activity")),
        (run, PROV("wasAssociatedWith"), agent),
        (run, names.ns("sha256"), Literal(digest)),
        *((run, PROV("used"), names.akn(text.path)) for one in held for text in one.texts),
        (agent, A, PROV("SoftwareAgent")),
        (agent, RDFS("label"), Literal(engine)),
    )


def _check(
    units: Mapping[str, Mapping[str, Provision]],
    norms: Sequence[Norm],
    catalogue: Catalogue,
    bearers: Mapping[str, Bearer],
) -> None:
    facts = {fact.id for fact in catalogue.facts}
    for norm in norms:
        if norm.act not in units:
            raise _dangling("GR003", norm, "act", norm.act, units)
        if norm.eid not in units[norm.act]:
            raise _dangling("GR003", norm, "unit", norm.eid, units[norm.act])
        for role in (*norm.bearer, *norm.bearer_implied, *norm.counterparty, *norm.concerns):
            if role not in bearers:
                raise _dangling("GR004", norm, "role", role, bearers)
        for condition in (norm.bears, norm.conditions, norm.exceptions, norm.fulfilment):
            for fact in facts_of(condition) if condition is not None else ():
                if fact not in facts:
                    raise _dangling("GR004", norm, "fact", fact, facts)


def _dangling(code: str, norm: Norm, what: str, name: str, known: Iterable[str]) -> GraphError:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return GraphError(
        code,
        f"the norm {norm.id} names the {what} '{name}', which the graph does not have",
        path=norm.path,
        line=norm.line,
        hint=f"did you mean {near[0]}?" if near else f"correct the {what}",
    )

"""Owns to_graph: from acts, norms and facts to quads, sorted, each once, with their provenance."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from akn.provision import Provision, provisions
from kzlegal.graph.act import Labels, act_triples, text_path, units_of
from kzlegal.graph.concept import fact_triples, glossary_triples, role_triples
from kzlegal.graph.names import BASE, Names
from kzlegal.graph.norm import norm_iri, norm_triples
from kzlegal.graph.rdf import PROV, RDFS, A, GraphError, Iri, Literal, Quad, Term, Triple
from kzlegal.graph.sources import ActGraphInput
from kzlegal.norms import Bearer, Catalogue, Norm, facts_of

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
    names: Names | None = None,
) -> tuple[Quad, ...]:
    """Give the graph of some acts, sorted, without a repeated quad and without blank nodes.

    Each act version has a named graph with the act, its texts, glossary, divergences and norms; a
    graph named ``vocabulary`` has the rest. `engine` is the program and its version, e.g.
    ``kzlegal 0.1.0``; `vocabulary` is the text of ``kzlegal.ttl``; `labels` names what acts cite.
    The order of the arguments' items does not matter. Raises GraphError where a norm names an act
    or a unit that is not among `acts` (GR003), or a role or fact that is not declared (GR004).
    """
    names = names or Names()
    _check(acts, norms, catalogue, bearers)
    lines: dict[str, Quad] = {}
    shared = names.graph(SHARED)
    basis = acts[0].act.iri if acts else ""
    _add(lines, shared, vocabulary_triples(vocabulary, names))
    _add(lines, shared, role_triples(names, bearers))
    _add(lines, shared, fact_triples(names, catalogue, basis))
    made: list[tuple[Iri, Iri]] = []
    for given in sorted(acts, key=lambda g: (g.act.iri, g.version)):
        graph = names.graph(f"{given.act.iri}@{given.version.isoformat()}")
        _add(lines, graph, act_triples(names, given, labels or {}))
        _add(lines, graph, glossary_triples(names, given))
        quotable = _quotable(given)
        made.append((graph, graph))
        for norm in norms:
            if norm.act == given.act.iri:
                _add(lines, graph, norm_triples(names, norm, quotable))
                made.append((norm_iri(names, norm), graph))
    run, said = _run(names, engine, acts, lines)
    _add(lines, shared, said)
    for thing, graph in made:
        _add(lines, graph, ((thing, PROV("wasGeneratedBy"), run),))
    return tuple(lines[line] for line in sorted(lines))


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
        return Literal(term.value, datatype=term.datatype.value)
    raise GraphError("GR005", "the vocabulary has a blank node", hint="give it an IRI")


def _quotable(given: ActGraphInput) -> dict[str, tuple[str, dict[str, Provision]]]:
    """Give the text that quotes are taken from: ours where there is one, since anchors quote it."""
    found: dict[str, tuple[str, dict[str, Provision]]] = {}
    for text in sorted(given.texts, key=lambda t: t.official):
        units = [unit for unit in provisions(text.document) if unit.eid]
        if units:
            by_eid = {unit.eid: unit for unit in reversed(units)}
            found.setdefault(units[0].language, (text_path(text), by_eid))
    return found


def _run(
    names: Names, engine: str, acts: Sequence[ActGraphInput], lines: Mapping[str, Quad]
) -> tuple[Iri, tuple[Triple, ...]]:
    """Give the run that made the graph and what is said of it.

    It has no date: it is whatever made exactly these statements, today or in ten years.
    """
    digest = hashlib.sha256("\n".join(sorted(lines)).encode("utf-8")).hexdigest()
    run = names.content("run", engine, digest)
    agent = names.thing("engine", engine.replace(" ", "-"))
    used = sorted({text_path(text) for given in acts for text in given.texts})
    return run, (
        (run, A, PROV("Activity")),
        (run, PROV("wasAssociatedWith"), agent),
        (run, names.ns("sha256"), Literal(digest)),
        *((run, PROV("used"), names.akn(path)) for path in used),
        (agent, A, PROV("SoftwareAgent")),
        (agent, RDFS("label"), Literal(engine)),
    )


def _check(
    acts: Sequence[ActGraphInput],
    norms: Sequence[Norm],
    catalogue: Catalogue,
    bearers: Mapping[str, Bearer],
) -> None:
    units: dict[str, set[str]] = {}
    for given in acts:
        units.setdefault(given.act.iri, set()).update(units_of(given))
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

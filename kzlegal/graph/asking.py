"""Owns ask: a named query put to a store, its parameters read, looked up and bound as terms."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date

from kzlegal.graph.queries import FORMS, NamedQuery, Parameter
from kzlegal.graph.rdf import XSD, GraphError, Iri, Literal, Term
from kzlegal.graph.rows import Rows
from kzlegal.graph.sources import TAGS
from kzlegal.graph.store import Store

_CLASSES = {
    "role": "kz:Role",
    "fact": "kz:Fact",
    "act": "eli:LegalResource",
    "norm": "kz:Norm",
}


def choose(queries: Mapping[str, NamedQuery], name: str) -> NamedQuery:
    """Give a named query. Raises GraphError (GR104), which names the nearest."""
    if name not in queries:
        hint = _near(name, queries)
        raise GraphError("GR104", f"there is no query '{name[:80]}'", hint=hint)
    return queries[name]


def ask(store: Store, chosen: NamedQuery, parameters: Mapping[str, str]) -> Rows:
    """Answer a named query: ``ask(store, queries["duties-of-role"], {"role": "owner", …})``.

    Raises GraphError (GR104) for a parameter that the query does not have, one that is lacking, and
    a value that is wrong or that the graph does not have; the nearest name is proposed.
    """
    expected = {parameter.name: parameter for parameter in chosen.parameters}
    for given in parameters:
        if given not in expected:
            hint = f"it takes {', '.join(expected)}" if expected else "it takes none"
            near = difflib.get_close_matches(given, expected, n=1)
            hint = f"did you mean {near[0]}?" if near else hint
            message = f"the query {chosen.name} has no parameter '{given[:80]}'"
            raise GraphError("GR104", message, hint=hint)
    values = {
        name: _value(store, chosen, parameter, parameters.get(name, parameter.default))
        for name, parameter in expected.items()
    }
    # The query is ours: a test puts each of them through check_query.
    return store.answer(chosen.bound(values))


def _value(store: Store, chosen: NamedQuery, parameter: Parameter, text: str) -> Term:
    if not text:
        message = f"the query {chosen.name} needs the parameter '{parameter.name}'"
        hint = f"{FORMS[parameter.kind]}, e.g. {parameter.name}={parameter.example}"
        raise GraphError("GR104", message, hint=hint)
    match parameter.kind:
        case "day":
            return _day(text)
        case "language":
            if text not in TAGS and text not in TAGS.values():
                message = f"'{text[:80]}' is no language here"
                raise GraphError("GR104", message, hint="write ru, kk or en")
            return Literal(TAGS.get(text, text))
        case "act":
            return _act(store, text)
        case "unit":
            return _unit(store, text)
        case kind:
            return _thing(store, kind, text)


def _day(text: str) -> Literal:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        message = f"'{text[:80]}' is no day"
        raise GraphError("GR104", message, hint="write YYYY-MM-DD") from None
    return Literal(day.isoformat(), datatype=XSD("date").value)


def _thing(store: Store, kind: str, text: str) -> Iri:
    """Give a role, fact or norm by its id."""
    thing = store.names.thing(kind, *text.split("/"))
    if _is_a(store, thing, kind):
        return thing
    rows = store.answer(f"SELECT ?x WHERE {{ ?x a {_CLASSES[kind]} }}").rows
    head = store.names.thing(kind).value + "/"
    known = [cell.value.removeprefix(head) for row in rows for cell in row if cell is not None]
    raise _absent(kind, text, _near(text, known))


def _act(store: Store, text: str) -> Iri:
    """Give an act by number, adilet id or IRI; one that is only named by others too."""
    if text.startswith("/akn/"):
        act = store.names.akn(text)
        if _is_a(store, act, "act"):
            return act
    known = _acts(store)
    found = known.get(text, set())
    if len(found) == 1:
        return next(iter(found))
    if found:
        message = f"{len(found)} acts have the number '{text[:80]}'"
        raise GraphError("GR104", message, hint=f"give the IRI: /akn/{_paths(store, found)}")
    raise _absent("act", text, _near(text, known))


def _acts(store: Store) -> dict[str, set[Iri]]:
    rows = store.answer(
        "SELECT ?id ?act WHERE { ?act a eli:LegalResource OPTIONAL { ?act eli:id_local ?local } "
        "FILTER NOT EXISTS { ?act a kz:Restatement } "
        'BIND (COALESCE(?local, REPLACE(STR(?act), "^.*/", "")) AS ?id) }'
    ).rows
    known: dict[str, set[Iri]] = {}
    for name, act in rows:
        if name is not None and isinstance(act, Iri):
            known.setdefault(name.value, set()).add(act)
    return known


def _paths(store: Store, acts: Iterable[Iri]) -> str:
    head = f"{store.names.base}akn/"
    return ", /akn/".join(sorted(act.value.removeprefix(head) for act in acts))


def _unit(store: Store, text: str) -> Iri:
    """Give a unit by its IRI, or by an act and an eId or a short citation."""
    if text.startswith("/akn/"):
        path, _, eid = text.partition("/~")
        unit = store.names.unit(path, eid)
        if _holds(store, f"{unit} kz:eId ?eid") or _is_a(store, unit, "act"):
            return unit
        raise _absent("unit", text, "see kzlegal outline for the units of an act")
    name, slash, part = text.partition("/")
    if not slash or not part:
        hint = f"write {FORMS['unit']}"
        raise GraphError("GR104", f"'{text[:80]}' is no unit of an act", hint=hint)
    act = _act(store, name)
    rows = store.answer(
        "SELECT ?unit ?eid ?pin WHERE { ?unit kz:eId ?eid OPTIONAL { ?unit kz:pinpoint ?pin } "
        f"FILTER (STRSTARTS(STR(?unit), {Literal(act.value + '/~')})) }}"
    ).rows
    known = {cell.value: row[0] for row in rows for cell in row[1:] if cell is not None}
    found = known.get(part)
    if isinstance(found, Iri):
        return found
    raise _absent("unit", text, _near(part, known, "see kzlegal outline for the units of an act"))


def _is_a(store: Store, thing: Iri, kind: str) -> bool:
    return _holds(store, f"{thing} a {_CLASSES[kind]}")


def _holds(store: Store, pattern: str) -> bool:
    (answer,) = store.answer(f"ASK {{ {pattern} }}").rows[0]
    return answer is not None and answer.value == "true"


def _absent(kind: str, text: str, hint: str) -> GraphError:
    return GraphError("GR104", f"the graph has no {kind} '{text[:80]}'", hint=hint)


def _near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return otherwise or f"there are {', '.join(names[:30])}"

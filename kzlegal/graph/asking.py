"""Owns ask: a named query put to a store, its parameters read, looked up and bound as terms."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date

from kzlegal.graph.queries import FORMS, NamedQuery, Parameter
from kzlegal.graph.rdf import XSD, GraphError, Iri, Literal, Term
from kzlegal.graph.rows import MAX_ROWS, Rows
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


def ask(
    store: Store,
    chosen: NamedQuery,
    parameters: Mapping[str, str],
    *,
    limit: int = MAX_ROWS,
) -> Rows:
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
    return store.answer(chosen.bound(values), limit)


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
    head = store.names.thing(kind).value + "/"
    known = (found.value.removeprefix(head) for found in _column(store, f"?x a {_CLASSES[kind]}"))
    raise _absent(kind, text, _near(text, known))


def _act(store: Store, text: str) -> Iri:
    """Give an act by number, adilet id or IRI; one that is only named by others too."""
    if text.startswith("/akn/"):
        act = store.names.akn(text)
        if _is_a(store, act, "act"):
            return act
    said = Literal(text)
    # An act that others only name has no number of its own in the graph: its IRI ends in it.
    found = _column(store, f"?x eli:id_local {said} FILTER NOT EXISTS {{ ?x a kz:Restatement }}")
    found = found or _column(
        store,
        f"?x a eli:LegalResource FILTER (STRENDS(STR(?x), {Literal(f'/{text}')})) "
        "FILTER NOT EXISTS { ?x a kz:Restatement }",
    )
    acts = sorted({act for act in found if isinstance(act, Iri)}, key=lambda act: act.value)
    if len(acts) == 1:
        return acts[0]
    if acts:
        head = f"{store.names.base}akn/"
        paths = ", ".join(f"/akn/{act.value.removeprefix(head)}" for act in acts[:10])
        message = f"{len(acts)} acts have the number '{text[:80]}'"
        raise GraphError("GR104", message, hint=f"give the IRI: {paths}")
    known = _column(store, "?act a kz:Act ; eli:id_local ?x")
    raise _absent("act", text, _near(text, (number.value for number in known)))


def _unit(store: Store, text: str) -> Iri:
    """Give a unit by its IRI, or by an act and an eId or a short citation."""
    hint = "see kzlegal outline for the units of an act"
    if text.startswith("/akn/"):
        path, _, eid = text.partition("/~")
        unit = store.names.unit(path, eid)
        if _holds(store, f"{unit} kz:eId ?eid") or _is_a(store, unit, "act"):
            return unit
        raise _absent("unit", text, hint)
    name, slash, part = text.partition("/")
    if not slash or not part:
        message = f"'{text[:80]}' is no unit of an act"
        raise GraphError("GR104", message, hint=f"write {FORMS['unit']}")
    act = _act(store, name)
    inside = f"FILTER (STRSTARTS(STR(?unit), {Literal(f'{act.value}/~')}))"
    called = f"{{ ?unit kz:eId {Literal(part)} }} UNION {{ ?unit kz:pinpoint {Literal(part)} }}"
    for found in _column(store, f"{called} {inside} BIND (?unit AS ?x)"):
        if isinstance(found, Iri):
            return found
    known = _column(store, f"{{ ?unit kz:eId ?x }} UNION {{ ?unit kz:pinpoint ?x }} {inside}")
    raise _absent("unit", text, _near(part, (place.value for place in known), hint))


def _column(store: Store, pattern: str) -> list[Term]:
    """Give what ``?x`` stands for in a pattern of ours."""
    rows = store.answer(f"SELECT DISTINCT ?x WHERE {{ {pattern} }} ORDER BY ?x").rows
    return [cell for (cell,) in rows if cell is not None]


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

"""Owns the routes of the graph: its prints, named queries, and norms for other programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from kzlegal.graph import GraphError, NamedQuery, Rows, sparql_json, table_csv, table_tsv
from kzlegal.graph import choose as choose_query

from .negotiate import MEDIA, answer, choose, split_suffix
from .problems import ApiError
from .schemas import ProblemOut, QueriesOut, QueryOut, QueryParameterOut
from .service import Service

GRAPH_FORMS = ("ttl", "nq", "jsonld")
_GRAPHS = {"ttl": "turtle", "nq": "nquads", "jsonld": "jsonld"}
ROW_FORMS = ("srj", "csv", "tsv")
_ROWS = {"srj": sparql_json, "csv": table_csv, "tsv": table_tsv}
_NORMS = {"csv": "csv", "lrml": "legalruleml"}
INVALID: dict[int | str, dict[str, object]] = {
    404: {"model": ProblemOut},
    406: {"model": ProblemOut},
    422: {"model": ProblemOut},
}


def graph_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(tags=["graph"])

    @router.get("/v1/graph", summary="The knowledge graph, by Accept")
    def graph(request: Request) -> Response:
        form, media = choose(request.headers.get("accept", ""), "", GRAPH_FORMS)
        return answer(request, service.graph(_GRAPHS[form]), media, vary="Accept")

    @router.get("/v1/graph.{form}", summary="The knowledge graph in one form")
    def graph_in(
        request: Request, form: Annotated[str, Path(examples=["ttl", "nq", "jsonld"])]
    ) -> Response:
        _, suffix = split_suffix(f"graph.{form}", GRAPH_FORMS)
        if not suffix:
            raise ApiError("not-found", f"nothing is served at {request.url.path[:80]}")
        return answer(request, service.graph(_GRAPHS[suffix]), MEDIA[suffix][0])

    @router.get("/v1/context.jsonld", summary="The JSON-LD context of the graph")
    def context(request: Request) -> Response:
        root = service.library.corpus.root
        body = (root / "vocab" / "context.jsonld").read_bytes()
        return answer(request, body, MEDIA["jsonld"][0])

    @router.get(
        "/v1/norms.{form}", responses=INVALID, summary="The norms as CSV or LegalRuleML 1.0"
    )
    def norms(request: Request, form: Annotated[str, Path(examples=["csv", "lrml"])]) -> Response:
        _, suffix = split_suffix(f"norms.{form}", tuple(_NORMS))
        if not suffix:
            raise ApiError("not-found", f"nothing is served at {request.url.path[:80]}")
        return answer(request, service.norms_file(_NORMS[suffix]), MEDIA[suffix][0])

    @router.get("/v1/queries", response_model=QueriesOut, summary="The named queries")
    def queries(request: Request) -> Response:
        found = [_shown(query) for query in service.library.queries.values()]
        body = QueriesOut(queries=found).model_dump_json(indent=2).encode() + b"\n"
        return answer(request, body, "application/json")

    @router.get(
        "/v1/queries/{name}",
        responses=INVALID,
        summary="Rows of a named query: ?role=owner&on=2026-03-01",
    )
    def query(
        request: Request, name: Annotated[str, Path(examples=["duties-of-role.csv"])]
    ) -> Response:
        plain, suffix = split_suffix(name, ROW_FORMS)
        form, media = choose(request.headers.get("accept", ""), suffix, ROW_FORMS)
        try:
            choose_query(service.library.queries, plain)
        except GraphError as error:
            told = error.problem
            raise ApiError("unknown-query", told.message, told.hint) from None
        given: dict[str, str] = {}
        for key, value in request.query_params.multi_items():
            if key in given:
                raise ApiError("invalid-request", f"the parameter '{key[:40]}' is given twice")
            given[key] = value
        rows: Rows = service.ask(plain, given)
        return answer(request, _ROWS[form](rows), media, vary="Accept")

    return router


def _shown(query: NamedQuery) -> QueryOut:
    return QueryOut(
        name=query.name,
        title=query.title.json(),
        answers=query.answers.json(),
        parameters=[
            QueryParameterOut(name=p.name, kind=p.kind, example=p.example, default=p.default)
            for p in query.parameters
        ],
        sparql=query.text,
    )

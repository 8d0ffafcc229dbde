"""Owns the pages of comparison: what changes between two days, and roles against duties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from akn.problem import LegalTextError
from kzlegal.assess import status_rank, type_rank

from .frame import page_answer
from .language import TAGS, Language
from .negotiate import PRIVATE
from .pages import Fault, render
from .problems import as_api_error
from .profile import PREFIX, day_of, facts_in
from .service import Service
from .text import day, phrase


@dataclass(frozen=True, slots=True)
class Row:
    """One norm that changes, in words."""

    pinpoint: str
    href: str
    type: str
    action: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Norms that change in the same way for the same cause."""

    told: str
    cause: str
    unfolded: bool
    rows: tuple[Row, ...]


def compare_page(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    days: tuple[str, str],
    language: Language,
) -> Response:
    """Give the page of two days for a profile; a fault comes back with what is wrong."""
    fault: Fault | None = None
    groups: tuple[Alike, ...] = ()
    given: dict[str, str] = {}
    same, status = 0, 200
    first, last = (service.today(), service.today())
    try:
        given = facts_in(pairs, service.limits.facts)
        first, last = _days(service, days)
        applicability = service.library.applicability
        found = applicability.compare_dates(service.library.profile(given), first, last)
        printed: Mapping[str, Any] = applicability.difference_json(found, language)
        groups, same = _alike(service, printed["norms"], language), found.same
    except LegalTextError as error:
        known = as_api_error(error)
        fault, status = Fault.of(known.problem), known.status
    body = render(
        service,
        "compare.html",
        language,
        "assess",
        "/compare",
        {"on": first.isoformat(), "and": last.isoformat()},
        fault=fault,
        groups=groups,
        same=same,
        first=first.isoformat(),
        last=last.isoformat(),
        title=phrase("compare_dates", language, first=day(first), last=day(last)),
        given=[(PREFIX + name, value) for name, value in given.items()],
    )
    return page_answer(request, body, language, status, PRIVATE)


def _days(service: Service, days: tuple[str, str]) -> tuple[date, date]:
    """Give both days; where the second is not said, up to today, from before the law began."""
    first = day_of(days[0], "on", service.today())
    last = day_of(days[1], "and", max(first, service.today()))
    began = service.library.acts[0].applied
    if first == last and not days[1].strip() and began is not None and began <= last:
        first = began - timedelta(days=1)
    return first, last


def _alike(
    service: Service, norms: list[Mapping[str, Any]], language: Language
) -> tuple[Alike, ...]:
    say = _saying(language)
    by_id = service.library.catalogue.by_id
    sorted_out: dict[tuple[int, str, str], list[Row]] = {}
    for norm in sorted(norms, key=lambda norm: type_rank(norm["type"])):
        rank = status_rank(norm["after"]["status"] if norm["after"] else None)
        told = f"{_side(norm['before'], say)} → {_side(norm['after'], say)}"
        slug = service.library.act(norm["act"]).slug
        needs = norm["after"]["needs"] if norm["after"] else ()
        sorted_out.setdefault((rank, told, _cause(norm, say)), []).append(
            Row(
                norm["pinpoint"],
                f"/read/{slug}?lang={TAGS[language]}#{norm['eid']}",
                say(f"type_{norm['type']}"),
                norm["action"],
                tuple(by_id[fact].question.get(language) for fact in needs),
            )
        )
    return tuple(
        Alike(told, cause, rank <= status_rank("applies"), tuple(rows))
        for (rank, told, cause), rows in sorted(sorted_out.items(), key=lambda item: item[0][0])
    )


def _saying(language: Language) -> Callable[..., str]:
    return lambda key, **values: phrase(key, language, **values)


def _side(side: Mapping[str, Any] | None, say: Callable[..., str]) -> str:
    if side is None:
        return say("status_none")
    told = say(f"status_{side['status']}")
    if side["status"] == "not-yet-applied":
        told += f", {say('from', day=day(side['applies_from']))}"
    if side["status"] == "applies" and side["outcome"]:
        told += f" ({say('outcome_' + side['outcome'])})"
    return told


def _cause(norm: Mapping[str, Any], say: Callable[..., str]) -> str:
    told = say(
        f"cause_{norm['cause']}", day=day(norm["day"] or ""), facts=", ".join(norm["facts"]),
        members="",
    )  # fmt: skip
    makers = ", ".join(dict.fromkeys(made["act"].rpartition("/")[2] for made in norm["by"]))
    return f"{told}, {say('by_act', acts=makers)}" if makers else told


def matrix_page(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    """Give the page of roles against duties."""
    fault: Fault | None = None
    printed: Mapping[str, Any] = {"roles": (), "norms": (), "without_duties": ()}
    given: dict[str, str] = {}
    chosen, status = service.today(), 200
    try:
        given = facts_in(pairs, service.limits.facts)
        chosen = day_of(on, "on", chosen)
        applicability = service.library.applicability
        found = applicability.matrix(service.library.profile(given), chosen)
        printed = applicability.matrix_json(found, language)
    except LegalTextError as error:
        known = as_api_error(error)
        fault, status = Fault.of(known.problem), known.status
    tag = TAGS[language]
    slugs = {act.iri: act.slug for act in service.library.acts}
    rows = [
        {
            "pinpoint": norm["pinpoint"],
            "href": f"/read/{slugs[norm['act']]}?lang={tag}#{norm['id'].rpartition('/')[2]}",
            "type": norm["type"],
            "action": norm["action"],
            "cells": [
                (cell, phrase(f"cell_{cell}", language, day=day(norm["applies_from"])))
                for cell in norm["roles"].values()
            ],
        }
        for norm in printed["norms"]
        if any(cell != "no" for cell in norm["roles"].values())
    ]
    labels = {role["id"]: role["label"] for role in printed["roles"]}
    bare = ", ".join(labels[role] for role in printed["without_duties"])
    body = render(
        service,
        "matrix.html",
        language,
        "assess",
        "/matrix",
        {"on": chosen.isoformat()} if on else {},
        fault=fault,
        title=phrase("matrix_title", language, on=day(chosen)),
        on=chosen.isoformat(),
        roles=list(labels.values()),
        rows=rows,
        without=phrase("without_duties", language, roles=bare) if bare else "",
        given=[(PREFIX + name, value) for name, value in given.items()],
        csv=f"/v1/matrix.csv?on={chosen.isoformat()}&lang={tag}" if not given else "",
    )
    return page_answer(request, body, language, status, PRIVATE)

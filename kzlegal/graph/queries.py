"""Owns the named queries: SPARQL with typed parameters, each with what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice

Parameter = Choice["role", "fact", "unit", "day", "language"]
"""How the text of a parameter is read: an id of a role or a fact, ``ACT_IRI/~EID``, YYYY-MM-DD, or
rus, kaz, eng."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A SELECT query; its parameters are variables of the same name, replaced before it runs."""

    name: str
    answers: str
    """What it answers, in one sentence."""
    parameters: tuple[tuple[str, Parameter], ...]
    text: str


DUTIES = NamedQuery(
    "duties-of-role",
    "Obligations and prohibitions that bind a role on a day, by the text or as we read it.",
    (("role", "role"), ("on", "day"), ("language", "language")),
    """
SELECT ?norm ?unit ?pinpoint ?type ?named ?action WHERE {
  {
    SELECT ?norm (MAX(?how) AS ?best) WHERE {
      VALUES (?link ?how) { (kz:bearer 1) (kz:impliedBearer 0) }
      { ?norm ?link ?role } UNION { ?norm ?link role:any }
    }
    GROUP BY ?norm
  }
  BIND (?best = 1 AS ?named)
  ?norm kz:normType ?type ; kz:statedIn ?unit ; kz:pinpoint ?pinpoint ; kz:validFrom ?from .
  FILTER (?type IN ("obligation", "prohibition") && ?from <= ?on)
  FILTER NOT EXISTS { ?norm kz:validUntil ?until FILTER (?until <= ?on) }
  ?unit kz:position ?position .
  ?norm kz:action/rdfs:label ?action
  FILTER (LANG(?action) = ?language)
}
ORDER BY ?position ?norm
""",
)

CITES = NamedQuery(
    "cites-unit",
    "Units that refer to a unit or to a part of it, by the text of the act in any language.",
    (("unit", "unit"),),
    """
SELECT DISTINCT ?from ?pinpoint ?to WHERE {
  ?to eli:is_part_of* ?unit .
  ?from kz:refersTo ?to .
  OPTIONAL { ?from kz:pinpoint ?pinpoint ; kz:position ?position }
}
ORDER BY ?position ?from ?to
""",
)

RESTS_ON = NamedQuery(
    "duties-on-fact",
    "Obligations and prohibitions whose role, condition or exception asks for a fact.",
    (("fact", "fact"), ("language", "language")),
    """
SELECT DISTINCT ?norm ?pinpoint ?type ?place ?action WHERE {
  VALUES ?type { "obligation" "prohibition" }
  ?norm kz:restsOn ?fact ; kz:normType ?type ; kz:pinpoint ?pinpoint .
  {
    ?norm kz:bearerCondition/kz:part*/kz:onFact ?fact BIND ("role" AS ?place)
  } UNION {
    ?norm kz:condition/kz:part*/kz:onFact ?fact BIND ("condition" AS ?place)
  } UNION {
    ?norm kz:exception/kz:part*/kz:onFact ?fact BIND ("exception" AS ?place)
  }
  ?norm kz:action/rdfs:label ?action
  FILTER (LANG(?action) = ?language)
}
ORDER BY ?norm ?place
""",
)

MISSING = NamedQuery(
    "missing-at-unit",
    "Announced changes and by-laws not held that concern a unit, a unit around it, or its parts.",
    (("unit", "unit"), ("language", "language")),
    """
SELECT DISTINCT ?gap ?kind ?label ?since ?source WHERE {
  VALUES ?kind { kz:AnnouncedChange kz:MissingByLaw }
  { ?unit eli:is_part_of* ?place } UNION { ?place eli:is_part_of+ ?unit }
  ?gap kz:concernsUnit ?place ; a ?kind ; rdfs:label ?label .
  OPTIONAL { ?gap kz:since ?since }
  OPTIONAL { ?gap kz:knownFrom ?source }
  FILTER (LANG(?label) = ?language)
}
ORDER BY ?since ?label
""",
)

QUERIES = {query.name: query for query in (DUTIES, CITES, RESTS_ON, MISSING)}
"""The named queries by name."""

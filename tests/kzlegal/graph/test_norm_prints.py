"""Norms for other programs: the CSV table and LegalRuleML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from kzlegal.corpus import Corpus
from kzlegal.graph import Names, Quad, legalruleml, norms_csv
from kzlegal.graph.legalruleml import CONSTITUTIVE, DEONTIC
from kzlegal.graph.norm_table import COLUMNS, plain
from kzlegal.norms import All, AnyOf, Is, Norm, Not, Translated, load_norm_files
from kzlegal.norms.model import NORM_TYPES

LRML = "{http://docs.oasis-open.org/legalruleml/ns/v1.0/}"
RULEML = "{http://ruleml.org/spec}"


@pytest.fixture(scope="module")
def norms() -> tuple[Norm, ...]:
    files = load_norm_files(Corpus.open().root)
    return tuple(norm for file in files for norm in file.norms)


def by_id(norms: tuple[Norm, ...], name: str) -> Norm:
    return next(norm for norm in norms if norm.id == name)


# CSV


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_norm_in_three_languages(norms: tuple[Norm, ...]) -> None:
    rows = table(norms_csv(norms))
    assert [row["id"] for row in rows] == [norm.id for norm in norms]
    (row,) = (row for row in rows if row["id"] == "230-VIII/art_15__para_2__point_3")
    assert (row["pinpoint"], row["type"], row["bearer"], row["connective"]) == (
        "15(2)(3)",
        "obligation",
        "owner; possessor",
        by_id(norms, row["id"]).connective,
    )
    assert all(row[f"action_{code}"] for code in ("ru", "kk", "en"))
    assert all(row[f"quote_{code}"] for code in ("ru", "kk", "en"))
    assert row["applies_from"] == "2026-01-18"
    assert json.loads(row["conditions"])


def test_the_columns_do_not_move() -> None:
    """Programs of others count them: a new column goes to the end."""
    head = "id act eid pinpoint type bearer connective bearer_implied counterparty action_ru"
    assert " ".join(name for name, _ in COLUMNS).startswith(head)
    assert len({name for name, _ in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK()"])
def test_no_cell_is_a_formula(norms: tuple[Norm, ...], text: str) -> None:
    norm = replace(norms[0], why=text, action=Translated(text, text, text))
    (row,) = table(norms_csv([norm]))
    assert row["why"] == row["action_ru"] == f"'{text}"
    assert plain("a = b") == "a = b"


def test_no_cell_of_ours_begins_like_a_formula(norms: tuple[Norm, ...]) -> None:
    for row in table(norms_csv(norms)):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_cell_may_hold_commas_quotes_and_lines(norms: tuple[Norm, ...]) -> None:
    norm = replace(norms[0], why='a, "b"\nc; d')
    (row,) = table(norms_csv([norm]))
    assert row["why"] == 'a, "b"\nc; d'


# LegalRuleML


@pytest.fixture(scope="module")
def root(norms: tuple[Norm, ...]) -> ElementTree.Element:
    return ElementTree.fromstring(legalruleml(norms))


def statement(root: ElementTree.Element, key: str) -> ElementTree.Element:
    (found,) = (e for e in root.iter() if e.get("key") == key)
    return found


BLOCKS = (
    ("Comment",),
    (
        "LegalReferences",
        "LegalSources",
        "Jurisdictions",
        "Times",
        "TemporalCharacteristics",
    ),
    ("Associations",),
    ("Statements",),
)
"""What may stand below the root, by category, in the order of the standard (5.16)."""

FORMULA = {"Atom", "And", "Or", "Neg"}
INSIDE: dict[str, set[str]] = {
    "LegalReferences": {"LegalReference"},
    "LegalSources": {"LegalSource"},
    "Jurisdictions": {"Jurisdiction"},
    "Times": {"Time"},
    "Time": {"Data"},
    "TemporalCharacteristics": {"TemporalCharacteristic"},
    "TemporalCharacteristic": {"forStatus", "hasStatusDevelopment", "atTime"},
    "Associations": {"Association"},
    "Association": {
        "appliesSource",
        "appliesTemporalCharacteristic",
        "appliesJurisdiction",
        "toTarget",
    },
    "Statements": {
        "PrescriptiveStatement",
        "ConstitutiveStatement",
        "PenaltyStatement",
        "ReparationStatement",
    },
    "PrescriptiveStatement": {"Comment", "Rule"},
    "ConstitutiveStatement": {"Comment", "Rule"},
    "PenaltyStatement": {"Comment", "SuborderList"},
    "SuborderList": {"Obligation"},
    "ReparationStatement": {"Reparation"},
    "Reparation": {"appliesPenalty", "toPrescriptiveStatement"},
    "Rule": {"Paraphrase", "if", "then"},
    "if": FORMULA,
    "then": {"Atom", "Obligation", "Prohibition", "Permission", "Right"},
    "And": FORMULA,
    "Or": FORMULA,
    "Neg": {"Atom"},
    "Atom": {"Rel", "Var", "Ind", "Data"},
    "slot": {"Bearer", "AuxiliaryParty", "Var"},
    "Paraphrase": {"span"},
    **{name: {"slot", "Atom"} for name in ("Obligation", "Prohibition", "Permission", "Right")},
}
"""What may stand in what, of the elements that we print."""


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_what_stands_where_is_what_the_standard_allows(root: ElementTree.Element) -> None:
    assert root.tag == f"{LRML}LegalRuleML"
    order = [next(at for at, names in enumerate(BLOCKS) if local(e) in names) for e in root]
    assert order == sorted(order)
    for element in root.iter():
        if element is not root:
            inside = {local(child) for child in element}
            assert inside <= INSIDE.get(local(element), set()), local(element)


def test_the_order_inside_an_element_is_that_of_the_standard(root: ElementTree.Element) -> None:
    for name, order in (
        ("Rule", ["Paraphrase", "if", "then"]),
        ("TemporalCharacteristic", ["forStatus", "hasStatusDevelopment", "atTime"]),
        ("Reparation", ["appliesPenalty", "toPrescriptiveStatement"]),
        ("slot", ["Bearer", "AuxiliaryParty", "Var"]),
        (
            "Association",
            ["appliesSource", "appliesJurisdiction", "appliesTemporalCharacteristic", "toTarget"],
        ),
    ):
        for element in root.iter():
            if local(element) == name:
                places = [order.index(local(child)) for child in element]
                assert places == sorted(places), name
    for rule in root.iter(f"{RULEML}Rule"):
        assert [local(e) for e in rule if local(e) != "Paraphrase"] == ["if", "then"]
        for edge in rule:
            assert len(edge) == 1


def test_keys_are_unique_names_and_every_reference_leads_to_one(root: ElementTree.Element) -> None:
    keys = [element.get("key", "") for element in root.iter() if element.get("key")]
    keys = [key.removeprefix(":") for key in keys]
    keys += [e.get("refersTo", "") for e in root.iter(f"{LRML}LegalReference")]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[A-Za-z_][\w.-]*", key, re.ASCII)] == []
    for element in root.iter():
        if "keyref" in element.attrib:
            assert element.attrib["keyref"].removeprefix("#") in keys
        if element.tag.startswith(RULEML) and "key" in element.attrib:
            assert element.attrib["key"].startswith(":"), "a key of RuleML is a CURIE"


def test_a_duty_reads_as_if_then_who(root: ElementTree.Element) -> None:
    duty = statement(root, "st-230-VIII-art_15__para_2__point_3")
    assert duty.tag == f"{LRML}PrescriptiveStatement"
    (obligation,) = duty.iter(f"{LRML}Obligation")
    roles = [e.get("iri") for e in obligation.iter(f"{LRML}Bearer")]
    assert roles == [Names().thing("role", name).value for name in ("owner", "possessor")]
    facts = {e.get("iri") for e in duty.find(f"{RULEML}Rule/{RULEML}if").iter(f"{RULEML}Rel")}  # type: ignore[union-attr]
    assert Names().thing("fact", "risk_degree").value in facts
    spans = list(duty.iter("{http://www.w3.org/1999/xhtml}span"))
    tag = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [span.get(tag) for span in spans] == ["ru", "kk", "en"]


def test_every_norm_is_stated_or_named_as_left_out(
    root: ElementTree.Element, norms: tuple[Norm, ...]
) -> None:
    stated = {e.get("key", "") for e in root.iter() if local(e).endswith("tiveStatement")}
    comment = root[0].text or ""
    for norm in norms:
        key = f"st-{norm.id.replace('/', '-')}"
        assert (key in stated) != (norm.id in comment), norm.id
    assert "deadlines" in comment
    assert set(DEONTIC) | set(CONSTITUTIVE) | {"principle", "reference", "application"} == set(
        NORM_TYPES
    )


def test_a_fine_stands_for_each_kind_of_offender_and_answers_a_breach(
    root: ElementTree.Element, norms: tuple[Norm, ...]
) -> None:
    key = "pen-235-V-art_641-1__para_1__point_1-natural-person-first"
    penalty = statement(root, key)
    (amount,) = penalty.iter(f"{RULEML}Data")
    assert amount.text == "15"
    repaired = {
        (
            one.find(f"{LRML}appliesPenalty").get("keyref"),  # type: ignore[union-attr]
            one.find(f"{LRML}toPrescriptiveStatement").get("keyref"),  # type: ignore[union-attr]
        )
        for one in root.iter(f"{LRML}Reparation")
    }
    assert (f"#{key}", "#st-230-VIII-art_21__para_3") in repaired
    amounts = [
        amount
        for norm in norms
        if norm.penalty
        for fine in norm.penalty.fines
        for amount in (fine.first, fine.repeated)
        if amount is not None
    ]
    assert len(list(root.iter(f"{LRML}PenaltyStatement"))) == len(amounts)


def test_the_days_of_a_norm_are_its_temporal_characteristics(norms: tuple[Norm, ...]) -> None:
    norm = replace(norms[0], applies_from=date(2026, 1, 18), applies_until=date(2027, 1, 1))
    root = ElementTree.fromstring(legalruleml([norm]))
    keys = [e.get("keyref") for e in root.iter(f"{LRML}appliesTemporalCharacteristic")]
    assert keys == ["#tc-starts-2026-01-18", "#tc-ends-2027-01-01"]
    days = [e.text for e in root.iter(f"{RULEML}Data")]
    assert days == ["2026-01-18", "2027-01-01"]


def told(norms: tuple[Norm, ...], **changed: object) -> str:
    """Print the condition of a rule on one line: names of elements, facts and values."""
    norm = replace(
        next(n for n in norms if n.type == "obligation"),
        bears=None,
        **{"conditions": None, "exceptions": None, **changed},  # type: ignore[arg-type]
    )
    root = ElementTree.fromstring(legalruleml([norm]))
    (body,) = root.iter(f"{RULEML}if")

    def say(element: ElementTree.Element) -> str:
        if local(element) == "Atom":
            iris = [e.get("iri", "").rpartition("/")[2] for e in element if e.get("iri")]
            return "=".join(iris)
        return f"{local(element)}({', '.join(say(child) for child in element)})"

    return say(body[0])


A, B = Is("a", ("yes",)), Is("b", ("x", "y"))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "And()"),
        ({"conditions": A}, "a=yes"),
        ({"conditions": B}, "Or(b=x, b=y)"),
        ({"conditions": Not(B)}, "And(Neg(b=x), Neg(b=y))"),
        ({"conditions": All((A, B))}, "And(a=yes, Or(b=x, b=y))"),
        ({"conditions": Not(AnyOf((A, Not(A))))}, "And(Neg(a=yes), a=yes)"),
        ({"exceptions": A}, "Neg(a=yes)"),
        ({"conditions": A, "exceptions": All((A, A))}, "And(a=yes, Or(Neg(a=yes), Neg(a=yes)))"),
    ],
)
def test_a_condition_tree_keeps_its_sense(
    norms: tuple[Norm, ...], changed: dict[str, object], words: str
) -> None:
    assert told(norms, **changed) == words


def test_equal_norms_give_equal_bytes(norms: tuple[Norm, ...]) -> None:
    assert legalruleml(norms) == legalruleml(tuple(norms))


def test_the_iris_are_those_of_the_graph(
    root: ElementTree.Element, corpus_quads: tuple[Quad, ...]
) -> None:
    held = {q.subject.value for q in corpus_quads}
    used = {e.get("iri", "") for e in root.iter() if local(e) in ("Rel", "Bearer", "Ind")}
    ours = {iri for iri in used if re.search("/id/(role|fact|value|answer)/", iri)}
    assert ours
    assert ours - held == set()


def test_signs_of_xml_in_a_text_survive(norms: tuple[Norm, ...]) -> None:
    norm = replace(norms[0], why="a < b & c > d ]]>")
    root = ElementTree.fromstring(legalruleml([norm]))
    assert any("a < b & c > d ]]>" in (e.text or "") for e in root.iter(f"{LRML}Comment"))

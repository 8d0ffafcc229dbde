"""Owns what the reference specs expect: each reference of a text as «words → target», line by line.

The input's first line gives the place of the text: ``@ eId``, then what else is known, each after a
``·``: ``code`` (the act calls its numbered units части), ``amends`` (it changes other acts),
``has eId, eId`` (the only units that the act has), ``in chp_2`` (units around it). Blanket
references are left out, other specs show them. Internal targets are printed as eIds; several are
joined by ``+``, the ends of a range by ``..``; ``except`` marks what the text leaves out, ``?`` a
target that the words do not give, ``a or b`` words that can mean either.
"""

from __future__ import annotations

from kzlegal.refs import Reference, find_references
from kzlegal.refs.citation import CODE, LAW
from kzlegal.refs.short_name import short_names
from kzlegal.refs.vocabulary import vocabulary

ACT = "/akn/kz/act/2025-11-17/230-VIII"
LANGUAGES = {"ru": "rus", "kk": "kaz", "en": "eng"}
NOTHING = "(nothing)"


def targets(text: str, language: str) -> str:
    """Find the references of a text and print them."""
    place, _, words = text.partition("\n")
    if not place.startswith("@ "):
        raise AssertionError("the first line of the input must be «@ eId»")
    here, *rest = (part.strip() for part in place[2:].split("·"))
    facts = {fact.partition(" ")[0]: fact.partition(" ")[2] for fact in rest}
    if facts.keys() - {"code", "amends", "has", "in"}:
        raise AssertionError(f"unknown facts in «{place}»")
    code = LANGUAGES[language]
    known = frozenset(u.strip() for u in facts["has"].split(",")) if "has" in facts else None
    paragraphs = [" ".join(p.split("\n")) for p in words.strip().split("\n\n")]
    names = short_names(paragraphs, code, vocabulary(), ACT)  # type: ignore[arg-type]
    lines: list[str] = []
    for paragraph in paragraphs:
        for reference in find_references(
            paragraph,
            code,  # type: ignore[arg-type]
            here=here,
            act=ACT,
            known=known,
            containers=tuple(facts.get("in", "").split()),
            unit_names=CODE if "code" in facts else LAW,
            amending="amends" in facts,
            short_names=names,
        ):
            if reference.kind != "blanket":
                lines.append(f"{reference.text} → {_target(reference)}")
    return "".join(f"{line}\n" for line in lines or [NOTHING])


def _target(reference: Reference) -> str:
    if reference.readings:
        said = " or ".join(_plain(r) for r in reference.readings)
    elif not reference.href:
        said = "? act not in the table" if reference.kind == "external" else "?"
    else:
        said = _plain(reference.href)
        if reference.up_to:
            said += f" .. {_plain(reference.up_to)}"
        said = " + ".join([said, *map(_plain, reference.more)])
    return f"except {said}" if reference.excepted else said


def _plain(href: str) -> str:
    if href == ACT:
        return "this act"
    return href.replace("#", "").removeprefix("/akn/kz/act/")

"""Owns schema.org metadata of acts and units: what a search engine is told of a page.

Identifiers are those of the graph. What we wrote is never told to be the law: our edition is a work
of its own, unofficial, that is based on the act (``isBasedOn``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from kzlegal.grammar import alpha3
from kzlegal.graph import Names
from kzlegal.library.absent import no_unit
from kzlegal.refs.pinpoint import PinpointError, citation

if TYPE_CHECKING:
    from akn.provision import Provision
    from kzlegal.corpus import Act
    from kzlegal.library import Expression, Library

TAGS = {"rus": "ru", "kaz": "kk", "eng": "en"}
_SCHEMA = "https://schema.org/"
_OF_THE_ACT = ("datePublished", "temporalCoverage", "legislationLegalForce", "legislationChanges")
_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
_OURS = {
    "rus": "Пересказ закона нашими словами, единица за единицей; не официальный текст.",
    "kaz": "Заңның біздің сөзімізбен бірлік-бірлігімен баяндалуы; ресми мәтін емес.",
    "eng": "The law told again in our words, unit by unit; not an official text.",
}


def act_metadata(
    library: Library, shown: Expression, on: date, names: Names | None = None
) -> dict[str, object]:
    """Give the metadata of one text of an act on a day, its articles as parts.

    Dates that are not held are left out. Force, coverage in time and changes of other acts are
    said of the act itself, which for our edition is the one that it is based on. ``InForce`` is
    said from the first day of application on, NotInForce before it, nothing where that day is not
    known.
    """
    names = names or Names()
    act = shown.act
    work = _work(names, library, act, on)
    metadata: dict[str, object] = {
        "@context": _SCHEMA.rstrip("/"),
        **_text(names, shown),
        "name": act.title(shown.language),
        "legislationIdentifier": act.number,
        "legislationType": act.kind,
        "legislationJurisdiction": {"@type": "Country", "name": "KZ"},
        "legislationDate": act.signed.isoformat(),
        "legislationDateVersion": shown.version.isoformat(),
    }
    if shown.official:
        metadata |= {key: work[key] for key in _OF_THE_ACT if key in work}
        metadata["exampleOfWork"] = _reference(names, act)
    else:
        metadata["isBasedOn"] = work
    if makers := _makers(library, shown):
        metadata["legislationConsolidates"] = [_named(names, library, iri) for iri in makers]
    metadata["hasPart"] = [
        _unit(names, shown, unit)
        for unit in library.provisions(act, shown.language, shown.version).values()
        if unit.name == "article"
    ]
    return metadata


def unit_metadata(
    library: Library, shown: Expression, eid: str, on: date, names: Names | None = None
) -> dict[str, object]:
    """Give the metadata of one unit of a text; raises LegalTextError (KZ130) where it has none."""
    names = names or Names()
    units = library.provisions(shown.act, shown.language, shown.version)
    if eid not in units:
        raise no_unit(shown.act, eid, units)
    unit = units[eid]
    part: dict[str, object] = {
        "@context": _SCHEMA.rstrip("/"),
        **_text(names, shown),
        **_unit(names, shown, unit),
        "legislationDateVersion": shown.version.isoformat(),
        "text": unit.text,
    }
    above = unit.ancestors[-1] if unit.ancestors else ""
    around: dict[str, object] = {
        "@type": "Legislation",
        "@id": names.unit(shown.iri, above).value,
    }
    if above:
        around["isPartOf"] = {"@type": "Legislation", "@id": names.akn(shown.iri).value}
    else:
        around["name"] = shown.act.title(shown.language)
    part["isPartOf"] = around
    of_the_act = _work(names, library, shown.act, on)
    if shown.official:
        part |= {key: of_the_act[key] for key in _OF_THE_ACT if key in of_the_act}
    else:
        based = {"@type": "Legislation", "@id": names.unit(shown.act.iri, eid).value}
        part["isBasedOn"] = {**based, "isPartOf": of_the_act}
    return part


def _text(names: Names, shown: Expression) -> dict[str, object]:
    """Say what kind of text this is: the law's own, or ours about it."""
    value = "OfficialLegalValue" if shown.official else "UnofficialLegalValue"
    said: dict[str, object] = {
        "@type": "Legislation",
        "@id": names.akn(shown.iri).value,
        "inLanguage": TAGS[shown.language],
        "legislationLegalValue": _SCHEMA + value,
    }
    if shown.official:
        return said
    note = dict(shown.act.extract.note).get(shown.language, "") if shown.act.extract else ""
    description = " ".join(filter(None, (_OURS[shown.language], note)))
    return said | {"description": description, "license": _LICENSE}


def _work(names: Names, library: Library, act: Act, on: date) -> dict[str, object]:
    """Give what is true of the act itself on a day."""
    said = _reference(names, act)
    if act.published is not None:
        said["datePublished"] = act.published.isoformat()
    if act.applied is not None:
        said["temporalCoverage"] = f"{act.applied.isoformat()}/.."
        force = "InForce" if act.applied <= on else "NotInForce"
        said["legislationLegalForce"] = _SCHEMA + force
    if changed := sorted({change.act for change in act.amends}):
        said["legislationChanges"] = [_named(names, library, iri) for iri in changed]
    return said


def _reference(names: Names, act: Act) -> dict[str, object]:
    return {
        "@type": "Legislation",
        "@id": names.akn(act.iri).value,
        "legislationIdentifier": act.number,
        "legislationDate": act.signed.isoformat(),
        "name": [{"@value": title, "@language": TAGS[code]} for code, title in sorted(act.titles)],
    }


def _named(names: Names, library: Library, iri: str) -> dict[str, object]:
    known = {act.iri: act for act in library.acts}
    if iri in known:
        return _reference(names, known[iri])
    return {"@type": "Legislation", "@id": names.akn(iri).value}


def _makers(library: Library, shown: Expression) -> list[str]:
    """Give the acts that made this text what it is, beside the act itself."""
    for wording in library.wordings(shown.act, shown.language):
        if wording.iri == shown.iri:
            return sorted({made.work for made in wording.made_by})
    return []


def _unit(names: Names, shown: Expression, unit: Provision) -> Mapping[str, object]:
    said: dict[str, object] = {
        "@type": "Legislation",
        "@id": names.unit(shown.iri, unit.eid).value,
    }
    try:
        said["legislationIdentifier"] = citation(unit.eid, alpha3(shown.language))
    except PinpointError:
        said["legislationIdentifier"] = unit.eid
    if unit.heading:
        said["name"] = unit.heading
    return said

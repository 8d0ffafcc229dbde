"""Owns the rendering of pages: templates, static files, and what every page is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jinja2 import DictLoader, Environment, StrictUndefined

from akn.html import to_html
from akn.problem import Problem
from kzlegal.library.schema_org import act_metadata, unit_metadata

from .language import LANGUAGES, TAGS, Language, language_of
from .problems import sentence
from .service import Service
from .text import NAMES, phrase

if TYPE_CHECKING:
    from kzlegal.library import Expression

STATIC: Mapping[str, str] = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""The static files there are, with their media types."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as a page shows it."""

    message: str
    hint: str

    @classmethod
    def of(cls, problem: Problem) -> Fault:
        """Give a problem's sentences."""
        return cls(sentence(problem.message), sentence(problem.hint))


@cache
def static(name: str) -> bytes:
    """Read a static file; raises KeyError for one that there is not."""
    if name not in STATIC:
        raise KeyError(name)
    return (files(__package__) / "static" / name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Give the address of a static file; it changes with the file, so it may be kept for ever."""
    return f"/static/{name}?{hashlib.sha256(static(name)).hexdigest()[:12]}"


@cache
def _templates() -> Environment:
    folder = files(__package__) / "templates"
    sources = {
        entry.name: entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".html")
    }
    return Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    service: Service,
    template: str,
    language: Language,
    part: str,
    address: str,
    keep: Mapping[str, str] | None = None,
    **values: object,
) -> bytes:
    """Give a page. `address` with the parameters `keep` is what the language links lead to."""
    t = partial(_say, language)
    links = [
        (tag, f"{address}?{urlencode({'lang': tag, **(keep or {})})}") for tag in TAGS.values()
    ]
    names = {TAGS[code]: NAMES[code] for code in LANGUAGES}
    page = _templates().get_template(template)
    return page.render(
        t=t,
        tag=TAGS[language],
        language=language,
        part=part,
        languages=links,
        names=names,
        static=static_address,
        dataset=service.dataset,
        **values,
    ).encode()


def text_page(
    service: Service,
    shown: Expression,
    eid: str,
    notice: str,
    *announced: str,
    on: date | None = None,
) -> bytes:
    """Give a text, or one unit of it, as a page of its own without the site around it.

    `notice` and the changes announced stand before it; the metadata of schema.org are of the day.
    """
    day = on or service.today()
    metadata = (
        unit_metadata(service.library, shown, eid, day)
        if eid
        else act_metadata(service.library, shown, day)
    )
    language = language_of(shown.language)
    tag = TAGS[language]
    element = shown.document.find(eid) if eid else None
    base = f"/v1/acts/{shown.act.slug}/{language}.html" if eid else ""
    fragment = to_html(shown.document if element is None else element, lang=tag, base=base)
    anchor = f"#{eid}" if eid else ""
    return (
        _templates()
        .get_template("text.html")
        .render(
            tag=tag,
            title=shown.act.title(language),
            canonical=f"{shown.iri}/~{eid}" if eid else shown.iri,
            official=shown.official,
            banner=notice,
            announced=announced,
            said=phrase("announced_later", language),
            read=f"/read/{shown.act.slug}?lang={tag}{anchor}",
            fragment=fragment,
            linked=data_block(metadata),
            static=static_address,
        )
        .encode()
    )


def data_block(value: Mapping[str, object]) -> str:
    """Print JSON so that it may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("&", "\\u0026").replace("\u2028", "\\u2028")


def _say(language: Language, key: str, **values: object) -> str:
    return phrase(key, language, **values)

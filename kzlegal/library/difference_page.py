"""Owns the page of a difference: one HTML file without any other, old text beside new."""

from __future__ import annotations

from html import escape

from akn.diff import to_html
from kzlegal.corpus import Missing
from kzlegal.grammar import alpha3
from kzlegal.library.change_words import labels, say, shown_day
from kzlegal.library.comparing import Comparison
from kzlegal.refs.pinpoint import PinpointError, citation, to_pinpoint

TAGS = {"rus": "ru", "kaz": "kk", "eng": "en"}
"""BCP 47 tags, the form of the attribute ``lang``."""


def difference_page(comparison: Comparison) -> str:
    """Print a comparison as an HTML page that can be kept, mailed and printed."""
    language = comparison.new.language
    act = comparison.new.act
    title = f"{say('page_title', language)}: {act.title(language)}, № {act.slug}"
    if comparison.eid:
        title += f", {named(comparison.eid, language)}"
    notes = "".join(f'<p class="note">{escape(text)}</p>\n' for text in _notes(comparison))
    return (
        f'<!doctype html>\n<html lang="{TAGS[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n{notes}{difference_table(comparison)}"
        "</main>\n</body>\n</html>\n"
    )


def difference_table(comparison: Comparison) -> str:
    """Print a comparison as an HTML fragment, units called as they are cited."""
    language = comparison.new.language
    if comparison.same_text:
        return f"<p>{escape(say('same_text', language, iri=comparison.new.iri))}</p>\n"
    words = labels(language, *comparison.days)
    return to_html(
        comparison.difference,
        words,
        lang=TAGS[language],
        name=lambda eid: named(eid, language),
    )


def named(eid: str, language: str) -> str:
    """Give a unit as it is cited, else its eId."""
    try:
        return citation(eid, alpha3(language))
    except PinpointError:
        return eid


def announcement(gap: Missing, language: str) -> str:
    """Say one announced change in a line: what, from when, which units it may concern."""
    since = f" ({say('since', language, first=shown_day(gap.since))})" if gap.since else ""
    units = ", ".join(_pinpoint(unit) for unit in gap.units)
    concerns = f"; {say('may_concern', language, units=units)}" if units else ""
    return f"{dict(gap.subject).get(language, '')}{since}{concerns}"


def _pinpoint(eid: str) -> str:
    try:
        return to_pinpoint(eid)
    except PinpointError:
        return eid


def _notes(comparison: Comparison) -> tuple[str, ...]:
    """Give what a reader must know first: whose words, a part only, what is not in it."""
    language, new = comparison.new.language, comparison.new
    said = [say("legend", language)]
    if not new.official:
        said.append(say("ours", language))
        if new.act.extract is not None:
            said.append(dict(new.act.extract.note).get(language, ""))
    if comparison.announced:
        every = "; ".join(announcement(gap, language) for gap in comparison.announced)
        said.append(f"{say('announced_title', language)}: {every}")
    return tuple(said)


STYLE = """\
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #20242a; --quiet: #5a626c;
  --line: #dedbd1; --gone: #9b1c2e; --gone-soft: #fbe0e2; --new: #1d5a34; --new-soft: #d9f0df; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181b; --ink: #e7e4dc; --quiet: #a2a8ae;
  --line: #3a4147; --gone: #f6a5ad; --gone-soft: #46242a; --new: #9cdcaf; --new-soft: #1e3d28; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 Georgia, "Noto Serif", "Times New Roman", serif; overflow-wrap: break-word; }
main { max-width: 78rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
.note { font: .92rem/1.5 system-ui, sans-serif; color: var(--quiet); margin: .3rem 0;
  max-width: 56rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1.4rem; }
th, td { text-align: left; vertical-align: top; padding: .7rem .8rem;
  border-top: 1px solid var(--line); }
thead th { font: 600 .9rem/1.3 system-ui, sans-serif; border-bottom: 2px solid var(--line); }
th:first-child { width: 13rem; }
tbody th { font: 600 .88rem/1.4 system-ui, sans-serif; }
tbody th small { font-weight: 400; color: var(--quiet); }
ins { color: var(--new); background: var(--new-soft); text-decoration: underline;
  text-decoration-thickness: 2px; text-underline-offset: .15em; }
del { color: var(--gone); background: var(--gone-soft); text-decoration: line-through; }
:is(.added ins, .removed del) { text-decoration: none; }
@media (max-width: 48rem) {
  main { padding: 1.2rem 1rem 3rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; width: auto; }
  th:first-child { width: auto; }
  tbody th { padding-bottom: .1rem; } td { border: 0; padding: .3rem .8rem; }
  td:empty { display: none; }
  td::before { content: attr(data-label); display: block; color: var(--quiet);
    font: .82rem/1.4 system-ui, sans-serif; }
}
@media print { body { background: #fff; color: #000; } main { padding: 0; max-width: none; } }
"""

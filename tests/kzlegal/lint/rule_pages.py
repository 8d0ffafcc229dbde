"""Owns docs/check.md: the page of the drafters' check, printed from the rules' own docstrings.

python -m tests.kzlegal.lint.rule_pages      # from the checkout; writes docs/check.md
"""

# ruff: noqa: E501 (a row of a Markdown table is one line)
from __future__ import annotations

from pathlib import Path

from kzlegal.lint import RULES, Rule
from kzlegal.lint.rule import HEADINGS
from tests.kzlegal.lint.test_published_law import COUNTS

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/check.md"

_HEAD = """\
# The drafters' check

    kzlegal check draft.docx --lang ru
    kzlegal check draft.txt --lang kk --format json
    kzlegal check draft.docx --lang ru --format full      # with the source line and a caret

It reads a draft (DOCX, saved page, plain text) and reports what can be told without any other act.
A finding names code, file, line and column; in a DOCX the line is the running number of the
paragraph. With `--format json` (or `--json`):

    {"findings": [{"code", "severity", "line", "column", "eid", "message", "hint"}]}

An *error* is surely wrong: the text cannot be processed or cited there. A *warning* is likely
wrong. Exit code 1 where there is an error, 0 where there is none, 2 where no act can be made of
the text at all (one sentence says why). Codes never change their meaning: KZ1xx structure and
numbering, KZ2xx references, AKN the machine form ([problems-akn.md](problems-akn.md)). Later
families: KZ3xx definitions, KZ4xx deontics, KZ5xx dates, KZ6xx the two languages, KZ7xx
delegation, KZ8xx amendments, KZ9xx metadata. This page is printed from the rules themselves; a
rule is one file in `kzlegal/lint` and one line of `kzlegal.lint.RULES`.

The law on legal acts was read in the edition of 2023 and earlier; before a rule is called law in
an argument, read its article in the edition in force.

## Codes that only the check gives

The others (KZ101 to KZ107, KZ190, KZ201) also come from the reading of any text and stand in
[problems.md](problems.md).

| code | what | why | remedy |
|---|---|---|---|
| KZ103 | Numbers are missing or go back (warning) | A unit was lost, or renumbered by hand | Number on without a gap; a repealed unit leaves its stub |
| KZ108 | A list item does not end in a semicolon, or the last one not in a full stop (warning) | The sentence is cut: what the lead governs is open | A semicolon after every item but the last |
| KZ109 | The lead of a list has no colon (warning) | Nobody can say whether the items go on the sentence | End the lead in a colon |
| KZ110 | A word mixes alphabets (warning) | It prints the same and is never found | Type the letter anew |
| KZ111 | A quotation mark has no partner (warning) | The marks say which words become law | Close the quotation where the words end |
| KZ112 | A unit has no text | A heading is no rule | Write its text, or take it out |
| KZ202 | A reference names the wrong level (a warning where only the point around a subpoint is missing) | A program finds nothing, and one day it may mean another unit | Name the unit by the word for its level |
| KZ203 | A reference points at a repealed unit (warning) | The rule relied on is gone | The unit that took it over |

## What published law gives

Noise makes a checker worthless, so the rules were run over official texts and tuned until what is
left is a real slip of the text, or of its copy. `tests/kzlegal/lint/test_published_law.py` holds
these figures.

| text | findings |
|---|---|
"""

_EXPLAINED = """
What is left, by code:

- KZ103: a part 1-2 after part 1 (its 1-1 was never there), and subpoint 25-9 after 25-7, whose
  neighbour lost its bracket (KZ106).
- KZ105, KZ107: a heading that lost its word; a heading pasted twice.
- KZ108: items that end in a full stop in the middle of a list, most of them added by later laws.
- KZ110: the Latin C of two headings, Latin i typed for the Kazakh і through a whole text (one
  finding each), single Latin letters in words.
- KZ111: names with one mark too many, and a quoted article whose end the copy lost.
- KZ201, KZ203: the clause on application of the law on education still names units as they were
  in 2007.
- KZ202: subpoints cited without the part that holds them.

## What is left out on purpose

- References in quotation marks, bare numbers in annexes and, in an act that changes others,
  references that do not say "this": they mean other texts, and the check of amendments (KZ8xx)
  will look there.
- References in brackets after a number («Articles 93 (parts two and five)»), and those before the
  short name of another act («Article 45 of the Code»).
- An абзац is counted generously: only a number above all paragraphs of its unit is reported.

## The rules
"""


def page() -> str:
    """Give the page as Markdown."""
    rows = [
        f"| {name} | {', '.join(f'{c} × {n}' for c, n in found.items()) or 'none'} |"
        for name, found in COUNTS.items()
    ]
    parts = [_HEAD + "\n".join(rows) + "\n" + _EXPLAINED]
    parts += [_rule(rule) for rule in RULES]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    lines = rule.doc.splitlines()
    codes = ", ".join(rule.codes)
    out = [f"### {rule.name}: {codes}", "", lines[0], ""]
    for line in lines[1:]:
        if line[:-1] in HEADINGS and line.endswith(":"):
            out += [f"**{line[:-1]}.**"]
        elif line.strip():
            out.append(line.strip())
        elif out[-1]:
            out.append("")
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

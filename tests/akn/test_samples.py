"""Akoma Ntoso made by others: read, written again canonically equal, their faults named.

The table in docs/foreign-samples.md is made here. To make it anew::

    UPDATE_DOCS=1 python -m pytest tests/akn/test_samples.py
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from canonical import canonical, element_only
from shared import SHARED, needs_texts

from akn.html import page
from akn.model import NAMESPACE, Document, Element
from akn.problem import Problem
from akn.schema import schema_file, validate
from akn.text import to_text
from akn.xml import XmlError, read, write

FOLDER = SHARED / "texts" / "akn-samples" if SHARED else Path("none")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "foreign-samples.md"
OASIS = sorted((FOLDER / "oasis").glob("*.xml"))
OTHERS = sorted(FOLDER.glob("*.xml"))
DRAFT = re.compile(re.escape(NAMESPACE.encode()) + rb"/[A-Z]+\d+(?=\")")

pytestmark = needs_texts


def final(path: Path) -> bytes:
    """Give a sample's bytes; in the OASIS examples the draft namespace is made the final one."""
    data = path.read_bytes()
    return DRAFT.sub(NAMESPACE.encode(), data) if path in OASIS else data


def samples(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths or [Path("none")], ids=lambda p: p.stem)


def test_the_samples_are_there() -> None:
    assert (len(OASIS), len(OTHERS)) == (9, 6)


@samples(OASIS)
def test_a_draft_is_refused_with_the_way_out(path: Path) -> None:
    with pytest.raises(
        XmlError, match=r"WD17, a draft of Akoma Ntoso 3\.0 — replace it with the final"
    ):
        read(path.read_bytes(), path.name)


def test_eight_of_nine_oasis_examples_are_valid_and_the_ninth_lacks_an_attribute() -> None:
    found = {p.name: validate(final(p), p.name) for p in OASIS}
    invalid = {name: problems for name, problems in found.items() if problems}
    assert invalid == {
        "za_Judgement_2008-11-26.xml": (
            Problem(
                "AKN001",
                "opinion has no attribute by, which is required",
                path="za_Judgement_2008-11-26.xml",
                line=143,
                column=1,
                hint="add by",
            ),
        )
    }


@samples([*OASIS, *OTHERS])
def test_a_sample_is_written_again_canonically_equal(path: Path) -> None:
    data = final(path)
    document = read(data, path.name)
    again = write(document)
    names = element_only(schema_file())
    assert canonical(again, names) == canonical(data, names)
    assert read(again) == document
    assert write(read(again)) == again


@samples([*OASIS, *OTHERS])
def test_writing_again_changes_no_verdict(path: Path) -> None:
    data = final(path)
    document = read(data)
    verdicts = [[(p.message, p.eid) for p in validate(d)] for d in (data, document)]
    assert verdicts[0] == verdicts[1]


@samples([*OASIS, *OTHERS])
def test_no_word_of_a_sample_is_lost_in_text_or_html(path: Path) -> None:
    document = read(final(path))
    words = Counter("".join(_own_text(document).split()))
    assert words
    assert words - Counter(to_text(document)) == Counter()
    assert words - Counter(re.sub(r"<[^>]*>", "", _unescape(page(document)))) == Counter()


def _own_text(document: Document) -> str:
    parts = [e for e in document.root.elements() if e.name != "meta"]
    return "".join(_words(e) for e in (*parts, *document.components))


def _words(element: Element) -> str:
    """Give the words of an element without those of the meta of documents inside it."""
    if element.name == "meta":
        return ""
    return "".join(
        c if isinstance(c, str) else _words(c) if isinstance(c, Element) else ""
        for c in element.children
    )


def _unescape(html: str) -> str:
    body = html[html.index("<main>") :]
    text = re.sub(r"<[^>]*>", "", body)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


AROUND = ("attributes", "prolog", "before", "between", "after", "epilog", "namespaces")


def report() -> str:
    """Give docs/foreign-samples.md."""
    rows, faults = [], []
    for path in [*OASIS, *OTHERS]:
        data = final(path)
        drafts = sorted({d.decode().rsplit("/", 1)[1] for d in DRAFT.findall(path.read_bytes())})
        document = read(data)
        found = validate(data)
        around = ", ".join(n for n in AROUND if getattr(document, n, ())) or "nothing"
        namespace = ", ".join(drafts) if path in OASIS else "final"
        count = sum(1 for _ in document.walk())
        verdict = f"{len(found)} problem{'s' if len(found) > 1 else ''}" if found else "valid"
        rows.append(
            f"| {path.name} | {document.type} | {namespace} | {count} | {around} | {verdict} |"
        )
        grouped: dict[tuple[str, str], list[int]] = {}
        for p in found:
            grouped.setdefault((p.message, p.hint), []).append(p.line)
        if found:
            faults.append(f"### {path.name}\n")
            for (message, hint), lines in grouped.items():
                shown = ", ".join(map(str, lines))
                faults.append(f"- line{'s' if len(lines) > 1 else ''} {shown}: {message} ({hint})")
            faults.append("")
    return INTRODUCTION + "\n".join([*rows, "", "## Faults", "", *faults]).rstrip() + "\n"


INTRODUCTION = """\
# Akoma Ntoso made by others

Made by `tests/akn/test_samples.py`; do not edit. To make it anew:
`UPDATE_DOCS=1 python -m pytest tests/akn/test_samples.py`. The files themselves are test data
outside the repository: nine examples of OASIS, six files of publishers (Publications Office and
LEOS of the European Union, Finlex, a Greek conversion, Normattiva, Legilux).

- None of the files has a document type declaration or an entity, so none is refused for that.
- The nine OASIS examples use draft namespaces (WD17, one also CSD02). `akn.xml.read` refuses them
  as they stand and says which namespace was found; below, the draft namespace is rewritten to the
  final one and nothing else.
- All fifteen are read and written again canonically equal. Canonical here: Canonical XML 2.0 with
  prefixes renamed, comments kept, after white space between elements is taken out wherever the
  schema allows no text (element-only content). That white space is the one thing that reading
  drops.
- *Around* names what stands around the document element and is kept in a `FramedDocument`:
  attributes of `akomaNtoso`, comments and processing instructions (`prolog`, `before`, `between`,
  `after`, `epilog`), prefixes that writing would not choose by itself (`namespaces`).
- *Schema* is the strict OASIS XSD (`akn.schema.validate`). That a file is valid says nothing about
  level 2 (eIds, IRIs, references), which `akn.checks` looks at.

| file | document | namespace | elements | around | schema |
|---|---|---|---|---|---|
"""


def test_the_table_in_the_docs_is_fresh() -> None:
    if os.environ.get("UPDATE_DOCS"):
        DOCS.write_text(report(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == report()

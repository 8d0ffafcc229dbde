"""Owns the table of named queries in docs/graph.md, printed from the query files.

python -m tests.kzlegal.graph.query_table      # from the checkout; `make docs` runs it
"""

from __future__ import annotations

from kzlegal.graph import NamedQuery, load_queries
from tests.kzlegal.graph.conftest import ROOT

PAGE = ROOT / "docs/graph.md"
BEGIN, END = "<!-- named queries: begin (make docs) -->\n", "<!-- named queries: end -->\n"


def row(query: NamedQuery) -> str:
    parameters = ", ".join(
        f"`{p.name}`" + (f" ({p.kind})" if p.kind != p.name else "") + (" *" if p.default else "")
        for p in query.parameters
    )
    return f"| `{query.name}` | {parameters or '–'} | {query.answers.eng.replace('|', '/')} |\n"


def table() -> str:
    """Give the table as Markdown."""
    rows = [row(query) for query in load_queries(ROOT / "corpus").values()]
    return "| query | parameters | answers |\n|---|---|---|\n" + "".join(rows)


def page(text: str) -> str:
    """Give the page with the table as it must be now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    print(PAGE.relative_to(ROOT))

"""Small DOCX files and pages for the tests, in our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> str:
    """Relationships named by their kind: ``styles="styles.xml"``."""
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A deflated zip of the entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """A DOCX with this body; further parts by kind, e.g. ``numbering="<w:abstractNum …"``."""
    kinds = {kind: f"{kind}.xml" for kind in parts}
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": wordml("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": relations(**kinds, hyperlink="https://example.org/act"),
    }
    for kind, inner in parts.items():
        entries[f"word/{kind}.xml"] = wordml(kind, inner, namespace)
    return zipped(entries)


def wordml(root: str, inner: str, namespace: str = W) -> str:
    """One WordprocessingML part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" xmlns:r="{R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{inner}</w:{root}>"
    )


def p(text: str = "", *, style: str = "", num: str = "", depth: int = 0, inner: str = "") -> str:
    """One paragraph: its text in one run, then `inner` as it stands."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def level(
    depth: int, form: str, text: str, *, start: int = 1, restart: str = "", style: str = ""
) -> str:
    """One level of an abstract list."""
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    more += f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, **overrides: str) -> str:
    """One abstract list with lists 1, 2 … on it; ``n2="<w:lvlOverride …"`` overrides list 2."""
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{overrides.get(f"n{n}", "")}</w:num>'
        for n in (1, 2, 3)
    )
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{lists}'


INDENT = "\u00a0\u00a0\u00a0\u00a0\u00a0 "
"""Indent of a body paragraph on the publisher's pages."""


def page(article: str, *, title: str = "О садах", site: str = "ИПС &quot;Әділет&quot;") -> str:
    """A page with the shape of the portal's pages of acts; the words are ours."""
    return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8" /><title>{title} - {site}</title>
<script src="/tpl/etherna/js/combined.js"></script></head>
<body><div id="container"><ul><li><a href="/rus">Вход</a></li></ul>
<div class="container_alpha slogan"><h1>{title}</h1><p>Строка акта.</p></div>
<div class="container_gamma tabs clearfix"><ul><li>Вкладка</li></ul></div>
<div class="container_gamma text text_upd">
<div class="gs_12">

<article>{article}</article>
</div>
</div>
<div class="container_omega aftertext"><p>Нашли ошибку?</p></div>
<div id="footer_bottom"><p>© подвал сайта</p></div>
</div></body></html>
"""

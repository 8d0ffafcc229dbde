"""Owns read_source: what kind of file this is, judged by content, or why it is refused."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from pathlib import Path

from akn.collector import collector_paused
from akn.serialise import encoded
from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.source import Block, Medium, SourceDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "open it in a word processor and save it as .docx"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "import the DOCX or the page of the same act instead"),
    (b"{\\rtf", "an RTF file", _SAVE),
    (b"Rar!", "a RAR archive", "unpack it and name the document inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and name the document inside"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and name the document inside"),
    (b"\x89PNG", "a picture", "text in pictures cannot be read; import the DOCX"),
    (b"\xff\xd8\xff", "a picture", "text in pictures cannot be read; import the DOCX"),
)
_HEAD = 8192
"""Characters, after white space, by which the kind of a text is judged."""
_HTML_START = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99}){0,3}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|h[1-6]|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"<(?:\?xml\b|!DOCTYPE\b|[A-Za-z_][\w.:-]{0,60}[\s>])", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.I)

_DECLARED = {
    b"windows-1251": "cp1251",
    b"cp1251": "cp1251",
    b"koi8-r": "koi8_r",
    b"kz-1048": "kz1048",
    b"ptcp154": "ptcp154",
}
"""Old charsets that are believed when a page names them itself."""


def read_source(
    path: str | Path, data: bytes | None = None, limits: Limits = LIMITS
) -> SourceDocument:
    """Read a DOCX, a web page or a plain text into blocks; `data` when the bytes are at hand.

    The kind is judged by content, never by name. Raises SourceError with place and remedy for
    everything that cannot be read as one of the three, and for anything above the limits.
    """
    name = str(path)
    content = _load(Path(path), name, limits) if data is None else data
    if len(content) > limits.file_bytes:
        raise _too_big(name, limits)
    if not content:
        raise SourceError(
            "SRC003", f"{name} is empty", path=name, hint="name a file that holds the act's text"
        )
    with collector_paused():
        medium, title, blocks = _read(content, name, limits)
    if not blocks:
        raise SourceError(
            "SRC004",
            f"{name} holds no text, only white space",
            path=name,
            hint="name a file that holds the act's text",
        )
    texts = [block.text for block in blocks]
    suspect = max(map(len, texts)) > limits.line_characters or encoded("".join(texts)) is None
    for block in blocks if suspect else ():
        if (bad := _NOT_XML.search(block.text)) is not None:
            raise SourceError(
                "SRC006",
                f"{name} holds the control character U+{ord(bad.group()):04X}, "
                f"which no text document may hold",
                path=name,
                line=block.line,
                column=block.column + bad.start(),
                hint="remove the character",
            )
        if len(block.text) > limits.line_characters:
            raise SourceError(
                "SRC030",
                f"line {block.line:,} has {len(block.text):,} characters, "
                f"more than the {limits.line_characters:,} of any legal text",
                path=name,
                line=block.line,
                hint="break the line where paragraphs end",
            )
    digest = hashlib.sha256(content).hexdigest()
    return SourceDocument(name, medium, digest, blocks, title)


def _read(content: bytes, name: str, limits: Limits) -> tuple[Medium, str, tuple[Block, ...]]:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        from kzlegal.corpus.docx import read_docx

        return "docx", *read_docx(content, name, limits)
    _refuse_foreign(content, name)
    text = decode(content, name)
    head = text.lstrip()[:_HEAD]
    if _HTML_START.match(head):
        from kzlegal.corpus.html import read_html

        return "html", *read_html(text, name, limits)
    if _XML_START.match(head):
        raise SourceError(
            "SRC013",
            f"{name} is an XML document, not a text to be parsed",
            path=name,
            line=1,
            hint="check an Akoma Ntoso document with: kzlegal check-xml FILE",
        )
    from kzlegal.corpus.text import read_text

    if head.startswith("{"):
        title, text = _record(text, name)
        return "text", title, read_text(text, name, limits)
    return "text", "", read_text(text, name, limits)


def _record(content: str, name: str) -> tuple[str, str]:
    """Take title and text out of a JSON record, the form in which collections hand acts on.

    Lines are those of the text. Any other JSON, and a text that only begins like JSON, is returned
    as it stands.
    """
    try:
        record = json.loads(content)
    except ValueError:
        return "", content
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SourceError(
            "SRC016",
            f'{name} is a JSON file without a "text"',
            path=name,
            line=1,
            hint='a record has the act\'s text under the key "text"',
        )
    title = record.get("title")
    return title if isinstance(title, str) else "", record["text"]


def _load(path: Path, name: str, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(
                "SRC002", f"{name} is a directory", path=name, hint="name one file in it"
            )
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise SourceError(
            "SRC001", f"there is no file {name}", path=name, hint="check the name and the folder"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            "SRC005", f"{name} cannot be read: {reason}", path=name, hint="check its permissions"
        ) from None


def _too_big(name: str, limits: Limits) -> SourceError:
    return SourceError(
        "SRC032",
        f"{name} is larger than {limits.file_bytes // (1024 * 1024)} MiB",
        path=name,
        hint="the text of an act is smaller; name the document itself",
    )


def _refuse_foreign(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        raise SourceError(
            "SRC010",
            f"{name} is an old .doc file or a document locked by a password",
            path=name,
            hint=f"{_SAVE}, without a password",
        )
    for magic, kind, hint in _FOREIGN:
        if content.startswith(magic):
            raise SourceError("SRC011", f"{name} is {kind}, not a text", path=name, hint=hint)


def decode(content: bytes, name: str) -> str:
    """Decode by byte order mark, as UTF-8, or by the charset that an HTML page declares.

    Raises SourceError for anything else. Text in windows-1251 is named but not guessed: the same
    bytes mean other letters in the Kazakh variants of that code page.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(content, name, error, encoding.upper()) from None
    if b"\x00" in content:
        as_docx = name.lower().endswith((".docx", ".doc", ".docm"))
        kind = "is not a Word document" if as_docx else "is a binary file, not a text"
        raise SourceError(
            "SRC012", f"{name} {kind}", path=name, hint="name a DOCX, a saved web page or a text"
        )
    declared = _META_CHARSET.search(content, 0, 4096)
    charset = declared.group(1).lower() if declared else b""
    failure: UnicodeDecodeError | None = None
    for encoding in ("utf-8", *([_DECLARED[charset]] if charset in _DECLARED else ())):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            failure = failure or error
    assert failure is not None
    raise _undecodable(content, name, failure, "UTF-8")


def _undecodable(
    content: bytes, name: str, error: UnicodeDecodeError, encoding: str
) -> SourceError:
    line = content.count(b"\n", 0, error.start) + 1
    column = error.start - content.rfind(b"\n", 0, error.start)
    looks = ""
    if encoding == "UTF-8" and _looks_cyrillic(content):
        looks = ": it looks like windows-1251"
    return SourceError(
        "SRC014",
        f"{name} is not text in {encoding}{looks}",
        path=name,
        line=line,
        column=column,
        hint="save it as UTF-8",
    )


def _looks_cyrillic(content: bytes) -> bool:
    """Judge whether most bytes above ASCII are Russian letters when read as windows-1251."""
    high = [byte for byte in content[:65536] if byte >= 0x80]
    letters = sum(1 for byte in high if byte >= 0xC0 or byte in (0xA8, 0xB8))
    return len(high) >= 3 and letters >= 0.8 * len(high)

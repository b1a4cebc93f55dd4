"""HTML: what a page shows as copy, its title and its date."""

from __future__ import annotations

import re

from factcheck.model import BlockKind, Document
from factcheck.readers.base import Lines, decode, directives_at
from factcheck.readers.dates import dateline
from factcheck.readers.html_page import extract

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")


def read(data: bytes, path: str | None = None) -> Document:
    """Return what the page shows as copy; no blocks where it shows none. Raises InputError."""
    source = decode(data, path, declared_encoding(data))
    page = extract(source, 0, len(source))
    blocks = tuple(page.blocks)
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "") or next(
        (block.text for block in blocks if block.kind is BlockKind.HEADING), ""
    )
    published = page.published or dateline(blocks)
    directives = directives_at(Lines(source), page.directives) if page.directives else ()
    return Document(path, source, blocks, " ".join(title.split()), published, directives, NAME)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page's head or XML declaration names; None where it names none."""
    head = data[:2048]
    match = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return match[1].decode("ascii") if match else None

"""Front matter: a file's title and date, read line by line without a YAML or TOML parser."""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Block, BlockKind
from factcheck.readers.base import find_directives
from factcheck.readers.dates import parse_date
from factcheck.readers.mapping import Piece, piece_block, plain_block

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r|$)")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.M),
}
_FIELD = re.compile(
    r"^(?P<quote>[\"']?)(?P<key>[A-Za-z][\w.-]*)(?P=quote)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.M
)
_TITLES = ("title", "headline")
_DATES = (
    "date", "published", "publishdate", "pubdate", "publish_date", "published_at", "date_published",
    "datepublished", "publication_date", "created",
)  # fmt: skip
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?[ \t]*(?:#.*)?$")
_ESCAPES = {"n": " ", "t": " ", '"': '"', "\\": "\\", "/": "/"}


def front_matter(source: str) -> tuple[int, Block | None, date | None]:
    """Return where the copy begins, the title as a block, and the date.

    (0, None, None) where the file has no front matter, or one that nothing closes.
    """
    opener = _FENCE.match(source)
    if opener is None:
        return 0, None, None
    closer = _CLOSE[opener[1]].search(source, opener.end())
    if closer is None:
        return 0, None, None
    body = source[opener.end() : closer.start()]
    if opener[1] == "---" and body.strip() and not _FIELD.search(body) and "#" not in body:
        # A rule, some text, another rule: no front matter.
        return 0, None, None
    fields: dict[str, tuple[int, int]] = {}
    for match in _FIELD.finditer(source, opener.end(), closer.start()):
        fields.setdefault(match["key"].lower(), match.span("value"))
    title: Block | None = None
    for key in _TITLES:
        if key in fields:
            title = _scalar(source, *fields[key], closer.start())
            if title is not None:
                break
    day: date | None = None
    for key in _DATES:
        if key in fields:
            day = parse_date(source[slice(*fields[key])])
            if day is not None:
                break
    return closer.end(), title, day


_COMMENT = re.compile(r"^(?P<before>[^#\r\n]*(?<![^ \t\r\n]))#(?P<text>[^\r\n]*)", re.MULTILINE)


def front_directives(source: str, begin: int) -> list[tuple[int, str, str]]:
    """Return the directives in the comments of front matter that ends at `begin`; [] where there are none."""
    found: list[tuple[int, str, str]] = []
    for match in _COMMENT.finditer(source, 0, begin):
        if not any(match["before"].count(mark) % 2 for mark in "\"'"):  # else it stands in quotation marks
            found += find_directives(match["text"], match.start("text"))
    return found


def _scalar(source: str, start: int, end: int, limit: int) -> Block | None:
    """The value as it reads: quoted or plain, on one line or folded over indented ones."""
    value = source[start:end]
    kind = BlockKind.TITLE
    if _BLOCK_SCALAR.match(value):
        stop = at = min(limit, end)
        for match in re.finditer(r"(?:\r\n|\n|\r)([ \t]+[^\r\n]*)?", source[at:limit]):
            if match[1] is None:
                break
            stop = at + match.end()
        return plain_block(source, kind, at, stop)
    quote = value[:1]
    if quote in ('"', "'") and quote:
        pieces: list[Piece] = []
        at = start + 1
        while at < end:
            char = source[at]
            if char == quote:
                if quote == "'" and source[at + 1 : at + 2] == "'":
                    pieces.append((at, at + 2, "'"))
                    at += 2
                    continue
                break
            if char == "\\" and quote == '"' and at + 1 < end:
                size = {"x": 4, "u": 6, "U": 10}.get(source[at + 1], 2)
                try:
                    text = (
                        chr(int(source[at + 2 : at + size], 16))
                        if size > 2
                        else _ESCAPES.get(source[at + 1], "")
                    )
                except ValueError:
                    text = ""
                pieces.append((at, min(at + size, end), text))
                at += size
                continue
            pieces.append((at, at + 1, None))
            at += 1
        return piece_block(source, kind, pieces)
    comment = re.search(r"(?:^|[ \t])#", value)
    return plain_block(source, kind, start, start + (comment.start() if comment else len(value)))

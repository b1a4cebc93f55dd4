"""Plain text: paragraphs between blank lines, list items, headlines; hard-wrapped or a paragraph a line."""

from __future__ import annotations

import re

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.base import Lines, decode, directives_at, find_directives
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.mapping import Piece, piece_block, plain_block

NAME = "text"
SUFFIXES = (".txt", ".text", "")

_BREAK = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t\f\v]*(?:\r\n|\n|\r(?!\n))\s*")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦▪●–—·][ \t]+|\(?\d{1,3}[.)][ \t]+|\(?[a-zA-Z][.)][ \t]+(?=[A-Z]))")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_STOPS = frozenset('.!?…”"’,;')
_ENDS = (".", "!", "?", ":", ";", "”", '"', "…", ",", "’", ")")
_DIRECTIVE = re.compile(
    r"[ \t]*(?P<open><!--|\[|\{|/\*|//+|#+|%+|;+)?[ \t]*fact-?check[ \t]*(?::[ \t]*|[ \t])ignore\b[^\r\n]*", re.I
)
_MAY_DIRECT = re.compile(r"[Ff][Aa][Cc][Tt]-?[Cc][Hh][Ee][Cc][Kk][ \t]*(?::|[ \t]ignore)")
_CLOSERS = {"<!--": "-->", "[": "]", "{": "}", "/*": "*/"}
_FIELD = re.compile(r"(?:date|published|publication date|pub date|datum)[ \t]*:[ \t]*(.{4,40})$", re.I)
_LONG_LINE = 130  # no editor wraps later than that: longer lines are paragraphs of their own


def read(data: bytes, path: str | None = None) -> Document:
    """Return the text's paragraphs, items and headlines; no blocks for an empty file. Raises InputError."""
    source = decode(data, path)
    blocks, found = paragraphs(source)
    title = ""
    if blocks and blocks[0].kind is BlockKind.PARAGRAPH and (len(blocks) > 1) and _headline(blocks[0].text):
        blocks[0] = Block(blocks[0].text, BlockKind.HEADING, blocks[0].runs)
    if blocks and blocks[0].kind is BlockKind.HEADING:
        title = blocks[0].text
    published = dateline(blocks)
    if published is None:
        for block in blocks[:6]:
            if (field := _FIELD.match(block.text)) and (published := parse_date(field[1])):
                break
    directives = directives_at(Lines(source), found) if found else ()
    return Document(path, source, tuple(blocks), title, published, directives, NAME)


def paragraphs(source: str) -> tuple[list[Block], list[tuple[int, str, str]]]:
    """Return a text's paragraphs, items and headlines, and its directives as (offset, action, argument)."""
    found: list[tuple[int, str, str]] = []
    masked = _mask_directives(source, found) if _MAY_DIRECT.search(source) else source
    blocks: list[Block] = []
    at = 0
    end = len(source)
    for match in _BREAK.finditer(masked):
        if match.start() > at:
            _chunk(source, masked, at, match.start(), blocks)
        at = match.end()
    if at < end:
        _chunk(source, masked, at, end, blocks)
    return blocks, found


def _mask_directives(source: str, found: list[tuple[int, str, str]]) -> str:
    """Return `source` with the directives blanked out, so that they are no copy and offsets stay."""
    parts: list[str] = []
    at = 0
    for match in _DIRECTIVE.finditer(source):
        text = match[0]
        end = match.end()
        closer = _CLOSERS.get(match["open"] or "")
        if closer and (close := text.find(closer, len(match["open"]))) >= 0:
            end = match.start() + close + len(closer)
            text = text[:close]
        elif match["open"] is None and source[: match.start()].rpartition("\n")[2].strip():
            continue  # words about the directive within a sentence
        start = match.start() + text.lower().index("fact")
        found += find_directives(source[start : match.start() + len(text)], start)
        parts.append(source[at : match.start()])
        parts.append(" " * (end - match.start()))
        at = end
    parts.append(source[at:])
    return "".join(parts)


def _chunk(source: str, masked: str, start: int, end: int, blocks: list[Block]) -> None:
    """Cut what stands between two blank lines into paragraphs and items."""
    text = masked[start:end]
    own = masked is source
    if "\n" not in text and "\r" not in text:
        item = _ITEM.match(text)
        quote = _QUOTE.match(text) if ">" in text[:8] else None
        kind = BlockKind.ITEM if item else BlockKind.QUOTE if quote else BlockKind.PARAGRAPH
        if item or quote:
            start += (item or quote).end()  # type: ignore[union-attr]
        elif text.isupper() and len(text) < 100 and not text.endswith(_ENDS):
            kind = BlockKind.HEADING
        block = (
            plain_block(source, kind, start, end)
            if own
            else _masked_block(source, masked, kind, [(start, end)])
        )
        if block:
            blocks.append(block)
        return
    lines: list[tuple[int, int]] = []
    at = start
    for match in _NEWLINE.finditer(text):
        lines.append((at, start + match.start()))
        at = start + match.end()
    lines.append((at, end))
    width = max(stop - begin for begin, stop in lines)
    kind = BlockKind.PARAGRAPH
    pieces: list[tuple[int, int]] = []
    previous = (0, 0)
    for begin, stop in lines:
        line = masked[begin:stop]
        if not line.strip():
            continue
        item = _ITEM.match(line)
        quote = _QUOTE.match(line) if not item and ">" in line[:8] else None
        if pieces and (
            item or (kind is BlockKind.QUOTE) != bool(quote) or _broken(masked, previous, line, width)
        ):
            _add(source, masked, kind, pieces, blocks)
            pieces = []
        if not pieces:
            kind = BlockKind.ITEM if item else BlockKind.QUOTE if quote else BlockKind.PARAGRAPH
        cut = (item.end() if item else 0) or (quote.end() if quote else 0)
        pieces.append((begin + cut, stop))
        previous = (begin, stop)
    _add(source, masked, kind, pieces, blocks)


def _broken(masked: str, previous: tuple[int, int], line: str, width: int) -> bool:
    """Whether the line break before `line` ends a paragraph rather than wraps one."""
    if width > _LONG_LINE:
        return True
    bare = line.strip()
    if not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“\"'‘"):
        return False
    first = bare.split(None, 1)[0]
    before = masked[previous[0] : previous[1]].rstrip()
    # A word that would have fitted on the line before was put on a new line on purpose. After a full stop
    # that makes no difference, and within a quotation it would be wrong.
    return len(before) + 1 + len(first) + 8 <= width and before[-1:] not in _STOPS


def _add(
    source: str, masked: str, kind: BlockKind, pieces: list[tuple[int, int]], blocks: list[Block]
) -> None:
    if not pieces:
        return
    if kind is BlockKind.PARAGRAPH and len(pieces) == 1:
        text = masked[pieces[0][0] : pieces[0][1]].strip()
        if text.isupper() and len(text) < 100 and not text.endswith(_ENDS):
            kind = BlockKind.HEADING
    block = _masked_block(source, masked, kind, pieces)
    if block:
        blocks.append(block)


def _masked_block(source: str, masked: str, kind: BlockKind, parts: list[tuple[int, int]]) -> Block | None:
    if masked is source and len(parts) == 1:
        return plain_block(source, kind, parts[0][0], parts[0][1])
    pieces: list[Piece] = []
    for index, (start, end) in enumerate(parts):
        if index:
            # The line end, and what the reader leaves out before the next line's text, read as one space.
            before = parts[index - 1][1]
            if _NEWLINE.fullmatch(source, before, start):
                pieces.append((before, start, None))
            else:
                pieces.append((before, start, " "))
        if masked is source or masked[start:end] == source[start:end]:
            pieces.append((start, end, None))
            continue
        at = start
        while at < end:
            if masked[at] == source[at]:
                stop = at + 1
                while stop < end and masked[stop] == source[stop]:
                    stop += 1
                pieces.append((at, stop, None))
            else:
                stop = at + 1
                while stop < end and masked[stop] == " " and source[stop] != " ":
                    stop += 1
            at = stop
    return piece_block(source, kind, pieces)


def _headline(text: str) -> bool:
    return (
        len(text) <= 120
        and "\n" not in text
        and not text.endswith((".", "!", "?", ":", ";", ",", "…", "”", '"'))
    )

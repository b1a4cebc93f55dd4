"""AsciiDoc, lightly: blocks, lists, tables and captions; `asciidoc_inline.py` tells what of their markup is text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.asciidoc_inline import Inline
from factcheck.readers.base import Lines, decode, directives_at, find_directives
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.mapping import Cut, piece_block

NAME = "asciidoc"
SUFFIXES = (".adoc", ".asciidoc")

_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?:[ \t]+(.*))?$")
_FENCES = re.compile(r"(-{4,}|\.{4,}|/{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|```|--)[ \t\w]*$")
_NO_COPY = frozenset("-./+`")
_INDENTED = "an indented paragraph"
_NO_COPY_STYLES = frozenset((_INDENTED, "source", "listing", "literal", "stem", "comment", "pass"))
_TABLE = re.compile(r"[|,:!]={3,}$")
_LIST = re.compile(
    r"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|<\d{1,3}>)[ \t]+(?=\S)(?:\[[ xX*]\][ \t]+)?"
)
_TERM = re.compile(r"[ \t]*(\S[^\r\n]*?)(?:::{1,3}|;;)(?:[ \t]+|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[[^\]\r\n]*\]\]?[ \t]*$")
_MACRO = re.compile(r"(image|video|audio)::([^\[\s]*)\[(.*)\][ \t]*$")
_DIRECTIVE = re.compile(r"(?:include|ifdef|ifndef|ifeval|endif|toc|tag|end)::[^\[]*\[.*\][ \t]*$")
_TITLE = re.compile(r"\.(?=[^\s.])")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?<!\\)(?:(?:\d+(?:\.\d+)?|\.\d+)[+*])?[<^>]?(?:\.[<^>])?[adehlmsv]?\|")
_REVISION = re.compile(r"(?:v[\w.]+,?)?[ \t]*([^,:]*\d{4}[^:]*)")


def read(data: bytes, path: str | None = None) -> Document:
    """Return the copy of an AsciiDoc file; no blocks where there is none. Raises InputError."""
    return _AsciiDoc(decode(data, path), path).document()


class _AsciiDoc:
    def __init__(self, source: str, path: str | None) -> None:
        self.source = source
        self.path = path
        self.blocks: list[Block] = []
        self.directives: list[tuple[int, str, str]] = []
        self.published: date | None = None
        self.title = ""
        self.open: list[tuple[int, int]] = []  # the lines of the open paragraph
        self.kind = BlockKind.PARAGRAPH
        self.silent = ""  # the fence of the open block that is no copy
        self.table = ""  # the fence of the open table
        self.quotes: list[str] = []  # the fences of the open quotes
        self.style = ""  # of the next block: [quote], [source], …
        self.header = 0  # lines since the document's title, while in its header

    def document(self) -> Document:
        source = self.source
        newline = "\n" if "\n" in source or "\r" not in source else "\r"
        position = 0
        for line in source.split(newline):
            self._line(position, line.rstrip())
            position += len(line) + 1
        self._close()
        blocks = tuple(self.blocks)
        published = self.published or dateline(blocks)
        directives = directives_at(Lines(source), self.directives) if self.directives else ()
        return Document(self.path, source, blocks, self.title, published, directives, NAME)

    def _line(self, start: int, line: str) -> None:
        if self.silent:
            if line == self.silent:
                self.silent = ""
            elif self.silent[0] == "/":
                self.directives += find_directives(line, start)
        elif not line:
            self._close()
            self.header = 0
            if self.style == _INDENTED:
                self.style = ""
        elif line.startswith("//") and not line.startswith("////"):
            self.directives += find_directives(line, start)
        elif self.table:
            self._row(start, line)
        elif not (
            self._fenced(line)
            or self._setting(start, line)
            or self._head(start, line)
            or self._labelled(start, line)
        ):
            self._prose(start, line)

    def _fenced(self, line: str) -> bool:
        """Whether the line opens or closes a block or a table."""
        if _TABLE.match(line):
            self._close()
            self.table = line
            return True
        match = _FENCES.match(line)
        if match is None:
            return False
        self._close()
        fence = match[1]
        if (fence[0] in _NO_COPY and fence != "--") or self.style in _NO_COPY_STYLES:
            self.silent = "```" if fence == "```" else line
        elif fence[0] == "_":
            self.quotes = self.quotes[:-1] if self.quotes[-1:] == [fence] else [*self.quotes, fence]
        self.style = ""
        return True

    def _setting(self, start: int, line: str) -> bool:
        """Whether the line is an attribute, a directive, or belongs to the document's header."""
        if line in ("+", "<<<", "'''") or _DIRECTIVE.match(line):
            self._close()
            return True
        if self.open:
            return False
        if match := _ATTRIBUTE.match(line):
            self._attribute(match[1].lower(), match[2] or "")
            return True
        if line[0] == "[" and _BLOCK_ATTRIBUTES.match(line):
            self.style = re.split(r"[,\]%.#]", line[1:], maxsplit=1)[0].strip().lower()
            return True
        if self.header and not _HEADING.match(line) and self.header < 3:
            # The author's and the revision's line, right under the title.
            self.header += 1
            if self.header == 3 and (match := _REVISION.match(line)):
                self.published = self.published or parse_date(match[1])
            return True
        self.header = 0
        return False

    def _head(self, start: int, line: str) -> bool:
        """Whether the line is a heading, a picture, or the title of the block that follows."""
        end = start + len(line)
        if match := _HEADING.match(line):
            self._close()
            is_title = match[1] == "=" and not self.blocks
            before = len(self.blocks)
            self._begin(BlockKind.TITLE if is_title else BlockKind.HEADING, start + match.end(), end)
            self._close()
            if not self.title and len(self.blocks) > before:
                self.title = self.blocks[before].text
                self.header = int(is_title)
            return True
        if match := _MACRO.match(line):
            self._close()
            low, high = match.span(3)
            comma = line.find(",", low, high) if '"' not in line else -1
            self._caption(start + low, start + (comma if comma >= 0 else high))
            return True
        if not self.open and _TITLE.match(line):
            self._caption(start + 1, end)
            return True
        return False

    def _labelled(self, start: int, line: str) -> bool:
        """Whether the line begins an item, or is a term with or without its explanation."""
        end = start + len(line)
        match = _LIST.match(line)
        if match and not (self.open and self.kind is not BlockKind.ITEM and line[0].isdigit()):
            # In the middle of a paragraph a year may end a sentence: "on 13 May\n2014. Then …".
            self._close()
            self._begin(BlockKind.ITEM, start + match.end(), end)
            return True
        if not self.open and line[0] in " \t":
            self.style = _INDENTED
        if self.style in _NO_COPY_STYLES:
            return True
        if ("::" in line or ";;" in line) and (match := _TERM.match(line)):
            self._close()
            self._begin(BlockKind.ITEM, start + match.start(1), start + match.end(1))
            self._close()
            if match.end() < len(line):
                self._begin(BlockKind.ITEM, start + match.end(), end)
            return True
        return False

    def _prose(self, start: int, line: str) -> None:
        end = start + len(line)
        if self.open:
            self.open.append((start, end))
            return
        quoted = bool(self.quotes) or self.style in ("quote", "verse") or line.startswith("> ")
        self.style = ""
        if match := _ADMONITION.match(line):
            self._begin(BlockKind.NOTE, start + match.end(), end)
        else:
            self._begin(BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH, start, end)

    def _begin(self, kind: BlockKind, start: int, end: int) -> None:
        self.kind = kind
        self.open = [(start, end)]

    def _attribute(self, name: str, value: str) -> None:
        if name in ("date", "revdate", "published", "pubdate", "docdate"):
            self.published = self.published or parse_date(value)
        elif name in ("title", "doctitle") and not self.title:
            self.title = value.strip()

    def _row(self, start: int, line: str) -> None:
        """A line of a table: its cells, more of the last one, or its end."""
        if line == self.table:
            self.table = ""
            self._close()
            return
        at = 0
        for match in _CELL.finditer(line):
            if match.start() > at and line[at : match.start()].strip():
                self.open.append((start + at, start + match.start()))
            self._close()
            self.kind = BlockKind.CELL
            at = match.end()
        self.kind = BlockKind.CELL
        if line[at:].strip():
            self.open.append((start + at, start + len(line)))

    def _caption(self, start: int, end: int) -> None:
        kept, kind = self.open, self.kind
        self.open, self.kind = [(start, end)], BlockKind.CAPTION
        self._close()
        self.open, self.kind = kept, kind

    def _close(self) -> None:
        if not self.open:
            return
        parts, self.open = self.open, []
        start, end = parts[0][0], parts[-1][1]
        inline = Inline(self.source, start, end)
        gaps = _gaps(self.source, parts)
        block = piece_block(self.source, self.kind, inline.pieces(start, end, gaps))
        if block is not None:
            self.blocks.append(block)
        for low, high in inline.notes:
            note = piece_block(self.source, BlockKind.NOTE, inline.pieces(low, high, gaps))
            if note is not None:
                self.blocks.append(note)
        for low, high in inline.captions:
            caption = piece_block(self.source, BlockKind.CAPTION, inline.pieces(low, high, gaps))
            if caption is not None:
                self.blocks.append(caption)


def _gaps(source: str, parts: list[tuple[int, int]]) -> list[Cut]:
    """What stands between the lines of a paragraph and is more than white space: comment lines."""
    gaps = []
    for (_, end), (start, _) in pairwise(parts):
        if source[end:start].strip():
            gaps.append((end, start, " "))
    return gaps

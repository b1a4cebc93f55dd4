"""AsciiDoc, lightly: blocks, lists, tables, captions, and what of the inline markup is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.base import Lines, decode, directives_at, find_directives
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.entities import entity
from factcheck.readers.mapping import Cut, Piece, piece_block, uncut

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

_INLINE = re.compile(
    r"[\\*_`#+&<^~{(\[]|https?://|\b(?:link|mailto|xref|image|footnote|pass|kbd|btn|menu|icon|stem):"
)
_LINK = re.compile(r"(?:link:|mailto:|xref:|https?://)[^\s\[\]<>]{0,2000}\[")
_IMAGE = re.compile(r"(?:image|icon):[^\s\[\]:]{0,2000}\[([^\]\r\n]{0,2000})\]")
_SILENT_MACRO = re.compile(r"(?:kbd|btn|menu|stem):[^\s\[\]]{0,200}\[[^\]\r\n]{0,2000}\]")
_FOOTNOTE = re.compile(r"footnote:[\w-]{0,100}\[")
_PASS = re.compile(r"pass:[a-z,]{0,10}\[([^\]]{0,2000})\]")
_REFERENCE = re.compile(r"<<[^<>,\r\n]{1,200}(?:,([^<>]{0,300}))?>>")
_ANCHOR = re.compile(
    r"\[\[[^\[\]\r\n]{1,200}\]\]|\[#[^\[\]\r\n]{1,200}\](?=#)|\[\.[^\[\]\r\n]{1,200}\](?=[#*_])"
)
_INDEX = re.compile(r"\(\(\([^()]{1,300}\)\)\)")
_SUBSTITUTION = re.compile(r"\{[\w-]{1,60}(?::[^{}\r\n]{0,200})?\}")
_BRACKET = re.compile(r"[\[\]]")
_HARD_BREAK = re.compile(r"[ \t]\+(?=[ \t]*(?:\r?\n|\Z))")
_DEFINED = {
    "nbsp": "\xa0", "zwsp": "", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "deg": "°", "plus": "+", "lt": "<", "gt": ">", "amp": "&", "sp": " ",
}  # fmt: skip


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
        inline = _Inline(self.source, start, end)
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


class _Inline:
    """What of source[start:end] is text: all but `cuts`; `notes` and `captions` are blocks of their own."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.cuts: list[Cut] = []
        self.notes: list[tuple[int, int]] = []
        self.captions: list[tuple[int, int]] = []
        self.own: list[
            tuple[int, int]
        ] = []  # whole footnotes and images, which are not part of the text around them
        # What opened and not yet closed, by mark.
        self.marks: dict[str, int] = {}
        self.closers: dict[str, set[int]] = {}
        self._scan(start, end)

    def pieces(self, start: int, end: int, gaps: list[Cut]) -> Iterator[Piece]:
        """Yield what there is to read of a stretch, in order."""
        cuts = [cut for cut in (*self.cuts, *gaps) if start <= cut[0] and cut[1] <= end]
        cuts += [(low, high, "") for low, high in self.own if start <= low and high <= end]
        return uncut(start, end, cuts)

    def _scan(self, start: int, end: int) -> None:
        source = self.source
        at = start
        for match in _HARD_BREAK.finditer(source, start, end):
            self.cuts.append((match.start(), match.end(), " "))
        while (special := _INLINE.search(source, at, end)) is not None:
            found = special[0]
            at = special.start()
            char = found[0]
            if char == "\\":
                if source[at + 1 : at + 2] in "*_`#+<^~{[(&hlfip" and at + 1 < end:
                    self.cuts.append((at, at + 1, ""))
                    at += 2
                else:
                    at += 1
            elif len(found) > 1:
                at = self._macro(at, end, special.end())
            elif char == "`" or char == "+":
                at = self._verbatim(char, at, start, end)
            elif char in "*_#^~":
                at = self._mark(char, at, start, end)
            elif char == "&":
                reference = entity(source, at, end, strict=True)
                if reference is not None:
                    self.cuts.append((at, reference[0], reference[1]))
                at = reference[0] if reference else at + 1
            else:
                at = self._bracketed(char, at, end)

    def _bracketed(self, char: str, at: int, end: int) -> int:
        """Cross references, substitutions, index terms and anchors."""
        source = self.source
        if char == "<" and (reference := _REFERENCE.match(source, at, end)):
            low, high = reference.span(1) if reference[1] is not None else (reference.end(), reference.end())
            self.cuts += [(at, low, ""), (high, reference.end(), "")]
            return reference.end()
        if char == "{" and (substitution := _SUBSTITUTION.match(source, at, end)):
            self.cuts.append((at, substitution.end(), _DEFINED.get(substitution[0][1:-1], "")))
            return substitution.end()
        if silent := (_INDEX if char == "(" else _ANCHOR).match(source, at, end):
            self.cuts.append((at, silent.end(), ""))
            return silent.end()
        if source.startswith("((", at) and (close := source.find("))", at, min(end, at + 300))) > 0:
            self.cuts += [(at, at + 2, ""), (close, close + 2, "")]
            return at + 2
        return at + 1

    def _macro(self, at: int, end: int, after: int) -> int:
        source = self.source
        if match := _IMAGE.match(source, at, end):
            comma = source.find(",", match.start(1), match.end(1))
            if match[1].strip():
                self.captions.append((match.start(1), comma if comma >= 0 else match.end(1)))
            self.own.append((at, match.end()))
            return match.end()
        if match := _FOOTNOTE.match(source, at, end):
            close = _closing(source, match.end(), end)
            if close >= 0:
                if close > match.end():
                    self.notes.append((match.end(), close))
                self.own.append((at, close + 1))
                # Its text goes through the scan like any other.
                return match.end()
        if match := _SILENT_MACRO.match(source, at, end) or _PASS.match(source, at, end):
            self.cuts.append((at, match.end(), ""))
            return match.end()
        if match := _LINK.match(source, at, end):
            close = _closing(source, match.end(), end)
            if close > match.end():
                self.cuts.append((at, match.end(), ""))
                stop = source.find(",", match.end(), close)
                # What follows a comma in a link's brackets are attributes, if one of them is set.
                if stop < 0 or "=" not in source[stop:close] or source[match.end()] == '"':
                    stop = close
                self.cuts.append((stop, close + 1, ""))
                return match.end()
            if close == match.end():
                self.cuts.append((close - 1, close + 1, ""))
                return close + 1
        return after

    def _verbatim(self, mark: str, at: int, start: int, end: int) -> int:
        """Code (left out) or passed through (kept, without its marks)."""
        source = self.source
        size = 2 if source.startswith(mark * 2, at) else 1
        if mark == "`" and size == 1 and at > start and source[at - 1] in "\"'":
            # "`curved quotation marks`"
            quote = source[at - 1]
            close = self._find("`" + quote, at + 1, end)
            if close >= 0:
                self.cuts.append((at - 1, at + 1, "“" if quote == '"' else "‘"))
                self.cuts.append((close, close + 2, "”" if quote == '"' else "’"))
            return at + 1
        if mark == "`" and source[at + 1 : at + 2] == "'" and source[at - 1 : at].isalnum():
            return at + 1
        if size == 1 and at > start and source[at - 1].isalnum():
            return at + 1
        if at + size < end and source[at + size].isspace():
            return at + size
        close = self._find(mark * size, at + size, end)
        if close < 0 or (size == 1 and source[close + 1 : close + 2].isalnum() and close + 1 < end):
            return at + size
        if mark == "`":
            self.cuts.append((at, close + size, ""))
        else:
            self.cuts += [(at, at + size, ""), (close, close + size, "")]
        return close + size

    def _mark(self, mark: str, at: int, start: int, end: int) -> int:
        """Emphasis: its marks are left out where they come in pairs."""
        source = self.source
        size = 2 if mark in "*_#" and source.startswith(mark * 2, at) else 1
        before = source[at - 1] if at > start else " "
        after = source[at + size] if at + size < end else " "
        key = mark * size
        opened = self.marks.get(key, -1)
        loose = size == 2 or mark in "^~"
        can_close = not before.isspace() and (loose or not (after.isalnum() or after == "_"))
        can_open = not after.isspace() and (loose or not (before.isalnum() or before in "_}"))
        if opened >= 0 and can_close and at > opened + size:
            self.cuts += [(opened, opened + size, ""), (at, at + size, "")]
            del self.marks[key]
        elif can_open:
            self.marks[key] = at
        return at + size

    def _find(self, what: str, at: int, end: int) -> int:
        """Where `what` comes next; -1 where it does not, found in one pass however often it is asked."""
        missing = self.closers.setdefault(what, set())
        if end in missing:
            return -1
        found = self.source.find(what, at, end)
        if found < 0:
            missing.add(end)
        return found


def _closing(source: str, at: int, end: int) -> int:
    """The bracket that closes the one before `at`, not too far on; -1 where there is none."""
    depth = 1
    stop = min(end, at + 2000)
    for match in _BRACKET.finditer(source, at, stop):
        depth += 1 if match[0] == "[" else -1
        if depth == 0:
            return match.start()
    return -1

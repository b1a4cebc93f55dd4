"""reStructuredText, lightly: sections, lists, notes and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.base import Lines, decode, directives_at, find_directives, words
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.mapping import piece_block, uncut
from factcheck.readers.rst_inline import cuts_of

NAME = "rst"
SUFFIXES = (".rst",)

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}$")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|]+\|[ \t]+)?([\w:+.-]+)[ \t]*::(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[(?:\d+|#[\w-]*|\*|[A-Za-z][\w.-]*)\][ \t]*")
_TARGET = re.compile(r"_[^:]*:|__(?:[ \t]|$)")
_FIELD = re.compile(r":([^:\s][^:]*):(?:[ \t]+|$)")
_LIST = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,4}|[a-zA-Z]|#|[ivxlcIVXLC]{1,6})[.)])[ \t]+(?=\S)")
_LINE_BLOCK = re.compile(r"\|[ \t]+")
_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE = re.compile(r"=+(?:[ \t]+=+)+$")
# Directives whose content is copy; that of all others is code, data or configuration.
_COPY = words(
    "note warning tip hint important attention caution danger error admonition seealso topic sidebar "
    "epigraph highlights pull-quote compound container rst-class class versionadded versionchanged "
    "deprecated table list-table figure image line-block parsed-literal rubric"
)
_TITLED = words("admonition topic sidebar rubric table list-table")
_FIGURES = frozenset(("figure", "image"))
_WITH_ARGUMENT = frozenset(("container", "class", "rst-class", "compound", "line-block"))
_QUOTES = frozenset(("epigraph", "highlights", "pull-quote"))


def read(data: bytes, path: str | None = None) -> Document:
    """Return the copy of a reStructuredText file; no blocks where there is none. Raises InputError."""
    return _Rst(decode(data, path), path).document()


@dataclass
class _Level:
    """An item, note or quote that encloses the line: the indent of its content, and what stands there."""

    indent: int
    kind: BlockKind
    loose: bool = False  # the first line of the content has yet to show how far it is indented


class _Rst:
    def __init__(self, source: str, path: str | None) -> None:
        self.source = source
        self.path = path
        self.blocks: list[Block] = []
        self.directives: list[tuple[int, str, str]] = []
        self.published: date | None = None
        self.title = ""
        newline = "\n" if "\n" in source or "\r" not in source else "\r"
        self.lines: list[
            tuple[int, str]
        ] = []  # where each begins, and its text without white space at the end
        at = 0
        for line in source.split(newline):
            self.lines.append((at, line.rstrip()))
            at += len(line) + 1
        self.index = 0  # of the next line
        self.levels = [_Level(0, BlockKind.PARAGRAPH)]
        self.parts: list[tuple[int, int]] = []  # the lines of the open paragraph
        self.kind = BlockKind.PARAGRAPH
        self.first = 0  # the indent of its first line
        self.silent = -1  # what is indented deeper is no copy
        self.comment = False  # but a comment, in which there may be directives
        self.literal = False  # the paragraph before ended with "::"

    def document(self) -> Document:
        while self.index < len(self.lines):
            self._line()
        self._close()
        blocks = tuple(self.blocks)
        published = self.published or dateline(blocks)
        directives = directives_at(Lines(self.source), self.directives) if self.directives else ()
        return Document(self.path, self.source, blocks, self.title, published, directives, NAME)

    # -- lines

    def _line(self) -> None:
        start, line = self.lines[self.index]
        self.index += 1
        if not line:
            self.literal = self._close() or self.literal
            return
        indent = len(line) - len(line.lstrip())
        if self.silent >= 0:
            if indent > self.silent:
                if self.comment:
                    self.directives += find_directives(line, start)
                return
            self.silent = -1
            self.comment = False
        self._leave(indent)
        if self.literal:
            self.literal = False
            if indent > self.levels[-1].indent:
                self.silent = self.levels[-1].indent
                return
        at, end = start + indent, start + len(line)
        bare = line[indent:]
        if self._adorned(bare, indent) or self._explicit(bare, indent, at, end):
            return
        if not self.parts and (match := _FIELD.match(bare)):
            self._field(match[1].lower(), bare[match.end() :])
            self.silent = indent
        elif not self.parts and bare.startswith(">>> "):
            while self.index < len(self.lines) and self.lines[self.index][1]:
                self.index += 1
        elif (not self.parts or indent < self.first or self.kind is BlockKind.ITEM) and (
            match := _LIST.match(bare)
        ):
            self._close()
            kind = BlockKind.QUOTE if self.levels[-1].kind is BlockKind.QUOTE else BlockKind.ITEM
            self.levels.append(_Level(indent + match.end(), kind))
            self._begin(kind, at + match.end(), end, indent + match.end())
        elif match := _LINE_BLOCK.match(bare):
            self._close()
            self._begin(self.levels[-1].kind, at + match.end(), end, indent)
            self._close()
        else:
            self._prose(indent, at, end)

    def _leave(self, indent: int) -> None:
        """Close what the line is not indented far enough for, and settle what its content's indent is."""
        while len(self.levels) > 1 and indent < self.levels[-1].indent:
            self._close()
            self.levels.pop()
        level = self.levels[-1]
        if level.loose and not self.parts:
            level.indent = indent
            level.loose = False

    def _prose(self, indent: int, at: int, end: int) -> None:
        level = self.levels[-1]
        if len(self.parts) == 1 and indent > self.first == level.indent and self.kind is not BlockKind.ITEM:
            # A term and, further in, what it means.
            self._close()
            self.levels.append(_Level(indent, BlockKind.ITEM))
        elif not self.parts and indent > level.indent and level.kind is BlockKind.PARAGRAPH:
            self.levels.append(_Level(indent, BlockKind.QUOTE))
        if self.parts:
            self.parts.append((at, end))
        else:
            self._begin(self.levels[-1].kind, at, end, indent)

    def _begin(self, kind: BlockKind, at: int, end: int, indent: int) -> None:
        self.kind = kind
        self.parts = [(at, end)] if at < end else []
        self.first = indent

    def _adorned(self, bare: str, indent: int) -> bool:
        """Whether the line is a section's underline or overline, a transition, or the top of a table."""
        is_rule = _ADORNMENT.match(bare) is not None
        following = self.lines[self.index][1] if self.index < len(self.lines) else ""
        if is_rule and len(self.parts) == 1 and indent == 0:
            self._heading()
            return True
        if is_rule and not self.parts:
            if not following:
                return True
            if self.index + 1 < len(self.lines) and self.lines[self.index + 1][1].strip() == bare:
                start, text = self.lines[self.index]
                self._begin(BlockKind.HEADING, start + len(text) - len(text.lstrip()), start + len(text), 0)
                self._heading()
                self.index += 2
                return True
        if _GRID.match(bare) or _SIMPLE.match(bare) or (is_rule and bare[0] == "=" and not self.parts):
            self._close()
            self.index = self._table(self.index - 1)
            return True
        return False

    def _explicit(self, bare: str, indent: int, at: int, end: int) -> bool:
        """Whether the line begins explicit markup: a directive, a footnote, a target, a comment."""
        match = _EXPLICIT.match(bare)
        if match is None:
            if bare.startswith("__ "):
                self._close()
                return True
            return False
        self._close()
        rest = bare[match.end() :]
        at += match.end()
        if note := _FOOTNOTE.match(rest):
            self.levels.append(_Level(indent + 1, BlockKind.NOTE, loose=True))
            self._begin(BlockKind.NOTE, at + note.end(), end, indent)
        elif _TARGET.match(rest):
            self.silent = indent
        elif directive := _DIRECTIVE.match(rest):
            self._directive(directive[1].rpartition(":")[2], indent, at + directive.end(), end)
        else:
            self.directives += find_directives(rest, at)
            self.silent = indent
            self.comment = True
        return True

    def _directive(self, name: str, indent: int, at: int, end: int) -> None:
        if name not in _COPY:
            self.silent = indent
            return
        kind = self.levels[-1].kind
        if name in _QUOTES:
            kind = BlockKind.QUOTE
        elif name in _FIGURES:
            kind = BlockKind.CAPTION
        self.levels.append(_Level(indent + 1, kind, loose=True))
        if name in _TITLED:
            self._begin(BlockKind.HEADING, at, end, indent)
            self._close()
        elif name not in _FIGURES and name not in _WITH_ARGUMENT:
            self._begin(kind, at, end, indent)
        self.index = self._options(self.index, indent, name in _FIGURES)

    def _options(self, index: int, indent: int, image: bool) -> int:
        """Skip a directive's options; an image's alternative text is a caption."""
        while index < len(self.lines):
            start, line = self.lines[index]
            inner = len(line) - len(line.lstrip())
            match = _FIELD.match(line[inner:]) if line else None
            if match is None or inner <= indent:
                break
            if image and match[1].lower() == "alt":
                self._begin(BlockKind.CAPTION, start + inner + match.end(), start + len(line), inner)
                self._close()
            index += 1
        return index

    def _field(self, name: str, value: str) -> None:
        if name in ("date", "published", "pubdate"):
            self.published = self.published or parse_date(value)
        elif name == "title" and not self.title:
            self.title = value.strip()

    def _heading(self) -> None:
        self.kind = BlockKind.HEADING
        before = len(self.blocks)
        self._close()
        if not self.title and len(self.blocks) > before:
            self.title = self.blocks[before].text

    def _table(self, index: int) -> int:
        """The cells of a grid or a simple table, line by line; returns the index of the line after it."""
        lines = self.lines
        first = lines[index][1].strip()
        grid = first[0] == "+"
        indent = len(lines[index][1]) - len(lines[index][1].lstrip())
        columns = [(match.start(), match.end()) for match in re.finditer(r"=+", lines[index][1])]
        borders = 0
        while index < len(lines):
            start, line = lines[index]
            if not line and (grid or borders > 1):
                break
            index += 1
            bare = line.strip()
            if grid and not bare.startswith(("|", "+")):
                return index - 1
            if bare and not bare.strip("=+- \t"):
                borders += 1
                if not grid and borders > 2:
                    break
                continue
            if not line:
                continue
            if grid:
                cells = [(match.start(), match.end()) for match in re.finditer(r"[^|+]+", line[indent:])]
                spans = [(indent + low, indent + high) for low, high in cells]
            else:
                ends = [low for low, _ in columns[1:]] + [max(len(line), columns[-1][1] if columns else 0)]
                spans = [(low, min(high, len(line))) for (low, _), high in zip(columns, ends)]
            for low, high in spans:
                if low < high and line[low:high].strip():
                    self.kind = BlockKind.CELL
                    self.parts = [(start + low, start + high)]
                    self._close()
        return index

    def _close(self) -> bool:
        """Write out the open paragraph; whether it announces a literal block."""
        if not self.parts:
            return False
        parts, self.parts = self.parts, []
        source = self.source
        start, end = parts[0][0], parts[-1][1]
        literal = source.endswith("::", start, end) if end - start > 1 else False
        cuts = cuts_of(source, start, end)
        if literal:
            # "::" alone is nothing; at the end of a sentence it reads ":".
            cuts.append((end - (2 if source[start:end].strip() == "::" else 1), end, ""))
        for (_, before), (after, _) in pairwise(parts):
            if source[before:after].strip():
                cuts.append((before, after, " "))
        block = piece_block(source, self.kind, uncut(start, end, cuts))
        if block is not None:
            self.blocks.append(block)
        return literal

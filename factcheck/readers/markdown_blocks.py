"""Markdown's blocks: from lines to leaves, in one pass, as CommonMark has it, with tables and footnotes."""

from __future__ import annotations

import re
from enum import Enum

from factcheck.model import BlockKind
from factcheck.readers.base import find_directives
from factcheck.readers.markdown_lines import Parts, advance, cells, extend, html_closer, indent, is_table_rule
from factcheck.readers.markdown_links import definition

_ATX = re.compile(r"#{1,6}(?=[ \t\r]|$)")
_ATX_END = re.compile(r"(?:^|[ \t])#+$")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BULLET = re.compile(r"[-+*](?=[ \t\r]|$)")
_NUMBER = re.compile(r"(\d{1,9})[.)](?=[ \t\r]|$)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s\[]{1,100}\]:[ \t]*")
_SETEXT = re.compile(r"(?:=+|-+)[ \t\r]*$")
_DIRECTIVE_FENCE = re.compile(r":{3,}[^:]*$")
_ESM = re.compile(r"(?:import|export)\b")
_OPENERS = "“\"'‘("  # what prose begins with besides a letter, and no markup does
_DEEP = 100  # deeper than that, quotes and lists are text: nobody writes them, and time stays linear


class _Container(Enum):
    QUOTE = 0
    ITEM = 1
    NOTE = 2


class _Outcome(Enum):
    """What the start of a line turned out to be."""

    TEXT = 0
    DONE = 1  # a block of its own, or no copy: the line is dealt with
    OPENED = 2  # a quote or an item began: look again at what follows


class Leaf:
    """A block without blocks in it: the stretches of its text, and whether that is HTML."""

    __slots__ = ("html", "kind", "parts")

    def __init__(self, kind: BlockKind, parts: Parts, html: bool = False) -> None:
        self.kind = kind
        self.parts = parts
        self.html = html


class Blocks:
    """The leaves of source[begin:], the labels it defines, and the directives in definitions' titles."""

    def __init__(self, source: str, begin: int, mdx: bool) -> None:
        self.source = source
        self.mdx = mdx
        self.leaves: list[Leaf] = []
        self.labels: set[str] = set()
        self.directives: list[tuple[int, str, str]] = []
        # What encloses the line, outermost first: a kind, and the indent of an item's content.
        self.containers: list[tuple[_Container, int]] = []
        self.para: Parts = []  # the open paragraph
        self.table = -1  # the depth at which a table goes on; -1 for none
        self.fence = ""  # the fence of the open code block, and the depth it stands at
        self.fence_depth = 0
        self.html: Parts = []  # the open HTML block, what ends it ("\n" for a blank line), and its depth
        self.closer = ""
        self.html_depth = 0
        self.esm = False  # within an MDX import or export
        # The line being read: its text, where it begins, and how far it is read in characters and columns.
        self.line = ""
        self.start = 0
        self.i = self.col = 0
        self.j = self.jcol = 0  # of the first character that is not white space
        self.depth = 0  # how many containers the line is in
        self.fresh = False  # whether one of them began on this line
        self._run(begin)

    def _run(self, begin: int) -> None:
        source = self.source
        newline = "\n" if "\n" in source or "\r" not in source else "\r"
        position = begin
        for line in (source[begin:] if begin else source).split(newline):
            start = position
            position += len(line) + 1
            # The common line: prose, or nothing, outside of everything.
            if not self.containers and not self.fence and not self.closer and not self.esm:
                if not line or line == "\r":
                    if self.para:
                        self._close()
                    self.table = -1
                    continue
                first = line[0]
                if (first.isalpha() or first in _OPENERS) and self.table < 0:
                    if self.para:
                        self.para[-1] = (self.para[-1][0], start + len(line))
                        continue
                    if not (self.mdx and _ESM.match(line)):
                        self.para.append((start, start + len(line)))
                        continue
            self.line, self.start = line, start
            self._line()
        self._close_html()
        self._close()

    def _line(self) -> None:
        if self.esm:
            self.esm = bool(self.line.strip())
            return
        self._enter()
        if (self.fence and self._in_fence()) or (self.closer and self._in_html()):
            return
        outcome = _Outcome.OPENED
        while outcome is _Outcome.OPENED and self.j < len(self.line):
            outcome = self._begin()
        if outcome is _Outcome.DONE:
            return
        start, end = self.start, self.start + len(self.line)
        if self.j == len(self.line):
            self._leave()
            return
        inside = self.depth == len(self.containers)
        if self.table >= 0:
            if inside and self.depth == self.table:
                self._row(start + self.j, self.line[self.j :])
                return
            self.table = -1
        if self.para and not self.fresh:
            # It goes on, by the rules or lazily.
            extend(self.para, start + (self.i if self.depth and inside else self.j), end, self.source)
            return
        del self.containers[self.depth :]
        self.para = [(start + self.j, end)]

    # -- containers

    def _enter(self) -> None:
        """Find out which of the open containers the line is in."""
        line = self.line
        self.i = self.col = self.depth = 0
        self.fresh = False
        self._indent()
        for kind, width in self.containers:
            if kind is _Container.QUOTE:
                if self.j == len(line) or self.jcol - self.col > 3 or line[self.j] != ">":
                    return
                self._step(self.j + 1, self.jcol + 1)
            elif self.j < len(line):
                if self.jcol - self.col < width:
                    return
                self.i, self.col = advance(line, self.i, self.col, width)
            self.depth += 1

    def _leave(self) -> None:
        """Close the open paragraph and the containers that the line is not in."""
        self._close()
        del self.containers[self.depth :]
        self.table = -1

    def _open(self, kind: _Container, width: int) -> _Outcome:
        self._leave()
        self.containers.append((kind, width))
        self.depth += 1
        self.fresh = True
        return _Outcome.OPENED

    def _indent(self) -> None:
        self.j, self.jcol = indent(self.line, self.i, self.col)

    def _step(self, i: int, col: int) -> None:
        """Go to `i` and over the one optional space after a marker; of a tab, one column."""
        line = self.line
        if i < len(line) and line[i] == " ":
            i, col = i + 1, col + 1
        elif i < len(line) and line[i] == "\t":
            i, col = (i + 1 if col % 4 == 3 else i), col + 1
        self.i, self.col = i, col
        self._indent()

    # -- blocks that take whole lines

    def _in_fence(self) -> bool:
        if self.depth < self.fence_depth:
            self.fence = ""
            return False
        rest = self.line[self.j :].rstrip()
        if self.jcol - self.col < 4 and rest.startswith(self.fence) and not rest.strip(self.fence[0]):
            self.fence = ""
        return True

    def _in_html(self) -> bool:
        line, closer = self.line, self.closer
        if self.depth < self.html_depth or (closer == "\n" and self.j == len(line)):
            self._close_html()
            return False
        extend(self.html, self.start + self.i, self.start + len(line) + 1, self.source)
        if closer != "\n" and closer in line[self.i :].lower():
            self._close_html()
        return True

    def _close_html(self) -> None:
        if self.html:
            self.leaves.append(Leaf(BlockKind.PARAGRAPH, self.html, html=True))
            self.html = []
        self.closer = ""

    # -- how a block begins

    def _begin(self) -> _Outcome:
        """Read the start of a block, if the line has one where it is read to."""
        line, j = self.line, self.j
        going_on = bool(self.para) and not self.fresh
        if self.jcol - self.col >= 4:
            if going_on:
                return _Outcome.TEXT
            self._leave()
            return _Outcome.DONE  # indented code
        char = line[j]
        # A paragraph that this line would go on without being lazy.
        inside = going_on and self.depth == len(self.containers)
        if char.isalpha():
            if self.mdx and not self.para and not self.depth and _ESM.match(line, j):
                self.esm = True
                return _Outcome.DONE
        elif char == ">":
            if self.depth < _DEEP:
                outcome = self._open(_Container.QUOTE, 0)
                self._step(j + 1, self.jcol + 1)
                return outcome
        elif char == "#":
            return self._atx()
        elif char in "`~":
            if match := _FENCE.match(line, j):
                self._leave()
                self.fence = match[1] or match[2]
                self.fence_depth = self.depth
                return _Outcome.DONE
        elif char == "<":
            return self._html(going_on)
        elif char == "[":
            if match := _FOOTNOTE.match(line, j):
                outcome = self._open(_Container.NOTE, 4)
                self.i, self.col = match.end(), self.jcol + match.end() - j
                self._indent()
                return outcome
        elif char == ":" and _DIRECTIVE_FENCE.match(line.rstrip(), j):
            self._leave()
            return _Outcome.DONE
        elif inside and char in "=-" and _SETEXT.match(line, j):
            if self._setext():
                return _Outcome.DONE
            return self._marker(inside)
        elif inside and char in "|:-" and is_table_rule(line, j) and self._header(line[j:]):
            self.para = []
            self.table = self.depth
            return _Outcome.DONE
        else:
            return self._marker(inside)
        return _Outcome.TEXT

    def _marker(self, inside: bool) -> _Outcome:
        """A rule across the page, or the marker of an item."""
        line, j = self.line, self.j
        char = line[j]
        if char in "-*_" and _RULE.match(line.rstrip(), j):
            self._leave()
            return _Outcome.DONE
        match = (
            _BULLET.match(line, j) if char in "-+*" else _NUMBER.match(line, j) if char.isdigit() else None
        )
        if match is None or self.depth >= _DEEP:
            return _Outcome.TEXT
        after = match.end()
        empty = not line[after:].strip()
        if inside and (empty or (char.isdigit() and match[1] != "1")):
            return _Outcome.TEXT
        column = self.jcol + after - j
        k, kcol = indent(line, after, column)
        before = self.col
        if empty:
            self.i, self.col = after, column
            self._indent()
            return self._open(_Container.ITEM, column + 1 - before)
        if kcol - column > 4:  # the item begins with indented code
            self._step(after, column)
            return self._open(_Container.ITEM, column + 1 - before)
        self.i, self.col = k, kcol
        self._indent()
        return self._open(_Container.ITEM, kcol - before)

    def _atx(self) -> _Outcome:
        line = self.line
        match = _ATX.match(line, self.j)
        if match is None:
            return _Outcome.TEXT
        self._leave()
        stop = len(line.rstrip())
        if ending := _ATX_END.search(line[match.end() : stop]):
            stop = match.end() + ending.start()
        start = self.start
        self.leaves.append(Leaf(BlockKind.HEADING, [(start + match.end(), start + max(stop, match.end()))]))
        return _Outcome.DONE

    def _html(self, in_paragraph: bool) -> _Outcome:
        closer = html_closer(self.line, self.j, in_paragraph)
        if not closer:
            return _Outcome.TEXT
        self._leave()
        end = self.start + len(self.line)
        self.html = [(self.start + self.j, min(end + 1, len(self.source)))]
        self.html_depth = self.depth
        self.closer = closer
        if closer != "\n" and closer in self.line[self.j + 2 :].lower():
            self._close_html()
        return _Outcome.DONE

    def _setext(self) -> bool:
        """Make the open paragraph a heading; False where it held nothing but definitions."""
        before = len(self.leaves)
        self._close()
        if len(self.leaves) == before:
            return False
        self.leaves[-1].kind = BlockKind.HEADING
        return True

    # -- paragraphs and tables

    def _close(self) -> None:
        """Write out the open paragraph, without the link definitions at its head."""
        if not self.para:
            return
        parts, self.para = self.para, []
        source = self.source
        start, end = parts[0]
        if source[start] == "[" and len(parts) == 1:
            while source[start : start + 1] == "[" and (found := definition(source, start, end)) is not None:
                label, stop, title, title_end = found
                self.labels.add(label)
                self.directives += find_directives(source[title:title_end], title)
                start = stop
                while start < end and source[start] in " \t":
                    start += 1
            if start >= end:
                return
            parts = [(start, end)]
        self.leaves.append(Leaf(self._kind(), parts))

    def _kind(self) -> BlockKind:
        kinds = {kind for kind, _ in self.containers}
        if _Container.QUOTE in kinds:
            return BlockKind.QUOTE
        if _Container.NOTE in kinds:
            return BlockKind.NOTE
        return BlockKind.ITEM if kinds else BlockKind.PARAGRAPH

    def _header(self, rule: str) -> bool:
        """Make the paragraph's last line the head of a table, if it has as many cells as `rule`."""
        source = self.source
        start, end = self.para[-1]
        line_start = max(start, source.rfind("\n", start, end) + 1)
        line = source[line_start:end]
        if len(cells(line)) != len(cells(rule)):
            return False
        if line_start > start:
            self.para[-1] = (start, line_start)
        else:
            self.para.pop()
        self._close()
        self._row(line_start, line)
        return True

    def _row(self, at: int, line: str) -> None:
        for start, end in cells(line):
            if line[start:end].strip():
                self.leaves.append(Leaf(BlockKind.CELL, [(at + start, at + end)]))

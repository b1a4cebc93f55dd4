"""The text of one file of a base, and the places in it: from bytes to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from factcheck.errors import Problem
from factcheck.facts.files import BaseFile

# What YAML admits: anything else is refused by its readers with a bare offset, so it is looked for first.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SHOWN_COLUMNS = 400  # a base on one line of megabytes must not be repeated with each problem
_MOST_CHARACTERS = 20  # forbidden characters reported a file: after that many it is the file that is wrong


class Text:
    """A file's text, from character offsets to places; lines end as editors count them (LF, CRLF, CR)."""

    __slots__ = ("_ends", "_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        breaks = [match.span() for match in _LINE_BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    @property
    def line_count(self) -> int:
        """The number of lines, at least one; text that ends with a line break has an empty last line."""
        return len(self._starts)

    def line_number(self, index: int) -> int:
        """Return the 1-based line of the character at `index`."""
        return bisect_right(self._starts, index)

    def place(self, index: int) -> tuple[int, int]:
        """Return the 1-based line and column (in code points) of `index`.

        An offset behind the last line break gives the end of the last line that has something in it.
        """
        index = min(max(index, 0), len(self.text))
        line = self.line_number(index)
        if index == self._starts[line - 1] == len(self.text):
            while line > 1 and not self.line(line).strip():
                line -= 1
            return line, self._ends[line - 1] - self._starts[line - 1] + 1
        # An offset inside CRLF belongs to the end of its line.
        return line, min(index, self._ends[line - 1]) - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its line break, "" where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        return self.text[self._starts[number - 1] : self._ends[number - 1]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of lines `first` to `last` (1-based, both included), without the last break."""
        return self._starts[first - 1], self._ends[last - 1]

    def label(self, index: int) -> str:
        """Return `path:line:column` of `index`."""
        line, column = self.place(index)
        return f"{self.path}:{line}:{column}"

    def problem(self, index: int, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """Return a problem at `index` with the line it stands on."""
        line, column = self.place(index)
        severity = "warning" if warning else "error"
        return Problem(self.path, line, column, message, (self._shown(line, column),), hint, severity)

    def _shown(self, line: int, column: int) -> str:
        # Cut from the text, not from the line: a line may be megabytes long, and have a thousand problems.
        start, end = self._starts[line - 1], self._ends[line - 1]
        if end - start <= _SHOWN_COLUMNS:
            return self.text[start:end]
        if column <= _SHOWN_COLUMNS:
            return self.text[start : start + _SHOWN_COLUMNS + 50] + "…"
        return "…" + self.text[start + column - 100 : min(start + column + 100, end)] + "…"


def decode(file: BaseFile) -> tuple[Text | None, list[Problem]]:
    """Return the text of `file`, None where it is not text that YAML can hold, and the problems found."""
    content = file.content
    if content.startswith(_UTF16):
        return None, [_refused(file, "UTF-16 text", "save the file as UTF-8")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in content:
            return None, [_refused(file, "a binary file (it holds zero bytes)", "")]
        return None, [_not_utf8(file)]
    whole = Text(file.path, text)
    if "\0" in text:
        at = text.index("\0")
        message = "expected text in UTF-8, found a binary file (it holds zero bytes)"
        line, column = whole.place(at)
        return None, [Problem(file.path, line, column, message)]
    problems: list[Problem] = []
    for match in islice(_FORBIDDEN.finditer(text), _MOST_CHARACTERS):
        message = f"expected plain text, found the invisible character U+{ord(match[0]):04X}"
        hint = "delete it and type the place anew: such characters come along with copied text"
        problems.append(whole.problem(match.start(), message, hint))
    return (None if problems else whole), problems


def _refused(file: BaseFile, found: str, hint: str) -> Problem:
    return Problem(file.path, 1, 1, f"expected text in UTF-8, found {found}", hint=hint)


def _not_utf8(file: BaseFile) -> Problem:
    content = file.content
    bad: list[int] = []
    at = 0
    while len(bad) < _MOST_CHARACTERS:
        try:
            content[at:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            bad.append(at + error.start)
            at += max(error.end, error.start + 1)
    first = bad[0]
    byte = content[first]
    guess = bytes([byte]).decode("cp1252", "replace")
    known = guess.isprintable() and guess != "\ufffd"
    reading = f', which would be "{guess}" in Windows-1252' if known else ""
    more = "" if len(bad) == 1 else f"; {len(bad) - 1} more follow"
    if len(bad) == _MOST_CHARACTERS:
        more = "; many more follow"
    place = f"byte 0x{byte:02X} (byte {first + 1:,} of the file)"
    text = Text(file.path, content.decode("utf-8-sig", "replace"))
    message = f"expected text in UTF-8, found {place}{reading}{more}"
    return text.problem(len(content[:first].decode("utf-8-sig")), message, "save the file as UTF-8")

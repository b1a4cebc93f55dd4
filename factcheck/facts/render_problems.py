"""Problems as plain text for standard error, one after another, as compilers show them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from factcheck.errors import Problem

_MOST_BEFORE, _MOST_SHOWN = 60, 100  # columns of a line shown before the caret, and in all
# Control characters, those that turn the direction of what follows, and invisible ones.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def render_problems(problems: Sequence[Problem]) -> str:
    """Return the problems as lines of text that end with a line break, "" for no problems.

    Each is `path:line:column: error: message`, the offending line with a caret below its column, and the
    hint. Whatever the base holds, nothing in the text can steer a terminal.
    """
    return "".join(f"{line}\n" for problem in problems for line in _lines(problem))


def _lines(problem: Problem) -> list[str]:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    lead = f"{place}: " if place else ""
    lines = [safe(f"{lead}{problem.severity}: {problem.message}")]
    for number, line in enumerate(problem.excerpt):
        # A cut line is longer on the left than its columns tell: there is no place for the caret then.
        if not line.strip():
            continue
        caret = number == 0 and 1 <= problem.column <= len(line) + 1
        lines += (
            _excerpt(line.replace("\t", "→"), problem.column)
            if caret
            else [f"    {safe(line[:_MOST_SHOWN])}".rstrip()]
        )
    if problem.hint:
        lines.append(safe(f"    {problem.hint}"))
    return lines


def _excerpt(line: str, column: int) -> list[str]:
    start = 0 if column <= _MOST_SHOWN - 20 else column - 1 - _MOST_BEFORE
    head = "…" if start else ""
    tail = "…" if len(line) > start + _MOST_SHOWN else ""
    before = head + safe(line[start : column - 1])
    rest = safe(line[column - 1 : start + _MOST_SHOWN]) + tail
    return [f"    {before}{rest}".rstrip(), f"    {' ' * _width(before)}^"]


def safe(text: str) -> str:
    """Return `text` with a visible sign for each character that could steer a terminal, a space for a tab."""
    return text if text.isprintable() else _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return " "
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )

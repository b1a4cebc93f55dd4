"""What a line of Markdown is by itself: its indent, the cells of a table's row, the HTML that begins in it."""

from __future__ import annotations

import re

Parts = list[tuple[int, int]]
"""The stretches of the source that make up a leaf, in order."""

_CELL_RULE = re.compile(r"[ \t]*:?-+:?[ \t]*")
_PIPE = re.compile(r"\\.|\|")
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.I)
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|"
    r"div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|"
    r"link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|"
    r"th|thead|title|tr|track|ul)(?=[\s>]|/>|$)",
    re.I,
)
_LONE_TAG = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*"
    r"(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?)>[ \t\r]*$"
)


def extend(parts: Parts, start: int, end: int, source: str) -> None:
    """Add a line to a leaf: to its last part where only white space lies between, else as a new one."""
    end = min(end, len(source))
    low, high = parts[-1]
    if not source[high:start].strip():
        parts[-1] = (low, end)
        return
    if source[high - 1 : high] not in ("\n", "\r"):
        # The line end belongs to the line before, so that words do not run together.
        stop = high + (2 if source.startswith("\r\n", high) else 1)
        parts[-1] = (low, min(stop, start))
    parts.append((start, end))


def indent(line: str, i: int, col: int) -> tuple[int, int]:
    """Where the first character that is not white space stands: index and column."""
    length = len(line)
    while i < length:
        char = line[i]
        if char == " ":
            col += 1
        elif char == "\t":
            col += 4 - col % 4
        elif char not in "\r\f\v":
            break
        i += 1
    return i, col


def advance(line: str, i: int, col: int, width: int) -> tuple[int, int]:
    goal = col + width
    while col < goal and i < len(line):
        if line[i] == " ":
            col += 1
        elif line[i] == "\t":
            step = 4 - col % 4
            if col + step > goal:
                return i, goal
            col += step
        else:
            break
        i += 1
    return i, col


def html_closer(line: str, j: int, in_paragraph: bool) -> str:
    """What will end the HTML block that begins here; "" where none does."""
    if match := _RAW.match(line, j):
        return f"</{match[1].lower()}>"
    for opener, closer in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
        if line.startswith(opener, j):
            return closer
    if line.startswith("<!", j) and line[j + 2 : j + 3].isalpha():
        return ">"
    if _BLOCK_TAG.match(line, j) or (not in_paragraph and _LONE_TAG.match(line, j)):
        return "\n"
    return ""


def cells(line: str) -> Parts:
    """The cells of a table's row, as spans within the line."""
    stop = len(line.rstrip())
    at = len(line) - len(line.lstrip())
    if at < stop and line[at] == "|":
        at += 1
    cells: Parts = []
    for match in _PIPE.finditer(line, at, stop):
        if match[0] == "|":
            cells.append((at, match.start()))
            at = match.end()
    if at < stop:
        cells.append((at, stop))
    return cells


def is_table_rule(line: str, j: int) -> bool:
    """Whether the line is a table's rule: `|---|:--:|`."""
    rest = line[j:]
    if "|" not in rest or "-" not in rest:
        return False
    return all(_CELL_RULE.fullmatch(rest, start, end) for start, end in cells(rest))

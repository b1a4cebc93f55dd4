"""Markdown's link targets, titles and labels, within a line or defined on one of their own."""

from __future__ import annotations

import re

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DESTINATION = re.compile(r"<(?:[^<>\n\\]|\\.)*>")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)", re.S)
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.S)
_SPACE = re.compile(r"[ \t]*(?:\r?\n[ \t]*)?")


def normal_label(label: str) -> str:
    """Return a link label in the form in which labels are compared."""
    return " ".join(label.split()).casefold()


def inline_target(text: str, at: int, end: int) -> int:
    """Return the end of "(destination 'title')" at `at`; -1 where it is none."""
    at = _skip(text, at + 1, end)
    after, spaced = _destination(text, at, end)
    if after < 0:
        return -1
    at = _skip(text, after, end)
    spaced = at > after
    if spaced and at < end and text[at] in "\"'(" and (match := _TITLE.match(text, at, end)):
        at = _skip(text, match.end(), end)
    return at + 1 if at < end and text[at] == ")" else -1


def _destination(text: str, at: int, end: int) -> tuple[int, bool]:
    """The end of a link destination at `at` (-1 where it is none), and whether it is empty."""
    if at < end and text[at] == "<":
        match = _DESTINATION.match(text, at, end)
        return (match.end(), False) if match else (-1, False)
    start = at
    depth = 0
    while at < end:
        char = text[at]
        if char == "\\" and at + 1 < end and text[at + 1] in ESCAPABLE:
            at += 2
            continue
        if char == "(":
            depth += 1
            if depth > 32:
                return -1, False
        elif char == ")":
            if depth == 0:
                break
            depth -= 1
        elif char <= " ":
            break
        at += 1
    return (-1, False) if depth else (at, at == start)


def _skip(text: str, at: int, end: int) -> int:
    match = _SPACE.match(text, at, end)
    return match.end() if match else at


def definition(text: str, at: int, end: int) -> tuple[str, int, int, int] | None:
    """Return a link reference definition as (label, end, title's start, title's end); None for other text."""
    match = LABEL.match(text, at, end)
    if match is None or not match[1].strip() or match.end() >= end or text[match.end()] != ":":
        return None
    start = _skip(text, match.end() + 1, end)
    after, empty = _destination(text, start, end)
    if after < 0 or (empty and text[start : start + 1] != "<"):
        return None
    stop = _line_end(text, after, end)
    at = _skip(text, after, end)
    if at > after and at < end and text[at] in "\"'(" and (title := _TITLE.match(text, at, end)):
        title_stop = _line_end(text, title.end(), end)
        if title_stop >= 0:
            return normal_label(match[1]), title_stop, title.start() + 1, title.end() - 1
    return (normal_label(match[1]), stop, stop, stop) if stop >= 0 else None


def _line_end(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\r":
        at += 1
    if at >= end:
        return end
    return at + 1 if text[at] == "\n" else -1

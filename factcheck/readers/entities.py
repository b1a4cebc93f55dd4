"""Character references of HTML and Markdown, with how much of the source each takes."""

from __future__ import annotations

import re
from functools import cache

_NUMERIC = re.compile(r"&#(?:[0-9]{1,9}|[xX][0-9a-fA-F]{1,8});?")
_NAMED = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,31};?")


@cache
def _names() -> dict[str, str]:
    from html.entities import html5

    return html5


def entity(source: str, at: int, end: int, strict: bool = False) -> tuple[int, str] | None:
    """Return the end of the character reference at `at` and what it stands for; None where there is none.

    With `strict` (Markdown, XML) only references that end in a semicolon count.
    """
    if match := _NUMERIC.match(source, at, end):
        text = match[0]
        if strict and text[-1] != ";":
            return None
        from html import unescape

        return match.end(), unescape(text) or "\ufffd"
    match = _NAMED.match(source, at, end)
    if match is None:
        return None
    names = _names()
    name = match[0][1:]
    if name in names:
        return None if strict and name[-1] != ";" else (match.end(), names[name])
    if strict:
        return None
    for length in range(len(name) - 1, 1, -1):
        if (found := names.get(name[:length])) is not None:
            return at + 1 + length, found
    return None

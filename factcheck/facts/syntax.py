"""Mistakes in the YAML itself: the parser's words turned into a reporter's, and how to read on behind."""

from __future__ import annotations

import re
from typing import Any

from factcheck.errors import Problem
from factcheck.facts.text import Text

_KEYED = re.compile(r"\s*(?:- +)*(\"[^\"]*\"|'[^']*'|[^\s#][^:]*?):\s+(?=\S)")
_TOP_KEY = re.compile(r"[^\s#-][^:]*:(?:\s|$)")
_QUOTE = "put the whole text in quotation marks"
_MOST_TABS = 20


def explain(error: Any, text: Text, suspect: tuple[int, int] | None) -> tuple[int, list[Problem]]:
    """Return the offset where the mistake seems to be made, and the problems to report for it.

    `error` is a `yaml.YAMLError`; `suspect` is the extent of a quotation that ran over lines with keys.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = mark.index if mark is not None else int(getattr(error, "position", 0))
    # A quotation that is not closed ends at the next mark in the file, and what follows that is no YAML.
    if suspect is not None and text.line_number(suspect[1]) == text.line_number(at):
        end = text.line_number(suspect[1])
        message = f"expected a closing quotation mark, found text that runs on over other keys to line {end}"
        hint = "close the quotation mark that opens here"
        return suspect[0], [text.problem(suspect[0], message, hint)]
    tabs = _tabs(text, at)
    if tabs:
        message = "expected spaces before the text of this line, found a tab"
        return at, [text.problem(tab, message, "put two spaces in the place of each tab") for tab in tabs]
    context = getattr(error, "context_mark", None)
    start = context.index if context is not None else at
    words = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or error}"
    at, message, hint = _reading(words, text, start, at)
    return at, [text.problem(at, message, hint)]


def _tabs(text: Text, at: int) -> list[int]:
    line = text.line_number(min(at, len(text.text)))
    if _leading_tab(text, line) is None:
        return []
    found = (_leading_tab(text, number) for number in range(1, text.line_count + 1))
    return [tab for tab in found if tab is not None][:_MOST_TABS]


def _leading_tab(text: Text, line: int) -> int | None:
    content = text.line(line)
    lead = content[: len(content) - len(content.lstrip(" \t"))]
    if "\t" not in lead or lead == content:
        return None
    return text.span(line, line)[0] + lead.index("\t")


def _reading(words: str, text: Text, start: int, at: int) -> tuple[int, str, str]:
    """Return place, message and hint for an error of PyYAML's scanner or parser, of libyaml or in Python."""
    here = text.text[at : at + 1]
    line = text.line(text.line_number(min(at, len(text.text))))
    before = line[: text.place(at)[1] - 1]
    if "quoted scalar" in words and ("end of stream" in words or "document separator" in words):
        return start, "expected a closing quotation mark, found none up to the end of the file", ""
    if "escape" in words:
        message = "expected text, found a backslash that YAML cannot read inside double quotation marks"
        return at, message, "use single quotation marks around text with a backslash"
    if "flow sequence" in words or "flow mapping" in words:
        return _unclosed(words, text, start, at)
    if "mapping values are not allowed" in words:
        if _KEYED.match(before) or ": " in before:
            return at, "expected text without a colon and a space in it, found one", _QUOTE
        message = "expected a key such as title: at the same indent as its neighbours, found this line"
        return at, message, "the line above may lack its colon, or this one stands too far to the right"
    if "cannot start any token" in words:
        return at, f'expected text, found "{here}", with which YAML text cannot begin', _QUOTE
    if "entries are not allowed" in words:
        return at, 'expected the first "- " of a list on a line of its own, found it behind the key', ""
    if "anchor" in words or "alias" in words:
        character = text.text[start : start + 1]
        return start, f'expected text, found "{character}", with which YAML text cannot begin', _QUOTE
    if "tag" in words and "directive" not in words:
        return start, 'expected text, found "!", with which YAML text cannot begin', _QUOTE
    if "could not find expected ':'" in words:
        message = 'expected a key, a colon and a space, such as "title: …", found a line without them'
        return start, message, "text that goes on from the line above must stand further to the right"
    if "block scalar" in words:
        hint = f"begin it on the next line, or {_QUOTE}"
        return at, 'expected a line break after "|" or ">", found text', hint
    if "directive" in words or "document" in words:
        message = 'expected keys such as "version: 1", found a directive or the start of another document'
        return at, message, 'lines that begin with "%", "---" or "..." have no place in a base'
    if before.rstrip().endswith(('"', "'")):
        message = "expected nothing behind the closing quotation mark, found more text"
        return at, message, f"{_QUOTE} of the other kind, or begin it with another word"
    if "expected '-' indicator" in words or "block collection" in words:
        message = 'expected the next "- " of the list at the same indent, found something else'
        return at, message, "lines of one entry begin exactly below each other"
    if "block mapping" in words:
        message = "expected a key exactly below the other keys, found a line at another indent"
        return at, message, "lines of one entry begin exactly below each other"
    if here in ("]", "}", ","):
        return at, f'expected text, found "{here}", with which YAML text cannot begin', _QUOTE
    return at, f"expected YAML, found something that it does not allow ({words.strip('; ')})", ""


def _unclosed(words: str, text: Text, start: int, at: int) -> tuple[int, str, str]:
    here = text.text[at : at + 1]
    close, what = ("]", "list") if "flow sequence" in words else ("}", "entry")
    if text.line_number(start) == text.line_number(min(at, len(text.text))):
        found = "a quotation mark" if here in ("'", '"') else f'"{here}"'
        message = f'expected a comma or the closing "{close}" of this {what}, found {found}'
        return at, message, "text with a comma, colon or bracket in it needs quotation marks"
    message = f'expected the closing "{close}" of the {what} that opens here, found none'
    return start, message, ""


def without_entry(source: str, text: Text, at: int, found: list[Problem]) -> str:
    """Return `source` with spaces for the entries that the problems lie in, so that offsets stay the same.

    An entry is a fact, a source, an entity: what begins at the first indent below a key at the left margin.
    Where no entry can be told, `source` comes back unchanged.
    """
    for line in sorted({text.line_number(min(at, len(text.text))), *(problem.line for problem in found)}):
        lines = _entry(text, line)
        if lines is None:
            return source
        start, end = text.span(*lines)
        source = source[:start] + re.sub(r"[^\r\n]", " ", source[start:end]) + source[end:]
    return source


def _entry(text: Text, line: int) -> tuple[int, int] | None:
    section = line
    while section >= 1 and not _TOP_KEY.match(text.line(section)):
        section -= 1
    first = section + 1
    while first <= line and not _content(text.line(first)):
        first += 1
    if section < 1 or first > line:
        return None
    indent = _indent(text.line(first))
    dashed = _content(text.line(first)).startswith("-")

    def starts(number: int) -> bool:
        content = text.line(number)
        if _indent(content) != indent or not _content(content):
            return False
        return not dashed or content[indent] == "-"

    start = line
    while start > first and not starts(start):
        start -= 1
    end = line
    while end < text.line_count and not starts(end + 1) and not _TOP_KEY.match(text.line(end + 1)):
        end += 1
    return start, end


def _content(line: str) -> str:
    content = line.strip()
    return "" if content.startswith("#") else content


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))

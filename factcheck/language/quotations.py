"""Quotation marks: what stands between them, and whether it is speech."""

from __future__ import annotations

import re

from factcheck.model import Span

MARK = re.compile(r"[“”„‟«»\"]")
# Single ones are apostrophes as well: an opening one stands before a word and after a space, a closing one after both.
_SINGLE = re.compile(r"(?<![^\s(\[—–-])[‘'](?=\w)(?P<said>[^‘\"“”]*?)(?<=\S)[’'](?!\w)")
_OPENS = re.compile(r"(?:^|[\s(\[-])'")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_SPEECH = 3  # words at least: fewer are a title, a term or irony, which the writer uses as their own


def quotations(text: str, opened: str = "") -> tuple[Span, ...]:
    """Return the stretches of a sentence that stand in quotation marks and are speech; () for none.

    `opened` is the mark of the quotation that it begins in. A word or two in marks are no speech: a title, a term or
    irony.
    """
    if not opened and text.isascii() and '"' not in text and _OPENS.search(text) is None:
        return ()  # nearly all sentences: apostrophes at most
    opener, start = opened, 0
    found: list[Span] = []
    for mark in MARK.finditer(text):
        before, opener = opener, after_mark(text, mark.start(), opener)
        if opener and not before:
            start = mark.end()
        elif before and not opener:
            found.append(Span(start, mark.start()))
    if opener:
        found.append(Span(start, len(text)))
    if not found:
        found = [Span(*match.span("said")) for match in _SINGLE.finditer(text)]
    return tuple(span for span in found if len(_WORD.findall(text, span.start, span.end)) >= _SPEECH)


def after_mark(text: str, at: int, opener: str) -> str:
    """What opened the quotation that the text is in after the mark at `at`; "" outside of all."""
    mark = text[at]
    if mark == '"':
        if opener:
            return "" if opener == '"' else opener
        # One that no word follows opens nothing: 6" is a length.
        return mark if text[at + 1 : at + 2].strip() else ""
    if mark in "“„«‟" and not (mark == "“" and opener == "„"):
        return mark
    return ""

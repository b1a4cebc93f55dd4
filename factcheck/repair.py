"""The words to put in for a difference, so that the sentence around them still reads right."""

from __future__ import annotations

import re

from factcheck.model import Difference, Reason, Span
from factcheck.named import NamedTuple

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(
    rf"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})"
    rf"|\b(?:{_MONTHS})[a-z]*\.? \d{{1,2}}(?!\d)|\b\d{{4}}-\d\d-\d\d\b",
    re.I,
)
_MONTH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = "|".join(_MONTH)
# How a day is written: 29 March 2021, March 29, 2021, 2021-03-29. In copy the year may be left out.
_STYLES = {
    "{day} {month} {year}": re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_NAMES})\b(?: (?P<year>\d{{4}}))?"),
    "{month} {day}, {year}": re.compile(rf"\b(?P<month>{_NAMES}) (?P<day>\d{{1,2}})\b(?:, (?P<year>\d{{4}}))?"),
    "{year}-{number:02}-{day:02}": re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
}
_EDGE = re.compile(r"(?:the )?(?:end|start|beginning|close|turn) of\b", re.I)
_RELATIVE = re.compile(r"(?:last|next|this|yesterday|today|tomorrow|now|ago|earlier|later)\b", re.I)
_AT = ("in", "on", "at", "during")
_BOUNDS = (
    "by", "before", "until", "till", "since", "from", "after", "through", "throughout", "between", "no later",
    "as of", "up to", "starting", "within",
)  # fmt: skip
_LEAD = re.compile(rf"(?:{'|'.join((*_AT, *_BOUNDS))})\b", re.I)
_BEFORE = re.compile(rf"(?<![\w-])(?:{'|'.join(_AT)})\s+$", re.I)
_ARTICLE = re.compile(r"(?<![\w-])(an?)(\s+)$", re.I)
_VOWEL = re.compile(r"(?:8|1[18](?!\d)|eight|eleven|eighteen|eighty|[aeio](?!ne\b)|u(?!n[ai]|s))", re.I)
# Words that stand small within a sentence, however a fact begins with them.
_SMALL = re.compile(
    rf"(?:{'|'.join((*_AT, *_BOUNDS))}|the|about|around|some|nearly|almost|over|under|more|fewer|less|roughly"
    r"|approximately|just|only|a|an|no|late|early|mid)\b",
    re.I,
)
_WRITTEN = (
    Reason.VALUE,
    Reason.UNIT,
    Reason.BOUND,
    Reason.DATE,
    Reason.ORDER,
    Reason.ENTITY,
    Reason.PLACE,
    Reason.DIRECTION,
)


class Repair(NamedTuple):
    """Put `text` in the place of `span`, which counts in the sentence's text."""

    span: Span
    text: str


def repair(text: str, difference: Difference) -> Repair | None:
    """Return how to put right a difference in the sentence `text`; None where no plain words would do.

    A preposition or article before the words is changed with them: “in 2024” becomes “by the end of
    September 2025”, not “in by the end …”.
    """
    stated, expected = difference.stated, difference.expected.strip()
    start, end = difference.span
    if not expected or difference.kind not in _WRITTEN or text[start:end] != stated or stated == expected:
        return None
    if difference.kind is Reason.DATE:
        found = _dated(text, start, stated, _in_style(stated, expected))
    else:
        found = _after_article(text, start, expected)
    if found is None:
        return None
    start, expected = found
    return Repair(Span(start, end), _cased(expected, text[start], is_first=start == 0))


def _in_style(stated: str, expected: str) -> str:
    """Return the base's words with their day written as the copy writes days, where both name one."""
    wanted = next((style for style, pattern in _STYLES.items() if pattern.search(stated)), None)
    for pattern in _STYLES.values():
        match = pattern.search(expected)
        if wanted is not None and match is not None and match["year"]:
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTH.index(month) + 1
            if not 1 <= number <= 12:
                return expected
            day = wanted.format(day=int(match["day"]), month=_MONTH[number - 1], number=number, year=match["year"])
            return expected[: match.start()] + day + expected[match.end() :]
    return expected


def _dated(text: str, start: int, stated: str, expected: str) -> tuple[int, str] | None:
    before = _BEFORE.search(text, 0, start)
    has_lead = _LEAD.match(stated) is not None
    if _LEAD.match(expected):
        if before is not None:
            return before.start(), expected
        return (start, expected) if has_lead else None
    if has_lead or before is not None:
        preposition = _preposition(expected)
        if preposition is None:
            return None
        if before is not None and before[0].strip().lower() in (preposition, "during"):
            return start, expected
        return (before.start() if before is not None else start), f"{preposition} {expected}"
    if _RELATIVE.match(stated):
        # "Yesterday" stands by itself, "29 March" does not; "yesterday's" is too much to put right.
        preposition = _preposition(expected)
        is_owner = re.match(r"['’]", text[start + len(stated) :])
        return None if preposition is None or is_owner else (start, f"{preposition} {expected}")
    return start, expected


def _preposition(time: str) -> str | None:
    if _EDGE.match(time):
        return "at"
    if _RELATIVE.search(time):
        return None
    return "on" if _DAY.search(time) else "in"


def _after_article(text: str, start: int, expected: str) -> tuple[int, str]:
    article = _ARTICLE.search(text, 0, start)
    if article is None:
        return start, expected
    right = "an" if _VOWEL.match(expected.lstrip("“\"'$€£")) else "a"
    if article[1].lower() == right:
        return start, expected
    return article.start(), f"{right}{article[2]}{expected}"


def _cased(words: str, replaced: str, *, is_first: bool) -> str:
    if replaced.isupper() and is_first:
        return words[0].upper() + words[1:]
    if _SMALL.match(words) and not is_first:
        return words[0].lower() + words[1:]
    return words

"""Dates as a base writes them, and what to suggest for dates written otherwise."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from factcheck.values.edtf import parse_edtf

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3})[a-z]*\.?,?[ -]+(\d{4})", re.ASCII | re.I)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? +(?:(\d{1,2})(?:st|nd|rd|th)?,? +)?(\d{4})", re.ASCII | re.I)
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})(?:[./ -](\d{1,2}))?", re.ASCII)


def read_day(text: str) -> date | None:
    """Return the day that `text` names as YYYY-MM-DD, None where it is anything else."""
    match = _ISO_DAY.fullmatch(text)
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def read_period(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an EDTF date or interval, None for an open end.

    Raises ValueError, with a sentence that says why, for anything else and for no text at all.
    """
    period = parse_edtf(text)
    if period is None:
        raise ValueError("there is no date")
    return period


def suggest_date(text: str, whole_day: bool = False) -> str:
    """Return a hint for text that is no date of ours: how to write it, or why no calendar has it; or "".

    With `whole_day`, a month or a year is not enough, and the hint says so.
    """
    if whole_day and re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text):
        return "name the day as well"
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
        if year >= 1 and 1 <= month <= 12 and day > monthrange(year, month)[1]:
            return f"{year:04}-{month:02} has {monthrange(year, month)[1]} days"
        if 1 <= day <= 12 < month <= 31:
            return f"did you mean {year:04}-{day:02}-{month:02}?"
        return ""
    if match := _DAY_FIRST.fullmatch(text):
        return _written(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _written(match[3], _month(match[1]), match[2])
    if match := _YEAR_FIRST.fullmatch(text):
        return _written(match[1], int(match[2]), match[3])
    return ""


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1 if name.lower() in _MONTHS else 0


def _written(year: str, month: int, day: str | None) -> str:
    written = f"{int(year):04}-{month:02}" if day is None else f"{int(year):04}-{month:02}-{int(day):02}"
    try:
        date(int(year), month, int(day or 1))
    except ValueError:
        return ""
    return f"did you mean {written}?"

"""Reads the dates that a fact base is written in: the part of EDTF (ISO 8601-2) that desks need."""

from __future__ import annotations

import re
from datetime import date

from factcheck.values.calendars import month_frame, safe_date, season_frame, unit_frame, year_frame

Bounds = tuple[date | None, date | None]

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<doubt>[?~%]?)"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}
_OPEN = ("", "..")


def parse_edtf(text: str) -> Bounds | None:
    """First and last day of an EDTF expression, None for an open end; None for no text at all.

    Read are years, months and days, seasons (2024-21 to 24), quarters (33 to 36), unspecified digits
    (202X, 2024-XX), intervals with open ends (2021-03-23/.., 2021-03-23/) and the marks ?, ~ and %,
    which do not change the bounds. Anything else raises ValueError with a sentence for the desk.
    """
    stripped = text.strip()
    if not stripped:
        return None
    first, slash, second = stripped.partition("/")
    if not slash:
        return _point(first, stripped)
    if "/" in second:
        raise ValueError(f"{stripped!r} has more than one slash; write 2021-03-23/2021-03-29.")
    start = None if first in _OPEN else _point(first, stripped)
    end = None if second in _OPEN else _point(second, stripped)
    if start is None and end is None:
        raise ValueError(f"{stripped!r} names no date; at least one end of an interval must be stated.")
    if start is not None and end is not None and start[0] > end[1]:
        raise ValueError(f"{stripped!r} ends before it begins.")
    return (start[0] if start else None), (end[1] if end else None)


def _point(text: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        where = "" if text == whole else f" in {whole!r}"
        raise ValueError(f"{text!r}{where} is no date; write 2024, 2024-09 or 2024-09-30.")
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        if month:
            raise ValueError(f"{text!r} states a month but not the year.")
        unit = "century" if year.endswith("XX") else "decade"
        known = int(year.replace("X", "0"))
        if known < 1:
            raise ValueError(f"{text!r} lies before the year 1.")
        return unit_frame(unit, date(known, 1, 1))
    number = int(year)
    if not 1 <= number <= 9999:
        raise ValueError(f"{text!r} lies before the year 1.")
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"{text!r} states a day but not the month.")
        return year_frame(number)
    at = int(month)
    if at in _SEASONS or at in _QUARTERS:
        if day is not None:
            raise ValueError(f"{text!r} states a day of a season; write the month instead.")
        if at in _SEASONS:
            return season_frame(_SEASONS[at], number)
        return unit_frame("quarter", date(number, _QUARTERS[at], 1))
    if not 1 <= at <= 12:
        raise ValueError(f"{text!r} has no month {month}; months are 01 to 12, seasons 21 to 24.")
    if day is None or day == "XX":
        return month_frame(number, at)
    exact = safe_date(number, at, int(day))
    if exact is None:
        raise ValueError(f"{text!r} is no day of the calendar.")
    return exact, exact

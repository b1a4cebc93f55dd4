"""Calendar arithmetic on periods: parts of them, shifts, and which year a date without one means."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model import Bound
from factcheck.named import NamedTuple

Frame = tuple[date, date]  # first and last day


class Period(NamedTuple):
    """A named stretch of time as read, and the token after it.

    `frame` is None where the text gives no year or no anchor is known. `month` and `day` are kept for
    dates without a year, so that a later word may supply it.
    """

    next: int
    frame: Frame | None
    granularity: str
    relative: bool = False
    month: int = 0
    day: int = 0
    last_day: int = 0
    part: str = ""
    weekday: int | None = None
    bound: Bound = Bound.EXACT
    whole: Frame | None = None  # the period named, where `frame` is only a part of it
    closing: bool = False  # "the end of": a deadline then falls on the last day


_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _MONTH_LENGTHS[month - 1]


def month_frame(year: int, month: int) -> Frame:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, month_length(year, month))


def year_frame(year: int, last: int = 0) -> Frame:
    """First and last day of a year, or of the years up to `last`."""
    return date(year, 1, 1), date(last or year, 12, 31)


def season_frame(months: tuple[int, int], year: int) -> Frame:
    """A season by its first and last month; one that runs over New Year ends in the next year."""
    first, last = months
    end_year = min(year + 1, 9999) if last < first else year
    return date(year, first, 1), month_frame(end_year, last)[1]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    if not 1 <= day <= month_length(year, month):
        return None
    return date(year, month, day)


def add_days(day: date, days: float) -> date:
    """`day` moved by whole days, held within the calendar."""
    ordinal = day.toordinal() + int(max(-4e6, min(4e6, days)))
    return date.fromordinal(max(1, min(date.max.toordinal(), ordinal)))


def add_months(day: date, months: float) -> date:
    """`day` moved by whole months, on the last day of a shorter month, held within the calendar."""
    count = day.year * 12 + day.month - 1 + int(max(-2e5, min(2e5, months)))
    count = max(12, min(9999 * 12 + 11, count))
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def week_frame(day: date) -> Frame:
    """Monday to Sunday around a day."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def unit_frame(unit: str, day: date) -> Frame:
    """The calendar unit (day, week, month, quarter, year, decade, century) that holds `day`."""
    year = day.year
    if unit == "week":
        return week_frame(day)
    if unit == "weekend":
        saturday = add_days(day, 5 - day.weekday())
        return saturday, add_days(saturday, 1)
    if unit == "month":
        return month_frame(year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(year, first, 1), month_frame(year, first + 2)[1]
    if unit == "year":
        return year_frame(year)
    if unit == "decade":
        first = max(1, year // 10 * 10)
        return year_frame(first, min(9999, year // 10 * 10 + 9))
    if unit == "century":
        first = max(1, year // 100 * 100)
        return year_frame(first, min(9999, year // 100 * 100 + 99))
    return day, day


def shift_unit(unit: str, day: date, count: float) -> date:
    """`day` moved by `count` calendar units."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return add_months(day, count * months)
    size = {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)
    return add_days(day, count * size)


# First and last of twelve parts that a word takes of a longer period. Neighbours overlap: copy is loose.
_TWELFTHS = {
    "early": (0, 4), "middle": (4, 8), "late": (8, 12), "start": (0, 3), "end": (9, 12),
    "half1": (0, 6), "half2": (6, 12), "quarter1": (0, 3), "quarter2": (3, 6), "quarter3": (6, 9),
    "quarter4": (9, 12),
}  # fmt: skip
_MONTH_DAYS = {
    "early": (1, 10), "middle": (10, 20), "late": (20, 31), "start": (1, 10), "end": (20, 31),
    "half1": (1, 15), "half2": (16, 31), "week1": (1, 7), "week2": (8, 14), "week3": (15, 21),
    "week4": (22, 28),
}  # fmt: skip
_YEARS = {"early": (0, 3), "middle": (3, 6), "late": (6, 9), "start": (0, 2), "end": (7, 9),
          "half1": (0, 4), "half2": (5, 9)}  # fmt: skip


def part_frame(frame: Frame, granularity: str, part: str) -> Frame:
    """The part ("early", "end", "half1", "week1", "months:3", …) of a period of that granularity."""
    start, end = frame
    name, _, count = part.partition(":")
    if count:
        return _counted_part(frame, name, int(count))
    if part == "lastweek":
        return max(start, add_days(end, -6)), end
    if part in ("firstday", "lastday"):
        return (start, start) if part == "firstday" else (end, end)
    if granularity == "month" and part in _MONTH_DAYS:
        first, last = _MONTH_DAYS[part]
        return start.replace(day=first), start.replace(day=min(last, end.day))
    if granularity == "decade" and part in _YEARS:
        first, last = _YEARS[part]
        return year_frame(start.year + first, min(9999, start.year + last))
    if part.startswith("week"):
        return frame
    bounds = _TWELFTHS.get(part)
    if bounds is None:
        return frame
    if granularity == "year":
        return date(start.year, bounds[0] + 1, 1), month_frame(start.year, bounds[1])[1]
    days = (end - start).days + 1
    first_day = add_days(start, days * bounds[0] // 12)
    return first_day, max(first_day, add_days(start, days * bounds[1] // 12 - 1))


def _counted_part(frame: Frame, name: str, count: int) -> Frame:
    """The first or last `count` units: "first-month:3"."""
    where, _, unit = name.partition("-")
    if where == "first":
        return frame[0], min(frame[1], add_days(shift_unit(unit, frame[0], count), -1))
    return max(frame[0], add_days(shift_unit(unit, add_days(frame[1], 1), -count), 0)), frame[1]


def nearest_year(month: int, day: int, anchor: date, tense: int) -> int:
    """The year that a date without one means, seen from `anchor`.

    `tense` -1 takes the last such day not after the anchor, 1 the next not before it, 0 the nearest.
    """
    best, best_gap = anchor.year, timedelta.max
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        candidate = safe_date(year, month, day) or safe_date(year, month, 28)
        if candidate is None:
            continue
        whole_month_now = day == 1 and (year, month) == (anchor.year, anchor.month)
        if tense < 0 and candidate > anchor and not whole_month_now:
            continue
        if tense > 0 and candidate < anchor and not whole_month_now:
            continue
        gap = abs(candidate - anchor)
        if gap < best_gap:
            best, best_gap = year, gap
    return best

"""Reads named points and periods of the calendar: days, months, quarters, seasons, years, centuries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.values.calendars import (
    Period,
    add_days,
    month_frame,
    part_frame,
    safe_date,
    season_frame,
    year_frame,
)
from factcheck.values.context import Context
from factcheck.values.lexicon import (
    DAY_PARTS,
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    MONTHS,
    NAMED_DAYS_BEFORE,
    ORDINAL_ENDINGS,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    word_set,
)
from factcheck.values.numeric_dates import century, read_numeric_date
from factcheck.values.tokens import Tokens
from factcheck.values.years import CUES, read_decade, read_year, year_after

_NOT_A_NAME = word_set(', . ; : ) ? ! - " and or but to until as when after before while with')

_SURE_CUES = word_set("in since until last mid")
_YEARS_AWAY = {"this": 0, "last": -1, "next": 1}
_PERIODS = word_set(
    "start beginning end middle close half quarter week weeks day days weekend month rest part most much "
    "night morning all course"
)


def read_day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at token `i` ("27", "27th") and the token after it, or None."""
    word = t.low[i]
    if not t.figure(i) or len(word) > 2 or not word.isdecimal():
        return None
    day = int(word)
    if not 1 <= day <= 31:
        return None
    if t.low[i + 1] in ORDINAL_ENDINGS and t.glued(i + 1):
        return day, i + 2
    return day, i + 1


def read_month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name at token `i`, with its full stop, and the token after it, or None."""
    month = MONTHS.get(t.low[i])
    if month is None:
        return None
    j = i + 1
    if t.low[i] in SHORT_MONTHS and t.low[j] == "." and t.glued(j):
        j += 1
    return month, j


def dated(
    t: Tokens, ctx: Context, i: int, j: int, month: int, day: int, last_day: int, year: int | None,
    deadline: bool = False,
) -> Period | None:  # fmt: skip
    """The period for a month, or days of it, in `year` or the year that the context gives."""
    relative = False
    granularity = "day" if day else "month"
    at = j + 1 if t.low[j] == "of" else j
    if year is None and ctx.anchor is not None and t.low[at] in _YEARS_AWAY and t.low[at + 1] == "year":
        year, j, relative = ctx.anchor.year + _YEARS_AWAY[t.low[at]], at + 2, True  # "June last year"
        year = max(1, min(9999, year))
    if year is None:
        found = ctx.year_for(t, i, month, day or 1)
        if found is None:
            return Period(j, None, granularity, True, month, day, last_day)
        year, relative = found
    if not day:
        return Period(j, month_frame(year, month), granularity, relative, month)
    start, end = safe_date(year, month, day), safe_date(year, month, last_day or day)
    if start is None or end is None or end < start:
        return None
    return Period(j, (start, end), granularity, relative, month, day, last_day)


def read_month_first(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """ "Jan. 27, 2024", "June 24-25, 2025", "September 2025", "mid-January" without the "mid"."""
    named = read_month_name(t, i)
    if named is None:
        return None
    month, j = named
    at = j + 1 if t.low[j] == "the" else j
    first = read_day_number(t, at)
    if first is not None and not _counts(t, first[1], at):
        day, j = first
        last_day = 0
        if t.low[j] in ("-", "to", "and", "through", "&", "or"):
            second = read_day_number(t, j + 1)
            # "March 3 and 14 people": the second number must not count something
            if second is not None and second[0] > day and not _counts(t, second[1], j + 1):
                after = t.low[second[1]]
                if t.low[j] not in ("and", "or") or after in (",", ".", "", ")", ";", "and"):
                    last_day, j = second
        year = year_after(t, j)
        if year is not None:
            j = year[1]
        return dated(t, ctx, i, j, month, day, last_day, year[0] if year else None, deadline)
    year = year_after(t, j, of=True)
    if year is not None:
        return dated(t, ctx, i, year[1], month, 0, 0, year[0])
    if (t.low[i] == "may" and t.low[j] == "day") or t.low[j] in ("madness",):
        return None
    of_year = t.low[j] in _YEARS_AWAY and t.low[j + 1] == "year"
    if not of_year and not _stands_alone(t, i, j, cue):
        return None
    return dated(t, ctx, i, j, month, 0, 0, None, deadline)


def _counts(t: Tokens, j: int, at: int) -> bool:
    """Whether the number before token `j` goes on as a count or a clock time ("March 5,000", "5:30")."""
    return (t.low[j] in (":", "%", "percent") and j == at + 1) or (
        t.low[j] == "per" and t.low[j + 1] == "cent"
    )


def _stands_alone(t: Tokens, i: int, j: int, cue: bool) -> bool:
    """Whether a month with neither day nor year reads as one."""
    word = t.low[i]
    if not cue:
        return False
    if word not in DOUBTFUL_MONTHS:
        return True
    if word in SHORT_MONTHS and t.low[i + 1] != ".":
        return False
    if t.capital(j) and t.low[j] not in MONTHS and t.low[j - 1] != ".":
        return False  # "by April Rivers"
    before = t.low[i - 1]
    if before == "of" and t.low[i - 2] in _PERIODS:
        return True
    if t.low[j] in ("is", "was") and t.low[j + 1] in ("out", "over"):
        return True  # "before May is out"
    if before in ("by", "after", "before", "of", "to", "and", "or", "between", "from", "around"):
        return t.low[j] in _NOT_A_NAME or t.low[j] == "" or t.low[j] in CUES
    return t.capital(i) or word not in ("may", "march") or before in _SURE_CUES


def read_figure_date(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """Dates that begin with a figure: day first, ISO, slashes and dots, decades, centuries, years."""
    iso = read_numeric_date(t, i)
    if iso is not None:
        return iso
    first = read_day_number(t, i)
    if first is not None:
        period = _day_first(t, i, ctx, first, deadline)
        if period is not None:
            return period
        if t.low[i + 1] in ORDINAL_ENDINGS and t.low[i + 2] == "century":
            return century(int(t.low[i]), i + 3)
        if t.low[i + 1] in ORDINAL_ENDINGS and t.low[i + 2] == "-" and t.low[i + 3] == "century":
            return century(int(t.low[i]), i + 4)
    decade = read_decade(t, i)
    if decade is not None:
        return decade
    return read_year(t, i, cue)


def _day_first(t: Tokens, i: int, ctx: Context, first: tuple[int, int], deadline: bool) -> Period | None:
    day, j = first
    last_day = 0
    if t.low[j] in ("-", "to", "and", "/", "or", "&"):
        second = read_day_number(t, j + 1)
        if second is not None and second[0] > day and MONTHS.get(t.low[second[1]]):
            last_day, j = second
    if t.low[j] == "of":
        j += 1
    named = read_month_name(t, j)
    if named is None:
        return None
    month, k = named
    # "20 may leave", "5 march home", "30 mar the": lower-case verbs after a count
    doubtful = t.low[j] in ("may", "march", "mar") and not t.capital(j)
    year = year_after(t, k, of=True)
    if doubtful and year is None and t.low[k] not in _NOT_A_NAME and t.low[k] not in CUES and t.low[k]:
        return None
    if year is not None:
        k = year[1]
    return dated(t, ctx, i, k, month, day, last_day, year[0] if year else None, deadline)


def read_weekday(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """ "Friday, 9 May 2025" (the weekday is recorded), "Friday night", "Friday" against the anchor."""
    word = t.low[i]
    weekday = WEEKDAYS.get(word)
    if weekday is None:
        return None
    if t.low[i - 1] in NAMED_DAYS_BEFORE and t.capital(i - 1):
        return None
    j = i + 1
    if len(word) < 6 and t.low[j] == ".":
        j += 1
    at = j
    if t.low[at] in DAY_PARTS:
        at += 1
    if t.low[at] in (",", "("):
        at += 1
    if t.low[at] in ("the", "on"):
        at += 1
    period = None
    if t.figure(at):
        period = read_numeric_date(t, at)
        first = read_day_number(t, at)
        if period is None and first is not None:
            period = _day_first(t, at, ctx, first, deadline)
    elif t.low[at] in MONTHS:
        period = read_month_first(t, at, ctx, False, deadline)
        if period is not None and period.granularity != "day":
            period = None
    if period is not None:
        end = period.next + 1 if t.low[at - 1] == "(" and t.low[period.next] == ")" else period.next
        return period._replace(weekday=weekday, next=end)
    if word in DOUBTFUL_WEEKDAYS or (t.capital(j) and t.low[j] not in DAY_PARTS and not cue):
        return None
    if t.low[j] in DAY_PARTS:
        j += 1
    if t.low[i - 1] == "a" or (t.low[i - 1] == "the" and not deadline):
        return Period(j, None, "day", weekday=weekday)  # "on a Tuesday": any; "on the Tuesday": one that is told of
    if ctx.anchor is None:
        return Period(j, None, "day", True, weekday=weekday)
    behind = (ctx.anchor.weekday() - weekday) % 7
    future = deadline or ctx.tense(t) > 0
    day = add_days(ctx.anchor, (-behind) % 7 if future else -behind)
    return Period(j, (day, day), "day", True, weekday=weekday)


def read_season(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """ "summer of 2014", "spring 2021", "winter 2022-23", "the summer"."""
    months = SEASONS[t.low[i]]
    year = year_after(t, i + 1, of=True)
    if year is None:
        return None
    j = year[1]
    if t.low[j] in ("-", "/") and t.glued(j) and len(t.low[j + 1]) in (2, 4) and t.figure(j + 1):
        j += 2
    return Period(j, season_frame(months, year[0]), "season")


def read_quarter_code(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """ "Q3 2023", "H1 2024" and "Q3" in the anchor's year."""
    letter, digit = t.low[i], t.low[i + 1]
    if digit not in ("1", "2", "3", "4") or not t.glued(i + 1) or (letter == "h" and digit > "2"):
        return None
    part = ("quarter" if letter == "q" else "half") + digit
    year = year_after(t, i + 2, of=True)
    granularity = "quarter" if letter == "q" else "season"
    if year is not None:
        return Period(year[1], part_frame(year_frame(year[0]), "year", part), granularity)
    if letter == "h" or not t.capital(i):
        return None
    if ctx.anchor is None:
        return Period(i + 2, None, granularity, True)
    return Period(i + 2, part_frame(year_frame(ctx.anchor.year), "year", part), granularity, True)


def read_holiday(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """ "the Fourth of July", "twenty-first century"."""
    number = ORDINALS.get(t.low[i], 0)
    if t.low[i] == "twenty" and t.low[i + 1] == "-" and t.low[i + 2] == "first" and t.low[i + 3] == "century":
        return century(21, i + 4)
    if number and t.low[i + 1] == "century":
        return century(number, i + 2)
    if number and t.low[i + 1] == "of":
        named = read_month_name(t, i + 2)
        if named is not None and number <= 31:
            year = year_after(t, named[1])
            j = year[1] if year else named[1]
            return dated(t, ctx, i, j, named[0], number, 0, year[0] if year else None, deadline)
    return None


Reader = Callable[[Tokens, int, Context, bool, bool], Period | None]

BY_WORD: dict[str, Reader] = {
    **dict.fromkeys(MONTHS, read_month_first),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(SEASONS, read_season),
    "q": read_quarter_code,
    "h": read_quarter_code,
}


def read_plain_point(t: Tokens, i: int, ctx: Context, cue: bool, deadline: bool) -> Period | None:
    """An absolute date or period without a part word before it, or None."""
    if t.figure(i):
        return read_figure_date(t, i, ctx, cue, deadline)
    reader = BY_WORD.get(t.low[i])
    if reader is not None:
        return reader(t, i, ctx, cue, deadline)
    if t.low[i] in ORDINALS or t.low[i] == "twenty":
        return read_holiday(t, i, ctx, deadline)
    return read_decade(t, i)


def last_day_before(day: date) -> date | None:
    """The day before, or None at the calendar's beginning."""
    return date.fromordinal(day.toordinal() - 1) if day > date.min else None

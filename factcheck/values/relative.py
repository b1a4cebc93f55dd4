"""Reads times that count from the anchor: "last month", "this past July", "the coming weeks", "today"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.model import Bound
from factcheck.values.calendars import (
    Frame,
    Period,
    add_days,
    month_frame,
    part_frame,
    season_frame,
    shift_unit,
    unit_frame,
)
from factcheck.values.context import Context
from factcheck.values.lexicon import DAY_PARTS, MONTHS, SEASONS, SHORT_MONTHS, WEEKDAYS
from factcheck.values.numbers import read_number
from factcheck.values.tokens import Tokens

_DAYS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "recent": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
}  # fmt: skip
_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})
_STRETCHING = frozenset({"over", "in", "within", "during", "for", "throughout", "of"})
_BEFORE_LAST = frozenset(
    {"the", "these", "his", "her", "its", "their", "over", "in", "within", "for", "during", "our"}
)
_WORDLIKE_MONTHS = frozenset({"may", "march", "mar", "dec", "sep", "jan"})
_PLURALS = {
    "days": "day", "weeks": "week", "months": "month", "quarters": "quarter", "years": "year",
    "decades": "decade", "centuries": "century", "weekends": "weekend", "hours": "hour", "nights": "day",
}  # fmt: skip
# "the coming weeks": how many of the unit such a phrase may reach.
_REACH = {"day": 10, "week": 10, "month": 12, "quarter": 4, "year": 10, "decade": 5, "century": 3,
          "weekend": 6, "hour": 36}  # fmt: skip
# Verbs and nouns for which "last" or "past" is no time: "the last day of", "this year's" is fine.
STARTS = frozenset(_DAYS) | frozenset(_STEPS) | {"earlier", "later"}


def read_relative(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """The period that a phrase at token `i` means, seen from the anchor, or None.

    Without an anchor the phrase is still read, with `frame` None.
    """
    word = t.low[i]
    if word in _DAYS:
        return _framed(ctx, i + 1, "day", lambda day: _same(add_days(day, _DAYS[word])))
    if word in ("earlier", "later"):
        return _within_this(t, i, ctx)
    if word not in _STEPS:
        return None
    step = _STEPS[word]
    j = i + 1
    emphatic = word
    if word == "this" and t.low[j] in ("past", "coming"):
        step, emphatic = _STEPS[t.low[j]], t.low[j]
        j += 1
    return _stepped(t, j, ctx, step, emphatic, deadline)


def _same(day: date) -> Frame:
    return day, day


_Framer = Callable[[date], Frame]


def _framed(ctx: Context, j: int, granularity: str, frame: _Framer, bound: Bound = Bound.EXACT) -> Period:
    if ctx.anchor is None:
        return Period(j, None, granularity, True, bound=bound)
    return Period(j, frame(ctx.anchor), granularity, True, bound=bound)


def _within_this(t: Tokens, i: int, ctx: Context) -> Period | None:
    """ "earlier this year", "later this month", "later today"."""
    later = t.low[i] == "later"
    if t.low[i + 1] in ("today", "tonight"):
        return _framed(ctx, i + 2, "day", _same)
    if t.low[i + 1] != "this":
        return None
    unit = t.low[i + 2]
    if unit not in _UNITS and unit not in SEASONS:
        return None

    def frame(day: date) -> Frame:
        start, end = season_frame(SEASONS[unit], day.year) if unit in SEASONS else unit_frame(unit, day)
        return (min(day, end), end) if later else (start, max(day, start))

    return _framed(ctx, i + 3, unit if unit in _UNITS else "season", frame)


def _stepped(t: Tokens, j: int, ctx: Context, step: int, word: str, deadline: bool) -> Period | None:
    unit = t.low[j]
    if unit in _UNITS:
        if word == "recent" or (unit == "day" and word != "this"):
            return None  # "the next day" counts from an event, "the last day" is one of a row
        if word == "past" and t.low[j - 2] != "this":
            # "the past year" runs up to the anchor, "last year" is the calendar year
            return _framed(ctx, j + 1, unit, lambda day: (shift_unit(unit, day, -1), day))
        if word == "coming" and t.low[j - 2] != "this":
            return _framed(ctx, j + 1, unit, lambda day: (day, shift_unit(unit, day, 1)))
        if word == "previous":
            return None
        if t.low[j - 2] == "the" and (unit in ("decade", "century") or t.low[j - 3] in _STRETCHING):
            # "over the next year" runs from the anchor on, "next year" is the calendar year
            def stretch(day: date) -> Frame:
                other = shift_unit(unit, day, step)
                return (day, other) if step > 0 else (other, day)

            return _framed(ctx, j + 1, unit, stretch)
        return _framed(ctx, j + 1, unit, lambda day: unit_frame(unit, shift_unit(unit, day, step)))
    if unit in DAY_PARTS and unit not in ("noon", "midday", "midnight") and word != "next":
        return _framed(ctx, j + 1, "day", lambda day: _same(add_days(day, step)))
    if (unit in SEASONS and unit != "fall") or (unit == "fall" and t.low[j + 1] not in ("of", "in", "from")):
        return _framed(ctx, j + 1, "season", lambda day: _season_near(SEASONS[unit], day, step))
    if unit in MONTHS and word not in ("recent", "current") and _month_like(t, j, word):
        end = j + 2 if t.low[j + 1] == "." and unit in SHORT_MONTHS else j + 1
        return _framed(ctx, end, "month", lambda day: _month_near(MONTHS[unit], day, step, word))
    if unit in WEEKDAYS and len(unit) > 5 and word not in ("recent", "current"):
        end = j + 2 if t.low[j + 1] in DAY_PARTS else j + 1
        found = _framed(ctx, end, "day", lambda day: _same(_weekday_near(WEEKDAYS[unit], day, step)))
        return Period(end, found.frame, "day", True, weekday=WEEKDAYS[unit])
    if step == 0 or word in ("previous", "current"):
        return None
    return _several(t, j, ctx, step)


def _month_like(t: Tokens, j: int, word: str) -> bool:
    """ "this may" and "next march" are words in lower case unless "in" or the like came first."""
    return t.capital(j) or word in ("last", "next") or t.low[j] not in _WORDLIKE_MONTHS


def _several(t: Tokens, j: int, ctx: Context, step: int) -> Period | None:
    """ "the next two years", "the past few weeks", "the coming months"."""
    if t.low[j - 1] == "last" and t.low[j - 2] not in _BEFORE_LAST:
        return None  # "talks last five weeks"
    count: float | None = None
    vague = False
    number = read_number(t, j)
    if number is not None:
        count, j = number.value, number.next
    elif t.low[j] in ("few", "several"):
        vague, j = True, j + 1
    elif t.low[j] == "couple" and t.low[j + 1] == "of":
        count, j = 2, j + 2
    hyphen = t.low[j] == "-" and t.glued(j)
    if hyphen:
        return None
    unit = _PLURALS.get(t.low[j]) or (t.low[j] if count == 1 and t.low[j] in _UNITS else None)
    if unit is None:
        return None
    reach = count if count is not None else _REACH[unit] / (2 if vague else 1)
    bound = Bound.EXACT if count is not None else Bound.VAGUE
    if unit == "hour":
        unit, reach = "day", max(1.0, -(-reach // 24))
    at_unit = unit

    def frame(day: date) -> Frame:
        other = shift_unit(at_unit, day, step * reach)
        return (day, other) if step > 0 else (other, day)

    return _framed(ctx, j + 1, at_unit, frame, bound)


def _season_near(months: tuple[int, int], day: date, step: int) -> Frame:
    middle = max(3, min(9997, day.year))  # room for the neighbours within the calendar
    now = [season_frame(months, middle + shift) for shift in (-2, -1, 0, 1, 2)]
    if step < 0:
        return next((frame for frame in reversed(now) if frame[1] < day), now[0])
    if step > 0:
        return next((frame for frame in now if frame[0] > day), now[-1])
    # "this winter" in January is the one that began last year
    running = [frame for frame in now if frame[0] <= day <= frame[1]]
    return running[0] if running else now[2]


def _month_near(month: int, day: date, step: int, word: str) -> Frame:
    year = day.year
    if step < 0 and month >= day.month and not (word == "past" and month == day.month):
        year -= 1
    if step > 0 and month <= day.month:
        year += 1
    return month_frame(max(1, min(9999, year)), month)


def _weekday_near(weekday: int, day: date, step: int) -> date:
    if step < 0:
        return add_days(day, -((day.weekday() - weekday - 1) % 7 + 1))
    if step > 0:
        return add_days(day, (weekday - day.weekday() - 1) % 7 + 1)
    return add_days(day, weekday - day.weekday())


def read_this_unit(t: Tokens, i: int, ctx: Context) -> Period | None:
    """ "the year" after "the end of": the unit that holds the anchor, or None."""
    at = i + 1 if t.low[i] in ("the", "this") else i
    unit = t.low[at]
    if unit not in _UNITS or unit == "day" or (t.low[i] != "the" and t.low[i] != "this"):
        return None
    if t.low[at + 1] == "of" or t.low[at + 1] == "'":
        return None
    return _framed(ctx, at + 1, unit, lambda day: unit_frame(unit, day))


def year_end(t: Tokens, i: int, ctx: Context) -> Period | None:
    """ "year-end", "year's end", "month's end", or None."""
    unit = t.low[i]
    if unit not in ("year", "month", "week", "decade", "century"):
        return None
    j = 0
    if t.low[i + 1] == "-" and t.low[i + 2] == "end":
        j = i + 3
    elif t.low[i + 1] == "'" and t.low[i + 2] == "s" and t.low[i + 3] == "end":
        j = i + 4
    if not j:
        return None
    if ctx.anchor is None:
        return Period(j, None, unit, True, closing=True)
    whole = unit_frame(unit, ctx.anchor)
    frame = part_frame(whole, unit, "end")
    return Period(j, frame, "season" if unit == "year" else unit, True, whole=frame, closing=True)

"""Reads a point or a part of a period: "early October 2023", "the end of last year", "the night of 9 May"."""

from __future__ import annotations

from factcheck.values.calendars import Period, add_days, part_frame
from factcheck.values.context import Context
from factcheck.values.lexicon import ORDINALS, SEASONS, WEEKDAYS
from factcheck.values.numbers import read_number
from factcheck.values.points import BY_WORD, read_plain_point
from factcheck.values.relative import STARTS as RELATIVE_STARTS
from factcheck.values.relative import read_relative, read_this_unit, year_end
from factcheck.values.tokens import Tokens
from factcheck.values.years import _DECADE_WORDS

_ADJECTIVES = {"early": "early", "mid": "middle", "late": "late", "end": "end", "start": "start"}
_NOUNS = {
    "start": "start", "beginning": "start", "end": "end", "middle": "middle", "close": "end",
    "turn": "turn", "outset": "start", "dawn": "start", "rest": "rest", "remainder": "rest",
    "height": "whole", "course": "whole", "month": "whole", "year": "whole", "week": "around",
    "night": "whole", "morning": "whole", "evening": "whole", "afternoon": "whole", "day": "whole",
    "weekend": "around", "latter": "late",
}  # fmt: skip
_RANKS = {**ORDINALS, "last": -1, "final": -1, "closing": -1, "opening": 1, "latter": 2}
_RANKED = {"half": "half", "quarter": "quarter", "week": "week", "day": "day", "month": "month"}
_COUNTED = {"days": "day", "weeks": "week", "months": "month", "years": "year", "quarters": "quarter"}

_SMALL_HOURS = frozenset({"early", "small", "wee", "first"})

STARTS = (
    frozenset(_ADJECTIVES) | frozenset(_NOUNS) | frozenset(_RANKS) | frozenset(BY_WORD) | RELATIVE_STARTS
    | _SMALL_HOURS | frozenset(_DECADE_WORDS) | frozenset(SEASONS) | {"the", "twenty", "century", "decade"}
)  # fmt: skip


def read_point(t: Tokens, i: int, ctx: Context, cue: bool = False, deadline: bool = False) -> Period | None:
    """The point or period of time that starts at token `i`, or None.

    `cue` says that a word of time stands before it ("in", "by"), which lets bare months and years
    read as such; `deadline` that it closes something ("by", "until"), so that days without a year lie
    ahead of the anchor.
    """
    j = i + 1 if t.low[i] == "the" else i
    word = t.low[j]
    if not word or not (t.figure(j) or word in STARTS):
        return None
    if j > i:
        cue = cue or not t.figure(j)
    if word in _SMALL_HOURS and t.low[j + 1] == "hours" and t.low[j + 2] == "of":
        return _inner(t, j + 3, ctx, deadline)
    for reader in (_adjective, _noun, _ranked):
        found = reader(t, j, ctx, deadline)
        if found is not None:
            return found
    closing = year_end(t, j, ctx)
    if closing is not None:
        return closing
    found = read_relative(t, j, ctx, deadline)
    if found is not None:
        return found
    if word in ("last", "first") or (j > i and word in ("march", "may")):
        return None
    return read_plain_point(t, j, ctx, cue, deadline)


def _inner(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """The period that a part is taken of."""
    this = read_this_unit(t, i, ctx)
    if this is not None and not (t.low[i] == "the" and t.low[this.next] == "of"):
        return this
    at = i + 1 if t.low[i] in ("the", "'") else i
    if t.low[at] in ("last", "past", "next", "this", "coming", "today", "current"):
        return read_relative(t, at, ctx, deadline)
    if t.low[at] in _ADJECTIVES:
        return _adjective(t, at, ctx, deadline)
    ranked = _ranked(t, at, ctx, deadline)
    if ranked is not None:
        return ranked
    if t.low[at] == "year":
        return _noun(t, at, ctx, deadline)
    return read_plain_point(t, at, ctx, True, deadline)


_PARTS_OF = {"year": "season", "month": "week", "century": "decade"}


def _take(period: Period, part: str, closing: bool = False) -> Period:
    if period.frame is None:
        return period._replace(part=part, closing=closing)
    if part == "rest":
        return period
    frame = part_frame(period.frame, period.granularity, part)
    # a deadline at the end of a month names the month, one at the end of a year only its last quarter
    whole = period.frame if period.granularity == "month" else frame
    return period._replace(frame=frame, granularity=_PARTS_OF.get(period.granularity, period.granularity),
                   whole=whole, closing=closing)  # fmt: skip


def _adjective(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """ "early 2025", "mid-January", "late in 2017", "end-March", "early last month"."""
    part = _ADJECTIVES.get(t.low[i])
    if part is None:
        return None
    j = i + 1
    if t.low[j] == "-":
        # "early-to-mid January"
        if t.low[j + 1] == "to" and t.low[j + 2] == "-" and t.low[j + 3] in _ADJECTIVES:
            j += 3
        j += 1
    elif part in ("end", "start"):
        return None
    elif t.low[j] in ("to", "or", "and") and t.low[j + 1] in _ADJECTIVES:
        return _adjective(t, j + 1, ctx, deadline)
    elif t.low[j] in ("in", "on", "into") and part in ("early", "late"):
        j += 1
    inner = _inner(t, j, ctx, deadline)
    if inner is None or (inner.granularity == "day" and not inner.relative):
        return None
    if inner.granularity == "day":
        return inner
    return _take(inner, part, closing=part == "end")


def _noun(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """ "the end of September 2025", "the night of 9 May", "the year 2000"."""
    part = _NOUNS.get(t.low[i])
    if part is None:
        return None
    j = i + 1
    if t.low[i] == "year" and t.figure(j):
        return read_plain_point(t, j, ctx, True, deadline)
    if t.low[j] != "of":
        return None
    inner = _inner(t, j + 1, ctx, deadline)
    if inner is None:
        return None
    if part == "around":
        return inner._replace(granularity="week") if inner.granularity == "day" else inner
    if part == "turn":
        return _take(inner, "start") if inner.granularity in ("year", "decade", "century") else None
    if part == "whole":
        return inner
    if inner.granularity == "day":
        return inner if part in ("start", "end", "close") else None
    return _take(inner, part, closing=part == "end")


def _ranked(t: Tokens, i: int, ctx: Context, deadline: bool) -> Period | None:
    """ "the third quarter of 2023", "the first week of May", "the first six months of the year"."""
    rank = _RANKS.get(t.low[i])
    j = i + 1
    if rank is None:
        if not t.figure(i) or t.low[j] not in ("st", "nd", "rd", "th") or not t.glued(j) or len(t.low[i]) > 1:
            return None
        rank, j = int(t.low[i]), j + 1
    if t.low[j] in WEEKDAYS and t.low[j + 1] in ("of", "in"):
        return _ranked_weekday(t, j, ctx, rank, deadline)
    unit = _RANKED.get(t.low[j])
    if unit is None:
        return _ranked_count(t, j, ctx, rank, deadline)
    part = _part_name(unit, rank)
    if part is None:
        return None
    k = j + 1
    if t.low[k] in ("of", "in"):
        inner = _inner(t, k + 1, ctx, deadline)
    elif unit in ("quarter", "half") and t.figure(k):
        inner = read_plain_point(t, k, ctx, True, deadline)
        if inner is not None and inner.granularity != "year":
            inner = None
    else:
        return None
    if inner is None or inner.granularity == "day":
        return None
    whole = inner.granularity
    if unit in ("quarter", "half") and whole not in ("year", "month", "decade", "century"):
        return None
    taken = _take(inner, part)
    if unit == "half":
        return taken
    return taken._replace(granularity=unit)


def _ranked_weekday(t: Tokens, j: int, ctx: Context, rank: int, deadline: bool) -> Period | None:
    """ "the last Sunday of February 2022", from the weekday on."""
    inner = _inner(t, j + 2, ctx, deadline)
    if inner is None or inner.granularity != "month" or rank not in (1, 2, 3, 4, -1):
        return None
    weekday = WEEKDAYS[t.low[j]]
    if inner.frame is None:
        return inner._replace(granularity="day", weekday=weekday)
    first, last = inner.frame
    if rank > 0:
        day = add_days(first, (weekday - first.weekday()) % 7 + 7 * (rank - 1))
    else:
        day = add_days(last, -((last.weekday() - weekday) % 7))
    return inner._replace(frame=(day, day), granularity="day", weekday=weekday, day=day.day)


def _part_name(unit: str, rank: int) -> str | None:
    if unit == "half":
        return {1: "half1", 2: "half2", -1: "half2"}.get(rank)
    if unit == "quarter":
        return {1: "quarter1", 2: "quarter2", 3: "quarter3", 4: "quarter4", -1: "quarter4"}.get(rank)
    if unit == "week":
        return "lastweek" if rank == -1 else f"week{rank}" if 1 <= rank <= 4 else None
    if unit == "day":
        return {1: "firstday", -1: "lastday"}.get(rank)
    if unit == "month":
        return {1: "first-month:1", -1: "last-month:1"}.get(rank)
    return None


def _ranked_count(t: Tokens, j: int, ctx: Context, rank: int, deadline: bool) -> Period | None:
    if rank not in (1, -1):
        return None
    count = 3.0
    if t.low[j] in ("few", "several"):
        j += 1
    else:
        number = read_number(t, j)
        if number is not None:
            count, j = number.value, number.next
    unit = _COUNTED.get(t.low[j])
    if unit is None or t.low[j + 1] not in ("of", "in") or not 1 <= count <= 400:
        return None
    inner = _inner(t, j + 2, ctx, deadline)
    if inner is None or inner.granularity == "day":
        return None
    where = "first" if rank == 1 else "last"
    return _take(inner, f"{where}-{unit}:{int(count)}")._replace(granularity=unit)

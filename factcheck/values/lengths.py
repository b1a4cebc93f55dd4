"""Turns lengths into values: durations, offsets from another event, times ago, deadlines "within"."""

from __future__ import annotations

from datetime import date

from factcheck.model import Bound, Span, TimeRole, TimeValue
from factcheck.values.bounds import STARTS as BOUND_STARTS
from factcheck.values.calendars import Frame, add_days, shift_unit, unit_frame
from factcheck.values.context import Context
from factcheck.values.durations import Length, read_length, unit_word
from factcheck.values.lexicon import DAY_PARTS, SPANS, VAGUE_SPANS, word_set
from factcheck.values.numbers import read_number
from factcheck.values.parts import read_point
from factcheck.values.tokens import Tokens

LENGTH_STARTS = (
    BOUND_STARTS | frozenset(SPANS) | frozenset(VAGUE_SPANS)
    | word_set(
    "a an one half several few between from the that yearlong monthlong weeklong daylong "
                "decadelong hourlong"
)
)  # fmt: skip

_LATER = frozenset({"later", "afterwards", "afterward", "thereafter"})
_EARLIER = frozenset({"earlier", "before", "previously", "beforehand"})
_GRANULAR = frozenset({"day", "week", "month", "quarter", "year", "decade", "century"})
# "the following month": days between an event and the next calendar unit.
_NEXT_UNIT = {"day": (1.0, 1.0), "week": (1.0, 13.0), "weekend": (1.0, 8.0), "month": (1.0, 61.0),
              "quarter": (1.0, 183.0), "year": (1.0, 730.0), "decade": (1.0, 7304.0)}  # fmt: skip
_HAVING = word_set("have has had given give gives gave get gets got allowed allow allows granted grants")
_NO_VERB = word_set("the a an his her its their our this that these those go")
_PLACED = word_set("the these those early first last")
_BARE_VAGUE = word_set("for after in over within of took take spent last lasted lasts during several")


def _span(t: Tokens, i: int, end: int) -> tuple[Span, str]:
    span = Span(t.start[i], t.end[end - 1])
    return span, t.text[span.start : span.end]


def _granularity(unit: str) -> str:
    return unit if unit in _GRANULAR else "length"


def read_within(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    """ "within a year": a deadline from the anchor, with the length in `days`; or None.

    "within six months of" counts from another event (OFFSET); hours and minutes are lengths only.
    """
    if t.low[i] not in ("within", "inside"):
        return None
    length = read_length(t, i + 1)
    if length is None:
        return None
    span, text = _span(t, i, length.next)
    unit = _granularity(length.unit)
    if t.low[length.next] in ("of", "after", "from"):
        span, text = _span(t, i, length.next + 1)
        return (
            TimeValue(
                span, text, TimeRole.OFFSET, granularity=unit, bound=Bound.AT_MOST, days=(0.0, length.high)
            ),
            length.next + 1,
        )
    if SPANS[length.unit][1] < 1:
        return _duration(t, i, length, Bound.AT_MOST)
    days = (0.0, length.high)
    if ctx.anchor is None:
        return (
            TimeValue(span, text, TimeRole.BY, granularity=unit, relative=True, days=days),
            length.next,
        )
    end = (
        shift_unit(length.unit, ctx.anchor, length.number)
        if length.number and length.number == int(length.number)
        else add_days(ctx.anchor, length.high)
    )
    value = TimeValue(
        span, text, TimeRole.BY, None, end, add_days(ctx.anchor, 1), max(end, add_days(ctx.anchor, 1)), unit,
        relative=True, days=days,
    )  # fmt: skip
    return value, length.next


def read_length_value(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    """A duration, an offset or a time ago at token `i`, and the token after it; or None."""
    named = _named_offset(t, i, ctx) or _up_to(t, i, ctx)
    if named is not None:
        return named
    length = read_length(t, i)
    if length is None:
        return None
    k = length.next
    word = t.low[k]
    if not length.attributive and word in ("a", "per", "every") and unit_word(t.low[k + 1]) == t.low[k + 1]:
        return None  # "two days a week" is a count with a rate
    if length.attributive and word == "time" and t.low[i - 1] == "in":
        return _from_anchor(t, i, ctx, length, k)  # "in two weeks' time"
    if word == "ago" or (word == "back" and length.number) or (word == "from" and t.low[k + 1] == "now"):
        return _from_anchor(t, i, ctx, length, k)
    if not length.attributive and (word in _LATER or word in _EARLIER or word == "after"):
        return _offset(t, i, ctx, length, k)
    bare = length.number == 0 and t.low[i] in VAGUE_SPANS and not length.attributive
    # bare "days", "years": only "weeks of talks" and "for weeks" are lengths
    if bare and t.low[i - 1] not in _BARE_VAGUE and (word != "of" or t.low[i - 1] in _PLACED):
        return None
    if length.bound is Bound.MORE and t.low[i] == "over" and t.low[i - 1] != "for" and length.number:
        # "over two years" is during them; only "for over two years" is longer
        return _duration(t, i + 1, length, Bound.EXACT)[0], k
    if length.bound is Bound.EXACT and _allowed(t, i, k):
        return _duration(t, i, length, Bound.AT_MOST)
    return _duration(t, i, length, length.bound)


def _allowed(t: Tokens, i: int, k: int) -> bool:
    """Whether a length is the time that somebody has for something: "has 72 hours to report it"."""
    if t.low[k] != "to" or not t.low[k + 1].isalpha() or t.low[k + 1] in _NO_VERB:
        return False
    return not _HAVING.isdisjoint(t.low[max(0, i - 3) : i])


def _duration(t: Tokens, i: int, length: Length, bound: Bound) -> tuple[TimeValue, int]:
    span, text = _span(t, i, length.next)
    value = TimeValue(
        span, text, TimeRole.DURATION, granularity=_granularity(length.unit), bound=bound,
        days=(length.low, length.high),
    )  # fmt: skip
    return value, length.next


def _offset(t: Tokens, i: int, ctx: Context, length: Length, k: int) -> tuple[TimeValue, int]:
    word = t.low[k]
    sign = -1 if word in _EARLIER else 1
    if word in ("after", "before"):
        if t.low[i - 1] == "for":
            return _duration(t, i, length, length.bound)
        at = k + 1
        if t.low[at] == "the" and not t.figure(at + 1):
            at += 1
        point = read_point(t, at, ctx, cue=True)
        if (
            point is not None and point.granularity == "day" and point.frame is not None
            and length.number and length.bound is Bound.EXACT and length.number == int(length.number)
        ):  # fmt: skip
            return _placed(t, i, length, sign, point.frame[0], point.next, point.relative)
    span, text = _span(t, i, k + 1)
    low, high = _bounded(length)
    days = (low, high) if sign > 0 else (-high, -low)
    value = TimeValue(
        span, text, TimeRole.OFFSET, granularity=_granularity(length.unit), bound=length.bound, days=days
    )
    return value, k + 1


def _bounded(length: Length) -> tuple[float, float]:
    """The days of a length widened by its bound, so that an offset needs no second look at it."""
    low, high = length.low, length.high
    if length.bound in (Bound.ABOUT, Bound.NEARLY):
        low *= 0.9
    if length.bound in (Bound.ABOUT, Bound.OVER):
        high *= 1.1
    if length.bound in (Bound.MORE, Bound.AT_LEAST):
        high *= 2
    if length.bound in (Bound.LESS, Bound.AT_MOST):
        low = 0.0
    return low, high


def _placed(
    t: Tokens, i: int, length: Length, sign: int, day: date, end: int, relative: bool
) -> tuple[TimeValue, int]:
    """ "three days after the Jan. 28 attack": a place in time after all."""
    moved = shift_unit(length.unit, day, sign * length.number)
    frame: Frame = (moved, moved) if SPANS[length.unit][1] <= 14 else unit_frame(length.unit, moved)
    span, text = _span(t, i, end)
    granularity = "day" if frame[0] == frame[1] else _granularity(length.unit)
    value = TimeValue(
        span, text, TimeRole.AT, frame[0], frame[1], frame[0], frame[1], granularity, relative=relative
    )
    return value, end


def _from_anchor(t: Tokens, i: int, ctx: Context, length: Length, k: int) -> tuple[TimeValue, int]:
    ago = t.low[k] not in ("from", "time")
    end = k + 2 if t.low[k] == "from" else k + 1
    span, text = _span(t, i, end)
    unit = _granularity(length.unit)
    role, bound = TimeRole.AT, length.bound
    if ctx.anchor is None:
        return TimeValue(span, text, role, granularity=unit, bound=bound, relative=True), end
    sign = -1 if ago else 1
    anchor = ctx.anchor
    if not length.number or length.bound is Bound.RANGE or length.number != int(length.number):
        near, far = add_days(anchor, sign * length.low), add_days(anchor, sign * length.high)
        frame: Frame = (min(near, far), max(near, far))
    else:
        moved = shift_unit(length.unit, anchor, sign * length.number)
        frame = unit_frame("year" if length.unit in ("decade", "century") else length.unit, moved)
    start: date | None = frame[0]
    finish: date | None = frame[1]
    if bound in (Bound.MORE, Bound.AT_LEAST):
        start, finish = (None, finish) if ago else (start, None)
    elif bound in (Bound.LESS, Bound.AT_MOST):
        start, finish = (start, anchor) if ago else (anchor, finish)
    value = TimeValue(
        span, text, role, start, finish, frame[0], frame[1], unit if unit != "length" else "day", bound, True
    )
    return value, end


def _named_offset(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    """ "the next day", "the following month", "the previous year", "the day after", "the same day"."""
    low = t.low
    if low[i] not in ("the", "that", "following", "previous", "a", "same"):
        return None
    j = i + 1 if low[i] in ("the", "that", "a") else i
    if low[j] == "very":
        j += 1
    word = low[j]
    unit = unit_word(low[j + 1]) if low[j + 1] in SPANS or low[j + 1] in DAY_PARTS else None
    if low[j + 1] in DAY_PARTS:
        unit = "day"
    days: tuple[float, float] | None = None
    end = j + 2
    if unit in _NEXT_UNIT and low[i] != "a":
        if word in ("following", "next", "ensuing") and (word != "next" or unit == "day" or _narrated(t, i)):
            days = _NEXT_UNIT[unit]
        elif word in ("previous", "preceding", "prior"):
            days = (-_NEXT_UNIT[unit][1], -_NEXT_UNIT[unit][0])
        elif word == "same" and unit == "day":
            days = (0.0, 0.0)
    aside = low[j + 1] in ("after", "before", "earlier", "later")
    if days is None and low[i] == "the" and word in SPANS and aside:
        unit = word
        if unit in _NEXT_UNIT:
            days = _NEXT_UNIT[unit] if low[j + 1] in ("after", "later") else (-_NEXT_UNIT[unit][1], -1.0)
            if low[j + 2] in ("last", "next", "yesterday", "tomorrow"):
                return _around_anchor(t, i, ctx, j)
    if days is None or unit is None:
        return None
    span, text = _span(t, i, end)
    return TimeValue(span, text, TimeRole.OFFSET, granularity=_granularity(unit), days=days), end


def _up_to(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    """ "the year to June 2021", "the three months to March", "the week ending 25 March"."""
    if t.low[i] != "the":
        return None
    j, number = i + 1, 1.0
    stated = read_number(t, j)
    if stated is not None and not stated.suffix and 1 <= stated.value <= 1000:
        j, number = stated.next, stated.value
    unit = unit_word(t.low[j])
    if unit is None or unit not in _GRANULAR or t.low[j + 1] not in ("to", "ending", "ended", "through"):
        return None
    point = read_point(t, j + 2, ctx, cue=True)
    if point is None or point.frame is None or point.granularity not in ("day", "month"):
        return None
    last = point.frame[1]
    first = add_days(shift_unit(unit, add_days(last, 1), -number), 0)
    span, text = _span(t, i, point.next)
    value = TimeValue(
        span, text, TimeRole.AT, first, last, first, last, point.granularity, relative=point.relative
    )
    return value, point.next


def _narrated(t: Tokens, i: int) -> bool:
    """Whether "the next week" follows an event told, and does not stretch from the anchor on."""
    return t.low[i - 1] not in ("over", "in", "for", "within", "during", "through", "throughout", "of")


def _around_anchor(t: Tokens, i: int, ctx: Context, j: int) -> tuple[TimeValue, int] | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((t.low[j + 1], t.low[j + 2]))
    if shift is None or t.low[j] != "day":
        return None
    span, text = _span(t, i, j + 3)
    if ctx.anchor is None:
        return TimeValue(span, text, TimeRole.AT, relative=True), j + 3
    day = add_days(ctx.anchor, shift)
    return TimeValue(span, text, TimeRole.AT, day, day, day, day, "day", relative=True), j + 3

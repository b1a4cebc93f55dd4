"""Reads times: points and periods with the role that the words around them give them."""

from __future__ import annotations

from datetime import date

from factcheck.model import Bound, Span, TimeRole, TimeValue
from factcheck.values.bounds import AFTER_A as AFTER_A_BOUND
from factcheck.values.calendars import Frame, Period, add_days
from factcheck.values.context import Context
from factcheck.values.durations import WHOLE
from factcheck.values.lengths import LENGTH_STARTS, read_length_value, read_within
from factcheck.values.lexicon import (
    CALENDAR,
    SPANS,
    STOPS,
    VERBS,
    WEEKDAY_PLURALS,
    word_set,
)
from factcheck.values.numbers import STARTS as NUMBER_STARTS
from factcheck.values.parts import STARTS as POINT_STARTS
from factcheck.values.parts import read_point
from factcheck.values.points import last_day_before
from factcheck.values.recurring import read_recurring
from factcheck.values.tokens import Tokens

_ROLES: dict[str, tuple[TimeRole, str]] = {
    "by": (TimeRole.BY, ""), "no later than": (TimeRole.BY, ""), "not later than": (TimeRole.BY, ""),
    "by no later than": (TimeRole.BY, ""), "by at the latest": (TimeRole.BY, ""),
    "before": (TimeRole.BY, "before"), "prior to": (TimeRole.BY, "before"),
    "ahead of": (TimeRole.BY, "before"), "earlier than": (TimeRole.BY, "before"),
    "until": (TimeRole.UNTIL, ""), "till": (TimeRole.UNTIL, ""), "up until": (TimeRole.UNTIL, ""),
    "through": (TimeRole.UNTIL, ""), "thru": (TimeRole.UNTIL, ""), "up to": (TimeRole.UNTIL, ""),
    "until at least": (TimeRole.AT_LEAST_UNTIL, ""), "at least until": (TimeRole.AT_LEAST_UNTIL, ""),
    "through at least": (TimeRole.AT_LEAST_UNTIL, ""), "at least through": (TimeRole.AT_LEAST_UNTIL, ""),
    "till at least": (TimeRole.AT_LEAST_UNTIL, ""), "at least till": (TimeRole.AT_LEAST_UNTIL, ""),
    "since": (TimeRole.SINCE, ""), "ever since": (TimeRole.SINCE, ""), "since at least": (TimeRole.SINCE, ""),
    "from": (TimeRole.SINCE, "from"), "as from": (TimeRole.SINCE, ""),
    "starting": (TimeRole.SINCE, "from"), "starting in": (TimeRole.SINCE, ""),
    "starting from": (TimeRole.SINCE, "from"), "starting on": (TimeRole.SINCE, ""),
    "beginning": (TimeRole.SINCE, "from"), "beginning in": (TimeRole.SINCE, ""),
    "beginning on": (TimeRole.SINCE, ""), "effective": (TimeRole.SINCE, ""),
    "after": (TimeRole.SINCE, "after"), "later than": (TimeRole.SINCE, "after"),
    "not until": (TimeRole.SINCE, ""), "not before": (TimeRole.SINCE, ""),
    "no earlier than": (TimeRole.SINCE, ""), "no sooner than": (TimeRole.SINCE, ""),
    "not earlier than": (TimeRole.SINCE, ""), "not till": (TimeRole.SINCE, ""),
    "between": (TimeRole.RANGE, "between"),
    "around": (TimeRole.AT, "about"), "about": (TimeRole.AT, "about"), "circa": (TimeRole.AT, "about"),
    "ca .": (TimeRole.AT, "about"), "c .": (TimeRole.AT, "about"), "roughly": (TimeRole.AT, "about"),
}  # fmt: skip

_BY_FIRST: dict[str, tuple[tuple[tuple[str, ...], TimeRole, str], ...]] = {}
for _phrase, (_role, _how) in sorted(_ROLES.items(), key=lambda item: -len(item[0].split())):
    _first, *_rest = _phrase.split()
    _BY_FIRST[_first] = (*_BY_FIRST.get(_first, ()), (tuple(_rest), _role, _how))

_TAILS = frozenset({"to", "through", "thru", "until", "till", "-"})
_OPEN_ENDS = frozenset({"onwards", "onward", "forward", "forwards"})
# Words before a bare month or year that make it a time.
_CUES = word_set(
    "in since until till before after during early late mid of from through throughout between by last "
    "next this that for around about on at to circa and or thru over - / back"
)
STARTS = (
    POINT_STARTS | LENGTH_STARTS | frozenset(_BY_FIRST) | NUMBER_STARTS | frozenset(WEEKDAY_PLURALS)
    | {"every", "each", "within", "inside", "following", "previous", "same", "annually"}
)  # fmt: skip

_AFTER_THE = (
    POINT_STARTS | NUMBER_STARTS | frozenset(SPANS) | {"same", "very", "following", "ensuing", "preceding"}
)

_AFTER_A = frozenset(SPANS) | NUMBER_STARTS | AFTER_A_BOUND | {"quarter", "half", "few", "couple"} | WHOLE


def read_time(t: Tokens, i: int, ctx: Context) -> tuple[tuple[TimeValue, ...], int] | None:
    """The time that starts at token `i` and the token after it, or None."""
    word = t.low[i]
    if word == "the" and t.low[i + 1] not in _AFTER_THE and not t.figure(i + 1):
        return None
    if word == "a" and t.low[i + 1] not in _AFTER_A:
        return None
    found = read_recurring(t, i) or read_within(t, i, ctx) or _with_role(t, i, ctx)
    if found is None:
        found = _plain(t, i, ctx) or read_length_value(t, i, ctx)
    if found is None:
        return None
    value, after = found
    if value.start is not None and not value.relative and value.role is not TimeRole.DURATION:
        _remember(ctx, value)
    return (value,), after


def _remember(ctx: Context, value: TimeValue) -> None:
    if value.core_start is None or value.core_end is None or value.granularity in ("decade", "century"):
        return
    if value.granularity == "year" and value.role is not TimeRole.AT:
        return
    ctx.last, ctx.last_granularity = (value.core_start, value.core_end), value.granularity


def _with_role(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    options = _BY_FIRST.get(t.low[i])
    if options is None:
        return None
    for rest, role, how in options:
        j = i + 1 + len(rest)
        if rest and tuple(t.low[i + 1 : j]) != rest:
            continue
        deadline = role in (TimeRole.BY, TimeRole.UNTIL, TimeRole.AT_LEAST_UNTIL)
        period = read_point(t, j, ctx, cue=True, deadline=deadline and how == "")
        if period is None and t.low[j] == "the" and how in ("after", "before", ""):
            period = _before_a_noun(t, j, ctx)
        if period is None:
            return None
        bare_year = period.granularity == "year" and t.figure(period.next - 1)
        if how == "about" and bare_year and _wordlike(t, period.next):
            return None  # "about 1500 staff"
        if how in ("from", "between", "about") or (role is TimeRole.SINCE and how == ""):
            tail = _tail(t, i, ctx, period, how)
            if tail is not None:
                return tail
        if how == "between":
            return None
        return _value(t, i, ctx, period, role, how)
    return None


def _before_a_noun(t: Tokens, j: int, ctx: Context) -> Period | None:
    """ "after the Jan. 28 attack": the date inside a noun phrase."""
    return read_point(t, j + 1, ctx, cue=True)


def _plain(t: Tokens, i: int, ctx: Context) -> tuple[TimeValue, int] | None:
    before = t.low[i - 1]
    period = read_point(t, i, ctx, cue=before in _CUES)
    if period is None:
        return None
    tail = _tail(t, i, ctx, period, "")
    if tail is not None:
        return tail
    return _value(t, i, ctx, period, TimeRole.AT, "")


def _tail(t: Tokens, i: int, ctx: Context, first: Period, how: str) -> tuple[TimeValue, int] | None:
    """A range: the period `first`, a word such as "to", and a second one."""
    j = first.next
    if t.low[j] == "," and t.low[j + 1] in ("to", "until", "through") and first.granularity == "day":
        j += 1
    word = t.low[j]
    if not (word in _TAILS or (word == "and" and how == "between")):
        return None
    at = j + 1
    if word == "-" and t.glued(j) != t.glued(at):
        return None
    if word in ("until", "till", "through") and t.low[at] == "at" and t.low[at + 1] == "least":
        at += 2
    kept = ctx.last, ctx.last_granularity
    if first.frame is not None and first.granularity != "year":
        ctx.last, ctx.last_granularity = first.frame, first.granularity
    second = read_point(t, at, ctx, cue=True)
    ctx.last, ctx.last_granularity = kept
    if second is None:
        return None
    if first.frame is None or second.frame is None:
        span = Span(t.start[i], t.end[second.next - 1])
        text = t.text[span.start : span.end]
        unread = TimeValue(span, text, TimeRole.RANGE, granularity=second.granularity, relative=True)
        return unread, second.next
    if second.frame[1] < first.frame[0]:
        return None
    frame = (first.frame[0], second.frame[1])
    both = Period(second.next, frame, first.granularity, first.relative)
    return _value(t, i, ctx, both, TimeRole.RANGE, "")


def _value(
    t: Tokens, i: int, ctx: Context, period: Period, role: TimeRole, how: str
) -> tuple[TimeValue, int]:
    after = period.next
    bound = period.bound
    if how == "about":
        bound = Bound.ABOUT
    # "by 2030 at the latest", "2026 at the earliest", "from May onwards", "2019 or later"
    if t.low[after] == "at" and t.low[after + 1] == "the" and t.low[after + 2] in ("latest", "earliest"):
        if t.low[after + 2] == "latest":
            role = TimeRole.BY
        elif role is TimeRole.UNTIL:
            role = TimeRole.AT_LEAST_UNTIL
        else:
            role = TimeRole.SINCE
        after += 3
    elif t.low[after] in _OPEN_ENDS:
        role, after = TimeRole.SINCE, after + 1
    elif t.low[after] in ("and", "or") and t.low[after + 1] in ("later", "after", "beyond"):
        role, after = TimeRole.SINCE, after + 2
    first = i
    if how == "before" and t.low[after] in ("is", "was") and t.low[after + 1] in ("out", "over"):
        how, after = "within", after + 2  # "before May is out"
    if period.granularity in ("year", "day") and not period.relative and _names_event(t, i, after):
        # "before the 2018 election" may be months into 2018, "the 2018 race" is only dated by it
        if how == "from" or (how == "" and role is TimeRole.BY and t.low[i + 1] == "the"):
            role, first = TimeRole.AT, i + 1
        how = "" if how == "after" else "within" if how == "before" else how
    if role is TimeRole.SINCE and how == "from" and _is_run(period):
        role = TimeRole.RANGE
    if role is TimeRole.AT and _is_run(period):
        role = TimeRole.RANGE
    if t.low[first] == "the" and t.figure(first + 1) and period.granularity in ("year", "day"):
        first += 1  # the article belongs to the noun that the date stands before
    span = Span(t.start[first], t.end[after - 1])
    text = t.text[span.start : span.end]
    weekday = period.weekday
    if period.frame is None:
        return (
            TimeValue(
                span,
                text,
                role,
                granularity=period.granularity,
                bound=bound,
                relative=period.relative,
                weekday=weekday,
            ),
            after,
        )
    core = period.whole if period.closing and period.whole is not None else period.frame
    start, end = _open(period.frame, period, role, how)
    return (
        TimeValue(
            span, text, role, start, end, core[0], core[1], period.granularity, bound, period.relative,
            weekday=weekday,
        ),
        after,
    )  # fmt: skip


def _wordlike(t: Tokens, i: int) -> bool:
    return t.low[i][:1].isalpha() and t.low[i] not in STOPS


def _names_event(t: Tokens, i: int, after: int) -> bool:
    """Whether the date up to token `after` stands before a noun: "the Jan. 28 attack", "2018 election"."""
    word = t.low[after]
    if not _wordlike(t, after) or word in VERBS or word in CALENDAR:
        return False
    return t.low[i] == "the" or t.low[i + 1] == "the" or (not t.capital(after) and not word.endswith("ed"))


def _is_run(period: Period) -> bool:
    """Whether one expression names several years or days ("2014-17", "June 24-25")."""
    if period.last_day:
        return True
    if period.frame is None or period.granularity != "year" or period.relative:
        return False
    return period.frame[0].year != period.frame[1].year


def _open(frame: Frame, period: Period, role: TimeRole, how: str) -> tuple[date | None, date | None]:
    """First and last day as the role opens them."""
    start, end = frame
    if role in (TimeRole.BY, TimeRole.UNTIL, TimeRole.AT_LEAST_UNTIL):
        if how == "before" and not period.closing:
            return None, last_day_before(start)
        return None, end
    if role is TimeRole.SINCE:
        if how == "after":
            return add_days(end, 1), None
        return start, None
    return start, end

"""Reads times that come again: "every Friday", "each year", "every four years", "on Sundays"."""

from __future__ import annotations

from factcheck.model import Span, TimeRole, TimeValue
from factcheck.values.durations import days_of, unit_word
from factcheck.values.lexicon import DAY_PARTS, MONTHS, SEASONS, WEEKDAY_PLURALS, WEEKDAYS
from factcheck.values.numbers import read_number
from factcheck.values.tokens import Tokens

# "on Sundays" and the like; "Fridays for Future" and other names begin with a capital further on.
_BEFORE_PLURAL = frozenset({"on", "most", "all", "alternate", "and"})


def read_recurring(t: Tokens, i: int) -> tuple[TimeValue, int] | None:
    """The recurring time at token `i` and the token after it, or None. `days` holds the period, if any."""
    word = t.low[i]
    if word in WEEKDAY_PLURALS:
        if t.low[i - 1] not in _BEFORE_PLURAL:
            return None
        return _recurring(t, i, i + 1, "day", WEEKDAY_PLURALS[word], (7, 7))
    if word not in ("every", "each"):
        return None
    j = i + 1
    other = t.low[j] in ("other", "second")
    if other:
        j += 1
    name = t.low[j]
    if name in WEEKDAYS:
        end = j + 2 if t.low[j + 1] in DAY_PARTS else j + 1
        return _recurring(t, i, end, "day", WEEKDAYS[name], (14, 14) if other else (7, 7))
    if name in SEASONS or (name in MONTHS and (t.capital(j) or name not in ("may", "march"))):
        return _recurring(t, i, j + 1, "season" if name in SEASONS else "month", None, (365, 366))
    if name in DAY_PARTS:
        return _recurring(t, i, j + 1, "day", None, (1, 1))
    count, singular = (2.0 if other else 1.0), True
    number = read_number(t, j)
    if number is not None and not number.suffix:
        count, j, singular = number.value, number.next, False
    elif name == "few":
        count, j, singular = 3.0, j + 1, False
    unit = unit_word(t.low[j])
    if unit is None or (singular and t.low[j] != unit):
        return None
    return _recurring(t, i, j + 1, unit if unit in ("day", "week", "month", "year") else "length", None,
                      days_of(count, unit))  # fmt: skip


def _recurring(
    t: Tokens, i: int, end: int, granularity: str, weekday: int | None, days: tuple[float, float]
) -> tuple[TimeValue, int]:
    span = Span(t.start[i], t.end[end - 1])
    value = TimeValue(
        span, t.text[span.start : span.end], TimeRole.AT, granularity=granularity, recurring=True,
        days=days, weekday=weekday,
    )  # fmt: skip
    return value, end

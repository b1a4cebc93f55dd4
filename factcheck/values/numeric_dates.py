"""Reads dates written in figures alone, and numbered centuries."""

from __future__ import annotations

from factcheck.model import Bound
from factcheck.values.calendars import Period, month_frame, safe_date, year_frame
from factcheck.values.tokens import Tokens


def read_numeric_date(t: Tokens, i: int) -> Period | None:
    """ "2024-07-16", "16/07/2024", "07/16/2024", "16.07.2024", "2024-07"."""
    first = t.low[i]
    if len(first) == 10 and first.count(".") == 2:
        return _three(first.split("."), i + 1)
    sign = t.low[i + 1]
    if sign not in ("-", "/") or not t.glued(i + 1) or not t.glued(i + 2) or not t.figure(i + 2):
        return None
    second = t.low[i + 2]
    if t.low[i + 3] == sign and t.glued(i + 3) and t.glued(i + 4) and t.figure(i + 4):
        longer = t.low[i + 5] == sign and t.glued(i + 5)
        return None if longer else _three([first, second, t.low[i + 4]], i + 5)
    # "2024-07" is a month; "2011-12" may be two years, and two years it is in copy
    plain = sign == "-" and len(first) == 4 and first.isdecimal() and len(second) == 2 and second.isdecimal()
    if plain and 1 <= int(second) <= min(12, int(first[2:])) and "1800" < first < "2200":
        return Period(i + 3, month_frame(int(first), int(second)), "month")
    return None


def _three(parts: list[str], j: int) -> Period | None:
    if not all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts):
        return None
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        day = safe_date(a, b, c)
        return Period(j, (day, day), "day") if day else None
    if len(parts[2]) != 4:
        return None
    readings = [day for day in (safe_date(c, b, a), safe_date(c, a, b)) if day is not None]
    if not readings:
        return None
    # "3/4/2021" is 3 April or March 4: a period that holds both never contradicts either
    bound = Bound.EXACT if min(readings) == max(readings) else Bound.ABOUT
    return Period(j, (min(readings), max(readings)), "day", bound=bound)


def century(number: int, j: int) -> Period | None:
    """The century of that number, read up to token `j`, or None."""
    if not 1 <= number <= 30:
        return None
    first = (number - 1) * 100
    return Period(j, year_frame(max(1, first), first + 99), "century")

"""What follows from the numbers of a fact: sums, differences, ratios, spans between dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.model import Bound, Quantity, Span, TimeRole, TimeValue, Value
from factcheck.named import NamedTuple
from factcheck.values.calendars import Frame
from factcheck.values.compare_times import edge_frame
from factcheck.values.durations import days_of

_MOST = 12  # values looked at: pairs grow with the square, and no sentence states more that belong together
_HEDGED = (Bound.ABOUT, Bound.NEARLY, Bound.OVER)
_NOWHERE = Span(0, 0)
_SCALES = frozenset({"multiple", "fraction", "percent"})
_FEW = 10  # of so few anything is a multiple


class Derived(NamedTuple):
    """A value that follows from two others. `how` says it in words; `parts` are their places in the input."""

    how: str
    value: Value
    parts: tuple[int, int]


def derived(values: Sequence[Value]) -> tuple[Derived, ...]:
    """All that follows from two of `values` at a time; () if nothing does.

    Like quantities give their sum, their difference, the smaller as a share of the greater, each as a
    multiple of the other, and growth in per cent; an amount and a share or a
    multiple give the part, and what it is a multiple of; two dated values give the days
    between them. The values have no place in any text (`span` is empty), and one that rests on a hedged
    figure is hedged too.
    """
    found: list[Derived] = []
    for i, value in enumerate(values[:_MOST]):
        if isinstance(value, TimeValue):
            found.extend(_stretch(value, i))
    for (i, a), (j, b) in combinations(enumerate(values[:_MOST]), 2):
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            found.extend(_from_quantities(a, b, (i, j)))
        elif isinstance(a, TimeValue) and isinstance(b, TimeValue):
            found.extend(_from_times(a, b, (i, j)))
    return tuple(found)


def rest_of(values: Sequence[Value]) -> tuple[Derived, ...]:
    """What each share of something leaves: a third of two thirds, 40 per cent of 60; () where there is no share."""
    found = []
    for place, value in enumerate(values[:_MOST]):
        whole = {"fraction": 1.0, "percent": 100.0}.get(value.dimension) if isinstance(value, Quantity) else None
        part = _figure(value) if isinstance(value, Quantity) else None
        if isinstance(value, Quantity) and whole is not None and part is not None and 0 < part < whole:
            found.append(
                _made("rest", whole - part, value.unit, value.dimension, value.bound, value.step, (place, place))
            )
    return tuple(found)


def _figure(value: Quantity) -> float | None:
    """The one figure of a value; None for open, vague and ranged ones."""
    return value.low if value.low is not None and value.low == value.high else None


def _from_quantities(a: Quantity, b: Quantity, parts: tuple[int, int]) -> Iterator[Derived]:
    x, y = _figure(a), _figure(b)
    if x is None or y is None:
        return
    if a.dimension != b.dimension:
        yield from _scaled(a, b, parts)
        return
    if a.dimension not in ("count", "fraction") and a.unit != b.unit:
        return
    if a.dimension in ("temperature", "multiple", "age"):
        return
    bound = Bound.ABOUT if a.bound in _HEDGED or b.bound in _HEDGED else Bound.EXACT
    unit, step = a.unit or b.unit, max(a.step, b.step)
    # rounded per cents differ by percentage points
    if a.dimension == "percent":
        yield _made("difference", abs(x - y), "percentage point", "points", bound, step, parts)
        yield _made("sum", x + y, "%", "percent", bound, step, parts)
        return
    yield _made("sum", x + y, unit, a.dimension, bound, step, parts)
    yield _made("difference", abs(x - y), unit, a.dimension, bound, step, parts)
    small, great = sorted((x, y))
    if small <= 0 or great <= 0:
        return
    precision = max(a.step / abs(x), b.step / abs(y)) if bound is Bound.EXACT else 0.05
    share, times = small / great, great / small
    yield _made("share", share, "of " + unit if unit else "of", "fraction", bound, precision * share, parts)
    yield _made("share", share * 100, "%", "percent", bound, max(precision * share * 100, 0.1), parts)
    yield _made("multiple", times, "x", "multiple", bound, precision * times, parts)
    yield _made("multiple", share, "x", "multiple", bound, precision * share, parts)  # "half as many"
    yield _made("change", (times - 1) * 100, "%", "percent", bound, max(precision * 100, 0.1), parts)
    yield _made("change", (1 - share) * 100, "%", "percent", bound, max(precision * 100, 0.1), parts)


def _scaled(a: Quantity, b: Quantity, parts: tuple[int, int]) -> Iterator[Derived]:
    """What an amount is a multiple of ("21,000, twice as many as before"), and how much a share of it is."""
    if a.dimension in _SCALES:
        a, b = b, a
    if a.dimension in _SCALES or b.dimension not in _SCALES or a.dimension in ("temperature", "age", "points"):
        return
    amount, scale = _figure(a), _figure(b)
    if amount is None or scale is None or scale <= 0 or (a.dimension == "count" and amount <= _FEW):
        return
    bound = Bound.ABOUT if a.bound in _HEDGED or b.bound in _HEDGED else Bound.EXACT
    if b.dimension == "multiple":
        yield _made("base", amount / scale, a.unit, a.dimension, bound, a.step / scale, parts)
    else:
        share = scale / 100 if b.dimension == "percent" else scale
        if share < 1:
            yield _made("part", amount * share, a.unit, a.dimension, bound, a.step * share, parts)


def _made(
    how: str, amount: float, unit: str, dimension: str, bound: Bound, step: float, parts: tuple[int, int]
) -> Derived:
    value = Quantity(_NOWHERE, f"{amount:.10g} {unit}".strip(), amount, amount, unit, dimension, bound, step)
    return Derived(how, value, parts)


def _from_times(a: TimeValue, b: TimeValue, parts: tuple[int, int]) -> Iterator[Derived]:
    """The days between two dated values, fewest and most as their precision allows; or how two lengths compare."""
    if a.days is not None and b.days is not None:
        yield from _from_lengths(a, b, parts)
    for one in _points(a):
        for other in _points(b):
            yield from _between(min(one, other), max(one, other), parts)


def _from_lengths(a: TimeValue, b: TimeValue, parts: tuple[int, int]) -> Iterator[Derived]:
    """How many times as long one is as the other, and by how much it is longer, where each is one length."""
    if a.days is None or b.days is None or a.recurring or b.recurring:
        return
    (x, most), (y, greatest) = a.days, b.days
    if x != most or y != greatest or min(x, y) <= 0 or a.granularity != b.granularity:
        return
    bound = Bound.ABOUT if a.bound in _HEDGED or b.bound in _HEDGED else Bound.EXACT
    small, great = sorted((x, y))
    yield _made("multiple", great / small, "x", "multiple", bound, 0.05 * great / small, parts)
    yield _made("multiple", small / great, "x", "multiple", bound, 0.05 * small / great, parts)
    if great > small:
        gap = great - small
        text = f"{gap:g} days"
        yield Derived("difference", replace(a, span=_NOWHERE, text=text, days=(gap, gap), bound=bound), parts)


def _stretch(value: TimeValue, place: int) -> Iterator[Derived]:
    """How long something lasted that went "from June 2012 until January 2015"."""
    points = _points(value)
    if len(points) == 2:
        yield from _between(points[0], points[1], (place, place))


def _points(value: TimeValue) -> tuple[Frame, ...]:
    """The periods that a dated value names: both edges of a stretch, else the one; () where it is not dated."""
    if value.core_start is None or value.core_end is None or value.recurring:
        return ()
    if value.role is TimeRole.RANGE:
        return edge_frame(value, True), edge_frame(value, False)
    return ((value.core_start, value.core_end),)


def _between(first: Frame, last: Frame, parts: tuple[int, int]) -> Iterator[Derived]:
    fewest = float(max(0, (last[0] - first[1]).days))
    most = float((last[1] - first[0]).days)
    text = f"{fewest:g} days" if fewest == most else f"{fewest:g} to {most:g} days"
    bound = Bound.EXACT if fewest == most else Bound.RANGE
    length = TimeValue(_NOWHERE, text, TimeRole.DURATION, granularity="day", bound=bound, days=(fewest, most))
    yield Derived("span", length, parts)
    counted = _in_units(first, last)
    if counted is not None:
        number, unit = counted
        text = f"{number} {unit}{'s' * (number > 1)}"
        days = days_of(number, unit)
        yield Derived("span", TimeValue(_NOWHERE, text, TimeRole.DURATION, granularity=unit, days=days), parts)


def _in_units(first: Frame, last: Frame) -> tuple[int, str] | None:
    """How people count between two periods that are no days: "a month" from January to February; None for days."""
    unit = max((_unit(frame) for frame in (first, last)), key=("day", "month", "year").index)
    if unit == "day":
        return None
    years = last[0].year - first[0].year
    number = years if unit == "year" else 12 * years + last[0].month - first[0].month
    return (number, unit) if number > 0 else None


def _unit(frame: Frame) -> str:
    """The unit that a period is: a day, a month, or a year (so is whatever else is longer than a month)."""
    length = (frame[1] - frame[0]).days
    return "day" if length == 0 else "month" if length <= 31 else "year"

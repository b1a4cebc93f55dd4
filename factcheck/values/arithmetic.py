"""What follows from the numbers of a fact: sums, differences, ratios, spans between dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.model import Bound, Quantity, Span, TimeRole, TimeValue, Value

_MOST = 12  # values looked at: pairs grow with the square, and no sentence states more that belong together
_HEDGED = (Bound.ABOUT, Bound.NEARLY, Bound.OVER)
_NOWHERE = Span(0, 0)


class Derived(NamedTuple):
    """A value that follows from two others. `how` says it in words; `parts` are their places in the input."""

    how: str
    value: Value
    parts: tuple[int, int]


def derived(values: Sequence[Value]) -> tuple[Derived, ...]:
    """All that follows from two of `values` at a time; () if nothing does.

    Like quantities give their sum, their difference, the smaller as a share of the greater, and the
    greater as a multiple of the smaller and as growth in per cent; two dated values give the days
    between them. The values have no place in any text (`span` is empty), and one that rests on a hedged
    figure is hedged too.
    """
    found: list[Derived] = []
    for (i, a), (j, b) in combinations(enumerate(values[:_MOST]), 2):
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            found.extend(_from_quantities(a, b, (i, j)))
        elif isinstance(a, TimeValue) and isinstance(b, TimeValue):
            found.extend(_from_times(a, b, (i, j)))
    return tuple(found)


def _figure(value: Quantity) -> float | None:
    """The one figure of a value; None for open, vague and ranged ones."""
    return value.low if value.low is not None and value.low == value.high else None


def _from_quantities(a: Quantity, b: Quantity, parts: tuple[int, int]) -> Iterator[Derived]:
    x, y = _figure(a), _figure(b)
    if x is None or y is None or a.dimension != b.dimension:
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
    yield _made("change", (times - 1) * 100, "%", "percent", bound, max(precision * 100, 0.1), parts)
    yield _made("change", (1 - share) * 100, "%", "percent", bound, max(precision * 100, 0.1), parts)


def _made(
    how: str, amount: float, unit: str, dimension: str, bound: Bound, step: float, parts: tuple[int, int]
) -> Derived:
    value = Quantity(_NOWHERE, f"{amount:.10g} {unit}".strip(), amount, amount, unit, dimension, bound, step)
    return Derived(how, value, parts)


def _from_times(a: TimeValue, b: TimeValue, parts: tuple[int, int]) -> Iterator[Derived]:
    """The days between two dated values, fewest and most as their precision allows."""
    if not (_dated(a) and _dated(b)):
        return
    assert a.core_start and a.core_end and b.core_start and b.core_end
    if a.core_start > b.core_start:
        a, b = b, a
    assert a.core_start and a.core_end and b.core_start and b.core_end
    fewest = float(max(0, (b.core_start - a.core_end).days))
    most = float((b.core_end - a.core_start).days)
    text = f"{fewest:g} days" if fewest == most else f"{fewest:g} to {most:g} days"
    bound = Bound.EXACT if fewest == most else Bound.RANGE
    yield Derived(
        "span",
        TimeValue(_NOWHERE, text, TimeRole.DURATION, granularity="day", bound=bound, days=(fewest, most)),
        parts,
    )


def _dated(value: TimeValue) -> bool:
    return value.core_start is not None and value.core_end is not None and not value.recurring

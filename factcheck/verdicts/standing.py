"""How the values of one sentence stand to each other: which is the greatest, and what part of it the others are.

"Of the 940,000 claims 720,000 had been approved" says that most were, "cars pay 4 euros, lorries 9" that lorries pay
more. A reader of word pieces cannot divide, and hardly compares; marks tell it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from factcheck.model import Quantity, Span, TimeValue, Value


class Standing(Enum):
    """What is told of a value: the least or the greatest of its kind in the sentence, or which part of the greatest."""

    LEAST = "least"
    GREATEST = "greatest"
    FEW = "few"
    LESS_THAN_HALF = "less than half"
    HALF = "half"
    MORE_THAN_HALF = "more than half"
    NEARLY_ALL = "nearly all"


# The upper ends of the parts, as shares of the greatest.
_PARTS = (
    (0.2, Standing.FEW), (0.46, Standing.LESS_THAN_HALF), (0.54, Standing.HALF), (0.8, Standing.MORE_THAN_HALF),
    (1.0, Standing.NEARLY_ALL),
)  # fmt: skip


def standings(values: Sequence[Value]) -> dict[Span, tuple[Standing, ...]]:
    """Return how each value stands among those of its kind in the sentence; nothing for one that is alone or equal."""
    groups: dict[tuple[str, str], list[tuple[float, Span]]] = {}
    for value in values:
        kind = _kind(value)
        if kind is not None:
            groups.setdefault(kind, []).append((_size(value), value.span))
    found: dict[Span, tuple[Standing, ...]] = {}
    for (dimension, _), group in groups.items():
        least, most = min(size for size, _ in group), max(size for size, _ in group)
        if least == most:
            continue
        for size, span in group:
            rank = (Standing.LEAST,) if size == least else (Standing.GREATEST,) if size == most else ()
            part = (_part(size / most),) if dimension in ("count", "money") and 0 <= size < most else ()
            if rank or part:
                found[span] = (*rank, *part)
    return found


def _kind(value: Value) -> tuple[str, str] | None:
    """Return what a value can be compared with: counts of whatever with each other, the rest by their units."""
    if isinstance(value, Quantity):
        if value.low is None and value.high is None:
            return None
        return value.dimension, "" if value.dimension == "count" else value.unit
    if isinstance(value, TimeValue) and not value.recurring:
        if value.days is not None:
            return "length", ""
        if value.core_start is not None or value.start is not None:
            return "time", ""
    return None


def _size(value: Value) -> float:
    if isinstance(value, Quantity):
        low, high = value.low, value.high
        return (low + high) / 2 if low is not None and high is not None else low if low is not None else high or 0.0
    assert isinstance(value, TimeValue)
    if value.days is not None:
        return sum(value.days) / 2
    start = value.core_start or value.start
    assert start is not None
    return float(start.toordinal())


def _part(share: float) -> Standing:
    return next(part for end, part in _PARTS if share <= end)

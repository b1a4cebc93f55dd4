"""A figure that leaves its unit to another one: "6 per cent was asked, 3 offered", "had cost about 6 billion"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Quantity, Value
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS

_LEFT_OUT = frozenset({"money", "percent"})


def completed(values: tuple[Value, ...], others: Sequence[Value]) -> tuple[Value, ...]:
    """Return a sentence's values, bare figures in the unit of its sums or percentages where one of `others` agrees.

    The unit is that of the last such value before the figure, or else of the first behind it ("against 8 and 5 euros").
    A figure that nothing agrees with stays bare: it may as well be one of something else.
    """
    if not any(_is_bare(value) for value in values) or not any(_lends(value) for value in values):
        return values
    return tuple(_completed(value, values, others) if _is_bare(value) else value for value in values)


def _completed(value: Value, values: Sequence[Value], others: Sequence[Value]) -> Value:
    if not isinstance(value, Quantity) or any(compare(value, other) in CONFIRMS for other in others):
        return value
    lenders = [one for one in values if isinstance(one, Quantity) and _lends(one)]
    lender = ([one for one in lenders if one.span < value.span] or lenders[:1])[-1]
    whole = replace(value, unit=lender.unit, dimension=lender.dimension)
    return whole if any(compare(whole, other) in CONFIRMS for other in others) else value


def _is_bare(value: Value) -> bool:
    return isinstance(value, Quantity) and value.dimension == "count" and not value.unit and not value.per


def _lends(value: Value) -> bool:
    return isinstance(value, Quantity) and value.dimension in _LEFT_OUT

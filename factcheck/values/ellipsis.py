"""A figure that leaves its unit to another one: "6 per cent was asked, 3 offered", "had cost about 6 billion".

Counted things are not lent: "12 seats for York, 9 for Hull" compare as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.model import Quantity, Value
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS
from factcheck.values.units import BY_NAME

_MILLION = 1e6  # so many of anything, said of nothing, are money


def completed(values: tuple[Value, ...], others: Sequence[Value]) -> tuple[Value, ...]:
    """Return a sentence's values, bare figures in the unit of its sums or percentages where one of `others` agrees.

    The unit is that of the last such value before the figure, or else of the first behind it ("against 8 and 5 euros").
    A figure that nothing agrees with stays bare: it may as well be one of something else.
    """
    if not any(_is_bare(value) for value in values):
        return values
    if not any(_lends(value) for value in values):
        return tuple(_sum_of(value, others) or value for value in values)
    measured = {value.unit for value in values if isinstance(value, Quantity) and value.unit in BY_NAME}
    # Both sides may leave it out: "the city offered 3" beside "3 was what the city offered".
    theirs = [value if whole is None else whole for value in others for whole in (_whole(value, others),)]
    counted = [other for other in others if not _is_bare(other)]
    found = []
    for value in values:
        whole = _whole(value, values)
        if whole is None or whole.unit in measured or _confirmed(value, counted) or not _confirmed(whole, theirs):
            found.append(value)
        else:
            found.append(whole)
    return tuple(found)


def _sum_of(value: Value, others: Sequence[Value]) -> Value | None:
    """Return a bare figure of millions, where no value lends it a unit, as the sum of money that it is elsewhere."""
    if not isinstance(value, Quantity) or not _is_bare(value) or (value.low or value.high or 0) < _MILLION:
        return None
    for other in others:
        if isinstance(other, Quantity) and other.dimension == "money":
            whole = replace(value, unit=other.unit, dimension="money")
            if compare(whole, other) in CONFIRMS:
                return whole
    return None


_AND = re.compile(r"-?\s+(?:and|or)\s+(?:the\s+)?", re.I)


def coordinated(values: tuple[Value, ...], text: str) -> tuple[Value, ...]:
    """Return a text's values, a bare figure in the measure that it is joined to: "the 100 and 200 metres"."""
    found = list(values)
    for place, (one, other) in enumerate(pairwise(values)):
        joined = _is_bare(one) and isinstance(other, Quantity) and other.unit in BY_NAME
        if joined and _AND.fullmatch(text[one.span.end : other.span.start]):
            found[place] = _whole(one, [other]) or one
    return tuple(found)


def with_units(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return a sentence's values, each bare figure in the unit that it may have left to another one, also a measure.

    For what is worked out of them; by itself a bare 10 is seldom meant as metres.
    """
    return tuple(_whole(value, values) or value for value in values)


def _whole(value: Value, values: Sequence[Value]) -> Quantity | None:
    """Return a bare figure with the unit that another value of its sentence lends; None where there is none."""
    if not isinstance(value, Quantity) or not _is_bare(value):
        return None
    lenders = [one for one in values if isinstance(one, Quantity) and _lends(one)]
    if not lenders:
        return None
    lender = ([one for one in lenders if one.span < value.span] or lenders[:1])[-1]
    size = 1.0 if lender.unit not in BY_NAME else BY_NAME[lender.unit].factor
    low, high = (None if end is None else end * size for end in (value.low, value.high))
    return replace(
        value, low=low, high=high, step=value.step * size, unit=lender.unit, dimension=lender.dimension
    )  # fmt: skip


def _confirmed(value: Value, others: Sequence[Value]) -> bool:
    return any(compare(value, other) in CONFIRMS for other in others)


def _is_bare(value: Value) -> bool:
    return isinstance(value, Quantity) and value.dimension == "count" and not value.unit and not value.per


def _lends(value: Value) -> bool:
    if not isinstance(value, Quantity):
        return False
    measured = value.unit in BY_NAME and value.dimension != "temperature"
    return value.dimension in ("money", "percent") or measured

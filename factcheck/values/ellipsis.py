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
    # Both sides may leave it out: "the city offered 3" beside "3 was what the city offered".
    theirs = [value if whole is None else whole for value in others for whole in (_whole(value, others),)]
    counted = [other for other in others if not _is_bare(other)]
    found = []
    for value in values:
        whole = _whole(value, values)
        if whole is None or _confirmed(value, counted) or not _confirmed(whole, theirs):
            found.append(value)
        else:
            found.append(whole)
    return tuple(found)


def _whole(value: Value, values: Sequence[Value]) -> Quantity | None:
    """Return a bare figure with the unit that another value of its sentence lends; None where there is none."""
    if not isinstance(value, Quantity) or not _is_bare(value):
        return None
    lenders = [one for one in values if isinstance(one, Quantity) and _lends(one)]
    if not lenders:
        return None
    lender = ([one for one in lenders if one.span < value.span] or lenders[:1])[-1]
    return replace(value, unit=lender.unit, dimension=lender.dimension)


def _confirmed(value: Value, others: Sequence[Value]) -> bool:
    return any(compare(value, other) in CONFIRMS for other in others)


def _is_bare(value: Value) -> bool:
    return isinstance(value, Quantity) and value.dimension == "count" and not value.unit and not value.per


def _lends(value: Value) -> bool:
    return isinstance(value, Quantity) and value.dimension in _LEFT_OUT

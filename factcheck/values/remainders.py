"""Reads what is left of a number: "all but 12 of the 150 seats" are 138, "all but 12" a number taken off."""

from __future__ import annotations

from factcheck.model import Bound, Quantity, Value
from factcheck.named import NamedTuple
from factcheck.values.amounts import read_amount
from factcheck.values.counted import bare_item, build, counted_item
from factcheck.values.lexicon import STOPS
from factcheck.values.tokens import Tokens

STARTS = frozenset({"all"})
DIMENSION = "remainder"
_OPENING = "all but "


class Parts(NamedTuple):
    """What a remainder is taken from, None where that is not said, and how much is taken off."""

    whole: float | None
    taken: float


def read_remainder(t: Tokens, i: int) -> tuple[tuple[Quantity, ...], int] | None:
    """The quantity at token `i` and the token after it; None where no number is taken off.

    Where the whole is said, it is the count of what is left. "All but five" says nothing of how many are left: it is a
    quantity of its own dimension, which answers to another "all but" only.
    """
    low = t.low
    if low[i + 1] != "but":
        return None
    taken = read_amount(t, i + 2, True)
    if taken is None or taken.measure is not None:
        return None
    k = taken.next
    if low[k] == "of":
        k += 2 if low[k + 1] in STOPS else 1
        whole = read_amount(t, k, True)
        counted = counted_item(t, whole, Bound.EXACT) if whole is not None and whole.measure is None else None
        if whole is not None and counted is not None and whole.value > taken.value:
            left = whole.value - taken.value
            item = counted[0]._replace(low=left, high=left, step=1.0, first=i, last=whole.next)
            quantity, end = build(t, i, item, Bound.EXACT)
            return (quantity,), end
    counted = counted_item(t, taken, Bound.EXACT)
    item = (counted[0] if counted else bare_item(taken))._replace(dimension=DIMENSION)
    quantity, end = build(t, i, item, Bound.EXACT)
    return (quantity,), end


def parts_of(value: Value) -> Parts | None:
    """Return what a quantity takes off, and from what; None for one that is no remainder."""
    if not isinstance(value, Quantity) or value.low is None or not value.text.lower().startswith(_OPENING):
        return None
    if value.dimension == DIMENSION:
        return Parts(None, value.low)
    taken = read_amount(Tokens(value.text), 2, True)
    return None if taken is None else Parts(value.low + taken.value, taken.value)

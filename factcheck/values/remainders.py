"""Reads what is left of a number: "all but 12 of the 155 passengers" are 143."""

from __future__ import annotations

from factcheck.model import Bound, Quantity, Value
from factcheck.values.amounts import read_amount
from factcheck.values.counted import build, counted_item
from factcheck.values.lexicon import STOPS
from factcheck.values.tokens import Tokens

STARTS = frozenset({"all"})


def read_remainder(t: Tokens, i: int) -> tuple[tuple[Quantity, ...], int] | None:
    """The quantity at token `i` and the token after it; None where no number is taken off.

    "All but five" says nothing of how many are left: it has no quantity, and its five is none.
    """
    low = t.low
    if low[i + 1] != "but":
        return None
    taken = read_amount(t, i + 2, True)
    if taken is None or taken.measure is not None:
        return None
    k = taken.next
    if low[k] != "of":
        return (), k
    k += 2 if low[k + 1] in STOPS else 1
    whole = read_amount(t, k, True)
    counted = counted_item(t, whole, Bound.EXACT) if whole is not None and whole.measure is None else None
    if whole is None or counted is None or whole.value <= taken.value:
        return (), taken.next
    left = whole.value - taken.value
    item = counted[0]._replace(low=left, high=left, step=1.0, first=i, last=whole.next)
    quantity, end = build(t, i, item, Bound.EXACT)
    return (quantity,), end


def is_named_in(figure: Value, remainder: Value) -> bool:
    """Tell whether a figure is what a remainder leaves or is taken from: two or nine of "all but two of the nine"."""
    if not isinstance(figure, Quantity) or not isinstance(remainder, Quantity) or figure.low != figure.high:
        return False
    t = Tokens(remainder.text)
    if t.low[:2] != ["all", "but"]:
        return False
    taken = read_amount(t, 2, True)
    left = remainder.low
    return taken is not None and left is not None and figure.low in (taken.value, taken.value + left)

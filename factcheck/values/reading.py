"""The readers of values, in the order in which they get to see each word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.model import Quantity, Value
from factcheck.values.clocks import clocks
from factcheck.values.context import Context
from factcheck.values.ellipsis import coordinated
from factcheck.values.labels import ADDRESSES, skip_label
from factcheck.values.ordinals import STARTS as ORDINAL_STARTS
from factcheck.values.ordinals import read_ordinal
from factcheck.values.quantities import STARTS as QUANTITY_STARTS
from factcheck.values.quantities import read_quantity
from factcheck.values.remainders import STARTS as REMAINDER_STARTS
from factcheck.values.remainders import read_remainder
from factcheck.values.times import STARTS as TIME_STARTS
from factcheck.values.times import read_time
from factcheck.values.tokens import Tokens

_Found = tuple[tuple[Value, ...], int]
Reader = Callable[[Tokens, int, Context], _Found | None]


def _labels(t: Tokens, i: int, ctx: Context) -> _Found | None:
    end = skip_label(t, i)
    return ((), end) if end > i else None


def _ordinals(t: Tokens, i: int, ctx: Context) -> _Found | None:
    found = read_ordinal(t, i)
    return ((found[0],), found[1]) if found else None


def _quantities(t: Tokens, i: int, ctx: Context) -> _Found | None:
    return read_quantity(t, i)


def _remainders(t: Tokens, i: int, ctx: Context) -> _Found | None:
    return read_remainder(t, i)


# In this order: a date's figures are never a quantity, so times come first; figures that are names or
# clock times must be gone before anything counts them; ordinals come before quantities ("the third
# attack" is no third).
READERS: tuple[tuple[Reader, frozenset[str]], ...] = (
    (read_time, TIME_STARTS),
    (_labels, ADDRESSES),
    (_ordinals, ORDINAL_STARTS),
    (_remainders, REMAINDER_STARTS),
    (_quantities, QUANTITY_STARTS),
)

_FOR_FIGURES = tuple(reader for reader, _ in READERS)
_FOR_WORD: dict[str, tuple[Reader, ...]] = {
    word: tuple(reader for reader, starts in READERS if word in starts)
    for word in frozenset().union(*(starts for _, starts in READERS))
}


def read(t: Tokens, anchor: date | None) -> tuple[Value, ...]:
    """Return what `factcheck.values.read_values` does, of a sentence cut into words."""
    low = t.low
    ctx = Context(anchor)
    values: list[Value] = []
    i, count = 0, t.count
    while i < count:
        word = low[i]
        for reader in _FOR_FIGURES if "0" <= word < ":" else _FOR_WORD.get(word, ()):
            found = reader(t, i, ctx)
            if found is not None:
                values.extend(found[0])
                i = found[1]
                break
        else:
            i += 1
    return coordinated(_without_hours(values, t), t.text)


def _without_hours(values: list[Value], t: Tokens) -> tuple[Value, ...]:
    """Leave out figures that tell the hour in words: "ten to eight"."""
    if not ("past" in t.low or "to" in t.low) or not any(isinstance(value, Quantity) for value in values):
        return tuple(values)
    hours = [clock.span for clock in clocks(t.text)]
    return tuple(
        value for value in values
        if not any(span.start <= value.span.start < span.end for span in hours) or not isinstance(value, Quantity)
    )  # fmt: skip

"""Joins an amount with what it counts or measures, its late bound and its rate into a `Quantity`."""

from __future__ import annotations

from factcheck.model import Bound, Quantity, Span
from factcheck.named import NamedTuple
from factcheck.values.amounts import Amount, read_amount
from factcheck.values.bounds import read_after
from factcheck.values.lexicon import STOPS, word_set
from factcheck.values.nouns import plural, read_noun
from factcheck.values.numbers import STARTS as NUMBER_STARTS
from factcheck.values.per import read_per
from factcheck.values.tokens import Tokens


class Item(NamedTuple):
    """One amount or range with what it counts, before it becomes a `Quantity`.

    `first` and `last` frame the figures, `next` is the token after the noun or unit.
    """

    low: float
    high: float
    step: float
    unit: str
    dimension: str
    first: int
    last: int
    next: int


_MORE = word_set("more other additional further fewer extra separate new different")
_NO_NOUN = word_set("way something a to off time star over")


def build(t: Tokens, i: int, item: Item, bound: Bound) -> tuple[Quantity, int]:
    """The quantity that starts at token `i`, open where the bound says so, and the token after it."""
    per, end = read_per(t, item.next)
    span = Span(t.start[i], t.end[end - 1])
    low: float | None = item.low
    high: float | None = item.high
    if bound in (Bound.MORE, Bound.AT_LEAST):
        high = None
    elif bound in (Bound.LESS, Bound.AT_MOST):
        low = None
    elif item.low != item.high and bound is not Bound.VAGUE:
        bound = Bound.RANGE
    quantity = Quantity(
        span, t.text[span.start : span.end], low, high, item.unit, item.dimension, bound, item.step, per,
        Span(t.start[item.first], t.end[item.last - 1]),
    )  # fmt: skip
    return quantity, end


def converted(amount: Amount) -> float:
    """The amount's value in the base of its dimension."""
    if amount.measure is None:
        return amount.value
    return (amount.value + amount.measure.offset) * amount.measure.factor


def bare_item(amount: Amount) -> Item:
    """The amount with its measure and without looking for a noun."""
    value, measure = converted(amount), amount.measure
    if measure is None:
        return Item(value, value, amount.step, "", "count", amount.first, amount.last, amount.next)
    step = amount.step * measure.factor
    return Item(value, value, step, measure.unit, measure.dimension, amount.first, amount.last, amount.next)


def counted_item(t: Tokens, amount: Amount, bound: Bound) -> tuple[Item, Bound] | None:
    """The amount with its unit or noun and any bound behind it; None where the figure is no amount."""
    low = t.low
    end = amount.next
    after = read_after(t, end)
    if after is not None:
        bound, end = after
    if amount.measure is not None:
        return bare_item(amount)._replace(next=end), bound
    before = amount.first - 1
    if low[before if low[before] != "of" else before - 1] == "magnitude":
        return bare_item(amount)._replace(unit="magnitude", next=end), bound
    unit, end = _noun(t, end, amount)
    if unit is None:
        return None
    if after is None:
        late = read_after(t, end)
        if late is not None and low[end] != "plus":
            bound, end = late
    return bare_item(amount)._replace(unit=unit, next=end), bound


def _noun(t: Tokens, end: int, amount: Amount) -> tuple[str | None, int]:
    """The noun counted and the token after it; ("", end) without one, (None, end) if the figure is none."""
    low = t.low
    one = amount.value == 1
    word = low[end]
    if word == "-" and t.glued(end) and low[end + 1][:1].isalpha():
        if not t.glued(end + 1):
            return "", end
        if low[end + 1] in ("strong", "plus", "odd"):
            found = read_noun(t, end + 2, singular=True)
            return (found[0], found[1]) if found else ("", end + 2)
        if one or low[end + 1] in _NO_NOUN:
            return None, end
        return low[end + 1], end + 2
    if word == "of":
        return _of(t, end, one)
    if word in _MORE or word == "such":
        found = read_noun(t, end + 1, singular=one)
        if found is not None and (plural(found[0]) or one):
            return found
        return "", end + 1 if word in ("more", "fewer") else end
    found = read_noun(t, end, singular=one)
    if found is None:
        return ("", end) if not one or amount.figures else (None, end)
    return found


def _of(t: Tokens, end: int, one: bool) -> tuple[str | None, int]:
    """ "three of the ships", "two of the three hostages"; one is a figure only beside another: "one of the two"."""
    low = t.low
    k = end + 1
    if low[k] in ("them", "us") and not one:
        return "", end
    if low[k] in STOPS:
        k += 1
    inner = read_amount(t, k, True) if t.figure(k) or low[k] in NUMBER_STARTS else None
    if inner is not None and inner.measure is None:
        found = read_noun(t, inner.next, singular=False)
        return (found[0] if found and plural(found[0]) else ""), end
    if one:
        return None, end
    # "four of Scotland's 32 councils": the noun stands after the second figure
    if t.capital(k):
        while t.capital(k + 1):
            k += 1
        if low[k + 1] == "'":
            return _of_possessed(t, k + 3 if low[k + 2] == "s" else k + 2), end
    found = read_noun(t, k, singular=False)
    if found is not None and plural(found[0]):
        return found
    return "", end


def _of_possessed(t: Tokens, k: int) -> str:
    inner = read_amount(t, k, True) if t.figure(k) or t.low[k] in NUMBER_STARTS else None
    found = read_noun(t, inner.next if inner is not None and inner.measure is None else k, singular=False)
    return found[0] if found and plural(found[0]) else ""

"""Reads ages: "aged 31", "the age of 18", "Peter Lomas, 81,", "under-18s", "was 69 when he died"."""

from __future__ import annotations

from factcheck.model import Bound, Quantity, Span
from factcheck.values.amounts import read_amount
from factcheck.values.bounds import read_after, read_before
from factcheck.values.counted import Item, build
from factcheck.values.tokens import Tokens

STARTS = frozenset({"aged", "age", "ages", "under", "over"})
_OLDEST = 120


def read_age(t: Tokens, i: int, j: int, bound: Bound) -> tuple[tuple[Quantity, ...], int] | None:
    """The age in an expression that begins at token `i` and whose bound ends before `j`, or None."""
    word = t.low[j]
    if word in ("aged", "age", "ages"):
        return _stated(t, i, j, bound)
    if word == "-" and j == i + 1 and t.low[i] in ("under", "over"):
        return _group(t, i)
    if i == j and t.figure(j):
        return _apposed(t, j)
    return None


def _stated(t: Tokens, i: int, j: int, bound: Bound) -> tuple[tuple[Quantity, ...], int] | None:
    """ "aged 31", "aged between 18 and 24", "age 16 or over", "the age of 18"."""
    k = j + 2 if t.low[j + 1] == "of" else j + 1
    framed = t.low[k] == "between"
    inner, k = read_before(t, k + 1 if framed else k)
    if inner is not Bound.EXACT:
        bound = inner
    first = read_amount(t, k, True)
    if first is None or not 0 < first.value <= _OLDEST:
        return None
    if first.measure is not None and first.measure.dimension != "age":
        return None
    second = None
    if t.low[first.next] in ("-", "to") or (framed and t.low[first.next] == "and"):
        second = read_amount(t, first.next + 1, True)
        if second is not None and not first.value < second.value <= _OLDEST:
            second = None
    last = second or first
    end = last.next
    after = read_after(t, end)
    if after is not None:
        bound, end = after
    item = Item(first.value, last.value, 1.0, "year", "age", first.first, last.last, end)
    quantity, end = build(t, i, item, bound)
    return (quantity,), end


def _group(t: Tokens, i: int) -> tuple[tuple[Quantity, ...], int] | None:
    """ "under-18s", "over-65s"."""
    age = _whole(t, i + 2)
    if not age or t.low[i + 3] != "s" or not t.glued(i + 3):
        return None
    item = Item(age, age, 1.0, "year", "age", i + 2, i + 3, i + 4)
    quantity, end = build(t, i, item, Bound.LESS if t.low[i] == "under" else Bound.AT_LEAST)
    return (quantity,), end


def _whole(t: Tokens, i: int) -> float:
    word = t.low[i]
    if not 1 <= len(word) <= 3 or not word.isdecimal() or not 0 < int(word) <= _OLDEST:
        return 0.0
    return float(word)


def _apposed(t: Tokens, j: int) -> tuple[tuple[Quantity, ...], int] | None:
    """A figure that is an age by its place: between commas after a name, before "when", after "turned"."""
    low = t.low
    age = _whole(t, j)
    if not age:
        return None
    before, after = low[j - 1], low[j + 1]
    named = before == "," and after in (",", ".", "")
    named = named and low[j - 2][:1].isalpha() and low[j - 3][:1].isalpha()
    # "London, 31, ": lists of figures have figures around them
    named = named and age >= 10 and not t.figure(j + 2) and not t.figure(j - 4)
    when = before in ("was", "is", "were") and after == "when"
    turned = before in ("turned", "turns") and (after in ("", ".", ",", "in", "on", "last", "this", "and"))
    opening = before == "at" and after == "," and (j == 1 or low[j - 2] in (",", "who", "and", "."))
    if not (named or when or turned or opening):
        return None
    span = Span(t.start[j], t.end[j])
    text = t.text[span.start : span.end]
    value = Quantity(span, text, age, age, "year", "age", number_span=span)
    return (value,), j + 1

"""Reads quantities: counts, money, shares, measures, with bound, range, unit or counted noun."""

from __future__ import annotations

from factcheck.model import Bound, Quantity
from factcheck.values.ages import STARTS as AGE_STARTS
from factcheck.values.ages import read_age
from factcheck.values.amounts import Amount, read_amount
from factcheck.values.bounds import AFTER_A, read_before
from factcheck.values.bounds import STARTS as BOUND_STARTS
from factcheck.values.counted import Item, bare_item, build, converted, counted_item
from factcheck.values.lexicon import DENOMINATORS, MAGNITUDES, ORDINAL_ENDINGS, VAGUE, word_set
from factcheck.values.nouns import plural, read_noun
from factcheck.values.numbers import STARTS as NUMBER_STARTS
from factcheck.values.shares import STARTS as SHARE_STARTS
from factcheck.values.shares import read_share
from factcheck.values.tokens import Tokens
from factcheck.values.units import CODES, DOLLARS, SYMBOLS
from factcheck.values.vague import read_vague
from factcheck.values.years import year_figure

STARTS = (
    BOUND_STARTS | NUMBER_STARTS | SHARE_STARTS | AGE_STARTS | frozenset(VAGUE) | frozenset(SYMBOLS)
    | frozenset(CODES) | frozenset(DOLLARS) | {"between", "from", "u", "rs", "minus", "-"}
)  # fmt: skip

_AFTER_A = AFTER_A | frozenset(DENOMINATORS) | frozenset(MAGNITUDES) | {"single"}
_Found = tuple[tuple[Quantity, ...], int]

_SCORED = word_set(
    "vote votes voted voting won win wins lost lose loses beat beats beaten defeated defeat passed passes "
    "score scored approved approves rejected rejects backed backs margin draw drew victory led tied ahead "
    "trailing result ruled ruling split majority against"
)
# What goes up or down by an amount, to another.
_MOVES = word_set(
    "rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing gain gains gained "
    "gaining jump jumps jumped jumping surge surges surged surging soar soars soared soaring increase increases "
    "increased increasing raise raises raised raising fall falls fell fallen falling drop drops dropped dropping "
    "decline declines declined declining decrease decreases decreased decreasing cut cuts cutting reduce reduces "
    "reduced reducing lower lowers lowered lowering slip slips slipped slipping slump slumps slumped slide slides "
    "slid dip dips dipped tumble tumbles tumbled plunge plunges plunged shrink shrinks shrank shrunk swell swells "
    "swelled up down"
)
# "from 5 to 10 people" is a change of one number unless the words before say that it spreads.
_SPREAD = word_set("anywhere range ranges ranged ranging vary varies varied varying between")
# "add up to 875 million" is no upper bound.
_SUMMED = word_set("add adds added adding sum sums summed")
# Before an article these are prepositions of place, not hedges: "divided over the six windows".
_PLACES = word_set("over under above below around about beyond")


def read_quantity(t: Tokens, i: int) -> _Found | None:
    """The quantities at token `i` (two for scores and changes) and the token after them, or None."""
    low = t.low
    if low[i] == "a" and low[i + 1] not in _AFTER_A:
        return None
    bound, j = read_before(t, i)
    if low[i] == "up" and low[i - 1] in _SUMMED:
        return None
    if j > i and low[j] == "the":
        if low[j + 1] == "age":
            return read_age(t, i, j + 1, bound)
        if (j == i + 1 and low[i] in _PLACES) or year_figure(low[j + 1]):
            return None
        j += 1
    aged = read_age(t, i, j, bound)
    if aged is not None:
        return aged
    if low[j] in ("between", "from"):
        return _framed(t, i, j, bound)
    vague = read_vague(t, i, j)
    if vague is not None:
        return vague
    share = read_share(t, j, j > i)
    if share is not None:
        step = 0.01 if share.dimension == "fraction" else 1.0
        item = Item(share.value, share.value, step, share.unit, share.dimension, j, share.next, share.next)
        quantity, end = build(t, i, item, bound)
        return (quantity,), end
    first = read_amount(t, j, j > i)
    if first is None:
        return None
    return _pair(t, i, first, bound) or _single(t, i, first, bound)


def _single(t: Tokens, i: int, amount: Amount, bound: Bound) -> _Found | None:
    counted = counted_item(t, amount, bound)
    if counted is None:
        return None
    quantity, end = build(t, i, *counted)
    if quantity.dimension != "count" or not quantity.unit or t.low[end] != "to":
        return (quantity,), end
    # "by six votes to five": both sides count the same
    other = read_amount(t, end + 1, True)
    if other is None or other.measure is not None or read_noun(t, other.next, singular=False) is not None:
        return (quantity,), end
    second, last = build(t, end + 1, bare_item(other)._replace(unit=quantity.unit), Bound.EXACT)
    return (quantity, second), last


def _pair(t: Tokens, i: int, first: Amount, bound: Bound) -> _Found | None:
    """A range, or two numbers set against each other: "2,000 to 2,500", "70-29", "three or four"."""
    low = t.low
    k = first.next
    word = low[k]
    if word == "-" and low[k + 1] in ("to", "or"):
        k += 1  # "12- to 15-year-olds"
    elif word not in ("-", "to", "or") or (word == "-" and t.glued(k) != t.glued(k + 1)):
        return None
    second = read_amount(t, k + 1, True)
    if second is None or (word == "or" and second.value <= first.value):
        return None
    if low[second.next] in ORDINAL_ENDINGS and t.glued(second.next):
        return None
    if word == "to" and second.value == 1 and first.measure is None and not (first.figures or second.figures):
        # "by more than three to one"
        item = Item(first.value, first.value, 1.0, "x", "multiple", first.first, first.last, second.next)
        quantity, end = build(t, i, item, bound)
        return (quantity,), end
    shared = _share_out(first, second)
    if shared is None:
        return None
    moved = word == "to" and first.measure is not None and _moved(t, i)
    first, second = shared
    if moved:
        return _two(t, i, first, second, bound)
    against = second.value <= first.value or (word != "or" and _scored(t, i, second))
    if against or (word == "-" and second.measure is None and not _counts_something(t, second)):
        return _two(t, i, first, second, bound)
    return _range(t, i, first, second, bound)


def _share_out(first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Gives the first of two amounts the scale and unit that only the second states."""
    a, b = first.measure, second.measure
    if a is not None and b is not None and a.dimension != b.dimension:
        return None
    if second.times > 1 and first.times == 1 and first.value <= second.value / second.times * 1.0001:
        first = first._replace(value=first.value * second.times, step=first.step * second.times)
    if a is None and b is not None:
        first = first._replace(measure=b)
    if b is None and a is not None:
        second = second._replace(measure=a)
    return first, second


def _counts_something(t: Tokens, amount: Amount) -> bool:
    if t.low[amount.next] == "-":
        return True
    noun = read_noun(t, amount.next, singular=False)
    return noun is not None and plural(noun[0])


def _scored(t: Tokens, i: int, second: Amount) -> bool:
    """Whether two rising numbers are sides of a vote or a match rather than a range."""
    if second.measure is not None and second.measure.dimension != "percent":
        return False
    if t.low[i - 1] == "by" and t.low[second.next] in ("", ".", ",", ";", "in", "on"):
        return True
    if second.measure is None and read_noun(t, second.next, singular=False) is not None:
        return False
    return not _SCORED.isdisjoint(t.low[max(0, i - 6) : i])


def _moved(t: Tokens, i: int) -> bool:
    """Whether an amount tells a change, so that "to" leads to where it ended: "rose by 12 euros to 70 euros"."""
    return t.low[i - 1] in _MOVES or (t.low[i - 1] == "by" and not _MOVES.isdisjoint(t.low[max(0, i - 7) : i - 1]))


def _two(t: Tokens, i: int, first: Amount, second: Amount, bound: Bound) -> _Found:
    opening, _ = build(t, i, bare_item(first), bound)
    closing, end = build(t, second.start, bare_item(second), Bound.EXACT)
    return (opening, closing), end


def _range(t: Tokens, i: int, first: Amount, second: Amount, bound: Bound) -> _Found | None:
    counted = counted_item(t, second, bound)
    if counted is None:
        return None
    step = min(bare_item(first).step, counted[0].step)
    item = counted[0]._replace(low=converted(first), step=step, first=first.first)
    quantity, end = build(t, i, item, Bound.RANGE)
    return (quantity,), end


def _framed(t: Tokens, i: int, j: int, bound: Bound) -> _Found | None:
    """ "between 1,500 and 3,000 fighters", "from 20 to 30 per cent"."""
    first = read_amount(t, j + 1, True)
    if first is None:
        return None
    joint = "and" if t.low[j] == "between" else "to"
    k = first.next
    noun = read_noun(t, k, singular=False) if t.low[k] != joint and first.measure is None else None
    if noun is not None:
        k = noun[1]
    if t.low[k] != joint:
        return None
    second = read_amount(t, k + 1, True)
    if second is None:
        return None
    shared = _share_out(first, second)
    if shared is None:
        return None
    first, second = shared
    if joint == "and":
        return _range(t, i, first, second, bound) if second.value > first.value else None
    before = t.low[max(0, i - 3) : i]
    spread = not _SPREAD.isdisjoint(before)
    # "fines of from 20 to 30 euros", but "raised the price of bread from 2 to 3 euros"
    spread = spread or before[-1:] == ["of"] or ("of" in before and _MOVES.isdisjoint(t.low[:i]))
    if second.value > first.value and noun is None and spread:
        return _range(t, i, first, second, bound)
    return _change(t, first, second, noun)


def _change(t: Tokens, first: Amount, second: Amount, noun: tuple[str, int] | None) -> _Found | None:
    """ "rose from 20 to 30 per cent": two values, each with its own place."""
    counted = counted_item(t, second, Bound.EXACT)
    if counted is None:
        return None
    unit = counted[0].unit
    if second.measure is None:
        unit = noun[0] if noun else unit if plural(unit) else ""
        counted = counted[0]._replace(unit=unit), counted[1]
    own = bare_item(first)._replace(unit=unit, next=noun[1] if noun else first.next)
    opening, _ = build(t, first.start, own, Bound.EXACT)
    closing, end = build(t, second.start, *counted)
    return (opening, closing), end

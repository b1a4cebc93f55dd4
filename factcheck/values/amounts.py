"""Reads one amount: a number with its currency, per cent, unit of measure or age, but not its noun."""

from __future__ import annotations

from factcheck.named import NamedTuple
from factcheck.values.durations import unit_word
from factcheck.values.lexicon import ORDINAL_ENDINGS, SPANS, STOPS, word_set
from factcheck.values.measures import (
    Measure,
    metres_rather_than_millions,
    read_currency,
    read_percent,
    read_symbol,
    read_unit,
)
from factcheck.values.nouns import plural, read_noun
from factcheck.values.numbers import STARTS, Number, read_number
from factcheck.values.tokens import Tokens
from factcheck.values.units import GLUED


class Amount(NamedTuple):
    """A number with its measure (None for plain counts).

    `start` is its first token with the currency sign, `first` and `last` frame the figures.
    """

    value: float
    step: float
    times: float
    measure: Measure | None
    start: int
    first: int
    last: int
    next: int
    figures: bool


_BELOW_ZERO = frozenset({"temperature", "percent", "points", "money"})
_NOT_ONE_BEFORE = word_set("no any every this that some which the number day each another not square ground")
_NUMBERED = word_set("phase stage part chapter tier level war formula act round day type group unit")
_BEFORE_A_CLAUSE = frozenset((";", ":", ".", "and", "but", "while", "whereas"))
_NOT_ONE_AFTER = word_set(
    "another hand thing day time way point side such that who of another's moment or reason night "
    "morning evening"
)


def read_amount(t: Tokens, i: int, bounded: bool) -> Amount | None:
    """The amount at token `i`, or None. `bounded` says that it stands after "about" or in a range."""
    symbol = read_symbol(t, i)
    at = symbol[1] if symbol else i
    sign = 1.0
    if not symbol and t.figure(at + 1):
        dash = t.low[at] == "-" and t.glued(at + 1) and not t.glued(at)
        if dash or t.low[at] == "minus":
            sign, at = -1.0, at + 1
    number = read_number(t, at)
    if number is None or (number.words and not _counts(t, at, number, bounded)):
        return None
    if symbol:
        number = _as_scale(number)
        end = number.next
        if t.low[end] == "-" and t.low[end + 1] in ("dollar", "euro", "pound", "strong"):
            end += 2
        trailing = read_currency(t, end, True)
        code = symbol[0]
        if trailing is not None and (code == "USD" or trailing.unit == code):
            code, end = trailing.unit, trailing.next
        return Amount(number.value, number.step, number.times, Measure(code, "money", 1.0, end), i, at,
                      number.next, end, True)  # fmt: skip
    measured = _measure(t, number)
    if measured is None:
        return None
    number, measure = measured
    if sign < 0 and (measure is None or measure.dimension not in _BELOW_ZERO):
        return None
    last = number.next
    return Amount(sign * number.value, number.step, number.times, measure, i, at, last,
                  measure.next if measure else last, t.figure(at))  # fmt: skip


def _as_scale(number: Number) -> Number:
    """A figure whose letter is a magnitude after all: "$5m"."""
    if not number.suffix:
        return number
    return number._replace(value=number.value * number.scale, step=number.step * number.scale, suffix="",
                           times=number.scale, scaled=True)  # fmt: skip


def _measure(t: Tokens, number: Number) -> tuple[Number, Measure | None] | None:
    """The number with its doubtful letter settled, and its measure; None where it is no amount."""
    low, j = t.low, number.next
    if number.suffix:
        # "500m euros", "60m people", "400m long"
        money = read_currency(t, j, True)
        if money is not None:
            return _as_scale(number), money
        noun = read_noun(t, j, singular=False)
        counts = noun is not None and plural(noun[0])
        if number.suffix == "m":
            if low[j] in ("²", "³", "2", "3") or metres_rather_than_millions(t, j, counts):
                metres = read_unit(t, j - 1) or Measure("meter", "length", 1.0, j)
                return number._replace(next=j - 1), metres
            return _as_scale(number), read_unit(t, j)
        if number.suffix == "mm":
            return number._replace(next=j - 1), read_unit(t, j - 1)
        if number.suffix == "t" and not counts:
            return number._replace(next=j - 1), Measure("tonne", "mass", GLUED["t"].factor, j)
        return _as_scale(number), None
    if low[j] in ORDINAL_ENDINGS and t.glued(j):
        return None
    percent = read_percent(t, j + 1 if low[j] == "-" and t.glued(j) else j)
    if percent is not None:
        return number, percent
    age = _age(t, j, number)
    if age is not None:
        return number, age
    at = j + 1 if low[j] == "-" and t.glued(j) and t.glued(j + 1) else j
    money = read_currency(t, at, number.scaled)
    if money is not None:
        return number, money
    unit = read_unit(t, j)
    if unit is not None:
        return number, unit
    if t.glued(j) and low[j][:1].isalpha():
        return None  # "100x", "7B", "5pm"
    return number, None


def _age(t: Tokens, j: int, number: Number) -> Measure | None:
    """ "31-year-old", "31 years old", "six-month-old" (in years), or None."""
    low = t.low
    unit = unit_word(low[j + 1] if low[j] == "-" else low[j])
    if unit is None or SPANS[unit][1] < 1 or number.value > 200:
        return None
    share = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}.get(unit)
    if share is None:
        return None
    if low[j] == "-" and low[j + 2] == "-" and low[j + 3] in ("old", "olds"):
        return Measure("year", "age", share, j + 4)
    if low[j] != "-" and low[j + 1] == "old":
        return Measure("year", "age", share, j + 2)
    if low[j] != "-" and low[j + 1] == "of" and low[j + 2] == "age":
        return Measure("year", "age", share, j + 3)
    return None


def _counts(t: Tokens, i: int, number: Number, bounded: bool) -> bool:
    """Whether a number in words is meant as a number: not "one of the men", "the Group of Seven"."""
    low = t.low
    if low[i - 1] in _NUMBERED or (low[i - 1] == "past" and low[i - 2] in ("half", "quarter")):
        return False
    if low[number.next] == "o" and low[number.next + 1] == "'":
        return False
    if number.value == 1 and low[i] == "one" and number.next == i + 1:
        after = low[i + 1]
        if after == "-":
            return bounded or unit_word(low[i + 2]) is not None
        if low[i - 1] == "the" or (low[i - 1] == "than" and after in STOPS):
            return False
        if after == "of":  # "one of the two lines broke", not "York is one of the two" nor "one of the lines broke"
            if i > 0 and low[i - 1] not in _BEFORE_A_CLAUSE:
                return False
            of_how_many = i + 3 if low[i + 2] in STOPS else i + 2
            return t.figure(of_how_many) or low[of_how_many] in STARTS - {"one", "a", "half"}
        if bounded:
            return True
        if low[i - 1] in _NOT_ONE_BEFORE or after in _NOT_ONE_AFTER:
            return False
        if low[i - 1].endswith("er") and low[i - 1] not in STOPS and i > 1:
            return False  # "the lower one"
        return after in ("more", "other", "per") or (after[:1].isalpha() and after not in STOPS)
    if number.value == 0:
        return bounded or plural(low[number.next]) or low[number.next] in ("per", "percent")
    if i > 0 and t.capital(i) and not bounded and low[i - 1] not in (".", ":", '"', "'", "-", ";"):
        # a capital inside the sentence is a name unless a headline goes on with what is counted
        return plural(low[number.next]) or number.scaled
    return True

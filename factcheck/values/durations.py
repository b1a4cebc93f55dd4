"""Reads lengths of time: "nine months", "a two-year plan", "almost four years", "six days later"."""

from __future__ import annotations

from factcheck.model import Bound
from factcheck.named import NamedTuple
from factcheck.values.bounds import read_before
from factcheck.values.lexicon import DENOMINATORS, SPANS, VAGUE_COUNTS, VAGUE_SPANS, word_set
from factcheck.values.numbers import Number, read_number
from factcheck.values.tokens import Tokens

_LENGTHS = {  # one word for a length
    "yearlong": "year", "monthlong": "month", "weeklong": "week", "daylong": "day", "decadelong": "decade",
    "hourlong": "hour", "nightlong": "night",
}  # fmt: skip
# "a day" alone is often no length ("a day of mourning", "600 a day"); a year or a century is.
_SHY = frozenset({"second", "minute", "hour", "day", "night", "weekend", "quarter"})
_CUES = word_set(
    "for after in within about nearly almost over under than lasted lasting lasts last took take takes "
    "least most around roughly exactly just only spent every once half of to by"
)
# Words between a number and its unit: "three straight days".
_BETWEEN = word_set(
    "more straight full consecutive whole further additional long calendar working business successive solid "
    "extra"
)
WHOLE = word_set("full whole further solid single good")
_FOLLOWERS = word_set("later earlier ago before after afterwards previously into apart long from")
_PLURAL_LONG = frozenset({"years", "months", "weeks", "days", "hours", "decades", "minutes", "centuries"})


class Length(NamedTuple):
    """A length as (fewest, most) days; `unit` is the calendar unit it was counted in."""

    low: float
    high: float
    unit: str
    bound: Bound
    next: int
    number: float  # of units, 0 where vague
    attributive: bool = False  # "two-year", standing before a noun


def unit_word(word: str) -> str | None:
    """The unit of time that a word names, in the singular, or None."""
    if word in SPANS:
        return word
    if word[-1:] == "s" and word[:-1] in SPANS:
        return "century" if word == "centuries" else word[:-1]
    return None


_LONG_NAMES = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year",
               "sec": "second", "centurie": "century"}  # fmt: skip


def days_of(count: float, unit: str) -> tuple[float, float]:
    """Fewest and most days in `count` units; months and years add up to real calendar stretches."""
    low, high = SPANS[unit]
    if unit == "month" and count >= 1:
        return max(low * count, 30.436 * count - 3), min(high * count, 30.436 * count + 3)
    if unit in ("year", "quarter") and count >= 1:
        mean = 365.2425 if unit == "year" else 91.31
        return max(low * count, mean * count - 1.5), min(high * count, mean * count + 1.5)
    return low * count, high * count


def read_length(t: Tokens, i: int) -> Length | None:
    """The length of time at token `i`, with its bound, or None."""
    low = t.low
    bound, j = read_before(t, i)
    if low[j] == "between" or low[j] == "from":
        return _between(t, j, bound)
    if low[j] == "the" and j > i:
        j += 1
    word = low[j]
    if word == "a" and low[j + 2] == "-" and low[j + 3] == "long" and j == i:
        return None  # the article belongs to the noun: "a week-long ban"
    if word in ("a", "an", "one", "half"):
        single = _single(t, i, j, bound)
        if single is not None:
            return single
    if word in _LENGTHS:
        fewest, most = days_of(1, _LENGTHS[word])
        return Length(fewest, most, _LENGTHS[word], bound, j + 1, 1, True)
    if word in VAGUE_SPANS:
        return _vague(t, j, bound)
    if word in ("several", "few"):
        return _vague_count(t, j, bound, word, j + 1)
    if word == "a" and low[j + 1] in ("few", "couple"):
        at = j + 3 if low[j + 2] == "of" else j + 2
        return _vague_count(t, j, bound, low[j + 1], at)
    unit = unit_word(word) if low[j + 1] == "-" and low[j + 2] in ("long", "old") else None
    if unit is not None and low[j + 2] == "long":
        if word in VAGUE_SPANS:
            return _vague(t, j, bound)._replace(next=j + 3, attributive=True)
        fewest, most = days_of(1, unit)
        return Length(fewest, most, unit, bound, j + 3, 1, True)
    number = read_number(t, j)
    if number is None:
        return None
    return _part_of(t, j, number, bound) or _counted(t, j, number, bound)


def _counted(t: Tokens, j: int, number: Number, bound: Bound) -> Length | None:
    low, k = t.low, number.next
    if number.suffix:
        return None
    other: Number | None = None
    if low[k] in ("to", "or", "-") and not (low[k] == "-" and low[k + 1] in ("and",)):
        other = read_number(t, k + 1)
        if other is not None and other.value > number.value and not other.suffix:
            k = other.next
        else:
            other = None
    hyphen = low[k] == "-" and t.glued(k)
    if hyphen or low[k] in _BETWEEN:
        k += 1
    unit = unit_word(low[k])
    if unit is None or (low[k] in ("second",) and not hyphen):
        return None
    unit = _LONG_NAMES.get(unit, unit)
    if hyphen and low[k + 1] == "-" and low[k + 2] in ("old", "olds"):
        return None
    if low[k + 1] == "old" or (low[k + 1] in ("of",) and low[k + 2] == "age"):
        return None
    if unit == "quarter" and (hyphen or not number.words or low[k + 1] in ("of", "-")):
        return None  # shares sooner than quarters of a year
    fewest, most = days_of(number.value, unit)
    if other is not None:
        most = days_of(other.value, unit)[1]
        bound = Bound.RANGE
    k += 1
    if low[k] == "and" and low[k + 1] == "a" and low[k + 2] == "half":
        extra = days_of(0.5, unit)
        fewest, most, k = fewest + extra[0], most + extra[1], k + 3
    elif other is None:
        fewest, most, unit, k = _and_more(t, k, fewest, most, unit)
    attributive = hyphen
    if low[k] == "-" and low[k + 1] == "long":
        k, attributive = k + 2, True
    if low[k] == "'" and t.glued(k):
        k = k + 1 if low[k + 1] != "s" else k
        attributive = True
    if low[k] == "or" and low[k + 1] in ("more", "longer", "less", "so"):
        bound = {"so": Bound.ABOUT, "less": Bound.AT_MOST}.get(low[k + 1], Bound.AT_LEAST)
        k += 2
    return Length(fewest, most, unit, bound, k, number.value, attributive)


def _and_more(t: Tokens, k: int, fewest: float, most: float, unit: str) -> tuple[float, float, str, int]:
    """A length with a smaller one behind it: "two years and three months", "6 hours 15 minutes"."""
    at = k + 1 if t.low[k] in ("and", ",") else k
    more = read_number(t, at)
    if more is None or more.suffix:
        return fewest, most, unit, k
    small = unit_word(t.low[more.next])
    small = _LONG_NAMES.get(small, small) if small else None
    if small is None or SPANS[small][1] >= SPANS[unit][0]:
        return fewest, most, unit, k
    low, high = days_of(more.value, small)
    return fewest + low, most + high, small, more.next + 1


def _single(t: Tokens, i: int, j: int, bound: Bound) -> Length | None:
    """ "a year", "half a century", "a quarter of a century", "a year and a half", "half an hour"."""
    low = t.low
    share = 1.0
    k = j + 1
    if low[j] == "half":
        if (low[k] == "-" and t.glued(k)) or low[k] in ("a", "an"):
            k += 1
        else:
            return None
        share = 0.5
    elif low[j] == "a" and low[k] == "quarter" and low[k + 1] == "of" and low[k + 2] in ("a", "an"):
        share, k = 0.25, k + 3
    elif low[j] == "a" and low[k] == "half" and low[k + 1] == "-":
        share, k = 0.5, k + 2
    elif (low[k] in WHOLE and low[j] != "half") or (low[k] == "-" and low[j] == "one"):
        k += 1
    unit = unit_word(low[k])
    if unit is None or low[k] != unit:
        return None
    unit = _LONG_NAMES.get(unit, unit)
    hyphen = low[k + 1] == "-" and t.glued(k + 1)
    if hyphen and low[k + 2] in ("old", "olds"):
        return None
    if hyphen and low[k + 2] != "long":
        return None
    cued = low[i - 1] in _CUES or i < j or low[k + 1] in _FOLLOWERS or hyphen or share < 1 or low[j] == "one"
    if unit in _SHY and not cued:
        return None
    placed = low[k + 1] in ("later", "ago", "earlier")
    if unit in ("second", "quarter", "night") and share == 1 and not placed:
        return None
    if low[j] == "one" and unit == "day" and low[k + 1] not in _FOLLOWERS and low[i - 1] not in _CUES:
        return None
    fewest, most = days_of(share, unit)
    k += 1
    if low[k] == "and" and low[k + 1] == "a" and low[k + 2] == "half":
        extra = days_of(0.5, unit)
        fewest, most, k = fewest + extra[0], most + extra[1], k + 3
    else:
        fewest, most, unit, k = _and_more(t, k, fewest, most, unit)
    attributive = low[k] == "'" and low[k + 1] == "s"
    if attributive:
        k += 2
    if hyphen:
        k, attributive = k + 2, True
    if low[k] == "or" and low[k + 1] in ("more", "longer", "so", "less"):
        bound = {"so": Bound.ABOUT, "less": Bound.AT_MOST}.get(low[k + 1], Bound.AT_LEAST)
        k += 2
    return Length(fewest, most, unit, bound, k, share, attributive)


def _part_of(t: Tokens, j: int, number: Number, bound: Bound) -> Length | None:
    """ "three quarters of a year", "five thousandths of a second"; `number` is the one above the line."""
    low, k = t.low, number.next
    if low[k] == "-":
        k += 1
    below = DENOMINATORS.get(low[k])
    if below is None or low[k + 1] != "of" or low[k + 2] not in ("a", "an"):
        return None
    unit = unit_word(low[k + 3])
    if unit is None or unit != low[k + 3]:
        return None
    share = number.value / below
    fewest, most = days_of(share, unit)
    return Length(fewest, most, _LONG_NAMES.get(unit, unit), bound, k + 4, share)


def _vague(t: Tokens, j: int, bound: Bound) -> Length:
    fewest, most = VAGUE_SPANS[t.low[j]]
    unit = unit_word(t.low[j]) or "day"
    k = j + 1
    attributive = t.low[k] == "-" and t.low[k + 1] == "long"
    if attributive:
        k += 2
    return Length(fewest, most, _LONG_NAMES.get(unit, unit), Bound.VAGUE, k, 0, attributive)


def _vague_count(t: Tokens, j: int, bound: Bound, word: str, at: int) -> Length | None:
    if t.low[at] == "more":
        at += 1
    unit = unit_word(t.low[at]) if t.low[at] in _PLURAL_LONG else None
    if unit is None:
        return None
    unit = _LONG_NAMES.get(unit, unit)
    fewest, most = VAGUE_COUNTS[word]
    return Length(days_of(fewest, unit)[0], days_of(most, unit)[1], unit, Bound.VAGUE, at + 1, 0)


def _between(t: Tokens, j: int, bound: Bound) -> Length | None:
    """ "between two and three years", "from six to nine months"."""
    joint = "and" if t.low[j] == "between" else "to"
    first = read_number(t, j + 1)
    if first is None or first.suffix:
        return None
    k = first.next
    unit = unit_word(t.low[k])
    if unit is not None:
        k += 1
    if t.low[k] != joint:
        return None
    second = read_number(t, k + 1)
    if second is None or second.suffix:
        return None
    last = unit_word(t.low[second.next])
    if last is None:
        return None
    last = _LONG_NAMES.get(last, last)
    unit = _LONG_NAMES.get(unit, unit) if unit else last
    fewest, most = days_of(first.value, unit)[0], days_of(second.value, last)[1]
    if most < fewest:
        return None
    return Length(fewest, most, last, Bound.RANGE, second.next + 1, first.value)

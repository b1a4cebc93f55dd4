"""Reads one number, in figures or words: "2,500", "1.2bn", "two and a half thousand", "4½ million"."""

from __future__ import annotations

from factcheck.named import NamedTuple
from factcheck.values.lexicon import (
    DOUBTFUL_SUFFIXES,
    MAGNITUDES,
    SUFFIXES,
    TENS,
    UNITS,
    VULGAR,
)
from factcheck.values.tokens import Tokens

_MAX_DIGITS = 21  # longer runs are identifiers, and beyond what a float holds exactly anyway
_SMALL = {**UNITS, **TENS}
_SCALES = {word: size for word, size in MAGNITUDES.items() if size >= 1e3}
_HALVES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_A_NUMBER = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "score"})

STARTS = frozenset(_SMALL) | frozenset(VULGAR) | {"a", "half"}


class Number(NamedTuple):
    """A number and where it ends.

    `step` is the unit of the last digit stated; `suffix` the letter behind the figure that may yet be
    a unit of measure ("500m"), with `scale` what it multiplies by if it is not; `words` says that it
    was written in words, `scaled` that a magnitude (thousand, bn) was stated, `times` its size.
    """

    value: float
    step: float
    next: int
    words: bool = False
    scaled: bool = False
    suffix: str = ""
    scale: float = 1.0
    times: float = 1.0


def read_number(t: Tokens, i: int) -> Number | None:
    """The number that starts at token `i`, or None."""
    word = t.low[i]
    if word not in STARTS and not t.figure(i):
        return None
    known = t.numbers.get(i, t)
    if known is t:
        known = t.numbers[i] = _read(t, i, word)
    return known  # type: ignore[return-value]


def _read(t: Tokens, i: int, word: str) -> Number | None:
    if t.figure(i):
        return _figures(t, i)
    if word in VULGAR:
        return _scaled(t, Number(VULGAR[word], VULGAR[word], i + 1))
    if word == "half" and t.low[i + 1] in ("a", "-") and t.low[i + 2] in _A_NUMBER:
        size = MAGNITUDES[t.low[i + 2]]
        return Number(size / 2, size / 2, i + 3, words=True, scaled=True)
    if word == "a" and t.low[i + 1] == "single" and t.low[i + 2] != "-":
        return Number(1.0, 1.0, i + 2, words=True)
    quarters = {"a": 1, "three": 3}.get(word)
    if quarters:
        # "a quarter of a million", "three-quarters of a million"
        k = i + 2 if t.low[i + 1] == "-" else i + 1
        if t.low[k] in ("quarter", "quarters") and t.low[k + 1] == "of" and t.low[k + 2] == "a":
            whole = _SCALES.get(t.low[k + 3])
            if whole is not None:
                return Number(whole / 4 * quarters, whole / 4, k + 4, words=True, scaled=True, times=whole)
    if word in _SMALL or word == "a":
        return _words(t, i)
    return None


def step_of(text: str, value: float) -> float:
    """The unit of the last digit stated in figures such as "2,500" (100) or "5.5" (0.1).

    Closing zeros count as rounding only from a thousand on: below, copy states exact figures.
    """
    if "." in text:
        return float(10.0 ** -len(text.rpartition(".")[2]))
    if value < 1000:
        return 1.0
    digits = text.replace(",", "")
    return float(10.0 ** (len(digits) - len(digits.rstrip("0"))))


def plain_figures(text: str) -> float | None:
    """The value of a token in figures, or None where its commas and dots form no number."""
    if len(text) > _MAX_DIGITS:
        return None
    if "," in text:
        whole, _, decimals = text.partition(".")
        groups = whole.split(",")
        if not 1 <= len(groups[0]) <= 3 or "," in decimals or "." in decimals:
            return None
        western = all(len(group) == 3 for group in groups[1:])
        indian = len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])  # 1,50,000
        if not western and not indian:
            return None
        return float(text.replace(",", ""))
    if text.count(".") > 1:
        groups = text.split(".")
        if len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]):
            return float(text.replace(".", ""))
        return None
    return float(text)


def _figures(t: Tokens, i: int) -> Number | None:
    text = t.low[i]
    value = plain_figures(text)
    if value is None or (len(text) > 1 and text[0] == "0" and text[1] not in ".,"):
        return None
    if text.count(".") > 1:
        text = text.replace(".", ",")
    j = i + 1
    # "12 500" with thin or non-breaking spaces
    if len(text) <= 3 and "." not in text:
        while j < i + 5 and t.figure(j) and len(t.low[j]) == 3 and t.thin(j):
            text += "," + t.low[j]
            j += 1
        value = float(text.replace(",", ""))
    step = step_of(text, value)
    if t.low[j] in VULGAR:
        value, step, j = value + VULGAR[t.low[j]], 0.5, j + 1
    elif (
        t.figure(j) and t.low[j + 1] == "/" and t.low[j + 2] in ("2", "3", "4", "8")
        and t.low[j] in ("1", "2", "3") and t.glued(j + 1) and t.glued(j + 2) and not t.glued(j)
    ):  # fmt: skip
        value, step, j = value + float(t.low[j]) / float(t.low[j + 2]), 0.5, j + 3
    exponent = t.low[j + 1]
    if t.low[j] == "^" and t.glued(j) and exponent.isdecimal() and len(exponent) < 3 and value <= 100:
        power = value ** int(exponent)
        return Number(power, power / 10, j + 2)
    suffix = t.low[j]
    if suffix in SUFFIXES and t.glued(j) and t.end[j] != t.start[j + 1]:
        scale = SUFFIXES[suffix]
        if suffix in DOUBTFUL_SUFFIXES:
            return Number(value, step, j + 1, suffix=suffix, scale=scale)
        return Number(value * scale, step * scale, j + 1, scaled=True, times=scale)
    if suffix in SUFFIXES and t.glued(j) and t.low[j + 1] in ("-", "+", ",", ".", ")", "'", '"', ";", ":"):
        scale = SUFFIXES[suffix]
        if suffix in DOUBTFUL_SUFFIXES:
            return Number(value, step, j + 1, suffix=suffix, scale=scale)
        return Number(value * scale, step * scale, j + 1, scaled=True, times=scale)
    return _scaled(t, Number(value, step, j))


def _scaled(t: Tokens, number: Number) -> Number:
    """`number` with the words behind it: "and a half", "million", "hundred thousand", "dozen"."""
    value, step, j = number.value, number.step, number.next
    if t.low[j] == "and" and t.low[j + 1] in ("a", "one") and t.low[j + 2] in _HALVES:
        value, step, j = value + _HALVES[t.low[j + 2]], 0.5, j + 3
    elif t.low[j] == "-" and t.low[j + 1] == "and" and t.low[j + 3] == "a" and t.low[j + 5] in _HALVES:
        value, step, j = value + _HALVES[t.low[j + 5]], 0.5, j + 6
    scaled, times = number.scaled, number.times
    for _ in range(3):
        at = j + 1 if t.low[j] == "-" and t.glued(j) and t.glued(j + 1) else j
        size = MAGNITUDES.get(t.low[at])
        if size is None or (t.low[at] == "score" and not number.words):
            break
        value, step, j, scaled, times = value * size, step * size, at + 1, True, times * size
        if t.low[j] == "and" and t.low[j + 1] == "a" and t.low[j + 2] in _HALVES:
            value, step, j = value + size * _HALVES[t.low[j + 2]], size / 2, j + 3
            break
    return number._replace(value=value, step=step, next=j, scaled=scaled, times=times)


def _words(t: Tokens, i: int) -> Number | None:
    """A number in words; "a" counts only before a magnitude ("a hundred")."""
    low = t.low
    if low[i] == "a":
        if low[i + 1] not in _A_NUMBER or (low[i + 1] == "score" and low[i + 2] != "of"):
            return None
        size = MAGNITUDES[low[i + 1]]
        return _tail(t, Number(size, size / 10, i + 2, words=True, scaled=True))
    total, group, smallest = 0.0, 0.0, 1.0
    ceiling = 1e18  # scales must fall: "two million three thousand", never back up
    room = 1000.0  # what may still be added inside the group: tens after hundreds, units after tens
    j, scaled = i, False
    seen = False
    while True:
        at = j
        if seen and low[at] == "-" and t.glued(at) and t.glued(at + 1):
            at += 1
        if seen and low[at] == "and":
            if low[at + 1] in ("a", "one") and low[at + 2] in _HALVES and smallest <= 1:
                break
            # "and" only inside a number: "one hundred and eighty", "two thousand and five"
            if not (scaled or group >= 100) or low[at + 1] not in _SMALL:
                break
            if _SMALL[low[at + 1]] >= room:
                break
            at += 1
        word = low[at]
        small = _SMALL.get(word)
        if small is not None:
            if small >= room or (small == 0 and seen):
                break
            group += small
            room = 10.0 if small >= 20 else 1.0
            if small == 0:
                room = 0.0
            smallest, seen, j = 1.0, True, at + 1
            continue
        if word == "hundred" and seen and 0 < group < 100 and low[at - 1] != "hundred":
            group, room, smallest, j = group * 100, 100.0, 100.0, at + 1
            continue
        scale = _SCALES.get(word)
        if scale is not None and seen and scale < ceiling and group > 0:
            total, group, room, ceiling, scaled = total + group * scale, 0.0, 1000.0, scale, True
            smallest, j = scale, at + 1
            if low[j] == "and" and low[j + 1] == "a" and low[j + 2] in _HALVES:
                half = scale * _HALVES[low[j + 2]]
                return Number(total + half, scale / 2, j + 3, words=True, scaled=True, times=scale)
            continue
        break
    if not seen:
        return None
    value = total + group
    times = smallest if scaled and group == 0 else 1.0
    return _tail(t, Number(value, max(smallest, 1.0), j, words=True, scaled=scaled, times=times))


def _tail(t: Tokens, number: Number) -> Number:
    low, j = t.low, number.next
    if low[j] in ("dozen", "score", "crore", "lakh") or (low[j] in ("and", "-") or low[j] in MAGNITUDES):
        return _scaled(t, number)
    return number

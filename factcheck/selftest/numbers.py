"""Statements that differ from a fact in a number: otherwise written or rounded ones, and wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.model import Bound, Quantity, Span, TimeRole
from factcheck.named import NamedTuple
from factcheck.selftest.reading import Book, Reading, Statement, stable_order
from factcheck.values.lexicon import word_set

_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORD_OF = dict(enumerate(_WORDS, 2))
_NUMBER_OF = {word: number for number, word in _WORD_OF.items()}
_SCALE = r"(?P<scale> (?:million|billion|thousand))?"
_FIGURES = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?" + _SCALE)
_SMALL = re.compile(rf"(?P<word>{'|'.join(_WORDS)}){_SCALE}", re.I)
_SCALES = {" thousand": " million", " million": " billion", " billion": " million"}
_DIMENSIONS = frozenset(
    ["count", "money", "percent", "length", "mass", "area", "volume", "energy", "speed", "age", "points"]
)
# A number after these is known to reader and writer: a wrong one makes an odd sentence, not a false one.
_GIVEN = word_set("the these those its their his her our all both every no another other than or")
_LESS = re.compile(r"(more than|at least|no fewer than|no less than) ", re.I)
_MORE = re.compile(r"(fewer than|less than|up to|at most|no more than) ", re.I)
_JOINED = word_set("to of from than or")
_FACTORS = (1.3, 1.5, 1.7, 1.9)


class _Number(NamedTuple):
    span: Span
    value: float
    decimals: int
    scale: str
    word: str  # as written, "" for figures
    commas: bool

    def with_value(self, value: float) -> str:
        if self.word and value == int(value) and int(value) in _WORD_OF:
            new = _WORD_OF[int(value)]
            return (new.capitalize() if self.word[0].isupper() else new) + self.scale
        bare = self.value >= 1000 and not self.commas
        text = f"{value:.{self.decimals}f}" if bare else f"{value:,.{self.decimals}f}"
        return text + self.scale


def true_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with a number in words for one in figures or the other way round, and rounded."""
    numbers = [number for quantity in reading.quantities if (number := _number(reading, quantity))]
    for number in [*numbers, *_durations(reading)]:
        if number.span.start == 0 or number.decimals or number.value not in _WORD_OF:
            continue
        value = int(number.value)
        new = (str(value) if number.word else _WORD_OF[value]) + number.scale
        if reading.text[number.span.start - 1] in "$£€" or re.match(r" \d", reading.text[number.span.end :]):
            continue
        if not _reads_well(reading, number.span, new):
            continue
        yield Statement(reading.fact.id, "number-words", True, reading.edited([(number.span, new)]))
        break
    for quantity in reading.quantities:
        rounded = _rounded(reading, quantity)
        if rounded:
            yield Statement(reading.fact.id, "rounded", True, rounded)
            break


def _rounded(reading: Reading, quantity: Quantity) -> str:
    found = _number(reading, quantity)
    if found is None or found.word or quantity.bound is not Bound.EXACT or reading.is_negated:
        return ""
    start = quantity.span.start
    if quantity.text[:1].isalpha() or _GIVEN & set(reading.before(start)) or "exactly" in reading.words:
        return ""
    # Not in "a 177-page report", and not one of the two figures of a vote or a list.
    if {"a", "an"} & set(reading.before(start)) or re.match(
        r"-| and \d|(?: \w+)? to \d", reading.text[found.span.end :]
    ):
        return ""
    value = found.value
    if found.decimals:
        new = float(round(value))
        text = found._replace(decimals=0).with_value(new)
        if value < 10 or found.scale:
            return ""
    else:
        digits = len(str(int(value)))
        if digits < 3 or value % 10 ** (digits - 2) == 0:
            return ""
        new = round(value, 2 - digits)
        text = found.with_value(new)
    if new == value or abs(new - value) / value > 0.02:
        return ""
    return reading.edited([(found.span, text), (Span(start, start), "about ")])


def false_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with a wrong count, a wrong magnitude, a limit turned round, and two figures swapped."""
    if reading.is_negated:
        return
    done: set[str] = set()
    own = [other.low for other in reading.quantities]
    for quantity in reading.quantities:
        for kind, span, new, value in (*_wrong(reading, quantity), *_bounds(quantity)):
            if kind in done or (kind != "bound" and value in own) or not _reads_well(reading, span, new):
                continue
            if book.made_true(reading, lambda one, q=quantity, v=value: _has(one, q, v)):  # type: ignore[misc]
                continue
            done.add(kind)
            yield Statement(reading.fact.id, kind, False, reading.edited([(span, new)]))
    yield from _swapped(reading)


def _reads_well(reading: Reading, span: Span, new: str) -> bool:
    """Tell whether the article before a number fits another one: "an 18 per cent stake"."""
    match = re.search(r"\b(an?) [$£€]?$", reading.text[: span.start])
    return match is None or (match[1] == "an") is bool(re.match(r"8|1[18](?!\d)|eight|eleven", new))


def _wrong(reading: Reading, quantity: Quantity) -> Iterator[tuple[str, Span, str, float]]:
    found = _number(reading, quantity)
    if found is None or quantity.bound not in (Bound.EXACT, Bound.ABOUT) or found.value < 2:
        return
    if _GIVEN & set(reading.before(quantity.span.start)):
        return
    factor = _scale(found.scale)
    seed = f"{reading.fact.id} {quantity.text}"
    for value in stable_order(_values(found, quantity), seed):
        yield "count", found.span, found.with_value(value), value * factor
    if quantity.dimension == "percent":
        return
    if found.scale:
        other = _SCALES[found.scale]
        yield (
            "magnitude",
            found.span,
            found._replace(scale=other).with_value(found.value),
            found.value * _scale(other),
        )
    elif found.value >= 1000 and not found.word:
        yield "magnitude", found.span, found.with_value(found.value * 10), found.value * 10


def _values(found: _Number, quantity: Quantity) -> list[float]:
    """Wrong values of the same shape; larger ones, since of what is more there is also less."""
    value = found.value
    if found.decimals or value > 20 or (quantity.dimension == "percent" and value > 4):
        places = -(len(str(int(value))) - 2) if not found.decimals and value >= 1000 else found.decimals
        values = [round(value * factor, places) for factor in _FACTORS]
    elif quantity.bound is Bound.ABOUT:
        values = [float(round(value * 2)), float(round(value * 3))]
    else:
        values = [value + step for step in (1, 2, 3)]
    if quantity.dimension == "percent" and value <= 100:
        values = [new for new in values if new < 100] or [round(value / 2, found.decimals)]
    return values


def _bounds(quantity: Quantity) -> Iterator[tuple[str, Span, str, float]]:
    for pattern, new in (
        (_LESS, "fewer than " if quantity.dimension == "count" else "less than "),
        (_MORE, "more than "),
    ):
        match = pattern.match(quantity.text)
        if match and quantity.low != quantity.high:
            start = quantity.span.start
            value = quantity.high if quantity.low is None else quantity.low
            if value is not None:
                yield "bound", Span(start, start + match.end()), new, value


def _has(reading: Reading, quantity: Quantity, value: float) -> bool:
    return any(
        other.dimension == quantity.dimension
        and (other.low is None or other.low <= value * 1.05)
        and (other.high is None or value * 0.95 <= other.high)
        for other in reading.quantities
    )


def _swapped(reading: Reading) -> Iterator[Statement]:
    """Two figures of one kind change places; not those of a score, a range or a share."""
    found = [(quantity, number) for quantity in reading.quantities if (number := _number(reading, quantity))]
    for (one, first), (two, second) in pairwise(found):
        between = reading.text[first.span.end : second.span.start].lower().split()
        if one.dimension != two.dimension or one.bound is not two.bound or one.per != two.per:
            continue
        if len(between) < 3 or not _JOINED.isdisjoint((between[0], between[-1])) or "from" in between:
            continue
        if one.low is None or two.low is None or abs(one.low - two.low) <= 0.1 * max(one.low, two.low):
            continue
        # Words of number are small but at a sentence's start, where `edited` sees to it.
        a, b = reading.text[slice(*first.span)].lower(), reading.text[slice(*second.span)]
        text = reading.edited([(first.span, b), (second.span, a)])
        yield Statement(reading.fact.id, "figures-swapped", False, text)
        return


def _number(reading: Reading, quantity: Quantity) -> _Number | None:
    if quantity.dimension not in _DIMENSIONS or quantity.number_span is None or quantity.bound is Bound.RANGE:
        return None
    if quantity.low != quantity.high and quantity.bound in (Bound.EXACT, Bound.ABOUT):
        return None
    return _parse(reading.text, quantity.number_span)


def _durations(reading: Reading) -> Iterator[_Number]:
    for value in reading.times:
        match = re.match(rf"(?:\d+|{'|'.join(_WORDS)}) ", value.text, re.I)
        if value.role is TimeRole.DURATION and match:
            found = _parse(reading.text, Span(value.span.start, value.span.start + match.end() - 1))
            if found is not None:
                yield found


def _parse(text: str, span: Span) -> _Number | None:
    if re.match(r"[-–:/]\d", text[span.end :]) or re.search(r"\d[-–:/]$", text[: span.start]):
        return None  # a score or a range
    match = _FIGURES.fullmatch(text, *span)
    if match:
        decimals = match["decimals"] or ""
        value = float(match["digits"].replace(",", "") + ("." + decimals if decimals else ""))
        return _Number(span, value, len(decimals), match["scale"] or "", "", "," in match["digits"])
    match = _SMALL.fullmatch(text, *span)
    if match:
        return _Number(span, _NUMBER_OF[match["word"].lower()], 0, match["scale"] or "", match["word"], False)
    return None


def _scale(scale: str) -> float:
    return {"": 1.0, " thousand": 1e3, " million": 1e6, " billion": 1e9}[scale]

"""Reads vague plurals: "dozens", "hundreds of thousands of people", "billions of dollars"."""

from __future__ import annotations

from factcheck.model import Bound, Quantity, Span
from factcheck.values.lexicon import STOPS, VAGUE, VAGUE_OF, VAGUE_TIMES, word_set
from factcheck.values.measures import read_currency, read_unit
from factcheck.values.nouns import read_noun
from factcheck.values.tokens import Tokens

_PEOPLE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})
_NOT_SCORES_BEFORE = word_set("test his her its their the exam credit match final sat highest")


def read_vague(t: Tokens, i: int, j: int) -> tuple[tuple[Quantity, ...], int] | None:
    """The vague amount at token `j` in an expression that begins at `i`, and the next token; or None.

    Without a noun of its own it counts people, as copy means it ("dozens were killed").
    """
    low = t.low
    word = low[j]
    if word not in VAGUE:
        return None
    least, most = VAGUE[word]
    k = j + 1
    if low[k] == "of" and low[k + 1] in VAGUE_OF and word in VAGUE_TIMES:
        size = VAGUE_OF[low[k + 1]]
        low_times, high_times = VAGUE_TIMES[word]
        least, most = low_times * size, (high_times + 1) * size - 1
        k += 2
    elif word == "tens" or (word == "scores" and not _counting_scores(t, j)):
        return None
    figures_end = k
    unit, dimension, k = _counted(t, k, word)
    span = Span(t.start[i], t.end[k - 1])
    value = Quantity(
        span, t.text[span.start : span.end], least, most, unit, dimension, Bound.VAGUE, least,
        number_span=Span(t.start[j], t.end[figures_end - 1]),
    )  # fmt: skip
    return (value,), k


def _counting_scores(t: Tokens, j: int) -> bool:
    """Whether "scores" at token `j` is a number, not what a match or an exam ends with."""
    return t.low[j + 1] == "of" and not t.figure(j + 2) and t.low[j - 1] not in _NOT_SCORES_BEFORE


def _counted(t: Tokens, k: int, word: str) -> tuple[str, str, int]:
    low = t.low
    default = "people" if word in _PEOPLE else ""
    at = k
    if low[k] == "of":
        at = k + 1
    elif low[k] in ("more", "other"):
        at = k + 2 if low[k + 1] == "of" else k + 1
    if at > k:
        money = read_currency(t, at, True)
        if money is not None:
            return money.unit, "money", money.next
        unit = read_unit(t, at)
        if unit is not None and low[at] not in ("pound", "pounds"):
            # "hundreds of miles": the range stays in the unit named, so no conversion is lost
            return low[at], "count", unit.next
        noun = read_noun(t, at, singular=False)
        if noun is not None and low[at] not in STOPS:
            return noun[0], "count", noun[1]
    return default, "count", k

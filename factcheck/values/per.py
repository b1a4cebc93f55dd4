"""Reads what an amount is reckoned by: "a month", "per head", "per 100,000", "each"."""

from __future__ import annotations

from factcheck.values.durations import unit_word
from factcheck.values.lexicon import word_set
from factcheck.values.nouns import read_noun
from factcheck.values.numbers import read_number
from factcheck.values.tokens import Tokens

_WORDS = frozenset({"each", "annually", "yearly", "monthly", "weekly", "daily", "apiece", "hourly"})
_PERSONS = word_set(
    "head person share household pupil student child vote barrel unit tonne ton kilo kilogram liter litre "
    "gallon mile piece ticket acre hectare"
)


def read_per(t: Tokens, j: int) -> tuple[str | None, int]:
    """The wording of the rate at token `j` and the token after it; (None, j) where there is none."""
    word = t.low[j]
    at = j + 1 if word == "-" and t.low[j + 1] in ("a", "per", "an") else j
    word = t.low[at]
    if word == "for" and t.low[at + 1] in ("each", "every") and t.low[at + 2][:1].isalpha():
        return t.text[t.start[at] : t.end[at + 2]], at + 3
    if word in _WORDS:
        return t.text[t.start[j] : t.end[at]], at + 1
    if word in ("a", "an", "per", "every", "/"):
        k = at + 1
        if t.low[k] == "-":
            k += 1
        unit = unit_word(t.low[k])
        if unit is not None and t.low[k] == unit:
            if t.low[k + 1] in ("later", "earlier", "ago", "after", "before", "and"):
                return None, j
            return t.text[t.start[at] : t.end[k]], k + 1
        if word in ("a", "per", "/") and t.low[k] in _PERSONS:
            return t.text[t.start[at] : t.end[k]], k + 1
        if word == "per":
            number = read_number(t, k)
            if number is not None:
                noun = read_noun(t, number.next, singular=False)
                end = noun[1] if noun else number.next
                return t.text[t.start[at] : t.end[end - 1]], end
            if t.low[k] == "capita" or t.low[k][:1].isalpha():
                return t.text[t.start[at] : t.end[k]], k + 1
    return None, j

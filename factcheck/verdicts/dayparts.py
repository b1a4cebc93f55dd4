"""Parts of the day and times of the clock: "in the evening" is not at 7.50 a.m.

Values are days at the finest. Copy that has everything else right and the wrong half of the day is wrong all the same.
"""

from __future__ import annotations

import re

from factcheck.model import Analysis, Difference, Reason, Span
from factcheck.named import NamedTuple
from factcheck.verdicts.pairs import Pair

# Hours from and to, generously: an evening begins for some where the afternoon ends for others.
_PARTS = {
    "dawn": (3, 9), "morning": (0, 12), "noon": (11, 14), "midday": (11, 14), "lunchtime": (11, 15),
    "afternoon": (12, 19), "evening": (16, 24), "tonight": (17, 24), "midnight": (23, 25),
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)?\s?(a\.m\.|p\.m\.|am\b|pm\b)", re.IGNORECASE)


class _Time(NamedTuple):
    span: Span
    hours: tuple[float, float]


def part_of_day_differs(pair: Pair) -> Difference | None:
    """Return the part of the day that a claim has otherwise than its fact; None where they fit, or one has none.

    Only where each side has one, so that they are of the same thing.
    """
    mine, theirs = _times(pair.claim), _times(pair.fact)
    if len(mine) != 1 or len(theirs) != 1:
        return None
    (one, other) = mine[0], theirs[0]
    if one.hours[0] < other.hours[1] and other.hours[0] < one.hours[1]:
        return None
    stated, expected = pair.claim.text[slice(*one.span)], pair.fact.text[slice(*other.span)]
    return Difference(Reason.DATE, stated, expected, one.span)


def _times(analysis: Analysis) -> list[_Time]:
    found = [_Time(Span(*word.span()), _PARTS[word[0].lower()]) for word in _WORD.finditer(analysis.text)]
    for clock in _CLOCK.finditer(analysis.text):
        hour = int(clock[1]) % 12 + (12 if clock[2].lower().startswith("p") else 0)
        found.append(_Time(Span(*clock.span()), (hour, hour + 1)))
    return found

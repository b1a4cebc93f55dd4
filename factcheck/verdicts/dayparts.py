"""Times of the clock and parts of the day: "in the evening" is not at 7.50 a.m., and 6.55 p.m. is not 5.40 p.m.

Values are days at the finest. Copy that has everything else right and the wrong hour is wrong all the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.model import Analysis, Difference, Reason, Span, TimeValue
from factcheck.values.clocks import Clock, clocks, fits
from factcheck.verdicts.pairs import Pair

# Hours from and to, generously: an evening begins for some where the afternoon ends for others.
_PARTS = {
    "dawn": (3, 9), "morning": (0, 12), "lunchtime": (11, 15), "afternoon": (12, 19), "evening": (16, 24),
    "tonight": (17, 24),
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)


def hour_differs(pair: Pair) -> Difference | None:
    """Return the hour or part of the day that a claim has otherwise than its fact; None where they fit or one has none.

    Only where the claim has one alone. Of several of the fact none may fit; shown is the one with the same minutes on
    the clock, or else the first.
    """
    mine, theirs = _times(pair.claim), _times(pair.fact)
    if len(mine) != 1 or not theirs or any(fits(mine[0], other) for other in theirs):
        return None
    if len(theirs) > 1 and not _is_of_the_clock(mine[0], theirs):
        return None
    (one,) = mine
    other = next((time for time in theirs if _half_a_day_apart(one, time)), theirs[0])
    stated, expected = pair.claim.text[slice(*one.span)], pair.fact.text[slice(*other.span)]
    return Difference(Reason.DATE, stated, expected, one.span, of_the_day=True)


def far_apart(pair: Pair) -> bool:
    """Tell whether a claim's hour and all of its fact's lie hours apart, and the fact counts none from another.

    "35 minutes later" may well be the claim's.
    """
    if hour_differs(pair) is None or any(isinstance(value, TimeValue) and value.days for value in pair.fact.values):
        return False
    return not any(fits(_widened(_times(pair.claim)[0]), other) for other in _times(pair.fact))


def _widened(one: Clock) -> Clock:
    return replace(one, stretches=tuple((first - _FAR, last + _FAR) for first, last in one.stretches))


_FAR = 150  # minutes


def _is_of_the_clock(one: Clock, others: list[Clock]) -> bool:
    """Tell whether all times are told by the clock: of several parts of a day one is not much like another."""
    return all(last - first < 120 for time in (one, *others) for first, last in time.stretches)


def _half_a_day_apart(one: Clock, other: Clock) -> bool:
    return any(abs(abs(begun - first) - 720) < 1 for first, _ in one.stretches for begun, _ in other.stretches)


def _times(analysis: Analysis) -> list[Clock]:
    """Return the times of the clock in a sentence, and the parts of the day beside none."""
    found = list(clocks(analysis.text))
    for word in _WORD.finditer(analysis.text):
        if not any(one.span.start <= word.start() < one.end for one in found):
            first, last = _PARTS[word[0].lower()]
            found.append(Clock(Span(*word.span()), ((first * 60, last * 60 - 1),)))
    return found

"""Sets the numbers that two values claim against each other."""

from __future__ import annotations

import math

from factcheck.values.extents import Extent
from factcheck.values.relations import Relation

_HEDGED_ALIKE = 0.02  # "close to 33 per cent" and "nearly a third" say the same


def _same(a: float, b: float) -> bool:
    return a == b or (math.isfinite(a) and math.isfinite(b) and abs(a - b) <= 1e-9 * max(abs(a), abs(b)))


def compare_extents(a: Extent, b: Extent) -> Relation:
    """How the extent of a claim stands to that of a fact."""
    same = _same(a.low, b.low) and _same(a.high, b.high)
    if same and (a.soft == b.soft) and (a.low_open, a.high_open) == (b.low_open, b.high_open):
        return Relation.EQUAL
    holds, held = _covers(a, b), _covers(b, a)
    if holds and held:
        # each within the other's tolerance: the rounder figure is the vaguer
        if a.hedged and b.hedged and abs(a.low - b.low) <= _HEDGED_ALIKE * max(abs(a.low), abs(b.low)):
            return Relation.EQUAL
        if a.fineness == b.fineness:
            return Relation.OVERLAPS
        return Relation.WITHIN if a.fineness < b.fineness else Relation.NARROWER
    if holds:
        return Relation.WITHIN
    if held:
        return Relation.NARROWER
    if _touch(a, b) or _touch(b, a):
        return Relation.OVERLAPS
    if a.wide_high < b.wide_low or _same(a.wide_high, b.wide_low):
        return Relation.DISJOINT_BELOW
    if a.wide_low > b.wide_high or _same(a.wide_low, b.wide_high):
        return Relation.DISJOINT_ABOVE
    return Relation.OVERLAPS


def _covers(a: Extent, b: Extent) -> bool:
    """Whether all that `b` states lies within what `a` covers."""
    low_kept = b.low > a.wide_low
    if _same(b.low, a.wide_low):
        low_kept = b.lean > 0 or ((not a.low_open or b.low_open) and not (b.lean < 0 and not a.soft))
    high_kept = b.high < a.wide_high
    if _same(b.high, a.wide_high):
        high_kept = b.lean < 0 or ((not a.high_open or b.high_open) and not (b.lean > 0 and not a.soft))
    return low_kept and high_kept


def _touch(a: Extent, b: Extent) -> bool:
    """Whether `a` is the very figure at which the one-sided `b` begins or ends."""
    if not a.soft or b.soft:
        return False
    return (_same(a.low, b.low) and a.lean >= 0) or (_same(a.high, b.high) and a.lean <= 0)


_FAR = 4.0
_LIMITS_ALIKE = 0.02  # "up to 12 months" and "up to a year"


def one_sided(a: Extent, b: Extent, limits: bool) -> Relation | None:
    """What two figures with an open side say to each other, where intervals alone would mislead.

    Upper limits ("up to 7 %") and, with `limits`, lower ones too (ages) are figures of their own. Lower
    bounds may be loose, but nobody writes "more than 2.5 million" of 2.5 billion.
    """
    if a.side and a.side == b.side and not _same(a.figure, b.figure):
        far = _apart(a.figure, b.figure) > _FAR
        limits = limits or (a.side < 0 and not a.high_open and not b.high_open)
        if limits and _apart(a.figure, b.figure) < 1 + _LIMITS_ALIKE:
            return Relation.EQUAL
        if far or limits:
            return Relation.DISJOINT_BELOW if a.figure < b.figure else Relation.DISJOINT_ABOVE
    # a bound far off the fact's one figure is no confirmation of it
    if (a.side and b.soft) or (b.side and a.soft):
        loose = _covers(a, b) if a.side else _covers(b, a)
        if loose and _apart(a.figure, b.figure) > _FAR:
            return Relation.OVERLAPS
    return None


def _apart(x: float, y: float) -> float:
    """How many times the greater of two figures is the smaller; 1 for figures that are not positive."""
    return max(x, y) / min(x, y) if x > 0 and y > 0 else 1.0

"""Sets the value of a claim against the value of a fact."""

from __future__ import annotations

from factcheck.model import Ordinal, Quantity, TimeValue, Value
from factcheck.values.compare_times import compare_times, weekday_fits
from factcheck.values.extents import quantity_extent
from factcheck.values.overlap import compare_extents, one_sided
from factcheck.values.relations import Relation, mirror

__all__ = ["Relation", "compare", "mirror", "weekday_fits"]


def compare(claim: Value, fact: Value) -> Relation:
    """How the claim's value stands to the fact's.

    Quantities: one figure on both sides is EQUAL, however hedged ("about 2,500" and "2,500"). A plain
    figure covers half a unit of its last stated digit, counts and sums never more than 5 % ("2.5
    million" holds 2,513,400: WITHIN, the other way round NARROWER). "About" covers 10 % either way,
    "nearly" 10 % below, "just over" 10 % above; where each covers the other, the rounder figure is the
    vaguer. "More than 30" holds 32 (WITHIN) and lies above 28 (DISJOINT_ABOVE); against exactly 30 it
    OVERLAPS, since copy drops such words. Per cent and fractions compare as shares; money only in one
    currency; counts whatever is counted (the caller judges nouns); rates only under one "per", where
    both state it.

    Times: places in time compare as intervals. Deadlines ("by"), ends ("until") and beginnings
    ("since") compare among themselves by the period named: "by 2024" against "by September 2025" is
    DISJOINT_BELOW, "by 10 October 2025" DISJOINT_ABOVE, but the rounder "by 2026" WITHIN. A point against
    a deadline is NARROWER when it keeps it, and a deadline against a point WITHIN. Lengths compare in
    days, with half a unit of rounding but never more than an eighth, a month being 28 to 31 days.
    Recurring times are EQUAL or INCOMPARABLE. A date without a year takes the other's year, and "on a
    Tuesday" holds every Tuesday.
    """
    if isinstance(claim, Quantity) and isinstance(fact, Quantity):
        return _quantities(claim, fact)
    if isinstance(claim, TimeValue) and isinstance(fact, TimeValue):
        return compare_times(claim, fact)
    if isinstance(claim, Ordinal) and isinstance(fact, Ordinal):
        return _ordinals(claim, fact)
    return Relation.INCOMPARABLE


def _ordinals(claim: Ordinal, fact: Ordinal) -> Relation:
    if claim.rank == fact.rank:
        return Relation.EQUAL
    if claim.rank < 0 or fact.rank < 0:
        return Relation.INCOMPARABLE  # the last of three is also the third
    return Relation.DISJOINT_BELOW if claim.rank < fact.rank else Relation.DISJOINT_ABOVE


# --------------------------------------------------------------------------- quantities

_SHARES = frozenset({"percent", "fraction"})
_NAMED_UNITS = frozenset({"money", "points", "multiple", "age"})


def _quantities(claim: Quantity, fact: Quantity) -> Relation:
    if claim.dimension != fact.dimension and not {claim.dimension, fact.dimension} <= _SHARES:
        return Relation.INCOMPARABLE
    if claim.dimension in _NAMED_UNITS and claim.unit != fact.unit:
        return Relation.INCOMPARABLE
    if claim.dimension == "temperature" and "degree" in (claim.unit, fact.unit) and claim.unit != fact.unit:
        return Relation.INCOMPARABLE  # degrees of which scale?
    if claim.per and fact.per and _rate(claim.per) != _rate(fact.per):
        return Relation.INCOMPARABLE
    converted = claim.unit != fact.unit and claim.dimension not in ("count", "percent", "fraction")
    a, b = quantity_extent(claim, converted), quantity_extent(fact, converted)
    if a is None or b is None:
        return Relation.INCOMPARABLE
    return one_sided(a, b, claim.dimension == "age") or compare_extents(a, b)


def _rate(per: str) -> str:
    words = per.lower().replace("/", " ").replace("-", " ").split()
    named = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
             "hourly": "hour", "apiece": "each"}  # fmt: skip
    return " ".join(named.get(word, word) for word in words if word not in ("a", "an", "per", "every"))

"""How a claim's value may stand to a fact's."""

from __future__ import annotations

from enum import Enum


class Relation(str, Enum):
    """How a claim's value stands to a fact's."""

    EQUAL = "equal"
    WITHIN = "within"  # the claim is vaguer and contains or safely rounds the fact
    NARROWER = "narrower"  # the claim lies inside the fact but is more precise
    OVERLAPS = "overlaps"  # they share some ground, and neither holds the other
    DISJOINT_BELOW = "disjoint-below"  # the claim is wholly smaller or earlier
    DISJOINT_ABOVE = "disjoint-above"  # the claim is wholly greater or later
    INCOMPARABLE = "incomparable"  # another dimension, unit or kind


# What says that a claim's value agrees with a fact's, and what that it excludes it.
CONFIRMS = (Relation.EQUAL, Relation.WITHIN)
DISJOINT = (Relation.DISJOINT_BELOW, Relation.DISJOINT_ABOVE)

_MIRROR = {
    Relation.WITHIN: Relation.NARROWER,
    Relation.NARROWER: Relation.WITHIN,
    Relation.DISJOINT_BELOW: Relation.DISJOINT_ABOVE,
    Relation.DISJOINT_ABOVE: Relation.DISJOINT_BELOW,
}


def mirror(relation: Relation) -> Relation:
    """The relation seen from the fact's side: `compare(a, b) == mirror(compare(b, a))`."""
    return _MIRROR.get(relation, relation)

"""What the frames of a claim and a fact say beside each other, as a few named numbers."""

from __future__ import annotations

from factcheck.named import NamedTuple


class FrameSignals(NamedTuple):
    """Counts over the aligned predicates of a claim and a fact, and the strength of the best alignment."""

    polarity_same: float
    polarity_opposite: float  # one negated or of opposite sense, not both
    roles_kept: float
    roles_swapped: float
    argument_differs: float  # another name in a role that one fills, all others agreeing
    quantifier_conflict: float
    order_conflict: float
    crossed_values: float  # figures and dates of the fact that stand with another participant
    strength: float  # 0 to 1


NOTHING = FrameSignals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

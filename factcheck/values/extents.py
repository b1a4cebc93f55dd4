"""The stretch of numbers that a quantity or a length of time claims, as `compare` weighs it."""

from __future__ import annotations

import math

from factcheck.frozen import dataclass
from factcheck.model import Bound, Quantity, TimeValue
from factcheck.values.lexicon import SPANS
from factcheck.values.units import factor

LOOSE = 0.10  # "about", "nearly", "just over": how far the true figure may lie from the one stated
_ROUNDED = 0.05  # a plain count or sum is never rounded by more than this share of itself
_UNIT_ROUNDED = 0.125  # "four years" for three years and ten months, not for three and a half
_UNIT_HEDGED = 0.15  # "almost a week" for six days
_SPELT_FRACTION = 0.05  # "a third" for 32 per cent
_CONVERTED = 0.02  # miles for kilometres

_LEANS = {Bound.OVER: 1, Bound.NEARLY: -1}
_HEDGES = (Bound.ABOUT, Bound.NEARLY, Bound.OVER)
_ONE_SIDED = (Bound.MORE, Bound.AT_LEAST, Bound.LESS, Bound.AT_MOST)


@dataclass(frozen=True, slots=True)
class Extent:
    """What a value says in numbers.

    `low` and `high` frame what is stated, `wide_low` and `wide_high` what it still covers once rounding
    and hedges are allowed for; infinite where open. `soft` marks one figure, however hedged; `low_open`
    and `high_open` that the end itself is excluded. The greater `fineness`, the more precise the wording.
    """

    low: float
    high: float
    wide_low: float
    wide_high: float
    soft: bool
    low_open: bool = False
    high_open: bool = False
    fineness: float = 0.0
    hedged: bool = False
    lean: int = 0  # 1 for "just over", -1 for "nearly": on which side of the figure the truth lies

    @property
    def figure(self) -> float:
        """The figure stated: the end that is not open."""
        return self.low if math.isfinite(self.low) else self.high

    @property
    def side(self) -> int:
        """1 for "more than", -1 for "up to", 0 where both ends are stated."""
        return (self.high == math.inf) - (self.low == -math.inf)


def significant(value: float) -> int:
    """How many digits of `value` are stated before its closing zeros."""
    digits = f"{abs(value):.9g}".partition("e")[0].replace(".", "").strip("0")
    return max(1, len(digits))


def _widen(low: float, high: float, half: float, bound: Bound) -> tuple[float, float]:
    loose_low, loose_high = abs(low) * LOOSE, abs(high) * LOOSE
    if bound is Bound.ABOUT:
        return low - max(half, loose_low), high + max(half, loose_high)
    if bound is Bound.NEARLY:
        return low - max(half, loose_low), high
    if bound is Bound.OVER:
        return low, high + max(half, loose_high)
    return low - half, high + half


def _framed(low: float | None, high: float | None, bound: Bound, fineness: float) -> Extent:
    lowest = -math.inf if low is None else low
    highest = math.inf if high is None else high
    return Extent(lowest, highest, lowest, highest, False, bound is Bound.MORE, bound is Bound.LESS, fineness)


def _soft(low: float, high: float, wide: tuple[float, float], bound: Bound, fineness: float) -> Extent:
    return Extent(
        low,
        high,
        wide[0],
        wide[1],
        True,
        fineness=fineness,
        hedged=bound in _HEDGES,
        lean=_LEANS.get(bound, 0),
    )


def quantity_extent(value: Quantity, converted: bool) -> Extent | None:
    """The extent of a quantity, per cent as a share of one; None if it states no figure.

    `converted` says that the other value is in another unit of the same dimension.
    """
    scale = 0.01 if value.dimension == "percent" else 1.0
    low = None if value.low is None else value.low * scale
    high = None if value.high is None else value.high * scale
    if low is None and high is None:
        return None
    figure = low if low is not None else high
    assert figure is not None
    unit = factor(value.unit) * scale
    fineness = float(significant(figure / unit if unit else figure))
    if value.dimension == "fraction":
        fineness = 1.0
    if value.bound in _ONE_SIDED or low is None or high is None or low != high:
        return _framed(low, high, value.bound, fineness)
    half = value.step * scale / 2
    if value.dimension == "fraction":
        half = abs(low) * _SPELT_FRACTION
    elif value.dimension in ("count", "money"):
        half = min(half, abs(low) * _ROUNDED) if value.step > 1 or value.dimension == "money" else 0.0
    if converted:
        half = max(half, abs(low) * _CONVERTED)
    return _soft(low, high, _widen(low, high, half, value.bound), value.bound, fineness)


def length_extent(value: TimeValue) -> Extent | None:
    """The extent of a length or an offset in days; None if it has none."""
    if value.days is None:
        return None
    low, high = value.days
    size = SPANS.get(value.granularity, (1 / 24, 1 / 24))[1]
    fineness = -size
    if value.bound in (Bound.MORE, Bound.AT_LEAST):
        return _framed(low, None, value.bound, fineness)
    if value.bound in (Bound.LESS, Bound.AT_MOST):
        return _framed(None, high, value.bound, fineness)
    if value.bound in (Bound.RANGE, Bound.VAGUE):
        return Extent(low, high, low, high, False, fineness=fineness)
    middle = (abs(low) + abs(high)) / 2
    share = _UNIT_HEDGED if value.bound in _HEDGES else _UNIT_ROUNDED
    half = 0.0 if size <= 1 else min(size / 2, middle * share)
    return _soft(low, high, _widen(low, high, half, value.bound), value.bound, fineness)

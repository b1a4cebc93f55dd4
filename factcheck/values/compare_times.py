"""Sets the time that a claim states against the time that a fact states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.model import Bound, TimeRole, TimeValue
from factcheck.values.calendars import add_days, add_months, nearest_year, shift_unit, unit_frame
from factcheck.values.extents import length_extent
from factcheck.values.lexicon import MONTHS
from factcheck.values.overlap import compare_extents, one_sided
from factcheck.values.relations import Relation, mirror

_LENGTHS = frozenset({TimeRole.DURATION, TimeRole.OFFSET})
_PLACES = frozenset({TimeRole.AT, TimeRole.RANGE})
_ENDS = frozenset({TimeRole.BY, TimeRole.UNTIL})


def compare_times(claim: TimeValue, fact: TimeValue) -> Relation:
    """How the claim's time stands to the fact's, by the rules that `compare` states."""
    if claim.recurring or fact.recurring:
        return _recurring(claim, fact)
    if claim.role in _LENGTHS or fact.role in _LENGTHS:
        return _lengths(claim, fact)
    if _open(claim) or _open(fact):
        return _weekdays(claim, fact)
    claim, fact = _in_one_year(claim, fact)
    if claim.role is TimeRole.RANGE and fact.role is TimeRole.RANGE:
        return _ranges(claim, fact)
    if _edge(claim) == "end" and _edge(fact) == "end":
        return _deadlines(claim, fact)
    if _edge(claim) and _edge(claim) == _edge(fact):
        return _intervals(_core(claim), _core(fact))
    roles = {claim.role, fact.role}
    if TimeRole.RANGE in roles:
        against = _edge_against_range(claim, fact)
        if against is not None:
            return against
    if TimeRole.SINCE in roles and not roles.isdisjoint(_ENDS):
        return Relation.INCOMPARABLE
    if _so_far(claim, fact) or _so_far(fact, claim):
        return Relation.EQUAL
    relation = _intervals(_interval(claim), _interval(fact))
    # a state "since 2010" is no match for its beginning in 2014, nor a contradiction of 2014's events
    since = claim if _edge(claim) == "start" else fact if _edge(fact) == "start" else None
    if since is not None and relation in (Relation.WITHIN, Relation.NARROWER):
        return relation if _reaches(_core(claim), _core(fact)) else Relation.OVERLAPS
    return relation


def _so_far(one: TimeValue, other: TimeValue) -> bool:
    """Tell whether one is what has gone by of the year that the other is: "earlier this year", "in 2024"."""
    if not one.relative or not one.granularity == other.granularity == "year" or one.start is None or one.end is None:
        return False
    if not {one.role, other.role} <= _PLACES or other.start is None or other.end is None:
        return False
    return one.start == other.start and one.end <= other.end


def _edge_against_range(claim: TimeValue, fact: TimeValue) -> Relation | None:
    """ "Until 2024" or "since 2014" against a stretch: only the edge named is compared."""
    named = fact if claim.role is TimeRole.RANGE else claim
    stretch = claim if claim.role is TimeRole.RANGE else fact
    if named.role not in (TimeRole.UNTIL, TimeRole.SINCE) or _edge(named) == "":
        return None
    edge = edge_frame(stretch, named.role is TimeRole.SINCE)
    relation = _intervals(_core(named), edge)
    return relation if named is claim else mirror(relation)


def _recurring(claim: TimeValue, fact: TimeValue) -> Relation:
    if not (claim.recurring and fact.recurring):
        return Relation.INCOMPARABLE
    same = claim.weekday == fact.weekday and claim.days == fact.days
    return Relation.EQUAL if same else Relation.INCOMPARABLE


def _lengths(claim: TimeValue, fact: TimeValue) -> Relation:
    if claim.role is not fact.role:
        return _lengths_alike(claim, fact)
    a, b = length_extent(claim), length_extent(fact)
    if a is None or b is None:
        return Relation.INCOMPARABLE
    return one_sided(a, b, False) or compare_extents(a, b)


_ALIKE = (Relation.EQUAL, Relation.WITHIN, Relation.NARROWER)
_MONTHS_DIFFER = 31 / 28  # "30 days to appeal" and "within a month"


def _lengths_alike(claim: TimeValue, fact: TimeValue) -> Relation:
    """ "Took six days" against "six days later": the same length agrees; another may be that of something else.

    Two limits are compared whatever their form: "has 48 hours to report it" against "within 72 hours of noticing it".
    """
    a, b = _as_length(claim), _as_length(fact)
    if a is None or b is None:
        return Relation.INCOMPARABLE
    relation = _lengths(a, b)
    if relation in _ALIKE:
        return relation
    if not a.bound is b.bound is Bound.AT_MOST or a.days is None or b.days is None:
        return Relation.INCOMPARABLE
    least, most = sorted((a.days[1], b.days[1]))
    return Relation.EQUAL if most <= least * _MONTHS_DIFFER else relation


def _as_length(value: TimeValue) -> TimeValue | None:
    """A length, an offset or a deadline "within" so long as a length without direction; None for any other."""
    if value.days is None:
        return None
    low, high = value.days
    days = (low, high) if low >= 0 else (-high, -low)
    bound = Bound.AT_MOST if value.role is TimeRole.BY else value.bound
    return replace(value, role=TimeRole.DURATION, days=days, bound=bound)


def _weekdays(claim: TimeValue, fact: TimeValue) -> Relation:
    """ "On a Tuesday" against a dated day, which is the more precise."""
    a, b = _weekday(claim), _weekday(fact)
    if a is None or b is None or claim.relative or fact.relative:
        return Relation.INCOMPARABLE
    if a == b:
        if _open(claim) and _open(fact):
            return Relation.EQUAL
        return Relation.WITHIN if _open(claim) else Relation.NARROWER
    return Relation.DISJOINT_BELOW if a < b else Relation.DISJOINT_ABOVE


def _weekday(value: TimeValue) -> int | None:
    if _open(value):
        return value.weekday
    single = value.start is not None and value.start == value.end
    return value.start.weekday() if single and value.start is not None else None


_DATED_OTHERWISE = frozenset({"last", "this", "next", "past", "coming", "year"})


def _yearless(value: TimeValue) -> bool:
    """Whether a date was stated without its year, which the anchor then supplied."""
    if not value.relative or value.core_start is None:
        return False
    words = {word.strip(".,") for word in value.text.lower().split()}
    return not words.isdisjoint(MONTHS) and words.isdisjoint(_DATED_OTHERWISE)


def _in_one_year(claim: TimeValue, fact: TimeValue) -> tuple[TimeValue, TimeValue]:
    """Both values, one without a year moved to the other's: "15 March" in a piece on 2011."""
    if _yearless(claim) == _yearless(fact):
        return claim, fact
    if _yearless(fact):
        return claim, _moved(fact, claim)
    return _moved(claim, fact), fact


def _moved(value: TimeValue, to: TimeValue) -> TimeValue:
    day = value.core_start
    if day is None or to.core_start is None:
        return value
    years = nearest_year(day.month, min(day.day, 28), to.core_start, 0) - day.year

    def move(when: date | None) -> date | None:
        return None if when is None else add_months(when, 12 * years)

    return replace(
        value, start=move(value.start), end=move(value.end), core_start=move(value.core_start),
        core_end=move(value.core_end),
    )  # fmt: skip


def _open(value: TimeValue) -> bool:
    return value.start is None and value.end is None


def _deadlines(claim: TimeValue, fact: TimeValue) -> Relation:
    """Two ends: the same last day is the same end, and a later one is vaguer only if it is also rounder."""
    if claim.end is not None and claim.end == fact.end:
        return Relation.EQUAL
    relation = _intervals(_core(claim), _core(fact))
    if relation is Relation.DISJOINT_ABOVE and _follows(claim, fact):
        return Relation.WITHIN
    if relation is Relation.DISJOINT_BELOW and _follows(fact, claim):
        return Relation.NARROWER
    return relation


_ROUNDNESS = ("day", "week", "month", "season", "quarter", "year", "decade", "century")
_DAYS = dict(zip(_ROUNDNESS, (1, 7, 31, 92, 92, 366, 3653, 36525)))


def _follows(later: TimeValue, earlier: TimeValue) -> bool:
    """Whether the later of two deadlines says no more than the earlier one: rounder, or just after it.

    Rounder only goes as far as rounding does: "by 2026" may stand for September 2025, "by 2028" is another deadline.
    """
    if later.role is not TimeRole.BY or earlier.role is not TimeRole.BY:
        return False
    if _core(later)[0] <= add_days(_core(earlier)[1], 1):
        return True
    order = _ROUNDNESS.index
    if later.granularity not in _DAYS or earlier.granularity not in _DAYS:
        return False
    is_near = _core(later)[0] <= add_days(_core(earlier)[1], _DAYS[later.granularity])
    return is_near and order(later.granularity) > order(earlier.granularity)


def _edge(value: TimeValue) -> str:
    """Which edge of something a value names: its end, its beginning, or neither."""
    if value.role in _ENDS:
        return "end"
    if value.role is TimeRole.AT_LEAST_UNTIL:
        return "least"
    return "start" if value.role is TimeRole.SINCE and not _after(value) else ""


def _after(value: TimeValue) -> bool:
    """Whether a SINCE value is an "after": it begins behind the period named."""
    return value.start is not None and value.core_end is not None and value.start > value.core_end


_Interval = tuple[date, date]


def _core(value: TimeValue) -> _Interval:
    start = value.core_start or value.start or date.min
    end = value.core_end or value.end or date.max
    return _hedged(value, start, end)


def _interval(value: TimeValue) -> _Interval:
    if value.role is TimeRole.AT_LEAST_UNTIL:
        return _core(value)[0], date.max
    return _hedged(value, value.start or date.min, value.end or date.max)


def _hedged(value: TimeValue, start: date, end: date) -> _Interval:
    """The interval, widened by one of its own units for "around 2014"."""
    if value.bound in (Bound.ABOUT, Bound.NEARLY, Bound.OVER) and value.role in _PLACES and start < end:
        unit = value.granularity if value.granularity in ("month", "year", "decade", "week") else "month"
        return shift_unit(unit, start, -1), shift_unit(unit, end, 1)
    if value.bound is Bound.ABOUT and start == end:
        return add_days(start, -3), add_days(end, 3)
    return start, end


def _intervals(a: _Interval, b: _Interval) -> Relation:
    if a == b:
        return Relation.EQUAL
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.WITHIN
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[1] < b[0]:
        return Relation.DISJOINT_BELOW
    if a[0] > b[1]:
        return Relation.DISJOINT_ABOVE
    return Relation.OVERLAPS


def _reaches(a: _Interval, b: _Interval) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _ranges(claim: TimeValue, fact: TimeValue) -> Relation:
    """Two stretches with a beginning and an end: both edges must fit, and one that does not decides."""
    whole = _intervals(_interval(claim), _interval(fact))
    if whole in (Relation.EQUAL, Relation.DISJOINT_BELOW, Relation.DISJOINT_ABOVE):
        return whole
    if any(value.text[:7].lower() == "between" for value in (claim, fact)):
        return whole  # somewhere in between: no edges are claimed
    first = _intervals(edge_frame(claim, True), edge_frame(fact, True))
    last = _intervals(edge_frame(claim, False), edge_frame(fact, False))
    edges = (first, last)
    if first is last is Relation.EQUAL:
        return whole  # "about 2014-17" has the edges of "2014-17", and room around them
    if all(edge in (Relation.EQUAL, Relation.WITHIN) for edge in edges):
        return Relation.WITHIN
    if all(edge in (Relation.EQUAL, Relation.NARROWER) for edge in edges):
        return Relation.NARROWER
    apart = [edge for edge in edges if edge in (Relation.DISJOINT_BELOW, Relation.DISJOINT_ABOVE)]
    return apart[0] if len(apart) == 1 else Relation.OVERLAPS


def edge_frame(value: TimeValue, first: bool) -> _Interval:
    """The day, month or year that a stretch begins or ends with, as its dates show."""
    day = value.start if first else value.end
    if day is None:
        return (date.min, date.min) if first else (date.max, date.max)
    if value.granularity == "day":
        return day, day
    year, month = unit_frame("year", day), unit_frame("month", day)
    at = 0 if first else 1
    if value.granularity == "year" and day == year[at]:
        return year
    return month if day == month[at] else (day, day)


def weekday_fits(value: TimeValue) -> bool | None:
    """Whether the weekday named beside a date is that date's; None where none or no single day is named."""
    if value.weekday is None or value.core_start is None or value.core_start != value.core_end:
        return None
    return value.core_start.weekday() == value.weekday

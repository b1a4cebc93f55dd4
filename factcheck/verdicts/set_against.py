"""How a value of a claim stands to one of a fact, by what their sentences say of the two beside the figures.

Each is a figure or a day by itself; whether one excludes the other also hangs on what it is the whole of, who has it,
and what begins or ends on that day.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.polarity import is_negative
from factcheck.model import Analysis, Ordinal, Quantity, TimeRole, TimeValue, Value
from factcheck.values.compare import Relation, compare
from factcheck.values.relations import DISJOINT
from factcheck.values.remainders import parts_of
from factcheck.verdicts.ending import is_of_end, is_of_start
from factcheck.verdicts.worked_out import speaks_of_total


def set_against(value: Value, partner: Value, claim: Analysis, fact: Analysis) -> Relation:
    """Return how a value stands to one of the fact.

    What "expires in June" says is until when something runs, and what "began on 3 May" says is from when. What "the
    other three" are is told by no other three.
    """
    if isinstance(value, TimeValue) and isinstance(partner, TimeValue):
        if partner.role is TimeRole.RANGE and value.role is TimeRole.AT and partner.granularity == "day":
            if is_of_end(claim, value.span):
                return compare(value, replace(_point(partner), start=partner.end, core_start=partner.core_end))
            if is_of_start(claim, value.span):
                return compare(value, replace(_point(partner), end=partner.start, core_end=partner.core_start))
        if partner.role is TimeRole.UNTIL and value.role is TimeRole.AT and is_of_end(claim, value.span):
            return compare(value, _point(partner))
        if value.role is TimeRole.UNTIL and partner.role is TimeRole.AT and is_of_end(fact, partner.span):
            return compare(_point(value), partner)
        denied = is_negative(claim.tokens) and is_negative(fact.tokens)
        if denied and partner.role is TimeRole.AT_LEAST_UNTIL and _is_before(value, partner):
            return Relation.WITHIN  # what will not be until 2031 at least is not in 2030
    relation = compare(value, partner)
    if relation in DISJOINT and _of_the_rest(value, claim) != _of_the_rest(partner, fact):
        return Relation.INCOMPARABLE
    if relation in DISJOINT and isinstance(value, Quantity) and _each_or_all(claim, fact):
        return Relation.INCOMPARABLE
    if relation in DISJOINT and (_is_part_of(value, partner, claim) or _is_part_of(partner, value, fact)):
        return Relation.INCOMPARABLE
    if relation is Relation.INCOMPARABLE:
        return _as_much_taken_off(value, partner) or _as_many_times(value, partner, claim, fact)
    return relation


def is_part_or_whole(analysis: Analysis, number: int) -> bool:
    """Tell whether a value and the one before it are part and whole: "18 of York's 71", "71, of which 18"."""
    if not number:
        return False
    between = analysis.text[analysis.values[number - 1].span.end : analysis.values[number].span.start]
    return between.strip(" ,").split()[:1] == ["of"] and is_whole(analysis.values[number], analysis)


def _is_before(value: TimeValue, limit: TimeValue) -> bool:
    return value.end is not None and limit.core_start is not None and value.end < limit.core_start


def _each_or_all(claim: Analysis, fact: Analysis) -> bool:
    """Tell whether one of two sentences gives what each has and the other what all have together."""
    sides = [(_is_of_each(one), speaks_of_total(one)) for one in (claim, fact)]
    return any(each and not total and other for (each, total), (_, other) in (sides, sides[::-1]))


_TIMES = frozenset("time second minute hour day night week month quarter season year".split())


def _is_of_each(analysis: Analysis) -> bool:
    """Tell whether a sentence gives what each of several has; not what it is each time."""
    words = [token.lemma.lower() for token in analysis.tokens]
    return any(word in ("each", "apiece") and after not in _TIMES for word, after in zip(words, [*words[1:], ""]))


REST = frozenset(("other", "others", "remaining", "remainder", "rest"))
"""Words for what is left when some have been named."""


def _of_the_rest(value: Value, analysis: Analysis) -> bool:
    """Tell whether a figure counts those that are left when some have been named: "the other three"."""
    before = [token.text.lower() for token in analysis.tokens if token.end <= value.span.start][-1:]
    return bool(REST & {*before, *value.text.lower().split()})


def _is_part_of(figure: Value, remainder: Value, analysis: Analysis) -> bool:
    """Tell whether a figure is what "all but two of the nine" takes off, or the whole that it takes it from."""
    parts = parts_of(remainder)
    if parts is None or not isinstance(figure, Quantity) or figure.low != figure.high:
        return False
    return figure.low == parts.taken or (figure.low == parts.whole and is_whole(figure, analysis))


def _as_much_taken_off(value: Value, partner: Value) -> Relation | None:
    """Return how "all but two of the nine" stands to "all but three"; None where not both are of that kind."""
    mine, theirs = parts_of(value), parts_of(partner)
    if mine is None or theirs is None:
        return None
    if mine.taken == theirs.taken:
        return Relation.EQUAL
    return Relation.DISJOINT_BELOW if mine.taken < theirs.taken else Relation.DISJOINT_ABOVE


def _as_many_times(value: Value, partner: Value, claim: Analysis, fact: Analysis) -> Relation:
    """Return how a value stands to one of another kind: "three times" has as many as "for a third time"."""
    for one, other, ranked in ((value, partner, claim), (partner, value, fact)):
        if isinstance(one, Ordinal) and isinstance(other, Quantity) and other.unit == "times":
            following = next((token.lemma for token in ranked.tokens if token.start >= one.span.end), "")
            if following == "time" and other.low == other.high == one.rank:
                return Relation.EQUAL
    return Relation.INCOMPARABLE


def _point(value: TimeValue) -> TimeValue:
    return replace(value, role=TimeRole.AT, start=value.core_start, end=value.core_end)


_POSSESSIVES = frozenset(("'s", "’s", "'", "’", "its", "their", "his", "her", "our"))
_BEFORE = 4  # words before a figure that may say of what it is the whole


def is_whole(value: Value, analysis: Analysis) -> bool:
    """Tell whether others are part of a figure: "34 of the 110 seats", "38 of the prison's 190 posts"."""
    before = [token.text.lower() for token in analysis.tokens if token.end <= value.span.start][-_BEFORE:]
    if "of" in before[-2:] or analysis.text[slice(*value.span)].lower().startswith("of "):
        return True
    return "of" in before and not _POSSESSIVES.isdisjoint(before)

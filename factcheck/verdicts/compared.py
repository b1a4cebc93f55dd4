"""Which of two things came first or is the greater, by the facts that tell each: "Lund closed before Ystad did".

No fact says so; two facts have a date each. What the sentence says of either is put as a sentence of its own
(`claims.halves`) and read beside the base like any other. Where facts confirm both, their dates or amounts are set
against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.claims.comparisons import Comparison, comparisons
from factcheck.claims.halves import halves
from factcheck.claims.words import pairs, words
from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Difference, Quantity, Reason, Signal, TimeRole, TimeValue, Value, Verdict
from factcheck.values.arithmetic import derived
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.dayparts import hour_differs
from factcheck.verdicts.decide import Decision
from factcheck.verdicts.grounds import Ground, comparable, grounds, kind, those_of_it
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.pairs import dated_alike, same_noun

_LEAST = 0.6

_BY_RULE = 0.97  # what an exact reading or a rule gives
_AS_GOOD_AS_SURE = 0.9  # where the dates need not be of the very things that nouns name
_LIKELY = 0.7  # where they stand to each other as the claim says: more than one thing agrees
_SURE = 0.8  # that facts confirm both halves, for their values to decide
_RATIOS = ("percent", "points", "multiple", "fraction")
_TURNED = pairs(
    """before:after after:before more:fewer fewer:more less:more larger:smaller smaller:larger bigger:smaller
    greater:smaller higher:lower lower:higher longer:shorter shorter:longer earlier:later sooner:later later:earlier
    cheaper:dearer dearer:cheaper heavier:lighter lighter:heavier"""
)

Ask = Callable[[str], Sequence[Judged]]
"""Reads a sentence beside the base."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with what the base makes of it: whether it holds, by which fact and value of either half."""

    found: Comparison
    holds: bool
    first: Ground
    second: Ground
    values: tuple[Value, Value]

    @property
    def certainty(self) -> float:
        """How likely it is that the facts confirm what each half says, the less likely of the two.

        Where they speak against the claim, by the reader alone: two halves that are only likely make no contradiction.
        """
        sides = (self.first, self.second)
        return min(side.likely if self.holds else side.certainty for side in sides)

    def is_dated(self) -> bool:
        """Tell whether the dates are those of what is compared: of a thing named by a noun, its own for certain."""
        if not self.found.of_time:
            return True
        sides = (self.first, self.second)
        return any(side.of_it for side in sides) and all(
            side.of_it or any(token.pos in ("VERB", "AUX") for token in side.item.pair.claim.tokens) for side in sides
        )

    def is_all_of(self, claim: Analysis) -> bool:
        """Tell whether a claim says nothing beyond the comparison."""
        told = {*self.found.first, *self.found.second}
        said = [value.span for value in (self.found.apart,) if value is not None]
        said.append(self.found.at)
        return all(
            place in told or fold(token.lemma) in STOPWORDS or not token.text[:1].isalnum()
            or token.text.lower() == "than" or any(span.start <= token.start < span.end for span in said)
            for place, token in enumerate(claim.tokens)
        )  # fmt: skip

    def difference(self, claim: Analysis) -> Difference:
        """Return what would have to be said instead: "after" for "before"."""
        stated = claim.text[slice(*self.found.at)]
        return Difference(Reason.ORDER, stated, _TURNED.get(stated.lower(), "the other way round"), self.found.at)

    def looked_up(self) -> Iterator[tuple[int, Signal]]:
        """Yield what was read off the fact of either half, with the fact's number."""
        for side, value in zip((self.first, self.second), self.values):
            note = f"“{side.item.pair.claim.text}” has “{value.text}”"
            yield side.item.evidence.fact, Signal("looked up", round(side.likely, 3), note)

    def why(self) -> str:
        """Return what the base has for either side, as a sentence."""
        first, second = (value.text for value in self.values)
        return f"The base has “{first}” for the first of the two, “{second}” for the other."


def compared(claim: Analysis, ask: Ask) -> tuple[Compared, ...]:
    """Return what the base makes of the comparisons in a parsed claim, in order; () where it settles none."""
    settled = []
    for found in comparisons(claim):
        told = halves(claim, found)
        if told is None:
            continue
        first = grounds(ask(told[0]), found.of_time, found.measures, _LEAST)
        second = grounds(ask(told[1]), found.of_time, found.measures, _LEAST) if first else ()
        one = _settled(found, first, second)
        if one is not None:
            settled.append(one)
    return tuple(settled)


def weighed(
    decision: Decision, claim: Analysis, judged: Sequence[Judged], settled: Sequence[Compared]
) -> Decision:
    """Return a decision on a claim with what its comparisons make of it.

    One that does not hold makes it wrong. One that holds confirms a claim that says no more than that, and that
    nothing else decides.
    """
    decision = replace(decision, looked_up=tuple(row for one in settled for row in one.looked_up()))
    for one in settled:
        if not one.holds and one.certainty >= (_SURE if one.is_dated() else _AS_GOOD_AS_SURE):
            return _decided(Verdict.CONTRADICTED, one, claim, judged, decision)
    learnt = decision.verdict is Verdict.CONTRADICTED and decision.contradicted < _BY_RULE
    if decision.verdict is Verdict.UNVERIFIED or learnt:
        for one in settled:
            if one.holds and one.certainty >= _LIKELY and one.is_all_of(claim) and not _at_another_hour(judged):
                return _decided(Verdict.SUPPORTED, one, claim, judged, decision)
    return decision


def _at_another_hour(judged: Sequence[Judged]) -> bool:
    """Tell whether a claim has another hour than the fact nearest to it: "the morning before" what was at 4 p.m."""
    nearest = max(judged, key=lambda item: item.evidence.coverage, default=None)
    return nearest is not None and hour_differs(nearest.pair) is not None


def _decided(
    verdict: Verdict, one: Compared, claim: Analysis, judged: Sequence[Judged], decision: Decision
) -> Decision:
    sides = (one.first.item, one.second.item)
    by, beside = (
        next((item for item in judged if item.evidence.fact == side.evidence.fact), side) for side in sides
    )
    wrong = verdict is Verdict.CONTRADICTED
    return Decision(
        verdict, by,
        1 - one.certainty if wrong else one.certainty,
        one.certainty if wrong else 1 - one.certainty,
        decision.features,
        differences=(one.difference(claim),) if wrong else (),
        beside=beside if beside.evidence.fact != by.evidence.fact else None,
        why=one.why() if wrong else "",
        looked_up=decision.looked_up,
    )  # fmt: skip


def _settled(found: Comparison, first: Sequence[Ground], second: Sequence[Ground]) -> Compared | None:
    """Set the values of two halves against each other; None where those that may be meant do not agree."""
    if not (first and second):
        return None
    first, second = _each_its_own(first, second)
    if _is_same(first[0], second[0]):
        first, second = _parted(first, second)
        if not (first and second):
            return None
    apart = [ground for ground in second if not _is_same(first[0], ground)]
    if len(apart) < len(second) and _tells_order(first[0].item.pair.fact):
        return None  # that fact tells itself how they stand to each other
    answers = []
    for one in those_of_it(first):
        for other in those_of_it(apart):
            for mine in one.values:
                for theirs in other.values:
                    same_place = one.item.evidence.fact == other.item.evidence.fact and mine == theirs
                    alike = comparable(mine, theirs) or (_told_by(one, mine) and _told_by(other, theirs))
                    of_one_kind = alike and _of_one_measure(found, mine, theirs)
                    if not same_place and of_one_kind and dated_alike(mine, theirs):
                        answers += _answer(found, one, other, mine, theirs)
    return answers[0] if answers and len({answer.holds for answer in answers}) == 1 else None


def _each_its_own(first: Sequence[Ground], second: Sequence[Ground]) -> tuple[Sequence[Ground], Sequence[Ground]]:
    """Give either half its own value of a fact that has one for each: what one surely has the other has not."""
    one, other = first[0], second[0]
    if one.item.evidence.fact != other.item.evidence.fact or _tells_order(one.item.pair.fact):
        return first, second
    mine = tuple(value for value in one.values if value not in other.values)
    theirs = tuple(value for value in other.values if value not in one.values)
    if len(mine or one.values) == 1 and len(theirs or other.values) == 1 and (mine or theirs):
        first = (replace(one, values=mine or one.values), *first[1:])
        second = (replace(other, values=theirs or other.values), *second[1:])
    return first, second


def _parted(first: Sequence[Ground], second: Sequence[Ground]) -> tuple[Sequence[Ground], Sequence[Ground]]:
    """Leave a fact that comes first for either half to the one that has no other nearly as likely; () for neither."""
    if _tells_order(first[0].item.pair.fact):
        return (), ()
    others = [one for one in first if not _is_same(one, second[0])]
    apart = [one for one in second if not _is_same(one, first[0])]
    if others and (not apart or first[0].likely - others[0].likely < second[0].likely - apart[0].likely):
        return others, second
    return first, apart


def _tells_order(fact: Analysis) -> bool:
    return any(token.text.lower() in _ORDER for token in fact.tokens)


_ORDER = words("after before until once when following since")


def _is_same(one: Ground, other: Ground) -> bool:
    """Tell whether two halves were looked up in the same place of the same fact."""
    return one.item.evidence.fact == other.item.evidence.fact and bool(set(one.values) & set(other.values))


def _told_by(ground: Ground, value: Value) -> bool:
    """Tell whether a count is of what its half names: the rooms and the beds of "more rooms than beds"."""
    if not isinstance(value, Quantity) or not value.unit:
        return False
    counted = {fold(token.lemma) for token in ground.item.pair.fact.tokens
               if value.span.start <= token.start < value.span.end and token.pos == "NOUN"}  # fmt: skip
    return any(fold(token.lemma) in counted for token in ground.item.pair.claim.tokens)


def _of_one_measure(found: Comparison, mine: Value, theirs: Value) -> bool:
    """Tell whether two amounts are of what the claim counts: "nine boundaries fewer" is not of runs."""
    said = found.apart
    if found.of_time or not isinstance(said, Quantity) or said.dimension in _RATIOS:
        return True
    same = same_noun if said.unit else comparable
    return all(kind(value) == said.dimension and same(said, value) for value in (mine, theirs))


def _answer(found: Comparison, one: Ground, other: Ground, mine: Value, theirs: Value) -> list[Compared]:
    order = _order(mine, theirs)
    if order is None:
        return [Compared(found, False, one, other, (mine, theirs))] if _on_one_day(found, mine, theirs) else []
    if order != found.sign:
        return [Compared(found, False, one, other, (mine, theirs))]
    if found.apart is not None and not _so_far_apart(found.apart, mine, theirs):
        return []  # "a week after" what was eight days before: near enough for some
    return [Compared(found, True, one, other, (mine, theirs))]


def _so_far_apart(apart: Value, mine: Value, theirs: Value) -> bool:
    """Tell whether two values lie as far from each other as is said."""
    said = _as_length(apart) if isinstance(apart, TimeValue) else apart
    ways = ("span", "difference", "change")
    found = [item.value for item in derived((mine, theirs)) if item.how in ways and item.parts == (0, 1)]
    return any(compare(said, value) in CONFIRMS for value in found)


def _on_one_day(found: Comparison, mine: Value, theirs: Value) -> bool:
    """Tell whether two things that are said to lie days apart were on one day."""
    if not (isinstance(mine, TimeValue) and isinstance(theirs, TimeValue) and isinstance(found.apart, TimeValue)):
        return False
    days = {mine.core_start, mine.core_end, theirs.core_start, theirs.core_end}
    return len(days) == 1 and None not in days and min(map(abs, found.apart.days or (0.0,))) >= 1


def _as_length(value: TimeValue) -> TimeValue:
    """Return a length that is counted from something, "two days after", as that length alone."""
    least, most = sorted(map(abs, value.days or (0.0, 0.0)))
    return replace(value, role=TimeRole.DURATION, days=(least, most))


def _order(one: Value, other: Value) -> int | None:
    """Return -1 where a value is earlier or less than another, 1 where it is later or more; None if that is open."""
    mine, theirs = _extent(one), _extent(other)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    return -1 if mine[2] < theirs[1] else 1 if mine[1] > theirs[2] else None


def _extent(value: Value) -> tuple[str, float, float] | None:
    """Return what a value is measured in, and from where to where it goes; None for one that has no ends."""
    if isinstance(value, TimeValue):
        if value.days is not None:
            least, most = sorted(map(abs, value.days))
            return "length of time", least, most
        if value.core_start is None or value.core_end is None:
            return None
        return "date", value.core_start.toordinal(), value.core_end.toordinal()
    if not isinstance(value, Quantity) or value.low is None or value.high is None:
        return None
    return f"{value.dimension} {value.unit if value.dimension == 'money' else ''}", value.low, value.high

"""What becomes of a decision by the fact's own standing: superseded, expired, disputed, or true only with a caveat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.claims.context import Context
from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Fact, Reason, Status, TimeRole, TimeValue, Verdict
from factcheck.retrieval.compiled import CompiledBase
from factcheck.verdicts.decide import Decision
from factcheck.verdicts.features import support
from factcheck.verdicts.judge import Judged

# How far a single fact must decide to stand against another.
_ALONE = 0.4
# Share of a caveat's telling words that copy must carry for the caveat to count as given.
_CAVEAT = 0.4


def lifecycle(
    decision: Decision,
    judged: Sequence[Judged],
    base: CompiledBase,
    context: Context,
    hidden: frozenset[int] = frozenset(),
) -> tuple[Verdict, Reason | None, tuple[Fact, ...]]:
    """Return (verdict, reason, further facts) after the standing of the facts is taken into account.

    A fact whose successor is among the `hidden` ones still stands.
    """
    assert decision.by is not None
    fact = base.fact(decision.by.evidence.fact)
    verdict = decision.verdict
    if fact.status is Status.RETRACTED:
        return Verdict.UNVERIFIED, None, ()
    if fact.status is Status.DISPUTED:
        return Verdict.DISPUTED, None, _disputing(decision, judged, base)
    if verdict is not Verdict.SUPPORTED:
        return verdict, None, ()
    claim = decision.by.pair.claim
    successor = _fact_by_id(base, fact.superseded_by) if fact.status is Status.SUPERSEDED else None
    if fact.status is Status.SUPERSEDED and not (successor and base.number_of(successor.id) in hidden):
        return Verdict.OUTDATED, Reason.SUPERSEDED, (successor,) if successor else ()
    if fact.valid is not None:
        speaks_from, speaks_to = _speaks_of(claim, context)
        if fact.valid.end is not None and speaks_from is not None and speaks_from > fact.valid.end:
            return Verdict.OUTDATED, Reason.EXPIRED, ()
        early = fact.valid.start is not None and speaks_to is not None and speaks_to < fact.valid.start
        if early and not _dated(claim):
            return Verdict.OUTDATED, Reason.NOT_YET, ()
    if fact.context and not _carries(claim, fact.context):
        return Verdict.NEEDS_CONTEXT, None, ()
    return verdict, None, ()


def _disputing(decision: Decision, judged: Sequence[Judged], base: CompiledBase) -> tuple[Fact, ...]:
    """Return live facts marked as disputed that decide the other way; () where the base is of one mind."""
    found = []
    for number, item in enumerate(judged):
        fact = base.fact(item.evidence.fact)
        if item is decision.by or fact.status is not Status.DISPUTED:
            continue
        for_it, against = support(judged, number)
        if (against if decision.verdict is Verdict.SUPPORTED else for_it) >= _ALONE:
            found.append(fact)
    return tuple(found)


def _fact_by_id(base: CompiledBase, fact_id: str) -> Fact | None:
    try:
        return base.fact(base.number_of(fact_id))
    except KeyError:
        return None


def _dated(claim: Analysis) -> bool:
    return any(isinstance(value, TimeValue) and value.days is None for value in claim.values)


_PRESENT = frozenset(
    [
        "is",
        "are",
        "has",
        "have",
        "remains",
        "remain",
        "still",
        "now",
        "currently",
        "today",
        "holds",
        "hold",
        "stands",
        "stays",
        "continue",
        "continues",
    ]
)
_PLACED = (TimeRole.AT, TimeRole.RANGE, TimeRole.SINCE)
_PAST = frozenset(["was", "were", "had", "did", "been"])


def _speaks_of(claim: Analysis, context: Context) -> tuple[date | None, date | None]:
    """Return the days that a claim speaks of: its own dates, else today for the present tense, else nothing."""
    times = [
        value for value in claim.values if isinstance(value, TimeValue) and value.days is None and value.role in _PLACED
    ]
    if times:
        starts = [value.start for value in times if value.start]
        ends = [value.end for value in times if value.end]
        return max(starts, default=None), min(ends, default=None)
    words = {token.text.lower() for token in claim.tokens}
    if words & _PRESENT and not words & _PAST:
        return context.anchor, context.anchor
    return None, None


def _carries(claim: Analysis, caveat: str) -> bool:
    """Tell whether a sentence says what the caveat asks for, by the caveat's telling words."""
    wanted = {fold(word) for word in caveat.replace(".", " ").replace(",", " ").split()} - STOPWORDS
    mine = {fold(token.text) for token in claim.tokens} | {fold(token.lemma) for token in claim.tokens}
    return not wanted or len(wanted & mine) >= _CAVEAT * len(wanted)

"""The named numbers that the weights of the decision work on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.verdicts.judge import Judged
from factcheck.verdicts.misread import conflict_seen
from factcheck.verdicts.signals import anchored

_LEAST = 1e-3
# The model is never taken to be surer than this that a fact speaks of a claim.
_SUREST = 0.03


def relevance(judged: Sequence[Judged], number: int) -> float:
    """Return how far a piece of evidence speaks of the claim at all, 0 to 1: by wording and by retrieval."""
    best = max(item.evidence.score for item in judged)
    return (1.0 - judged[number].reading.unverified) * math.exp(0.5 * (judged[number].evidence.score - best))


def support(judged: Sequence[Judged], number: int) -> tuple[float, float]:
    """Return (for, against): how far a piece of evidence decides the claim either way, each 0 to 1."""
    yes, no, _ = _together(judged[number])
    weight = relevance(judged, number)
    return weight * yes, weight * no


def odds(item: Judged) -> tuple[float, float]:
    """Return the odds for and against a claim that a piece of evidence gives, against its saying nothing."""
    nothing = max(item.reading.unverified, _SUREST)
    return item.reading.supported / nothing, item.reading.contradicted / nothing


def features_of(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the named features of a decision over at least one piece of evidence.

    Each fact's odds of saying something rather than nothing are added up, so that two facts that both half
    support a claim support it together; "telling" is the fact that speaks of the claim most.
    """
    odds_of = [odds(item) for item in judged]
    for_it, against = sum(one for one, _ in odds_of), sum(other for _, other in odds_of)
    total = 1.0 + for_it + against
    weight = [relevance(judged, number) for number in range(len(judged))]
    most = max(range(len(judged)), key=lambda i: (weight[i], -i))
    telling = judged[most]
    yes, no, nothing = telling.reading
    both = [_together(item) for item in judged]
    both_odds = [(one / max(rest, _SUREST), other / max(rest, _SUREST)) for one, other, rest in both]
    both_total = 1.0 + sum(one + other for one, other in both_odds)
    surest = min(both, key=lambda row: row[2])
    rules = telling.rules
    rivals = [item.evidence.score for i, item in enumerate(judged) if i != most]
    seen, frames = telling.signals, telling.frames
    return {
        "wording: log supported, all": _log(for_it / total),
        "wording: log contradicted, all": _log(against / total),
        "wording: log unverified, all": _log(1.0 / total),
        "wording: log supported": _log(yes),
        "wording: log contradicted": _log(no),
        "wording: log unverified": _log(nothing),
        "wording: for less against": yes - no,
        "rules: log supported": _log(rules.supported),
        "rules: log contradicted": _log(rules.contradicted),
        "rules: log unverified": _log(rules.unverified),
        "rules: against less for": rules.contradicted - rules.supported,
        "both: log supported, all": _log(sum(one for one, _ in both_odds) / both_total),
        "both: log contradicted, all": _log(sum(other for _, other in both_odds) / both_total),
        "both: log unverified, all": _log(1.0 / both_total),
        "both: log supported, surest": _log(surest[0]),
        "both: log contradicted, surest": _log(surest[1]),
        "both: log unverified, surest": _log(surest[2]),
        "relevance": weight[most],
        "coverage": telling.evidence.coverage,
        "lead in retrieval": telling.evidence.score - max(rivals, default=0.0),
        "conflict seen": float(conflict_seen(telling)),
        "anchored": float(anchored(telling.signals)),
        "values agree": seen.values_agree,
        "values differ": seen.values_differ,
        "same unit differs": seen.same_unit_differ,
        "values new or narrower": seen.values_new + seen.values_narrower,
        "names shared": seen.names_shared,
        "names new": seen.names_new,
        "words covered": seen.words_covered,
        "words new": seen.nouns_new + seen.verbs_new + seen.qualities_new,
        "main word shared": seen.root_shared,
        "event in common": frames.strength,
    }


def _together(item: Judged) -> tuple[float, float, float]:
    """Return (for, against, nothing) of one piece of evidence by wording and rules together."""
    yes, no, nothing = item.reading
    logs = [0.6 * (_log(value) + _log(rule)) for value, rule in zip((yes, no, max(nothing, 0.02)), item.rules)]
    top = max(logs)
    powers = [math.exp(value - top) for value in logs]
    whole = sum(powers)
    return powers[0] / whole, powers[1] / whole, powers[2] / whole


def _log(value: float) -> float:
    return math.log(max(value, _LEAST))

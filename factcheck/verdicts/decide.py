"""From readings and signals to a verdict: one calibrated decision with few, named weights.

The weights are in `data/weights.json`, learnt by `training/decision/learn.py`; `docs/deciding.md` tells how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from factcheck.model import Verdict
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.signals import Signals, signals

_WEIGHTS = Path(__file__).parent / "data" / "weights.json"
_LEAST = 1e-4
# The model is never taken to be surer than this that a fact speaks of a claim.
_SUREST = 0.03


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the decision and its thresholds.

    Each weight works on a feature minus its `mean`, over its `scale`; the three sums make the probabilities.
    """

    mean: Mapping[str, float]
    scale: Mapping[str, float]
    supported: Mapping[str, float]
    contradicted: Mapping[str, float]
    unverified: Mapping[str, float]
    contradicted_at: float  # least probability of a contradiction
    supported_at: float  # least probability of support
    contradicted_in_copy_at: float  # the same for sentences of a draft, where most say nothing of any fact
    supported_in_copy_at: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What evidence must have before it is looked at."""

    gate: float = 0.10  # least coverage at which evidence is read at all
    gate_in_copy: float = 0.15  # the same for sentences of a draft
    nearest: float = 0.25  # least coverage at which a fact is worth naming beside an undecided claim


LIMITS = Limits()


@lru_cache(maxsize=1)
def weights(with_model: bool = True) -> Weights:
    """Return the weights that come with the package, for a decision with or without the learned reader."""
    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Weights(**data["with_model" if with_model else "rules"])


@dataclass(frozen=True, slots=True)
class Decision:
    """A claim's verdict in its three plain forms, the evidence that decided, and what it was decided on."""

    verdict: Verdict
    by: Judged | None
    supported: float
    contradicted: float
    features: Mapping[str, float]


def decide(judged: Sequence[Judged], in_copy: bool = False, with_model: bool = True) -> Decision:
    """Return the decision over all evidence of a claim; UNVERIFIED without any."""
    if not judged:
        return Decision(Verdict.UNVERIFIED, None, 0.0, 0.0, {})
    learnt = weights(with_model)
    features = features_of(judged)
    supported, contradicted, _ = _probabilities(features, learnt)
    if contradicted >= (learnt.contradicted_in_copy_at if in_copy else learnt.contradicted_at):
        best = max(range(len(judged)), key=lambda i: (support(judged, i)[1], -i))
        return Decision(Verdict.CONTRADICTED, judged[best], supported, contradicted, features)
    if supported >= (learnt.supported_in_copy_at if in_copy else learnt.supported_at):
        best = max(range(len(judged)), key=lambda i: (support(judged, i)[0], -i))
        return Decision(Verdict.SUPPORTED, judged[best], supported, contradicted, features)
    return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features)


def relevance(judged: Sequence[Judged], number: int) -> float:
    """Return how far a piece of evidence speaks of the claim at all, 0 to 1: by wording and by retrieval."""
    best = max(item.evidence.score for item in judged)
    return (1.0 - judged[number].reading.unverified) * math.exp(0.5 * (judged[number].evidence.score - best))


def support(judged: Sequence[Judged], number: int) -> tuple[float, float]:
    """Return (for, against): how far a piece of evidence decides the claim either way, each 0 to 1."""
    item, weight = judged[number], relevance(judged, number)
    if item.evidence.kind == "false":
        # What agrees with a wrong version is wrong; what differs from one may be right or wrong.
        return 0.0, weight * item.reading.supported
    return weight * item.reading.supported, weight * item.reading.contradicted


def odds(item: Judged) -> tuple[float, float]:
    """Return the odds for and against a claim that a piece of evidence gives, against its saying nothing."""
    nothing = max(item.reading.unverified, _SUREST)
    if item.evidence.kind == "false":
        return 0.0, item.reading.supported / nothing
    return item.reading.supported / nothing, item.reading.contradicted / nothing


def features_of(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the named features of a decision over at least one piece of evidence.

    Each fact's odds of saying something rather than nothing are added up, so that two facts that both half
    support a claim support it together; signals are those of the fact that speaks of the claim most.
    """
    odds_of = [odds(item) for item in judged]
    for_it, against = sum(one for one, _ in odds_of), sum(other for _, other in odds_of)
    total = 1.0 + for_it + against
    weight = [relevance(judged, number) for number in range(len(judged))]
    most = max(range(len(judged)), key=lambda i: (weight[i], -i))
    telling = judged[most]
    for_one, against_one = support(judged, most)
    sides = [support(judged, number) for number in range(len(judged))]
    leaning = sum(one / max(one + other, _LEAST) * w for (one, other), w in zip(sides, weight)) / max(sum(weight), _LEAST)
    yes, no = for_one / max(weight[most], _LEAST), against_one / max(weight[most], _LEAST)
    known = 1.0 - telling.reading.unverified
    yes, no = yes * known, no * known
    read = signals(telling.pair)
    differ, agree = float(read.values_differ > 0), float(read.values_agree > 0)
    rivals = [item.evidence.score for i, item in enumerate(judged) if i != most]
    return {
        "log p supported, all": _log(for_it / total),
        "log p contradicted, all": _log(against / total),
        "log p unverified, all": _log(1.0 / total),
        "log p supported": _log(yes),
        "log p contradicted": _log(no),
        "log p unverified": _log(telling.reading.unverified),
        "for less against": yes - no,
        "leaning, all": leaning,
        "relevance": weight[most],
        "first in retrieval": float(most == 0),
        "coverage": telling.evidence.coverage,
        "retrieval score": telling.evidence.score,
        "lead in retrieval": telling.evidence.score - max(rivals, default=0.0),
        "facts that speak of it": float(sum(1 for value in weight if value > 0.5)),
        "length": float(len(telling.pair.claim.tokens)),
        **{name.replace("_", " "): float(value) for name, value in zip(Signals._fields, read)},
        "differ x log supported": differ * _log(yes),
        "differ x log contradicted": differ * _log(no),
        "only differ": differ * (1.0 - agree),
        "only agree": agree * (1.0 - differ),
        "same unit differ x contradicted": read.same_unit_differ * no,
        "values new x supported": read.values_new * yes,
        "names new x supported": read.names_new * yes,
        "polarity x against": read.polarity * (no - yes),
        "opposites x against": read.opposites * (no - yes),
    }


def _log(value: float) -> float:
    return math.log(max(value, _LEAST))


def _probabilities(features: Mapping[str, float], learnt: Weights) -> tuple[float, float, float]:
    sums = []
    for side in (learnt.supported, learnt.contradicted, learnt.unverified):
        total = side["bias"]
        for name, mean in learnt.mean.items():
            total += side[name] * (features[name] - mean) / learnt.scale[name]
        sums.append(total)
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    whole = sum(powers)
    return powers[0] / whole, powers[1] / whole, powers[2] / whole

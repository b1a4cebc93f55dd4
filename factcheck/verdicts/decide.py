"""From readings and signals to a verdict: one calibrated decision with few, named weights.

The weights are in `data/weights.json`, learnt by `training/decision/learn.py`; `docs/deciding.md` tells how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from factcheck.frozen import dataclass
from factcheck.model import Difference, Signal, Verdict
from factcheck.values.relations import DISJOINT
from factcheck.verdicts.dayparts import far_apart, hour_differs
from factcheck.verdicts.features import features_of, support
from factcheck.verdicts.judge import EXACTLY, Judged, Refuted
from factcheck.verdicts.misread import reads_too_much
from factcheck.verdicts.signals import anchored
from factcheck.verdicts.spread import confirmed_elsewhere, each_has_its_fact, of_two_facts
from factcheck.verdicts.unconfirmed import keeps_open, open_figures
from factcheck.verdicts.verbatim import Verbatim
from factcheck.verdicts.worked_out import holds_many

_WEIGHTS = Path(__file__).parent / "data" / "weights.json"
# Least probability of a contradiction in copy where a fact has less of the sentence than that, and what the reader must
# make of it amid others on the base's story: of 162 sentences that were less sure than the first all were wrong with
# the second, and of 109 without it eleven were not.
_LITTLE_SHARED, _LITTLE, _SURE = 0.92, 0.4, 0.9
# Where rules and reader are each as sure as this that a fact contradicts a claim of which it has at least that much,
# they are right as good as always: weights that were learnt on all kinds of copy need not agree.
_EACH, _MOST = 0.74, 0.6
# Where the reader is sure, rules by half and a figure or date differs, of 229 statements 227 were wrong and two right.
_RULES, _SOME = 0.45, 0.35
# Of 160 statements by editors of which rules are as sure as this that a value differs from that of a fact with most of
# the claim, 159 were wrong and none was confirmed: whatever the reader makes of them.
_AS_GOOD_AS_SURE = 0.95
# What exchanged roles make of a claim (of 142 such statements 141 were wrong), where the reader leaves less open.
_TURNED_ROUND, _UNSURE = 0.97, 0.5
# Of eight statements by editors with another hour than a fact that has that much of them, and of ten more where the
# reader is sure, all were wrong.
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the decision and its thresholds, for statements or for a draft's sentences.

    Each weight works on a feature minus its `mean`, over its `scale`; the three sums make the probabilities.
    """

    mean: Mapping[str, float]
    scale: Mapping[str, float]
    supported: Mapping[str, float]
    contradicted: Mapping[str, float]
    unverified: Mapping[str, float]
    contradicted_at: float  # least probability of a contradiction
    supported_at: float  # least probability of support


@lru_cache(maxsize=4)
def weights(with_model: bool = True, in_copy: bool = False) -> Weights:
    """Return the weights that come with the package: with or without the learned reader, for statements or copy."""
    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Weights(**data[name_of(with_model, in_copy)])


def name_of(with_model: bool, in_copy: bool) -> str:
    """Return the name under which weights are kept."""
    return ("with_model" if with_model else "rules") + ("_in_copy" if in_copy else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """A claim's verdict in its three plain forms, the evidence that decided, and what it was decided on."""

    verdict: Verdict
    by: Judged | None
    supported: float
    contradicted: float
    features: Mapping[str, float]
    open_figures: tuple[str, ...] = ()  # of the claim, where they alone keep it from being confirmed
    differences: tuple[Difference, ...] = ()  # where a rule decided that knows them; else they are still to be found
    beside: Judged | None = None  # a second piece of evidence that decided with the first
    why: str = ""  # in a sentence, where the differences do not tell it
    looked_up: tuple[tuple[int, Signal], ...] = ()  # what was read off facts for parts of the claim, by their numbers


def decide(
    judged: Sequence[Judged], in_copy: bool = False, with_model: bool = True, on_topic: bool = False
) -> Decision:
    """Return the decision over all evidence of a claim; UNVERIFIED without any.

    `on_topic` says of copy that what stands around the claim is on the base's story.
    """
    if not judged:
        return Decision(Verdict.UNVERIFIED, None, 0.0, 0.0, {})
    exact = _exactly_read(judged)
    if exact is not None:
        return _but_for_the_hour(exact)
    features = features_of(judged)
    nearest = max(judged, key=lambda item: item.evidence.coverage)
    if _turned_round(nearest):
        return _by_rule(Refuted(nearest, ()), features)
    hour = _wrong_hour(nearest)
    if hour is not None:
        return _by_rule(Refuted(nearest, (hour,)), features)
    wrong = None
    if nearest.pair.claim.parsed:
        # Only here: a run by rules alone has no trees to read.
        from factcheck.verdicts.refuting import refuted

        wrong = refuted(judged)
    wrong = wrong or of_two_facts(judged)
    if wrong is not None:
        return _by_rule(wrong, features)
    elsewhere = confirmed_elsewhere(judged, nearest) or (in_copy and each_has_its_fact(judged, nearest))
    if with_model and _excluded(nearest) and not elsewhere:
        return Decision(Verdict.CONTRADICTED, nearest, nearest.rules.supported, nearest.rules.contradicted, features)
    learnt = weights(with_model, in_copy)
    supported, contradicted, _ = _probabilities(features, learnt)
    best = max(range(len(judged)), key=lambda i: (support(judged, i)[1], -i))
    seen = _both_see_it(judged[best]) or (not in_copy and _reader_sees_figure(judged[best]))
    enough = contradicted >= learnt.contradicted_at or (contradicted > supported and seen)
    enough = enough and not (reads_too_much(judged[best]) or confirmed_elsewhere(judged, judged[best]))
    if enough and (not in_copy or _holds_in_copy(judged, best, contradicted, on_topic)):
        return Decision(Verdict.CONTRADICTED, judged[best], supported, contradicted, features)
    best = max(range(len(judged)), key=lambda i: (support(judged, i)[0], -i))
    if supported >= learnt.supported_at and not keeps_open(judged, judged[best], in_copy):
        if hour_differs(judged[best].pair) is not None:
            if far_apart(judged[best].pair):
                return Decision(Verdict.CONTRADICTED, judged[best], contradicted, supported, features)
            return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features)
        missing = open_figures(judged)
        if not missing:
            return Decision(Verdict.SUPPORTED, judged[best], supported, contradicted, features)
        return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features, missing)
    return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features)


def most_likely(judged: Sequence[Judged]) -> tuple[int, float]:
    """Return which evidence supports a claim most, and how likely all of it does, by weights; (-1, 0.0) for none."""
    if not judged:
        return -1, 0.0
    best = max(range(len(judged)), key=lambda i: (support(judged, i)[0], -i))
    return best, _probabilities(features_of(judged), weights())[0]


def _by_rule(wrong: Refuted, features: Mapping[str, float]) -> Decision:
    """Return the decision of a rule that needs no weights: a contradiction."""
    return Decision(
        Verdict.CONTRADICTED, wrong.fact, 1 - _TURNED_ROUND, _TURNED_ROUND, features,
        differences=wrong.differences, beside=wrong.beside, why=wrong.why,
    )  # fmt: skip


def _but_for_the_hour(exact: Decision) -> Decision:
    """Return a decision turned round where the fact's own words have another part of the day."""
    if exact.verdict is not Verdict.SUPPORTED or exact.by is None or hour_differs(exact.by.pair) is None:
        return exact
    return Decision(Verdict.CONTRADICTED, exact.by, exact.contradicted, exact.supported, exact.features)


def _exactly_read(judged: Sequence[Judged]) -> Decision | None:
    """Return the decision where a fact's own wording is read word by word and no other reading speaks against it.

    Weights know degrees; what is read exactly has none.
    """
    found: dict[Verdict, Judged] = {}
    for item in judged:
        if item.verbatim in (None, Verbatim.DENIAL):  # a denial may belong to another clause
            continue
        if item.reading.supported >= EXACTLY:
            found.setdefault(Verdict.SUPPORTED, item)
        elif item.reading.contradicted >= EXACTLY and not confirmed_elsewhere(judged, item):
            found.setdefault(Verdict.CONTRADICTED, item)
    if len(found) == 2 and _listed_as_false(found[Verdict.CONTRADICTED]):
        del found[Verdict.SUPPORTED]  # some other fact says as much with words left out; the desk has the last word
    if len(found) != 1:
        return None
    ((verdict, item),) = found.items()
    return Decision(verdict, item, item.reading.supported, item.reading.contradicted, features_of(judged))


def _wrong_hour(item: Judged) -> Difference | None:
    """Return the hour in which a claim differs from a fact that is surely of the same thing; None for none.

    That fact has nearly all of the claim, or the reader is as good as sure that it contradicts it.
    """
    near = item.evidence.coverage >= _NEARLY_ALL and item.reading.unverified < _UNSURE
    near = near or item.reading.contradicted >= _SURE
    return hour_differs(item.pair) if near and item.evidence.kind != "false" else None


def _turned_round(item: Judged) -> bool:
    """Tell whether who did it and to whom it was done are exchanged, in a fact that has most of the claim.

    The reader of wording sees the same names and the same verb, and often takes them for the same event.
    """
    said = item.evidence.kind != "false" and item.frames.roles_swapped > 0
    return said and item.evidence.coverage >= _MOST and item.reading.unverified < _UNSURE


def _excluded(item: Judged) -> bool:
    """Tell whether a figure or date of a fact excludes one of a claim that is otherwise the fact's, by exact reading.

    The reader of wording compares no figures, and now and then leaves open what says the same of another day.
    """
    sure = item.rules.contradicted >= _AS_GOOD_AS_SURE and item.evidence.coverage >= _MOST
    return sure and item.signals.same_unit_differ > 0 and item.evidence.kind != "false"


def _listed_as_false(item: Judged) -> bool:
    """Tell whether a claim is, word for word and with nothing left out, a wrong version that the desk has listed."""
    claim, listed = ([token.lemma for token in side.tokens] for side in (item.pair.claim, item.pair.fact))
    return item.evidence.kind == "false" and claim == listed


def _both_see_it(item: Judged) -> bool:
    """Tell whether rules and reader, each by itself, find that a fact which has most of a claim contradicts it."""
    return item.evidence.coverage >= _MOST and min(item.reading.contradicted, item.rules.contradicted) >= _EACH


def _reader_sees_figure(item: Judged) -> bool:
    """Tell whether the reader is sure of a contradiction where a figure or date of the fact excludes the claim's.

    Of little of a claim only where its figure holds many, as "more than half" does: an exact one may be of another.
    """
    sure = item.reading.contradicted >= _SURE and item.rules.contradicted >= _RULES
    if not sure or item.signals.same_unit_differ == 0 or item.evidence.kind == "false":
        return False
    wide = any(pair.relation in DISJOINT and holds_many(pair.claim) for pair in item.pair.values)
    return wide or item.evidence.coverage >= _SOME


def _holds_in_copy(judged: Sequence[Judged], best: int, contradicted: float, on_topic: bool) -> bool:
    """Tell whether a contradiction is sure enough for copy, which mostly says what the base says or nothing of it.

    Shared words alone may be about anything: where the fact has little of the sentence it must be as good as certain,
    and a name or a value must tie the two. Amid others on the story it is enough for both that the reader is sure.
    What differs from one fact may be said by others.
    """
    item = judged[best]
    sure = on_topic and item.reading.contradicted >= _SURE
    if item.evidence.coverage < _LITTLE and contradicted < _LITTLE_SHARED and not sure:
        return False
    return (anchored(item.signals) or sure) and not each_has_its_fact(judged, item)


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

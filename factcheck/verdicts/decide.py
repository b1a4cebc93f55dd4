"""From readings and signals to a verdict: one calibrated decision with few, named weights.

The weights are in `data/weights.json`, learnt by `training/decision/learn.py`; `docs/deciding.md` tells how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from factcheck.frozen import dataclass
from factcheck.model import Quantity, Span, TimeRole, TimeValue, Value, Verdict
from factcheck.values.relations import CONFIRMS, Relation
from factcheck.verdicts.dayparts import part_of_day_differs
from factcheck.verdicts.held import wrong_office
from factcheck.verdicts.intervals import interval_differs
from factcheck.verdicts.judge import EXACTLY, Judged
from factcheck.verdicts.signals import anchored
from factcheck.verdicts.spread import confirmed_elsewhere, each_has_its_fact, exchanged_figures
from factcheck.verdicts.verbatim import Verbatim

_WEIGHTS = Path(__file__).parent / "data" / "weights.json"
_LEAST = 1e-3
# Least probability of a contradiction in copy where a fact has less of the sentence than that.
_LITTLE_SHARED, _LITTLE = 0.92, 0.4
# Least probability at which a claim says what a listed wrong version says.
_LIKE_THE_LISTED = 0.9
# Where rules and reader are each as sure as this that a fact contradicts a claim of which it has at least that much,
# they are right as good as always: weights that were learnt on all kinds of copy need not agree.
_EACH, _MOST = 0.74, 0.6
# Of 160 statements by editors of which rules are as sure as this that a value differs from that of a fact with most of
# the claim, 159 were wrong and none was confirmed: whatever the reader makes of them.
_AS_GOOD_AS_SURE = 0.95
# What exchanged roles make of a claim (of 142 such statements 141 were wrong), where the reader leaves less open.
_TURNED_ROUND, _UNSURE = 0.97, 0.5
# The model is never taken to be surer than this that a fact speaks of a claim.
_SUREST = 0.03


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


def decide(judged: Sequence[Judged], in_copy: bool = False, with_model: bool = True) -> Decision:
    """Return the decision over all evidence of a claim; UNVERIFIED without any."""
    if not judged:
        return Decision(Verdict.UNVERIFIED, None, 0.0, 0.0, {})
    exact = _exactly_read(judged)
    if exact is not None:
        return _but_for_the_hour(exact)
    features = features_of(judged)
    nearest = max(judged, key=lambda item: item.evidence.coverage)
    if _turned_round(nearest):
        return Decision(Verdict.CONTRADICTED, nearest, 1 - _TURNED_ROUND, _TURNED_ROUND, features)
    if (wrong := wrong_office(judged)) is not None:
        return Decision(Verdict.CONTRADICTED, wrong.fact, 1 - _TURNED_ROUND, _TURNED_ROUND, features)
    exchange = exchanged_figures(judged)
    if exchange is not None:
        return Decision(Verdict.CONTRADICTED, exchange.fact, 1 - _TURNED_ROUND, _TURNED_ROUND, features)
    elsewhere = confirmed_elsewhere(judged, nearest) or (in_copy and each_has_its_fact(judged, nearest))
    if with_model and _excluded(nearest) and not elsewhere:
        return Decision(Verdict.CONTRADICTED, nearest, nearest.rules.supported, nearest.rules.contradicted, features)
    learnt = weights(with_model, in_copy)
    supported, contradicted, _ = _probabilities(features, learnt)
    best = max(range(len(judged)), key=lambda i: (support(judged, i)[1], -i))
    enough = contradicted >= learnt.contradicted_at or (contradicted > supported and _both_see_it(judged[best]))
    enough = enough and not (_reads_too_much(judged[best]) or confirmed_elsewhere(judged, judged[best]))
    if enough and (not in_copy or _holds_in_copy(judged, best, contradicted)):
        return Decision(Verdict.CONTRADICTED, judged[best], supported, contradicted, features)
    best = max(range(len(judged)), key=lambda i: (support(judged, i)[0], -i))
    # The fact's own words with one denial more or less may be of another clause, but they confirm nothing.
    denied = judged[best].verbatim is Verbatim.DENIAL or _told_as_done(judged[best])
    denied = denied or interval_differs(judged, judged[best])
    if supported >= learnt.supported_at and not denied and not any(map(_known_as_wrong, judged)):
        if part_of_day_differs(judged[best].pair) is not None:
            return Decision(Verdict.CONTRADICTED, judged[best], contradicted, supported, features)
        missing = open_figures(judged)
        if not missing:
            return Decision(Verdict.SUPPORTED, judged[best], supported, contradicted, features)
        return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features, missing)
    return Decision(Verdict.UNVERIFIED, None, supported, contradicted, features)


def _but_for_the_hour(exact: Decision) -> Decision:
    """Return a decision turned round where the fact's own words have another part of the day."""
    if exact.verdict is not Verdict.SUPPORTED or exact.by is None or part_of_day_differs(exact.by.pair) is None:
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


def _reads_too_much(item: Judged) -> bool:
    """Tell whether what the reader takes for a contradiction is none: rules know what it may be, and see no other."""
    return any(rule(item) for rule in _READ_TOO_MUCH)


def _open_list(item: Judged) -> bool:
    """Tell whether a claim has a name that the fact's list, which names only some, leaves open: "Spain is among …"."""
    words = [token.text.lower() for token in item.pair.fact.tokens]
    is_open = bool(_SOME_OF_MANY & set(words)) or ("such", "as") in pairwise(words)
    return is_open and item.signals.names_new > 0 and not _conflict_of_more_than_names(item)


_SOME_OF_MANY = frozenset(("among", "amongst", "including", "include", "includes", "included"))


def _nameless_there(item: Judged) -> bool:
    """Tell whether a fact has nobody by name who does what the claim's somebody does: "an official" may be Ann Hull."""
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or not item.signals.names_new or _conflict_of_more_than_names(item):
        return False
    from factcheck.claims.alignment import align_frames

    return any(
        one.how == "same" and one.fact.subject is not None and one.claim.subject is not None
        and fact.tokens[one.fact.subject.start].text.lower() in ("a", "an", "one", "some")
        and bool(one.mine["subject"].names) and fact.tokens[one.fact.subject.head].pos == "NOUN"
        for one in align_frames(claim, fact)
    )  # fmt: skip


def _from_other_side(item: Judged) -> bool:
    """Tell whether a claim says of one side what the fact says of the other, and nothing else differs.

    "Hull beat Castell 3-1" is "Castell lost 3-1 at Hull", although the verbs are opposites.
    """
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or conflict_seen(item):
        return False
    from factcheck.claims.alignment import from_other_side

    return bool(from_other_side(claim, fact))


def _told_by_office(item: Judged) -> bool:
    """Tell whether a claim has somebody by an office alone that the fact may have by name, or gives a name to.

    "The Dutch prime minister" may be the one whom the fact names or another: which of them, the reader cannot know. And
    who holds an office says nothing against what the holder did.
    """
    if not item.signals.names_left or _conflict_of_more_than_names(item):
        return False
    from factcheck.claims.offices import unnamed_offices

    there = {token.lemma for token in item.pair.fact.tokens if token.rel != "root"}
    return any(office.lemma not in there for office in unnamed_offices(item.pair.claim))


def _limit_that_fits(item: Judged) -> bool:
    """Tell whether a claim says of a fact no more than another limit that can hold as well.

    "By the end of 2025" holds "by September 2025", and "until at least 2026" leaves "until 2027" open. The reader of
    wording has learnt that another deadline is a mistake. (Of 69 statements by editors with a rounder limit 53 are
    confirmed, the others contradicted by their other words.)
    """
    values = item.pair.values
    fits = any(pair.relation in _FITTING and not pair.how and _is_end(pair.claim) for pair in values)
    nothing_new = item.signals.words_covered == 1 and not item.signals.values_new and not item.signals.names_new
    return fits and nothing_new and not conflict_seen(item) and item.rules.supported > item.rules.contradicted


_FITTING = (Relation.WITHIN, Relation.OVERLAPS)


def _is_end(value: Value) -> bool:
    return isinstance(value, TimeValue) and value.role in (TimeRole.BY, TimeRole.UNTIL)


def _told_as_done(item: Judged) -> bool:
    """Tell whether a claim has as done what the fact has only as planned or expected: a plan confirms no deed."""
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or item.evidence.kind == "false":
        return False
    from factcheck.claims.alignment import align_frames

    return any(
        one.how == "same" and one.fact.modality in _NOT_YET and one.fact.tense != "past"
        and not one.claim.modality and one.claim.tense == "past"
        for one in align_frames(claim, fact)
    )  # fmt: skip


_NOT_YET = frozenset(("planned", "expected"))


_READ_TOO_MUCH = (_limit_that_fits, _told_by_office, _from_other_side, _open_list, _nameless_there)


def _known_as_wrong(item: Judged) -> bool:
    """Tell whether a claim reads like a wrong version that the desk has listed: then no fact confirms it."""
    return item.evidence.kind == "false" and item.reading.contradicted >= _LIKE_THE_LISTED


def _listed_as_false(item: Judged) -> bool:
    """Tell whether a claim is, word for word and with nothing left out, a wrong version that the desk has listed."""
    claim, listed = ([token.lemma for token in side.tokens] for side in (item.pair.claim, item.pair.fact))
    return item.evidence.kind == "false" and claim == listed


def _both_see_it(item: Judged) -> bool:
    """Tell whether rules and reader, each by itself, find that a fact which has most of a claim contradicts it."""
    return item.evidence.coverage >= _MOST and min(item.reading.contradicted, item.rules.contradicted) >= _EACH


def _holds_in_copy(judged: Sequence[Judged], best: int, contradicted: float) -> bool:
    """Tell whether a contradiction is sure enough for copy, which mostly says what the base says or nothing of it.

    Shared words alone may be about anything; where the fact has little of the sentence, it must be as good as certain.
    What differs from one fact may be said by others.
    """
    item = judged[best]
    least = _LITTLE_SHARED if item.evidence.coverage < _LITTLE else 0.0
    return anchored(item.signals) and contradicted >= least and not each_has_its_fact(judged, item)


def open_figures(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the figures of a claim that no fact put forward has or gives when worked out.

    With one, a claim is not confirmed, however well the rest of it agrees: it is what an editor would look up. That is
    what stands in digits, and how many times as much something was, in whatever way it is written.
    """
    asked: dict[Span, str] = {}
    answered: set[Span] = set()
    for item in judged:
        for value in item.pair.values if item.evidence.kind != "false" else ():
            said = value.claim
            if isinstance(said, Quantity) and _is_figure(said):
                asked[said.span] = said.text
                if value.relation in CONFIRMS:
                    answered.add(said.span)
    return tuple(text for span, text in sorted(asked.items()) if span not in answered)


def _is_figure(said: Quantity) -> bool:
    written = said.low == said.high and any(sign.isdigit() for sign in said.text)
    return written or said.dimension == "multiple"


def conflict_seen(item: Judged) -> bool:
    """Tell whether rules see something in which a claim conflicts with the fact: a value, a role, a denial."""
    return bool(item.frames.argument_differs) or _conflict_of_more_than_names(item)


def _conflict_of_more_than_names(item: Judged) -> bool:
    frames, found = item.frames, item.signals
    exact = item.verbatim in (Verbatim.VALUE, Verbatim.OPPOSITE)
    return exact or item.evidence.kind == "false" or any(
        (
            found.values_differ, found.opposites, found.order_turned, frames.polarity_opposite, frames.roles_swapped,
            frames.quantifier_conflict, frames.order_conflict, frames.crossed_values,
            found.polarity and found.claim_negated != found.fact_negated,
        )
    )  # fmt: skip


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

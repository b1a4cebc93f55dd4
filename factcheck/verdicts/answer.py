"""A sentence's answer: its claims, each with a verdict, what differs, the right value and the sources."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.checkable import Kind, kind_of
from factcheck.claims.context import Context
from factcheck.model import (
    Analysis,
    Candidate,
    Claim,
    ClaimVerdict,
    Difference,
    Fact,
    Sentence,
    SentenceVerdict,
    Signal,
    Source,
    Span,
    Verdict,
)
from factcheck.retrieval.candidates import Evidence
from factcheck.retrieval.compiled import CompiledBase
from factcheck.verdicts.decide import LIMITS, Decision, decide, support
from factcheck.verdicts.differences import differences
from factcheck.verdicts.explain import explanation, reason_of
from factcheck.verdicts.judge import Judged, judge
from factcheck.verdicts.lifecycle import lifecycle
from factcheck.verdicts.pairs import align
from factcheck.verdicts.reader import Read, Reading

_NEAREST = 3


def answer(
    sentence: Sentence,
    analysis: Analysis,
    evidence: Sequence[Evidence],
    base: CompiledBase,
    context: Context,
    read: Read,
    explain: bool = False,
    with_model: bool = True,
) -> SentenceVerdict:
    """Return the verdict on a sentence; every sentence has at least one claim."""
    claim = _whole(sentence)
    kind = kind_of(analysis)
    fitting = worth_reading(evidence, context)
    nearest = _nearest(evidence, base)
    if kind is Kind.QUESTION or not fitting:
        return _undecided(sentence, claim, kind, nearest)
    judged = judge(analysis, fitting, read)
    decision = decide(judged, context.in_copy, with_model)
    candidates = _candidates(judged, base) if explain else ()
    if decision.by is None:
        return _undecided(sentence, claim, kind, nearest, candidates)
    verdict = _claim_verdict(claim, decision, judged, base, context, nearest, candidates)
    return SentenceVerdict(sentence, verdict.verdict, (verdict,))


def nothing_found(sentence: Sentence, seen: Analysis) -> SentenceVerdict:
    """Return the verdict on a sentence that shares too little with any fact to be read beside one."""
    return _undecided(sentence, _whole(sentence), kind_of(seen), ())


def _whole(sentence: Sentence) -> Claim:
    text = sentence.text.rstrip(" .!")
    return Claim(text, Span(0, len(text)), quoted=sentence.quoted)


def worth_reading(evidence: Sequence[Evidence], context: Context) -> tuple[Evidence, ...]:
    """Return the evidence that covers enough of a sentence to be read beside it; () for most of a newspaper."""
    gate = LIMITS.gate_in_copy if context.in_copy else LIMITS.gate
    if max((item.coverage for item in evidence), default=0.0) < gate:
        return ()
    return tuple(item for item in evidence if item.coverage >= LIMITS.gate)


def _undecided(
    sentence: Sentence,
    claim: Claim,
    kind: Kind,
    nearest: tuple[str, ...],
    candidates: tuple[Candidate, ...] = (),
) -> SentenceVerdict:
    verdict = Verdict.UNVERIFIED if kind is Kind.STATEMENT else Verdict.NOT_CHECKABLE
    reading = ClaimVerdict(
        claim,
        verdict,
        explanation=explanation(verdict, None, kind=kind.value),
        nearest=nearest if verdict is Verdict.UNVERIFIED else (),
        candidates=candidates,
    )
    return SentenceVerdict(sentence, verdict, (reading,))


def _claim_verdict(
    claim: Claim,
    decision: Decision,
    judged: Sequence[Judged],
    base: CompiledBase,
    context: Context,
    nearest: tuple[str, ...],
    candidates: tuple[Candidate, ...],
) -> ClaimVerdict:
    assert decision.by is not None
    fact = base.fact(decision.by.evidence.fact)
    found: tuple[Difference, ...] = ()
    if decision.verdict is Verdict.CONTRADICTED:
        pair = decision.by.pair
        if decision.by.evidence.kind == "false":
            # A wrong version was recognised; what is wrong with it shows beside the claim itself.
            pair = align(pair.claim, base.claim_of(decision.by.evidence.fact))
        found = differences(pair)
    verdict, reason, others = lifecycle(decision, judged, base, context)
    if verdict is Verdict.CONTRADICTED:
        reason = reason_of(found)
    return ClaimVerdict(
        claim,
        verdict,
        reason=reason,
        fact=fact,
        others=others,
        differences=found if verdict is Verdict.CONTRADICTED else (),
        explanation=explanation(verdict, fact, found, reason, wrong_version=decision.by.evidence.kind == "false"),
        sources=_sources(base, fact, *others),
        nearest=tuple(name for name in nearest if name != fact.id),
        candidates=candidates,
    )


def _sources(base: CompiledBase, *facts: Fact) -> tuple[Source, ...]:
    cited = dict.fromkeys(citation.source for fact in facts for citation in fact.citations)
    return tuple(base.source(name) for name in cited)


def _nearest(evidence: Sequence[Evidence], base: CompiledBase) -> tuple[str, ...]:
    close = [item.fact for item in evidence if item.coverage >= LIMITS.nearest]
    return tuple(base.fact(number).id for number in dict.fromkeys(close))[:_NEAREST]


def _candidates(judged: Sequence[Judged], base: CompiledBase) -> tuple[Candidate, ...]:
    """Return every piece of evidence with all that took part in the decision, for `factcheck explain`."""
    rows = []
    for number, item in enumerate(judged):
        for_it, against = support(judged, number)
        found = [
            Signal("for", round(for_it, 3), "how far this fact supports the claim, all in all"),
            Signal("against", round(against, 3), "how far it contradicts the claim, all in all"),
            Signal("coverage", round(item.evidence.coverage, 3), "share of the telling words that the fact has"),
            *_reading("wording", item.reading),
            *_reading("rules", item.rules),
        ]
        if item.verbatim is not None:
            found.append(Signal(f"word by word: {item.verbatim.value}", 1.0, "the claim keeps the fact's own wording"))
        found += [
            Signal(name.replace("_", " "), value)
            for name, value in (*item.signals._asdict().items(), *item.frames._asdict().items())
            if value
        ]
        for value in item.pair.values:
            partner = value.fact.text if value.fact else "nothing of its kind in the fact"
            how = f", worked out as a {value.how}" if value.how else ""
            found.append(Signal(f"value: {value.claim.text}", 1.0, f"{value.relation.value}: {partner}{how}"))
        for name in item.pair.names:
            partner = name.fact.text if name.fact else "not in the fact"
            found.append(Signal(f"name: {name.claim.text}", 1.0 if name.fact else 0.0, partner))
        rows.append(Candidate(base.fact(item.evidence.fact).id, round(item.evidence.score, 3), tuple(found)))
    return tuple(rows)


def _reading(who: str, reading: Reading) -> list[Signal]:
    return [
        Signal(f"{who}: supported", round(reading.supported, 3)),
        Signal(f"{who}: contradicted", round(reading.contradicted, 3)),
        Signal(f"{who}: left open", round(reading.unverified, 3)),
    ]

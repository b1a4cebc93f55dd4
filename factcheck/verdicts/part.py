"""A claim with the evidence found for it: whether that is worth reading, and the answer where it is not.

Most sentences end here, so that nothing is imported that reads one sentence beside another.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.checkable import Kind, kind_of
from factcheck.claims.context import Context
from factcheck.frozen import dataclass
from factcheck.model import Analysis, Candidate, Claim, ClaimVerdict, Sentence, SentenceVerdict, Span, Verdict
from factcheck.retrieval.attention import ELSEWHERE, NAMED, ON_TOPIC, STATEMENT, Attention
from factcheck.retrieval.candidates import Evidence
from factcheck.retrieval.compiled import CompiledBase
from factcheck.verdicts.explain import explanation

NEAREST = 3  # facts named beside an undecided claim


@dataclass(frozen=True, slots=True)
class Limits:
    """What evidence and claims must have to count."""

    least: float = 0.10  # least coverage at which further evidence is read, beside the best
    part: float = 0.8  # least probability at which one claim of several decides by itself
    rival: float = 0.4  # least share of the best evidence's score at which other evidence is read too
    own_words: float = 0.3  # less coverage than that cannot be a sentence in a fact's own words
    nearest: float = 0.25  # least coverage at which a fact is worth naming beside an undecided claim


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Part:
    """A claim of a sentence (or the sentence as one claim) with what was read in it and found for it.

    `fitting` is the evidence that it is to be read beside: () where nothing comes of that. A claim that is read with
    its subject, which stands elsewhere in the sentence, has `lead` characters more before it.
    """

    claim: Claim
    analysis: Analysis
    evidence: tuple[Evidence, ...]
    fitting: tuple[Evidence, ...]
    lead: int = 0


def whole_of(sentence: Sentence) -> Claim:
    """Return a sentence as one claim."""
    text = sentence.text.rstrip(" .!")
    return Claim(text, Span(0, len(text)), quoted=sentence.quoted)


def attention_to(context: Context) -> Attention:
    """Return how closely the next sentence of a statement or a document is looked at."""
    if not context.in_copy:
        return STATEMENT
    if context.on_topic:
        return ON_TOPIC
    return NAMED if context.names_known else ELSEWHERE


def worth_reading(claim: Analysis, evidence: Sequence[Evidence], context: Context) -> tuple[Evidence, ...]:
    """Return the evidence that covers enough of a claim to be read beside it; () for most of a newspaper.

    Where none covers much, or the copy is far from the base's story, something must tie the two together as well.
    The claim need not be parsed.
    """
    attention = attention_to(context)
    most = max((item.coverage for item in evidence), default=0.0)
    if most < attention.gate:
        return ()
    best = max(item.score for item in evidence)
    fitting = [item for item in evidence if item.coverage >= LIMITS.least and item.score >= LIMITS.rival * best]
    if most < attention.untied:
        if not (claim.values or claim.mentions) and most < LIMITS.own_words:
            return ()
        from factcheck.verdicts.pairs import align
        from factcheck.verdicts.ties import tied

        fitting = [item for item in fitting if tied(align(claim, item.analysis))]
    return tuple(fitting)


def nothing_found(sentence: Sentence, words: Sequence[str], path: str | None) -> SentenceVerdict:
    """Return the verdict on a sentence, given its words, that shares too little with any fact to be read beside one."""
    verdict = undecided(whole_of(sentence), kind_of(sentence.text, words), ())
    return SentenceVerdict(sentence, verdict.verdict, (verdict,), path)


def nothing_to_read(sentence: Sentence, whole: Part, base: CompiledBase) -> SentenceVerdict:
    """Return the verdict on a sentence of which no evidence is worth reading."""
    verdict = undecided(whole.claim, kind_of_part(whole), nearest_of(whole.evidence, base))
    return SentenceVerdict(sentence, verdict.verdict, (verdict,))


def kind_of_part(part: Part) -> Kind:
    """Return what sort of sentence a claim is, by its words."""
    return kind_of(part.analysis.text, (token.text for token in part.analysis.tokens))


def nearest_of(evidence: Sequence[Evidence], base: CompiledBase) -> tuple[str, ...]:
    """Return the ids of the facts that come near enough to a claim to be named beside it, the nearest first."""
    close = [item.fact for item in evidence if item.coverage >= LIMITS.nearest]
    return tuple(base.fact(number).id for number in dict.fromkeys(close))[:NEAREST]


def undecided(
    claim: Claim,
    kind: Kind,
    nearest: tuple[str, ...],
    candidates: tuple[Candidate, ...] = (),
    open_figures: tuple[str, ...] = (),
) -> ClaimVerdict:
    """Return the verdict on a claim that nothing decides, or that is of a kind with nothing to decide."""
    verdict = Verdict.UNVERIFIED if kind is Kind.STATEMENT else Verdict.NOT_CHECKABLE
    return ClaimVerdict(
        claim,
        verdict,
        explanation=explanation(verdict, None, kind=kind.value, open_figures=open_figures),
        nearest=nearest if verdict is Verdict.UNVERIFIED else (),
        candidates=candidates,
    )

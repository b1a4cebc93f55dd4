"""A sentence's answer: its claims, each with a verdict, what differs, the right value and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.checkable import Kind
from factcheck.claims.context import Context
from factcheck.frozen import dataclass
from factcheck.language.analyse import analyse
from factcheck.language.parser import parse
from factcheck.model import (
    Analysis,
    BlockKind,
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
from factcheck.retrieval.candidates import candidates
from factcheck.retrieval.compiled import CompiledBase
from factcheck.verdicts.coverage import answered, uncovered
from factcheck.verdicts.decide import Decision, decide
from factcheck.verdicts.explain import explanation, reason_of
from factcheck.verdicts.features import support
from factcheck.verdicts.judge import UNREAD, Judged, judge
from factcheck.verdicts.pairs import align
from factcheck.verdicts.part import LIMITS, NEAREST, Part, kind_of_part, nearest_of, undecided, worth_reading
from factcheck.verdicts.reader import Read, Reading

_TOPIC = 3  # most words of a heading that says nothing
_READ_WHOLE = 50  # words: of a longer sentence the model may not see the end
# The verdicts that a sentence carries before any other, gravest first.
GRAVE = (Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.DISPUTED, Verdict.NEEDS_CONTEXT)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every answer needs: the base, what the document has made plain, and how things are read."""

    base: CompiledBase
    context: Context
    read: Read
    explain: bool = False
    with_model: bool = True
    coverage: bool = False  # tell what of a sentence rests on no fact
    hidden: frozenset[int] = frozenset()  # facts that count as not there


def answer(sentence: Sentence, whole: Part, parts: Sequence[Part], desk: Desk) -> SentenceVerdict:
    """Return the verdict on a sentence: as a whole, and on each of its claims where it makes several.

    The whole is read first, since a clause cut out of it says less; a claim by itself decides only where it does
    so clearly, and contradicts only where the whole does: else "which came about in 2014" is held against whatever
    came about in another year. (Of 21 sentences by editors of which a claim alone was called contradicted, 9 were so.)
    What the whole decides and no claim does is laid to the claim that comes nearest to it.
    """
    if names_a_topic(sentence, whole.analysis):
        verdict = undecided(whole.claim, Kind.TOPIC, ())
        return _with_coverage(SentenceVerdict(sentence, verdict.verdict, (verdict,)), whole, desk)
    verdict, decision = _part_verdict(whole, desk)
    if len(parts) < 2 or decision is None:
        return _with_coverage(SentenceVerdict(sentence, verdict.verdict, (verdict,)), whole, desk)
    claims, leanings = [], []
    for part in parts:
        one, leaning = _part_verdict(part, desk, LIMITS.part)
        if one.verdict is Verdict.CONTRADICTED and _sees_all(whole) and decision.verdict is not Verdict.CONTRADICTED:
            one = _left_open(one)
        claims.append(one)
        leanings.append((leaning.supported, leaning.contradicted) if leaning else (0.0, 0.0))
    if verdict.verdict in GRAVE and not any(claim.verdict in GRAVE for claim in claims):
        _lay(verdict, claims, [against for _, against in leanings])
    elif verdict.verdict is Verdict.SUPPORTED and not any(claim.fact for claim in claims):
        _lay(verdict, claims, [for_it for for_it, _ in leanings])
    doubted = decision.contradicted >= 0.5
    if decision.verdict is not Verdict.SUPPORTED:
        doubted = doubted or any(against >= 0.5 for _, against in leanings)
    carried = _carried(verdict.verdict, claims, parts, doubted)
    return _with_coverage(SentenceVerdict(sentence, carried, tuple(claims)), whole, desk)


def _sees_all(whole: Part) -> bool:
    """Tell whether the model reads the whole of a sentence."""
    return len(whole.analysis.tokens) <= _READ_WHOLE


def _left_open(verdict: ClaimVerdict) -> ClaimVerdict:
    """Return a claim's verdict as one that nothing decides; the fact that seemed to is the nearest."""
    assert verdict.fact is not None
    nearest = tuple(dict.fromkeys((verdict.fact.id, *verdict.nearest)))[:NEAREST]
    return replace(undecided(verdict.claim, Kind.STATEMENT, nearest), candidates=verdict.candidates)


def names_a_topic(sentence: Sentence, seen: Analysis) -> bool:
    """Tell whether a heading only says what comes: up to three words, a name or a thing, and no verb or figure.

    "Troops and bases" does; "Strike over" is a headline.
    """
    if sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not seen.parsed or seen.values:
        return False
    parts = [token.pos for token in seen.tokens if token.pos != "PUNCT"]
    return len(parts) <= _TOPIC and parts[-1:] in (["NOUN"], ["PROPN"]) and not {"VERB", "AUX"} & set(parts)


def _with_coverage(verdict: SentenceVerdict, whole: Part, desk: Desk) -> SentenceVerdict:
    return replace(verdict, uncovered=uncovered(whole.analysis, verdict.claims)) if desk.coverage else verdict


def _lay(verdict: ClaimVerdict, claims: list[ClaimVerdict], leaning: Sequence[float]) -> None:
    """Put the whole sentence's verdict in the place of the claim that leans to it most."""
    number = max(range(len(claims)), key=lambda i: (leaning[i], -i))
    claims[number] = replace(verdict, claim=claims[number].claim)


def _carried(whole: Verdict, claims: Sequence[ClaimVerdict], parts: Sequence[Part], doubted: bool) -> Verdict:
    """Return the verdict that a sentence carries: the gravest; supported if what stays open is only colour.

    One of which something is more likely wrong than not is not supported for what else it says.
    """
    found = {claim.verdict for claim in claims}
    for grave in GRAVE:
        if grave in found:
            return grave
    if Verdict.SUPPORTED in found and not doubted:
        open_ones = [part for part, claim in zip(parts, claims) if claim.verdict is not Verdict.SUPPORTED]
        if whole is Verdict.SUPPORTED or not any(_wants_checking(part) for part in open_ones):
            return Verdict.SUPPORTED
    return Verdict.NOT_CHECKABLE if found == {Verdict.NOT_CHECKABLE} else Verdict.UNVERIFIED


def _wants_checking(part: Part) -> bool:
    """Tell whether a claim holds a number, date, name or quotation, so that it is no mere colour."""
    return bool(part.analysis.values or part.analysis.mentions or part.claim.quoted)


def _part_verdict(part: Part, desk: Desk, least: float = 0.0) -> tuple[ClaimVerdict, Decision | None]:
    """Return the verdict on one claim and the decision behind it; None where there was nothing to decide on.

    With `least`, a decision that is less sure than that counts as none.
    """
    kind = kind_of_part(part)
    nearest = nearest_of(part.evidence, desk.base)
    if kind is Kind.QUESTION or not part.fitting:
        return undecided(part.claim, kind, nearest), None
    judged = judge(part.analysis, part.fitting, desk.read, part.evidence, desk.context.in_copy)
    decision = decide(judged, desk.context.in_copy, desk.with_model, desk.context.on_topic)
    decision = _with_comparisons(decision, part.analysis, judged, desk)
    shown = _candidates(judged, desk.base, decision.looked_up) if desk.explain else ()
    if decision.by is None or max(decision.supported, decision.contradicted) < least:
        return undecided(part.claim, kind, nearest, shown, decision.open_figures), decision
    return _claim_verdict(part, decision, judged, desk, nearest, shown), decision


def _with_comparisons(decision: Decision, claim: Analysis, judged: Sequence[Judged], desk: Desk) -> Decision:
    """Return a decision with what the base makes of "before", "more than" and the like, where several facts tell it."""
    if not claim.parsed:
        return decision
    # Only here: a run by rules alone has no trees to read, and most sentences compare nothing.
    from factcheck.claims.begun import as_begun
    from factcheck.claims.comparisons import comparisons

    claim = as_begun(claim)
    if not comparisons(claim):
        return decision
    from factcheck.verdicts.compared import compared, weighed

    return weighed(decision, claim, judged, compared(claim, lambda text: _read_beside(text, desk)))


def _read_beside(text: str, desk: Desk) -> tuple[Judged, ...]:
    """Read what a claim says in part beside the base, like any sentence; () where no fact is near enough."""
    seen = analyse(text, desk.base.gazetteer, desk.context.anchor)
    evidence = candidates(desk.base, seen, hidden=desk.hidden)
    fitting = worth_reading(seen, evidence, desk.context)
    if not fitting:
        return ()
    claim = replace(seen, tokens=parse([seen.tokens])[0], parsed=True)
    return judge(claim, fitting, desk.read, evidence, desk.context.in_copy)


def _claim_verdict(
    part: Part,
    decision: Decision,
    judged: Sequence[Judged],
    desk: Desk,
    nearest: tuple[str, ...],
    shown: tuple[Candidate, ...],
) -> ClaimVerdict:
    from factcheck.verdicts.differences import differences
    from factcheck.verdicts.lifecycle import lifecycle

    assert decision.by is not None
    base, claim = desk.base, part.claim
    start = claim.span.start - part.lead  # where what was read would begin in the sentence
    fact = base.fact(decision.by.evidence.fact)
    found: tuple[Difference, ...] = ()
    if decision.verdict is Verdict.CONTRADICTED:
        pair = decision.by.pair
        if decision.by.evidence.kind == "false":
            # A wrong version was recognised; what is wrong with it shows beside the claim itself.
            pair = align(pair.claim, base.claim_of(decision.by.evidence.fact))
        beside = [item.pair for item in judged if item is not decision.by and item.evidence.kind != "false"]
        found = decision.differences or differences(pair, beside)
    verdict, reason, others = lifecycle(decision, judged, base, desk.context, desk.hidden)
    if verdict is Verdict.UNVERIFIED:  # a retracted fact decides nothing
        return undecided(claim, Kind.STATEMENT, nearest, shown)
    if verdict is Verdict.CONTRADICTED:
        reason = reason_of(found)
    if decision.beside is not None:
        others = (base.fact(decision.beside.evidence.fact), *others)
    return ClaimVerdict(
        claim,
        verdict,
        reason=reason,
        fact=fact,
        others=others,
        differences=_within(claim, _shifted(found, start)) if verdict is Verdict.CONTRADICTED else (),
        explanation=(verdict is Verdict.CONTRADICTED and decision.why)
        or explanation(verdict, fact, found, reason, wrong_version=decision.by.evidence.kind == "false"),
        sources=_sources(base, fact, *others),
        nearest=tuple(name for name in nearest if name != fact.id),
        candidates=shown,
        answered=_inside(claim, answered(decision.by.pair, start)) if desk.coverage else (),
    )


def _shifted(found: Sequence[Difference], by: int) -> tuple[Difference, ...]:
    """Return differences of a claim with their places in the sentence."""
    return tuple(replace(item, span=Span(item.span.start + by, item.span.end + by)) for item in found)


def _within(claim: Claim, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return the differences that lie in a claim, not in the subject that was read with it."""
    return tuple(item for item in found if item.span.start >= claim.span.start)


def _inside(claim: Claim, places: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(place for place in places if place.start >= claim.span.start)


def _sources(base: CompiledBase, *facts: Fact) -> tuple[Source, ...]:
    cited = dict.fromkeys(citation.source for fact in facts for citation in fact.citations)
    return tuple(base.source(name) for name in cited)


def _candidates(
    judged: Sequence[Judged], base: CompiledBase, looked_up: Sequence[tuple[int, Signal]]
) -> tuple[Candidate, ...]:
    """Return every piece of evidence with all that took part in the decision, for `factcheck explain`."""
    rows = []
    known = {item.evidence.fact for item in judged}
    for fact in dict.fromkeys(number for number, _ in looked_up if number not in known):
        rows.append(Candidate(base.fact(fact).id, 0.0, tuple(found for number, found in looked_up if number == fact)))
    for number, item in enumerate(judged):
        for_it, against = support(judged, number)
        found = [
            Signal("for", round(for_it, 3), "how far this fact supports the claim, all in all"),
            Signal("against", round(against, 3), "how far it contradicts the claim, all in all"),
            Signal("coverage", round(item.evidence.coverage, 3), "share of the telling words that the fact has"),
            *_reading("wording", item.reading),
            *_reading("rules", item.rules),
        ]
        if item.beside is not None:
            found.append(Signal("read beside", 1.0, item.beside.text))
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
        found += [signal for fact, signal in looked_up if fact == item.evidence.fact]
        rows.append(Candidate(base.fact(item.evidence.fact).id, round(item.evidence.score, 3), tuple(found)))
    return tuple(rows)


def _reading(who: str, reading: Reading) -> list[Signal]:
    if reading is UNREAD:
        return [Signal(f"{who}: not read", 1.0, "nothing nearer seems to be about the same thing")]
    return [
        Signal(f"{who}: supported", round(reading.supported, 3)),
        Signal(f"{who}: contradicted", round(reading.contradicted, 3)),
        Signal(f"{who}: left open", round(reading.unverified, 3)),
    ]

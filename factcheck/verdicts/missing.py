"""What the facts that come nearest to an undecided claim do not have: the figures, dates and names to look up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.context import is_pronoun
from factcheck.model import Analysis, ClaimVerdict, Mention, Span, TimeValue, Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.retrieval.compiled import CompiledBase
from factcheck.values.compare import Relation
from factcheck.verdicts.explain import UNDECIDED, nearest_lack
from factcheck.verdicts.pairs import Pair, ValuePair, align

_HAS = (Relation.EQUAL, Relation.WITHIN)


def missing(claim: Analysis, facts: Sequence[Analysis]) -> tuple[str, ...]:
    """Return the values and names of a claim that none of the facts has, as they stand; () where they have all."""
    pairs = [align(claim, fact) for fact in facts]
    had = {item.claim.span for pair in pairs for item in pair.values if item.relation in _HAS or _names_one_time(item)}
    had |= {item.claim.span for pair in pairs for item in pair.names if item.fact is not None}
    had |= {span for pair in pairs for span, _ in pair.lower_case_names}
    named = [name for name in _named(claim, pairs) if not any(_has_words(name, fact) for fact in facts)]
    places: list[Span] = []
    for span in sorted({*(value.span for value in claim.values), *(name.span for name in named)} - had):
        if span.start < span.end and not any(span.start < other.end for other in places):
            places.append(span)
    return tuple(claim.text[span.start : span.end] for span in places)


def _named(claim: Analysis, pairs: Sequence[Pair]) -> list[Mention]:
    """Return the names of a claim, also one that opens it and is known for a name only by the parser."""
    found = {mention.span: mention for mention in claim.mentions}
    found |= {item.claim.span: item.claim for pair in pairs for item in pair.names}
    return [mention for mention in found.values() if _names(mention, claim)]


def _has_words(name: Mention, fact: Analysis) -> bool:
    """Tell whether a fact has a name's words, be it in a longer name: Hull in "Hull City"."""
    words = {token.text.lower() for token in fact.tokens}
    return all(word.lower() in words for word in name.text.split())


def _names_one_time(item: ValuePair) -> bool:
    """Tell whether both sides name the same days, however they stand to them: in September 2025, by September 2025."""
    mine, theirs = item.claim, item.fact
    if not (isinstance(mine, TimeValue) and isinstance(theirs, TimeValue)) or mine.core_start is None:
        return False
    return (mine.core_start, mine.core_end) == (theirs.core_start, theirs.core_end)


def with_missing(
    verdict: ClaimVerdict, claim: Analysis, evidence: Sequence[Evidence], base: CompiledBase
) -> ClaimVerdict:
    """Return an undecided claim's verdict with an explanation that names what its nearest facts do not have.

    Any other verdict, and one that says as much already, is returned as it is.
    """
    if verdict.verdict is not Verdict.UNVERIFIED or not verdict.nearest or verdict.explanation != UNDECIDED:
        return verdict
    near = [
        item.analysis for item in evidence if item.kind != "false" and base.fact(item.fact).id in verdict.nearest
    ]
    lacking = missing(claim, near) if near else ()
    if lacking and (other := _having(claim, lacking, evidence, base, verdict.nearest)):
        name, fact = other
        verdict = replace(verdict, nearest=(*verdict.nearest, name))
        lacking = missing(claim, [*near, fact])
    named = any(_names(mention, claim) for mention in claim.mentions)
    shared = _SHARED[bool(claim.values), named] if near else ""
    return replace(verdict, explanation=nearest_lack(lacking, len(verdict.nearest), shared))


def _having(
    claim: Analysis, lacking: Sequence[str], evidence: Sequence[Evidence], base: CompiledBase, named: Sequence[str]
) -> tuple[str, Analysis] | None:
    """Return the first fact behind those named that has some of what they lack: it is what an editor would look for."""
    for item in evidence:
        name = base.fact(item.fact).id
        if item.kind == "false" or name in named:
            continue
        if len(set(lacking) & set(missing(claim, [item.analysis]))) < len(set(lacking)):
            return name, item.analysis
    return None


_SHARED = {
    (True, True): "figures and names", (True, False): "figures", (False, True): "names", (False, False): "",
}  # fmt: skip


def _names(mention: Mention, claim: Analysis) -> bool:
    """Tell whether a mention names anybody: not "she", nor a capital "Somebody"."""
    vague = any(token.start == mention.span.start and token.pos in ("PRON", "DET") for token in claim.tokens)
    return not vague and not is_pronoun(mention.text)

"""Quoted speech: marked, and checked, reported or passed over as `quotes` says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import ClaimVerdict, FileReport, Sentence, SentenceVerdict, Span

CHECK = "check"
REPORT = "report"  # as a warning at most
SKIP = "skip"
_REASON = "quoted speech"


def apply(file: FileReport, mode: str) -> FileReport:
    """Return the report with the claims of quoted speech marked, and set aside where `mode` is skip."""
    sentences = tuple(_marked(sentence, mode) for sentence in file.sentences)
    return replace(file, sentences=sentences) if sentences != file.sentences else file


def _marked(sentence: SentenceVerdict, mode: str) -> SentenceVerdict:
    within = () if sentence.sentence.quoted else _within(sentence.sentence)
    if not (sentence.sentence.quoted or within):
        return sentence
    whole = sentence.sentence.quoted
    claims = tuple(_claim(claim, whole or _is_said(claim, within), mode) for claim in sentence.claims)
    is_whole = mode == SKIP and all(claim.claim.quoted for claim in claims)
    return replace(sentence, claims=claims, suppressed=_REASON if is_whole else sentence.suppressed)


def _within(sentence: Sentence) -> tuple[Span, ...]:
    if not sentence.opened and sentence.text.isascii() and not {'"', "'"} & set(sentence.text):
        return ()  # nearly all statements: no mark of any kind, and nothing to import
    from factcheck.language.quotations import quotations

    return quotations(sentence.text, sentence.opened)


def _claim(claim: ClaimVerdict, is_quoted: bool, mode: str) -> ClaimVerdict:
    if is_quoted and not claim.claim.quoted:
        claim = replace(claim, claim=replace(claim.claim, quoted=True))
    return replace(claim, suppressed=_REASON) if mode == SKIP and claim.claim.quoted else claim


def _is_said(claim: ClaimVerdict, within: Sequence[Span]) -> bool:
    """Tell whether what is wrong with a claim stands in quotations; where nothing is pointed at, all of the claim."""
    places = [difference.span for difference in claim.differences] or [claim.claim.span]
    return all(any(one.start <= place.start and place.end <= one.end for one in within) for place in places)

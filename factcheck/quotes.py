"""Quoted speech: marked, and checked, reported or passed over as `quotes` says."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import ClaimVerdict, FileReport, SentenceVerdict

CHECK = "check"
REPORT = "report"  # as a warning at most
SKIP = "skip"
_REASON = "quoted speech"


def apply(file: FileReport, mode: str) -> FileReport:
    """Return the report with the claims of quoted speech marked, and set aside where `mode` is skip."""
    if not any(_holds_quotation(sentence) for sentence in file.sentences):
        return file
    return replace(file, sentences=tuple(_marked(sentence, mode) for sentence in file.sentences))


def _holds_quotation(sentence: SentenceVerdict) -> bool:
    return sentence.sentence.quoted or any(claim.claim.quoted for claim in sentence.claims)


def _marked(sentence: SentenceVerdict, mode: str) -> SentenceVerdict:
    if not _holds_quotation(sentence):
        return sentence
    claims = tuple(_claim(claim, sentence.sentence.quoted, mode) for claim in sentence.claims)
    is_whole = mode == SKIP and all(claim.claim.quoted for claim in claims)
    return replace(sentence, claims=claims, suppressed=_REASON if is_whole else sentence.suppressed)


def _claim(claim: ClaimVerdict, is_quoted: bool, mode: str) -> ClaimVerdict:
    if is_quoted and not claim.claim.quoted:
        claim = replace(claim, claim=replace(claim.claim, quoted=True))
    return replace(claim, suppressed=_REASON) if mode == SKIP and claim.claim.quoted else claim

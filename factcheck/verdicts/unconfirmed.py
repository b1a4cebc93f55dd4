"""What keeps a fact from confirming a claim, however well the rest of it agrees."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Quantity, Span, TimeRole, TimeValue
from factcheck.values.relations import CONFIRMS, Relation
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.misread import NOT_YET
from factcheck.verdicts.verbatim import Verbatim

# Least probability at which a claim says what a listed wrong version says.
_LIKE_THE_LISTED = 0.9


def keeps_open(judged: Sequence[Judged], item: Judged, in_copy: bool = False) -> bool:
    """Tell whether something keeps a fact from confirming a claim: a denial, a mere plan, another interval."""
    if _says_too_little(item, in_copy):
        return True
    # The fact's own words with one denial more or less may be of another clause, but they confirm nothing.
    denied = item.verbatim is Verbatim.DENIAL
    told_otherwise = _told_as_done(item) or _begins_by_then(item) or _lies_elsewhere(judged, item)
    return denied or told_otherwise or any(map(_known_as_wrong, judged))


def _begins_by_then(item: Judged) -> bool:
    """Tell whether a claim has something "not until May" that the fact has no later than May: it may be before."""
    claim = item.pair.claim
    if not claim.parsed:
        return False
    from factcheck.claims.begun import opens_with_until

    return any(
        isinstance(met.claim, TimeValue) and isinstance(met.fact, TimeValue)
        and met.relation is Relation.NARROWER and met.fact.role is TimeRole.BY and opens_with_until(claim, met.claim)
        for met in item.pair.values
    )  # fmt: skip


def _lies_elsewhere(judged: Sequence[Judged], item: Judged) -> bool:
    """Tell whether two facts lie apart otherwise than the claim says."""
    if not item.pair.claim.parsed:
        return False
    # Only here: a run by rules alone has no trees to read.
    from factcheck.verdicts.intervals import interval_differs

    return interval_differs(judged, item)


def _says_too_little(item: Judged, in_copy: bool) -> bool:
    """Tell whether a sentence has too little in it to be of any fact: "This has been changed to:".

    In copy, one without a name that the fact has must have some words of its own from it: "there are three options" may
    be said of anything.
    """
    claim = item.pair.claim
    words = [token for token in claim.tokens if token.text[:1].isalpha() and fold(token.lemma) not in STOPWORDS]
    if len(words) + len(claim.values) < _LEAST_WORDS:
        return True
    few = len(words) <= _LEAST_WORDS or item.signals.words_covered < _LEAST_COVERED
    return in_copy and few and not item.signals.names_shared and item.signals.values_agree < _LEAST_WORDS


_LEAST_WORDS, _LEAST_COVERED = 2, 0.4


def _told_as_done(item: Judged) -> bool:
    """Tell whether a claim has as done what the fact has only as planned or expected: a plan confirms no deed."""
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or item.evidence.kind == "false":
        return False
    from factcheck.claims.alignment import align_frames

    return any(
        one.how == "same" and one.fact.tense != "past" and (one.fact.modality in NOT_YET or one.fact.tense == "future")
        and not one.claim.modality and one.claim.tense == "past"
        for one in align_frames(claim, fact)
    )  # fmt: skip


def _known_as_wrong(item: Judged) -> bool:
    """Tell whether a claim reads like a wrong version that the desk has listed: then no fact confirms it."""
    return item.evidence.kind == "false" and item.reading.contradicted >= _LIKE_THE_LISTED


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

"""What of a sentence rests on a fact: each number, date, name and quotation, and whether a fact answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.context import is_pronoun
from factcheck.model import Analysis, ClaimVerdict, Span, TimeValue, Uncovered, Verdict
from factcheck.values.compare import Relation
from factcheck.verdicts.pairs import Pair

_UNANSWERED = (Relation.NARROWER, Relation.OVERLAPS, Relation.INCOMPARABLE)
# Three words or more: a shorter one is a title or a word held at arm's length.
_QUOTATION = r"[\"“„]([^\"“”„]*?\w+(?:[^\w\"“”„]+\w+){2,}[^\"“”„]*)[\"”“]"


def answered(pair: Pair, start: int) -> tuple[Span, ...]:
    """Return the places of a claim's values and names that the fact says something about, by agreeing or differing.

    `start` is where the claim begins in its sentence.
    """
    values = [item.claim.span for item in pair.values if item.relation not in _UNANSWERED]
    names = [item.claim.span for item in pair.names if item.fact is not None]
    loose = [span for span, _ in pair.lower_case_names]
    return tuple(Span(span.start + start, span.end + start) for span in sorted((*values, *names, *loose)))


def uncovered(sentence: Analysis, claims: Sequence[ClaimVerdict]) -> tuple[Uncovered, ...]:
    """Return what no fact answers for, in the order of the sentence; () where all does or there is nothing."""
    known = [span for claim in claims for span in claim.answered]
    decided = [claim.claim.span for claim in claims if claim.verdict not in (Verdict.UNVERIFIED, Verdict.NOT_CHECKABLE)]
    found = [item for item in _of(sentence) if not _within(item.span, known)]
    for match in re.finditer(_QUOTATION, sentence.text):
        span = Span(*match.span())
        if not any(one.start < span.end and span.start < one.end for one in decided):
            # What is in it goes with it.
            found = [item for item in found if not _within(item.span, [span])]
            found.append(Uncovered("quotation", span))
    return tuple(sorted(found, key=lambda item: item.span))


def _of(sentence: Analysis) -> Iterator[Uncovered]:
    for value in sentence.values:
        yield Uncovered("date" if isinstance(value, TimeValue) and value.days is None else "number", value.span)
    for mention in sentence.mentions:
        if mention.span.end > mention.span.start and not is_pronoun(mention.text):
            yield Uncovered("name", mention.span)


def _within(span: Span, places: Iterable[Span]) -> bool:
    return any(span.start < place.end and place.start < span.end for place in places)

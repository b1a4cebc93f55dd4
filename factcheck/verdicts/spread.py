"""A sentence whose figures and dates rest on several facts, each beside the name that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Analysis, Mention, Span
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.judge import Judged


def each_has_its_fact(judged: Sequence[Judged], against: Judged) -> bool:
    """Tell whether a claim has several values, and some fact or other confirms each of them of the name next to it.

    "Closed in Lund in 2017, in Ystad in 2019" differs from the fact on Ystad by its first date, and is right; with the
    years changed about, no fact confirms 2017 of Ystad. Where the fact that speaks `against` the claim confirms them
    all by itself, it speaks against something else.
    """
    values = judged[0].pair.claim.values
    if len(values) < 2 or all(_confirms(against, value.span) for value in values):
        return False
    return all(any(_confirms(item, value.span) for item in judged) for value in values)


def _confirms(item: Judged, span: Span) -> bool:
    name = _next_to(item.pair.claim, span)
    if name is None or item.evidence.kind == "false":
        return False
    if not any(pair.claim.span == name.span and pair.fact is not None for pair in item.pair.names):
        return False
    return any(
        value.claim.span == span and value.relation in CONFIRMS and not value.how for value in item.pair.values
    )


def _next_to(claim: Analysis, span: Span) -> Mention | None:
    """Return the name nearest to a value, those with no comma between before all others; None without names."""

    def distance(name: Mention) -> tuple[bool, int]:
        start, end = (name.span.end, span.start) if name.span.end <= span.start else (span.end, name.span.start)
        return any(sign in claim.text[start:end] for sign in ",;"), end - start

    return min(claim.mentions, key=distance, default=None)

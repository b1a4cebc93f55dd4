"""From what, by how much and to what something changed: "rose by 540" is not "rose to 540"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Analysis, Difference, Quantity, Reason, Span, Value
from factcheck.values.compare import Relation
from factcheck.verdicts.judge import Judged, Refuted
from factcheck.verdicts.worked_out import speaks_of_change

_MOST = 0.4  # of a claim, that the fact has
_SIDES = ("from", "by", "to")


def by_for_to(judged: Sequence[Judged]) -> Refuted | None:
    """Return the fact that has a claim's figure of a change behind another of "from", "by" and "to"; None for none.

    Both must speak of a change. (Of 40 such statements by editors, in 31,500, all were wrong.)
    """
    for item in judged:
        claim, fact = item.pair.claim, item.pair.fact
        near = item.evidence.kind != "false" and item.evidence.coverage >= _MOST
        if not (near and speaks_of_change(claim) and speaks_of_change(fact)):
            continue
        for pair in item.pair.values:
            if pair.how or pair.relation is not Relation.EQUAL or not isinstance(pair.fact, Quantity):
                continue
            mine, theirs = _word_before(claim, pair.claim), _word_before(fact, pair.fact)
            if mine is None or theirs is None or mine.lower() == theirs.lower():
                continue
            start = pair.claim.span.start - len(mine) - 1
            span = Span(start, pair.claim.span.end)
            stated, expected = claim.text[slice(*span)], f"{theirs} {pair.fact.text}"
            return Refuted(item, (Difference(Reason.VALUE, stated, expected, span),))
    return None


def _word_before(analysis: Analysis, value: Value) -> str | None:
    """Return "from", "by" or "to" right before a value; None where another word stands there."""
    before = analysis.text[: value.span.start].split()[-1:]
    right_there = bool(before) and analysis.text[: value.span.start].endswith(f"{before[0]} ")
    return before[0] if right_there and before[0].lower() in _SIDES else None

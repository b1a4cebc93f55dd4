"""Over budget for under budget, late for early: the right figure on the wrong side of what was planned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Analysis, Difference, Reason, Span, Value
from factcheck.named import NamedTuple
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.judge import Judged, Refuted

_MOST = 0.4  # of a claim, that the fact has
_PLANNED = "planned|expected|budgeted|announced|agreed|forecast|scheduled|promised|intended|estimated|foreseen|hoped"
_PLAN = "budget|plan|schedule|target|estimate|forecast|time"
_OVER = "more|higher|longer|larger|bigger|greater|dearer|costlier|later|late|over|above|behind"
_UNDER = "fewer|less|lower|shorter|smaller|cheaper|earlier|early|sooner|under|below|ahead of"
_WAY = rf"\b(?P<over>{_OVER})\b(?P<of_over>.*)|\b(?P<under>{_UNDER})\b(?P<of_under>.*)"
_OF_A_PLAN = (
    rf"\s(?:expensive )?than (?:\w+ ){{0,3}}?(?:{_PLANNED})\b|(?: of)? (?:the |its |their )?(?:\w+ )?(?:{_PLAN})s?\b"
)
_BY_ITSELF = ("early", "late")
_FURTHEST = 70  # characters behind a figure


class _Way(NamedTuple):
    over: bool
    span: Span


def off_plan(judged: Sequence[Judged]) -> Refuted | None:
    """Return the fact that has a claim's figure on the other side of what was planned; None where none has.

    "19 million under budget" for what was "19 million more than planned"; of eleven such statements by editors all were
    wrong. Which of two things is the greater is another matter.
    """
    for item in judged:
        if item.evidence.kind == "false" or item.evidence.coverage < _MOST:
            continue
        for pair in item.pair.values:
            if pair.fact is None or pair.how or pair.relation not in CONFIRMS:
                continue
            mine, theirs = _way(pair.claim, item.pair.claim), _way(pair.fact, item.pair.fact)
            if mine is not None and theirs is not None and mine.over is not theirs.over:
                stated = item.pair.claim.text[slice(*mine.span)]
                expected = item.pair.fact.text[slice(*theirs.span)]
                return Refuted(item, (Difference(Reason.DIRECTION, stated, expected, mine.span),))
    return None


def _way(value: Value, analysis: Analysis) -> _Way | None:
    """Return on which side of a plan a figure is said to be, and where that is said; None where it is not."""
    start = value.span.start
    others = [other.span.start for other in analysis.values if other.span.start >= value.span.end]
    end = min([start + _FURTHEST, *others])
    text = re.split(r"[.;,:](?:\s|$)", analysis.text[start:end])[0]
    found = re.search(_WAY, text, re.IGNORECASE | re.DOTALL)
    if found is None:
        return None
    name = "over" if found["over"] else "under"
    behind = re.match(_OF_A_PLAN, found[f"of_{name}"], re.IGNORECASE)
    if behind is None and found[name].lower() not in _BY_ITSELF:
        return None
    last = found.end(name) + (behind.end() if behind else 0)
    return _Way(name == "over", Span(start + found.start(name), start + last))

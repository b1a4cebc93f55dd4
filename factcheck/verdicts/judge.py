"""A claim beside each piece of its evidence: values aligned by rules, wording read by the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.model import Analysis
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.pairs import Pair, align
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.render import render

# Arithmetic over several facts looks at the best few only: among many numbers, something always adds up.
_COMBINED = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """Evidence for a claim with its values aligned and its wording read."""

    evidence: Evidence
    pair: Pair
    reading: Reading


def judge(
    claim: Analysis,
    evidence: Sequence[Evidence],
    read: Callable[[Sequence[tuple[list[int], list[int]]]], list[Reading]],
) -> tuple[Judged, ...]:
    """Return each piece of evidence with its alignment and reading, in order; () for no evidence."""
    pairs = []
    for item in evidence:
        others = tuple(other.analysis for other in evidence[:_COMBINED] if other is not item)
        pairs.append(align(claim, item.analysis, others))
    readings = read([render(pair) for pair in pairs])
    return tuple(Judged(item, pair, reading) for item, pair, reading in zip(evidence, pairs, readings))

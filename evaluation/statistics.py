"""Shares with their 95 % intervals, and the counts that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from evaluation.domains import VERDICTS

_Z = 1.959963984540054  # the two-sided 95 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share itself, None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval by Wilson, which holds for small counts and near 0 and 1 too."""
        if not self.of:
            return 0.0, 1.0
        n, p, z2 = self.of, self.hits / self.of, _Z * _Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def record(self) -> dict[str, float | int | None]:
        """Return it for results.json, rounded so that the file does not differ between machines."""
        value, (low, high) = self.value, self.interval
        return {
            "hits": self.hits,
            "of": self.of,
            "value": None if value is None else round(value, 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What was wanted of a statement and what was said, folded; `right_fact` where a fact had to be named."""

    wanted: str
    said: str
    right_fact: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """How a set of answers did."""

    accuracy: Share
    precision: dict[str, Share]
    recall: dict[str, Share]
    flipped: Share  # supported for contradicted, or the other way round
    right_fact: Share  # among the decided and right

    def record(self) -> dict[str, object]:
        """Return it for results.json."""
        return {
            "accuracy": self.accuracy.record(),
            "precision": {verdict: share.record() for verdict, share in self.precision.items()},
            "recall": {verdict: share.record() for verdict, share in self.recall.items()},
            "flipped": self.flipped.record(),
            "right_fact": self.right_fact.record(),
        }


def measure(answers: Iterable[Answer]) -> Measures:
    """Return the measures of a set of answers."""
    answers = list(answers)
    right = [answer for answer in answers if answer.said == answer.wanted]
    decided = [answer for answer in right if answer.wanted != "unverified"]
    hits = {verdict: sum(answer.wanted == verdict for answer in right) for verdict in VERDICTS}
    turned = {("supported", "contradicted"), ("contradicted", "supported")}
    return Measures(
        accuracy=Share(len(right), len(answers)),
        precision={
            verdict: Share(hits[verdict], sum(answer.said == verdict for answer in answers))
            for verdict in VERDICTS
        },
        recall={
            verdict: Share(hits[verdict], sum(answer.wanted == verdict for answer in answers))
            for verdict in VERDICTS
        },
        flipped=Share(sum((answer.wanted, answer.said) in turned for answer in answers), len(answers)),
        right_fact=Share(sum(answer.right_fact for answer in decided), len(decided)),
    )

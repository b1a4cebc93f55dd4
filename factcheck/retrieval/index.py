"""An inverted index over a base: a handful of candidate facts for a sentence, whatever the size of the base."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from factcheck.retrieval.terms import KIND_WEIGHT

# Terms that more facts than this share find nothing by themselves; they only add to candidates found otherwise.
_COMMON = 400


class Index:
    """Terms of facts and where they occur; facts are numbered in the order given."""

    def __init__(self, documents: Sequence[Iterable[str]]) -> None:
        self.size = len(documents)
        postings: dict[str, list[int]] = defaultdict(list)
        self._norm: list[float] = []
        bags = [set(terms) for terms in documents]
        for number, bag in enumerate(bags):
            for term in sorted(bag):
                postings[term].append(number)
        self._postings = dict(postings)
        self._norm = [math.sqrt(sum(self.weight(term) for term in bag)) or 1.0 for bag in bags]

    def weight(self, term: str) -> float:
        """Return how much a shared term counts: its kind's weight times its rarity; unseen terms count as rarest."""
        count = len(self._postings.get(term, ()))
        rarity = math.log(1 + (self.size - count + 0.5) / (count + 0.5))
        return KIND_WEIGHT[term[0]] * rarity

    def search(self, terms: Iterable[str], limit: int) -> list[tuple[int, float, float]]:
        """Return the best facts as (number, score, coverage), best first; [] where nothing is shared.

        `score` adds the weights of shared terms over the root of the fact's own weight; `coverage` is the
        share of the sentence's weight that the fact covers, 0 to 1.
        """
        bag = set(terms)
        scores: Counter[int] = Counter()
        total = 0.0
        common: list[tuple[float, list[int]]] = []
        for term in bag:
            weight = self.weight(term)
            total += weight
            numbers = self._postings.get(term, ())
            if len(numbers) > _COMMON:
                common.append((weight, list(numbers)))
                continue
            for number in numbers:
                scores[number] += weight  # type: ignore[assignment]
        for weight, numbers in common:
            for number in numbers:
                if number in scores:
                    scores[number] += weight  # type: ignore[assignment]
        ranked = sorted(scores.items(), key=lambda item: (-item[1] / self._norm[item[0]] ** 0.6, item[0]))[:limit]
        return [(number, score / self._norm[number] ** 0.6, score / total if total else 0.0) for number, score in ranked]

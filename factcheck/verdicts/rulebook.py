"""The rules' own opinion: what exactly read signals say of a claim beside a fact, without any reading of wording.

A few small decision trees over named signals, learnt on statements by editors (`training/decision/rules.py`) and
kept in `data/rules.json`. They know nothing of words, only of counts: values that differ, names exchanged,
predicates denied. So what they learn on one subject holds on every other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.frozen import dataclass
from factcheck.verdicts.reader import Reading

_RULES = Path(__file__).parent / "data" / "rules.json"

# A tree: (feature, threshold, the tree for "at most", for "more"), or a leaf's value. In the file, trees are lists of
# nodes that name others by their number.
Tree = tuple[int, float, "Tree", "Tree"] | float


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Names of the features in order, the three sums' starting values, and the trees of each."""

    features: tuple[str, ...]
    start: tuple[float, float, float]
    trees: tuple[tuple[Tree, ...], ...]


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    """Return the rulebook that comes with the package."""
    data = json.loads(_RULES.read_text(encoding="utf-8"))
    trees = tuple(tuple(_grown(tree, 0) for tree in side) for side in data["trees"])
    return Rulebook(tuple(data["features"]), tuple(data["start"]), trees)


def opinion(features: Mapping[str, float]) -> Reading:
    """Return the probabilities that signals alone give."""
    book = rulebook()
    row = [features[name] for name in book.features]
    sums = [start + _sum(side, row) for start, side in zip(book.start, book.trees)]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    whole = sum(powers)
    return Reading(powers[0] / whole, powers[1] / whole, powers[2] / whole)


def _grown(nodes: Sequence[Any], number: int) -> Tree:
    node = nodes[number]
    if isinstance(node, float):
        return node
    feature, threshold, at_most, more = node
    return feature, threshold, _grown(nodes, at_most), _grown(nodes, more)


def _sum(trees: Sequence[Tree], row: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        while type(tree) is tuple:  # no leaf
            feature, threshold, at_most, more = tree
            tree = at_most if row[feature] <= threshold else more
        total += tree  # type: ignore[operator]
    return total

"""From scores to trees and relations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.decode import decode, is_tree, relations


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_whatever_the_scores_they_give_a_tree_with_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    scores[np.arange(words), np.arange(1, words + 1)] = -1e4  # no word depends on itself
    assert is_tree(decode(scores))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1.0, -1e4, 5.0], [0.0, 5.0, -1e4]])
    assert decode(scores).tolist() == [0, 1]


@given(st.integers(1, 6), st.integers(1, 5), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_relations_are_the_best_of_their_arcs(words: int, kinds: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    dependents = rng.normal(size=(words, kinds * width))
    governors = rng.normal(size=(words + 1, width))
    heads = rng.integers(0, words + 1, size=words)
    found = relations(dependents, governors, heads)
    for word, head in enumerate(heads):
        scores = [float(dependents[word, kind * width : (kind + 1) * width] @ governors[head]) for kind in range(kinds)]
        assert scores[found[word]] == pytest.approx(max(scores))

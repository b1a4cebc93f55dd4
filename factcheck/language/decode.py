"""From arc scores to a tree: greedy where that is one already, else the best tree (Chu-Liu and Edmonds); from
a tree to its relations. numpy only.

The parser and its training share it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_NEVER = -1e9
_ROOT_PENALTY = 1e6  # more than any sum of differences of scores: the best tree then has one root, if it can


def decode(scores: Array) -> Array:
    """Return each word's head (0 for the root, words from 1) of the best tree with exactly one root.

    `scores[i, j]` is the score of word i + 1 depending on j, for n words an array (n, n + 1).
    """
    heads: Array = scores.argmax(axis=1)
    if is_tree(heads):
        return heads
    words = len(scores)
    square = np.full((words + 1, words + 1), _NEVER, np.float64)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    square[1:, 0] -= _ROOT_PENALTY
    return _best(square)[1:]


def relations(dependents: Array, governors: Array, heads: Array) -> Array:
    """Return the number of the best relation of each word to its head.

    `dependents[i]` is what word i + 1 looks for in a head, relation after relation, (n, relations * width);
    `governors[j]` is what word j offers, (n + 1, width), the root first. Worked out for the heads alone: for every
    possible arc it takes much longer.
    """
    words, width = len(heads), governors.shape[1]
    best: Array = np.matmul(dependents.reshape(words, -1, width), governors[heads][:, :, None])[:, :, 0].argmax(axis=1)
    return best


def is_tree(heads: Array) -> bool:
    """Whether every word reaches the root, and just one word depends on it."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate(([0], heads))
    reach = up
    for _ in range(len(up).bit_length()):  # pointer doubling: after k rounds, 2**k steps up
        reach = reach[reach]
    return not reach.any()


def _cycle(heads: Array) -> Array | None:
    """Return the nodes of one cycle of `heads` (node 0 has none), or None."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        node = start
        path = []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None


def _best(scores: Array) -> Array:
    """Heads of the best arborescence from node 0; `scores[d, h]`, diagonal and row 0 unused."""
    heads: Array = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)  # node 0 comes first and stays 0
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]  # what it costs to break the cycle there
    enters = gain[:, rest].argmax(axis=0)  # for each node outside: which of the cycle it would govern
    leaves = scores[np.ix_(rest, cycle)].argmax(axis=1)  # and which of the cycle would govern it
    size = len(rest)
    small = np.full((size + 1, size + 1), _NEVER, np.float64)
    small[:size, :size] = scores[np.ix_(rest, rest)]
    small[size, :size] = gain[enters, rest]
    small[:size, size] = scores[rest, cycle[leaves]]
    found = _best(small)
    heads[rest] = np.where(found[:size] == size, cycle[leaves], rest[np.minimum(found[:size], size - 1)])
    heads[0] = 0
    outer = found[size]
    heads[cycle[enters[outer]]] = rest[outer]
    return heads

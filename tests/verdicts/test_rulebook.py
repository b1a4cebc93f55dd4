"""Decision trees over named signals: how they are walked and added up, whatever has been learnt."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.compare import frame_signals
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts import rulebook as module
from factcheck.verdicts.judge import rule_features
from factcheck.verdicts.rulebook import opinion, rulebook
from factcheck.verdicts.signals import signals

from .sides import beside

# Trees as the file has them: a node says which feature to ask, and where to go on for "at most" and for "more".
Tree = list[Any]
ONE_SPLIT: Tree = [[0, 1.0, 1, 2], -5.0, 5.0]
TWO_SPLITS: Tree = [[0, 1.0, 1, 2], -5.0, [1, 0.5, 3, 4], 3.0, 5.0]
Use = Callable[..., None]


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Let opinions rest on trees over two features, "differ" and "new", for one test."""

    def learnt(*trees: Sequence[Tree], start: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> None:
        path = tmp_path / "rules.json"
        path.write_text(json.dumps({"features": ["differ", "new"], "start": start, "trees": trees}), encoding="utf-8")
        monkeypatch.setattr(module, "_RULES", path)
        rulebook.cache_clear()

    yield learnt
    rulebook.cache_clear()


def softmax(*sums: float) -> list[float]:
    """Return what sums come to as probabilities."""
    powers = [math.exp(value) for value in sums]
    return [power / sum(powers) for power in powers]


def test_without_trees_the_starting_values_decide(use: Use) -> None:
    use([], [], [], start=(0.0, 1.0, 2.0))
    assert list(opinion({"differ": 9.0, "new": 9.0})) == pytest.approx(softmax(0, 1, 2))


@pytest.mark.parametrize(
    ("differ", "new", "leaf"), [(0.0, 9.0, -5.0), (1.0, 9.0, -5.0), (1.5, 0.5, 3.0), (2.0, 0.6, 5.0)]
)
def test_a_tree_is_walked_to_its_leaf(use: Use, differ: float, new: float, leaf: float) -> None:
    use([TWO_SPLITS], [], [])
    assert list(opinion({"differ": differ, "new": new})) == pytest.approx(softmax(leaf, 0, 0))


def test_the_trees_of_a_side_add_up(use: Use) -> None:
    use([], [ONE_SPLIT, TWO_SPLITS], [[1.0]], start=(0.5, -9.0, 0.0))
    found = opinion({"differ": 2.0, "new": 1.0})
    assert list(found) == pytest.approx(softmax(0.5, -9 + 5 + 5, 1))
    assert (found.supported, found.contradicted, found.unverified) == tuple(found)


def test_features_go_by_their_names(use: Use) -> None:
    use([TWO_SPLITS], [], [])
    one = opinion({"differ": 2.0, "new": 0.0})
    assert one == opinion({"unheard of": 7.0, "new": 0.0, "differ": 2.0})
    with pytest.raises(KeyError):
        opinion({"differ": 2.0})


def test_great_sums_are_no_trouble(use: Use) -> None:
    use([], [], [], start=(-1e5, 1e5, 1e5))
    assert list(opinion({"differ": 0.0, "new": 0.0})) == pytest.approx([0, 0.5, 0.5])


def test_the_rulebook_is_read_once() -> None:
    assert rulebook() is rulebook()


def test_the_package_s_trees_lead_to_leaves() -> None:
    book = rulebook()
    assert len(book.start) == len(book.trees) == 3
    assert len(set(book.features)) == len(book.features)
    for side in json.loads(module._RULES.read_text("utf-8"))["trees"]:
        for tree in side:
            for number, node in enumerate(tree):
                if not isinstance(node, float):
                    feature, _, at_most, more = node
                    assert 0 <= feature < len(book.features)
                    assert number < at_most < len(tree) and number < more < len(tree)


def test_judging_gives_every_feature_that_the_package_s_rulebook_asks_for() -> None:
    pair = beside("Leeds scored 3 goals.", "Leeds scored 4 goals.")
    evidence = Evidence(0, "claim", pair.fact, 2.5, 0.5), Evidence(1, "claim", pair.fact, 1.0, 0.25)
    features = rule_features(evidence, 0, pair, signals(pair), frame_signals(pair.claim, pair.fact))
    assert set(rulebook().features) <= set(features)
    assert (features["rank"], features["retrieval score"], features["coverage"], features["lead"]) == (0, 2.5, 0.5, 1.5)
    assert features["values differ"] == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_probabilities_add_up_for_any_signals(data: st.DataObject) -> None:
    amounts = st.floats(-1e6, 1e6)
    found = opinion({name: data.draw(amounts) for name in rulebook().features})
    assert sum(found) == pytest.approx(1)
    assert all(0 <= value <= 1 for value in found)

"""Which sentences of a document are amid others on the base's story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.analyse import glance
from factcheck.language.names import Gazetteer
from factcheck.model import Entity
from factcheck.retrieval.attention import names_known, topical

SHARES = st.lists(st.floats(0, 1), max_size=60)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Alder sued Castell.", True),
        ("Alder Ltd sued the mayor of York.", False),  # York is not listed
        ("Alder Ltd is Alder.", False),  # one by two names
        ("", False),
    ],
)
def test_two_listed_names_are_known(text: str, known: bool) -> None:
    gazetteer = Gazetteer.of((Entity("Alder", ("Alder Ltd",)), Entity("Castell", ())))
    assert names_known(glance(text, gazetteer)) is known


def test_nothing_for_no_sentence() -> None:
    assert topical([]) == []


def test_a_passage_on_the_story_amid_another() -> None:
    coverages = [0.05] * 30 + [0.6, 0.1, 0.5, 0.0, 0.4] + [0.05] * 30
    found = topical(coverages)
    assert all(found[28:37])
    assert not any(found[:20]) and not any(found[45:])


def test_one_sentence_by_chance_is_no_story() -> None:
    assert not any(topical([0.0, 0.9, 0.0]))
    assert topical([0.9, 0.8]) == [True, True]


@given(SHARES)
def test_one_answer_a_sentence_and_the_same_either_way_round(coverages: list[float]) -> None:
    found = topical(coverages)
    assert len(found) == len(coverages)
    assert topical(coverages[::-1]) == found[::-1]


@given(SHARES, st.integers(0, 59))
def test_more_words_in_common_never_take_a_sentence_off_the_story(coverages: list[float], at: int) -> None:
    if at < len(coverages):
        more = [*coverages[:at], 1.0, *coverages[at + 1 :]]
        assert all(after or not before for before, after in zip(topical(coverages), topical(more)))

"""Which words of one sentence another has."""

from __future__ import annotations

import pytest

from factcheck.verdicts.words import Words

from .sides import read


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        pytest.param("bridges", "The bridge was closed.", True, id="lemma"),
        pytest.param("CLOSED", "The bridge was closed.", True, id="form"),
        pytest.param("production", "They produced tyres.", True, id="stem"),
        pytest.param("purchased", "They bought tyres.", True, id="sense"),
        pytest.param("tunnel", "The bridge was closed.", False, id="another word"),
        pytest.param("clos", "The bridge was closed.", False, id="less than a stem"),
        pytest.param("bridge", "", False, id="no words"),
    ],
)
def test_what_another_sentence_has(word: str, other: str, expected: bool) -> None:
    mine = Words(read(word))
    assert Words(read(other)).have(mine.tokens[0], mine.senses[0]) is expected

"""Tokens: the words alone are the words at the places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.tokens import token_spans, words

PIECES = ["don't", "Spain’s", "O'Connor", "'", "’", "n't", "42", "3.5bn", "U.S.", "Dr.", "é", "_", "’s", " "]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr. Ray spent 3.5bn.", ["Dr.", "Ray", "spent", "3.5bn", "."]),
        ("They don't.", ["They", "do", "n't", "."]),
        ("Spain’s O'Connor", ["Spain", "’s", "O'Connor"]),
        (" ", []),
    ],
)
def test_words_as_they_are_cut(text: str, found: list[str]) -> None:
    assert words(text) == found


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map("".join))
def test_words_are_the_text_at_their_places(text: str) -> None:
    assert words(text) == [text[start:end] for start, end in token_spans(text)]

"""A parsed sentence without some of its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.frames import frames_of
from factcheck.claims.shorten import is_tree, without
from factcheck.claims.sides import from_fact_side
from factcheck.model import Token

from .reading import read

TEXT = "Ann Hull, the mayor of Castell, met Otto Berg in York on 6 May 2021."


@given(st.sets(st.integers(0, len(read(TEXT).tokens) - 1), max_size=8))
def test_what_is_left_hangs_together(taken: set[int]) -> None:
    left = without(read(TEXT), taken)
    assert is_tree(left.tokens)
    assert all(token.rel == "root" for token in left.tokens if token.head < 0)
    frames_of(left)
    starts = {token.start for token in left.tokens}
    assert all(name.span.start in starts for name in left.mentions)


def test_a_circle_is_no_tree() -> None:
    one, other = Token(0, 1, "a", "a", head=1), Token(2, 3, "b", "b", head=0)
    assert not is_tree([one, other])
    assert is_tree([one, Token(2, 3, "b", "b")])
    assert is_tree([])


@given(st.permutations(["Ann Hull", "Otto Berg", "with", "met", "and", "the mayor", "in York", "married", "of"]))
def test_however_a_sentence_is_read_nothing_goes_round_in_circles(words: list[str]) -> None:
    told = from_fact_side(read(" ".join(words) + "."), read("Otto Berg met with Ann Hull in York."))
    assert is_tree(told.tokens)

"""Phrases: how they are written, and where they stand among other words."""

from __future__ import annotations

import pytest

from factcheck.language.phrases import GAP, OWNER, find_phrase, pattern, phrase_of, phrase_words


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("stepped down", ("step", "down")),
        ("strike a new deal", ("strike", "new", "deal")),
        ("green-light", ("green", "light")),
        ("in the lead", ("in", "the", "lead")),  # of two words, the article tells: it is not "in lead"
        (f"turn {GAP} down", ("turn", GAP, "down")),
        ("lost her life", ("lose", "her", "life")),
        ("", ()),
    ],
)
def test_patterns(phrase: str, expected: tuple[str, ...]) -> None:
    assert pattern(phrase) == expected


def test_words_keep_articles() -> None:
    assert phrase_words("struck a deal") == ["strike", "a", "deal"]


def test_the_longest_word_of_the_rest_tells() -> None:
    phrase = phrase_of([GAP, "its", "blessing"], frozenset({3}))
    assert (phrase.telling, phrase.senses) == ("blessing", {3})


@pytest.mark.parametrize(
    ("lemmas", "start", "rest", "expected"),
    [
        ("they step down", 1, ["down"], (1, 2)),
        ("strike a new deal", 0, ["deal"], ()),  # only a phrase with a gap reaches over "new"
        ("strike a deal", 0, ["deal"], (0, 2)),
        ("turn the offer down", 0, [GAP, "down"], (0, 3)),
        ("turn a very long list of old offer down", 0, [GAP, "down"], ()),  # too far
        ("turn and walk down", 0, [GAP, "down"], ()),  # no object reaches across "and"
        ("put it on ice", 0, [GAP, "on"], ()),  # "on" governs what follows
        ("turn it on again", 0, [GAP, "on"], (0, 2)),
        ("lose her life", 0, [OWNER, "life"], (0, 1, 2)),
        ("in her lead", 0, ["the", "lead"], (0, 1, 2)),
        ("step", 0, ["down"], ()),
    ],
)
def test_where_a_phrase_stands(lemmas: str, start: int, rest: list[str], expected: tuple[int, ...]) -> None:
    assert find_phrase(lemmas.split(), start, rest) == expected

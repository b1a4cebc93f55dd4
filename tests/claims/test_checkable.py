"""What a sentence does: states, asks, judges, foretells, commands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import checkable
from factcheck.claims.checkable import Kind, kind_of
from factcheck.language.tokens import words

# Each alternative of the two patterns, in words that it takes.
OPINIONS = [
    "i hope", "in my view", "we should", "we must", "we ought", "ought to", "should never", "had better",
    "it is high time", "it is time", "it is wrong", "it is a shame", "it is fair", "best thing ever",
    "finest in history", "greatest of all time", "most boring", "most important", "arguably", "frankly", "undoubtedly",
    "sadly", "thankfully", "deserves to", "deserve credit", "disgraceful", "outrageous", "awful", "heroic", "cowardly",
    "ugly", "terrible",
]  # fmt: skip
PREDICTIONS = [
    "will probably", "will one day", "will no doubt", "will almost certainly", "is likely to", "is destined to",
    "is bound to", "may well", "might yet", "could eventually", "sooner or later", "in the years to come",
    "in the decades to come", "by the end of the decade", "by the end of the century", "is expected to become",
    "predicts that", "forecast that",
]  # fmt: skip


def kind(text: str) -> Kind:
    return kind_of(text, words(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ship was freed.", Kind.STATEMENT),
        ("Was it freed", Kind.QUESTION),
        ("Why so late?", Kind.QUESTION),
        ("Consider the tides.", Kind.COMMAND),
        ("", Kind.STATEMENT),
        *((f"And {words} the mayor.", Kind.OPINION) for words in OPINIONS),
        *((f"And {words} the mayor.", Kind.PREDICTION) for words in PREDICTIONS),
        ("“O'Awful” it read.", Kind.OPINION),
        ("It was A ſHAME, and ſhameful.", Kind.OPINION),
        ("We'd say it's awful'n all.", Kind.OPINION),
    ],
)
def test_what_a_sentence_does(text: str, found: Kind) -> None:
    assert kind(text) is found


PARTS = [*" ".join((*OPINIONS, *PREDICTIONS)).split(), "'", "’", "ı", "ſ", "K", "İ", "-", "_", "3", "n't", "."]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9), st.booleans(), st.sampled_from(["", " "]))
def test_no_pattern_is_left_untried_that_would_find_something(parts: list[str], upper: bool, between: str) -> None:
    text = f" {between}".join(parts)
    text = re.sub(r" (?=['’_-])", "", text.upper() if upper else text)
    plain = checkable._plain_words(text, [word.lower() for word in words(text)])
    for pattern, known in (
        (checkable._opinion(), checkable._OF_OPINIONS),
        (checkable._prediction(), checkable._OF_PREDICTIONS),
    ):
        if pattern.search(text):
            assert checkable._may_tell(text, plain, known)

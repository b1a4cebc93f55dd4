"""Small words that change nothing of what is said."""

from __future__ import annotations

import pytest

from factcheck.claims.asides import without_asides

from .reading import read

PAID = "Castell paid the fine on 6 May 2021."


@pytest.mark.parametrize(
    ("claim", "fact", "words"),
    [
        ("Castell has already paid the fine.", PAID, "Castell has paid the fine ."),
        ("Castell already paid the fine.", PAID, "Castell paid the fine ."),
        ("Castell paid the fine only in May 2021.", PAID, "Castell paid the fine in May 2021 ."),
        ("The fine was only paid in May 2021.", PAID, "The fine was paid in May 2021 ."),
        ("Castell paid only after the court had ruled.", PAID, "Castell paid after the court had ruled ."),
        ("Castell only began to pay after the ruling.", PAID, "Castell began to pay after the ruling ."),
    ],
)
def test_a_word_that_says_nothing_of_its_own_is_left_out(claim: str, fact: str, words: str) -> None:
    assert " ".join(token.text for token in without_asides(read(claim), read(fact)).tokens) == words


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("Only Castell paid the fine.", PAID),
        ("Castell paid only 300 euros in May 2021.", PAID),  # a limit on the sum
        ("Castell only paid 300 euros in May 2021.", PAID),
        ("Castell paid the fine only once.", PAID),
        ("Castell has already paid the fine.", "Castell had already paid the fine on 6 May 2021."),  # on both sides
        ("Castell has already paid the fine.", "Castell plans to pay the fine."),  # and nothing is done yet
        ("Castell had already paid when the court ruled.", PAID),  # what came first
        ("Castell paid the fine in May 2021.", PAID),
    ],
)
def test_one_that_does_stays(claim: str, fact: str) -> None:
    said = read(claim)
    assert without_asides(said, read(fact)) is said

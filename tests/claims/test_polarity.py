"""Words that deny, and those that only look like it."""

from __future__ import annotations

import pytest

from factcheck.claims.polarity import is_negative, negators
from factcheck.language.analyse import tokenise


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("They never came.", ["never"]),
        ("They can't come.", ["n't"]),
        ("It ends no later than May.", []),
        ("No fewer than 30 came, but not all.", ["not"]),
        ("They are no longer here.", ["no"]),
        ("There is no later train.", ["no"]),
        ("It passed by 14 votes to none.", []),
        ("None of them came.", ["None"]),
        ("No", ["No"]),
        ("", []),
    ],
)
def test_what_denies(text: str, denials: list[str]) -> None:
    tokens = tokenise(text)
    assert [token.text for token in negators(tokens)] == denials
    assert is_negative(tokens) is (len(denials) % 2 == 1)

"""What is read as an ordinal, and what is not."""

from __future__ import annotations

import pytest

from factcheck.model import Ordinal
from factcheck.values import read_values


def ordinals(text: str) -> list[tuple[str, int]]:
    return [(value.text, value.rank) for value in read_values(text, None) if isinstance(value, Ordinal)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The second phase begins.", [("second", 2)]),
        ("It was the third attack.", [("third", 3)]),
        ("She was the 21st member.", [("21st", 21)]),
        ("She came third.", [("third", 3)]),
        ("He is the world No. 2 in judo.", [("No. 2", 2)]),
        ("The last ship left.", [("last", -1)]),
        ("It was the first and last attempt.", [("first", 1), ("last", -1)][:1]),
        ("Her twenty-first book sold well.", [("twenty-first", 21)]),
        ("It fell for a second time.", [("second", 2)]),
        ("Norland third, Castell fourth in the table", [("third", 3), ("fourth", 4)]),
        ("They ranked York first, Hull second and Castell third.", [("first", 1), ("second", 2), ("third", 3)]),
    ],
)
def test_ordinals(text: str, expected: list[tuple[str, int]]) -> None:
    assert ordinals(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 101st Airborne Division left.",
        "The First Lady spoke.",
        "At first he agreed.",
        "Talks last six days.",
        "At last he agreed.",
        "He waited 30 seconds.",
        "Nearly a third of it fell.",
        "He left last month.",
        "The Second World War ended.",
        "Third-party cover is cheap.",
        "He lives at No. 10 Downing Street.",
        "In the third quarter of 2023 it fell.",
        "no 2 people agree",
    ],
)
def test_no_ordinals(text: str) -> None:
    assert ordinals(text) == []

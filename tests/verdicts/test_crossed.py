"""Figures and names that stand in each other's places."""

from __future__ import annotations

import pytest

from factcheck.model import Reason
from factcheck.verdicts.differences import differences
from tests.verdicts.sides import beside, parsed_beside


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        ("Weyr beat Castell in the second round.", "Castell beat Weyr in the second round.", [("Weyr", "Castell")]),
        ("In May Weyr replaced Mira Castell.", "Castell replaced Jonas Weyr in May.", [("Weyr", "Mira Castell")]),
        # who is a pronoun there has no name to put in
        ("She beat Castell in the second round.", "Castell beat Weyr in the second round.", []),
        ("Castell beat Weyr in the first leg.", "Castell beat Weyr in the first leg.", []),
    ],
)
def test_names_the_other_way_round(claim: str, fact: str, expected: list[tuple[str, str]]) -> None:
    found = [item for item in differences(parsed_beside(claim, fact)) if item.kind is Reason.ROLE]
    pairs = [(item.stated, item.expected) for item in found]
    assert pairs == [pair for one, other in expected for pair in ((one, other), (other, one))]
    assert all(claim[item.span.start : item.span.end] == item.stated and not item.safe for item in found)


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        (
            "The law has 13 articles and 113 annexes.",
            "The law has 113 articles and 13 annexes.",
            [("13 articles", "113 articles"), ("113 annexes", "13 annexes")],
        ),
        (
            "About 9 million people voted for it.",
            "About 17 million people voted for it, and about 9 million against it.",
            [("About 9 million people", "About 17 million people")],
        ),
        (
            "Fewer than twenty scientists from three countries came.",
            "Twenty-two scientists from five countries came.",
            [
                ("Fewer than twenty scientists", "Twenty-two scientists"),
                ("three countries", "five countries"),
            ],
        ),
        ("The law has 113 articles.", "The law has 113 articles and 13 annexes.", []),
        ("The law has 13 chapters.", "The law has 113 articles and 13 annexes.", []),
    ],
)
def test_counts_of_one_thing_given_to_another(claim: str, fact: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.stated, item.expected) for item in differences(beside(claim, fact))] == expected

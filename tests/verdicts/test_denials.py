"""What is shown where a claim denies what its fact says, or says what its fact denies."""

from __future__ import annotations

import pytest

from factcheck.model import Reason
from factcheck.verdicts.differences import differences
from tests.verdicts.sides import parsed_beside


def shown(claim: str, fact: str) -> list[tuple[str, str, str]]:
    """Return (what is stated, what is expected, the words marked) of the denials that differ."""
    return [
        (item.stated, item.expected, claim[item.span.start : item.span.end])
        for item in differences(parsed_beside(claim, fact))
        if item.kind is Reason.POLARITY
    ]


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        # elections, sport, science, business
        ("The board ordered a recount.", "The board did not order a recount.", ("ordered", "did not order")),
        ("Castell never beat Weyr.", "Castell beat Weyr.", ("never beat", "beat")),
        ("The firm didn't reject the plan.", "The firm rejected the plan.", ("didn't reject", "rejected")),
        ("The keeper was injured in the final.", "The keeper was not injured in the final.",
         ("was injured", "was not injured")),
        ("The probe will not land on the glacier.", "The probe will land on the glacier.",
         ("will not land", "will land")),
        ("Alder will pay a dividend for 2024.", "Alder will not pay a dividend for 2024.",
         ("will pay", "will not pay")),
        ("The rebels still control the port.", "The rebels no longer control the port.",
         ("still control", "no longer control")),
    ],
)  # fmt: skip
def test_verbs_are_set_against_each_other(claim: str, fact: str, expected: tuple[str, str]) -> None:
    assert shown(claim, fact) == [(*expected, expected[0])]


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        # another verb, another voice, a denied noun: no verb could stand in the other's place
        ("Castell left without a deal.", "Castell left with a deal.", ("without", "", "without")),
        ("Castell left without paying.", "Castell paid and left.", ("without", "", "without")),
        ("No station opened late.", "The station opened late.", ("no", "", "No")),
        ("The plan had been described in the manual.", "The firm did not mention the plan in the manual.",
         ("", "did not mention", "The plan had been described in the manual.")),
    ],
)  # fmt: skip
def test_without_such_a_verb_the_denial_is_named(claim: str, fact: str, expected: tuple[str, str, str]) -> None:
    ((stated, wanted, marked),) = shown(claim, fact)
    assert (stated.lower(), wanted, marked) == expected


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        # the denial is of another clause than the one that both have
        ("Leeds United, who lost nothing but the toss, won the final in Hull.", "York won the final in Hull."),
        ("Leeds United won in Hull, which the club had never done.", "Leeds United won in Hull."),
        ("The court holds the firm to a cap, and nobody expects that to change.", "The court holds the firm to a cap."),
        ("The race was called off.", "The race was put off because the ice was not thick enough."),
        # "barred from using" denies by a verb, which is an opposite and no word to strike
        ("The port barred ships from using the quay.", "The port let ships use the quay."),
        ("The firm did not pay a dividend.", "The firm did not pay a dividend."),
    ],
)
def test_no_denial_differs(claim: str, fact: str) -> None:
    assert shown(claim, fact) == []


def test_beside_the_fact_s_date_the_denial_is_what_differs() -> None:
    found = differences(parsed_beside("The plant will not close in May 2025.", "The plant will close by June 2025."))
    assert [(item.kind, item.stated, item.expected) for item in found] == [
        (Reason.POLARITY, "will not close", "will close")
    ]


def test_a_denial_in_another_clause_hides_no_value() -> None:
    claim = "The firm ships a maximum of 48 cars a day, and nobody minds."
    found = differences(parsed_beside(claim, "The firm ships more than 38 cars a day."))
    assert [(item.kind, item.stated) for item in found] == [(Reason.VALUE, "a maximum of 48 cars a day")]

"""A claim beside its evidence: listed wrong versions, and the second fact that a claim is read with."""

from __future__ import annotations

import pytest

from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import judge
from factcheck.verdicts.reader import read_nothing
from tests.verdicts.sides import beside, parsed, read

WRONG = "The Port Authority closed the bridge in Malta in June 2021."


@pytest.mark.parametrize(
    ("claim", "is_wrong"),
    [
        (WRONG, True),
        ("The Port Authority closed the bridge in June 2021.", False),  # in another place it may have
        ("The Port Authority closed the bridge in Malta.", False),  # on another day
    ],
)
def test_a_part_of_a_wrong_version_is_left_open(claim: str, is_wrong: bool) -> None:
    pair = beside(claim, WRONG)
    (item,) = judge(pair.claim, [Evidence(0, "false", pair.fact, 1.0, 1.0)], read_nothing)
    assert (item.reading.contradicted > 0.9) is is_wrong
    assert (item.reading.unverified > 0.9) is not is_wrong


YORK, LEEDS, WON = "York scored 2 goals.", "Leeds scored 4 goals.", "Leeds scored more goals than York."


def test_a_claim_that_takes_two_facts_is_read_with_both() -> None:
    evidence = [Evidence(number, "claim", parsed(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, YORK))]
    assert [item.beside and item.beside.text for item in judge(parsed(WON), evidence, read_nothing)] == [YORK, LEEDS]


def test_a_wrong_version_stands_beside_no_fact() -> None:
    evidence = [Evidence(0, "claim", parsed(LEEDS), 1.0, 0.5), Evidence(1, "false", parsed(YORK), 1.0, 0.5)]
    assert judge(parsed(WON), evidence, read_nothing)[0].beside is None


def test_by_rules_alone_no_second_fact_is_looked_for() -> None:
    evidence = [Evidence(number, "claim", read(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, YORK))]
    assert [item.beside for item in judge(read(WON), evidence, read_nothing)] == [None, None]


def test_what_is_not_worth_reading_by_itself_may_stand_beside() -> None:
    first, second = (Evidence(number, "claim", parsed(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, YORK)))
    (item,) = judge(parsed(WON), [first], read_nothing, [first, second])
    assert item.beside is not None and item.beside.text == YORK

"""A claim beside its evidence: listed wrong versions, and the second fact that a claim is read with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import UNREAD, judge, ties_to_none
from factcheck.verdicts.reader import Marked, Reading, read_nothing
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


EXTENDED = "Line 12 was extended to the university hospital in Leeds on 2 September 2024."


@pytest.mark.parametrize(
    ("claim", "is_tied"),
    [
        ("In Leeds it rained.", True),  # a name that the fact has
        ("It opened in September 2024.", True),  # its date
        ("It opened in May 2023.", True),  # another date
        ("The hospital has a garden where visitors rest.", False),
        ("A university may change its rules where members ask for it.", False),
    ],
)
def test_copy_that_nothing_ties_to_a_fact_need_not_be_parsed(claim: str, is_tied: bool) -> None:
    assert ties_to_none(read(claim), [Evidence(0, "claim", parsed(EXTENDED), 1.0, 0.3)]) is not is_tied


def test_copy_in_the_words_of_a_fact_is_parsed_though_nothing_else_ties_it() -> None:
    said = "The pilots asked for a longer runway."
    assert not ties_to_none(read(said), [Evidence(0, "claim", parsed(said), 1.0, 1.0)])


class Told:
    """A reader that says the same of every pair, and keeps what it was asked."""

    def __init__(self, unverified: float) -> None:
        self.reading = Reading((1 - unverified) / 2, (1 - unverified) / 2, unverified)
        self.asked: list[str] = []

    def __call__(self, pairs: Sequence[Marked]) -> list[Reading]:
        self.asked += [item.pair.fact.text for item in pairs]
        return [self.reading for _ in pairs]


FOUR = [f"{place} scored {goals} goals." for goals, place in enumerate(("York", "Leeds", "Hull", "Ripon"), 2)]


@pytest.mark.parametrize(("unverified", "asked"), [(0.95, 2), (0.85, 4)])
def test_facts_behind_the_nearest_are_read_where_those_may_be_spoken_of(unverified: float, asked: int) -> None:
    evidence = [Evidence(number, "claim", parsed(fact), 1.0, 0.5) for number, fact in enumerate(FOUR)]
    told = Told(unverified)
    judged = judge(parsed("York and Leeds played in the rain."), evidence, told)
    assert told.asked == FOUR[:asked]
    assert [item.reading is UNREAD for item in judged] == [number >= asked for number in range(4)]
    assert all(item.reading.unverified >= 0.85 for item in judged)


@pytest.mark.parametrize(
    ("sentence", "in_copy", "is_read"),
    [
        ("Nobody danced.", True, False),  # nothing ties it to the fact
        ("Nobody danced.", False, True),  # whoever asks of one statement means the base
        ("Leeds lost.", True, True),
    ],
)
def test_copy_that_nothing_ties_to_a_fact_is_not_read(sentence: str, in_copy: bool, is_read: bool) -> None:
    told = Told(0.5)
    judge(parsed(sentence), [Evidence(0, "claim", parsed(LEEDS), 1.0, 0.5)], told, in_copy=in_copy)
    assert bool(told.asked) is is_read


def test_copy_that_nothing_ties_to_a_fact_is_read_where_rules_see_support(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.verdicts.judge.opinion", lambda features: Reading(0.4, 0.2, 0.4))
    told = Told(0.5)
    judge(parsed("Nobody danced."), [Evidence(0, "claim", parsed(LEEDS), 1.0, 0.5)], told, in_copy=True)
    assert told.asked == [LEEDS]

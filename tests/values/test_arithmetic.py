"""What follows from the numbers of a fact."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Bound, Quantity, TimeValue
from factcheck.values import read_values
from factcheck.values.arithmetic import Derived, derived, rest_of
from factcheck.values.compare import Relation, compare


def follow(text: str) -> tuple[Derived, ...]:
    return derived(read_values(text, date(2024, 9, 10)))


def amounts(text: str, how: str, dimension: str) -> list[float]:
    return [
        d.value.low
        for d in follow(text)
        if d.how == how and isinstance(d.value, Quantity) and d.value.dimension == dimension
        if d.value.low is not None
    ]


def test_sums_and_differences() -> None:
    text = "The budget rose from £203 million to £214 million."
    assert amounts(text, "difference", "money") == [11e6]
    assert amounts(text, "sum", "money") == [417e6]


def test_shares_and_multiples() -> None:
    text = "Of about 387 jets, 74 jets were in America."
    assert amounts(text, "share", "fraction") == pytest.approx([74 / 387])
    assert amounts(text, "multiple", "multiple") == pytest.approx([387 / 74, 74 / 387])


def test_hedges_are_kept() -> None:
    hedged = follow("Of about 387 jets, 74 jets were in America.")
    assert all(isinstance(d.value, Quantity) and d.value.bound is Bound.ABOUT for d in hedged)


def test_per_cents_differ_by_points() -> None:
    text = "It rose from 20 to 30 per cent."
    assert amounts(text, "difference", "points") == [10]


def test_unlike_values_give_nothing() -> None:
    assert follow("$5 million and €6 million") == ()
    assert follow("5 people and 6 km") == ()
    assert follow("") == ()
    assert follow("dozens of cars and hundreds of vans") == ()


def test_spans_between_dates() -> None:
    (one,) = follow("It ran aground on 23 March 2021 and was freed on 29 March 2021.")
    assert one.how == "span" and isinstance(one.value, TimeValue) and one.value.days == (6, 6)
    loose, counted = follow("It was founded in March 2021 and closed in May 2021.")
    assert isinstance(loose.value, TimeValue) and loose.value.days == (31, 91)
    assert counted.how == "span" and counted.value.text == "2 months"
    (claim,) = read_values("six days", None)
    assert compare(claim, one.value) is Relation.EQUAL


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ban was in force from 18 February to 18 April 2019.", [(59, 59)]),
        ("She was minister from June 2012 until January 2015.", [(916, 975), (940, 946)]),
        ("It fell between 2010 and 2014.", [(1097, 1825), (1459, 1463)]),
        ("It opened in 2010.", []),
    ],
)
def test_a_stretch_has_a_length(text: str, days: list[tuple[int, int]]) -> None:
    found = [one.value.days for one in follow(text) if isinstance(one.value, TimeValue)]
    assert found == [pytest.approx(one, abs=2.5) for one in days]


@pytest.mark.parametrize(
    ("claim", "fact", "relation"),
    [
        ("a month later", "It closed in January 2025, and a new one opened in February 2025.", Relation.EQUAL),
        ("three years before", "It was built in 2019 and burnt down on 14 October 2022.", Relation.EQUAL),
        ("eight days earlier", "They agreed on 21 March to put it off from 29 March until 12 April.", Relation.EQUAL),
        ("within a week", "He was fired on 3 May 2021 and hired again on 7 May 2021.", Relation.WITHIN),
    ],
)
def test_offsets_follow_from_dates(claim: str, fact: str, relation: Relation) -> None:
    (said,) = read_values(f"It came {claim}.", date(2024, 9, 10))
    assert relation in {compare(said, one.value) for one in follow(fact) if one.how == "span"}


def test_a_claim_can_be_held_against_what_follows() -> None:
    (claim,) = read_values("fewer than one in five", None)
    found = follow("About 387 jets flew, 74 jets of them in America.")
    assert Relation.WITHIN in {compare(claim, d.value) for d in found}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Two thirds went to Lund.", [1 / 3]),
        ("Lund got 60 per cent.", [40]),
        ("Sixty per cent of 40 seats.", [40]),
        ("All of it, 100 per cent, went to 12 towns.", []),
        ("", []),
    ],
)
def test_what_a_share_leaves(text: str, left: list[float]) -> None:
    found = rest_of(read_values(text, None))
    assert [item.value.low for item in found if isinstance(item.value, Quantity)] == pytest.approx(left)
    assert {item.how for item in found} <= {"rest"}


@pytest.mark.parametrize(
    ("text", "how", "dimension", "expected"),
    [
        ("There were 21,000 calls in 2024, twice as many as in 2022.", "base", "count", [10_500]),
        ("They caught 2,600 salmon, half as many as in 2019.", "base", "count", [5_200]),
        ("It costs £9.6 million, three quarters of it paid by Hull.", "part", "money", [7.2e6]),
        ("Of 5,000 trees some 70 percent fell.", "part", "count", [3_500]),
        ("They made 8 films, half of them in York.", "part", "count", []),  # of so few anything is a half
        ("There were 21,000 calls in 2024.", "base", "count", []),
    ],
)
def test_what_an_amount_is_a_multiple_or_a_part_of(text: str, how: str, dimension: str, expected: list[float]) -> None:
    assert amounts(text, how, dimension) == pytest.approx(expected)

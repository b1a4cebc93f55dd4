"""What once went wrong where a claim and a fact stand beside each other, and must not again."""

from __future__ import annotations

import pytest

from factcheck.model import Reason
from factcheck.values.compare import Relation
from factcheck.verdicts.differences import differences
from factcheck.verdicts.pairs import align, same_name
from factcheck.verdicts.signals import signals
from factcheck.verdicts.verbatim import Verbatim, verbatim
from tests.verdicts.sides import beside, read, tagged


def partners(claim: str, fact: str) -> list[tuple[str, str]]:
    """Return each value of the claim with its partner."""
    return [(item.claim.text, item.fact.text if item.fact else "") for item in beside(claim, fact).values]


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        (
            "In 2018 the firm had 20 shops and in 2019 it had 30 shops.",
            "In 2018 the firm had 10 shops and in 2019 it had 25 shops.",
            [("2018", "2018"), ("20 shops", "10 shops"), ("2019", "2019"), ("30 shops", "25 shops")],
        ),
        (
            "The plan was dropped in May 2019 and revived in 2021.",
            "The plan was dropped in May 2018 and revived in 2020.",
            [("May 2019", "May 2018"), ("2021", "2020")],
        ),
    ],
)
def test_values_that_differ_meet_in_their_order(claim: str, fact: str, expected: list[tuple[str, str]]) -> None:
    assert partners(claim, fact) == expected


def test_nothing_is_worked_out_where_each_figure_has_its_own() -> None:
    found = beside("Leeds scored 2 goals and York 4 goals.", "Leeds scored 1 goal and York 3 goals.").values
    assert [(item.how, item.relation) for item in found] == [("", Relation.DISJOINT_ABOVE)] * 2


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("The tax applies to cars.", "The tax applies to cars only."),
        ("Castell was elected mayor of Leeds.", "Castell was elected mayor of Leeds by nobody."),
        ("The ship will sail on Friday.", "The ship will sail on Friday unless it rains."),
    ],
)
def test_what_takes_back_at_the_end_is_not_left_out(claim: str, fact: str) -> None:
    assert verbatim(beside(claim, fact)) is None


def test_what_only_goes_on_at_the_end_may_be_left_out() -> None:
    fact = "The harbour bridge closed to traffic in 2019 before the storm."
    assert verbatim(beside("The harbour bridge closed to traffic in 2019.", fact)) is Verbatim.SAME


def test_a_denial_with_a_verb_of_its_own_is_another_clause_s() -> None:
    fact = tagged("Castell leads the firm but no longer holds any shares.", VERB="leads holds", ADV="no longer")
    claim = tagged("Castell leads the firm.", VERB="leads")
    assert verbatim(align(claim, fact)) is Verbatim.SAME


@pytest.mark.parametrize(
    "sentence",
    [
        "Castell won 31 seats in 2018 and Castell won 24 seats in 2021.",
        "Castell met Weyr before Castell won 31 seats and 24 wards.",
    ],
)
def test_a_name_said_twice_is_paired_in_order(sentence: str) -> None:
    pair = beside(sentence, sentence)
    assert (signals(pair).crossed, signals(pair).names_left, differences(pair)) == (0.0, 0.0, ())


def test_the_month_of_may_hedges_nothing() -> None:
    assert signals(beside("Leeds beat York on 4 May 2019.", "Leeds beat York on 4 May 2019.")).hedged == 0.0
    assert signals(beside("Leeds may beat York.", "Leeds beat York.")).hedged == 1.0


def test_bounds_are_compared_as_values() -> None:
    found = signals(beside("At least 30 people came.", "More than 30 people came."))
    assert (found.order_turned, found.values_agree) == (0.0, 1.0)
    assert signals(beside("About 40 people left.", "Exactly 40 people left.")).opposites == 0.0


def test_closed_to_is_not_close_to() -> None:
    pair = beside("The bridge closed to traffic in 2019.", "The bridge opened to traffic in 2019.")
    assert signals(pair).opposites == 1.0
    assert [(item.kind, item.stated, item.expected) for item in differences(pair)] == [
        (Reason.DIRECTION, "closed", "opened")
    ]


@pytest.mark.parametrize(
    ("claim", "fact", "reason"),
    [
        ("The path is 5 km long.", "The path is 5 miles long.", Reason.UNIT),
        ("Fewer than 50 people came.", "More than 50 people came.", Reason.BOUND),
        ("The path is 5 km long.", "The path is 7 km long.", Reason.VALUE),
    ],
)
def test_why_an_amount_is_wrong(claim: str, fact: str, reason: Reason) -> None:
    assert [item.kind for item in differences(beside(claim, fact))] == [reason]


def test_the_denial_that_is_marked_is_the_one_too_many() -> None:
    (found,) = differences(beside("No one was not paid by Alder.", "No one was paid by Alder."))
    assert found.stated == "not"


@pytest.mark.parametrize(("one", "other"), [("Duran Duran", "Roberto Duran"), ("Duran Duran", "Duran Ali")])
def test_names_with_a_word_twice(one: str, other: str) -> None:
    left, right = (read(f"They met {name} there.").mentions[0] for name in (one, other))
    assert not same_name(left, right)
    assert not same_name(right, left)


def test_a_figure_that_another_fact_has_is_not_what_is_wrong() -> None:
    claim, fact = "Leeds has 40 clerks and York 19 clerks.", "York has 12 clerks."
    assert [item.stated for item in differences(beside(claim, fact))] == ["40 clerks", "19 clerks"]
    other = beside(claim, "Leeds has 40 clerks.")
    assert [item.stated for item in differences(beside(claim, fact), [other])] == ["19 clerks"]


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        ("Castell met Weyr in Geneva.", "Castell met Weyr in Oslo.", [("Geneva", "Oslo")]),
        ("Castell met Weyr in Geneva.", "Castell of Alder met Weyr in Oslo.", [("Geneva", "Oslo")]),
        ("Castell and Brandt went from Geneva to Bern.", "Castell met Weyr of Alder in Oslo.", []),
    ],
)
def test_a_name_answers_to_one_name_or_to_none(claim: str, fact: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.stated, item.expected) for item in differences(beside(claim, fact))] == expected

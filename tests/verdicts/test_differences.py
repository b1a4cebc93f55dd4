"""What a claim states otherwise than its fact, and which words of it are wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import lexicon
from factcheck.model import Analysis, Reason
from factcheck.verdicts.differences import differences
from factcheck.verdicts.pairs import align

from .sides import beside, parsed_beside, read

Rows = list[tuple[Reason, str, str, bool]]


def otherwise(claim: str, fact: str) -> Rows:
    """Return (kind, words of the claim, what the fact has, safe) of what differs."""
    return [
        (item.kind, claim[item.span.start : item.span.end], item.expected, item.safe)
        for item in differences(beside(claim, fact))
    ]


VALUES: list[tuple[str, str, Rows]] = [
    # sport
    ("Leeds scored 3 goals in 2019.", "Leeds scored 4 goals in 2019.", [(Reason.VALUE, "3 goals", "4 goals", True)]),
    ("Weyr came third.", "Weyr came second.", [(Reason.ORDER, "third", "second", False)]),
    ("They played for six days.", "They played for nine days.", [(Reason.VALUE, "six days", "nine days", True)]),
    # elections
    (
        "Castell won 52 per cent of the vote on 7 May 2018.",
        "Mira Castell won 48 per cent of the vote on 6 May 2018.",
        [(Reason.VALUE, "52 per cent", "48 per cent", True), (Reason.DATE, "7 May 2018", "6 May 2018", True)],
    ),
    ("It began in 2017.", "It began on 6 May 2018.", [(Reason.DATE, "in 2017", "on 6 May 2018", True)]),
    ("Turnout was 71 per cent.", "Turnout was 17 per cent.", [(Reason.VALUE, "71 per cent", "17 per cent", True)]),
    # business
    ("Alder paid $5 billion.", "Alder paid $5 million.", [(Reason.VALUE, "$5 billion", "$5 million", True)]),
    ("The pipe is 5 miles long.", "The pipe is 9 km long.", []),  # five miles are eight kilometres, rounded
    (
        "It cut up to 40 posts.",
        "It cut at least 60 posts.",
        [(Reason.VALUE, "up to 40 posts", "at least 60 posts", True)],
    ),
]
DEADLINES: list[tuple[str, str, Rows]] = [
    # A day that keeps a deadline is still another thing than the deadline.
    ("It ends in 2024.", "It ends by September 2025.", [(Reason.DATE, "in 2024", "by September 2025", False)]),
    ("It ends by 2024.", "It ends by September 2025.", [(Reason.DATE, "by 2024", "by September 2025", True)]),
    ("It ends by the end of 2025.", "It ends by 31 December 2025.", []),
    # A later deadline is vaguer; where nothing else differs, a wholly later one is what differs, but not to be put in.
    ("It ends by 2026.", "It ends by September 2025.", [(Reason.DATE, "by 2026", "by September 2025", False)]),
    ("It ends by 2025.", "It ends by September 2025.", []),
    ("It rose by 2026.", "It fell by September 2025.", [(Reason.DIRECTION, "rose", "fell", False)]),
    ("It ended on 3 May 2019.", "It ended in 2019.", []),  # more exact, and nobody knows whether wrong
]
LIMITS: list[tuple[str, str, Rows]] = [
    ("30 people came.", "More than 30 people came.", [(Reason.BOUND, "30 people", "More than 30 people", True)]),
    (
        "In all, 30 people came.",
        "More than 30 people came.",
        [(Reason.BOUND, "30 people", "more than 30 people", True)],
    ),
    ("More than 30 people came.", "30 people came.", []),
    ("More than 30 people came.", "35 people came.", []),
    ("About 30 people came.", "30 people came.", []),
]
ROLES: list[tuple[str, str, Rows]] = [
    (
        "Weyr had 79 seats, Castell 65 seats.",
        "Castell had 79 seats, Weyr 65 seats.",
        [(Reason.ROLE, "79 seats", "Castell: 79 seats", False), (Reason.ROLE, "65 seats", "Weyr: 65 seats", False)],
    ),
    ("Weyr had 65 seats, Castell 79 seats.", "Castell had 79 seats, Weyr 65 seats.", []),
]
WORDING: list[tuple[str, str, Rows]] = [
    (
        "The board rejected the plan.",
        "The board approved the plan.",
        [(Reason.DIRECTION, "rejected", "approved", False)],
    ),
    ("Sales fell.", "Sales rose.", [(Reason.DIRECTION, "fell", "rose", False)]),
    ("Sales climbed.", "Sales rose.", []),
    ("The board never met.", "The board met.", [(Reason.POLARITY, "never", "", False)]),
    ("The board didn't meet.", "The board met.", [(Reason.POLARITY, "didn't", "", False)]),
    ("The board met.", "The board did not meet.", [(Reason.POLARITY, "The board met.", "not", False)]),
    # beside a date that is the fact's or vaguer, the denial is what differs
    ("It did not end in 2024.", "It ends by September 2025.", [(Reason.POLARITY, "not", "", False)]),
    ("It did not end by 2025.", "It ends by 2025.", [(Reason.POLARITY, "not", "", False)]),
    ("It will not cost $3m.", "It will cost up to $4m.", [(Reason.POLARITY, "not", "", False)]),
    ("It did not end in 2024.", "It ended in 2025.", [(Reason.DATE, "2024", "2025", True)]),
    ("Nobody met.", "No one met.", []),
]
NAMES: list[tuple[str, str, Rows]] = [
    ("The final was in Hull.", "The final was in York.", [(Reason.ENTITY, "Hull", "York", False)]),
    ("Weyr runs the PA.", "Castell runs the Port Authority.", [(Reason.ENTITY, "Weyr", "Castell", False)]),
    ("Castell met Weyr.", "Castell resigned.", []),  # nobody whom the fact has in Weyr's place
    ("In May berg met Hull.", "In May Anna Berg met York.", [(Reason.ENTITY, "Hull", "York", False)]),
]


@pytest.mark.parametrize(("claim", "fact", "expected"), VALUES + DEADLINES + LIMITS + ROLES + WORDING + NAMES)
def test_what_differs_and_where(claim: str, fact: str, expected: Rows) -> None:
    assert otherwise(claim, fact) == expected


@pytest.mark.parametrize(
    ("claim", "fact", "kinds"),
    [
        # values before wording before names
        ("The board rejected it in 2019.", "The board approved it in 2020.", {Reason.DATE}),
        ("In Hull sales fell in 2019.", "In York sales rose in 2020.", {Reason.DATE}),
        ("At home sales fell in Hull.", "At home sales rose in York.", {Reason.DIRECTION}),
        ("They never met in Hull.", "They met in York.", {Reason.POLARITY}),
    ],
)
def test_what_anyone_can_look_up_is_shown_alone(claim: str, fact: str, kinds: set[Reason]) -> None:
    assert {kind for kind, *_ in otherwise(claim, fact)} == kinds


def test_an_opposite_is_offered_for_a_word_of_its_kind_only() -> None:
    pair = parsed_beside("Three runners died in hospital.", "Three runners had no life-threatening injuries.")
    assert all("life" not in difference.expected for difference in differences(pair))
    (fell,) = differences(parsed_beside("Sales fell.", "Sales rose."))
    assert (fell.stated, fell.expected) == ("fell", "rose")


def test_a_date_of_another_event_is_not_what_is_wrong() -> None:
    fact = "The dam was built between 1961 and 1966 and has never overflowed."
    found = differences(parsed_beside("The dam overflowed in 1998.", fact))
    assert found and all(item.kind is Reason.POLARITY for item in found)
    (built,) = differences(parsed_beside("The dam was built in 1998.", fact))
    assert (built.kind, built.expected) == (Reason.DATE, "between 1961 and 1966")


def test_a_town_answers_to_no_person() -> None:
    kinds = [one.kind for one in differences(parsed_beside("Castell left for London.", "Castell met Maria Lopez."))]
    assert Reason.ENTITY not in kinds
    (item,) = differences(parsed_beside("Castell was born in London.", "Castell was born in Paris."))
    assert (item.kind, item.expected) == (Reason.ENTITY, "Paris")


def test_what_is_stated_is_in_the_claim_s_own_words() -> None:
    (item,) = differences(beside("In all, some 300 jobs went.", "Alder cut 200 jobs."))
    assert (item.stated, item.expected) == ("some 300 jobs", "200 jobs")
    (item,) = differences(beside("The board met.", "The board never met."))
    assert (item.stated, item.expected) == ("", "never")


def test_what_was_worked_out_is_not_pointed_at() -> None:
    assert otherwise("It lasted nine days.", "It began on 23 March 2021 and ended on 29 March 2021.") == []


@pytest.mark.parametrize(
    ("claim", "fact", "safe"),
    [
        ("It opened on 7 May 2018.", "It opened on 6 May 2018.", True),
        ("It opened in 2017.", "It opened in 2018.", True),
        ("It opened by 2017.", "It opened in 2018.", False),
        ("It runs from 2014 to 2018.", "It runs from 2014 to 2017.", True),
        ("It ends in 2026.", "It ends by September 2025.", False),
        ("It cost $3 million.", "It cost $5 million.", True),
        ("It is the third bridge.", "It is the second bridge.", False),
    ],
)
def test_a_value_is_safe_to_replace_where_both_sides_read_alike(claim: str, fact: str, safe: bool) -> None:
    assert [item.safe for item in differences(beside(claim, fact))] == [safe]


def test_a_day_counted_from_today_is_not_safe_to_replace() -> None:
    pair = align(read("It opened last month.", date(2026, 3, 2)), read("It opened in May 2018."))
    assert [(item.kind, item.stated, item.safe) for item in differences(pair)] == [(Reason.DATE, "last month", False)]


def test_a_desk_s_own_opposites_count() -> None:
    claim, fact = "The crew blorged the ship.", "The crew defrouted the ship."
    assert otherwise(claim, fact) == []
    with lexicon.speaking(lexicon.DEFAULT.with_vocabulary((), [("defrout", "blorg")])):
        assert otherwise(claim, fact) == [(Reason.DIRECTION, "blorged", "defrouted", False)]


WORDS = (
    "Castell Weyr PA Leeds York won lost rejected approved not never no only all before after in on by 3 31 24 seats "
    "$5 million per cent 2018 6 May 2019 since more about third last days and . , said"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join).map(read)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_places_are_the_claim_s_and_in_order(claim: Analysis, fact: Analysis) -> None:
    found = differences(align(claim, fact))
    assert [item.span for item in found] == sorted(item.span for item in found)
    for item in found:
        words = claim.text[item.span.start : item.span.end]
        assert words and (item.expected or item.kind is Reason.POLARITY)
        if item.kind not in (Reason.ROLE, Reason.POLARITY):
            assert words == item.stated
        assert not item.safe or item.kind in (Reason.VALUE, Reason.DATE, Reason.UNIT, Reason.BOUND)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20, unique=True).map(" ".join).map(read))
def test_a_sentence_differs_in_nothing_from_itself(sentence: Analysis) -> None:
    assert differences(align(sentence, sentence)) == ()


def test_a_word_that_qualifies_a_noun_answers_to_no_other_name() -> None:
    pair = parsed_beside("Castell met the Dutch minister in Hull.", "Weyr met Castell in Hull at the Norland Assembly.")
    assert [item.stated for item in differences(pair)] == []


def test_what_was_not_so_until_a_day_is_put_right_by_that_day_alone() -> None:
    pair = parsed_beside("The museum did not reopen until 12 May 2024.", "The museum reopened on 3 June 2023.")
    (found,) = differences(pair)
    assert (found.stated, found.expected) == ("12 May 2024", "3 June 2023")

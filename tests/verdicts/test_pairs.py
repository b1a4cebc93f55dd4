"""Which values and names of a claim meet which of a fact, and what follows from several figures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.model import Analysis, Entity, Mention, Ordinal, Span, Value
from factcheck.values import read_values
from factcheck.values.compare import Relation, compare
from factcheck.verdicts.pairs import align, in_time, same_name, same_noun

from .sides import beside, parsed_beside, read

Rows = list[tuple[str, str, list[tuple[str, str | None, Relation]]]]

SPORT: Rows = [
    ("Leeds scored 3 goals.", "Leeds scored 4 goals.", [("3 goals", "4 goals", Relation.DISJOINT_BELOW)]),
    ("The final was held in 2019.", "The final was held on 4 May 2019.", [("2019", "4 May 2019", Relation.WITHIN)]),
    ("The final was held on 4 May 2019.", "The final was held in 2019.", [("4 May 2019", "2019", Relation.NARROWER)]),
    ("Weyr came third.", "Weyr came second.", [("third", "second", Relation.DISJOINT_ABOVE)]),
]
ELECTIONS: Rows = [
    (
        "Castell won 52 per cent of the vote in 2018.",
        "Castell won 48 per cent of the vote on 6 May 2018.",
        [("52 per cent", "48 per cent", Relation.DISJOINT_ABOVE), ("2018", "6 May 2018", Relation.WITHIN)],
    ),
    ("Half of the voters stayed away.", "50 per cent stayed away.", [("Half", "50 per cent", Relation.EQUAL)]),
    (
        "More than 40,000 people voted.",
        "The count was 41,250 people.",
        [("More than 40,000 people", "41,250 people", Relation.WITHIN)],
    ),
    ("The mandate ends by 2026.", "It ends by May 2027.", [("by 2026", "by May 2027", Relation.DISJOINT_BELOW)]),
]
BUSINESS: Rows = [
    (
        "Alder paid $40 million.",
        "Alder paid about $44 million.",
        [("$40 million", "about $44 million", Relation.NARROWER)],
    ),
    ("Alder lost $5 million.", "Alder lost €5 million.", [("$5 million", None, Relation.INCOMPARABLE)]),
    ("The pipe is 5 km long.", "The pipe is 6 miles long.", [("5 km", "6 miles", Relation.DISJOINT_BELOW)]),
    ("The pay rose by 3 per cent.", "The pay rose.", [("3 per cent", None, Relation.INCOMPARABLE)]),
    # Units left out, the rest of some, and how often by which time it was.
    ("They got 4 per cent.", "Six per cent was asked and 4 given.", [("4 per cent", "4", Relation.EQUAL)]),
    ("Two mills are shut.", "All but two of the nine mills are open.", [("Two mills", None, Relation.INCOMPARABLE)]),
    ("Of the nine mills many are open.", "All but two of the nine mills are open.",
     [("nine mills", None, Relation.INCOMPARABLE)]),
    ("All nine mills are open.", "All but two of the nine mills are open.",
     [("All nine mills", "All but two of the nine mills", Relation.DISJOINT_ABOVE)]),
    ("All but five mills are open.", "All but two of the nine mills are open.",
     [("All but five mills", "All but two of the nine mills", Relation.DISJOINT_ABOVE)]),
    ("All but two mills are open.", "All but two of the nine mills are open.",
     [("All but two mills", "All but two of the nine mills", Relation.EQUAL)]),
    ("All but two mills are open.", "All but five of the mills are open.",
     [("All but two mills", "All but five of the mills", Relation.DISJOINT_BELOW)]),
    ("Five mills are open.", "All but five of the mills are open.", [("Five mills", None, Relation.INCOMPARABLE)]),
    ("Alder has two mills.", "Alder shut the other three mills.", [("two mills", None, Relation.INCOMPARABLE)]),
    ("Alder shut the other three mills.", "It has three mills.", [("three mills", "three mills", Relation.EQUAL)]),
    ("They rejected it three times.", "It was rejected for a third time.", [("three times", "third", Relation.EQUAL)]),
    ("They rejected it for the third time.", "It was rejected twice.", [("third", None, Relation.INCOMPARABLE)]),
]


def values(claim: str, fact: str, *others: str) -> list[tuple[str, str | None, Relation]]:
    """Return each value of a claim with its partner and how they relate."""
    pair = beside(claim, fact, *others)
    return [(item.claim.text, item.fact.text if item.fact else None, item.relation) for item in pair.values]


@pytest.mark.parametrize(("claim", "fact", "expected"), SPORT + ELECTIONS + BUSINESS)
def test_a_value_meets_the_one_that_answers_to_it(
    claim: str, fact: str, expected: list[tuple[str, str | None, Relation]]
) -> None:
    assert values(claim, fact) == expected


@pytest.mark.parametrize(
    ("claim", "fact", "partners"),
    [
        # What agrees is taken first, wherever it stands.
        (
            "Alder made 300 redundancies and 20 hires.",
            "Alder made 20 hires and 300 redundancies.",
            ["300 redundancies", "20 hires"],
        ),
        # What disagrees answers to what is left,
        ("Leeds scored 3 goals and 2 tries.", "Leeds scored 3 goals and 4 tries.", ["3 goals", "4 tries"]),
        ("Castell won in 2018 and lost in 2022.", "Castell won in 2018 and lost in 2023.", ["2018", "2023"]),
        (
            "Castell won 31 seats and lost 20 seats.",
            "Castell won 31 seats and lost 10 seats.",
            ["31 seats", "10 seats"],
        ),
        # to what is counted alike,
        ("Leeds scored 5 tries.", "Leeds scored 3 goals and 4 tries.", ["4 tries"]),
        # also where the noun is left out behind it, and not before it,
        ("Hull sold 41 looms.", "York sold 68 looms and Hull sold 41.", ["41"]),
        ("There were 28 boycotts.", "The bill passed by 60 to 28, with 5 boycotts.", ["5 boycotts"]),
        # and else to what stands in the same place.
        ("Weyr ran 7 laps, then 9 rounds.", "Weyr ran 8 heats, then 10 bends.", ["8 heats", "10 bends"]),
        # Each kind of value meets its own.
        (
            "In 2019 the 2 firms paid $3 million.",
            "The 4 firms paid $5 million in 2018.",
            ["2018", "4 firms", "$5 million"],
        ),
    ],
)
def test_values_choose_their_partners(claim: str, fact: str, partners: list[str]) -> None:
    assert [partner for _, partner, _ in values(claim, fact)] == partners


@pytest.mark.parametrize(
    ("claim", "fact", "how", "relation"),
    [
        ("Alder cut 500 jobs.", "Alder cut 200 jobs in Leeds and 300 jobs in York.", "sum", Relation.EQUAL),
        ("Castell led by 7 seats.", "Castell won 31 seats and Weyr 24 seats.", "difference", Relation.EQUAL),
        (
            "Castell led by 4 percentage points.",
            "Castell had 52 per cent, Weyr 48 per cent.",
            "difference",
            Relation.EQUAL,
        ),
        ("Sales rose by 10 per cent.", "Sales rose from $200 million to $220 million.", "change", Relation.EQUAL),
        ("Sales were twice as high.", "Sales rose from $20 million to $40 million.", "multiple", Relation.EQUAL),
        ("A quarter of the jets flew.", "Of 400 jets, 100 jets flew.", "share", Relation.EQUAL),
        ("York had 10,500 calls before.", "York had 21,000 calls, twice as many as before.", "base", Relation.EQUAL),
        ("York got a third of it.", "Two thirds went to Hull and the rest to York.", "rest", Relation.EQUAL),
        ("It rose by 521 million pounds.", "It rose from 221 million pounds to 742 million.", "difference",
         Relation.EQUAL),
        ("The siege lasted six days.", "It began on 23 March 2021 and ended on 29 March 2021.", "span", Relation.EQUAL),
        (
            "The siege lasted nine days.",
            "It began on 23 March 2021 and ended on 29 March 2021.",
            "span",
            Relation.DISJOINT_ABOVE,
        ),
    ],
)
def test_a_value_may_follow_from_two_figures(claim: str, fact: str, how: str, relation: Relation) -> None:
    (found,) = beside(claim, fact).values
    assert (found.how, found.relation) == (how, relation)


def test_what_is_denied_of_some_is_what_others_leave() -> None:
    fact = "Four of the six sponsors have ended their contracts."
    two, six = beside("Two of the six sponsors have not ended their contracts.", fact).values
    assert (two.how, two.relation) == ("difference", Relation.EQUAL)
    assert (six.how, six.relation) == ("", Relation.EQUAL)
    two, _ = beside("Two of the six sponsors have ended their contracts.", fact).values
    assert (two.how, two.relation) == ("", Relation.DISJOINT_BELOW)


def test_a_share_that_is_denied_leaves_the_other_share() -> None:
    (pair,) = beside("One in four guests had paid.", "Three in four guests had not paid.").values
    assert (pair.how, pair.relation) == ("rest", Relation.EQUAL)
    (pair,) = beside("Three in four guests had paid.", "Three in four guests had not paid.").values
    assert pair.how == ""


def test_a_difference_of_two_kinds_is_no_figure() -> None:
    (pair,) = beside("They have roughly 6,000 members between them.", "The two clubs have 3,000 members each.").values
    assert pair.fact is None or "clubs" not in pair.fact.text


def test_further_facts_lend_their_figures() -> None:
    claim, fact, other = "Alder cut 500 jobs.", "Alder cut 200 jobs in Leeds.", "Alder cut 300 jobs in York."
    (alone,) = beside(claim, fact).values
    (together,) = beside(claim, fact, other).values
    assert (alone.how, alone.relation) == ("", Relation.DISJOINT_ABOVE)
    assert (together.how, together.relation) == ("sum", Relation.EQUAL)


def test_what_follows_from_further_facts_alone_says_nothing_of_this_one() -> None:
    (found,) = beside("Alder cut 500 jobs.", "Alder is a firm.", "Leeds lost 200 jobs.", "York lost 300 jobs.").values
    assert (found.fact, found.relation) == (None, Relation.INCOMPARABLE)


def test_what_the_fact_says_outright_goes_before_arithmetic() -> None:
    (found,) = beside("Alder cut 500 jobs.", "Alder cut 500 jobs, 200 jobs in Leeds and 300 jobs in York.").values
    assert (found.how, found.fact and found.fact.text) == ("", "500 jobs")


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        ("Castell won.", "Mira Castell won.", [("Castell", "Mira Castell")]),
        ("The PA was fined.", "The Port Authority was fined.", [("PA", "Port Authority")]),
        ("Weyr beat Castell.", "Castell beat Weyr.", [("Weyr", "Weyr"), ("Castell", "Castell")]),
        ("In May Smith won.", "In May Anna Smith won.", [("Smith", "Anna Smith")]),
        ("The IMF lent it.", "The International Monetary Fund lent it.", [("IMF", "International Monetary Fund")]),
        ("At home Anna Berg won in Hull.", "Carla Diaz won in York.", [("Anna Berg", None), ("Hull", None)]),
        ("castell won.", "Mira Castell won.", [("castell", "Mira Castell")]),
    ],
)
def test_a_name_meets_the_same_name(claim: str, fact: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.claim.text, one.fact.text if one.fact else None) for one in beside(claim, fact).names] == expected


def test_a_name_in_small_letters_is_found_by_its_last_word() -> None:
    pair = beside("anna berg won the race", "Anna Berg won the race.")
    assert pair.names == ()
    assert [(span, mention.text) for span, mention in pair.lower_case_names] == [(Span(5, 9), "Anna Berg")]


def test_a_name_that_the_claim_has_is_not_looked_for_in_small_letters() -> None:
    assert beside("In May Anna Berg won the berg race.", "In May Anna Berg won.").lower_case_names == ()


def mention(name: str, entity: str = "") -> Mention:
    """Return a mention of an unlisted name, or of an entity."""
    return Mention(Span(0, len(name)), name, entity, name.lower())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (mention("Smith"), mention("Anna Smith"), True),
        (mention("Anna"), mention("Anna Smith"), True),
        (mention("IMF"), mention("International Monetary Fund"), True),
        (mention("Anna Smith"), mention("Anna Maria Smith"), True),
        (mention("Anna Smith"), mention("John Smith"), False),
        (mention("Maria"), mention("Anna Maria Smith"), False),
        (mention("Leeds"), mention("York"), False),
        (mention("Castell", "Mira Castell"), mention("the mayor", "Mira Castell"), True),
        (mention("Castell", "Mira Castell"), mention("Castell", "Jordi Castell"), False),
        (mention("Castell", "Mira Castell"), mention("Mira Castell"), True),
    ],
)
def test_what_names_the_same(one: Mention, other: Mention, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def value(text: str) -> Value:
    """Return the one value in a text."""
    (found,) = read_values(text, date(2024, 9, 10))
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("31 seats", "24 seats", True),
        ("one seat", "24 seats", True),
        ("31 safe seats", "24 seats", True),
        ("31 seats", "24 wards", False),
        ("31", "24 seats", False),
        ("$5", "$6", True),
        ("$5", "€5", False),
        ("in 2018", "on 6 May 2018", True),
        ("the third attack", "the second attack", True),
        ("the third attack", "3 attacks", False),
    ],
)
def test_what_is_counted_alike(one: str, other: str, same: bool) -> None:
    assert same_noun(value(one), value(other)) is same
    assert same_noun(value(other), value(one)) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [("in 2018", True), ("since 6 May 2018", True), ("six days", False), ("6 seats", False), ("the third seat", False)],
)
def test_what_is_a_place_in_time(text: str, expected: bool) -> None:
    assert in_time(value(text)) is expected


WORDS = (
    "Castell Weyr PA Leeds United York Anna Smith won lost not in on by 3 4 31 24 seats goals $5 million per cent 2018 "
    "6 May 2019 since more than about third last days and . ,"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join).map(read)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_value_and_name_of_a_claim_has_one_place(claim: Analysis, fact: Analysis) -> None:
    pair = align(claim, fact)
    assert tuple(item.claim for item in pair.values) == pair.claim.values
    assert [value.span for value in pair.claim.values] == [value.span for value in claim.values]
    assert tuple(item.claim for item in pair.names) == claim.mentions
    for item in pair.values:
        if item.fact is None:
            assert item.relation is Relation.INCOMPARABLE
        else:
            assert item.relation is compare(item.claim, item.fact) is not Relation.INCOMPARABLE
            assert bool(item.how) is (item.fact not in pair.fact.values)
    assert all(item.fact is None or item.fact in fact.mentions for item in pair.names)


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_a_sentence_agrees_with_itself(sentence: Analysis) -> None:
    pair = align(sentence, sentence)
    assert {item.relation for item in pair.values} <= {Relation.EQUAL, Relation.INCOMPARABLE}
    assert all(item.fact is not None for item in pair.names)


def test_the_base_s_names_settle_what_others_only_suggest() -> None:
    names = Gazetteer.of([Entity("Anna Smith", ("A. Smith",)), Entity("John Smith", ("J. Smith",))])
    pair = align(analyse("In May J. Smith won.", names, None), analyse("In May Anna Smith won.", names, None))
    assert [item.fact for item in pair.names] == [None]


def test_a_rank_that_agrees_is_not_set_against_another() -> None:
    claim = "York was the first to close after the second fire."
    first, second = beside(claim, "York was the first town to close.").values
    assert first.relation is Relation.EQUAL
    assert second.fact is None


def test_ordinals_meet_ordinals_only() -> None:
    pair = beside("Weyr won the second heat.", "Weyr won 2 heats.")
    assert [(type(item.claim), item.fact) for item in pair.values] == [(Ordinal, None)]


@pytest.mark.parametrize(
    ("claim", "fact", "met"),
    [
        ("In 2019 Renault sold the plant.", "Renault sold the plant in 2019.", {"Renault": "Renault"}),
        ("Renault sold the plant.", "In 2019 Renault sold the plant.", {"Renault": "Renault"}),
        ("Peugeot sold the plant.", "In 2019 Renault sold the plant.", {"Peugeot": None}),
        ("Workers sold the plant.", "In 2019 Renault sold the plant.", {}),
        ("Castell sold the plant.", "Mira Castell sold the plant.", {"Castell": "Mira Castell"}),
    ],
)
def test_a_name_that_a_parsed_sentence_opens_with_is_one(claim: str, fact: str, met: dict[str, str | None]) -> None:
    pair = parsed_beside(claim, fact)
    assert {name.claim.text: name.fact and name.fact.text for name in pair.names} == met


@pytest.mark.parametrize(
    ("claim", "fact", "relations"),
    [
        # what each has is no part of what all have, nor the other way round
        ("Leeds and Weyr have 60 members between them.", "Leeds and Weyr each have 30 members.", ["incomparable"]),
        ("Leeds and Weyr each have 30 members.", "Leeds and Weyr have 60 members in all.", ["incomparable"]),
        ("Leeds and Weyr each have 60 members.", "Leeds and Weyr each have 30 members.", ["disjoint-above"]),
        ("Each week costs 60 euros.", "It costs 30 euros each week, 400 in total.", ["incomparable", "disjoint-above"]),
        ("Leeds has 60 members.", "Leeds has 30 members.", ["disjoint-above"]),
        # a part is of what its whole is of
        ("Leeds took 31 of the 40 titles.", "Leeds took 31 of the league's 40 titles.", ["equal", "equal"]),
        ("Leeds took 29 of the 40 titles.", "Leeds took 31 of the league's 40 titles.", ["disjoint-below", "equal"]),
        # whose part has its answer is not the whole
        ("Weyr scored 18 of Leeds's 71 points.", "Weyr scored 18 points.", ["equal", "incomparable"]),
        ("Weyr scored 18 of Leeds's 71 points.", "Leeds scored 65 points.", ["disjoint-below", "disjoint-above"]),
        ("The nine gave way to a board of five.", "Leeds has a board of nine.", ["equal", "disjoint-below"]),
        ("Weyr scored 71 points, of which 18 points late.", "Weyr scored 71 points.", ["equal", "incomparable"]),
        # what is not so until a day at least is not so before it
        ("It does not open in 2030.", "It will not open until at least 2031.", ["within"]),
        ("It opens in 2030.", "It will not open until at least 2031.", ["disjoint-below"]),
        ("It does not open in 2030.", "It is open until at least 2031.", ["disjoint-below"]),
    ],
)
def test_wholes_and_parts(claim: str, fact: str, relations: list[str]) -> None:
    assert [item.relation.value for item in beside(claim, fact).values] == relations

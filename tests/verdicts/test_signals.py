"""What rules count in a claim beside a fact: on clear sentences, and what must hold for any two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Analysis
from factcheck.verdicts.pairs import align
from factcheck.verdicts.signals import Signals, crossed, signals

from .sides import beside, parsed_beside, read, tagged

Rows = list[tuple[str, str, dict[str, float]]]

VALUES: Rows = [
    # sport
    ("Leeds scored 3 goals.", "Leeds scored 3 goals.", {"values_agree": 1, "values_differ": 0}),
    ("Leeds scored 3 goals.", "Leeds scored 4 goals.", {"values_differ": 1, "same_unit_differ": 1, "dates_differ": 0}),
    ("Leeds made 6 runs.", "Leeds made 7 wickets.", {"values_differ": 1, "same_unit_differ": 0}),
    ("Leeds won in 2019.", "Leeds won on 4 May 2019.", {"values_agree": 1, "dates_agree": 1, "values_narrower": 0}),
    ("Leeds won on 4 May 2019.", "Leeds won in 2019.", {"values_narrower": 1, "values_agree": 0, "dates_agree": 0}),
    # elections
    ("Castell won in 2018.", "Castell won in 2022.", {"values_differ": 1, "dates_differ": 1, "same_unit_differ": 1}),
    ("Castell won 31 seats.", "Castell won.", {"values_new": 1, "values_agree": 0}),
    ("Castell led by 7 seats.", "Castell won 31 seats, Weyr 24 seats.", {"values_worked_out": 1, "values_agree": 0}),
    ("They voted for six days.", "They voted for nine days.", {"values_differ": 1, "dates_differ": 0}),
    # business
    ("Alder paid $5 million.", "Alder paid €5 million.", {"values_new": 1, "values_differ": 0}),
    ("Alder paid $5 million.", "Alder paid $6 million.", {"values_differ": 1, "same_unit_differ": 1}),
    ("The pipe is 5 km long.", "The pipe is 6 miles long.", {"values_differ": 1, "same_unit_differ": 1}),
]
NAMES: Rows = [
    ("Castell beat Weyr.", "Weyr was beaten by Mira Castell.", {"names_shared": 2, "names_new": 0, "names_left": 0}),
    ("Castell won.", "Castell beat Weyr.", {"names_shared": 1, "names_new": 0, "names_left": 1}),
    ("Castell beat Weyr.", "Castell won.", {"names_shared": 1, "names_new": 1, "names_left": 0}),
    ("anna berg won", "In May Anna Berg won.", {"names_shared": 1, "names_new": 0, "names_left": 0}),
    ("The bridge was closed.", "The bridge was closed.", {"names_shared": 0, "names_new": 0, "names_left": 0}),
]
WORDING: Rows = [
    ("The board approved the plan.", "The board approved the plan.", {"words_covered": 1, "words_used": 1}),
    ("The board met.", "The board met and approved the plan.", {"words_covered": 1, "words_used": 0.5}),
    ("The ferry sank.", "The board met.", {"words_covered": 0, "words_used": 0}),
    ("The withdrawal began.", "Troops were withdrawn.", {"words_covered": 0.5}),
    ("The board rejected the plan.", "The board approved the plan.", {"opposites": 1, "polarity": 0}),
    ("Sales fell.", "Sales rose.", {"opposites": 1}),
    ("Sales rose.", "Sales climbed.", {"opposites": 0, "words_covered": 1}),
    ("Sales rose and fell.", "Sales rose and fell.", {"opposites": 0}),
]
POLARITY: Rows = [
    ("The board did not meet.", "The board met.", {"polarity": 1, "claim_negated": 1, "fact_negated": 0}),
    ("The board met.", "The board never met.", {"polarity": 1, "claim_negated": 0, "fact_negated": 1}),
    ("Nobody met.", "No one met.", {"polarity": 0, "claim_negated": 1, "fact_negated": 1}),
    ("The board didn't meet.", "The board met.", {"polarity": 1}),
    ("The board met.", "The board met.", {"polarity": 0, "claim_negated": 0, "fact_negated": 0}),
]
LIMITS: Rows = [
    ("All members voted.", "Half the members voted.", {"limits_new": 1, "limits_left": 1}),
    ("All members voted.", "Members voted.", {"limits_new": 1, "limits_left": 0}),
    ("Members voted.", "Only members voted.", {"limits_new": 0, "limits_left": 1}),
    ("All members voted.", "All members voted.", {"limits_new": 0, "limits_left": 0}),
    ("They left before the vote.", "They left after the vote.", {"order_turned": 1}),
    ("They left after the vote.", "They left before the vote.", {"order_turned": 1}),
    ("Castell spoke first.", "Castell spoke last.", {"order_turned": 1}),
    ("They left before the vote.", "They left before the vote.", {"order_turned": 0}),
    ("They left before or after the vote.", "They left after the vote.", {"order_turned": 0}),
    ("The firm reportedly left.", "The firm left.", {"hedged": 1}),
    ("The firm left.", "The firm reportedly left.", {"hedged": 0}),
]


@pytest.mark.parametrize(("claim", "fact", "expected"), VALUES + NAMES + WORDING + POLARITY + LIMITS)
def test_a_clear_sentence_has_its_signals(claim: str, fact: str, expected: dict[str, float]) -> None:
    found = signals(beside(claim, fact))._asdict()
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        ("Weyr had 79 seats, Castell 65 seats.", "Castell had 79 seats, Weyr 65 seats.", True),
        ("Weyr had 65 seats, Castell 79 seats.", "Castell had 79 seats, Weyr 65 seats.", False),  # both turned
        ("Castell had 79 seats, Weyr 65 seats.", "Castell had 79 seats, Weyr 65 seats.", False),
        ("Weyr had 79 seats, Castell 66 seats.", "Castell had 79 seats, Weyr 65 seats.", False),  # one figure agrees
        ("Weyr had 79 seats and then 65 seats.", "Castell had 79 seats, Weyr 65 seats.", False),  # one name
    ],
)
def test_figures_beside_each_other_s_names_are_crossed(claim: str, fact: str, expected: bool) -> None:
    pair = beside(claim, fact)
    assert crossed(pair.values, pair) is expected
    assert signals(pair).crossed == float(expected)


PARTS = {"NOUN": "board plan plant ferry withdrawal", "VERB": "approved sold sank withdrew", "ADJ": "old new costly"}


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        (
            "The board sold the plant.",
            "The board approved the plan.",
            {"nouns_new": 1, "verbs_new": 1, "nouns_left": 1},
        ),
        ("The board approved the old plan.", "The board approved the plan.", {"nouns_new": 0, "qualities_new": 1}),
        ("The board approved.", "The board approved and sold.", {"verbs_new": 0, "verbs_left": 1}),
        ("The withdrawal sank.", "Weyr withdrew.", {"nouns_new": 0, "verbs_new": 1}),
    ],
)
def test_words_without_a_counterpart_are_counted_by_part_of_speech(
    claim: str, fact: str, expected: dict[str, float]
) -> None:
    found = signals(align(tagged(claim, **PARTS), tagged(fact, **PARTS)))._asdict()
    assert {name: found[name] for name in expected} == expected


def test_without_a_parse_no_part_of_speech_is_counted() -> None:
    found = signals(beside("The board sold the plant.", "The ferry sank."))
    assert (found.nouns_new, found.verbs_new, found.qualities_new, found.nouns_left, found.verbs_left) == (0,) * 5


@pytest.mark.parametrize(
    ("claim", "fact", "shared"),
    [
        ("The board sold the plant.", "The plant was sold.", 1),
        ("The board sold the plant.", "The board met.", 0),
        ("Sales climbed.", "Sales rose.", 1),
    ],
)
def test_the_main_word_is_shared_by_lemma_or_sense(claim: str, fact: str, shared: float) -> None:
    main = {"sold", "climbed"}
    seen = read(claim)
    parsed = replace(seen, tokens=tuple(replace(one, rel="root" if one.text in main else "") for one in seen.tokens))
    assert signals(align(parsed, read(fact))).root_shared == shared
    assert signals(align(seen, read(fact))).root_shared == 0


WORDS = (
    "Castell Weyr PA Leeds York won lost rejected approved not never no only all before after in on by 3 31 24 seats "
    "$5 million per cent 2018 6 May 2019 since more about third last days and . , said"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join).map(read)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_counts_and_shares_stay_in_their_bounds(claim: Analysis, fact: Analysis) -> None:
    pair = align(claim, fact)
    found = signals(pair)
    assert all(value >= 0 for value in found)
    flags = ("polarity", "crossed", "root_shared", "claim_negated", "fact_negated", "order_turned")
    assert {getattr(found, name) for name in flags} <= {0.0, 1.0}
    assert found.words_covered <= 1 and found.words_used <= 1
    seen = (found.values_agree, found.values_differ, found.values_narrower, found.values_new, found.values_worked_out)
    assert sum(seen) <= len(claim.values)
    assert found.names_shared + found.names_new >= len(claim.mentions)
    assert found.dates_differ <= found.values_differ and found.same_unit_differ <= found.values_differ


@settings(max_examples=100, deadline=None)
@given(SENTENCES, SENTENCES)
def test_what_one_side_covers_the_other_uses(one: Analysis, other: Analysis) -> None:
    there, back = signals(align(one, other)), signals(align(other, one))
    assert (there.words_covered, there.words_used) == (back.words_used, back.words_covered)
    assert (there.claim_negated, there.fact_negated) == (back.fact_negated, back.claim_negated)
    assert (there.limits_new, there.limits_left) == (back.limits_left, back.limits_new)
    assert (there.polarity, there.order_turned) == (back.polarity, back.order_turned)


@settings(max_examples=100, deadline=None)
@given(SENTENCES)
def test_nothing_in_a_sentence_speaks_against_itself(sentence: Analysis) -> None:
    found = signals(align(sentence, sentence))
    quiet = (
        "values_differ dates_differ same_unit_differ values_narrower names_new opposites polarity nouns_new verbs_new "
        "qualities_new limits_new limits_left order_turned"
    ).split()
    assert {name: getattr(found, name) for name in quiet} == dict.fromkeys(quiet, 0)


def test_an_empty_claim_has_no_signals() -> None:
    assert signals(beside("", "")) == Signals(*[0.0] * len(Signals._fields))


@pytest.mark.parametrize(
    ("claim", "fact", "opposed"),
    [
        # what the fact says too is not the opposite of some other word there,
        ("York agreed to merge.", "York agreed to merge, but Hull rejected the plan.", 0),
        ("York rejected the plan.", "York agreed to the plan.", 1),
        # but may be turned round by its particle,
        ("The crane pushed the beam up.", "The crane pushed the beam down.", 1),
        # or be another word that is only spelt alike.
        ("Weyr voted against it in the vote.", "Weyr abstained in the vote.", 1),
    ],
)
def test_a_word_that_the_fact_has_too_is_no_opposite_of_another(claim: str, fact: str, opposed: float) -> None:
    assert signals(parsed_beside(claim, fact)).opposites == opposed


@pytest.mark.parametrize(
    ("claim", "fact", "denied"),
    [
        ("No town is larger than York.", "York is the largest town.", 0),
        ("Before York no town had a tram.", "York was the first town to have a tram.", 0),
        ("York is not the largest town.", "York is the largest town.", 1),
    ],
)
def test_what_none_goes_beyond_is_not_denied(claim: str, fact: str, denied: float) -> None:
    assert signals(parsed_beside(claim, fact)).polarity == denied

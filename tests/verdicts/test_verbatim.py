"""Claims in the fact's own wording, read word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Analysis
from factcheck.verdicts.pairs import align
from factcheck.verdicts.verbatim import Verbatim, verbatim

from .sides import beside, read, tagged

SAME = [
    # word for word
    ("The harbour bridge opened in 2019.", "The harbour bridge opened in 2019."),
    # without its articles and its full stop
    ("harbour bridge opened in 2019", "The harbour bridge opened in 2019."),
    # in another form of the word
    ("The harbour bridges open in 2019.", "The harbour bridge opened in 2019."),
    # less exact
    ("The harbour bridge opened in 2019.", "The harbour bridge opened on 3 May 2019."),
    ("More than 40,000 people voted in Hull.", "Some 41,250 people voted in Hull."),
    # under another name
    ("The PA paid the fine.", "The Port Authority paid the fine."),
    ("Last week Castell ran the PA.", "Last week Mira Castell ran the Port Authority."),
    # with less in the middle, at the end, and who said it
    ("Leeds beat York at home.", "Leeds beat the old rivals York at home."),
    ("The harbour plan was approved.", "The harbour plan was approved on 3 May 2019 by Mira Castell."),
    ("The board approved the plan.", "Police said that the board approved the plan."),
    # one small word changed
    ("The vote for the bridge was held in Hull.", "The vote on the bridge was held in Hull."),
    # another word of the same sense
    ("Turnover climbed to $4 million in 2019.", "Turnover rose to $4 million in 2019."),
    # denied on both sides
    ("The board did not approve the plan.", "The board did not approve the plan."),
]
VALUE = [
    ("The harbour bridge opened in 2018.", "The harbour bridge opened on 3 May 2019."),
    ("The bridge cost 48 million euros.", "The bridge cost 84 million euros."),
    ("Leeds scored 3 goals in 2019.", "Leeds scored 4 goals in May 2019."),
    ("Castell won 52 per cent of the vote.", "Mira Castell won 48 per cent of the vote in 2018."),
    ("The third round was held in Hull.", "The second round was held in Hull."),
    ("The mission in Hull ends in 2026.", "The mission in Hull ends by September 2025."),
    ("The siege of Hull lasted six days.", "The siege of Hull lasted nine days."),
]
DENIAL = [
    ("The board did not approve the plan.", "The board approved the plan."),
    ("The harbour bridge never opened to ships.", "The harbour bridge opened to ships."),
    ("Castell wasn't elected mayor of Hull.", "Castell was elected mayor of Hull."),
]
OPPOSITE = [
    ("The board rejected the plan in 2020.", "The board approved the plan in 2020."),
    ("Turnover fell to $4 million in 2019.", "Turnover rose to $4 million in 2019."),
    ("Leeds lost the final in 2019.", "Leeds won the final in 2019."),
]
OTHERWISE = [
    # two words alone
    ("Workers stay on.", "Workers leave the yard in 2019."),
    # who did it to whom
    ("Castell was sued by Leeds for 2 million euros.", "Castell sued Leeds for 2 million euros in 2019."),
    ("Leeds was beaten by York at home.", "Leeds beat York at home."),
    # two things differ
    ("The bridge cost 48 million euros in 2018.", "The bridge cost 84 million euros in 2019."),
    ("The board did not reject the plan in 2020.", "The board approved the plan in 2020."),
    ("The board rejected the plan in 2019.", "The board approved the plan in 2020."),
    # somebody or something else
    ("Leeds beat York at home.", "Leeds beat Hull at home."),
    ("Leeds made six runs at home.", "Leeds made six wickets at home."),
    ("The ferry sank near the harbour.", "The bridge was near the harbour."),
    # the other way round
    ("Weyr met and beat Castell.", "Castell met and beat Weyr."),
    ("Weyr had 79 seats, Castell 65 seats.", "Castell had 79 seats, Weyr 65 seats."),
    # more than the fact says
    ("The board approved the plan in great haste.", "The board approved the plan."),
    ("The harbour bridge opened on 3 May 2019.", "The harbour bridge opened in 2019."),
    # a figure in another currency
    ("The bridge cost 48 million euros.", "The bridge cost 48 million dollars."),
    # what nobody may leave out
    ("The board approved the plan.", "The board almost approved the plan."),
    ("The board approved the plan.", "Only half the board approved the plan."),
    ("The board approved the plan.", "The board did not approve the plan."),
    ("The board approved the plan.", "Police denied that the board approved the plan."),
    ("The voters of Hull met.", "The 40 voters of Hull met."),
    # worked out from two figures
    ("Alder cut 500 jobs by letter.", "Alder cut 200 jobs and 300 posts by letter."),
    # too little to go by
    ("Leeds won.", "Leeds won."),
    ("It did.", "It did."),
    ("", ""),
]


@pytest.mark.parametrize(
    ("claim", "fact", "expected"),
    [
        *((claim, fact, Verbatim.SAME) for claim, fact in SAME),
        *((claim, fact, Verbatim.VALUE) for claim, fact in VALUE),
        *((claim, fact, Verbatim.DENIAL) for claim, fact in DENIAL),
        *((claim, fact, Verbatim.OPPOSITE) for claim, fact in OPPOSITE),
        *((claim, fact, None) for claim, fact in OTHERWISE),
    ],
)
def test_a_claim_is_read_word_by_word(claim: str, fact: str, expected: Verbatim | None) -> None:
    assert verbatim(beside(claim, fact)) is expected


@pytest.mark.parametrize(
    ("fact", "verbs", "expected"),
    [
        ("The board met, refused and approved the plan.", "met refused approved", None),
        ("The board hoped that Hull approved the plan.", "hoped approved", None),
        ("Police said the board approved the plan.", "said approved", Verbatim.SAME),
    ],
)
def test_a_verb_is_left_out_only_where_it_reports(fact: str, verbs: str, expected: Verbatim | None) -> None:
    pair = align(tagged("The board approved the plan.", VERB="approved"), tagged(fact, VERB=verbs))
    assert verbatim(pair) is expected


NEUTRAL = "harbour bridge city board ferry ship crew market tower river school Leeds Castell York 2019".split()
WORDS = [*NEUTRAL, "31 seats", "$5 million", "not", "never", "only", "all", "before", "in", "on", "the", "of", "said"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=25).map(" ".join).map(read))
def test_no_sentence_differs_from_itself(sentence: Analysis) -> None:
    assert verbatim(align(sentence, sentence)) in (Verbatim.SAME, None)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(NEUTRAL[:11]), min_size=4, max_size=20, unique=True), st.data())
def test_a_plain_word_may_be_left_out_anywhere(words: list[str], data: st.DataObject) -> None:
    fewer = words.copy()
    del fewer[data.draw(st.integers(0, len(fewer) - 1))]
    assert verbatim(beside(" ".join(fewer), " ".join(words))) is Verbatim.SAME
    assert verbatim(beside(" ".join(words), " ".join(fewer))) is None


@pytest.mark.parametrize(("length", "expected"), [(3, Verbatim.SAME), (60, Verbatim.SAME), (61, None), (500, None)])
def test_very_long_sentences_are_left_to_others(length: int, expected: Verbatim | None) -> None:
    text = " ".join(["harbour"] * length)
    assert verbatim(beside(text, text)) is expected


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("Otto Berg voted for the bridge.", "Otto Berg voted against the bridge and called it a monument."),
        ("The firm moved its seat to York.", "The firm moved its seat from York to Hull."),
        ("Alder has closed its plant in Hull.", "Alder will close its plant in Hull by the end of 2026."),
        ("Otto Berg advised the schools to close.", "Otto Berg advised the schools against closing."),
        ("The state raised its grant to 40,000 crowns.", "The state raised its grant by 40,000 crowns, to 90,000."),
        ("The flood was the largest in Ystad.", "The flood was the second largest in Ystad."),
        ("The council pays the home 21,000 euros a month.", "The council pays the home 21,000 euros a year."),
        ("The film was shown at the Corso.", "The film was shown at the Aurel hall because the Corso is shut."),
        ("Of 520 southern towns 30 per cent were glad.", "Of 520 northern towns 30 per cent were glad."),
        ("The bank took over 11 branches in March.", "The bank took over 30 branches in March."),  # both read as limits
        ("The museum is open to the public for a fee.", "The museum is open to the public free of charge."),
    ],
)
def test_words_left_out_or_exchanged_that_make_another_sentence(claim: str, fact: str) -> None:
    assert verbatim(beside(claim, fact)) is not Verbatim.SAME


def test_more_for_fewer_is_another_figure() -> None:
    fact = "The hall will have 410 seats, 60 fewer than before."
    assert verbatim(beside("The hall will have 410 seats, 60 more than before.", fact)) is Verbatim.VALUE


def test_a_count_of_something_else_is_no_other_figure() -> None:
    assert verbatim(beside("The line lost 100 drivers in May.", "The line lost 700 lorries in May.")) is None

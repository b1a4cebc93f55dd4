"""Every report points at the wrong words, whatever the copy is written in and whatever the report is written in.

Copy is made at random in every format that is read (`readers/hands.py`), with sentences that the base contradicts; the
places in every format that is written (`formats/positions.py`) have to be those of the wrong words in the file.
"""

from __future__ import annotations

from random import Random

import pytest
from formats.positions import POSITIONS, Ruler, Spot, contradicted, replaced_in_rdjson, replaced_in_sarif
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.hands import HANDS, Hand, Plant

from factcheck import formats
from factcheck.engine import Engine, EngineOptions
from factcheck.readers import READERS, reader_for

BASE = """
version: 1
title: A tram line
as_of: 2024-06-01
sources: {desk: {publisher: Desk}}
facts:
  - {id: opening, claim: The Larkfield tram line opened on 12 May 2014., sources: [desk]}
  - {id: cost, claim: The Larkfield tram line cost €48 million., sources: [desk]}
  - {id: length, claim: The Larkfield tram line is 17 kilometres long., sources: [desk]}
  - {id: stops, claim: The Larkfield tram line has 23 stops., sources: [desk]}
"""
PLANTS = (
    Plant("The Larkfield tram line opened on ", "13 May 2014", "."),
    Plant("The Larkfield tram line cost ", "€84 million", "."),
    Plant("The Larkfield tram line is ", "19 kilometres", " long."),
    Plant("The Larkfield tram line has ", "32 stops", "."),
)
RIGHT = {
    "13 May 2014": "12 May 2014",
    "€84 million": "€48 million",
    "19 kilometres": "17 kilometres",
    "32 stops": "23 stops",
}
# Of every length in UTF-8, and all that means something to some format or breaks lines in some library.
WORDS = st.sampled_from(
    "rain wind Müller’s café na\u00efve e\u0301toile 日本語 😀 𝔗rees & < > <b> &amp; * ** _ `x` [x] (yes) {z} "
    "| # ~ : \\ $ ^ + \u00ad so\u200bft \u2028 \u2029 \x85 \x0b \x0c \ufeff 🏳\ufe0f\u200d🌈 ﷽ İ ß".split(" ")
)
FILLER = st.lists(WORDS, max_size=4).map(lambda words: " ".join(["Then", *words, "it rained in the valley."]))
Unit = tuple[int, str, str, int]  # the number of a template, what stands before and after, the number of a plant
UNIT: st.SearchStrategy[Unit] = st.tuples(st.integers(0, 999), FILLER, FILLER, st.integers(0, 3))

HAND = pytest.mark.parametrize("hand", HANDS, ids=[f"{hand.maker.name}{number}" for number, hand in enumerate(HANDS)])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("base") / "facts.yaml"
    path.write_text(BASE, encoding="utf-8")
    return Engine.open([path], EngineOptions(use_model=False))


def test_no_format_is_left_out() -> None:
    assert set(POSITIONS) == set(formats.MODULES)
    assert {hand.maker.name for hand in HANDS} == {entry.name for entry in READERS}


@HAND
@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    units=st.lists(UNIT, min_size=1, max_size=4, unique_by=lambda unit: unit[3]),
    seed=st.integers(0, 2**32),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
)
def test_reports_point_at_the_wrong_words(
    hand: Hand, engine: Engine, units: list[Unit], seed: int, newline: str, bom: bool
) -> None:
    maker, chance = hand.maker, Random(seed)
    paragraphs = []
    for number, before, after, plant in units:
        template = maker.templates[number % len(maker.templates)]
        planted = hand.spelled(chance, PLANTS[plant], template)
        paragraphs.append((template, " ".join([hand.plain(before), planted, hand.plain(after)])))
    data, source, places = hand.made(paragraphs, newline, bom)
    document = reader_for(maker.file_name, data).read(data, maker.file_name)
    assert document.source == source
    report = engine.report([engine.check_document(document)])
    ruler = Ruler(source)
    texts = {name: formats.render(name, report) for name in formats.names()}
    for name, read in POSITIONS.items():
        found = list(read(texts[name], ruler))
        spots = [Spot(*place.wrong) for place in places]
        assert [spot.start for spot in found] == [spot.start for spot in spots], name
        assert [spot.end for spot in found if spot.end is not None] == [
            spot.end for spot, other in zip(spots, found) if other.end is not None
        ], name
    found_wrong = list(contradicted(texts["jsonl"], ruler))
    assert [spot for spot, _ in found_wrong] == [Spot(*place.sentence) for place in places]
    # A repair is offered wherever the words stand as they read, and nowhere else: not over markup, not over
    # what was said, not in a file that is no text.
    wanted = [
        (Spot(*place.wrong), RIGHT[PLANTS[plant].wrong])
        for place, (*_, plant), (_, quoted) in zip(places, units, found_wrong)
        if document.verbatim and not quoted
        and source[slice(*place.wrong)].split() == PLANTS[plant].wrong.split()
    ]
    # A line break among the words stays one.
    for offered in (replaced_in_sarif(texts["sarif"], ruler), replaced_in_rdjson(texts["rdjson"], ruler)):
        listed = list(offered)
        assert [(spot, " ".join(words.split())) for spot, words in listed] == wanted
        for (spot, words), (_, right) in zip(listed, wanted):
            is_wrapped = len(source[slice(*spot)].splitlines()) > 1 and " " in right
            assert len(words.splitlines()) == (2 if is_wrapped else 1)

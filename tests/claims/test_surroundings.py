"""Which words of a sentence stand with one of its values, and which tell of one of its names."""

from __future__ import annotations

import pytest

from factcheck.claims.surroundings import beside, told_of
from factcheck.model import Span

from .reading import read

LIST = "In May the mill at York sold 9 looms and the mill at Hull sold 12."
SHARED = "The loss came to 2.6 per cent of the cloth from York and 2.1 per cent of the cloth from Hull."


OPENED = "The mill reopened to visitors on 3 May 2023 and the old school on 9 May 2024."
WARDS = "Castell, with 900 beds, is the largest ward, and Weyr, with 640, is the second largest."
BEARS = "The keeper counts 51 bears in 2021 and 56 in 2024."


@pytest.mark.parametrize(
    ("text", "number", "has", "lacks"),
    [
        (OPENED, 1, {"reopened", "visitors", "school"}, {"mill"}),  # what has no name holds of both
        (WARDS, 0, {"Castell"}, {"Weyr"}),
        (WARDS, 1, {"Weyr"}, {"Castell"}),  # behind the "and" and a comma
        (BEARS, 2, {"keeper", "bears"}, {"2021"}),  # each has its own date
        (LIST, 0, {"May", "York", "sold"}, {"Hull"}),
        (LIST, 1, {"May", "Hull", "sold"}, {"York"}),
        (SHARED, 0, {"loss", "York"}, {"Hull"}),
        (SHARED, 1, {"loss", "Hull"}, {"York"}),
    ],
)
def test_each_value_has_its_own_words_and_those_of_all(text: str, number: int, has: set[str], lacks: set[str]) -> None:
    analysis = read(text)
    values = [value for value in analysis.values if any(char.isdigit() for char in value.text)]
    words = {analysis.tokens[place].text for place in beside(analysis, values[number], values)}
    assert has <= words
    assert not lacks & words


def test_a_value_without_rivals_has_its_clause() -> None:
    analysis = read("The mill closed on 3 May 2024, and the school opened in June.")
    words = {analysis.tokens[place].text for place in beside(analysis, analysis.values[0])}
    assert {"mill", "closed"} <= words
    assert not {"school", "opened", "May"} & words


def test_what_tells_of_a_name_is_what_it_hangs_from() -> None:
    text = "The league docked York's team six points after a drone was flown over Hull's ground."
    analysis = read(text)
    names = [Span(text.index(name), text.index(name) + len(name)) for name in ("York", "Hull")]
    york, hull = ({analysis.tokens[place].lemma for place in told_of(analysis, name, names)} for name in names)
    assert {"team", "dock"} <= york
    assert {"ground", "fly"} <= hull
    assert "ground" not in york and "team" not in hull

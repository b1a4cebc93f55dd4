"""What a sentence sets against something else, and its two halves in words of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.comparisons import comparisons
from factcheck.claims.halves import halves

from .reading import read

EARLIER, LATER = (True, -1), (True, 1)
LESS, MORE = (False, -1), (False, 1)


@pytest.mark.parametrize(
    ("text", "what", "told"),
    [
        ("Otto Berg resigned before Mira Castell did.", EARLIER, ("Otto Berg resigned", "Mira Castell resigned")),
        ("The school closed two days after the library had opened.", LATER,
         ("The school closed", "the library had opened")),
        ("Otto Berg left Hull only after he had sold the mill.", LATER, ("Otto Berg left Hull",
         "Otto Berg had sold the mill")),
        ("The mill had already closed when the strike began.", EARLIER, ("The mill had closed", "the strike began")),
        ("The mill had closed by the time the strike began.", EARLIER, ("The mill had closed", "the strike began")),
        ("The strike followed the fire.", LATER, ("The strike", "the fire")),
        ("Mira Castell left later than Otto Berg did.", LATER, ("Mira Castell left", "Otto Berg left")),
        ("There are more troops in Norland than in Castell.", MORE,
         ("There are troops in Norland", "There are troops in Castell")),
        ("Hull won more medals than York in 2012.", MORE, ("Hull won medals in 2012", "York won medals in 2012")),
        ("The second offer was lower than the first.", LESS, ("The second offer", "the first offer")),
        ("The mill sold more cloth in May than it did in April.", MORE,
         ("The mill sold cloth in May", "The mill sold cloth in April")),
        ("The new bridge was more expensive than the old one.", MORE, ("The new bridge", "the old bridge")),
        ("York's debts exceed those of Hull.", MORE, ("York's debts", "debts of Hull")),
        ("After the report about the missing money the shares of the mill recovered.", LATER,
         ("the shares of the mill recovered", "the report about the missing money")),
        ("Repairs kept the crane out of action for some 14 months after the fire.", LATER,
         ("Repairs kept the crane out of action", "the fire")),
        ("Mira Castell took the cup on the day after the pool had closed.", LATER,
         ("Mira Castell took the cup", "the pool had closed")),
        ("Otto Berg was stripped of the captaincy only after the cup in Lund was over.", LATER,
         ("Otto Berg was stripped of the captaincy", "the cup in Lund was over")),
        ("York's strike, which came before Hull's, was the shortest.", EARLIER,
         ("York's strike came", "Hull's strike")),
        ("Both mills were fined, but Hull's fine was larger than the one imposed on York.", MORE,
         ("Hull's fine", "the fine imposed on York")),
        ("Otto Berg said that more men were in Lund than in Hull.", MORE, ("men were in Lund", "men were in Hull")),
        ("The old library had more seats than the new one on Mill Street.", MORE,
         ("The old library had seats", "the new library on Mill Street had seats")),
        ("More than two years went by after the flood before the mill opened.", EARLIER,
         ("the flood", "the mill opened")),
    ],
)  # fmt: skip
def test_two_halves_are_told(text: str, what: tuple[bool, int], told: tuple[str, str]) -> None:
    (found,) = comparisons(read(text))
    assert (found.of_time, found.sign) == what
    assert halves(read(text), found) == told


def test_what_follows_keeps_its_date() -> None:
    text = "Hull was beaten in Lund first, and its defeat in Ystad followed in 2019."
    (found,) = comparisons(read(text))
    assert halves(read(text), found) == ("Hull was beaten in Lund", "its defeat in Ystad in 2019")


def test_first_and_then() -> None:
    text = "York voted first, and Hull followed two days later."
    (found,) = comparisons(read(text))
    assert (found.of_time, found.sign) == EARLIER
    assert found.apart is not None and found.apart.text == "two days later"
    assert halves(read(text), found) == ("York voted", "Hull voted")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The school closed two days after the fire.", "two days after"),
        ("Hull won three medals more than York.", "three medals"),
        ("The school closed after the fire.", None),
    ],
)
def test_how_far_apart_they_are(text: str, apart: str | None) -> None:
    (found,) = comparisons(read(text))
    assert (found.apart and found.apart.text) == apart


@pytest.mark.parametrize(
    "text",
    [
        "The mill employs more than 300 people.",
        "The mill was closed after three years.",
        "Nobody sold more cloth than the mill.",  # of all that there is
        "Otto Berg did not leave before Mira Castell did.",
        "Only two mayors had left before Otto Berg did.",
        "The mill is more popular than the museum.",  # no amount
        "The mill cost more than expected.",
        "Otto Berg followed Mira Castell to York.",
        "The price was 40 per cent above that from before the strike.",
        "The manual had been silent about the valve until after the crash.",  # silent before it
        "The sanctions were lifted before that year was over.",  # a piece of the calendar
        "The first men were let out before May had begun.",
        "Before the fire the mill had three times as many guests as it had in 2024.",  # two comparisons in one
        "The wages came to more than those for the year before.",  # counted from elsewhere
        "The lease is now 44 years longer than at first.",
        "The new mill was due two years after the old one.",  # what was to be need not have been
        "The mill closed.",
    ],
)
def test_nothing_is_compared(text: str) -> None:
    assert comparisons(read(text)) == ()


def test_a_sentence_that_was_not_parsed_compares_nothing() -> None:
    assert comparisons(read("").__class__("Berg left before Hull did.", ())) == ()


WORDS = "the mill closed before after than more fewer first and Hull York did in May it had already when , . 40".split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_there_is_read(words: list[str]) -> None:
    analysis = read(" ".join(words))
    for found in comparisons(analysis):
        told = halves(analysis, found)
        assert told is None or all(told)
        assert analysis.text[slice(*found.at)].strip()
        assert {*found.first, *found.second} <= set(range(len(analysis.tokens)))

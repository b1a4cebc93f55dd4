"""What is to come, said in the present on one side and with "will" on the other."""

from __future__ import annotations

import pytest

from factcheck.claims.plans import as_planned, states_plan, third_person

from .reading import read


def put(claim: str, fact: str) -> str:
    """Return the words of a claim beside a fact."""
    return " ".join(token.text for token in as_planned(read(claim), read(fact)).tokens)


@pytest.mark.parametrize(
    ("claim", "fact", "words"),
    [
        (
            "The bridge will open in May 2028.",
            "The bridge opens on 6 May 2027.",
            "The bridge opens in May 2028 .",
        ),
        (
            "The bridge will open in May 2028.",
            "The bridge is to open on 6 May 2027.",
            "The bridge is to open in May 2028 .",
        ),
        (
            "The two stations will close in May 2028.",
            "The stations close on 6 May 2027.",
            "The two stations close in May 2028 .",
        ),
        (
            "The factory will be closed in May 2028.",
            "The factory is closed on 6 May 2027.",
            "The factory is closed in May 2028 .",
        ),
        (
            "The party will not hold its congress in May 2028.",
            "The party holds its congress on 6 May 2027.",
            "The party does not hold its congress in May 2028 .",
        ),
        (
            "Officials said the treaty will expire in 2030.",
            "The treaty expires on 1 June 2031.",
            "Officials said the treaty expires in 2030 .",
        ),
    ],
)
def test_a_plan_is_put_as_the_fact_puts_it(claim: str, fact: str, words: str) -> None:
    assert put(claim, fact) == words


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("The bridge will open in May 2028.", "The bridge opened on 6 May 2027."),  # a forecast beside what has been
        ("The bridge will open in May 2028.", "The bridge will open on 6 May 2027."),  # the same on both sides
        ("The bridge will open in May 2028.", "The bridge is 300 metres long."),  # no date
        ("The bridge will collapse in May 2028.", "The bridge opens on 6 May 2027."),  # of something else
        ("The bridge will have opened by May 2028.", "The bridge opens on 6 May 2027."),
        ("The bridge opens in May 2028.", "The bridge opens on 6 May 2027."),
    ],
)
def test_all_else_stays_as_it_is(claim: str, fact: str) -> None:
    assert put(claim, fact) == " ".join(token.text for token in read(claim).tokens)


def test_the_tree_and_the_places_in_the_text_stay() -> None:
    claim = read("The bridge will open to traffic in May 2028.")
    seen = as_planned(claim, read("The bridge opens on 6 May 2027."))
    assert [claim.text[token.start : token.end] for token in seen.tokens if token.text != "opens"] == [
        token.text for token in seen.tokens if token.text != "opens"
    ]
    heads = {token.text: seen.tokens[token.head].text if token.head >= 0 else "" for token in seen.tokens}
    assert (heads["opens"], heads["bridge"], heads["traffic"]) == ("", "opens", "opens")


@pytest.mark.parametrize(
    ("fact", "is_plan"),
    [
        ("The ferry service ends in October 2026.", True),
        ("The ferry service is due to end in October 2026.", True),
        ("The ferry service ended in October 2026.", False),
        ("The ferry service had to end in October 2026.", False),
        ("The ferry service costs 5 euros.", False),
        ("", False),
    ],
)
def test_a_plan_has_a_date_and_is_in_the_present(fact: str, is_plan: bool) -> None:
    assert states_plan(read(fact)) is is_plan


@pytest.mark.parametrize(
    ("verb", "form"),
    [("end", "ends"), ("close", "closes"), ("reach", "reaches"), ("carry", "carries"), ("stay", "stays"), ("be", "is")],
)
def test_the_form_for_he_she_and_it(verb: str, form: str) -> None:
    assert third_person(verb) == form

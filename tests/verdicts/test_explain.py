"""Why a claim has its verdict, in one plain sentence."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Difference, Fact, Reason, Span, Verdict
from factcheck.verdicts.explain import explanation, reason_of

FACT = Fact("cost", "The bridge costs 48 million euros.", (), context="The sum is without the ramps.")
NOWHERE = Span(0, 0)


def otherwise(kind: Reason, stated: str, expected: str) -> Difference:
    """Return a difference that stands nowhere in particular."""
    return Difference(kind, stated, expected, NOWHERE)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], None),
        ([Reason.DATE], Reason.DATE),
        ([Reason.DATE, Reason.VALUE], Reason.VALUE),
        ([Reason.ENTITY, Reason.ORDER], Reason.ORDER),
        ([Reason.DIRECTION, Reason.POLARITY, Reason.ROLE], Reason.ROLE),
    ],
)
def test_what_anyone_can_look_up_goes_before_wording(kinds: list[Reason], expected: Reason | None) -> None:
    for order in itertools.permutations(kinds):
        assert reason_of([otherwise(kind, "a", "b") for kind in order]) is expected


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("question", "This is a question; there is nothing to check."),
        ("opinion", "This is an opinion; there is nothing to check."),
        ("prediction", "This is a prediction; there is nothing to check."),
        ("command", "This is a request; there is nothing to check."),
        ("", "This is no statement of fact; there is nothing to check."),
    ],
)
def test_what_cannot_be_checked_is_named(kind: str, sentence: str) -> None:
    assert explanation(Verdict.NOT_CHECKABLE, None, kind=kind) == sentence


@pytest.mark.parametrize(
    ("verdict", "reason", "sentence"),
    [
        (Verdict.SUPPORTED, None, "The base confirms this."),
        (Verdict.UNVERIFIED, None, "No fact in the base decides this."),
        (Verdict.OUTDATED, Reason.SUPERSEDED, "This was so once, but the base has a newer fact in its place."),
        (Verdict.OUTDATED, Reason.EXPIRED, "This was so once, but by the base it no longer holds."),
        (Verdict.OUTDATED, None, "This was so once, but by the base it no longer holds."),
        (Verdict.DISPUTED, None, "The facts of the base disagree on this; all of them are shown."),
        (Verdict.CONTRADICTED, None, "The base says otherwise."),
    ],
)
def test_a_verdict_is_told_in_words(verdict: Verdict, reason: Reason | None, sentence: str) -> None:
    assert explanation(verdict, FACT, reason=reason) == sentence


def test_what_holds_only_later_is_not_called_over() -> None:
    said = explanation(Verdict.OUTDATED, FACT, reason=Reason.NOT_YET)
    assert "not hold yet" in said and "once" not in said


def test_a_missing_caveat_is_quoted() -> None:
    assert explanation(Verdict.NEEDS_CONTEXT, FACT).endswith(f": {FACT.context}")


@pytest.mark.parametrize(
    ("difference", "sentence"),
    [
        (
            otherwise(Reason.VALUE, "84 million euros", "48 million euros"),
            "The base has 48 million euros, not 84 million euros.",
        ),
        (otherwise(Reason.DATE, "in 2024", "by 2025"), "The base has by 2025, not in 2024."),
        (otherwise(Reason.ORDER, "third", "second"), "The base has second, not third."),
        (otherwise(Reason.ENTITY, "York", "Hull"), "The base has Hull, not York."),
        (otherwise(Reason.DIRECTION, "fell", "rose"), "The base says “rose”, the opposite of “fell”."),
        (
            otherwise(Reason.ROLE, "Weyr: 31 seats", "Castell: 31 seats"),
            "The base has them the other way round: Castell: 31 seats, not Weyr: 31 seats.",
        ),
        (
            otherwise(Reason.POLARITY, "never", "the same without it"),
            "The base says that it is so, without “never”.",
        ),
        (
            otherwise(Reason.POLARITY, "can't", "the same without the denial"),
            "The base says that it is so, without the denial in “can't”.",
        ),
        (otherwise(Reason.POLARITY, "stated as so", "not"), "The base says that it is not so (“not”)."),
    ],
)
def test_a_difference_is_told_in_words(difference: Difference, sentence: str) -> None:
    assert explanation(Verdict.CONTRADICTED, FACT, [difference]) == sentence


def test_three_differences_are_told_at_most() -> None:
    several = [otherwise(Reason.VALUE, f"{number} seats", f"{number + 10} seats") for number in range(5)]
    said = explanation(Verdict.CONTRADICTED, FACT, several)
    assert (
        said
        == "The base has 10 seats, not 0 seats. The base has 11 seats, not 1 seats. The base has 12 seats, not 2 seats."
    )


def test_a_wrong_version_is_told_as_one_unless_what_is_wrong_shows() -> None:
    wrong = explanation(Verdict.CONTRADICTED, FACT, wrong_version=True)
    assert wrong == "This is a wrong version that the base knows to be in circulation."
    shown = [otherwise(Reason.ENTITY, "York", "Hull")]
    assert explanation(Verdict.CONTRADICTED, FACT, shown, wrong_version=True) == "The base has Hull, not York."


@settings(deadline=None)
@given(
    st.sampled_from(Verdict),
    st.sampled_from([None, FACT]),
    st.lists(st.sampled_from([otherwise(kind, "stated", "expected") for kind in Reason]), max_size=4),
    st.sampled_from([None, *Reason]),
    st.sampled_from(["", "question", "statement"]),
    st.booleans(),
)
def test_there_is_always_a_sentence(
    verdict: Verdict, fact: Fact | None, found: list[Difference], reason: Reason | None, kind: str, wrong: bool
) -> None:
    said = explanation(verdict, fact, found, reason, kind, wrong)
    assert said[:1].isupper() and said.endswith(".") and "\n" not in said

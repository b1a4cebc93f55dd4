"""Why a claim has its verdict, in one plain sentence."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Difference, Fact, Reason, Span, Verdict
from factcheck.verdicts.explain import explanation, nearest_lack, reason_of

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
        (Verdict.UNVERIFIED, None, "No fact in the base is close enough to check this against."),
        (Verdict.OUTDATED, Reason.SUPERSEDED, "This was so once, but the base has a newer fact in its place."),
        (Verdict.OUTDATED, Reason.EXPIRED, "This was so once, but by the base it no longer holds."),
        (Verdict.OUTDATED, None, "This was so once, but by the base it no longer holds."),
        (Verdict.DISPUTED, None, "The facts of the base disagree on this; all of them are shown."),
        (Verdict.CONTRADICTED, None, "The base says otherwise; compare the two sentences."),
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
            "The base says “48 million euros”, not “84 million euros”.",
        ),
        (otherwise(Reason.DATE, "in 2024", "by 2025"), "The base says “by 2025”, not “in 2024”."),
        (otherwise(Reason.ORDER, "third", "second"), "The base says “second”, not “third”."),
        (otherwise(Reason.ENTITY, "York", "Hull"), "The base says “Hull”, not “York”."),
        (otherwise(Reason.DIRECTION, "fell", "rose"), "The base says “rose”, the opposite of “fell”."),
        (
            otherwise(Reason.ROLE, "Weyr: 31 seats", "Castell: 31 seats"),
            "The base has it the other way round: Castell: 31 seats.",
        ),
        (
            otherwise(Reason.POLARITY, "did not meet", "met"),
            "The base says “met”, not “did not meet”.",
        ),
        (otherwise(Reason.POLARITY, "Never", ""), "By the base it is so, without the denial “never”."),
        (otherwise(Reason.POLARITY, "", "did not meet"), "By the base it is not so: its sentence has “did not meet”."),
    ],
)
def test_a_difference_is_told_in_words(difference: Difference, sentence: str) -> None:
    assert explanation(Verdict.CONTRADICTED, FACT, [difference]) == sentence


def test_three_differences_are_told_at_most() -> None:
    several = [otherwise(Reason.VALUE, f"{number} seats", f"{number + 10} seats") for number in range(5)]
    said = explanation(Verdict.CONTRADICTED, FACT, several)
    assert (
        said
        == "The base says “10 seats”, not “0 seats”. The base says “11 seats”, not “1 seats”. "
        "The base says “12 seats”, not “2 seats”."
    )


def test_what_is_the_other_way_round_is_told_once() -> None:
    names = [otherwise(Reason.ROLE, "Weyr", "Castell"), otherwise(Reason.ROLE, "Castell", "Weyr")]
    assert explanation(Verdict.CONTRADICTED, FACT, names) == "The base has Weyr and Castell the other way round."
    figures = [otherwise(Reason.ROLE, "Weyr: 9", "Castell: 9"), otherwise(Reason.ROLE, "Castell: 7", "Weyr: 7")]
    said = explanation(Verdict.CONTRADICTED, FACT, figures)
    assert said == "The base has it the other way round: Castell: 9, Weyr: 7."


@pytest.mark.parametrize(
    ("missing", "facts", "sentence"),
    [
        (["3 May"], 1, "The nearest fact does not have “3 May”."),
        (["3 May", "Hull"], 2, "None of the nearest facts has “3 May” or “Hull”."),
        (["a", "b", "c"], 1, "The nearest fact does not have “a”, “b” or “c”."),
        (
            list("abcdef"),
            3,
            "None of the nearest facts has “a”, “b”, “c”, “d” or the rest of its figures and names.",
        ),
        ([], 1, "The nearest fact does not say this."),
        ([], 3, "None of the nearest facts says this."),
    ],
)
def test_what_the_nearest_facts_lack_is_named(missing: list[str], facts: int, sentence: str) -> None:
    assert nearest_lack(missing, facts) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (1, "The nearest fact has the same figures and names, but does not say this of them."),
        (2, "The nearest facts have the same figures and names, but none says this of them."),
    ],
)
def test_nearest_facts_that_have_all_its_figures_and_names(facts: int, sentence: str) -> None:
    assert nearest_lack([], facts, shared="figures and names") == sentence
    assert "3 May" in nearest_lack(["3 May"], facts, shared=True)


def test_open_figures_are_named() -> None:
    said = explanation(Verdict.UNVERIFIED, None, open_figures=("300 dealers", "$4"))
    assert said == "No fact found for this has “300 dealers” or “$4”."


def test_a_wrong_version_is_told_as_one_unless_what_is_wrong_shows() -> None:
    wrong = explanation(Verdict.CONTRADICTED, FACT, wrong_version=True)
    assert wrong == "This is a wrong version that the base knows to be in circulation."
    shown = [otherwise(Reason.ENTITY, "York", "Hull")]
    assert explanation(Verdict.CONTRADICTED, FACT, shown, wrong_version=True) == "The base says “Hull”, not “York”."


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

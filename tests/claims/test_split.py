"""Where claims begin and end."""

from __future__ import annotations

import pytest

from factcheck.claims.split import STATING, parts_of, with_subject
from factcheck.language.analyse import tokenise
from factcheck.model import Analysis, Claim, Span

from .reading import claims, read


def all_of(analysis: Analysis) -> tuple[Claim, ...]:
    """Return the claims of a sentence without their frames."""
    return tuple(part.claim for part in parts_of(analysis))


CASES = [
    ("main clause", "The firm sold its plant.", ["The firm sold its plant"]),
    ("coordination", "Smith beat Jones and became mayor.", ["Smith beat Jones", "became mayor"]),
    ("side by side", "Leeds won the toss; York batted first.", ["Leeds won the toss", "York batted first"]),
    (
        "contrast",
        "Germany took in a million refugees, while France took in 100,000.",
        ["Germany took in a million refugees", "France took in 100,000"],
    ),
    ("participle", "Beaten by Spain, Italy went home.", ["Beaten by Spain", "Italy went home"]),
    (
        "relative",
        "Smith, who was elected in 2010, lost his seat.",
        ["Smith, who was elected in 2010, lost his seat", "who was elected in 2010"],
    ),
    (
        "apposition",
        "Anna Berg, the company's founder, resigned.",
        ["Anna Berg, the company's founder, resigned", "the company's founder"],
    ),
    ("with clause", "The siege ended with no one hurt.", ["The siege ended", "no one hurt"]),
    (
        "reported",
        "Prosecutors say Reed hid the money and lied to investigators.",
        ["Reed hid the money", "lied to investigators"],
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_a_rule_cuts_its_sentence(rule: str, text: str, expected: list[str]) -> None:
    assert claims(text) == expected


def test_every_rule_has_a_sentence() -> None:
    assert [name for name, _ in STATING] == [rule for rule, *_ in CASES]


@pytest.mark.parametrize(
    "text",
    [
        "The judge jailed the man who stole the paintings.",
        "The bill was passed before the House voted.",
        "Smith and Jones won the prize.",
        "Police refused to say whether the driver had been arrested.",
        "The firm plans to build a plant in Texas and hire 300 people.",
    ],
)
def test_what_tells_which_or_when_is_no_claim_of_its_own(text: str) -> None:
    assert claims(text) == [text.rstrip(".")]


def test_a_speaker_is_handed_to_every_claim() -> None:
    found = all_of(read("The blast killed four people, the ministry said, and injured nine."))
    assert [(claim.text, claim.speaker) for claim in found] == [
        ("The blast killed four people", "the ministry"),
        ("injured nine", "the ministry"),
    ]


def test_a_sentence_not_parsed_is_one_claim() -> None:
    text = " Smith beat Jones and became mayor. "
    assert all_of(Analysis(text, tokenise(text))) == (
        Claim("Smith beat Jones and became mayor", Span(1, len(text) - 2)),
    )


def test_words_that_state_nothing_are_one_claim() -> None:
    assert [claim.text for claim in all_of(read("Photo: Reuters"))] == ["Photo: Reuters"]
    assert [claim.text for claim in all_of(Analysis("", (), parsed=True))] == [""]


def test_spans_are_places_in_the_sentence() -> None:
    text = "On 3 May, the bridge, built in 1932, was closed; no one was hurt, police said."
    for claim in all_of(read(text)):
        assert text[claim.span.start : claim.span.end] == claim.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Hull, leader of the council, left York.", "Ann Hull is leader of the council"),
        ("The bridge, which opened in May, is closed.", "The bridge opened in May"),
        ("Ann Hull left York and sold the house.", ""),  # each stands as it is
    ],
)
def test_a_side_remark_is_read_with_whom_it_is_of(text: str, told: str) -> None:
    analysis = read(text)
    found = {with_subject(analysis, part) for part in parts_of(analysis)}
    assert [words for words, lead in found if lead] == ([told] if told else [])
    assert all(analysis.text[part.claim.span.start :].startswith(part.claim.text) for part in parts_of(analysis))

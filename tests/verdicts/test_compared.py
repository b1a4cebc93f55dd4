"""Which came first or is the greater, by the facts that tell each."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import Engine, EngineOptions
from factcheck.model import ClaimVerdict, Reason, Verdict

from .bases import written

FACTS = [
    "York ratified the treaty on 3 May 2024.",
    "Hull ratified the treaty on 9 May 2024.",
    "The York mill employs 900 people.",
    "The Hull mill employs 2,500 people.",
    "Otto Berg resigned as mayor of York on 1 June 2024.",
    "The council of Hull sold the old mill on 4 June 2024, after it had closed the museum.",
    "In the second race York took 40 points and Hull took 65.",
    "The old school reopened to visitors on 3 May 2023 and the west mill on 9 May 2024.",
    "Castell, with 900 beds, is the largest hospital of Norland, and Weyr, with 640, is the second largest.",
    "The pool of Lund has 40 parking spaces and 25 showers.",
    "The flood in Ystad came on 9 May.",
    "On 4 October 2023 a mudslide buried the station of Ystad.",
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("base"), "Mills", FACTS)


@pytest.fixture(scope="module")
def engine(base: Path) -> Engine:
    return Engine.open([base])


def test_what_was_looked_up_is_told_on_request(base: Path) -> None:
    asked = Engine.open([base], EngineOptions(explain=True))
    (sentence,) = asked.check_statement("York ratified the treaty before Hull did.").sentences
    told = {
        row.fact: signal.note
        for row in sentence.claims[0].candidates for signal in row.signals if signal.name == "looked up"
    }  # fmt: skip
    assert told == {
        "fact-0": "“York ratified the treaty” has “3 May 2024”",
        "fact-1": "“Hull ratified the treaty” has “9 May 2024”",
    }


def claim(engine: Engine, text: str) -> ClaimVerdict:
    (sentence,) = engine.check_statement(text).sentences
    return sentence.claims[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hull ratified the treaty before York did.", "after"),
        ("York ratified the treaty after Hull did.", "before"),
        ("The York mill employs more people than the Hull mill.", "fewer"),
        ("The Hull mill employs fewer people than the York mill.", "more"),
        ("Otto Berg resigned before York ratified the treaty.", "after"),
        ("York took more points in the second race than Hull did.", "fewer"),
        ("The west mill reopened to visitors before the old school did.", "after"),  # of one list
        ("Castell has fewer beds than Weyr.", "more"),
        ("There are fewer parking spaces than showers at the pool of Lund.", "more"),  # of two things
    ],
)
def test_the_wrong_order_is_contradicted_by_both_facts(engine: Engine, text: str, expected: str) -> None:
    found = claim(engine, text)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.ORDER)
    (difference,) = found.differences
    assert difference.expected == expected
    assert text[slice(*difference.span)] == difference.stated
    assert found.fact is not None
    assert "for the first of the two" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        "York ratified the treaty before Hull did.",
        "York ratified the treaty six days before Hull did.",
        "Hull ratified the treaty after York did.",
        "The Hull mill employs more people than the York mill.",
    ],
)
def test_the_right_order_is_confirmed_by_both_facts(engine: Engine, text: str) -> None:
    found = claim(engine, text)
    assert found.verdict is Verdict.SUPPORTED
    assert found.fact is not None
    assert {found.fact.id, *(other.id for other in found.others)} <= {"fact-0", "fact-1", "fact-2", "fact-3"}


@pytest.mark.parametrize(
    "text",
    [
        "York ratified the treaty before Leeds did.",  # of which the base knows nothing
        "The York mill is older than the Hull mill.",
    ],
)
def test_what_the_facts_do_not_tell_stays_open(engine: Engine, text: str) -> None:
    assert claim(engine, text).verdict is Verdict.UNVERIFIED


def test_a_date_without_a_year_is_not_set_against_one_with_it(engine: Engine) -> None:
    found = claim(engine, "A mudslide buried the station of Ystad after the flood in Ystad.")
    assert found.reason is not Reason.ORDER

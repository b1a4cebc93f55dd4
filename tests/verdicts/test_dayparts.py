"""Parts of the day and times of the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import Engine
from factcheck.formats.wording import reason_words
from factcheck.model import Verdict
from factcheck.verdicts.dayparts import far_apart, hour_differs

from .bases import written
from .sides import beside

SANK = "The ferry sank at 7.50 a.m. on 6 May 2021."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("The ferry sank on the evening of 6 May 2021.", SANK, ("evening", "7.50 a.m.")),
        ("The ferry sank at 7:50 pm on 6 May 2021.", SANK, ("7:50 pm", "7.50 a.m.")),
        ("The ferry sank on the morning of 6 May 2021.", SANK, None),
        ("The ferry sank at about 8 am.", SANK, None),
        ("The ferry sank at 8.20 am.", SANK, ("8.20 am", "7.50 a.m.")),
        ("The ferry sank at ten to eight.", SANK, None),
        ("The ferry sank at half past eight.", SANK, ("half past eight", "7.50 a.m.")),
        ("The ferry sank at 7.50 in the evening.", SANK, ("7.50", "7.50 a.m.")),
        ("The ferry left at 6 p.m.", "The ferry left at 6 a.m. and arrived at 9.40 a.m.", ("6 p.m.", "6 a.m.")),
        ("The ferry arrived at 9.40 a.m.", "The ferry left at 6 a.m. and arrived at 9.40 a.m.", None),
        ("The ferry sank.", SANK, None),
        ("The ferry sank in the evening.", "The ferry sank on 6 May 2021.", None),
        ("The vote in the afternoon was at 3 p.m.", SANK, None),  # of which is the fact's?
        ("The vote was at noon.", "The vote was at midnight.", ("noon", "midnight")),
        ("The vote was in the afternoon.", "The vote was in the evening.", None),  # where one ends, who can say
    ],
)
def test_what_is_at_another_time_of_day(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    found = hour_differs(beside(claim, fact))
    assert (found and (found.stated, found.expected)) == differs


def test_hours_far_apart_where_none_is_counted_from_another() -> None:
    assert far_apart(beside("The ferry sank in the evening.", SANK))
    assert not far_apart(beside("The ferry sank at 8.40 a.m.", SANK))
    assert not far_apart(beside("The ferry sank at noon.", "The ferry left at 7.50 a.m. and sank four hours later."))


FACTS = [
    "The fire at the Lund mill broke out at 4.40 p.m. on 3 May 2024.",
    "The crew gave the order to leave the ferry at 21:13.",
    "The doors of the town hall of Ystad close at 6 p.m.",
]


@pytest.mark.parametrize(
    ("text", "verdict", "expected"),
    [
        ("The fire at the Lund mill broke out at 6.55 p.m. on 3 May 2024.", Verdict.CONTRADICTED, "4.40 p.m."),
        ("The crew gave the order to leave the ferry at 21:22.", Verdict.CONTRADICTED, "21:13"),
        ("The fire at the Lund mill broke out at about twenty to five on 3 May 2024.", Verdict.SUPPORTED, None),
        ("The doors of the town hall of Ystad close at six o'clock.", Verdict.SUPPORTED, None),
        ("The town hall of Ystad shuts its doors at half past five.", Verdict.UNVERIFIED, None),  # never confirmed
    ],
)
def test_a_wrong_hour_is_no_small_thing(tmp_path: Path, text: str, verdict: Verdict, expected: str | None) -> None:
    (sentence,) = Engine.open([written(tmp_path, "Fires", FACTS)]).check_statement(text).sentences
    found = sentence.claims[0]
    assert found.verdict is verdict
    assert [item.expected for item in found.differences] == ([expected] if expected else [])
    assert reason_words(found) == ("wrong time" if expected else "")

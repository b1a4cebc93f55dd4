"""How a sentence's values stand to each other."""

from __future__ import annotations

import pytest

from factcheck.verdicts.standing import standings
from tests.verdicts.sides import read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Of the 940,000 claims filed, 720,000 had been approved and 35,000 rejected.",
            {"940,000 claims": ["greatest"], "720,000": ["more than half"], "35,000": ["least", "few"]},
        ),
        ("The party won 12 of the 24 seats.", {"12": ["least", "half"], "24 seats": ["greatest"]}),
        (
            "It has 24 crew members and 9 guests.",
            {"24 crew members": ["greatest"], "9 guests": ["least", "less than half"]},
        ),
        ("It cost 90 euros instead of 100 euros.", {"90 euros": ["least", "nearly all"], "100 euros": ["greatest"]}),
        # Shares and days are no parts of each other.
        ("It won 62 per cent against 38 per cent.", {"62 per cent": ["greatest"], "38 per cent": ["least"]}),
        (
            "Alder opened on 26 January 2024 and Leeds on 27 January 2024.",
            {"26 January 2024": ["least"], "27 January 2024": ["greatest"]},
        ),
        ("It ran for three weeks, then for five months.", {"three weeks": ["least"], "five months": ["greatest"]}),
        ("It cost 90 euros, or 90 dollars.", {}),  # currencies do not compare
        ("Leeds scored 3 goals and York 3 goals.", {}),
        ("Leeds scored 3 goals in May 2021.", {}),
        ("Nobody came.", {}),
    ],
)  # fmt: skip
def test_values_of_a_kind_stand_to_each_other(sentence: str, expected: dict[str, list[str]]) -> None:
    analysis = read(sentence)
    found = standings(analysis.values).items()
    assert {sentence[span.start : span.end]: [one.value for one in told] for span, told in found} == expected

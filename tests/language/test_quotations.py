"""What stands in quotation marks, and whether it is speech."""

from __future__ import annotations

import pytest

from factcheck.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "opened", "said"),
    [
        ("“We leave in 2024,” she said, “or a year later.”", "", ["We leave in 2024,", "or a year later."]),
        ("We leave in 2024,” she said.", "“", ["We leave in 2024,"]),
        ('"We leave in 2024," she said, being 5\' 6" tall.', "", ["We leave in 2024,"]),
        ("'We can't leave in 2024,' the drivers' union said.", "", ["We can't leave in 2024,"]),
        ("The drivers' union and the teachers' union leave.", "", []),
        ("«Nous partons en 2024», she said.", "", ["Nous partons en 2024"]),
        ("A “special” operation and a “state of” alarm.", "", []),
        ("Nobody said anything.", "", []),
    ],
)
def test_quotations(text: str, opened: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text, opened)] == said

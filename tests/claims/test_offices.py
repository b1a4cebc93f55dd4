"""People told by their office alone."""

from __future__ import annotations

import pytest

from factcheck.claims.offices import unnamed_offices

from .reading import read


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Castell met the Dutch prime minister in Hull.", ["minister"]),
        ("The mayor opened the bridge.", ["mayor"]),
        ("Norland's president signed the law.", ["president"]),
        ("Castell is the mayor of Hull.", []),
        ("Mayor Castell opened the bridge.", []),
        ("The mayor, Mira Castell, opened the bridge.", []),
        ("A president signs such laws.", []),
        ("Castell opened the bridge.", []),
        ("", []),
    ],
)
def test_offices_without_a_name(text: str, offices: list[str]) -> None:
    assert [token.text for token in unnamed_offices(read(text))] == offices

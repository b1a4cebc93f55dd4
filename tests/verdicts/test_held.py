"""Offices that somebody does not hold by the base."""

from __future__ import annotations

import pytest

from factcheck.verdicts.held import other_office, wrong_office
from tests.verdicts.sides import judged, parsed_beside

HOLDS = "Mira Castell is the finance minister of Norland."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("Foreign Minister Mira Castell left Hull.", HOLDS, ("Foreign Minister", "Finance Minister")),
        ("Mira Castell, the foreign minister, left Hull.", HOLDS, ("foreign minister", "finance minister")),
        ("Finance Minister Mira Castell left Hull.", HOLDS, None),
        ("Foreign Minister Jonas Weyr left Hull.", HOLDS, None),
        ("Deputy Prime Minister Mira Castell left Hull.", HOLDS, None),  # which she may be as well
        ("Mayor Mira Castell left Hull.", HOLDS, None),
        ("Foreign Minister Mira Castell left Hull.", "Mira Castell was the finance minister of Norland.", None),
        ("Foreign Minister Mira Castell left Hull.", "Finance Minister Mira Castell met Weyr.",
         ("Foreign Minister", "Finance Minister")),
        ("Mira Castell left Hull.", HOLDS, None),
    ],
)  # fmt: skip
def test_another_ministry_than_the_base_has(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    item = judged(claim, fact)
    found = wrong_office([item])
    assert (found and [(one.stated, one.expected) for one in found.differences]) == (differs and [differs])
    assert found is None or found.fact is item


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Mira Castell is the foreign minister of Norland.", ("foreign minister", "finance minister")),
        ("Mira Castell is the mayor of Norland.", ("mayor", "finance minister")),
        ("Mira Castell is the finance minister of Norland.", None),
        ("Mira Castell is not the foreign minister of Norland.", None),
        ("Jonas Weyr is the foreign minister of Norland.", None),
        ("Mira Castell is a singer from Norland.", None),
    ],
)
def test_another_office_than_the_fact_has(claim: str, differs: tuple[str, str] | None) -> None:
    found = other_office(parsed_beside(claim, HOLDS))
    assert (found and (found.stated, found.expected)) == differs

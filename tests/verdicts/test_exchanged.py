"""Names and values that stand in each other's places."""

from __future__ import annotations

import pytest

from factcheck.verdicts.exchanged import exchanged

from .sides import judged

FLEW = "The league docked Leeds United six points after a drone was flown over the ground of the Alder Group."
TWO = "Mira Castell was fined in York, while Jonas Weyr was cleared in Hull."


@pytest.mark.parametrize(
    ("claim", "fact", "names"),
    [
        ("The league docked the Alder Group six points after a drone was flown over the ground of Leeds United.", FLEW,
         ("Alder Group", "Leeds United")),
        ("Jonas Weyr was fined, while Mira Castell was cleared.", TWO, ("Jonas Weyr", "Mira Castell")),
        (FLEW, FLEW, None),
        ("Nobody but Jonas Weyr was fined, while Mira Castell was cleared.", TWO, None),
        ("Mira Castell was fined and Jonas Weyr was cleared.", TWO, None),
        ("Jonas Weyr was fined.", TWO, None),
        ("Mira Castell met Jonas Weyr.", "Jonas Weyr met Mira Castell.", None),
    ],
)  # fmt: skip
def test_names_that_change_places(claim: str, fact: str, names: tuple[str, str] | None) -> None:
    found = exchanged([judged(claim, fact)])
    assert (found and tuple(item.stated for item in found.differences)) == names
    if found is not None:
        one, other = found.differences
        assert (one.expected, other.expected) == (other.stated, one.stated)
        assert claim[slice(*one.span)] == one.stated


@pytest.mark.parametrize(
    ("claim", "fact", "stated"),
    [
        ("Seventeen sailors and four passengers died.", "Seventeen passengers and four sailors died in the wreck.",
         ["Seventeen sailors", "four passengers"]),
        ("Four sailors and 17 passengers died.", "Seventeen passengers and four sailors died in the wreck.", []),
        ("Castell's shells killed three of Norland's soldiers.", "Norland's shells killed three of Castell's soldiers.",
         ["Castell", "Norland"]),
    ],
)  # fmt: skip
def test_nouns_that_change_places(claim: str, fact: str, stated: list[str]) -> None:
    found = exchanged([judged(claim, fact)])
    assert [item.stated for item in (found.differences if found else ())] == stated


def test_dates_that_change_places() -> None:
    fact = "The plan was announced on 3 May 2024, and the works began on 9 June 2024."
    found = exchanged([judged("The plan was announced on 9 June 2024, and the works began on 3 May 2024.", fact)])
    assert found is not None
    assert [item.stated for item in found.differences] == ["9 June 2024", "3 May 2024"]

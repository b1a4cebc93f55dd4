"""Names that a base lists, in a sentence."""

from __future__ import annotations

import pytest

from factcheck.language.analyse import glance
from factcheck.language.names import Gazetteer
from factcheck.model import Entity, Mention, Span

NAMES = Gazetteer.of(
    [
        Entity("United States", ("US", "U.S.")),
        Entity("Insurgent State", ("IS",)),
        Entity("World Health Organization", ("WHO",)),
        Entity("Ahmed al-Rashid", ("al-Rashid",)),
        Entity("Bank of the North", ("the bank",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IS is beaten, the WHO says.", ["IS", "WHO"]),
        ("He told us who is who.", []),
        ("us troops leave Iraq", ["us"]),
        ("Come with us.", []),
        ("The U.S. and the US agree.", ["U.S.", "US"]),
        ("Al-Rashid owns the Bank of the North.", ["Rashid", "Bank of the North"]),
    ],
)
def test_listed_names(text: str, found: list[str]) -> None:
    assert [one.text.removeprefix("Al-") for one in glance(text, NAMES).mentions] == found


@pytest.mark.parametrize(
    ("entity", "key", "person"),
    [
        ("Ahmed al-Rashid", "ahmed rashid", True),
        ("Bank of the North", "bank of north", False),
        ("World Health Organization", "who", False),
        ("", "jane doe", True),
        ("", "acme", False),
    ],
)
def test_persons(entity: str, key: str, person: bool) -> None:
    assert NAMES.is_person(Mention(Span(0, 1), "x", entity, key)) is person


def test_a_country_is_not_the_club_that_shares_its_first_word() -> None:
    names = Gazetteer.of((Entity("Leeds United", ("United",)), Entity("South", ())))
    text = "United went from the United States to South Korea, and south."
    found = {name.text: name.entity for name in glance(text, names).mentions}
    assert found == {"United": "Leeds United", "United States": "", "South Korea": "", "south": "South"}


def test_a_country_that_is_listed_is_known_by_its_whole_name() -> None:
    names = Gazetteer.of((Entity("Leeds United", ("United",)), Entity("US", ("United States",))))
    found = glance("The United States sued United.", names).mentions
    assert [name.entity for name in found] == ["US", "Leeds United"]

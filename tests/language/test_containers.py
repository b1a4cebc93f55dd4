"""What lies in what."""

from __future__ import annotations

import pytest

from factcheck.language.analyse import analyse
from factcheck.language.containers import holders, lying
from factcheck.language.names import Gazetteer
from factcheck.model import Entity
from factcheck.verdicts.pairs import align

PART_OF = {"Old Town": "Hull", "Hull": "Norland"}
NAMES = Gazetteer.of([Entity("Norland", ()), Entity("Hull", ()), Entity("Old Town", ()), Entity("York", ())])


def test_the_nearest_first() -> None:
    with lying(PART_OF):
        assert list(holders("Old Town")) == ["Hull", "Norland"]
        assert list(holders("Norland")) == []
    assert list(holders("Old Town")) == []


def test_a_circle_comes_to_an_end() -> None:
    with lying({"Hull": "York", "York": "Hull"}):
        assert set(holders("Hull")) == {"Hull", "York"}


@pytest.mark.parametrize(
    ("claim", "met"),
    [
        ("The talks were held in Norland.", True),
        ("The talks were held in the Old Town.", False),  # closer than the fact says
        ("The talks were held in York.", False),
        ("Norland held the talks.", False),  # no place here
        ("The mayor of Norland held the talks.", False),
    ],
)
def test_a_place_holds_what_lies_in_it(claim: str, met: bool) -> None:
    with lying(PART_OF):
        pair = align(analyse(claim, NAMES, None), analyse("The talks were held in Hull.", NAMES, None))
    assert [name.fact is not None for name in pair.names if name.claim.entity] == [met]


@pytest.mark.parametrize(
    ("claim", "met"), [("She won in York.", True), ("York won.", False), ("She won in Hull.", False)]
)
def test_what_is_called_after_a_place_is_in_it(claim: str, met: bool) -> None:
    names = Gazetteer.of([Entity("York", ()), Entity("Hull", ()), Entity("York Games", ())])
    pair = align(analyse(claim, names, None), analyse("She won at the York Games.", names, None))
    assert [name.fact is not None for name in pair.names if name.claim.entity] == [met]

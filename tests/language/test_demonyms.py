"""Countries by their adjectives and their people."""

from __future__ import annotations

import pytest

from factcheck.language.analyse import tokenise
from factcheck.language.demonyms import demonyms
from factcheck.language.fold import fold
from factcheck.language.names import Gazetteer
from factcheck.model import Entity


def found(text: str, *entities: Entity) -> list[tuple[str, str]]:
    """Return the names found in a text, each with its entity."""
    return [(name.text, name.entity) for name in Gazetteer.of(entities).mentions(text, tokenise(text))]


def test_a_listed_country_is_known_by_its_adjective_and_its_people() -> None:
    spain = Entity("Spain", ())
    assert found("Spanish growers and the Spaniards", spain) == [("Spanish", "Spain"), ("Spaniards", "Spain")]


def test_by_any_of_its_names() -> None:
    assert found("a Dutch town", Entity("Kingdom of the Netherlands", ("the Netherlands", "Netherlands"))) == [
        ("Dutch", "Kingdom of the Netherlands")
    ]


@pytest.mark.parametrize(
    "entities",
    [
        (),  # no country is listed
        (Entity("Jordan", (), kind="person"),),
    ],
)
def test_nothing_else_is(entities: tuple[Entity, ...]) -> None:
    assert found("a Jordanian town", *entities) == []


def test_what_the_desk_lists_goes_before() -> None:
    assert found("the Welsh", Entity("Wales", ()), Entity("Welsh", ())) == [("Welsh", "Welsh")]


def test_every_word_is_of_one_country() -> None:
    owners: dict[str, set[tuple[str, ...]]] = {}
    for words in demonyms().values():
        for word in words:
            owners.setdefault(fold(word), set()).add(words)
    assert [word for word, lists in owners.items() if len(lists) > 1] == []

"""What is not beaten is unbeaten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claims.shorten import is_tree
from factcheck.claims.unmade import as_undone
from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis


def read(text: str) -> Analysis:
    seen = analyse(text, Gazetteer.of(()), None)
    return replace(seen, tokens=parse([seen.tokens])[0], parsed=True)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("York was not beaten in May.", "York stayed unbeaten in May.", "York was unbeaten in May ."),
        ("York was never beaten.", "York is unbeaten.", "York was unbeaten ."),
        ("The crew weren't hurt.", "The crew came out unhurt.", "The crew were unhurt ."),
        ("York was beaten.", "York is unbeaten.", "York was beaten ."),
        ("York was not beaten.", "York is not beaten.", "York was not beaten ."),
        ("York was not it.", "York is a unit.", "York was not it ."),
    ],
)
def test_in_the_word_of_the_other_side(one: str, other: str, words: str) -> None:
    found = as_undone(read(one), read(other))
    assert " ".join(token.text for token in found.tokens) == words
    assert is_tree(found.tokens)


def test_nothing_is_put_otherwise_where_nothing_was_parsed() -> None:
    one = analyse("York was not beaten.", Gazetteer.of(()), None)
    assert as_undone(one, read("York is unbeaten.")) is one

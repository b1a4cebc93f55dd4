"""Headings that only name what comes confirm nothing; headlines say something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import BlockKind, Place, Sentence, Span
from factcheck.verdicts.answer import names_a_topic

from .sides import tagged


def heading(text: str, kind: BlockKind = BlockKind.HEADING) -> Sentence:
    return Sentence(text, Place(1, 1, 1, len(text) + 1), Span(0, len(text)), 0, kind)


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("Troops and bases", {"NOUN": "Troops bases", "CCONJ": "and"}, True),
        ("Mira Castell", {"PROPN": "Mira Castell"}, True),
        ("Castell resigns", {"PROPN": "Castell", "VERB": "resigns"}, False),
        ("Strike over", {"NOUN": "Strike", "ADV": "over"}, False),
        ("Castell leader", {"PROPN": "Castell", "NOUN": "leader"}, True),
        ("Budget of 2024", {"NOUN": "Budget", "ADP": "of", "NUM": "2024"}, False),
        ("The end of the line", {"DET": "The the", "NOUN": "end line", "ADP": "of"}, False),
    ],
)
def test_headings(text: str, parts: dict[str, str], expected: bool) -> None:
    seen = replace(tagged(text, **parts), parsed=True)
    assert names_a_topic(heading(text), seen) is expected
    assert not names_a_topic(heading(text, BlockKind.PARAGRAPH), seen)


def test_what_is_not_parsed_is_left_alone() -> None:
    assert not names_a_topic(heading("Troops"), tagged("Troops", NOUN="Troops"))

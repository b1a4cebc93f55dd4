"""A desk's own words of one sense, and its opposites, in a whole check."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import Engine, EngineOptions
from factcheck.language import lexicon
from factcheck.model import Verdict

BASE = """
version: 1
title: A ship
as_of: 2021-07-10
sources: {desk: {publisher: Desk}}
facts:
  - id: free
    claim: The crew defrouted the Ever Given on 29 March 2021.
    sources: [desk]
"""
WORDS = """
vocabulary:
  - [defrout, jankle]
opposites:
  - [defrout, blorg]
"""


def verdict(folder: Path, base: str, statement: str) -> Verdict:
    """Return the verdict of rules alone."""
    path = folder / "facts.yaml"
    path.write_text(base, encoding="utf-8")
    engine = Engine.open([path], EngineOptions(use_model=False))
    return engine.check_statement(statement).sentences[0].verdict


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The crew jankled the Ever Given on 29 March 2021.", Verdict.SUPPORTED),
        ("The crew blorged the Ever Given on 29 March 2021.", Verdict.CONTRADICTED),
    ],
)
def test_a_desk_s_words_decide(tmp_path: Path, statement: str, said: Verdict) -> None:
    assert verdict(tmp_path, BASE + WORDS, statement) is said


def test_without_them_an_opposite_is_no_more_than_another_word(tmp_path: Path) -> None:
    assert verdict(tmp_path, BASE, "The crew blorged the Ever Given on 29 March 2021.") is not Verdict.CONTRADICTED


def test_they_hold_for_their_own_base_only() -> None:
    own = lexicon.DEFAULT.with_vocabulary([("defrout", "jankle")], [("defrout", "blorg")])
    with lexicon.speaking(own):
        assert lexicon.are_related("defrout", "jankle")
        assert lexicon.opposite_senses(lexicon.senses("blorg")) & lexicon.senses("defrout")
    assert not lexicon.are_related("defrout", "jankle")
    assert not lexicon.senses("blorg")

"""What ties a sentence to a fact."""

from __future__ import annotations

import pytest

from factcheck.verdicts.ties import tied
from tests.verdicts.sides import beside


@pytest.mark.parametrize(
    ("claim", "fact", "is_tied"),
    [
        ("Castell closed it.", "Castell closed the bridge.", True),
        ("It was closed on 6 May 2019.", "The bridge was closed on 6 May 2019.", True),
        ("Four boats met three ships.", "Four boats hit three ships.", True),
        ("This was printed in the journal in July 1988.", "The act was printed in the journal on 12 July 2024.", False),
        ("The first word was read.", "The first bridge was closed.", False),
        ("The word was read.", "The bridge was closed.", False),
        ("The new harbour bridge cost 58 million euros.", "The new harbour bridge cost 48 million euros.", True),
        ("The new bridge was closed.", "The new bridge was opened.", False),  # short: any story's
        ("The new harbour bridge cost the town 58 million euros.", "The old market hall cost 48 million euros.", False),
    ],
)
def test_what_ties_a_sentence_on_something_else_to_a_fact(claim: str, fact: str, is_tied: bool) -> None:
    assert tied(beside(claim, fact)) is is_tied

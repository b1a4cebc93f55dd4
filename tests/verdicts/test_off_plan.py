"""The right figure on the wrong side of what was planned."""

from __future__ import annotations

import pytest

from factcheck.model import Reason
from factcheck.verdicts.off_plan import off_plan

from .sides import judged

COST = "The new hall cost 84 million euros, 19 million more than planned."
DONE = "The new hall was finished in December 2022, a month early."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("The hall came in 19 million euros under budget.", COST, ("under budget", "more than planned")),
        ("The hall was 19 million euros cheaper than planned.", COST, ("cheaper than planned", "more than planned")),
        ("The hall came in 19 million euros over budget.", COST, None),
        ("The hall was finished a month late.", DONE, ("late", "early")),
        ("The hall was finished a month ahead of schedule.", DONE, None),
        ("The hall was finished a month behind schedule.", DONE, ("behind schedule", "early")),
        ("The hall was finished in December 2022.", DONE, None),
        ("York sold 40 more boats than Hull.", "Hull sold 40 fewer boats than York.", None),  # no plan
        ("The hall cost 12 million less than planned.", COST, None),  # another figure is left to others
    ],
)
def test_which_side_of_the_plan(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    found = off_plan([judged(claim, fact, coverage=0.6)])
    shown = [(item.stated, item.expected) for item in found.differences] if found else None
    assert shown == ([differs] if differs else None)
    assert found is None or all(
        item.kind is Reason.DIRECTION and claim[slice(*item.span)] == item.stated for item in found.differences
    )


def test_of_a_fact_that_has_little_of_the_claim_nothing_is_said() -> None:
    assert off_plan([judged("The hall was finished a month late.", DONE, coverage=0.2)]) is None

"""From what, by how much and to what something changed."""

from __future__ import annotations

import pytest

from factcheck.verdicts.from_to import by_for_to

from .sides import judged

SALES = "The mill's sales climbed by 8 per cent to 540 million euros in 2025."
PROFIT = "The profit of the mill fell from 46 million euros in 2024 to 31 million in 2025."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("The mill's sales climbed by 540 million euros.", SALES, ("by 540 million euros", "to 540 million euros")),
        ("The mill's sales climbed to 540 million euros.", SALES, None),
        ("The mill's profit fell to 46 million euros.", PROFIT, ("to 46 million euros", "from 46 million euros")),
        ("The mill's profit fell to 31 million euros.", PROFIT, None),
        ("The mill was sold by Berg to 46 heirs.", PROFIT, None),  # no change
        ("The mill's profit, at 46 million euros, fell in 2025.", PROFIT, None),
    ],
)
def test_what_stands_before_the_figure(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    found = by_for_to([judged(claim, fact, coverage=0.6)])
    assert (found and [(item.stated, item.expected) for item in found.differences]) == ([differs] if differs else None)
    assert found is None or all(claim[slice(*item.span)] == item.stated for item in found.differences)

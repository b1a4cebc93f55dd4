"""Figures that a claim gives to somebody for whom the fact has others."""

from __future__ import annotations

import pytest

from factcheck.verdicts.owners import misplaced

from .sides import judged

MILLS = "The mill in York sold 68 looms, the mill in Hull sold 41 and the mill in Leeds sold 12."
SEATS = "The Alder Group took 41 of the 110 seats and the Castell Union 34."


@pytest.mark.parametrize(
    ("claim", "fact", "stated", "why"),
    [
        ("The mill in Hull sold 68 looms.", MILLS, "68", "The base has “68 looms” for York."),
        ("The mill in York sold 12 looms.", MILLS, "12 looms", "The base has “12” for Leeds."),
        ("The mill in York sold 68 looms.", MILLS, None, ""),
        ("The mill in Hull sold 41 looms.", MILLS, None, ""),
        ("The mill sold 68 looms.", MILLS, None, ""),
        ("The mills in York and Hull sold 68 and 41 looms.", MILLS, None, ""),
        ("The Castell Union took 34 of the 110 seats.", SEATS, None, ""),
        ("Weyr said that 41 looms were sold by the mill in Hull and none in York.", MILLS, None, ""),
        ("Hull beat York 3-1.", "Leeds beat Alder 3-0 and Hull beat York 3-1.", None, ""),
    ],
)
def test_whose_figure_it_is(claim: str, fact: str, stated: str | None, why: str) -> None:
    found = misplaced([judged(claim, fact, coverage=0.9)])
    assert (found and found.why) == (why or None)
    if found is not None:
        assert [item.stated for item in found.differences] == [stated]
        assert all(claim[slice(*item.span)] == item.stated and not item.safe for item in found.differences)

"""Figures that leave their unit to another one."""

from __future__ import annotations

import pytest

from factcheck.values import read_values
from factcheck.values.ellipsis import completed, with_units


def units(text: str, beside: str) -> list[str]:
    """Return the unit of each value of a sentence as it is read beside another."""
    values = completed(tuple(read_values(text, None)), tuple(read_values(beside, None)))
    return [getattr(value, "unit", "") for value in values]


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        ("It was to cost 2 million euros and cost 6 million.", "It cost 6 million euros.", ["EUR", "EUR"]),
        ("Six per cent was asked and 4 given.", "They got 4 per cent.", ["%", "%"]),
        ("It costs 11 euros, against 8 and 5 euros before.", "It was 8 euros.", ["EUR", "EUR", "EUR"]),
        ("Against 8 and 5 euros before.", "It was 8 euros.", ["EUR", "EUR"]),
        # both leave it out
        ("York paid 5 euros, Hull 43.", "Hull paid 43, after 9 euros.", ["EUR", "EUR"]),
        # nothing agrees, the agreeing figure is of something else, or there is none to lend
        ("Six per cent was asked and 4 given.", "They got 5 per cent.", ["%", ""]),
        ("Six per cent was asked by 12.", "There were 12 ships and 12 per cent.", ["%", ""]),
        ("York had 5 ships, Hull 43.", "Hull paid 43 euros.", ["ships", ""]),
        # so many millions of nothing are money, where they are elsewhere
        ("It cost 6 million.", "It cost 6 million euros.", ["EUR"]),
        ("It cost 6 million.", "It cost 7 million euros.", [""]),
        ("It cost 600.", "It cost 600 euros.", [""]),
        # by itself a bare figure is no measure
        ("It holds 60 tonnes, and the other 80.", "It holds 80 tonnes.", ["tonne", ""]),
        ("", "", []),
    ],
)
def test_what_a_figure_is_of(text: str, beside: str, expected: list[str]) -> None:
    assert units(text, beside) == expected


def test_a_figure_may_leave_out_a_measure_where_things_are_worked_out() -> None:
    _, bare, degrees = with_units(tuple(read_values("60 tonnes and 80, at 5 degrees", None)))
    assert (getattr(bare, "unit", ""), getattr(bare, "low", 0)) == ("tonne", 80_000)
    assert with_units((degrees,)) == (degrees,)
    assert with_units(()) == ()

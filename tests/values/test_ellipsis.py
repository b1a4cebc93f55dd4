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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She won the 100 and 200 metres.", ["meter", "meter"]),
        ("She won both the 400 and the 800 metres.", ["meter", "meter"]),
        ("The 400- and 800-metre races.", ["meter", "meter"]),
        ("It is 4 or 5 km long.", ["kilometer"]),
        ("It has 20 ships and 3 metres.", ["ships", "meter"]),
        ("Of 20, the last 30 metres.", ["", "meter"]),
        ("York sold 20 and 30 flags.", ["", "flags"]),
        ("York sold 20 and 30 euro notes.", ["", "EUR"]),  # sums are lent where the other side agrees
    ],
)
def test_a_measure_is_that_of_both_it_is_joined_to(text: str, expected: list[str]) -> None:
    assert [getattr(value, "unit", "") for value in read_values(text, None)] == expected


def test_a_joined_figure_has_the_size_of_its_measure() -> None:
    one, other = read_values("It ran 5 and 10 kilometres.", None)
    assert getattr(one, "high", 0) * 2 == getattr(other, "high", 0)

"""How a claim's value stands to a fact's."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Value
from factcheck.values import read_values
from factcheck.values.compare import Relation, compare, mirror, weekday_fits

ANCHOR = date(2024, 9, 10)


def value(text: str) -> Value:
    found = read_values(text, ANCHOR)
    assert len(found) == 1, found
    return found[0]


QUANTITIES = [
    ("more than 30 nations", "more than 30 nations", Relation.EQUAL),
    ("more than 30 nations", "32 nations", Relation.WITHIN),
    ("more than 30 nations", "28 nations", Relation.DISJOINT_ABOVE),
    ("more than 30 nations", "30 nations", Relation.OVERLAPS),
    ("fewer than 30 nations", "more than 30 nations", Relation.DISJOINT_BELOW),
    ("over thirty countries", "more than 30 nations", Relation.EQUAL),
    ("at least 200 drones", "about 500 drones", Relation.WITHIN),
    ("upwards of 9.5 million tickets", "more than 9.5 million tickets", Relation.WITHIN),
    ("about 2,500 troops", "2,500 troops", Relation.EQUAL),
    ("2,500 soldiers", "about 2,500 troops", Relation.EQUAL),
    ("two and a half thousand soldiers", "2,500 troops", Relation.EQUAL),
    ("2.5 million people", "2,513,400 people", Relation.WITHIN),
    ("2,513,400 people", "2.5 million people", Relation.NARROWER),
    ("40,000 people", "44,000 people", Relation.DISJOINT_BELOW),
    ("20 seats", "21 seats", Relation.DISJOINT_BELOW),
    ("more than 18,000 containers", "about 18,300 containers", Relation.WITHIN),
    ("3,300 machinists", "about 33,000 machinists", Relation.DISJOINT_BELOW),
    ("hundreds of soldiers", "900 soldiers", Relation.WITHIN),
    ("hundreds of soldiers", "1,500 soldiers", Relation.DISJOINT_BELOW),
    ("between 5 and 10 people", "7 people", Relation.WITHIN),
    ("7 people", "between 5 and 10 people", Relation.NARROWER),
    ("nearly $10 billion", "about $9.6 billion", Relation.WITHIN),
    ("$3 trillion", "$2.9 trillion", Relation.WITHIN),
    ("$4.4 billion", "about $44 billion", Relation.DISJOINT_BELOW),
    ("$5m", "€5m", Relation.INCOMPARABLE),
    ("5 people", "5 km", Relation.INCOMPARABLE),
    ("5 people", "5 per cent", Relation.INCOMPARABLE),
    ("5 per cent", "5 percentage points", Relation.INCOMPARABLE),
    ("$5 a month", "$5 a year", Relation.INCOMPARABLE),
    ("$5 a month", "$5 per month", Relation.EQUAL),
    ("48%", "48.3%", Relation.WITHIN),
    ("48%", "47%", Relation.DISJOINT_ABOVE),
    ("half of the troops", "50 per cent", Relation.EQUAL),
    ("a third of voters", "32 per cent", Relation.WITHIN),
    ("32 per cent", "a third of voters", Relation.NARROWER),
    ("nearly a third", "31%", Relation.WITHIN),
    ("close to 33 percent", "nearly a third", Relation.EQUAL),
    ("more than half", "at least 55 percent", Relation.WITHIN),
    ("a fifth of homes", "at least 30 percent", Relation.DISJOINT_BELOW),
    ("almost a fifth", "nearly 19 percent", Relation.WITHIN),
    ("just under 52 percent", "51.9 percent", Relation.WITHIN),
    ("600 miles", "970 km", Relation.WITHIN),
    ("10C", "50F", Relation.EQUAL),
    ("10 degrees", "50F", Relation.INCOMPARABLE),
    ("up to 40%", "up to 4%", Relation.DISJOINT_ABOVE),
    ("up to €35 billion", "up to €35 million", Relation.DISJOINT_ABOVE),
    ("more than $2.5 million", "more than $2.5 billion", Relation.DISJOINT_BELOW),
    ("more than $900 million", "more than $950 million", Relation.WITHIN),
    ("fewer than half", "just over 50 percent", Relation.DISJOINT_BELOW),
    ("more than half", "just over 50 percent", Relation.WITHIN),
    ("over the age of 12", "aged 16 and older", Relation.DISJOINT_BELOW),
    ("more than three to one", "more than three to one", Relation.EQUAL),
    ("aged 31", "31-year-old", Relation.EQUAL),
]

TIMES = [
    ("in March 2021", "23 March 2021", Relation.WITHIN),
    ("23 March 2021", "in March 2021", Relation.NARROWER),
    ("24 March 2021", "23 March 2021", Relation.DISJOINT_ABOVE),
    ("in 2024", "no later than September 2025", Relation.NARROWER),
    ("in 2026", "no later than September 2025", Relation.DISJOINT_ABOVE),
    ("by 2026", "by September 2025", Relation.WITHIN),
    ("by 2028", "by September 2025", Relation.DISJOINT_ABOVE),
    ("by the end of 2026", "by 1 September 2025", Relation.DISJOINT_ABOVE),
    ("by the end of 2025", "by 1 September 2025", Relation.WITHIN),
    ("by 2024", "by September 2025", Relation.DISJOINT_BELOW),
    ("by October 2025", "no later than the end of September 2025", Relation.WITHIN),
    ("by 10 October 2025", "by 10 February 2025", Relation.DISJOINT_ABOVE),
    ("until the end of 2026", "no later than June 30, 2026", Relation.DISJOINT_ABOVE),
    ("by the end of September 2025", "by September 30, 2025", Relation.EQUAL),
    ("by late September 2021", "by 27 September 2021", Relation.WITHIN),
    ("by 2020", "in 2019", Relation.WITHIN),
    ("before 2019", "in March 2019", Relation.DISJOINT_BELOW),
    ("since 2014", "since June 2014", Relation.WITHIN),
    ("since 2015", "since 2014", Relation.DISJOINT_ABOVE),
    ("since 2010", "in 2014", Relation.OVERLAPS),
    ("since 2014", "by 2020", Relation.INCOMPARABLE),
    ("until at least September 2026", "until September 2026 at the earliest", Relation.EQUAL),
    ("until 31 March 2026", "until at least 31 March 2027", Relation.DISJOINT_BELOW),
    ("2014-2017", "from 2014 to 2017", Relation.EQUAL),
    ("from 2014 to 2018", "2014-2017", Relation.DISJOINT_ABOVE),
    ("from 2014 to 2017", "from June 2014 to March 2017", Relation.WITHIN),
    ("almost four years", "46 months", Relation.WITHIN),
    ("six months", "26 weeks", Relation.WITHIN),
    ("roughly three months", "12 weeks", Relation.WITHIN),
    ("within 72 hours", "within three days", Relation.EQUAL),
    ("took six days", "six days later", Relation.EQUAL),
    ("took six days", "five days later", Relation.INCOMPARABLE),
    ("a year earlier", "for a year", Relation.EQUAL),
    ("72 hours", "three days", Relation.EQUAL),
    ("six days", "five days", Relation.DISJOINT_ABOVE),
    ("24 hours", "one-day", Relation.EQUAL),
    ("more than five years", "about 13 months", Relation.DISJOINT_ABOVE),
    ("six days later", "six days later", Relation.EQUAL),
    ("six days later", "six days earlier", Relation.DISJOINT_ABOVE),
    ("from 2024 until September 2026", "from 2024 until September 2025", Relation.DISJOINT_ABOVE),
    ("until the end of 2024", "from 4 June until 18 September 2024", Relation.DISJOINT_ABOVE),
    ("since 2015", "2014-2017", Relation.DISJOINT_ABOVE),
    ("within 72 days of", "within 72 hours of", Relation.DISJOINT_ABOVE),
    ("has 48 hours to report it", "within 72 hours of", Relation.DISJOINT_BELOW),
    ("has three days to report it", "within 72 hours of", Relation.EQUAL),
    ("has 30 days to appeal", "within a month", Relation.EQUAL),
    ("up to 12 months", "up to a year", Relation.EQUAL),
    ("almost a week", "six days", Relation.WITHIN),
    ("15 March", "15 March 2011", Relation.EQUAL),
    ("14 March", "15 March 2011", Relation.DISJOINT_BELOW),
    ("last March", "15 March 2011", Relation.DISJOINT_ABOVE),
    ("on a Tuesday", "23 March 2021", Relation.WITHIN),
    ("on a Monday", "23 March 2021", Relation.DISJOINT_BELOW),
    ("every Friday", "every Friday", Relation.EQUAL),
    ("every Friday", "every Monday", Relation.INCOMPARABLE),
    ("around 2014", "in 2015", Relation.WITHIN),
    ("the third attack", "the second attack", Relation.DISJOINT_ABOVE),
    ("the third attack", "third place", Relation.EQUAL),
    ("the last attack", "the third attack", Relation.INCOMPARABLE),
    ("the third attack", "3 attacks", Relation.INCOMPARABLE),
]


@pytest.mark.parametrize(("claim", "fact", "relation"), QUANTITIES + TIMES)
def test_relations(claim: str, fact: str, relation: Relation) -> None:
    assert compare(value(claim), value(fact)) is relation


@pytest.mark.parametrize(("claim", "fact", "relation"), QUANTITIES + TIMES)
def test_relations_are_mirrored(claim: str, fact: str, relation: Relation) -> None:
    assert compare(value(fact), value(claim)) is mirror(relation)


def test_dates_without_a_year_or_anchor_do_not_compare() -> None:
    (claim,) = read_values("on 3 May", None)
    assert compare(claim, value("on 3 May 2024")) is Relation.INCOMPARABLE


def test_weekdays() -> None:
    (right,) = read_values("on Tuesday, 23 March 2021", None)
    (wrong,) = read_values("on Monday, 23 March 2021", None)
    (none,) = read_values("on 23 March 2021", None)
    for given, expected in ((right, True), (wrong, False), (none, None)):
        assert weekday_fits(given) is expected  # type: ignore[arg-type]

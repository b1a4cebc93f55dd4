"""What is read as a quantity, over several fields of news."""

from __future__ import annotations

import pytest

from factcheck.model import Bound, Quantity
from factcheck.values import read_values
from factcheck.values.units import factor


def quantities(text: str) -> list[Quantity]:
    return [value for value in read_values(text, None) if isinstance(value, Quantity)]


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It was passed by a single vote.", "a single vote"),
        ("A single sensor failed.", "A single sensor"),
        ("Not a single ship came back.", "a single ship"),
        ("It bought single-aisle jets.", ""),
    ],
)
def test_a_single_one_is_one(text: str, span: str) -> None:
    assert [(value.text, value.low, value.high) for value in quantities(text)] == ([(span, 1, 1)] if span else [])


def figure(value: Quantity) -> float:
    """The amount in the unit named."""
    stated = value.low if value.low is not None else value.high
    assert stated is not None
    return stated / factor(value.unit)


@pytest.mark.parametrize(
    ("text", "span", "amount", "unit", "bound"),
    [
        ("About 2,500 troops are there.", "About 2,500 troops", 2500, "troops", Bound.ABOUT),
        ("More than 30 nations joined.", "More than 30 nations", 30, "nations", Bound.MORE),
        ("Over 1,400 pupils sat it.", "Over 1,400 pupils", 1400, "pupils", Bound.MORE),
        ("At least 200 homes burned.", "At least 200 homes", 200, "homes", Bound.AT_LEAST),
        ("No fewer than 12 ships sailed.", "No fewer than 12 ships", 12, "ships", Bound.AT_LEAST),
        ("A minimum of 40 beds is needed.", "A minimum of 40 beds", 40, "beds", Bound.AT_LEAST),
        ("Up to 5,000 fans came.", "Up to 5,000 fans", 5000, "fans", Bound.AT_MOST),
        ("As many as 60 goats died.", "As many as 60 goats", 60, "goats", Bound.AT_MOST),
        ("No more than 38 jets a month.", "No more than 38 jets a month", 38, "jets", Bound.AT_MOST),
        ("At most 12 judges sat.", "At most 12 judges", 12, "judges", Bound.AT_MOST),
        ("A maximum of 12 judges sat.", "A maximum of 12 judges", 12, "judges", Bound.AT_MOST),
        ("Fewer than 900 voters came.", "Fewer than 900 voters", 900, "voters", Bound.LESS),
        ("Under 900 voters came.", "Under 900 voters", 900, "voters", Bound.LESS),
        ("Some 40,000 people fled.", "Some 40,000 people", 40000, "people", Bound.ABOUT),
        ("Around 40 cows fled.", "Around 40 cows", 40, "cows", Bound.ABOUT),
        ("An estimated 40 cows fled.", "An estimated 40 cows", 40, "cows", Bound.ABOUT),
        ("Nearly 60 plays ran.", "Nearly 60 plays", 60, "plays", Bound.NEARLY),
        ("Just under 60 plays ran.", "Just under 60 plays", 60, "plays", Bound.NEARLY),
        ("Just over 60 plays ran.", "Just over 60 plays", 60, "plays", Bound.OVER),
        ("Exactly 60 plays ran.", "Exactly 60 plays", 60, "plays", Bound.EXACT),
        ("Only 60 plays ran.", "Only 60 plays", 60, "plays", Bound.EXACT),
        ("30 or more countries signed.", "30 or more countries", 30, "countries", Bound.AT_LEAST),
        ("30 countries or more signed.", "30 countries or more", 30, "countries", Bound.AT_LEAST),
        ("30-plus countries signed.", "30-plus countries", 30, "countries", Bound.AT_LEAST),
        ("30+ countries signed.", "30+ countries", 30, "countries", Bound.AT_LEAST),
        ("30 or so countries signed.", "30 or so countries", 30, "countries", Bound.ABOUT),
        ("30 or fewer countries signed.", "30 or fewer countries", 30, "countries", Bound.AT_MOST),
        ("Two and a half million fish died.", "Two and a half million fish", 2.5e6, "fish", Bound.EXACT),
        ("Four and a half thousand fish died.", "Four and a half thousand fish", 4500, "fish", Bound.EXACT),
        ("Half a million people fled.", "Half a million people", 5e5, "people", Bound.EXACT),
        ("A quarter of a million fish died.", "A quarter of a million fish", 250000, "fish", Bound.EXACT),
        ("A hundred people fled.", "A hundred people", 100, "people", Bound.EXACT),
        ("Twenty-five thousand homes fell.", "Twenty-five thousand homes", 25000, "homes", Bound.EXACT),
        ("One hundred and eighty raids.", "One hundred and eighty raids", 180, "raids", Bound.EXACT),
        ("Two thousand and five raids.", "Two thousand and five raids", 2005, "raids", Bound.EXACT),
        ("1.5 million members left.", "1.5 million members", 1.5e6, "members", Bound.EXACT),
        ("60m people voted.", "60m people", 6e7, "people", Bound.EXACT),
        ("75k followers left.", "75k followers", 75000, "followers", Bound.EXACT),
        ("Two dozen aircraft flew.", "Two dozen aircraft", 24, "aircraft", Bound.EXACT),
        ("12\u202f500 seats were sold.", "12\u202f500 seats", 12500, "seats", Bound.EXACT),
        ("Two of the three hostages are free.", "Two", 2, "hostages", Bound.EXACT),
        ("A 47-seat council.", "47-seat", 47, "seat", Bound.EXACT),
        ("Seven US banks failed.", "Seven US banks", 7, "banks", Bound.EXACT),
        ("Six 19th-century windows broke.", "Six 19th-century windows", 6, "windows", Bound.EXACT),
        ("She won one seat.", "one seat", 1, "seat", Bound.EXACT),
        ("2,500 American troops leave Iraq.", "2,500 American troops", 2500, "troops", Bound.EXACT),
        ("10^25 operations were run.", "10^25 operations", 1e25, "operations", Bound.EXACT),
    ],
)  # fmt: skip
def test_counts(text: str, span: str, amount: float, unit: str, bound: Bound) -> None:
    value = quantities(text)[0]
    assert (value.text, value.unit, value.bound, value.dimension) == (span, unit, bound, "count")
    assert figure(value) == pytest.approx(amount)


@pytest.mark.parametrize(
    ("text", "span", "amount", "currency"),
    [
        ("It cost $1.2bn.", "$1.2bn", 1.2e9, "USD"),
        ("It cost US$1.2bn.", "US$1.2bn", 1.2e9, "USD"),
        ("It cost £500m.", "£500m", 5e8, "GBP"),
        ("It cost €3.5 billion.", "€3.5 billion", 3.5e9, "EUR"),
        ("It cost 60 million euros.", "60 million euros", 6e7, "EUR"),
        ("It cost 5 cents.", "5 cents", 0.05, "USD"),
        ("It cost 50p.", "50p", 0.5, "GBP"),
        ("It cost CHF 3 billion.", "CHF 3 billion", 3e9, "CHF"),
        ("It cost 3 billion Swiss francs.", "3 billion Swiss francs", 3e9, "CHF"),
        ("It cost 13 trillion yen.", "13 trillion yen", 13e12, "JPY"),
        ("It cost ¥900.", "¥900", 900, "JPY"),
        ("It cost 20 million Canadian dollars.", "20 million Canadian dollars", 2e7, "CAD"),
        ("It cost C$20m.", "C$20m", 2e7, "CAD"),
        ("It cost 20 million pounds.", "20 million pounds", 2e7, "GBP"),
        ("It cost 23 million reais.", "23 million reais", 23e6, "BRL"),
        ("A 746-million-euro fine.", "746-million-euro", 746e6, "EUR"),
        ("A $5-million grant.", "$5-million", 5e6, "USD"),
        ("the nine-euro ticket", "nine-euro", 9, "EUR"),
        ("It cost 200 kronor.", "200 kronor", 200, "SEK"),
        ("It cost 500 U.S. dollars.", "500 U.S. dollars", 500, "USD"),
        ("It cost Rs 500.", "Rs 500", 500, "INR"),
        ("It cost USD 5 million.", "USD 5 million", 5e6, "USD"),
    ],
)
def test_money(text: str, span: str, amount: float, currency: str) -> None:
    value = only(text)
    assert (value.text, value.unit, value.dimension) == (span, currency, "money")
    assert value.low == pytest.approx(amount)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "dimension"),
    [
        ("Inflation hit 5.5 per cent.", 5.5, "%", "percent"),
        ("Inflation hit 5.5 percent.", 5.5, "%", "percent"),
        ("Inflation hit 5.5%.", 5.5, "%", "percent"),
        ("Inflation hit five percent.", 5, "%", "percent"),
        ("It rose 3 percentage points.", 3, "percentage point", "points"),
        ("It rose 25 basis points.", 0.25, "percentage point", "points"),
        ("A two-percentage-point swing.", 2, "percentage point", "points"),
        ("The strip is 41 kilometres long.", 41, "kilometer", "length"),
        ("The ship is 400m long.", 400, "meter", "length"),
        ("The peak is 8,848 m high.", 8848, "meter", "length"),
        ("The 600-mile border.", 600, "mile", "length"),
        ("He is 6ft tall.", 6, "foot", "length"),
        ("It weighs 220,000 tonnes.", 220000, "tonne", "mass"),
        ("It weighs 12kg.", 12, "kilogram", "mass"),
        ("A 2,000-pound bomb.", 2000, "pound", "mass"),
        ("They own 4,400 sq. km of land.", 4400, "square kilometer", "area"),
        ("They own 4,400 square miles.", 4400, "square mile", "area"),
        ("They own 4,400 km² of land.", 4400, "square kilometer", "area"),
        ("They own 12 hectares.", 12, "hectare", "area"),
        ("They pumped 30,000 cubic metres.", 30000, "cubic meter", "volume"),
        ("They pumped 300 barrels.", 300, "barrel", "volume"),
        ("It did 60mph.", 60, "mile per hour", "speed"),
        ("It did 49 miles an hour.", 49, "mile per hour", "speed"),
        ("It did 90 km/h.", 90, "kilometer per hour", "speed"),
        ("It made 40 knots.", 40, "knot", "speed"),
        ("It fed 3 GW to the grid.", 3, "gigawatt", "power"),
        ("It fed 3 GWh to the grid.", 3, "gigawatt-hour", "energy"),
    ],
)
def test_measures(text: str, amount: float, unit: str, dimension: str) -> None:
    value = only(text)
    assert (value.unit, value.dimension) == (unit, dimension)
    assert figure(value) == pytest.approx(amount)


def test_measures_are_kept_in_base_units() -> None:
    assert only("41 km").low == 41000
    assert only("32 degrees Fahrenheit").low == pytest.approx(0)
    assert only("1.5C").low == 1.5
    assert only("kept at minus 70 degrees Celsius").low == -70
    assert only("kept at -70C").low == -70


@pytest.mark.parametrize(
    ("text", "span", "share", "unit", "bound"),
    [
        ("Nearly a third of Syria fell.", "Nearly a third", 1 / 3, "of Syria", Bound.NEARLY),
        ("Two-thirds of the members left.", "Two-thirds", 2 / 3, "of members", Bound.EXACT),
        ("Half of the troops left.", "Half", 0.5, "of troops", Bound.EXACT),
        ("Half the troops left.", "Half", 0.5, "of troops", Bound.EXACT),
        ("A quarter of pupils left.", "A quarter", 0.25, "of pupils", Bound.EXACT),
        ("Three quarters of voters agreed.", "Three quarters", 0.75, "of voters", Bound.EXACT),
        ("One in five children is hungry.", "One in five children", 0.2, "of children", Bound.EXACT),
        ("Three in four voters agreed.", "Three in four voters", 0.75, "of voters", Bound.EXACT),
        ("Fewer than one in twenty.", "Fewer than one in twenty", 0.05, "of", Bound.LESS),
        ("Two out of three voters agreed.", "Two out of three voters", 2 / 3, "of voters", Bound.EXACT),
        ("One student in seven came.", "One student in seven", 1 / 7, "of student", Bound.EXACT),
        ("More than half agreed.", "More than half", 0.5, "of", Bound.MORE),
        ("It fell by a third.", "a third", 1 / 3, "of", Bound.EXACT),
        ("A tenth of First Republic's deposits left.", "A tenth", 0.1, "of deposits", Bound.EXACT),
    ],
)
def test_fractions(text: str, span: str, share: float, unit: str, bound: Bound) -> None:
    value = only(text)
    assert (value.text, value.unit, value.bound, value.dimension) == (span, unit, bound, "fraction")
    stated = value.low if value.low is not None else value.high
    assert stated == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The budget will double.", 2),
        ("Attacks have doubled.", 2),
        ("The army tripled in size.", 3),
        ("It was twice as many.", 2),
        ("It was three times the size.", 3),
        ("It was half as many.", 0.5),
        ("A twofold rise.", 2),
        ("A 10-fold rise.", 10),
        ("Profit halved.", 0.5),
        ("They outvoted them by three to one.", 3),
    ],
)
def test_multiples(text: str, times: float) -> None:
    value = only(text)
    assert (value.low, value.unit, value.dimension) == (times, "x", "multiple")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 1,500 and 3,000 fighters are active.", 1500, 3000, "fighters"),
        ("The 2,000 to 2,500 troops will leave.", 2000, 2500, "troops"),
        ("Prices rise by 2 to 3 per cent a year.", 2, 3, "%"),
        ("Growth of 5-7 per cent.", 5, 7, "%"),
        ("Growth of 5–7 per cent.", 5, 7, "%"),
        ("It costs $2-3bn.", 2e9, 3e9, "USD"),
        ("Three or four people died.", 3, 4, "people"),
        ("Two to three million people fled.", 2e6, 3e6, "people"),
        ("Groups ranging from 5 to 10 people.", 5, 10, "people"),
        ("Between 5% and 7% of it.", 5, 7, "%"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    value = only(text)
    assert (value.low, value.high, value.unit, value.bound) == (low, high, unit, Bound.RANGE)


@pytest.mark.parametrize(
    ("text", "pair", "unit"),
    [
        ("The vote was 70-29.", (70, 29), ""),
        ("Voters backed it by 55 to 45.", (55, 45), ""),
        ("They won 3-1.", (3, 1), ""),
        ("It passed by six votes to five.", (6, 5), "votes"),
        ("They lost the vote 29-70.", (29, 70), ""),
        ("It rose from 20 to 30 per cent.", (20, 30), "%"),
        ("The fee rose by 12 euros to 70 euros.", (12, 70), "EUR"),
        ("The price fell by about $3 to $12.", (3, 12), "USD"),
        ("The share gained 5 euros to 40 euros.", (5, 40), "EUR"),
        ("It fell from 1,200 people to 900.", (1200, 900), "people"),
        ("It rose from $5 million to $6 million.", (5e6, 6e6), "USD"),
        ("It raised the price of bread from 2 to 3 euros.", (2, 3), "EUR"),
        ("It split 52 to 48 per cent.", (52, 48), "%"),
    ],
)
def test_pairs(text: str, pair: tuple[float, float], unit: str) -> None:
    first, second = quantities(text)
    assert (first.low, second.low) == pair
    assert first.unit == second.unit == unit


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("Dozens were killed.", "Dozens", 24, 99, "people"),
        ("Hundreds of soldiers left.", "Hundreds of soldiers", 200, 999, "soldiers"),
        ("Thousands of flights were cut.", "Thousands of flights", 2000, 999000, "flights"),
        ("Tens of thousands fled.", "Tens of thousands", 20000, 99999, "people"),
        ("Hundreds of thousands fled.", "Hundreds of thousands", 200000, 999999, "people"),
        ("Scores of cars burned.", "Scores of cars", 40, 199, "cars"),
        ("It cost billions of dollars.", "billions of dollars", 2e9, 999e9, "USD"),
    ],
)
def test_vague(text: str, span: str, low: float, high: float, unit: str) -> None:
    value = only(text)
    assert (value.text, value.unit, value.bound) == (span, unit, Bound.VAGUE)
    assert value.low == pytest.approx(low, rel=0.01) and value.high == pytest.approx(high, rel=0.01)


@pytest.mark.parametrize(
    ("text", "years", "bound"),
    [
        ("A 31-year-old nurse spoke.", 31, Bound.EXACT),
        ("She is 31 years old.", 31, Bound.EXACT),
        ("A pupil aged 16 or over may sit.", 16, Bound.AT_LEAST),
        ("A six-month-old foal.", 0.5, Bound.EXACT),
        ("Under the age of 18 it is banned.", 18, Bound.LESS),
        ("Peter Lomas, 81, survived.", 81, Bound.EXACT),
        ("He was 69 when he left.", 69, Bound.EXACT),
        ("Tickets for under-18s.", 18, Bound.LESS),
    ],
)
def test_ages(text: str, years: float, bound: Bound) -> None:
    value = only(text)
    assert (value.unit, value.dimension, value.bound) == ("year", "age", bound)
    stated = value.low if value.low is not None else value.high
    assert stated == pytest.approx(years)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It costs $5 a month.", "a month"),
        ("It costs $5 per head.", "per head"),
        ("It kills 12 people per 100,000.", "per 100,000"),
        ("It makes 5 million tonnes a year.", "a year"),
        ("It pays £5 for every week of delay.", "for every week"),
        ("They work two days a week.", "a week"),
        ("It pays $5 each.", "each"),
        ("It makes 38 jets every month.", "every month"),
    ],
)
def test_rates(text: str, per: str) -> None:
    value = only(text)
    assert value.per == per and value.text.endswith(per)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2,500 troops", 100),
        ("2,513 troops", 1),
        ("2.5 million troops", 1e5),
        ("3 million troops", 1e6),
        ("48%", 1),
        ("5.5%", 0.1),
        ("30 nations", 1),
        ("200 drones", 1),
        ("two thousand drones", 1000),
        ("$1.25bn", 1e7),
    ],
)
def test_step_is_the_unit_of_the_last_digit(text: str, step: float) -> None:
    assert only(text).step == pytest.approx(step)


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt in the attack.",
        "One of the men said the plan had changed.",
        "It was the third attack since Monday.",
        "He flew an F-16 to the base.",
        "The 101st Airborne Division left Fort Campbell.",
        "Resolution 2254 was adopted in 2015.",
        "He can be reached at 555-0142.",
        "Under Article 5 they must help.",
        "Flight 302 crashed.",
        "The 737 MAX was grounded.",
        "A Boeing 747-8 landed.",
        "He left at 5:30 a.m. and came at 18:00.",
        "Phase 2 begins soon.",
        "Phase two begins soon.",
        "Version 2.3.1 is out.",
        "Covid-19 spread.",
        "He took Route 66 at half past five.",
        "At 10 o'clock he left.",
        "See https://example.org/2024/07/16/4711.html for more.",
        "Units 1, 2 and 3 were shut.",
        "The 4-H club met.",
        "It was agreed at COP29.",
        "Stage 2 rules hold.",
        "He lived in the 1980s.",
        "No. 10 Downing Street is empty.",
        "The hotline works 24/7.",
        "The 20th Century Fox film.",
        "A 5G network.",
        "The lower one counts.",
        "A double standard.",
        "The quarter-final was close.",
    ],
)
def test_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_number_span_is_the_figures_alone() -> None:
    value = only("It cost about $1.2 billion a year.")
    assert value.number_span is not None
    start, end = value.number_span
    assert "It cost about $1.2 billion a year."[start:end] == "1.2 billion"


def test_dates_are_no_quantities() -> None:
    assert quantities("On 23 March 2021, six days later, and again in 2022-23 it fell.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17.4m voted to leave.", 17.4e6),
        ("About 2m died in the war.", 2e6),
        ("In 2016, 3.2m left the city.", 3.2e6),
        ("He won the 100m.", 100),
        ("The wall is 17.4m high.", 17.4),
        ("It jumped 8.4m.", 8.4),
    ],
)
def test_metres_do_nothing(text: str, expected: float) -> None:
    assert only(text).low == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("York had 79 buses and Hull 65.", [79, 65]),
        ("York sent 79 men, Hull 65 and Castell 40.", [79, 65, 40]),
        ("Norland won 28 seats and the Farmers' Union 14 in May.", [28, 14]),
        ("It flew 12 missions, and Apollo 13 failed.", [12]),
        ("He owns two cars, and Peugeot 208 is one.", [2]),
    ],
)
def test_a_list_goes_on_with_bare_figures(text: str, expected: list[float]) -> None:
    assert [value.low for value in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of the two lines broke.", [1, 2]),
        ("Both broke, and one of the four ships sank.", [1, 4]),
        ("One of the lines broke.", []),
        ("York is one of the six towns.", [6]),  # a member of them, no count
        ("The one of the two that won was late.", [2]),
    ],
)
def test_one_counts_where_others_do(text: str, expected: list[float]) -> None:
    assert [value.low for value in read_values(text, None) if isinstance(value, Quantity)] == expected


@pytest.mark.parametrize(
    ("text", "span", "left", "unit"),
    [
        ("All but 12 of the 155 passengers swam.", "All but 12 of the 155 passengers", 143, "passengers"),
        ("They freed all but one of its four hostages.", "all but one of its four hostages", 3, "hostages"),
    ],
)
def test_what_is_left_is_counted(text: str, span: str, left: float, unit: str) -> None:
    value = only(text)
    assert (value.text, value.low, value.high, value.unit) == (span, left, left, unit)
    assert value.number_span is not None
    assert text[slice(*value.number_span)] == span.removesuffix(f" {unit}")


@pytest.mark.parametrize("text", ["All but five sank.", "All but five boats sank.", "All but five of the boats sank."])
def test_what_is_taken_off_is_no_count_of_what_is_left(text: str) -> None:
    value = only(text)
    assert (value.low, value.high, value.dimension) == (5, 5, "remainder")
    assert value.number_span is not None and text[slice(*value.number_span)] == "five"


def test_what_is_all_but_certain_takes_nothing_off() -> None:
    assert read_values("It is all but certain.", None) == ()


@pytest.mark.parametrize("text", ["Fines of from 20 to 30 euros.", "It raised fines of from 20 to 30 euros."])
def test_what_is_of_from_to_is_one_range(text: str) -> None:
    (value,) = quantities(text)
    assert (value.low, value.high) == (20, 30)

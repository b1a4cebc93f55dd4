"""What is read as a time, over several fields of news."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Bound, TimeRole, TimeValue
from factcheck.values import read_values

ANCHOR = date(2024, 9, 10)  # a Tuesday


def times(text: str, anchor: date | None = ANCHOR) -> list[TimeValue]:
    return [value for value in read_values(text, anchor) if isinstance(value, TimeValue)]


def only(text: str, anchor: date | None = ANCHOR) -> TimeValue:
    found = times(text, anchor)
    assert len(found) == 1, found
    return found[0]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [
        ("The jury retired on 3 March 2025.", "3 March 2025", "2025-03-03", "2025-03-03"),
        ("The jury retired on March 3, 2025, at noon.", "March 3, 2025", "2025-03-03", "2025-03-03"),
        ("The jury retired on the 3rd of March 2025.", "3rd of March 2025", "2025-03-03", "2025-03-03"),
        ("The jury retired on March 3rd 2025.", "March 3rd 2025", "2025-03-03", "2025-03-03"),
        ("Signed 2025-03-03 in Lima.", "2025-03-03", "2025-03-03", "2025-03-03"),
        ("Signed 16/07/2024 in Lima.", "16/07/2024", "2024-07-16", "2024-07-16"),
        ("Signed 07/16/2024 in Lima.", "07/16/2024", "2024-07-16", "2024-07-16"),
        ("Signed 16.07.2024 in Lima.", "16.07.2024", "2024-07-16", "2024-07-16"),
        ("Signed 3/4/2021 in Lima.", "3/4/2021", "2021-03-04", "2021-04-03"),
        ("ever given freed in april 2021", "april 2021", "2021-04-01", "2021-04-30"),
        ("minister out sept 2025", "sept 2025", "2025-09-01", "2025-09-30"),
        ("budget passed in march 2024", "march 2024", "2024-03-01", "2024-03-31"),
        ("Sales slid in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30"),
        ("Sales slid in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30"),
        ("Sales slid in H2 2023.", "H2 2023", "2023-07-01", "2023-12-31"),
        ("Sales slid in the last quarter of 2023.", "the last quarter of 2023", "2023-10-01", "2023-12-31"),
        ("They met in the spring of 2021.", "the spring of 2021", "2021-03-01", "2021-05-31"),
        ("They met in winter 2022.", "winter 2022", "2022-12-01", "2023-02-28"),
        ("They met in early 2021.", "early 2021", "2021-01-01", "2021-04-30"),
        ("They met late in 2021.", "late in 2021", "2021-09-01", "2021-12-31"),
        ("At the start of 2022 investors left.", "the start of 2022", "2022-01-01", "2022-03-31"),
        ("Before 2021 members paid nothing.", "Before 2021", None, "2021-12-31"),
        ("They met in mid-2021.", "mid-2021", "2021-05-01", "2021-08-31"),
        ("They met in mid-January 2021.", "mid-January 2021", "2021-01-10", "2021-01-20"),
        ("They met in the 1980s.", "the 1980s", "1980-01-01", "1989-12-31"),
        ("They met in the late '80s.", "the late '80s", "1986-01-01", "1989-12-31"),
        ("A church of the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
        ("A church of the nineteenth century.", "the nineteenth century", "1800-01-01", "1899-12-31"),
        ("It fell on the night of 9 May 2024.", "the night of 9 May 2024", "2024-05-09", "2024-05-09"),
        ("In the first week of May 2024 it fell.", "the first week of May 2024", "2024-05-01", "2024-05-07"),
        (
            "In the first six months of 2024 it fell.",
            "the first six months of 2024",
            "2024-01-01",
            "2024-06-30",
        ),
        ("The talks of 24-25 June 2025.", "24-25 June 2025", "2025-06-24", "2025-06-25"),
        ("The talks of 24 and 25 June 2025.", "24 and 25 June 2025", "2025-06-24", "2025-06-25"),
        ("The 2014–2017 campaign.", "2014–2017", "2014-01-01", "2017-12-31"),
        ("The 2023/24 season.", "2023/24", "2023-01-01", "2024-12-31"),
        ("The 2019 election was close.", "2019", "2019-01-01", "2019-12-31"),
        ("the crisis of 2024", "2024", "2024-01-01", "2024-12-31"),
        ("The mayor (elected 2019) resigned.", "2019", "2019-01-01", "2019-12-31"),
        ("It was signed on 3\u00a0March\u00a02025.", "3\u00a0March\u00a02025", "2025-03-03", "2025-03-03"),
        ("In the year to June 2021 it lost money.", "the year to June 2021", "2020-07-01", "2021-06-30"),
        (
            "In the week ending 25 March 2024 it rose.",
            "the week ending 25 March 2024",
            "2024-03-19",
            "2024-03-25",
        ),
        (
            "In the small hours of 15 April 2019.",
            "the small hours of 15 April 2019",
            "2019-04-15",
            "2019-04-15",
        ),
        (
            "On the last Sunday of February 2022.",
            "the last Sunday of February 2022",
            "2022-02-27",
            "2022-02-27",
        ),
        ("The Los Angeles 2028 Games.", "2028", "2028-01-01", "2028-12-31"),
        ("2021 oscars had a low audience", "2021", "2021-01-01", "2021-12-31"),
        ("On the Fourth of July 2023 it rained.", "the Fourth of July 2023", "2023-07-04", "2023-07-04"),
    ],
)
def test_absolute(text: str, span: str, start: str, end: str) -> None:
    value = only(text)
    assert (value.text, value.start, value.end) == (span, day(start), day(end))
    assert not value.relative


@pytest.mark.parametrize(
    ("text", "role", "start", "end"),
    [
        ("Out by the end of September 2025.", TimeRole.BY, None, "2025-09-30"),
        ("Out by may 2025.", TimeRole.BY, None, "2025-05-31"),
        ("Out no later than 30 June 2025.", TimeRole.BY, None, "2025-06-30"),
        ("Out before January 2027.", TimeRole.BY, None, "2026-12-31"),
        ("Out before the end of 2026.", TimeRole.BY, None, "2026-12-31"),
        ("Out in 2030 at the latest.", TimeRole.BY, None, "2030-12-31"),
        ("Out before May is out.", TimeRole.BY, None, "2024-05-31"),
        ("Out by year-end.", TimeRole.BY, None, "2024-12-31"),
        ("Shut until March 2025.", TimeRole.UNTIL, None, "2025-03-31"),
        ("Shut through 2026.", TimeRole.UNTIL, None, "2026-12-31"),
        ("Shut until at least March 2025.", TimeRole.AT_LEAST_UNTIL, None, "2025-03-31"),
        ("Shut until March 2025 at the earliest.", TimeRole.AT_LEAST_UNTIL, None, "2025-03-31"),
        ("Growing since 2014.", TimeRole.SINCE, "2014-01-01", None),
        ("Growing from the late 1980s.", TimeRole.SINCE, "1986-01-01", None),
        ("Open from 1 May 2025.", TimeRole.SINCE, "2025-05-01", None),
        ("Open from May 2025 onwards.", TimeRole.SINCE, "2025-05-01", None),
        ("Not before April 2026.", TimeRole.SINCE, "2026-04-01", None),
        ("No earlier than April 2026.", TimeRole.SINCE, "2026-04-01", None),
        ("After December 2024, patrols stop.", TimeRole.SINCE, "2025-01-01", None),
        ("He ruled from 2006 to 2014.", TimeRole.RANGE, "2006-01-01", "2014-12-31"),
        ("He ruled from 2014-17.", TimeRole.RANGE, "2014-01-01", "2017-12-31"),
        ("He ruled from 2014–17.", TimeRole.RANGE, "2014-01-01", "2017-12-31"),
        ("Due 2024 through 2026.", TimeRole.RANGE, "2024-01-01", "2026-12-31"),
        ("It fell between 2014 and 2017.", TimeRole.RANGE, "2014-01-01", "2017-12-31"),
        ("It fell between March and June 2023.", TimeRole.RANGE, "2023-03-01", "2023-06-30"),
        ("From November to January 2023 it fell.", TimeRole.RANGE, "2022-11-01", "2023-01-31"),
        ("From March 3, 2025 to April 5 it fell.", TimeRole.RANGE, "2025-03-03", "2025-04-05"),
    ],
)
def test_roles(text: str, role: TimeRole, start: str | None, end: str | None) -> None:
    value = only(text)
    assert (value.role, value.start, value.end) == (role, day(start), day(end))


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [
        ("Prices rose last month.", "last month", "2024-08-01", "2024-08-31"),
        ("The vote is next week.", "next week", "2024-09-16", "2024-09-22"),
        ("She won this past July.", "this past July", "2024-07-01", "2024-07-31"),
        ("She won last July.", "last July", "2024-07-01", "2024-07-31"),
        ("The base was hit two years ago.", "two years ago", "2022-01-01", "2022-12-31"),
        ("The base was hit three days ago.", "three days ago", "2024-09-07", "2024-09-07"),
        ("They spoke today.", "today", "2024-09-10", "2024-09-10"),
        ("They spoke the day before yesterday.", "the day before yesterday", "2024-09-08", "2024-09-08"),
        ("The talks began earlier this year.", "earlier this year", "2024-01-01", "2024-09-10"),
        ("It opens later this month.", "later this month", "2024-09-10", "2024-09-30"),
        ("It opens early next year.", "early next year", "2025-01-01", "2025-04-30"),
        ("It opens next spring.", "next spring", "2025-03-01", "2025-05-31"),
        ("It shut last winter.", "last winter", "2023-12-01", "2024-02-29"),
        ("It will open on Friday.", "Friday", "2024-09-13", "2024-09-13"),
        ("It opened on Friday.", "Friday", "2024-09-06", "2024-09-06"),
        ("It opened last Friday night.", "last Friday night", "2024-09-06", "2024-09-06"),
        ("The attack of Oct. 7 changed everything.", "Oct. 7", "2023-10-07", "2023-10-07"),
        ("The bill will pass on Oct. 7.", "Oct. 7", "2024-10-07", "2024-10-07"),
        ("Over the past three months it grew.", "the past three months", "2024-06-10", "2024-09-10"),
        ("It began in February this year.", "February this year", "2024-02-01", "2024-02-29"),
        ("It began on 3 June last year.", "3 June last year", "2023-06-03", "2023-06-03"),
        ("It reopens in two weeks' time.", "two weeks' time", "2024-09-23", "2024-09-29"),
        ("Cases fell by 12 April.", "by 12 April", None, "2024-04-12"),
        ("Forms must be in by 12 April.", "by 12 April", None, "2025-04-12"),
        ("At the end of the year it shuts.", "the end of the year", "2024-10-01", "2024-12-31"),
    ],
)
def test_relative(text: str, span: str, start: str | None, end: str) -> None:
    value = only(text)
    assert (value.text, value.start, value.end) == (span, day(start), day(end))
    assert value.relative


def test_the_coming_weeks_reach_forward() -> None:
    value = only("A decision is due in the coming weeks.")
    assert value.start == ANCHOR and value.end is not None and value.end > date(2024, 10, 1)
    assert value.bound is Bound.VAGUE and value.relative


def test_within_a_year_is_a_deadline_with_its_length() -> None:
    value = only("They hope to finish within a year.")
    assert value.role is TimeRole.BY and value.end == date(2025, 9, 10) and value.days == (0.0, 366.0)


@pytest.mark.parametrize(
    "text", ["Prices rose last month.", "It opened on Friday.", "It fell on 3 May.", "Two years ago it fell."]
)
def test_without_an_anchor_relative_dates_stay_open(text: str) -> None:
    value = only(text, None)
    assert value.relative and value.start is None and value.end is None


def test_a_year_elsewhere_in_the_sentence_counts_before_the_anchor() -> None:
    first, second = times("It ran aground on 23 March 2021 and was freed on 29 March.")
    assert second.start == date(2021, 3, 29) and not second.relative
    assert first.start == date(2021, 3, 23)
    second = times("In 2021 the ship ran aground on 23 March.")[1]
    assert second.start == date(2021, 3, 23) and not second.relative


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The court sat on Tuesday, 23 March 2021.", 1),
        ("The court sat on Friday, March 23, 2021.", 4),
        ("The court sat on Monday (22 March 2021).", 0),
        ("The court sat on Fri. 26 March 2021.", 4),
    ],
)
def test_weekday_beside_a_date_is_recorded(text: str, weekday: int) -> None:
    value = only(text)
    assert value.weekday == weekday and value.granularity == "day" and not value.relative


@pytest.mark.parametrize(
    ("text", "span", "days"),
    [
        ("after nine months of talks", "nine months", (270.9, 276.9)),
        ("The two-year plan has phases.", "two-year", (730, 732)),
        ("It lasted 24 hours.", "24 hours", (1, 1)),
        ("It lasted six weeks.", "six weeks", (42, 42)),
        ("It lasted a decade.", "a decade", (3652, 3653)),
        ("It lasted two and a half days.", "two and a half days", (2.5, 2.5)),
        ("It lasted a year and a half.", "a year and a half", (547.5, 549)),
        ("It lasted half an hour.", "half an hour", (1 / 48, 1 / 48)),
        ("It lasted one minute and 38 seconds.", "one minute and 38 seconds", (98 / 86400, 98 / 86400)),
        ("It lasted two to three weeks.", "two to three weeks", (14, 21)),
        ("It lasted three quarters of a year.", "three quarters of a year", (273.75, 274.5)),
        ("It lasted five thousandths of a second.", "five thousandths of a second", (5.8e-8, 5.8e-8)),
        ("The talks last five weeks.", "five weeks", (35, 35)),
        ("It lasted between two and three weeks.", "between two and three weeks", (14, 21)),
        ("A week-long ban.", "week-long", (7, 7)),
    ],
)
def test_durations(text: str, span: str, days: tuple[float, float]) -> None:
    value = only(text)
    assert value.role is TimeRole.DURATION and value.text == span
    assert value.days == pytest.approx(days, abs=0.5)
    assert value.start is None and value.end is None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It took more than five months.", Bound.MORE),
        ("It took almost four years.", Bound.NEARLY),
        ("It took at least two years.", Bound.AT_LEAST),
        ("It took up to 90 days.", Bound.AT_MOST),
        ("It took less than a week.", Bound.LESS),
        ("It took about an hour.", Bound.ABOUT),
        ("It went on for over two years.", Bound.MORE),
        ("It went on for weeks.", Bound.VAGUE),
        ("It took several days.", Bound.VAGUE),
        ("It took five years or more.", Bound.AT_LEAST),
        ("Owners have 30 days to appeal.", Bound.AT_MOST),
        ("It gave the club six months to sell.", Bound.AT_MOST),
        ("He had two hours to go.", Bound.EXACT),
        ("The vote was put off by a day.", Bound.EXACT),
    ],
)
def test_bounds_of_durations(text: str, bound: Bound) -> None:
    value = only(text)
    assert value.role is TimeRole.DURATION and value.bound is bound


@pytest.mark.parametrize(
    ("text", "span", "days"),
    [
        ("It came free six days later.", "six days later", (6, 6)),
        ("It came free a day after the storm.", "a day after", (1, 1)),
        ("It came free the next day.", "the next day", (1, 1)),
        ("It came free the following month.", "the following month", (1, 61)),
        ("It sank two years earlier.", "two years earlier", (-732, -730)),
        ("It sank the previous year.", "the previous year", (-730, -1)),
        ("It sank three weeks before the fair.", "three weeks before", (-21, -21)),
        ("It sank within six days of leaving port.", "within six days of", (0, 6)),
    ],
)
def test_offsets(text: str, span: str, days: tuple[float, float]) -> None:
    value = only(text)
    assert (value.role, value.text) == (TimeRole.OFFSET, span)
    assert value.days == pytest.approx(days, abs=0.5)


@pytest.mark.parametrize("text", ["It sank on a Thursday.", "It sank on the Thursday."])
def test_a_weekday_that_is_told_of_is_none_from_today(text: str) -> None:
    value = only(text)
    assert (value.weekday, value.relative, value.start) == (3, False, None)


def test_an_offset_from_a_date_is_a_date() -> None:
    value = only("He died three days after the Jan. 28 attack.")
    assert value.start == value.end == date(2024, 1, 31) and value.role is TimeRole.AT


def test_a_weekday_of_no_date() -> None:
    value = only("It was a Tuesday when the ship ran aground.")
    assert value.weekday == 1 and value.start is None and not value.relative


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The court sits every Friday.", 4),
        ("The court sits on Sundays.", 6),
        ("Held every four years.", None),
    ],
)
def test_recurring(text: str, weekday: int | None) -> None:
    value = only(text)
    assert value.recurring and value.weekday == weekday and value.start is None


@pytest.mark.parametrize(
    "text",
    [
        "The troops may leave and march home.",
        "Sgt. April Rivers and Gen. Augusto May met.",
        "Theresa May resigned after May's deal fell.",
        "Mrs May said the June Carter Foundation was sound.",
        "The force has 2000 soldiers in 10 bases.",
        "Resolution 2254 was adopted.",
        "The F-16 fell for a second time near Route 66.",
        "Voters backed Measure 12 by 55 to 45.",
        "He rose at 5:30 a.m. and left at 18:00.",
        "The shop sold 1,995 lamps.",
        "Workers march on Black Friday.",
        "the fall of Mosul",
        "20 may leave",
        "He can be reached at 555-0142.",
    ],
)
def test_no_times(text: str) -> None:
    assert times(text) == []


def test_names_of_events_by_their_year() -> None:
    value = only("He resigned before the 2018 election.")
    assert value.role is TimeRole.BY and value.end == date(2018, 12, 31)
    value = only("He was barred from the 2018 race.")
    assert value.role is TimeRole.AT and value.text == "2018"


def test_core_frames_the_named_period() -> None:
    value = only("Out by September 2025.")
    assert (value.core_start, value.core_end) == (date(2025, 9, 1), date(2025, 9, 30))
    value = only("Out by the end of September 2025.")
    assert (value.core_start, value.core_end) == (date(2025, 9, 1), date(2025, 9, 30))


def test_edges_of_the_calendar_are_kept() -> None:
    assert times("It happened 9000 years ago.", date(1, 1, 1))
    assert times("In 900 centuries from now.", date(9999, 12, 31)) is not None
    assert times("Last year, next year, in winter 9999.", date(9999, 12, 31)) is not None
    assert times("Last winter, last spring, last decade.", date(1, 1, 1)) is not None

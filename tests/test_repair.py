"""The words put in for a difference: the sentence around them must still read right."""

from __future__ import annotations

import pytest

from factcheck.model import Difference, Reason, Span
from factcheck.repair import repair


def repaired(text: str, stated: str, expected: str, kind: Reason = Reason.DATE) -> str | None:
    at = text.index(stated)
    found = repair(text, Difference(kind, stated, expected, Span(at, at + len(stated))))
    return None if found is None else text[: found.span.start] + found.text + text[found.span.end :]


@pytest.mark.parametrize(
    ("text", "stated", "expected", "result"),
    [
        ("The coalition left Iraq in 2024.", "2024", "by the end of September 2025",
         "The coalition left Iraq by the end of September 2025."),
        ("In 2024, the coalition left.", "2024", "by the end of September 2025",
         "By the end of September 2025, the coalition left."),
        ("In 2024, the coalition left.", "2024", "By the end of September 2025",
         "By the end of September 2025, the coalition left."),
        ("It left by the end of 2025.", "by the end of 2025", "2024", "It left in 2024."),
        ("By March 2025 it had left.", "By March 2025", "30 March 2024", "On 30 March 2024 it had left."),
        ("It left on 30 March 2021.", "30 March 2021", "29 March 2021", "It left on 29 March 2021."),
        ("It left yesterday.", "yesterday", "29 March 2021", "It left on 29 March 2021."),
        ("Last month it left.", "Last month", "May 2021", "In May 2021 it left."),
        ("It left on 30 March 2021.", "30 March 2021", "2021", "It left in 2021."),
        ("It left in March 2021.", "March 2021", "29 March 2021", "It left on 29 March 2021."),
        ("It left in 2021.", "2021", "the end of 2022", "It left at the end of 2022."),
        ("It left on Monday.", "Monday", "Tuesday", "It left on Tuesday."),
        ("It left in 2021.", "2021", "early 2022", "It left in early 2022."),
        ("During 2021 it left.", "2021", "2022", "During 2022 it left."),
        ("the 2021 elections", "2021", "2022", "the 2022 elections"),
        ("It stays until 2021.", "until 2021", "until at least 2026", "It stays until at least 2026."),
        ("It left in 2024.", "2024", "Before 2023", "It left before 2023."),
        # A day is written as the copy writes days.
        ("It left on March 30, 2021.", "March 30, 2021", "29 March 2021", "It left on March 29, 2021."),
        ("It left on March 30.", "March 30", "on 29 March 2021", "It left on March 29, 2021."),
        ("It left on 30 March 2021.", "30 March 2021", "March 9, 2021", "It left on 9 March 2021."),
        ("(2021-03-30)", "2021-03-30", "9 March 2021", "(2021-03-09)"),
        ("It left on 30 March.", "30 March", "2021-03-29", "It left on 29 March 2021."),
        ("It left by March 30, 2021.", "by March 30, 2021", "no later than 29 May 2021",
         "It left no later than May 29, 2021."),
        ("It left on March 30, 2021.", "March 30, 2021", "2021-13-29", "It left on 2021-13-29."),
    ],
)  # fmt: skip
def test_dates_keep_their_prepositions(text: str, stated: str, expected: str, result: str) -> None:
    assert repaired(text, stated, expected) == result


@pytest.mark.parametrize(
    ("text", "stated", "expected", "result"),
    [
        ("a 5% rise", "5%", "8%", "an 8% rise"),
        ("an 8-metre wall", "8-metre", "12-metre", "a 12-metre wall"),
        ("an 11% rise", "11%", "18%", "an 18% rise"),
        ("a $5 million loan", "$5 million", "$8 million", "an $8 million loan"),
        ("A one-day visit", "one-day", "eleven-day", "An eleven-day visit"),
        ("About 2,500 troops left.", "About 2,500 troops", "more than 900 troops",
         "More than 900 troops left."),
        ("They sent about 25 ships.", "about 25 ships", "At least 12 ships", "They sent at least 12 ships."),
        ("in area 5%", "5%", "8%", "in area 8%"),
    ],
)  # fmt: skip
def test_amounts_keep_their_articles(text: str, stated: str, expected: str, result: str) -> None:
    found = repaired(text, stated, expected, Reason.VALUE)
    assert found is not None
    assert found.lower() == result.lower()
    if text[0].isupper() and not text.startswith("A "):
        assert found == result


@pytest.mark.parametrize(
    ("text", "stated", "expected", "kind"),
    [
        ("the 2024 withdrawal", "2024", "by the end of September 2025", Reason.DATE),
        ("It left in 2024.", "2024", "last year", Reason.DATE),
        ("It left in 2024.", "2024", "", Reason.DATE),
        ("It did not leave.", "not", "the same without it", Reason.POLARITY),
        ("Ada leads Bo.", "Ada", "Bo: leads", Reason.ROLE),
    ],
)
def test_where_no_plain_words_would_do(text: str, stated: str, expected: str, kind: Reason) -> None:
    assert repaired(text, stated, expected, kind) is None


def test_a_span_that_holds_something_else() -> None:
    assert repair("It left.", Difference(Reason.DATE, "2024", "2025", Span(0, 2))) is None

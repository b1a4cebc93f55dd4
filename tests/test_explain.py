"""`factcheck explain` shows what was read, what came into question and what decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from command import Command, prepare
from fakes import FakeEngine

from factcheck.explain import Row, describe_difference, describe_value, render_plain, render_rich
from factcheck.model import Bound, Difference, Ordinal, Quantity, Reason, Span, TimeRole, TimeValue

SPAN = Span(0, 1)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def test_an_explanation(command: Command) -> None:
    out = command("explain", "It is WRONG on 30 March 2021.", "--as-of", "2021-07-10", status=0).stdout
    lines = out.splitlines(keepends=True)
    # The words of these two are others' to choose.
    assert lines.pop(2).endswith("30 March 2021: time, at, 2021-03-30\n")
    source = lines.pop(14)
    assert source.startswith("  Source: The Wire, ") and source.endswith(", https://example.org/freed\n")
    assert "".join(lines) == (
        "CONTRADICTED: It is WRONG on 30 March 2021.\n"
        "  Values read:\n"
        "\n"
        "Claim 1 of 1: It is WRONG on 30 March 2021.\n"
        "  Characters: 0 to 29 of the statement\n"
        "  Checkable: yes\n"
        "  Candidates:\n"
        "    1. 0.500: closure: The canal stayed closed until 18:00.\n"
        "      coverage: 0.25  two words of eight\n"
        "  Differs:\n"
        "    date: stated “WRONG”, the base has “29 March 2021”, could be put right as it stands\n"
        "  Verdict: contradicted (wrong date)\n"
        "  Decided by: refloat-date: Ever Given was refloated on 29 March 2021.\n"
        "  Why: Because of WRONG.\n"
        "\n"
        "The base\n"
        "  Title: Suez\n"
        "  Path: facts.yaml\n"
        "  As of: 2021-07-10\n"
    )
    assert FakeEngine.opened[-1][1].explain


def test_an_explanation_of_what_no_fact_decides(command: Command) -> None:
    out = command("explain", "Nobody knows.", status=0).stdout
    assert "Values read: none" in out
    assert "Differs: nothing that rules see" in out
    assert "Decided by: no fact" in out
    assert "Nearest: closure" in out
    assert "As of: not given: relative dates cannot be placed" in out


def test_the_tree_is_drawn_for_those_who_ask(command: Command) -> None:
    out = command("explain", "The Senate passed the bill.", "--tree", status=0).stdout
    assert "passed  root VERB\n├─ Senate  nsubj" in out
    assert "root VERB" not in command("explain", "The Senate passed the bill.", status=0).stdout


def test_a_statement_that_looks_like_a_path_is_explained_as_a_statement(command: Command) -> None:
    assert "notes.md" in command("explain", "notes.md", status=0).stdout


def test_a_configured_format_is_no_matter(command: Command) -> None:
    command.write(".factcheck.yaml", "format: jsonl\n")
    assert command("explain", "It is TRUE.", status=0).stdout.startswith("SUPPORTED")


def test_rich_is_in_columns_and_within_the_width(command: Command) -> None:
    text = "It is WRONG " + "and very long " * 20
    out = command("explain", text, "--format", "rich", "--width", "60", status=0).stdout
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 60
    assert "  Verdict          contradicted (wrong date)\n" in out
    assert "\x1b[1m" in command("explain", "It is WRONG.", "--color", "always", status=0).stdout


def test_hostile_text_steers_nothing() -> None:
    rows = [
        Row(0, "", "a\x1b[31mb"),
        Row(1, "\x07label", "[bold]x[/bold]\u202e"),
        Row(2, "y" * 40, "long [link=x]"),
    ]
    for out in ("".join(render_plain(rows)), "".join(render_rich(rows, False, 80))):
        assert "\x1b" not in out and "\x07" not in out and "\u202e" not in out
        assert "[bold]x[/bold]" in out and "[link=x]" in out
    assert "".join(render_plain([])) == "".join(render_rich([], True, 80)) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            TimeValue(SPAN, "x", TimeRole.AT, date(2024, 1, 1), date(2024, 12, 31), granularity="year"),
            "time, at, 2024-01-01 to 2024-12-31, year",
        ),
        (TimeValue(SPAN, "x", TimeRole.BY, None, date(2025, 9, 30)), "time, by, … to 2025-09-30"),
        (TimeValue(SPAN, "x", TimeRole.SINCE, date(2025, 9, 30), None), "time, since, 2025-09-30 to …"),
        (
            TimeValue(SPAN, "x", TimeRole.DURATION, granularity="length", days=(6.0, 6.0)),
            "time, duration, 6 days",
        ),
        (
            TimeValue(SPAN, "x", TimeRole.DURATION, granularity="length", days=(6.0, 7.0), bound=Bound.ABOUT),
            "time, duration, 6 to 7 days, bound ~",
        ),
        (
            TimeValue(SPAN, "x", TimeRole.AT, relative=True, recurring=True),
            "time, at, not placed, relative, recurring",
        ),
        (Quantity(SPAN, "x", 2500.0, 2500.0, "troop", "count", Bound.ABOUT), "count, 2,500, troop, bound ~"),
        (
            Quantity(SPAN, "x", 30.0, None, "", "count", Bound.MORE, per="year"),
            "count, 30 to …, bound >, per year",
        ),
        (Quantity(SPAN, "x", None, 5.0, "%", "percent"), "percent, … to 5, %"),
        (Ordinal(SPAN, "x", 3), "rank 3"),
        (Ordinal(SPAN, "x", -1), "the last one"),
    ],
)
def test_values_in_words(value: TimeValue | Quantity | Ordinal, words: str) -> None:
    assert describe_value(value) == words


def test_differences_in_words() -> None:
    assert (
        describe_difference(Difference(Reason.DATE, "", "", SPAN))
        == "not stated, the base does not"
    )

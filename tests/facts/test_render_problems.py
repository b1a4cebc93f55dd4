"""Problems as lines of text: places, carets, hints, and nothing that could steer a terminal."""

from __future__ import annotations

from factcheck.errors import Problem
from factcheck.facts.render_problems import render_problems


def render(line: str, column: int, message: str = "expected a, found b", hint: str = "") -> list[str]:
    return render_problems([Problem("facts.yaml", 12, column, message, (line,), hint)]).splitlines()


def test_place_line_caret_and_hint() -> None:
    assert render("    titel: Suez", 5, 'expected a key, found "titel"', 'did you mean "title"?') == [
        'facts.yaml:12:5: error: expected a key, found "titel"',
        "        titel: Suez",
        "        ^",
        '    did you mean "title"?',
    ]


def test_none() -> None:
    assert render_problems([]) == ""


def test_problems_without_a_place() -> None:
    assert render_problems(
        [Problem("facts.yaml", 0, 0, "expected a file, found none", hint="look again")]
    ) == ("facts.yaml: error: expected a file, found none\n    look again\n")
    assert (
        render_problems([Problem("", 0, 0, "expected a file, found none")])
        == "error: expected a file, found none\n"
    )


def test_blank_lines_are_not_shown() -> None:
    assert len(render("", 1)) == len(render("   ", 2)) == 1


def test_warning() -> None:
    assert render_problems([Problem("a", 1, 1, "m", severity="warning")]) == "a:1:1: warning: m\n"


def test_the_caret_stands_below_its_character() -> None:
    assert render("\tx", 2)[1:] == ["    →x", "     ^"]
    assert render("日本 x", 4)[1:] == ["    日本 x", "         ^"]
    assert render("e\u0301 x", 4)[1:] == ["    e\u0301 x", "      ^"]
    assert render("abc", 4)[1:] == ["    abc", "       ^"]


def test_long_lines_are_cut_around_the_place() -> None:
    line = "a" * 300 + "b" + "c" * 300
    _, shown, caret = render(line, 301)
    assert len(shown) < 120
    assert shown[caret.index("^")] == "b"
    _, shown, caret = render(line, 3)
    assert shown.endswith("…")
    assert caret == "      ^"


def test_a_line_cut_by_the_loader_has_no_caret() -> None:
    assert len(render("…" + "a" * 200 + "…", 1_000_000)) == 2


def test_nothing_steers_the_terminal() -> None:
    text = render_problems(
        [Problem("a\x1b[31m", 1, 1, "found \x9b2J\x07", ("\x1b]0;x\x07\u202e",), "\r\x00")]
    )
    assert text.replace("\n", "").isprintable()
    assert "␛[31m" in text

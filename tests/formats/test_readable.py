"""The formats for people: plain, rich, markdown and the workflow commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from factcheck import formats
from factcheck.formats import FormatOptions, Severity
from factcheck.formats.layout import wrap
from factcheck.formats.markdown import escape
from factcheck.formats.text import sanitise, web_link
from factcheck.formats.wording import LABELS, day_words
from factcheck.model import Verdict

from .reports import (
    CLAIMS,
    COLOUR,
    FACTS,
    FREED,
    LONG,
    REPORTS,
    claim_verdict,
    difference,
    file_of,
    report_of,
    sentence_verdict,
    statement,
)

ESCAPE = re.compile("\x1b\\[[0-9;]*m")
MACHINE_WORDS = ("unverified", "needs-context", "not-checkable", "outdated")


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_rich_keeps_to_the_width(report: str, colour: bool, width: int) -> None:
    options = FormatOptions(colour=colour, width=width, facts=FACTS, strict=True, statistics=True)
    text = formats.render("rich", REPORTS[report](), options)
    lines = ESCAPE.sub("", text).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip(" ")] == []


@pytest.mark.parametrize("report", REPORTS)
def test_colour_changes_nothing_but_colour(report: str) -> None:
    plain = formats.render("rich", REPORTS[report](), FormatOptions(width=80))
    coloured = formats.render("rich", REPORTS[report](), FormatOptions(width=80, colour=True))
    assert "\x1b" not in plain
    assert ESCAPE.sub("", coloured) == plain


def test_rich_wide_characters() -> None:
    text = "船は2021年3月30日に離礁したと当局が述べ、運河は再開されたという記事が配信され、各社が伝えた。" * 3
    words = "2021年3月30日"
    claim = claim_verdict(
        text, Verdict.CONTRADICTED, fact=FACTS["refloat-date"], differences=(_date(text, words),)
    )
    report = report_of(file_of("a.md", [[text]], {text: (claim,)}))
    lines = formats.render("rich", report, FormatOptions(width=50)).split("\n")
    assert max(map(cell_len, lines)) <= 50
    marked = next(number for number, line in enumerate(lines) if "^" in line)
    assert lines[marked].count("^") == cell_len(words)
    assert cell_len(lines[marked - 1][: lines[marked - 1].index(words)]) == lines[marked].index("^")


def _date(text: str, words: str):  # type: ignore[no-untyped-def]
    from factcheck.model import Reason

    return difference(text, Reason.DATE, words, "29 March 2021")


@pytest.mark.parametrize("text", ["", "   ", "a", "a  b ", "x" * 50, "aa bb cc", "ab " * 30, "é" * 30])
@pytest.mark.parametrize("width", [1, 5, 20])
def test_wrap_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = [text[span.start : span.end] for span in wrap(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(0 < cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("name", ["plain", "rich", "markdown", "github"])
@pytest.mark.parametrize("report", ["every-verdict", "statements"])
def test_people_read_words_for_people(name: str, report: str) -> None:
    text = formats.render(name, REPORTS[report](), FormatOptions(strict=True))
    assert not [word for word in MACHINE_WORDS if word in text]
    assert LABELS[Verdict.UNVERIFIED].lower() in text.lower()


def test_plain_is_one_line_a_finding() -> None:
    lines = formats.render("plain", REPORTS["every-verdict"](), FormatOptions(quiet=True)).splitlines()
    assert len(lines) == 7
    assert all(re.match(r"[\w./]+:\d+:\d+: (error|warning): [A-Z ]+( \[[a-z ]+\])? ", line) for line in lines)
    assert lines[-1].startswith("desk/profit.html:2:13: error: CONTRADICTED [wrong date]")


def test_plain_compact_is_one_line_a_statement() -> None:
    report = REPORTS["statements"]()
    lines = formats.render("plain", report, FormatOptions(quiet=True, compact=True)).splitlines()
    assert len(lines) == len(report.files)
    assert lines[0] == f"CONTRADICTED: {FREED} – “30 March 2021” should read “29 March 2021” (refloat-date)"


def test_unknown_is_never_called_right() -> None:
    report = report_of(statement(COLOUR), statement(COLOUR))
    for name in ("plain", "rich", "markdown", "html"):
        text = formats.render(name, report).lower()
        assert "no findings" in text
        assert "not in the base" in text
        assert "clean" not in text.split("</style>")[-1]


def test_nearest_facts_in_words_where_the_base_is_at_hand() -> None:
    report = report_of(statement(COLOUR))
    assert "(crew)" not in formats.render("plain", report)
    assert f"{FACTS['crew'].claim} (crew)" in formats.render("plain", report, FormatOptions(facts=FACTS))


def test_quiet_says_nothing_without_findings() -> None:
    report = report_of(file_of("a.md", [[LONG]]))
    for name in ("plain", "rich", "github"):
        assert formats.render(name, report, FormatOptions(quiet=True)) == ""


def test_strict_shows_what_no_fact_covers() -> None:
    report = report_of(file_of("a.md", [[LONG, COLOUR]]))
    assert "a.md" not in formats.render("plain", report)
    strict = formats.render("plain", report, FormatOptions(strict=True))
    assert "a.md:1:32: warning: NOT IN THE BASE" in strict


def test_severities_can_be_set_by_fact_tag_and_verdict() -> None:
    report = report_of(file_of("a.md", [[FREED]]))
    for key, severity, expected in [
        ("contradicted", Severity.WARNING, "warning:"),
        ("tag:suez", Severity.WARNING, "warning:"),
        ("fact:refloat-date", Severity.WARNING, "warning:"),
        ("fact:length", Severity.WARNING, "error:"),
    ]:
        options = FormatOptions(severities={key: severity})
        assert expected in formats.render("plain", report, options).split("\n")[0]
    none = FormatOptions(severities={"tag:suez": Severity.NONE}, quiet=True)
    assert formats.render("plain", report, none) == ""
    first = FormatOptions(severities={"fact:refloat-date": Severity.ERROR, "tag:suez": Severity.NONE})
    assert "error:" in formats.render("plain", report, first)
    supported = report_of(file_of("a.md", [[LONG]]))
    on = FormatOptions(severities={"fact:length": Severity.ERROR}, quiet=True)
    assert formats.render("plain", supported, on) == ""


def test_sanitise_keeps_places() -> None:
    text = "".join(map(chr, range(0x250))) + "\u202e\u2066\ud800\ufffe"
    assert len(sanitise(text)) == len(text)
    assert sanitise("Zürich – “ok” 船 👍🏽") == "Zürich – “ok” 船 👍🏽"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "http:", "https://", "/x", ""]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert web_link(address) == ""


def test_web_links_are_quoted() -> None:
    assert web_link("https://example.org/a b?q='\"<>\x1b") == "https://example.org/a%20b?q='%22%3C%3E%1B"


def test_days_in_words() -> None:
    assert day_words("2021-03-09") == "9 March 2021"
    assert day_words("2021-03") == "March 2021"
    assert day_words("2021-13-01") == "2021-13-01"
    assert day_words("2021~") == "2021~"


def test_markdown_calls_nobody() -> None:
    assert escape("@desk #12 a|b <b> [x](y)") == r"@<!-- -->desk \#<!-- -->12 a\|b \<b\> \[x\](y)"


def test_github_escapes_and_counts() -> None:
    text = formats.render("github", REPORTS["hostile"]())
    assert len(text.splitlines()) == 3
    assert all(re.match(r"::error [^\n:]*::", line) for line in text.splitlines())
    assert "%0A" not in text.replace("%250A", "")
    many = report_of(file_of("a.md", [[FREED] for _ in range(14)]))
    lines = formats.render("github", many).splitlines()
    assert len(lines) == 15
    assert lines[-1].startswith("::notice title=factcheck::4 more findings")


def test_github_job_summary(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n")
    options = FormatOptions(job_summary=path)
    commands = formats.render("github", REPORTS["every-verdict"](), options)
    assert commands == formats.render("github", REPORTS["every-verdict"]())
    assert path.read_text() == "before\n" + formats.render("markdown", REPORTS["every-verdict"]())
    unwritable = FormatOptions(job_summary=tmp_path / "no" / "folder.md")
    assert "could not be written" in formats.render("github", REPORTS["every-verdict"](), unwritable)


def test_markdown_says_what_it_leaves_out() -> None:
    from factcheck.formats.markdown import document

    report = report_of(file_of("a.md", [[FREED] for _ in range(20)]))
    text = "".join(document(report, FormatOptions(), limit=2000))
    assert len(text) < 2600
    assert re.search(r"^\d+ more findings not shown here\.$", text, re.MULTILINE)


def test_long_sentences_are_shown_around_their_marks() -> None:
    text = "Before that, " * 60 + "the ship was freed on 30 March 2021" + ", and so on" * 60 + "."
    claim = claim_verdict(text, Verdict.CONTRADICTED, differences=(_date(text, "30 March 2021"),))
    lines = formats.render("rich", report_of(file_of("a.md", [[text]], {text: (claim,)}))).split("\n")
    assert sum(line.strip() == "…" for line in lines) == 2
    assert len(lines) < 20


def test_two_claims_on_the_same_words_are_one_finding() -> None:
    claims = {FREED: CLAIMS[FREED] * 2}
    lines = formats.render("plain", report_of(file_of("a.md", [[FREED]], claims)), FormatOptions(quiet=True))
    assert len(lines.splitlines()) == 1


def test_broken_spans_are_survived() -> None:
    from dataclasses import replace

    from factcheck.model import FileReport, Span

    for span in (Span(-3, 4), Span(5, 5), Span(10, 9999), Span(7, 2)):
        verdict = CLAIMS[FREED][0]
        wrong = replace(verdict.differences[0], span=span)
        claim = replace(verdict, differences=(wrong,), claim=replace(verdict.claim, span=span))
        report = report_of(FileReport("a.md", (sentence_verdict(FREED, (claim,)),), source=FREED))
        for name in formats.names():
            assert "refloated" in formats.render(name, report)


def test_only_the_terminal_imports_rich() -> None:
    others = [name for name in formats.names() if name != "rich"]
    code = (
        "import sys\nfrom factcheck import formats\n"
        f"for name in {others!r}:\n    formats.load(name)\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

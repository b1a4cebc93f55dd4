"""Comments to the checker: what they set aside, and what is said of those that are wrong or of no use."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import Command, prepare
from fakes import FakeEngine

from factcheck import formats


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def look(command: Command, copy: str, status: int, *args: str, name: str = "a.md") -> list[dict[str, object]]:
    command.write(name, copy)
    result = command(name, "--format", "jsonl", *args, status=status)
    return [json.loads(line) for line in result.stdout.splitlines()]


def remarks(records: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(record["line"], record["rule"]) for record in records if record["type"] == "remark"]


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("a.md", "It is WRONG. <!-- factcheck: ignore -- a quotation -->\n"),
        ("a.md", "It is WRONG. <!-- factcheck: ignore refloat-date -- a quotation -->\n"),
        ("a.md", "It is WRONG. <!-- factcheck: ignore old-office, refloat-date — a quotation -->\n"),
        ("a.md", "<!-- factcheck: ignore-next -- a quotation -->\n\nIt is WRONG.\n"),
        ("a.md", "<!-- factcheck: ignore-start -- a quotation -->\n\nIt is WRONG.\n\nOLD.\n\n"
                 "<!-- factcheck: ignore-end -->\n"),
        ("a.html", "<p>It is WRONG. <!-- factcheck: ignore -- a quotation --></p>"),
        ("a.html", "<!-- factcheck: ignore-next -- a quotation -->\n<p>It is\nWRONG.</p>"),
        ("a.txt", "It is WRONG. [factcheck: ignore -- a quotation]\n"),
        ("a.txt", "# factcheck: ignore-next -- a quotation\nIt is WRONG.\n"),
        ("a.adoc", "// factcheck: ignore-next -- a quotation\nIt is WRONG.\n"),
        ("a.rst", ".. factcheck: ignore-next -- a quotation\n\nIt is WRONG.\n"),
        ("a.md", "It is WRONG. <!-- Factcheck: Ignore -- a quotation -->\n"),  # as word processors begin a comment
        ("a.md", "It is WRONG. <!-- fact-check: ignore -- a quotation -->\n"),
        ("a.md", "It is WRONG. <!-- factcheck ignore -- a quotation -->\n"),
        ("a.txt", "It is WRONG. [FactCheck ignore -- a quotation]\n"),
        ("a.md", "---\ntitle: It is WRONG  # factcheck: ignore -- a quotation\n---\n"),
        ("a.md", "---\n# factcheck: ignore-next -- a quotation\ntitle: It is WRONG\n---\n"),
    ],
)  # fmt: skip
def test_a_comment_sets_findings_aside(command: Command, name: str, copy: str) -> None:
    records = look(command, copy, 0, "--fail-level", "warning", name=name)
    assert not remarks(records)
    assert all(str(record["suppressed"]).endswith(": a quotation") for record in records)


def test_only_the_lines_that_are_meant(command: Command) -> None:
    copy = "WRONG one.\n\nWRONG two. <!-- factcheck: ignore -- known -->\n\nWRONG three.\n"
    records = look(command, copy, 1)
    assert ["suppressed" in record for record in records] == [False, True, False]


NITF = "<nitf><body><body.content>{}</body.content></body></nitf>"
ONE = "<p>WRONG one.</p><p>WRONG two. {}</p><p>WRONG three.</p>"
BEFORE = "<p>WRONG one.</p>{}<p>WRONG two.</p><p>WRONG three.</p>"
AROUND = (
    "<p>WRONG one.</p><!-- factcheck: ignore-start — known --><p>WRONG two.</p>"
    "<!-- factcheck: ignore-end --><p>WRONG three.</p>"
)


@pytest.mark.parametrize(
    "body",
    [
        ONE.format("<!-- factcheck: ignore — known -->"),
        BEFORE.format("<!-- factcheck: ignore-next — known -->"),
        AROUND,
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.xml", "a.json"])
def test_a_story_on_one_line_is_not_silenced_as_a_whole(command: Command, name: str, body: str) -> None:
    copy = {"a.html": body, "a.xml": NITF.format(body), "a.json": json.dumps({"body_html": body})}[name]
    records = look(command, copy, 1, name=name)
    assert ["suppressed" in record for record in records if record["type"] == "sentence"] == [False, True, False]
    assert not remarks(records)


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("a.html", "{}<p>WRONG one.</p>\n<p>WRONG two.</p>\n"),
        ("a.html", "<div>\n{}<p>WRONG\none.</p><p>WRONG two.</p></div>"),
        ("a.md", "{} WRONG one.\n\nWRONG two.\n"),
        ("a.md", "{}\nWRONG one.\n\nWRONG two.\n"),
        ("a.xml", NITF.format("{}<p>WRONG one.</p>\n<p>WRONG two.</p>")),
    ],
)
def test_the_next_copy_may_stand_on_the_comment_s_own_line(command: Command, name: str, copy: str) -> None:
    records = look(command, copy.format("<!-- factcheck: ignore-next — known -->"), 1, name=name)
    assert ["suppressed" in record for record in records if record["type"] == "sentence"] == [True, False]
    assert not remarks(records)


def test_prose_about_a_fact_check_is_no_comment(command: Command) -> None:
    copy = "The fact-check ignored this. A factcheck: it is WRONG.\n\n<!-- our fact-check of the story -->\n"
    assert not remarks(look(command, copy, 1))


def test_only_the_fact_that_is_meant(command: Command) -> None:
    copy = "It is WRONG and OLD. <!-- factcheck: ignore old-office -- known -->\n"
    records = look(command, copy, 1)
    assert ["suppressed" in claim for claim in records[0]["claims"]] == [False, True]  # type: ignore[attr-defined]
    assert "suppressed" not in records[0]
    result = command("a.md", "--format", "sarif", status=1)
    results = json.loads(result.stdout)["runs"][0]["results"]
    assert [[s["kind"] for s in item["suppressions"]] for item in results] == [[], ["inSource"]]
    copy = "It is WRONG and OLD. <!-- factcheck: ignore old-office refloat-date -- known -->\n"
    assert "suppressed" in look(command, copy, 0)[0]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore", "the reason is missing"),
        ("ignore refloat-date", "the reason is missing"),
        ("ignore --", "the reason is missing"),
        ("ignore -- until 2099-01-01", "the reason is missing"),
        ("ignore -- known until 2021-13-40", "expected a day"),
        ("ignore re/float -- known", "expected the id of a fact"),
        ("ignroe -- known", "did you mean ignore?"),
        ("ignore-start -- known", "there is no ignore-end"),
        ("ignore-end", "there is no ignore-start"),
    ],
)
def test_a_malformed_comment_sets_nothing_aside_and_is_told(
    command: Command, comment: str, words: str
) -> None:
    copy = f"It is WRONG. <!-- factcheck: {comment} -->\n"
    records = look(command, copy, 1)
    assert remarks(records) == [(1, "comment/malformed")]
    assert words in str(records[-1]["message"])
    assert "suppressed" not in records[0]


def test_an_expired_comment(command: Command) -> None:
    copy = "It is WRONG. <!-- factcheck: ignore -- embargo until 2021-03-29 -->\n"
    assert not remarks(look(command, copy, 0, "--as-of", "2021-03-29"))
    records = look(command, copy, 1, "--as-of", "2021-03-30")
    assert remarks(records) == [(1, "comment/expired")]
    assert "suppressed" not in records[0]


def test_a_day_in_the_words_of_a_reason_is_no_expiry(command: Command) -> None:
    copy = "It is WRONG. <!-- factcheck: ignore -- we wait until Friday -->\n"
    assert not remarks(look(command, copy, 0))


@pytest.mark.parametrize(
    "copy",
    [
        "It is TRUE. <!-- factcheck: ignore -- known -->\n",
        "It is OLD. <!-- factcheck: ignore refloat-date -- known -->\n",
        "<!-- factcheck: ignore -- known -->\n\nIt is OLD.\n",
        "It is OLD.\n\n<!-- factcheck: ignore-next -- known -->\n",
        "<!-- factcheck: ignore-start -- known -->\n\nTRUE.\n\n<!-- factcheck: ignore-end -->\n\nOLD.\n",
    ],
)
def test_an_unused_comment(command: Command, copy: str) -> None:
    command.write("a.md", copy)
    assert [rule for _, rule in remarks(look(command, copy, 1 if "OLD" in copy else 0))] == ["comment/unused"]


def test_a_comment_is_not_unused_because_of_the_selection(command: Command) -> None:
    copy = "It is WRONG. <!-- factcheck: ignore -- known -->\n"
    assert not remarks(look(command, copy, 0, "--ignore", "contradicted"))


def test_blocks_in_blocks(command: Command) -> None:
    copy = (
        "<!-- factcheck: ignore-start refloat-date -- one -->\n\nWRONG.\n\n"
        "<!-- factcheck: ignore-start old-office -- two -->\n\nWRONG and OLD.\n\n"
        "<!-- factcheck: ignore-end refloat-date -->\n\nOLD.\n\n<!-- factcheck: ignore-end -->\n\n"
        "WRONG and OLD.\n"
    )
    records = look(command, copy, 1)
    assert not remarks(records)
    assert ["suppressed" in record for record in records] == [True, True, True, False]


def test_remarks_count_as_warnings(command: Command) -> None:
    copy = "It is TRUE. <!-- factcheck: ignore -- known -->\n"
    look(command, copy, 0)
    look(command, copy, 1, "--fail-level", "warning")
    look(command, copy, 0, "--fail-level", "never")
    assert "1 warning" in command("a.md", status=0).stdout


@pytest.mark.parametrize("name", formats.names())
def test_every_format_shows_remarks(command: Command, name: str) -> None:
    command.write("a.md", "It is TRUE. <!-- factcheck: ignore -- known -->\n")
    out = command("a.md", "--format", name, "--width", "200", status=0).stdout
    assert "there is no finding on this line" in out
    if name in ("junit", "checkstyle"):
        ElementTree.fromstring(out)
        out = command("a.md", "--format", "junit", "--fail-level", "warning", status=1).stdout
        assert ElementTree.fromstring(out).get("failures") == "1"
    if name == "sarif":
        result = json.loads(out)["runs"][0]["results"][0]
        assert (result["ruleId"], result["level"]) == ("comment/unused", "warning")
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_comments_count_from_python_too(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    import factcheck

    monkeypatch.setattr("factcheck.api.Engine", FakeEngine)
    base = factcheck.load("facts.yaml")
    command.write("a.md", "It is WRONG. <!-- factcheck: ignore -- known -->\n\nIt is OLD.\n")
    assert [result.suppressed for result in base.check_file("a.md")] == ["line 1: known", ""]


@pytest.mark.parametrize(
    ("name", "copy", "how"),
    [
        ("a.adoc", "It is WRONG. // factcheck: ignore -- so it was said\n", "// factcheck: ignore-next"),
        ("a.rst", "It is WRONG. .. factcheck: ignore -- so it was said\n", ".. factcheck: ignore-next"),
        ("a.md", "It is WRONG. [factcheck: ignore -- so it was said]\n", "<!-- factcheck: ignore"),
        ("a.txt", "It is WRONG. factcheck: ignore -- so it was said\n", "[factcheck: ignore"),
    ],
)
def test_what_stands_in_the_copy_is_no_comment_and_is_told(command: Command, name: str, copy: str, how: str) -> None:
    found = look(command, copy, 1, name=name)
    assert remarks(found) == [(1, "comment/malformed")]
    assert how in str(found[-1]["message"])


def test_a_fact_that_the_base_has_not_is_told(command: Command) -> None:
    found = look(command, "It is WRONG. <!-- factcheck: ignore refloat-dat -- a quotation -->\n", 1)
    assert remarks(found) == [(1, "comment/unused")]
    assert "the base has no fact “refloat-dat”; did you mean refloat-date?" in str(found[-1]["message"])


def test_a_title_in_quotation_marks_is_no_comment(command: Command) -> None:
    copy = '---\ntitle: "WRONG # factcheck: ignore -- no"\n---\n'
    assert look(command, copy, 1)[0]["verdict"] == "contradicted"

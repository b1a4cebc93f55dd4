"""The command: what is a path and what a statement, what each exit status means, what help says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from command import Command, prepare
from fakes import FakeEngine, RaisingEngine


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def verdicts(output: str) -> list[tuple[str | None, str]]:
    records = [json.loads(line) for line in output.splitlines()]
    return [(record["path"], record.get("verdict", record["type"])) for record in records]


# --------------------------------------------------------------------------- exit statuses


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("This is TRUE.", 0),
        ("This is WRONG.", 1),
        ("This is OLD.", 1),
        ("This is MAYBE so.", 0),
        ("This lacks a CAVEAT.", 0),
        ("Nobody knows.", 0),
        ("OPINION of mine.", 0),
        ("TRUE and WRONG.", 1),
    ],
)
def test_the_status_of_a_statement(command: Command, statement: str, status: int) -> None:
    result = command(statement, status=status)
    assert statement in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("level", "statement", "status"),
    [
        ("error", "WRONG", 1),
        ("error", "MAYBE", 0),
        ("warning", "MAYBE", 1),
        ("warning", "TRUE", 0),
        ("never", "WRONG", 0),
    ],
)
def test_the_fail_level(command: Command, level: str, statement: str, status: int) -> None:
    command("--fail-level", level, f"It is {statement}.", status=status)


def test_strict_makes_warnings_of_what_is_not_decided(command: Command) -> None:
    command("Nobody knows.", "--strict", status=0)
    command("Nobody knows.", "--strict", "--fail-level", "warning", status=1)
    command("This is TRUE.", "--strict", "--fail-level", "warning", status=0)


def test_severities(command: Command) -> None:
    command("It is MAYBE.", "--severity", "disputed=error", status=1)
    command("It is WRONG.", "--severity", "contradicted=none", status=0)
    command(
        "It is WRONG.",
        "--severity",
        "contradicted=warning",
        "--severity",
        "fact:refloat-date=error",
        status=1,
    )
    command("It is MAYBE.", "--severity", "tag:suez=error", status=1)
    command("It is TRUE.", "--severity", "tag:suez=error", status=0)


@pytest.mark.parametrize(
    "name",
    [
        "contradicted",
        "verdict:contradicted",
        "date",
        "reason:date",
        "refloat-date",
        "fact:refloat-date",
        "legal",
        "tag:legal",
        "refloat-*",
        "tag:le*l",
        "fact:*",
    ],
)
def test_select_and_ignore(command: Command, name: str) -> None:
    command("It is WRONG.", "--select", name, status=1)
    result = command("It is WRONG.", "--ignore", name, "--format", "jsonl", status=0)
    assert json.loads(result.stdout)["suppressed"] == f"ignored: {name}"
    command("It is OLD.", "--ignore", name, status=0 if name == "fact:*" else 1)
    result = command("It is OLD.", "--select", name, "--format", "jsonl", status=1 if name == "fact:*" else 0)
    assert json.loads(result.stdout).get("suppressed") == (None if name == "fact:*" else "not selected")


def test_a_sentence_counts_as_long_as_one_of_its_claims_is_selected(command: Command) -> None:
    result = command("WRONG and OLD", "--ignore", "contradicted", "--format", "jsonl", status=1)
    assert "suppressed" not in json.loads(result.stdout)
    command("WRONG and OLD", "--ignore", "contradicted,outdated", status=0)
    command("WRONG and OLD", "--select", "tag:legal", "--ignore", "tag:legal", status=0)


def test_a_name_that_selects_nothing_is_wrong_use(command: Command) -> None:
    result = command("It is WRONG.", "--select", "tag:legl", status=2)
    assert "--select: the base has no tag “legl”" in result.stderr
    assert "did you mean legal?" in result.stderr
    result = command("It is WRONG.", "--select", "contradict", status=2)
    assert "did you mean contradicted?" in result.stderr
    result = command("It is WRONG.", "--ignore", "fact:gone", "--severity", "tag:gone=none", status=1)
    assert result.stdout.count("the base has no") == 2


# --------------------------------------------------------------------------- paths and statements


def test_files_folders_and_statements_in_the_order_given(command: Command) -> None:
    command.write("z.md", "It is WRONG.\n")
    command.write("d/b.md", "It is TRUE.\n")
    command.write("d/a.md", "It is OLD.\n")
    result = command("z.md", "It is MAYBE.", "d", "--format", "jsonl", status=1)
    assert verdicts(result.stdout) == [
        ("z.md", "contradicted"),
        (None, "disputed"),
        ("d/a.md", "outdated"),
        ("d/b.md", "supported"),
    ]


def test_check_may_be_said(command: Command) -> None:
    command("check", "It is WRONG.", status=1)
    command("--quiet", "check", "It is WRONG.", status=1)
    assert "WRONG" in command("check", "check it is WRONG", status=1).stdout


def test_a_file_that_is_named_twice_is_read_once(command: Command) -> None:
    command.write("d/a.md", "It is TRUE.\n")
    result = command("d/a.md", "./d/a.md", "d", "--format", "jsonl", status=0)
    assert verdicts(result.stdout) == [("d/a.md", "supported")]


def test_a_missing_file_is_told_while_the_rest_is_checked(command: Command) -> None:
    command.write("a.md", "It is WRONG.\n")
    result = command("gone.md", "a.md", "--format", "jsonl", status=3)
    assert verdicts(result.stdout) == [("gone.md", "incident"), ("a.md", "contradicted")]
    result = command("gone.md", "a.md", status=3)
    assert "gone.md: could not be read: there is no such file" in result.stdout
    assert "a.md:1:7: error: CONTRADICTED" in result.stdout


def test_a_statement_that_looks_like_a_file_name(command: Command) -> None:
    result = command("The memo was saved as notes.md", status=3)
    assert (
        "there is no such file. A statement that ends like a file name is read with --statements."
        in result.stdout
    )
    result = command("--statements", "-", status=0, stdin="The memo was saved as notes.md\n")
    assert "The memo was saved as notes.md" in result.stdout
    command("The memo was saved as notes.md.", status=0)


@pytest.mark.parametrize("argument", ["drafts/", "./drafts", "../desk/drafts", "/none/drafts", "drafts\\"])
@pytest.mark.parametrize("name", ["plain", "github"])
def test_a_folder_that_is_missing_is_an_error(command: Command, argument: str, name: str) -> None:
    result = command(argument, "--format", name, status=3)
    assert "there is no such file or folder" in result.stdout


def test_counts_stand_beside_formats_for_machines(command: Command) -> None:
    command.write("a.md", "It is WRONG.\n")
    without = command("a.md", "--format", "sarif", status=1)
    counted = command("a.md", "--format", "sarif", "--statistics", status=1)
    assert counted.stdout == without.stdout and without.stderr == ""
    assert "Findings by kind: " in counted.stderr and "Findings by fact: refloat-date 1" in counted.stderr
    assert "Findings by kind: " in command("a.md", "--format", "plain", "--statistics", status=1).stdout


def test_a_word_that_may_be_meant_for_a_folder_is_told(command: Command) -> None:
    for word in ("drafts", "desk/drafts", "24/7"):
        note = f"factcheck: note: “{word}” is no file or folder, so it is checked as a statement\n"
        assert command(word, "--format", "github", status=0).stderr == note
    assert command("drafts", "--quiet", status=0).stderr == ""
    assert command("It is TRUE.", status=0).stderr == ""


def test_a_report_takes_the_place_of_no_copy_and_no_base(command: Command) -> None:
    copy = command.write("copy/a.md", "It is WRONG.\n")
    command.write("facts.yaml", "facts: []\n")
    assert "is to be checked" in command("copy/a.md", "-o", "./copy/a.md", status=2).stderr
    assert "is the fact base" in command("copy/a.md", "--facts", "facts.yaml", "-o", "facts.yaml", status=2).stderr
    assert copy.read_text("utf-8") == "It is WRONG.\n"
    for _ in range(2):  # the report of the run before is no copy
        command("copy", "--format", "html", "-o", "copy/report.html", status=1)
        assert "1 error" in (command.folder / "copy/report.html").read_text("utf-8")


def test_a_draft_on_standard_input_is_excluded_by_its_name(command: Command) -> None:
    arguments = ("-", "--stdin-filename", "old/a.md", "--exclude", "old/**")
    command(*arguments, stdin="It is WRONG.", status=1)
    command(*arguments, "--force-exclude", stdin="It is WRONG.", status=0)


def test_an_existing_file_without_suffix_is_a_path(command: Command) -> None:
    command.write("Iraq", "It is WRONG.\n")
    result = command("Iraq", "--format", "jsonl", status=1)
    assert verdicts(result.stdout) == [("Iraq", "contradicted")]


def test_an_empty_file_is_clean(command: Command) -> None:
    command.write("empty.md")
    assert "0 sentences in 1 file looked at" in command("empty.md", status=0).stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("binary.md", b"\x00\x01\x02\xff" * 100, "it is a binary file, not text"),
        ("image.png", b"\x89PNG\r\n\x1a\n\0", "it is a PNG image, not text"),
        ("latin.md", "Der Kanal wurde für Schiffe gesperrt.".encode("latin-1"), "it is not UTF-8"),
        ("latin.txt", "café".encode("latin-1"), "it looks like ISO-8859-1 (Latin-1)"),
        ("package.json", b'{"name": "x"}', ""),
    ],
)
def test_a_file_that_cannot_be_read_is_an_incident(
    command: Command, name: str, content: bytes, words: str
) -> None:
    command.write(name, content)
    command.write("a.md", "It is WRONG.\n")
    result = command(name, "a.md", status=3)
    assert f"{name}: could not be read: " in result.stdout and words in result.stdout
    assert "a.md:1:7: error: CONTRADICTED" in result.stdout


def test_a_folder_with_nothing_to_read(command: Command) -> None:
    (command.folder / "empty").mkdir()
    command.write("data/package.json", '{"name": "x"}')
    result = command("empty", status=3)
    assert "empty: could not be read: it holds nothing to read: no file with one of .adoc" in result.stdout
    result = command("data", status=3)
    assert "data: could not be read: it holds nothing to read" in result.stdout
    command.write("data/a.md", "It is TRUE.")
    command("data", status=0)


def test_a_copy_of_an_unknown_kind_is_read_when_named(command: Command) -> None:
    command.write("a.copy", "It is WRONG.\n")
    assert verdicts(command("a.copy", "--format", "jsonl", status=1).stdout) == [("a.copy", "contradicted")]
    command(".", status=3)
    command(".", "--include", "*.copy", status=1)


def test_include_exclude_and_force_exclude(command: Command) -> None:
    command.write("a.md", "It is WRONG.\n")
    command.write("old/b.md", "It is WRONG.\n")
    result = command(".", "--exclude", "old", "--format", "jsonl", status=1)
    assert verdicts(result.stdout) == [("./a.md", "contradicted")]
    command("old/b.md", "--exclude", "old", status=1)
    result = command("old/b.md", "--exclude", "old", "--force-exclude", status=0)
    assert "Note: 1 of the files named is excluded" in result.stdout
    result = command(
        "old/b.md", "old", "a.md", "--exclude", "old", "--force-exclude", "--format", "jsonl", status=1
    )
    assert verdicts(result.stdout) == [("a.md", "contradicted")]
    result = command(".", "--include", "b.*", "--format", "jsonl", status=1)
    assert verdicts(result.stdout) == [("./old/b.md", "contradicted")]


def test_a_draft_on_standard_input(command: Command) -> None:
    result = command("-", "--format", "jsonl", status=1, stdin="It is WRONG. It is TRUE.\n")
    assert verdicts(result.stdout) == [("<stdin>", "contradicted"), ("<stdin>", "supported")]
    result = command(
        "-", "--stdin-filename", "d.html", "--format", "jsonl", status=1, stdin="<p>It is <b>WRONG</b>.</p>"
    )
    record = json.loads(result.stdout)
    assert (record["path"], record["text"], record["column"]) == ("d.html", "It is WRONG.", 4)
    command("-", status=3, stdin=b"caf\xe9")
    command("-", status=0, stdin="")


def test_statements_one_a_line_one_record_a_line(command: Command) -> None:
    lines = "It is WRONG. It is TRUE.\r\n\n  Nobody knows.\n\t\nIt is OLD."
    expected = [(None, "contradicted"), (None, "unverified"), (None, "outdated")]
    assert (
        verdicts(command("--statements", "-", "--format", "jsonl", status=1, stdin=lines).stdout) == expected
    )
    command.write("lines", lines)
    assert verdicts(command("--statements", "lines", "--format", "jsonl", status=1).stdout) == expected
    plain = command("--statements", "lines", "--quiet", status=1).stdout
    assert [line.split(":")[0] for line in plain.splitlines()] == [
        "CONTRADICTED",
        "NOT IN THE BASE",
        "OUT OF DATE",
    ]
    assert command("--statements", "-", "--format", "jsonl", status=0, stdin="\n \n").stdout == ""
    assert (
        "gone: could not be read: there is no such file" in command("--statements", "gone", status=3).stdout
    )
    command("--statements", "-", status=3, stdin=b"caf\xe9\n")


def test_a_statement_of_a_megabyte(command: Command) -> None:
    text = "word " * 200_000 + "WRONG"
    result = command(text, "--format", "jsonl", status=1)
    assert json.loads(result.stdout)["text"] == text
    command("--statements", "-", status=1, stdin=text)


def test_nothing_to_check_is_wrong_use(command: Command) -> None:
    assert "Usage: factcheck" in command(status=2).stderr
    assert "there is nothing to check" in command("check", status=2).stderr
    assert "there is nothing to check" in command("--quiet", status=2).stderr
    assert "the statement is empty" in command("", status=2).stderr
    assert "the statement is empty" in command(" \n", status=2).stderr


def test_a_dash_behind_two_is_no_option(command: Command) -> None:
    assert "-5 degrees are TRUE" in command("--", "-5 degrees are TRUE", status=0).stdout


# --------------------------------------------------------------------------- wrong use


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--strickt", "x"], "--strict"),
        (["--format", "jsonlines", "x"], "did you mean jsonl?"),
        (["--as-of", "2 October", "x"], "expected a day such as 2021-07-10"),
        (["--known-on", "2024-13-01", "x"], "expected a day such as 2021-07-10"),
        (["--fail-level", "errors", "x"], "did you mean error?"),
        (["--color", "blue", "x"], "one of auto, always, never"),
        (["--jobs", "many", "x"], "expected a number above zero"),
        (["--severity", "disputed", "x"], "expected NAME=LEVEL"),
        (["--severity", "disputed=grave", "x"], "one of error, warning, none"),
        (["--select", "verdit:x", "x"], "did you mean verdict?"),
        (["--config", "gone.yaml", "x"], "expected a configuration file here, found none"),
        (["--output", "no/such/folder/x", "x"], "there is no folder"),
        (["--output", ".", "x"], "it is a folder"),
        (["--facts", "facts.yaml", "facts", "list"], "options come behind the command: factcheck facts"),
        (["explain"], "Missing argument 'STATEMENT'"),
        (["explain", " "], "the statement is empty"),
        (["explain", "x", "--format", "jsonl"], "written as plain or rich"),
        (["facts", "lst"], "lst"),
        (["facts"], "Usage: factcheck facts"),
        (["facts", "show", "refloat"], "did you mean refloat-date?"),
        (["facts", "show", "zzz"], "facts list shows all of them"),
        (["facts", "search", "x", "--limit", "0"], "--limit"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_wrong_use(command: Command, args: list[str], words: str) -> None:
    result = command(*args, status=2)
    assert words in result.stderr
    assert result.stdout == ""


def test_a_mistake_in_the_configuration(command: Command) -> None:
    command.write(".factcheck.yaml", "strict: true\nfail-levle: error\n")
    result = command("x", status=2)
    assert result.stderr == (
        '.factcheck.yaml:2:1: error: expected an option of factcheck, found "fail-levle"\n'
        "    fail-levle: error\n"
        "    ^\n"
        "    did you mean fail_level?\n"
    )


def test_the_configuration_counts(command: Command) -> None:
    command.write("setup.cfg", "[tool:factcheck]\nfail_level = warning\nformat = jsonl\n")
    assert command("It is MAYBE.", status=1).stdout.startswith("{")
    command("It is MAYBE.", "--fail-level", "error", status=0)
    command.write("other.yaml", "fail_level: never\n")
    command("It is WRONG.", "--config", "other.yaml", status=0)


def test_the_configuration_nearest_to_the_files_counts(command: Command) -> None:
    command.write("site/.factcheck.yaml", "fail_level: never\n")
    command.write("site/news/a.md", "It is WRONG.\n")
    command("site/news/a.md", status=0)
    command("site", "site/news", status=0)
    command("It is WRONG.", status=1)
    command("-", "--stdin-filename", "site/x.md", stdin="It is WRONG.", status=0)


# --------------------------------------------------------------------------- the base


def test_the_base_is_found_or_named(command: Command) -> None:
    command("x", status=0)
    command.write("desk/facts.yaml", "version: 1\n")
    command(
        "x",
        "--facts",
        "desk",
        "-f",
        "facts.yaml",
        "--as-of",
        "2024-10-02",
        "--known-on",
        "2024-10-01",
        "--no-model",
        status=0,
    )
    (first, _, cache), (second, options, _) = FakeEngine.opened
    assert first == (Path("facts.yaml"),)
    assert cache == command.folder / ".cache" / "factcheck"
    assert second == (Path("desk"), Path("facts.yaml"))
    assert (options.as_of, options.known_on) == (date(2024, 10, 2), date(2024, 10, 1))
    assert (options.use_model, options.explain) == (False, False)


def test_a_base_that_is_missing_or_wrong(command: Command) -> None:
    result = command("x", "--facts", "gone.yaml", status=4)
    assert "gone.yaml: error: expected a fact base here, found no such file or folder" in result.stderr
    command.write("facts.yaml", "BROKEN")
    result = command("x", status=4)
    assert result.stderr.count("facts.yaml:1:1: error: expected version 1") == 2
    assert "factcheck: 2 mistakes in facts.yaml" in result.stderr
    assert result.stdout == ""
    command.write("a.md", "It is WRONG.")
    command("a.md", "gone.md", status=4)


def test_caches(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("x", "--no-cache", status=0)
    assert FakeEngine.opened[-1][2] is None
    assert not (command.folder / ".cache").exists()
    result = command("x", "--cache-dir", "facts.yaml/below", status=0)
    assert (
        "factcheck: note: the cache folder facts.yaml/below cannot be used (Not a directory)" in result.stderr
    )
    assert FakeEngine.opened[-1][2] is None
    assert command("x", "--cache-dir", "facts.yaml/below", "--quiet", status=0).stderr == ""
    command("x", "--cache-dir", "kept", status=0)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    result = command("x", "--cache-dir", "kept", status=0)
    assert "factcheck: note: the cache folder kept cannot be written" in result.stderr
    assert FakeEngine.opened[-1][2] == Path("kept")


# --------------------------------------------------------------------------- bugs and interruptions


def test_a_bug_in_one_file_leaves_the_others_checked(command: Command) -> None:
    command.write("a.md", "CRASH here.\n")
    command.write("b.md", "It is WRONG.\n")
    result = command("a.md", "b.md", "CRASH too", "gone.md", status=5)
    assert "a.md: could not be read: a mistake in factcheck itself" in result.stdout
    assert "<statement>: could not be read" in result.stdout
    assert "b.md:1:7: error: CONTRADICTED" in result.stdout
    assert "Please report it" in result.stderr
    result = command("a.md", "--debug", status=5)
    assert "RuntimeError: a stage fell over" in result.stderr


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_before_there_is_anything_to_report(
    command: Command, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    monkeypatch.setattr("factcheck.run.Engine", RaisingEngine)
    monkeypatch.setattr(RaisingEngine, "error", RuntimeError)
    result = command("x", *(["--debug"] if debug else []), status=5)
    assert "factcheck: RuntimeError: opening" in result.stderr
    assert "Please report it" in result.stderr
    assert ("Traceback" in result.stderr) is debug


def test_an_interruption(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.run.Engine", RaisingEngine)
    result = command("It is x.", status=130)
    assert result.stderr.strip() == "factcheck: interrupted"
    assert result.stdout == ""


def test_without_standalone_mode_the_status_comes_back(command: Command) -> None:
    from factcheck.cli import cli

    assert cli.main(["It is WRONG.", "-q"], "factcheck", standalone_mode=False) == 1
    assert cli.main(args=["--fail-level", "x", "y"], prog_name="factcheck", standalone_mode=False) == 2


@pytest.mark.parametrize("gap", ["\n", "\t", "  "])
def test_the_page_has_every_word_of_the_copy_once(command: Command, gap: str) -> None:
    command.write("a.md", f"The harbour{gap}is WRONG. After{gap}that came more.\n\nLast{gap}it was TRUE.\n")
    page = command("a.md", "--format", "html", status=1).stdout
    copy = page[page.index('<div class="copy">') : page.index("</article>")]
    assert [copy.count(word) for word in ("After", "came more", "Last")] == [1, 1, 1]


def test_a_name_for_standard_input_needs_it(command: Command) -> None:
    command.write("a.md", "It is TRUE.\n")
    assert "goes with -" in command("a.md", "--stdin-filename", "b.md", status=2).stderr

"""The baseline: what was there before does not count, what is new does, wherever it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Command, prepare

NAME = ".factcheck-baseline.json"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    command.write("copy/a.md", "It is WRONG.\n\nIt is OLD.\n")
    command.write("copy/b.md", "It is WRONG.\n")
    return command


def test_known_findings_do_not_count_and_new_ones_do(command: Command) -> None:
    assert f"{NAME}: 3 findings" in command("baseline", "create", "copy", status=0).stdout
    command("copy", status=0)
    command.write("copy/b.md", "It is WRONG.\n\nThat is WRONG.\n")
    result = command("copy", "--format", "github", status=1)
    assert result.stdout.count("::error") == 1
    assert "b.md:3:9" in result.stdout


def test_lines_may_move(command: Command) -> None:
    command("baseline", "create", status=0)
    command.write("copy/a.md", "A new start.\n\nIt is TRUE.\n\nIt is OLD.\n\nIt is\nWRONG.\n")
    command("copy", status=0)


def test_a_finding_that_is_there_once_more_is_new(command: Command) -> None:
    command("baseline", "create", status=0)
    command.write("copy/b.md", "It is WRONG.\n\nIt is WRONG.\n")
    assert command("copy", "--format", "github", status=1).stdout.count("::error") == 1


def test_the_same_from_every_folder(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("baseline", "create", status=0)
    monkeypatch.chdir(command.folder / "copy")
    command("a.md", status=0)
    command(str(command.folder / "copy" / "b.md"), "../copy/a.md", status=0)
    monkeypatch.chdir("/")
    command(str(command.folder / "copy"), "--facts", str(command.folder / "facts.yaml"), status=0)
    monkeypatch.chdir(command.folder)
    before = command.write("keep", (command.folder / NAME).read_bytes()).read_bytes()
    monkeypatch.chdir(command.folder / "copy")
    command("baseline", "create", "..", status=0)
    assert (command.folder / NAME).read_bytes() == before


def test_named_or_not_wanted(command: Command) -> None:
    command("baseline", "create", "copy", "--baseline", "known.json", status=0)
    command("copy", status=1)
    command("copy", "--baseline", "known.json", status=0)
    command.write(".factcheck.yaml", "baseline: known.json\n")
    command("copy", status=0)
    command("copy", "--baseline", "none", status=1)


def test_show(command: Command) -> None:
    command("baseline", "create", "copy/a.md", status=0)
    lines = command("baseline", "show", status=0).stdout.splitlines()
    assert lines == [
        "copy/a.md: outdated/superseded: It is OLD.",
        "copy/a.md: contradicted/date: It is WRONG.",
        f"{NAME}: 2 findings",
    ]


def test_prune_takes_out_what_is_gone_and_nothing_else(command: Command) -> None:
    command("baseline", "create", status=0)
    command.write("copy/a.md", "It is OLD.\n")
    assert "1 entry of .factcheck-baseline.json no longer found" in command("copy", status=0).stdout
    assert "1 finding taken out, 2 left" in command("baseline", "prune", "copy/a.md", status=0).stdout
    (command.folder / "copy" / "b.md").unlink()
    assert "1 finding taken out, 1 left" in command("baseline", "prune", "copy/a.md", status=0).stdout
    before = (command.folder / NAME).stat().st_mtime_ns
    assert "0 findings taken out, 1 left" in command("baseline", "prune", "copy", status=0).stdout
    assert (command.folder / NAME).stat().st_mtime_ns == before


def test_what_was_not_looked_at_is_not_gone(command: Command) -> None:
    command("baseline", "create", status=0)
    assert "no longer found" not in command("copy/a.md", status=0).stdout


def test_comments_go_before_the_baseline(command: Command) -> None:
    command.write("copy/a.md", "It is WRONG. <!-- factcheck: ignore -- known -->\n")
    assert "1 finding" in command("baseline", "create", "copy", status=0).stdout


def test_one_of_two_claims(command: Command) -> None:
    command.write("copy/a.md", "It is WRONG and OLD.\n")
    command("baseline", "create", "copy", "--ignore", "outdated", status=0)
    command("copy", status=1)
    result = command("copy/a.md", "--format", "sarif", status=1)
    kinds = [[s["kind"] for s in r["suppressions"]] for r in json.loads(result.stdout)["runs"][0]["results"]]
    assert kinds == [["external"], []]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 1, "findings": [{"key": 1}]}', "{"])
def test_a_damaged_baseline(command: Command, content: str) -> None:
    command.write(NAME, content)
    assert "is no baseline of factcheck" in command("copy", status=2).stderr
    command("baseline", "show", status=2)


def test_a_configured_one_that_is_not_there_is_told_with_its_place(command: Command) -> None:
    command.write("setup.cfg", "[tool:factcheck]\nbaseline = known.json\n")
    command.write("a.md", "It is WRONG.\n")
    assert "setup.cfg:2: the baseline known.json cannot be read" in command("a.md", status=2).stderr


def test_no_baseline_and_a_later_version(command: Command) -> None:
    assert "there is no baseline here" in command("baseline", "show", status=2).stderr
    assert "there is no baseline here" in command("baseline", "prune", status=2).stderr
    assert "cannot be read" in command("copy", "--baseline", "gone.json", status=2).stderr
    command.write(NAME, '{"version": 2, "findings": []}')
    assert "expected a baseline of version 1" in command("copy", status=2).stderr


def test_what_is_known_of_other_files_stays(command: Command) -> None:
    command("baseline", "create", "copy", status=0)
    before = (command.folder / NAME).read_text("utf-8")
    command.write("copy/new.md", "It is WRONG.\n")
    told = command("baseline", "create", "copy/new.md", status=0).stdout
    assert told == f"{NAME}: 4 findings, 3 of them in files that were not looked at\n"
    command("copy", status=0)
    (command.folder / "copy/new.md").unlink()
    command("baseline", "create", "copy", status=0)
    assert (command.folder / NAME).read_text("utf-8") == before
    command.write(NAME, "no baseline")
    command("baseline", "create", "copy", status=0)
    assert (command.folder / NAME).read_text("utf-8") == before


def test_create_tells_what_it_could_not_read(command: Command) -> None:
    command.write("copy/c.md", b"caf\xe9")
    result = command("baseline", "create", status=3)
    assert "copy/c.md" in result.stderr
    assert "3 findings" in result.stdout


def test_a_baseline_of_a_repository_above_does_not_count(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("baseline", "create", status=0)
    (command.folder / "copy" / ".git").mkdir()
    monkeypatch.chdir(command.folder / "copy")
    command("a.md", status=1)


def test_the_file_is_the_same_every_time(command: Command) -> None:
    command("baseline", "create", "copy/b.md", "copy/a.md", status=0)
    first = (command.folder / NAME).read_bytes()
    command("baseline", "create", "copy", "--jobs", "1", status=0)
    assert (command.folder / NAME).read_bytes() == first
    assert [p.name for p in command.folder.glob(".factcheck-*")] == [NAME]

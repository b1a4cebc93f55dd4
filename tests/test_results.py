"""Results kept for the next run: used while nothing changed, and never where anything did."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from command import Command, prepare
from fakes import FakeEngine

from factcheck import results
from factcheck.model import Document, FileReport, Report

COPY = "# Title\n\nIt is WRONG & **bold**.\n\n> TRUE\n\nOLD. <!-- factcheck: ignore -- x -->\n"
KEPT = ".cache/factcheck/results"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    command.write("copy/a.md", COPY)
    command.write("copy/b.html", "<p>It is MAYBE &amp; so.</p>")
    return command


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str | None]]:
    """Record the paths of all documents that the engine is asked about."""
    seen: list[str | None] = []
    original = FakeEngine.check_document

    def check(self: FakeEngine, document: Document) -> FileReport:
        seen.append(document.path)
        return original(self, document)

    monkeypatch.setattr(FakeEngine, "check_document", check)
    yield seen


@pytest.mark.parametrize("name", ["json", "html", "sarif", "rich"])
def test_an_unchanged_file_is_not_checked_again_and_reads_the_same(
    command: Command, checked: list[str], name: str
) -> None:
    first = command("copy", "--format", name, status=1)
    assert checked == ["copy/a.md", "copy/b.html"]
    again = command("copy", "--format", name, status=1)
    assert checked == ["copy/a.md", "copy/b.html"]
    assert again.stdout_bytes == first.stdout_bytes
    assert command("copy", "--format", name, "--no-cache", status=1).stdout_bytes == first.stdout_bytes
    assert len(checked) == 4


def test_what_changed_is_checked(command: Command, checked: list[str]) -> None:
    command("copy", status=1)
    checked.clear()
    command.write("copy/b.html", "<p>It is TRUE.</p>")
    command.write("copy/c.md", "New.\n")
    command("copy", status=1)
    assert checked == ["copy/b.html", "copy/c.md"]


@pytest.mark.parametrize(
    "args", [("--as-of", "2021-01-01"), ("--known-on", "2021-01-01"), ("--no-model",), ("--no-cache",)]
)
def test_options_that_change_answers(command: Command, checked: list[str], args: tuple[str, ...]) -> None:
    command("copy/a.md", status=1)
    command("copy/a.md", *args, status=1)
    assert len(checked) == 2


def test_options_that_do_not(command: Command, checked: list[str]) -> None:
    command("copy", status=1)
    command("copy", "--ignore", "contradicted", "--strict", "--quiet", "--jobs", "2", status=0)
    assert len(checked) == 2


def test_a_base_or_version_that_changed(
    command: Command, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command("copy", status=1)
    monkeypatch.setattr(results, "VERSION", "99")
    command("copy", status=1)
    assert len(checked) == 4
    original = FakeEngine.report

    def report(self: FakeEngine, files: object, notes: object = ()) -> Report:
        from dataclasses import replace

        return replace(original(self, files, notes), base_digest="1" * 64)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeEngine, "report", report)
    command("copy", status=1)
    assert len(checked) == 6


def test_the_path_stands_as_it_was_written(command: Command, checked: list[str]) -> None:
    command("copy/a.md", status=1)
    assert "./copy/a.md:3" in command("./copy/a.md", status=1).stdout
    assert len(checked) == 2


def test_damage_costs_a_check_and_nothing_else(command: Command, checked: list[str]) -> None:
    first = command("copy", "--format", "json", status=1).stdout
    kept = command.folder / KEPT / results.FILE
    sound = kept.read_bytes()
    for number, content in enumerate((b"", b"no database", sound[: len(sound) // 2], b"\0" * len(sound)), 2):
        kept.write_bytes(content)
        assert command("copy", "--format", "json", status=1).stdout == first
        assert len(checked) == 2 * number
        command("copy", status=1)
        assert command("copy", "--format", "json", status=1).stdout == first
        assert len(checked) == 2 * number  # and the run after that finds sound results again


@pytest.mark.parametrize("part", range(9))
def test_no_damaged_byte_is_believed(command: Command, part: int) -> None:
    first = command("copy", "--format", "json", status=1).stdout
    kept = command.folder / KEPT / results.FILE
    content = bytearray(kept.read_bytes())
    for place in range(part * 7, len(content), 61):
        content[place] ^= 1 << (place % 8)
    kept.write_bytes(content)
    assert command("copy", "--format", "json", status=1).stdout == first


def test_a_run_does_without_where_another_is_writing(command: Command, checked: list[str]) -> None:
    for number in range(8):
        command.write(f"copy/{number}.md", "It is TRUE.\n")
    first = command("copy", "--format", "json", status=1).stdout
    checked.clear()
    began = monotonic()
    with closing(sqlite3.connect(command.folder / KEPT / results.FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert command("copy", "--format", "json", status=1).stdout == first
    assert monotonic() - began < 8  # it waits once to read and once to write, not for every file
    assert len(checked) == 10
    command("copy", status=1)
    assert len(checked) == 10


def rows(command: Command) -> int:
    """Return how many results are kept."""
    with closing(sqlite3.connect(command.folder / KEPT / results.FILE)) as database:
        ((number,),) = database.execute("SELECT count(*) FROM kept")
        return int(number)


def test_one_place_a_file_for_the_user_alone(command: Command) -> None:
    for number in range(3):
        command.write("copy/a.md", f"It is WRONG {number}.\n")
        command("copy/a.md", status=1)
    (kept,) = (command.folder / KEPT).iterdir()
    assert rows(command) == 1
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0
    command("cache", "clear", status=0)
    assert not (command.folder / KEPT).exists()


def test_the_oldest_go_where_there_are_too_many(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_KEPT", 4)
    for number in range(7):
        command.write(f"copy/{number}.md", "It is TRUE.\n")
        command(f"copy/{number}.md", status=0)
    assert 0 < rows(command) <= 4


def test_drafts_statements_and_unreadable_files_are_not_kept(command: Command, checked: list[str]) -> None:
    command.write("copy/bad.md", b"caf\xe9")
    for _ in range(2):
        command("-", "It is TRUE.", "copy/bad.md", status=3, stdin="It is TRUE.")
    assert not (command.folder / KEPT).exists() or not list((command.folder / KEPT).iterdir())
    assert len(checked) == 2


def test_comments_expire_in_kept_results_too(command: Command) -> None:
    command.write("c.md", "It is WRONG. <!-- factcheck: ignore -- x until 2021-03-29 -->\n")
    command("c.md", "--as-of", "2021-03-29", status=0)
    command("c.md", "--as-of", "2021-03-30", status=1)

"""Quoted speech: checked and marked by default, a warning at most or passed over where that is wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Command, prepare

from factcheck import formats

COPY = "“It is WRONG.”\n\n> It is OLD.\n\nIt is open.\n"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    command.write("a.md", COPY)
    return command


def test_checked_and_marked_by_default(command: Command) -> None:
    out = command("a.md", "--format", "jsonl", status=1).stdout
    records = [json.loads(line) for line in out.splitlines()]
    assert [record.get("quoted", False) for record in records] == [True, True, False]
    assert [record["claims"][0].get("quoted", False) for record in records] == [True, True, False]


@pytest.mark.parametrize("name", [n for n in formats.names() if n not in ("json", "jsonl")])
def test_every_format_says_so(command: Command, name: str) -> None:
    assert "in quoted speech" in command("a.md", "--format", name, status=1).stdout


def test_reported_as_warnings_at_most(command: Command) -> None:
    assert "2 warnings" in command("a.md", "--quotes", "report", status=0).stdout
    command("a.md", "--quotes", "report", "--fail-level", "warning", status=1)
    command.write("b.md", "It is WRONG.\n")
    command("a.md", "b.md", "--quotes", "report", status=1)


def test_passed_over(command: Command) -> None:
    command("a.md", "--quotes", "skip", "--fail-level", "warning", status=0)
    out = command("a.md", "--quotes", "skip", "--format", "jsonl", status=0).stdout
    assert [json.loads(line).get("suppressed") for line in out.splitlines()] == ["quoted speech"] * 2 + [None]


def test_a_comment_in_skipped_speech_is_not_unused(command: Command) -> None:
    command.write("a.md", "> It is WRONG.\n>\n> <!-- factcheck: ignore-next -- known -->\n>\n> It is OLD.\n")
    command("a.md", "--quotes", "skip", "--fail-level", "warning", status=0)


def test_a_kept_result_is_judged_anew(command: Command) -> None:
    command("a.md", status=1)
    command("a.md", "--quotes", "skip", status=0)
    command("a.md", status=1)

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


# --------------------------------------------------------------------------- within a sentence

RIGHT, WRONG = "on 6 May 2025", "on 16 May 2025"
BASE = """\
version: 1
title: City desk
as_of: 2026-03-01
sources: {d: {publisher: City Desk, title: Notes}}
facts:
  - {id: bridge, claim: The Harbour Bridge opened to traffic on 6 May 2025., sources: [d]}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A folder with a base of one fact, and the real engine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    command = Command(tmp_path)
    command.write("facts.yaml", BASE)
    command.write(".factcheck.yaml", "facts: facts.yaml\nmodel: false\n")
    return command


SAID = [
    f"“The Harbour Bridge opened to traffic {WRONG},” she said.",
    f'She said: "The Harbour Bridge opened to traffic {WRONG}."',
    f"‘The Harbour Bridge opened to traffic {WRONG},’ she said.",
    f"'The Harbour Bridge opened to traffic {WRONG},' she said.",
    f"“It was a fine day. The Harbour Bridge opened to traffic {WRONG},” she said.",
    f"„The Harbour Bridge opened to traffic {WRONG}“, she said.",
    f"“It was a fine day.\n\n“The Harbour Bridge opened to traffic {WRONG}.",
]
IN_MARKUP = [
    f"<p>She said: <q>The Harbour Bridge opened to traffic {WRONG}.</q></p>",
    f"<p><q>The Harbour Bridge opened to traffic {WRONG},</q> she said.</p>",
]
OWN = [
    f"The “Harbour Bridge” opened to traffic {WRONG}.",
    f"The Harbour Bridge opened to traffic {WRONG}, “on a fine and sunny day”.",
]


@pytest.mark.parametrize("copy", SAID)
def test_what_is_wrong_within_quotation_marks_is_speech(desk: Command, copy: str) -> None:
    path = desk.write("a.md", copy + "\n")
    assert "It stands in quoted speech" in desk("a.md", "--format", "plain", status=1).stdout
    desk("a.md", "--quotes", "report", status=0)
    desk("a.md", "--quotes", "skip", "--fail-level", "warning", status=0)
    desk("a.md", "--fix", "--unsafe", status=1)
    assert path.read_text("utf-8") == copy + "\n"


@pytest.mark.parametrize("copy", IN_MARKUP)
def test_what_is_wrong_in_a_quotation_element_is_speech(desk: Command, copy: str) -> None:
    path = desk.write("a.html", copy)
    assert "It stands in quoted speech" in desk("a.html", "--format", "plain", status=1).stdout
    desk("a.html", "--quotes", "skip", status=0)
    desk("a.html", "--fix", "--unsafe", status=1)
    assert path.read_text("utf-8") == copy


@pytest.mark.parametrize("copy", OWN)
def test_what_is_wrong_outside_of_them_is_the_writers(desk: Command, copy: str) -> None:
    path = desk.write("a.md", copy + "\n")
    assert "quoted speech" not in desk("a.md", "--quotes", "skip", "--format", "plain", status=1).stdout
    desk("a.md", "--fix", status=0)
    assert path.read_text("utf-8") == copy.replace(WRONG, RIGHT) + "\n"

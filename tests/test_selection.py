"""`--select`, `--ignore` and `--severity` by the names that reports use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Command, prepare

COPY = "It is WRONG. It is OLD.\n\nAll is TRUE. <!-- factcheck: ignore -- of no use -->\n"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    command.write("a.md", COPY)
    return command


def rules(command: Command, *args: str, status: int) -> list[str]:
    """Return the rules of all findings and remarks, each once, as the format for GitLab names them."""
    found = json.loads(command("a.md", "--format", "gitlab", *args, status=status).stdout)
    return sorted({item["check_name"] for item in found})


EVERYTHING = ["comment/unused", "contradicted/date", "outdated/superseded"]


@pytest.mark.parametrize(
    ("args", "status", "expected"),
    [
        ((), 1, EVERYTHING),
        (("--select", "contradicted/date"), 1, ["contradicted/date"]),
        (("--ignore", "contradicted/date"), 1, ["comment/unused", "outdated/superseded"]),
        (("--ignore", "contradicted/value"), 1, EVERYTHING),
        (("--select", "comment"), 0, ["comment/unused"]),
        (("--select", "comment/unused"), 0, ["comment/unused"]),
        (("--ignore", "comment"), 1, EVERYTHING[1:]),
        (("--ignore", "coverage"), 1, EVERYTHING),
        (("--severity", "comment=none"), 1, EVERYTHING[1:]),
        (("--severity", "comment/expired=none"), 1, EVERYTHING),
        (("--select", "comment", "--severity", "comment/unused=error"), 1, ["comment/unused"]),
        (("--severity", "contradicted/date=none", "--severity", "outdated=none"), 0, ["comment/unused"]),
    ],
)
def test_rules_by_name(command: Command, args: tuple[str, ...], status: int, expected: list[str]) -> None:
    assert rules(command, *args, status=status) == expected


def test_a_remark_can_be_an_error(command: Command) -> None:
    result = command("a.md", "--select", "comment", "--severity", "comment=error", "--format", "plain", status=1)
    assert ": error: factcheck: ignore" in result.stdout


@pytest.mark.parametrize("option", ["--select", "--ignore", "--severity"])
def test_a_rule_that_there_is_not(command: Command, option: str) -> None:
    value = "contradicted/dat" + ("=error" if option == "--severity" else "")
    assert "did you mean contradicted/date?" in command("a.md", option, value, status=2).stderr


def test_statistics_count_remarks(command: Command) -> None:
    assert "A comment to factcheck that sets nothing aside 1" in command("a.md", "--statistics", status=1).stdout

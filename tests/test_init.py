"""`factcheck init`: what it makes is right, and what is there stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from command import PACKAGE, Command, prepare

from factcheck.init_files import AT_TOP, CI, COMMON


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    (tmp_path / "facts.yaml").unlink()
    return command


def test_everything_is_made_and_works(command: Command) -> None:
    out = command("init", status=0).stdout
    for name, content in (COMMON | AT_TOP | CI["github"]).items():
        assert (command.folder / name).read_text("utf-8") == content
        assert f"made       {name}" in out
    assert "no mistakes" in command("facts", "check", status=0).stdout
    assert ".factcheck.yaml" in command("config", "show", status=0).stdout
    records = command("articles", "--format", "jsonl", status=0).stdout.splitlines()
    assert [json.loads(record)["line"] for record in records] == [1, 3, 5]


YAML = [text for files in (COMMON, AT_TOP, *CI.values()) for name, text in files.items() if name.endswith("ml")]


@pytest.mark.parametrize("content", YAML)
def test_every_file_is_well_formed(content: str) -> None:
    assert yaml.safe_load(content)


def test_commented_settings_are_settings(command: Command) -> None:
    text = re.sub(r"(?m)^# ((?:exclude|severity|strict|  \S+): ?.*)$", r"\1", COMMON[".factcheck.yaml"])
    text = re.sub(r"(?m)^# ((?:exclude|severity|strict):)", r"\1", text)
    command("init", status=0)
    command.write(".factcheck.yaml", text)
    shown = command("config", "show", status=0).stdout
    assert "strict" in shown and "tag:legal=error" in shown and "archive/" in shown


def test_a_second_time_changes_nothing(command: Command) -> None:
    command("init", status=0)
    out = command("init", status=0).stdout
    assert out.count("as it is") == 5
    assert "--force" not in out


@pytest.mark.parametrize("args", [(), ("--yes",)])
def test_what_is_there_stays_where_nobody_can_be_asked(command: Command, args: tuple[str, ...]) -> None:
    command.write("facts.yaml", "mine")
    out = command("init", *args, status=0).stdout
    assert (command.folder / "facts.yaml").read_text() == "mine"
    assert "kept       facts.yaml" in out and "1 file was there already; --force overwrites." in out


def test_force(command: Command) -> None:
    command.write("facts.yaml", "mine")
    assert "overwritten facts.yaml" in command("init", "--force", status=0).stdout
    assert (command.folder / "facts.yaml").read_text() == COMMON["facts.yaml"]


@pytest.mark.parametrize(("answer", "kept"), [("n\n", True), ("\n", True), ("y\n", False)])
def test_it_asks_at_a_terminal(
    command: Command, monkeypatch: pytest.MonkeyPatch, answer: str, kept: bool
) -> None:
    monkeypatch.setattr("factcheck.console.is_terminal", lambda stream: True)
    command.write("facts.yaml", "mine")
    out = command("init", status=0, stdin=answer).stdout
    assert "facts.yaml is there already. Overwrite it? [y/N]" in out
    assert ((command.folder / "facts.yaml").read_text() == "mine") == kept


def test_which_ci(command: Command) -> None:
    command.write("lab/.gitlab-ci.yml", CI["gitlab"][".gitlab-ci.yml"])
    command("init", "lab", status=0)
    assert not (command.folder / "lab" / ".github").exists()
    command("init", "hub", "--ci", "github", status=0)
    assert (command.folder / "hub" / ".github" / "workflows" / "factcheck.yml").exists()
    command("init", "none", "--ci", "none", status=0)
    assert not (command.folder / "none" / ".github").exists()
    command("init", "--ci", "x", status=2)


def test_where_it_cannot_be_made(command: Command) -> None:
    command.write("file", "")
    assert "cannot be made" in command("init", "file", status=2).stderr


def test_the_hook_is_that_of_the_package() -> None:
    hook = yaml.safe_load((PACKAGE / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    made = yaml.safe_load(AT_TOP[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]
    assert hook["entry"] == made["entry"]
    assert hook["files"] == made["files"]


def test_in_a_folder_of_a_repository_hosts_find_what_is_theirs(command: Command) -> None:
    (command.folder / ".git").mkdir()
    out = command("init", "news/desk", status=0).stdout
    assert "made       ../../.github/workflows/factcheck.yml" in out
    workflow = (command.folder / ".github/workflows/factcheck.yml").read_text("utf-8")
    assert "run: factcheck news/desk/articles/ --format github" in workflow
    assert (command.folder / ".pre-commit-config.yaml").exists()
    assert (command.folder / "news/desk/facts.yaml").exists()
    assert not (command.folder / "news/desk/.pre-commit-config.yaml").exists()


@pytest.mark.parametrize("args", [(), ("--force",)])
def test_what_other_tools_write_into_stays_and_is_told_what_to_add(command: Command, args: tuple[str, ...]) -> None:
    command.write(".gitlab-ci.yml", "test: {script: [make]}\n")
    command.write(".pre-commit-config.yaml", "repos: []\n")
    out = command("init", *args, status=0).stdout
    assert (command.folder / ".gitlab-ci.yml").read_text() == "test: {script: [make]}\n"
    assert (command.folder / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    told = out[out.index("Add to .pre-commit-config.yaml:\n") :]
    assert "          - id: factcheck\n" in told and "Add to .gitlab-ci.yml:\n    factcheck:\n" in told
    command.write(".gitlab-ci.yml", "factcheck: {script: [factcheck articles]}\n")
    assert "Add to .gitlab-ci.yml" not in command("init", *args, status=0).stdout

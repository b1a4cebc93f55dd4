"""`--diff`: only sentences that changed lines touch are checked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command import Command, prepare

from factcheck.changes import parse, touches
from factcheck.model import Place


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }.items():
        monkeypatch.setenv(name, value)
    return prepare(tmp_path, monkeypatch)


@pytest.fixture
def repository(command: Command) -> Command:
    git(command, "init", "-q", "-b", "main")
    command.write(".gitignore", ".cache\n")
    command.write("a.md", "One WRONG.\n\nTwo WRONG\nand long.\n\nThree WRONG.\n")
    command.write("b.md", "It is WRONG.\n")
    git(command, "add", ".")
    git(command, "commit", "-q", "-m", "one")
    return command


def git(command: Command, *args: str) -> None:
    subprocess.run(["git", *args], cwd=command.folder, check=True, capture_output=True)


def found(command: Command, *args: str, status: int = 1) -> list[tuple[str, int]]:
    result = command(*args, "--format", "jsonl", status=status)
    return [(r["path"], r["line"]) for r in map(json.loads, result.stdout.splitlines())]


def test_nothing_changed(repository: Command) -> None:
    assert found(repository, ".", "--diff", status=0) == []
    result = repository(".", "--diff", status=0)
    assert "2 files were passed over: nothing in them changed" in result.stdout


def test_only_the_sentences_that_changed_lines_touch(repository: Command) -> None:
    repository.write("a.md", "One WRONG.\n\nTwo WRONG\nand longer.\n\nThree WRONG.\n")
    assert found(repository, ".", "--diff") == [("./a.md", 3)]
    assert found(repository, "a.md", "b.md", "--diff") == [("a.md", 3)]


def test_lines_taken_out_touch_the_sentence_around_them(repository: Command) -> None:
    repository.write("a.md", "One WRONG.\n\nTwo WRONG\nand not\nso long.\n\nThree WRONG.\n")
    git(repository, "commit", "-qam", "two")
    repository.write("a.md", "One WRONG.\n\nTwo WRONG\nso long.\n\n")
    assert found(repository, ".", "--diff") == [("./a.md", 3)]
    repository.write("a.md", "Two WRONG\nand not\nso long.\n\nThree WRONG.\n")
    assert found(repository, ".", "--diff", status=0) == []


def test_new_staged_renamed_and_binary_files(repository: Command) -> None:
    repository.write("new.md", "It is WRONG.\n")
    repository.write("d/staged “é” \t.md", "It is WRONG.\n")
    git(repository, "add", "d")
    git(repository, "mv", "b.md", "c.md")
    repository.write("bin.txt", "It is WRONG.\n".encode("utf-16"))
    assert found(repository, ".", "--diff") == [
        ("./bin.txt", 1),
        ("./d/staged “é” \t.md", 1),
        ("./new.md", 1),
    ]
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    repository.write("bin.txt", "It is still WRONG.\n".encode("utf-16"))
    repository.write("d/staged “é” \t.md", "It is still WRONG.\n")
    assert found(repository, ".", "--diff") == [("./bin.txt", 1), ("./d/staged “é” \t.md", 1)]


def test_a_pull_request_counts_from_where_it_parted(repository: Command) -> None:
    git(repository, "checkout", "-q", "-b", "story")
    repository.write("b.md", "It is WRONG.\n\nNew and WRONG.\n")
    git(repository, "commit", "-qam", "story")
    git(repository, "checkout", "-q", "main")
    repository.write("a.md", "One is WRONG.\n")
    git(repository, "commit", "-qam", "main goes on")
    git(repository, "checkout", "-q", "story")
    assert found(repository, ".", "--diff", "main") == [("./b.md", 3)]
    assert found(repository, ".", "--diff=main") == [("./b.md", 3)]
    assert found(repository, ".", "--diff", status=0) == []


def test_a_path_behind_diff_is_a_path(repository: Command) -> None:
    repository.write("b.md", "It is still WRONG.\n")
    assert found(repository, "--diff", "b.md") == [("b.md", 1)]


def test_from_a_folder_below(repository: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("d/e.md", "It is WRONG.\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    repository.write("d/e.md", "It is WRONG.\n\nStill WRONG.\n")
    monkeypatch.chdir(repository.folder / "d")
    assert found(repository, "e.md", "../a.md", "--diff") == [("e.md", 3)]


def test_comments_elsewhere_are_not_called_unused(repository: Command) -> None:
    repository.write("b.md", "It is TRUE. <!-- factcheck: ignore -- known -->\n\nIt is TRUE.\n")
    git(repository, "commit", "-qam", "two")
    repository.write("b.md", "It is TRUE. <!-- factcheck: ignore -- known -->\n\nIt is so TRUE.\n")
    repository(".", "--diff", "--fail-level", "warning", status=0)


def test_a_base_that_changed_is_told(repository: Command) -> None:
    repository.write("facts.yaml", "version: 1\n# more\n")
    assert "the fact base changed too" in repository(".", "--diff", status=0).stdout


def test_statements_and_drafts_are_checked_all_the_same(repository: Command) -> None:
    repository("It is WRONG.", "--diff", "HEAD", status=1)
    repository("-", "--diff", status=1, stdin="It is WRONG.")


def test_clear_errors(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("a.md", "It is WRONG.\n")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(command.folder.parent))
    assert "in no git repository" in command("a.md", "--diff", status=2).stderr
    git(command, "init", "-q", "-b", "main")
    assert "has no commit yet" in command("a.md", "--diff", status=2).stderr
    git(command, "add", "a.md")
    git(command, "commit", "-qm", "one")
    result = command("a.md", "--diff", "origin/main", status=2)
    assert "git knows no “origin/main”" in result.stderr
    assert "fetch-depth: 0" in result.stderr
    git(command, "checkout", "-q", "--orphan", "other")
    git(command, "commit", "-qm", "other")
    assert "no common ancestor" in command("a.md", "--diff", "main", status=2).stderr
    monkeypatch.setenv("PATH", "")
    assert "needs git" in command("a.md", "--diff", status=2).stderr


def test_a_patch_whose_lines_look_like_headers() -> None:
    patch = (
        b'diff --git "a/q\\"\\303\\251.md" "b/q\\"\\303\\251.md"\n'
        b'--- "a/q\\"\\303\\251.md"\n+++ "b/q\\"\\303\\251.md"\n'
        b"@@ -3 +3,2 @@ x\n--- a/other\n+++ b/other\n+@@ -1 +1 @@\n\\ No newline at end of file\n"
        b"@@ -9,2 +10,0 @@\n-a\n-b\ndiff --git a/gone b/gone\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    )
    assert parse(patch) == {'q"é.md'.encode(): ((3, 4), (11, 10))}


def test_seams() -> None:
    assert touches(((4, 3),), Place(3, 1, 4, 5))
    assert not touches(((4, 3),), Place(3, 1, 3, 5))
    assert not touches(((4, 3),), Place(4, 1, 4, 5))

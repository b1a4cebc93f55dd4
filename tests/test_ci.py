"""Where factcheck runs: the pre-commit hook, the GitHub Action and the examples of docs/ci.md."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from command import PACKAGE, Command, prepare

from factcheck.readers import known_suffixes

ACTION = yaml.safe_load((PACKAGE / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((PACKAGE / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def test_the_hook_takes_every_file_of_copy_and_no_data() -> None:
    taken = {suffix for suffix in known_suffixes() if re.search(HOOKS[0]["files"], "a/b" + suffix)}
    assert taken == known_suffixes() - {".json", ".xml"}
    assert not re.search(HOOKS[0]["files"], "a.py")


def test_the_hook_s_commands_work_on_files_as_pre_commit_names_them(command: Command) -> None:
    command.write("a.md", "It is WRONG.\n")
    command.write("drafts/b.md", "It is WRONG.\n")
    command.write(".factcheck.yaml", "exclude: drafts/\n")
    entry = HOOKS[0]["entry"].split()[1:]
    command(*entry, "drafts/b.md", status=0)
    command(*entry, "drafts/b.md", "a.md", status=1)


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not on the PATH")
def test_pre_commit_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pre-commit installs this checkout and runs its hook on a newsroom's repository. `.ci/run` sees to that."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "environments"))
    hook, desk = tmp_path / "hook", tmp_path / "desk"
    tracked = subprocess.run(["git", "ls-files"], cwd=PACKAGE, capture_output=True, text=True, check=True).stdout
    for name in tracked.splitlines():
        if not name.startswith(("tests/", "training/", "evaluation/")):
            (hook / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PACKAGE / name, hook / name)
    desk.mkdir()
    shutil.copy(PACKAGE / "facts.yaml", desk)
    (desk / "wrong.md").write_text("The United States invaded Iraq in 2005.\n", encoding="utf-8")
    (desk / "right.md").write_text("The United States invaded Iraq in 2003.\n", encoding="utf-8")
    for folder in (hook, desk):
        git = ["git", "-c", "user.name=A Reporter", "-c", "user.email=reporter@example.org"]
        subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
        subprocess.run([*git, "add", "--all", "--force"], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-q", "-m", "All"], cwd=folder, check=True)
    for name, status in (("right.md", 0), ("wrong.md", 1)):
        words = ["pre-commit", "try-repo", str(hook), "factcheck", "--files", name]
        done = subprocess.run(words, cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stdout + done.stderr
    assert "wrong.md:1:" in done.stdout and "should read “2003”" in done.stdout


def script() -> str:
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    assert "${{" not in step["run"]
    return str(step["run"])


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("inputs", "env", "expected"),
    [
        ({}, {}, ["--no-progress", "--format", "github", "--", "."]),
        ({}, {"GITHUB_BASE_REF": "main"},
         ["--no-progress", "--format", "github", "--diff=origin/main", "--", "."]),
        ({"diff": "none"}, {"GITHUB_BASE_REF": "main"}, ["--no-progress", "--format", "github", "--", "."]),
        (
            {"paths": "a b\n-x\n\n$(touch no)", "facts": "desk", "args": "--strict\n--jobs=2",
             "fail-level": "warning", "format": "sarif", "output": "out.sarif", "diff": "v1"},
            {},
            ["--no-progress", "--format", "sarif", "--facts", "desk", "--output", "out.sarif", "--fail-level",
             "warning", "--diff=v1", "--strict", "--jobs=2", "--", "a b", "-x", "$(touch no)"],
        ),
    ],
)  # fmt: skip
def test_the_action_calls_the_command_right(
    tmp_path: Path, inputs: dict[str, str], env: dict[str, str], expected: list[str]
) -> None:
    program = tmp_path / "factcheck"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 3\n')
    program.chmod(0o755)
    values = {name: str(item["default"]) for name, item in ACTION["inputs"].items()} | inputs
    named = {f"INPUT_{name.upper().replace('-', '_')}": value for name, value in values.items()}
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script()],
        cwd=tmp_path,
        env={**named, **env, "PATH": path, "GITHUB_OUTPUT": str(tmp_path / "output")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert done.stdout.splitlines() == ["check", *expected]
    assert (tmp_path / "output").read_text() == "status=3\n"
    assert not (tmp_path / "no").exists()


def test_every_input_of_the_action_is_handed_over() -> None:
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    handed = set(re.findall(r"inputs\.([\w-]+)", " ".join(step["env"].values())))
    assert handed == set(ACTION["inputs"]) - {"python-version"}

"""The documentation: what it shows works, and nothing that there is is missing from it."""

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

from factcheck import formats
from factcheck.options import OPTIONS

DOCS = PACKAGE / "docs"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page(name))


def commands(name: str) -> list[list[str]]:
    """Return the arguments of all calls of factcheck in code blocks."""
    text = "\n".join(re.findall(r"(?ms)^```\w+\n(.*?)^```", page(name)))
    found = re.findall(r"(?m)^[ \t]*(?:\$ |- run: |- )?factcheck ((?!could)[a-z].*)$", text)
    return [[part.strip("\"'") for part in call.split()] for call in found]


def test_every_complaint_has_an_answer_and_tests_that_exist() -> None:
    rows = re.findall(r"(?m)^\| (\d+) \|.*$", page("complaints.md"))
    assert [int(row) for row in rows] == list(range(1, 16))
    for line in page("complaints.md").splitlines():
        if re.match(r"\| \d", line):
            tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", line)
            assert tests, line
            for path, name in tests:
                assert f"def {name}(" in (PACKAGE / path).read_text("utf-8"), name


def test_every_format_and_option_is_there() -> None:
    assert re.findall(r"(?m)^\| `(\w+)` \|", page("formats.md")) == list(formats.names())
    documented = dict(re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", page("configuration.md")))
    assert {name: text.replace("\\*", "*") for name, text in documented.items()} == {
        option.name: option.help for option in OPTIONS.values()
    }


def test_the_configuration_is_one(command: Command) -> None:
    (text,) = blocks("configuration.md", "yaml")
    command.write("house-style.yaml", "strict: true\n")
    command.write("news/.factcheck.yaml", text)
    shown = command("config", "show", "news", status=0).stdout
    assert "house-style.yaml" in shown and "fact:crowd-size=none" in shown


@pytest.mark.parametrize("name", ["ci.md", "suppressing.md"])
def test_the_commands_exist(command: Command, name: str) -> None:
    found = commands(name)
    assert found
    for arguments in found:
        command(*arguments, "--help", status=0)


def test_the_yaml_is_well_formed() -> None:
    found = blocks("ci.md", "yaml")
    assert len(found) == 4 and all(yaml.safe_load(text) for text in found)


def test_the_comments_do_what_the_page_says(command: Command) -> None:
    (text,) = blocks("suppressing.md", "markdown")
    copy = text.replace("30 March", "WRONG")
    command.write("a.md", copy)
    command("a.md", "--fail-level", "warning", "--as-of", "2026-12-31", status=0)
    out = command("a.md", "--as-of", "2027-01-01", status=1).stdout
    assert "a.md:7:23: error" in out and "comment/expired" in out


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("sh"), reason="needs a shell")
@pytest.mark.parametrize(("copy", "status", "words"), [("TRUE", 0, "clean"), ("WRONG", 1, "findings")])
def test_the_shell_script_runs(command: Command, copy: str, status: int, words: str) -> None:
    (script,) = blocks("ci.md", "sh")
    command.write("articles/a.md", f"It is {copy}.\n")
    call = f'exec "{sys.executable}" "{PACKAGE}/tests/fakes.py" "$@"'
    program = command.write("bin/factcheck", f"#!/bin/sh\n{call}\n")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PYTHONPATH": str(PACKAGE), "PATH": path}
    done = subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (status, words), done.stderr
    assert (command.folder / "report.xml").read_text().startswith("<?xml")


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        assert "://" in link or (path.parent / link).exists(), link

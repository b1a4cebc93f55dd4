"""Running the command in tests: in a folder of its own, with the fake engine, in this process or another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fakes import FakeEngine

PACKAGE = Path(__file__).resolve().parents[1]


class Command:
    """`factcheck …` in a folder. Every call states the exit status that it expects."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str, status: int, stdin: str | bytes | None = None, **env: str) -> Result:
        from factcheck.cli import cli

        result = CliRunner().invoke(cli, list(args), input=stdin, env=env, prog_name="factcheck")
        assert result.exit_code == status, (
            f"{result.exit_code}\n{result.stdout}\n{result.stderr}\n{result.exception!r}"
        )
        assert result.exception is None or isinstance(result.exception, SystemExit)
        if "--debug" not in args:
            assert "Traceback" not in result.stdout + result.stderr
        return result

    def write(self, name: str, content: str | bytes = "") -> Path:
        """Write a file below the folder and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def process(self, *args: str, **options: object) -> subprocess.Popen[bytes]:
        """Start the command with the fake engine in a process of its own."""
        env = {**os.environ, "PYTHONPATH": str(PACKAGE)}
        argv = [sys.executable, str(PACKAGE / "tests" / "fakes.py"), *args]
        return subprocess.Popen(argv, cwd=self.folder, env=env, **options)  # type: ignore[call-overload, no-any-return]


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command for a folder with a base in it and nothing around that could change the outcome."""
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    monkeypatch.setattr("factcheck.run.Engine", FakeEngine)
    monkeypatch.setattr(FakeEngine, "opened", [])
    command = Command(folder)
    command.write("facts.yaml", "version: 1\n")
    return command

"""`--watch`: the check again after each change that counts."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from command import Command, prepare


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


class Watcher(ModuleType):
    """Stands in for watchfiles: makes changes one by one, and tells of those that the filter takes."""

    def __init__(self, *changes: Callable[[], Path]) -> None:
        super().__init__("watchfiles")
        self.changes = changes
        self.places: tuple[str, ...] = ()

    def watch(
        self, *places: str, watch_filter: Callable[[object, str], bool], raise_interrupt: bool
    ) -> Iterator[set[tuple[int, str]]]:
        assert raise_interrupt
        self.places = places
        for change in self.changes:
            path = str(change())
            if watch_filter(1, path):
                yield {(1, path)}
        raise KeyboardInterrupt


def watching(monkeypatch: pytest.MonkeyPatch, *changes: Callable[[], Path]) -> Watcher:
    watcher = Watcher(*changes)
    monkeypatch.setitem(sys.modules, "watchfiles", watcher)
    return watcher


def test_it_checks_again_after_a_change(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("a.md", "It is WRONG.\n")
    watching(
        monkeypatch,
        lambda: command.write("other.md", "It is OLD.\n"),
        lambda: command.write("a.md", "It is TRUE.\n"),
    )
    result = command("a.md", "--watch", status=0)
    assert result.stdout.count("sentence in 1 file looked at") == 2
    assert result.stderr.count("Watching for changes") == 2
    assert "\x1b" not in result.stdout


def test_the_base_the_configuration_and_folders_count(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.write("copy/a.md", "It is WRONG.\n")
    command.write(".factcheck.yaml", "quiet: false\n")
    watcher = watching(
        monkeypatch,
        lambda: command.write("facts.yaml", "version: 1\n# BROKEN\n"),
        lambda: command.write("facts.yaml", "version: 1\n"),
        lambda: command.write(".factcheck.yaml", "quiet: maybe\n"),
        lambda: command.write(".factcheck.yaml", "fail_level: never\n"),
        lambda: command.write("copy/d/b.md", "It is TRUE.\n"),
        lambda: command.write("copy/.git/index", ""),
        lambda: command.write("copy/.factcheck-x", ""),
    )
    result = command("copy", "--watch", status=0)
    assert result.stderr.count("Watching for changes") == 6
    assert "expected version 1" in result.stderr
    assert "expected true or false for quiet" in result.stderr
    assert str(command.folder) in watcher.places and str(command.folder / "copy") in watcher.places


def test_the_status_is_that_of_the_last_check(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("a.md", "It is TRUE.\n")
    watching(monkeypatch, lambda: command.write("a.md", "It is WRONG.\n"))
    command("a.md", "--watch", status=1)


def test_a_terminal_is_redrawn(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("a.md", "It is TRUE.\n")
    watching(monkeypatch, lambda: command.write("a.md", "It is WRONG.\n"))
    monkeypatch.setattr("factcheck.console.is_terminal", lambda stream: True)
    assert command("a.md", "--watch", "--no-progress", status=1).stdout.count("\x1b[2J") == 1


def test_without_the_package(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("a.md", "It is TRUE.\n")
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = command("a.md", "--watch", status=2)
    assert "needs the package watchfiles" in result.stderr
    assert "factcheck[watch]" in result.stderr


@pytest.mark.parametrize("args", [("It is TRUE.",), ("-",), ("--statements", "-")])
def test_what_cannot_be_watched(command: Command, args: tuple[str, ...]) -> None:
    assert "--watch needs files or folders" in command(*args, "--watch", status=2, stdin="").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_for_real(command: Command) -> None:
    pytest.importorskip("watchfiles")
    path = command.write("a.md", "It is WRONG.\n")
    (command.folder / "out").touch()
    with (command.folder / "out").open("wb") as out:
        process = command.process("a.md", "--watch", "--no-cache", stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(command, "Watching", 1)
        deadline = time.monotonic() + 30
        # The watch begins a moment after the words are written.
        while "1 supported" not in seen(command) and time.monotonic() < deadline:
            path.with_name("new").write_text("It is TRUE.\n")
            path.with_name("new").replace(path)
            time.sleep(0.5)
        assert "1 supported" in seen(command)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert "Interrupt" not in seen(command)
    finally:
        process.kill()
        process.wait()


def seen(command: Command) -> str:
    return (command.folder / "out").read_text("utf-8")


def wait_for(command: Command, words: str, number: int) -> None:
    deadline = time.monotonic() + 30
    while seen(command).count(words) < number and time.monotonic() < deadline:
        time.sleep(0.1)
    assert seen(command).count(words) >= number

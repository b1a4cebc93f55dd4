"""A run at a terminal and in a pipe: colour, width, progress."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import PACKAGE, Command, prepare


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def on_terminal(command: Command, *args: str, columns: int = 80, **env: str) -> tuple[int, str, str]:
    """Run at a terminal; return the status and what came on standard output and error."""
    import fcntl
    import struct
    import termios
    import threading

    streams: list[str] = ["", ""]
    masters, slaves = zip(*(pty.openpty() for _ in range(2)), strict=True)
    for slave in slaves:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def drain(number: int) -> None:
        collected = b""
        while True:
            try:
                data = os.read(masters[number], 65536)
            except OSError:
                break
            if not data:
                break
            collected += data
        streams[number] = collected.decode().replace("\r\n", "\n")

    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(PACKAGE), **env}
    argv = [sys.executable, str(PACKAGE / "tests" / "fakes.py"), *args]
    process = subprocess.Popen(argv, cwd=command.folder, stdout=slaves[0], stderr=slaves[1], env=environment)
    for slave in slaves:
        os.close(slave)
    readers = [threading.Thread(target=drain, args=(number,)) for number in range(2)]
    for reader in readers:
        reader.start()
    process.wait(60)
    for reader in readers:
        reader.join(10)
    for master in masters:
        os.close(master)
    return process.returncode, streams[0], streams[1]


def test_at_a_terminal_the_report_is_rich(command: Command) -> None:
    status, out, err = on_terminal(command, "It is WRONG " + "and long " * 30, columns=60)
    assert (status, err) == (1, "")
    assert "\x1b[" in out and "✗" in out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert max(map(len, bare.splitlines())) <= 60


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        (("--color", "never"), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--format", "plain"), {}, False),
        (("-o", "report.txt"), {}, False),
    ],
)
def test_colour_at_a_terminal(
    command: Command, args: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    status, out, _ = on_terminal(command, "It is WRONG.", *args, **env)
    assert status == 1
    assert ("\x1b[" in out) is coloured
    if args[:1] == ("-o",):
        text = (command.folder / "report.txt").read_text("utf-8")
        assert text.startswith("CONTRADICTED") and "\x1b" not in text


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "always", "--format", "jsonl"), {}, False),
        (("--format", "rich"), {}, False),
    ],
)
def test_colour_in_a_pipe(
    command: Command, args: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    result = command("It is WRONG.", *args, status=1, **env)
    assert ("\x1b[" in result.stdout) is coloured


def test_width(command: Command) -> None:
    text = "It is WRONG " + "and long " * 30
    for args, env, width in (
        (("--width", "50"), {"COLUMNS": "70"}, 50),
        ((), {"COLUMNS": "70"}, 70),
        ((), {"COLUMNS": "wide"}, 80),
        ((), {}, 80),
    ):
        out = command(text, "--format", "rich", *args, status=1, **env).stdout
        assert width - 12 <= max(map(len, out.splitlines())) <= width


def test_progress_after_a_second_on_a_terminal(command: Command) -> None:
    for number in range(6):
        command.write(f"d/{number}.md", "SLOW and TRUE.\n")
    status, out, err = on_terminal(command, "d")
    assert status == 0
    assert "Checking" in err and "/6" in err
    assert "Checking" not in out
    assert err.endswith("\x1b[2K") or err.rstrip().endswith(("\x1b[2K", "\x1b[?25h", "\x1b[1A\x1b[2K"))
    for args in (("--no-progress",), ("--quiet",)):
        assert on_terminal(command, "d", *args)[2] == ""
    assert command("d", status=0).stderr == ""


def test_no_progress_for_a_short_run(command: Command) -> None:
    for number in range(6):
        command.write(f"d/{number}.md", "It is TRUE.\n")
    assert on_terminal(command, "d")[2] == ""


def test_a_base_that_takes_long_is_waited_for_with_a_word(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from factcheck import console
    from factcheck.settings import Settings

    monkeypatch.setattr(console, "_PATIENCE", 0.01)
    monkeypatch.setattr(console, "is_terminal", lambda stream: True)
    with console.waiting(Settings(), "Reading"):
        time.sleep(0.3)
    assert capsys.readouterr().err == "Reading\r\x1b[K"
    with console.waiting(Settings(quiet=True), "Reading"):
        time.sleep(0.05)
    assert capsys.readouterr().err == ""

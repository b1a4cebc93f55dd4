"""A run with the world around it: pipes, files, terminals, processes, Ctrl-C, colours."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from command import PACKAGE, Command, prepare

from factcheck.errors import FactBaseError
from factcheck.run import opened, opening_of
from factcheck.settings import from_command_line, resolve
from factcheck.work import jobs_for

PIPE = subprocess.PIPE


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def finish(command: Command, *args: str, stdin: bytes = b"", **options: Any) -> tuple[int, str, str]:
    process = command.process(*args, stdin=PIPE, stdout=options.pop("stdout", PIPE), stderr=PIPE, **options)
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, (out or b"").decode(), err.decode()


# --------------------------------------------------------------------------- pipes and streams


def test_in_a_pipe_there_are_no_escapes_and_nothing_is_wrapped(command: Command) -> None:
    text = "It is WRONG " + "and long " * 40
    status, out, err = finish(command, text)
    assert status == 1
    assert "\x1b" not in out and text.strip() in out
    assert err == ""


def test_a_pipe_that_closes_is_quiet(command: Command) -> None:
    command.write("lines", "It is WRONG.\n" * 5000)
    process = command.process("--statements", "lines", "--format", "jsonl", stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline().startswith(b"{")
    process.stdout.close()
    assert process.wait(60) == 1
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_pipe_that_was_closed_before_is_quiet(command: Command) -> None:
    read, write = os.pipe()
    os.close(read)
    status, _, err = finish(command, "It is WRONG.", stdout=write)
    os.close(write)
    assert (status, err) == (1, "")


def test_closed_streams(command: Command) -> None:
    def close_output() -> None:
        os.close(1)

    def close_all() -> None:
        for number in (0, 1, 2):
            os.close(number)

    process = command.process("It is WRONG.", stderr=PIPE, preexec_fn=close_output)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 1
    process = command.process("It is WRONG.", "--format", "nonsense", preexec_fn=close_all)
    assert process.wait(60) == 2
    process = command.process("-", preexec_fn=close_all)
    assert process.wait(60) == 2


def test_a_full_disk_is_told(command: Command) -> None:
    assert Path("/dev/full").exists(), "a device of Linux"
    with open("/dev/full", "wb") as full:
        status, _, err = finish(command, "It is WRONG.", stdout=full)
    assert (status, err) == (
        2,
        "factcheck: error: standard output cannot be written: No space left on device\n",
    )
    status, out, err = finish(command, "It is WRONG.", "-o", "/dev/full")
    assert (status, out) == (2, "")
    assert "/dev/full cannot be written: No space left on device" in err


def test_output_is_utf8_whatever_the_locale(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    status, out, _ = finish(command, "It is WRONG – “été”.")
    assert status == 1
    assert "It is WRONG – “été”." in out


def test_bytes_that_are_no_text_never_end_in_a_traceback(command: Command) -> None:
    status, out, err = finish(
        command, os.fsdecode(b"It is WRONG \xff"), os.fsdecode(b"g\xe9.md"), "--format", "plain"
    )
    assert status == 3
    assert "Traceback" not in err and "WRONG" in out
    status, out, _ = finish(command, os.fsdecode(b"g\xe9.md"), "--format", "jsonl")
    assert status == 3
    assert json.loads(out)["type"] == "incident"


def test_a_draft_from_a_pipe_and_from_a_substituted_process(command: Command) -> None:
    status, out, _ = finish(command, "-", stdin=b"It is WRONG.\n")
    assert status == 1 and "<stdin>:1:7" in out
    read, write = os.pipe()
    os.write(write, b"It is WRONG.\n")
    os.close(write)
    status, out, _ = finish(command, f"/dev/fd/{read}", pass_fds=(read,))
    os.close(read)
    assert status == 1 and f"/dev/fd/{read}:1:7" in out


# --------------------------------------------------------------------------- --output


def test_output_goes_to_a_file_and_changes_no_status(command: Command) -> None:
    for statement, status in (("It is WRONG.", 1), ("It is TRUE.", 0)):
        result = command(statement, "--format", "jsonl", "-o", "report.jsonl", status=status)
        assert (result.stdout, result.stderr) == ("", "")
        assert json.loads((command.folder / "report.jsonl").read_text("utf-8"))["text"] == statement
    command("gone.md", "-o", "report.jsonl", status=3)
    assert sorted(path.name for path in command.folder.iterdir()) == [".cache", "facts.yaml", "report.jsonl"]


def test_output_keeps_the_mode_and_follows_links(command: Command) -> None:
    command("It is TRUE.", "-o", "new.txt", status=0)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((command.folder / "new.txt").stat().st_mode) == 0o666 & ~mask
    target = command.write("target.txt")
    target.chmod(0o640)
    (command.folder / "link.txt").symlink_to(target)
    command("It is TRUE.", "-o", "link.txt", status=0)
    assert (command.folder / "link.txt").is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert "It is TRUE." in target.read_text("utf-8")


def test_output_to_standard_output_by_its_name(command: Command) -> None:
    assert "WRONG" in command("It is WRONG.", "-o", "-", status=1).stdout
    assert "WRONG" in finish(command, "It is WRONG.", "-o", "/dev/stdout")[1]


def test_a_report_that_fails_leaves_the_old_one(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    old = command.write("report.txt", "old")

    def render(report: object, options: object) -> Any:
        yield "half"
        raise RuntimeError("in the middle")

    monkeypatch.setattr("factcheck.formats.plain.render", render)
    command("It is TRUE.", "-o", "report.txt", status=5)
    assert old.read_text() == "old"
    assert sorted(path.name for path in command.folder.iterdir()) == [".cache", "facts.yaml", "report.txt"]


def test_output_that_cannot_be_written_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkstemp(**options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", mkstemp)
    result = command("It is TRUE.", "-o", "report.txt", status=2)
    assert "report.txt cannot be written: Permission denied" in result.stderr


# --------------------------------------------------------------------------- processes


def test_any_number_of_processes_gives_the_same_bytes(command: Command) -> None:
    words = ["WRONG", "OLD", "MAYBE", "CAVEAT", "TRUE", "OPINION", "nothing"]
    for number in range(40):
        command.write(f"d/{number:02}.md", f"It is {words[number % 7]}. And {words[number % 5]} too.\n")
    command.write("d/07.md", b"caf\xe9")
    command.write("d/package.json", '{"name": "x"}')
    args = ["gone.md", "d", "It is WRONG.", "-", "--format", "json"]
    one = finish(command, *args, stdin=b"It is OLD.\n")
    assert one[0] == 3
    assert len(json.loads(one[1])["records"]) > 40
    for jobs in ("2", "3", "auto", "100"):
        assert finish(command, *args, "--jobs", jobs, stdin=b"It is OLD.\n") == one, jobs


def test_only_processes_that_pay_are_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert [jobs_for(items) for items in (0, 1, 31, 32, 200)] == [1, 1, 1, 2, 8]
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert jobs_for(200) == 1


def test_a_bug_in_a_worker_comes_back(command: Command) -> None:
    for number in range(4):
        command.write(f"d/{number}.md", "CRASH.\n" if number == 2 else "It is TRUE.\n")
    one = finish(command, "d", "--format", "jsonl")
    two = finish(command, "d", "--format", "jsonl", "--jobs", "2")
    assert one == two
    assert one[0] == 5
    assert "a stage fell over" in finish(command, "d", "--jobs", "2", "--debug")[2]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interruption_is_quiet(command: Command, jobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        command.write(f"d/{number}.md", "SLOW.\n")
    begun = command.folder / "begun"
    monkeypatch.setenv("FACTCHECK_TEST_BEGUN", str(begun))
    process = command.process("d", "--jobs", jobs, stdout=PIPE, stderr=PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not begun.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert err.strip() == b"factcheck: interrupted", err.decode()


def test_interruption_at_the_very_start_is_quiet(command: Command) -> None:
    code = "import signal, os; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "import factcheck.__main__ as m, sys\n"
    code += "class Finder:\n def find_spec(self, name, *a):\n"
    code += "  if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
    code += "sys.meta_path.insert(0, Finder())\nm.main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


# --------------------------------------------------------------------------- what a start costs


def loaded(*args: str) -> set[str]:
    """Return the modules that a run of the command imports."""
    code = (
        "import sys\nfrom factcheck.cli import cli\n"
        f"cli.main({list(args)!r}, 'factcheck', standalone_mode=False)\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, timeout=60
    )
    return set(done.stderr.splitlines())


def test_version_and_help_import_next_to_nothing() -> None:
    for args in (["--version"], ["--help"], ["facts", "list", "--help"]):
        modules = loaded(*args)
        assert "click" in modules
        heavy = {
            "rich",
            "yaml",
            "pathlib",
            "json",
            "difflib",
            "tempfile",
            "importlib.metadata",
            "multiprocessing",
            "concurrent.futures",
            "numpy",
            "onnxruntime",
            "factcheck.model",
            "factcheck.engine",
            "dataclasses",
        }
        assert not heavy & modules
        ours = {name for name in modules if name.startswith("factcheck.")}
        assert ours <= {
            "factcheck.cli",
            "factcheck.cli_help",
            "factcheck.cli_options",
            "factcheck.messages",
            "factcheck.named",
            "factcheck.options",
            "factcheck.version",
        }


LINE = """version: 1
title: A tram line
as_of: 2024-06-01
sources: {desk: {publisher: Desk}}
facts: [{id: stops, claim: The Larkfield tram line has 23 stops., sources: [desk]}]
"""
HEAVY = {"numpy", "onnxruntime", "yaml", "multiprocessing", "concurrent.futures"}


def test_models_are_loaded_where_something_needs_them_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "facts.yaml").write_text(LINE)
    (tmp_path / "wrong.md").write_text("The Larkfield tram line has 32 stops.\n")
    (tmp_path / "other.md").write_text("Bananas ripen slowly. It rained on the old roofs of the village.\n")
    wrong, other = str(tmp_path / "wrong.md"), str(tmp_path / "other.md")
    base = ("--facts", str(tmp_path / "facts.yaml"), "--format", "plain", "--fail-level", "never")
    assert {"numpy", "onnxruntime", "yaml"} <= loaded(*base, other)  # the base is compiled, and parsed for it
    assert "onnxruntime" in loaded(*base, wrong)
    assert not HEAVY & loaded(*base, wrong)  # it did not change
    (tmp_path / "other.md").write_text("Bananas ripen fast. It snowed on the old roofs of the village.\n")
    assert not HEAVY & loaded(*base, other)  # it did, and still speaks of something else
    elsewhere = loaded(*base, "Bananas ripen slowly in the cold cellars of a mountain village.")
    # Nor what reads one sentence beside another, nor OpenSSL for the names of what is kept.
    assert not (HEAVY | {"factcheck.verdicts.decide", "factcheck.verdicts.judge", "_hashlib"}) & elsewhere
    loaded(*base, "--no-model", other)  # another compiled base, without trees
    assert not HEAVY & loaded(*base, "--no-model", wrong)


def test_importing_the_package_is_cheap() -> None:
    code = "import sys; before = set(sys.modules); import factcheck; print(sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['__future__', 'factcheck', 'factcheck.version']"


def test_github_summaries_go_to_their_file(command: Command) -> None:
    summary = command.folder / "summary.md"
    command.write("a.md", "It is WRONG.\n")
    result = command("a.md", "--format", "github", status=1, GITHUB_STEP_SUMMARY=str(summary))
    assert "::error" in result.stdout
    assert summary.exists()


@pytest.mark.parametrize(
    "name",
    [
        "rich",
        "plain",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
        "html",
    ],
)
def test_every_format_can_be_asked_for(command: Command, name: str) -> None:
    command.write("a.md", "It is WRONG. It is TRUE. Nobody knows.\n")
    out = command("a.md", "--format", name, "--statistics", status=1).stdout
    assert out.endswith("\n") and "\x1b" not in out
    assert command("a.md", "--format", name, "--statistics", status=1).stdout == out


def test_a_base_that_is_not_there_is_told_with_the_place_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "setup.cfg").write_text("[tool:factcheck]\nfacts = nowhere.yaml\n", "utf-8")
    cases: list[tuple[dict[str, object], str]] = [({}, "named in setup.cfg:2"), ({"facts": ("elsewhere.yaml",)}, "")]
    for arguments, hint in cases:
        settings = resolve(from_command_line(arguments), environment={})
        with pytest.raises(FactBaseError) as caught:
            opened(opening_of(settings), settings)
        assert [problem.hint for problem in caught.value.problems] == [hint]

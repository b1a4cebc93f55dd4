"""The terminal and the streams: colour, width, progress, and writing without ever a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import IO, Any

from factcheck import atomic, paths
from factcheck.errors import UsageError
from factcheck.formats.text import sanitise
from factcheck.settings import Settings

_PATIENCE = 1.0  # seconds after which a run says how far it is
_COLUMNS = 80


def is_terminal(stream: IO[str] | None) -> bool:
    """Tell whether a stream is a terminal that understands escapes."""
    try:
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:
        return False  # it is closed


def format_name(settings: Settings) -> str:
    """Return the format to write in: the one named, else rich at a terminal or in colour, else plain."""
    if settings.format:
        return settings.format
    return "rich" if wants_colour(settings) or (_to_stdout(settings) and is_terminal(sys.stdout)) else "plain"


def wants_colour(settings: Settings) -> bool:
    """Tell whether the report is to be in colour."""
    if settings.color == "auto":
        return _to_stdout(settings) and is_terminal(sys.stdout)
    return settings.color == "always"


def columns(settings: Settings) -> int:
    """Return the width to write for: the one named, else the terminal's, else 80."""
    if settings.width:
        return settings.width
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named):
        return int(named)
    if _to_stdout(settings) and is_terminal(sys.stdout):
        with contextlib.suppress(OSError, ValueError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
    return _COLUMNS


def _to_stdout(settings: Settings) -> bool:
    return settings.output in ("", "-")


# --------------------------------------------------------------------------- writing


def check_output(settings: Settings) -> None:
    """Raise UsageError where the file of `--output` cannot be: better before the work than after."""
    if _to_stdout(settings):
        return
    folder = paths.folder_of(settings.output)
    if not paths.is_folder(folder):
        raise UsageError(f"{settings.output} cannot be written: there is no folder {folder}")
    if paths.is_folder(settings.output):
        raise UsageError(f"{settings.output} cannot be written: it is a folder")


def check_bases(settings: Settings, bases: Iterable[str]) -> None:
    """Raise UsageError where the report would take the place of a base's file."""
    if _to_stdout(settings):
        return
    target = paths.absolute(settings.output)
    for base in bases:
        if target == paths.absolute(base):
            raise UsageError(f"{settings.output} is the fact base: the report would take its place")


def write(pieces: Iterable[str], settings: Settings) -> None:
    """Write a report where it belongs; raises UsageError where that cannot be written.

    A reader that goes away (`| head`) is no trouble, a full disk is.
    """
    if _to_stdout(settings):
        write_stdout(pieces)
    else:
        _write_file(pieces, settings.output)


def write_stdout(pieces: Iterable[Any], stream: Any = None) -> None:
    """Write to standard output (to the stream of its bytes, where that is given).

    Raises UsageError where that fails, unless it is a pipe that was closed.
    """
    stream = stream or sys.stdout
    if stream is None:
        return  # closed by whoever started us: nobody wants to read this
    try:
        _make_ready(stream)
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        raise UsageError(f"standard output cannot be written: {error.strerror}") from None


def write_bytes(lines: Iterable[bytes], settings: Settings) -> None:
    """Write lines as they are, where a report would go; on a terminal only what is harmless there.

    Raises UsageError as `write` does.
    """
    if not _to_stdout(settings):
        atomic.write(settings.output, b"".join(lines))
    elif is_terminal(sys.stdout) or not hasattr(sys.stdout, "buffer"):
        write_stdout(sanitise(line.decode("utf-8", "replace").rstrip("\n")) + "\n" for line in lines)
    else:
        sys.stdout.flush()
        write_stdout(lines, sys.stdout.buffer)


def _make_ready(stream: Any) -> None:
    """Make pipes and files UTF-8 with plain line feeds on every system, and terminals forgiving."""
    with contextlib.suppress(AttributeError, ValueError, LookupError):
        if is_terminal(stream):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence(stream: Any) -> None:
    """Point a stream that can take no more at nothing, or Python complains once more at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _write_file(pieces: Iterable[str], path: str) -> None:
    """Write a file whole or not at all, through a link to where it points; a device or a pipe is written to."""
    data = "".join(pieces).encode("utf-8", "backslashreplace")
    if not paths.exists(path) or paths.is_file(path):
        atomic.write(path, data)
        return
    try:
        # Never another file in the place of it.
        with open(path, "wb") as file:
            file.write(data)
    except BrokenPipeError:
        return
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


# --------------------------------------------------------------------------- progress


class Progress:
    """A bar on standard error that appears once a run takes longer than a second. Use as a context."""

    def __init__(self, settings: Settings, total: int) -> None:
        self._wanted = settings.progress and not settings.quiet and is_terminal(sys.stderr)
        self._total = total
        self._done = 0
        self._start = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """Count one more item as done."""
        self._done += 1
        if not self._wanted:
            return
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done)
        elif self._done < self._total and time.monotonic() - self._start > _PATIENCE:
            self._show()

    def _show(self) -> None:
        # Only now: it takes as long to import as a whole run on a small base.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("Checking"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr, no_color=bool(os.environ.get("NO_COLOR"))),
            transient=True,
        )
        self._task = self._bar.add_task("", total=self._total, completed=self._done)
        self._bar.start()


@contextlib.contextmanager
def waiting(settings: Settings, message: str) -> Iterator[None]:
    """Show `message` on a terminal while something takes longer than a second, and take it away after."""
    if not (settings.progress and not settings.quiet and is_terminal(sys.stderr)):
        yield
        return
    import threading

    shown = threading.Event()

    def show() -> None:
        shown.set()
        print(message, end="\r", file=sys.stderr, flush=True)

    timer = threading.Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown.is_set():
            print("\033[K", end="", file=sys.stderr, flush=True)

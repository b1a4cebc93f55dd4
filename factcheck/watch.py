"""`--watch`: the check again whenever the copy, the base or the configuration changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factcheck import console, paths
from factcheck.errors import ExitStatus, FactcheckError, UsageError
from factcheck.files import STDIN_NAME
from factcheck.inputs import STDIN, Request, is_path
from factcheck.messages import say, show_error

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_NOT_WATCHED = (".git", ".cache", "__pycache__", "node_modules", ".venv")

Check = Callable[[], ExitStatus]
Places = Callable[[], Iterable[str]]


def watch(request: Request, check: Check, places: Places) -> ExitStatus:
    """Check now and after every change, until Ctrl-C; return the status of the last check.

    `places` are the files beside the copy that count: base, configuration. A mistake in them is shown, and
    the next change is waited for. Raises UsageError where there is nothing to watch, or no watchfiles.
    """
    if request.statements or STDIN in request.arguments or not any(map(is_path, request.arguments)):
        raise UsageError("--watch needs files or folders to watch")
    changes = _watchfiles()
    named = [path for path in request.arguments if is_path(path)]
    status = _once(check)
    try:
        for _ in _rounds(changes, named, places):
            _clear()
            status = _once(check)
    except KeyboardInterrupt:
        pass  # the way to end it
    return status


def _watchfiles() -> Any:
    try:
        import watchfiles
    except ImportError:
        hint = "Install it: python -m pip install 'factcheck[watch]'"
        raise UsageError("--watch needs the package watchfiles, which is not installed", hint) from None
    return watchfiles


def _rounds(watchfiles: Any, named: list[str], places: Places) -> Iterator[None]:
    """Yield after each change to something that counts."""
    folders = [path for path in named if paths.is_folder(path)]
    files = [path for path in named if not paths.is_folder(path)]
    extra = [path for path in places() if path not in ("", STDIN_NAME)]
    folders += [path for path in extra if paths.is_folder(path)]
    # Editors put a new file in the place of the old one, which a watch on the file itself does not survive.
    single = {os.path.realpath(path) for path in (*files, *extra)}
    whole = tuple(paths.join(os.path.realpath(path), "") for path in folders)
    above = {os.path.realpath(path) for path in folders} | {paths.folder_of(path) for path in single}

    def counts(change: object, path: str) -> bool:
        full = os.path.realpath(path)
        if full in single:
            return True
        parts = full.replace("\\", "/").split("/")
        return full.startswith(whole) and not any(
            part in _NOT_WATCHED or part.startswith(".factcheck-") for part in parts
        )

    existing = sorted(path for path in above if paths.is_folder(path))
    for _ in watchfiles.watch(*existing, watch_filter=counts, raise_interrupt=True):
        yield


def _once(check: Check) -> ExitStatus:
    try:
        return check()
    except FactcheckError as error:
        return ExitStatus(show_error(error))
    finally:
        say("Watching for changes; Ctrl-C ends it.")


def _clear() -> None:
    if console.is_terminal(sys.stdout):
        console.write_stdout([_CLEAR])

"""What is said on standard error: short lines, never a traceback that nobody asked for."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.errors import Problem

BUG = (
    "this is a mistake in factcheck itself. Please report it, with the output of the same command "
    "and --debug and, if you may, the text."
)


def say(message: str) -> None:
    """Write a line to standard error; one that cannot be written there is lost."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print(message, file=sys.stderr, flush=True)


def show_error(error: Exception) -> int:
    """Write an error to standard error and return its exit status.

    One of ours gives its problems with their places, or its message and what to do; any other is a bug.
    """
    # Only for an error: `--version` does not pay for it.
    from factcheck.errors import ExitStatus, FactcheckError

    if not isinstance(error, FactcheckError):
        say(f"factcheck: {type(error).__name__}: {error}\n  {BUG}")
        return ExitStatus.BUG
    _show(error.message, error.hint, getattr(error, "problems", ()))
    return error.exit_status


def _show(message: str, hint: str, problems: Sequence[Problem]) -> None:
    from factcheck.facts.render_problems import render_problems, safe

    if problems:
        say(render_problems(problems).rstrip("\n"))
        if len(problems) > 1:
            say(f"factcheck: {safe(message)}")
        return
    say(f"factcheck: error: {safe(message)}")
    if hint:
        say(f"  {safe(hint)}")

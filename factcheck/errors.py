"""What can go wrong, and the exit status that each error stands for.

FactcheckError
├─ UsageError           2   wrong use of the command, or a mistake in its configuration
├─ InputError           3   a file that cannot be read (becomes an Incident; the run goes on)
├─ FactBaseError        4   a base that is missing, unreadable or wrong; holds every problem found
└─ InstallationError    5   a part of the package itself is missing or damaged
"""

from __future__ import annotations

from enum import IntEnum

from factcheck.frozen import dataclass


class ExitStatus(IntEnum):
    """The command's exit statuses, as promised in the README."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    BASE = 4
    BUG = 5


class FactcheckError(Exception):
    """The root of all errors that factcheck raises on purpose; `hint` says what to do about it."""

    exit_status = ExitStatus.BUG

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FactcheckError):
    """The command or its configuration asks for something that does not exist."""

    exit_status = ExitStatus.USAGE


class InputError(FactcheckError):
    """A file of copy cannot be read: missing, not text, in an unknown encoding, malformed."""

    exit_status = ExitStatus.INPUT


class InstallationError(FactcheckError):
    """A file that belongs to the package cannot be loaded."""

    exit_status = ExitStatus.BUG


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a base or a configuration file; line and column are 1-based, 0 where there is no place."""

    path: str
    line: int
    column: int
    message: str  # what was expected and what was found, one sentence
    excerpt: tuple[str, ...] = ()  # the offending lines, as they stand
    hint: str = ""  # did you mean …?
    severity: str = "error"  # or "warning": the base loads all the same


class FactBaseError(FactcheckError):
    """A base with mistakes; `problems` holds all of them, in the order of the files."""

    exit_status = ExitStatus.BASE

    def __init__(self, message: str, problems: tuple[Problem, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = problems

"""What a run is about: arguments and standard input turned into statements, files and drafts, in order."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from factcheck import paths
from factcheck.errors import InputError, UsageError
from factcheck.files import STDIN_NAME, Walk, incident_of, read_bytes
from factcheck.frozen import dataclass
from factcheck.messages import say
from factcheck.model import Incident
from factcheck.readers import known_suffixes
from factcheck.settings import Settings

STDIN = "-"
_LINE_ENDS = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked to have looked at. `statements` is a file of statements, one a line, or "-"."""

    arguments: tuple[str, ...] = ()
    statements: str = ""
    stdin_filename: str = ""
    diff: str = ""  # check only what changed since this state of the repository
    fix: bool = False
    unsafe: bool = False
    diff_only: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. Exactly one of `statement`, `path` and `incident` says what it is."""

    statement: str | None = None
    path: str | None = None  # of a draft on standard input its name, with `data`
    incident: Incident | None = None
    data: bytes | None = None
    named: bool = True  # by the user, not found in a folder
    folder: str = ""  # the folder in which it was found, "" where it was named
    excluded: bool = False  # named, and not to be read all the same


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything to look at, in order, and what the user should know about it."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


# No statement of one word begins like these, or ends with a slash.
_LIKE_PATHS = ("./", "../", "/", "~/", ".\\", "..\\")


def is_path(argument: str) -> bool:
    """Tell whether an argument is a path: it names a file or folder, or begins or ends like one."""
    return paths.exists(argument) or _ends_like_copy(argument) or _looks_like_a_path(argument)


def _ends_like_copy(argument: str) -> bool:
    return argument.lower().endswith(tuple(known_suffixes()))


def _looks_like_a_path(argument: str) -> bool:
    return not argument.split()[1:] and (argument.startswith(_LIKE_PATHS) or argument.endswith(("/", "\\")))


def starts(request: Request) -> list[str]:
    """Return the folders from which to look for a configuration: that of all paths named, the working one."""
    named = [argument for argument in request.arguments if argument != STDIN and is_path(argument)]
    folders = [path if paths.is_folder(path) else paths.folder_of(path) for path in named]
    if STDIN in request.arguments and request.stdin_filename:
        folders.append(paths.folder_of(request.stdin_filename))
    return [paths.common(folders), "."] if folders else ["."]


def gather(request: Request, settings: Settings) -> Inputs:
    """Return everything that a run is to look at; raises UsageError where that is nothing."""
    if not request.arguments and not request.statements:
        raise UsageError(
            "there is nothing to check",
            "Give a statement in quotation marks, files or folders, or - for a draft on standard input.",
        )
    notes: list[str] = []
    items: list[Item] = []
    seen: set[str] = set()
    walk = Walk(settings.include, settings.exclude)
    for argument in request.arguments:
        for item in _of_argument(argument, request, settings, walk):
            # A file that is named twice, or once more by its folder, is read once.
            key = paths.absolute(item.path) if item.path is not None and item.data is None else None
            if key is None or key not in seen:
                items.append(item)
            if key is not None:
                seen.add(key)
    items += _statements(request)
    items = _without_output(items, settings.output)
    excluded = sum(item.excluded for item in items)
    if excluded:
        notes.append(f"{excluded} of the files named {'is' if excluded == 1 else 'are'} excluded")
        items = [item for item in items if not item.excluded]
    return Inputs(tuple(items), tuple(notes))


def _of_argument(
    argument: str, request: Request, settings: Settings, walk: Walk
) -> Iterator[Item]:
    if argument == STDIN:
        name = request.stdin_filename or STDIN_NAME
        if settings.force_exclude and request.stdin_filename and not walk.reaches(name):
            yield Item(excluded=True, path=name)
        else:
            yield Item(path=name, data=_stdin())
    elif not is_path(argument):
        if not argument.strip():
            raise UsageError("the statement is empty")
        if not argument.split()[1:] and not settings.quiet:
            # On standard error: a folder that was renamed must not go unseen in any format.
            say(f"factcheck: note: “{argument}” is no file or folder, so it is checked as a statement")
        yield Item(statement=argument)
    elif settings.force_exclude and paths.exists(argument) and not walk.reaches(argument):
        yield Item(excluded=True, path=argument)
    elif paths.is_folder(argument):
        yield from _of_folder(argument, walk)
    elif not paths.exists(argument):
        yield Item(incident=_missing(argument))
    else:
        yield Item(path=argument)


def _without_output(items: list[Item], output: str) -> list[Item]:
    """Return the items without the report of an earlier run; raises UsageError where a file was named for both."""
    if output in ("", STDIN):
        return items
    target = paths.absolute(output)
    left = []
    for item in items:
        if item.path is None or item.data is not None or paths.absolute(item.path) != target:
            left.append(item)
        elif item.named:
            raise UsageError(f"{output} is to be checked: the report would take its place")
    return left


def _of_folder(folder: str, walk: Walk) -> Iterator[Item]:
    found = False
    for entry in walk.files(folder):
        found = True
        if isinstance(entry, Incident):
            yield Item(incident=entry)
        else:
            yield Item(path=entry, named=False, folder=folder)
    if not found:
        yield Item(incident=nothing_in(folder))


def nothing_in(folder: str) -> Incident:
    """Return the incident of a folder without copy: what was to be looked at was not."""
    known = " ".join(sorted(known_suffixes()))
    return Incident(folder, f"it holds nothing to read: no file with one of {known} that is not excluded")


def _missing(path: str) -> Incident:
    if not _ends_like_copy(path):
        return Incident(path, "there is no such file or folder")
    hint = " A statement that ends like a file name is read with --statements." if " " in path else ""
    return Incident(path, f"there is no such file.{hint}" if hint else "there is no such file")


def _statements(request: Request) -> Sequence[Item]:
    if not request.statements:
        return ()
    # Only here: a statement on the command line needs no reader.
    from factcheck.readers.base import decode

    path = STDIN_NAME if request.statements == STDIN else request.statements
    try:
        data = _stdin() if request.statements == STDIN else read_bytes(request.statements)
        text = decode(data, path)
    except InputError as error:
        return (Item(incident=incident_of(path, error)),)
    return [Item(statement=line.strip()) for line in _LINE_ENDS.split(text) if line.strip()]


def _stdin() -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read()

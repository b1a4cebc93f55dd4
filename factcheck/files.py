"""Which files a run reads, and their bytes. Nothing here depends on the folder that the command is run in."""
# ruff: noqa: PTH116 - os.stat takes the texts that paths are here

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck import globs, paths, repository
from factcheck.errors import InputError
from factcheck.frozen import dataclass
from factcheck.globs import Glob
from factcheck.model import Document, Incident
from factcheck.readers import NotCopyError, known_suffixes, reader_for
from factcheck.settings_values import Rule

MAX_BYTES = 100_000_000  # twenty times the longest copy that we have budgets for; beyond it is no copy
STDIN_NAME = "<stdin>"  # of a draft on standard input that was given no name
_IGNORE_FILE = ".gitignore"
_NEVER_COPY = frozenset({"node_modules", "__pycache__"})
_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "there is no permission to read it",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its symbolic links go round in a circle",
    errno.ENAMETOOLONG: "the name is too long for a file's",
}


@dataclass(frozen=True, slots=True)
class _Ignores:
    """The patterns of one `.gitignore`, and the full path of the folder that they count from."""

    folder: str
    patterns: tuple[Glob, ...]


class Walk:
    """The rules by which folders are read: suffixes, `include`, `exclude`, `.gitignore`, nothing hidden."""

    def __init__(self, include: Iterable[Rule] = (), exclude: Iterable[Rule] = ()) -> None:
        self._suffixes = known_suffixes()
        self._include = [(rule.folder, Glob(rule.glob)) for rule in include]
        self._exclude = [(rule.folder, Glob(rule.glob)) for rule in exclude]

    def files(self, folder: str) -> Iterator[str | Incident]:
        """Yield the files below a folder, in the order of their names, and what could not be looked into.

        The folder itself is read whatever the rules say of it. Symbolic links are followed, except those
        that lead back into the folder or to one above it.
        """
        full, root = paths.absolute(folder), os.path.realpath(folder)
        yield from self._below(folder, full, _ignores_above(full), root, {root})

    def reaches(self, path: str) -> bool:
        """Tell whether a walk from the top of the project would come to this file or folder.

        The top is where `.git` is, else the folder of the rules, else the folder that `path` lies in.
        """
        full = paths.absolute(path)
        top = self._top(full)
        ignores: tuple[_Ignores, ...] = ()
        at, names = top, (paths.relative(full, top) or "").split("/")
        for number, name in enumerate(names):
            ignores = (*ignores, *_ignores_in(at))
            at = paths.join(at, name)
            is_folder = number < len(names) - 1 or paths.is_folder(at)
            if self._left_out(name, at, is_folder, ignores):
                return False
        return paths.is_folder(at) or self._taken(at)

    def _top(self, full: str) -> str:
        folders = [folder for folder, _ in (*self._exclude, *self._include)]
        above = [folder for folder in folders if paths.relative(full, folder) is not None]
        return repository.top_of(paths.folder_of(full)) or min(above, key=len, default=paths.folder_of(full))

    def _below(
        self, shown: str, full: str, ignores: tuple[_Ignores, ...], root: str, seen: set[str]
    ) -> Iterator[str | Incident]:
        try:
            with os.scandir(full) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Incident(shown, reason_of(error))
            return
        if any(entry.name == _IGNORE_FILE for entry in found):
            ignores = (*ignores, *_ignores_in(full))
        for entry in found:
            here, path = paths.join(shown, entry.name), paths.join(full, entry.name)
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False  # a link in a circle: reading it will say so
            if self._left_out(entry.name, path, is_folder, ignores):
                continue
            if not is_folder:
                if self._taken(path):
                    yield here
            elif not paths.exists(paths.join(path, "pyvenv.cfg")) and _is_new(entry, path, root, seen):
                yield from self._below(here, path, ignores, root, seen)

    def _left_out(self, name: str, full: str, is_folder: bool, ignores: Sequence[_Ignores]) -> bool:
        if name.startswith(".") or (is_folder and name in _NEVER_COPY):
            return True
        # Not what lies below an excluded folder: a walk does not come there, unless the user names it.
        if _last_word(self._exclude, Glob.matches, full, is_folder):
            return True
        for ignore in reversed(ignores):
            below = paths.relative(full, ignore.folder)
            decided = globs.decision(ignore.patterns, below, is_folder) if below else None
            if decided is not None:
                return decided
        return False

    def _taken(self, full: str) -> bool:
        known = paths.suffix_of(full) in self._suffixes
        if not self._include:
            return known
        if not _last_word(self._include, Glob.covers, full, False):
            return False
        named = [(folder, glob) for folder, glob in self._include if glob.names_a_file]
        return known or _last_word(named, Glob.matches, full, False)


def _is_new(entry: os.DirEntry[str], path: str, root: str, seen: set[str]) -> bool:
    """Tell whether a folder is to be looked into: a link back into the walk, or to what holds it, is not."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(path)
    if target in seen or paths.relative(target, root) is not None or paths.relative(root, target) is not None:
        return False
    seen.add(target)
    return True


def _last_word(
    rules: Sequence[tuple[str, Glob]], means: Callable[[Glob, str, bool], bool], full: str, is_folder: bool
) -> bool:
    """Tell whether the last of the rules that mean a path is one without `!`."""
    for folder, glob in reversed(rules):
        below = paths.relative(full, folder)
        # Elsewhere there is only the name to go by, and that only for globs that hold at any depth.
        if below is None and glob.anchored:
            continue
        if means(glob, paths.name_of(full) if below is None else below, is_folder):
            return not glob.negated
    return False


def _ignores_above(folder: str) -> tuple[_Ignores, ...]:
    """Return the `.gitignore` files above a folder up to the project's top; none outside of a project."""
    top = repository.top_of(folder)
    found: list[_Ignores] = []
    at = folder
    while top is not None and at != top:
        at = paths.folder_of(at)
        found += _ignores_in(at)
    return tuple(reversed(found))


def _ignores_in(folder: str) -> tuple[_Ignores, ...]:
    try:
        with open(paths.join(folder, _IGNORE_FILE), "rb") as file:
            text = file.read(1_000_000).decode("utf-8", "surrogateescape")
    except OSError:
        return ()
    patterns = globs.parse(text)
    return (_Ignores(folder, tuple(patterns)),) if patterns else ()


# --------------------------------------------------------------------------- reading


def reason_of(error: OSError | ValueError) -> str:
    """Return in a reporter's words why a file could not be read."""
    number = getattr(error, "errno", None)
    return _REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error)


def read_bytes(path: str) -> bytes:
    """Return a file's content; raises InputError with the reason where that fails."""
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise InputError(_REASONS[errno.EISDIR])
        with open(path, "rb") as file:
            # A device may have no size to ask for, and never end.
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(reason_of(error)) from None
    if len(data) > MAX_BYTES:
        raise InputError(
            f"it holds more than {MAX_BYTES // 1_000_000} MB", "Copy is read from files of up to that."
        )
    return data


# How the formats for people begin, as they are written to files beside the copy.
_REPORTS = (b'<meta name="generator" content="factcheck">', b"<!-- factcheck report -->")
_HEAD = 1000


def read_document(path: str, data: bytes | None = None) -> Document:
    """Return the copy in a file, or in `data` if its content is at hand.

    The suffix decides how it is read, the content where no reader knows that. Raises InputError, and
    NotCopyError for a file of data that is no copy.
    """
    content = read_bytes(path) if data is None else data
    if any(mark in content[:_HEAD] for mark in _REPORTS):
        raise NotCopyError(f"{path} is a report of factcheck, no copy", "Check the copy that it is about.")
    suffix = paths.suffix_of(path)
    is_telling = suffix in known_suffixes() if suffix else path != STDIN_NAME
    return reader_for(path if is_telling else None, content).read(content, path)


def incident_of(path: str, error: InputError) -> Incident:
    """Return an InputError as an incident: the message without the path, with what to do about it."""
    message = error.message
    for start, instead in ((f"{path}: ", ""), (f"{path} ", "it ")):
        if message.startswith(start):
            message = instead + message[len(start) :]
    return Incident(path, f"{message}. {error.hint}" if error.hint else message)

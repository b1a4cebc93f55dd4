"""Which files form a base, and their bytes: everything that a warm run needs, without reading any YAML."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import Problem
from factcheck.frozen import dataclass

SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 50_000_000  # 100,000 facts take 28 MB; a file above this is an export or a mistake


@dataclass(frozen=True, slots=True)
class BaseFile:
    """One file of a base: the path as it is shown to people, and the bytes in it."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found under some paths: the files in the order of their paths, and what could not be read."""

    files: tuple[BaseFile, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the contents in the order of the paths; of one file, the same as `sha256sum` gives.

        Several files are digested one by one first, so that a line that moves from one file to the next
        changes the result. Paths take no part. The digest of no files at all is that of no bytes.
        """
        import hashlib  # a base that is compiled and kept has it written down

        if len(self.files) == 1:
            return hashlib.sha256(self.files[0].content).hexdigest()
        whole = hashlib.sha256()
        for file in self.files:
            whole.update(hashlib.sha256(file.content).digest())
        return whole.hexdigest()


def read_contents(paths: Sequence[Path]) -> Contents:
    """Return the files that `paths` (files and folders) stand for, with their bytes.

    A folder stands for the `*.yaml` and `*.yml` files in it, without hidden ones and those in folders below.
    A file named twice is read once. Nothing is raised: what is missing, too large or closed to us is a
    problem in the result, and without any paths the result is empty.
    """
    problems: list[Problem] = []
    found: dict[str, Path] = {}
    for path in paths:
        for file in _files_of(path, problems):
            found.setdefault(os.path.realpath(file), file)
    files: list[BaseFile] = []
    for path in sorted(found.values(), key=lambda file: file.as_posix()):
        content = _read(path, problems)
        if content is not None:
            files.append(BaseFile(str(path), content))
    return Contents(tuple(files), tuple(problems))


def _files_of(path: Path, problems: list[Problem]) -> list[Path]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        problems.append(_trouble(path, error))
        return []
    if not stat.S_ISDIR(mode):
        return [path]
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        problems.append(_trouble(path, error))
        return []
    files = [path / name for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
    files = [file for file in files if not file.is_dir()]
    if not files:
        below = sorted(name for name in names if _holds_base(path / name))
        hint = f"there are some in {path / below[0]}; folders below are not read" if below else ""
        message = "expected a folder with *.yaml files, found none in it"
        problems.append(Problem(str(path), 0, 0, message, hint=hint))
    return files


def _holds_base(folder: Path) -> bool:
    try:
        return folder.is_dir() and any(entry.name.endswith(SUFFIXES) for entry in folder.iterdir())
    except OSError:
        return False


def _read(path: Path, problems: list[Problem]) -> bytes | None:
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            # A pipe or a device has no size to ask for, and may never end: one byte over the limit is enough.
            content = b"" if size > MAX_BYTES else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        problems.append(_trouble(path, error))
        return None
    if size > MAX_BYTES or len(content) > MAX_BYTES:
        found = f"one of {size / 1e6:,.0f} MB" if size > MAX_BYTES else "a longer one"
        message = f"expected a file of at most {MAX_BYTES / 1e6:.0f} MB, found {found}"
        hint = "split the base into several files in one folder, or check that this is a fact base at all"
        problems.append(Problem(str(path), 0, 0, message, hint=hint))
        return None
    return content


def _trouble(path: Path, error: OSError | ValueError) -> Problem:
    hint = ""
    if isinstance(error, FileNotFoundError):
        message = "expected a fact base here, found no such file or folder"
        hint = _near(path)
    elif isinstance(error, PermissionError):
        message = "expected a fact base that can be read, found one without permission to read it"
        hint = "ask for read access, or check who owns it"
    else:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"expected a fact base that can be read, found trouble instead ({reason})"
    return Problem(str(path), 0, 0, message, hint=hint)


def _near(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix in SUFFIXES or entry.is_dir()]
    except OSError:
        return f"there is no folder {path.parent} either"
    from difflib import get_close_matches  # not for a run that finds its base: it is slow to import

    close = get_close_matches(path.name, sorted(names), n=1)
    return f"did you mean {path.parent / close[0]}?" if close else ""

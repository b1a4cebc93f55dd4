"""What changed since a state of the git repository, so that only the sentences touched are checked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck import paths
from factcheck.errors import UsageError
from factcheck.frozen import dataclass
from factcheck.model import FileReport, Place

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.S)
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_EVERYTHING = ((1, 1 << 60),)

Lines = tuple[tuple[int, int], ...]
"""Changed stretches, first and last line; (n + 1, n) is the seam below line n where lines were taken out."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines of each changed file, by its full path."""

    files: dict[str, Lines]

    def has(self, path: str) -> bool:
        """Tell whether anything in a file changed."""
        return _full(path) in self.files

    def only(self, file: FileReport) -> FileReport:
        """Return the report with those sentences and remarks only that changed lines touch."""
        if file.path is None:
            return file
        lines = self.files.get(_full(file.path), ())
        return replace(
            file,
            sentences=tuple(s for s in file.sentences if touches(lines, s.sentence.place)),
            remarks=tuple(remark for remark in file.remarks if touches(lines, remark.place)),
        )


def touches(lines: Lines, place: Place) -> bool:
    """Tell whether a place lies on changed lines, or across a seam where lines were taken out."""
    return any(place.line <= last and place.end_line >= first for first, last in lines)


def since(ref: str, folder: str = ".") -> Changes:
    """Return what changed in the working tree since `ref`, or since a branch parted from it.

    Files that git does not know yet are new as a whole. Raises UsageError outside a repository, and for a
    `ref` that it does not have.
    """
    top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    base = _base(ref, folder)
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    found = parse(_git(top, "diff", *options, *prefixes, base, "--"))
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    found |= {name: _EVERYTHING for name in new if name}
    return Changes({_full(paths.join(top, os.fsdecode(name))): lines for name, lines in found.items()})


def is_ref(name: str, folder: str = ".") -> bool:
    """Tell whether git knows a state of the repository by this name."""
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except UsageError:
        return False
    return True


def _base(ref: str, folder: str) -> str:
    if not is_ref(ref, folder):
        if not is_ref("HEAD", folder):
            raise UsageError("--diff: the repository has no commit yet, so there is nothing to compare with")
        hint = "Name a branch, a tag or a commit. In CI, fetch it first (actions/checkout: fetch-depth: 0)."
        raise UsageError(f"--diff: git knows no “{ref}” here", hint)
    try:
        return os.fsdecode(_git(folder, "merge-base", ref, "HEAD").strip())
    except UsageError:
        hint = "The history fetched may be too short (actions/checkout: fetch-depth: 0)."
        raise UsageError(f"--diff: {ref} and HEAD have no common ancestor", hint) from None


def _git(folder: str, *args: str) -> bytes:
    import subprocess

    # The user's own settings and language must not change what is parsed here.
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", *args]
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError(
            "--diff needs git, which cannot be found", "Install it, or check whole files."
        ) from None
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0]
        if "not a git repository" in words:
            raise UsageError("--diff: this folder is in no git repository", "Check whole files instead.")
        raise UsageError(f"--diff: git says: {words or 'no'}")
    return done.stdout


def parse(patch: bytes) -> dict[bytes, Lines]:
    """Return the changed lines of each file of a patch without context; binary files are new as a whole."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    name: bytes | None = None
    old = new = 0  # lines of the hunk still to come: they may look like headers
    for line in patch.split(b"\n"):
        if old and line.startswith(b"-"):
            old -= 1
        elif new and line.startswith(b"+"):
            new -= 1
        elif line.startswith(b"diff --git "):
            name = None
        elif name is None and line.startswith(b"+++ "):
            name = _name(line[4:])
        elif name is None and line.startswith(b"Binary files ") and line.endswith(b" differ"):
            path = _name(line[len(b"Binary files ") : -len(b" differ")].rpartition(b" and ")[2])
            if path:
                found[path] = list(_EVERYTHING)
        elif name is not None and (match := _HUNK.match(line)):
            old, start, new = int(match[1] or b"1"), int(match[2]), int(match[3] or b"1")
            found.setdefault(name, []).append((start, start + new - 1) if new else (start + 1, start))
    return {path: tuple(lines) for path, lines in found.items()}


def _name(field: bytes) -> bytes | None:
    """Return the path of a header; None for a file that is gone."""
    field = field.rstrip(b"\t")
    if field == b"/dev/null":
        return None
    if field.startswith(b'"') and field.endswith(b'"'):
        field = _ESCAPE.sub(_unescaped, field[1:-1])
    return field.removeprefix(b"b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if len(code) == 3 else _LETTERS.get(code, code)


def _full(path: str) -> str:
    return os.path.realpath(path)


def notes(changes: Changes, base_paths: Iterable[str], left_out: int) -> list[str]:
    """Return what the user should know: files passed over, and a base that changed as well."""
    found = []
    if left_out:
        files = "1 file was" if left_out == 1 else f"{left_out} files were"
        found.append(f"{files} passed over: nothing in them changed")
    if any(_within(changed, _full(path)) for path in base_paths for changed in changes.files):
        found.append("the fact base changed too, and copy that did not change was not checked against it")
    return found


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(paths.join(folder, ""))

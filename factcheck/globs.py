"""Globs as `.gitignore` has them, for its own lines and for `include` and `exclude`."""

from __future__ import annotations

import re
from collections.abc import Sequence


class Glob:
    """One pattern. Paths are relative to the folder that the pattern counts from, with forward slashes."""

    __slots__ = ("_regex", "anchored", "folders_only", "negated", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pattern = text
        self.negated = pattern.startswith("!")
        if self.negated:
            pattern = pattern[1:]
        self.folders_only = pattern.endswith("/")
        pattern = pattern.removesuffix("/")
        # A slash at the end alone does not tie a pattern to its folder, one before does.
        self.anchored = "/" in pattern
        pattern = pattern.removeprefix("/")
        regex = _translate(pattern) if self.anchored else f"(?:.*/)?{_translate(pattern)}"
        self._regex = re.compile(regex, re.DOTALL)

    @property
    def names_a_file(self) -> bool:
        """Whether the pattern ends like a file's name (`*.copy`, `notes`), not in an open `*` or a folder."""
        return not self.folders_only and not self.text.endswith("*")

    def matches(self, path: str, is_folder: bool) -> bool:
        """Tell whether the pattern means this very path; what lies below it is for the caller to think of."""
        if self.folders_only and not is_folder:
            return False
        return self._regex.fullmatch(path) is not None

    def covers(self, path: str, is_folder: bool) -> bool:
        """Tell whether the pattern means this path or a folder above it."""
        if self.matches(path, is_folder):
            return True
        at = path.rfind("/")
        while at > 0:
            if self.matches(path[:at], True):
                return True
            at = path.rfind("/", 0, at)
        return False


def parse(text: str) -> list[Glob]:
    """Return the patterns in the lines of a `.gitignore`; [] for one without any."""
    found = []
    for raw in text.removeprefix("\ufeff").split("\n"):
        line = raw.removesuffix("\r")
        if line.startswith("#"):
            continue
        line = _without_trailing_spaces(line)
        if line.strip("/!"):
            found.append(Glob(line))
    return found


def decision(patterns: Sequence[Glob], path: str, is_folder: bool) -> bool | None:
    """Return whether the last pattern that means `path` ignores it; None where none speaks of it."""
    for pattern in reversed(patterns):
        if pattern.matches(path, is_folder):
            return not pattern.negated
    return None


def _without_trailing_spaces(line: str) -> str:
    end = len(line)
    while end and line[end - 1] == " ":
        if end > 1 and line[end - 2] == "\\":
            break  # a backslash keeps its space
        end -= 1
    return line[:end]


def _translate(pattern: str) -> str:
    """Return the regular expression for a pattern without its slashes at both ends."""
    out: list[str] = []
    at, size = 0, len(pattern)
    while at < size:
        char = pattern[at]
        if char == "*":
            end = at
            while end < size and pattern[end] == "*":
                end += 1
            alone = (at == 0 or pattern[at - 1] == "/") and (end == size or pattern[end] == "/")
            if end - at == 2 and alone:
                if end == size:
                    out.append(".+" if at else ".*")  # a/** is what lies in a, never a itself
                else:
                    out.append("(?:.*/)?")
                    end += 1
                    while pattern.startswith("**/", end):
                        end += 3  # says nothing more, and would make the expression slow
            else:
                out.append("[^/]*")
            at = end
        elif char == "?":
            out.append("[^/]")
            at += 1
        elif char == "[":
            piece, at = _class(pattern, at)
            out.append(piece)
        elif char == "\\" and at + 1 < size:
            out.append(re.escape(pattern[at + 1]))
            at += 2
        else:
            out.append(re.escape(char))
            at += 1
    return "".join(out)


def _class(pattern: str, at: int) -> tuple[str, int]:
    """Return the expression for a bracket and the offset behind it; one never closed matches nothing."""
    start = at + 1
    negated = pattern[start : start + 1] in ("!", "^")
    end = start + negated
    members: list[str] = []
    first = True
    while end < len(pattern) and (pattern[end] != "]" or first):
        first = False
        if pattern[end] == "[" and pattern[end + 1 : end + 2] == ":" and ":]" in pattern[end:]:
            close = pattern.index(":]", end)
            members.append(_POSIX.get(pattern[end + 2 : close], ""))
            end = close + 2
            continue
        low, end = _member(pattern, end)
        if pattern[end : end + 1] == "-" and end + 1 < len(pattern) and pattern[end + 1] != "]":
            high, end = _member(pattern, end + 1)
            if low <= high:
                members.append(f"{re.escape(low)}-{re.escape(high)}")
        else:
            members.append(re.escape(low))
    if end >= len(pattern):
        return r"(?!)", len(pattern)
    inside = "".join(members)
    if not inside:
        return ("[^/]" if negated else r"(?!)"), end + 1
    return (f"[^/{inside}]" if negated else f"(?!/)[{inside}]"), end + 1


def _member(pattern: str, at: int) -> tuple[str, int]:
    if pattern[at] == "\\" and at + 1 < len(pattern):
        return pattern[at + 1], at + 2
    return pattern[at], at + 1


_POSIX = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "digit": "0-9",
    "lower": "a-z",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}

"""Paths as texts, kept as the user wrote them.

Not pathlib: `Path` drops what a user typed (`./`, a slash at the end), resolves links where only `..` is to
go, and takes longer for the thousands of files of a walk.
"""
# ruff: noqa: PTH100, PTH109, PTH111, PTH118, PTH120, PTH122

from __future__ import annotations

import os

__all__ = [
    "absolute",
    "exists",
    "folder_of",
    "from_folder",
    "is_file",
    "is_folder",
    "join",
    "name_of",
    "shown",
    "suffix_of",
]

absolute = os.path.abspath
exists = os.path.exists
is_file = os.path.isfile
is_folder = os.path.isdir
join = os.path.join
name_of = os.path.basename


def folder_of(path: str) -> str:
    """Return the full path of the folder that `path` lies in; of the root, the root."""
    return os.path.dirname(os.path.abspath(path))


def suffix_of(path: str) -> str:
    """Return the suffix in lower case with its dot, "" where there is none."""
    return os.path.splitext(path)[1].lower()


def shown(path: str) -> str:
    """Return a path as it is best shown: from the working folder where it lies in it, else as it stands."""
    full, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    return full[len(here) :] if full.startswith(here) else path


def from_folder(path: str, folder: str) -> str:
    """Return `path`, which counts from `folder`, as it is best shown; `~` is the user's own folder."""
    return shown(os.path.normpath(os.path.join(folder, os.path.expanduser(path))))


def relative(path: str, folder: str) -> str | None:
    """Return a full path from `folder` on, with forward slashes; None where it does not lie in it."""
    start = os.path.join(folder, "")
    if not path.startswith(start):
        return None
    rest = path[len(start) :]
    return rest.replace(os.sep, "/") if os.sep != "/" else rest


def common(folders: list[str]) -> str:
    """Return the full path of the folder that holds all of them, the first one where none does."""
    full = [os.path.abspath(folder) for folder in folders]
    try:
        return os.path.commonpath(full)
    except ValueError:
        return full[0]

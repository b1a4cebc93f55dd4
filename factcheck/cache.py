"""The folder in which compiled bases are kept: where it is, and emptying it."""
# ruff: noqa: PTH103, PTH107, PTH111, PTH208 - paths are texts here

from __future__ import annotations

import os
import sys
from pathlib import Path

from factcheck import paths
from factcheck.errors import UsageError
from factcheck.settings import Settings

_TAG = "CACHEDIR.TAG"
# Backup programs look for the first line (bford.info/cachedir); the second is how we know a folder as ours.
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder was made by factcheck.\n"


def place(settings: Settings) -> str:
    """Return the path of the cache folder, whether it exists or not."""
    if settings.cache_dir:
        return settings.cache_dir
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # noqa: PTH117 - a relative one is to be passed over, by the standard
            base = os.path.expanduser("~/.cache")
    return paths.join(base, "factcheck")


def prepare(settings: Settings) -> tuple[Path | None, str]:
    """Return the folder for `Engine.open`, made if it is missing, and a note where it cannot be written.

    None where there is to be no cache, or there is no way to make its folder.
    """
    if not settings.cache:
        return None, ""
    folder = place(settings)
    tag = paths.join(folder, _TAG)
    try:
        if not paths.exists(tag):
            os.makedirs(folder, exist_ok=True)
            if not os.listdir(folder):
                with open(tag, "w", encoding="ascii") as file:
                    file.write(_SIGNATURE)
    except OSError as error:
        note = f"the cache folder {folder} cannot be used ({error.strerror}): each run compiles the base anew"
        return (Path(folder) if paths.is_folder(folder) else None), note
    if not os.access(folder, os.W_OK):
        return Path(folder), f"the cache folder {folder} cannot be written: each run compiles the base anew"
    return Path(folder), ""


def clear(settings: Settings) -> tuple[int, int]:
    """Empty the cache folder and return the number of files removed and their bytes.

    Raises UsageError for a folder that is not one of ours, and where a file cannot be removed.
    """
    folder = place(settings)
    if not paths.exists(folder):
        return 0, 0
    try:
        with open(paths.join(folder, _TAG), encoding="ascii", errors="replace") as file:
            is_ours = file.read(len(_SIGNATURE)) == _SIGNATURE
    except OSError:
        is_ours = False
    if not is_ours:
        hint = "It holds other things, or nothing of ours. Remove what is in it yourself if that is right."
        raise UsageError(f"{folder} is no cache folder of factcheck", hint)
    number = size = 0
    try:
        for below, folders, files in os.walk(folder, topdown=False):
            for name in files:
                path = paths.join(below, name)
                if name == _TAG and below == folder:
                    continue
                size += os.lstat(path).st_size
                number += 1
                os.remove(path)
            for name in folders:
                path = paths.join(below, name)
                os.remove(path) if os.path.islink(path) else os.rmdir(path)  # noqa: PTH106, PTH114
    except OSError as error:
        raise UsageError(f"{folder} cannot be emptied: {error.strerror}") from None
    return number, size

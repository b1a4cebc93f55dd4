"""Which configuration file is the nearest: by itself, since a run without one should not pay for more."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from factcheck import paths

YAML_NAMES = (".factcheck.yaml", ".factcheck.yml")
INI_NAME, INI_SECTION = "setup.cfg", "tool:factcheck"
TOML_NAME, TOML_SECTION = "pyproject.toml", "tool.factcheck"

TOML_TABLE = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?factcheck[\"']?[ \t]*[.\]]", re.MULTILINE)
MAX_BYTES = 1_000_000


def nearest(start: str) -> str:
    """Return the path of the nearest configuration in `start` or a folder above it, "" where there is none.

    In one folder `.factcheck.yaml` goes before `setup.cfg`, and that before `pyproject.toml`; the two count
    only where they have a section for factcheck.
    """
    folder = paths.absolute(start)
    while True:
        for name in YAML_NAMES:
            if paths.is_file(paths.join(folder, name)):
                return paths.join(folder, name)
        for name, holds in ((INI_NAME, ini_holds), (TOML_NAME, toml_holds)):
            path = paths.join(folder, name)
            try:
                with open(path, "rb") as file:
                    content = file.read(MAX_BYTES + 1)
            except OSError:
                continue
            if holds(content):
                return path
        above = paths.folder_of(folder)
        if above == folder:
            return ""
        folder = above


def ini_holds(content: bytes) -> bool:
    """Tell whether a setup.cfg has a section for factcheck."""
    return b"[" + INI_SECTION.encode() + b"]" in content


def toml_holds(content: bytes) -> bool:
    """Tell whether a pyproject.toml has a table for factcheck."""
    if b"factcheck" not in content or b"tool" not in content:
        return False
    text = content.decode("utf-8", "replace")
    if TOML_TABLE.search(text):
        return True
    try:
        data = toml_loads(text)
    except (ImportError, ValueError):
        return False  # another tool's business: no table of ours is in it
    return isinstance(data.get("tool"), dict) and "factcheck" in data["tool"]


def toml_loads(text: str) -> dict[str, Any]:
    """Return the file's data; raises ValueError for a mistake in it, ImportError on Python 3.10."""
    loads: Callable[[str], dict[str, Any]] = import_module("tomllib").loads
    return loads(text)

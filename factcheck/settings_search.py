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

TOML_TABLE = r"(?m:^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?factcheck[\"']?[ \t]*[.\]])"  # compiled where there is a file
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
    """Tell whether a setup.cfg has a section for factcheck, or one that must have been meant to be it."""
    if b"[" + INI_SECTION.encode() + b"]" in content:
        return True
    return misnamed(content.decode("utf-8", "replace"), INI_SECTION) is not None


_HEADER = r"(?m:^[ \t]*(\[+[^\]\n]*\]*)[ \t]*$)"
_OWN_NAME = "factcheck"


def misnamed(text: str, section: str) -> tuple[int, str] | None:
    """Return place and text of a header that was meant to be `[section]` and is not: `[factcheck]`, `[tool.factchek]`.

    None where there is none. A header of this name as it should be is none either.
    """
    if "fact" not in text.lower():
        return None
    for header in re.finditer(_HEADER, text):
        if header[0].rstrip() == f"[{section}]":
            continue
        *above, name = re.split(r"[:.]", header[1].strip("[] \t").lower())
        if [part.strip() for part in above] in ([], ["tool"]) and _is_near(re.sub(r"[\W_]", "", name)):
            return header.start(1), header[1]
    return None


def _is_near(name: str) -> bool:
    if name == _OWN_NAME:
        return True
    # A longer name is another tool's ("factchecker"); one letter amiss or left out is a slip.
    if not len(_OWN_NAME) - 1 <= len(name) <= len(_OWN_NAME) or not name.startswith("fa"):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, _OWN_NAME).ratio() > 0.85


def toml_holds(content: bytes) -> bool:
    """Tell whether a pyproject.toml has a table for factcheck."""
    if b"fact" not in content:
        return False
    text = content.decode("utf-8", "replace")
    if re.search(TOML_TABLE, text) or misnamed(text, TOML_SECTION):
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

"""A base compiled, and kept where that is possible.

A compiled base is written into a folder of its own beside the others and then renamed into place, so that two processes
never see half of one.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

from factcheck.facts.files import Contents
from factcheck.facts.load import build_base
from factcheck.language.analyse import analyse
from factcheck.language.parser import parse
from factcheck.language.runtime import threads
from factcheck.retrieval.compiled import CompiledBase, compile_base

# Older compiled bases than this many are thrown away when a new one is kept.
_KEPT = 8


def compiled(contents: Contents, cache: Path | None, name: str, parsed: bool) -> CompiledBase:
    """Return the base that files already read form, compiled anew and kept in the cache under a name.

    Raises FactBaseError if the base is missing or wrong, InstallationError if it is to be parsed and the parser
    cannot be loaded.
    """
    base, _ = build_base(contents)
    parent = _writable(cache)
    folder = Path(tempfile.mkdtemp(prefix="base-tmp-", dir=parent))
    try:
        gc.disable()
        try:
            compile_base(base, folder, analyse, partial(parse, threads=threads()) if parsed else None)
        finally:
            gc.enable()
        if parent is not None:
            target = parent / name
            try:
                if target.exists():
                    shutil.rmtree(target, ignore_errors=True)
                folder.replace(target)
                _prune(parent, target)
                return CompiledBase(target)
            except OSError:
                pass  # another process was first, or the disk is full: use what was just made
        return CompiledBase(folder)
    finally:
        # What is mapped stays readable after its file is gone, except on Windows, where the removal just fails.
        shutil.rmtree(folder, ignore_errors=True)


def _writable(cache: Path | None) -> Path | None:
    if cache is None or not os.access(cache, os.W_OK):
        return None
    try:
        # A few bytes tell a full disk from a usable one before a minute's work is put on it.
        with tempfile.TemporaryFile(dir=cache) as probe:
            probe.write(b"\0" * 65536)
    except OSError:
        return None
    return cache


def _prune(parent: Path, keep: Path) -> None:
    """Throw away the oldest compiled bases and folders that a killed process left behind."""
    made = [entry for entry in parent.glob("base-*") if entry != keep and entry.is_dir()]
    made.sort(key=lambda entry: entry.stat().st_mtime if entry.exists() else 0.0, reverse=True)
    for entry in made[_KEPT - 1 :]:
        shutil.rmtree(entry, ignore_errors=True)

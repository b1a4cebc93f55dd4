"""`factcheck init`: a newsroom's repository made ready, without harm to what is there."""
# ruff: noqa: PTH103 - paths are texts here

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from factcheck import atomic, paths
from factcheck.errors import UsageError
from factcheck.init_files import CI, COMMON

Ask = Callable[[str], bool]


def files_for(ci: str, folder: str) -> dict[str, str]:
    """Return names and contents of the files to make; `auto` goes by what the folder has."""
    if ci == "auto":
        ci = "gitlab" if paths.exists(paths.join(folder, ".gitlab-ci.yml")) else "github"
    return COMMON | CI[ci]


def init(folder: str, ci: str, ask: Ask | None, *, force: bool = False) -> Iterator[str]:
    """Make the files in `folder` and yield a line for each, then what to do next.

    A file that is there stays, unless `force` says otherwise or `ask`, which is given a question, says yes.
    Raises UsageError where a file cannot be written.
    """
    kept = 0
    for name, content in files_for(ci, folder).items():
        path = paths.join(folder, *name.split("/"))
        data = content.encode()
        word = "made"
        if paths.exists(path):
            if _holds(path, data):
                yield f"  as it is   {name}\n"
                continue
            if not force and not (ask is not None and ask(f"{path} is there already. Overwrite it?")):
                kept += 1
                yield f"  kept       {name}\n"
                continue
            word = "overwritten"
        try:
            os.makedirs(paths.folder_of(path), exist_ok=True)
        except OSError as error:
            raise UsageError(f"{path} cannot be made: {error.strerror}") from None
        atomic.write(path, data)
        yield f"  {word:<10} {name}\n"
    if kept:
        yield f"{kept} {'file was' if kept == 1 else 'files were'} there already; --force overwrites.\n"
    yield "Next: put your facts into facts.yaml, then: factcheck articles\n"
    yield "If there are findings that you want to deal with later: factcheck baseline create articles\n"


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False

"""`factcheck init`: a newsroom's repository made ready, without harm to what is there."""
# ruff: noqa: PTH103 - paths are texts here

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from factcheck import atomic, paths, repository
from factcheck.errors import UsageError
from factcheck.init_files import AT_TOP, CI, COMMON, SHARED

Ask = Callable[[str], bool]


def files_for(ci: str, folder: str) -> dict[str, str]:
    """Return paths from `folder` on and contents of the files to make; `auto` goes by what the repository has.

    What hosts and git look for at the top of a repository comes there, and names the folder from there.
    """
    top = repository.top_of(folder) or paths.absolute(folder)
    if ci == "auto":
        ci = "gitlab" if paths.exists(paths.join(top, ".gitlab-ci.yml")) else "github"
    below = paths.relative(paths.absolute(folder), top)
    if not below:
        return COMMON | AT_TOP | CI[ci]
    up = "../" * (below.count("/") + 1)
    at_top = {f"{up}{name}": content.replace("articles/", f"{below}/articles/") for name, content in CI[ci].items()}
    return COMMON | {f"{up}{name}": content for name, content in AT_TOP.items()} | at_top


def init(folder: str, ci: str, ask: Ask | None, *, force: bool = False) -> Iterator[str]:
    """Make the files in `folder` and yield a line for each, then what to do next.

    A file that is there stays, unless `force` says otherwise or `ask`, which is given a question, says yes. One that
    others write into as well always stays, and what to add to it is told. Raises UsageError where a file cannot be
    written.
    """
    kept = 0
    to_add: list[tuple[str, str]] = []
    for name, content in files_for(ci, folder).items():
        path = paths.join(folder, *name.split("/"))
        data = content.encode()
        word = "made"
        if paths.exists(path):
            if _holds(path, data):
                yield f"  as it is   {name}\n"
                continue
            if paths.name_of(path) in SHARED:
                # Whatever is asked for: others have their lines in it.
                yield f"  kept       {name}\n"
                if not _names_us(path):
                    to_add.append((name, content))
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
    for name, content in to_add:
        yield f"Add to {name}:\n"
        yield from (f"    {line}".rstrip() + "\n" for line in content.splitlines() if not line.startswith("#"))
    yield "Next: put your facts into facts.yaml, then: factcheck articles\n"
    yield "If there are findings that you want to deal with later: factcheck baseline create articles\n"


def _names_us(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"factcheck" in file.read(_MOST_BYTES)
    except OSError:
        return False


_MOST_BYTES = 1_000_000


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False

"""Which base to use when the command names none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import InstallationError

FILE_NAME = "facts.yaml"


def find_base(start: Path, configured: Sequence[Path] = (), beside: Path | None = None) -> tuple[Path, ...]:
    """Return the paths of the base for a run in the folder `start` on files in the folder `beside`.

    They are the configured ones if there are any, whether they exist or not; else `facts.yaml` in `start` or the
    nearest folder above that has one; else the same from `beside` on; else the base that comes with the package.
    Raises InstallationError where the package has lost its base.
    """
    if configured:
        return tuple(configured)
    for first in (start, beside):
        for folder in (first, *first.absolute().parents) if first is not None else ():
            # Path.is_file() raises for folders that we may not look into; this is false for them.
            if os.path.isfile(folder / FILE_NAME):  # noqa: PTH113
                return (folder / FILE_NAME,)
    return (packaged_base(),)


def packaged_base() -> Path:
    """Return the path of the base that comes with the package: the same in a wheel and in a checkout.

    Raises InstallationError where it is not there.
    """
    packaged = Path(__file__).resolve().parents[1] / "data" / FILE_NAME
    if packaged.is_file():
        return packaged
    hint = "install factcheck again, or name a base with --facts"
    raise InstallationError("the fact base that comes with factcheck is missing from its installation", hint)

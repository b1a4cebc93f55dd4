"""Writing a file whole or not at all."""
# ruff: noqa: PTH101, PTH105, PTH108, PTH116 - paths are texts here

from __future__ import annotations

import contextlib
import os

from factcheck import paths
from factcheck.errors import UsageError


def write(path: str, data: bytes) -> None:
    """Write a file, through a link to where it points, with the mode that it had.

    Raises UsageError where that fails; the file is then as it was.
    """
    import tempfile  # with it comes what archives are made of

    target = os.path.realpath(path)
    temporary = ""
    try:
        mode = os.stat(target).st_mode & 0o777 if paths.exists(target) else _default_mode()
        handle, temporary = tempfile.mkstemp(dir=paths.folder_of(target), prefix=".factcheck-")
        with open(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        with contextlib.suppress(OSError):
            if temporary:
                os.unlink(temporary)


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

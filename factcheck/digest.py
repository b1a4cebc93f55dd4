"""Digests for names of kept files. `hashlib` loads OpenSSL first, which takes as long as a fifth of Python's start."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # a Python that is built otherwise
        from hashlib import blake2b

__all__ = ["blake2b"]

"""Results kept for the next run: a file that did not change is not checked again."""
# ruff: noqa: PTH103, PTH105, PTH107, PTH108 - paths are texts here

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from hashlib import blake2b

from factcheck import paths
from factcheck.engine import EngineOptions
from factcheck.errors import InputError
from factcheck.files import read_bytes
from factcheck.model import FileReport, Report
from factcheck.version import VERSION

FOLDER = "results"
_FORMAT = 4  # of what is kept; to be raised when the types of factcheck.model change within a version
_KEPT = 20_000
_DIGEST = 16


class Store:
    """The kept results of one base and one set of options. Trouble with it costs a check, nothing else."""

    def __init__(self, folder: str, options: EngineOptions, head: Report) -> None:
        self._folder = paths.join(folder, FOLDER)
        day, known_on = head.as_of, options.known_on
        asked = f"{day}\0{known_on}\0{options.use_model}\0{options.coverage}"
        self._setting = f"{_FORMAT}\0{VERSION}\0{head.base_digest}\0{asked}"
        self._base = head.base_path
        self._written = 0

    def get(self, path: str) -> tuple[str, FileReport | None]:
        """Return the key of a file's present content, and its result where that was kept.

        The key is "" for a file that cannot be read.
        """
        if not paths.is_file(path):
            return "", None  # a pipe can be read only once
        try:
            key = self._key(path, read_bytes(path))
        except InputError:
            return "", None
        try:
            with open(self._slot(path), "rb") as file:
                content = file.read()
        except OSError:
            return key, None
        head, payload = content[: 2 * _DIGEST], content[2 * _DIGEST :]
        if head != bytes.fromhex(key) + _checksum(payload):
            return key, None
        return key, _decoded(payload)

    def put(self, path: str, key: str, report: FileReport) -> None:
        """Keep the result of a file whose key was `key` before it was checked."""
        try:
            if not key or self._key(path, read_bytes(path)) != key:
                return  # it changed while it was checked
            payload = _encoded(report)
        except (InputError, UnicodeEncodeError):
            return
        slot = self._slot(path)
        temporary = f"{slot}-{os.getpid()}"  # no other process writes to it, and one killed leaves one file at most
        try:
            if not self._written:
                os.makedirs(self._folder, exist_ok=True)
            # For the user alone: it holds the copy.
            with open(temporary, "wb", opener=_private) as file:
                file.write(bytes.fromhex(key) + _checksum(payload) + payload)
            os.replace(temporary, slot)
            self._written += 1
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temporary)

    def tidy(self) -> None:
        """Remove the oldest results where there are too many."""
        if not self._written:
            return
        with contextlib.suppress(OSError):
            with os.scandir(self._folder) as entries:
                found = list(entries)
            if len(found) <= _KEPT:
                return
            found.sort(key=lambda entry: entry.stat().st_mtime)
            for entry in found[: len(found) - _KEPT // 2]:
                os.remove(entry.path)

    def _key(self, path: str, data: bytes) -> str:
        # The path as it was written stands in the result.
        hashed = blake2b(f"{self._setting}\0{path}\0".encode("utf-8", "surrogateescape"), digest_size=_DIGEST)
        hashed.update(data)
        return hashed.hexdigest()

    def _slot(self, path: str) -> str:
        """Return where the result of a file is kept: one place each, so that old ones do not pile up."""
        name = f"{paths.absolute(path)}\0{self._base}".encode("utf-8", "surrogateescape")
        return paths.join(self._folder, blake2b(name, digest_size=_DIGEST).hexdigest())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_DIGEST).digest()


def _encoded(report: FileReport) -> bytes:
    import msgspec

    document = report.document
    if document is not None and document.source == report.source:
        report = replace(report, source="")
    return msgspec.msgpack.encode(report)


def _decoded(payload: bytes) -> FileReport | None:
    import msgspec

    try:
        report = msgspec.msgpack.decode(payload, type=FileReport)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if not report.source and report.document is not None:
        report = replace(report, source=report.document.source)
    return report

"""Results kept for the next run: a file that did not change is not checked again.

They are rows of one database, since a file for each would take longer to make than many a file takes to check.
"""
# ruff: noqa: PTH103, PTH107 - paths are texts here

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import replace

from factcheck import paths
from factcheck.digest import blake2b
from factcheck.engine import EngineOptions
from factcheck.errors import InputError
from factcheck.files import read_bytes
from factcheck.model import FileReport, Report
from factcheck.version import VERSION

FOLDER, FILE = "results", "kept.sqlite"
_FORMAT = 4  # of what is kept; to be raised when the types of factcheck.model change within a version
_KEPT = 20_000
_DIGEST = 16
_AT_ONCE = 64  # results written together; as many are lost where a run is killed
_TABLE = "CREATE TABLE IF NOT EXISTS kept (slot BLOB PRIMARY KEY, content BLOB)"


class Store:
    """The kept results of one base and one set of options. Trouble with it costs a check, nothing else."""

    def __init__(self, folder: str, options: EngineOptions, head: Report) -> None:
        self._path = paths.join(folder, FOLDER, FILE)
        self._folder = paths.join(folder, FOLDER)
        day, known_on = head.as_of, options.known_on
        asked = f"{day}\0{known_on}\0{options.use_model}\0{options.coverage}"
        self._setting = f"{_FORMAT}\0{VERSION}\0{head.base_digest}\0{asked}"
        self._base = head.base_path
        self._database: sqlite3.Connection | None = None
        self._new: list[tuple[bytes, bytes]] = []
        self._written = False
        self._unreadable = False

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
        content = self._content(self._slot(path))
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
        self._new.append((self._slot(path), bytes.fromhex(key) + _checksum(payload) + payload))
        if len(self._new) >= _AT_ONCE:
            self._write()

    def tidy(self) -> None:
        """Write what is left to write, and remove the oldest results where there are too many."""
        self._write()
        if self._written and self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                ((number,),) = self._database.execute("SELECT count(*) FROM kept")
                if number > _KEPT:
                    oldest = "SELECT rowid FROM kept ORDER BY rowid LIMIT ?"
                    self._database.execute(f"DELETE FROM kept WHERE rowid IN ({oldest})", (number - _KEPT // 2,))
        self._close()

    def _content(self, slot: bytes) -> bytes:
        """Return what is kept in a slot, b"" for nothing."""
        if self._unreadable or (self._database is None and not paths.is_file(self._path)):
            return b""
        try:
            row = self._opened().execute("SELECT content FROM kept WHERE slot = ?", (slot,)).fetchone()
        except (sqlite3.Error, OSError):
            self._unreadable = True  # asked once: waiting for another run takes a second
            return b""
        return row[0] if row and isinstance(row[0], bytes) else b""

    def _write(self) -> None:
        rows, self._new = self._new, []
        if not rows:
            return
        try:
            self._replace(rows)
        except (sqlite3.OperationalError, OSError):
            self._close()  # another run is writing, or the disk is full
        except sqlite3.Error:  # damaged: begun anew
            self._close()
            with contextlib.suppress(sqlite3.Error, OSError):
                os.remove(self._path)
                self._replace(rows)

    def _replace(self, rows: list[tuple[bytes, bytes]]) -> None:
        os.makedirs(self._folder, exist_ok=True)
        database = self._opened()
        database.execute("BEGIN IMMEDIATE")
        database.execute(_TABLE)
        database.executemany("REPLACE INTO kept VALUES (?, ?)", rows)
        database.execute("COMMIT")
        self._written = True

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            if not paths.is_file(self._path):
                os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # for the user alone: it holds the copy
            self._database = sqlite3.connect(self._path, timeout=1.0, isolation_level=None)
            self._database.execute("PRAGMA synchronous = OFF")  # what a power cut damages is only made again
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _key(self, path: str, data: bytes) -> str:
        # The path as it was written stands in the result.
        hashed = blake2b(f"{self._setting}\0{path}\0".encode("utf-8", "surrogateescape"), digest_size=_DIGEST)
        hashed.update(data)
        return hashed.hexdigest()

    def _slot(self, path: str) -> bytes:
        """Return where the result of a file is kept: one place each, so that old ones do not pile up."""
        name = f"{paths.absolute(path)}\0{self._base}".encode("utf-8", "surrogateescape")
        return blake2b(name, digest_size=_DIGEST).digest()


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

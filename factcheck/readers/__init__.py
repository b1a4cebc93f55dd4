"""Readers: bytes of a file into a Document, one module per format, imported when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from factcheck.errors import InputError
from factcheck.frozen import dataclass
from factcheck.readers.base import NotCopyError, Reader

__all__ = ["READERS", "Format", "NotCopyError", "Reader", "known_suffixes", "reader_for"]


@dataclass(frozen=True, slots=True)
class Format:
    """An entry of the table: a format's name, its suffixes, and the module that reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def load(self) -> Reader:
        """Return the reader, importing its module."""
        return cast(Reader, import_module(self.module))


READERS: tuple[Format, ...] = (
    Format("markdown", (".md", ".markdown", ".mdx"), "factcheck.readers.markdown"),
    Format("text", (".txt", ".text", ""), "factcheck.readers.text"),
    Format("html", (".html", ".htm", ".xhtml"), "factcheck.readers.html"),
    Format("docx", (".docx",), "factcheck.readers.docx"),
    Format("odt", (".odt",), "factcheck.readers.odt"),
    Format("asciidoc", (".adoc", ".asciidoc"), "factcheck.readers.asciidoc"),
    Format("rst", (".rst",), "factcheck.readers.rst"),
    Format("ninjs", (".json",), "factcheck.readers.ninjs"),
    Format("newsml", (".xml",), "factcheck.readers.newsml"),
)
_BY_SUFFIX = {suffix: entry for entry in READERS for suffix in entry.suffixes}
_BY_NAME = {entry.name: entry for entry in READERS}


def known_suffixes() -> frozenset[str]:
    """Return the suffixes that mark a file as copy, in lower case with their dot; never the empty one."""
    return frozenset(_BY_SUFFIX) - {""}


def reader_for(path: str | None, data: bytes | None = None) -> Reader:
    """Return the reader for a file: by its suffix, else (no path) by how `data` begins, else plain text.

    Raises InputError for a suffix that no reader knows.
    """
    if path is None:
        return _BY_NAME[_sniff(data or b"")].load()
    name = path.replace("\\", "/").rpartition("/")[2]
    suffix = name[name.rfind(".") :].lower() if name.rfind(".") > 0 else ""
    entry = _BY_SUFFIX.get(suffix)
    if entry is None:
        known = ", ".join(sorted(known_suffixes()))
        raise InputError(
            f"{path}: no reader for {suffix} files", f"Known are {known}, and plain text without a suffix."
        )
    return entry.load()


def _sniff(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK\x03\x04"):
        return "odt" if b"content.xml" in data and b"word/document.xml" not in data else "docx"
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return "html"
    if head.startswith((b"<?xml", b"<nitf", b"<newsmessage", b"<newsitem")):
        return "newsml"
    if head.startswith(b"{") and (b'"headline"' in data or b'"body_html"' in data or b'"bodies"' in data):
        return "ninjs"
    if head.startswith((b"---\n", b"---\r", b"# ")):
        return "markdown"
    return "text"

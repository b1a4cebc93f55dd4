"""The formats of a report. A new one is a module with `render` and a line in `MODULES`.

for piece in formats.load("plain").render(report, FormatOptions()):
    stream.write(piece)
"""

from __future__ import annotations

from typing import cast

from factcheck.errors import UsageError
from factcheck.formats.base import Format, FormatOptions
from factcheck.formats.severity import Severity
from factcheck.model import Report

__all__ = ["MODULES", "Format", "FormatOptions", "Severity", "load", "names", "render"]

# Imported by name when asked for: a run pays for its own format only.
MODULES: dict[str, str] = {
    "rich": "factcheck.formats.terminal",
    "plain": "factcheck.formats.plain",
    "json": "factcheck.formats.json_document",
    "jsonl": "factcheck.formats.jsonl",
    "sarif": "factcheck.formats.sarif",
    "github": "factcheck.formats.github",
    "gitlab": "factcheck.formats.gitlab",
    "junit": "factcheck.formats.junit",
    "checkstyle": "factcheck.formats.checkstyle",
    "rdjson": "factcheck.formats.rdjson",
    "markdown": "factcheck.formats.markdown",
    "html": "factcheck.formats.html_page",
}


def names() -> tuple[str, ...]:
    """Return the names that `--format` knows, in the order of the documentation."""
    return tuple(MODULES)


def load(name: str) -> Format:
    """Return a format by name; raise UsageError, with the nearest name, for one that does not exist."""
    module = MODULES.get(name)
    if module is None:
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), MODULES, n=1, cutoff=0.5)
        known = "The formats are: " + ", ".join(MODULES) + "."
        hint = f"Did you mean “{near[0]}”? {known}" if near else known
        raise UsageError(f"There is no format “{name}”.", hint)
    from importlib import import_module

    return cast(Format, import_module(module))


def render(name: str, report: Report, options: FormatOptions | None = None) -> str:
    """Return a whole report as one string in the named format."""
    return "".join(load(name).render(report, options or FormatOptions()))

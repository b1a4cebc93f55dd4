"""Configuration files and those that they extend, read into layers of options with their places."""

from __future__ import annotations

import os
from collections.abc import Iterator

from factcheck import paths
from factcheck.errors import Problem
from factcheck.facts.files import BaseFile
from factcheck.facts.text import Text, decode
from factcheck.options import COMMAND_LINE_ONLY, OPTIONS
from factcheck.settings_parsers import Value, parser
from factcheck.settings_search import MAX_BYTES
from factcheck.settings_values import SettingsError, Written, near

EXTENDS = "extends"

_SYNONYMS = {
    "colour": "color", "base": "facts", "facts_file": "facts", "date": "as_of", "today": "as_of",
    "fail_on": "fail_level", "level": "fail_level", "severities": "severity", "workers": "jobs",
    "processes": "jobs", "excludes": "exclude", "includes": "include", "extend": "extends", "out": "output",
    "no_model": "model", "no_cache": "cache", "no_progress": "progress", "stats": "statistics",
}  # fmt: skip


def read(path: str, problems: list[Problem], named: bool = False) -> list[tuple[str, dict[str, Written]]]:
    """Return the layers of a configuration file and of those that it extends, the weightiest last.

    Mistakes in them go to `problems`. `named` says that the user named the file, so that one without a
    section for factcheck is a mistake. Raises SettingsError for a file that cannot be read at all.
    """
    return list(_read(path, problems, (), named))


def _read(
    path: str, problems: list[Problem], trail: tuple[str, ...], named: bool
) -> Iterator[tuple[str, dict[str, Written]]]:
    text = _text(path)
    values = list(parser(path)(text, problems, named))
    folder = paths.folder_of(path)
    layer: dict[str, Written] = {}
    for value in values:
        line, column = text.place(value.at)
        written = Written(value.raw or "", text.path, line, column, (text.line(line),), folder)
        name = value.key.replace("-", "_")
        if name == EXTENDS:
            if value.raw is not None:
                yield from _extended(written, problems, (*trail, os.path.realpath(path)))
        elif name not in OPTIONS:
            problems.append(_unknown(text, value))
        elif name in layer:
            problems.append(
                text.problem(value.key_at, f'expected each option once, found "{value.key}" again')
            )
        elif value.raw is not None:
            layer[name] = written
    yield text.path, layer


def _extended(
    written: Written, problems: list[Problem], trail: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Written]]]:
    raw = written.raw if isinstance(written.raw, list) else written.raw.split("\n")
    for item in raw:
        if not isinstance(item, str) or not item.strip():
            if not isinstance(item, str):
                problems.append(
                    written.problem("expected the path of a file for extends, found keys with values")
                )
            continue
        path = paths.from_folder(item.strip(), written.folder)
        if os.path.realpath(path) in trail:
            problems.append(
                written.problem(f'expected files that do not extend each other, found "{item}"', "", item)
            )
            continue
        try:
            yield from _read(path, problems, trail, True)
        except SettingsError as error:
            problems += [
                problem
                if problem.line
                else written.problem(f"{problem.message} ({problem.path})", problem.hint, item)
                for problem in error.problems
            ]


def _unknown(text: Text, value: Value) -> Problem:
    name = value.key.replace("-", "_")
    message = f'expected an option of factcheck, found "{value.key}"'
    if name in COMMAND_LINE_ONLY:
        return text.problem(
            value.key_at, message, f"--{value.key.replace('_', '-')} is for the command line only"
        )
    meant = _SYNONYMS.get(name.lower())
    return text.problem(
        value.key_at, message, f"did you mean {meant}?" if meant else near(name, [*OPTIONS, EXTENDS])
    )


def _text(path: str) -> Text:
    shown = paths.shown(path)
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        found = "none" if isinstance(error, FileNotFoundError) else f"trouble instead ({reason})"
        message = f"expected a configuration file here, found {found}"
        raise SettingsError([Problem(shown, 0, 0, message)]) from None
    if len(content) > MAX_BYTES:
        raise SettingsError([Problem(shown, 0, 0, "expected a configuration file, found one of over 1 MB")])
    text, problems = decode(BaseFile(shown, content))
    if text is None:
        raise SettingsError(problems)
    return text

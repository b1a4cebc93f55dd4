"""Settings, and where they come from: defaults, configuration files, the environment, the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields
from datetime import date
from functools import partial
from typing import Any

from factcheck.errors import Problem
from factcheck.frozen import dataclass
from factcheck.options import OPTIONS, Kind
from factcheck.settings_search import nearest
from factcheck.settings_values import READERS, Raw, Rule, SettingsError, Written

__all__ = ["Layer", "Rule", "Settings", "SettingsError", "from_command_line", "option_values", "resolve"]

Layer = Mapping[str, Written]
"""Options with their values as written, from one file, the environment or the command line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by. The fields are the options of `factcheck.options`; "" and 0 leave it to the run."""

    facts: tuple[str, ...] = ()
    as_of: date | None = None
    known_on: date | None = None
    model: bool = True
    include: tuple[Rule, ...] = ()
    exclude: tuple[Rule, ...] = ()
    force_exclude: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    fail_level: str = "error"
    baseline: str = ""
    quotes: str = "check"
    strict: bool = False
    format: str = ""
    output: str = ""
    quiet: bool = False
    statistics: bool = False
    color: str = "auto"
    width: int = 0
    progress: bool = True
    jobs: int = 0  # 0: as many as pay
    cache: bool = True
    cache_dir: str = ""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)  # option -> where it is from
    files: tuple[str, ...] = field(default=(), compare=False)  # files read, the weightiest first
    # What holds in another folder, by the configuration nearest to it; None where the command line names the one.
    of_folder: Callable[[str], Settings] | None = field(default=None, compare=False)


def resolve(
    arguments: Layer,
    config: str = "",
    starts: Iterable[str] = (".",),
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings for a run: the command line before the environment before files before defaults.

    `config` names the configuration file; without it, the nearest one counts, looked for from each of
    `starts` upwards, the first that has one. Raises SettingsError with every mistake found.
    """
    problems: list[Problem] = []
    path = config or next(filter(None, map(nearest, starts)), "")
    read: list[tuple[str, dict[str, Written]]] = []
    if path:
        # A run without a file does not pay for reading one.
        from factcheck import settings_files

        read = settings_files.read(path, problems, named=bool(config))
    layers: list[Layer] = [layer for _, layer in read]
    layers.append(_from_environment(os.environ if environment is None else environment))
    layers.append(arguments)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    levels: dict[str, str] = {}
    for layer in layers:
        for name, written in layer.items():
            option = OPTIONS[name]
            value = READERS[option.kind](option, written, problems)
            if option.kind is Kind.LEVELS:
                # The one table: a file that extends another one changes single lines of it.
                levels |= dict(value)
                value = tuple(levels.items())
                origins[name] = f"{origins[name]}, {written.origin}" if name in origins else written.origin
            else:
                origins[name] = written.origin
            values[name] = value
    if problems:
        raise SettingsError(problems)
    files = tuple(path for path, _ in reversed(read))
    again = None if config else partial(_of_folder, arguments, environment)
    return Settings(**values, origins=origins, files=files, of_folder=again)


def _of_folder(arguments: Layer, environment: Mapping[str, str] | None, folder: str) -> Settings:
    return resolve(arguments, starts=(folder,), environment=environment)


def from_command_line(arguments: Mapping[str, object]) -> Layer:
    """Return the options given on the command line; those left out are None or empty and stay out."""
    layer: dict[str, Written] = {}
    for name, value in arguments.items():
        if name not in OPTIONS or value is None or value == ():
            continue
        if isinstance(value, tuple):
            raw: Raw = [str(item) for item in value]
        else:
            raw = str(value).lower() if isinstance(value, bool) else str(value)
        layer[name] = Written(raw, OPTIONS[name].flag)
    return layer


def option_values(settings: Settings) -> list[tuple[str, str, str]]:
    """Return name, value and origin of every option, as `config show` prints them."""
    rows = []
    for option in fields(settings):
        if option.name in OPTIONS:
            value = getattr(settings, option.name)
            unset = OPTIONS[option.name].default == "auto" and value == 0
            rows.append((option.name, "auto" if unset else _words(value), settings.origins.get(option.name, "default")))
    return rows


def _words(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Rule):
        return value.glob
    if isinstance(value, tuple):
        return ", ".join("=".join(item) if type(item) is tuple else _words(item) for item in value) or "–"
    return "–" if value in (None, "", 0) else str(value)


def _from_environment(environment: Mapping[str, str]) -> Layer:
    # An empty variable is no wish, by no-color.org.
    if environment.get("NO_COLOR"):
        return {"color": Written("never", "NO_COLOR in the environment")}
    if environment.get("FORCE_COLOR", "") not in ("", "0", "false"):
        return {"color": Written("always", "FORCE_COLOR in the environment")}
    return {}

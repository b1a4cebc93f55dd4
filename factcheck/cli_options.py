"""Options of the table for commands: as click has them, with completion, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from factcheck.cli_help import PlainOption
from factcheck.options import OPTIONS, Kind, Option

_Function = TypeVar("_Function", bound=Callable[..., Any])

option = partial(click.option, cls=PlainOption)

SEEING = ("color", "width", "output")
BASE = ("facts", "cache", "cache_dir")


def _complete(option: Option) -> Callable[..., list[Any]] | None:
    def choices(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        known = option.choices
        if option.kind is Kind.FORMAT:
            from factcheck.formats import names

            known = names()
        return [name for name in known if name.startswith(incomplete)]

    def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file")]

    if option.choices or option.kind is Kind.FORMAT:
        return choices
    return files if option.kind in (Kind.PATH, Kind.PATHS) else None


def settings_options(names: Iterable[str] = tuple(OPTIONS)) -> Callable[[_Function], _Function]:
    """Return a decorator that adds options of the table, `--config` and `--debug`, to a `SectionedCommand`.

    They are made when the command is asked for them: a run is of one command of fifteen.
    """

    def decorate(function: _Function) -> _Function:
        function.settings_parameters = partial(_parameters, tuple(names))  # type: ignore[attr-defined]
        return function

    return decorate


def _parameters(names: Sequence[str]) -> list[click.Parameter]:
    made: list[click.Parameter] = []
    for name in names:
        option = OPTIONS[name]
        flags = [option.short] if option.short else []
        help_text = option.help + (
            f"  [default: {option.default}]" if option.kind is not Kind.FLAG and option.default else ""
        )
        if option.kind is Kind.FLAG:
            flags.append(f"{option.flag}/--no-{option.flag[2:]}")
            made.append(PlainOption([*flags, name], default=None, help=help_text))
            continue
        made.append(
            PlainOption(
                [*flags, option.flag, name],
                multiple=option.kind.many,
                default=None,
                metavar=option.metavar or f"[{'|'.join(option.choices)}]",
                help=help_text,
                shell_complete=_complete(option),
            )
        )
    config = PlainOption(
        ["--config"], default="", metavar="FILE", help="The configuration file.  [default: the nearest one]"
    )
    debug = PlainOption(["--debug"], is_flag=True, help="Show the traceback of a mistake in factcheck.")
    return [*made, config, debug]


def settings_of(config: str, options: dict[str, Any], starts: Iterable[str] = (".",)) -> Any:
    """Return the settings for the options of a command line; `starts` as for `settings.resolve`."""
    from factcheck.settings import from_command_line, resolve

    return resolve(from_command_line(options), config, starts)


def complete_files(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Leave the completion of a file's name to the shell."""
    return [CompletionItem(incomplete, type="file")]

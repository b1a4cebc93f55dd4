"""The command line's frame: `check` as the default, help in sections, and every error as a short message."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from factcheck.messages import say, show_error
from factcheck.options import OPTIONS, RUNNING, SECTIONS, Kind

DEFAULT = "check"
INTERRUPTED = 130  # 128 and SIGINT, as shells have it
_INPUT = "Input"
_SECTION_OF = {"--config": RUNNING, "--debug": RUNNING, "--help": RUNNING}
_FIRST_COLUMN = 24

EXAMPLES = """\
Examples:
  factcheck "coalition leaves Iraq in 2024"        one statement against the nearest facts.yaml
  factcheck draft.md                               a draft, against the same base
  factcheck articles/ --format jsonl               a folder, for other programs
  factcheck --facts desk/ --as-of 2024-10-02 -     a draft on standard input, on a given day
  factcheck --statements lines.txt                 one statement a line, one answer a line
  factcheck explain "coalition leaves Iraq in 2024"   how an answer comes about
  factcheck facts search "withdrawal from Iraq"       what the base knows of something

Exit status: 0 nothing found, 1 findings, 2 wrong use, 3 some input could not be read,
4 the fact base is missing or wrong, 5 a mistake in factcheck itself.
"""


class PlainOption(click.Option):
    """An option whose help is text as it stands: what click tidies it with takes long to import (`deferred.py`)."""

    def __init__(self, *args: Any, help: str | None = None, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.help = help


class _WithHelp(click.Command):
    """A command with such an option for its help."""

    _own_help: PlainOption | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """See `click.Command.get_help_option`."""
        names = self.get_help_option_names(ctx)
        if names and self._own_help is None:
            self._own_help = PlainOption(
                [*names, "show_help"], is_flag=True, expose_value=False, is_eager=True, callback=_show_help,
                help="Show this message and exit.",
            )  # fmt: skip
        return self._own_help


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class SectionedCommand(_WithHelp):
    """A command whose help shows its options in sections; those of settings are made when somebody asks for them."""

    _params: list[click.Parameter]
    _whole = False

    @property
    def params(self) -> list[click.Parameter]:
        """All parameters, in order."""
        if not self._whole:
            self._whole = True
            self._params.extend(getattr(self.callback, "settings_parameters", list)())
        return self._params

    @params.setter
    def params(self, params: list[click.Parameter]) -> None:
        self._params = params

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command.format_options`."""
        write_sections(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command.format_epilog`."""
        if self.name == DEFAULT and ctx.parent is not None and ctx.parent.command.name == "cli":
            write_examples(formatter)


def write_sections(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write a command's options by section, those of the table in its order."""
    records: dict[str, list[tuple[str, str]]] = {name: [] for name in (_INPUT, *SECTIONS)}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is None or parameter.name is None or not isinstance(parameter, click.Option):
            continue
        option = OPTIONS.get(parameter.name)
        if option is not None and option.kind is Kind.FLAG:
            # Of a pair of flags, the one that changes something.
            short = f"{option.short}, " if option.short else ""
            record = (
                short + (option.flag if not option.off else f"--no-{option.flag[2:]}"),
                option.off or option.help,
            )
        section = option.section if option else _SECTION_OF.get(parameter.opts[-1], _INPUT)
        records[section].append(record)
    rows = [row for section in records.values() for row in section]
    width = min(max(len(first) for first, _ in rows), _FIRST_COLUMN)
    if len(rows) < 9:
        records = {"Options": rows}
    for name, entries in records.items():
        if entries:
            # The formatter sets the columns by the longest entry: all sections are to have the same.
            entries[0] = entries[0][0].ljust(width), entries[0][1]
            with formatter.section(name):
                formatter.write_dl(entries, col_max=width)


def write_examples(formatter: click.HelpFormatter) -> None:
    """Write the examples as they stand."""
    formatter.write_paragraph()
    formatter.write(EXAMPLES)


class Group(_WithHelp, click.Group):
    """A group of commands, whose commands' statuses come through."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group.parse_args`; without a command it shows the help, as wrong use."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True, color=ctx.color)
            ctx.exit(2)
        return super().parse_args(ctx, args)


class Main(Group):
    """The whole command. What is not the name of a command belongs to `check`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group.parse_args`."""
        if args and args[0] not in self.commands and not (len(args) == 1 and args[0] in _OWN_OPTIONS):
            command = _first_argument(args, self.commands[DEFAULT])
            if command in self.commands and command != DEFAULT and not ctx.resilient_parsing:
                raise click.UsageError(f"options come behind the command: factcheck {command} …", ctx)
            if command == DEFAULT:
                args = [arg for number, arg in enumerate(args) if number != args.index(DEFAULT)]
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command.format_usage`."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [STATEMENT | PATH]...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command.format_options`."""
        write_sections(self.commands[DEFAULT], ctx, formatter)
        with formatter.section("Other commands, each with --help"):
            rows = [(name, command.get_short_help_str(60)) for name, command in _leaves(self)]
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command.format_epilog`."""
        write_examples(formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """See `click.Command.shell_complete`: what `check` takes is taken without its name too."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            return [*found, *self.commands[DEFAULT].shell_complete(ctx, incomplete)]
        return [*found, CompletionItem(incomplete, type="file")]

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command and leave with its exit status; an error is a short message on standard error."""
        given = args[0] if args else extra.get("args")
        debug = "--debug" in (sys.argv[1:] if given is None else given)
        standalone = extra.pop("standalone_mode", True)
        status = self._run(args, extra, debug)
        if not standalone:
            return status
        sys.exit(status)

    def _run(self, args: tuple[Any, ...], extra: dict[str, Any], debug: bool) -> int:
        try:
            return int(super().main(*args, **{**extra, "standalone_mode": False}) or 0)
        except (click.Abort, KeyboardInterrupt):
            say("factcheck: interrupted")
            return INTERRUPTED
        except click.ClickException as error:
            error.show()
            return int(error.exit_code)
        except Exception as error:
            if debug:
                import traceback

                say(traceback.format_exc().rstrip())
            return show_error(error)


_OWN_OPTIONS = ("-h", "--help", "--version")


def _leaves(group: click.Group, above: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += _leaves(command, f"{above}{name} ")
        elif name != DEFAULT or above:
            found.append((above + name, command))
    return found


def _first_argument(args: Sequence[str], command: click.Command) -> str:
    """Return the first argument that is no option and no option's value, "" where there is none."""
    flags = {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.is_flag
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    skip = False
    for arg in args:
        if skip:
            skip = False
        elif arg == "--":
            return ""
        elif not arg.startswith("-") or arg == "-":
            return arg
        else:
            skip = arg not in flags and "=" not in arg and not (len(arg) > 2 and arg[1] != "-")
    return ""

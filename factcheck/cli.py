"""The command line: options to calls. What takes long to import is imported by the command that needs it."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli_help import Group, Main, SectionedCommand
from factcheck.cli_options import BASE, SEEING, complete_files, option, settings_of, settings_options
from factcheck.version import VERSION


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"factcheck {VERSION}")
        context.exit()


@click.group(cls=Main, context_settings={"help_option_names": ["-h", "--help"]})
@option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Check statements and drafts against a base of facts: offline, and the same answer every time.

    An argument that names a file or folder, or ends like the name of one, is read; any other is a
    statement. `-` is a draft on standard input.
    """


@cli.command(cls=SectionedCommand)
@click.argument("arguments", nargs=-1, metavar="[STATEMENT | PATH]...", shell_complete=complete_files)
@option(
    "--statements",
    default="",
    metavar="FILE",
    help="Check one statement a line of a file, or of standard input (-); one answer a line.",
)
@option(
    "--stdin-filename", default="", metavar="NAME", help="What to call the draft on standard input."
)
@option(
    "--diff",
    is_flag=False,
    flag_value="HEAD",
    default="",
    metavar="[REF]",
    help="Check only sentences that changed since REF, or since this branch parted from it (git).  "
    "[REF by default: HEAD]",
)
@option("--fix", is_flag=True, help="Write what the base has into the files, where that is safe.")
@option("--unsafe", is_flag=True, help="With --fix: also repairs that must be read over after.")
@option("--diff-only", is_flag=True, help="Show the repairs as a patch, and write nothing.")
@option("--watch", is_flag=True, help="Check again whenever the copy or the base changes.")
@settings_options()
def check(
    arguments: tuple[str, ...],
    statements: str,
    stdin_filename: str,
    diff: str,
    fix: bool,
    unsafe: bool,
    diff_only: bool,
    watch: bool,
    config: str,
    debug: bool,
    **options: Any,
) -> int:
    """Check statements and drafts; the same as without the word `check`.

    An argument that names a file or folder, or ends like the name of one, is read; any other is a
    statement. `-` is a draft on standard input.
    """
    from factcheck.inputs import Request, is_path, starts
    from factcheck.run import run

    if diff and is_path(diff) and not _is_ref(diff):
        # `--diff draft.md`: what follows need not be the state to compare with.
        arguments, diff = (diff, *arguments), "HEAD"
    if unsafe and not (fix or diff_only):
        raise click.UsageError("--unsafe goes with --fix or --diff-only")
    if stdin_filename and "-" not in arguments:
        raise click.UsageError("--stdin-filename goes with - (a draft on standard input)")
    if watch and (fix or diff_only):
        raise click.UsageError("--watch does not go with --fix or --diff-only")
    if fix or diff_only:
        is_statement = bool(arguments) and not any(map(is_path, arguments))
        if statements or is_statement or "-" in arguments:
            raise click.UsageError("only files can be repaired")
    request = Request(arguments, statements, stdin_filename, diff, fix or diff_only, unsafe, diff_only)
    if watch:
        from factcheck.commands import check_and_watch

        return check_and_watch(request, lambda: settings_of(config, options, starts(request)), debug)
    return run(request, settings_of(config, options, starts(request)), debug=debug)


def _is_ref(name: str) -> bool:
    from factcheck.changes import is_ref

    return is_ref(name)


@cli.command(cls=SectionedCommand)
@click.argument("statement")
@option("--tree", is_flag=True, help="Draw how the statement was parsed as well.")
@settings_options((*BASE, "as_of", "known_on", "model", "format", *SEEING))
def explain(statement: str, tree: bool, config: str, debug: bool, **options: Any) -> int:
    """Show how the answer for a statement comes about.

    Claims, values read, facts that came into question with their signals, what was compared, and what
    decided. The exit status does not tell the verdict.
    """
    from factcheck.commands import explain_statement

    return explain_statement(statement, settings_of(config, options), tree)


@cli.command(cls=SectionedCommand)
@option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=None,
    metavar="N",
    help="Exit with 1 where fewer than N per cent of the false statements are caught, or where more than "
    "100 - N per cent of the true ones are called false.",
)
@settings_options((*BASE, "as_of", "known_on", "model", "format", *SEEING, "progress"))
def selftest(fail_under: float | None, config: str, debug: bool, **options: Any) -> int:
    """Put the base to the test with true and false statements made from its facts.

    Shows how many are caught and how many called false, by kind; the facts that are not told apart from a
    false version of them; and what to change in the base.
    """
    from factcheck.commands import selftest as run_selftest

    return run_selftest(settings_of(config, options), fail_under)


@cli.group(cls=Group)
def facts() -> None:
    """Look into the fact base."""


_JSON = option("--json", "as_json", is_flag=True, help="Write one JSON object a fact.")


@facts.command("list", cls=SectionedCommand)
@option("--tag", "tags", multiple=True, metavar="NAME", help="Only facts with this tag.")
@option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(["live", "superseded", "retracted", "disputed"]),
    help="Only facts of this status.",
)
@_JSON
@settings_options((*BASE, "output"))
def facts_list(
    tags: tuple[str, ...], statuses: tuple[str, ...], as_json: bool, config: str, debug: bool, **options: Any
) -> int:
    """Show the facts of the base, one a line."""
    from factcheck import commands

    return commands.facts_list(settings_of(config, options), tags, statuses, as_json)


@facts.command("show", cls=SectionedCommand)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_JSON
@settings_options((*BASE, "output"))
def facts_show(ids: tuple[str, ...], as_json: bool, config: str, debug: bool, **options: Any) -> int:
    """Show all that the base says of a fact."""
    from factcheck import commands

    return commands.facts_show(settings_of(config, options), ids, as_json)


@facts.command("search", cls=SectionedCommand)
@click.argument("text")
@option(
    "--limit", default=10, type=click.IntRange(1), metavar="N", help="How many to show.", show_default=True
)
@_JSON
@settings_options((*BASE, "output"))
def facts_search(text: str, limit: int, as_json: bool, config: str, debug: bool, **options: Any) -> int:
    """Show the facts nearest to a text, best first."""
    from factcheck import commands

    return commands.facts_search(settings_of(config, options), text, limit, as_json)


@facts.command("check", cls=SectionedCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@settings_options(("facts", "as_of", "output"))
def facts_check(paths: tuple[str, ...], config: str, debug: bool, **options: Any) -> int:
    """Show every mistake in a base with its place, and the facts that are due to be looked at again.

    Without PATH it is the base that a check would use.

    The exit status is 4 where there is a mistake, 0 where there are only warnings.
    """
    from factcheck import commands

    options["facts"] = (*options["facts"], *paths)
    return commands.facts_check(settings_of(config, options))


@cli.command(cls=SectionedCommand)
@click.argument("folder", default=".", metavar="[FOLDER]")
@option(
    "--ci",
    type=click.Choice(["auto", "github", "gitlab", "none"]),
    default="auto",
    help="Which CI to make a file for.  [default: the one that the folder has, else github]",
)
@option("--yes", is_flag=True, help="Ask nothing: make what is missing, keep what is there.")
@option("--force", is_flag=True, help="Overwrite what is there without asking.")
def init(folder: str, ci: str, yes: bool, force: bool) -> int:
    """Make a folder ready: facts, configuration, hooks, CI and an example article.

    It asks before it overwrites a file; where it cannot ask, the file stays.
    """
    from factcheck.commands import init as run_init

    return run_init(folder, ci, yes, force)


@cli.group("baseline", cls=Group)
def baseline_group() -> None:
    """Look after the findings that are known and set aside."""


@baseline_group.command("create", cls=SectionedCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@settings_options()
def baseline_create(paths: tuple[str, ...], config: str, debug: bool, **options: Any) -> int:
    """Make a baseline of all findings there are now; without PATH, those of the working folder.

    From then on a check counts new findings only. The file belongs into the repository.
    """
    from factcheck import commands
    from factcheck.inputs import Request, starts

    request = Request(paths or (".",))
    return commands.baseline_create(request, settings_of(config, options, starts(request)), debug)


@baseline_group.command("prune", cls=SectionedCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@settings_options()
def baseline_prune(paths: tuple[str, ...], config: str, debug: bool, **options: Any) -> int:
    """Take findings out of the baseline that are no longer there."""
    from factcheck import commands
    from factcheck.inputs import Request, starts

    request = Request(paths or (".",))
    return commands.baseline_prune(request, settings_of(config, options, starts(request)), debug)


@baseline_group.command("show", cls=SectionedCommand)
@settings_options(("baseline", "output"))
def baseline_show(config: str, debug: bool, **options: Any) -> int:
    """Show the findings of the baseline, one a line."""
    from factcheck import commands

    return commands.baseline_show(settings_of(config, options))


@cli.group("config", cls=Group)
def config_group() -> None:
    """Look into the configuration."""


@config_group.command("show", cls=SectionedCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@settings_options()
def config_show(paths: tuple[str, ...], config: str, debug: bool, **options: Any) -> int:
    """Show every option with its value and its origin.

    With PATH, as it is for a check of these files: the configuration nearest to them counts.
    """
    from factcheck import commands
    from factcheck.inputs import Request, starts

    return commands.config_show(settings_of(config, options, starts(Request(paths))))


@cli.group("cache", cls=Group)
def cache_group() -> None:
    """Look after the compiled bases that are kept for the next run."""


@cache_group.command("path", cls=SectionedCommand)
@settings_options(("cache_dir",))
def cache_path(config: str, debug: bool, **options: Any) -> int:
    """Show where compiled bases are kept."""
    from factcheck import commands

    return commands.cache_path(settings_of(config, options))


@cache_group.command("clear", cls=SectionedCommand)
@settings_options(("cache_dir",))
def cache_clear(config: str, debug: bool, **options: Any) -> int:
    """Remove compiled bases; the next run makes its own anew."""
    from factcheck import commands

    return commands.cache_clear(settings_of(config, options))


@cli.command(cls=SectionedCommand)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Write the script for completion in a shell.

    It completes commands, options and file names. To have it in every new shell:

    \b
    bash:  factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck
    zsh:   factcheck completion zsh > "${fpath[1]}/_factcheck"
    fish:  factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:  # pragma: no cover - the choice above has no other
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(cli, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
    return 0

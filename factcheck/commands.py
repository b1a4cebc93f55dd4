"""What the commands beside `check` do: each takes its settings, writes its answer and returns a status."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from factcheck import baseline, cache, console, desk, explain, paths
from factcheck.engine import Engine
from factcheck.errors import ExitStatus, UsageError
from factcheck.formats.text import sanitise
from factcheck.inputs import Request, starts
from factcheck.messages import say
from factcheck.run import Look, base_paths, look, opened, opening_of, run
from factcheck.selection import FactsById
from factcheck.settings import Settings, option_values


def explain_statement(statement: str, settings: Settings, tree: bool = False) -> ExitStatus:
    """Show how the answer for a statement comes about, with `tree` how it was parsed.

    Raises what opening the engine does.
    """
    if not statement.strip():
        raise UsageError("the statement is empty")
    if settings.format not in ("", "plain", "rich") and settings.origins.get("format") == "--format":
        raise UsageError(f"an explanation is written as plain or rich, not as {settings.format}")
    engine = opened(opening_of(settings, explain=True), settings)
    report = engine.report([engine.check_statement(statement)])
    rows = explain.rows(report, FactsById(engine.facts))
    if console.format_name(settings) == "rich":
        pieces = explain.render_rich(rows, console.wants_colour(settings), console.columns(settings))
    else:
        pieces = explain.render_plain(rows)
    console.write(chain(pieces, explain.trees(report) if tree else ()), settings)
    return ExitStatus.CLEAN


def init(folder: str, ci: str, yes: bool, force: bool) -> ExitStatus:
    """Make a newsroom's repository ready; asks at a terminal before it overwrites."""
    import click

    from factcheck import init as making

    ask = None if yes or not console.is_terminal(sys.stdin) else click.confirm
    for line in making.init(folder, ci, ask, force=force):
        console.write_stdout([line])
    return ExitStatus.CLEAN


def check_and_watch(request: Request, settle: Callable[[], Settings], debug: bool) -> ExitStatus:
    """Check now and after every change. Raises what `watch` does."""
    from factcheck.watch import watch

    def places() -> list[str]:
        settings = settle()
        return [*map(str, base_paths(settings)), *settings.files, baseline.find(settings, starts(request))]

    return watch(request, lambda: run(request, settle(), debug=debug), places)


def baseline_create(request: Request, settings: Settings, debug: bool) -> ExitStatus:
    """Write every finding there is into the baseline; the status is INPUT where some input was not read.

    What it holds of files that are not looked at stays.
    """
    path = baseline.find(settings, starts(request)) or baseline.NAME
    found = look(request, replace(settings, baseline=baseline.NONE))
    folder = paths.folder_of(path)
    entries = tuple(baseline.entries_of(found.report.files, found.options, folder))
    kept: tuple[baseline.Entry, ...] = ()
    with contextlib.suppress(UsageError):  # there is none yet, or what is there is to be made anew
        before = baseline.load(path)
        looked_at = set(baseline.gone(before, _read(found), set()))
        kept = tuple(entry for entry in before.entries if entry not in looked_at)
    baseline.save(baseline.Baseline(path, (*kept, *entries)))
    of_others = f", {len(kept)} of them in files that were not looked at" if kept else ""
    console.write([f"{path}: {_findings(len(kept) + len(entries))}{of_others}\n"], settings)
    return _status_of_reading(found, debug)


def baseline_prune(request: Request, settings: Settings, debug: bool) -> ExitStatus:
    """Take out of the baseline what is no longer found in the files looked at, or whose file is gone."""
    known = _known(settings, starts(request))
    found = look(request, replace(settings, baseline=baseline.NONE))
    used = {e.key for e in baseline.entries_of(found.report.files, found.options, known.folder)}
    gone = set(baseline.gone(known, _read(found), used))
    if gone:
        left = tuple(entry for entry in known.entries if entry not in gone)
        baseline.save(replace(known, entries=left))
    words = f"{_findings(len(gone))} taken out, {len(known.entries) - len(gone)} left"
    console.write([f"{known.path}: {words}\n"], settings)
    return _status_of_reading(found, debug)


def _read(found: Look) -> list[str]:
    return [file.path for file in found.report.files if file.path is not None and file.incident is None]


def baseline_show(settings: Settings) -> ExitStatus:
    """Show the findings of the baseline, one a line. Raises UsageError where there is none."""
    known = _known(settings)
    lines = [f"{sanitise(f'{e.path}: {e.rule}: {e.text}')}\n" for e in known.entries]
    console.write([*lines, f"{known.path}: {_findings(len(lines))}\n"], settings)
    return ExitStatus.CLEAN


def _known(settings: Settings, folders: Iterable[str] = (".",)) -> baseline.Baseline:
    path = baseline.find(settings, folders)
    if not path:
        raise UsageError("there is no baseline here", "Make one: factcheck baseline create")
    return baseline.load(path)


def _findings(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _status_of_reading(found: Look, debug: bool) -> ExitStatus:
    """Return the status of a run whose findings are no fault: it tells what could not be looked at."""
    for file in found.report.files:
        if file.incident is not None:
            say(f"factcheck: {sanitise(f'{file.incident.path}: {file.incident.message}')}")
    status = found.status(debug)
    return ExitStatus.CLEAN if status is ExitStatus.FINDINGS else status


def selftest(settings: Settings, fail_under: float | None) -> ExitStatus:
    """Put the base to the test; the status is FINDINGS under the threshold. Raises what opening does."""
    from factcheck.facts.load import read_base
    from factcheck.selftest.check import check
    from factcheck.selftest.make import statements
    from factcheck.selftest.report import render

    if settings.format not in ("", "plain", "rich", "json") and settings.origins.get("format") == "--format":
        raise UsageError(f"a selftest is written as rich, plain or json, not as {settings.format}")
    console.check_output(settings)
    engine = opened(opening_of(settings), settings)
    base = read_base(base_paths(settings))
    made = statements(base, settings.as_of, settings.known_on)
    with console.Progress(settings, len(made)) as progress:
        outcome = check(made, engine, progress.advance)
    name = settings.format if settings.format == "json" else console.format_name(settings)
    colour, width = console.wants_colour(settings), console.columns(settings)
    console.write(render(name, base, outcome, fail_under, colour, width), settings)
    return ExitStatus.CLEAN if fail_under is None or outcome.passes(fail_under) else ExitStatus.FINDINGS


def facts_list(settings: Settings, tags: Sequence[str], statuses: Sequence[str], as_json: bool) -> ExitStatus:
    """Show the facts of the base, one a line. Raises what opening the engine does."""
    engine = opened(opening_of(settings), settings)
    found = desk.select(engine.facts, tags, statuses)
    console.write(desk.records(found, engine) if as_json else desk.lines(found), settings)
    if not found:
        say("factcheck: no fact of the base is like that")
    return ExitStatus.CLEAN


def facts_show(settings: Settings, ids: Sequence[str], as_json: bool) -> ExitStatus:
    """Show all that the base says of some facts. Raises UsageError for an id that it does not have."""
    engine = opened(opening_of(settings), settings)
    found = desk.find(engine.facts, ids)
    console.write(desk.records(found, engine) if as_json else desk.in_full(found, engine), settings)
    return ExitStatus.CLEAN


def facts_search(settings: Settings, text: str, limit: int, as_json: bool) -> ExitStatus:
    """Show the facts nearest to a text, best first. Raises what opening the engine does."""
    engine: Engine = opened(opening_of(settings), settings)
    found = list(engine.search(text, limit))
    console.write(desk.records(found, engine) if as_json else desk.lines(found), settings)
    if not found:
        say("factcheck: no fact of the base shares a word with it")
    return ExitStatus.CLEAN


def facts_check(settings: Settings) -> ExitStatus:
    """Show every mistake in the base; the status is BASE where there is one."""
    text, status = desk.check(base_paths(settings), settings.as_of)
    console.write([text], settings)
    return status


def config_show(settings: Settings) -> ExitStatus:
    """Show every option with its value and where that is from."""
    console.write(_config_lines(settings), settings)
    return ExitStatus.CLEAN


def _config_lines(settings: Settings) -> Iterable[str]:
    files = ", which extends ".join(settings.files)
    yield f"Configuration: {files or 'no file'}\n"
    rows = option_values(settings)
    names = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        yield f"{name:<{names}} = {value}  ({origin})\n"


def cache_path(settings: Settings) -> ExitStatus:
    """Show where compiled bases are kept."""
    console.write([cache.place(settings) + "\n"], settings)
    return ExitStatus.CLEAN


def cache_clear(settings: Settings) -> ExitStatus:
    """Remove what is kept. Raises UsageError for a folder that is not ours."""
    number, size = cache.clear(settings)
    place = cache.place(settings)
    words = (
        f"removed {number} file{'' if number == 1 else 's'}, {size / 1e6:.1f} MB"
        if number
        else "nothing to remove"
    )
    console.write([f"{place}: {words}\n"], settings)
    return ExitStatus.CLEAN

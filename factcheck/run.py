"""One run of the command: settings and a request in, a report written, an exit status out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck import baseline, cache, changes, console, coverage, fix, formats, quotes, results, suppress
from factcheck.engine import Engine, EngineOptions
from factcheck.errors import ExitStatus
from factcheck.facts.discover import find_base
from factcheck.formats.findings import tally
from factcheck.formats.severity import Severity
from factcheck.frozen import dataclass
from factcheck.inputs import Inputs, Request, gather, nothing_in, starts
from factcheck.messages import BUG, say
from factcheck.model import FileReport, Report
from factcheck.selection import FactsById, SelectedOptions, Selection, set_aside, unknown_names
from factcheck.settings import Settings
from factcheck.work import Opening, Outcome, check_all, jobs_for


def run(request: Request, settings: Settings, *, debug: bool = False) -> ExitStatus:
    """Check what was asked for, write the report and return the exit status.

    Raises UsageError, FactBaseError or InstallationError where there is nothing to report.
    """
    shape = formats.load(console.format_name(settings))
    console.check_output(settings)
    found = look(request, settings)
    if request.fix:
        fixes = fix.plan(found.report, found.options, unsafe=request.unsafe)
        if request.diff_only:
            console.write(fix.patch(fixes), settings)
            return found.status(debug)
        fix.write(fixes)
        if fixes.number:
            found = look(request, settings)
        found = replace(found, report=replace(found.report, notes=(*found.report.notes, *fixes.notes())))
    console.write(shape.render(found.report, found.options), settings)
    return found.status(debug)


@dataclass(frozen=True, slots=True)
class Look:
    """What a run found, before it is written."""

    report: Report
    options: SelectedOptions
    bugs: tuple[str, ...] = ()

    def status(self, debug: bool = False) -> ExitStatus:
        """Tell about mistakes of ours, and return the exit status."""
        _tell_bugs(self.bugs, debug)
        return status_of(self.report, self.options, bool(self.bugs))


def look(request: Request, settings: Settings) -> Look:
    """Check what was asked for. Raises what `run` does."""
    inputs = gather(request, settings)
    known = _baseline(settings, starts(request))
    changed = changes.since(request.diff) if request.diff else None
    opening = opening_of(settings)
    if changed is not None:
        inputs = _changed(inputs, changed, opening)
    with console.waiting(settings, "Reading the fact base …"):
        engine = opening.open()
    name = console.format_name(settings)
    options = format_options(settings, engine, name, compact=bool(request.statements))
    notes = [*inputs.notes, *unknown_names(settings, engine.facts)]
    outcomes = _outcomes(inputs, engine, opening, settings)
    today = engine.report(()).as_of
    everything = replace(options, selection=Selection())
    files = [quotes.apply(file, settings.quotes) for file in _files(inputs, outcomes)]
    files = [suppress.apply(file, everything.counts, today) for file in files]
    if changed is not None:
        # What comes on standard input is not what git has compared.
        drafts = {item.path for item in inputs.items if item.data is not None}
        files = [file if file.path in drafts else changed.only(file) for file in files]
    if known is not None:
        used: set[str] = set()
        files = [baseline.apply(file, everything, known, used) for file in files]
        if changed is None:
            notes += _stale(known, files, used)
    files = [set_aside(coverage.apply(file), options) for file in files]
    bugs = tuple(outcome.bug for outcome in outcomes if outcome.bug)
    return Look(engine.report(files, notes), options, bugs)


def _changed(inputs: Inputs, changed: changes.Changes, opening: Opening) -> Inputs:
    """Return the inputs without the files in which nothing changed."""
    items = tuple(i for i in inputs.items if i.path is None or i.data is not None or changed.has(i.path))
    number = len(inputs.items) - len(items)
    return Inputs(items, (*inputs.notes, *changes.notes(changed, map(str, opening.paths), number)))


def _baseline(settings: Settings, folders: Sequence[str]) -> baseline.Baseline | None:
    path = baseline.find(settings, folders)
    return baseline.load(path) if path else None


def _stale(known: baseline.Baseline, files: Sequence[FileReport], used: set[str]) -> list[str]:
    number = len(baseline.gone(known, (file.path for file in files if file.path is not None), used))
    if not number:
        return []
    entries = "1 entry" if number == 1 else f"{number} entries"
    return [f"{entries} of {known.path} no longer found: factcheck baseline prune takes them out"]


def opening_of(settings: Settings, *, explain: bool = False) -> Opening:
    """Return how to open the engine: which base, which options, which cache.

    Raises InstallationError where no base is named and the package has lost its own.
    """
    folder, note = cache.prepare(settings)
    if note and not settings.quiet:
        say(f"factcheck: note: {note}")
    options = EngineOptions(settings.as_of, settings.known_on, settings.model, explain, settings.strict)
    return Opening(Engine, base_paths(settings), options, folder)


def base_paths(settings: Settings) -> tuple[Path, ...]:
    """Return the paths of the base to use; raises InstallationError where the package has lost its own."""
    return find_base(Path(), tuple(map(Path, settings.facts)))


def format_options(
    settings: Settings, engine: Engine, name: str, *, compact: bool = False
) -> SelectedOptions:
    """Return how the report is to be shown."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if name == "github" else ""
    return SelectedOptions(
        colour=console.wants_colour(settings),
        width=console.columns(settings),
        quiet=settings.quiet,
        strict=settings.strict,
        fail_level=settings.fail_level,
        statistics=settings.statistics,
        compact=compact,
        severities={name: Severity(level) for name, level in settings.severity},
        facts=FactsById(engine.facts),
        job_summary=Path(summary) if summary else None,
        selection=Selection(settings.select, settings.ignore),
        quotes=settings.quotes,
    )


def status_of(report: Report, options: SelectedOptions, is_bug: bool = False) -> ExitStatus:
    """Return the exit status: a bug of ours before input that was not read before findings."""
    if is_bug:
        return ExitStatus.BUG
    if any(file.incident is not None for file in report.files):
        return ExitStatus.INPUT
    return ExitStatus.FINDINGS if tally(report, options).failing else ExitStatus.CLEAN


def _outcomes(inputs: Inputs, engine: Engine, opening: Opening, settings: Settings) -> list[Outcome]:
    """Return the outcome of each item: from an earlier run where nothing changed since, else checked now."""
    store = _store(engine, opening)
    found: dict[int, Outcome] = {}
    keys: dict[int, str] = {}
    for number, item in enumerate(inputs.items if store is not None else ()):
        if store is not None and item.path is not None and item.data is None:
            keys[number], report = store.get(item.path)
            if report is not None:
                found[number] = Outcome(report)
    left = [number for number in range(len(inputs.items)) if number not in found]
    with console.Progress(settings, len(left)) as progress:
        items = [inputs.items[number] for number in left]
        jobs = settings.jobs or jobs_for(len(items))
        for number, outcome in zip(left, check_all(items, engine, opening, jobs), strict=True):
            found[number] = outcome
            path, report = inputs.items[number].path, outcome.report
            if store is not None and path and report is not None and report.incident is None:
                store.put(path, keys.get(number, ""), report)
            progress.advance()
    if store is not None:
        store.tidy()
    return [found[number] for number in range(len(inputs.items))]


def _store(engine: Engine, opening: Opening) -> results.Store | None:
    if opening.cache is None:
        return None
    return results.Store(str(opening.cache), opening.options, engine.report(()))


def _files(inputs: Inputs, outcomes: Sequence[Outcome]) -> list[FileReport]:
    """Return the reports, with an incident for each folder of which every file turned out to be data."""
    read: Counter[str] = Counter()
    for item, outcome in zip(inputs.items, outcomes, strict=True):
        read[item.folder] += outcome.report is not None
    files: list[FileReport] = []
    told = set()
    for item, outcome in zip(inputs.items, outcomes, strict=True):
        if outcome.report is not None:
            files.append(outcome.report)
        elif not read[item.folder] and item.folder not in told:
            told.add(item.folder)
            files.append(FileReport(item.folder, incident=nothing_in(item.folder)))
    return files


def _tell_bugs(bugs: Sequence[str], debug: bool) -> None:
    if debug:
        for bug in bugs:
            say(bug.rstrip())
    elif bugs:
        say(f"factcheck: {BUG}")

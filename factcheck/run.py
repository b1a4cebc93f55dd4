"""One run of the command: settings and a request in, a report written, an exit status out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import baseline, cache, console, coverage, formats, local, paths, quotes, repository
from factcheck.engine import Engine, EngineOptions
from factcheck.errors import ExitStatus, FactBaseError, UsageError
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

if TYPE_CHECKING:  # imported where they are asked for: most runs compare with no other state and keep no results
    from factcheck.changes import Changes
    from factcheck.results import Store


# Formats for people hold the counts of `--statistics` themselves; beside the others they go to standard error.
_COUNTING = ("plain", "rich")


def run(request: Request, settings: Settings, *, debug: bool = False) -> ExitStatus:
    """Check what was asked for, write the report and return the exit status.

    Raises UsageError, FactBaseError or InstallationError where there is nothing to report.
    """
    shape = formats.load(console.format_name(settings))
    console.check_output(settings)
    found = look(request, settings)
    if request.fix:
        from factcheck import fix

        fixes = fix.plan(found.report, found.options, unsafe=request.unsafe)
        if request.diff_only:
            console.write_bytes(fix.patch(fixes), settings)
            if fixes.files and (folder := fix.patch_folder(fixes)) != os.path.realpath("."):
                say(f"factcheck: note: the patch counts from {folder}")
            return found.status(debug)
        fix.write(fixes)
        if fixes.number:
            found = look(request, settings)
        found = replace(found, report=replace(found.report, notes=(*found.report.notes, *fixes.notes())))
    report = repository.from_top(found.report) if console.format_name(settings) in repository.FORMATS else found.report
    console.write(shape.render(report, found.options), settings)
    if settings.statistics and console.format_name(settings) not in _COUNTING:
        from factcheck.formats.plain import statistics_lines

        for line in statistics_lines(found.report, found.options):
            say(line)
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
    inputs, groups = local.grouped(gather(request, settings), settings)
    known = _baseline(settings, starts(request))
    openings = [opening_of(group.settings, beside=_beside(inputs, group)) for group in groups]
    console.check_bases(settings, [str(path) for opening in openings for path in opening.paths])
    changed = _since(request.diff) if request.diff else None
    if changed is not None:
        inputs, groups = _changed(inputs, groups, changed, openings[0])
    with console.waiting(settings, "Reading the fact base …"):
        engines = [opened(opening, group.settings) for opening, group in zip(openings, groups)]
    name = console.format_name(settings)
    options = [
        format_options(group.settings, engine, name, compact=bool(request.statements))
        for group, engine in zip(groups, engines)
    ]
    notes = [*inputs.notes]
    for group, engine in zip(groups, engines):
        notes += unknown_names(group.settings, engine.facts)
    outcomes = _outcomes(inputs, groups, engines, openings, settings)
    # What comes on standard input is not what git has compared.
    drafts = {item.path for item in inputs.items if item.data is not None}
    whose = {inputs.items[place].path: number for number, group in enumerate(groups) for place in group.places}
    days = [engine.report(()).as_of for engine in engines]
    files = []
    used: set[str] = set()
    for file in _files(inputs, outcomes):
        number = whose.get(file.path, 0)
        mine, everything = options[number], replace(options[number], selection=Selection())
        file = quotes.apply(file, groups[number].settings.quotes)
        if file.document is not None and (file.document.directives or "factcheck:" in file.source):
            from factcheck import suppress  # few texts say anything to the checker

            file = suppress.apply(file, everything.counts, days[number], mine.facts)
        if changed is not None and file.path not in drafts:
            file = changed.only(file)
        if known is not None:
            file = baseline.apply(file, everything, known, used)
        file = set_aside(coverage.apply(file), mine)
        files.append(file if len(groups) == 1 else local.settled(file, mine))
    if known is not None and changed is None:
        notes += _stale(known, files, used)
    bugs = tuple(outcome.bug for outcome in outcomes if outcome.bug)
    if len(groups) == 1:
        return Look(engines[0].report(files, notes), options[0], bugs)
    report = local.joined([engine.report(()) for engine in engines], files, notes)
    facts = local.JoinedFacts([one.facts for one in options])
    return Look(report, replace(options[0], facts=facts), bugs)


def _since(ref: str) -> Changes:
    from factcheck import changes

    return changes.since(ref)


def _changed(
    inputs: Inputs, groups: Sequence[local.Group], changed: Changes, opening: Opening
) -> tuple[Inputs, list[local.Group]]:
    """Return the inputs without the files in which nothing changed."""
    from factcheck import changes

    left = [
        place
        for place, item in enumerate(inputs.items)
        if item.path is None or item.data is not None or changed.has(item.path)
    ]
    at = {place: number for number, place in enumerate(left)}
    kept = [local.Group(one.settings, tuple(at[place] for place in one.places if place in at)) for one in groups]
    number = len(inputs.items) - len(left)
    notes = (*inputs.notes, *changes.notes(changed, map(str, opening.paths), number))
    return Inputs(tuple(inputs.items[place] for place in left), notes), kept


def _baseline(settings: Settings, folders: Sequence[str]) -> baseline.Baseline | None:
    path = baseline.find(settings, folders)
    try:
        return baseline.load(path) if path else None
    except UsageError as error:
        origin = settings.origins.get("baseline", "")
        if not origin or origin.startswith("-"):
            raise
        raise UsageError(f"{origin}: {error.message}", error.hint) from None


def _stale(known: baseline.Baseline, files: Sequence[FileReport], used: set[str]) -> list[str]:
    number = len(baseline.gone(known, (file.path for file in files if file.path is not None), used))
    if not number:
        return []
    entries = "1 entry" if number == 1 else f"{number} entries"
    return [f"{entries} of {known.path} no longer found: factcheck baseline prune takes them out"]


def _beside(inputs: Inputs, group: local.Group) -> Path | None:
    """Return the folder that holds all files of a group, None where it has none."""
    found = (inputs.items[place].path for place in group.places)
    folders = {paths.folder_of(path) for path in found if path is not None}
    return Path(paths.common(sorted(folders))) if folders else None


def opening_of(settings: Settings, *, explain: bool = False, beside: Path | None = None) -> Opening:
    """Return how to open the engine: which base (see `find_base`), which options, which cache.

    Raises InstallationError where no base is named and the package has lost its own.
    """
    folder, note = cache.prepare(settings)
    if note and not settings.quiet:
        say(f"factcheck: note: {note}")
    options = EngineOptions(settings.as_of, settings.known_on, settings.model, explain, settings.strict)
    return Opening(Engine, base_paths(settings, beside), options, folder)


def opened(opening: Opening, settings: Settings) -> Engine:
    """Return the engine; a base that is not there is reported with the place that names it."""
    try:
        return opening.open()
    except FactBaseError as error:
        origin = settings.origins.get("facts", "")
        if not origin or origin.startswith("-"):
            raise
        problems = tuple(
            replace(problem, hint=f"named in {origin}") if not problem.line and not problem.hint else problem
            for problem in error.problems
        )
        raise FactBaseError(error.message, problems, error.hint) from None


def base_paths(settings: Settings, beside: Path | None = None) -> tuple[Path, ...]:
    """Return the paths of the base to use; raises InstallationError where the package has lost its own."""
    return find_base(Path(), tuple(map(Path, settings.facts)), beside)


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


def _outcomes(
    inputs: Inputs,
    groups: Sequence[local.Group],
    engines: Sequence[Engine],
    openings: Sequence[Opening],
    settings: Settings,
) -> list[Outcome]:
    """Return the outcome of each item: from an earlier run where nothing changed since, else checked now."""
    found: dict[int, Outcome] = {}
    left: list[list[int]] = []
    keys: dict[int, str] = {}
    has_files = any(item.path is not None for item in inputs.items)
    stores = [_store(engine, opening) if has_files else None for engine, opening in zip(engines, openings)]
    for group, store in zip(groups, stores):
        for number in group.places if store is not None else ():
            item = inputs.items[number]
            if store is not None and item.path is not None and item.data is None:
                keys[number], report = store.get(item.path)
                if report is not None:
                    found[number] = Outcome(report)
        left.append([number for number in group.places if number not in found])
    with console.Progress(settings, sum(map(len, left))) as progress:
        for numbers, store, engine, opening in zip(left, stores, engines, openings):
            items = [inputs.items[number] for number in numbers]
            jobs = settings.jobs or jobs_for(len(items))
            for number, outcome in zip(numbers, check_all(items, engine, opening, jobs), strict=True):
                found[number] = outcome
                path, report = inputs.items[number].path, outcome.report
                if store is not None and path and report is not None and report.incident is None:
                    store.put(path, keys.get(number, ""), report)
                progress.advance()
    for store in stores:
        if store is not None:
            store.tidy()
    return [found[number] for number in range(len(inputs.items))]


def _store(engine: Engine, opening: Opening) -> Store | None:
    if opening.cache is None:
        return None
    from factcheck import results

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

"""Files that go by a configuration of their own: the one nearest to each counts, as in the folder's own run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck import paths
from factcheck.files import Walk
from factcheck.formats import FormatOptions
from factcheck.frozen import dataclass
from factcheck.inputs import Inputs, Item
from factcheck.model import Fact, FileReport, Report
from factcheck.settings import Settings

# What is about a run as a whole is not for a folder to say.
OF_THE_RUN = (
    "force_exclude", "fail_level", "baseline", "strict", "format", "output", "quiet", "statistics", "color", "width",
    "progress", "jobs", "cache", "cache_dir",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Places in a run's inputs that go by the same settings."""

    settings: Settings
    places: tuple[int, ...]


def grouped(inputs: Inputs, settings: Settings) -> tuple[Inputs, list[Group]]:
    """Return the inputs without what a nearer configuration leaves out, and who goes by which settings.

    Statements go by the run's own settings, and so does nothing at all. Raises SettingsError for a mistake in any of
    the configurations.
    """
    nearer: dict[str, Settings] = {}  # folder -> what holds in it
    known: dict[tuple[str, ...], Settings] = {settings.files: settings}
    kept: list[Item] = []
    places: dict[tuple[str, ...], list[int]] = {settings.files: []}
    left_out = 0
    for item in inputs.items:
        holds = settings
        if item.path is not None and settings.of_folder is not None:
            folder = paths.folder_of(item.path)
            if folder not in nearer:
                own = settings.of_folder(folder)
                nearer[folder] = known.setdefault(own.files, _within(own, settings)) if own.files else settings
            holds = nearer[folder]
            if holds is not settings and _excluded(item, holds):
                left_out += item.named
                continue
        places.setdefault(holds.files, []).append(len(kept))
        kept.append(item)
    notes = inputs.notes
    if left_out:
        notes = (*notes, f"{left_out} of the files named {'is' if left_out == 1 else 'are'} excluded")
    groups = [Group(known[files], tuple(found)) for files, found in places.items()]
    return Inputs(tuple(kept), notes), [group for group in groups if group.places] or groups[:1]


def _within(own: Settings, run: Settings) -> Settings:
    return replace(own, **{name: getattr(run, name) for name in OF_THE_RUN})


def _excluded(item: Item, settings: Settings) -> bool:
    if item.path is None or item.data is not None or (item.named and not settings.force_exclude):
        return False
    return not Walk(settings.include, settings.exclude).reaches(item.path)


# --------------------------------------------------------------------------- one report of all


def settled(file: FileReport, options: FormatOptions) -> FileReport:
    """Return a report in which every claim carries how grave it is by its own file's settings."""
    sentences = [
        replace(
            sentence,
            claims=tuple(replace(claim, severity=options.severity_of(claim).value) for claim in sentence.claims),
        )
        for sentence in file.sentences
    ]
    return replace(file, sentences=tuple(sentences))


def joined(reports: Sequence[Report], files: Sequence[FileReport], notes: Sequence[str]) -> Report:
    """Return the report of a run over several bases: named together, facts added up; the first one's day."""
    bases = {report.base_digest: report for report in reports}
    first = reports[0]
    return replace(
        first,
        files=tuple(files),
        notes=tuple(dict.fromkeys(notes)),
        base_title="; ".join(dict.fromkeys(report.base_title for report in bases.values())),
        base_path=", ".join(dict.fromkeys(report.base_path for report in bases.values())),
        base_digest="+".join(bases),
        facts=sum(report.facts for report in bases.values()),
    )


class JoinedFacts(Mapping[str, Fact]):
    """The facts of several bases by id; without those that an id means different facts in."""

    def __init__(self, bases: Sequence[Mapping[str, Fact]]) -> None:
        self._bases = bases

    def __getitem__(self, key: str) -> Fact:
        found = [base[key] for base in self._bases if key in base]
        if not found or any(fact.claim != found[0].claim for fact in found):
            raise KeyError(key)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key for base in self._bases for key in base if key in self))

    def __len__(self) -> int:
        return sum(1 for _ in self)

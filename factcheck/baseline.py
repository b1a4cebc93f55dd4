"""The baseline: findings that were there before, known by their content, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from factcheck import atomic, paths
from factcheck.errors import UsageError
from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings
from factcheck.formats.text import uri_path
from factcheck.frozen import dataclass
from factcheck.model import FileReport
from factcheck.settings import Settings

NAME = ".factcheck-baseline.json"
NONE = "none"
_VERSION = 1
_REASON = "baseline"
_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding. `path` counts from the folder of the baseline."""

    key: str
    path: str
    rule: str
    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that a file holds."""

    path: str
    entries: tuple[Entry, ...] = ()

    @property
    def folder(self) -> str:
        """Return the folder that the paths of the entries count from."""
        return paths.folder_of(self.path)


def find(settings: Settings, starts: Iterable[str] = (".",)) -> str:
    """Return the path of the baseline to go by: the one named, else the nearest, "" where there is none.

    It is looked for from each of `starts` upwards, as a configuration is.
    """
    if settings.baseline:
        return "" if settings.baseline == NONE else settings.baseline
    return next(filter(None, map(_nearest, starts)), "")


def _nearest(start: str) -> str:
    folder = paths.absolute(start)
    while not paths.is_file(paths.join(folder, NAME)):
        above = paths.folder_of(folder)
        # A repository's baseline is its own: one further up belongs to something else.
        if above == folder or paths.exists(paths.join(folder, ".git")):
            return ""
        folder = above
    return paths.shown(paths.join(folder, NAME))


def load(path: str) -> Baseline:
    """Return a baseline; raises UsageError for a file that is missing or is none."""
    try:
        with open(path, "rb") as file:
            record = json.loads(file.read(_MAX_BYTES))
        if record["version"] != _VERSION:
            raise UsageError(
                f"{path}: expected a baseline of version {_VERSION}, found version {record['version']}",
                "Make it anew: factcheck baseline create",
            )
        return Baseline(path, tuple(_entry(item) for item in record["findings"]))
    except OSError as error:
        raise UsageError(
            f"the baseline {path} cannot be read: {error.strerror}", "Make one: factcheck baseline create"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(
            f"{path} is no baseline of factcheck", "Make it anew: factcheck baseline create"
        ) from None


def _entry(item: dict[str, Any]) -> Entry:
    names = ("key", "path", "rule", "fact", "text")
    if not all(isinstance(item[name], str) for name in names):
        raise TypeError
    return Entry(*(item[name] for name in names))


def save(baseline: Baseline) -> None:
    """Write a baseline, in an order that makes for small differences; raises UsageError where that fails."""
    ordered = sorted(baseline.entries, key=lambda entry: (entry.path, entry.text, entry.rule, entry.key))
    lines = ",\n    ".join(
        json.dumps({name: getattr(entry, name) for name in Entry.__slots__}, ensure_ascii=False)
        for entry in ordered
    )
    text = f'{{\n  "version": {_VERSION},\n  "findings": [\n    {lines}\n  ]\n}}\n'
    atomic.write(baseline.path, text.encode("utf-8", "surrogatepass"))


def key_of(finding: Finding, folder: str) -> tuple[str, str]:
    """Return a finding's key and its file's path from `folder` on.

    It is `Finding.fingerprint` where `folder` is the working folder, and the same from any other.
    """
    where, rest = finding.key.split("\0", 1)
    full = paths.absolute(finding.path or "")
    path = uri_path(paths.relative(full, folder) or full)
    if path == where:
        return finding.fingerprint, path
    from hashlib import sha256  # OpenSSL takes its time to load, and most runs have no baseline

    return sha256(f"{path}\0{rest}".encode("utf-8", "replace")).hexdigest()[:32], path


def entries_of(files: Iterable[FileReport], options: FormatOptions, folder: str) -> Iterator[Entry]:
    """Yield what a baseline would hold of these files: every finding that nothing else sets aside."""
    for file in files:
        if file.path is None:
            continue
        for finding in findings(file, options):
            key, path = key_of(finding, folder)
            fact = finding.claim.fact.id if finding.claim.fact else ""
            yield Entry(key, path, finding.rule, fact, " ".join(finding.sentence.sentence.text.split()))


def apply(file: FileReport, options: FormatOptions, baseline: Baseline, used: set[str]) -> FileReport:
    """Return the report with the findings of the baseline set aside; their keys go to `used`."""
    if file.path is None or not baseline.entries:
        return file
    known = {entry.key for entry in baseline.entries}
    taken: dict[int, set[int]] = {}
    open_findings: Counter[int] = Counter()
    for finding in findings(file, options):
        key, _ = key_of(finding, baseline.folder)
        if key in known:
            used.add(key)
            taken.setdefault(id(finding.sentence), set()).add(id(finding.claim))
        else:
            open_findings[id(finding.sentence)] += 1
    if not taken:
        return file
    sentences = []
    for sentence in file.sentences:
        ids = taken.get(id(sentence), set())
        if ids:
            claims = tuple(
                replace(claim, suppressed=_REASON) if id(claim) in ids else claim for claim in sentence.claims
            )
            whole = "" if open_findings[id(sentence)] else _REASON
            sentence = replace(sentence, claims=claims, suppressed=whole)
        sentences.append(sentence)
    return replace(file, sentences=tuple(sentences))


def gone(baseline: Baseline, looked_at: Iterable[str], used: set[str]) -> tuple[Entry, ...]:
    """Return the entries that are no longer found, of files looked at or no longer there."""
    seen = {paths.absolute(path) for path in looked_at}
    return tuple(
        entry
        for entry in baseline.entries
        if entry.key not in used
        and (
            (full := paths.absolute(paths.join(baseline.folder, entry.path))) in seen
            or not paths.exists(full)
        )
    )

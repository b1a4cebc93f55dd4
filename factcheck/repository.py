"""Paths from the top of the repository on, as hosts of code want them in what they read of a run."""

from __future__ import annotations

from dataclasses import replace

from factcheck import paths
from factcheck.model import Fact, FileReport, Report, SentenceVerdict

# The formats that a host lays beside the files of a repository: it knows them by no other path.
FORMATS = ("github", "gitlab", "sarif")


def top_of(folder: str) -> str | None:
    """Return the full path of the repository that a folder lies in, None for none."""
    at = paths.absolute(folder)
    while not paths.exists(paths.join(at, ".git")):
        above = paths.folder_of(at)
        if above == at:
            return None
        at = above
    return at


def from_top(report: Report) -> Report:
    """Return the report with every path from its repository's top on; what lies in none keeps its own.

    So a finding is the same one, by path and fingerprint, from whatever folder and however its file was named.
    """
    known: dict[str, str] = {}

    def told(path: str) -> str:
        if path not in known:
            full = paths.absolute(path)
            top = top_of(paths.folder_of(full))
            known[path] = (paths.relative(full, top) if top is not None else None) or path
        return known[path]

    def fact(one: Fact) -> Fact:
        return replace(one, path=told(one.path)) if one.path else one

    def sentence(one: SentenceVerdict) -> SentenceVerdict:
        claims = tuple(
            replace(claim, fact=fact(claim.fact), others=tuple(map(fact, claim.others))) if claim.fact else claim
            for claim in one.claims
        )
        return replace(one, claims=claims)

    def file(one: FileReport) -> FileReport:
        path = None if one.path is None else told(one.path)
        return replace(
            one,
            path=path,
            sentences=tuple(map(sentence, one.sentences)),
            remarks=tuple(replace(remark, path=told(remark.path)) for remark in one.remarks),
            incident=replace(one.incident, path=told(one.incident.path)) if one.incident else None,
        )

    return replace(report, files=tuple(map(file, report.files)))

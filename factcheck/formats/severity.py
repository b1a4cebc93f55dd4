"""How grave a verdict is, and what the formats of others call that."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from factcheck.model import ClaimVerdict, Verdict


class Severity(str, Enum):
    """What a verdict counts as for the exit status and the formats."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Return 2 for errors, 1 for warnings, 0 for what does not count."""
        return _RANK[self]


_RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NONE: 0}

DEFAULTS: dict[Verdict, Severity] = {
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.OUTDATED: Severity.ERROR,
    Verdict.DISPUTED: Severity.WARNING,
    Verdict.NEEDS_CONTEXT: Severity.WARNING,
    Verdict.SUPPORTED: Severity.NONE,
    Verdict.UNVERIFIED: Severity.NONE,
    Verdict.NOT_CHECKABLE: Severity.NONE,
}

SARIF_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NONE: "note"}
GITHUB_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NONE: "notice"}
GITLAB_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NONE: "info"}
CHECKSTYLE_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NONE: "info"}
RDJSON_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NONE: "INFO"}


def severity_of(verdict: Verdict, *, strict: bool = False) -> Severity:
    """Return the default severity of a verdict; `strict` makes a warning of unverified."""
    if strict and verdict is Verdict.UNVERIFIED:
        return Severity.WARNING
    return DEFAULTS[verdict]


def overridden(claim: ClaimVerdict, severities: Mapping[str, Severity], *, strict: bool = False) -> Severity:
    """Return a claim's severity with the configuration's own severities applied."""
    default = severity_of(claim.verdict, strict=strict)
    if not severities:
        return default
    # An override says how grave a wrong sentence is; it must not turn a supported one into a finding.
    if claim.fact is not None and default is not Severity.NONE:
        named = severities.get(f"fact:{claim.fact.id}")
        tagged = [severities[key] for tag in claim.fact.tags if (key := f"tag:{tag}") in severities]
        if named is not None:
            return named
        if tagged:
            return max(tagged, key=lambda severity: severity.rank)
    by_rule = severities.get(f"{claim.verdict.value}/{claim.reason.value}") if claim.reason else None
    return by_rule or severities.get(claim.verdict.value, default)


def fails(severity: Severity, fail_level: str) -> bool:
    """Tell whether a finding of this severity makes the run fail (exit status 1)."""
    if fail_level == "never" or severity is Severity.NONE:
        return False
    return severity.rank >= (Severity.WARNING.rank if fail_level == "warning" else Severity.ERROR.rank)

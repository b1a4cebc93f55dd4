"""What a format is, and what a run may ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from factcheck.formats.severity import Severity, overridden
from factcheck.frozen import dataclass
from factcheck.model import ClaimVerdict, Fact, Report, SentenceVerdict, Verdict

if TYPE_CHECKING:
    from pathlib import Path

_GRAVE = (Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.DISPUTED, Verdict.NEEDS_CONTEXT)


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """How a report is to be shown. Each format heeds what it can and leaves the rest alone.

    `severities` overrides the default of contract section 2: keys are a verdict ("unverified"),
    "tag:NAME" or "fact:ID"; a fact goes before a tag, a tag before a verdict. `facts` holds the
    base's facts by id, for formats that show the nearest facts in words rather than by id.
    """

    colour: bool = False
    width: int = 80
    quiet: bool = False  # findings only: no summary, no notes
    strict: bool = False  # unverified sentences count as warnings
    fail_level: str = "error"  # error, warning, never
    statistics: bool = False  # counts by verdict, reason and fact
    show_source: bool = True  # quote the sentence beneath a finding
    compact: bool = False  # one line a statement, for --statements
    severities: Mapping[str, Severity] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    job_summary: Path | None = None  # where the github format appends its summary

    def severity_of(self, claim: ClaimVerdict) -> Severity:
        """Return how grave a claim's verdict is in this run."""
        if claim.severity:  # by the configuration nearest to its file
            return Severity(claim.severity)
        return overridden(claim, self.severities, strict=self.strict)

    def counts(self, claim: ClaimVerdict, sentence: SentenceVerdict) -> bool:
        """Tell whether a claim is a finding of its sentence, suppressed or not.

        A claim without a fact is one only where the whole sentence is: the colour beside a
        supported claim is nothing that an editor has to look up.
        """
        if claim.verdict not in _GRAVE and claim.verdict is not sentence.verdict:
            return False
        return self.severity_of(claim) is not Severity.NONE


class Format(Protocol):
    """A module of this package that turns a report into text."""

    def render(self, report: Report, options: FormatOptions) -> Iterator[str]:
        """Yield the output in pieces; joined, they end with a line feed or are empty."""
        ...  # pragma: no cover

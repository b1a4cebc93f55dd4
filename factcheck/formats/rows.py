"""What is known about one claim, as rows that the readable formats show in their own way."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from factcheck.formats.base import FormatOptions
from factcheck.formats.wording import explanation, nearest_words, source_link, source_words
from factcheck.frozen import dataclass
from factcheck.model import ClaimVerdict, Reason, Verdict


class Role(Enum):
    """What a piece of a row is."""

    TEXT = "text"
    STATED = "stated"
    EXPECTED = "expected"
    QUIET = "quiet"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its text in pieces; `follows` says that the row belongs to the one above it.

    `one` is the label of the row by itself, for formats that give each row of a group its own.
    """

    label: str
    pieces: tuple[tuple[str, Role], ...]
    follows: bool = False
    one: str = ""

    @property
    def text(self) -> str:
        """Return the row's text without its label."""
        return "".join(text for text, _ in self.pieces)


def rows(claim: ClaimVerdict, options: FormatOptions) -> Iterator[Row]:
    """Yield the fact, what is stated against what should stand there, why, the sources, what is near."""
    if claim.fact is not None:
        yield _row("The base says", claim.fact.claim)
        for other in claim.others:
            yield _row("And also", other.claim)
    yield from _differences(claim)
    left_out = claim.fact.context if claim.verdict is Verdict.NEEDS_CONTEXT and claim.fact else ""
    if left_out and not claim.differences and not explanation(claim).endswith(left_out):
        yield _row("Left out", left_out)
    if claim.claim.quoted:
        yield _row("Quoted", "It stands in quoted speech.")
    if explanation(claim):
        yield _row("Why", explanation(claim))
    for number, source in enumerate(claim.sources):
        label = "Sources" if len(claim.sources) > 1 else "Source"
        yield _row(label, source_words(source, claim.fact), follows=number > 0, one="Source")
        if source_link(source):
            yield _row("Link", source_link(source), Role.LINK, follows=True)
    if claim.fact is not None:
        yield _row("Fact", claim.fact.id, Role.QUIET)
    elif claim.verdict is Verdict.UNVERIFIED:
        for number, fact_id in enumerate(claim.nearest):
            label = "Nearest facts" if len(claim.nearest) > 1 else "Nearest fact"
            yield _row(label, nearest_words(fact_id, options.facts), follows=number > 0, one="Nearest fact")


def _row(label: str, text: str, role: Role = Role.TEXT, *, follows: bool = False, one: str = "") -> Row:
    return Row(label, ((text, role),), follows, one)


def _differences(claim: ClaimVerdict) -> Iterator[Row]:
    for difference in claim.differences:
        stated = (f"“{difference.stated}”", Role.STATED)
        expected = (f"“{difference.expected}”", Role.EXPECTED)
        if not difference.expected:
            denied = difference.kind is Reason.POLARITY
            yield Row("Stated", (stated, (" → by the base it is so", Role.TEXT)) if denied else (stated,))
        elif not difference.stated:
            yield Row("Should say", (expected,))
        elif difference.kind is Reason.ROLE:
            yield Row("Stated", (stated, (" → the base has ", Role.TEXT), expected))
        else:
            yield Row("Stated", (stated, (" → should read ", Role.TEXT), expected))

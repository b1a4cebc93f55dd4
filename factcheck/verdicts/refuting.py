"""Rules by each of which alone a claim is known to be wrong. They read trees, so a run by rules alone has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.verdicts.exchanged import exchanged
from factcheck.verdicts.from_to import by_for_to
from factcheck.verdicts.held import wrong_office
from factcheck.verdicts.judge import Judged, Refuted
from factcheck.verdicts.listed import listed_otherwise
from factcheck.verdicts.off_plan import off_plan
from factcheck.verdicts.owners import misplaced

RULES: Sequence[tuple[str, Callable[[Sequence[Judged]], Refuted | None]]] = (
    ("another's office", wrong_office),
    ("each in the other's place", exchanged),
    ("with each other's words", listed_otherwise),
    ("another's figure", misplaced),
    ("on the wrong side of a plan", off_plan),
    ("by for to", by_for_to),
)
"""What may be wrong with a claim, the surest first: the first that knows decides."""


def refuted(judged: Sequence[Judged]) -> Refuted | None:
    """Return what the first rule knows that knows something; None where none does."""
    return next((found for _, rule in RULES if (found := rule(judged)) is not None), None)

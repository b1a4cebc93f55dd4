"""The shipped drafts beside the shipped base: exactly what was planted in them is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import Engine
from factcheck.files import read_document
from factcheck.model import Verdict

ROOT = Path(__file__).resolve().parents[1]

# Each planted error by a few words of its sentence.
PLANTED = {
    "brief.txt": ("leaves Iraq in 2024", "2,500 US troops in Syria", "meets Blinken in Baghdad"),
    "clean.md": (),
    "dates.md": (
        "Friday, September 20, 2024", "six months of negotiations", "due to end in March 2026", "defeated until 2021",
        "before September 2028",
    ),
    "elsewhere.md": ("invaded Iraq in 2005",),
    "numbers.md": (
        "25,000 US troops", "Another 600 US troops", "three phases", "Nine weeks", "nearly two-thirds",
    ),
    "polarity.html": (
        "is withdrawing from Iraq", "does not let the coalition", "only after the agreement", "still hold territory",
    ),
    "roles.md": (
        "foreign minister of Iraq", "Austin rejected", "travelled to Geneva", "Secretary of State Lloyd Austin",
        "Nineveh province",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.open([ROOT / "facts.yaml"])


def test_every_shipped_draft_is_listed() -> None:
    assert {path.name for path in (ROOT / "articles").iterdir()} == set(PLANTED)


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_exactly_the_planted_errors_are_found(name: str, engine: Engine) -> None:
    report = engine.check_document(read_document(str(ROOT / "articles" / name)))
    wrong = [one.sentence.text for one in report.sentences if one.verdict in (Verdict.CONTRADICTED, Verdict.OUTDATED)]
    missed = [words for words in PLANTED[name] if not any(words in text for text in wrong)]
    false_alarms = [text for text in wrong if not any(words in text for words in PLANTED[name])]
    assert (missed, false_alarms) == ([], [])
    assert len(wrong) == len(PLANTED[name])

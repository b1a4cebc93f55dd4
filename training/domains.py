"""Which labelled domains the models learn from, and which are kept from them for the weights of the decision."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "data"
KEPT_BACK = ("enron", "greekdebt", "grenfell", "higgs", "irandeal", "rydercup2023", "svb", "thaicave", "wirecard")


def learning() -> list[Path]:
    """Return the folders that models and rulebook learn from, in order of their names."""
    return [folder for folder in _all() if folder.name not in KEPT_BACK]


def kept_back() -> list[Path]:
    """Return the folders that no model has seen, in order of their names."""
    return [folder for folder in _all() if folder.name in KEPT_BACK]


def _all() -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob("*/claims.jsonl"))

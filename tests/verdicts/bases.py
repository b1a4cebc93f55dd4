"""Small bases for tests that ask the whole engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def written(folder: Path, title: str, facts: Sequence[str]) -> Path:
    """Write a base of sentences, called fact-0 and so on, and return its path."""
    path = folder / "facts.yaml"
    entries = "\n".join(
        f"  - id: fact-{number}\n    claim: {fact!r}\n    sources: [wire]" for number, fact in enumerate(facts)
    )
    path.write_text(
        f"version: 1\ntitle: {title}\nlanguage: en\nas_of: 2024-12-01\n"
        f"sources:\n  wire: {{publisher: The Wire}}\nfacts:\n{entries}\n",
        encoding="utf-8",
    )
    return path

"""What is of a country, and who its people are, in one word: Spain, Spanish, Spaniards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from factcheck.language.fold import fold

_DATA = Path(__file__).parent / "en" / "demonyms.yaml"


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """Return the words for what is of a country and for its people, by each of its folded names."""
    import yaml  # only where a base is compiled: a compiled one keeps what this gives

    table: dict[str, list[str]] = yaml.load(_DATA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {fold(name.strip()): tuple(words) for names, words in table.items() for name in names.split(",")}

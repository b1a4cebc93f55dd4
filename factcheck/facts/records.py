"""What was read from one file, each part with the offsets that later messages point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from factcheck.errors import Problem
from factcheck.facts.text import Text
from factcheck.model import Entity, Fact, Source


@dataclass(slots=True)
class EntityRecord:
    """An entity with the offsets of its name, of its other names in order, and of what it is part of."""

    entity: Entity
    text: Text
    at: int
    aliases_at: tuple[int, ...]
    part_at: int


@dataclass(slots=True)
class SourceRecord:
    """A source with the offset of its id."""

    source: Source
    text: Text
    at: int


@dataclass(slots=True)
class FactRecord:
    """A fact, its id "" where it has none that can be used, with the offsets of what it refers to."""

    fact: Fact
    text: Text
    at: int
    citations_at: tuple[int, ...]
    superseded_at: int


@dataclass(slots=True)
class FileRecord:
    """One file as read. `whole` is False where a part could not be read: what is missing may be in there."""

    text: Text
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    title: str = ""
    language: str = ""
    language_at: int = 0
    as_of: date | None = None
    entities: list[EntityRecord] = field(default_factory=list)
    sources: list[SourceRecord] = field(default_factory=list)
    facts: list[FactRecord] = field(default_factory=list)
    facts_at: int | None = None  # None where the file has no list of facts
    vocabulary: list[tuple[str, ...]] = field(default_factory=list)
    opposites: list[tuple[str, str]] = field(default_factory=list)

"""The labelled domains: where they lie, which may be tuned on, and what is read from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "domains"
TUNING = ("aiact", "boeing", "brexit", "coalition", "olympics", "twitter")
TESTING = ("chess", "climate", "council", "harbour", "suez", "vaccines")
VERDICTS = ("supported", "contradicted", "unverified")


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled statement. `fact` is the id of the fact that decides it, "" where none does."""

    id: str
    statement: str
    verdict: str
    fact: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence of a draft that contradicts the base, or that the base confirms."""

    line: int
    text: str
    fact: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with what an editor found in it."""

    path: Path
    errors: tuple[Gold, ...]
    confirmed: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """One labelled fact base. `digest` is of everything in its folder that was labelled."""

    name: str
    facts: Path
    rows: tuple[Row, ...]
    drafts: tuple[Draft, ...]
    digest: str


def load(name: str, folder: Path = FOLDER) -> Domain:
    """Read a domain; raises FileNotFoundError, KeyError or ValueError where it is not complete."""
    place = folder / name
    rows = tuple(_row(line) for line in _text(place / "claims.jsonl").splitlines() if line.strip())
    drafts = tuple(_draft(path) for path in sorted(place.glob("draft-*.md")))
    return Domain(name, place / "facts.yaml", rows, drafts, _digest(place))


def load_all(names: Sequence[str] = (*TUNING, *TESTING), folder: Path = FOLDER) -> list[Domain]:
    """Read these domains, in the order of their names."""
    return [load(name, folder) for name in sorted(names)]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _row(line: str) -> Row:
    row = json.loads(line)
    if row["verdict"] not in VERDICTS:
        raise ValueError(f"{row['id']}: no verdict is called {row['verdict']}")
    return Row(row["id"], row["statement"], row["verdict"], row["fact"] or "", tuple(row.get("tags", ())))


def _draft(path: Path) -> Draft:
    gold = json.loads(_text(path.with_suffix(".gold.json")))
    return Draft(path, _golds(gold["errors"]), _golds(gold["confirmed"]))


def _golds(items: Sequence[dict[str, str | int]]) -> tuple[Gold, ...]:
    return tuple(Gold(int(item["line"]), str(item["text"]), str(item["fact"])) for item in items)


def _digest(place: Path) -> str:
    digest = sha256()
    for path in sorted(place.iterdir()):
        # Line ends differ between checkouts, what was labelled does not.
        digest.update(path.name.encode() + b"\0" + _text(path).encode() + b"\0")
    return digest.hexdigest()

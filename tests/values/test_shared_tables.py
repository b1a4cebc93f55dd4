"""The shared tables of expected readings, with the floors the project holds them to."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Bound, Quantity, TimeRole, TimeValue
from factcheck.values import read_values
from factcheck.values.units import factor

TABLES = Path(__file__).resolve().parents[3] / "shared" / "tables"

pytestmark = pytest.mark.skipif(not TABLES.is_dir(), reason="the shared tables are not here")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if line]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def bare(text: str) -> str:
    """The wording without an article, which the tables set now and then."""
    return text.lower().removeprefix("the ")


def date_fits(value: TimeValue, expected: dict[str, Any]) -> bool:
    if bare(value.text) != bare(expected["span"]):
        return False
    intervals = expected["intervals"]
    if intervals[0][0] == "D":
        return value.role is TimeRole.DURATION
    return any((value.start, value.end) == (day(start), day(end)) for start, end in intervals)


def quantity_fits(value: Quantity, expected: dict[str, Any]) -> bool:
    if not value.text.lower().endswith(expected["span"].lower()):
        return False
    if value.unit.lower() != expected["unit"].lower() or value.bound.value != expected["bound"]:
        return False
    wanted = expected["value"]
    if wanted == "vague":
        return value.bound is Bound.VAGUE
    if isinstance(wanted, list):
        return [value.low, value.high] == wanted
    stated = value.low if value.low is not None else value.high
    assert stated is not None
    return stated / factor(value.unit) == pytest.approx(wanted)


def test_dates() -> None:
    failures = []
    for row in rows("dates.jsonl"):
        read = [v for v in read_values(row["text"], day(row["anchor"])) if isinstance(v, TimeValue)]
        fits = len(read) == len(row["expect"])
        if not (fits and all(date_fits(value, wanted) for value, wanted in zip(read, row["expect"]))):
            failures.append((row["text"], [value.text for value in read]))
    assert len(failures) <= 2, failures


def test_quantities() -> None:
    failures = []
    for row in rows("quantities.jsonl"):
        read = [v for v in read_values(row["text"], None) if isinstance(v, Quantity)]
        fits = len(read) == len(row["expect"])
        if not (fits and all(quantity_fits(value, wanted) for value, wanted in zip(read, row["expect"]))):
            failures.append((row["text"], [value.text for value in read]))
    assert len(failures) <= 1, failures

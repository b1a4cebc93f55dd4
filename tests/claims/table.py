"""Claims read from the table's sentences beside the claims expected there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from factcheck.claims.split import parts_of
from factcheck.model import Analysis

from .reading import read_all, slots

TABLE = Path(__file__).parent / "claims.jsonl"
_ALWAYS = ("subject", "object", "negated", "speaker")
_WHERE_SAID = ("indirect", "complement", "modality", "quantifier")


def rows() -> list[dict[str, Any]]:
    """Return the table's rows."""
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def wrong_slots(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Return how a claim differs from the one expected; [] for one exactly right."""
    wrong = []
    for name in (*_ALWAYS, *(name for name in _WHERE_SAID if name in expected)):
        default: object = False if name == "negated" else ""
        if found[name] != expected.get(name, default):
            wrong.append(f"{name}: {found[name]!r}")
    for text, token in expected.get("values", {}).items():
        if not any(text in value and token in measured for value, measured in found["values"].items()):
            wrong.append(f"values: {found['values']!r}")
    return wrong


def judge(row: dict[str, Any], analysis: Analysis) -> tuple[int, int, list[str]]:
    """Return how many claims of a row are right, of how many, and what is wrong; one too many is wrong."""
    found = [slots(analysis, part.frame) for part in parts_of(analysis) if part.frame is not None]
    right, wrong = 0, []
    for expected in row["claims"]:
        same = [item for item in found if item["predicate"] == expected["predicate"]]
        best = min((wrong_slots(expected, item) for item in same), key=len, default=["not found"])
        right += not best
        wrong += [f"{expected['predicate']}: {item}" for item in best]
        for item in same:
            if wrong_slots(expected, item) == best:
                found.remove(item)
                break
    wrong += [f"one too many: {item['predicate']}" for item in found]
    return right, len(row["claims"]) + len(found), wrong


def score() -> tuple[Counter[str], Counter[str], list[str]]:
    """Return right and all claims by kind, and a line for each sentence with something wrong."""
    table = rows()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    lines = []
    for row, analysis in zip(table, read_all([row["text"] for row in table])):
        good, count, wrong = judge(row, analysis)
        right[row["kind"]] += good
        total[row["kind"]] += count
        if wrong:
            lines.append(f"{row['kind']}: {row['text']}\n    " + "\n    ".join(wrong))
    return right, total, lines

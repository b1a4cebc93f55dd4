"""The labelled domains for learning: bases that load, labels that name facts, the README's numbers."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from factcheck.facts.load import read_base

DATA = Path(__file__).resolve().parents[2] / "training" / "data"
DOMAINS = sorted(path.parent for path in DATA.glob("*/facts.yaml"))


def rows(folder: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("folder", DOMAINS, ids=lambda path: path.name)
def test_a_domain(folder: Path) -> None:
    ids = {fact.id for fact in read_base([folder / "facts.yaml"]).facts}
    found = rows(folder)
    assert len({row["statement"] for row in found}) == len(found)
    for row in found:
        assert {"statement", "verdict", "fact"} <= row.keys() <= {"statement", "verdict", "fact", "near", "tags"}
        assert row["verdict"] in ("supported", "contradicted", "unverified")
        assert (row["fact"] is None) is (row["verdict"] == "unverified")
        assert {row["fact"], row.get("near")} - {None} <= ids


def test_the_numbers_in_the_readme() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    table = {
        name: tuple(map(int, numbers.split(" | ")))
        for name, numbers in re.findall(
            r"^\| (\w+) \| .* \| (\d+ \| \d+ \| \d+ \| \d+ \| \d+) \|$", text, re.M
        )
    }
    assert table.keys() == {folder.name for folder in DOMAINS}
    for folder in DOMAINS:
        found = Counter(row["verdict"] for row in rows(folder))
        facts = len(read_base([folder / "facts.yaml"]).facts)
        counts = tuple(found[verdict] for verdict in ("supported", "contradicted", "unverified"))
        assert table[folder.name] == (facts, *counts, len(list(folder.glob("draft-*.tsv"))))

"""`factcheck selftest`: its options, its formats and its exit statuses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from command import Command, prepare

from factcheck.engine import EngineOptions
from factcheck.facts.load import read_base
from selftest.test_check import Oracle

FACTS = Path(__file__).parent / "facts.yaml"


class OracleEngine(Oracle):
    """An engine that answers everything right."""

    @classmethod
    def open(
        cls, paths: Sequence[Path], options: EngineOptions = EngineOptions(), cache: Path | None = None
    ) -> OracleEngine:
        """Open it on a base."""
        return cls(read_base(paths), {})


class DullEngine(OracleEngine):
    """An engine that takes everything for true."""

    def check_statement(self, statement: str):  # type: ignore[no-untyped-def]
        """Answer."""
        true = next(one.text for one in self._right.values() if one.is_true)
        return super().check_statement(true)


@pytest.fixture
def factcheck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    command = prepare(tmp_path, monkeypatch)
    command.write("facts.yaml", FACTS.read_text(encoding="utf-8"))
    monkeypatch.setattr("factcheck.run.Engine", OracleEngine)
    return command


@pytest.fixture
def dull(factcheck: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setattr("factcheck.run.Engine", DullEngine)
    return factcheck


def test_fine(factcheck: Command) -> None:
    result = factcheck("selftest", status=0)
    assert "100.0 % of the false statements caught" in result.stdout
    assert factcheck("selftest", "--fail-under", "100", status=0).stdout.endswith("--fail-under 100\n")


def test_under_the_threshold(dull: Command) -> None:
    assert "not enough for --fail-under 98" in dull("selftest", "--fail-under", "98", status=1).stdout


def test_without_a_threshold_nothing_fails(dull: Command) -> None:
    dull("selftest", status=0)
    dull("selftest", "--fail-under", "0", status=0)


def test_named_base(factcheck: Command) -> None:
    place = factcheck.write("desk/base.yaml", FACTS.read_text(encoding="utf-8"))
    factcheck.write("facts.yaml", "version: 1\n")
    assert "made from 14 facts" in factcheck("selftest", "--facts", str(place), status=0).stdout


def test_json_is_the_same_on_every_run(factcheck: Command) -> None:
    one = factcheck("selftest", "--format", "json", status=0).stdout
    assert one == factcheck("selftest", "--format", "json", status=0).stdout
    assert json.loads(one)["type"] == "selftest"


def test_rich_and_output(factcheck: Command) -> None:
    assert "\x1b" in factcheck("selftest", "--format", "rich", "--color", "always", status=0).stdout
    factcheck("selftest", "--output", "out.txt", status=0)
    assert "True statements" in (factcheck.folder / "out.txt").read_text(encoding="utf-8")


def test_wrong_use(factcheck: Command) -> None:
    factcheck("selftest", "--fail-under", "101", status=2)
    factcheck("selftest", "--fail-under", "many", status=2)
    assert "rich, plain or json" in factcheck("selftest", "--format", "sarif", status=2).stderr
    factcheck("selftest", "draft.md", status=2)


def test_a_base_that_is_wrong(factcheck: Command) -> None:
    factcheck("selftest", "--facts", "none.yaml", status=4)
    factcheck.write("facts.yaml", "version: 2\n")
    factcheck("selftest", status=4)


def test_help(factcheck: Command) -> None:
    assert "--fail-under" in factcheck("selftest", "--help", status=0).stdout

"""The table of senses: what the data gives, opposites both ways, and the check that the data must pass."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.language.lexicon import senses
from factcheck.language.sense_table import closed_list, phrases_from, readings_of, roles, sense_of

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_lexicon", ROOT / "tools" / "build_lexicon.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_lexicon"] = module
    spec.loader.exec_module(module)
    return module


def test_the_data_is_clean(build: ModuleType) -> None:
    data = build.load()
    assert build.problems(data) == []
    assert len(data["senses"]) >= 450


def test_the_committed_table_is_what_the_data_gives(build: ModuleType) -> None:
    assert build.same_table(build.compiled(build.load()))


def test_opposites_hold_both_ways_in_the_table(build: ModuleType) -> None:
    for group in build.groups(build.load()):
        sense = sense_of(group.number)
        assert sense.name == group.name
        assert group.number not in sense.opposite
        assert sense.converse <= sense.opposite
        for other in sense.opposite:
            assert group.number in sense_of(other).opposite
        for other in sense.converse:
            assert group.number in sense_of(other).converse


def test_every_listed_phrase_is_found_where_it_stands(build: ModuleType) -> None:
    for group in build.groups(build.load()):
        for phrase in group.phrases:
            assert group.number in senses(" ".join(phrase)), (group.name, phrase)


def check(build: ModuleType, *entries: Mapping[str, object]) -> list[str]:
    found: list[str] = build.problems({"as_written": [], "senses": list(entries)})
    return found


def test_the_check_sees_accidents(build: ModuleType) -> None:
    up = {"id": "up", "verbs": ["rise", "grow"], "opposite": ["down"]}
    down = {"id": "down", "verbs": ["fall", "sink"]}
    assert check(build, up, down) == []
    assert (
        "'rise' stands in down and in its opposite up"
        in check(build, up, {**down, "verbs": ["fall", "rise"]})[0]
    )
    assert "no group 'down'" in check(build, up)[0]
    assert "used twice" in check(build, up, up, down)[0]
    assert "its own opposite" in check(build, {**up, "opposite": ["up"]})[0]
    assert "one member and no opposite" in check(build, {"id": "lone", "verbs": ["rise"]})[0]
    assert "unknown key 'verb'" in check(build, {"id": "odd", "verb": ["rise"]})[0]
    assert "form of 'rise'" in check(build, {"id": "odd", "verbs": ["rises", "grow"]})[0]
    assert "not one lower-case word" in check(build, {"id": "odd", "nouns": ["Rise", "growth"]})[0]
    assert "twice in verbs" in check(build, {"id": "odd", "verbs": ["grow", "grow"]})[0]
    assert "no phrase" in check(build, {"id": "odd", "verbs": ["grow"], "phrases": ["rise"]})[0]
    both = {"id": "move", "verbs": ["rise", "fall"]}
    assert "and both in move" in check(build, up, down, both)[0]
    assert check(build, up, down, {**both, "general": "yes"}) == []


def test_the_check_runs_as_a_command(build: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--check"]) == 0
    assert "senses with an opposite" in capsys.readouterr().out


def test_what_the_table_does_not_have() -> None:
    assert readings_of("blorg") == () == phrases_from("blorg")
    assert closed_list("blorgs") == frozenset()
    assert "blorg" not in roles()

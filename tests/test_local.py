"""Each file goes by the configuration nearest to it: base, day, severities, selection, quotes, exclusions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Command

from factcheck.inputs import Inputs, Item
from factcheck.local import JoinedFacts, grouped
from factcheck.model import Fact
from factcheck.settings import resolve

CITY = """\
version: 1
title: City desk
as_of: 2026-03-01
sources: {d: {publisher: City Desk, title: Notes}}
facts:
  - {id: result, claim: The Harbour Bridge opened to traffic on 6 May 2025., sources: [d]}
"""
SPORT = """\
version: 1
title: Sports desk
as_of: 2026-03-01
sources: {d: {publisher: Sports Desk, title: Notes}}
facts:
  - {id: result, claim: Leeds Rovers won the cup final 3-1 on 7 February 2026., sources: [d]}
"""
BRIDGE = "The Harbour Bridge opened to traffic on 16 May 2025.\n"
FINAL = "Leeds Rovers won the cup final 3-1 on 9 February 2026.\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Two desks in one repository, each with a base and a configuration of its own; with the real engine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    command = Command(tmp_path)
    command.write(".factcheck.yaml", "facts: city.yaml\nmodel: false\n")
    command.write("city.yaml", CITY)
    command.write("news/bridge.md", BRIDGE)
    command.write("sport/.factcheck.yaml", "facts: base.yaml\nmodel: false\n")
    command.write("sport/base.yaml", SPORT)
    command.write("sport/final.md", FINAL)
    return command


def findings(out: str) -> dict[str, str]:
    """Return path and source of each finding of plain output."""
    lines = [line for line in out.splitlines() if "CONTRADICTED" in line]
    return {line.partition(":")[0]: line.rpartition("Source: ")[2].partition(":")[0] for line in lines}


def test_each_file_is_checked_against_the_base_of_its_own_configuration(newsroom: Command) -> None:
    found = {"news/bridge.md": "City Desk", "sport/final.md": "Sports Desk"}
    out = newsroom("news", "sport", "--format", "plain", status=1).stdout
    assert findings(out) == found
    assert "City desk; Sports desk (city.yaml, sport/base.yaml)" in out and "2 of 2 facts used" in out
    assert findings(newsroom("news", "sport", "--format", "plain", "--jobs", "2", status=1).stdout) == found


def test_it_is_the_same_from_every_folder_and_for_one_file_alone(
    newsroom: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = newsroom("sport/final.md", "--format", "jsonl", status=1).stdout
    together = newsroom(".", "--format", "jsonl", status=1).stdout
    monkeypatch.chdir(newsroom.folder / "news")
    elsewhere = newsroom("..", "--format", "jsonl", status=1).stdout
    for out in (alone, together, elsewhere):
        records = [json.loads(line) for line in out.splitlines()]
        (final,) = [one for one in records if one.get("path", "").endswith("final.md") and "verdict" in one]
        assert final["verdict"] == "contradicted" and final["claims"][0]["fact"] == "result"


def test_severities_and_selection_are_the_files_own(newsroom: Command) -> None:
    newsroom.write("sport/.factcheck.yaml", "facts: base.yaml\nmodel: false\nseverity: {contradicted: warning}\n")
    out = newsroom(".", "--format", "plain", status=1).stdout
    assert "final.md:1:39: warning: CONTRADICTED" in out and "bridge.md:1:41: error: CONTRADICTED" in out
    newsroom("sport", status=0)
    newsroom.write(".factcheck.yaml", "facts: city.yaml\nmodel: false\nignore: [date]\n")
    assert findings(newsroom(".", "--format", "plain", status=0).stdout).keys() == {"./sport/final.md"}


def test_what_is_about_the_run_is_not_the_folders_to_say(newsroom: Command) -> None:
    newsroom.write("sport/.factcheck.yaml", "facts: base.yaml\nmodel: false\nfail_level: never\nformat: json\n")
    assert findings(newsroom("news", "sport", "--format", "plain", status=1).stdout).keys() == {
        "news/bridge.md", "sport/final.md",
    }  # fmt: skip
    newsroom("sport/final.md", status=0)


def test_a_nearer_exclusion_counts(newsroom: Command) -> None:
    newsroom.write("sport/.factcheck.yaml", "facts: base.yaml\nmodel: false\nexclude: [old/]\n")
    newsroom.write("sport/old/final.md", FINAL)
    newsroom.write("sport/old/.keep", "")
    out = newsroom(".", "--format", "plain", status=1).stdout
    assert findings(out).keys() == {"./news/bridge.md", "./sport/final.md"}
    named = ("news/bridge.md", "sport/old/final.md", "--format", "plain")
    assert "sport/old/final.md" in findings(newsroom(*named, status=1).stdout)
    out = newsroom(*named, "--force-exclude", status=1).stdout
    assert findings(out).keys() == {"news/bridge.md"} and "1 of the files named is excluded" in out


def test_config_and_the_command_line_go_before_all_of_them(newsroom: Command) -> None:
    out = newsroom(".", "--config", "sport/.factcheck.yaml", "--format", "plain", status=1).stdout
    assert findings(out).keys() == {"./sport/final.md"}
    out = newsroom(".", "--facts", "city.yaml", "--format", "plain", status=1).stdout
    assert findings(out).keys() == {"./news/bridge.md"}


def test_a_mistake_in_a_nearer_configuration_is_told_with_its_place(newsroom: Command) -> None:
    newsroom.write("sport/.factcheck.yaml", "facts: base.yaml\nmodell: false\n")
    assert "sport/.factcheck.yaml:2" in newsroom(".", status=2).stderr


def test_an_id_of_two_bases_means_neither() -> None:
    one, other = Fact("result", "A.", ()), Fact("result", "B.", ())
    only = Fact("only", "C.", ())
    joined = JoinedFacts([{"result": one, "only": only}, {"result": other}])
    assert dict(joined) == {"only": only} and len(joined) == 1
    assert dict(JoinedFacts([{"result": one}, {"result": one}])) == {"result": one}


def test_statements_alone_go_by_the_run(newsroom: Command) -> None:
    settings = resolve({})
    inputs = Inputs((Item(statement="It rained."), Item(path="sport/final.md"), Item(path="news/bridge.md")))
    _, groups = grouped(inputs, settings)
    assert [group.places for group in groups] == [(0, 2), (1,)]
    assert groups[0].settings is settings

"""A newsroom's first weeks: forty findings, a baseline, a pull request with a wrong and a right sentence."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import Command, prepare

WRONG = "The last ship came through on WRONG."
RIGHT = "The canal is open, which is TRUE."
PARAGRAPHS = ("The ship was freed on WRONG number {}.", "Ada Lovelace, in OLD office {}, was glad.")


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A repository with twenty articles in four formats, two findings in each."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Desk")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "desk@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    command = prepare(tmp_path, monkeypatch)
    command.write(".gitignore", ".cache\narchive/\n")
    command.write("archive/old.md", "It is WRONG.\n")
    for number in range(20):
        first, second = (text.format(number) for text in PARAGRAPHS)
        suffix = ("md", "html", "txt", "rst")[number % 4]
        between = "</p>\n<p>" if suffix == "html" else "\n\n"
        copy = between.join(("It rained.", first, second))
        command.write(f"news/{number:02}.{suffix}", f"<p>{copy}</p>\n" if suffix == "html" else f"{copy}\n")
    git(command, "init", "-q", "-b", "main")
    commit(command, "all of it")
    return command


def git(command: Command, *args: str) -> None:
    subprocess.run(["git", *args], cwd=command.folder, check=True, capture_output=True)


def commit(command: Command, message: str) -> None:
    git(command, "add", ".")
    git(command, "commit", "-q", "-m", message)


def pull_request(command: Command) -> None:
    """Add both sentences at the head of an article, so that all its lines move, and correct nothing."""
    git(command, "checkout", "-q", "-b", "story")
    path = command.folder / "news" / "04.md"
    assert path.suffix == ".md"
    path.write_text(f"{RIGHT}\n\n{WRONG}\n\n{path.read_text()}")
    commit(command, "the canal opens")


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_hosts_get_the_same_bytes_from_any_folder(
    newsroom: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    newsroom.write("news/broken.md", b"\xff\xfe\x00")

    def lines(path: str) -> list[str]:
        # The base of the fake engine says that it lies in the working folder, wherever that is.
        found = newsroom(path, "--format", name, status=3).stdout
        return [line for line in found.split("\n") if "facts.yaml" not in line]

    from_top = lines("news")
    assert any("news/04.md" in line for line in from_top)
    assert lines("./news") == lines(str(newsroom.folder / "news")) == from_top
    monkeypatch.chdir(newsroom.folder / "news")
    assert lines(".") == from_top


Found = list[tuple[str, int, int]]


def in_sarif(out: str) -> Found:
    results = [result for result in json.loads(out)["runs"][0]["results"] if not result["suppressions"]]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    return [
        (p["artifactLocation"]["uri"], p["region"]["startLine"], p["region"]["startColumn"]) for p in places
    ]


def in_github(out: str) -> Found:
    lines = [line for line in out.splitlines() if line.startswith(("::error", "::warning"))]
    heads = [line.split("::")[1].partition(" ")[2] for line in lines]
    fields = [dict(pair.split("=") for pair in head.split(",")) for head in heads]
    return [(f["file"], int(f["line"]), int(f["col"])) for f in fields]


def in_junit(out: str) -> Found:
    found = []
    for case in ElementTree.fromstring(out).iter("testcase"):
        if case.find("failure") is not None:
            line, column = case.get("name", "").split(" ")[0].split(":")
            found.append((case.get("file", ""), int(line), int(column)))
    return found


READERS = {"sarif": in_sarif, "github": in_github, "junit": in_junit}


def everywhere(command: Command, *args: str, status: int) -> Found:
    """Return the findings, which have to be the same in all three formats."""
    found = {
        name: read(command(*args, "--format", name, status=status).stdout) for name, read in READERS.items()
    }
    assert found["sarif"] == found["github"] == found["junit"]
    return found["sarif"]


def test_the_first_run_has_forty_findings(newsroom: Command) -> None:
    found = everywhere(newsroom, "news", status=1)
    assert len(found) == 40
    assert len({path for path, _, _ in found}) == 20
    summary = newsroom(".", "--quiet", status=1).stdout
    assert summary.count("error:") == 40


@pytest.mark.parametrize("extra", [(), ("--jobs", "1"), ("--no-cache",)])
def test_a_baseline_leaves_the_one_new_finding(newsroom: Command, extra: Iterable[str]) -> None:
    assert "40 findings" in newsroom("baseline", "create", "news", status=0).stdout
    commit(newsroom, "what we know of")
    assert everywhere(newsroom, "news", *extra, status=0) == []
    pull_request(newsroom)
    assert everywhere(newsroom, "news", *extra, status=1) == [("news/04.md", 3, 31)]


def test_without_a_baseline_the_changed_sentences_alone_do(newsroom: Command) -> None:
    pull_request(newsroom)
    assert everywhere(newsroom, "news", "--diff", "main", status=1) == [("news/04.md", 3, 31)]
    assert len(everywhere(newsroom, "news", status=1)) == 41


def test_the_finding_is_repaired_or_set_aside(newsroom: Command) -> None:
    newsroom("baseline", "create", "news", status=0)
    pull_request(newsroom)
    path = newsroom.folder / "news" / "04.md"
    before = path.read_text()
    path.write_text(before.replace(WRONG, f"{WRONG} <!-- factcheck: ignore refloat-date -- a quotation -->"))
    newsroom("news", "--fail-level", "warning", status=0)
    path.write_text(before)
    newsroom("news", "--fix", status=0)
    assert path.read_text() == before.replace(WRONG, "The last ship came through on 29 March 2021.")
    newsroom("news", "--fail-level", "warning", status=0)


def test_the_baseline_shrinks_as_copy_is_corrected(newsroom: Command) -> None:
    newsroom("baseline", "create", "news", status=0)
    newsroom("news/00.md", "--fix", "--baseline", "none", status=1)
    assert "1 entry of .factcheck-baseline.json no longer found" in newsroom("news", status=0).stdout
    assert "1 finding taken out, 39 left" in newsroom("baseline", "prune", "news", status=0).stdout
    path = newsroom.folder / "news" / "00.md"
    path.write_text(path.read_text().replace("29 March 2021", "WRONG"))
    assert everywhere(newsroom, "news", status=1) == [("news/00.md", 3, 23)]

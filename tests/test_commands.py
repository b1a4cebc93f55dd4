"""The commands beside `check`: facts, config, cache, completion, and what help says of all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import Command, prepare

from factcheck.options import OPTIONS


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


def test_cache_path_and_clear(command: Command) -> None:
    assert command("cache", "path", status=0).stdout == f"{command.folder}/.cache/factcheck\n"
    assert command("cache", "clear", status=0).stdout.endswith("nothing to remove\n")
    command("x", status=0)
    command.write(".cache/factcheck/one.base", b"x" * 1_500_000)
    command.write(".cache/factcheck/deep/two.base", b"x")
    assert command("cache", "clear", status=0).stdout.endswith("removed 2 files, 1.5 MB\n")
    assert [path.name for path in (command.folder / ".cache/factcheck").iterdir()] == ["CACHEDIR.TAG"]
    command.write("docs/a.md", "mine")
    result = command("cache", "clear", "--cache-dir", "docs", status=2)
    assert "docs is no cache folder of factcheck" in result.stderr
    assert (command.folder / "docs/a.md").exists()


def test_the_cache_folder_of_each_system(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert command("cache", "path", status=0).stdout == "/home/desk/.cache/factcheck\n"
    monkeypatch.setattr("sys.platform", "darwin")
    assert command("cache", "path", status=0).stdout == "/home/desk/Library/Caches/factcheck\n"


def test_a_cache_that_cannot_be_emptied_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("x", status=0)
    command.write(".cache/factcheck/one.base", b"x")

    def remove(path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.remove", remove)
    assert "cannot be emptied: Permission denied" in command("cache", "clear", status=2).stderr


def test_a_folder_that_holds_other_things_never_becomes_a_cache_to_be_cleared(command: Command) -> None:
    command.write("docs/a.md", "mine")
    command("x", "--cache-dir", "docs", status=0)
    command("cache", "clear", "--cache-dir", "docs", status=2)


# --------------------------------------------------------------------------- help and the rest


def test_version(command: Command) -> None:
    from factcheck import __version__

    assert command("--version", status=0).stdout == f"factcheck {__version__}\n"


def test_help_tells_all(command: Command) -> None:
    text = command("--help", status=0).stdout
    assert text == command("-h", status=0).stdout
    for option in OPTIONS.values():
        assert option.flag in text or f"--no-{option.flag[2:]}" in text, option.name
    for words in (
        "Examples:",
        "Exit status:",
        "--statements FILE",
        "facts search",
        "config show",
        "completion",
    ):
        assert words in text
    assert all(
        option.flag in command("check", "--help", status=0).stdout
        for option in OPTIONS.values()
        if not option.off
    )
    assert "Options:" in command("facts", "check", "--help", status=0).stdout
    assert max(map(len, text.splitlines())) <= 100


def test_config_show(command: Command) -> None:
    command.write("site/.factcheck.yaml", "strict: true\nextends: ../shared.yaml\n")
    command.write("shared.yaml", "exclude: [a]\n")
    text = command("config", "show", "site", "--quiet", status=0).stdout
    assert text.startswith("Configuration: site/.factcheck.yaml, which extends shared.yaml\n")
    assert re.search(r"^strict +  *= true  \(site/\.factcheck\.yaml:1\)$", text, re.M)
    assert re.search(r"^exclude +  *= a  \(shared\.yaml:1\)$", text, re.M)
    assert re.search(r"^quiet +  *= true  \(--quiet\)$", text, re.M)
    assert re.search(r"^jobs +  *= auto  \(default\)$", text, re.M)
    assert command("config", "show", status=0).stdout.startswith("Configuration: no file\n")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_script(command: Command, shell: str) -> None:
    assert "_FACTCHECK_COMPLETE" in command("completion", shell, status=0).stdout


def complete(command: Command, words: str) -> list[str]:
    result = command(
        status=0,
        _FACTCHECK_COMPLETE="zsh_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split(" ")) - 1),
    )
    return result.stdout.splitlines()[1::3]


def test_completion(command: Command) -> None:
    assert {"--format", "--strict"} <= set(complete(command, "factcheck --"))
    assert {"facts", "explain"} <= set(complete(command, "factcheck "))
    assert complete(command, "factcheck draft.md --format js") == ["json", "jsonl"]
    assert complete(command, "factcheck --fail-level w") == ["warning"]
    assert complete(command, "factcheck facts s") == ["search", "show"]
    for words in ("factcheck dra", "factcheck --facts dra", "factcheck facts check dra", "factcheck x dra"):
        assert complete(command, words) == ["dra"]


# --------------------------------------------------------------------------- facts


def test_facts_list(command: Command) -> None:
    assert command("facts", "list", status=0).stdout.splitlines() == [
        "refloat-date: Ever Given was refloated on 29 March 2021.",
        "old-office [superseded]: Ada Lovelace leads the office.",
        "closure: The canal stayed closed until 18:00.",
    ]
    assert command("facts", "list", "--tag", "legal", status=0).stdout.startswith("refloat-date:")
    assert command("facts", "list", "--status", "superseded", status=0).stdout.startswith(
        "old-office [superseded]"
    )
    result = command("facts", "list", "--tag", "none", status=0)
    assert (result.stdout, result.stderr) == ("", "factcheck: no fact of the base is like that\n")


def test_facts_show(command: Command) -> None:
    text = command("facts", "show", "refloat-date", "old-office", status=0).stdout
    assert text == (
        "refloat-date\n"
        "  Claim: Ever Given was refloated on 29 March 2021.\n"
        "  Also: The ship was freed on 29 March 2021.\n"
        "  Source: The Wire, Freed, 29 March 2021, https://example.org/freed, paragraph 2\n"
        "  Quote: It floats.\n"
        "  Tags: suez, legal\n"
        "  Place: facts.yaml:7\n"
        "\n"
        "old-office\n"
        "  Claim: Ada Lovelace leads the office.\n"
        "  Status: superseded, by new-office\n"
        "  Source: The Desk\n"
    )


def test_facts_show_leaves_nothing_out(command: Command) -> None:
    assert command("facts", "show", "closure", status=0).stdout == (
        "closure\n"
        "  Claim: The canal stayed closed until 18:00.\n"
        "  False: The canal stayed open.\n"
        "  Valid: 23 March 2021 to …\n"
        "  Context: Small boats passed.\n"
        "  Source: The Desk\n"
        "  Review by: 23 March 2026\n"
        "  Entered: 24 March 2021\n"
        "  Tags: suez\n"
        "  Note: Ask the pilot.\n"
    )
    (line,) = command("facts", "show", "closure", "--json", status=0).stdout.splitlines()
    assert json.loads(line)["valid"] == {"from": "2021-03-23", "until": None}


def test_facts_search(command: Command) -> None:
    assert command("facts", "search", "the canal", status=0).stdout.startswith("old-office")
    assert len(command("facts", "search", "the canal", "--limit", "1", status=0).stdout.splitlines()) == 1
    result = command("facts", "search", "zebra", status=0)
    assert (result.stdout, result.stderr) == ("", "factcheck: no fact of the base shares a word with it\n")


def test_facts_as_json(command: Command) -> None:
    records = [json.loads(line) for line in command("facts", "list", "--json", status=0).stdout.splitlines()]
    assert [record["id"] for record in records] == ["refloat-date", "old-office", "closure"]
    assert records[0]["sources"][0]["publisher"] == "The Wire"
    assert records[2]["context"] == "Small boats passed."
    assert json.loads(command("facts", "show", "closure", "--json", status=0).stdout)["tags"] == ["suez"]
    assert json.loads(command("facts", "search", "canal", "--json", status=0).stdout)["id"] == "closure"


def test_facts_into_a_file(command: Command) -> None:
    assert command("facts", "list", "-o", "list.txt", status=0).stdout == ""
    assert (command.folder / "list.txt").read_text("utf-8").startswith("refloat-date: ")


GOOD = """\
version: 1
title: Suez
sources:
  wire: {publisher: The Wire}
facts:
  - id: refloat-date
    claim: Ever Given was refloated on 29 March 2021.
    sources: [wire]
"""


def test_facts_check(command: Command) -> None:
    command.write("facts.yaml", GOOD)
    assert (
        command("facts", "check", status=0).stdout == "facts.yaml: 1 fact, 1 source, 0 names; no mistakes\n"
    )
    command.write("due.yaml", GOOD.replace("sources: [wire]", "sources: [wire]\n    review_by: 2025-03-31"))
    due = command("facts", "check", "due.yaml", "--as-of", "2025-04-01", status=0).stdout
    assert due.startswith("due.yaml:6: refloat-date was to be looked at again by 31 March 2025\n")
    assert "looked at" not in command("facts", "check", "due.yaml", "--as-of", "2025-03-31", status=0).stdout
    command.write("more.yaml", GOOD.replace("[wire]", "[wir]").replace("version: 1", "version: 3"))
    result = command("facts", "check", "more.yaml", status=4)
    assert "more.yaml:1:10: error:" in result.stdout and "more.yaml:8:" in result.stdout
    assert re.search(r"^more\.yaml: \d mistakes$", result.stdout, re.M)
    assert "gone.yaml" in command("facts", "check", "gone.yaml", status=4).stdout
    command.write("warn.yaml", GOOD.replace("facts:", "  desk: {publisher: The Desk}\nfacts:"))
    assert "warn.yaml" in command("facts", "check", "-f", "warn.yaml", status=0).stdout

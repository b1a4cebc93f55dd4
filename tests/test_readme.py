"""The README: its examples put out what it shows, and its promises are those of the code."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from evaluation import results
from factcheck.errors import ExitStatus

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import examples  # noqa: E402

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", examples.PAGES)
def test_the_examples_are_real(name: str) -> None:
    before, after = examples.page(name)
    assert after == before, "python tools/examples.py writes them anew; look at what changed"


@pytest.mark.parametrize("name", examples.PAGES)
def test_no_example_is_a_crash(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "Traceback" not in text and "a mistake in factcheck itself" not in re.sub(r"(?m)^\|.*$", "", text)


def test_the_figures_are_those_on_record() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "| factcheck |" in readme
    assert results.quoting(readme, results.read()) == readme


def test_the_exit_statuses_are_those_of_the_code() -> None:
    rows = re.findall(r"(?m)^\| (\d) \| ", README)
    assert [int(row) for row in rows] == [status.value for status in ExitStatus]


def test_one_command_each_sets_up_and_runs() -> None:
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", README)
    assert len(blocks[0].splitlines()) == len(blocks[1].splitlines()) == 1
    assert blocks[0].startswith("python3 -m venv") and blocks[0].rstrip().endswith('"coalition leaves Iraq in 2024"')
    assert blocks[1].startswith("python3 -m venv") and blocks[1].rstrip().endswith("-m pytest")


def test_the_main_example_is_the_main_job() -> None:
    first = re.search(r"(?ms)^```console\n(.*?)^```$", README)
    assert first is not None
    assert first[1].startswith('$ factcheck "coalition leaves Iraq in 2024"')
    assert "CONTRADICTED" in first[1] and "no later than the end of September 2025" in " ".join(first[1].split())
    assert first[1].rstrip().endswith("$ echo $?\n1")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (ROOT / name).read_text("utf-8")):
        assert "://" in link or (ROOT / link).exists(), link


def test_every_page_of_the_docs_is_linked() -> None:
    for path in sorted((ROOT / "docs").glob("*.md")):
        assert f"docs/{path.name}" in README, path.name


def test_the_version_is_in_the_changelog() -> None:
    from factcheck.version import VERSION

    assert f"\n## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")

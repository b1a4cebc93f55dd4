"""Globs mean what git says that they mean."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.globs import Glob, decision, parse


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("notes.md", "notes.md", True),
        ("notes.md", "a/b/notes.md", True),
        ("/notes.md", "notes.md", True),
        ("/notes.md", "a/notes.md", False),
        ("a/notes.md", "a/notes.md", True),
        ("a/notes.md", "b/a/notes.md", False),
        ("*.md", "a/notes.md", True),
        ("*.md", "a/notes.txt", False),
        ("a/*.md", "a/b/notes.md", False),
        ("a/**", "a/b/notes.md", True),
        ("a/**", "a", False),
        ("**/b", "b", True),
        ("**/b", "a/c/b", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/b", "ab", False),
        ("a**b", "axxb", True),
        ("a**b", "a/b", False),
        ("?.md", "a.md", True),
        ("?.md", "ab.md", False),
        ("[abc].md", "b.md", True),
        ("[!abc].md", "b.md", False),
        ("[!abc].md", "x.md", True),
        ("[^abc].md", "x.md", True),
        ("[a-c].md", "b.md", True),
        ("[]x].md", "].md", True),
        ("[[:digit:]].md", "7.md", True),
        ("[abc.md", "b.md", False),
        ("[[:nothing:]].md", "a.md", False),
        ("[![:nothing:]].md", "a.md", True),
        ("[z-a].md", "m.md", False),
        (r"[\]].md", "].md", True),
        (r"[a\-c].md", "b.md", False),
        ("[a-].md", "-.md", True),
        ("[^a]b", "/b", False),
        ("**/**/**/a", "x/a", True),
        (r"\*.md", "*.md", True),
        (r"\*.md", "a.md", False),
        ("a+b(c).md", "a+b(c).md", True),
        ("été.md", "été.md", True),
        ("new\nline", "new\nline", True),
    ],
)
def test_a_pattern_means_what_it_means_to_git(pattern: str, path: str, expected: bool) -> None:
    assert Glob(pattern).matches(path, False) is expected


def test_a_slash_at_the_end_means_folders_only() -> None:
    glob = Glob("build/")
    assert glob.matches("build", True)
    assert not glob.matches("build", False)
    assert glob.matches("a/build", True)
    assert glob.covers("a/build/x.md", False)
    assert not glob.covers("a/builder/x.md", False)


def test_a_pattern_covers_what_lies_below_what_it_means() -> None:
    assert Glob("drafts").covers("drafts/2024/x.md", False)
    assert Glob("/drafts/2024").covers("drafts/2024/x.md", False)
    assert not Glob("/drafts/2024").covers("old/drafts/2024/x.md", False)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.copy", True), ("notes", True), ("drafts/", False), ("drafts/**", False), ("*", False)],
)
def test_a_pattern_that_ends_like_a_name_names_a_file(pattern: str, expected: bool) -> None:
    assert Glob(pattern).names_a_file is expected


def test_lines_of_an_ignore_file() -> None:
    text = "\ufeff# a comment\n\n  \n*.tmp\r\n\\#real\nkeep\\ \ntrailing   \n!notes.tmp\n/\n"
    assert [glob.text for glob in parse(text)] == ["*.tmp", "\\#real", "keep\\ ", "trailing", "!notes.tmp"]
    assert parse("") == []


def test_the_last_pattern_decides() -> None:
    patterns = parse("*.md\n!keep.md\n")
    assert decision(patterns, "a.md", False) is True
    assert decision(patterns, "keep.md", False) is False
    assert decision(patterns, "a.txt", False) is None


_NAMES = ["a", "b", "ab", "a.md", "b.md", "c d"]
_PIECES = st.sampled_from(["a", "b", "ab", "*", "**", "?", "*.md", "[ab]", "[!a]", "a*", "c d", "c\\ d"])


def _joined(negated: bool, slash: bool, pieces: list[str], folder: bool) -> str:
    return "!" * negated + "/" * slash + "/".join(pieces) + "/" * folder


_PATTERN = st.builds(
    _joined, st.booleans(), st.booleans(), st.lists(_PIECES, min_size=1, max_size=3), st.booleans()
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with every name at three levels."""
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for first in ("a", "b", "ab", "c d"):
        for second in ("a", "b", "c d"):
            folder = root / first / second
            folder.mkdir(parents=True)
            for name in _NAMES:
                (folder / name).write_text("")
    (root / "a.md").write_text("")
    (root / "b" / "b.md").write_text("")
    return root


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(patterns=st.lists(_PATTERN, min_size=1, max_size=4))
def test_the_same_files_as_git(repository: Path, patterns: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(patterns) + "\n")
    listed = subprocess.run(
        [
            "git",
            "-C",
            str(repository),
            "-c",
            "core.excludesFile=/dev/null",
            "ls-files",
            "-zo",
            "--exclude-standard",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    expected = {name for name in listed.stdout.split("\0") if name and name != ".gitignore"}
    assert set(_walk(repository, parse("\n".join(patterns)))) == expected


def _walk(root: Path, patterns: list[Glob], below: str = "") -> list[str]:
    found: list[str] = []
    for path in (root / below).iterdir():
        name = f"{below}/{path.name}" if below else path.name
        if path.name in (".git", ".gitignore") or decision(patterns, name, path.is_dir()):
            continue
        found += _walk(root, patterns, name) if path.is_dir() else [name]
    return found

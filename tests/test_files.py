"""Folders are walked by their rules, files are read or become incidents."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from factcheck import formats
from factcheck.errors import InputError
from factcheck.files import MAX_BYTES, Walk, incident_of, read_bytes, read_document
from factcheck.model import Incident, Report
from factcheck.readers import NotCopyError
from factcheck.settings import Rule


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Copy.\n", "utf-8")


def walked(walk: Walk, folder: Path) -> list[str]:
    found = list(walk.files(str(folder)))
    assert not [entry for entry in found if isinstance(entry, Incident)], found
    return [Path(entry).relative_to(folder).as_posix() for entry in found if isinstance(entry, str)]


def rules(folder: Path, *patterns: str) -> list[Rule]:
    return [Rule(pattern, str(folder)) for pattern in patterns]


def test_known_suffixes_in_the_order_of_names(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "B.HTML", "z/a.md", "c/x.md", "image.png", "LICENSE", "notes.pyc")
    assert walked(Walk(), tmp_path) == ["B.HTML", "a.txt", "b.md", "c/x.md", "z/a.md"]


def test_hidden_and_foreign_folders_are_passed_by(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.md", ".git/x.md", "node_modules/p/README.md", "__pycache__/x.md", "a.md")
    make(tmp_path, "env/pyvenv.cfg", "env/lib/x.txt")
    assert walked(Walk(), tmp_path) == ["a.md"]


def test_paths_come_as_the_folder_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "d/a.md")
    monkeypatch.chdir(tmp_path)
    assert list(Walk().files("d")) == ["d/a.md"]
    assert list(Walk().files("./d/")) == ["./d/a.md"]


def test_gitignore_is_obeyed_at_every_level(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "old/x.md", "new/b.md", "new/tmp.md", "new/deep/tmp.md", "new/deep/keep.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/old/\ntmp.md\n")
    (tmp_path / "new/deep/.gitignore").write_text("!tmp.md\n")
    assert walked(Walk(), tmp_path) == ["a.md", "new/b.md", "new/deep/keep.md", "new/deep/tmp.md"]
    assert walked(Walk(), tmp_path / "new") == ["b.md", "deep/keep.md", "deep/tmp.md"]


def test_gitignore_outside_of_the_project_is_not_obeyed(tmp_path: Path) -> None:
    make(tmp_path, "project/a.md")
    (tmp_path / ".gitignore").write_text("*.md\n")
    (tmp_path / "project/.git").mkdir()
    assert walked(Walk(), tmp_path / "project") == ["a.md"]
    (tmp_path / "project/.git").rmdir()
    assert walked(Walk(), tmp_path / "project") == ["a.md"]


def test_the_same_files_as_git_lists(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b/a.md", "b/c/a.md", "b/c/b.md", "d/tmp/x.md", "d/x.md")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("b/**/b.md\ntmp/\n")
    (tmp_path / "d/.gitignore").write_text("x.*\n")
    git = ["git", "-C", str(tmp_path), "-c", "core.excludesFile=/dev/null"]
    listed = subprocess.run(
        [*git, "ls-files", "-o", "--exclude-standard"], check=True, capture_output=True, text=True
    )
    assert walked(Walk(), tmp_path) == sorted(name for name in listed.stdout.split() if name.endswith(".md"))


def test_exclude_counts_from_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.md", "drafts/a.md", "site/drafts/a.md", "site/b.md")
    walk = Walk(exclude=rules(tmp_path, "/drafts"))
    expected = ["a.md", "site/b.md", "site/drafts/a.md"]
    assert walked(walk, tmp_path) == expected
    for folder in (tmp_path / "site", tmp_path / "drafts", Path("/")):
        monkeypatch.chdir(folder)
        assert walked(walk, tmp_path) == expected
    assert walked(Walk(exclude=rules(tmp_path, "drafts")), tmp_path) == ["a.md", "site/b.md"]
    assert walked(Walk(exclude=rules(tmp_path, "*.md", "!b.md")), tmp_path) == ["site/b.md"]


def test_a_folder_that_is_named_is_read_though_excluded(tmp_path: Path) -> None:
    make(tmp_path, "drafts/a.md")
    assert walked(Walk(exclude=rules(tmp_path, "drafts")), tmp_path / "drafts") == ["a.md"]


def test_a_glob_with_a_slash_means_nothing_elsewhere(tmp_path: Path) -> None:
    make(tmp_path, "here/x.md", "there/x.md")
    assert walked(Walk(exclude=rules(tmp_path / "here", "/x.md")), tmp_path) == ["there/x.md"]
    assert walked(Walk(exclude=rules(tmp_path / "here", "x.md")), tmp_path) == []


def test_include_narrows_and_admits(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "a.txt", "stories/x.md", "stories/y.copy", "stories/z.png", "b.copy")
    assert walked(Walk(include=rules(tmp_path, "*.md")), tmp_path) == ["a.md", "stories/x.md"]
    assert walked(Walk(include=rules(tmp_path, "stories")), tmp_path) == ["stories/x.md"]
    assert walked(Walk(include=rules(tmp_path, "stories/**")), tmp_path) == ["stories/x.md"]
    assert walked(Walk(include=rules(tmp_path, "*.copy")), tmp_path) == ["b.copy", "stories/y.copy"]
    assert walked(Walk(include=rules(tmp_path, "stories/", "*.copy", "!b.copy")), tmp_path) == [
        "stories/x.md",
        "stories/y.copy",
    ]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    make(tmp_path, "site/a.md", "elsewhere/b.md")
    site = tmp_path / "site"
    (site / "loop").symlink_to(site)
    (site / "up").symlink_to(tmp_path)
    (site / "out").symlink_to(tmp_path / "elsewhere")
    (site / "again").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/back").symlink_to(tmp_path / "elsewhere")
    (site / "file.md").symlink_to(tmp_path / "elsewhere/b.md")
    assert walked(Walk(), site) == ["a.md", "again/b.md", "file.md"]


def test_a_link_to_nowhere_is_found_and_told(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    assert walked(Walk(), tmp_path) == ["gone.md", "self.md"]
    with pytest.raises(InputError, match="no such file"):
        read_bytes(str(tmp_path / "gone.md"))
    with pytest.raises(InputError, match="round in a circle"):
        read_bytes(str(tmp_path / "self.md"))


def test_a_folder_that_cannot_be_looked_into_is_an_incident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.md", "closed/b.md", "d/c.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list(Walk().files(str(tmp_path)))
    assert found == [
        str(tmp_path / "a.md"),
        Incident(str(tmp_path / "closed"), "there is no permission to read it"),
        str(tmp_path / "d/c.md"),
    ]


def test_reaches_says_whether_a_walk_would_come_there(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "old/x.md", "tmp/y.md", ".hidden/z.md", "a.png", "archive/2020/q.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("tmp/\n")
    walk = Walk(exclude=rules(tmp_path, "old", "archive/2020"))
    assert walk.reaches(str(tmp_path / "a.md"))
    assert walk.reaches(str(tmp_path / "archive"))
    for name in ("old/x.md", "old", "tmp/y.md", ".hidden/z.md", "a.png", "archive/2020/q.md"):
        assert not walk.reaches(str(tmp_path / name)), name


def test_reaches_without_a_project_goes_by_the_folder_of_the_rules(tmp_path: Path) -> None:
    make(tmp_path, "old/deep/x.md")
    assert not Walk(exclude=rules(tmp_path, "/old")).reaches(str(tmp_path / "old/deep/x.md"))
    assert Walk().reaches(str(tmp_path / "old/deep/x.md"))


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    assert read_bytes(str(tmp_path / "a.md")) == b"Copy.\n"
    with pytest.raises(InputError, match="there is no such file"):
        read_bytes(str(tmp_path / "b.md"))
    with pytest.raises(InputError, match="it is a folder"):
        read_bytes(str(tmp_path))
    with pytest.raises(InputError, match="too long"):
        read_bytes("x" * 5000)
    with pytest.raises(InputError):
        read_bytes("nul\0nul")


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.files.MAX_BYTES", 1000)
    with pytest.raises(InputError, match="holds more than"):
        read_bytes("/dev/zero")
    assert MAX_BYTES == 100_000_000


def test_the_content_decides_where_the_suffix_does_not(tmp_path: Path) -> None:
    page = b"<!doctype html><html><body><p>Copy.</p></body></html>"
    assert read_document("x.html", page).format == "html"
    assert read_document("x.copy", page).format == "html"
    assert read_document("<stdin>", page).format == "html"
    assert read_document("notes", b"Copy.").format == "text"
    assert read_document("x.copy", b"Copy.").path == "x.copy"


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_a_report_of_ours_is_no_copy(tmp_path: Path, name: str) -> None:
    path = tmp_path / ("a.html" if name == "html" else "a.md")
    path.write_text(formats.render(name, Report(())), "utf-8")
    with pytest.raises(NotCopyError, match="a report of factcheck"):
        read_document(str(path))


def test_data_that_is_no_copy_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotCopyError):
        read_document("package.json", b'{"name": "x", "version": "1.0.0"}')


def test_an_incident_has_the_path_once_and_says_what_to_do() -> None:
    assert incident_of("a.md", InputError("a.md is a PDF, not text", "Export its text.")) == Incident(
        "a.md", "it is a PDF, not text. Export its text."
    )
    assert incident_of("a.md", InputError("a.md: no reader")) == Incident("a.md", "no reader")
    assert incident_of("a.md", InputError("there is no such file")) == Incident(
        "a.md", "there is no such file"
    )

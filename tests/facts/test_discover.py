"""Which base is used when none is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.errors import InstallationError
from factcheck.facts import discover
from factcheck.facts.discover import find_base, packaged_base
from factcheck.facts.load import read_base


def test_the_files_own_folder_comes_after_the_working_one(tmp_path: Path) -> None:
    desk, elsewhere = tmp_path / "desk", tmp_path / "elsewhere"
    (desk / "copy").mkdir(parents=True)
    elsewhere.mkdir()
    (desk / "facts.yaml").write_text("x", encoding="utf-8")
    assert find_base(elsewhere, (), desk / "copy") == (desk / "facts.yaml",)
    (elsewhere / "facts.yaml").write_text("x", encoding="utf-8")
    assert find_base(elsewhere, (), desk / "copy") == (elsewhere / "facts.yaml",)


def test_configured_paths_come_first(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").touch()
    assert find_base(tmp_path, [Path("a"), Path("b")]) == (Path("a"), Path("b"))


def test_the_nearest_folder_with_a_base(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "facts.yaml").touch()
    assert find_base(folder) == (tmp_path / "facts.yaml",)
    (tmp_path / "a" / "facts.yaml").mkdir()  # a folder of that name is no base
    assert find_base(folder) == (tmp_path / "facts.yaml",)
    (folder / "facts.yaml").touch()
    assert find_base(folder) == (folder / "facts.yaml",)


def test_the_working_folder_gives_a_short_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts.yaml").touch()
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_base(Path()) == (Path("facts.yaml"),)
    monkeypatch.chdir(tmp_path / "a")
    assert find_base(Path()) == (tmp_path / "facts.yaml",)


def test_the_base_of_the_package(tmp_path: Path) -> None:
    if any((folder / "facts.yaml").exists() for folder in tmp_path.parents):
        pytest.skip("there is a facts.yaml above the temporary folder")
    assert find_base(tmp_path) == (packaged_base(),)
    assert read_base(find_base(tmp_path)).facts


def test_the_package_carries_the_base_of_the_repository() -> None:
    repository = Path(__file__).resolve().parents[2] / "facts.yaml"
    message = "facts.yaml was changed: cp facts.yaml factcheck/data/facts.yaml"
    assert packaged_base().read_bytes() == repository.read_bytes(), message


def test_folders_that_are_closed_to_us_have_no_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.stat

    def refuse(path: object, *args: object, **kwargs: object) -> object:
        if str(path).startswith(str(tmp_path)):
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "stat", refuse)
    assert tmp_path / "facts.yaml" not in find_base(tmp_path)


def test_a_package_without_its_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discover, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    with pytest.raises(InstallationError, match="missing"):
        packaged_base()

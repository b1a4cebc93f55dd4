"""The cache of compiled bases: what is fresh is used, and any trouble costs a compilation and nothing else."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactBaseError
from factcheck.model import Token
from factcheck.retrieval import cache, compiling
from factcheck.retrieval.cache import open_base
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.retrieval.terms import terms_of

BASE = """
version: 1
title: A ship
as_of: 2021-07-10
sources: {desk: {publisher: Desk}}
facts:
  - id: free
    claim: The crew freed the Ever Given on 29 March 2021.
    sources: [desk]
"""
OTHER = BASE.replace("29 March", "30 March")


class Desk:
    """A base, a cache folder, and how often the base was compiled."""

    def __init__(self, folder: Path) -> None:
        self.base = folder / "facts.yaml"
        self.cache = folder / "cache"
        self.cache.mkdir()
        self.compiled = 0
        self.write(BASE)

    def write(self, text: str) -> None:
        """Write the base."""
        self.base.write_text(text, encoding="utf-8")

    def open(self, where: Path | None = None, parsed: bool = False) -> CompiledBase:
        """Open the base with the cache, and see that it is whole."""
        base = open_base([self.base], self.cache if where is None else where, parsed)
        assert [fact.id for fact in base.facts()] == ["free"]
        assert base.claim_of(0).text == base.fact(0).claim
        assert [hit.entry for hit in base.search(terms_of(base.claim_of(0)), 3)] == [0]
        return base

    @property
    def kept(self) -> list[str]:
        """The names of what is in the cache folder."""
        return sorted(path.name for path in self.cache.iterdir())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    found = Desk(tmp_path)

    def counted(*args: Any) -> None:
        found.compiled += 1
        compile_base(*args)

    monkeypatch.setattr(compiling, "compile_base", counted)
    yield found
    assert gc.isenabled()


def test_a_base_is_compiled_once(desk: Desk) -> None:
    facts = [list(desk.open().facts()) for _ in range(3)]
    assert desk.compiled == 1
    assert facts[0] == facts[1] == facts[2]
    assert len(desk.kept) == 1


def test_a_changed_base_is_compiled_anew(desk: Desk) -> None:
    assert "29 March" in desk.open().fact(0).claim
    desk.write(OTHER)
    assert "30 March" in desk.open().fact(0).claim
    desk.write(BASE)
    assert "29 March" in desk.open().fact(0).claim
    assert desk.compiled == 2
    assert len(desk.kept) == 2


def test_a_touched_base_is_not(desk: Desk) -> None:
    desk.open()
    os.utime(desk.base, (1, 1))
    desk.open()
    assert desk.compiled == 1


def test_a_base_by_another_name_is_another(desk: Desk) -> None:
    assert desk.open().fact(0).path == str(desk.base)
    desk.base = desk.base.rename(desk.base.with_name("base.yaml"))
    assert desk.open().fact(0).path == str(desk.base)
    assert desk.compiled == 2


@pytest.mark.parametrize(("name", "value"), [("VERSION", "0.0.0"), ("FORMAT", 10_000)])
def test_another_version_of_the_program_compiles_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    desk.open()
    with monkeypatch.context() as patch:
        patch.setattr(cache, name, value)
        desk.open()
    desk.open()
    assert desk.compiled == 2


def test_a_base_is_kept_parsed_and_unparsed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(sentences: Sequence[tuple[Token, ...]], threads: int) -> list[tuple[Token, ...]]:
        return list(sentences)

    monkeypatch.setattr(compiling, "parse", parse)
    for parsed in (False, True, False, True):
        assert desk.open(parsed=parsed).analysis(0).parsed is parsed
    assert desk.compiled == 2


def test_a_folder_of_files_is_one_base(desk: Desk) -> None:
    folder = desk.base.parent / "base"
    folder.mkdir()
    head, _, facts = BASE.partition("facts:")
    (folder / "a.yaml").write_text(head + "facts: []\n", encoding="utf-8")
    (folder / "b.yaml").write_text("version: 1\nfacts:" + facts, encoding="utf-8")
    desk.base = folder
    for _ in range(2):
        desk.open()
    assert desk.compiled == 1


# --------------------------------------------------------------------------- trouble


@pytest.mark.parametrize("name", ["base.bin", "names.marisa", "terms.marisa"])
@pytest.mark.parametrize("damage", ["gone", "empty", "zeros", "cut"])
def test_a_damaged_base_is_compiled_anew_and_kept(desk: Desk, name: str, damage: str) -> None:
    desk.open()
    path = desk.cache / desk.kept[0] / name
    whole = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"empty": b"", "zeros": bytes(len(whole)), "cut": whole[: len(whole) // 2]}[damage])
    desk.open()
    assert desk.compiled == 2
    assert path.read_bytes() == whole
    desk.open()
    assert desk.compiled == 2


def test_a_file_in_the_place_of_a_base_is_left_alone(desk: Desk) -> None:
    desk.open()
    folder = desk.cache / desk.kept[0]
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("mine", encoding="utf-8")
    desk.open()
    assert desk.compiled == 2
    assert (desk.kept, folder.read_text("utf-8")) == ([folder.name], "mine")


def test_without_a_cache_every_run_compiles(desk: Desk) -> None:
    for _ in range(2):
        assert open_base([desk.base], None, parsed=False).fact(0).id == "free"
    assert desk.compiled == 2
    assert desk.kept == []


@pytest.mark.parametrize("what", ["missing", "a file", "below a file"])
def test_a_cache_folder_that_is_none_costs_a_compilation(desk: Desk, what: str) -> None:
    place = desk.base.parent / "elsewhere"
    if what != "missing":
        place.write_text("mine", encoding="utf-8")
    for _ in range(2):
        desk.open(place / "cache" if what == "below a file" else place)
    assert desk.compiled == 2
    assert what == "missing" or place.read_text("utf-8") == "mine"


def test_a_read_only_cache_is_read_and_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open()
    before = desk.kept
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anywhere
    desk.open()
    assert desk.compiled == 1
    desk.write(OTHER)
    desk.open()
    assert desk.compiled == 2
    assert desk.kept == before


def test_a_full_disk_costs_a_compilation(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("factcheck.retrieval.compiling.tempfile.TemporaryFile", full)
    for _ in range(2):
        desk.open()
    assert desk.compiled == 2
    assert desk.kept == []


def test_another_process_may_be_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOTEMPTY, "Directory not empty")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", taken)
        desk.open()
    assert desk.kept == []  # and nothing half-made is left behind


def test_no_half_made_base_is_left_where_compiling_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(compiling, "compile_base", broken)
    with pytest.raises(MemoryError):
        desk.open()
    assert desk.kept == []


def test_old_bases_are_thrown_away(desk: Desk) -> None:
    for number in range(12):
        folder = desk.cache / f"base-{number:02}"
        folder.mkdir()
        (folder / "base.bin").write_bytes(b"x")
        os.utime(folder, (number, number))
    (desk.cache / "CACHEDIR.TAG").write_text("tag", encoding="utf-8")
    desk.open()
    made = [name for name in desk.kept if name.startswith("base-")]
    assert len(made) == 8
    assert {f"base-{number:02}" for number in range(5, 12)} < set(made)
    assert "CACHEDIR.TAG" in desk.kept
    desk.open()
    assert desk.compiled == 1


@pytest.mark.parametrize("text", ["version: 1\nfacts: [{id: free}]\n", "nonsense: [", ""])
def test_a_base_with_mistakes_is_neither_opened_nor_kept(desk: Desk, text: str) -> None:
    desk.open()
    before = desk.kept
    desk.write(text)
    for _ in range(2):
        with pytest.raises(FactBaseError):
            open_base([desk.base], desk.cache, parsed=False)
    assert desk.kept == before


def test_a_base_that_is_gone_is_not_taken_from_the_cache(desk: Desk) -> None:
    desk.open()
    desk.base.unlink()
    with pytest.raises(FactBaseError):
        open_base([desk.base], desk.cache, parsed=False)


def test_a_base_with_one_file_missing_is_not_taken_from_the_cache(desk: Desk) -> None:
    desk.open()
    with pytest.raises(FactBaseError):
        open_base([desk.base, desk.base.with_name("more.yaml")], desk.cache, parsed=False)

"""Statements as reporters write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.reporters import FOLDER, answers, statements

FOLDERS = sorted(path.parent for path in FOLDER.glob("*/statements.tsv"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_line_is_labelled(folder: Path) -> None:
    found = statements(folder)
    assert len(found) >= 80
    assert {label for label, _ in found} == {"S", "C", "U"}
    assert len({text for _, text in found}) == len(found)


def test_most_statements_of_the_shipped_base_are_told_rightly() -> None:
    found = list(answers(FOLDER / "shipped"))
    assert sum(label == said for label, said, _ in found) > len(found) / 2
    assert sum({label, said} == {"S", "C"} for label, said, _ in found) < len(found) / 20


def test_a_line_without_a_label_is_told(tmp_path: Path) -> None:
    (tmp_path / "statements.tsv").write_text("S\tThe bridge is open.\nThe bridge is shut.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2: expected S, C or U"):
        statements(tmp_path)

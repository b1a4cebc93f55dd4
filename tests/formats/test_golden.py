"""What every format must do, over the table of formats: a new one gets these tests by itself."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from factcheck import formats
from factcheck.errors import UsageError
from factcheck.formats import FormatOptions

from .reports import FACTS, REPORTS

GOLDEN = Path(__file__).parent.parent / "golden" / "formats"

EVERY_FORMAT = pytest.mark.parametrize("name", formats.names())
EVERY_REPORT = pytest.mark.parametrize("report", REPORTS)


@EVERY_FORMAT
@EVERY_REPORT
def test_golden(name: str, report: str, update_golden: bool) -> None:
    text = formats.render(name, REPORTS[report]())
    path = GOLDEN / name / f"{report}.txt"
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


@EVERY_FORMAT
@EVERY_REPORT
def test_same_bytes_twice(name: str, report: str) -> None:
    assert formats.render(name, REPORTS[report]()) == formats.render(name, REPORTS[report]())


@EVERY_FORMAT
@EVERY_REPORT
@pytest.mark.parametrize("options", [{"strict": True, "facts": FACTS, "statistics": True}, {"quiet": True}])
def test_ends_with_a_line_and_encodes(name: str, report: str, options: dict[str, object]) -> None:
    text = formats.render(name, REPORTS[report](), FormatOptions(**options))  # type: ignore[arg-type]
    assert text == "" or text.endswith("\n")
    text.encode("utf-8")


@EVERY_FORMAT
@EVERY_REPORT
def test_nothing_steers_a_terminal(name: str, report: str) -> None:
    """Neither control characters nor characters that reorder or break lines, without colour."""
    text = formats.render(name, REPORTS[report](), FormatOptions(facts=FACTS, statistics=True, strict=True))
    bad = {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"}
    assert not bad | set(re.findall("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", text))


def test_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        formats.load("sarfi")
    assert "Did you mean “sarif”" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        formats.load("qqq")
    assert caught.value.hint.startswith("The formats are: rich, plain")


def test_golden_files_belong_to_formats() -> None:
    """No file is left over from a format or a report that went away."""
    wanted = {f"{name}/{report}.txt" for name in formats.names() for report in REPORTS}
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt")} == wanted

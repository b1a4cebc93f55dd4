"""`--fix`: what is written into files, and what is left as it was."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command, prepare
from fakes import FakeEngine

from factcheck.fix import Edit, _apart
from factcheck.model import ClaimVerdict


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return prepare(tmp_path, monkeypatch)


@pytest.fixture
def hesitant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every difference one that must be read over."""
    original = FakeEngine._claim

    def claim(self: FakeEngine, text: str, word: str) -> ClaimVerdict:
        found = original(self, text, word)
        differences = tuple(replace(difference, safe=False) for difference in found.differences)
        return replace(found, differences=differences)

    monkeypatch.setattr(FakeEngine, "_claim", claim)


def test_the_base_s_value_is_written(command: Command) -> None:
    path = command.write("a.md", "# Freed\n\nThe ship was freed in WRONG, they say.\n")
    result = command("a.md", "--fix", status=0)
    assert path.read_text() == "# Freed\n\nThe ship was freed on 29 March 2021, they say.\n"
    assert "1 repair made in 1 file" in result.stdout


def test_what_cannot_be_repaired_is_still_reported(command: Command) -> None:
    path = command.write("a.md", "It was WRONG.\n\nIt is OLD.\n")
    result = command("a.md", "--fix", status=1)
    assert "It was 29 March 2021." in path.read_text()
    assert "a.md:3:" in result.stdout
    assert "a.md:1:" not in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(command: Command, encoding: str, end: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    before = f"“Café” 🚢 open.{end}{end}It was WRONG and{end}so WRONG.{end}{end}End"
    path = command.write("a.txt", mark + before.encode(encoding))
    result = command("a.txt", "--fix", "--fail-level", "never", status=0)
    after = before.replace("WRONG", "29 March 2021", 1)
    assert path.read_bytes() == mark + after.encode(encoding), result.stdout


def test_a_declared_encoding_stays(command: Command) -> None:
    head = '<meta charset="iso-8859-1"><p>Caf\xe9: it was '
    path = command.write("a.html", (head + "WRONG.</p>").encode("latin-1"))
    command("a.html", "--fix", status=0)
    assert path.read_bytes() == (head + "29 March 2021.</p>").encode("latin-1")


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("a.md", "> It was WRONG.\n"),
        ("a.md", "“It was WRONG.”\n"),
        ("a.md", "It was W**RON**G.\n"),
        ("a.md", "It was WRONG. <!-- factcheck: ignore -- known -->\n"),
    ],
)
def test_quotations_markup_and_what_is_set_aside_stay(command: Command, name: str, copy: str) -> None:
    path = command.write(name, copy)
    command(name, "--fix", "--unsafe", "--fail-level", "never", status=0)
    assert path.read_text() == copy


def test_the_baseline_s_findings_stay(command: Command) -> None:
    path = command.write("a.md", "It was WRONG.\n")
    command("baseline", "create", status=0)
    command("a.md", "--fix", status=0)
    assert path.read_text() == "It was WRONG.\n"


def test_docx_is_left_alone(command: Command) -> None:
    import io
    import zipfile

    stream = io.BytesIO()
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(stream, "w") as package:
        body = "<w:p><w:r><w:t>It was WRONG.</w:t></w:r></w:p>"
        document = f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    path = command.write("a.docx", stream.getvalue())
    command("a.docx", "--fix", status=1)
    assert path.read_bytes() == stream.getvalue()


@pytest.mark.usefixtures("hesitant")
def test_unsafe_repairs_are_made_on_demand_only(command: Command) -> None:
    path = command.write("a.md", "It was WRONG.\n")
    result = command("a.md", "--fix", status=1)
    assert path.read_text() == "It was WRONG.\n"
    assert "1 more can be made with --fix --unsafe" in result.stdout
    command("a.md", "--fix", "--unsafe", status=0)
    assert path.read_text() == "It was 29 March 2021.\n"


def test_diff_only_writes_nothing_and_the_patch_applies(command: Command) -> None:
    before = "One.\r\n\r\nIt was WRONG.\r\n\r\nTwo."
    path = command.write("copy/a.md", before)
    patch = command("copy", "--diff-only", status=1).stdout_bytes
    assert path.read_bytes() == before.encode()
    assert b"-It was WRONG.\r\n+It was 29 March 2021.\r\n" in patch
    assert command("copy", "--fix", "--diff-only", status=1).stdout_bytes == patch
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-"], cwd=command.folder, input=patch, check=True)
        command("copy", "--fix", "--diff-only", status=0)
        assert path.read_bytes() == before.replace("WRONG", "29 March 2021").encode()


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + b"It was WRONG.\r\n\r\nMore.\r\n",
        "It was WRONG.\n\nMore.\n".encode("utf-16"),
        b'<meta charset="iso-8859-1">\n<p>Caf\xe9. It was WRONG.</p>\n',
    ],
)
@pytest.mark.parametrize("where", [".", "below"])
def test_a_patch_fits_the_bytes_from_any_folder(
    command: Command, monkeypatch: pytest.MonkeyPatch, data: bytes, where: str
) -> None:
    path = command.write("copy.html" if b"<p>" in data else "copy.txt", data)
    command.write("below/other.txt", "Nothing.\n")
    subprocess.run(["git", "init", "-q"], cwd=command.folder, check=True)
    monkeypatch.chdir(command.folder / where)
    name = path.name if where == "." else str(path)
    result = command(name, "--fix", "--diff-only", status=1)
    assert ("the patch counts from" in result.stderr) is (where != ".")
    subprocess.run(["git", "apply", "-"], cwd=command.folder, input=result.stdout_bytes, check=True)
    assert b"2021" in path.read_bytes().replace(b"\0", b"")
    command(name, "--fix", "--diff-only", status=0)


def test_a_line_break_among_the_words_stays(command: Command) -> None:
    path = command.write("a.md", "- It was freed in\r\n  WRONG, they say.\r\n")
    command("a.md", "--fix", status=0)
    assert path.read_bytes() == b"- It was freed on\r\n  29 March 2021, they say.\r\n"


def test_a_file_and_a_link_to_it_are_repaired_once(command: Command) -> None:
    path = command.write("real.md", "It was WRONG.\n")
    (command.folder / "link.md").symlink_to("real.md")
    assert "1 repair made in 1 file" in command("link.md", "real.md", "--fix", status=0).stdout
    assert path.read_text() == "It was 29 March 2021.\n"


def test_nothing_to_repair(command: Command) -> None:
    path = command.write("a.md", "It is TRUE.\n")
    before = path.stat().st_mtime_ns
    assert "repair" not in command("a.md", "--fix", status=0).stdout
    assert command("a.md", "--diff-only", status=0).stdout == ""
    assert path.stat().st_mtime_ns == before


def test_mode_and_links_stay(command: Command) -> None:
    path = command.write("real.md", "It was WRONG.\n")
    path.chmod(0o640)
    (command.folder / "link.md").symlink_to("real.md")
    command("link.md", "--fix", status=0)
    assert (command.folder / "link.md").is_symlink()
    assert path.read_text() == "It was 29 March 2021.\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert not list(command.folder.glob(".factcheck-*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_file_that_cannot_be_written(command: Command) -> None:
    command.write("d/a.md", "It was WRONG.\n")
    (command.folder / "d").chmod(0o500)
    assert "d/a.md cannot be written" in command("d/a.md", "--fix", status=2).stderr


def test_wrong_use(command: Command) -> None:
    command("It was WRONG", "--fix", status=2)
    command("a.md", "--unsafe", status=2)
    command("-", "--fix", status=2, stdin="It was WRONG.")
    command("--statements", "-", "--fix", status=2, stdin="It was WRONG.")


def test_sarif_offers_the_same_repair(command: Command) -> None:
    command.write("a.md", "It was in WRONG.\n")
    result = json.loads(command("a.md", "--format", "sarif", status=1).stdout)["runs"][0]["results"][0]
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == "on 29 March 2021"
    assert replacement["deletedRegion"]["startColumn"] == 8


@pytest.mark.parametrize(
    "copy", ["It was W**RON**G.\n", "It was W&#82;ONG.\n", "> It was WRONG.\n"], ids=["markup", "reference", "quoted"]
)
def test_reports_offer_no_repair_that_fix_would_not_make(command: Command, copy: str) -> None:
    """Whoever takes an offer without looking must not end up with half of a pair of tags."""
    command.write("a.md", copy)
    results = json.loads(command("a.md", "--format", "sarif", status=1).stdout)["runs"][0]["results"]
    assert len(results) == 1 and "fixes" not in results[0]
    diagnostics = json.loads(command("a.md", "--format", "rdjson", status=1).stdout)["diagnostics"]
    assert len(diagnostics) == 1 and "suggestions" not in diagnostics[0]


def test_of_one_repair_within_another_the_wider_is_made() -> None:
    weekday, day, other = Edit(3, 9, "Monday"), Edit(3, 20, "29 March"), Edit(18, 25, "x")
    assert list(_apart([weekday, day])) == [day]
    assert list(_apart([day, other])) == []
    assert list(_apart([weekday, other])) == [weekday, other]


@pytest.mark.parametrize("option", ["--fix", "--diff-only"])
def test_nothing_is_repaired_unattended(command: Command, option: str) -> None:
    path = command.write("a.md", "It was WRONG.\n")
    assert "--watch does not go with --fix" in command("a.md", option, "--watch", status=2).stderr
    assert path.read_text() == "It was WRONG.\n"

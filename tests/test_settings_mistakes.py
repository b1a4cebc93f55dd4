"""Every mistake in a configuration is reported with its place, what was expected, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_settings import settle, toml_reader, write

from factcheck.errors import ExitStatus
from factcheck.settings import SettingsError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """See `toml_reader`."""
    toml_reader(monkeypatch)


def mistakes(config: str = "", **options: object) -> list[tuple[str, int, int, str, str]]:
    with pytest.raises(SettingsError) as caught:
        settle(config, **options)
    assert caught.value.exit_status is ExitStatus.USAGE
    return [(p.path, p.line, p.column, p.message, p.hint) for p in caught.value.problems]


def test_extends_goes_wrong(folder: Path) -> None:
    write(folder, "a.yaml", "extends: b.yaml\n")
    write(folder, "b.yaml", "strict: true\nextends: a.yaml\n")
    assert mistakes("a.yaml") == [
        ("b.yaml", 2, 10, 'expected files that do not extend each other, found "a.yaml"', "")
    ]
    write(folder, "c.yaml", "extends:\n  - nowhere.yaml\n  - plain.cfg\n")
    write(folder, "plain.cfg", "[metadata]\n")
    assert mistakes("c.yaml") == [
        ("c.yaml", 2, 5, "expected a configuration file here, found none (nowhere.yaml)", ""),
        ("plain.cfg", 0, 0, "expected a section [tool:factcheck], found none", ""),
    ]
    write(folder, "d.yaml", "extends: {a: b}\n")
    assert mistakes("d.yaml")[0][3] == "expected the path of a file for extends, found keys with values"


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("strickt: true", 1, 1, 'expected an option of factcheck, found "strickt"', "did you mean strict?"),
        ("colour: never", 1, 1, 'expected an option of factcheck, found "colour"', "did you mean color?"),
        (
            "fail-levle: error",
            1,
            1,
            'expected an option of factcheck, found "fail-levle"',
            "did you mean fail_level?",
        ),
        (
            "debug: true",
            1,
            1,
            'expected an option of factcheck, found "debug"',
            "--debug is for the command line only",
        ),
        (
            "stdin_filename: x",
            1,
            1,
            'expected an option of factcheck, found "stdin_filename"',
            "--stdin-filename is for the command line only",
        ),
        ("x: 1", 1, 1, 'expected an option of factcheck, found "x"', None),
        ("quiet: true\nstrict: perhaps", 2, 9, 'expected true or false for strict, found "perhaps"', ""),
        ("strict: [true, false]", 1, 9, "expected true or false for strict, found a list", ""),
        ("strict: {a: b}", 1, 9, "expected true or false for strict, found a list", ""),
        ("strict:", 1, 8, "expected true or false for strict, found nothing", ""),
        (
            "as_of: 2 October 2024",
            1,
            8,
            'expected a day such as 2021-07-10 for as_of, found "2 October 2024"',
            "a date is written year-month-day",
        ),
        (
            "as_of: 20241002",
            1,
            8,
            'expected a day such as 2021-07-10 for as_of, found "20241002"',
            "a date is written year-month-day",
        ),
        (
            "as_of: 2024-02-30",
            1,
            8,
            'expected a day such as 2021-07-10 for as_of, found "2024-02-30"',
            "a date is written year-month-day",
        ),
        (
            "fail_level: errors",
            1,
            13,
            'expected one of error, warning, never for fail_level, found "errors"',
            "did you mean error?",
        ),
        (
            "format: jsonlines",
            1,
            9,
            'expected the name of a format, found "jsonlines"',
            "did you mean jsonl?",
        ),
        ("width: wide", 1, 8, 'expected a number above zero for width, found "wide"', ""),
        ("width: -3", 1, 8, 'expected a number above zero for width, found "-3"', ""),
        ("jobs: 0", 1, 7, 'expected a number above zero for jobs, found "0"', ""),
        ("jobs: ²", 1, 7, 'expected a number above zero for jobs, found "²"', ""),
        ("select: {a: b}", 1, 9, "expected a list for select, found names with values", ""),
        (
            "select:\n  - tag:x\n  - verdit:x",
            3,
            5,
            'expected a verdict, reason, tag or fact, found "verdit:x"',
            "did you mean verdict?",
        ),
        (
            "ignore: 'verdict:contradicts'",
            1,
            9,
            'expected a verdict, reason, tag or fact, found "verdict:contradicts"',
            "did you mean contradicted?",
        ),
        (
            "ignore: 'tag:'",
            1,
            9,
            'expected a verdict, reason, tag or fact, found "tag:"',
            "a name belongs behind tag:",
        ),
        (
            "severity:\n  disputed: error\n  outdated: fatal",
            3,
            3,
            'expected one of error, warning, none for outdated, found "fatal"',
            "",
        ),
        (
            "severity:\n  contradict: error",
            2,
            3,
            'expected a verdict, rule, tag or fact, found "contradict"',
            "did you mean contradicted?; a fact is written fact:ID, a tag tag:NAME",
        ),
        (
            "severity: warning",
            1,
            11,
            'expected NAME=LEVEL for severity, found "warning"',
            "such as disputed=error",
        ),
        ("strict: true\nstrict: false", 2, 1, 'expected each option once, found "strict" again', ""),
        (
            "severity:\n  disputed: error\n  disputed: none",
            3,
            3,
            'expected each name once, found "disputed" again',
            "",
        ),
        ("- strict", 1, 1, "expected options such as strict: true, found a list", ""),
        ("exclude: [[a]]", 1, 11, "expected an entry of text in this list, found a list", ""),
        ("severity: {disputed: [error]}", 1, 22, "expected a name with a value, found a list", ""),
        ("[a]: b", 1, 1, "expected an option, found a list", ""),
    ],
)
def test_mistakes_in_yaml(
    folder: Path, text: str, line: int, column: int, message: str, hint: str | None
) -> None:
    write(folder, ".factcheck.yaml", text)
    found = mistakes()
    assert found[0][:4] == (".factcheck.yaml", line, column, message)
    assert hint is None or found[0][4] == hint
    assert hint is not None or found[0][4].startswith("there are facts, as_of")


def test_all_mistakes_at_once_with_their_lines(folder: Path) -> None:
    write(folder, ".factcheck.yaml", "strickt: true\nwidth: wide\nas_of: never\n")
    with pytest.raises(SettingsError) as caught:
        settle(jobs="none")
    assert [(p.path, p.line, p.excerpt) for p in caught.value.problems] == [
        (".factcheck.yaml", 1, ("strickt: true",)),
        (".factcheck.yaml", 2, ("width: wide",)),
        (".factcheck.yaml", 3, ("as_of: never",)),
        ("--jobs", 0, ()),
    ]
    assert str(caught.value).endswith('found "strickt" (and 3 more)')


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[tool:factcheck]\nstrickt = true", 2, 1, 'expected an option of factcheck, found "strickt"'),
        ("[tool:factcheck]\nstrict = perhaps", 2, 10, 'expected true or false for strict, found "perhaps"'),
        ("[tool:factcheck]\nstrict", 2, 1, 'expected an option such as strict = true, found "strict"'),
        ("[tool:factcheck]\n  strict = true", 2, 1, "expected an option, found a line that is indented"),
        (
            "[tool:factcheck]\nstrict = true\nstrict = no",
            3,
            1,
            'expected each option once, found "strict" again',
        ),
        (
            "[tool:factcheck]\n[x]\n[tool:factcheck]",
            3,
            1,
            "expected one section [tool:factcheck], found another one",
        ),
        (
            "[tool:factcheck]\nselect =\n    tag:x\n    fat:y",
            4,
            5,
            'expected a verdict, reason, tag or fact, found "fat:y"',
        ),
        (
            "[tool:factcheck]\nseverity =\n    disputed = grave",
            3,
            5,
            'expected one of error, warning, none for disputed, found "grave"',
        ),
        ("[tool:factcheck]\nstrict =", 2, 9, "expected true or false for strict, found nothing"),
    ],
)
def test_mistakes_in_ini(folder: Path, text: str, line: int, column: int, message: str) -> None:
    write(folder, "setup.cfg", text)
    assert mistakes()[0][:4] == ("setup.cfg", line, column, message)


@pytest.mark.usefixtures("toml")
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[tool.factcheck]\n\nstrickt = true", 3, 'expected an option of factcheck, found "strickt"'),
        ("[tool.factcheck]\nstrict = 'perhaps'", 2, 'expected true or false for strict, found "perhaps"'),
        ("[tool.factcheck]\nwidth = 1.5", 2, 'expected a number above zero for width, found "1.5"'),
        (
            "[tool.factcheck]\nselect = [['a']]",
            2,
            "expected a value, a list of texts or names with values for select",
        ),
        (
            "[tool.factcheck]\nseverity = {a = {b = 1}}",
            2,
            "expected a value, a list of texts or names with values for severity",
        ),
        ("tool.factcheck.strict = 'perhaps'", 1, 'expected true or false for strict, found "perhaps"'),
        (
            "[tool]\nfactcheck = {quiet = true, strict = 'perhaps'}",
            2,
            'expected true or false for strict, found "perhaps"',
        ),
        (
            "[tool.factcheck]\nstrict = true\nstrict = false",
            3,
            "expected TOML, found a mistake: Cannot overwrite a value",
        ),
        (
            "[tool.factcheck.severity]\ndisputed = 'grave'",
            1,
            'expected one of error, warning, none for disputed, found "grave"',
        ),
    ],
)
def test_mistakes_in_toml(folder: Path, text: str, line: int, message: str) -> None:
    write(folder, "pyproject.toml", text)
    found = mistakes()[0]
    assert (found[0], found[1], found[3]) == ("pyproject.toml", line, message)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.yaml", None, "expected a configuration file here, found none"),
        ("x.txt", b"", "expected a file named *.yaml, *.cfg, *.ini or *.toml, found another name"),
        ("x.cfg", b"[other]\n", "expected a section [tool:factcheck], found none"),
        ("x.toml", b"[other]\n", "expected a table [tool.factcheck], found none"),
        (
            "x.yaml",
            b"strict: \xe9",
            "expected text in UTF-8, found byte 0xE9 (byte 9 of the file), "
            'which would be "é" in Windows-1252',
        ),
        ("x.yaml", b"#" * 1_000_001, "expected a configuration file, found one of over 1 MB"),
    ],
)
@pytest.mark.usefixtures("toml")
def test_a_file_that_is_named_must_be_one(
    folder: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    assert mistakes(name)[0][3] == message


def test_a_folder_is_no_configuration(folder: Path) -> None:
    (folder / "x.yaml").mkdir()
    assert "found trouble instead" in mistakes("x.yaml")[0][3]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("setup.cfg", "[metadata]\nname = x\n\n[factcheck]\nstrict = true\n", "found [factcheck]"),
        ("setup.cfg", "[tool.factcheck]\nstrict = true\n", "found [tool.factcheck]"),
        ("setup.cfg", "[tool:factchek]\nstrict = true\n", "found [tool:factchek]"),
        ("setup.cfg", "[tool:factcheck\nstrict = true\n", "found [tool:factcheck"),
        ("pyproject.toml", "[tool.factchek]\nstrict = true\n", "found [tool.factchek]"),
        ("pyproject.toml", "[tool.fact-check]\nstrict = true\n", "found [tool.fact-check]"),
    ],
)
def test_a_section_that_was_meant_for_us(folder: Path, name: str, text: str, expected: str) -> None:
    write(folder, name, text)
    path, line, column, message, _ = mistakes()[0]
    assert (path, line, column) == (name, text[: text.index("[f" if "[f" in text else "[tool")].count("\n") + 1, 1)
    assert message.endswith(expected)


def test_a_section_of_another_tool_is_none_of_ours(folder: Path) -> None:
    write(folder, "setup.cfg", "[factchecker]\nx = 1\n[tool:factory]\ny = 2\n")
    write(folder, "pyproject.toml", "[tool.factcheckers]\nx = 1\n[other.factcheck]\ny = 2\n")
    assert settle().files == ()

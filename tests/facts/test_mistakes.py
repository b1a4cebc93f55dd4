"""Every mistake that a base can hold, at its place and in words that a reporter understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import FactBaseError, Problem
from factcheck.facts.files import BaseFile, Contents
from factcheck.facts.load import build_base

from .cases import BASE, MARK, REFERENCES, SHAPES, SYNTAX, Case


def problems_of(*texts: str | bytes) -> list[Problem]:
    """All problems of a base whose files have these texts."""
    files = []
    for number, text in enumerate(texts):
        name = "facts.yaml" if len(texts) == 1 else f"{'abc'[number]}.yaml"
        files.append(BaseFile(name, text.encode() if isinstance(text, str) else text))
    try:
        return list(build_base(Contents(tuple(files)))[1])
    except FactBaseError as error:
        return list(error.problems)


def place_of(marked: str) -> tuple[int, int]:
    before = marked[: marked.index(MARK)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def test_the_bases_that_the_cases_spoil_are_sound() -> None:
    assert problems_of(BASE) == []


@pytest.mark.parametrize("case", [*SHAPES, *REFERENCES], ids=lambda case: case.name)
def test_mistake(case: Case) -> None:
    found = problems_of(case.text.replace(MARK, ""))
    check_case(case, found)
    assert len(found) == 1, found


@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case.name)
def test_mistake_in_the_yaml(case: Case) -> None:
    found = problems_of(case.text.replace(MARK, ""))
    check_case(case, found)
    assert len(found) == 1, found


def check_case(case: Case, found: list[Problem]) -> None:
    assert found, "no problem found"
    problem = found[0]
    if MARK in case.text:
        assert (problem.line, problem.column) == place_of(case.text), problem
        line = case.text.replace(MARK, "").split("\n")[problem.line - 1]
        assert problem.excerpt == (line if len(line) < 400 else line[:450] + "…",)
    for part in case.parts:
        assert part in f"{problem.message} / {problem.hint}"
    assert problem.severity == case.severity
    assert problem.message.startswith("expected ")
    assert ", found " in problem.message


def test_all_mistakes_at_once_in_the_order_of_the_lines() -> None:
    text = (
        "version: 1\ntitel: A\nas_of: yesterday\n"
        "sources:\n  ap: {publisher: AP, dat: 2021}\n  afp: {}\n"
        "facts:\n  - id: a\n    claim: A.\n    sources: [ap, rtr]\n    status: old\n"
        "  - id: a\n    valid: {from: 2022, until: 2021}\n"
    )
    found = problems_of(text)
    assert [(problem.line, problem.severity) for problem in found] == [
        (2, "error"), (3, "error"), (5, "error"), (6, "error"),
        (11, "error"), (12, "error"), (12, "error"), (12, "error"), (13, "error"),
    ]  # fmt: skip


def test_a_misspelt_section_does_not_make_all_that_refers_to_it_wrong() -> None:
    found = problems_of(BASE.replace("sources:\n  ap", "source:\n  ap"))
    assert [problem.line for problem in found] == [2]


def test_several_mistakes_in_the_yaml_at_once() -> None:
    text = BASE + (
        "  - id: b\n    claim: He said: no.\n    sources: [ap]\n"
        "  - id: c\n    claim: C.\n    sources: [ap]\n    colour: red\n"
        "  - id: d\n    claim: \"D\" is a letter.\n    sources: [ap]\n"
        "  - id: e\n    claim: @all E.\n    sources: [ap]\n"
    )  # fmt: skip
    assert [problem.line for problem in problems_of(text)] == [9, 14, 16, 19]


def test_every_tab_is_named() -> None:
    text = BASE + "\tnote: x\n  - id: b\n\tclaim: B.\n    sources: [ap]\n"
    assert [(problem.line, problem.column) for problem in problems_of(text)] == [(8, 1), (10, 1)]


def test_tabs_inside_text_are_text() -> None:
    assert problems_of(BASE + '    note: "a\tb"\n    context: |\n      a\n      \tindented\n') == []


def test_not_utf8_names_byte_line_and_column() -> None:
    text = BASE.replace("Ever Given ran", "Café Ever Given ran").encode("latin-1")
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == (6, 15)
    assert f"byte 0xE9 (byte {text.index(0xE9) + 1} of the file)" in problem.message
    assert '"é" in Windows-1252' in problem.message
    assert problem.excerpt == ("    claim: Caf\ufffd Ever Given ran aground on 23 March 2021.",)
    assert problem.hint == "save the file as UTF-8"


def test_more_bytes_that_are_not_utf8_are_counted() -> None:
    (problem,) = problems_of(BASE.encode() + b"    note: \xe9 \xe8\n    context: \xff\n")
    assert problem.message.endswith("; 2 more follow")
    (problem,) = problems_of(BASE.encode() + b"#" + b"\xe9" * 1000)
    assert problem.message.endswith("; many more follow")


def test_bytes_that_are_not_utf8_far_along_a_line() -> None:
    text = b"\xef\xbb\xbf#" + "é".encode() * 5000 + b"\xe9" + b"x" * 5000
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == (1, 5002)
    assert "\ufffdx" in problem.excerpt[0]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"\x7fELF\x02\x00\x01\xff\xfe", "binary file"),
        (BASE.encode() + b"\0", "binary file"),
        (BASE.encode("utf-16"), "UTF-16"),
        (BASE.encode("utf-16-be"), "binary file"),
    ],
)
def test_not_text(content: bytes, part: str) -> None:
    (problem,) = problems_of(content)
    assert part in problem.message


@pytest.mark.parametrize("loader", ["libyaml", "python"])
@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case.name)
def test_both_yaml_parsers_give_the_same_places(
    case: Case, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    from factcheck.facts import parse

    if loader == "python":
        monkeypatch.setattr(parse, "_LOADER", yaml.BaseLoader)
    elif not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML without libyaml")
    found = problems_of(case.text.replace(MARK, ""))
    assert found
    assert any(problem.severity == "error" for problem in found)
    if case.name not in {"directive", "escape"}:
        check_case(case, found)


def test_across_files_both_places_are_named() -> None:
    first = "version: 1\nsources:\n  ap: {publisher: AP}\nentities:\n  Suez: []\n  Cairo: [City]\n"
    second = BASE + "entities:\n  Suez: []\n  Ismailia: [CITY]\n"
    third = "version: 1\nfacts:\n  - id: grounding\n    claim: A.\n    sources: [ap]\n"
    found = problems_of(first, second, third)
    assert [(problem.path, problem.line, problem.column) for problem in found] == [
        ("b.yaml", 3, 3), ("b.yaml", 9, 3), ("b.yaml", 10, 14), ("c.yaml", 3, 9),
    ]  # fmt: skip
    for problem, first_place in zip(
        found, ["a.yaml:3:3", "a.yaml:5:3", "a.yaml:6:11", "b.yaml:5:9"], strict=True
    ):
        assert first_place in problem.message


def test_languages_that_differ_are_a_warning() -> None:
    (problem,) = problems_of(BASE + "language: en\n", "version: 1\nlanguage: fr\n")
    assert (problem.path, problem.line, problem.severity) == ("b.yaml", 2, "warning")
    assert "a.yaml:8:11" in problem.message


def test_what_may_stand_in_an_unreadable_file_is_not_called_missing() -> None:
    found = problems_of(BASE.replace("  ap: {publisher: AP}\n", "").replace("sources:\n", "", 1), b"\xff")
    assert [problem.path for problem in found] == ["b.yaml"]


def test_the_error_sums_up(tmp_path: Path) -> None:
    with pytest.raises(FactBaseError, match=r"^2 mistakes in facts.yaml$"):
        build_base(Contents((BaseFile("facts.yaml", b"titel: x\n"),)))
    with pytest.raises(FactBaseError, match=r"^facts.yaml:1:10: expected version 1") as caught:
        build_base(Contents((BaseFile("facts.yaml", BASE.replace(": 1", ": 9", 1).encode()),)))
    assert caught.value.exit_status == 4
    assert caught.value.hint

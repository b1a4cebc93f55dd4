"""What a sound base becomes: short and long forms, several files, and what YAML would have made of values."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import FactBaseError
from factcheck.facts import files
from factcheck.facts.files import BaseFile, Contents, read_contents
from factcheck.facts.load import build_base, read_base, read_base_with_warnings
from factcheck.model import Citation, Entity, Fact, FactFile, Source, Status, Validity

from .cases import BASE

ROOT = Path(__file__).resolve().parents[2]
SHARED = sorted((ROOT.parent / "shared").glob("*/*/facts.yaml"))

LONG = """\
version: 1
title: Suez Canal obstruction, 2021
language: en-GB
as_of: 2021-07-10
entities:
  Suez Canal Authority: [SCA, canal authority]
  Ismailia:
    aliases: [Al Ismailia]
    kind: place
    part_of: Egypt
  Ever Given:
sources:
  reuters-2021-03-29:
    publisher: Reuters
    title: "Freed: after six days"
    date: 2021-03-29
    url: https://example.org/a
    archived: https://example.org/b
    retrieved: 2021-03
    author: A. Reporter
    kind: secondary
    language: en
facts:
  - id: refloat-date
    claim: >
      Ever Given was refloated
      on 29 March 2021.
    sources: [reuters-2021-03-29]
  - id: grounding-date
    claim: The container ship Ever Given ran aground in the Suez Canal on 23 March 2021.
    sources:
      - id: reuters-2021-03-29
        locator: paragraph 4
        quote: ran aground
    also: [Ever Given became stuck on 23 March 2021.]
    false: [Ever Given ran aground on 24 March 2021.]
    valid: {from: 2021-03-23, until: 2021-03-29}
    status: live
    superseded_by: refloat-date
    context: The canal stayed closed to other ships until 18:00.
    review_by: 2026-03
    entered: 2021-03-24
    tags: [suez, 2021]
    note: |
      For the desk.
      Only.
vocabulary: [[refloat, free, dislodge]]
opposites: [[refloat, ground]]
"""


def load(*texts: str) -> FactFile:
    """The base of these texts, in files a.yaml, b.yaml and so on."""
    named = tuple(BaseFile(f"{'abcd'[number]}.yaml", text.encode()) for number, text in enumerate(texts))
    return build_base(Contents(named))[0]


def test_everything_that_a_base_may_hold() -> None:
    base = load(LONG)
    assert (base.title, base.language, base.as_of) == (
        "Suez Canal obstruction, 2021",
        "en-GB",
        date(2021, 7, 10),
    )
    assert base.entities == (
        Entity("Suez Canal Authority", ("SCA", "canal authority")),
        Entity("Ismailia", ("Al Ismailia",), "place", "Egypt"),
        Entity("Ever Given"),
    )
    assert base.sources == (
        Source(
            "reuters-2021-03-29", "Reuters", "Freed: after six days", "2021-03-29", "https://example.org/a",
            "https://example.org/b", "2021-03", "A. Reporter", "secondary", "en",
        ),
    )  # fmt: skip
    assert base.facts[0].claim == "Ever Given was refloated on 29 March 2021."
    assert base.facts[1] == Fact(
        id="grounding-date",
        claim="The container ship Ever Given ran aground in the Suez Canal on 23 March 2021.",
        citations=(Citation("reuters-2021-03-29", "paragraph 4", "ran aground"),),
        also=("Ever Given became stuck on 23 March 2021.",),
        false=("Ever Given ran aground on 24 March 2021.",),
        valid=Validity(date(2021, 3, 23), date(2021, 3, 29)),
        status=Status.LIVE,
        superseded_by="refloat-date",
        context="The canal stayed closed to other ships until 18:00.",
        review_by=date(2026, 3, 31),
        entered=date(2021, 3, 24),
        tags=("suez", "2021"),
        note="For the desk.\nOnly.",
        path="a.yaml",
        line=29,
    )
    assert base.vocabulary == (("refloat", "free", "dislodge"),)
    assert base.opposites == (("refloat", "ground"),)
    assert base.paths == ("a.yaml",)


def test_the_short_form_is_enough() -> None:
    base = load(BASE)
    assert (base.title, base.language, base.as_of) == ("", "en", None)
    fact = base.facts[0]
    assert (fact.status, fact.valid, fact.citations) == (Status.LIVE, None, (Citation("ap"),))


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "no",
        "012",
        "12:30",
        "1e3",
        "0x1F",
        "2021-03-23",
        "yes",
        "On",
        "1_000",
        "null and void",
        "=",
        "3.10",
    ],
)
def test_values_stay_as_they_are_written(value: str) -> None:
    base = load(BASE.replace("publisher: AP", f"publisher: {value}") + f"    tags: [{value}]\n")
    assert base.sources[0].publisher == value
    assert base.facts[0].tags == (value,)


def test_no_is_a_language_and_an_entity() -> None:
    base = load(BASE + "language: no\nentities: {NO: [Norway]}\n")
    assert base.language == "no"
    assert base.entities[0].name == "NO"


@pytest.mark.parametrize("key", ["false", '"false"', "'false'"])
def test_false_is_a_key(key: str) -> None:
    assert load(BASE + f"    {key}: [It sank.]\n").facts[0].false == ("It sank.",)


@pytest.mark.parametrize(
    ("valid", "expected"),
    [
        ("{from: 2021-03}", Validity(date(2021, 3, 1), None)),
        ("{until: 2021}", Validity(None, date(2021, 12, 31))),
        ("{from: 2021-03-23, until: ..}", Validity(date(2021, 3, 23), None)),
        ("{from: 2021-03-23, until: }", Validity(date(2021, 3, 23), None)),
        ('{from: "..", until: 2021-02}', Validity(None, date(2021, 2, 28))),
        ("{from: 2021-03-23, until: 2021-03-23}", Validity(date(2021, 3, 23), date(2021, 3, 23))),
        ("2021-03", Validity(date(2021, 3, 1), date(2021, 3, 31))),
        ("2021-03-23/2021-04", Validity(date(2021, 3, 23), date(2021, 4, 30))),
        ("2021-03-23/..", Validity(date(2021, 3, 23), None)),
        ("{from: 2021-21}", Validity(date(2021, 3, 1), None)),
        ("{from: 2021-03-23~}", Validity(date(2021, 3, 23), None)),
        ("{until: 202X}", Validity(None, date(2029, 12, 31))),
        ("{from: ..}", None),
    ],
)
def test_valid(valid: str, expected: Validity | None) -> None:
    assert load(BASE + f"    valid: {valid}\n").facts[0].valid == expected


def test_a_fact_with_a_successor_is_superseded_where_no_status_is_given() -> None:
    text = BASE + "    superseded_by: b\n  - id: b\n    claim: B.\n    sources: [ap]\n"
    assert [fact.status for fact in load(text).facts] == [Status.SUPERSEDED, Status.LIVE]


@pytest.mark.parametrize(
    "tag", ["en", "de-CH", "zh-Hant-TW", "sr-Latn", "es-419", "de-1996", "x-desk", "en-x-desk"]
)
def test_language_tags(tag: str) -> None:
    assert load(BASE + f"language: {tag}\n").language == tag


@pytest.mark.parametrize("tag", ["e", "english language", "en-", "en--GB", "123", "en-GB-"])
def test_what_is_no_language_tag(tag: str) -> None:
    with pytest.raises(FactBaseError, match="a language tag"):
        load(BASE + f"language: {tag}\n")


def test_other_letters_than_those_of_ascii_may_stand_in_ids() -> None:
    assert load(BASE.replace("id: grounding", "id: élysée-2021")).facts[0].id == "élysée-2021"


def test_a_byte_order_mark_and_other_line_breaks() -> None:
    text = "\ufeff" + BASE.replace("\n", "\r\n")
    assert load(text).facts[0].line == 5
    with pytest.raises(FactBaseError) as caught:
        load(text.replace("grounding", "a b"))
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (5, 9)
    assert load(BASE.replace("\n", "\r")).facts[0].line == 5


def test_columns_count_code_points_and_lines_as_editors_do() -> None:
    text = BASE.replace("sources:\n", "title: 'a\u2028b'\nsources:\n", 1) + '    tags: ["😀é", [x]]\n'
    with pytest.raises(FactBaseError) as caught:
        load(text)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (9, 18)


def test_aliases_of_yaml_are_followed() -> None:
    text = BASE.replace("sources: [ap]", "sources: &s [ap]") + "  - id: b\n    claim: B.\n    sources: *s\n"
    assert load(text).facts[1].citations == (Citation("ap"),)


def test_several_files_share_sources_and_entities() -> None:
    first = (
        "version: 1\nlanguage: fr\nas_of: 2021-07-10\nsources:\n  ap: {publisher: AP}\nvocabulary: [[a, b]]\n"
    )
    second = "version: 1\ntitle: Second\nas_of: 2022-01-01\nfacts:\n  - {id: a, claim: A., sources: [ap]}\n"
    third = "version: 1\ntitle: Third\nfacts:\n  - {id: b, claim: B., sources: [ap]}\nopposites: [[a, c]]\n"
    base = load(first, second, third)
    assert (base.title, base.language, base.as_of) == ("Second", "fr", date(2022, 1, 1))
    assert [(fact.id, fact.path, fact.line) for fact in base.facts] == [
        ("a", "b.yaml", 5),
        ("b", "c.yaml", 4),
    ]
    assert base.paths == ("a.yaml", "b.yaml", "c.yaml")


def test_a_folder_is_one_base_whatever_the_order_it_is_named_in(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    (folder / "below").mkdir(parents=True)
    (folder / "b.yml").write_text(BASE.replace("sources:\n  ap: {publisher: AP}\n", ""))
    (folder / "a.yaml").write_text("version: 1\ntitle: A\nsources: {ap: {publisher: AP}}\n")
    (folder / ".hidden.yaml").write_text("nothing of ours")
    (folder / "notes.txt").write_text("nothing of ours")
    (folder / "below" / "c.yaml").write_text("nothing of ours")
    base = read_base([folder])
    assert base.paths == (str(folder / "a.yaml"), str(folder / "b.yml"))
    assert read_base([folder / "b.yml", folder / "a.yaml"]) == base
    assert read_base([folder / "b.yml", folder]) == base


def test_digest(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(BASE)
    assert read_base([path]).digest == hashlib.sha256(BASE.encode()).hexdigest()
    assert read_contents([path]).digest == read_base([path]).digest
    moved = [
        Contents((BaseFile("a", b"xy"), BaseFile("b", b"z"))),
        Contents((BaseFile("a", b"x"), BaseFile("b", b"yz"))),
    ]
    assert moved[0].digest != moved[1].digest


def test_warnings_are_not_errors() -> None:
    contents = Contents(
        (BaseFile("a.yaml", BASE.replace("facts:", "  afp: {publisher: AFP}\nfacts:").encode()),)
    )
    base, warnings = build_base(contents)
    assert [problem.severity for problem in warnings] == ["warning"]
    assert len(base.facts) == 1


# --------------------------------------------------------------------------- what cannot be read


def problems_at(*paths: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(FactBaseError) as caught:
        read_base(paths)
    return [(problem.path, problem.message, problem.hint) for problem in caught.value.problems]


def test_missing(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(BASE)
    path = tmp_path / "fact.yaml"
    ((where, message, hint),) = problems_at(path)
    assert where == str(path)
    assert "no such file or folder" in message
    assert hint == f"did you mean {tmp_path / 'facts.yaml'}?"
    assert "no folder" in problems_at(tmp_path / "nowhere" / "facts.yaml")[0][2]


def test_no_path_at_all() -> None:
    assert "found no path" in problems_at()[0][1]


def test_everything_unreadable_is_named_next_to_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("version: 2\n")
    found = problems_at(tmp_path / "a.yaml", wrong, tmp_path / "b.yaml")
    assert [Path(path).name for path, _, _ in found] == ["a.yaml", "b.yaml", "wrong.yaml"]


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    assert "found none" in problems_at(tmp_path)[0][1]
    (tmp_path / "below" / "a.yaml").touch()
    assert str(tmp_path / "below") in problems_at(tmp_path)[0][2]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_without_permission(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "facts.yaml"
    if kind == "file":
        path.write_text(BASE)
    else:
        path.mkdir()
    path.chmod(0)
    try:
        assert "without permission" in problems_at(path)[0][1]
    finally:
        path.chmod(0o700)


@pytest.mark.parametrize("call", ["open", "iterdir"])
def test_permission_denied(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "facts.yaml"
    path.write_text(BASE)
    if call == "open":
        monkeypatch.setattr(files, "open", refuse, raising=False)
        assert "without permission" in problems_at(path)[0][1]
    else:
        monkeypatch.setattr(Path, "iterdir", refuse)
        assert "without permission" in problems_at(tmp_path)[0][1]


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    with open(path, "wb") as file:
        file.truncate(200_000_000)
    ((_, message, hint),) = problems_at(path)
    assert message == "expected a file of at most 50 MB, found one of 200 MB"
    assert hint


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_without_end_is_refused() -> None:
    assert "found a longer one" in problems_at(Path("/dev/zero"))[0][1]


def test_paths_that_no_system_has() -> None:
    assert problems_at(Path("a\0b"))
    assert problems_at(Path("a" * 5000))


# --------------------------------------------------------------------------- bases that exist


@pytest.mark.parametrize("path", [ROOT / "facts.yaml", *SHARED], ids=lambda path: f"{path.parent.name}")
def test_bases_of_the_house_have_no_problems(path: Path) -> None:
    base, warnings = read_base_with_warnings([path])
    assert warnings == ()
    assert len(base.facts) > 40
    lines = path.read_text(encoding="utf-8").split("\n")
    for fact in base.facts:
        assert lines[fact.line - 1].strip() == f"- id: {fact.id}"


def test_a_warm_run_imports_no_yaml() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from factcheck.facts import discover, load\n"
        "load.read_contents(discover.find_base(Path())).digest\n"
        "print([name for name in ('yaml', 'difflib', 'factcheck.facts.check') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"

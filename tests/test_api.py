"""The Python API of contract 5."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from command import Command, prepare
from fakes import FACTS, FakeEngine

import factcheck


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setattr("factcheck.api.Engine", FakeEngine)
    return prepare(tmp_path, monkeypatch)


def test_the_example_of_the_contract(command: Command) -> None:
    command.write("draft.md", "# Title\n\nIt is TRUE. It is WRONG.\n")
    base = factcheck.load("facts.yaml")
    result = base.check("The ship is WRONG.", as_of="2021-07-10")
    assert result.verdict is factcheck.Verdict.CONTRADICTED
    assert result.verdict.value == "contradicted"
    fact = result.claims[0].fact
    assert fact is not None
    assert fact.id == "refloat-date"
    assert [source.publisher for source in fact.sources] == ["The Wire"]
    found = [
        (sentence.place.line, sentence.text, sentence.verdict.value)
        for sentence in base.check_file("draft.md")
    ]
    assert found[-2:] == [(3, "It is TRUE.", "supported"), (3, "It is WRONG.", "contradicted")]
    assert {sentence.path for sentence in base.check_file(Path("draft.md"))} == {"draft.md"}


def test_what_a_claim_has(command: Command) -> None:
    claim = factcheck.load().check("It is WRONG.").claims[0]
    assert (claim.text, claim.span, claim.reason) == ("It is WRONG.", (0, 12), factcheck.Reason.DATE)
    assert [(d.stated, d.expected) for d in claim.differences] == [("WRONG", "29 March 2021")]
    assert claim.explanation == "Because of WRONG."
    unknown = factcheck.load().check("Nobody knows.").claims[0]
    assert (unknown.fact, unknown.nearest, unknown.sources) == (None, ("closure",), ())


def test_the_day_of_a_check(command: Command) -> None:
    base = factcheck.load(as_of=date(2024, 10, 2), known_on="2024-10-01", model=False, use_cache=False)
    for day in (None, "2024-10-02", date(2024, 10, 2), "2021-07-10", "2021-07-10"):
        base.check("x", as_of=day)
    assert [(options.as_of, cache) for _, options, cache in FakeEngine.opened] == [
        (date(2024, 10, 2), None),
        (date(2021, 7, 10), None),
    ]
    assert all(
        not options.use_model and options.known_on == date(2024, 10, 1) for _, options, _ in FakeEngine.opened
    )
    base.check("x", as_of=datetime(2021, 7, 10, 12))
    assert len(FakeEngine.opened) == 2
    for wrong in ("yesterday", "20210710", "2021-02-30"):
        with pytest.raises(factcheck.UsageError, match="expected a day"):
            base.check("x", as_of=wrong)


def test_texts(command: Command) -> None:
    base = factcheck.load()
    assert [(r.path, r.place.column) for r in base.check_text("It is TRUE. It is OLD.")] == [
        (None, 1),
        (None, 13),
    ]
    (found,) = base.check_text("<p>It is <i>OLD</i>.</p>", "x.html")
    assert (found.path, found.text) == ("x.html", "It is OLD.")


def test_facts_and_search(command: Command) -> None:
    base = factcheck.load()
    assert [fact.id for fact in base.facts] == [fact.id for fact in FACTS]
    assert base.facts[1].status is factcheck.Status.SUPERSEDED
    assert [fact.id for fact in base.search("canal")] == ["closure"]


def test_what_is_raised(command: Command) -> None:
    with pytest.raises(factcheck.FactBaseError) as caught:
        factcheck.load("gone.yaml")
    assert caught.value.problems
    base = factcheck.load()
    with pytest.raises(factcheck.InputError, match=r"gone\.md: there is no such file"):
        list(base.check_file("gone.md"))
    with pytest.raises(factcheck.UsageError, match="empty"):
        base.check(" ")
    with pytest.raises(AttributeError, match="no attribute 'check'"):
        factcheck.check  # noqa: B018


def test_all_that_is_promised_is_there() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    assert dir(factcheck) == sorted(factcheck.__all__)

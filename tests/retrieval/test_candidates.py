"""The handful of facts put forward for a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.analyse import analyse
from factcheck.language.tokens import words
from factcheck.model import Analysis, Fact, FactFile
from factcheck.retrieval.candidates import LIMIT, candidates, glance_coverage
from factcheck.retrieval.compiled import CompiledBase

from .bases import FACTS, compiled, of_claims


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> CompiledBase:
    return compiled(tmp_path_factory.mktemp("base"))


def read(base: CompiledBase, text: str) -> Analysis:
    """Return a sentence read with the base's names."""
    return analyse(text, base.gazetteer, None)


def put_forward(base: CompiledBase, text: str, limit: int = LIMIT) -> list[tuple[int, str]]:
    """Return (number of the fact, kind) of the evidence for a sentence."""
    return [(item.fact, item.kind) for item in candidates(base, read(base, text), limit)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Leeds won the final on 4 May 2019.", 0),
        ("Castell was elected in 2018.", 1),
        ("Alder cut 500 jobs.", 2),
    ],
)
def test_the_fact_that_a_sentence_speaks_of_comes_first(base: CompiledBase, text: str, first: int) -> None:
    assert put_forward(base, text)[0][0] == first


def test_nothing_for_what_shares_nothing(base: CompiledBase) -> None:
    assert put_forward(base, "Bananas ripen slowly.") == put_forward(base, "") == []


def test_a_fact_has_one_true_wording_and_one_wrong_version(base: CompiledBase) -> None:
    found = candidates(base, read(base, "Leeds lost the final to York on 4 May 2019, or won the final 3-1."))
    of_final = [item.kind for item in found if item.fact == 0]
    assert sorted(kind == "false" for kind in of_final) == [False, True]


def test_the_wording_that_fits_best_is_taken(base: CompiledBase) -> None:
    best = candidates(base, read(base, "York lost the final 3-1."))[0]
    assert (best.fact, best.kind, best.analysis.text) == (0, "also", "York lost the final 3-1.")


def wording_of_works(folder: Path, text: str, *wordings: str) -> str:
    """Return the wording that is put forward for a text, of a base of one fact."""
    fact = Fact("works", wordings[0], (), also=wordings[1:])
    base = compiled(folder, FactFile("", "en", None, (), (), (fact,)))
    (item,) = candidates(base, read(base, text))
    return item.analysis.text


DEADLINE, YEAR = "The Hull works shut for good no later than September 2025.", "The works at Hull shut in 2025."


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The works at Hull shut in 2025.", YEAR),
        ("The works at Hull shut by September 2025.", DEADLINE),
        ("The works at Hull shut by September 2026.", DEADLINE),  # another deadline, which holds any day of 2025
        ("The works at Hull shut in May 2030.", YEAR),
        ("The works at Hull shut.", YEAR),
    ],
    ids=["the year", "the deadline", "another deadline", "neither", "no date"],
)
def test_a_wording_with_more_of_the_figures_goes_before_one_that_fits_better(
    tmp_path: Path, text: str, wording: str
) -> None:
    assert wording_of_works(tmp_path, text, DEADLINE, YEAR) == wording


def test_but_not_one_that_has_little_of_the_sentence(tmp_path: Path) -> None:
    distant = "In September 2025 at the latest the Alder plant goes quiet."
    assert wording_of_works(tmp_path, "The works at Hull shut by September 2025.", YEAR, distant) == YEAR


def test_evidence_carries_the_fact_s_own_sentence(base: CompiledBase) -> None:
    for item in candidates(base, read(base, "Alder cut 5,000 jobs while Castell saw the final.")):
        fact = FACTS[item.fact]
        sentences = {"claim": (fact.claim,), "also": fact.also, "false": fact.false}[item.kind]
        assert item.analysis.text in sentences
        assert item.analysis == read(base, item.analysis.text)


@pytest.mark.parametrize("limit", [1, 3, LIMIT])
def test_no_more_facts_than_asked_for(tmp_path: Path, limit: int) -> None:
    base = compiled(tmp_path, of_claims(*(f"The ferry ran aground near pier {number}." for number in range(30))))
    assert len(put_forward(base, "The ferry ran aground.", limit)) == limit
    assert len(put_forward(base, "The ferry ran aground.")) == LIMIT


def test_many_wordings_of_one_fact_do_not_crowd_out_another(tmp_path: Path) -> None:
    wordings = ("The ferry ran aground again.", "The ferry ran aground here.")
    facts = (Fact("a", "The ferry ran aground.", (), also=wordings), Fact("b", "The ferry left the harbour.", ()))
    base = compiled(tmp_path, FactFile("", "en", None, (), (), facts))
    assert put_forward(base, "The ferry ran aground.", 2) == [(0, "claim"), (1, "claim")]


WORDS = "ferry island Leeds final Castell mayor elected jobs Alder cut lost won vote 500 2018 unheard York".split()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join), st.integers(1, 8))
def test_evidence_is_ranked_and_its_facts_are_told_apart(base: CompiledBase, text: str, limit: int) -> None:
    found = candidates(base, read(base, text), limit)
    assert len(found) <= limit
    assert list(found) == sorted(found, key=lambda item: -item.score)
    places = [(item.fact, item.kind == "false") for item in found]
    assert len(set(places)) == len(places)
    assert found == candidates(base, read(base, text), limit)
    if limit > 1:
        assert candidates(base, read(base, text), 1) == found[:1]


# --------------------------------------------------------------------------- at a glance


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (FACTS[0].claim, 0.99, 1.0),
        ("Leeds United beat a banana in a pyjama.", 0.05, 0.9),
        ("Bananas ripen slowly.", 0.0, 0.0),
        ("It was on the 4th.", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_a_glance_tells_how_much_of_a_sentence_the_best_fact_has(
    base: CompiledBase, text: str, low: float, high: float
) -> None:
    assert low <= glance_coverage(base, words(text)) <= high + 1e-9


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_a_glance_needs_no_values(base: CompiledBase, text: str) -> None:
    share = glance_coverage(base, words(text))
    assert 0 <= share <= 1 + 1e-9
    assert share == glance_coverage(base, [token.text for token in read(base, text).tokens])


def test_a_rank_finds_the_fact_that_has_it(tmp_path: Path) -> None:
    first, second = "The first stage of the plan lasts until May.", "The second stage of the plan lasts until July."
    base = compiled(tmp_path, of_claims(first, second))
    assert put_forward(base, "The second stage ends in May.")[0][0] == 1

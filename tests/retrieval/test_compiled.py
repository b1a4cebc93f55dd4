"""A compiled base gives back what went into it, and finds its sentences in the same order every time."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.model import FactFile, Token
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.retrieval.records import pack_analysis, unpack_analysis
from factcheck.retrieval.terms import terms_of

from .bases import BASE, ENTITIES, FACTS, SOURCES, compiled, of_claims

NAMES = Gazetteer.of(ENTITIES)
# Every sentence of the base in its order, with its fact and what it is to it.
SENTENCES = [
    (sentence, number, kind)
    for number, fact in enumerate(FACTS)
    for kind, sentences in (("claim", (fact.claim,)), ("also", fact.also), ("false", fact.false))
    for sentence in sentences
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> CompiledBase:
    return compiled(tmp_path_factory.mktemp("base"))


def test_every_fact_comes_back_as_it_was(base: CompiledBase) -> None:
    assert len(base) == len(FACTS)
    assert tuple(base.facts()) == FACTS
    assert [base.fact(number) for number in (2, 0, 2)] == [FACTS[2], FACTS[0], FACTS[2]]


def test_every_sentence_comes_back_as_it_was_read(base: CompiledBase) -> None:
    assert base.size == len(SENTENCES)
    for entry, (text, _, _) in enumerate(SENTENCES):
        assert base.analysis(entry) == analyse(text, NAMES, BASE.as_of)


def test_a_sentence_knows_its_fact_and_what_it_is_to_it(base: CompiledBase) -> None:
    assert [(base.owner(entry), base.kind(entry)) for entry in range(base.size)] == [row[1:] for row in SENTENCES]


def test_a_fact_s_claim_is_its_own_whichever_wording_was_found(base: CompiledBase) -> None:
    assert [base.claim_of(number).text for number in range(len(base))] == [fact.claim for fact in FACTS]


def test_facts_go_by_their_ids(base: CompiledBase) -> None:
    assert [base.number_of(fact.id) for fact in FACTS] == [0, 1, 2]
    with pytest.raises(KeyError, match="unheard-of"):
        base.number_of("unheard-of")


def test_sources_go_by_their_ids(base: CompiledBase) -> None:
    assert [base.source(source.id) for source in SOURCES] == list(SOURCES)
    with pytest.raises(KeyError, match="unheard-of"):
        base.source("unheard-of")


def test_names_are_found_by_their_aliases(base: CompiledBase) -> None:
    text = "Castell saw Leeds play."
    found = base.gazetteer.mentions(text, analyse(text, base.gazetteer, None).tokens)
    assert [(mention.text, mention.entity) for mention in found] == [
        ("Castell", "Mira Castell"),
        ("Leeds", "Leeds United"),
    ]


def test_the_base_s_particulars_come_back(base: CompiledBase) -> None:
    assert base.as_of == date(2024, 9, 10)
    assert (base.meta["title"], base.meta["digest"], base.meta["paths"]) == ("Three beats", "0" * 64, ["facts.yaml"])
    assert base.meta["part_of"] == {"Leeds United": "England"}
    assert base.meta["kinds"] == {"Mira Castell": "person", "Leeds United": "organisation"}


def test_a_desk_s_own_words_come_back(base: CompiledBase) -> None:
    assert base.lexicon.are_related("defrout", "jankle")
    assert base.lexicon.are_opposite("jankle", "blorg")


def test_a_base_may_be_all_but_empty(tmp_path: Path) -> None:
    base = compiled(tmp_path, of_claims())
    assert (len(base), base.size, base.as_of, list(base.facts())) == (0, 0, None, [])
    assert base.search(["w:final"], 5) == []


def test_sentences_are_parsed_in_one_go(tmp_path: Path) -> None:
    asked: list[Sequence[tuple[Token, ...]]] = []

    def parse(sentences: Sequence[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
        asked.append(sentences)
        return [tuple(replace(token, pos="X", head=0, rel="dep") for token in tokens) for tokens in sentences]

    compile_base(BASE, tmp_path, analyse, parse)
    base = CompiledBase(tmp_path)
    assert [len(sentences) for sentences in asked] == [len(SENTENCES)]
    for entry in range(base.size):
        assert base.analysis(entry).parsed
        assert {(token.pos, token.head, token.rel) for token in base.analysis(entry).tokens} == {("X", 0, "dep")}


def test_one_base_is_one_sequence_of_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        compile_base(BASE, folder, analyse)
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two
    assert set(one) == {"base.bin", "names.marisa", "terms.marisa"}


IN_A_PROCESS = """
import hashlib, sys
from pathlib import Path
from retrieval.bases import compiled
from factcheck.language.analyse import analyse
from factcheck.retrieval.terms import terms_of
folder = Path(sys.argv[1])
folder.mkdir()
base = compiled(folder)
print([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())])
print(base.search(terms_of(analyse("Leeds and Castell saw 500 jobs cut in the final year.", base.gazetteer, None)), 9))
"""


def test_no_order_of_a_set_shows(tmp_path: Path) -> None:
    tests = Path(__file__).resolve().parents[1]
    printed = []
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(map(str, (tests.parent, tests))),
        }
        command = [sys.executable, "-c", IN_A_PROCESS, str(tmp_path / seed)]
        printed.append(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert printed[0] == printed[1]
    assert "Hit(entry=" in printed[0]


@pytest.mark.parametrize("name", ["base.bin", "names.marisa", "terms.marisa"])
@pytest.mark.parametrize("damage", ["gone", "empty", "zeros", "cut"])
def test_a_damaged_folder_is_refused(tmp_path: Path, name: str, damage: str) -> None:
    compile_base(BASE, tmp_path, analyse)
    path = tmp_path / name
    whole = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"empty": b"", "zeros": bytes(len(whole)), "cut": whole[: len(whole) // 2]}[damage])
    with pytest.raises((OSError, ValueError, KeyError, RuntimeError)):
        CompiledBase(tmp_path)


# --------------------------------------------------------------------------- search


def found(base: CompiledBase, text: str, limit: int = 10) -> list[tuple[int, str]]:
    """Return (number of the fact, kind) of the sentences found for a text, best first."""
    hits = base.search(terms_of(analyse(text, base.gazetteer, None)), limit)
    return [(base.owner(hit.entry), base.kind(hit.entry)) for hit in hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Leeds United beat York in the final.", (0, "claim")),
        ("York lost the final 3-1.", (0, "also")),
        ("Castell became mayor.", (1, "claim")),
        ("52 per cent voted for the mayor of Hull.", (1, "claim")),
        ("About 500 posts were cut in the third year.", (2, "claim")),
        ("Alder cut 5,000 jobs.", (2, "false")),
    ],
)
def test_the_sentence_that_shares_most_comes_first(base: CompiledBase, text: str, first: tuple[int, str]) -> None:
    assert found(base, text)[0] == first


def test_what_shares_nothing_is_not_found(base: CompiledBase) -> None:
    assert found(base, "Bananas ripen slowly.") == found(base, "") == []


def test_coverage_is_the_share_of_the_sentence_s_weight(base: CompiledBase) -> None:
    terms = list(terms_of(analyse(FACTS[0].claim, NAMES, None)))
    whole = base.search(terms, 1)[0]
    assert whole.entry == 0 and whole.coverage == pytest.approx(1)
    half = base.search([*terms, *(f"w:unheard{number}" for number in range(20))], 1)[0]
    assert half.entry == 0 and 0 < half.coverage < 0.9


def test_a_short_fact_goes_before_a_long_one_that_says_the_same(tmp_path: Path) -> None:
    base = compiled(
        tmp_path,
        of_claims(
            "The ferry to the island ran aground with guests, crew, cars, mail and cattle.",
            "The ferry ran aground.",
            "The market opened.",
        ),
    )
    assert found(base, "The ferry ran aground.") == [(1, "claim"), (0, "claim")]


def test_equals_stand_in_the_order_of_the_base(tmp_path: Path) -> None:
    base = compiled(tmp_path, of_claims(*["The ferry ran aground."] * 5, "The market opened."))
    assert found(base, "The ferry ran aground.") == [(number, "claim") for number in range(5)]
    assert found(base, "The ferry ran aground.", 2) == [(0, "claim"), (1, "claim")]


def test_a_base_all_on_one_subject_finds_its_sentences(tmp_path: Path) -> None:
    base = compiled(tmp_path, of_claims(*(f"The ferry ran aground with {number + 2} guests." for number in range(100))))
    hits = base.search(["w:ferry", "w:aground"], 200)
    assert len(hits) == 100
    assert found(base, "The ferry ran aground with 41 guests.", 1) == [(39, "claim")]


def test_where_all_terms_are_common_the_rarest_find(tmp_path: Path) -> None:
    base = compiled(tmp_path, of_claims(*["The ferry left the harbour market."] * 100, *["The zoo opened."] * 70))
    hits = base.search(["w:ferry", "w:harbour", "w:market", "w:zoo"], 200)
    assert {base.owner(hit.entry) for hit in hits} == set(range(170))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> CompiledBase:
    """A base of many sentences from few words, so that many stand equal."""
    draw = random.Random(7)
    claims = [" ".join(draw.choices(WORDS, k=6)) for _ in range(150)]
    return compiled(tmp_path_factory.mktemp("crowded"), of_claims(*claims))


WORDS = "ferry island market harbour mayor election goal final jobs plant bridge council fire storm school".split()
TERMS = st.lists(st.sampled_from([f"w:{word}" for word in [*WORDS, "unheard"]] + ["s:ferry", "s:islan"]), max_size=12)


@settings(max_examples=100, deadline=None)
@given(TERMS, st.integers(1, 30), st.randoms(use_true_random=False))
def test_the_order_of_terms_changes_nothing(
    crowded: CompiledBase, terms: list[str], limit: int, shuffle: random.Random
) -> None:
    hits = crowded.search(terms, limit)
    other = [*terms, *terms[:2]]
    shuffle.shuffle(other)
    assert crowded.search(iter(other), limit) == hits
    assert crowded.search(terms, limit + 5)[:limit] == hits


@settings(max_examples=100, deadline=None)
@given(TERMS, st.integers(1, 30))
def test_hits_are_ranked_and_in_their_bounds(crowded: CompiledBase, terms: list[str], limit: int) -> None:
    hits = crowded.search(terms, limit)
    assert len(hits) <= limit and len({hit.entry for hit in hits}) == len(hits)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.entry))
    assert all(hit.score > 0 and 0 < hit.coverage <= 1 + 1e-9 for hit in hits)


@settings(max_examples=100, deadline=None)
@given(TERMS, st.floats(0, 1))
def test_what_cannot_cover_enough_is_not_looked_for(crowded: CompiledBase, terms: list[str], least: float) -> None:
    full, found = crowded.search(terms, 1), crowded.search(terms, 1, least)
    assert found == full or (found == [] and full[0].coverage < least + 1e-9)
    assert crowded.search([*terms[:3], *(f"w:unheard{number}" for number in range(99))], 1, 0.5) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "Castell", "4 May 2019", "$5", "third", "naïve", "“", "6 days"]), max_size=20))
def test_an_analysis_comes_back_from_its_record(words: list[str]) -> None:
    analysis = analyse(" ".join(words), NAMES, date(2024, 9, 10))
    assert unpack_analysis(pack_analysis(analysis)) == analysis


def test_another_base_in_the_same_words_is_another_base(tmp_path: Path) -> None:
    base: FactFile = replace(BASE, title="Another", facts=FACTS[::-1])
    again = compiled(tmp_path, base)
    assert [fact.id for fact in again.facts()] == ["jobs", "mayor", "final"]
    assert again.meta["title"] == "Another"

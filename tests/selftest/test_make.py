"""What is asked in a selftest: golden texts, and what must hold of any base."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.plans import third_person
from factcheck.facts.load import read_base
from factcheck.language import lexicon
from factcheck.language.lemmas import lemma
from factcheck.model import FactFile
from factcheck.selftest.make import FALSE_KINDS, TRUE_KINDS, statements
from factcheck.selftest.opposites import VERBS, WORDS, past
from factcheck.selftest.reading import Statement, stable_order

HERE = Path(__file__).parent
GOLDEN = HERE / "statements.txt"
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def base() -> FactFile:
    return read_base([HERE / "facts.yaml"])


def lines(made: tuple[Statement, ...]) -> str:
    return "".join(f"{'+' if one.is_true else '-'} {one.fact} {one.kind}: {one.text}\n" for one in made)


def of(base: FactFile, fact: str) -> dict[str, str]:
    return {one.kind: one.text for one in statements(base) if one.fact == fact}


def with_claims(base: FactFile, **claims: str) -> FactFile:
    pattern = base.facts[0]
    return replace(
        base, facts=tuple(replace(pattern, id=name, claim=claim) for name, claim in claims.items())
    )


def test_golden(base: FactFile, update_golden: bool) -> None:
    found = lines(statements(base))
    if update_golden:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_same_on_every_run(base: FactFile) -> None:
    assert statements(base) == statements(read_base([HERE / "facts.yaml"]))


def test_every_kind_but_none_twice(base: FactFile) -> None:
    made = statements(base)
    assert {one.kind for one in made} <= {*TRUE_KINDS, *FALSE_KINDS}
    assert len({(one.fact, one.text) for one in made}) == len(made)
    assert {one.kind for one in made if one.is_true} >= set(TRUE_KINDS) - {"passive"}
    assert {one.kind for one in made if not one.is_true} == set(FALSE_KINDS)


def test_only_live_and_current_facts_are_asked(base: FactFile) -> None:
    asked = {one.fact for one in statements(base)}
    assert "withdrawn" not in asked
    assert "ended" not in asked
    assert "ended" in {one.fact for one in statements(base, as_of=date(2021, 1, 15))}


def test_facts_not_known_then_are_left_out(base: FactFile) -> None:
    late = replace(base, facts=(replace(base.facts[0], entered=date(2025, 1, 1)), *base.facts[1:]))
    assert "grounding" not in {one.fact for one in statements(late, known_on=date(2024, 1, 1))}


def test_a_flip_that_another_fact_makes_true_is_not_made(base: FactFile) -> None:
    one = with_claims(base, a="The ship Ever Given left the port of Velmar in May 2021.")
    assert "year" in of(one, "a")
    years = [f"The ship Ever Given left the port of Velmar in May {year}." for year in range(2019, 2024)]
    every = with_claims(base, **{f"y{number}": text for number, text in enumerate(years)})
    assert "year" not in of(every, "y2")


def test_a_role_is_not_given_to_whom_another_fact_gives_it(base: FactFile) -> None:
    two = with_claims(
        base, a="Ada Moreau is the mayor of Velmar.", b="Jonas Weld was once the mayor of Velmar."
    )
    assert "name" not in of(two, "a")


@pytest.mark.parametrize(
    ("claim", "absent"),
    [
        ("Sales in Velmar were 40 million euros in May 2021.", {"date-vaguer", "year", "month"}),
        ("Ada Moreau visited Ostrand on 3 May 2021.", {"year", "month", "day"}),
        ("The bridge was not opened on 3 May 2021.", {"date-vaguer", "year", "count"}),
        ("Only the harbour was flooded on 3 May 2021.", {"date-vaguer", "polarity"}),
        ("Ada Moreau met Jonas Weld in Velmar.", {"name", "names-swapped"}),
        ("The council voted by 31 to 12 on the plan.", {"figures-swapped"}),
        ("By May 2026 the ferry is sold.", {"deadline-as-start"}),
        ("Officials say the dam is safe.", {"attributed"}),
        ("All ships were turned away from the harbour.", {"polarity"}),
        ("Weld left before the vote was taken.", {"polarity"}),
        ("A Suez Canal Authority official was hurt.", {"alias"}),
    ],
)
def test_unsure_kinds_are_left_out(base: FactFile, claim: str, absent: set[str]) -> None:
    assert not absent & of(with_claims(base, one=claim), "one").keys()


def test_no_duplicate_articles_or_spaces() -> None:
    for path in (HERE / "facts.yaml", ROOT / "facts.yaml"):
        for one in statements(read_base([path])):
            if one.kind in ("as-written", "also", "false"):
                continue
            assert not re.search(r"\b(?:the|a|an) (?:the|a|an)\b|  | ,| \.", one.text, re.I), one
            assert one.text[0].isupper() or not one.text[0].isalpha()


def test_opposites_are_opposite_in_the_lexicon() -> None:
    for one, other in (*VERBS.items(), *WORDS.items()):
        plain = lemma(one, "ADJ"), lemma(other, "ADJ")
        assert lexicon.are_opposite(one, other) or lexicon.are_opposite(*plain), (one, other)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("rise", ("rose", "risen", "rises")),
        ("deny", ("denied", "denied", "denies")),
        ("ban", ("banned", "banned", "bans")),
        ("approve", ("approved", "approved", "approves")),
    ],
)
def test_forms(verb: str, forms: tuple[str, str, str]) -> None:
    assert (*past(verb), third_person(verb)) == forms


def test_order_depends_on_the_seed_alone() -> None:
    assert stable_order("abcdef", "x") == stable_order("fedcba", "x")
    assert stable_order("abcdef", "x") != stable_order("abcdef", "y")

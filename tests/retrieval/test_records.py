"""Records: what is kept is what comes back, of the same types."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.model import Analysis, Citation, Entity, Fact, Status, Token, Validity
from factcheck.retrieval.records import pack_analysis, pack_fact, unpack_analysis, unpack_fact

NAMES = Gazetteer.of([Entity("Port Authority", ("PA",))])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Port Authority paid about €3.5 million for 12 ferries by the end of March 2021.",
        "It came third of 21, more than six days later, and rose by 4 to 6 per cent a month until at least Friday.",
        "Some 40,000 people in every third town walked 3 km; “1998–2004” stands above the door of Müller’s.",
    ],
)
def test_an_analysis_comes_back_as_it_was(text: str) -> None:
    analysis = analyse(text, NAMES, date(2021, 7, 10))
    found = unpack_analysis(pack_analysis(analysis))
    assert found == analysis and repr(found) == repr(analysis)


def test_a_parsed_analysis_keeps_its_tree() -> None:
    tokens = (Token(0, 4, "They", "they", "PRON", 1, "nsubj"), Token(5, 8, "met", "meet", "VERB", -1, "root", "event"))
    analysis = Analysis("They met", tokens, parsed=True)
    assert unpack_analysis(memoryview(pack_analysis(analysis))) == analysis


@pytest.mark.parametrize(
    "fact",
    [
        Fact("a", "It is so.", ()),
        Fact(
            "b", "It was “so”.", (Citation("desk", "page 4", "so it is"), Citation("wire")),
            ("So it was.",), ("It was not.",),
            Validity(date(2020, 1, 2)), Status.SUPERSEDED, "a", "Not for long.", date(2021, 2, 3), date(2020, 4, 5),
            ("x", "y"), "Ask.", "facts.yaml", 12,
        ),
    ],
)  # fmt: skip
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    found = unpack_fact(pack_fact(fact))
    assert found == fact and repr(found) == repr(fact)


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b"[1, 2]", b"null"])
def test_damaged_records_are_no_facts(damaged: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack_fact(damaged)
    with pytest.raises((ValueError, TypeError)):
        unpack_analysis(damaged)

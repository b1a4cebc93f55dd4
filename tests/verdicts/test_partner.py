"""The second fact that a claim is read with, where one fact does not have all that it speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.compare import NOTHING
from factcheck.language.wordpiece import mark
from factcheck.values.compare import Relation
from factcheck.verdicts.pairs import align
from factcheck.verdicts.partner import Partner, agreeing, partner
from factcheck.verdicts.render import MAX_LENGTH, render
from factcheck.verdicts.signals import Signals

from .sides import read

NO_SIGNALS = Signals(*[0.0] * len(Signals._fields))
SECOND, SMALLER, GREATER, AS_MUCH, NAME_THERE, VALUE_THERE = (mark(number) for number in range(50, 56))

BRIDGE = "The Mill Bridge opened on 3 May 1998."
TUNNEL = "The Dock Tunnel opened on 9 June 2004."
FERRY = "The ferry carried 40,000 passengers in 2003."


def found(claim: str, fact: str, *others: str) -> Partner | None:
    """Return the partner of a fact among others, for a claim."""
    return partner(align(read(claim), read(fact)), [read(other) for other in others])


@pytest.mark.parametrize(
    ("claim", "fact", "others", "wanted"),
    [
        pytest.param("The Mill Bridge opened before the Dock Tunnel.", BRIDGE, (FERRY, TUNNEL), TUNNEL, id="order"),
        pytest.param("The Dock Tunnel is newer than the Mill Bridge.", TUNNEL, (FERRY, BRIDGE), BRIDGE, id="other way"),
        pytest.param("The Mill Bridge opened in 1998.", BRIDGE, (TUNNEL, FERRY), None, id="one fact has it all"),
        pytest.param("The Mill Bridge was painted.", BRIDGE, (TUNNEL, FERRY), None, id="no other has the rest"),
        pytest.param("The Mill Bridge opened before the Dock Tunnel.", BRIDGE, (), None, id="no other"),
        pytest.param(
            "The Mill Bridge opened before 2000.", "The Mill Bridge closed in 2001.", (BRIDGE,), None,
            id="one that has all that the first has is no second",
        ),
        pytest.param(
            "The Mill Bridge opened before the Dock Tunnel.", BRIDGE, ("The dock closed in 1990.", TUNNEL), TUNNEL,
            id="the one that has most of it",
        ),
    ],
)
def test_the_fact_that_has_what_the_first_lacks(
    claim: str, fact: str, others: tuple[str, ...], wanted: str | None
) -> None:
    beside = found(claim, fact, *others)
    assert (beside.pair.fact if beside else None) == (read(wanted) if wanted else None)


def test_one_word_is_enough_only_where_something_is_compared() -> None:
    assert found("Leeds scored more goals than York.", "Leeds scored 4 goals.", "York scored 2 goals.") is not None
    assert found("Leeds beat York at home.", "Leeds scored 4 goals.", "York scored 2 goals.") is None


def test_values_of_both_stand_to_each_other() -> None:
    beside = found("Leeds scored more goals than York.", "Leeds scored 4 goals.", "York scored 2 goals.")
    assert beside is not None
    assert [relation for _, _, relation in beside.order] == [Relation.DISJOINT_ABOVE]


def test_a_partner_that_confirms_a_value_of_the_claim() -> None:
    claim = "The Dock Tunnel opened in 2004, after the Mill Bridge."
    beside = found(claim, BRIDGE, TUNNEL)
    assert beside is not None
    assert [claim[span.start : span.end] for span in agreeing(beside)] == ["2004"]


def test_the_second_fact_follows_the_first_with_how_their_values_stand() -> None:
    claim, fact = read("The Mill Bridge opened before the Dock Tunnel."), read(BRIDGE)
    pair = align(claim, fact)
    beside = partner(pair, [read(TUNNEL)])
    assert beside is not None
    ids, segments = render(pair, NO_SIGNALS, NOTHING, beside)
    cut = ids.index(SECOND)
    assert SMALLER in ids[:cut] and GREATER in ids[cut:]
    assert segments[cut] == 0
    alone, _ = render(pair, NO_SIGNALS, NOTHING)
    assert not {SECOND, SMALLER, GREATER} & set(alone)


def test_facts_of_the_same_day_stand_level() -> None:
    pair = align(read("The Mill Bridge opened when the Old Dock closed."), read(BRIDGE))
    beside = partner(pair, [read("The Old Dock closed on 3 May 1998.")])
    assert beside is not None
    ids, _ = render(pair, NO_SIGNALS, NOTHING, beside)
    assert ids.count(AS_MUCH) == 2


def test_what_only_the_second_fact_has_is_marked_in_the_claim() -> None:
    pair = align(read("The Dock Tunnel opened in 2004, after the Mill Bridge."), read(BRIDGE))
    beside = partner(pair, [read(TUNNEL)])
    assert beside is not None
    ids, segments = render(pair, NO_SIGNALS, NOTHING, beside)
    claim = ids[segments.index(1) :]
    assert VALUE_THERE in claim


_WORDS = st.lists(
    st.sampled_from("the Mill Bridge Dock Tunnel opened closed on 3 May 1998 2004 before more than 40 days".split()),
    min_size=1,
    max_size=60,
).map(" ".join)


def test_a_long_fact_gives_way_to_the_second() -> None:
    pair = align(read("The Mill Bridge opened before the Dock Tunnel."), read(f"{BRIDGE[:-1]} {'and again ' * 120}."))
    beside = partner(pair, [read(TUNNEL)])
    assert beside is not None
    ids, _ = render(pair, NO_SIGNALS, NOTHING, beside)
    assert len(ids) == MAX_LENGTH and SECOND in ids


@settings(max_examples=60, deadline=None)
@given(_WORDS, _WORDS, st.lists(_WORDS, max_size=3))
def test_a_sequence_with_a_partner_is_never_too_long(claim: str, fact: str, others: list[str]) -> None:
    pair = align(read(claim), read(fact))
    beside = partner(pair, [read(other) for other in others])
    ids, segments = render(pair, NO_SIGNALS, NOTHING, beside)
    assert len(ids) == len(segments) <= MAX_LENGTH
    assert (SECOND in ids) == (beside is not None)
    assert segments == sorted(segments)

"""The sequences that the reader of wording gets: both sentences, and marks for what the rules have read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.compare import NOTHING, frame_signals
from factcheck.language.parser import parse
from factcheck.language.wordpiece import SEPARATOR, START, mark, pieces
from factcheck.model import Analysis, Value
from factcheck.values.compare import Relation
from factcheck.verdicts.pairs import Pair, align
from factcheck.verdicts.render import MAX_LENGTH, kind_of, render
from factcheck.verdicts.signals import Signals, signals

from .sides import beside, read

NO_SIGNALS = Signals(*[0.0] * len(Signals._fields))
MARKS = frozenset(mark(number) for number in range(99))
# How values of one sentence stand to each other, tested in test_standing.py; here one test of theirs is enough.
STANDING = frozenset(mark(number) for number in (56, 57, 58, 59, 84, 85, 86))
Ids = list[int]


def shown(pair: Pair) -> tuple[Ids, Ids]:
    """Return the ids and segments of a pair with the signals that rules find in it."""
    return render(pair, signals(pair), frame_signals(pair.claim, pair.fact))


def sides(claim: str, fact: str) -> tuple[Ids, Ids]:
    """Return the pieces of a rendered claim and of its fact, marks among them but no signals at the end."""
    pair = beside(claim, fact)
    ids, segments = render(pair, NO_SIGNALS, NOTHING)
    cut = segments.index(1)
    return ids[cut:-1], ids[1 : cut - 1]


def marks(ids: Ids) -> Ids:
    """Return the marks among pieces."""
    return [one for one in ids if one in MARKS]


def after(words: str, ids: Ids) -> Ids:
    """Return the marks that stand right after words."""
    wanted = [piece for word in words.split() for piece in pieces(word)]
    bare = [number for number, one in enumerate(ids) if one not in MARKS]
    for first in range(len(bare) - len(wanted) + 1):
        places = bare[first : first + len(wanted)]
        if [ids[place] for place in places] == wanted:
            end = bare[first + len(wanted)] if first + len(wanted) < len(bare) else len(ids)
            return ids[places[-1] + 1 : end]
    raise AssertionError(f"no {words!r} in the sequence")


def placed(words: str, ids: Ids) -> Ids:
    """Return the marks that stand right after words, but for those of standing."""
    return [one for one in after(words, ids) if one not in STANDING]


def standing(words: str, ids: Ids) -> Ids:
    """Return the marks of standing right after words."""
    return [one for one in after(words, ids) if one in STANDING]


def test_the_fact_goes_before_the_claim() -> None:
    ids, segments = shown(beside("Leeds won.", "York lost at home."))
    words = [one for one in ids if one not in MARKS]
    fact = [piece for word in ("York", "lost", "at", "home", ".") for piece in pieces(word)]
    claim = [piece for word in ("Leeds", "won", ".") for piece in pieces(word)]
    assert words == [START, *fact, SEPARATOR, *claim, SEPARATOR]
    assert segments == [0] * (ids.index(SEPARATOR) + 1) + [1] * (len(ids) - ids.index(SEPARATOR) - 1)


def test_plain_words_carry_no_marks() -> None:
    claim, fact = sides("the bridge was closed to all", "the bridge was opened to some")
    assert marks(claim) == marks(fact) == []


def test_crossed_figures_show_by_their_numbers() -> None:
    claim, fact = sides("Weyr had 79 seats, Castell 65 seats.", "Castell had 79 seats, Weyr 65 seats.")
    for words in ("Weyr", "Castell", "79 seats", "65 seats"):
        assert set(after(words, claim)) & set(after(words, fact)), words
    assert set(after("79 seats", claim)).isdisjoint(after("65 seats", fact))
    assert set(after("Weyr", claim)).isdisjoint(after("Castell", fact))


def test_a_name_that_the_fact_lacks_is_marked_as_new() -> None:
    claim, fact = sides("Castell beat Weyr.", "Castell won.")
    (new,) = after("Weyr", claim)
    same = after("Castell", claim)
    assert new not in same and new not in fact
    assert after("Castell", fact) == same[1:]


def test_a_name_in_small_letters_is_marked_as_the_same() -> None:
    small, fact = sides("anna berg won in may", "In May Anna Berg won.")
    (_, number) = after("berg", small)
    assert after("Berg", fact) == [number]


RELATIONS = {
    Relation.EQUAL: ("48 seats", "48 seats"),
    Relation.WITHIN: ("more than 40 seats", "48 seats"),
    Relation.NARROWER: ("48 seats", "more than 40 seats"),
    Relation.OVERLAPS: ("48 seats", "more than 48 seats"),
    Relation.DISJOINT_BELOW: ("40 seats", "48 seats"),
    Relation.DISJOINT_ABOVE: ("48 seats", "40 seats"),
}


def value_marks(stated: str, known: str) -> Ids:
    """Return the marks of a claim's value beside a fact's."""
    (item,) = beside(f"They won {stated} then", f"They won {known} then").values
    claim, _ = sides(f"They won {stated} then", f"They won {known} then")
    return after(item.claim.text, claim)


def test_every_relation_has_a_mark_of_its_own() -> None:
    found = {}
    for relation, (stated, known) in RELATIONS.items():
        kind, how, number = value_marks(stated, known)
        found[relation] = how
        assert (kind, number) == (value_marks("48 seats", "48 seats")[0], value_marks("48 seats", "48 seats")[2])
    assert len(set(found.values())) == len(RELATIONS) == len(Relation) - 1


def test_what_is_counted_differently_is_told() -> None:
    assert len(value_marks("six runs", "six runs")) == 3
    assert value_marks("six runs", "six wickets")[:3] == value_marks("six runs", "six runs")
    assert len(value_marks("six runs", "six wickets")) == 4


def test_a_value_without_a_partner_has_its_kind_and_is_new() -> None:
    claim, _ = sides("They won 48 seats in May", "They won")
    kind, new = after("48 seats", claim)
    assert kind == value_marks("48 seats", "48 seats")[0]
    assert new != after("Weyr", sides("In May Weyr won", "they won")[0])[0]


def test_what_is_worked_out_has_no_number() -> None:
    claim, fact = sides("They won 55 seats", "They won 31 seats and 24 seats")
    kind, derived, equal = after("55 seats", claim)
    assert (kind, equal) == tuple(value_marks("48 seats", "48 seats")[:2])
    assert derived not in (kind, equal)
    assert placed("31 seats", fact) == placed("24 seats", fact) == [kind]


def test_how_values_of_a_sentence_stand_to_each_other_shows_on_both_sides() -> None:
    claim, fact = sides("York won 12 of 24 seats", "Leeds won 9 seats and York 12 seats")
    (least, half), (greatest,) = standing("12", claim), standing("24 seats", claim)
    assert standing("9 seats", fact)[0] == least != half
    assert standing("12 seats", fact) == [greatest]


def test_what_the_claim_leaves_out_shows_its_kind() -> None:
    _, fact = sides("They won", "They won the third race in 2018 by 4 seats in six days")
    kinds = [after(words, fact) for words in ("third", "2018", "4 seats", "six days")]
    assert [len(kind) for kind in kinds] == [1, 1, 1, 1]
    assert len({kind[0] for kind in kinds}) == 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They left in 2018", "time"),
        ("They left by May 2018", "time"),
        ("They stayed six days", "length"),
        ("They won 4 seats", "quantity"),
        ("They paid $4", "quantity"),
        ("They won the third race", "ordinal"),
    ],
)
def test_kinds_of_values(text: str, kind: str) -> None:
    value: Value
    (value,) = read(text).values
    assert kind_of(value) == kind


def test_a_long_fact_loses_its_tail() -> None:
    claim, fact = "the bridge was opened to all", " ".join(["the old bridge was closed"] * 80)
    ids, segments = render(beside(claim, fact), NO_SIGNALS, NOTHING)
    whole, _ = render(beside(claim, "x"), NO_SIGNALS, NOTHING)
    assert len(ids) == len(segments) == MAX_LENGTH
    assert ids[segments.index(1) :] == whole[whole.index(SEPARATOR) + 1 :]
    assert ids[1:5] == [piece for word in "the old bridge was".split() for piece in pieces(word)]


def test_a_long_claim_leaves_the_fact_its_half() -> None:
    long = " ".join(["the old bridge was closed"] * 80)
    ids, segments = shown(beside(long, long))
    assert len(ids) == MAX_LENGTH
    assert abs(segments.count(0) - segments.count(1)) <= 3
    assert ids[-1] == SEPARATOR and ids.count(SEPARATOR) == 2


def parsed(text: str) -> Analysis:
    """Return a sentence of copy with its tree."""
    analysis = read(text)
    return replace(analysis, tokens=parse([analysis.tokens])[0], parsed=True)


def parsed_sides(claim: str, fact: str) -> tuple[Ids, Ids, Ids]:
    """Return the pieces of a parsed claim and fact, marks among them, and the signals at the claim's end."""
    pair = align(parsed(claim), parsed(fact))
    ids, segments = shown(pair)
    cut, bare = segments.index(1), render(pair, NO_SIGNALS, NOTHING)[0]
    end = len(bare) - 1
    return ids[cut:end], ids[1 : cut - 1], ids[end:-1]


def test_who_acts_shows_on_both_sides() -> None:
    claim, fact, signs = parsed_sides("Castell sued Weyr.", "Weyr sued Castell.")
    for name in ("Castell", "Weyr"):
        (_, number, mine), (there, theirs) = after(name, claim), after(name, fact)
        assert number == there and mine != theirs
    assert signs
    claim, fact, signs = parsed_sides("Castell was sued by Weyr.", "Weyr sued Castell.")
    assert [after(name, claim)[-1] for name in ("Castell", "Weyr")] == [
        after(name, fact)[-1] for name in ("Castell", "Weyr")
    ]


def test_whose_a_figure_is_shows_on_both_sides() -> None:
    claim, fact, _ = parsed_sides("Castell won 79 seats and Weyr lost 65.", "Weyr won 79 seats and Castell lost 65.")
    (*_, owner, _), (_, other) = placed("79 seats", claim), placed("79 seats", fact)
    assert owner != other
    assert {owner, other} == {placed("65", claim)[-2], placed("65", fact)[-1]}


def test_a_date_of_another_event_is_told() -> None:
    fact = "Castell resigned on 6 May 2019 and returned on 3 June 2021."
    same = after("6 May 2019", parsed_sides("Castell resigned on 6 May 2019.", fact)[0])[-1]
    other = after("6 May 2019", parsed_sides("Castell returned on 6 May 2019.", fact)[0])[-1]
    assert same != other


def test_without_a_tree_nothing_is_said_of_places() -> None:
    claim, fact = sides("Castell sued Weyr in 2019.", "Weyr sued Castell in 2019.")
    assert [len(after(name, claim)) for name in ("Castell", "Weyr")] == [2, 2]
    assert [len(after(name, fact)) for name in ("Castell", "Weyr")] == [1, 1]


def test_each_signal_has_a_mark_of_its_own() -> None:
    pair = beside("Castell won", "Weyr lost")
    plain = render(pair, NO_SIGNALS, NOTHING)[0]
    seen = set()
    for name in ("opposites", "polarity", "crossed", "limits_new", "limits_left", "order_turned"):
        ids = render(pair, NO_SIGNALS._replace(**{name: 1.0}), NOTHING)[0]
        seen.add(ids[len(plain) - 1])
    for name in set(NOTHING._fields) - {"strength"}:
        ids = render(pair, NO_SIGNALS, NOTHING._replace(**{name: 1.0}))[0]
        seen.add(ids[len(plain) - 1])
    assert len(seen) == 14 and seen.isdisjoint(plain)


WORDS = (
    "Castell Weyr PA Leeds York Anna Smith won lost not in on by 3 4 31 24 seats goals $5 million per cent 2018 6 May "
    "2019 since more than about third last days and . , “ naïve \u4e2d\u6587 xylophonist"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join).map(read)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_any_two_sentences_fit(claim: Analysis, fact: Analysis) -> None:
    ids, segments = shown(align(claim, fact))
    assert len(ids) == len(segments) <= MAX_LENGTH
    assert ids[0] == START and ids[-1] == SEPARATOR and ids.count(SEPARATOR) == 2
    assert segments == sorted(segments) and segments[ids.index(SEPARATOR)] == 0
    assert all(one >= 0 for one in ids)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_same_ids_on_every_call(claim: Analysis, fact: Analysis) -> None:
    assert shown(align(claim, fact)) == shown(align(read(claim.text), read(fact.text)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join).map(read))
def test_marks_only_add(sentence: Analysis) -> None:
    ids, _ = shown(align(sentence, sentence))
    words = [piece for token in sentence.tokens for piece in pieces(token.text)]
    assert [one for one in ids if one not in MARKS] == [START, *words, SEPARATOR, *words, SEPARATOR]

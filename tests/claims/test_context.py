"""Pronouns of a draft's sentences: whom they stand for, and when nobody is meant for certain."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck.claims.context import Context, with_pronouns
from factcheck.language.analyse import analyse, glance
from factcheck.language.names import Gazetteer
from factcheck.model import Analysis, Entity, Span

NAMES = Gazetteer.of(
    [
        Entity("Mira Castell", ("Castell",)),
        Entity("Jonas Weyr", ("Weyr",)),
        Entity("Port Authority", ("PA",)),
        Entity("House of Deputies", ("Deputies",)),
    ]
)


def meant(*sentences: str) -> str:
    """Return the name that the pronoun of the last sentence stands for, "" for none."""
    context = Context(None, True, NAMES)
    for sentence in sentences[:-1]:
        context.learn(context.resolved(glance(sentence, NAMES)))
    found = context.resolved(glance(sentences[-1], NAMES))
    pronouns = ("he", "she", "it", "they", "his", "its")
    return next((one.entity or one.key for one in found.mentions if one.text.lower() in pronouns), "")


@pytest.mark.parametrize(
    ("sentences", "name"),
    [
        (("Mira Castell arrived on Monday.", "She left on Friday."), "Mira Castell"),
        (("The Port Authority was fined.", "In 2021 it paid the sum."), "Port Authority"),
        (("The Port Authority was fined.", "Its lawyers appealed."), "Port Authority"),
        (("Castell met Weyr.", "She offered a deal."), "Mira Castell"),  # subject follows subject
        (("The mood was tense when Castell met Weyr.", "He offered a deal."), ""),  # either
        (("The Port Authority was fined.", "He paid the sum."), ""),  # no person
        (("Castell was late.", "It was clear that nobody minded."), ""),  # nothing is meant
        (("The Port Authority was fined.", "Weyr said he would appeal."), ""),  # Weyr, not somebody before
        (("The House of Deputies sat late.", "She spoke first."), ""),  # no person, though it goes by its last word
        (("Castell spoke.", "Rain fell on the square.", "Nobody left.", "She smiled."), ""),  # too long ago
        (("Castell spoke.", "She smiled.", "She left."), "Mira Castell"),
    ],
)
def test_whom_a_pronoun_stands_for(sentences: tuple[str, ...], name: str) -> None:
    assert meant(*sentences) == name


@pytest.mark.parametrize("read", [0b00000, 0b00001, 0b00100, 0b10110, 0b11111])
@pytest.mark.parametrize("last", ["She left.", "It paid.", "Its lawyers met her.", "Weyr left."])
def test_what_was_passed_over_is_known_as_well_as_what_was_read(read: int, last: str) -> None:
    story = ["Mira Castell arrived.", "She smiled.", "She sat down.", "The Port Authority paid.", "It was late."]
    known, lazy = Context(None, True, NAMES), Context(None, True, NAMES)
    for number, text in enumerate(story):
        known.learn(known.resolved(glance(text, NAMES)))
        if read >> number & 1:
            lazy.learn(lazy.resolved(glance(text, NAMES)))
        else:
            lazy.pass_over(partial(glance, text, NAMES))
        seen = glance(last, NAMES)
        if number % 2:  # what is asked between makes no difference
            assert lazy.resolved(seen) == known.resolved(seen)
            assert lazy.completed(seen) == known.completed(seen)


def test_what_was_passed_over_is_read_only_where_a_pronoun_asks() -> None:
    context = Context(None, True, NAMES)
    asked = []

    def read(text: str) -> Analysis:
        asked.append(text)
        return glance(text, NAMES)

    for text in ("Castell spoke.", "Weyr sat.", "Rain fell.", "Mira Castell rose."):
        context.pass_over(partial(read, text))
    context.resolved(glance("Nobody left.", NAMES))
    assert asked == []
    context.resolved(glance("She left.", NAMES))
    assert asked == ["Mira Castell rose.", "Rain fell."]


def test_nothing_is_resolved_in_a_first_sentence() -> None:
    seen = glance("She left on Friday.", NAMES)
    assert Context(None, True, NAMES).resolved(seen) is seen


def test_a_clause_keeps_the_pronoun_s_meaning() -> None:
    context = Context(None, True, NAMES)
    context.learn(glance("Mira Castell arrived.", NAMES))
    sentence = context.resolved(glance("On Friday she left, and it rained.", NAMES))
    span = Span(10, 18)
    clause = with_pronouns(analyse("she left", NAMES, None), sentence, span)
    assert [(one.text, one.entity, one.span) for one in clause.mentions] == [("she", "Mira Castell", Span(0, 3))]
    assert with_pronouns(analyse("it rained", NAMES, None), sentence, Span(24, 33)).mentions == ()

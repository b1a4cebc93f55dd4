"""What the frames of a claim and a fact say beside each other."""

from __future__ import annotations

import pytest

from factcheck.claims.compare import NOTHING, RULES, FrameSignals, frame_signals
from factcheck.language.analyse import tokenise
from factcheck.model import Analysis

from .reading import read

FIRES = [
    ("polarity_same", "The Senate passed the bill.", "The bill was passed by the Senate."),
    ("polarity_same", "The board did not accept the offer.", "The board rejected the offer."),
    (
        "polarity_opposite",
        "Calder Voss appealed against the fine.",
        "Calder Voss did not appeal against the fine.",
    ),
    ("polarity_opposite", "The council approved the plan.", "The council rejected the plan."),
    ("polarity_opposite", "Volkswagen renewed the deal.", "Volkswagen refused to renew the deal."),
    ("polarity_opposite", "The gang still holds land.", "The gang is weak but no longer holds any land."),
    ("roles_kept", "Smith slapped Rock on Sunday.", "Rock was slapped by Smith."),
    ("roles_swapped", "Berg must pay Asker €2 million.", "Asker must pay Berg €2 million."),
    ("roles_swapped", "Chris Rock slapped Will Smith.", "Will Smith slapped Chris Rock in 2022."),
    ("roles_swapped", "Serbia was beaten by Brazil.", "Serbia beat Brazil in Doha."),
    ("roles_swapped", "Berg turned down Asker's offer.", "Asker rejected Berg's offer in May."),
    ("roles_swapped", "Norland paid Castell 4 million euros.", "Castell paid Norland 4 million euros in May."),
    ("roles_swapped", "Norland sold the ferry to Castell.", "Norland bought the ferry from Castell in May."),
    ("roles_swapped", "Berg took over from Asker.", "Asker became mayor in May, replacing Berg."),
    ("roles_swapped", "Otto Berg succeeded Ann Asker.", "The firm dismissed Otto Berg, and Ann Asker succeeded him."),
    ("roles_swapped", "Norland beat Castell 3-1.", "Castell beat Norland 3-1 on 4 May."),
    (
        "argument_differs",
        "Edmund Hillary led the British expedition.",
        "John Hunt led the British expedition.",
    ),
    ("argument_differs", "The 2021 Tour started in Copenhagen.", "The 2021 Tour started in Brest."),
    ("argument_differs", "Wheat made up half of the cargo.", "Corn made up half of the cargo."),
    ("quantifier_conflict", "All three windows survived the fire.", "None of the windows survived the fire."),
    (
        "quantifier_conflict",
        "Blasts ruptured all four pipelines.",
        "Blasts ruptured three of the four pipelines.",
    ),
    (
        "order_conflict",
        "The statues were lifted off four days after the fire.",
        "The statues had been lifted off four days before the fire.",
    ),
    (
        "crossed_values",
        "Making the hall safe cost 550 million euros, and rebuilding it cost 150 million euros.",
        "Making the hall safe cost 150 million euros, and rebuilding it cost 550 million euros.",
    ),
]

SILENT = [
    ("roles_swapped", "Berg must pay Asker €2 million.", "Berg has to pay €2 million to Asker."),
    ("polarity_opposite", "The bill was not passed before June.", "The Senate passed the bill in June."),
    ("polarity_opposite", "The board did not accept the offer.", "The board rejected the offer."),
    ("polarity_opposite", "The bank collapsed.", "The minister did not resign."),
    ("polarity_opposite", "Half of the boats were never launched.", "Half of the boats were launched."),
    (
        "polarity_opposite",
        "No club has won the cup more often than York.",
        "York won the cup more often than any other club.",
    ),
    ("roles_swapped", "Smith slapped Rock.", "Rock was slapped by Smith."),
    ("roles_swapped", "Berg's offer was turned down by Asker.", "Asker rejected Berg's offer in May."),
    ("roles_swapped", "Chris Rock met Will Smith.", "Will Smith met Chris Rock in 2022."),
    ("roles_swapped", "Castell bought the ferry from Norland.", "Norland sold the ferry to Castell in May."),
    ("roles_swapped", "The ferry was bought by Castell from Norland.", "Norland sold the ferry to Castell in May."),
    ("roles_swapped", "Berg signed a deal with Asker.", "Asker signed a deal with Berg."),
    ("roles_swapped", "The Harbour Act cleared the Senate.", "The Senate approved the Harbour Act."),
    ("argument_differs", "Hunt led the expedition.", "John Hunt led the British expedition."),
    ("argument_differs", "He led the British expedition.", "John Hunt led the British expedition."),
    (
        "argument_differs",
        "Former bosses of the firm paid a fine.",
        "Former managers of the firm paid a fine.",
    ),
    ("quantifier_conflict", "All but one of the moons were found.", "Four of the five moons were found."),
    ("order_conflict", "The bill passed before the vote.", "The vote came after the bill passed."),
    (
        "crossed_values",
        "Leeds paid 40 million euros.",
        "Leeds paid 40 million euros and York paid 18 million euros.",
    ),
]


@pytest.mark.parametrize(("name", "claim", "fact"), FIRES)
def test_a_signal_is_seen(name: str, claim: str, fact: str) -> None:
    assert getattr(frame_signals(read(claim), read(fact)), name) > 0


@pytest.mark.parametrize(("name", "claim", "fact"), SILENT)
def test_a_signal_is_not_seen_where_it_is_not_sure(name: str, claim: str, fact: str) -> None:
    assert getattr(frame_signals(read(claim), read(fact)), name) == 0


def test_every_signal_has_a_pair() -> None:
    assert {name for name, *_ in FIRES} == set(FrameSignals._fields) - {"strength"}
    assert [name for name, _ in RULES] == list(FrameSignals._fields[: len(RULES)])


def test_strangers_and_sentences_not_parsed_say_nothing() -> None:
    claim, fact = read("The bank collapsed in March."), read("Rain stopped play in Leeds.")
    assert frame_signals(claim, fact) == NOTHING
    assert frame_signals(Analysis(claim.text, tokenise(claim.text)), claim) == NOTHING


def test_a_sentence_beside_itself_agrees() -> None:
    text = "Sri Lanka beat South Africa by 20 runs in Delhi on 7 October 2023."
    found = frame_signals(read(text), read(text))
    assert found.polarity_same == found.roles_kept == 1
    assert found.strength >= 0.9
    assert not (
        found.polarity_opposite or found.roles_swapped or found.argument_differs or found.crossed_values
    )


@pytest.mark.parametrize("fact", ["Otto Berg spoke against the bridge.", "Otto Berg voted against the bridge."])
def test_for_and_against_are_two_sides_of_one_thing(fact: str) -> None:
    other = fact.replace("against", "for")
    assert frame_signals(read(other), read(fact)).polarity_opposite
    assert not frame_signals(read(fact), read(fact)).polarity_opposite
    assert not frame_signals(read(other), read(other)).polarity_opposite

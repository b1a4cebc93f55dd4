"""Every rule that finds a predicate, fills a role or tells how it is stated, with its sentences."""

from __future__ import annotations

import pytest

from factcheck.claims.frames import frames_of
from factcheck.claims.lent import LENT
from factcheck.claims.predicates import FINDERS
from factcheck.claims.roles import OWN
from factcheck.claims.scope import SCOPE
from factcheck.language.analyse import tokenise
from factcheck.model import Analysis

from .reading import frame, read, slots

# rule, sentence, predicate, slots
CASES: list[tuple[str, str, str, dict[str, object]]] = [
    ("verbs", "The firm gave up the plan.", "give up", {"subject": "firm", "object": "plan"}),
    ("light verbs", "The army launched an attack on the airport.", "attack", {"subject": "army"}),
    ("copulas", "Kan was prime minister.", "be", {"subject": "Kan", "object": "prime minister"}),
    ("states", "The deposits were insured.", "insure", {"subject": "", "object": "deposits"}),
    ("adjectives", "The bridge is unsafe.", "unsafe", {"subject": "bridge"}),
    ("verbless", "k2 still unclimbed in winter", "unclimbed", {"subject": "k2"}),
    (
        "gapped",
        "Habeck became vice chancellor and Baerbock foreign minister.",
        "become",
        {"subject": "Habeck"},
    ),
    ("appositions", "Anna Berg, the company's founder, resigned.", "be", {"object": "company's founder"}),
    (
        "nominals",
        "Iraq's withdrawal from Kuwait ended the war.",
        "withdraw",
        {"subject": "Iraq", "object": ""},
    ),
    ("active roles", "Norway gave Ukraine six jets.", "give", {"object": "six jets", "indirect": "Ukraine"}),
    ("passive roles", "The bill was passed by the Senate.", "pass", {"subject": "Senate", "object": "bill"}),
    ("passive roles", "The bill was passed by three votes.", "pass", {"subject": "", "object": "bill"}),
    ("complements", "Kotsur was named best actor.", "name", {"object": "Kotsur", "complement": "best actor"}),
    ("complements", "They elected Jeffries as their leader.", "elect", {"complement": "their leader"}),
    ("obliques", "The firm sold the plant to Siemens.", "sell", {"object": "plant", "indirect": "Siemens"}),
    (
        "nominal roles",
        "The company's loss of $3m surprised us.",
        "lose",
        {"subject": "company", "object": "$3m"},
    ),
    (
        "nominal roles",
        "The withdrawal of the coalition from Iraq ended.",
        "withdraw",
        {"subject": "coalition"},
    ),
    ("antecedents", "Smith, who beat Jones, resigned.", "beat", {"subject": "Smith", "object": "Jones"}),
    ("antecedents", "Voters backed the plan that the council drew up.", "draw up", {"object": "plan"}),
    ("participles", "The man arrested on Friday has died.", "arrest", {"subject": "", "object": "man"}),
    ("adverbial subjects", "Founded in 1990, the firm employs 200 people.", "found", {"object": "firm"}),
    ("controlled subjects", "The court ordered the firm to pay a fine.", "pay", {"subject": "firm"}),
    ("controlled subjects", "Ferry owner to pay fine", "pay", {"subject": "Ferry owner"}),
    ("coordinated", "Smith beat Jones and became mayor.", "become", {"subject": "Smith"}),
    ("coordinated", "The suspect was arrested and charged.", "charge", {"subject": "", "object": "suspect"}),
    (
        "gaps",
        "Habeck became vice chancellor and Baerbock foreign minister.",
        "become",
        {"object": "vice chancellor"},
    ),
    ("pronouns", "The firm dismissed Otto Berg, and Mira Castell succeeded him.", "succeed", {"object": "Otto Berg"}),
    ("pronouns", "Otto Berg left the firm before he bought the mill.", "buy", {"subject": "Otto Berg"}),
    ("pronouns", "Otto Berg beat Jonas Weyr before he bought the mill.", "buy", {"subject": "he"}),  # either of two
    ("active roles", "Castell beat Norland 3-1 in Hull.", "beat", {"object": "Norland", "indirect": ""}),
    ("obliques", "Otto Berg took over from Mira Castell in May.", "take over from", {"object": "Mira Castell"}),
    ("obliques", "York signed Otto Berg from Hull.", "buy", {"subject": "York", "object": "Otto Berg"}),
    ("negations", "None of the hostages was freed.", "free", {"negated": True}),
    ("negations", "No fewer than 40 people died.", "die", {"negated": False}),
    ("negations", "The spire is not only tall.", "tall", {"negated": False}),
    ("denials", "Russia refused to renew the deal.", "renew", {"negated": True, "subject": "Russia"}),
    ("denials", "The army failed to take the town.", "take", {"negated": True}),
    ("shared negation", "The club did not sign him or pay the fee.", "pay", {"negated": True}),
    ("tense", "The team will play in Oslo.", "play", {}),
    ("modality", "The firm plans to build a plant.", "build", {"modality": "planned"}),
    ("modality", "Rates are expected to rise.", "rise", {"modality": "expected"}),
    ("modality", "If the bank fails, savers lose.", "fail", {"modality": "conditional"}),
    ("attribution", "Two men were arrested, police said.", "arrest", {"speaker": "police"}),
    ("attribution", "According to the union, workers walked out.", "walk out", {"speaker": "union"}),
    ("attribution", "The minister announced that the bridge was safe.", "safe", {"speaker": "minister"}),
]


@pytest.mark.parametrize(("rule", "text", "predicate", "expected"), CASES)
def test_a_rule_reads_its_sentence(rule: str, text: str, predicate: str, expected: dict[str, object]) -> None:
    analysis, found = frame(text, predicate)
    read_off = slots(analysis, found)
    assert {name: read_off[name] for name in expected} == expected


def test_every_rule_has_a_sentence() -> None:
    names = {name for table in (FINDERS, OWN, LENT, SCOPE) for name, _ in table}
    assert names == {rule for rule, *_ in CASES}


def test_a_verb_left_out_has_its_own_participants() -> None:
    analysis = read("Habeck became vice chancellor and Baerbock foreign minister.")
    second = [slots(analysis, item) for item in frames_of(analysis)][-1]
    assert (second["subject"], second["object"]) == ("Baerbock", "foreign minister")


@pytest.mark.parametrize(
    ("text", "predicate", "tense"),
    [
        ("The team will play in Oslo.", "play", "future"),
        ("The team has played in Oslo.", "play", "past"),
        ("The team plays in Oslo.", "play", "present"),
        ("The bridge was closed.", "close", "past"),
    ],
)
def test_the_tense_is_that_of_the_auxiliary_or_the_verb(text: str, predicate: str, tense: str) -> None:
    assert frame(text, predicate)[1].tense == tense


@pytest.mark.parametrize(
    ("text", "quantifier"),
    [
        ("All five faculties gained students.", "all"),
        ("All but one of the faculties gained students.", "most"),
        ("Most of the faculties gained students.", "most"),
        ("Three of the four faculties gained students.", "some"),
        ("No faculty gained students.", "none"),
        ("Both faculties gained students.", "both"),
        ("Faculties gained students.", ""),
    ],
)
def test_how_many_are_meant(text: str, quantifier: str) -> None:
    found = frame(text, "gain")[1]
    assert found.subject is not None
    assert found.subject.quantifier == quantifier


def test_values_belong_to_what_they_count_and_date() -> None:
    analysis, found = frame("Police arrested three men in May 2021.", "arrest")
    measured = {analysis.values[value].text: analysis.tokens[token].text for value, token in found.values}
    assert measured == {"three men": "men", "May 2021": "arrested"}


def test_a_sentence_not_parsed_has_no_frames() -> None:
    text = "Police arrested three men."
    assert frames_of(Analysis(text, tokenise(text))) == ()
    assert frames_of(Analysis("", (), parsed=True)) == ()

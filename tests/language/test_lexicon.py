"""The lexicon: what is related, what is opposite, what is neither; phrases, lists and a desk's own words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.language.lemmas import lemma
from factcheck.language.lexicon import (
    DEFAULT,
    are_converse,
    are_opposite,
    are_related,
    head_of,
    hedge,
    light_verb,
    opposite_senses,
    opposites,
    phrase_senses,
    reporting,
    role,
    sense_name,
    senses,
    sentence_senses,
)
from factcheck.language.tokens import token_spans

ROOT = Path(__file__).parent.parent.parent


def pairs(table: str) -> list[tuple[str, str]]:
    """Read `a / b` pairs, several on a line between commas."""
    entries = [entry.strip() for line in table.strip().splitlines() for entry in line.split(",")]
    return [(entry.split(" / ")[0], entry.split(" / ")[1]) for entry in entries if entry]


def lemmas(text: str) -> list[str]:
    return [lemma(text[start:end]) for start, end in token_spans(text)]


RELATED = pairs(
    """
    agree / agreement, agree / deal, agree / accord, agreement / strike a deal, reach an agreement / pact
    withdraw / withdrawal, withdraw / leave, withdrawal / pull out, exit / depart, departure / leave
    end / ending, end / conclude, conclude / conclusion, finish / wrap up, close / come to an end, cease / end
    begin / start, begin / launch, launch / get under way, commence / kick off, beginning / opening
    kill / die, die / death, death / lose one's life, fatal / kill, fatality / dead, perish / death
    rise / grow, rise / increase, growth / climb, increase / gain, up / rise, raise / rise, soar / go up
    fall / drop, fall / decline, cut / reduce, reduction / reduce
    decrease / down, slump / plunge, lower / cut
    win / victory, win / beat, beat / defeat, win / come out on top, triumph / victory
    appoint / appointment, appoint / name, appoint / nominate, hire / recruit, hire / take on
    resign / resignation, resign / step down, quit / stand down, resign / bow out, leave / resign
    approve / approval, approve / pass, approve / back, adopt / adoption
    clear / approve, approve / green light
    ratify / ratification, approve / sign off on, endorse / give its blessing
    reject / rejection, reject / turn down, reject / throw out, reject / vote down
    refuse / refusal, refuse / decline
    buy / acquire, buy / purchase, acquisition / take over, takeover / buy, snap up / purchase
    sell / sale, sell / sell off, seller / sale, lend / loan, borrow / borrower
    arrest / detain, arrest / take into custody, detention / arrest, release / free, free / set free
    acquit / clear, acquittal / not guilty, convict / conviction, convict / find guilty, guilty / convict
    postpone / delay, postpone / put off, postponement / push back, defer / delay
    cancel / scrap, cancel / call off, cancellation / cancel, abandon / cancel
    continue / go on, continue / carry on, resume / restart, interrupt / suspend, halt / suspension
    extend / extension, extend / prolong, shut / close, closure / shut down, open / inaugurate
    establish / found, founder / establish, create / set up, abolish / scrap, repeal / abolish
    attack / assault, invade / invasion, invade / overrun, bomb / air strike
    explode / blow up, explosion / blast
    shoot / shooting, stab / knife, surrender / give oneself up, rebel / mutiny, ceasefire / truce
    destroy / destruction, destroy / demolish, damage / harm, repair / restore, restoration / renovate
    sink / capsize, derail / come off the rails, leak / spill, pollute / contamination, rescue / save
    survive / survivor, injure / wound, injury / hurt, murder / assassinate, murder / killer, marry / wedding
    jail / imprison, prison / behind bars, accuse / allegation, charge / indict
    sue / lawsuit, sue / go to court
    appeal / appellant, uphold / affirm, overturn / quash, overturn / annul, testify / take the stand
    admit / confess, admit / own up to, deny / denial, deny / plead not guilty, fine / penalty
    investigate / inquiry, investigation / probe, find / discover, steal / theft
    fraud / defraud, bribe / bribery
    elect / election, vote / go to the polls, vote / ballot, candidate / nominee, run for / candidate
    lead / leader, head / in charge of, chair / chairman, govern / government, law / legislation
    ban / prohibit, ban / bar, forbid / outlaw, allow / permit
    permission / let, force / compel, mandatory / compulsory
    promise / pledge, demand / insist, propose / suggest, offer / bid, request / ask, warn / warning
    announce / announcement, announce / reveal, say / statement, publish / publication, hide / conceal
    build / construct, construction / build, rebuild / reconstruction, invent / invention, launch / lift off
    pay / payment, fund / finance, donate / donation, donate / give, profit / surplus, loss / deficit
    bankrupt / insolvency, strike / walkout, strike / walk out, lay off / let go
    wage / salary, employee / staff
    export / exporter, import / importer, arrive / arrival, arrive / show up
    return / come back, flee / escape
    big / large, small / tiny, nearly / almost, about / roughly, narrowly / barely, unanimous / with one voice
    chief executive / ceo, prime minister / premier, runoff / second round, majority / more than half
    fire / blaze, quake / earthquake, plane / aircraft, ship / vessel, lorry / truck, doctor / physician
    film / movie, award / prize, photograph / picture, criticise / criticism
    condemn / denounce, praise / hail
    teach / teacher, research / researcher, estimate / calculate, decide / decision, choose / choice
    wife / spouse, brother / sibling, daughter / child, cause / trigger, help / assist, lift / raise
    """
)

OPPOSITE = pairs(
    """
    leave / stay, leave / arrive, withdraw / deploy, depart / arrive, join / quit
    begin / end, start / finish, launch / conclude, open / close
    open / shut, opening / closure, start / wrap up
    continue / end, resume / end, continue / interrupt, extend / shorten, postpone / bring forward
    cancel / go ahead, establish / dissolve, found / disband, introduce / abolish
    tighten / ease, impose / lift
    rise / fall, increase / decrease, grow / shrink, raise / cut, raise / lower
    gain / drop, up / down, climb / decline
    growth / decline, go up / go down, soar / plunge, double / halve, widen / narrow, improve / worsen
    strengthen / weaken, expand / shrink, high / low, more / less, maximum / minimum, at least / at most
    win / lose, victory / loser, beat / lose, win / draw, lead / trail, gold / silver, first / last
    accept / refuse, accept / reject, approve / reject, approve / veto, pass / reject, back / turn down
    adopt / vote down, support / oppose, backing / opposition, allow / ban, permit / forbid, allow / prevent
    agree / disagree, agree / refuse, legal / illegal, lawful / unlawful, voluntary / compulsory, void / valid
    comply / violate, fulfill / renege, unanimous / divided, willing / reluctant
    live / die, survive / die, survive / kill, born / die, injure / unharmed, healthy / ill, marry / divorce
    attack / defend, war / peace, invade / liberate, surrender / resist, destroy / build, destroy / repair
    damage / unharmed, burn / extinguish, sink / float, clean / pollute, deliberate / accidental
    arrest / release, detain / free, jail / set free, convict / acquit
    guilty / innocent, conviction / acquittal
    find guilty / not guilty, accuse / exonerate, admit / deny, confess / deny
    uphold / overturn, true / false
    correct / wrong, prove / disprove, reveal / hide, announce / keep secret, publish / withhold
    appoint / remove, hire / sack, hire / lay off, resign / take office, resign / stay on, elect / vote out
    promote / demote, eligible / ineligible, majority / minority, all / none, always / never, often / rarely
    public / private, local / national, domestic / foreign, independent / dependent, nationalise / privatise
    buy / sell, acquisition / sale, lend / borrow, export / import, profit / loss, surplus / shortage
    rich / poor, cheap / expensive, pay / free, employed / unemployed, insured / uninsured, bankrupt / solvent
    include / exclude, attend / miss, present / absent, inside / outside, indoors / outdoors, unite / split
    keep / lose, keep / give up, remember / forget, know / unaware, certain / doubtful, likely / unlikely
    possible / impossible, same / different, succeed / fail, praise / criticise
    strong / weak, safe / dangerous
    big / small, long / short, heavy / light, wide / narrow, easy / hard, full / empty, temporary / permanent
    early / late, before / after, next / previous, former / current, north / south, east / west, above / below
    near / far, young / old, man / woman, husband / wife, brother / sister, actor / actress, morning / evening
    summer / winter, positive / negative, load / unload, switch on / switch off, approve / throw out
    approve / refuse, grant / deny, clear / bar, double / cut, sign / veto, reinstate / cancel
    deposit / withdraw
    acquit / sentence, gain / lose, freeze / grow, still / no longer, both / neither, alone / together
    exactly / roughly, narrowly / overwhelmingly, hot / cold, wet / dry, rural / urban, friendly / hostile
    """
)

NEITHER = pairs(
    """
    leave / live, approve / prove, found / find, lie / lay, adopt / adapt, accept / except, affect / effect
    raise / raze, rise / rinse, quit / quiet, quite / quit, lose / loose, dessert / desert, wound / wind
    bear / bar, ban / van, hire / higher, sell / cell, buy / bay, sale / sail, cut / cult, kill / skill
    defeat / defect, depart / department, detain / retain, elect / select, resign / design, begin / being
    reject / eject, release / lease, arrest / rest, convict / convince, acquit / acquire, appoint / point
    postpone / post, cancel / cancer, resume / assume, attend / intend, extend / expend, import / impart
    invade / evade, liberate / deliberate, survive / revive, injure / inquire, murder / murmur, marry / merry
    lawyer / layer, jury / injury, trial / trail, sue / use, fine / find, jail / mail, judge / budget
    vote / note, minister / minster, parliament / parlour, council / counsel, mayor / major, party / part
    bank / bark, share / shape, profit / prophet, price / prize, stock / sock, fund / fun, tax / taxi
    fire / file, flood / blood, storm / store, ship / shop, plane / plan, train / rain, bridge / bride
    army / arm, soldier / solder, peace / piece, attack / attach, bomb / tomb, border / order, enemy / anemone
    teacher / preacher, school / scholar, student / stutter, book / boot
    film / firm, song / son, actor / factor
    doctor / reactor, nurse / purse, drug / drag, vaccine / vacuum, patient / patent, disease / decease
    win / wine, beat / bead, race / rate, match / march, team / steam, goal / coal, medal / metal
    arrest / elect, buy / die, kill / vote, rise / arrest, approve / sink, resign / explode, marry / export
    win / build, postpone / murder, publish / steal, fall / teach, agree / burn, open / infect, cut / marry
    arrive / acquit, donate / derail, appoint / flood, sue / climb, promise / drown, invade / graduate
    hospital / bankruptcy, minister / earthquake, lawyer / aircraft, wage / border, medal / radiation
    oak / elm, table / chair leg, carrot / onion, xylophone / zebra, brexit / boeing, say / flood, make / die
    approve / arrest, leave / kill, begin / rise, end / fall, win / rise, lose / fall, attack / win
    arrest / convict, accuse / convict, charge / convict, nominate / elect, propose / approve, offer / buy
    appeal / overturn, injure / die, plan / begin, promise / fulfill, draft / pass, try / succeed
    """
)


def test_enough_pairs() -> None:
    assert len(RELATED) >= 150
    assert len(OPPOSITE) >= 120
    assert len(NEITHER) >= 120
    for table in (RELATED, OPPOSITE, NEITHER):
        assert len(table) == len(set(table))


@pytest.mark.parametrize(("one", "other"), RELATED)
def test_related(one: str, other: str) -> None:
    assert are_related(one, other)
    assert are_related(other, one)
    assert not are_opposite(one, other)


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposite(one: str, other: str) -> None:
    assert are_opposite(one, other)
    assert are_opposite(other, one)
    assert not are_related(one, other)


@pytest.mark.parametrize(("one", "other"), NEITHER)
def test_neither(one: str, other: str) -> None:
    assert not are_related(one, other)
    assert not are_opposite(one, other)
    assert not are_opposite(other, one)


def test_unknown_words_have_nothing() -> None:
    assert senses("zyzzyva") == frozenset()
    assert senses("") == frozenset()
    assert opposites("zyzzyva") == frozenset()
    assert phrase_senses([]) == []
    assert phrase_senses(lemmas("The quick brown fox jumps")) == []
    assert are_related("zyzzyva", "zyzzyva")
    assert not are_related("zyzzyva", "rise")
    assert senses("no such phrase at all") == frozenset()


@pytest.mark.parametrize(
    ("text", "start", "end", "like"),
    [
        ("Shareholders turned the takeover down.", 1, 5, "reject"),
        ("Shareholders turned down the takeover.", 1, 3, "reject"),
        ("The bill was thrown out by the court.", 3, 5, "reject"),
        ("Two men lost their lives in the fire.", 2, 5, "die"),
        ("A man lost his life.", 2, 5, "die"),
        ("The talks came to an end on Friday.", 2, 6, "end"),
        ("They struck a last-minute deal.", 1, 7, "agree"),
        ("The jury found the former mayor guilty.", 2, 7, "convict"),
        ("The jury found him not guilty.", 2, 6, "acquit"),
        ("The match was called off.", 3, 5, "cancel"),
        ("They called the match off on Monday.", 1, 5, "cancel"),
        ("Ministers gave the green light to the plan.", 3, 5, "approve"),
        ("The council gave the go-ahead.", 4, 7, "approve"),
        ("Lecturers walked out for a week.", 1, 3, "strike"),
        ("She stepped down in May.", 1, 3, "resign"),
        ("He was in the lead by then.", 2, 5, "lead"),
        ("The fire was put out within hours.", 3, 5, "extinguish"),
        ("The board took him into custody", 2, 6, "arrest"),
    ],
)
def test_phrases_are_found(text: str, start: int, end: int, like: str) -> None:
    found = {(first, last): ids for first, last, ids in phrase_senses(lemmas(text))}
    assert found[(start, end)] & senses(like)


@pytest.mark.parametrize(
    "text",
    [
        "He turned to the crowd and sat down.",
        "They put the vote on the table and went off.",
        "She took 3-12 in the 2022 season.",
        "The rooms were covered in lead dust.",
        "He set sail before the storm, aside from that nothing.",
        "The plant turned, but slowed down.",
    ],
)
def test_no_phrase_across_a_barrier(text: str) -> None:
    words = lemmas(text)
    for first, last, _ in phrase_senses(words):
        assert not {",", "and", "but"} & set(words[first:last])
    assert not any(ids & senses("reject") for _, _, ids in phrase_senses(words))


def test_particles_mean_nothing_inside_their_phrase() -> None:
    words = lemmas("The offer was turned down")
    readings = sentence_senses(words)
    assert readings[3] & senses("reject")
    assert readings[4] == frozenset()
    assert sentence_senses(["down"])[0] & senses("fall")


def test_parts_of_speech_narrow_the_senses() -> None:
    assert senses("back", "ADV") == frozenset()
    assert senses("back", "VERB") & senses("approve")
    assert senses("close", "VERB") & senses("shut")
    assert not senses("close", "ADJ") & senses("shut")
    assert sentence_senses(["back"], ["ADV"]) == (frozenset(),)
    assert senses("back", "X") == senses("back")


def test_opposites_are_words_and_symmetric() -> None:
    assert {"fall", "decrease", "drop", "cut", "decline"} <= opposites("rise")
    assert {"reject", "veto"} <= opposites("approve")
    assert "down" not in opposites("rise")
    for word in ("rise", "approve", "leave", "win", "open", "convict", "summer", "wife"):
        for other in opposites(word):
            assert " " not in other
            assert are_opposite(other, word)


@pytest.mark.parametrize(
    ("one", "other"),
    pairs(
        "buy / sell, sale / purchase, lend / borrow, beat / lose, win / lose, before / after, export / import"
    ),
)
def test_converses_are_opposites_told_from_the_other_side(one: str, other: str) -> None:
    assert are_converse(one, other)
    assert are_converse(other, one)
    assert are_opposite(one, other)


@pytest.mark.parametrize(
    ("one", "other"), pairs("rise / fall, approve / reject, convict / acquit, leave / stay")
)
def test_plain_opposites_are_no_converses(one: str, other: str) -> None:
    assert not are_converse(one, other)


def test_reporting_hedges_light_verbs_and_roles() -> None:
    assert all(map(reporting, ("say", "announce", "deny", "warn", "according to", "point out")))
    assert not any(map(reporting, ("build", "die", "approve", "")))
    assert all(map(hedge, ("about", "reportedly", "may", "nearly", "allegedly", "more or less")))
    assert not any(map(hedge, ("exactly", "kill", "")))
    assert all(map(light_verb, ("make", "take", "give", "reach")))
    assert not any(map(light_verb, ("resign", "approve")))
    assert role("president") and role("Prime Minister") and role("vice-president") and not role("oak")
    assert head_of("chancellor") == ("country", "government", "university")
    assert head_of("chief executive") == ("company", "organisation")
    assert head_of("oak") == ()


def test_names_of_senses() -> None:
    assert {sense_name(number) for number in senses("acquittal")} == {"acquit"}
    assert opposite_senses(senses("acquittal")) & senses("convict")
    assert opposite_senses(frozenset()) == frozenset()


def test_vocabulary_of_a_desk() -> None:
    desk = DEFAULT.with_vocabulary([("refloat", "free", "get off the rocks")], [("refloat", "ground")])
    assert desk.are_related("refloat", "free")
    assert desk.are_related("refloat", "get off the rocks")
    assert desk.are_opposite("refloat", "ground")
    assert desk.are_opposite("free", "ground")
    assert desk.are_opposite(*lemmas("refloated grounded"))
    assert "refloat" in desk.opposites("ground")
    assert desk.are_related("rise", "grow")
    assert not are_related("refloat", "free")
    assert not are_opposite("free", "ground")
    found = desk.phrase_senses(lemmas("They got her off, she got off the rocks"))
    assert [(first, last) for first, last, _ in found] == [(6, 10)]
    assert found[0][2] == desk.senses("get off the rocks")
    assert {sense_name(number) for number in found[0][2]} == {"own"}
    assert desk.opposite_senses(desk.senses("refloat")) & desk.senses("ground")


def test_a_desk_has_the_last_word() -> None:
    desk = DEFAULT.with_vocabulary([("pass", "fail")], [("rise", "grow")])
    assert desk.are_related("pass", "fail") and not desk.are_opposite("pass", "fail")
    assert desk.are_opposite("rise", "grow") and not desk.are_related("rise", "grow")
    assert DEFAULT.with_vocabulary() is DEFAULT
    more = desk.with_vocabulary([("kerb", "curb")])
    assert more.are_related("kerb", "curb") and more.are_opposite("rise", "grow")


# ---- the data and its loader check ----------------------------------------------------------------


def test_no_yaml_at_run_time() -> None:
    code = (
        "import sys; from factcheck.language.lexicon import senses; assert senses('rise');"
        "assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)

"""Statements that differ from a fact in its words: attributed, passive, negated, with an opposite word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from factcheck.claims.plans import third_person
from factcheck.language import lexicon
from factcheck.language.lemmas import lemma
from factcheck.model import Span, Token
from factcheck.selftest.opposites import VERBS, WORDS, past
from factcheck.selftest.reading import NEGATIONS, Book, Reading, Statement
from factcheck.values.lexicon import word_set

_OPENERS = word_set(
    """the a an about some all nearly almost more fewer at in on by after before under during neither both
    no its their this these there around over up as according only most many two three four five six
    seven eight nine ten"""
)
_SPEAKER = "Officials said that "
_AUXILIARIES = word_set("is are was were will would has have had can could must should")
_BE = word_set("is are was were")
# Where the subject has one of these, "not" does not turn the sentence round.
_QUANTIFIERS = word_set(
    """all some any both each every only most many few several more fewer about nearly almost least half
    none also still already even just first last ever yet until unless"""
)
_BOUNDARIES = word_set(
    """that which who whose whom when where while before after how until since during because although if
    as but and or , ; :"""
)
_MODALS = _AUXILIARIES | {"to", "not", "may", "might", "shall"}
_CONTESTS = word_set(
    """election race vote case match game final appeal bid title prize contest championship referendum
    ballot lawsuit presidency series tournament cup"""
)
_DETERMINERS = word_set("the a an its their his her this these of all 's ’s")
_PASSIVES = re.compile(
    r" (approved|rejected|signed|adopted|ratified|launched|acquired|endorsed|cancelled|condemned|vetoed"
    r"|upheld) (the )?"
)


def true_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact as somebody's words, and in the passive where that is safe."""
    fact, text = reading.fact.id, reading.text
    first = reading.analysis.tokens[0]
    reports = any(lexicon.reporting(token.lemma) for token in reading.analysis.tokens)
    if not reports and "according" not in reading.words and '"' not in text and "“" not in text:
        named = any(mention.span.start == 0 for mention in reading.analysis.mentions)
        if first.text.lower() in _OPENERS:
            yield Statement(fact, "attributed", True, _SPEAKER + text[0].lower() + text[1:])
        elif named or first.text[0].isdigit():
            yield Statement(fact, "attributed", True, _SPEAKER + text)
    names = reading.names
    for one, two in pairwise(names[:2]):
        match = _PASSIVES.fullmatch(text, one.span.end, two.span.start)
        opening = text[: one.span.start].lower()
        rest = text[two.span.end :]
        if (
            match
            and opening in ("", "the ")
            and not two.text.endswith("s")
            and re.match(r"(?: (?:on|in) |\.$)", rest)
        ):
            agent = opening + text[slice(*one.span)]
            passive = f"{match[2] or ''}{two.text} was {match[1]} by {agent}{rest}"
            yield Statement(fact, "passive", True, passive[0].upper() + passive[1:])


def false_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact negated, or without its negation, and with an opposite word."""
    turned = _turned(reading)
    if turned and not book.made_true(reading, lambda other: other.is_negated != reading.is_negated):
        yield Statement(reading.fact.id, "polarity", False, turned)
    if reading.is_negated:
        return
    for token in reading.analysis.tokens:
        new = _opposite(reading, token)
        if new and not book.made_true(reading, _says(new)):
            span = Span(token.start, token.end)
            yield Statement(reading.fact.id, "opposite", False, reading.edited([(span, new)]))
            return


def _says(word: str) -> Callable[[Reading], bool]:
    wanted = lemma(word)
    return lambda reading: any(
        token.lemma == wanted or lexicon.are_related(token.lemma, wanted) for token in reading.analysis.tokens
    )


def _turned(reading: Reading) -> str:
    """Return the sentence with its first auxiliary negated, or no longer negated; "" if unsure."""
    tokens = reading.analysis.tokens
    for index, word in enumerate(reading.words):
        if word in _QUANTIFIERS or (word in _BOUNDARIES and index) or word in NEGATIONS:
            return ""
        if word not in _AUXILIARIES:
            # A verb in the past before it: the auxiliary belongs to another clause.
            past_tense = word == tokens[index].text and index and _is_participle(word)
            if lexicon.reporting(tokens[index].lemma) or past_tense:
                return ""
            continue
        following = reading.words[index + 1] if index + 1 < len(tokens) else ""
        counted = any(quantity.span.start < tokens[index].start for quantity in reading.quantities)
        if index == 0 or not following or counted or reading.words[0] == "there":
            return ""
        if following == "not":
            after = reading.words[index + 2 :]
            if {"but", "only", "any", "yet", "until"} & set(after) or NEGATIONS & set(after):
                return ""
            end = tokens[index + 1].end + 1
            return reading.edited([(Span(tokens[index + 1].start, end), "")])
        if NEGATIONS & set(reading.words) or following in _QUANTIFIERS or "but" in reading.words:
            return ""
        # Of two clauses "not" turns one only, and the other may be the one that a reader minds.
        if word not in _BE and word not in ("will", "would") and not _is_participle(following):
            return ""
        place = tokens[index].end
        return reading.edited([(Span(place, place), " not")])
    return ""


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or (lemma(word, "VERB") != word and not word.endswith(("ing", "s")))


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, str, bool]]:
    """Return each form of a verb: the opposite's same form, the verb, and whether it might be a noun."""
    forms: dict[str, tuple[str, str, bool]] = {}
    for verb, other in VERBS.items():
        pairs = zip((*past(verb), third_person(verb), verb), (*past(other), third_person(other), other))
        for number, (form, new) in enumerate(pairs):
            forms.setdefault(form, (new, verb, number > 1))
    return forms


def _opposite(reading: Reading, token: Token) -> str:
    word = token.text
    if word != word.lower():
        return ""
    if word in WORDS:
        following = reading.after(token.end, 1)
        if word in ("before", "after") and not (following and _starts_event(reading, token, following[0])):
            return ""
        return WORDS[word]
    new, verb, doubtful = _forms().get(word, ("", "", False))
    before, following = reading.before(token.start, 1), reading.after(token.end, 4)
    # The past tense and the participle of these differ; after "has" or "was" it is the participle.
    participles = past(verb)[1] if verb else ""
    if verb and word == participles and before and before[0] in (_BE | {"has", "have", "had", "been", "be"}):
        new = past(VERBS[verb])[1]
    if not new or (following and following[0] in ("up", "down", "out", "off", "over", "back")):
        return ""
    if verb and before and before[0] in _DETERMINERS:
        return ""
    if doubtful and not (before and before[0] in _MODALS):
        return ""
    if verb == "raise" and any(quantity.dimension == "money" for quantity in reading.quantities):
        return ""  # to raise money is not to make it more
    if {"win", "lose"} & {verb} and not _CONTESTS & set(following):
        return ""
    return new


def _starts_event(reading: Reading, token: Token, following: str) -> bool:
    """Tell whether "before" or "after" tells the order of two things here, not "the day after"."""
    here = token.end + 1
    named = any(mention.span.start in (here, here + 4) for mention in reading.analysis.mentions)
    measured = any(value.span.start <= token.start < value.span.end for value in reading.analysis.values)
    opened = any(value.span.end in (token.start - 1, token.start) for value in reading.analysis.values)
    return not measured and not opened and token.start > 0 and (named or following in ("the", "its", "their"))

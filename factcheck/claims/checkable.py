"""Is there anything to check? Questions, opinions, predictions and commands are not statements of fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache


class Kind(str, Enum):
    """What a sentence does, as far as its words show."""

    STATEMENT = "statement"
    QUESTION = "question"
    OPINION = "opinion"
    PREDICTION = "prediction"
    COMMAND = "command"
    TOPIC = "topic"


_QUESTION_START = frozenset(
    [
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "why",
        "how",
        "did",
        "does",
        "do",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
    ]
)
_WH = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])
_TURNED_START = _QUESTION_START - _WH
_SUBJECT_LIKE = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "this",
        "that",
        "these",
        "those",
        "there",
        "his",
        "her",
        "its",
        "their",
        "our",
        "your",
        "my",
        "any",
        "anyone",
    ]
)
_OPINION = r"""\b(?:
      i\ (?:think|believe|feel|guess|suppose|doubt|hope|love|hate)
    | in\ my\ (?:view|opinion)
    | we\ (?:should|must|ought)
    | ought\ to
    | should\ (?:have|be|never|not)
    | had\ better
    | it\ is\ (?:time|high\ time|right|wrong|fair|unfair|a\ shame|a\ pity|sad|good|bad)
    | (?:best|worst|greatest|finest)\ .{0,40}\b(?:ever|in\ history|of\ all\ time|in\ years|in\ decades)
    | most\ (?:beautiful|boring|exciting|important|interesting|overrated|embarrassing|shameful)
    | arguably | undoubtedly | frankly | sadly | thankfully
    | deserves?\ (?:to|credit|praise|better)
    | disgrace(?:ful)? | shameful | outrageous
    | brilliant | wonderful | terrible | awful | dreadful | beautiful | charming | ugly | boring
    | foolish | reckless | cowardly | heroic
    )\b"""
_PREDICTION = r"""\b(?:
      will\ (?:probably|likely|surely|certainly|never|soon|one\ day|no\ doubt|undoubtedly|eventually)
    | will\ almost\ certainly
    | (?:is|are)\ (?:likely|unlikely|bound|certain|sure|set\ to\ become|destined)\ to
    | (?:may|might|could)\ (?:well|yet|one\ day|soon|eventually)
    | sooner\ or\ later
    | in\ the\ (?:years|decades)\ to\ come
    | by\ the\ end\ of\ the\ (?:decade|century)
    | is\ expected\ to\ become
    | predicts?\ that | forecasts?\ that
    )\b"""
_COMMAND_START = frozenset(
    [
        "please",
        "let",
        "let's",
        "don't",
        "do",
        "remember",
        "imagine",
        "consider",
        "read",
        "see",
        "watch",
        "click",
        "subscribe",
        "note",
        "stay",
        "tell",
        "ask",
        "look",
        "listen",
        "call",
    ]
)


@cache  # most runs have no need of them, and they take a millisecond to make
def _opinion() -> re.Pattern[str]:
    return re.compile(_OPINION, re.IGNORECASE | re.VERBOSE)


@cache
def _prediction() -> re.Pattern[str]:
    return re.compile(_PREDICTION, re.IGNORECASE | re.VERBOSE)


# Without one of these words a pattern finds nothing. It would be tried at every letter, these are looked up at once.
_OF_OPINIONS = frozenset(
    """
    think believe feel guess suppose doubt hope love hate view opinion must ought should better
    time high right wrong fair unfair shame pity sad good bad best worst greatest finest
    beautiful boring exciting important interesting overrated embarrassing shameful
    arguably undoubtedly frankly sadly thankfully deserve deserves disgrace disgraceful outrageous
    brilliant wonderful terrible awful dreadful charming ugly foolish reckless cowardly heroic
    """.split()
)
_OF_PREDICTIONS = frozenset(
    """
    probably likely surely certainly never soon one doubt undoubtedly eventually unlikely bound certain sure become
    destined well yet sooner come decade century predict predicts forecast forecasts
    """.split()
)
_WORD = re.compile(r"\w+")
# Letters that a pattern takes for plain ones and `lower` does not: dotted I, dotless i, long s.
_ALIKE = frozenset("İıſ")


def _plain_words(text: str, lower: list[str]) -> list[str]:
    """Return a sentence's words as a pattern takes them, given its tokens in lower case."""
    if "'" in text or "’" in text or "ʼ" in text:  # they join and part tokens (O'Hope), not what a pattern finds
        return _WORD.findall(text.lower())
    return lower


def _may_tell(text: str, words: Iterable[str], known: frozenset[str]) -> bool:
    """Tell whether a sentence has any of the words that opinions or predictions are known by."""
    return not known.isdisjoint(words) or not (text.isascii() or _ALIKE.isdisjoint(text))


def _first_words(lower: Sequence[str]) -> list[str]:
    """Return the first two tokens that are words or figures."""
    found = []
    for word in lower:
        if word[:1].isalnum():
            found.append(word)
            if len(found) == 2:
                break
    return found


def kind_of(text: str, tokens: Iterable[str]) -> Kind:
    """Return what a sentence does, given its text and its tokens; STATEMENT where nothing in it says otherwise."""
    whole, lower = text, [token.lower() for token in tokens]
    words = _first_words(lower)
    text = text.rstrip(" \"'”’)")
    if not words:
        return Kind.STATEMENT
    if text.endswith("?"):
        return Kind.QUESTION
    second = words[1] if len(words) > 1 else ""
    # a telegraph-style question: "why did the guild refuse to sign"
    if words[0] in ("why", "who", "what") and not text.endswith("."):
        return Kind.QUESTION
    if words[0] in ("when", "where", "how") and second in _QUESTION_START:
        return Kind.QUESTION
    if words[0] in _TURNED_START and second in _SUBJECT_LIKE and not text.endswith("."):
        return Kind.QUESTION
    plain = _plain_words(whole, lower)
    if _may_tell(whole, plain, _OF_OPINIONS) and _opinion().search(whole):
        return Kind.OPINION
    if _may_tell(whole, plain, _OF_PREDICTIONS) and _prediction().search(whole):
        return Kind.PREDICTION
    if words[0] in _COMMAND_START and not text.endswith("?"):
        return Kind.COMMAND
    return Kind.STATEMENT

"""Is there anything to check? Questions, opinions, predictions and commands are not statements of fact."""

from __future__ import annotations

import re
from enum import Enum

from factcheck.model import Analysis


class Kind(str, Enum):
    """What a sentence does, as far as its words show."""

    STATEMENT = "statement"
    QUESTION = "question"
    OPINION = "opinion"
    PREDICTION = "prediction"
    COMMAND = "command"


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
_OPINION = re.compile(
    r"""\b(?:
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
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PREDICTION = re.compile(
    r"""\b(?:
      will\ (?:probably|likely|surely|certainly|never|soon|one\ day|no\ doubt|undoubtedly|eventually)
    | will\ almost\ certainly
    | (?:is|are)\ (?:likely|unlikely|bound|certain|sure|set\ to\ become|destined)\ to
    | (?:may|might|could)\ (?:well|yet|one\ day|soon|eventually)
    | sooner\ or\ later
    | in\ the\ (?:years|decades)\ to\ come
    | by\ the\ end\ of\ the\ (?:decade|century)
    | is\ expected\ to\ become
    | predicts?\ that | forecasts?\ that
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
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


def kind_of(analysis: Analysis) -> Kind:
    """Return what a sentence does; STATEMENT where nothing in it says otherwise."""
    words = [token.text.lower() for token in analysis.tokens if token.text[:1].isalnum()]
    text = analysis.text.rstrip(" \"'”’)")
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
    if words[0] in _QUESTION_START - _WH and second in _SUBJECT_LIKE and not text.endswith("."):
        return Kind.QUESTION
    if _OPINION.search(analysis.text):
        return Kind.OPINION
    if _PREDICTION.search(analysis.text):
        return Kind.PREDICTION
    if words[0] in _COMMAND_START and not text.endswith("?"):
        return Kind.COMMAND
    return Kind.STATEMENT

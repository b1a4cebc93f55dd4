"""Finds the noun that a number counts, without a parser: the head of the short run of words after it."""

from __future__ import annotations

from factcheck.values.lexicon import (
    CALENDAR,
    PLURALS,
    SINGULARS,
    STOPS,
    VERBS,
)
from factcheck.values.tokens import Tokens

_LONGEST = 6  # words between a number and its noun, at most


def plural(word: str) -> bool:
    """Whether `word` looks like a plural noun."""
    if word in PLURALS:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'" and word not in SINGULARS


def _wordlike(t: Tokens, i: int) -> bool:
    word = t.low[i]
    if word in STOPS:
        return word == "us" and t.raw(i) == "US"
    return word != "" and word[0].isalpha()


def read_noun(t: Tokens, i: int, singular: bool) -> tuple[str, int] | None:
    """The counted noun in the run from token `i` on and the token after it, or None.

    `singular` is for a count of one ("one American soldier died"): the last word of the run before a
    verb is then the head; otherwise the first plural is, or a plural straight after it.
    """
    low = t.low
    run: list[int] = []
    j = i
    while len(run) < _LONGEST:
        word = low[j]
        if not _wordlike(t, j):
            after = _past_figure(t, j, bool(run))
            if after == j:
                break
            j = after
            continue
        if word in CALENDAR or (word in VERBS and not (word == "rose" and plural(low[j + 1]))):
            break
        run.append(j)
        # "wide-body jets": a compound counts as one word of the run, by its last part
        while low[j + 1] == "-" and t.glued(j + 1) and t.glued(j + 2) and low[j + 2][:1].isalpha():
            j += 2
            run[-1] = j
        if low[j + 1] == "." and len(low[j]) == 1:
            j += 1
            while low[j + 1] and len(low[j + 1]) == 1 and low[j + 2] == ".":
                j += 2
        j += 1
    if not run:
        return None
    if singular:
        return _singular_head(t, run)
    for position, at in enumerate(run):
        if plural(low[at]):
            head = at
            for later in run[position + 1 :]:
                if later != head + 1 or not plural(low[later]) or low[later] in VERBS:
                    break
                head = later
            return low[head], head + 1
        # an apostrophe after the run's word makes it a possessive, never the head
    first = run[0]
    if first != i or low[first + 1] == "-" or low[first] in VERBS:
        return None
    if not low[first].isalpha():
        return None
    # "4 million voted": it says what was counted, but is no part of the amount
    return low[first], first if low[first].endswith("ed") else first + 1


def _past_figure(t: Tokens, j: int, inside: bool) -> int:
    """Past a figure inside a noun phrase ("six 19th-century windows", "14 Leopard 2 tanks")."""
    if not t.figure(j):
        return j
    if inside and t.capital(j - 1) and plural(t.low[j + 1]):
        return j + 1
    k = j + 1
    while t.glued(k) and (t.low[k] == "-" or t.low[k].isalpha()) and k < j + 5:
        k += 1
    return k if k > j + 2 and not inside else j


def _singular_head(t: Tokens, run: list[int]) -> tuple[str, int] | None:
    low = t.low
    head = run[0]
    for position, at in enumerate(run):
        word = low[at]
        if position and (word.endswith(("ed", "ing")) or (word[-1] == "s" and plural(word))):
            break
        head = at
        if position >= 2:
            break
    return low[head], head + 1

"""What was not so until a time, put as what it tells: "did not open until 12 May" says that it did open on 12 May.

A reader of wording that is asked beside "opened on 12 May" sees a denial, and so do rules.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claims.shorten import is_tree, without
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.model import Analysis, Bound, Span, TimeRole, TimeValue, Token, Value

_UNTIL = ("until", "till")
_OPENING = re.compile(r"(?:up )?(?:until|till)\s+", re.I)
_NEGATIONS = ("not", "n't", "n’t")
# What somebody may, must or wants not to do until a time is no more than that.
_FINITE = words("do does did be is are was were been has have had will would wo")
_BARE = words("last next this yesterday today tomorrow")
_PAST = words("did was were had has have")
# What lasts until a time and is denied ended before it: "the strike did not last until May".
_LASTING = words("last run stay remain continue wait keep go extend serve survive hold live")
_HANGS_ON = ("obl", "obl:tmod", "obl:unmarked", "advcl", "advmod", "nmod")


def as_begun(analysis: Analysis) -> Analysis:
    """Return a parsed sentence with "not … until" put as when it came about; else the sentence itself.

    Spans stay those of the text. What lasts "until now" or "until at least May" is left as it stands.
    """
    if not analysis.parsed or not any(token.text.lower() in _UNTIL for token in analysis.tokens):
        return analysis
    tree = Tree(analysis)
    for place in range(1, len(tree.tokens) - 1):
        if tree.low(place) in _UNTIL and tree[place].rel in ("case", "mark", "advmod"):
            negation = _negation(tree, place)
            past = negation > 0 and tree.low(negation - 1) in _PAST
            if negation >= 0 and (put := _opened(tree, place, past)) is not None:
                return _without_negation(analysis, negation, place, *put)
    return analysis


def _negation(tree: Tree, place: int) -> int:
    """Return the place of the "not" that what lasts until then goes with; -1 where there is none of a finite verb."""
    head = tree[place].head
    if head < 0 or tree[head].rel not in _HANGS_ON:
        return -1
    for verb in tree.up(head):
        if tree[verb].lemma in _LASTING:
            return -1
        denied = [child for child in tree.kids(verb, "advmod") if tree.low(child) in _NEGATIONS and child < place]
        if denied:
            before = tree.low(denied[0] - 1) if denied[0] else ""
            helps = denied[0] and tree[denied[0] - 1].rel in ("aux", "aux:pass", "cop")
            return denied[0] if helps and before in _FINITE else -1
        if tree[verb].rel != "xcomp":
            break
    return -1


def _opened(tree: Tree, place: int, past: bool) -> tuple[str, TimeValue | None] | None:
    """Return what stands for "until", "" for nothing, and the time that it opens, None for another thing.

    None alone where that cannot be told: what will not happen until something else has need not happen at all.
    """
    following = tree.low(place + 1)
    if following in ("after", "when"):
        return "", None
    value = _time_at(tree.analysis, tree[place]) or _time_at(tree.analysis, tree[place + 1])
    if value is None:
        head = tree[place].head
        clause = tree[place].rel == "mark" and tree[head].pos in ("VERB", "AUX", "ADJ", "NOUN")
        return ("after", None) if past and clause and tree.kid(head, "nsubj", "nsubj:pass") >= 0 else None
    if value.role is TimeRole.OFFSET or value.role is TimeRole.DURATION:
        return "", None
    if value.role not in (TimeRole.UNTIL, TimeRole.AT) or value.core_start is None or following in ("now", "then"):
        return None
    if following in _BARE:
        return "", value
    if following == "the":  # "until the end of November"
        return "at", value
    return ("on" if value.granularity == "day" else "in"), value


def _time_at(analysis: Analysis, token: Token) -> TimeValue | None:
    for value in analysis.values:
        if isinstance(value, TimeValue) and value.span.start <= token.start < value.span.end:
            return value
    return None


def _without_negation(analysis: Analysis, negation: int, place: int, word: str, time: TimeValue | None) -> Analysis:
    values = tuple(_as_point(value) if value is time else value for value in analysis.values)
    tokens = list(analysis.tokens)
    gone = {negation} if word else {negation, place}
    if word:
        tokens[place] = replace(tokens[place], text=word, lemma=word)
    if tokens[negation - 1].text.lower() == "wo":
        tokens[negation - 1] = replace(tokens[negation - 1], text="will", lemma="will")
    changed = replace(analysis, tokens=tuple(tokens), values=values)
    if not is_tree(changed.tokens):
        return analysis
    kept = without(changed, gone)
    return analysis if kept is changed else replace(kept, values=values)


def opens_with_until(analysis: Analysis, value: Value) -> bool:
    """Tell whether "until" stands before a value in the text, whatever is read for it."""
    words_before = analysis.text[: value.span.start].lower().split()[-1:]
    return any(word in _UNTIL for word in words_before)


def _as_point(value: Value) -> Value:
    """Return what opens with "until" as the time alone: it is that which another may stand for."""
    if not isinstance(value, TimeValue):
        return value
    opening = _OPENING.match(value.text)
    ahead = opening.end() if opening else 0
    span = Span(value.span.start + ahead, value.span.end)
    value = replace(value, span=span, text=value.text[ahead:])
    return replace(value, role=TimeRole.AT, start=value.core_start, end=value.core_end, bound=Bound.EXACT)

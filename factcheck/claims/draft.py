"""A frame while its rules are at work on it: the same slots, still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.claims.tree import Tree
from factcheck.language.lexicon import reporting
from factcheck.model import Argument, Quantity, TimeValue

_QUANTIFIERS = {
    "all": "all", "every": "all", "each": "all", "everyone": "all", "everybody": "all", "everything": "all",
    "some": "some", "several": "some", "many": "some", "few": "some", "most": "most",
    "no": "none", "none": "none", "nobody": "none", "nothing": "none", "neither": "none",
    "only": "only", "sole": "only", "both": "both", "either": "either", "half": "half",
    "first": "first", "last": "last", "final": "last", "any": "any",
}  # fmt: skip
_SPAN_STOPS = frozenset(("appos", "parataxis", "acl", "acl:relcl", "advcl", "list", "dep", "discourse"))
_EDGES = frozenset((",", ";", ":", ".", "-", "–", "—", "(", ")", '"', "“", "”", "'", "‘", "’", "!", "?", "[", "]"))


@dataclass(slots=True)
class Draft:
    """An event whose slots are being filled."""

    tree: Tree
    at: int  # the predicate's token
    clause: int  # the token that the clause hangs from
    kind: str
    lemmas: tuple[str, ...]
    senses: frozenset[int] = frozenset()
    noun: int = -1  # the noun that a light verb leaves the meaning to
    surface: int = -1  # the grammatical subject's head, for others to inherit
    subject: Argument | None = None
    object: Argument | None = None
    indirect: Argument | None = None
    complement: Argument | None = None
    obliques: list[Argument] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    modality: str = ""
    tense: str = ""
    speaker: Argument | None = None
    parent: int = -1
    link: str = ""


def argument(tree: Tree, head: int, preposition: str = "") -> Argument:
    """Return the participant that a token heads, with those coordinated with it."""
    stops = _SPAN_STOPS | {"conj"} if _clause_within(tree, head) else _SPAN_STOPS
    skipped = {
        place
        for child in tree.kids(head, "case", "mark", "cc", "cop", "aux")
        if child < head
        for place in tree.below(child)
    }
    skipped.update(
        place
        for child in tree.kids(head, "nmod", "nmod:unmarked")
        if _of_event(tree, child)
        for place in tree.below(child)
    )
    words = [place for place in _own_words(tree, head, stops) if place not in skipped]
    while len(words) > 1 and tree[words[-1]].text in _EDGES:
        words.pop()
    while len(words) > 1 and (tree[words[0]].text in _EDGES or tree[words[0]].rel in ("cc", "cc:preconj")):
        words.pop(0)
    return Argument(head, words[0], words[-1] + 1, preposition, quantifier(tree, head))


def _of_event(tree: Tree, child: int) -> bool:
    """Tell whether what hangs on a noun dates or prices the event: "rival for 1.2 billion euros"."""
    preposition = tree.preposition(child)
    if preposition in ("in", "on", "during", "since", "until", "by", "after", "before", "from", ""):
        return any(tree.in_value(place, TimeValue) for place in tree.name(child)) and tree.kid(child, "nmod:poss") < 0
    return preposition == "for" and any(
        isinstance(value, Quantity)
        and value.dimension == "money"
        and value.span.start <= tree[child].start < value.span.end
        for value in tree.analysis.values
    )


def gap_subject(tree: Tree, place: int) -> int:
    """Return the person before what is left of a clause without its verb; -1 where no verb was left out.

    "Habeck became chancellor and Baerbock foreign minister": the parser hangs both on "chancellor".
    """
    if tree[place].rel != "conj" or tree[place].pos not in ("NOUN", "ADJ"):
        return -1
    head = tree[place].head
    if tree[head].rel not in ("xcomp", "obj", "obl") or tree[head].entity == "person":
        return -1
    named = [
        child for child in tree.kids(place, "compound", "nmod", "nmod:desc", "nsubj") if tree[child].entity == "person"
    ]
    if named:
        return named[0] if tree.kid(place, "cc", "punct") >= 0 else -1
    before = [other for other in tree.kids(head, "conj") if other < place]
    return before[-1] if before and tree[before[-1]].entity == "person" else -1


def _own_words(tree: Tree, head: int, stops: frozenset[str]) -> list[int]:
    if tree.kid(head, "cop") < 0 and tree.kid(head, "nsubj", "nsubj:pass") < 0:
        return tree.below(head, stops)
    # The complement of a copula governs its whole clause: only what belongs to the noun is its own.
    found = [head]
    for child in tree.kids(
        head, "det", "amod", "compound", "flat", "nummod", "nmod", "nmod:poss", "nmod:desc", "case", "conj"
    ):
        if tree[child].rel != "conj" or not _is_clause(tree, child):
            found.extend(tree.below(child, stops))
    return sorted(found)


def _clause_within(tree: Tree, head: int) -> bool:
    return any(_is_clause(tree, other) or gap_subject(tree, other) >= 0 for other in tree.conjuncts(head)[1:])


def _is_clause(tree: Tree, place: int) -> bool:
    return tree[place].pos in ("VERB", "AUX") or tree.kid(place, "nsubj", "nsubj:pass", "cop") >= 0


def quantifier(tree: Tree, head: int) -> str:
    """Return how many of a kind a noun phrase speaks of: all, some, most, none, only, both, first, last."""
    part = partitive(tree, head)
    if part >= 0 and tree.low(head) not in _QUANTIFIERS:
        whole = tree.kid(part, "nummod")
        return "some" if tree[head].pos == "NOUN" or (whole >= 0 and tree.low(whole) != tree.low(head)) else ""
    for place in [
        head,
        *tree.kids(head, "det", "det:predet", "amod", "advmod", "nummod", "cc:preconj", "case"),
    ]:
        word = tree.low(place)
        if word in _QUANTIFIERS and (place != head or tree[place].pos in ("DET", "PRON", "NUM", "ADJ", "NOUN")):
            # "All but one" is not all.
            but = place + 1 < len(tree.tokens) and tree.low(place + 1) == "but"
            return "most" if but else _QUANTIFIERS[word]
    return ""


def partitive(tree: Tree, head: int) -> int:
    """Return the noun that a number, "part" or "none" is of: "three of the four pipelines"; -1 for none."""
    if tree[head].pos in ("NUM", "DET", "PRON") or tree.low(head) in (
        "part",
        "parts",
        "half",
        "none",
        "most",
        "majority",
    ):
        return next((child for child in tree.kids(head, "nmod") if tree.preposition(child) == "of"), -1)
    return -1


def is_noun(tree: Tree, place: int) -> bool:
    """Tell whether a token heads a noun phrase."""
    return tree[place].pos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET")


def inserted(tree: Tree, place: int) -> bool:
    """Tell whether a verb of saying is put in between, whatever the parser hung it on: "…, police said"."""
    if tree[place].pos != "VERB" or not reporting(tree[place].lemma):
        return False
    if tree[place].rel not in ("conj", "parataxis", "acl", "acl:relcl", "advcl", "ccomp"):
        return False
    subject = tree.kid(place, "nsubj")
    if subject < 0 or tree.kid(place, "obj", "ccomp", "xcomp", "cc", "mark", "csubj", "aux:pass", "obl") >= 0:
        return False
    first = min(tree.below(subject))
    relative = tree.low(subject) in ("who", "which", "that")
    return not relative and first > 0 and tree[first - 1].text in (",", "”", '"', "–", "—", "’")

"""Who takes part in an event, where another clause says so: relatives, participles, second verbs, gaps.

The rules look at neighbours that are higher up in the tree, whose roles are filled by then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.claims.draft import Draft, argument, gap_subject, inserted, is_noun
from factcheck.claims.roles import is_participle
from factcheck.claims.words import words
from factcheck.model import Argument

LentRule = Callable[[Draft, Mapping[int, Draft]], None]
_OBJECT_CONTROL = words(
    "order tell ask allow force urge persuade require want help let make enable expect advise forbid "
    "permit oblige instruct warn compel invite lead cause get prompt"
)
_NEVER_PASSIVE = words(
    "die fall resign remain go come appear leave return stay live become be have rise grow arrive step"
)
_RELATIVES = frozenset(("who", "which", "that", "whom"))


def antecedents(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """A relative pronoun stands for the noun before it; left out it is the object: "the deal he made"."""
    tree, at = draft.tree, draft.clause
    if tree[at].rel not in ("acl", "acl:relcl") or draft.kind in ("nominal", "apposition") or inserted(tree, at):
        return
    noun = tree[at].head
    if not is_noun(tree, noun):
        return
    antecedent = _antecedent(draft, noun)
    found = False
    for slot in ("subject", "object", "indirect"):
        item = getattr(draft, slot)
        if item is not None and tree.low(item.head) in _RELATIVES and tree[item.head].pos in ("PRON", "DET", "SCONJ"):
            setattr(draft, slot, antecedent)
            found = True
            if draft.surface == item.head:
                draft.surface = noun
    owners = tree.kids(draft.surface, "nmod:poss") if draft.surface >= 0 else []
    if found or tree.kid(at, "mark") >= 0 or any(tree.low(child) == "whose" for child in owners):
        return
    if (
        draft.kind == "verb"
        and tree[at].rel == "acl:relcl"
        and draft.subject is not None
        and draft.object is None
        and not any(tree.low(item.head) in _RELATIVES for item in draft.obliques)
        and tree.kid(at, "advmod") < 0
    ):
        draft.object = antecedent


def _antecedent(draft: Draft, noun: int) -> Argument:
    item = argument(draft.tree, noun, draft.tree.preposition(noun))
    # A clause amid the noun's words is not the noun's.
    first = min(draft.tree.below(draft.clause))
    return Argument(item.head, item.start, min(item.end, max(first, item.start + 1)), "", item.quantifier)


def participles(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """A participle beside a noun is said of it: "the man arrested on Friday", "a firm making steel"."""
    tree, at = draft.tree, draft.clause
    if draft.kind != "verb" or draft.surface >= 0 or tree[at].rel not in ("acl", "acl:relcl"):
        return
    noun = tree[at].head
    if tree.kid(at, "mark") >= 0 or not is_noun(tree, noun):
        return
    _say_of(draft, _antecedent(draft, noun), noun)


def adverbial_subjects(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """A clause without a subject has its neighbour's: "Founded in 1990, the firm …", "after winning"."""
    tree, at = draft.tree, draft.clause
    if (
        draft.surface >= 0
        or tree[at].rel not in ("advcl", "ccomp", "parataxis")
        or draft.kind in ("nominal", "apposition")
    ):
        return
    above = by_clause.get(tree[at].head)
    if above is not None and above.surface >= 0:
        _say_of(draft, argument(tree, above.surface), above.surface)


def controlled_subjects(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Who is to do what an infinitive says: "ordered the firm to pay", "the army failed to take"."""
    tree, at = draft.tree, draft.clause
    infinitive = (
        tree[at].rel == "acl" and tree.low(tree.kid(at, "mark")) == "to" if tree.kid(at, "mark") >= 0 else False
    )
    if draft.surface >= 0 or not (tree[at].rel == "xcomp" or infinitive):
        return
    head = tree[at].head
    above = by_clause.get(head) or by_clause.get(tree[head].head if tree[head].head >= 0 else -1)
    if above is None:
        if infinitive and tree[head].rel == "root" and is_noun(tree, head):
            _say_of(draft, argument(tree, head), head)  # "Ferry owner to pay fine"
        return
    if above.object is not None and above.lemmas[-1] in _OBJECT_CONTROL and tree[at].rel == "xcomp":
        _say_of(draft, above.object, above.object.head)
    elif above.surface >= 0:
        _say_of(draft, argument(tree, above.surface), above.surface)


def coordinated(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """A second verb has the first one's subject: "Smith beat Jones and became mayor"."""
    tree, at = draft.tree, draft.clause
    if tree[at].rel != "conj" or draft.surface >= 0 or draft.kind in ("nominal", "apposition", "gapped"):
        return
    above = by_clause.get(tree[at].head)
    if above is None or above.kind in ("nominal", "apposition"):
        return
    if above.surface < 0:
        if above.object is not None and above.passive:
            _say_of(draft, above.object, above.object.head)
        return
    draft.surface = above.surface
    lent = above.object if above.passive and above.noun < 0 else above.subject
    participle = draft.kind == "verb" and is_participle(draft) and draft.lemmas[0] not in _NEVER_PASSIVE
    if above.passive and draft.object is None and participle and tree.kid(at, "aux") < 0:
        draft.passive, draft.object = True, lent
        draft.subject = draft.subject or above.subject
        return
    if draft.passive and draft.kind == "verb" and draft.noun < 0:
        draft.object = draft.object or lent
    else:
        draft.subject = draft.subject or lent


def gaps(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Where a verb is not said twice its second subject and object fill the same roles."""
    if draft.kind != "gapped":
        return
    tree, at = draft.tree, draft.clause
    above = by_clause.get(draft.at)
    rest = tree.kid(at, "orphan")
    subject = at if rest >= 0 else gap_subject(tree, at)
    other = rest if rest >= 0 else at
    draft.surface = subject
    first, second = argument(tree, subject), argument(tree, other, tree.preposition(other))
    if rest < 0:
        later = [place for place in range(second.start, second.end) if place not in tree.below(subject)]
        second = Argument(at, max(first.end, later[0]), second.end)
    draft.subject = first
    if above is not None and above.passive:
        draft.passive, draft.subject, draft.object = True, None, first
    if second.preposition:
        draft.obliques.append(second)
    elif above is not None and above.complement is not None:
        draft.complement = second
    elif draft.object is None:
        draft.object = second


def pronouns(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """He or she is the one person named before who has no other part in it: "Berg left, and Hull succeeded him"."""
    tree = draft.tree
    for slot, other in (("subject", draft.object), ("object", draft.subject)):
        item = getattr(draft, slot)
        if item is None or tree.low(item.head) not in _PERSONS:
            continue
        taken = set() if other is None else set(range(other.start, other.end))
        named = [
            place for place, token in enumerate(tree.tokens[: item.head])
            if token.pos == "PROPN" and token.entity == "person" and token.rel not in _INSIDE_NAMES
        ]  # fmt: skip
        free = [place for place in named if place not in taken]
        if len(free) == 1:
            setattr(draft, slot, argument(tree, free[0]))


_PERSONS = words("he him she her")
_INSIDE_NAMES = frozenset(("flat", "compound", "nmod:desc", "nmod:poss"))


def _say_of(draft: Draft, item: Argument, surface: int) -> None:
    """Give a clause without a subject one, in the voice that its verb form shows."""
    draft.surface = surface
    item = Argument(item.head, item.start, item.end, "", item.quantifier)
    tree = draft.tree
    infinitive = tree.kid(draft.clause, "mark") >= 0 and tree.low(tree.kid(draft.clause, "mark")) == "to"
    if draft.kind == "verb" and draft.passive and draft.object is None:
        draft.object = item
    elif draft.kind == "verb" and not infinitive and is_participle(draft) and draft.object is None and draft.noun < 0:
        if tree.kid(draft.clause, "aux") < 0 and draft.lemmas[0] not in _NEVER_PASSIVE:
            draft.passive, draft.object = True, item
            return
        draft.subject = draft.subject or item
    else:
        draft.subject = draft.subject or item


LENT: tuple[tuple[str, LentRule], ...] = (
    ("antecedents", antecedents),
    ("participles", participles),
    ("adverbial subjects", adverbial_subjects),
    ("controlled subjects", controlled_subjects),
    ("coordinated", coordinated),
    ("gaps", gaps),
    ("pronouns", pronouns),
)
"""Rules that hand on what a neighbour has; from the top of the tree down, so that what is lent is known."""

"""Who did what to whom: the events that a parsed sentence states, each as a frame with its roles filled."""

from __future__ import annotations

from functools import lru_cache

from factcheck.claims.draft import Draft
from factcheck.claims.lent import LENT
from factcheck.claims.predicates import FINDERS
from factcheck.claims.roles import OWN
from factcheck.claims.scope import SCOPE
from factcheck.claims.tree import Tree
from factcheck.model import Analysis, Attached, Frame, Quantity, TimeValue

_REMEMBERED = 512
_OF_NOUN = frozenset(("nummod", "amod", "compound", "nmod", "nmod:unmarked", "det", "advmod", "nmod:poss"))
_OWN_UNIT = frozenset(("money", "percent", "points", "multiple", "fraction"))


@lru_cache(maxsize=_REMEMBERED)
def frames_of(analysis: Analysis) -> tuple[Frame, ...]:
    """Return the frames of a sentence in the order of their predicates; () where it was not parsed."""
    if not analysis.parsed or not analysis.tokens:
        return ()
    tree = Tree(analysis)
    drafts = _found(tree)
    by_clause = {draft.clause: draft for draft in drafts}
    from_the_top = sorted(drafts, key=lambda draft: (sum(1 for _ in tree.up(draft.clause)), draft.clause))
    for _, own in OWN:
        for draft in from_the_top:
            own(draft)
    for draft in from_the_top:
        for _, lent in LENT:
            lent(draft, by_clause)
    for _, rule in SCOPE:
        for draft in from_the_top:
            rule(draft, by_clause)
    return _frozen(tree, drafts)


def _found(tree: Tree) -> list[Draft]:
    drafts = []
    for place in range(len(tree.tokens)):
        for _, finder in FINDERS:
            draft = finder(tree, place)
            if draft is not None:
                drafts.append(draft)
                break
    taken = {draft.noun for draft in drafts if draft.noun >= 0}
    return [draft for draft in drafts if draft.at not in taken or draft.kind != "nominal"]


def _frozen(tree: Tree, drafts: list[Draft]) -> tuple[Frame, ...]:
    number = {draft.clause: index for index, draft in enumerate(drafts)}
    parents = [next((number[up] for up in tree.up(draft.clause) if up in number), -1) for draft in drafts]
    values: list[list[Attached]] = [[] for _ in drafts]
    for index in range(len(tree.analysis.values)):
        token, owner = _measured(tree, index, number)
        if owner >= 0:
            values[owner].append(Attached(index, token))
    return tuple(
        Frame(
            draft.at,
            "verb" if draft.kind == "gapped" else draft.kind,
            draft.lemmas,
            draft.senses,
            draft.subject,
            draft.object,
            draft.indirect,
            draft.complement,
            tuple(draft.obliques),
            draft.passive,
            draft.negated,
            draft.modality,
            draft.tense,
            draft.speaker,
            tuple(attached),
            draft.clause,
            parent,
            _link(tree, draft),
        )
        for draft, attached, parent in zip(drafts, values, parents)
    )


def _link(tree: Tree, draft: Draft) -> str:
    rel = tree[draft.clause].rel
    if rel == "advcl" or (rel == "obl" and draft.kind == "verb"):
        return tree.preposition(draft.clause) or "participle"
    if rel in ("acl", "acl:relcl"):
        pronoun = any(
            tree.low(place) in ("who", "which", "that", "whose", "whom", "where")
            for place in tree.below(draft.clause)[:3]
        )
        return "relative" if pronoun or rel == "acl:relcl" else "participle"
    return rel


def _measured(tree: Tree, index: int, number: dict[int, int]) -> tuple[int, int]:
    """Return the token that a value counts or dates, and the number of the frame that it belongs to."""
    value = tree.analysis.values[index]
    inside = [
        place
        for place, token in enumerate(tree.tokens)
        if token.start < value.span.end and token.end > value.span.start
    ]
    tops = [place for place in inside if tree[place].head not in inside]
    nominal = [
        place for place in tops if tree[place].rel not in ("case", "advmod", "punct", "det", "mark", "cc")
    ] or tops
    if not nominal:
        return -1, -1
    token = nominal[0]
    counts = isinstance(value, Quantity) and value.dimension not in _OWN_UNIT
    if isinstance(value, TimeValue) or not (counts and tree[token].pos == "NOUN"):
        if isinstance(value, TimeValue) and value.days is None:
            while tree[token].head >= 0 and token not in number:
                token = tree[token].head
        elif tree[token].rel in _OF_NOUN and tree[token].head >= 0 and token not in number:
            token = tree[token].head
    for place in (token, *tree.up(token)):
        if place in number:
            return token, number[place]
    return token, -1

"""What two do together may be told from either side: "Hull met Berg" is "Berg met Hull".

So may what goes from one to the other: "York bought the ferry from Hull" is "Hull sold the ferry to York".

A reader of wording that has learnt who did what to whom takes such names for exchanged. So it reads the claim from the
side from which the fact tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.claims.alignment import FROM_EITHER_SIDE, Aligned, align_frames
from factcheck.claims.participants import Participant, same
from factcheck.claims.plans import third_person
from factcheck.claims.shorten import is_tree
from factcheck.claims.tree import Tree
from factcheck.model import Analysis, Argument, Mention, Quantity, Span, Token, Value


def from_fact_side(claim: Analysis, fact: Analysis) -> Analysis:
    """Return a parsed claim with two names exchanged that the fact has the other way round; else the claim itself.

    Only of what two do together, or one "with" the other, or what one has from the other. The text is another then,
    and so are the spans.
    """
    said = {token.lemma for token in claim.tokens}
    if not (claim.parsed and fact.parsed) or not (said & FROM_EITHER_SIDE or said & {"with", *_TURNED}):
        return claim
    for item in align_frames(claim, fact):
        if item.how == "converse" and (turned := _handed_over(claim, fact, item)) is not None:
            return turned
        first, second = item.claim.subject, _other(item)
        if item.how != "same" or item.claim.negated or first is None or second is None:
            continue
        theirs = item.theirs.get("object") if _together(item) else None
        theirs = theirs or item.theirs.get("with")
        mine = item.mine.get("object") if _together(item) else None
        if _crosswise(item, mine or item.mine.get("with"), theirs):
            return _exchanged(claim, first, second)
    return claim


_TURNED = {"from": "to", "to": "from"}


def _handed_over(claim: Analysis, fact: Analysis, item: Aligned) -> Analysis | None:
    """Return a claim with the fact's verb for its own and giver and taker exchanged; None where that is not so told.

    Of "York bought the ferry from Hull" beside "Hull sold it": "Hull sold the ferry to York".
    """
    frame = item.claim
    others = [one for one in (*frame.obliques, frame.indirect) if one is not None and one.preposition in _TURNED]
    verb = _in_place_of(claim.tokens[frame.predicate], fact.tokens[item.fact.predicate])
    if frame.passive or item.fact.passive or frame.negated or frame.subject is None or len(others) != 1 or not verb:
        return None
    if frame.object is None or frame.kind != "verb":
        return None
    tree = Tree(claim)
    case = next((at for at in tree.kids(others[0].head, "case") if tree.low(at) == others[0].preposition), -1)
    if case < 0:
        return None
    tokens = list(claim.tokens)
    tokens[frame.predicate] = replace(tokens[frame.predicate], text=verb, lemma=item.fact.lemmas[0])
    tokens[case] = replace(tokens[case], text=_TURNED[others[0].preposition], lemma=_TURNED[others[0].preposition])
    put = replace(claim, tokens=tuple(tokens))
    turned = _exchanged(put, frame.subject, others[0])
    return None if turned is put else turned


def _in_place_of(token: Token, other: Token) -> str:
    """Return the form of another verb that says of it what the form of a verb says; "" where that is not known."""
    said = token.text.lower()
    if said == token.lemma:
        return other.lemma
    if said == third_person(token.lemma):
        return third_person(other.lemma)
    past = other.text.lower()
    unknown = past in (other.lemma, third_person(other.lemma)) or past.endswith("ing") or said.endswith("ing")
    return "" if unknown else past


def _together(item: Aligned) -> bool:
    return bool(FROM_EITHER_SIDE & {item.claim.lemmas[0], item.fact.lemmas[0]})


def _other(item: Aligned) -> Argument | None:
    """Return whom somebody met: the object of such a verb, or who stands behind "with"."""
    frame = item.claim
    if _together(item) and frame.object is not None:
        return frame.object
    return next((one for one in frame.obliques if one.preposition == "with"), None)


def _crosswise(item: Aligned, mine: Participant | None, theirs: Participant | None) -> bool:
    one, other = item.mine.get("subject"), item.theirs.get("subject")
    if one is None or other is None or mine is None or theirs is None:
        return False
    named = all(side.names for side in (one, other, mine, theirs))
    return named and same(one, theirs) and same(mine, other) and not same(one, other)


def _exchanged(claim: Analysis, one: Argument, other: Argument) -> Analysis:
    """Return a sentence with the words of two of its participants in each other's places."""
    tokens = claim.tokens
    (a, b), (c, d) = sorted([(one.start, _name_end(tokens, one)), (other.start, _name_end(tokens, other))])
    if not a < b <= c < d:
        return claim
    order = [*range(a), *range(c, d), *range(b, c), *range(a, b), *range(d, len(tokens))]
    left, right = Span(tokens[a].start, tokens[b - 1].end), Span(tokens[c].start, tokens[d - 1].end)
    text = claim.text
    between = text[left.end : right.start]
    shift = len(text[slice(*right)]) - len(text[slice(*left)])

    def moved(place: int) -> int:
        if left.start <= place < left.end:
            return place - left.start + left.start + len(text[slice(*right)]) + len(between)
        if left.end <= place < right.start:
            return place + shift
        if right.start <= place < right.end:
            return place - right.start + left.start
        return place

    number = {old: new for new, old in enumerate(order)} | {-1: -1}
    swapped = {one.head: other.head, other.head: one.head}
    fresh = []
    for old in order:
        token = tokens[old]
        model = tokens[swapped.get(old, old)]
        head = model.head if a <= old < b or c <= old < d else swapped.get(model.head, model.head)  # "from", "with"
        start = moved(token.start)
        fresh.append(
            replace(token, start=start, end=start + token.end - token.start, head=number[head], rel=model.rel)
        )
    if not is_tree(fresh):
        return claim  # one of the two hangs from the other
    span = _spans(moved)
    return replace(
        claim,
        text=text[: left.start] + text[slice(*right)] + between + text[slice(*left)] + text[right.end :],
        tokens=tuple(fresh),
        mentions=tuple(sorted((_at(name, span) for name in claim.mentions), key=lambda name: name.span)),
        values=tuple(sorted((_valued(value, span) for value in claim.values), key=lambda value: value.span)),
    )


def _name_end(tokens: Sequence[Token], item: Argument) -> int:
    """Return where a participant's name ends, without what the parser may have hung on it: "Ann Hull in York"."""
    after = range(item.head + 1, item.end)
    return next((at for at in after if tokens[at].pos == "ADP" and tokens[at].lemma != "of"), item.end)


def _spans(moved: Callable[[int], int]) -> Callable[[Span], Span]:
    def span(old: Span) -> Span:
        start = moved(old.start)
        return Span(start, start + old.end - old.start)

    return span


def _at(name: Mention, span: Callable[[Span], Span]) -> Mention:
    return replace(name, span=span(name.span))


def _valued(value: Value, span: Callable[[Span], Span]) -> Value:
    if isinstance(value, Quantity) and value.number_span is not None:
        return replace(value, span=span(value.span), number_span=span(value.number_span))
    return replace(value, span=span(value.span))

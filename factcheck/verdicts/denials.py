"""What differs where one of a claim and its fact denies what the other says: the verb with its denial, if it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.alignment import Aligned
from factcheck.claims.compare import polarity_same
from factcheck.claims.frames import frames_of
from factcheck.claims.polarity import negators
from factcheck.model import Analysis, Difference, Frame, Reason, Span, Token
from factcheck.verdicts.pairs import Pair
from factcheck.verdicts.placed import placed

_AUXILIARY = ("aux", "aux:pass")
_SIDE_CLAUSES = ("acl", "acl:relcl", "advcl", "conj", "parataxis")
_OTHER_CLAUSES = (*_SIDE_CLAUSES, "ccomp")
_NOUNS = ("det", "nsubj", "nsubj:pass", "obj")  # "no ship", "nobody": what is denied is no verb
# Words that come and go with a denial: "still holds", "no longer holds".
_WITH_A_DENIAL = frozenset(("still", "ever", "always", "already", "yet", "long", "longer"))


def denial_differs(pair: Pair, aligned: Sequence[Aligned]) -> bool:
    """Tell whether one side denies what the other says, as far as rules see it."""
    if any(_denied(pair, item) for item in aligned):
        return True
    # A "not" in another clause than the one that both have is no denial of it.
    for item in aligned:
        same = polarity_same(item) and item.claim.link == "root"
        if same and not (_reaches(pair.claim, item.claim.clause) or _reaches(pair.fact, item.fact.clause)):
            return False
    return len(_main_denials(pair.claim)) % 2 != len(_main_denials(pair.fact)) % 2


def denials(pair: Pair, aligned: Sequence[Aligned]) -> list[Difference]:
    """Return the difference between a denial and what it denies; [] where both sides deny, or neither does.

    Without a verb on both sides that could stand in each other's place, `expected` is "" for a denial that the fact
    does not have, and `stated` is "" for one that the claim does not have.
    """
    if not denial_differs(pair, aligned):
        return []
    for item in aligned:
        if _denied(pair, item):
            found = _verbs(pair, item)
            if found is not None:
                return [found]
    mine, theirs = _main_denials(pair.claim), _main_denials(pair.fact)
    if len(mine) % 2 == len(theirs) % 2:
        return []
    if mine:
        theirs_too = {token.text.lower() for token in theirs}
        span = _word(pair.claim, next((token for token in mine if token.text.lower() not in theirs_too), mine[0]))
        return [Difference(Reason.POLARITY, pair.claim.text[span.start : span.end], "", span)]
    said = _denying(pair.fact, theirs[0])
    return [Difference(Reason.POLARITY, "", pair.fact.text[said.start : said.end], Span(0, len(pair.claim.text)))]


def _denied(pair: Pair, item: Aligned) -> bool:
    """Tell whether two events are one that one side denies, in so many words: not by a verb such as "barred from"."""
    apart = item.how == "same" and item.claim.negated != item.fact.negated
    return apart and _reaches(pair.claim, item.claim.clause) != _reaches(pair.fact, item.fact.clause)


def _main_denials(analysis: Analysis) -> list[Token]:
    """Return the words that negate, without those in clauses beside the main one, which deny something else."""
    found = negators(analysis.tokens)
    if not analysis.parsed:
        return found
    return [token for token in found if not any(item.rel in _SIDE_CLAUSES for item in _up(analysis, token))]


def _reaches(analysis: Analysis, clause: int) -> bool:
    """Tell whether a denial stands in a clause itself, rather than in one beside it or within it."""
    head = analysis.tokens[clause]
    for denial in negators(analysis.tokens):
        for token in _up(analysis, denial):
            if token is head:
                return True
            if token.rel in _OTHER_CLAUSES:
                break
    return False


def _up(analysis: Analysis, denial: Token) -> Iterator[Token]:
    """Yield a denial and what it hangs from, up to the root; of "without paying", what that hangs from."""
    token = denial
    if denial.rel in ("mark", "case") and denial.head >= 0:
        yield denial
        token = analysis.tokens[denial.head]
        if token.head < 0:
            yield token
            return
        token = analysis.tokens[token.head]
    yield token
    while token.head >= 0:
        token = analysis.tokens[token.head]
        yield token


def _denying(fact: Analysis, denial: Token) -> Span:
    """Return the place of the verb that a denial belongs to, with the denial; that of the denial alone without one."""
    for frame in frames_of(fact):
        verb = _verb(fact, frame) if frame.kind == "verb" and frame.negated else None
        if verb is not None and verb.start <= denial.start < verb.end:
            return verb
    return _word(fact, denial)


def _verbs(pair: Pair, item: Aligned) -> Difference | None:
    """Return the verb of the claim beside that of the fact; None where one is not simply the other denied."""
    one, other = item.claim, item.fact
    if one.kind != "verb" or other.kind != "verb" or one.passive != other.passive:
        return None
    if pair.claim.tokens[one.predicate].lemma != pair.fact.tokens[other.predicate].lemma:
        return None
    mine, theirs = _verb(pair.claim, one), _verb(pair.fact, other)
    if mine is None or theirs is None:
        return None
    stated = pair.claim.text[mine.start : mine.end]
    expected = placed(pair.fact.text[theirs.start : theirs.end], theirs.start, pair.fact, pair.claim, mine)
    return Difference(Reason.POLARITY, stated, expected, mine) if stated.lower() != expected.lower() else None


def _verb(analysis: Analysis, frame: Frame) -> Span | None:
    """Return the place of a verb with its auxiliaries and its denial; None where other words stand among them."""
    tokens = analysis.tokens
    denied = {token.start for token in negators(tokens)}
    own = {frame.predicate}
    for place in range(frame.predicate):
        top, within = place, tokens[place].start in denied or tokens[place].lemma in _WITH_A_DENIAL
        while tokens[top].head not in (-1, frame.predicate):
            top = tokens[top].head
        adverb = tokens[top].rel == "advmod" and top < frame.predicate
        if tokens[top].head != frame.predicate:
            continue
        if tokens[top].rel in _AUXILIARY or (within and (adverb or (top == place and tokens[place].rel not in _NOUNS))):
            own.add(place)
    first = min(own)
    if any(place not in own for place in range(first, frame.predicate)):
        return None
    return Span(tokens[first].start, tokens[frame.predicate].end)


def _word(analysis: Analysis, denial: Token) -> Span:
    """Return the place of a denial; "n't" is no word that anyone writes by itself, so the whole of "can't" is named."""
    start = next((token.start for token in analysis.tokens if token.end == denial.start), denial.start)
    return Span(start, denial.end)

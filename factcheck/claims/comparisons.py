"""What a sentence sets against something else: what came before or after, what is more or less than what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.frozen import dataclass
from factcheck.model import Analysis, Quantity, Span, TimeValue, Value

_MORE = words("more larger bigger greater higher longer heavier taller wider deeper costlier dearer pricier steeper")
_LESS = words("fewer less smaller lower shorter cheaper lighter narrower")
_LATER, _EARLIER = words("later"), words("earlier sooner")
# What can be meant by these, by the dimension of a value ("time" is a length of time); by the others, any amount.
_MEASURES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("longer", "shorter"), words("time length")),
    **dict.fromkeys(("cheaper", "dearer", "costlier", "pricier"), words("money")),
    **dict.fromkeys(("taller", "wider", "deeper", "narrower"), words("length")),
    **dict.fromkeys(("heavier", "lighter"), words("mass")),
}
_MEASURED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("expensive", "costly", "valuable"), words("money")),
    **dict.fromkeys(("frequent", "common", "numerous"), words("count percent")),
}
"""What "more expensive" and the like can be measured by; other qualities have no measure."""
_EXCEED, _TRAIL = words("exceed outnumber surpass outstrip dwarf outweigh overtake outpace eclipse"), words("trail")
_FOLLOW, _PRECEDE = words("follow"), words("precede predate")
_BREAKS = frozenset(",;:")
# With these, something is said of all that there is, or not said at all.
_DENIALS = words("no not never nobody none nothing neither nor n't n’t rarely seldom hardly without cannot")
_ALL = words("all any every only each")
_PLANNED = words("due planned scheduled supposed originally meant")  # what was to be need not have been
_MOST_BETWEEN = 8  # words between "more" and "than"
_CLAUSES = ("advcl", "obl", "nmod", "acl", "obl:tmod")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things that a sentence sets against each other: when each was, or how much each is.

    `first` and `second` are the places of the tokens that tell each; `top` and `head` those that govern them. `sign` is
    -1 where the first is said to be the earlier or the less, 1 where it is the later or the more; `at` is where that
    is said. `apart` is by how much, None where that is left open. `measures` are the dimensions that can be meant, all
    if empty; `noun` is what is counted, -1 where that is left open.
    """

    of_time: bool
    sign: int
    first: tuple[int, ...]
    second: tuple[int, ...]
    top: int
    head: int
    at: Span
    apart: Value | None = None
    measures: frozenset[str] = frozenset()
    noun: int = -1


def comparisons(analysis: Analysis) -> tuple[Comparison, ...]:
    """Return what a parsed sentence sets against each other, in order; () where there is nothing, or it denies it."""
    if not analysis.parsed:
        return ()
    tree = Tree(analysis)
    found = [item for _, finder in FINDERS for item in finder(tree)]
    return tuple(item for item in found if not _denied(tree, item))


def _denied(tree: Tree, item: Comparison) -> bool:
    said = {tree.low(place) for place in (*item.first, *item.second)}
    return bool(said & _DENIALS) or bool(item.of_time and said & (_ALL | _PLANNED))


# --------------------------------------------------------------------------- more than, earlier than


def than(tree: Tree) -> Iterator[Comparison]:
    """ "More troops in Lund than in Ystad", "the second was dearer than the first", "left later than Berg did"."""
    for place in range(1, len(tree.tokens)):
        if tree.low(place) != "than" or _value_at(tree, place) is not None:
            continue
        word = _comparative(tree, place)
        second = _after_than(tree, place)
        if word < 0 or not second or _of_another_time(tree, second, place):
            continue
        said = tree.low(word)
        quality = tree[word].head if tree[tree[word].head].pos == "ADJ" and tree[word].rel == "advmod" else -1
        if quality >= 0 and tree[quality].lemma not in _MEASURED:
            continue  # "more popular" is no amount
        apart = _value_at(tree, word - 1) if word else None
        if apart is None and word > 1 and tree[word - 1].pos == "NOUN":
            apart = _value_at(tree, word - 2)
        left = {*second, word, place, quality, *_places(tree, apart)}
        first = tuple(number for number in _clause_around(tree, word, place) if number not in left)
        head = tree[place].head if tree[place].head in second else second[0]
        noun = tree[word].head if tree[tree[word].head].pos in ("NOUN", "PROPN") and said in _COUNTING else -1
        span = Span(tree[word].start, tree[word].end)
        of_time = said in _LATER | _EARLIER
        sign = 1 if said in _MORE | _LATER else -1
        top = _top(tree, first)
        measures = _MEASURED[tree[quality].lemma] if quality >= 0 else _MEASURES.get(said, frozenset())
        if first and top >= 0:
            yield Comparison(of_time, sign, first, second, top, head, span, apart, measures, noun)


def _of_another_time(tree: Tree, second: Sequence[int], place: int) -> bool:
    """Tell whether what follows "than" is no thing of its own: "than expected", "than it had won two years earlier"."""
    said = [tree.low(number) for number in second]
    if said[0] in _UNSAID or said[:2] == ["at", "first"]:
        return True
    for number in range(place + 1, len(tree.tokens)):
        if tree[number].text in _BREAKS:
            break
        if tree.low(number) in ("earlier", "later", "ago", "before", "previously"):
            return True
    return False


_COUNTING = words("more fewer less")
_UNSAID = words("expected planned usual usually that ever originally thought feared hoped")


def _comparative(tree: Tree, place: int) -> int:
    for number in range(place - 1, max(-1, place - 1 - _MOST_BETWEEN), -1):
        if tree[number].text in _BREAKS:
            return -1
        if tree.low(number) in _MORE | _LESS | _LATER | _EARLIER:
            denied = number > 0 and tree.low(number - 1) in _DENIALS
            named = any(name.span.start <= tree[number].start < name.span.end for name in tree.analysis.mentions)
            return -1 if denied or named else number
    return -1


def _after_than(tree: Tree, place: int) -> tuple[int, ...]:
    """Return the words that "than" governs, as far as they stand together."""
    head = tree[place].head
    below = set(tree.below(head)) if head > place else set()
    found = []
    for number in range(place + 1, len(tree.tokens)):
        if tree[number].text in _BREAKS or (below and number not in below) or tree[number].text in ".!?":
            break
        found.append(number)
    return tuple(found)


def _clause_around(tree: Tree, word: int, place: int) -> Iterator[int]:
    """Yield the places of a clause before "than": from where it begins to it, and what follows."""
    start = max((number for number in range(word) if tree[number].text in ";:"), default=-1) + 1
    for above in (word, *tree.up(word)):
        if tree[above].rel in _OWN_CLAUSE and tree.kid(above, "nsubj", "nsubj:pass") >= 0:
            subject = tree.kid(above, "nsubj", "nsubj:pass")
            joints = [place + 1 for place in tree.kids(above, "cc", "mark") if place < subject]
            begun = max(joints, default=min(tree.below(above)))
            start = max(start, begun) if begun <= word else start
            break
    end = next((number for number in range(place, len(tree.tokens)) if tree[number].text in ",;:"), len(tree.tokens))
    return (number for number in range(start, end) if tree[number].text not in ".!?")


_OWN_CLAUSE = ("conj", "parataxis", "ccomp", "acl:relcl")


def _top(tree: Tree, places: Sequence[int]) -> int:
    """Return the word that governs the others; -1 for none."""
    return next((place for place in places if tree[place].head not in places), -1)


# --------------------------------------------------------------------------- before and after


def before_and_after(tree: Tree) -> Iterator[Comparison]:
    """ "Left before Berg arrived", "two days after the fire", "resigned before Berg"."""
    for place in range(len(tree.tokens)):
        said = tree.low(place)
        if said not in ("before", "after") or tree[place].rel not in ("mark", "case"):
            continue
        if place and tree.low(place - 1) in ("from", "until", "till"):
            continue  # "its price from before the bid", "was silent until after the crash"
        head = tree[place].head
        if head < 0 or tree[head].rel not in _CLAUSES or _counts(tree, head) or _is_of_calendar(tree, place, head):
            continue
        top = tree[head].head
        while top >= 0 and (isinstance(_value_at(tree, top), TimeValue) or tree[top].rel == "xcomp"):
            top = tree[top].head
        if top < 0:
            continue
        apart = _length_before(tree, place)
        gone = {place, *_places(tree, apart)}
        if tree.low(place - 1) == "only" and place:
            gone.add(place - 1)  # "only after" is after
        second = set(tree.below(head)) - gone
        first = _clause(tree, top) - set(tree.below(head)) - gone
        passed = _passed(tree, top)
        if passed is not None:
            yield from _elapsed(tree, place, top, head, passed)
            continue
        if any(tree.low(number) in ("than", "as") and tree[number].rel in ("case", "mark") for number in first):
            continue  # "before the fire it had three times as many as in 2024"
        span = Span(tree[place].start, tree[place].end)
        sign = -1 if said == "before" else 1
        yield Comparison(True, sign, _trimmed(tree, first), _trimmed(tree, second), top, head, span, apart)


def _passed(tree: Tree, top: int) -> TimeValue | None:
    """Return the length of time that a verb says went by; None where it says something else."""
    subject = tree.kid(top, "nsubj")
    return next((value for value in _lengths(tree) if subject in _places(tree, value)), None)


def _elapsed(tree: Tree, place: int, top: int, head: int, apart: TimeValue) -> Iterator[Comparison]:
    """ "Two years passed after the fire before the mill opened": the fire was two years before that."""
    if tree.low(place) != "before":
        return
    for other in tree.kids(top, "obl", "advcl", "nmod"):
        cases = [case for case in tree.kids(other, "case", "mark") if tree.low(case) in ("after", "since")]
        if other != head and cases:
            first = set(tree.below(other)) - set(tree.kids(other, "case", "mark"))
            second = set(tree.below(head)) - {place}
            span = Span(tree[place].start, tree[place].end)
            yield Comparison(True, -1, _trimmed(tree, first), _trimmed(tree, second), other, head, span, apart)


def _clause(tree: Tree, top: int) -> set[int]:
    """Return the words of a clause, without others beside it that have a subject of their own."""
    beside_it = tree.kids(top, "conj", "parataxis", "list")
    others = [place for place in beside_it if tree.kid(place, "nsubj", "nsubj:pass") >= 0]
    beside = {place for other in others for place in tree.below(other)}
    return set(tree.below(top)) - beside - set(tree.kids(top, "cc", "mark"))


def _length_before(tree: Tree, place: int) -> TimeValue | None:
    """Return the length that stands right before "before" or "after"; None for none."""
    for value in _lengths(tree):
        inside = _places(tree, value)
        if inside and inside[-1] in (place - 1, place):
            return value
    return None


def _counts(tree: Tree, place: int) -> bool:
    """Tell whether a word is a time or counts some: "after three days", "after 15 school days"."""
    numbered = any(_value_at(tree, child) is not None for child in tree.kids(place, "nummod"))
    return numbered or _value_at(tree, place) is not None


def _is_of_calendar(tree: Tree, place: int, head: int) -> bool:
    """Tell whether what comes next is a piece of the calendar: "before May had begun", "after that year was over"."""
    opens = tree[place + 1] if place + 1 < len(tree.tokens) else tree[place]
    if opens.text[:1].isupper() and opens.text.lower() in _CALENDAR:
        return True  # "May" is taken for a verb
    subjects = (kid for kid in tree.kids(head, "nsubj", "nsubj:pass", "obl:unmarked") if kid > place)
    noun = next(subjects, head)
    return tree[noun].lemma.lower() in _CALENDAR and tree.kid(noun, "nmod", "acl:relcl", "acl") < 0


_CALENDAR = words(
    """time halftime year month week day night morning decade century season spring summer autumn fall winter january
    february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday christmas easter ramadan thanksgiving hanukkah"""
)


def _trimmed(tree: Tree, places: set[int]) -> tuple[int, ...]:
    found = sorted(places)
    while found and not tree[found[0]].text[:1].isalnum() and tree[found[0]].text not in "€$£":
        found.pop(0)
    while found and not tree[found[-1]].text[-1:].isalnum() and tree[found[-1]].text not in "%":
        found.pop()
    return tuple(found)


# --------------------------------------------------------------------------- verbs that compare


def exceeding(tree: Tree) -> Iterator[Comparison]:
    """ "The fine exceeds that of 2019", "the vote followed the debate"."""
    for place, token in enumerate(tree.tokens):
        if token.pos != "VERB" or token.lemma not in _EXCEED | _TRAIL | _FOLLOW | _PRECEDE:
            continue
        subject, other = tree.kid(place, "nsubj"), tree.kid(place, "obj")
        if subject < 0 or other < 0 or isinstance(_value_at(tree, other), Quantity):
            continue
        of_time = token.lemma in _FOLLOW | _PRECEDE
        if of_time and {tree[subject].pos, tree[other].pos} != {"NOUN"}:
            continue  # whom somebody followed is another thing
        sign = 1 if token.lemma in _EXCEED | _FOLLOW else -1
        first, second = (_trimmed(tree, set(tree.below(side))) for side in (subject, other))
        span = Span(token.start, token.end)
        yield Comparison(of_time, sign, first, second, subject, other, span)


def already(tree: Tree) -> Iterator[Comparison]:
    """ "Had already left when Berg arrived", "had left by the time Berg arrived": the first came before the second."""
    for place, token in enumerate(tree.tokens):
        said = tree.low(place)
        if said == "when" and token.head >= 0 and tree[token.head].rel == "advcl":
            head, top = token.head, tree[token.head].head
        elif said == "time" and {"by", "the"} <= {tree.low(child) for child in tree.kids(place, "case", "det")}:
            head, top = tree.kid(place, "acl:relcl", "acl"), token.head
        else:
            continue
        if head < 0 or top < 0:
            continue
        before = {tree.low(child) for child in tree.children[top]}
        if not before & {"had", "was", "were"} or not ("already" in before or (said == "time" and "had" in before)):
            continue
        gone = set(tree.below(head)) | ({*tree.below(place)} if said == "time" else {place})
        first = _clause(tree, top) - gone
        yield Comparison(True, -1, _trimmed(tree, first), _trimmed(tree, set(tree.below(head)) - {place}), top, head,
                         Span(token.start, token.end))  # fmt: skip


def first_and_then(tree: Tree) -> Iterator[Comparison]:
    """ "Lund voted first, and Ystad followed two days later"."""
    for place, token in enumerate(tree.tokens):
        if tree.low(place) not in ("first", "initially") or token.head < 0 or token.rel not in ("advmod", "obl"):
            continue
        top = token.head
        if tree[top].pos not in ("VERB", "AUX"):
            continue
        for other in tree.kids(top, "conj", "parataxis"):
            told = set(tree.below(other))
            if not any(tree.low(number) in _THEN or tree[number].lemma in _FOLLOW for number in told):
                continue
            first = set(tree.below(top)) - told - {place} - set(tree.kids(top, "cc", "mark"))
            second = {number for number in told if tree.low(number) not in _THEN} - set(tree.kids(other, "cc", "mark"))
            apart = next((value for value in _lengths(tree) if set(_places(tree, value)) & told), None)
            if tree[other].lemma in _COMES and (subject := tree.kid(other, "nsubj")) >= 0:
                other, second = subject, second - {other, *tree.kids(other, "aux", "aux:pass", "cop", "punct")}
            second -= set(_places(tree, apart))
            yield Comparison(True, -1, _trimmed(tree, first), _trimmed(tree, second), top, other,
                             Span(token.start, token.end), apart)  # fmt: skip


_THEN = words("then later afterwards next subsequently after thereafter")
_COMES = words("follow come be")


def _lengths(tree: Tree) -> Iterator[TimeValue]:
    """Yield the lengths of time in a sentence, also those counted from something."""
    return (
        value for value in tree.analysis.values
        if isinstance(value, TimeValue) and value.days is not None and not value.recurring
    )  # fmt: skip


FINDERS: Sequence[tuple[str, Callable[[Tree], Iterator[Comparison]]]] = (
    ("than", than),
    ("before and after", before_and_after),
    ("verbs that compare", exceeding),
    ("already", already),
    ("first and then", first_and_then),
)
"""How a sentence may set two things against each other."""


# --------------------------------------------------------------------------- places and values


def _value_at(tree: Tree, place: int) -> Value | None:
    if place < 0:
        return None
    start = tree[place].start
    return next((value for value in tree.analysis.values if value.span.start <= start < value.span.end), None)


def _places(tree: Tree, value: Value | None) -> list[int]:
    """Return the places of a value's tokens; [] for None."""
    if value is None:
        return []
    span = value.span
    return [number for number, token in enumerate(tree.tokens) if span.start <= token.start < span.end]

"""Do two participants name the same thing? By the base's names, by surnames, by words of one sense."""

from __future__ import annotations

from functools import lru_cache

from factcheck.claims.draft import argument, partitive
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.lexicon import opposite_senses, role, senses
from factcheck.model import Analysis, Argument, Frame

_PRONOUNS = words(
    "he she it they him her them this that these those we us i you who which one others another "
    "something itself himself herself themselves his hers its their there"
)
_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Participant:
    """An argument as it is compared: its names, its nouns and what kind of thing the parser took it for."""

    names: frozenset[str]  # folded words of names, and the base's own name as one word
    nouns: frozenset[str]
    senses: frozenset[int]
    kind: str  # entity type; "" where the parser saw none
    modifiers: frozenset[str]
    pronoun: bool
    quantifier: str
    bare_number: bool
    numbers: frozenset[str]  # "Unit 2", "stage 19": the figure is part of the name


@lru_cache(maxsize=_REMEMBERED)
def _context(analysis: Analysis) -> tuple[Tree, tuple[tuple[str, frozenset[int]], ...]]:
    tree = Tree(analysis)
    mentions = []
    for mention in analysis.mentions:
        if not mention.entity:
            continue
        inside = frozenset(
            place
            for place, token in enumerate(analysis.tokens)
            if token.start < mention.span.end and token.end > mention.span.start
        )
        mentions.append((fold(mention.entity), inside))
    return tree, tuple(mentions)


@lru_cache(maxsize=8192)
def participant(analysis: Analysis, item: Argument) -> Participant:
    """Return an argument as it is compared."""
    tree, mentions = _context(analysis)
    heads = [place for place in tree.conjuncts(item.head) if item.start <= place < item.end] or [item.head]
    heads = [_holder(tree, head) for head in heads]
    names: set[str] = set()
    nouns: set[str] = set()
    found: frozenset[int] = frozenset()
    modifiers: set[str] = set()
    for head in [*heads, *(partitive(tree, head) for head in heads)]:
        if head < 0:
            continue
        core = [place for place in tree.name(head) if item.start <= place < item.end]
        proper = [
            place
            for place in core
            if tree[place].pos == "PROPN" or tree[place].entity in ("person", "place", "organization")
        ]
        head_is_name = tree[head].pos == "PROPN" or any(tree[place].rel == "flat" for place in proper)
        if head_is_name:
            names.update(fold(tree[place].text) for place in proper if len(tree[place].text) > 1)
            names.difference_update(word for word in set(names) if role(word))
        if tree[head].pos in ("NOUN", "VERB", "ADJ", "NUM") and not (head_is_name and role(tree[head].lemma)):
            nouns.add(tree[head].lemma)
            found |= senses(tree[head].lemma, "NOUN")
        for entity, inside in mentions:
            if head in inside or (head_is_name and inside & set(core)):
                names.update({f"={entity}", *entity.split()})
        within = [
            place
            for place in tree.below(head, frozenset(("acl", "acl:relcl", "appos", "advcl", "conj", "cop", "nsubj")))
            if place != head and item.start <= place < item.end and tree[place].pos in ("NOUN", "PROPN", "ADJ", "NUM")
        ]
        modifiers.update(fold(tree[place].lemma) for place in within)
        for entity, inside in mentions:
            if inside & set(within):
                modifiers.update(entity.split())  # "a Spanish offer" is Spain's
    numbers = frozenset(
        tree[place].text
        for head in heads
        for place in tree.children[head]
        if place > head
        and tree[place].pos == "NUM"
        and tree[place].rel in ("nummod", "compound", "flat", "nmod:unmarked", "nmod:desc", "nmod")
    )
    first = heads[0]
    return Participant(
        frozenset(names), frozenset(nouns), found, tree[first].entity, frozenset(modifiers),
        tree.low(first) in _PRONOUNS, item.quantifier, tree[first].pos in ("NUM", "SYM"), numbers,
    )  # fmt: skip


def _holder(tree: Tree, head: int) -> int:
    """Return whom an office with a name beside it stands for: "Secretary of State Ann Hull" is Ann Hull."""
    if role(tree[head].lemma):
        for child in tree.kids(head, "appos", "flat"):
            if tree[child].pos == "PROPN" and child > head and tree[child].entity in ("person", ""):
                return child
    return head


def owner(analysis: Analysis, item: Argument) -> Participant | None:
    """Return whose or of what a participant is, where that is a name: "head of Audi", "Spain's army"."""
    tree, _ = _context(analysis)
    for child in tree.kids(item.head, "nmod:poss", "nmod"):
        if tree[child].rel == "nmod:poss" or tree.preposition(child) in ("of", "from", "for", "at", "in"):
            read = participant(analysis, argument(tree, child))
            if read.names:
                return read
    return None


def same(one: Participant, other: Participant) -> bool:
    """Tell whether two participants are one: a name in common, or a noun where no names tell them apart."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    entities = (
        {name for name in one.names if name[0] == "="},
        {name for name in other.names if name[0] == "="},
    )
    if one.names & other.names:
        return not (entities[0] and entities[1]) or bool(entities[0] & entities[1])
    if one.names and other.names:
        return False
    if one.names or other.names:
        # "Cheney" against "cheney" read as a noun.
        loose = (
            (one.names & other.nouns)
            or (other.names & one.nouns)
            or (one.names & other.modifiers)
            or (other.names & one.modifiers)
        )
        return bool(loose) and not (one.numbers or other.numbers)
    return bool(one.nouns & other.nouns) or bool(one.senses & other.senses)


def differ(one: Participant, other: Participant) -> bool:
    """Tell whether two participants are surely two: two names of one kind, or nouns of opposite senses."""
    if one.pronoun or other.pronoun or same(one, other) or one.bare_number or other.bare_number:
        return False
    if one.names and other.names:
        if (one.names & other.modifiers) or (other.names & one.modifiers):
            return False
        return bool(one.kind) and one.kind == other.kind
    if one.nouns and other.nouns and not (one.names or other.names):
        return bool(opposite_senses(one.senses) & other.senses)
    return False


def keys(analysis: Analysis, frame: Frame) -> frozenset[str]:
    """Return the words that tell what a frame is about: the names and nouns of its participants."""
    found: set[str] = set()
    for item in participants_of(frame):
        read = participant(analysis, item)
        found.update(read.names or read.nouns)
    return frozenset(found)


def participants_of(frame: Frame) -> tuple[Argument, ...]:
    """Return all participants of a frame, the core ones first."""
    core = (frame.subject, frame.object, frame.indirect, frame.complement)
    return (*(item for item in core if item is not None), *frame.obliques)

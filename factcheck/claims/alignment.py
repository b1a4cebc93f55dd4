"""Which events of a claim and a fact are one: by their predicates and by who takes part in them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import Participant, differ, owner, participant, same
from factcheck.claims.tree import Tree
from factcheck.frozen import dataclass
from factcheck.language.lexicon import are_converse, opposite_senses
from factcheck.model import Analysis, Argument, Frame

_NOUNS = frozenset(("NOUN", "PROPN"))
FROM_EITHER_SIDE = frozenset(
    """meet marry wed divorce face fight play battle duel debate border adjoin neighbour neighbor resemble equal match
    date kiss hug embrace encounter rival""".split()
)
"""Verbs of what two do or are to each other, whoever is named first."""
_CORE = ("subject", "object", "complement")
# "Had never been climbed before 1953", "no capital apart from Kherson": denied of the rest only.
_LIMITS = frozenset(
    (
        "before",
        "until",
        "till",
        "except",
        "apart",
        "other",
        "besides",
        "yet",
        "again",
        "ever",
        "since",
        "but",
        "for",
    )
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two frames of one event: how their predicates meet, and which of their roles do."""

    claim: Frame
    fact: Frame
    how: str  # same, opposite, converse
    strength: float
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]
    mine: dict[str, Participant]
    theirs: dict[str, Participant]
    limited: bool  # a side is denied of some time or some others only


def align_frames(claim: Analysis, fact: Analysis) -> list[Aligned]:
    """Return the pairs of frames that speak of one event, each frame once, the strongest first."""
    pairs = []
    for left, one in enumerate(frames_of(claim)):
        for right, other in enumerate(frames_of(fact)):
            item = _aligned(claim, one, fact, other)
            if item is not None:
                pairs.append((-item.strength, left, right, item))
    found: list[Aligned] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, left, right, item in sorted(pairs, key=lambda row: row[:3]):
        if left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            found.append(item)
    return [*found, *_sayings(claim, fact, found)]


def _sayings(claim: Analysis, fact: Analysis, found: Sequence[Aligned]) -> list[Aligned]:
    """Two verbs of saying are of one event where what is said is."""
    ours, theirs = frames_of(claim), frames_of(fact)
    known = {id(item.claim) for item in found}
    more = []
    for item in found:
        if item.strength < 0.7 or item.claim.parent < 0 or item.fact.parent < 0:
            continue
        if not (item.claim.link == item.fact.link == "ccomp"):
            continue
        one, other = ours[item.claim.parent], theirs[item.fact.parent]
        mine, facts = _roles(claim, one), _roles(fact, other)
        if id(one) in known or meeting(one, other) != "same" or not (mine.get("subject") and facts.get("subject")):
            continue
        if differ(mine["subject"], facts["subject"]):
            more.append(Aligned(one, other, "same", item.strength, ("content",), ("subject",), mine, facts, False))
    return more


def _aligned(claim: Analysis, one: Frame, fact: Analysis, other: Frame) -> Aligned | None:
    how = meeting(one, other)
    if not how:
        return None
    mine, theirs = _roles(claim, one), _roles(fact, other)
    if how == "converse" and "subject" in theirs:
        if not (_HANDED & mine.keys() and _HANDED & theirs.keys()):
            mine, theirs = _with_rival(mine), _with_rival(theirs)
        theirs = _turned(theirs)
    if one.kind == "adjective" != other.kind and other.kind == "verb":
        theirs = _as_state(theirs)
    elif other.kind == "adjective" != one.kind and one.kind == "verb":
        mine = _as_state(mine)
    agreeing = tuple(name for name in mine if name in theirs and same(mine[name], theirs[name]))
    differing = tuple(name for name in mine if name in theirs and differ(mine[name], theirs[name]))
    crosswise = swapped(mine, theirs)
    if how == "same" and not differing and not crosswise:
        differing = _all_else_alike(claim, one, fact, other)
        agreeing = tuple(name for name in agreeing if name not in differing)
        if differing and not agreeing:
            agreeing = ("wording",)
    if one.lemmas[0] == "be" == other.lemmas[0] and not _complements_meet(mine, theirs, agreeing):
        return None
    if not any(name in (*_CORE, "wording") for name in agreeing) and not crosswise:
        return None
    named = sum(bool(mine[name].names) for name in agreeing if name in mine)
    places = sum(same(left, right) for left in _others(claim, one) for right in _others(fact, other))
    places += any(len(mine[name].modifiers & theirs[name].modifiers) > 1 for name in agreeing if name in mine)
    shared = 2 if crosswise else len(agreeing)
    strength = min(
        1.0,
        (0.4 if how == "same" else 0.3) + 0.2 * min(shared, 2) + 0.1 * min(named, 2) + 0.1 * min(places, 2),
    )
    return Aligned(
        one,
        other,
        how,
        strength,
        agreeing,
        differing,
        mine,
        theirs,
        _limited(claim, one) or _limited(fact, other),
    )


_TELLING = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SYM"))


# Telling words of the fact that the claim may leave out and still be the fact with one noun exchanged.
_LEFT_OUT = 5


def _all_else_alike(claim: Analysis, one: Frame, fact: Analysis, other: Frame) -> tuple[str, ...]:
    """Return the role whose noun is another, where every other telling word of the claim is the fact's.

    So much alike, the claim is the fact with one participant exchanged, whatever kinds of noun the two are.
    """
    if one.lemmas[0] != other.lemmas[0] or one.lemmas[0] == "be":
        return ()
    known, said = {token.lemma for token in fact.tokens}, {token.lemma for token in claim.tokens}
    strange = [place for place, token in enumerate(claim.tokens) if token.pos in _TELLING and token.lemma not in known]
    for name in _CORE:
        mine: Argument | None = getattr(one, name)
        theirs: Argument | None = getattr(other, name)
        if mine is None or theirs is None or mine.head not in strange or claim.tokens[mine.head].pos not in _NOUNS:
            continue
        if fact.tokens[theirs.head].pos not in _NOUNS or not all(mine.start <= place < mine.end for place in strange):
            continue
        ours, facts = participant(claim, mine), participant(fact, theirs)
        left_out = sum(
            token.pos in _TELLING and token.lemma not in said and not theirs.start <= place < theirs.end
            for place, token in enumerate(fact.tokens)
        )
        if left_out > _LEFT_OUT or same(ours, facts) or ours.modifiers & facts.modifiers:
            continue
        if not ours.pronoun and not facts.pronoun:
            return (name,)
    return ()


def _complements_meet(mine: dict[str, Participant], theirs: dict[str, Participant], agreeing: tuple[str, ...]) -> bool:
    """ "Be" says nothing by itself: what somebody is has to be the same for two frames to be of one event."""
    if "complement" in agreeing:
        return True
    return swapped(mine, theirs)


def meeting(one: Frame, other: Frame) -> str:
    """Return how two predicates meet: same, opposite, converse; "" where they do not."""
    if set(one.lemmas[:1]) & set(other.lemmas) or set(other.lemmas[:1]) & set(one.lemmas):
        return "same"
    if any(are_converse(left, right) for left in one.lemmas[:1] for right in other.lemmas[:1]):
        return "converse"
    if "be" in (one.lemmas[0], other.lemmas[0]):
        return ""
    if one.senses & other.senses:
        return "same"
    if opposite_senses(one.senses) & other.senses:
        return "opposite"
    return ""


def _roles(analysis: Analysis, frame: Frame) -> dict[str, Participant]:
    found = {}
    for name in _CORE:
        item: Argument | None = getattr(frame, name)
        if item is not None:
            found[name] = participant(analysis, item)
            whose = owner(analysis, item)
            if whose is not None:
                found[f"{name} of"] = whose
    for item in frame.obliques:
        read = participant(analysis, item)
        if read.names and item.preposition:
            found.setdefault(item.preposition, read)
    if frame.indirect is not None and frame.indirect.head >= 0:
        found.setdefault("to", participant(analysis, frame.indirect))
    if "object" not in found and "with" in found and frame.lemmas[0] in FROM_EITHER_SIDE:
        found["object"] = found["with"]  # to meet with somebody is to meet them
    return found


def _as_state(roles: dict[str, Participant]) -> dict[str, Participant]:
    """What something was made is what it then is: who closed the office matters nothing to its being open."""
    return {"subject": roles["object"]} if "object" in roles else roles


def _others(analysis: Analysis, frame: Frame) -> list[Participant]:
    items = [*frame.obliques] + ([frame.indirect] if frame.indirect is not None else [])
    return [participant(analysis, item) for item in items]


_HANDED = frozenset(("to", "from"))  # what goes from one to another has no rivals
_RIVAL = ("to", "against", "over", "at")


def _with_rival(roles: dict[str, Participant]) -> dict[str, Participant]:
    """Who was met is an object, however it is said: "won against Castell", "lost 3-1 at Castell"."""
    if "object" in roles and roles["object"].names:
        return roles
    rival = next((roles[name] for name in _RIVAL if name in roles), None)
    return roles if rival is None else {**roles, "object": rival}


def _turned(roles: dict[str, Participant]) -> dict[str, Participant]:
    """What the other side does: "A beat B" is "B lost to A", and "A sold it to B" is "B bought it from A"."""
    for one, other in (("to", "from"), ("from", "to")):
        if one in roles and "object" in roles and roles["object"] is not roles[one]:
            rest = {name: read for name, read in roles.items() if name not in ("subject", one)}
            return {**rest, "subject": roles[one], other: roles["subject"]}
    turned = {name: read for name, read in roles.items() if name not in ("subject", "object")}
    if "object" in roles:
        turned["subject"] = roles["object"]
    if "subject" in roles:
        turned["object"] = roles["subject"]
    return turned


_OTHER_SIDE = ("to", "from", "against", "over")  # "paid Berg", "bought it from Berg", "won against Berg"


def swapped(mine: dict[str, Participant], theirs: dict[str, Participant]) -> bool:
    """Tell whether subject and object, or subject and complement, have changed places; or who acts and whose it is.

    "Asker refused Berg's offer" has the two of "Berg refused Asker's offer" in each other's places.
    """
    for second in ("object", "complement"):
        if not all(name in roles for name in ("subject", second) for roles in (mine, theirs)):
            continue
        crosswise = same(mine["subject"], theirs[second]) and same(mine[second], theirs["subject"])
        straight = same(mine["subject"], theirs["subject"]) or same(mine[second], theirs[second])
        if crosswise and not straight and mine["subject"].names and theirs["subject"].names and second == "object":
            return True
    for name in _OTHER_SIDE:
        if all(role in roles for role in ("subject", name) for roles in (mine, theirs)):
            named = [mine["subject"].names & theirs[name].names, mine[name].names & theirs["subject"].names]
            if not any(named):
                continue
            crosswise = same(mine["subject"], theirs[name]) and same(mine[name], theirs["subject"])
            if crosswise and not same(mine["subject"], theirs["subject"]):
                return True
    if all(name in roles for name in ("subject", "object") for roles in (mine, theirs)):
        owned = (
            mine["subject"].names & theirs["object"].modifiers and theirs["subject"].names & mine["object"].modifiers
        )
        return bool(owned) and same(mine["object"], theirs["object"]) and not same(mine["subject"], theirs["subject"])
    return False


def from_other_side(claim: Analysis, fact: Analysis) -> frozenset[int]:
    """Return the places of a claim's words that tell of what the fact does from its other side: "beat" for "lost to".

    Such a word is the opposite of the fact's only of one and the same subject.
    """
    found: set[int] = set()
    for item in align_frames(claim, fact):
        if item.how == "converse" and item.agreeing and not item.differing:
            found.update(place for place in (item.claim.clause, item.claim.predicate) if place >= 0)
    return frozenset(found)


def _limited(analysis: Analysis, frame: Frame) -> bool:
    if not frame.negated:
        return False
    tree = Tree(analysis)
    around = {tree.low(child) for child in tree.children[frame.clause]}
    if "never" in around and "had" in around:
        return True  # up to then: "had never been climbed"
    words: set[str] = set()
    for child in tree.children[frame.clause]:
        if tree[child].rel == "cc":
            continue  # "but" before a clause joins it on; "none but two" limits
        words.update((tree.low(child), *tree.preposition(child).split()))
        for below in tree.children[child]:
            words.update((tree.low(below), *tree.preposition(below).split()))
    return bool(words & _LIMITS)

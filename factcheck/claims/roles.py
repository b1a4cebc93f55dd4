"""Who takes part in an event: the rules that fill a predicate's roles, as the active voice has them.

They look at a predicate's own branches only; `lent.py` hands on what a neighbour has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factcheck.claims.derivation import OBJECT_LIKE, SUBJECT_LIKE
from factcheck.claims.draft import Draft, argument, is_noun
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.language.lexicon import role, senses
from factcheck.model import Argument, Quantity, TimeValue

OwnRule = Callable[[Draft], None]
_DATIVE = words("give sell pay send hand award lend offer grant donate lease owe present supply deliver transfer show")
_HANDS_OVER = _DATIVE | words(
    "buy purchase acquire order receive take borrow rent hire import get obtain steal win sign"
)
# Whom they are done to stands with a preposition: "took over from Berg" is "replaced Berg".
_GOVERNS = {"take over": "from"}
# "Passed by three votes": the measure of it, no agent.
_MARGINS = words(
    "vote point run seat minute second hour day week month year goal wicket metre meter length stroke "
    "shot step percent cent share dollar euro pound pence"
)
_UNCHANGED = words("hurt cut put set hit shut cost beat split cast quit bet spread")


# --------------------------------------------------------------------------- own branches


def active_roles(draft: Draft) -> None:
    """Subject and objects of an active verb stand where its branches have them."""
    tree, at = draft.tree, draft.clause
    if draft.kind in ("nominal", "apposition", "gapped"):
        return
    subject = tree.kid(at, "nsubj", "csubj", "nsubj:pass")
    if subject >= 0:
        draft.surface, draft.subject = subject, argument(tree, subject)
        draft.surface, draft.subject = _named(tree, at, draft.subject) or (subject, draft.subject)
    if draft.kind == "verb":
        objects = [child for child in tree.kids(at, "obj", "iobj") if child != draft.noun and not _score(tree, child)]
        direct = [child for child in objects if tree[child].rel == "obj"]
        if direct:
            draft.object = argument(tree, direct[-1])
        if len(objects) > 1:
            draft.indirect = argument(tree, objects[0])
        elif direct and draft.object is not None and (whom := _before_a_sum(tree, direct[-1], at)) >= 0:
            draft.indirect = argument(tree, whom)
            draft.object = replace(draft.object, start=max(draft.object.start, draft.indirect.end))
        if not objects and draft.noun < 0:
            bare = [child for child in tree.kids(at, "obl:unmarked") if child > at and not _measure(draft, child)]
            if bare:
                draft.object = argument(tree, bare[0])
    if (
        draft.kind == "verb"
        and len(tree.kids(at, "obj")) > 1
        and draft.lemmas[0] in ("make", "name", "call", "elect", "appoint")
    ):
        draft.object, draft.complement, draft.indirect = (
            argument(tree, tree.kids(at, "obj")[0]),
            argument(tree, tree.kids(at, "obj")[1]),
            None,
        )


def _before_a_sum(tree: Tree, place: int, verb: int) -> int:
    """Return whom a sum goes to, where the parser takes the name for a part of it: "pay York €2 million"; else -1."""
    if not (tree[place].pos == "SYM" or tree.in_value(place, Quantity)):
        return -1
    names = tree.kids(place, "compound", "nmod:unmarked", "nmod:desc")
    named = [name for name in names if any(tree[part].pos == "PROPN" for part in tree.name(name))]
    named = [name for name in named if verb < name < place and not tree.in_value(name, Quantity)]
    return named[-1] if named else -1


def _score(tree: Tree, place: int) -> bool:
    """Tell whether a bare number is the score of a match and nobody who was beaten: "beat York 3-1"."""
    dash = tree.low(place + 1) if place + 2 < len(tree.tokens) else ""
    return tree[place].pos == "NUM" and dash in ("-", "–") and tree[place + 2].text[:1].isdigit()


def _named(tree: Tree, at: int, office: Argument) -> tuple[int, Argument] | None:
    """Return whoever bears an office that the parser took for a subject of its own: "Chancellor Ann Hull resigned"."""
    names = [child for child in tree.kids(at, "nsubj") if tree[child].pos == "PROPN" and child > office.head]
    if len(names) != 1 or not role(tree[office.head].lemma):
        return None
    name = argument(tree, names[0])
    return (names[0], replace(name, start=office.start)) if name.start == office.end else None


def _measure(draft: Draft, child: int) -> bool:
    tree = draft.tree
    return tree[child].entity == "time" or tree.in_value(child, (TimeValue, Quantity)) or not is_noun(tree, child)


def passive_roles(draft: Draft) -> None:
    """What a passive is said of is its object; "by" names who does it: "passed by the Senate"."""
    tree, at = draft.tree, draft.clause
    if draft.kind != "verb":
        return
    auxiliary = tree.kid(at, "aux:pass") >= 0 or draft.passive
    # Full sentences say "was": the label alone is a mistake there ("the museum reopened").
    labelled = tree.kid(at, "nsubj:pass") >= 0 and draft.object is None
    labelled = labelled and not (tree.kids(at, "aux") or _in_full(draft))
    agent = next((child for child in tree.kids(at, "obl:agent", "obl") if _agent(draft, child)), -1)
    bare = agent >= 0 and not tree.kids(at, "aux") and draft.object is None and is_participle(draft)
    # "Siege ends with no one hurt".
    absolute = (
        tree[at].rel in ("advcl", "obl")
        and tree.preposition(at) == "with"
        and is_participle(draft)
        and draft.object is None
    )
    bare = bare or absolute
    if not (auxiliary or labelled or bare) or (labelled and not auxiliary and not is_participle(draft)):
        return
    draft.passive = True
    if draft.noun < 0:
        # "Was given a prize": the other object stays where it is.
        if draft.object is not None and _amount(draft, draft.object):
            draft.obliques.append(draft.object)
            draft.object = draft.subject
        elif draft.object is not None:
            draft.indirect = draft.subject
        else:
            draft.object = draft.subject
    draft.subject = argument(tree, agent, "by") if agent >= 0 else None


def _agent(draft: Draft, child: int) -> bool:
    tree = draft.tree
    if tree.preposition(child) != "by" or not is_noun(tree, child):
        return False
    if tree[child].entity == "time" or tree[child].pos == "NUM" or tree.in_value(child, TimeValue):
        return False
    counted = tree[child].pos in ("NOUN", "PROPN") and tree[child].lemma not in _MARGINS
    return counted or not tree.in_value(child, Quantity)


def _in_full(draft: Draft) -> bool:
    """Tell a whole sentence from telegraph style, which has no articles and leaves out "was"."""
    tree = draft.tree
    if tree[draft.clause].rel not in ("root", "conj", "ccomp", "parataxis", "advcl", "acl:relcl"):
        return False
    if tree[draft.clause].rel == "advcl" and tree.kid(draft.clause, "mark") < 0:
        return False
    articles = any(token.pos == "DET" and token.text.lower() in ("the", "a", "an") for token in tree.tokens)
    return articles or tree.tokens[-1].text in (".", "!", "”", '"')


def _amount(draft: Draft, item: Argument) -> bool:
    return any(
        isinstance(value, Quantity)
        and value.dimension in ("money", "percent")
        and value.span.start <= draft.tree[item.head].start < value.span.end
        for value in draft.tree.analysis.values
    )


def is_participle(draft: Draft) -> bool:
    token = draft.tree[draft.at]
    word = token.text.lower()
    return (word != token.lemma or word in _UNCHANGED) and not word.endswith(("ing", "s"))


def complements(draft: Draft) -> None:
    """What somebody is, becomes or is named: of "be", of a second noun after the verb, or with "as"."""
    tree, at = draft.tree, draft.clause
    if draft.kind == "copula":
        case = tree.kid(at, "case")
        place = argument(tree, at, tree.preposition(at) if case >= 0 else "")
        if case >= 0:
            draft.obliques.append(place)
        else:
            draft.complement = place
    if draft.kind == "apposition":
        draft.surface = tree[at].head
        draft.subject, draft.complement = argument(tree, draft.surface), argument(tree, at)
    if draft.kind != "verb":
        return
    for child in tree.kids(at, "xcomp"):
        if tree[child].pos != "VERB" and tree.kid(child, "cop", "mark") < 0:
            draft.complement = argument(tree, child)
    for child in tree.kids(at, "obl"):
        if tree.preposition(child) == "as" and is_noun(tree, child):
            draft.complement = argument(tree, child, "as")


def obliques(draft: Draft) -> None:
    """What stands with a preposition keeps it; a time without one stands bare."""
    tree = draft.tree
    for child in tree.kids(draft.clause, "obl", "obl:unmarked", "obl:agent"):
        if draft.subject is not None and child == draft.subject.head:
            continue
        if child in (item.head for item in (draft.complement, draft.object) if item is not None):
            continue
        preposition = tree.preposition(child)
        draft.obliques.append(argument(tree, child, preposition))
    if draft.kind == "verb" and draft.lemmas[0] in _HANDS_OVER:
        draft.obliques.extend(_hung_lower(draft))
    if draft.lemmas[:1] == ("sign",) and any(item.preposition == "from" for item in draft.obliques):
        draft.lemmas, draft.senses = ("buy", *draft.lemmas), senses("buy", "VERB")  # "signed him from York"
    if draft.kind == "verb" and draft.object is None and not draft.passive:
        whom = next((item for item in draft.obliques if item.preposition == _GOVERNS.get(draft.lemmas[0])), None)
        if whom is not None:
            draft.lemmas = (f"{draft.lemmas[0]} {whom.preposition}", *draft.lemmas)
            draft.senses = senses(draft.lemmas[0], "VERB") or draft.senses
            draft.object = Argument(whom.head, whom.start, whom.end, "", whom.quantifier)
            draft.obliques.remove(whom)
    if draft.kind == "verb" and draft.lemmas[0] in _DATIVE and not draft.passive:
        receiver = next((item for item in draft.obliques if item.preposition == "to"), None)
        free = draft.object is not None and draft.indirect is None
        if free and receiver is not None and is_noun(tree, receiver.head):
            draft.indirect = receiver
            draft.obliques.remove(receiver)


def _hung_lower(draft: Draft) -> Iterator[Argument]:
    """Yield from or to whom something goes where the parser hangs that on what goes: "bought the mill from Berg"."""
    tree = draft.tree
    for item in (draft.object, draft.subject):
        for child in tree.kids(item.head, "nmod") if item is not None else ():
            named = any(tree[place].pos == "PROPN" for place in tree.name(child))
            if named and tree.preposition(child) in ("from", "to") and child > draft.at:
                yield argument(tree, child, tree.preposition(child))


def nominal_roles(draft: Draft) -> None:
    """A noun's "of", "by" and possessive name its verb's roles: "withdrawal of the coalition"."""
    tree = draft.tree
    noun = draft.noun if draft.noun >= 0 else draft.at
    if draft.kind != "nominal" and draft.noun < 0:
        return
    lemma = tree[noun].lemma
    for child in tree.kids(noun, "nmod", "obl:agent", "obl"):
        preposition = tree.preposition(child)
        if preposition == "by" and draft.kind == "nominal":
            draft.subject = draft.subject or argument(tree, child, "by")
        elif preposition == "of":
            item = argument(tree, child)
            beyond = [min(tree.below(place)) for place in tree.kids(child, "nmod") if _reaches_on(tree, place)]
            end = max(item.start + 1, min((item.end, *beyond)))
            item = Argument(item.head, item.start, end, "", item.quantifier)
            _put(draft, item, lemma in SUBJECT_LIKE and draft.noun < 0)
            # The parser may hang what follows on the nearer noun: "delivery of goods from Spain".
            for further in tree.kids(child, "nmod"):
                if _reaches_on(tree, further):
                    _further(draft, further)
        elif preposition:
            draft.obliques.append(argument(tree, child, preposition))
    for child in tree.kids(noun, "compound"):
        if draft.kind == "nominal" and tree[child].pos in ("NOUN", "PROPN"):
            _put(draft, argument(tree, child), lemma in SUBJECT_LIKE)
    owner = tree.kid(noun, "nmod:poss")
    if owner >= 0 and draft.kind == "nominal":
        _put(draft, argument(tree, owner), not (lemma in OBJECT_LIKE and draft.object is None))


def _reaches_on(tree: Tree, child: int) -> bool:
    return tree.preposition(child) in ("from", "to", "into", "by", "against")


def _put(draft: Draft, item: Argument, as_subject: bool) -> None:
    if as_subject:
        draft.subject = draft.subject or item
    else:
        draft.object = draft.object or item


def _further(draft: Draft, child: int) -> None:
    preposition = draft.tree.preposition(child)
    if preposition == "by" and draft.kind == "nominal":
        draft.subject = draft.subject or argument(draft.tree, child, "by")
    else:
        draft.obliques.append(argument(draft.tree, child, preposition))


OWN: tuple[tuple[str, OwnRule], ...] = (
    ("active roles", active_roles),
    ("passive roles", passive_roles),
    ("complements", complements),
    ("obliques", obliques),
    ("nominal roles", nominal_roles),
)
"""Rules that need nothing but the predicate's own branches, in order."""

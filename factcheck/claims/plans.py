"""What is to come, said in the present on one side and with "will" on the other.

A desk writes down what has been agreed as "the bridge opens on 6 May 2027", a reporter writes that it will open then.
"Will" also tells what somebody only foretells, and a reader of wording that has seen forecasts takes it for one. So
where the fact gives a plan in the present, with its date, and a clause of the claim says the same of it, that clause is
read in the present as well.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.tree import Tree
from factcheck.language.lexicon import senses
from factcheck.model import Analysis, TimeValue, Token

_FUTURE = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never"))
_AUXILIARY = ("aux", "aux:pass", "cop")
_PLURAL_PRONOUNS = frozenset(("they", "we", "you", "i", "these", "those"))
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}


def third_person(verb: str) -> str:
    """Return a verb's form of the present for he, she and it: close, closes; carry, carries."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def states_plan(fact: Analysis) -> bool:
    """Tell whether a parsed sentence says in the present what has a date: "the bridge is to open on 6 May 2027"."""
    if not any(isinstance(value, TimeValue) and value.days is None and not value.recurring for value in fact.values):
        return False
    tree = Tree(fact)
    root = _root(fact)
    if root < 0:
        return False
    auxiliaries = [tree.low(child) for child in tree.kids(root, *_AUXILIARY)]
    if auxiliaries:
        return auxiliaries[0] in ("is", "are")
    token = fact.tokens[root]
    return token.pos == "VERB" and tree.low(root) in (token.lemma, third_person(token.lemma))


def as_planned(claim: Analysis, fact: Analysis) -> Analysis:
    """Return a claim with what it says "will" happen put as the fact does that states the same as a plan.

    That is in the present, or with "is to" where the fact has that. The claim itself is returned where nothing of the
    kind is said, and where either side is not parsed. Words keep their places in the text.
    """
    if not (claim.parsed and fact.parsed) or not any(token.text.lower() in _FUTURE for token in claim.tokens):
        return claim
    tree = Tree(claim)
    places = [
        place for place, token in enumerate(claim.tokens)
        if token.rel == "aux" and tree.low(place) in _FUTURE and _of_the_same(claim.tokens[token.head], fact)
    ]  # fmt: skip
    if not places or not states_plan(fact):
        return claim
    tokens: _Slots = [(token,) for token in claim.tokens]
    for place in places:
        _put_as_plan(tree, place, _is_to(fact), tokens)
    return replace(claim, tokens=_numbered_anew(tokens))


_Slots = list[tuple[Token, ...]]  # for each word of a claim what stands there now


def _root(analysis: Analysis) -> int:
    return next((place for place, token in enumerate(analysis.tokens) if token.head == -1), -1)


def _is_to(fact: Analysis) -> bool:
    """Tell whether a plan is put with "to": is to end, is due to end."""
    root = _root(fact)
    return any(
        token.text.lower() == "to" and token.rel == "mark" and root in (token.head, fact.tokens[token.head].head)
        for token in fact.tokens
    )


def _of_the_same(verb: Token, fact: Analysis) -> bool:
    mine = senses(verb.lemma)
    return any(verb.lemma == token.lemma or mine & senses(token.lemma) for token in fact.tokens)


def _put_as_plan(tree: Tree, place: int, is_to: bool, slots: _Slots) -> None:
    """Take a "will" away and set its verb, or the "be" of it, in the present; or put "is to" for it."""
    will, verb = tree.tokens[place], tree.tokens[place].head
    following = [child for child in tree.kids(verb, *_AUXILIARY) if child > place]
    if following and tree.low(following[0]) != "be":
        return  # "will have ended"
    singular = not _is_plural(tree, verb)
    if is_to:
        be = replace(will, text="is" if singular else "are", lemma="be")
        slots[place] = (be, replace(will, text="to", lemma="to", pos="PART", rel="mark"))
        return
    changed = following[0] if following else verb
    if changed == verb and any(tree.low(child) in _NEGATIONS for child in tree.children[verb]):
        slots[place] = (replace(will, text="does" if singular else "do", lemma="do"),)
        return
    token = tree.tokens[changed]
    if changed != verb or token.pos == "VERB":
        present = third_person(token.text.lower()) if singular else {"be": "are"}.get(token.text.lower(), token.text)
        slots[changed] = (replace(token, text=present),)
    slots[place] = ()


def _is_plural(tree: Tree, verb: int) -> bool:
    subject = tree.kid(verb, "nsubj", "nsubj:pass")
    if subject < 0:
        return False
    token, low = tree.tokens[subject], tree.low(subject)
    several = low.endswith("s") and low != token.lemma and token.pos == "NOUN"
    return low in _PLURAL_PRONOUNS or several or bool(tree.kids(subject, "conj"))


def _numbered_anew(slots: _Slots) -> tuple[Token, ...]:
    """Return the tokens of all slots, their heads counted anew."""
    number, count = [], 0
    for slot in slots:
        number.append(count)  # no token governs from a slot with none or two: "will" governs nothing
        count += len(slot)
    return tuple(
        token if token.head < 0 else replace(token, head=number[token.head]) for slot in slots for token in slot
    )

"""Where a sentence states something: the rules that find its predicates."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.claims.derivation import verb_of
from factcheck.claims.draft import Draft, gap_subject, is_noun
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.language.lemmas import lemma
from factcheck.language.lexicon import light_verb, senses

Finder = Callable[[Tree, int], Draft | None]
_NO_PREDICATE = frozenset(
    (
        "case",
        "fixed",
        "mark",
        "cc",
        "compound",
        "flat",
        "det",
        "aux",
        "aux:pass",
        "cop",
        "amod",
        "goeswith",
        "compound:prt",
    )
)
_BARE_PARTICIPLES = words(
    "become come run overcome overrun hit hurt cut put set shut cost beat split cast quit bet spread "
    "burst rid shed thrust upset broadcast forecast read let"
)
_NOMINAL_PLACES = frozenset(("nmod", "obl", "obj", "nsubj", "nsubj:pass", "obl:agent", "nmod:poss", "conj", "appos"))
# They tell how somebody is, not what was done to them.
_FEELINGS = frozenset(
    (
        "tired", "pleased", "worried", "concerned", "interested", "excited", "united", "married", "scared",
        "determined", "experienced", "qualified", "advanced", "limited", "related", "supposed", "surprised",
        "satisfied",
    )
)  # fmt: skip
# "Compared with", "including", "according to".
_PREPOSITION_LIKE = frozenset(("compare", "accord", "include", "regard", "concern", "base", "exclude"))
# They hand their subject what the noun says is done: "won approval" approves nothing.
_RECEIVING = frozenset(
    (
        "receive",
        "win",
        "gain",
        "get",
        "obtain",
        "face",
        "secure",
        "be",
        "become",
        "see",
        "lie",
        "have",
        "pay",
        "meet",
        "show",
    )
)
_ARGUMENTS = frozenset(("of", "by", "to", "from", "against", "in", "over"))


def verbs(tree: Tree, place: int) -> Draft | None:
    """A verb states an event, with its particle: "the firm gave up the plan"."""
    token = tree[place]
    if token.pos not in ("VERB", "AUX") or token.rel in _NO_PREDICATE or tree.kid(place, "cop") >= 0:
        return None
    if (
        token.lemma in _PREPOSITION_LIKE
        and token.rel in ("advcl", "acl", "obl", "nmod")
        and tree.kid(place, "nsubj", "aux", "aux:pass") < 0
    ):
        return None
    if token.rel in _NOMINAL_PLACES and (
        tree.kid(place, "det", "amod", "nmod:poss", "case") >= 0 and tree.kid(place, "nsubj", "obj") < 0
    ):
        return None
    if tree.kid(place, "aux:pass") >= 0 and token.text.lower() == token.lemma and token.lemma not in _BARE_PARTICIPLES:
        return Draft(tree, place, place, "adjective", (token.lemma,), senses(token.lemma, "ADJ"))  # "is hungry"
    word = _with_particle(tree, place)
    return Draft(tree, place, place, "verb", (word,), senses(word, "VERB") or senses(token.lemma, "VERB"))


def light_verbs(tree: Tree, place: int) -> Draft | None:
    """A verb that leaves the meaning to its object states what the noun says: "made a decision" decides."""
    token = tree[place]
    noun = tree.kid(place, "obj", "nsubj:pass")
    if noun >= 0 and tree[noun].rel == "nsubj:pass" and tree.low(tree.kid(noun, "det")) in ("the", "this", "that"):
        return None  # "the vote was held": an event already known
    if token.pos != "VERB" or token.rel in _NO_PREDICATE or noun < 0 or token.lemma in _RECEIVING:
        return None
    verb = verb_of(tree[noun].lemma) if tree[noun].pos == "NOUN" and light_verb(token.lemma) else ""
    # "Issued its report" and "paid a third of the loss" keep their own sense: whose, or how much, is said.
    if not verb or verb == token.lemma or tree.kid(noun, "nummod") >= 0:
        return None
    draft = Draft(
        tree,
        place,
        place,
        "verb",
        (verb, token.lemma),
        senses(verb, "VERB") | senses(tree[noun].lemma, "NOUN"),
    )
    draft.noun = noun
    return draft


def copulas(tree: Tree, place: int) -> Draft | None:
    """A noun or place with a form of "be" states what or where the subject is: "Kan was prime minister"."""
    verb = tree.kid(place, "cop")
    named = tree[place].pos == "ADJ" and tree.kid(place, "det") >= 0  # "is the third"
    if verb < 0 or (tree[place].pos in ("ADJ", "ADV", "VERB") and not named):
        return None
    return Draft(tree, verb, place, "copula", ("be",))


def states(tree: Tree, place: int) -> Draft | None:
    """A participle that the parser took for an adjective is a passive: "the deposits were insured"."""
    token = tree[place]
    if token.pos != "ADJ" or tree.kid(place, "cop", "aux:pass") < 0 or not token.text.lower().endswith("ed"):
        return None
    verb = lemma(token.text, "VERB")
    if verb == token.text.lower() or token.text.lower() in _FEELINGS or tree.kid(place, "det") >= 0:
        return None
    draft = Draft(tree, place, place, "verb", (verb, token.lemma), senses(verb, "VERB") | senses(token.lemma, "ADJ"))
    draft.passive = True
    return draft


def adjectives(tree: Tree, place: int) -> Draft | None:
    """An adjective with a form of "be" states a quality: "the bridge is unsafe"."""
    token = tree[place]
    second = token.rel == "conj" and token.pos == "ADJ" and tree.kid(place, "obl", "nsubj", "advmod") >= 0
    if token.pos not in ("ADJ", "ADV", "VERB") or (tree.kid(place, "cop") < 0 and not second):
        return None
    if second and (tree[token.head].pos != "ADJ" or tree.kid(token.head, "cop") < 0):
        return None
    return Draft(tree, place, place, "adjective", (token.lemma,), senses(token.lemma, "ADJ"))


def verbless(tree: Tree, place: int) -> Draft | None:
    """Telegraph style leaves "be" out: "k2 still unclimbed in winter", "Harris new leader"."""
    token = tree[place]
    if token.pos in ("VERB", "AUX") or tree.kid(place, "cop") >= 0 or tree.kid(place, "nsubj", "nsubj:pass") < 0:
        return None
    if token.pos in ("ADJ", "ADV"):
        return Draft(tree, place, place, "adjective", (token.lemma,), senses(token.lemma, "ADJ"))
    return Draft(tree, place, place, "copula", ("be",))


def gapped(tree: Tree, place: int) -> Draft | None:
    """A verb is not said twice: "Habeck became vice chancellor and Baerbock foreign minister"."""
    token = tree[place]
    if token.rel != "conj" or not is_noun(tree, place):
        return None
    if tree.kid(place, "orphan") >= 0:
        verb = token.head
    elif gap_subject(tree, place) >= 0:
        verb = tree[token.head].head
    else:
        return None
    if tree[verb].pos not in ("VERB", "AUX"):
        return None
    return Draft(tree, verb, place, "gapped", (tree[verb].lemma,), senses(tree[verb].lemma, "VERB"))


def appositions(tree: Tree, place: int) -> Draft | None:
    """A noun set beside another says what it is: "Dorothy Pell, secretary of the branch, …"."""
    token = tree[place]
    if token.rel != "appos" or not is_noun(tree, place) or tree.kid(place, "cop", "nsubj") >= 0:
        return None
    if tree[place].pos == "NUM" or not is_noun(tree, token.head):
        return None
    return Draft(tree, place, place, "apposition", ("be",))


def nominals(tree: Tree, place: int) -> Draft | None:
    """A noun made of a verb states its event where it has participants: "the loss of $3m"."""
    token = tree[place]
    if token.pos != "NOUN" or token.rel in ("compound", "flat", "nmod:desc"):
        return None
    verb = verb_of(token.lemma)
    if not verb or not (
        tree.kid(place, "nmod:poss") >= 0
        or any(tree.preposition(child) in _ARGUMENTS for child in tree.kids(place, "nmod", "obl:agent", "obl"))
        or any(tree[child].pos in ("NOUN", "PROPN") for child in tree.kids(place, "compound"))
    ):
        return None
    return Draft(tree, place, place, "nominal", (verb, token.lemma), senses(verb, "VERB") | senses(token.lemma, "NOUN"))


def _verb(tree: Tree, place: int) -> str:
    """Return a verb's dictionary form, also of one that the table of forms does not know ("capsized")."""
    word = tree[place].lemma
    if word != tree.low(place) or not word.endswith("ed") or len(word) < 6:
        return word
    return word[:-1] if word.endswith(("ized", "ised", "ated", "ured", "ored", "ired", "uced", "ved")) else word[:-2]


def _with_particle(tree: Tree, place: int) -> str:
    particle = tree.kid(place, "compound:prt")
    return _verb(tree, place) + (f" {tree.low(particle)}" if particle >= 0 else "")


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("light verbs", light_verbs),
    ("verbs", verbs),
    ("copulas", copulas),
    ("states", states),
    ("adjectives", adjectives),
    ("verbless", verbless),
    ("gapped", gapped),
    ("appositions", appositions),
    ("nominals", nominals),
)
"""What makes a token a predicate; the first rule that applies to a token has it."""

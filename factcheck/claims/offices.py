"""People told by their office alone: "the Dutch prime minister met her", where another sentence has the name."""

from __future__ import annotations

from factcheck.claims.tree import Tree
from factcheck.language.lexicon import role
from factcheck.model import Analysis, Token

_TAKES_PART = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"))
_DEFINITE = frozenset(("the", "this", "that", "its", "their", "his", "her", "our"))
_NAMED_BY = ("flat", "appos", "nmod:desc")


def unnamed_offices(analysis: Analysis) -> list[Token]:
    """Return the nouns of a parsed sentence that stand for whoever holds an office, without a name; [] for none.

    Not what somebody is said to be or to become: "she is the prime minister", "as president".
    """
    if not analysis.parsed:
        return []
    tree = Tree(analysis)
    return [token for place, token in enumerate(analysis.tokens) if _is_office(tree, place)]


def _is_office(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    common = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())
    if not common or token.rel not in _TAKES_PART or not role(token.lemma):
        return False
    if tree.kids(place, *_NAMED_BY) or tree.kid(place, "cop") >= 0:
        return False
    kids = [tree.tokens[child] for child in tree.children[place]]
    if any(kid.rel == "case" and kid.lemma == "as" for kid in kids):
        return False
    return any(kid.rel == "nmod:poss" or (kid.rel == "det" and kid.text.lower() in _DEFINITE) for kid in kids)

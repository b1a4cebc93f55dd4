"""What is said about an event as a whole: whether it holds, how surely, when, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.claims.draft import Draft, argument, inserted
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.language.lexicon import reporting
from factcheck.model import Argument

ScopeRule = Callable[[Draft, Mapping[int, Draft]], None]
_NOT = frozenset(("not", "n't", "n’t", "never", "hardly", "barely", "scarcely", "nor", "unless"))  # "unless": if not
_NO = frozenset(("no", "none", "neither", "nobody", "nothing", "nowhere"))
_LESSENING = frozenset(("only", "just", "merely", "necessarily", "long", "later"))
_DENYING = words(
    "deny refuse fail decline reject avoid cease stop prevent prohibit ban bar forbid unable unwilling "
    "unlikely false untrue impossible dispute doubt keep"
)
# With an infinitive these say the contrary of what follows; others of the list do with "-ing" and "that".
_POSSIBLE = frozenset(("may", "might", "could", "can", "possibly", "perhaps", "maybe", "probably"))
_REPORTED = frozenset(("reportedly", "allegedly", "apparently", "supposedly", "purportedly", "alleged", "reported"))
_REQUIRED = frozenset(("must", "should", "ought", "shall", "need"))
_PLANNING = words(
    "plan intend hope want aim propose threaten vow promise pledge agree seek try attempt prepare "
    "decide offer wish consider mean schedule due set ready"
)
_EXPECTING = words("expect likely believe think say report estimate predict forecast appear seem suppose unlikely")
_ORDERING = words("order tell ask urge require instruct demand call recommend oblige force")
_CONDITIONS = frozenset(("if", "unless", "provided", "should", "once"))
_NOMINAL_PLANS = words(
    "plan decision intention proposal promise pledge threat offer attempt effort bid agreement vow deal"
)
_PASSED_THROUGH = frozenset(
    (
        "xcomp",
        "ccomp",
        "conj",
        "csubj",
        "acl",
        "acl:relcl",
        "advcl",
        "parataxis",
        "appos",
        "nmod",
        "obj",
        "obl",
        "nsubj",
        "nsubj:pass",
    )
)


_PRESENT = frozenset(("is", "are", "am", "be", "'s", "'re", "does", "do", "’s", "’re"))
_HANDING_DOWN = _PLANNING | _EXPECTING | words("have be begin start manage allow let")


def negations(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Words that negate: "not", "never" at the predicate, "no", "none" at its participants, "without"."""
    tree = draft.tree
    count = 0
    for place in {draft.clause, draft.at, draft.noun} - {-1}:
        if draft.kind == "gapped" and place == draft.at:
            continue
        count += sum(
            _negates(tree, child) for child in tree.kids(place, "advmod", "aux", "cc", "det", "cc:preconj", "mark")
        )
        count += sum(tree.low(child) == "without" for child in tree.kids(place, "mark", "case") if place != draft.noun)
    for item in (draft.subject, draft.object, draft.complement, draft.indirect, *draft.obliques):
        if item is None or item.head in (draft.noun, draft.clause, draft.at):
            continue
        if tree[item.head].head == draft.clause or _same_clause(draft):
            count += _negative_noun(tree, item.head)
    draft.negated = bool(count % 2)


def _same_clause(draft: Draft) -> bool:
    """A subject lent by another clause took its "no" with it, except to a second verb."""
    return draft.tree[draft.clause].rel not in ("acl", "acl:relcl", "advcl")


def _negates(tree: Tree, place: int) -> bool:
    word = tree.low(place)
    following = tree.low(place + 1) if place + 1 < len(tree.tokens) else ""
    if word in _NOT:
        return following not in _LESSENING or (following in ("long", "later") and word == "not")
    if word == "no":
        if place + 1 < len(tree.tokens) and tree[place + 1].pos in ("ADJ", "ADV") and following.endswith("er"):
            return False  # "no taller than": as tall
        return following not in ("fewer", "more", "less", "later", "doubt", "matter", "sooner", "wonder")
    if word == "neither":
        return True
    if word == "longer" and place and tree.low(place - 1) == "no":
        return not any(tree.low(child) == "no" for child in tree.children[tree[place].head])
    return False


def _negative_noun(tree: Tree, head: int) -> bool:
    if tree.low(head) in _NO:
        return not (
            tree.low(head) == "nothing" and head + 1 < len(tree.tokens) and tree.low(head + 1) in ("but", "less")
        )
    for child in tree.kids(head, "det", "cc:preconj", "advmod"):
        if tree.low(child) in ("no", "neither") and _negates(tree, child):
            return True
    # "Not one patient", "not a single vote".
    return any(
        (tree.low(child) == "not" and child + 1 < len(tree.tokens) and tree.low(child + 1) in ("one", "a", "single"))
        or any(tree.low(below) == "not" for below in tree.kids(child, "advmod"))
        for child in tree.kids(head, "advmod", "nummod", "det")
        if tree.low(child) in ("not", "one", "a", "single")
    )


def denials(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """What is refused, denied, failed to or prevented does not happen: "refused to sign"."""
    tree = draft.tree
    if tree[draft.clause].rel not in ("xcomp", "ccomp", "advcl", "acl") or draft.kind in (
        "nominal",
        "apposition",
    ):
        return
    head = tree[draft.clause].head
    above = by_clause.get(head)
    lemma = tree[head].lemma
    if lemma not in _DENYING or above is None:
        return
    if tree[draft.clause].rel == "advcl" and tree.preposition(draft.clause) not in ("from", "to"):
        return
    if lemma == "keep" and tree.preposition(draft.clause) != "from":
        return
    # "Did not fail to sign": the denial is itself denied.
    draft.negated ^= not above.negated


def shared_negation(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """With "or" a negation holds for the second verb too; that of "did not plan to" is handed down."""
    tree = draft.tree
    above = by_clause.get(tree[draft.clause].head)
    if above is None or not above.negated or draft.kind in ("nominal", "apposition"):
        return
    if tree[draft.clause].rel == "conj" and any(tree.low(child) in ("or",) for child in tree.kids(draft.clause, "cc")):
        draft.negated = True
    elif tree[draft.clause].rel == "xcomp" and above.lemmas[0] in _HANDING_DOWN - _DENYING:
        draft.negated = not draft.negated


def modality(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Whether it is said to be so, or possible, planned, expected, required, or so under a condition."""
    tree, at = draft.tree, draft.clause
    if draft.kind in ("nominal", "apposition"):
        return
    own = {tree.low(child) for child in tree.kids(at, "aux", "advmod", "amod")}
    if tree[at].rel == "advcl" and any(tree.low(child) in _CONDITIONS - {"once"} for child in tree.kids(at, "mark")):
        draft.modality = "conditional"
    elif (
        (tree[at].rel == "ccomp" and any(tree.low(child) in ("whether", "if") for child in tree.kids(at, "mark")))
        or own & _POSSIBLE
        or (own & {"would"} and draft.tense != "future")
    ):
        draft.modality = "possible"
    elif own & _REPORTED:
        draft.modality = "reported"
    elif own & _REQUIRED:
        draft.modality = "required"
    elif _is_to(tree, at):
        draft.modality = "planned"
    else:
        draft.modality = _lent_modality(draft, by_clause)


def _is_to(tree: Tree, at: int) -> bool:
    """Tell whether a verb stands with "is to" or "are to": what is announced."""
    to = next((child for child in tree.kids(at, "mark", "aux") if tree.low(child) == "to"), -1)
    be = any(child < to and tree.low(child) in _PRESENT for child in tree.kids(at, "cop", "aux", "aux:pass"))
    return be and tree[at].pos == "VERB"


def _lent_modality(draft: Draft, by_clause: Mapping[int, Draft]) -> str:
    tree, at = draft.tree, draft.clause
    head = tree[at].head
    infinitive = tree.kid(at, "mark") >= 0 and tree.low(tree.kid(at, "mark")) == "to"
    if tree[at].rel in ("xcomp", "ccomp") and head >= 0 and infinitive:
        lemma = tree[head].lemma
        if lemma in _ORDERING:
            return "required"
        if lemma in _PLANNING:
            return "planned"
        if lemma in _EXPECTING:
            return "expected"
    if tree[at].rel == "acl" and infinitive and tree[head].lemma in _NOMINAL_PLANS:
        return "planned"
    above = by_clause.get(head)
    if tree[at].rel == "conj" and above is not None and not tree.kids(at, "aux") and tree.kid(at, "nsubj") < 0:
        return above.modality
    if tree[at].rel == "xcomp" and above is not None:
        return above.modality
    return ""


def tense(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Past, present or future, by auxiliaries or the verb's own form; a second verb has the first one's."""
    tree, at = draft.tree, draft.clause
    auxiliaries = [tree.low(child) for child in tree.kids(at, "aux", "aux:pass", "cop")]
    if any(word in ("will", "'ll", "’ll", "wo", "shall", "would") for word in auxiliaries):
        draft.tense = "future"
    elif any(word in ("was", "were", "had", "did", "been") for word in auxiliaries) or auxiliaries[:1] in (
        ["has"],
        ["have"],
    ):
        draft.tense = "past"
    elif auxiliaries[:1] and auxiliaries[0] in _PRESENT:
        draft.tense = "present"
    else:
        draft.tense = _own_tense(draft, by_clause)


def _own_tense(draft: Draft, by_clause: Mapping[int, Draft]) -> str:
    tree, at = draft.tree, draft.at
    above = by_clause.get(tree[draft.clause].head)
    word = tree.low(at)
    if draft.kind == "verb" and word != tree[at].lemma:
        if word.endswith("ing"):
            return above.tense if above is not None else ""
        return "present" if word.endswith("s") and word not in ("was",) else "past"
    if draft.kind == "verb" and not tree.kids(draft.clause, "mark", "aux") and tree[draft.clause].rel == "root":
        return "present"
    return above.tense if above is not None else ""


def attribution(draft: Draft, by_clause: Mapping[int, Draft]) -> None:
    """Who is said to have said it: "…, police said", "the minister announced …", "according to"."""
    tree = draft.tree
    place = draft.clause
    own = _according(draft, place)
    if own >= 0:
        draft.speaker = argument(tree, own)
        return
    around = [place, *(item.head for item in (draft.subject, draft.object) if item is not None)]
    between = next((child for up in around for child in tree.children[up] if inserted(tree, child)), -1)
    if between >= 0 and between != place:
        draft.speaker = _speaker(between, by_clause)
        return
    said = next((child for child in tree.kids(place, "parataxis", "advcl") if _reports(tree, child)), -1)
    if said >= 0 and tree[said].rel == "parataxis":
        draft.speaker = _speaker(said, by_clause)
        return
    while place >= 0 and tree[place].rel in _PASSED_THROUGH:
        head = tree[place].head
        if tree[place].rel in ("ccomp", "parataxis") and _reports(tree, head):
            draft.speaker = _speaker(head, by_clause)
            return
        if tree[place].rel == "xcomp" and tree[head].lemma in (
            "say",
            "report",
            "believe",
            "claim",
            "think",
            "allege",
        ):
            draft.speaker = _speaker(head, by_clause) if tree[head].lemma == "claim" else None
            return
        above = by_clause.get(head)
        if above is not None and above.speaker is not None and tree[place].rel != "parataxis":
            draft.speaker = above.speaker
            return
        place = head


def _according(draft: Draft, place: int) -> int:
    tree = draft.tree
    for child in tree.kids(place, "obl", "nmod", "advcl", "parataxis", "advmod"):
        words = tree.preposition(child)
        if words.startswith("accord") or tree.low(child) == "according":
            inner = tree.kid(child, "obl", "nmod", "obj")
            return inner if tree.low(child) == "according" else child
    return -1


def _reports(tree: Tree, place: int) -> bool:
    return tree[place].pos == "VERB" and reporting(tree[place].lemma)


def _speaker(place: int, by_clause: Mapping[int, Draft]) -> Argument | None:
    said = by_clause.get(place)
    return said.subject if said is not None else None


SCOPE: tuple[tuple[str, ScopeRule], ...] = (
    ("negations", negations),
    ("denials", denials),
    ("shared negation", shared_negation),
    ("tense", tense),
    ("modality", modality),
    ("attribution", attribution),
)
"""Rules about the event as a whole; each from the top of the tree down before the next."""

"""What a reader of wording takes for a contradiction and is none, by rules that know what it may be instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.model import Quantity, TimeRole, TimeValue, Value
from factcheck.values.relations import Relation
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.verbatim import Verbatim


def reads_too_much(item: Judged) -> bool:
    """Tell whether what the reader takes for a contradiction is none, and rules see no other."""
    return any(rule(item) for _, rule in RULES)


def conflict_seen(item: Judged) -> bool:
    """Tell whether rules see something in which a claim conflicts with the fact: a value, a role, a denial."""
    return bool(item.frames.argument_differs) or _conflict_of_more_than_names(item)


def _conflict_of_more_than_names(item: Judged) -> bool:
    frames, found = item.frames, item.signals
    exact = item.verbatim in (Verbatim.VALUE, Verbatim.OPPOSITE)
    return exact or item.evidence.kind == "false" or any(
        (
            found.values_differ, found.opposites, found.order_turned, frames.polarity_opposite, frames.roles_swapped,
            frames.quantifier_conflict, frames.order_conflict, frames.crossed_values,
            found.polarity and found.claim_negated != found.fact_negated,
        )
    )  # fmt: skip


def _open_list(item: Judged) -> bool:
    """Tell whether a claim has a name that the fact's list, which names only some, leaves open: "Spain is among …"."""
    words = [token.text.lower() for token in item.pair.fact.tokens]
    is_open = bool(_SOME_OF_MANY & set(words)) or ("such", "as") in pairwise(words)
    return is_open and item.signals.names_new > 0 and not _conflict_of_more_than_names(item)


_SOME_OF_MANY = frozenset(("among", "amongst", "including", "include", "includes", "included"))


def _nameless_there(item: Judged) -> bool:
    """Tell whether a fact has nobody by name who does what the claim's somebody does: "an official" may be Ann Hull."""
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or not item.signals.names_new or _conflict_of_more_than_names(item):
        return False
    from factcheck.claims.alignment import align_frames

    return any(
        one.how == "same" and one.fact.subject is not None and one.claim.subject is not None
        and fact.tokens[one.fact.subject.start].text.lower() in ("a", "an", "one", "some")
        and bool(one.mine["subject"].names) and fact.tokens[one.fact.subject.head].pos == "NOUN"
        for one in align_frames(claim, fact)
    )  # fmt: skip


def _from_other_side(item: Judged) -> bool:
    """Tell whether a claim says of one side what the fact says of the other, and nothing else differs.

    "Hull beat Castell 3-1" is "Castell lost 3-1 at Hull", although the verbs are opposites.
    """
    claim, fact = item.pair.claim, item.pair.fact
    if not (claim.parsed and fact.parsed) or conflict_seen(item):
        return False
    from factcheck.claims.alignment import from_other_side

    return bool(from_other_side(claim, fact))


def _told_by_office(item: Judged) -> bool:
    """Tell whether a claim has somebody by an office alone that the fact may have by name, or gives a name to.

    "The Dutch prime minister" may be the one whom the fact names or another: which of them, the reader cannot know. And
    who holds an office says nothing against what the holder did.
    """
    if not item.signals.names_left or _conflict_of_more_than_names(item):
        return False
    from factcheck.claims.offices import unnamed_offices

    there = {token.lemma for token in item.pair.fact.tokens if token.rel != "root"}
    return any(office.lemma not in there for office in unnamed_offices(item.pair.claim))


def _counts_alike(item: Judged) -> bool:
    """Tell whether a claim counts several things, has as many of each as the fact, and says nothing that it lacks.

    "Four crew and 17 passengers" are "seventeen passengers and four crew".
    """
    found = item.signals
    if found.words_covered < 1 or found.names_new or found.values_new or found.limits_new or conflict_seen(item):
        return False
    counts = [met for met in item.pair.values if isinstance(met.claim, Quantity) and met.claim.dimension == "count"]
    alike = [met for met in counts if met.relation is Relation.EQUAL and met.same_noun and not met.how]
    things = {met.claim.unit for met in alike if isinstance(met.claim, Quantity) and met.claim.unit}
    return len(counts) > 1 and len(things) == len(counts)


def _limit_that_fits(item: Judged) -> bool:
    """Tell whether a claim says of a fact no more than another limit that can hold as well.

    "By the end of 2025" holds "by September 2025", and "until at least 2026" leaves "until 2027" open. The reader of
    wording has learnt that another deadline is a mistake. (Of 69 statements by editors with a rounder limit 53 are
    confirmed, the others contradicted by their other words.)
    """
    values = item.pair.values
    fits = any(pair.relation in _FITTING and not pair.how and _is_end(pair.claim) for pair in values)
    nothing_new = item.signals.words_covered == 1 and not item.signals.values_new and not item.signals.names_new
    return fits and nothing_new and not conflict_seen(item) and item.rules.supported > item.rules.contradicted


_FITTING = (Relation.WITHIN, Relation.OVERLAPS)


def _is_end(value: Value) -> bool:
    return isinstance(value, TimeValue) and value.role in (TimeRole.BY, TimeRole.UNTIL)


def _yet_to_be_done(item: Judged) -> bool:
    """Tell whether a claim says of what the fact has as planned that it is "yet to" be done: the same, otherwise."""
    claim, fact = item.pair.claim, item.pair.fact
    if ("yet", "to") not in pairwise(token.text.lower() for token in claim.tokens) or not fact.parsed:
        return False
    from factcheck.claims.frames import frames_of

    planned = any(frame.modality in NOT_YET or frame.tense == "future" for frame in frames_of(fact))
    return planned and not item.signals.values_differ


NOT_YET = frozenset(("planned", "expected"))
"""What the frames of a fact that only announces something are."""

RULES: Sequence[tuple[str, Callable[[Judged], bool]]] = (
    ("limit that fits", _limit_that_fits),
    ("told by office", _told_by_office),
    ("told from the other side", _from_other_side),
    ("open list", _open_list),
    ("nameless there", _nameless_there),
    ("yet to be done", _yet_to_be_done),
    ("counts alike", _counts_alike),
)
"""What may be meant instead, in no order: one is enough."""

"""One sentence that a reporter understands: why a claim has its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Difference, Fact, Reason, Verdict

# The gravest reason names the claim's own: values that anyone can look up before wordings that one may argue about.
_ORDER = tuple(Reason)
# What is said of a claim for which no fact was found, until it is known what the nearest ones do not have.
UNDECIDED = "No fact in the base is close enough to check this against."
_MOST_NAMED = 4


def reason_of(differences: Sequence[Difference]) -> Reason | None:
    """Return the reason code of a contradiction; None where rules see nothing but the wording."""
    kinds = [difference.kind for difference in differences]
    return min(kinds, key=_ORDER.index, default=None)


def explanation(
    verdict: Verdict,
    fact: Fact | None,
    differences: Sequence[Difference] = (),
    reason: Reason | None = None,
    kind: str = "",
    wrong_version: bool = False,
    open_figures: Sequence[str] = (),
) -> str:
    """Return the explanation of a verdict as one plain sentence."""
    if verdict is Verdict.NOT_CHECKABLE:
        what = {"question": "a question", "opinion": "an opinion", "prediction": "a prediction", "command": "a request",
                "topic": "a heading"}  # fmt: skip
        return f"This is {what.get(kind, 'no statement of fact')}; there is nothing to check."
    if verdict is Verdict.UNVERIFIED and open_figures:
        return f"No fact found for this has {_any_of(open_figures)}."
    if verdict is Verdict.UNVERIFIED or fact is None:
        return UNDECIDED
    if verdict is Verdict.SUPPORTED:
        return "The base confirms this."
    if verdict is Verdict.OUTDATED:
        if reason is Reason.SUPERSEDED:
            return "This was so once, but the base has a newer fact in its place."
        if reason is Reason.NOT_YET:
            return "By the base this does not hold yet at the date that the sentence speaks of."
        return "This was so once, but by the base it no longer holds."
    if verdict is Verdict.DISPUTED:
        return "The facts of the base disagree on this; all of them are shown."
    if verdict is Verdict.NEEDS_CONTEXT:
        return f"True as far as it goes, but the base asks for this to be said too: {fact.context}"
    if wrong_version and not differences:
        return "This is a wrong version that the base knows to be in circulation."
    if differences:
        return " ".join(list(_told(differences))[:3])
    return "The base says otherwise; compare the two sentences."


def nearest_lack(missing: Sequence[str], facts: int, shared: str = "") -> str:
    """Return what the nearest facts of an undecided claim, `facts` of them, do not have, as one plain sentence.

    `shared` says what the claim has of figures and names, all of which some of them have.
    """
    if missing:
        none_has = "The nearest fact does not have" if facts == 1 else "None of the nearest facts has"
        return f"{none_has} {_any_of(missing)}."
    if shared and facts == 1:
        return f"The nearest fact has the same {shared}, but does not say this of them."
    if shared:
        return f"The nearest facts have the same {shared}, but none says this of them."
    return "The nearest fact does not say this." if facts == 1 else "None of the nearest facts says this."


def _any_of(words: Sequence[str]) -> str:
    """Return a choice of quoted words: “a”, “b” or “c”; of very many only the first few."""
    shown = [f"“{word}”" for word in words[:_MOST_NAMED]]
    if len(words) > _MOST_NAMED:
        shown.append("the rest of its figures and names")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _told(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield what differs, a sentence each; what is the other way round is one thing."""
    turned = [item for item in differences if item.kind is Reason.ROLE]
    for item in differences:
        if item.kind is not Reason.ROLE:
            yield _difference(item)
        elif item is turned[0]:
            yield _turned(turned)


def _turned(items: Sequence[Difference]) -> str:
    if {item.stated for item in items} == {item.expected for item in items}:
        return f"The base has {' and '.join(item.stated for item in items)} the other way round."
    return f"The base has it the other way round: {', '.join(item.expected for item in items)}."


def _difference(item: Difference) -> str:
    if item.kind is Reason.POLARITY and not item.stated:
        return f"By the base it is not so: its sentence has “{item.expected[:1].lower() + item.expected[1:]}”."
    if item.kind is Reason.POLARITY and not item.expected:
        return f"By the base it is so, without the denial “{item.stated.lower()}”."
    if item.kind is Reason.DIRECTION:
        return f"The base says “{item.expected}”, the opposite of “{item.stated}”."
    return f"The base says “{item.expected}”, not “{item.stated}”."

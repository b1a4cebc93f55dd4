"""One sentence that a reporter understands: why a claim has its verdict."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Difference, Fact, Reason, Verdict

# The gravest reason names the claim's own: values that anyone can look up before wordings that one may argue about.
_ORDER = tuple(Reason)


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
        what = {"question": "a question", "opinion": "an opinion", "prediction": "a prediction", "command": "a request"}
        return f"This is {what.get(kind, 'no statement of fact')}; there is nothing to check."
    if verdict is Verdict.UNVERIFIED and open_figures:
        return f"No fact found for this has {' or '.join(f'“{figure}”' for figure in open_figures)}."
    if verdict is Verdict.UNVERIFIED or fact is None:
        return "No fact in the base decides this."
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
        return " ".join(_difference(item) for item in differences[:3])
    return "The base says otherwise."


def _difference(item: Difference) -> str:
    if item.kind is Reason.POLARITY:
        if item.stated == "stated as so":
            return f"The base says that it is not so (“{item.expected}”)."
        if item.stated.lower().endswith(("n't", "n’t")):
            return f"The base says that it is so, without the denial in “{item.stated}”."
        return f"The base says that it is so, without “{item.stated}”."
    if item.kind is Reason.ROLE:
        return f"The base has them the other way round: {item.expected}, not {item.stated}."
    if item.kind is Reason.DIRECTION:
        return f"The base says “{item.expected}”, the opposite of “{item.stated}”."
    return f"The base has {item.expected}, not {item.stated}."

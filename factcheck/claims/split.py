"""Where one claim ends and the next begins: a sentence cut at "and", side clauses and appositions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.claims.draft import inserted
from factcheck.claims.frames import frames_of
from factcheck.claims.tree import Tree
from factcheck.language.lexicon import reporting
from factcheck.model import Analysis, Argument, Claim, Frame, Span
from factcheck.named import NamedTuple

_FINAL = " \t\n.!?;:,"
_MARKS = frozenset((",", ";", ":", ".", "!", "?", "-", "–", "—", "(", ")", "…", "..."))
_QUOTES = frozenset('"“”„«»')
_SET_OFF = frozenset((",", "(", "–", "—", "-", ";"))
_CONTRASTS = frozenset(("while", "whereas", "although", "though", "whilst", "but"))
_JOINTS = frozenset(
    ("and", "but", "while", "whereas", "although", "though", "whilst", "that", "with", "yet", "so", "because")
)


class Part(NamedTuple):
    """A claim with the frame that it states; None where the sentence was not parsed or states nothing."""

    claim: Claim
    frame: Frame | None


def parts_of(analysis: Analysis) -> tuple[Part, ...]:
    """Return the atomic claims of a sentence in the order of their places, each with its frame; one if not parsed.

    A sentence of one claim gives the whole sentence without its final mark. A claim amid another's words lies within
    that one's span. A claim's own frame says what it inherits.
    """
    frames = frames_of(analysis)
    tree = Tree(analysis)
    stating = [frame for frame in frames if _states(tree, frames, frame)]
    if not stating:
        stating = sorted(frames, key=lambda frame: sum(1 for _ in tree.up(frame.clause)))[:1]
    if len(stating) < 2:
        return (_whole(analysis, stating[0] if stating else None),)
    clauses = {frame.clause for frame in stating}
    parts = []
    for frame in stating:
        span = _span(tree, frame, clauses)
        speaker = words_of(analysis, frame.speaker) if frame.speaker else ""
        text = analysis.text[span.start : span.end]
        parts.append(Part(Claim(text, span, speaker=speaker, quoted=_quoted(analysis.text, span)), frame))
    return tuple(sorted(parts, key=lambda part: part.claim.span))


def with_subject(analysis: Analysis, part: Part) -> tuple[str, int]:
    """Return a claim in words that say of whom it is, and how many characters those begin before it.

    "Ann Hull, leader of the council, …" says that Ann Hull is leader of the council, and "…, who left in May" that she
    left in May. A claim that has its subject, or that shares it with a clause of its own kind, is given as it stands.
    """
    claim, frame = part
    subject = frame.subject if frame is not None else None
    if frame is None or subject is None or frame.passive:
        return claim.text, 0
    words = words_of(analysis, subject)
    start, end = analysis.tokens[subject.start].start, analysis.tokens[subject.end - 1].end
    if claim.span.start <= start and end <= claim.span.end:
        return claim.text, 0
    if frame.kind == "apposition":
        lead = f"{words} is "
        return lead + claim.text, len(lead)
    first = claim.text.split(maxsplit=1)[:1]
    if frame.link == "relative" and first and first[0].lower() in _RELATIVES:
        rest = claim.text[len(first[0]) :]
        return words + rest, len(words) - len(first[0])
    return claim.text, 0


_RELATIVES = frozenset(("who", "which", "that"))


def words_of(analysis: Analysis, item: Argument) -> str:
    """Return the words of a participant as they stand."""
    return analysis.text[analysis.tokens[item.start].start : analysis.tokens[item.end - 1].end]


def _whole(analysis: Analysis, frame: Frame | None) -> Part:
    text = analysis.text
    start = len(text) - len(text.lstrip())
    span = Span(start, max(start, len(text.rstrip(_FINAL))))
    speaker = words_of(analysis, frame.speaker) if frame is not None and frame.speaker else ""
    return Part(Claim(text[span.start : span.end], span, speaker=speaker, quoted=_quoted(text, span)), frame)


# --------------------------------------------------------------------------- what states a claim


def main_clause(tree: Tree, frame: Frame) -> bool:
    """The sentence's own predicate states a claim."""
    return frame.link == "root"


def coordination(tree: Tree, frame: Frame) -> bool:
    """Each of several coordinated predicates states a claim: "beat Jones and became mayor"."""
    return frame.link == "conj"


def side_by_side(tree: Tree, frame: Frame) -> bool:
    """So does a clause beside another, after a semicolon or dash."""
    return frame.link in ("parataxis", "list")


def contrast(tree: Tree, frame: Frame) -> bool:
    """Clauses with "while" or "although" are set against another and hold by themselves."""
    return tree[frame.clause].rel == "advcl" and frame.link in _CONTRASTS


def participle(tree: Tree, frame: Frame) -> bool:
    """A participle clause set off by a comma states a claim: "Founded in 1990, …", "…, killing 12"."""
    if tree[frame.clause].rel not in ("advcl", "acl") or frame.link != "participle":
        return False
    return tree.kid(frame.clause, "mark") < 0 and _set_off(tree, frame)


def relative(tree: Tree, frame: Frame) -> bool:
    """A relative clause set off by a comma states a claim; one that tells which is part of its noun."""
    return frame.link == "relative" and _set_off(tree, frame)


def apposition(tree: Tree, frame: Frame) -> bool:
    """An apposition states what somebody is, if it is set off: "the driver, a 42-year-old man, …"."""
    return frame.kind == "apposition" and _set_off(tree, frame)


def with_clause(tree: Tree, frame: Frame) -> bool:
    """ "With" and a predicate state what holds at the same time: "with no one hurt"."""
    return tree[frame.clause].rel in ("advcl", "acl", "obl") and frame.link == "with" and frame.kind != "nominal"


def reported(tree: Tree, frame: Frame) -> bool:
    """What somebody is said to have said is the claim; who said it is its speaker."""
    if tree[frame.clause].rel != "ccomp":
        return False
    head = tree[frame.clause].head
    question = any(tree.low(mark) in ("whether", "if", "to") for mark in tree.kids(frame.clause, "mark"))
    return reporting(tree[head].lemma) and not question


STATING: Sequence[tuple[str, Callable[[Tree, Frame], bool]]] = (
    ("main clause", main_clause),
    ("coordination", coordination),
    ("side by side", side_by_side),
    ("contrast", contrast),
    ("participle", participle),
    ("relative", relative),
    ("apposition", apposition),
    ("with clause", with_clause),
    ("reported", reported),
)
"""What makes a frame a claim of its own, where the frame that it depends on is one or says one."""


def _states(tree: Tree, frames: Sequence[Frame], frame: Frame) -> bool:
    if frame.kind == "nominal" or _wrapper(tree, frames, frame):
        return False
    if not any(rule(tree, frame) for _, rule in STATING):
        return False
    if frame.link in ("conj", "reported", "ccomp") and frame.parent >= 0:
        above = frames[frame.parent]
        return _wrapper(tree, frames, above) or _states(tree, frames, above)
    return True


def _wrapper(tree: Tree, frames: Sequence[Frame], frame: Frame) -> bool:
    """A verb of saying beside what is said is no claim of its own: it names the speaker."""
    if not reporting(tree[frame.predicate].lemma) or frame.kind != "verb":
        return False
    place = frame.clause
    if inserted(tree, place):
        return True
    if tree[place].rel == "parataxis" and frame.object is None and frame.subject is not None:
        return True
    return any(reported(tree, other) for other in frames if tree[other.clause].head == place)


def _set_off(tree: Tree, frame: Frame) -> bool:
    first = min(tree.below(frame.clause))
    last = max(tree.below(frame.clause))
    at_start = first == 0 or all(tree[place].text in _MARKS for place in range(first))
    if at_start:
        return last + 1 < len(tree.tokens)
    return any(tree[place].text in _SET_OFF for place in (first - 1, first))


# --------------------------------------------------------------------------- where it stands


def _span(tree: Tree, frame: Frame, clauses: set[int]) -> Span:
    own = _own_words(tree, frame, clauses)
    while len(own) > 1 and _edge(tree, own[0], frame):
        own.pop(0)
    while len(own) > 1 and (tree[own[-1]].text in _MARKS or tree[own[-1]].rel == "cc" or tree[own[-1]].text in _QUOTES):
        own.pop()
    return Span(tree[own[0]].start, tree[own[-1]].end)


def _own_words(tree: Tree, frame: Frame, clauses: set[int]) -> list[int]:
    found = [frame.clause]
    for at in found:
        found.extend(
            child
            for child in tree.children[at]
            if child not in clauses and not (tree[child].rel == "parataxis" and reporting(tree[child].lemma))
        )
    return sorted(found)


def _edge(tree: Tree, place: int, frame: Frame) -> bool:
    token = tree[place]
    if token.text in _MARKS or token.text in _QUOTES:
        return True
    return token.head == frame.clause and token.rel in ("cc", "mark", "case", "advmod") and tree.low(place) in _JOINTS


def _quoted(text: str, span: Span) -> bool:
    return text[: span.start].rstrip()[-1:] in _QUOTES and text[span.end :].lstrip(" ,.")[:1] in _QUOTES

"""How closely a sentence is looked at: a statement at once, copy only where it may speak of the base.

In an article on the base's story a third of the sentences and more share telling words with a fact, in another one
at most one in ten, by chance. So a sentence amid others that do is read even where its own words say little ("It
lasted a week"), and one that stands alone only if it says much.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.frozen import dataclass
from factcheck.model import Analysis


@dataclass(frozen=True, slots=True)
class Attention:
    """What evidence must have before a sentence is read beside it."""

    glance: float  # least coverage by words alone at which a sentence is looked at with its values and names
    gate: float  # least coverage of the best evidence
    facts: int  # how many facts it is read beside
    untied: float = 0.0  # least coverage of the best evidence at which no name, date or telling amount need tie it


_NEVER = 2.0  # more than all

# Of 49 labelled statements that nothing ties to a fact covering a fifth of them, the base decides two.
STATEMENT = Attention(0.0, 0.10, 6, untied=0.2)
# Amid others on the story nothing else need tie a sentence to a fact: of 3,998 wrong ones in drafts 21 more are caught
# so, of 5,205 right ones 27 more confirmed, and no other is called wrong.
ON_TOPIC = Attention(0.05, 0.12, 6)
# A sentence that names two of those that the base is about is looked at more closely than others far from its story.
NAMED = Attention(0.15, 0.25, 3)
# Copy is long and mostly says little of any fact: the first few decide nearly always.
# In them, short sentences share all their few words with some fact by chance ("Use this command").
ELSEWHERE = Attention(0.25, 0.4, 2, untied=_NEVER)

_TELLING = 0.3  # coverage by words alone that speaks for the story rather than for chance
_AROUND = 6  # sentences on either side that make up a sentence's surroundings
_SHARE = 0.2  # of them must be telling, and at least two


def names_known(seen: Analysis) -> bool:
    """Return whether a sentence names at least two different entities that the base lists."""
    return len({mention.entity for mention in seen.mentions if mention.entity}) >= 2


def topical(coverages: Sequence[float]) -> list[bool]:
    """Return for each sentence of a document whether those around it are on the base's story.

    `coverages` are the shares of each sentence's telling words that its best fact has; [] gives [].
    """
    telling = [coverage >= _TELLING for coverage in coverages]
    sums = [0]
    for one in telling:
        sums.append(sums[-1] + one)
    found = []
    for number in range(len(telling)):
        start, end = max(0, number - _AROUND), min(len(telling), number + _AROUND + 1)
        found.append(sums[end] - sums[start] >= max(2, _SHARE * (end - start)))
    return found

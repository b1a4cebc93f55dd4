"""The two halves of a comparison, each in words of its own: what is said of the one, and what of the other.

"More troops are in Lund than in Ystad" says something of the troops in Lund and something of those in Ystad. Each half
is put as a sentence that a fact may confirm by itself, and whose value can then be looked up there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.claims.comparisons import Comparison
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.model import Analysis, TimeValue

_STANDS_FOR = words("do have be can will")  # "before Berg did"
_ONE = words("one ones that those")
_THEY = words("it they he she")
_THEIRS = words("its their his her")
_ASIDE = words(
    """shortly soon just immediately long only even well right exactly already still far much slightly little about
    almost nearly later earlier more less some"""
)
# What hangs from "Lund" in "more men were in Lund" without being part of the phrase.
_OF_THE_CLAUSE = frozenset(("nsubj", "nsubj:pass", "cop", "aux", "expl", "advmod", "mark"))
_MARKS_BEFORE = re.compile(r"\s+([.,;:!?'’])")


def halves(analysis: Analysis, found: Comparison) -> tuple[str, str] | None:
    """Return the two halves of a comparison in words; None where the second cannot be told by itself."""
    made = _Halves(analysis, found)
    first, second = made.first(), made.second()
    named = all(made.names_something(side) for side in (found.first, found.second))
    return (first, second) if named and first and second and first != second else None


class _Halves:
    def __init__(self, analysis: Analysis, found: Comparison) -> None:
        self.tree = Tree(analysis)
        self.found = found
        self.mine = self._without_asides(found.first)
        self.theirs = self._without_asides(found.second)
        subject = self._subject_of(found.top)
        self.subject = [place for place in self.tree.below(subject) if place in self.mine] if subject >= 0 else []

    def _subject_of(self, top: int) -> int:
        """Return what heads the subject of a clause or is it; -1 for none."""
        if self.tree[top].rel.startswith("nsubj"):
            return top
        return self.tree.kid(top, "nsubj", "nsubj:pass")

    def _without_asides(self, places: Iterable[int]) -> list[int]:
        """Leave out adverbs of degree and lengths of time, which are of the comparison and not of what is compared."""
        tree = self.tree
        lengths = [value for value in tree.analysis.values if isinstance(value, TimeValue) and value.days is not None]
        held = {
            place for value in tree.analysis.values if not (isinstance(value, TimeValue) and value.days is not None)
            for place in places if value.span.start <= tree[place].start < value.span.end
        }  # fmt: skip
        kept = [
            place for place in sorted(places)
            if not any(value.span.start <= tree[place].start < value.span.end for value in lengths)
            and (place in held or tree.low(place) not in _ASIDE or tree[place].rel == "case")
        ]  # fmt: skip
        # The "for" of "stood still for ten days", the "on" of "on the day after": of the length, not of the rest.
        return [place for place in kept if tree[place].rel != "case" or tree[place].head in kept]

    def first(self) -> str:
        """Return the first half; of "X was dearer than Y", X alone."""
        if self._only_is():
            return self._text(self.subject)
        instead = self._antecedent()
        if not instead:
            return self._text(self.mine)
        rest = [place for place in self.mine if place not in self.subject]
        return f"{self._text(instead)} {self._text(rest)}"

    def names_something(self, places: Iterable[int]) -> bool:
        """Tell whether some words have a noun, a name or who is meant: "was recorded" may be of anything."""
        return any(self.tree[place].pos in ("NOUN", "PROPN", "PRON", "NUM") for place in places) or bool(self.subject)

    def _antecedent(self) -> list[int]:
        """Return whom "which" or "it" stands for, as the subject of the first half; [] where it is told or unknown."""
        tree, top = self.tree, self.found.top
        if len(self.subject) != 1 or tree[top].head < 0:
            return []
        said, above = tree.low(self.subject[0]), tree[top].head
        if said in ("which", "who", "that") and tree[top].rel.startswith("acl"):
            gone = set(tree.below(top))
            return [place for place in tree.noun_words(above) if place not in gone]
        if said in _THEY and tree[top].rel in ("conj", "parataxis"):
            subject = self._subject_of(above)
            return tree.noun_words(subject) if subject >= 0 else []
        return []

    def _only_is(self) -> bool:
        """Tell whether the first half says no more of its subject than how much it is."""
        rest = [place for place in self.mine if place not in self.subject]
        return bool(self.subject) and not self.found.of_time and all(
            self.tree[place].lemma in ("be", "have") or self.tree[place].pos in ("PUNCT", "ADV", "PART", "AUX")
            for place in rest
        )

    def second(self) -> str:
        """Return the second half, with what it leaves out from the first."""
        tree, places = self.tree, self.theirs
        if not places or (self.found.of_time and tree.low(places[0]) in ("that", "this", "then") and len(places) < 3):
            return ""  # "after that": counted from what stands elsewhere
        verbs = [place for place in places if tree[place].pos in ("VERB", "AUX")]
        head = self.found.head
        is_told = tree.kid(head, "cop") >= 0 and tree[head].pos in ("ADJ", "ADV")  # "before the war was over"
        if verbs and not is_told and all(tree[place].lemma in _STANDS_FOR for place in verbs):
            return self._with_verb_of_first(verbs)
        if verbs and (tree[head].pos in ("VERB", "AUX") or tree.kid(head, "nsubj", "cop") >= 0):
            return self._clause(places)
        if tree[places[0]].pos == "ADP" and not self.found.of_time:
            return self._with_phrase(self.mine, places)
        if self._is_name(places):
            return self._in_place_of_subject(places) if self.subject else self._text(places)
        if self.found.of_time:
            return self._text(self._spelt_out(places), in_order=False)
        return self._noun(places)

    def _with_verb_of_first(self, verbs: Sequence[int]) -> str:
        """Return "Berg sold more in April than he did in May" as "Berg sold in May"."""
        who = [place for place in self.theirs if place < verbs[0]]
        when = [place for place in self.theirs if place > verbs[-1] and self.tree.low(place) not in ("so", "it")]
        if not who or not self.subject:
            return ""
        if len(who) == 1 and self.tree.low(who[0]) in _THEY:
            who = self.subject
        rest = [place for place in self.mine if place not in self.subject]
        said = self._with_phrase(rest, when) if when else self._text(self._undated(rest))
        return f"{self._text(who)} {said}"

    def _undated(self, places: Sequence[int]) -> list[int]:
        """Leave out the first half's date: it is the one's, not the other's."""
        if not self.found.of_time:
            return list(places)
        tree = self.tree
        dates = {
            place for value in tree.analysis.values if isinstance(value, TimeValue)
            for place in places if value.span.start <= tree[place].start < value.span.end
        }  # fmt: skip
        dates |= {case for place in dates for case in tree.kids(place, "case") if case in places}
        return [place for place in places if place not in dates]

    def _clause(self, places: Sequence[int]) -> str:
        """Return a clause with its subject: that of the first half where it has none or only a pronoun."""
        subject = self.tree.kid(self.found.head, "nsubj", "nsubj:pass")
        told = any(self.tree[place].pos in ("NOUN", "PROPN") for place in places if place < self.found.head)
        if subject < 0 and self.subject and not (told and self.tree[self.found.head].pos in ("ADJ", "ADV")):
            return f"{self._text(self.subject)} {self._text(places)}"
        if subject in places and self.tree.low(subject) in _THEY and self.subject:
            rest = [place for place in places if place != subject]
            return f"{self._text(self.subject)} {self._text(rest)}"
        return self._text(places)

    def _with_phrase(self, places: Sequence[int], phrase: Sequence[int]) -> str:
        """Put a phrase in the place of the one with its preposition, or after all."""
        tree = self.tree
        for place in reversed(places):
            if tree.low(place) == tree.low(phrase[0]) and tree[place].rel == "case":
                gone = set(tree.below(tree[place].head, _OF_THE_CLAUSE))
                kept = [number for number in places if number not in gone]
                return f"{self._text(kept)} {self._text(phrase)}"
        return f"{self._text(places)} {self._text(phrase)}"

    def _in_place_of_subject(self, places: Sequence[int]) -> str:
        rest = [place for place in self.mine if place not in self.subject]
        told = self._text(places, in_order=False)
        return told if self._only_is() else f"{told} {self._text(self._undated(rest))}"

    def _is_name(self, places: Sequence[int]) -> bool:
        """Tell whether these words are a name and no more."""
        tree = self.tree
        named = [name.span for name in tree.analysis.mentions]
        return all(
            tree.low(place) == "the" or any(span.start <= tree[place].start < span.end for span in named)
            or tree[place].pos == "PROPN"
            for place in places
        )  # fmt: skip

    def _noun(self, places: Sequence[int]) -> str:
        """Return "more gold than silver medals" as what is said of the silver medals, "than its first" of the first."""
        tree, found = self.tree, self.found
        spelt = self._spelt_out(places)
        head = self.subject_head()
        alike = head >= 0 and tree[found.head].lemma == tree[head].lemma  # "the York mill … than the Hull mill"
        if alike and found.head in places:
            return self._in_place_of_subject(places)
        if found.noun >= 0 and found.noun in self.mine and found.noun not in self.subject:
            of_another = tree[found.head].lemma != tree[found.noun].lemma
            if of_another and self.subject and tree[places[0]].rel in ("det", "nmod:poss"):
                return self._in_place_of_subject(spelt)  # "the guest took more seats than his host"
            if tree.low(places[-1]) in _ONE or tree[places[-1]].pos == "ADJ":
                spelt = [*(place for place in places if tree.low(place) not in _ONE), found.noun]
            kept_beside = tree.kids(found.noun, "nmod", "obl", "acl", "acl:relcl", "case")
            gone = set(tree.below(found.noun)) - {place for kept in kept_beside for place in tree.below(kept)}
            kept = [place for place in self.mine if place < min(gone) and place not in gone]
            rest = [place for place in self.mine if place > max(gone)]
            return " ".join(filter(None, (self._text(kept), self._text(spelt, in_order=False), self._text(rest))))
        if self._only_is():
            return self._text(spelt, in_order=False)
        if self.subject:
            rest = [place for place in self.mine if place not in self.subject]
            return f"{self._text(spelt, in_order=False)} {self._text(rest)}"
        return self._text(spelt, in_order=False)

    def _spelt_out(self, places: Sequence[int]) -> list[int]:
        """Put the first half's noun for "one" or "that", and its owner for "its"."""
        tree = self.tree
        noun = self.subject_head()
        owner = tree.kid(noun, "nmod:poss") if noun >= 0 else -1
        found: list[int] = []
        for number, place in enumerate(places):
            if tree.low(place) in _ONE and noun >= 0 and tree[place].pos in ("PRON", "NOUN", "NUM", "DET"):
                found.append(noun)
            elif number == 0 and tree.low(place) in _THEIRS and owner >= 0:
                found.extend(sorted(tree.below(owner)))
            else:
                found.append(place)
        ordinal = tree[found[-1]].pos in ("ADJ", "NUM") or tree.low(found[-1]) in ("'s", "’s")
        return [*found, noun] if ordinal and noun >= 0 else found

    def subject_head(self) -> int:
        """Return what the first half's subject is headed by, where that is a common noun; -1 for none."""
        subject = self._antecedent() or self.subject
        for place in subject:
            if self.tree[place].head not in subject:
                return place if self.tree[place].text.islower() else -1
        return -1

    def _text(self, places: Sequence[int], in_order: bool = True) -> str:
        pieces: list[str] = []
        last = -2
        for place in sorted(places) if in_order else places:
            token = self.tree[place]
            glued = last >= 0 and place == last + 1 and self.tree[last].end == token.start
            pieces.append(token.text if glued or not pieces else " " + token.text)
            last = place
        return _MARKS_BEFORE.sub(r"\1", "".join(pieces)).strip(" ,;:.–—-")

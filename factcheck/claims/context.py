"""What the sentences before this one have made plain: the day that counts as today, and who "he" may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from factcheck.language.fold import fold
from factcheck.language.names import Gazetteer
from factcheck.model import Analysis, Mention, Span

Glance = Callable[[], Analysis]

# Pronouns, and whether what they stand for is a person; else it is a thing (an organisation, a place, a ship).
_SUBJECTS = {"he": True, "she": True, "it": False, "they": False}
_OWNERS = {"his": True, "her": True, "its": False, "their": False}
_PRONOUNS = frozenset(
    (*_SUBJECTS, *_OWNERS, "him", "them", "hers", "theirs", "himself", "herself", "itself", "themselves")
)
# "It was clear that …", "it is to be hoped": nothing is meant.
_EMPTY = frozenset("clear unclear likely unlikely possible impossible hard easy important true obvious time".split())
_REMEMBERED = 2
_OPENING = 2  # words within which a sentence's subject begins
_BEFORE_SUBJECT = 6  # and where something stands before it: "Two years later it …"


class Context:
    """The reader's memory within one document; a fresh one for every document and statement."""

    def __init__(self, anchor: date | None, in_copy: bool = False, names: Gazetteer | None = None) -> None:
        self.anchor = anchor
        self.in_copy = in_copy
        self.on_topic = False  # whether the sentences around the next one are on the base's story
        self.names_known = False  # whether the next one itself names several that the base lists
        self._names = names
        # The sentences before this one; of those passed over, how to read them should a later one ask.
        self._said: list[Analysis | Glance] = []

    def resolved(self, analysis: Analysis) -> Analysis:
        """Return the sentence with a mention on the pronoun it opens with, where that can stand for one name only.

        A pronoun before which the sentence itself names somebody fitting is left alone, as is one that several
        names of the last sentences fit, unless a person follows as subject: "Smith met Jones. He …".
        """
        return analysis if _opening_pronoun(analysis) is None else self._resolved(analysis, self._recent())

    def _resolved(self, analysis: Analysis, recent: Sequence[Analysis]) -> Analysis:
        number = _opening_pronoun(analysis)
        if number is None:
            return analysis
        token = analysis.tokens[number]
        word = token.text.lower()
        person = _SUBJECTS.get(word, _OWNERS.get(word, False))
        if any(one.span.end <= token.start and self._fits(one, person) for one in analysis.mentions):
            return analysis
        antecedent = self._antecedent(person, recent)
        if antecedent is None:
            return analysis
        mention = replace(antecedent, span=Span(token.start, token.end), text=token.text)
        return replace(analysis, mentions=tuple(sorted((mention, *analysis.mentions), key=lambda one: one.span)))

    def completed(self, analysis: Analysis) -> Analysis:
        """Return the sentence with all names that its pronouns may stand for, for retrieval only.

        The names have empty spans at the sentence's start: they help to find facts and are never shown or compared.
        """
        if not self._said or not any(token.text.lower() in _PRONOUNS for token in analysis.tokens):
            return analysis
        here = {mention.entity for mention in analysis.mentions}
        added: dict[str, Mention] = {}
        for earlier in reversed(self._recent()):
            for mention in earlier.mentions:
                if mention.entity and mention.entity not in here:
                    added.setdefault(mention.entity, replace(mention, span=Span(0, 0)))
            if added:
                break
        return replace(analysis, mentions=(*added.values(), *analysis.mentions))

    def learn(self, analysis: Analysis) -> None:
        """Remember a sentence for those that follow."""
        self._said.append(analysis)
        if all(isinstance(one, Analysis) for one in self._said[-_REMEMBERED:]):
            del self._said[:-_REMEMBERED]  # nobody will ask for those before

    def pass_over(self, glance: Glance) -> None:
        """Remember a sentence that speaks of no fact; it is read only where a later one asks what it was about."""
        self._said.append(glance)

    def _recent(self) -> list[Analysis]:
        """Return the last sentences, read and with their pronouns resolved; [] before the first."""
        found: list[tuple[Analysis, bool]] = []
        settled = 0
        while self._said and settled < _REMEMBERED:
            one = self._said.pop()
            analysis = one if isinstance(one, Analysis) else one()
            is_open = one is not analysis and _opening_pronoun(analysis) is not None
            settled = 0 if is_open else settled + 1  # whom a pronoun stands for is in those before
            found.append((analysis, is_open))
        recent: list[Analysis] = []
        for analysis, is_open in reversed(found):
            recent = [*recent, self._resolved(analysis, recent) if is_open else analysis][-_REMEMBERED:]
        self._said = list(recent)
        return recent

    def _antecedent(self, person: bool, recent: Sequence[Analysis]) -> Mention | None:
        """Return the one name that a pronoun can stand for: of the nearest sentence that has a fitting one."""
        for analysis in reversed(recent):
            starts = [token.start for token in analysis.tokens[:_OPENING]]
            # A name that the base does not list is a place in passing more often than what the story goes on about.
            fitting = [
                mention
                for mention in analysis.mentions
                if self._fits(mention, person) and (mention.entity or mention.span.start in starts)
            ]
            if fitting:
                alone = len({mention.entity or mention.key for mention in fitting}) == 1
                return fitting[0] if alone or (person and fitting[0].span.start in starts) else None
        return None

    def _fits(self, mention: Mention, person: bool) -> bool:
        is_person = self._names.is_person(mention) if self._names else len(mention.key.split()) == 2
        return is_person is person


def with_pronouns(clause: Analysis, sentence: Analysis, span: Span) -> Analysis:
    """Return a clause, which is the `span` of a sentence, with the mentions that stand on the sentence's pronouns."""
    found = [
        replace(mention, span=Span(mention.span.start - span.start, mention.span.end - span.start))
        for mention in sentence.mentions
        if mention.text.lower() in _PRONOUNS and span.start <= mention.span.start and mention.span.end <= span.end
    ]
    if not found:
        return clause
    return replace(clause, mentions=tuple(sorted((*found, *clause.mentions), key=lambda one: one.span)))


def is_pronoun(word: str) -> bool:
    """Tell whether a word is a pronoun that may stand for a name."""
    return word.lower() in _PRONOUNS


def _opening_pronoun(analysis: Analysis) -> int | None:
    """Return the place of the pronoun that is a sentence's subject, or the owner of it; None if there is none."""
    for number, token in enumerate(analysis.tokens[:_BEFORE_SUBJECT]):
        word = token.text.lower()
        if word in _OWNERS and number == 0:
            return number
        if word in _SUBJECTS:
            following: Sequence[str] = [fold(other.lemma) for other in analysis.tokens[number + 1 : number + 4]]
            empty = word == "it" and following[:1] == ["be"] and any(other in _EMPTY for other in following[1:])
            return None if empty or not following or not following[0].isalpha() else number
    return None

"""A domain through the engine: what was said of each statement and each draft, beside what was wanted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from os import fspath

from evaluation.domains import Domain, Draft, Gold
from evaluation.statistics import Answer, Share
from factcheck.engine import Engine, EngineOptions
from factcheck.files import read_document
from factcheck.model import SentenceVerdict, Verdict

# The labels know three verdicts and finer ones are folded into them, but disputed and needs-context are none.
_FOLDED = {Verdict.OUTDATED: "contradicted", Verdict.NOT_CHECKABLE: "unverified"}
_WORD = re.compile(r"\w+")

Open = Callable[[Domain, bool], Engine]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was found in a domain's drafts. `alarms` are sentences wrongly called contradicted."""

    caught: Share
    confirmed: Share
    alarms: int
    sentences: int
    clean_alarms: int  # of the alarms, those in drafts without an error

    def record(self) -> dict[str, object]:
        """Return it for results.json."""
        return {
            "caught": self.caught.record(),
            "confirmed": self.confirmed.record(),
            "alarms": self.alarms,
            "clean_alarms": self.clean_alarms,
            "sentences": self.sentences,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """A domain's answers, row by row, and its drafts. `mistakes` are (kind, text), for whoever tunes."""

    domain: Domain
    answers: tuple[Answer, ...]
    drafts: Drafts
    mistakes: tuple[tuple[str, str], ...]


def open_engine(domain: Domain, use_model: bool) -> Engine:
    """Open the engine on a domain's base, compiled anew."""
    return Engine.open([domain.facts], EngineOptions(use_model=use_model))


def run(domain: Domain, use_model: bool, open_base: Open = open_engine) -> Outcome:
    """Check all statements and drafts of a domain."""
    engine = open_base(domain, use_model)
    mistakes: list[tuple[str, str]] = []
    answers = []
    for row in domain.rows:
        sentence = engine.check_statement(row.statement).sentences[0]
        said, named = fold(sentence.verdict), facts_of(sentence)
        answers.append(Answer(row.verdict, said, row.fact in named))
        if said != row.verdict:
            facts = f"[{row.fact or '-'} / {', '.join(sorted(named)) or '-'}]"
            mistakes.append(
                ("wrong", f"{domain.name} {row.id} want {row.verdict} got {said} {facts} {row.statement}")
            )
    return Outcome(domain, tuple(answers), _drafts(domain, engine, mistakes), tuple(mistakes))


def fold(verdict: Verdict) -> str:
    """Return a verdict as the labels have it."""
    return _FOLDED.get(verdict, verdict.value)


def facts_of(sentence: SentenceVerdict) -> set[str]:
    """Return the ids of the facts that decided a sentence's claims."""
    return {claim.fact.id for claim in sentence.claims if claim.fact is not None}


def same_sentence(sentence: SentenceVerdict, gold: Gold) -> bool:
    """Tell whether a sentence is one an editor marked: on its line, with half of the shorter one's words."""
    place = sentence.sentence.place
    if not place.line <= gold.line <= place.end_line:
        return False
    mine, theirs = (_WORD.findall(text.lower()) for text in (sentence.sentence.text, gold.text))
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return shared * 2 >= min(len(mine), len(theirs)) > 0


def _drafts(domain: Domain, engine: Engine, mistakes: list[tuple[str, str]]) -> Drafts:
    caught = confirmed = alarms = clean_alarms = sentences = 0
    for draft in domain.drafts:
        found = engine.check_document(read_document(fspath(draft.path))).sentences
        flagged = [sentence for sentence in found if fold(sentence.verdict) == "contradicted"]
        supported = [sentence for sentence in found if sentence.verdict is Verdict.SUPPORTED]
        sentences += len(found)
        false = [one for one in flagged if not any(same_sentence(one, error) for error in draft.errors)]
        missed = [error for error in draft.errors if not any(same_sentence(one, error) for one in flagged)]
        caught += len(draft.errors) - len(missed)
        alarms += len(false)
        clean_alarms += 0 if draft.errors else len(false)
        confirmed += sum(any(same_sentence(one, gold) for one in supported) for gold in draft.confirmed)
        mistakes += [("alarms", _alarm(draft, domain, sentence)) for sentence in false]
        mistakes += [
            ("missed", f"{domain.name}/{draft.path.name}:{gold.line} missed [{gold.fact}] {gold.text}")
            for gold in missed
        ]
    return Drafts(
        Share(caught, sum(len(draft.errors) for draft in domain.drafts)),
        Share(confirmed, sum(len(draft.confirmed) for draft in domain.drafts)),
        alarms,
        sentences,
        clean_alarms,
    )


def _alarm(draft: Draft, domain: Domain, sentence: SentenceVerdict) -> str:
    place, text = sentence.sentence.place, sentence.sentence.text
    facts = ", ".join(sorted(facts_of(sentence))) or "-"
    return f"{domain.name}/{draft.path.name}:{place.line} false alarm [{facts}] {text}"

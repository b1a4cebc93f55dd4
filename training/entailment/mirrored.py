"""True statements and their facts mirrored: both turned round, or one of them.

Turned round by itself a true statement is always false, and its look gives that away. Mirrored together with its fact
it is true again, and either of the two is false beside the other's original: of four pairs in the same words two are
true, and only where things stand on both sides tells which.

    python -m training.entailment.mirrored --out mirrored.npz FOLDER …
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis, Fact, FactFile, Quantity, Span, TimeValue, Value
from factcheck.retrieval.candidates import candidates
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.values.compare import compare
from factcheck.values.relations import DISJOINT, Relation
from factcheck.verdicts.pairs import align, same_name
from factcheck.verdicts.partner import partner
from factcheck.verdicts.words import Words
from training.entailment.prepare import LABELS, PairRow, SplitRow, arrays_of, load_domain, rendered
from training.entailment.turned import edited, exchangeable, forms, mutual, turnable

_MOST = 2  # mirrors of one statement
_TIMES = frozenset("before after earlier later preceded followed".split())
_ORDERS = _TIMES | frozenset(
    "more less fewer higher lower greater smaller bigger larger faster slower longer shorter older younger".split()
)
_DENIALS = frozenset("no not n't never none nobody nothing neither nor without only".split())


@dataclass(frozen=True)
class Mirror:
    """A claim's text turned round, and those of its facts in their order."""

    claim: str
    facts: tuple[str, ...]


def mirrors(claim: Analysis, facts: Sequence[Analysis], gazetteer: Gazetteer) -> list[Mirror]:
    """Return the ways in which a true claim and its facts (its own first) can be turned round together; [] for none."""
    found = [*_names(claim, facts, gazetteer), *_figures(claim, facts[0], facts[1:]), *_nouns(claim, facts)]
    if not any(token.text.lower() in _DENIALS for one in (claim, facts[0]) for token in one.tokens):
        found += [*_orders(claim, facts), *_verbs(claim, facts)]
    return [one for one in found if one.claim != claim.text and one.facts[0] != facts[0].text]


def _names(claim: Analysis, facts: Sequence[Analysis], gazetteer: Gazetteer) -> Iterator[Mirror]:
    """Two names in each other's places, on both sides."""
    by_span = {name.span: name for name in claim.mentions}
    acting = [(by_span[a], by_span[b]) for a, b in exchangeable(claim) if a in by_span and b in by_span]
    apart = [
        (a, b)
        for a, b in combinations(claim.mentions, 2)
        if not same_name(a, b) and not _joined(claim, a.span, b.span) and not mutual(claim)
    ]
    for pair in dict.fromkeys([*acting, *apart]):
        own = [next((m for m in facts[0].mentions if same_name(name, m)), None) for name in pair]
        if own[0] is None or own[1] is None or own[0] == own[1] or _joined(facts[0], own[0].span, own[1].span):
            continue
        if gazetteer.is_person(own[0]) != gazetteer.is_person(own[1]):
            continue
        told = []
        for fact in facts:
            edits = []
            for name in fact.mentions:
                for mine, (theirs, written) in enumerate(((pair[1], own[1]), (pair[0], own[0]))):
                    if same_name(pair[mine], name) and not same_name(theirs, name):
                        edits.append((name.span, written.text))
            told.append(edited(fact.text, edits))
        text = edited(claim.text, [(pair[0].span, pair[1].text), (pair[1].span, pair[0].text)])
        yield Mirror(text, tuple(told))


def _joined(analysis: Analysis, one: Span, other: Span) -> bool:
    """Tell whether two stand in one list, where either may come first: nothing but commas and "and" between them."""
    first, second = sorted((one, other))
    between = [token for token in analysis.tokens if first.end <= token.start < second.start]
    heads = [place for place, token in enumerate(analysis.tokens) if second.start <= token.start < second.end]
    listed = any(analysis.tokens[place].rel == "conj" for place in heads) and any(t.text == "and" for t in between)
    return listed or all(token.text.lower() in _JOINING for token in between)


_ACTING = ("nsubj", "nsubj:pass")
_ACTED_ON = ("obj", "iobj", "obl", "obl:agent", "nmod")


def _nouns(claim: Analysis, facts: Sequence[Analysis]) -> Iterator[Mirror]:
    """Two nouns in each other's places: who acts, and on what or whom, where both sides have each once."""
    if mutual(claim):
        return
    fact = facts[0]
    mine, theirs = _single_nouns(claim), _single_nouns(fact)
    for one, a in mine.items():
        for other, b in mine.items():
            if one == other or one not in theirs or other not in theirs or claim.tokens[a].rel not in _ACTING:
                continue
            if claim.tokens[b].rel not in _ACTED_ON or claim.tokens[b].head not in (claim.tokens[a].head, a):
                continue
            spans = [[_span(of, place) for place in (x[one], x[other])] for of, x in ((claim, mine), (fact, theirs))]
            if _joined(fact, *spans[1]):
                continue
            texts = [
                edited(of.text, [(c, of.text[slice(*d)]), (d, of.text[slice(*c)])])
                for of, (c, d) in zip((claim, fact), spans)
            ]
            yield Mirror(texts[0], (texts[1], *(far.text for far in facts[1:])))


def _single_nouns(analysis: Analysis) -> dict[str, int]:
    """Return the places of the nouns that a sentence has once, outside its values and names."""
    taken = [value.span for value in analysis.values] + [name.span for name in analysis.mentions]
    lemmas = [token.lemma for token in analysis.tokens]
    return {
        token.lemma: place
        for place, token in enumerate(analysis.tokens)
        if token.pos in ("NOUN", "PROPN")
        and token.text.islower()
        and lemmas.count(token.lemma) == 1
        and not any(span.start <= token.start < span.end for span in taken)
    }


def _span(analysis: Analysis, place: int) -> Span:
    return Span(analysis.tokens[place].start, analysis.tokens[place].end)


_JOINING = frozenset("and or to between , – - & nor".split())


def _figures(claim: Analysis, fact: Analysis, others: Sequence[Analysis]) -> Iterator[Mirror]:
    """Two dates or figures in each other's places, where both sides have both and say different things of them."""
    for one, other in combinations(claim.values, 2):
        between = [token.text.lower() for token in claim.tokens if one.span.end <= token.start < other.span.start]
        if set(between) <= _JOINING or not _exchangeable(one, other):
            continue
        own = [[value for value in fact.values if compare(mine, value) is Relation.EQUAL] for mine in (one, other)]
        if len(own[0]) != 1 or len(own[1]) != 1:
            continue
        a, b = own[0][0], own[1][0]
        text = edited(claim.text, [(one.span, other.text), (other.span, one.text)])
        yield Mirror(text, (edited(fact.text, [(a.span, b.text), (b.span, a.text)]), *(far.text for far in others)))


def _orders(claim: Analysis, facts: Sequence[Analysis]) -> Iterator[Mirror]:
    """ "Before" for "after", "more" for "fewer": with the two dates or amounts that it rests on exchanged."""
    second = partner(align(claim, facts[0]), facts[1:])
    beside = next((fact for fact in facts[1:] if second is not None and fact.text == second.pair.fact.text), None)
    if beside is not None and not any(
        any(same_name(name, other) for other in beside.mentions)
        and not any(same_name(name, other) for other in facts[0].mentions)
        for name in claim.mentions
    ):
        beside = None  # what it shares with the claim need not be what the claim compares
    for token, new in turnable(claim):
        word = token.text.lower()
        if word not in _ORDERS:
            continue
        kind = TimeValue if word in _TIMES else Quantity
        if any(isinstance(value, kind) for value in claim.values):
            continue
        values = [(0, value) for value in facts[0].values if isinstance(value, kind)]
        if beside is not None:
            place = next(number for number, fact in enumerate(facts) if fact is beside)
            values += [(place, value) for value in beside.values if isinstance(value, kind)]
        if len(values) != 2 or not _exchangeable(values[0][1], values[1][1]):
            continue
        (here, a), (there, b) = values
        edits: dict[int, list[tuple[Span, str]]] = {}
        edits.setdefault(here, []).append((a.span, b.text))
        edits.setdefault(there, []).append((b.span, a.text))
        told = tuple(edited(fact.text, edits.get(number, [])) for number, fact in enumerate(facts))
        yield Mirror(edited(claim.text, [(Span(token.start, token.end), new)]), told)


def _exchangeable(one: Value, other: Value) -> bool:
    if compare(one, other) not in DISJOINT:
        return False
    if isinstance(one, TimeValue) and isinstance(other, TimeValue):
        return not one.relative and not other.relative and one.granularity == other.granularity
    return True


def _verbs(claim: Analysis, facts: Sequence[Analysis]) -> Iterator[Mirror]:
    """ "Rose" for "fell" and the like, in both."""
    known = forms()
    words = Words(claim)
    theirs = dict(turnable(facts[0]))
    for token, new in turnable(claim):
        number = next((n for n, mine in enumerate(words.tokens) if mine.start == token.start), None)
        if number is None or token.text.lower() not in known:
            continue
        alike = [
            (other, its)
            for other, its in theirs.items()
            if other.lemma == token.lemma
            or Words(_only(facts[0], other)).have(words.tokens[number], words.senses[number])
        ]
        if len(alike) != 1:
            continue
        other, its = alike[0]
        told = [edited(facts[0].text, [(Span(other.start, other.end), its)]), *(fact.text for fact in facts[1:])]
        yield Mirror(edited(claim.text, [(Span(token.start, token.end), new)]), tuple(told))


def _only(fact: Analysis, token: object) -> Analysis:
    return replace(fact, tokens=tuple(one for one in fact.tokens if one is token), values=(), mentions=(), parsed=False)


def mirrored_pairs(folder: Path) -> list[PairRow]:
    """Return four pairs for every mirror of a domain's true statements, each a statement by itself."""
    domain = load_domain(folder)
    facts = tuple(Fact(name, claim, ()) for name, claim in domain.facts)
    file = FactFile(domain.name, "en", domain.as_of, tuple(domain.entities), (), facts)
    numbers = {fact.id: number for number, fact in enumerate(facts)}
    made: list[tuple[str, tuple[str, ...], int, str]] = []
    with tempfile.TemporaryDirectory() as place:
        compile_base(file, Path(place), analyse, parse)
        base = CompiledBase(Path(place))
        supported = [(text, fact) for text, label, fact in domain.rows if label == LABELS["supported"] and fact]
        read = [analyse(text, base.gazetteer, domain.as_of) for text, _ in supported]
        for seen, tokens, (_, fact) in zip(read, parse([one.tokens for one in read]), supported):
            claim = replace(seen, tokens=tokens, parsed=True)
            own = base.analysis(numbers[fact])
            nearby = [item.analysis for item in candidates(base, seen) if item.fact != numbers[fact]]
            told = tuple(one.text for one in (own, *nearby))
            for mirror in mirrors(claim, (own, *nearby), base.gazetteer)[:_MOST]:
                made += [
                    (claim.text, told, LABELS["supported"], fact),
                    (mirror.claim, mirror.facts, LABELS["supported"], fact),
                    (claim.text, mirror.facts, LABELS["contradicted"], fact),
                    (mirror.claim, told, LABELS["contradicted"], fact),
                ]
        texts = list(dict.fromkeys(text for claim_text, told, _, _ in made for text in (claim_text, *told)))
        analysed = [analyse(text, base.gazetteer, domain.as_of) for text in texts]
        trees = parse([one.tokens for one in analysed])
        known = {
            text: replace(one, tokens=tokens, parsed=True) for text, one, tokens in zip(texts, analysed, trees)
        }
        out = []
        for number, (text, told, label, fact) in enumerate(made):
            nearby = [known[one] for one in told[1:]]
            ids, segments = rendered(known[text], known[told[0]], tuple(nearby[:3]), nearby)
            out.append((number, label, 1, fact, ids, segments))
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="mirrored")
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    rows: list[SplitRow] = []
    statement = 0
    with Pool(2) as pool:
        for domain, pairs in enumerate(pool.imap(mirrored_pairs, options.folders)):
            for number, label, gold, _, ids, segments in pairs:
                rows.append((statement + number, label, gold, domain, ids, segments))
            statement += len(pairs)
    arrays = arrays_of(options.name, rows)
    np.savez_compressed(options.out, **arrays)
    print(len(rows), "pairs of", len(options.folders), "domains", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

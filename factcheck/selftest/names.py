"""Statements that differ from a fact in a name: another name for the same, and the name of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from factcheck.model import Bound, Mention, Span, TimeRole
from factcheck.selftest.reading import Book, Edit, Reading, Statement, stable_order
from factcheck.values.lexicon import word_set

# Heads of names that take an article: "the French Republic", but "France".
_WITH_ARTICLE = word_set(
    """city republic states kingdom department ministry commission agreement assembly authority agency union
    administration coalition army navy force forces court council committee parliament senate government
    group party act treaty convention region province organisation organization office bank company
    board federation association"""
)
_SMALL = word_set("of the and for de la von van al")
_OWN = word_set("he she his her him himself herself")  # would have to change with the name
_CLOSED = word_set(
    """of in on at by for with to from into under over and or as than that between against until since
    after before during is was are were has had will would can could may , . ;"""
)
_NO_PERSON = _WITH_ARTICLE | word_set(
    """university college school club city town street bridge canal river lake sea island airport station
    hospital museum cup prize award championship championships games bay harbour port tower house palace fund
    project programme program mission operation trial club united airlines airways times news post"""
)
_ROLE = re.compile(r" (?:is|was|became|has been|remains) the ")
_ELECTED = re.compile(
    r" (?:was|were) (?:re-?)?(?:elected|appointed|named|chosen) (?:as )?(?:the )?"
    r"(?:president|prime minister|chancellor|premier|mayor|leader|speaker|chief executive|chair)"
)
_WON = re.compile(r" won the ")
# One after the other, and never the other way round on the same occasion.
_ONE_WAY = re.compile(
    r" (?:beat|defeated|succeeded|replaced|acquired|overtook|ousted|dismissed|appointed|sued|outscored"
    r"|took over) (?:the )?"
)
_WHERE = frozenset(["in", "at", "near", "off"])
_PLACED = word_set("lie locate base bear die crash sink sign hold aground erupt strike collapse derail land")


def true_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with an alias, or the canonical name, in the place of a name."""
    for mention in reading.names:
        entity = book.entities[mention.entity]
        names = [name for name in (entity.name, *entity.aliases) if name.lower() != mention.text.lower()]
        for name in stable_order(names, f"{reading.fact.id} alias"):
            edit = _renamed(reading, mention, name)
            if edit is not None:
                yield Statement(reading.fact.id, "alias", True, reading.edited([edit]))
                return


def _renamed(reading: Reading, mention: Mention, name: str) -> Edit | None:
    """Return the edit that puts a name in a mention's place, None where it might not read well."""
    text, (start, end) = reading.text, mention.span
    if not _stands_alone(reading, mention):
        return None
    article = text[:start].lower().endswith("the ") and text[:start].lower().split()[-1:] == ["the"]
    bare = name[4:] if name.lower().startswith("the ") else name
    words = bare.split()
    if not words or not all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words
    ):
        return None  # a description, which may need more around it
    if {word.lower() for word in words} & {word for word in reading.before(start, 3) if word not in _SMALL}:
        return None  # "Mayor Mayor Rossi"
    if any(word.islower() for word in mention.text.split()) or {"a", "an"} & set(reading.before(start)):
        return None
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    wants = bare != name or head.lower() in _WITH_ARTICLE
    is_short = len(words) == 1 and words[0].replace(".", "").isupper()
    if is_short:
        wants = article
    if is_short and not article and " " not in mention.text and not mention.text.replace(".", "").isupper():
        return None  # "GOP" for "Republicans" would need an article
    if wants and not article and not _takes_new_article(reading, mention):
        return None
    if article and not wants:
        return (Span(start - 4, end), bare) if not _takes_article(mention.text) else None
    return mention.span, bare if article or not wants else f"the {bare}"


def _takes_new_article(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the" may be put before a name: not in "a US official" or "northern Italy"."""
    before, after = reading.before(mention.span.start), reading.after(mention.span.end)
    return (not before or before[0] in _CLOSED) and (not after or after[0] in _CLOSED)


def _takes_article(name: str) -> bool:
    return name.split()[-1].lower() not in _WITH_ARTICLE


def _stands_alone(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is no part of a longer one: "Italy-led", "Milan University"."""
    text, (start, end) = reading.text, mention.span
    following = text[end : end + 2]
    if following[:1] in ("-", "’", "'") or (following[:1] == " " and following[1:].isupper()):
        return False
    earlier = text[:start].split()
    return not (earlier and earlier[-1][0].isupper() and start - len(earlier[-1]) - 1 > 0) and not text[
        :start
    ].endswith("-")


def kind_of(book: Book, name: str) -> str:
    """Return an entity's kind as the base has it; "person" where its shape says so; "" where nothing does."""
    entity = book.entities[name]
    if entity.kind:
        return entity.kind
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() or word in _SMALL for word in words):
        return ""
    if _NO_PERSON & {form for word in words for form in (word.lower(), word.lower().rstrip("s"))}:
        return ""
    return "person" if words[-1] in entity.aliases else ""


def false_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with two names swapped, and with another of the kind where only one can stand."""
    if reading.is_negated:
        return
    yield from _swapped(reading, book)
    if _OWN & set(reading.words):
        return
    for mention in reading.names:
        if not _stands_alone(reading, mention):
            continue
        if _is_only_one(reading, mention, book):
            others = _same_kind(reading, mention, book)
            others = [
                name for name in others if not book.made_true(reading, _mentions(name, book), mention.entity)
            ]
        else:
            others = list(_with_another_figure(reading, mention, book))
        for name in stable_order(others, f"{reading.fact.id} name"):
            edit = _renamed(reading, mention, name)
            if edit is not None:
                yield Statement(reading.fact.id, "name", False, reading.edited([edit]))
                return


def _mentions(name: str, book: Book) -> Callable[[Reading], bool]:
    return lambda reading: any(book.related(name, other.entity) for other in reading.names)


def _same_kind(reading: Reading, mention: Mention, book: Book) -> list[str]:
    kind = kind_of(book, mention.entity)
    present = [name.entity for name in reading.names]
    return [
        name
        for name in book.entities
        if kind and kind_of(book, name) == kind and not any(book.related(name, other) for other in present)
    ]


def _is_only_one(reading: Reading, mention: Mention, book: Book) -> bool:
    """Tell whether nothing else can stand in a name's place: an office, a victory, the place of an event."""
    text, (start, end) = reading.text, mention.span
    kind = kind_of(book, mention.entity)
    if start in (0, 4) and kind != "place" and any(p.match(text, end) for p in (_ROLE, _ELECTED, _WON)):
        return True
    before = reading.before(start, 2)
    if kind != "place" or _WHERE.isdisjoint(before):
        return False
    dated = any(value.role is TimeRole.AT and value.granularity == "day" for value in reading.times)
    placed = any(token.lemma in _PLACED for token in reading.analysis.tokens)
    return placed and (dated or "lie" in {token.lemma for token in reading.analysis.tokens})


def _with_another_figure(reading: Reading, mention: Mention, book: Book) -> Iterator[str]:
    """Yield the names for which another fact gives another figure: 2,500 here, 900 there."""
    if len(reading.quantities) != 1 or reading.times:
        return
    mine = reading.quantities[0]
    if mine.bound not in (Bound.EXACT, Bound.ABOUT) or mine.low is None or mine.low != mine.high:
        return
    rest = reading.content - {f"@{mention.entity}"}
    for other in book.others(reading):
        quantities = other.quantities
        if len(quantities) != 1 or other.times or other.is_negated:
            continue
        theirs = quantities[0]
        if (theirs.dimension, theirs.unit, theirs.bound) != (mine.dimension, mine.unit, mine.bound):
            continue
        if theirs.low is None or not (theirs.low > 1.5 * mine.low or mine.low > 1.5 * theirs.low):
            continue
        for name in other.names:
            if other.content - {f"@{name.entity}"} == rest and name.entity in _same_kind(
                reading, mention, book
            ):
                yield name.entity


def _swapped(reading: Reading, book: Book) -> Iterator[Statement]:
    """A beat B -> B beat A."""
    names = reading.names
    for one, two in pairwise(names):
        if not _ONE_WAY.fullmatch(reading.text, one.span.end, two.span.start) or one.entity == two.entity:
            continue
        kind = kind_of(book, one.entity)
        if not kind or kind != kind_of(book, two.entity):
            continue
        if not _stands_alone(reading, one) or not _stands_alone(reading, two):
            continue
        if "the " in reading.text[: two.span.start].lower():
            continue  # the articles would have to change places too
        text = reading.edited([(one.span, two.text), (two.span, one.text)])
        yield Statement(reading.fact.id, "names-swapped", False, text)
        return

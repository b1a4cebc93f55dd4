"""Bases with one mistake each; ‸ marks the place where the problem must be, and is no part of the text."""

from __future__ import annotations

from typing import NamedTuple

MARK = "‸"

TAIL = """\
sources:
  ap: {publisher: AP}
facts:
  - id: grounding
    claim: Ever Given ran aground on 23 March 2021.
    sources: [ap]
"""
BASE = f"version: 1\n{TAIL}"
HEAD = "version: 1\nsources:\n  ap: {publisher: AP}\nfacts:\n"


class Case(NamedTuple):
    """A base, and parts of the message and the hint of the one problem in it."""

    name: str
    text: str
    parts: tuple[str, ...]
    severity: str = "error"


def fact(lines: str) -> str:
    """A base whose only fact has these lines behind its id, claim and source."""
    return BASE + "".join(f"    {line}\n" for line in lines.splitlines())


def second(lines: str) -> str:
    """A base with a second fact of these lines."""
    first, *rest = lines.splitlines()
    return BASE + f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)


def top(lines: str) -> str:
    """A base with these lines at the top level."""
    return f"version: 1\n{lines}\n{TAIL}"


SHAPES = [
    # --- keys nobody knows, at every level
    Case("unknown top key", top("‸titel: Suez"), ('found "titel"', 'did you mean "title"?')),
    Case("synonym at the top", top("‸updated: 2021-07-10"), ('found "updated"', 'did you mean "as_of"?')),
    Case(
        "unknown fact key",
        fact("‸contxt: Not for long."),
        ('"contxt"', 'did you mean "context"?', '"grounding"'),
    ),
    Case("nothing near", fact("‸zzz: a"), ('found "zzz"', "there are id, claim, sources")),
    Case(
        "unknown entity key", top("entities:\n  Cairo: {‸typ: place}"), ('the entity "Cairo"', 'mean "kind"?')
    ),
    Case(
        "unknown source key",
        HEAD.replace("AP}", "AP, ‸link: x}") + BASE.split("facts:\n")[1],
        ('the source "ap"', 'found "link"', 'did you mean "url"?'),
    ),
    Case(
        "unknown citation key",
        second("id: b\nclaim: A.\nsources: [{id: ap, ‸page: 4}]"),
        ("a citation", '"locator"'),
    ),
    Case("unknown valid key", fact("valid: {‸till: 2021}"), ('found "till"', 'did you mean "until"?')),
    Case("merge key", fact("‸<<: x"), ('found "<<"',)),
    Case("key with an upper case letter", fact("‸Note: x"), ('did you mean "note"?',)),
    Case("unusual space in a key", fact("‸note\u00a0: x"), ('found "note\u00a0"', "unusual space")),
    Case("list as a key", fact("? ‸[a]\n: b"), ("expected a key", "found a list")),
    # --- keys that are missing or empty
    Case("no version", TAIL.replace("sources:", "‸sources:", 1), ('expected "version"', "found no such key")),
    Case("no id", HEAD + "  - ‸claim: A.\n    sources: [ap]\n", ('expected "id" in this fact',)),
    Case("no claim", second("‸id: b\nsources: [ap]"), ('expected "claim" in the fact "b"',)),
    Case("no sources", second("‸id: b\nclaim: A."), ('expected "sources" in the fact "b"',)),
    Case("empty sources", second("id: b\nclaim: A.\nsources: ‸[]"), ("found an empty list",)),
    Case("blank sources", second("id: b\nclaim: A.\n‸sources:"), ('for "sources"', "found nothing")),
    Case("blank claim", second("id: b\n‸claim:\nsources: [ap]"), ("one plain sentence", "found nothing")),
    Case("claim of spaces", second('id: b\n‸claim: "  "\nsources: [ap]'), ("found nothing",)),
    Case("null claim", second("id: b\n‸claim: ~\nsources: [ap]"), ("found nothing",)),
    Case("blank id", second("‸id:\nclaim: A.\nsources: [ap]"), ('for "id"', "found nothing")),
    Case(
        "no publisher",
        HEAD.replace("{publisher", "‸{title") + BASE.split("facts:\n")[1],
        ('"publisher"', '"ap"'),
    ),
    Case(
        "no id of a citation", second("id: b\nclaim: A.\nsources: [‸{locator: p 4}, ap]"), ('expected "id"',)
    ),
    Case(
        "optional key left blank",
        fact("‸context:"),
        ('"context"', "found nothing", "take the key out"),
        "warning",
    ),
    Case("blank entry", fact("also:\n  -‸\n  - B."), ('in the list "also"', "found nothing")),
    Case("empty base", "version: 1\nsources: {}\nfacts: ‸[]\n", ("at least one fact", "found an empty list")),
    Case("no facts", "‸version: 1\ntitle: A\n", ('expected "facts"', "found no such key")),
    Case("empty file", "‸", ("expected a fact base", "found an empty file")),
    Case("comments only", "‸# later\n\n", ("found an empty file",)),
    Case(
        "no sources at all",
        "version: 1\nfacts:\n  - id: a\n    claim: A.\n    sources: [‸ap]\n",
        ('expected "sources" in the base',),
    ),
    # --- values of the wrong kind
    Case("version 2", "version: ‸2\n" + TAIL, ('expected version 1, found "2"', "later factcheck")),
    Case("version 1.0", "version: ‸1.0\n" + TAIL, ('found "1.0"', "write version: 1")),
    Case("version in other digits", "version: ‸²\n" + TAIL, ('found "²"',)),
    Case("version of many digits", "version: ‸" + "9" * 5000 + "\n" + TAIL, ('found "9999',)),
    Case("version in words", "version: ‸one\n" + TAIL, ('expected version 1, found "one"',)),
    Case("a list for a base", "‸- id: a\n- id: b\n", ("expected keys", "found a list")),
    Case(
        "text for a base", "‸Ever Given ran aground.\n", ("expected keys", 'found "Ever Given ran aground."')
    ),
    Case("title as a list", top("title: ‸[Suez]"), ("the title of the base", "found a list")),
    Case(
        "facts as text", top("x").replace("x\n", "").split("facts:")[0] + "facts: ‸none\n", ('found "none"',)
    ),
    Case(
        "facts as a mapping",
        HEAD + "  ‸grounding: {claim: A.}\n",
        ("a list of facts", "found keys with values"),
    ),
    Case(
        "fact as text",
        BASE + "  - ‸Ever Given was freed.\n",
        ("a fact with its keys", '"Ever Given was freed."'),
    ),
    Case("sources as a list", BASE.replace("  ap: {", "  ‸- {"), ("source ids", "found a list")),
    Case(
        "source as text",
        BASE.replace("{publisher: AP}", "‸AP"),
        ("at least a publisher", "write {publisher: AP}"),
    ),
    Case(
        "entities as a list",
        top("entities: ‸[Cairo, Suez]"),
        ("names with their other names", "found a list"),
    ),
    Case(
        "entity as text",
        top("entities:\n  Cairo: ‸Al Qahirah"),
        ("found", "a list of one is written [Al Qahirah]"),
    ),
    Case(
        "one source without a list",
        second("id: b\nclaim: A.\nsources: ‸ap"),
        ("a list of source ids", "[ap]"),
    ),
    Case("also as text", fact("also: ‸It went aground, they say."), ("other true wordings", 'after "- "')),
    Case(
        "colon in a list entry",
        fact("false:\n  - ‸Owner: it was the wind."),
        ("keys with values", "quotation marks"),
    ),
    Case(
        "list for a claim",
        second("id: b\nclaim: ‸[sic] it was.\nsources: [ap]").replace("] it was.", "]"),
        ("one plain sentence", "found a list"),
    ),
    Case(
        "kind unknown",
        top("entities:\n  Cairo: {kind: ‸city}"),
        ("one of person, organisation, place", '"city"'),
    ),
    Case("kind misspelt", top("entities:\n  UN: {kind: ‸organization}"), ("did you mean organisation?",)),
    Case("source kind", BASE.replace("AP}", "AP, kind: ‸secundary}"), ("did you mean secondary?",)),
    Case("status unknown", fact("status: ‸dead"), ("one of live, superseded, retracted, disputed", '"dead"')),
    Case("status misspelt", fact("status: ‸retract"), ("did you mean retracted?",)),
    Case("valid as a list", fact("valid: ‸[2021, 2022]"), ("a period for", "found a list")),
    Case("valid as empty braces", fact("valid: ‸{}"), ("a period for", "an empty pair of braces")),
    Case("language in words", top("language: ‸English, British"), ("a language tag for",)),
    Case("language with underscore", top("language: ‸en_GB"), ("did you mean en-GB?",)),
    Case("vocabulary of one", top("vocabulary: [‸[free]]"), ("at least two words", '"free"')),
    Case("vocabulary flat", top("vocabulary: [‸free]"), ("a list of lists", 'found "free"')),
    Case("opposites of three", top("opposites: [‸[a, b, c]]"), ("two words in each pair", "found 3")),
    Case("tag", fact("context: ‸!important Keep this."), ('the YAML tag "!important"', "quotation marks")),
    Case("typed tag", fact("context: ‸!!int 12"), ('the YAML tag "!!int"',)),
    Case(
        "escape in a claim",
        second('id: b\nclaim: ‸"A\\e[31m."\nsources: [ap]'),
        ("found control characters",),
    ),
    # --- ids
    Case(
        "id with spaces",
        BASE.replace("id: grounding", "id: ‸The grounding"),
        ('"The grounding"', "the-grounding?"),
    ),
    Case("id with underscores", BASE.replace("id: grounding", "id: ‸a_b"), ("did you mean a-b?",)),
    Case("id in upper case", BASE.replace("id: g", "id: ‸G"), ("did you mean grounding?",), "warning"),
    # --- dates
    Case(
        "day first",
        top("as_of: ‸10 July 2021"),
        ("a day for", '"10 July 2021"', "did you mean 2021-07-10?"),
    ),
    Case("month first", top("as_of: ‸July 10, 2021"), ("did you mean 2021-07-10?",)),
    Case("slashes", top("as_of: ‸2021/7/10"), ("did you mean 2021-07-10?",)),
    Case("month only", top("as_of: ‸2021-07"), ("a day for", '"2021-07"')),
    Case(
        "31 February", BASE.replace("AP}", "AP, date: ‸2021-02-31}"), ('"2021-02-31"', "2021-02 has 28 days")
    ),
    Case(
        "day and month swapped",
        BASE.replace("AP}", "AP, retrieved: ‸2021-23-03}"),
        ("did you mean 2021-03-23?",),
    ),
    Case("date in words", fact("review_by: ‸next year"), ("a date for", '"next year"')),
    Case("review without end", fact("review_by: ‸2021/.."), ("a review needs a last day",)),
    Case("month 13", fact("review_by: ‸2021-13"), ("no month 13",)),
    Case("open end of a source", BASE.replace("AP}", 'AP, date: ‸".."}'), ('found ".."',)),
    Case("entered", fact("entered: ‸yesterday"), ("a day for", '"yesterday"')),
    Case("bad valid date", fact("valid: {from: ‸March 2021}"), ("a date for", "did you mean 2021-03?")),
    Case(
        "valid ends before",
        fact("valid: {from: 2021-03-29, until: ‸2021-03-23}"),
        ("on or after", "2021-03-23"),
    ),
    Case("valid ends before, in months", fact("valid:\n  until: ‸2021-02\n  from: 2021-03"), ("2021-02-28",)),
    Case("valid interval ends before", fact("valid: ‸2021-03-29/2021-03-23"), ("ends before it begins",)),
]

REFERENCES = [
    Case(
        "source that is not there",
        second("id: b\nclaim: A.\nsources: [‸apx]"),
        ('found "apx"', "did you mean ap?"),
    ),
    Case(
        "source that is not there, long form",
        second("id: b\nclaim: A.\nsources: [ap, {id: ‸reuters}]"),
        ('"reuters"',),
    ),
    Case(
        "source not cited",
        BASE.replace("sources:\n", "sources:\n  ‸afp: {publisher: AFP}\n"),
        ('no fact that cites "afp"',),
        "warning",
    ),
    Case(
        "fact id twice",
        second("id: ‸grounding\nclaim: A.\nsources: [ap]"),
        ("each fact id once", '"grounding" again', "first at facts.yaml:5:9"),
    ),
    Case(
        "key twice",
        fact("claim: B.").replace("claim: B", "‸claim: B"),
        ('"claim" again', "first at facts.yaml:6:5"),
    ),
    Case(
        "source twice",
        BASE.replace("facts:", "  ‸ap: {publisher: AP}\nfacts:"),
        ('"ap" again', "facts.yaml:3:3"),
    ),
    Case("section twice", BASE + "‸sources: {}\n", ('"sources" again', "first at facts.yaml:2:1")),
    Case(
        "alias of two",
        top("entities:\n  Nigeria: [NG]\n  Niger: [‸ng]"),
        ('"ng"', '"Nigeria"', "facts.yaml:3:13"),
    ),
    Case("alias with an accent", top("entities:\n  Orbán: []\n  B: [‸orban]"), ('already means "Orbán"',)),
    Case(
        "name is an alias",
        top("entities:\n  A: [Suez]\n  ‸Suez: []"),
        ('found "Suez" as an entity', 'means "A"'),
    ),
    Case(
        "part of itself",
        top("entities:\n  A: {part_of: ‸B}\n  B: {part_of: A}"),
        ("in a circle", "A → B → A"),
    ),
    Case(
        "successor not there",
        fact("superseded_by: ‸groundin"),
        ('found "groundin"', "did you mean grounding?"),
    ),
    Case("succeeds itself", fact("superseded_by: ‸grounding"), ("in a circle", "grounding → grounding")),
    Case(
        "circle of two",
        fact("superseded_by: ‸b") + "  - id: b\n    claim: B.\n    sources: [ap]\n"
        "    superseded_by: grounding\n",
        ("in a circle", "grounding → b → grounding"),
    ),
]

SYNTAX = [
    Case(
        "colon in a claim",
        second("id: b\nclaim: He said‸: no.\nsources: [ap]"),
        ("a colon", "quotation marks"),
    ),
    Case("tab", BASE + "‸\tnote: x\n", ("expected spaces", "found a tab")),
    Case("tab behind spaces", BASE + "    ‸\tnote: x\n", ("found a tab",)),
    Case("quotation not closed", fact('note: ‸"Not closed.'), ("closing quotation mark", "end of the file")),
    Case(
        "quotation closed further down",
        second('id: b\nclaim: ‸"A.\nsources: [ap]\nnote: "B."'),
        ("to line 11",),
    ),
    Case(
        "text behind a quotation",
        second('id: b\nclaim: "A" ‸is a letter.\nsources: [ap]'),
        ("closing quotation",),
    ),
    Case("list not closed", fact("tags: ‸[a, b\nnote: x"), ('closing "]"', "found none")),
    Case("mapping not closed", fact("valid: ‸{from: 2021\nnote: x"), ('closing "}"',)),
    Case("comma missing", fact('also: ["A" ‸"B"]'), ('comma or the closing "]"',)),
    Case("indent too small", HEAD + "  - id: a\n   ‸claim: A.\n    sources: [ap]\n", ("same indent",)),
    Case("indent too large", HEAD + "  - id: a\n    claim: A.\n      sources‸: [ap]\n", ("a key",)),
    Case("at sign", fact("note: ‸@desk look"), ('found "@"', "quotation marks")),
    Case("backtick", fact("note: ‸`x`"), ('found "`"',)),
    Case("per cent", fact("note: ‸%"), ('found "%"',)),
    Case("star", fact("note: ‸*important"), ('found "*important"', "quotation marks")),
    Case("star and space", fact("note: ‸* important"), ('found "*"',)),
    Case("ampersand", fact("note: ‸& more"), ('found "&"',)),
    Case("anchor twice", fact("note: &a x\ncontext: ‸&a y"), ('"&a" again', "first at")),
    Case("reference to itself", fact("also: &a [B., ‸*a]"), ("inside the very part",)),
    Case("list behind its key", fact("also: ‸- A"), ("on a line of its own",)),
    Case("line without a key", fact("‸note x"), ("expected a key, a colon",)),
    Case("escape", fact('note: "a‸\\q"'), ("a backslash",)),
    Case("two documents", BASE + "‸---\nversion: 1\n", ("the start of another one",)),
    Case("end of document", BASE + "...\n‸version: 1\n", ("the start of another document",)),
    Case("directive", "%YAML 3.0\n---\n" + BASE, ("directive",)),
    Case("bracket", fact("note: ‸]"), ('found "]"',)),
    Case("too deep", top("vocabulary: " + "[" * 31 + "‸[[[" + "]" * 34), ("more than 32 deep",)),
    Case("control character", fact("note: a‸\x07b"), ("U+0007",)),
    Case("byte order mark inside", fact("note: a‸\ufeffb"), ("U+FEFF",)),
]

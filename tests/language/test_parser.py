"""The parser that comes with the package: the same trees alone, in company and in threads."""

from __future__ import annotations

from factcheck.language.analyse import tokenise
from factcheck.language.parser import parse
from factcheck.model import Token

SENTENCES = [
    "The council approved the budget.",
    "Mira Castell, who had led the port for nine years, resigned on Friday.",
    "",
    "Harlow beat Penn 3-1 in the final.",
    "By March, two of the five bridges that cross the river had been closed to lorries because of cracks.",
    "No.",
] * 4


def test_trees_are_the_same_alone_in_company_and_in_threads() -> None:
    sentences = [tokenise(text) for text in SENTENCES]
    alone = [parse([tokens])[0] for tokens in sentences]
    assert parse(sentences) == alone
    assert parse(sentences, threads=2) == alone


def words_of(text: str) -> dict[str, Token]:
    (tokens,) = parse([tokenise(text)])
    return {token.text: token for token in tokens}


def test_who_does_what_to_whom() -> None:
    text = "The council approved the budget."
    words, order = words_of(text), [token.text for token in tokenise(text)]
    assert (words["approved"].rel, words["approved"].pos, words["approved"].lemma) == ("root", "VERB", "approve")
    assert (words["council"].rel, order[words["council"].head]) == ("nsubj", "approved")
    assert (words["budget"].rel, order[words["budget"].head]) == ("obj", "approved")

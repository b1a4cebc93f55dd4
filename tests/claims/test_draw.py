"""The tree that `factcheck explain --tree` draws."""

from __future__ import annotations

from factcheck.claims.draw import COLUMNS, draw_tree
from factcheck.language.analyse import tokenise
from factcheck.model import Analysis

from .reading import read


def test_words_hang_from_the_word_that_governs_them() -> None:
    drawn = draw_tree(read("The Senate passed the bill."))
    assert drawn.startswith("passed  root VERB\n├─ Senate  nsubj")
    assert "│  └─ The  det DET" in drawn
    assert "subject  The Senate" in drawn
    assert drawn.endswith("claim 1  The Senate passed the bill\n")


def test_no_line_is_wider_than_eighty_columns() -> None:
    text = (
        "The company, which was founded in Turin in 1899, sold its stake in the joint venture to a rival "
        "that had promised the minister who oversees the industry to keep the workers whom it had hired."
    )
    assert max(len(line) for line in draw_tree(read(text)).splitlines()) <= COLUMNS


def test_a_sentence_not_parsed_says_so() -> None:
    assert draw_tree(Analysis("x y", tokenise("x y"))) == "not parsed\n"

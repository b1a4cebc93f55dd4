"""Sentences: the shared table, what sentencex gets wrong, and exact spans whatever the text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.sentences import split_sentences

TABLE = Path(__file__).parents[3] / "shared" / "tables" / "sentences.jsonl"
EXACT = 40  # of 40


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.skipif(not TABLE.exists(), reason="the shared tables are not beside the repository")
def test_shared_table() -> None:
    rows = [json.loads(line)["sentences"] for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert sum(split(" ".join(row)) == row for row in rows) >= EXACT


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ex-Gov. Smith left.", "He won."],
        ["It was Thurs. Jan. 5 when he came.", "On Tues. 6 Jan. he left."],
        ["It costs approx. 5 million.", "He said so."],
        ["Sen. Chuck Schumer, D-N.Y., spoke.", "Rep. Kim, R-Calif., did not."],
        ["Ms. Kim met Atty. Lee.", "Spc. Ruiz came from Ft. Bragg."],
        ["He (the senator) left.)", "The end came."],
        ["(The U.S. stayed.)", "Next, he left (she stayed).", "Fine."],
        ["He left at 5 p.m. Friday.", "She left at 5 p.m.", "The vote is over."],
        ["See Vol. 3, para. 5 and ch. 7.", "It is long."],
        ["The end.[1]", "The start.”[2]", "More."],
        ["“They left. They came back.”", "He laughed."],
        ["J. R. R. Tolkien wrote.", "Prices rose 3.5 percent to $1.2."],
        ["1. First point.", "2. Second point."],
        ["It ended in Oct.", "Police came.", "They saw tanks, guns, etc.", "Nobody spoke."],
        ["He fell ill in Sept. 30 days ago."],
        [
            "It ended in May.",
            "Linda Yaccarino began.",
            "A volunteer fell ill.",
            "Testing resumed.",
            "He said no.",
            "Kim left.",
        ],
        ["“It ended in May. Kim left.”", "He asked the Fed.", "Powell said no."],
        ["Vice President J.D. Vance spoke.", "He was in World War I.", "Police came."],
        ["It was in the U.S.", "The army left Washington, D.C.", "It was late."],
        ["He works at Acme Co. and Acme Inc. in Erbil.", "The U.S. Congress met."],
        ["Why?!", "He... left.", "And… then.", "No!"],
    ],
)
def test_newsroom_english(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_long_quotation_is_read_sentence_by_sentence() -> None:
    inner = "This is a sentence of a long speech. " * 20
    parts = split(f"“{inner}The last one.” He sat down.")
    assert len(parts) == 22
    assert parts[0] == "“This is a sentence of a long speech."
    assert parts[-2:] == ["The last one.”", "He sat down."]


def test_line_ends_do_not_end_sentences() -> None:
    assert split("The coalition\nleaves\r\nIraq.\tIt\u00a0goes.") == [
        "The coalition\nleaves\r\nIraq.",
        "It\u00a0goes.",
    ]


@pytest.mark.parametrize("mark", "<>`")
def test_a_mark_that_nothing_closes_holds_nothing_together(mark: str) -> None:
    assert split(f"Fewer than {mark} 5 came. He sat down.") == [f"Fewer than {mark} 5 came.", "He sat down."]


def test_nothing_to_split() -> None:
    assert split_sentences("") == split_sentences(" \n\t") == []


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("aB1 .?!“”\"'()[]…,-\n😀\u00a0é") | st.characters(codec="utf-8"), max_size=80))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ["“", '"', "(", "A. ", "a b ", "x", "“x. ", "(A.) ", "1. ", "Oct. A"])
def test_long_text_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - began < 4
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")

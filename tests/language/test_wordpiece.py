"""Word pieces: the same ids as the tokeniser that the encoder was trained with (these were read off it)."""

from __future__ import annotations

import pytest

from factcheck.language.wordpiece import pieces


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("coalition", [6056]),
        ("Abbassi", [17532, 5332]),
        ("anti-ISIS", [3424, 1011, 18301]),
        ("2,500", [1016, 1010, 3156]),
        ("Málaga", [27382]),
        ("naïve", [15743]),
        ("U.S.", [1057, 1012, 1055, 1012]),
        ("CJTF-OIR", [1039, 3501, 24475, 1011, 1051, 4313]),
        ("withdrawals", [10534, 2015]),
        ("北京", [1781, 1755]),
        ("½", [1092]),
        ("#factcheck", [1001, 2755, 5403, 3600]),
    ],
)
def test_pieces_are_those_of_the_encoder(word: str, ids: list[int]) -> None:
    assert list(pieces(word)) == ids

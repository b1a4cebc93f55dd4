"""HTML's tags: where they end, and their attributes."""

from __future__ import annotations

import pytest

from factcheck.readers.html_tags import Tags, attribute_values


@pytest.mark.parametrize(
    ("source", "end"),
    [
        ("<p>x", 3),
        ("<p class='a>b'>x", 15),
        ('<p class = "a>b">x', 17),
        ("<p it's>x", 8),  # no value is quoted here
        ("<p a='b>x", 8),  # nothing closes the quotation mark: no copy is swallowed
        ("<p x", -1),
    ],
)
def test_where_a_tag_ends(source: str, end: int) -> None:
    tags = Tags(source, len(source))
    assert tags.end(0) == end
    assert tags.end(0) == end  # asked again, it is the same


def test_end_tags() -> None:
    tags = Tags("a </style x </STYLE>", 20)
    assert tags.closing("style", 0) == 2
    assert tags.closing("style", 3) == 12
    assert tags.closing("script", 0) == -1


def test_attributes() -> None:
    found = attribute_values(" Class=a class='b' hidden data-x = \"c d\"")
    assert found == {"class": "a", "hidden": "", "data-x": "c d"}
    assert attribute_values("") == {}

"""At least 85 % of the claims of the table are read exactly as expected."""

from __future__ import annotations

from .table import rows, score

_LEAST = 0.85


def test_the_table_is_large_and_of_many_kinds() -> None:
    table = rows()
    assert len(table) >= 150
    assert len({row["text"] for row in table}) == len(table)
    assert {"passive", "relative", "negation", "attribution", "telegraph", "long", "values"} <= {
        row["kind"] for row in table
    }


def test_most_claims_are_exactly_right() -> None:
    right, total, wrong = score()
    by_kind = ", ".join(f"{kind} {right[kind]}/{total[kind]}" for kind in total)
    assert sum(right.values()) >= _LEAST * sum(total.values()), by_kind + "\n" + "\n".join(wrong)

"""Rows of text with 小计 of the legal persons that end before their totals, and rows that lost another cell."""

import pytest

from gongkai.reports.tables.align import Alignment
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.rows import RowName
from gongkai.reports.tables.short_sums import without_short_sums
from tests.maker.judge import judge
from tests.maker.layout import Layout, Subtotal
from tests.maker.reports import make


def left_and_open(at: int, *rows: str) -> tuple[int, list[list[str]]]:
    """How many of these rows are left null, and the cells of those that stay open; 小计 is at the place `at`."""
    alignment = Alignment()
    for key, row in enumerate(rows):
        items = tuple(Item(read_number(text.strip("_")), n, n + 1, True, False) for n, text in enumerate(row.split()))
        name = RowName(f"row_{key}", "")
        alignment.open.append(OpenRow(name, items, Line(items, 1, None, key, True), sum_at=at))
    left = without_short_sums(alignment)
    assert len({one.row.key for one in alignment.placed}) == len(left)
    return len(left), [[item.text for item in row.items] for row in alignment.open]


FIRST = ("7 9 4 5 0 0 0", "0 30 0 0 30 0 0", "1 8 0 0 0 1 7", "0 0 0 0 0 0 0")


def test_rows_that_can_lack_nothing_but_their_totals_say_so_of_all() -> None:
    rest = [[*row.split()[:1], *row.split()[2:]] for row in FIRST]
    assert left_and_open(1, *FIRST) == (0, rest)
    assert left_and_open(6, "7 4 5 0 0 0 9", "2 0 0 30 0 0 30", "1 0 0 0 1 7 8")[0] == 0


@pytest.mark.parametrize(
    ("at", "rows"),
    [
        (1, (*FIRST[:2], FIRST[3])),
        (1, (*FIRST, "0 8 0 0 0 0 9")),
        (1, tuple(f"{n} {n} 0 0 0 0 0" for n in range(2, 9))),
        (6, tuple(f"0 {n} 0 0 0 0 {n}" for n in range(2, 9))),
        (1, tuple(f"0 {n} {n} 0 0 0 {n}" for n in range(2, 9))),
        (1, (*FIRST, "0 0 _ 0 0 0 0")),
        (6, tuple(f"{n} {n} 0 0 0 {2 * n} {3 * n}" for n in range(2, 9))),
    ],
    ids=[
        "few",
        "denied",
        "no-sum",
        "its-sum-may-be-the-total",
        "an-applicant-may-be-gone",
        "a-blank-may-be-gone",
        "a-repeat-may-be-gone",
    ],
)
def test_rows_that_may_lack_another_cell_are_left(at: int, rows: tuple[str, ...]) -> None:
    assert left_and_open(at, *rows) == (len(rows), [])


@pytest.mark.parametrize("subtotal", ["first", "last"])
def test_results_without_totals_in_tables_of_one_row_are_read(subtotal: Subtotal) -> None:
    """Each row of results was null (made files 176620692, 176612894)."""
    layout = Layout(
        blank_result_totals=True, persons_subtotal=subtotal, headless_mini_tables=True, flattening="repeated"
    )
    score = judge(make(176620692, layout), "text")
    assert score.wrong == ()
    assert {key.rpartition(".")[2] for key in score.doubtful} == {"total"}

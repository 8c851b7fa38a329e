"""What a row of table RQ says of itself: its sum holds, fails, or stands further left than its total should."""

import pytest

from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.row_sums import Placing, adds_up, ends_in_its_sum, holds_its_sum, is_summed


def row(*cells: str) -> Placing:
    return tuple(Item(read_number(cell), n, n + 1, True, False) for n, cell in enumerate(cells))


@pytest.mark.parametrize(
    ("cells", "holds"),
    [
        ("1 0 8 0 37 46 含上年结转3件", True),  # one of equal neighbours was dropped (made text 160720002)
        ("0 27 0 5880 8103 14010 _", True),
        ("5 0 300 305 77 _ _", True),  # 77 is last year's
        ("0 1 0 1 29 0 _", False),  # small figures, and no total
        ("5 0 3 8 2 1 19", False),  # it adds up as it stands
        ("5 0 3 0 0 8 _", False),  # eight of others, and no total
        ("5 0 3 8 2 1 20", False),  # the office's slip
        ("5 5 0 0 0 0 11", False),
    ],
)
def test_a_total_that_stands_further_left(cells: str, holds: bool) -> None:
    assert holds_its_sum(row(*cells.replace("_", "").split(" "))) is holds


def test_a_row_that_ends_in_its_sum() -> None:
    assert ends_in_its_sum(row("3", "4", "7", "", "", "", ""))
    assert not ends_in_its_sum(row("3", "4", "0", "0", "0", "7", ""))
    assert not ends_in_its_sum(row("", "", "", "", "", "", ""))


def test_a_row_is_open_without_a_total_or_with_nothing_else() -> None:
    assert adds_up(row("1", "2", "", "", "", "", ""))
    assert not is_summed(row("1", "2", "", "", "", "", ""))
    assert adds_up(row("", "", "", "", "", "", "9"))
    assert not is_summed(row("", "", "", "", "", "", "9"))
    assert is_summed(row("1", "2", "", "", "", "", "4"))
    assert not adds_up(row("1", "2", "", "", "", "", "4"))

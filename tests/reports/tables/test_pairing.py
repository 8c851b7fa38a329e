"""Figures and columns, by place where the page has places, by order where it has none."""

import pytest

from gongkai.reports.tables.heading import Header, Heading
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.pairing import pairs_of
from tests.reports.loose_text import read


def header(flattened: bool) -> Header:
    """Three columns at the places 1 to 3."""
    return Header("rl", tuple(Heading(key, key, n, n + 1) for n, key in enumerate("abc", 1)), 4, flattened)


def paired(cells: list[tuple[str, int, int]], *, flattened: bool) -> dict[str | None, str] | None:
    """The text under each column; a cell is its text and the places it covers."""
    items = [Item(read_number(text), start, end, True, False) for text, start, end in cells]
    pairs = pairs_of(items, header(flattened))
    return None if pairs is None else {heading.key: item.text for heading, item in pairs}


def test_by_place() -> None:
    assert paired([("4", 1, 2), ("5", 2, 3), ("6", 3, 4)], flattened=False) == {"a": "4", "b": "5", "c": "6"}


def test_a_blank_may_reach_over_several_columns_but_no_figure() -> None:
    assert paired([("4", 1, 2), ("", 2, 4)], flattened=False) == {"a": "4", "b": "", "c": ""}
    assert paired([("", 1, 2), ("4", 2, 4)], flattened=False) is None


@pytest.mark.parametrize(("is_drawn", "found"), [(False, ["/"] * 3), (True, None)])
def test_a_mark_over_all_columns_stands_in_each_unless_rules_between_them_may_be_lost(
    is_drawn: bool, found: list[str] | None
) -> None:
    """A sheet of a workbook, which has a number as pages have, says which of its cells are merged."""
    mark = Item(read_number("/"), 1, 4, True, False)
    pairs = pairs_of([mark], header(False), Line((mark,), 1, 2, 0, False, is_drawn))
    assert (None if pairs is None else [item.text for _, item in pairs]) == found


def test_a_figure_under_no_column_moves_the_row() -> None:
    assert paired([("4", 1, 2), ("5", 2, 3), ("6", 3, 4), ("7", 4, 5)], flattened=False) is None


def test_a_row_that_has_moved_is_read_in_order_and_one_whose_figures_stand_in_their_columns_is_not() -> None:
    assert paired([("4", 0, 1), ("5", 1, 2), ("6", 2, 3)], flattened=False) == {"a": "4", "b": "5", "c": "6"}
    moved = [("4", 2, 3), ("5", 3, 4), ("", 4, 5)]
    assert paired(moved, flattened=False) is None, "a blank margin: the label may cover the first column"
    assert paired([*moved[:2], ("6", 4, 5)], flattened=False) == {"a": "4", "b": "5", "c": "6"}
    headings = (Heading("a", "a", 0, 2), Heading("b", "b", 2, 3), Heading(None, "", 3, 4), Heading("d", "d", 5, 6))
    items = [Item(read_number(str(n)), n, n + 1, True, False) for n in (2, 3, 4, 5)]
    assert pairs_of(items, Header("rq", headings, 6, False)) is None, "the first figure is lost in the row's label"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["4", "5", "6"], ["4", "5", "6"]),
        (["", "4", "5", "6", ""], ["4", "5", "6"]),
        (["4", "", "6", "", "行政许可"], None),
        (["4", "", "6", "", "不适用"], ["4", "6", "不适用"]),
        (["4", "5"], None),
        (["4", "5", "", ""], ["4", "5", ""]),
        (["", "4", "", ""], None),
        (["", "", "", ""], ["", "", ""]),
        (["", "4", "", "5", "6"], ["4", "5", "6"]),
        (["", "4", "", "5", "", "6"], None),  # as many as two rows have: the label of the second is lost
    ],
)
def test_by_order(cells: list[str], found: list[str] | None) -> None:
    pairs = paired([(text, n, n + 1) for n, text in enumerate(cells)], flattened=True)
    assert (None if pairs is None else list(pairs.values())) == found


@pytest.mark.parametrize(
    ("cells", "is_read"),
    [
        ("5 - - 2 7 - 8 - - 1 9 - - - - -", False),
        ("5 - - 2 7 8 - - 1 9 - - - - - -", True),
        ("5 - - 2 6 8 - - 1 8 - - - - - -", True),
        ("- - - - - - 8 - - 1 9 - - - - -", False),
        ("- 5 - 2 7 - 8 - 1 2 20 - 1 - 8 9", False),
        ("1 2 - - - 12 8 - - 1 9 - - - - -", False),
        ("5 - - 2 7 8 - - 1 8 1 - 8 8 - -", True),
    ],
)
@pytest.mark.parametrize("flattened", [True, False])
def test_a_cell_too_many_among_proceedings(cells: str, is_read: bool, flattened: bool) -> None:
    """Where the sums hold without it alone, those behind it stand one to the right; an office's sums may be wrong.

    So do those behind a figure that is cut over two cells (damaged texts 171001084 and 171105340).
    """
    columns = ("upheld", "corrected", "other", "pending", "total")
    rows = ("review", "suit_direct", "suit_after_review")
    keys = [(row, column) for row in rows for column in columns]
    headings = tuple(Heading(column, column, n, n + 1, row) for n, (row, column) in enumerate(keys))
    texts = ["" if cell == "-" else cell for cell in cells.split()]
    items = [Item(read_number(text), n, n + 1, True, False) for n, text in enumerate(texts)]
    pairs = pairs_of(items, Header("rl", headings, 16, flattened))
    assert (pairs is not None) == is_read
    assert pairs is None or [item.text for _, item in pairs] == texts[:15]


@pytest.mark.parametrize(
    ("cells", "flattened", "is_read"),
    [
        ("93 0 33 126 0 31 81 0 112 0 82 6 0 88 -", True, False),
        ("93 0 33 126 0 31 81 0 112 0 82 6 0 88 -", False, False),
        ("7 93 0 33 133 31 81 0 112 0 82 6 0 88 -", False, False),
        ("7 93 0 33 133 0 31 81 0 112 82 6 0 88 -", False, True),
        ("7 93 0 33 133 0 31 81 0 112 0 82 6 0 -", False, True),
        ("7 93 0 33 133 0 31 81 0 112 0 82 6 1 -", False, True),
        ("7 93 0 33 134 0 31 81 0 112 0 82 6 0 -", False, True),
        ("93 0 33 0 125 0 31 81 0 112 0 82 6 0 -", True, True),
        ("93 0 33 - 126 0 31 81 0 112 0 82 6 0 -", True, True),
    ],
)
def test_a_cell_too_few_in_a_row_of_text_that_ends_in_a_blank(cells: str, flattened: bool, is_read: bool) -> None:
    """Its first cell is … (damaged text 173000383), or gone; in a grid a figure is gone where the sums say so."""
    texts = ["" if cell == "-" else cell for cell in cells.split()]
    headings = tuple(Heading("total", "总计", n, n + 1, "review") for n in range(15))
    items = [Item(read_number(text), n, n + 1, True, False) for n, text in enumerate(texts)]
    assert (pairs_of(items, Header("rl", headings, 15, flattened)) is not None) is is_read


def test_a_blank_under_words_over_the_labels_may_belong_to_these() -> None:
    """What is left of 信息内容 was a column, and the figures behind a blank moved to the left."""
    headings = (Heading(None, "信", 0, 1), *(Heading(key, key, n, n + 1) for n, key in enumerate("abc", 1)))

    def found(*cells: str) -> list[str] | None:
        items = [Item(read_number(text), n, n + 1, True, False) for n, text in enumerate(cells)]
        pairs = pairs_of(items, Header("pd", headings, 4, True))
        return None if pairs is None else [item.text for _, item in pairs]

    assert found("", "4", "", "") is None
    assert found("9", "4", "5", "6") == ["9", "4", "5", "6"]


@pytest.mark.parametrize(
    ("header", "row", "amounts"),
    [
        ("信息内容 | 采购项目数量 | | 采购总金额 | ", "政府集中采购 | 6 | | 251 | ", [6, 251]),
        # Elsewhere the second figure may be that of a row whose label is lost.
        ("信息内容 | 采购项目数量 | 采购总金额 | | ", "政府集中采购 | 6 | | 251 | ", [None, None]),
        ("信息内容 | 采购项目数量 | | 采购总金额 | ", "政府集中采购 | | 6 | | 251", [None, None]),
    ],
)
def test_blanks_in_the_same_places_of_a_header_and_a_row(header: str, row: str, amounts: list[object]) -> None:
    """Programs that turn a page into Markdown leave the places blank that a cell spans."""
    above = "| 信息内容 | 上一年项目数量 | 本年增/减 | | 处理决定数量 |\n| 行政许可 | 1 | 2 | | 3 |\n"
    report = read(f"{above}| {header} |\n| {row} |\n")
    keys = ("pd.procurement_projects", "pd.procurement_amount")
    assert [report.cells[key].value if key in report.cells else None for key in keys] == amounts


@pytest.mark.parametrize(
    ("cells", "flattened", "found"),
    [
        (["件数", "4", "5", "9"], False, {"a": "4", "b": "5", "c": "9"}),
        (["件数", "4", "5", ""], False, None),
        (["2023", "4", "", "4"], True, None),
    ],
)
def test_a_label_that_table_rl_has_no_column_for(
    cells: list[str], flattened: bool, found: dict[str | None, str] | None
) -> None:
    """The row's own label, or its year, stands under the first outcome, and a blank at the end beside all of them."""
    assert paired([(text, n, n + 1) for n, text in enumerate(cells, 1)], flattened=flattened) == found


@pytest.mark.parametrize(
    ("last", "flattened", "is_read"), [("", True, False), ("", False, False), ("3", False, True), ("3", True, False)]
)
def test_a_column_of_table_pd_that_is_named_twice_moves_those_behind_it(
    last: str, flattened: bool, is_read: bool
) -> None:
    """In a grid each stands in its place, but for a row that ends in a blank (damaged sheet 172001027)."""
    keys = ("items_prev_year", "items_prev_year", "items_change", "decisions")
    headings = tuple(Heading(key, key, n, n + 1) for n, key in enumerate(keys))
    items = [Item(read_number(text), n, n + 1, True, False) for n, text in enumerate(("7", "-1", "40", last))]
    assert (pairs_of(items, Header("pd", headings, 4, flattened)) is not None) is is_read


@pytest.mark.parametrize(("start", "is_read"), [(1, False), (4, True)])
def test_a_figure_behind_blanks_is_that_of_the_column_over_it(start: int, is_read: bool) -> None:
    """本年处理决定数量 was blank, and 上年处理决定数量, whose label stands in the next line of text, was read."""
    header = Header("pd", (Heading("decisions", "本年处理决定数量", start, start + 1),), 5, True)
    items = [Item(read_number(text), n, n + 1, True, False) for n, text in enumerate(["", "", "", "13"], 1)]
    pairs = pairs_of(items, header)
    assert (pairs is not None) is is_read
    assert pairs is None or [item.text for _, item in pairs] == ["13"]


@pytest.mark.parametrize(("labels", "cells", "found"), [(1, 1, 1), (2, 2, 2), (1, 2, 0), (2, 1, 0)])
def test_a_block_of_table_pd_that_is_narrower_than_its_title(labels: int, cells: int, found: int) -> None:
    """A cell was missed under each place of 第二十条第（五）项, though neither header nor row has one there."""
    keys = ("items_prev_year", "items_change")[:labels]
    named = [Heading(key, key, n, n + 1) for n, key in enumerate(keys, 1)]
    bare = [Heading(None, "第二十条第（八）项", n, n + 1) for n in range(labels + 1, 4)]
    items = [Item(read_number("5"), n, n + 1, True, False) for n in range(1, cells + 1)]
    pairs = pairs_of(items, Header("pd", (*named, *bare), 4, False))
    assert len(pairs or ()) == found

"""Tables drawn with other elements than `<table>`: grids of which only the order of cells is known."""

import time

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Document, Grid, Paragraph
from tests.reports.loose_text import LABELS, ROWS

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
HEAD = [["项目", "自然人", "法人或其他组织", "总计"], ["", "", *APPLICANTS[1:], ""]]
BLANK = [3, "", "", "", "", "", 3]


def read(html: str) -> Document:
    return read_document(html.encode(), name="page.html")


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of each grid's cells."""
    found = (block for block in document.blocks if isinstance(block, Grid))
    return [[[cell.text for cell in row if cell] for row in grid.rows] for grid in found]


def drawn(rows: list[list[str]], holder: str = "div", row: str = "div", cell: str = "div") -> str:
    inner = "".join(
        f"<{row}>" + "".join(f" <{cell}>{text}</{cell}>" for text in texts) + f"</{row}>\n" for texts in rows
    )
    return f"<{holder} class=t>{inner}</{holder}>"


def table() -> list[list[str]]:
    figures: list[list[object]] = [[*row] for row in ROWS]
    figures[3] = [*BLANK]
    return HEAD + [[label, *map(str, row)] for label, row in zip(LABELS, figures, strict=True)]


@pytest.mark.parametrize(
    ("holder", "row", "cell"), [("div", "div", "div"), ("div", "ul", "li"), ("ul", "li", "span"), ("div", "dl", "dd")]
)
def test_rows_of_other_elements_are_a_table(holder: str, row: str, cell: str) -> None:
    document = read(f"<p>三、申请情况</p>{drawn(table(), holder, row, cell)}<p>四、复议</p>")
    assert grids(document) == [table()]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["三、申请情况", "四、复议"]


def test_blanks_of_a_drawn_table_keep_its_rows_in_order() -> None:
    """Without its cells the row was two figures, and the rest of the table could not be read."""
    report = read_report(read(drawn(table())))
    values = [cell.value for key, cell in report.cells.items() if key.startswith("rq.granted_partial.")]
    assert values == [3, None, None, None, None, None, 3]
    assert report.cells["rq.requests_new.total"].value == 11


def test_a_real_table_is_read_as_before_and_menus_are_none() -> None:
    menu = drawn([["首页", "政府信息公开", "互动交流"]] * 4, "ul", "li", "span")
    real = "<table>" + "".join(f"<tr><td>{n}</td><td>1</td></tr>" for n in range(20)) + "</table>"
    assert len(grids(read(menu + drawn(table()) + real))) == 1
    assert grids(read(menu)) == []
    assert grids(read(drawn([["索引号", "123", "1"]] * 2 + [["发布日期", "2024", "机构"]]))) == []


def test_a_hidden_row_is_left_out() -> None:
    rows = table()
    html = drawn(rows).replace(f"<div> <div>{LABELS[1]}", f"<div style='display:none'> <div>{LABELS[1]}")
    assert grids(read(html)) == [[row for row in rows if row[0] != LABELS[1]]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("26<span style='vertical-align:super'>1</span>", "26 1"),
        ("26<sup>1</sup>", "26 1"),
        ("<s>2</s>6", "2 6"),
        ("<span style='text-decoration:line-through'>26</span>", "\ufffc"),
        ("26<span hidden>1</span>", "26"),
        ("<span style='visibility:hidden'>2</span>6", "6"),
        ("<font color=white>26</font>", "\ufffc"),
        ("<span data-to=26>0</span>", "\ufffc"),
        ("<span v-text='a'></span>", "\ufffc"),
        ("2<b>6</b>", "26"),
    ],
)
def test_a_cell_shows_what_one_of_a_table_does(cell: str, text: str) -> None:
    """What is raised, struck or hidden lengthened its figure: 26 with a footnote 1 was 261."""
    rows, shown = table(), table()
    rows[5][1], shown[5][1] = cell, text
    assert grids(read(drawn(rows))) == [shown]


def test_a_cell_that_is_not_seen_keeps_its_place() -> None:
    rows, shown = table(), table()
    rows[5][1], shown[5][1] = "@", ""
    html = drawn(rows).replace("<div>@</div>", "<div style='visibility:hidden'>26</div>")
    assert grids(read(html)) == [shown]


@pytest.mark.parametrize("inner", ["<div>9</div>", "<table><tr><td>9</td></tr></table>", "字" * 300])
def test_what_holds_more_than_short_texts_is_no_table(inner: str) -> None:
    rows = table()
    rows[5] = [*rows[5][:3], inner, *rows[5][4:]]
    assert not any(len(grid) > 2 for grid in grids(read(drawn(rows))))


def test_numbers_go_on_behind_those_of_real_tables() -> None:
    document = read("<table><tr><td>索引号</td><td>1</td></tr></table>" + drawn(table()) + drawn(table()))
    assert [block.number for block in document.blocks if isinstance(block, Grid)] == [1, 2, 3]


def seconds(html: str) -> float:
    """Of CPU, at best of three readings."""
    best = 60.0
    for _ in range(3):
        started = time.process_time()
        read(html)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize(
    ("begin", "again", "few"),
    [
        ("", "<div><div><p>1</p><p>2</p><p>3</p></div>", 375),
        ("<div>", f"<div>{'<div>1</div>' * 20}</div>", 200),
        ("<div>", "<ul><li><span>1<span>2<span>3", 75),
    ],
    ids=["nested", "many rows", "never closed"],
)
def test_four_times_the_elements_take_no_sixteen_times_the_time(begin: str, again: str, few: int) -> None:
    assert seconds(begin + again * 4 * few) < 10 * max(seconds(begin + again * few), 0.005)

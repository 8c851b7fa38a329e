"""Flattened text to grids: rows as far as they can be seen, and never a column."""

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.documents.limits import MAX_COLUMNS
from gongkai.documents.text import grids as text_grids
from gongkai.documents.text.lines import holds_rows
from gongkai.values import Grid, Paragraph


def blocks(text: str) -> list[str | list[list[str]]]:
    """Paragraphs as text, grids as rows without the None that fills them up."""
    document = read_document(text.encode(), name="report.txt")
    assert all(block.flattened for block in document.blocks if isinstance(block, Grid))
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row if cell] for row in block.rows]
        for block in document.blocks
    ]


def test_one_cell_a_line_behind_a_tab() -> None:
    table = "\t信息内容\n\t本年\n制发件数\n\n\t规章\n\t0\n\n\t\n\t（三）\n\n不予公开\n\t1\n"
    text = f"二、主动公开\n\n{table}\n\n三、下一部分\n"
    assert blocks(text) == [
        "二、主动公开",
        [["信息内容", "本年 制发件数"], ["规章", "0"], ["", "（三） 不予公开", "1"]],
        "三、下一部分",
    ]


def test_labels_behind_their_figures_stay_with_them_over_a_blank() -> None:
    """The blank is the place of a label that comes down from above; it parted the last label from its row."""
    labels = ["三、本年度办理结果", "", "2．重复申请"]
    row, blank = ["1", "", "", "", "2", "", "3", *labels], [*[""] * 7, *labels]
    text, nothing = ("".join(f"\t{cell}\n" for cell in cells) for cells in (row, blank))
    assert blocks(f"{text}\n{text}") == [[row, row]]
    assert blocks(nothing) == [[blank[:-1], blank[-1:]]]  # seven blanks may stand before labels that begin a table


def test_paragraphs_that_a_tab_indents_are_no_cells() -> None:
    said = "（一）主动公开。全年公布各类消息五十余条。"
    assert blocks(f"\t一、总体情况\n\t{said}\n") == ["一、总体情况", said]
    long = "全年公布各类消息" * 9
    assert blocks(f"\t{long}\n\t规章\n\t0\n\t{long}\n") == [long, [["规章", "0"]], long]
    assert blocks("\t一、新收\n\t0\n") == [[["一、新收", "0"]]]


def test_rows_that_no_empty_line_parts() -> None:
    assert blocks("\t规章\n\t0\n\t2\n\t行政许可\n\t5\n") == [[["规章", "0", "2"], ["行政许可", "5"]]]


def test_digits_that_a_space_groups_are_one_number() -> None:
    assert blocks("\t规章\n\t6 213\n\t0\n\t1\n\n\t许可\n\t12 045 001\n") == [
        [["规章", "6 213", "0", "1"], ["许可", "12 045 001"]]
    ]
    assert blocks("规章  |  6 213  |  0 |\n许可 | 1 |\n") == [[["规章", "6 213", "0"], ["许可", "1"]]]
    assert blocks("规范性文件  6 182（注）  32  1\n9 042  0  1 234.5\n许可 6 182 32\n") == [
        "规范性文件 6182（注） 32 1",
        "9042 0 1234.5",
        "许可 6 182 32",
    ]


def test_rows_of_tabs() -> None:
    assert blocks("规章\t0\t\t2\n行政许可\t5\n") == [[["规章", "0", "", "2"], ["行政许可", "5"]]]


def test_a_row_of_tabs_without_figures_is_left_whole() -> None:
    """Blanks in the line of a header are those of a label over several columns."""
    head = "\t自然人\t法人或其他组织\t\t\t\t\t总计\n"
    assert blocks(f"{head}规章\t0\n") == [[["", "自然人", "法人或其他组织", "", "", "", "", "总计"], ["规章", "0"]]]


def test_rows_of_bars_with_padding_and_rules() -> None:
    text = "| 规章 | 0 | | 2 |\n|---|---|---|---|\n| 行政许可 | 5 | ||\n| 行政强制 | ||\n"
    assert blocks(text) == [[["规章", "0", "", "2"], ["行政许可", "5", ""], ["行政强制", "", ""]]]


def test_a_bar_that_opens_some_rows_parts_an_empty_cell() -> None:
    assert blocks("规章 | 0 |\n| 行政许可 | 5 |\n") == [[["规章", "0"], ["", "行政许可", "5"]]]


@pytest.mark.parametrize("last", ["", " ", "\xa0"])
def test_a_bar_that_opens_each_cell_parts_none_from_it(last: str) -> None:
    """No bar ends a row: one at its end stands before a blank cell, and the first before the first cell.

    Taken for a blank cell of its own, with the last lost, it moved all figures of table RL by one.
    """
    text = f"|行政复议 | | | \n|结果维持 |结果纠正 |尚未审结 |总计\n|7 |1 |8 |{last}\n"
    assert blocks(text) == [
        [["行政复议", "", "", ""], ["结果维持", "结果纠正", "尚未审结", "总计"], ["7", "1", "8", ""]]
    ]


def test_a_row_that_goes_on_below_is_whole_where_two_spaces_end_each() -> None:
    """The total of a long row stood in the next line, and was blank: nobody was told."""
    head = "信息内容| 甲| 乙| 丙  \n---|---|---|---  \n规章| 1| 2| 3  \n"
    text = f"{head}很长的一行标题| 4|\n5|\n6  \n数量| 7| 8| 9  \n\n二、下一部分\n"
    rows = [["规章", "1", "2", "3"], ["很长的一行标题", "4", "5", "6"], ["数量", "7", "8", "9"]]
    assert blocks(text) == [[["信息内容", "甲", "乙", "丙"], *rows], "二、下一部分"]


def test_rows_without_spaces_at_their_ends_stay_rows() -> None:
    """Guards against telling too much."""
    assert blocks("规章| 1| 2\n数量| 3| 4  \n许可| 5| 6\n") == [
        [["规章", "1", "2"], ["数量", "3", "4"], ["许可", "5", "6"]]
    ]


def test_a_row_goes_on_behind_a_blank_cell_that_breaks_its_line() -> None:
    """Where a bar ends each cell, a blank one stands alone before its bar: no row of applicants was read."""
    text = "规章 | 0 | 4 |\n上年结转 |\n|\n|\n| 7 |\n本年新收 | 5 |\n|\n| 2 |\n"
    assert blocks(text) == [[["规章", "0", "4"], ["上年结转", "", "", "", "7"], ["本年新收", "5", "", "", "2"]]]
    marked = "| 本年新收 | 5 |\n|\n| 2 |\n| 上年结转 |\n|\n|\n| 7 |\n"
    assert blocks(marked) == [[["本年新收", "5", "", "", "2"], ["上年结转", "", "", "", "7"]]]


def test_a_row_that_begins_with_a_blank_cell_is_a_row() -> None:
    """Labels stand at the right, and the natural persons' figure is blank (made text 161301987)."""
    text = "6 | 1 | 7 | 本年新收 |\n | 8 | 8 | 上年结转 |\n | 3 | 3 | 予以公开 |\n"
    assert blocks(text) == [[["6", "1", "7", "本年新收"], ["", "8", "8", "上年结转"], ["", "3", "3", "予以公开"]]]
    broken = f"{text}4 |\n|\n| 4 |\n"  # a row that breaks at its blank cell changes none of the others
    assert blocks(broken)[0][2:] == [["", "3", "3", "予以公开"], ["4", "", "", "4"]]


def test_one_cell_a_line_before_a_bar() -> None:
    text = "规章 |\n0 |\n|\n2 |\n行政许可 |\n5 |\n||\n行政处罚 |\n7 |\n"
    assert blocks(text) == [[["规章", "0", "", "2"], ["行政许可", "5"], ["行政处罚", "7"]]]


def test_a_low_line_stands_for_nothing() -> None:
    """As in the table of a district's centre, 2020: fifteen figures in one line are those of table RL."""
    outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计"
    line = f"行政复议 行政诉讼 {outcomes} 未经复议直接起诉 复议后起诉 {outcomes} {outcomes} 1{' _' * 14}"
    assert blocks(line) == line.split()


def test_a_bar_below_each_cell() -> None:
    """A blank cell was lost, and all rows with it (made after a town's page of 2023)."""
    rows = [["信息内容", "本年新\n制作数量", "现行有效件数"], *([f"规章{n}", "", str(n)] for n in range(10))]
    text = "二、主动公开情况\n" + "".join(f"{cell}\n|\n" for row in rows for cell in row) + "三、其他\n"
    (_, *grid, _) = blocks(text)
    head = ["信息内容", "本年新 制作数量", "现行有效件数"]
    assert grid == [[[*head, *rows[1]], *rows[2:]]]


BELOW = "\n|\n"
"""Between two cells, and behind the last of a row."""


def test_a_bar_below_each_cell_and_one_before_each_row() -> None:
    """No row was read: its label stood alone, and a blank cell behind it (made after a district's pages of 2021)."""
    rows = [["第（一）项"], ["信息内容", "本年制发件数", "现行有效件数"], *([f"规章{n}", str(n), ""] for n in range(9))]
    text = "".join(f"| {BELOW.join(row)}{BELOW}" + ("||\n" if len(row) == 1 else "") for row in rows)
    (title, grid, rest) = blocks(f"二、主动公开情况\n{text}三、其他\n")
    assert (title, grid, rest) == ("二、主动公开情况", [rows[0], rows[1] + rows[2], *rows[3:]], "三、其他")


def test_one_cell_a_line_with_the_bars_of_its_padding_behind() -> None:
    text = "第（五）项 | |||\n规章 |\n0 |\n|\n2 |\n行政许可 |\n5 | ||\n行政处罚 |\n减4 | ||\n"
    assert blocks(text) == [[["第（五）项", "规章", "0", "", "2"], ["行政许可", "5"], ["行政处罚", "减4"]]]


def test_a_blank_cell_is_the_last_of_its_row_where_only_its_bar_stands_before_the_padding() -> None:
    """The blank was taken for padding, so that each row that ends in one was a cell short, and not read."""
    text = (
        "第（六）项 | |||\n行政处罚 |\n| ||\n行政强制 |\n3 | ||\n上年结转 |\n1 |\n|\n| ||\n本年新收 |\n2 |\n|\n2 | ||\n"
    )
    assert blocks(text) == [
        [["第（六）项", "行政处罚", ""], ["行政强制", "3"], ["上年结转", "1", "", ""], ["本年新收", "2", "", "2"]]
    ]


def test_a_rule_without_rows_is_nothing() -> None:
    assert blocks("甲\n|---|---|\n\n乙\n") == ["甲", "|---|---|", "乙"]


@pytest.mark.parametrize(("behind", "cut"), [("", "1\ufffd"), ("\n五、存在的问题\n", "1")])
def test_a_row_of_markdown_without_its_end(behind: str, cut: str) -> None:
    """For the one bar that lacked all rows began with a blank cell, which took the place of a lost figure."""
    (grid, *_) = blocks(f"| 维持 | 纠正 | 总计 |\n|---|---|---|\n| 3 | 4 | 7 |\n| 0 | 1{behind}")
    assert grid == [["维持", "纠正", "总计"], ["3", "4", "7"], ["0", cut]]


def test_a_whole_table_in_one_line_with_text_round_it() -> None:
    """All of it was one row, and so was the text: no figure was read, and no agency."""
    rows = "信息内容 | 制发 | 有效 | 规章 | | | 文件 | 4 | 5 | 第（五）项 | 信息内容 | 决定 | 行政许可 | 124件 | "
    rows += "行政处罚 | | 行政强制 | 7 | 行政收费 | 26"
    assert blocks(f"一、总体情况 工作正常。 二、主动公开情况 第（一）项 | {rows} 三、其他 无。\n") == [
        "一、总体情况 工作正常。 二、主动公开情况",
        [
            ["第（一）项", "信息内容", "制发", "有效", "规章", "", ""],
            ["文件", "4", "5"],
            ["第（五）项", "信息内容", "决定", "行政许可", "124件"],
            ["行政处罚", ""],
            ["行政强制", "7"],
            ["行政收费", "26"],
        ],
        "三、其他 无。",
    ]
    padded = f"第（五）项 {'|' * 30}\n"
    assert [len(grid) for grid in blocks(padded * 2)] == [2]


def test_two_bars_between_all_cells_are_one() -> None:
    """Rows of a wiki: a bar more between blanks moved the figures behind them to other columns."""
    (grid,) = blocks("| 信息内容 || 制发 || 废止 || 现行有效\n|-\n| 规章 ||  || 2 || \n|-\n| 文件 || 1 ||  || 5\n")
    assert grid == [
        ["信息内容", "制发", "废止", "现行有效"],
        ["规章", "", "2", ""],
        ["文件", "1", "", "5"],
    ]


def test_a_bar_that_a_break_parts_from_its_cell() -> None:
    """The cell was a paragraph, and its bar a blank cell of a new table: rows lost their labels."""
    head, rows = "第（六）项 |\n", "行政处罚\n|\n3\n|\n二、上年结转\n|\n|\n1 |\n|\n一、本年新收 |\n2 |\n|\n2 |\n"
    assert blocks(f"{head}{rows}三、收到和处理情况\n申请人情况 |\n0 |\n") == [
        [["第（六）项", "行政处罚", "3"], ["二、上年结转", "", "1", ""], ["一、本年新收", "2", "", "2"]],
        "三、收到和处理情况",
        [["申请人情况", "0"]],
    ]


def test_a_bar_that_opens_each_row_is_no_blank_cell_at_the_end_of_the_row_before() -> None:
    """Rows had a cell too many, and those of blanks were not read; a heading before such a bar is none of the cells."""
    rows = "|\n规章 |\n|\n2 |\n|\n行政许可 |\n| |\n|\n行政处罚 |\n5 | |\n"
    assert blocks(f"{rows}三、其他\n|\n上年结转 |\n1 |\n|\n本年新收 |\n4 |\n") == [
        [["规章", "", "2"], ["行政许可", ""], ["行政处罚", "5"]],
        "三、其他",
        [["上年结转", "1"], ["本年新收", "4"]],
    ]


def test_a_bar_that_opens_the_row_of_figures_behind_the_labels_of_columns() -> None:
    """Where a figure was lost too, the row seemed whole, and each figure stood one column to the right."""
    labels = ["维持", "纠正", "其他", "未结", "总计"]
    page = "|\n行政复议 | ||||\n" + "".join(f"{cell} |\n" for cell in ("|\n维持", *labels[1:], "|\n1", "2", "3", "4"))
    assert blocks(page) == [[["行政复议"], labels, ["1", "2", "3", "4"]]]


def test_a_line_of_two_cells_among_many_of_one() -> None:
    """Each cell of the page was a row then, and one figure stood under the last label of its header alone."""
    rows = "".join(f"行政许可 |\n{n} |\n{n + 1} |\n| |\n" for n in range(9))
    assert blocks(f"{rows}行政处罚 |7 |\n8 |\n")[0][-1] == ["行政处罚", "7", "8"]


def test_lines_of_spaces_between_the_cells_of_an_indented_page() -> None:
    """Each line with a bar was a table of its own, and no figure was read."""
    cells = ("信息内容", "本年制发件数", "本年废止件数", "规章", "2", "0", "行政规范性文件", "4", "1")
    page = "\n   \n".join(
        f"| \n       {cell}  | " if not n % 3 else f"       {cell}  | " for n, cell in enumerate(cells)
    )
    (grid,) = blocks(page)
    assert [[cell for cell in row if cell] for row in grid][-2:] == [["规章", "2", "0"], ["行政规范性文件", "4", "1"]]
    assert len(blocks("甲 | 1 |\n\n乙 | 2 |\n")) == 2


def test_rows_of_a_label_and_blanks_stay_rows() -> None:
    text = "规章 | | | |\n行政许可 | | | |\n行政处罚 |\n"
    assert blocks(text) == [[["规章", "", "", ""], ["行政许可", "", "", ""], ["行政处罚"]]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert blocks(f"甲{end}乙{end}") == ["甲", "乙"]


def test_a_drawn_grid_keeps_its_columns_and_spans() -> None:
    """Pandoc's grid table: a cell over two columns, one over two rows, a blank, full-width text."""
    text = (
        "+------+-----------+\n| 规章 | 本年      |\n+      +-----+-----+\n|      | 3   |     |\n"
        "+------+-----+-----+\n后文\n"
    )
    grid, after = read_document(text.encode(), name="report.txt").blocks
    assert isinstance(grid, Grid)
    assert not grid.flattened
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [
        ["规章", "本年", "本年"],
        ["规章", "3", ""],
    ]
    assert isinstance(after, Paragraph)


def test_a_grid_whose_lines_disagree_is_read_as_bars() -> None:
    grid = read_document("+----+----+\n| 规章 | 3 | 4 |\n+----+----+\n".encode(), name="report.txt").blocks[1]
    assert isinstance(grid, Grid)
    assert grid.flattened


def test_rows_copied_from_a_browser_keep_a_last_blank_cell() -> None:
    assert blocks("规章\t0\n行政许可\t\n行政强制\t\t\n")[0] == [["规章", "0"], ["行政许可", ""], ["行政强制", "", ""]]


def test_padding_of_one_bar_is_no_blank_cell_where_other_rows_are_padded() -> None:
    text = "| 规章 | 0 |  | ||\n| 行政 | 许可 | 5 |  | |\n"
    assert blocks(text) == [[["规章", "0", ""], ["行政", "许可", "5", ""]]]


def test_headings_and_bold_cells_of_markdown() -> None:
    text = "## 二、主动公开\n\n**说明**\n\n| **规章** | **3** | 2* |\n|---|---|---|\n\n#标签 ** 甲\n"
    assert blocks(text) == ["二、主动公开", "说明", [["规章", "3", "2*"]], "#标签 ** 甲"]


def test_a_table_of_too_many_cells_is_told_with_the_name_of_its_file() -> None:
    text = "| 甲 " * 900 + "|\n" + "| 甲 |\n" * 300
    with pytest.raises(Unreadable, match=r"^report\.txt: table 1, row 301: "):
        blocks(text)


def test_rules_with_nothing_between_them_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    by_column = text_grids.by_column

    def counted(line: str) -> str:
        looked.append(line)
        return by_column(line)

    monkeypatch.setattr(text_grids, "by_column", counted)
    assert len(blocks("+--+--+\n" * 400)) == 400
    assert len(looked) == 400
    looked.clear()
    assert len(blocks("+--+--+\n|1|\n" * 200)) == 400
    assert len(looked) == 400


def test_a_grid_table_behind_lines_that_are_none_is_read() -> None:
    document = read_document("+--+\n+--+---+\n|规章|1|\n|规章|1  |\n+--+---+\n".encode(), name="report.txt")
    assert isinstance(document.blocks[0], Paragraph)
    drawn = read_document("+--+\n+----+---+\n|规章|1  |\n+----+---+\n".encode(), name="report.txt")
    assert [block.flattened for block in drawn.blocks if isinstance(block, Grid)] == [False]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("|" + "-" * 1_000_000 + "x|", 1),
        ("|1|" + "|" * 2_000_000 + "x|2||", MAX_COLUMNS),
        ("1" + "\t2" * 1_000_000, MAX_COLUMNS),
    ],
    ids=["dashes", "bars", "tabs"],
)
def test_one_line_of_a_megabyte_is_a_row(line: str, cells: int) -> None:
    """No pattern looks for its end from each of its characters, and no cell behind the last column is made."""
    [block] = read_document(line.encode(), name="report.txt").blocks
    assert isinstance(block, Grid)
    assert [len(row) for row in block.rows] == [cells]


def test_rows_of_cells_that_bars_part_and_none_ends() -> None:
    """As `" | ".join(cells)` and html2text print them: a blank cell at the beginning or the end stays one."""
    text = "甲\n信息内容 | 本年制发件数 | 本年废止件数\n---|---|---\n | 0 | 7692\n规章 | 1 | \n规范 | 2 | 3\n乙\n"
    rows = [["信息内容", "本年制发件数", "本年废止件数"], ["", "0", "7692"], ["规章", "1", ""], ["规范", "2", "3"]]
    assert blocks(text) == ["甲", rows, "乙"]


def test_a_bar_at_the_end_is_a_blank_cell_where_the_rule_of_dashes_has_none() -> None:
    """html2text's Markdown: most rows of this table end in a blank."""
    text = "内容| 甲  \n---|---  \n行政许可| 0|    \n行政处罚| 1|    \n规章| 2|    \n行政强制| 2| 3  \n"
    rows = [["内容", "甲"], ["行政许可", "0", ""], ["行政处罚", "1", ""], ["规章", "2", ""], ["行政强制", "2", "3"]]
    assert blocks(text) == [rows]


@pytest.mark.parametrize(
    "others",
    [["许可 | 7 | 8 | "], ["文件 | 4 | 5 | 6", "信息内容 | 制发 | ", "许可 | 7 | 8 | "]],
    ids=["equally many bars", "two rows that end in figures"],
)
def test_a_bar_at_the_end_is_a_blank_cell_where_other_rows_end_without(others: list[str]) -> None:
    lines = ["规章 | 1 | 2 | 3", *others, "处罚 | 9 | 1 | ", "收费 | 1 | 2 | "]
    assert blocks("\n".join(lines)) == [[[cell.strip() for cell in line.split("|")] for line in lines]]


def test_a_bar_at_the_end_of_most_rows_ends_a_cell_where_one_row_ends_without() -> None:
    lines = ["规章 | 1 | 2 | 3 |", "信息内容 | 制发 |", "许可 | 7 | 8 | 9 |", "处罚 | 9 | 1 | 4 |"]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert blocks("\n".join([*lines, "收费 | 1 | 2 | 5"]))[0] == rows


def test_a_comma_separated_table_ends_where_a_row_is_shorter() -> None:
    text = "信息内容,制发,废止,有效\n规章,1,2,3\n文件,4,5,6\n合计,5,7\n"
    *_, last = read_document(text.encode(), name="report.txt").blocks
    assert last == Paragraph("合计,5,7")


def test_a_break_inside_a_cell_of_markdown() -> None:
    assert blocks("| 本年<br><br>制发 | 0 |\n|---|---|\n| 甲<BR/>1. | 1<br>2 |\n") == [
        [["本年制发", "0"], ["甲 1.", "1 2"]]
    ]


@pytest.mark.parametrize("text", ["首页 | 政务公开 | 年报", "首页 | 公开 | 年报\n指南 | 制度 | 目录", "浏览 | 35 次"])
def test_a_menu_or_a_path_with_bars_is_no_table(text: str) -> None:
    assert blocks(text) == text.split("\n")


def test_a_table_drawn_with_the_characters_for_boxes() -> None:
    """As w3m prints it: a rule ends at a side where a cell over two rows stands beside it; a dash stays a dash."""
    text = (
        "┌──────┬───────────┐\n│ 规章 │ 本年      │\n│      ├─────┬─────┤\n│      │ 3   │ ──  │\n└──────┴─────┴─────┘\n"
    )
    (grid,) = read_document(text.encode(), name="report.txt").blocks
    assert isinstance(grid, Grid)
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [
        ["规章", "本年", "本年"],
        ["规章", "3", "──"],
    ]


def test_a_label_beside_a_rule_of_a_drawn_table() -> None:
    """A label over two rows stands in the middle of them, as w3m prints it: in the line of the rule between them."""
    text = "┌────┬────┐\n│    │ 1  │\n│规章├────┤\n│    │ 2  │\n└────┴────┘\n"
    (grid,) = read_document(text.encode(), name="report.txt").blocks
    assert isinstance(grid, Grid)
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [["规章", "1"], ["规章", "2"]]


def test_rows_in_one_line_with_spaces_between_their_cells_are_a_line_a_cell() -> None:
    """As a page's text is taken with a space between its parts; a line of prose with figures stays one."""
    rows = "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 7 行政规范性文件 4 1 14"
    rows = f"{rows} 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 28 第二十条第（六）项 行政处罚 0"
    prose = "2023年 共受理 12 件 ，其中 3 件 来自企业 ， 9 件来自公民，全部按时答复，没有因申请被复议或诉讼，"
    prose += "社会各界对办理结果普遍满意，今后将继续规范登记、审核、答复的各个环节。"
    assert blocks(f"{rows}\n{prose}") == [*rows.split(), prose]


def test_prose_with_spaces_round_its_figures_is_one_line() -> None:
    """Its words were cells, and no claim was left of them."""
    text = "、".join(f"第 {n} 季度主动公开信息 {n * 7} 条" for n in range(1, 7)).replace("、", " 、 ") + " 。"
    assert blocks(text) == [text]


ROWS = f"信息内容 {'本年制发件数 ' * 9}规章 0 0 7 行政规范性文件 4 1 14 行政许可 2 8"


@pytest.mark.parametrize(
    "line",
    [
        ROWS.replace("本年制发件数 ", ""),  # short
        ROWS.replace(" 行政许可", ""),  # fewer rows
        ROWS.replace("4 1 14", "4").replace("2 8", "2"),  # fewer figures
        ROWS.replace("规章 ", "规章\t"),  # with cells that tabs part
    ],
)
def test_a_line_that_is_no_whole_table_is_not_cut_at_its_spaces(line: str) -> None:
    assert holds_rows(ROWS)
    assert not holds_rows(line)


def test_a_side_of_a_box_between_words_stays_beside_a_drawn_table() -> None:
    text = "┌────┬────┐\n│ 甲 │ 3  │\n└────┴────┘\n政策│解读\n"
    assert read_document(text.encode(), name="report.txt").blocks[-1] == Paragraph("政策│解读")


CELLS = ["二、主动公开政府信息情况", "信息内容", "本年制发件数", "规章", *"01234567890123456"]


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "<br>", "<BR />"])
def test_ends_of_lines_that_are_written_out(end: str) -> None:
    """As a text stands in a dump, and where a page's breaks are all that was left of its tags."""
    assert blocks(end.join(CELLS)) == CELLS
    few = end.join(CELLS[:4])
    assert blocks(few) == [few.replace("<br>", "").replace("<BR />", "")]


def test_ends_that_are_written_out_inside_cells_or_among_lines_end_none() -> None:
    rows = "".join(f"| 本年<br>第{n}项 | {n} |\n" for n in range(30))
    assert blocks(rows) == [[[f"本年第{n}项", str(n)] for n in range(30)]]
    tabbed = "".join(f"本年<br>第{n}项\t{n}\t{n}\n" for n in range(30))
    assert blocks(tabbed) == [[[f"本年第{n}项", str(n), str(n)] for n in range(30)]]
    lines = [f"第{n}页 \\n" for n in range(25)]
    assert blocks("\n".join([*lines, *CELLS[:10]])) == [line.strip() for line in lines] + CELLS[:10]
    assert blocks("\\nabla ".join(CELLS)) == ["\\nabla ".join(CELLS)]
    assert len(blocks("[" + "\\n".join(CELLS))) == 1

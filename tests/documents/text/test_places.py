"""Text whose cells still stand in their columns: labels repeated for each place they cover, or places left out."""

import pytest

from gongkai.documents import read_document
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.values import Grid
from tests.reports.loose_text import LABELS, read

LABEL = "本年新收政府信息公开申请数量"
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
REPEATED = (
    ("（勾稽关系）", "（勾稽关系）", "申请人情况", *["申请人情况"] * 6),
    ("（勾稽关系）", "（勾稽关系）", "自然人", *["法人或其他组织"] * 5, "总计"),
    ("（勾稽关系）", "（勾稽关系）", "自然人", *APPLICANTS, "总计"),
    (LABEL, LABEL, "3", "1", "0", "0", "0", "", "4"),
)
"""Table RQ's first row as a program prints it that asks a Word table for each place of its grid."""
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
SEVEN = [3, 1, 0, 0, 0, None, 4]


def grids(text: str) -> list[Grid]:
    return [block for block in read_document(text.encode(), name="report.txt").blocks if isinstance(block, Grid)]


def new_requests(text: str) -> list[object]:
    report = read(f"三、收到和处理政府信息公开申请情况\n{text}")
    return [report.cells[f"rq.requests_new.{column}"].value for column in COLUMNS]


@pytest.mark.parametrize("between", [" | ", "\t", ","])
def test_labels_repeated_for_each_place_are_one_cell(between: str) -> None:
    text = "\n".join(map(between.join, REPEATED))
    assert new_requests(text) == SEVEN
    assert not grids(text)[0].flattened


def test_between_rules_of_dashes_too() -> None:
    sizes = [max(map(len, column)) for column in zip(*REPEATED, strict=True)]
    rule = "  ".join("-" * size for size in sizes)
    first, *rest = ("  ".join(text.ljust(size) for text, size in zip(row, sizes, strict=True)) for row in REPEATED)
    text = "\n".join([first, rule, *rest])
    assert new_requests(text) == SEVEN
    [grid] = grids(text)
    assert [cell.column_span for cell in grid.rows[3] if cell is not None][:2] == [2, 2]


def test_in_markdown_too() -> None:
    first, *rest = (f"| {' | '.join(row)} |" for row in REPEATED)
    text = "\n".join([first, "|---" * 9 + "|", *rest])
    assert new_requests(text) == SEVEN
    assert not grids(text)[0].flattened


def test_a_repeated_cell_spans_its_places_and_is_one() -> None:
    (grid,) = grids("\n".join(map(" | ".join, REPEATED)))
    assert not grid.flattened
    spans = {cell.text: (cell.row_span, cell.column_span) for row in grid.rows for cell in row if cell}
    assert spans["（勾稽关系）"] == (3, 2)
    assert spans["自然人"] == (2, 1)
    assert spans["法人或其他组织"] == (1, 5)


def test_one_figure_under_a_label_over_three_columns_is_one() -> None:
    rows = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 5 | 5 | 5\n"
    rows += "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量\n行政许可 | 28 | 28 | 28\n"
    rows += f"{' | '.join(['第二十条第（八）项'] * 4)}\n"
    assert read(rows).cells["pd.licensing_decisions"].value == 28


def test_equal_figures_under_labels_of_their_own_are_several() -> None:
    head = " | ".join(["第二十条第（一）项"] * 4)
    rows = f"{head}\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 5 | 5 | 5\n{head}\n"
    cells = read(rows).cells
    assert [cells[f"pd.rules_{column}"].value for column in ("issued", "repealed", "in_force")] == [5, 5, 5]


def test_what_pandas_prints_for_nothing_is_blank() -> None:
    """A sheet's merged cells are filled in their first place alone; the first row has become the column names."""
    rows = [
        ("（勾稽关系）", "Unnamed: 1", "申请人情况", *[f"Unnamed: {n}" for n in range(3, 9)]),
        ("NaN", "NaN", "自然人", "法人或其他组织", *["NaN"] * 4, "总计"),
        (*["NaN"] * 3, *APPLICANTS, "NaN"),
        (LABEL, "NaN", "3", "1", "0", "0", "0", "NaN", "4"),
    ]
    first, *rest = (f"| {' | '.join(row)} |" for row in rows)
    text = "\n".join([first, "|---" * 9 + "|", *rest])
    assert new_requests(text) == SEVEN
    assert not grids(text)[0].flattened


def test_a_sheet_saved_as_comma_separated_values() -> None:
    """Merged cells are filled in their first place; a field with a comma or a line end stands in quotes."""
    text = (
        '"（勾稽关系：第一项,\n第二项）",,申请人情况,,,,,,\n,,自然人,法人或其他组织,,,,,总计\n'
        f',,,{",".join(APPLICANTS)},\n{LABEL},,"1,203",1,0,0,0,,"1,204"\n'
    )
    assert new_requests(text) == [1203, 1, 0, 0, 0, None, 1204]


def test_a_comma_separated_header_whose_first_label_is_written_downwards() -> None:
    """Its first line is 结 in an open quote, with no comma behind it."""
    upright = [f'"{chr(10).join(label)}"' for label in ("结果维持", "结果纠正", "其他结果", "尚未审结")]
    report = read(f"四、行政复议、行政诉讼情况\n（一）行政复议\n{','.join(upright)},总计\n3,0,1,2,6\n")
    assert [report.cells[f"rl.review.{key}"].value for key in OUTCOMES] == [3, 0, 1, 2, 6]


def test_a_label_between_quotes_may_break_in_the_middle_of_its_year() -> None:
    """2 and 025 are no number that a comma groups, nor a part of a sentence (made text 174162898)."""
    head = '信息内容,"本年（2\n025）制发件数","本年（2\n025）废止件数",现行有效件数\n'
    report = read(f"二、主动公开\n{head}规章,3,0,7\n行政规范性文件,1,0,9\n")
    assert [report.cells[f"pd.rules_{key}"].value for key in ("issued", "repealed", "in_force")] == [3, 0, 7]


def test_sentences_of_several_lines_between_quotes_are_no_row() -> None:
    said = "全年公布各类消息，比上一年有所增加，其中经由网站公布的占了大多数，办结 5 件"
    assert grids(f'共有,5,"{said}\n{said}"\n其中,3,"{said}\n{said}"\n') == []


@pytest.mark.parametrize("beside", ["", "0,"])
def test_numbers_of_columns_and_rows_that_pandas_adds_are_no_cells(beside: str) -> None:
    head = f"{',' if beside else ''}0,1,2,3\n"
    rows = f"{head}{beside}信息内容,本年制发件数,本年废止件数,现行有效件数\n{beside}规章,5,0,7\n"
    (grid,) = grids(rows)
    assert [[cell.text for cell in row if cell] for row in grid.rows][-1] == ["规章", "5", "0", "7"]


@pytest.mark.parametrize(
    "text",
    [
        "规章 1,234 0 2,345\n行政规范性文件 5,678 0 9,012\n",
        "规章1,234\n规范性文件2,345\n",
        "办公室,统计局,财政局\n联合发文,分工负责,抓好落实\n",
        "12,345,678\n2,345,678\n",
        "收费：1,234,567元\n罚没：2,345,678元\n",
    ],
)
def test_grouped_numbers_and_lists_of_words_are_no_comma_separated_table(text: str) -> None:
    assert grids(text) == []


def test_a_row_alone_with_its_figures_and_digits_that_a_space_groups() -> None:
    """A page may have a table for each row; 12 034 is one field, where 规章 1 is none."""
    (grid,) = grids("甲\n本年新收政府信息公开申请数量,,12 034,1,0,0,0,0,12 035\n乙\n")
    assert [cell.text for cell in grid.rows[0] if cell][2:4] == ["12 034", "1"]


def test_blank_lines_may_part_the_rows_of_a_sheet() -> None:
    """Rows with one figure each, in a table for each row, were lines of words (made text 155060985)."""
    head = f"{LABEL},,自然人,法人或其他组织,,,,,总计\n"
    rows = f"{LABEL},,,,,,,,1204\n\n上年结转,,,,,,,,31\n\n结转下年度,,,,,,,,7\n"
    assert [len(grid.rows) for grid in grids(f"{head}\n{rows}\n\n甲,乙,丙,丁,戊,己,庚,辛,壬\n")] == [4]


def test_blank_lines_may_part_the_rows_of_bars() -> None:
    """Those of totals alone have one figure each, and were lines of words (made text 169001530)."""
    rows = [
        *map(" | ".join, REPEATED[:3]),
        *(f"{label} | {label} |{' |' * 6} {n}" for n, label in enumerate(LABELS[:3], 6)),
    ]
    report = read("三、收到和处理政府信息公开申请情况\n" + "\n\n".join(["\n".join(rows[:4]), *rows[4:]]))
    found = [report.cells[f"rq.{key}.total"].value for key in ("requests_new", "requests_carried_in", "granted_full")]
    assert found == [6, 7, 8]
    menu = "首页 | 机构 | 政务 | 服务 | 公开 | 年报 | 2024 | 互动"
    assert grids(f"{menu}\n\n上海 | 政务\n\n{menu}\n") == []


def test_a_table_that_pandas_wrote_as_markdown() -> None:
    """Labels are repeated there, columns and rows numbered, and a blank is `nan`: no figure was read."""
    rows = [[*map(str, range(9))], *(["nan" if text == "" else text for text in row] for row in REPEATED)]
    numbered = ([str(n - 1) if n else "", *row] for n, row in enumerate(rows))
    first, *rest = (f"| {' | '.join(row)} |" for row in numbered)
    assert new_requests("\n".join([first, "|---" * 10 + "|", *rest])) == SEVEN

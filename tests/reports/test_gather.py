"""The ordinary reading of a text's grids against that of its loose lines: of each table the fuller one."""

from dataclasses import replace
from random import Random

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.gather import gather
from gongkai.reports.tables.align import Alignment, align
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.settle import settle
from gongkai.values import Grid, Report
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import FIFTEEN, HEADER, LABELS, REVIEW, ROWS, bars, read, values
from tests.reports.tables import test_align

DISCLOSURE = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 0 | 3 |\n"
LOOSE = HEADER + "".join(f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))

COLUMN_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
REQUESTS = "".join(f"{label}\n{chr(10).join(map(str, row))}\n" for label, row in zip(LABELS, ROWS, strict=True))


def both(text: str) -> tuple[Alignment, Alignment]:
    """The ordinary reading, and what is gathered beyond it."""
    blocks = read_document(text.encode(), name="report.txt").blocks
    ordinary = settle(align([block for block in blocks if isinstance(block, Grid)]))
    return ordinary, gather(blocks, ordinary)


def count(alignment: Alignment, table: str) -> int:
    return len({(one.row.key, one.column) for one in alignment.placed if one.table == table and one.item})


def test_what_grids_say_alone_stays_as_it_is() -> None:
    ordinary, gathered = both(DISCLOSURE)
    assert gathered is ordinary
    assert count(gathered, "pd") == 3


def test_a_table_of_loose_lines_is_added_and_the_others_stay() -> None:
    ordinary, gathered = both(DISCLOSURE + "\n三、申请\n" + LOOSE)
    assert (count(ordinary, "pd"), count(ordinary, "rq")) == (3, 0)
    assert (count(gathered, "pd"), count(gathered, "rq")) == (3, 7 * len(ROWS))


def test_lines_used_by_one_reading_are_not_read_by_the_other() -> None:
    _, gathered = both(DISCLOSURE + "\n三、申请\n" + LOOSE + REVIEW + bars(FIFTEEN))
    keys = [(one.table, one.row.key, one.column) for one in gathered.placed]
    assert len(keys) == len(set(keys)) == 3 + 7 * len(ROWS) + len(FIFTEEN)


def test_of_two_copies_the_one_of_which_less_is_read_is_told() -> None:
    """A row of the report's own, of which no other was read, and the rest of the system's were one table."""
    layout = Layout(row_labels="dashed", quotes="none", extra_disclosure_row=True, flattening="labels_lost")
    layout = replace(layout, neighbour="system_after", neighbour_unnamed=True)
    made = DAMAGES["row_duplicated"](make(800122, layout, "text"), Random(800122))
    score = judge(made, "text")
    assert score.wrong == ()
    assert "rq.granted_full.total" in score.doubtful


def test_the_third_table_is_no_ones_where_copies_of_the_others_follow_two_forms() -> None:
    """The own table RL had lost its header and a figure; that of last year, by the form of 2019, was read for it."""
    layout = Layout(digits="full_width", cut_headers=True, flattening="repeated")
    layout = replace(layout, neighbour="last_year_after", neighbour_unnamed=True, neighbour_forms=True)
    made = DAMAGES["rows_lost"](make(153401882, layout, "text"), Random(368))
    score = judge(DAMAGES["header_row_lost"](made, Random(5)), "text")
    assert score.wrong == ()
    assert "rl.review.upheld" in score.doubtful


def test_one_copy_is_none_of_another() -> None:
    assert both(LOOSE)[1].copies == {}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<td>商业企业</td>", "<td colspan=2>商业企业</td>"),
        ("<td rowspan=3 colspan=3>（本列", "<td rowspan=2 colspan=3>（本列"),
        ("<td colspan=5>法人", "<td colspan=6>法人"),
    ],
    ids=["wide", "short corner", "wide group"],
)
def test_a_header_whose_spans_do_not_fit_leaves_the_order_of_its_columns(right: str, wrong: str) -> None:
    assert right in test_align.HEAD
    rows = [
        f"<tr><td colspan=3>{label}</td>{test_align.cells(row)}</tr>" for label, row in zip(LABELS, ROWS, strict=True)
    ]
    report = test_align.requests(*rows, head=test_align.HEAD.replace(right, wrong))
    assert values(report, "rq") == [figure for row in ROWS for figure in row]


@pytest.mark.parametrize("between", ["<tr>" + "<td></td>" * 15 + "</tr>", "<tr><td></td></tr>"])
def test_a_blank_row_between_the_lines_of_a_header(between: str) -> None:
    head = test_align.RL_HEAD.replace("</tr><tr>", f"</tr>{between}<tr>")
    other = "<tr><td>规范性文件</td><td>1</td><td>7</td><td>1</td></tr>"
    page = f"<table>{other}</table><table>{head}<tr>{test_align.cells(FIFTEEN)}</tr></table>"
    assert values(read_report(read_document(page.encode(), name="page.html")), "rl") == FIFTEEN


def test_a_table_read_by_order_leaves_the_headers_of_another() -> None:
    """Between the heading of table RL and its figures stood sheets of table PD, whose headers it took with it."""
    layout = Layout(disputes="suits_unnamed", pictures="rq", sheet_per_table=True, spaced_labels=True)
    score = judge(make(152800085, layout, "xlsx"), "xlsx")
    assert not [key for key in (*score.doubtful, *score.wrong) if not key.startswith("rq.")]


def test_figures_of_a_table_without_sums_keep_their_places() -> None:
    """Table PD has no sums: four figures under three columns stay unread, whatever their order."""
    page = (
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>1</td><td>0</td><td>3</td></tr>"
        "<tr><td>行政规范性文件</td><td>1</td><td>7</td><td>1</td><td>9</td></tr></table>"
    )
    cells = read_report(read_document(page.encode(), name="page.html")).cells
    assert [cells[f"pd.normative_docs_{key}"].value for key in ("issued", "repealed", "in_force")] == [None] * 3


def test_no_table_no_cells() -> None:
    _, gathered = both("本年度没有收到申请。\n1\n2\n3\n")
    assert gathered.placed == []


def test_a_copy_in_running_text_is_held_against_one_in_a_grid() -> None:
    """Two bodies' tables in one file, a cell a line and in bars: the bars alone were read, and nobody was told."""
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    suits = ["未经复议直接起诉", *[""] * 4, "复议后起诉"]
    head = [["行政复议", *[""] * 4, "行政诉讼"], [*five, *suits], [*[""] * 5, *five, *five]]
    other = [5, 0, 1, 0, 6, *FIFTEEN[5:]]
    lines = "\n".join([*(text for row in head for text in row if text), *map(str, FIFTEEN)])
    rows = [bars([*row, *[""] * (15 - len(row))]) for row in head]
    report = read(f"{REVIEW}{lines}\n{REVIEW}{''.join(rows)}{bars(other)}")
    assert values(report, "rl") == [None, 0, 1, 0, None, *FIFTEEN[5:]]
    assert "READ-DUPLICATE" in {finding.rule for finding in report.findings}


def test_an_unread_copy_in_running_text_is_told_beside_one_in_a_grid() -> None:
    """Two figures a row, no columns: whose table the bars are of cannot be told, and they alone were read."""
    rows = "".join(bars(["结果", label, *row]) for label, row in zip(LABELS, ROWS, strict=True))
    head = bars(["", "", *COLUMN_LABELS])
    loose = "".join(f"{label}\n{row[-1] + 1}\n{row[-1]}\n" for label, row in zip(LABELS, ROWS, strict=True))
    assert set(values(read(f"{head}{rows}"), "rq")) > {0, 11}
    report = read(f"{loose}附表\n{head}{rows}{REVIEW}{bars(FIFTEEN)}")
    assert set(values(report, "rq")) == {None}
    assert "READ-DUPLICATE" in {finding.rule for finding in report.findings}


def test_a_line_of_the_text_that_reads_like_the_first_row_is_no_copy_of_a_grid() -> None:
    """本年新收政府信息公开申请数量 11 in a list of section one says what the table says."""
    rows = "".join(bars(["结果", label, *row]) for label, row in zip(LABELS, ROWS, strict=True))
    head = bars(["", "", *COLUMN_LABELS])
    report = read(f"一、总体情况\n本年新收政府信息公开申请数量 11\n三、申请情况\n{head}{rows}")
    assert report.cells["rq.requests_new.total"].value == 11


def test_paragraphs_beside_a_grid_may_be_a_copy_of_its_table() -> None:
    """Another body's table, a cell a paragraph, before the one in a grid: the grid alone was looked at."""
    loose = "".join(f"<p>{line}</p>" for line in (HEADER + REQUESTS).splitlines())
    head = "".join(f"<td>{text}</td>" for text in ["", *COLUMN_LABELS])
    shown = [[label, *row] for label, row in zip(LABELS, ROWS, strict=True)]
    other = [*shown[:-1], [LABELS[-1], 0, 1, 0, 0, 0, 0, 1]]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in other)
    page = f"<html><body><p>三、申请情况</p>{loose}<table><tr>{head}</tr>{rows}</table></body></html>"
    report = read_report(read_document(page.encode(), name="page.html"))
    assert report.cells["rq.requests_new.total"].value == 11
    assert [report.cells[f"rq.requests_carried_out.{key}"].value for key in COLUMNS] == [None, None, 0, 0, 0, 0, 1]
    assert "READ-DUPLICATE" in {finding.rule for finding in report.findings}


def test_a_list_of_what_was_done_is_no_copy_of_a_grid() -> None:
    """One figure a line, in part one: table PD was left null beside it."""
    report = read(f"一、总体情况\n规章：0件\n行政规范性文件：1件\n行政许可：7件\n二、主动公开\n{DISCLOSURE}")
    assert [report.cells[f"pd.rules_{key}"].value for key in ("issued", "repealed", "in_force")] == [1, 0, 3]


@pytest.mark.parametrize(
    "row",
    ["行政处罚 | 1 | 1 | 30 | ", "行政处罚 | 1 | 1 | 30 | 30", "行政处罚 | 5 | 5 |  | 30"],
    ids=["blank", "all", "part"],
)
def test_cells_that_span_other_columns_than_the_header_are_not_read_in_order(row: str) -> None:
    """上一年项目数量 of a row is as wide as two columns, and printed twice: the second 1 was read as 本年增/减."""
    text = (
        f"{' | '.join(['第二十条第（五）项'] * 5)}\n信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 | 处理决定数量\n"
        "行政许可 | 7 | 53 | 53 | 5150\n"
        f"其他对外管理服务事项 | 2 | 5 | 5 | 12\n{row}\n行政强制 | 4 | -3 | -3 | 0\n"
    )
    report = read(f"二、主动公开政府信息情况\n{text}")
    assert report.cells["pd.penalty_items_change"].value is None
    assert report.cells["pd.compulsion_items_change"].value == -3
    assert "pd.penalty_items_change" in {key for finding in report.findings for key in finding.cells}


def test_a_blank_margin_behind_a_row_of_two_columns_is_no_third() -> None:
    """行政事业性收费 has two columns where 行政许可 has three: the margin was taken for one that lost its label."""
    rows = ["信息内容,上一年项目数量,本年增/减,处理决定数量,", "行政许可,7,53,5150,", "行政处罚,2,5,12,"]
    rows += [
        "信息内容,上一年项目数量,本年增/减,,",
        "行政事业性收费,1,6,,",
        "信息内容,采购项目数量,采购总金额,,",
        "政府集中采购,8,9,,",
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split(','))}</tr>" for row in rows)
    report = read_report(read_document(f"<table>{table}</table>".encode(), name="page.html"))
    assert [report.cells[f"pd.admin_fee_items_{key}"].value for key in ("prev_year", "change")] == [1, 6]
    assert [report.cells[f"pd.procurement_{key}"].value for key in ("projects", "amount")] == [8, 9]


def documents(report: Report) -> list[object]:
    """The figures of the rows of documents in table PD."""
    keys = [f"{row}_{column}" for row in ("rules", "normative_docs") for column in ("issued", "repealed", "in_force")]
    return [report.cells[f"pd.{key}"].value for key in keys]


@pytest.mark.parametrize("part", ["|", "\t", "\n"], ids=["bars", "tabs", "lines"])
def test_what_parts_the_rows_of_a_page_is_no_blank_that_it_dropped(part: str) -> None:
    """All texts of a page with a bar between, two where a row ends: 规章 1 5 was read in the wrong columns."""
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", ""]
    rows = [*head, "规章", "1", "5", "", "行政规范性文件", "2", "3", "4", "", "信息内容", "本年处理决定数量", ""]
    rows += ["行政许可", "7", "", "", "三、收到和处理政府信息公开申请情况", "", ""]
    for label, row in zip(LABELS, ROWS, strict=True):
        rows += [label, *map(str, row), ""]
    report = read(part.join(["二、主动公开政府信息情况", "", *rows]))
    assert documents(report) == [None, None, None, 2, 3, 4]
    assert report.cells["pd.licensing_decisions"].value == 7


def test_a_tab_behind_each_cell_ends_a_row_and_a_blank_before_it_is_one() -> None:
    """A guard: where a blank stands between figures, one before the end is one too."""
    table = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t\n规章\t1\t\t5\t\n行政规范性文件\t2\t3\t\t\n"
    assert documents(read(f"二、主动公开政府信息情况\n{table}")) == [1, None, 5, 2, 3, None]


@pytest.mark.parametrize("row_end", [[""], []], ids=["rows apart", "rows together"])
def test_empty_lines_behind_a_table_are_no_blanks_of_its_last_row(row_end: list[str]) -> None:
    """政府集中采购 289329 has lost a blank, which may be the number of projects: the sum was read as that."""
    rows = [["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "1", "2", "3"]]
    rows += [["规范性文件", "4", "5", "6"], ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]]
    rows += [["行政许可", "7", "8", "9"], ["行政处罚", "10", "11", "12"], ["信息内容", "采购项目数量", "采购总金额"]]
    rows += [["政府集中采购", "289329"], ["三、收到和处理政府信息公开申请情况"]]
    rows += [[label, *map(str, row)] for label, row in zip(LABELS, ROWS, strict=True)]
    lines = [text for row in rows[:7] for text in (*row, *row_end)] + [*rows[7], "", ""]
    lines += [text for row in rows[8:] for text in (*row, *row_end)]
    report = read("\n".join(["二、主动公开政府信息情况", *row_end, *lines]))
    assert [report.cells[f"pd.procurement_{key}"].value for key in ("projects", "amount")] == [None, None]
    assert report.cells["pd.penalty_decisions"].value == 12
    assert "pd.procurement_projects" in {key for finding in report.findings for key in finding.cells}

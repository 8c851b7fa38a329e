"""Where the labels of a line end: the number of the line before them, blanks and shreds between them."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.lines import RESULTS
from gongkai.values import Report
from tests.reports.loose_text import HEADER, LABELS, ROWS, bars, read, values
from tests.reports.tables import test_align

HEAD = (
    "| 序号 | 项目 | 申请人情况 |\n|  |  | 自然人 | 法人或其他组织 | 总计 |\n"
    "|  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |\n"
)
FIGURES = [figure for row in ROWS for figure in row]


def numbered(line: str, cells: list[int], number: int) -> str:
    """One row: its number, what stands between, its label and its figures."""
    return f"| {number} | {line} {bars(cells)}"


@pytest.mark.parametrize("between", ["", "| ", "|  | "], ids=["nothing", "a blank", "two blanks"])
def test_the_number_of_a_line_before_its_label_is_no_figure(between: str) -> None:
    rows = [numbered(between + label, cells, n) for n, (label, cells) in enumerate(zip(LABELS, ROWS, strict=True), 1)]
    assert values(read(HEAD + "".join(rows)), "rq") == FIGURES


def test_a_shred_between_the_number_and_the_label_is_none_either() -> None:
    shreds = f"三、{RESULTS}".ljust(len(LABELS), "果")
    rows = [
        numbered(f"{shred} | {label}", cells, n)
        for n, (shred, label, cells) in enumerate(zip(shreds, LABELS, ROWS, strict=True), 1)
    ]
    assert values(read(HEAD + "".join(rows)), "rq") == FIGURES


def test_the_number_of_the_next_line_runs_on_where_cells_stand_one_a_line() -> None:
    cells = [
        cell
        for n, (label, row) in enumerate(zip(LABELS, ROWS, strict=True), 1)
        for cell in (str(n), label, *map(str, row))
    ]
    text = "".join(f"{cell} |\n" for cell in (*HEADER.splitlines(), *cells))
    assert values(read(text), "rq") == FIGURES


def test_a_blank_before_the_label_of_a_proceeding_is_no_outcome() -> None:
    text = (
        "| 类别 |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 |  | 0 | 4 | 0 | 2 | 6 |\n"
        "| 行政诉讼 | 未经复议直接起诉 | 0 | 5 | 0 | 3 | 8 |\n|  | 复议后起诉 | 1 | 0 | 7 | 0 | 8 |\n"
    )
    assert values(read(text), "rl") == [0, 4, 0, 2, 6, 0, 5, 0, 3, 8, 1, 0, 7, 0, 8]


def test_a_blank_among_seven_figures_may_be_the_total_and_the_last_the_number_of_the_line() -> None:
    """Totals blank, labels at the right with the number before them (made text 42000108)."""
    rows = [
        f"{bars(row[:6]).rstrip()}  | {n} | {label} |\n" for n, label, row in zip((3, 4), LABELS, ROWS, strict=False)
    ]
    report = read(HEAD + "".join(rows))
    assert [report.cells[f"rq.{row}.total"].value for row in ("requests_new", "requests_carried_in")] == [None, None]
    assert any("rq.requests_new.total" in finding.cells for finding in report.findings)


def test_a_header_cut_at_its_blanks_names_the_columns_of_rows_with_blanks() -> None:
    """总计 stands behind the blanks of 法人或其他组织, which reaches over five columns: it is no row of totals."""
    head = [
        ["项目", "", "", "申请人情况", *[""] * 6],
        ["", "", "", "自然人", "法人或其他组织", *[""] * 4, "总计"],
        [*[""] * 4, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    rows = [
        [label, "", "", str(row[0]), *(str(n or "") for n in row[1:6]), str(row[6])]
        for label, row in zip(LABELS, ROWS, strict=True)
    ]
    text = "".join(f"\t{cell}\n" for row in [*head, *rows] for cell in row)
    assert values(read(text), "rq") == [row[n] or (None if 0 < n < 6 else 0) for row in ROWS for n in range(7)]


def test_proceedings_that_run_on_from_the_outcomes_over_them_begin_a_row() -> None:
    cells = ["类别", "", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    for names, outcomes in (
        (["行政复议", ""], [0, 4, 0, 2, 6]),
        (["行政诉讼", "未经复议直接起诉"], [0, 5, 0, 3, 8]),
        (["", "复议后起诉"], [1, 0, 7, 0, 8]),
    ):
        cells += [*names, *map(str, outcomes)]
    text = "".join(f"\t{cell}\n" for cell in cells)
    assert values(read(text), "rl") == [0, 4, 0, 2, 6, 0, 5, 0, 3, 8, 1, 0, 7, 0, 8]


@pytest.mark.parametrize("behind", ["含重复2件", "14.8%"])
def test_a_remark_behind_a_row_with_a_blank_is_no_total(behind: str) -> None:
    """The blank is an applicant's: all behind it stood one to the left, and the remark in place of the total."""
    head = HEAD.replace("| 序号 | 项目 |", "| 项目 |").replace("|  | ", "| ").replace("总计 |", "总计 | 备注 |")
    rows = (
        f"| {LABELS[0]} | 90 | 2 |  | 3 | 24 | 18 | 137 | {behind} |\n| {LABELS[1]} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |  |\n"
    )
    assert values(read(head + rows), "rq")[:14] == [90, 2, None, 3, 24, 18, 137, *[0] * 7]


def test_a_counter_between_label_and_figures_is_no_label() -> None:
    rows = [f"| {label} | 件 {bars(cells)}" for label, cells in zip(LABELS, ROWS, strict=True)]
    assert values(read(HEAD.replace("| 自然人", "| 计量单位 | 自然人") + "".join(rows)), "rq") == FIGURES


@pytest.mark.parametrize("over", ["<td rowspan=3>计量单位</td>", ""], ids=["beside the applicants", "among them"])
@pytest.mark.parametrize("label", ["<td colspan=3>{}</td>", "<td>{}</td><td></td><td></td>"], ids=["whole", "blanks"])
def test_a_counter_in_a_grid_is_no_label_either(over: str, label: str) -> None:
    """予以公开 with 件 behind it was read as the row 件; with blanks between, 件 was a figure."""
    head = test_align.HEAD.replace("<td colspan=7>", f"{over}<td colspan=7>")
    if not over:
        head = head.replace("<td colspan=7>", "<td colspan=8>").replace(
            "<tr><td rowspan=2>自然人", "<tr><td rowspan=2>计量单位</td><td rowspan=2>自然人"
        )
    rows = [
        f"<tr>{label.format(name)}<td>件</td>{test_align.cells(row)}</tr>"
        for name, row in zip(LABELS, ROWS, strict=True)
    ]
    assert values(test_align.requests(*rows, head=head), "rq") == FIGURES


@pytest.mark.parametrize(
    ("over", "beside", "unit"), [("", "元", "元"), ("", "万元", "万元"), ("（单位：万元）", "万元", "万元")]
)
def test_a_counter_of_money_is_the_unit_of_the_figure_behind_it(over: str, beside: str, unit: str) -> None:
    cell = fees(over, beside).cells["pd.admin_fees_cny_10k"]
    assert (cell.value, cell.unit) == (5700, unit)


def test_a_unit_that_the_header_denies_leaves_the_figure_out() -> None:
    report = fees("（单位：万元）", "元")
    assert report.cells["pd.admin_fees_cny_10k"].value is None
    assert "READ-ROW" in {finding.rule for finding in report.findings if "pd.admin_fees_cny_10k" in finding.cells}


@pytest.mark.parametrize("row", ["行政事业性收费\t元\t5700", "行政事业性收费\t5700\t元"], ids=["before", "behind"])
def test_a_counter_of_money_in_text_is_the_unit_of_its_line(row: str) -> None:
    """Without it the amount had no unit, and could not be converted."""
    made = "信息内容\t计量单位\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t件\t1\t2\t3\n规范性文件\t件\t4\t5\t6\n"
    over = "本年收费金额\t计量单位" if row.endswith("元") else "计量单位\t本年收费金额"
    cell = read(f"{made}信息内容\t{over}\n{row}\n").cells["pd.admin_fees_cny_10k"]
    assert (cell.value, cell.unit) == (5700, "元")


def fees(over: str, beside: str) -> Report:
    rows = "".join(
        f"<tr><td>{name}</td><td>件</td>{test_align.cells([1, 2, 3])}</tr>" for name in ("规章", "规范性文件")
    )
    head = test_align.cells(["本年制发件数", "本年废止件数", "现行有效件数"])
    return test_align.read(
        f"<table><tr><td>信息内容</td><td>计量单位</td>{head}</tr>{rows}"
        f"<tr><td>信息内容</td><td>计量单位</td><td colspan=3>本年收费金额{over}</td></tr>"
        f"<tr><td>行政事业性收费</td><td>{beside}</td><td colspan=3>5700</td></tr></table>"
    )


def test_words_for_a_figure_are_no_label_where_the_row_has_its_own() -> None:
    """With a margin behind the columns, l for 1 left as many cells as columns, which took each other's places."""
    page = (
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td><td></td></tr>"
        "<tr><td>规章</td><td>l</td><td>3</td><td>0</td><td></td></tr>"
        "<tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td><td></td></tr></table>"
    )
    cells = read_report(read_document(page.encode(), name="page.html")).cells
    rules = [cells[f"pd.rules_{column}"] for column in ("issued", "repealed", "in_force")]
    assert [(cell.raw, cell.value) for cell in rules] == [("l", None), ("3", 3), ("0", 0)]


def test_labels_under_a_header_that_begins_over_them_are_no_figures() -> None:
    """The cell over the labels is lost, and with it their place; （六）其他处理 names a row too."""
    figures = [1, 0, 0, 0, 0, 0, 1]
    head = test_align.HEAD.replace("<td rowspan=3 colspan=3>（本列数据的勾稽关系为：…）</td>", "")
    shown = test_align.cells(["三、本年度办理结果", "（六）其他处理", "1.申请人无正当理由逾期不补正", *figures])
    new = test_align.NEW.format(test_align.cells([4, 1, 0, 0, 0, 0, 5]))
    report = test_align.requests(new, f"<tr>{shown}</tr>", head=head)
    assert test_align.values(report, "other_no_correction") == figures

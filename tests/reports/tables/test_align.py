"""Tables that do not stand as the form has them: each figure where its labels put it, or nowhere."""

import time
from collections.abc import Sequence
from decimal import Decimal

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, read_report
from gongkai.reports.tables.align import Alignment, align
from gongkai.values import Grid, GridCell, Report

HEAD = (
    "<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：…）</td><td colspan=7>申请人情况</td></tr>"
    "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
)
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_org",
    "legal_services_org",
    "other_org",
    "total",
)
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
NEW = "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>{}</tr>"
CARRIED_IN = "<tr><td colspan=3>二、上年结转政府信息公开申请数量</td>{}</tr>"
PD = (
    "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>4</td><td>2</td><td>9</td></tr>{}</table>"
)


def cells(values: Sequence[object]) -> str:
    return "".join(f"<td>{value}</td>" for value in values)


def read(body: str) -> Report:
    return read_report(read_document(body.encode(), name="page.html"))


def requests(*rows: str, head: str = HEAD) -> Report:
    return read(f"<table>{head}{''.join(rows)}</table>")


def values(report: Report, row: str) -> list[object]:
    return [report.cells[f"rq.{row}.{column}"].value for column in COLUMNS]


def rules(report: Report, key: str) -> set[str]:
    return {finding.rule for finding in report.findings if key in finding.cells}


def aligned(body: str) -> Alignment:
    blocks = read_document(body.encode(), name="page.html").blocks
    return align([block for block in blocks if isinstance(block, Grid)])


def opened(*rows: str) -> list[str | None]:
    """The rows of table RQ that are left to the sums."""
    return [row.name.key for row in aligned(f"<table>{HEAD}{''.join(rows)}</table>").open]


def test_an_empty_cell_beside_the_label_of_a_short_row_is_no_figure() -> None:
    """As where a label over two columns is two cells, and the row's blank total is dropped (made page 410792)."""
    short = f"<tr><td colspan=2>（一）予以公开</td><td></td>{cells([40, 5033, 0, 0, 17, 0])}</tr>"
    report = requests(NEW.format(cells(range(7))), short)
    assert values(report, "granted_full") == [None] * 7
    assert "READ-SHAPE" in rules(report, "rq.granted_full.natural_person")


@pytest.mark.parametrize(("second", "is_open"), [("372…", False), ("372", True)])
def test_a_short_row_with_a_figure_that_is_not_read_is_not_left_to_the_sums(second: str, is_open: bool) -> None:
    """They would take it for nothing."""
    assert opened(NEW.format(cells(["4", second, "0", "4"]))) == ["requests_new"] * is_open


@pytest.mark.parametrize("second", ["<td colspan=5>0</td>", "<td rowspan=2>0</td><td>0</td>"])
def test_a_short_row_with_a_figure_over_several_rows_or_columns_is_not_left_to_the_sums(second: str) -> None:
    """Of a figure that is not of one cell no sum can say whose it is."""
    rows = NEW.format(f"<td>4</td>{second}<td>4</td>"), CARRIED_IN.format(cells([1, 0, 0, 0, 0, 1]))
    assert "requests_new" not in opened(*rows)
    assert "requests_new" in opened(rows[0].replace("colspan=5", "").replace("rowspan=2", ""), rows[1])


def tall(texts: Sequence[object]) -> str:
    return "".join(f"<td rowspan=2>{text}</td>" for text in texts)


@pytest.mark.parametrize("below", ["", "<td></td><td></td>"])
def test_a_row_merged_of_two_is_one(below: str) -> None:
    """Word processors leave the second as a row without a cell of its own, or with blanks beside its label."""
    own = tall(["1．属于国家秘密", 1, 2, 3, 4, 5, 6, 21])
    left = below or "<td rowspan=2 colspan=2></td>"
    report = requests(f"<tr>{left}{own}</tr>", f"<tr>{below}</tr>", NEW.format(cells(range(7))))
    assert values(report, "denied_state_secret") == [1, 2, 3, 4, 5, 6, 21]
    assert values(report, "requests_new") == list(range(7))


@pytest.mark.parametrize("below", ["<td>（二）部分公开</td>", "<td></td>"])
def test_figures_of_two_rows_are_of_neither(below: str) -> None:
    """The second row has a label of its own, or lost it: a blank stands behind the label over both."""
    row = f"<tr><td rowspan=2>三、</td><td colspan=2>（一）予以公开</td>{tall([1, 2, 3, 4, 5, 6, 21])}</tr>"
    report = requests(row, f"<tr>{below.replace('<td', '<td colspan=2')}</tr>", NEW.format(cells(range(7))))
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.total")


def test_figures_over_a_row_whose_label_is_blank_are_of_neither() -> None:
    """Nothing prints in the second row, but its label has a cell of its own: the first row's does not come down."""
    first = f"<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>{tall([1, 2, 3, 4, 5, 6, 21])}</tr>"
    report = requests(first, "<tr><td colspan=3></td></tr>", CARRIED_IN.format(cells(range(7))))
    assert values(report, "requests_new") == [None] * 7
    assert rules(report, "rq.requests_new.total")


def test_a_row_with_cells_left_out_is_not_placed_by_position() -> None:
    report = requests(NEW.format(cells([3, 3])), CARRIED_IN.format(cells(range(7))))
    assert values(report, "requests_new") == [None] * 7
    assert values(report, "requests_carried_in") == list(range(7))
    assert rules(report, "rq.requests_new.total")
    assert any(finding.rule == "READ-SHAPE" and "3、3" in finding.zh for finding in report.findings)


def test_blanks_marks_and_words_keep_their_state() -> None:
    report = requests(NEW.format(cells(["&nbsp;", "/", "—", "无", "", "1 2", "5"])))
    states = [report.cells[f"rq.requests_new.{column}"].state for column in COLUMNS]
    assert states == ["blank", "slash", "dash", "text", "blank", "text", "number"]
    assert report.cells["rq.requests_new.public_interest_org"].raw == "无"
    assert rules(report, "rq.requests_new.public_interest_org") == {"READ-VALUE"}


def test_a_row_span_that_is_too_short_moves_rows_to_the_left() -> None:
    report = requests(
        f"<tr><td rowspan=1>三、</td><td colspan=2>（一）予以公开</td>{cells([1, 2, 3, 4, 5, 6, 21])}</tr>",
        f"<tr><td colspan=2>（七）总计</td>{cells([7, 8, 9, 1, 2, 3, 30])}</tr>",
        f"<tr><td colspan=2>四、结转下年度继续办理</td>{cells(['', 8, 9, 1, 2, 3, 23])}</tr>",
    )
    assert values(report, "completed_total") == [7, 8, 9, 1, 2, 3, 30]
    assert values(report, "requests_carried_out") == [None] * 7, "a blank first figure may as well be a label's cell"
    assert rules(report, "rq.requests_carried_out.total")


def test_a_row_span_that_is_too_long_moves_rows_to_the_right() -> None:
    report = requests(
        f"<tr><td rowspan=3>三、</td><td rowspan=2>（四）</td><td>1．本机关不掌握相关政府信息</td>"
        f"{cells(range(7))}</tr>",
        f"<tr><td colspan=2>（七）总计</td>{cells([7, 8, 9, 1, 2, 3, 30])}</tr>",
        f"<tr><td colspan=3>四、结转下年度继续办理</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>",
    )
    assert values(report, "unable_not_held") == list(range(7))
    assert values(report, "completed_total") == [7, 8, 9, 1, 2, 3, 30]
    assert values(report, "requests_carried_out") == [1, 0, 0, 0, 0, 0, 1]


def test_a_label_that_runs_on_names_no_row_whose_own_label_is_lost() -> None:
    """（六） runs over its rows, of which none is known: none of them is the one row of the form of 2019."""
    report = requests(
        f"<tr><td rowspan=3>三、</td><td rowspan=3>（六）其他处理</td><td>甲项</td>{cells(range(7))}</tr>",
        f"<tr><td></td>{cells([1, 2, 3, 4, 5, 6, 21])}</tr>",
        NEW.format(cells(range(7))),
    )
    total = report.cells.get("rq.other_total.total")
    assert total is None or total.value is None


def test_digits_apart_are_no_label_that_moved() -> None:
    """Between blank margins a row has a cell too many, and 2 040 is not plainly one number (made file 13000397)."""
    blank = "<td></td>"
    labels = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rows = "".join(f"<tr>{blank}{cells(row)}{blank}</tr>" for row in (labels, ("规章", "2 040", 32, 771)))
    report = read(f"<table>{rows}</table><table>{HEAD}{NEW.format(cells([1, 2, 4, 8, 16, 32, 63]))}</table>")
    for key, printed in (("issued", 2040), ("repealed", 32), ("in_force", 771)):
        assert report.cells[f"pd.rules_{key}"].value in (None, printed), key


def test_two_rows_under_one_label_are_both_refused() -> None:
    report = requests(
        f"<tr><td rowspan=2>三、</td><td rowspan=2 colspan=2>（六）其他处理</td>{cells(range(7))}</tr>",
        f"<tr>{cells([1, 2, 3, 4, 5, 6, 21])}</tr>",
        NEW.format(cells(range(7))),
    )
    assert values(report, "other_total") == [None] * 7
    assert rules(report, "rq.other_total.total") == {"READ-DUPLICATE"}


def test_a_figure_beside_the_label_of_a_row_that_stands_left_is_left_to_the_sums() -> None:
    """A row span that is too short moved the row, whose end is filled up with blanks."""
    body = f"<table>{HEAD}<tr><td colspan=2>（一）予以公开</td>{cells([1, 2, 3, 4, 5, 6, '', '', ''])}</tr></table>"
    grids = [block for block in read_document(body.encode(), name="page.html").blocks if isinstance(block, Grid)]
    assert [[item.text for item in row.items][:6] for row in align(grids).open] == [list("123456")]


def test_an_empty_cell_between_label_and_figures() -> None:
    row = f"<tr><td>三、</td><td>（七）总计</td><td></td>{cells([7, 8, 9, 1, 2, 3, 30])}</tr>"
    assert values(requests(row), "completed_total") == [7, 8, 9, 1, 2, 3, 30]


def test_an_empty_cell_between_label_and_figures_that_cannot_end_in_their_total() -> None:
    """The totals of results are blank, and the column of labels is two cells in rows without parts (made scan 956)."""
    row = f"<tr><td>三、</td><td>（一）予以公开</td><td></td>{{}}{cells([4804, 0, 1, 0, 0, ''])}</tr>"
    assert values(requests(row.format("<td>28</td>")), "granted_full") == [28, 4804, 0, 1, 0, 0, None]
    assert rules(requests(row.format("<td>28</td>")), "rq.granted_full.total") == set()
    total = row.replace("<td>0</td><td></td>", "<td>4833</td><td></td>")
    assert values(requests(total.format("<td>28</td>")), "granted_full") == [None] * 7
    unread = requests(total.format("<td>9 028</td>"))
    assert values(unread, "granted_full") == [None] * 7


def test_a_blot_between_label_and_figures() -> None:
    """A speck in the empty part of a label left all figures of the row null (made scan 785)."""
    label = [GridCell("（一）予以公开", 3, n, confidence=1.0) for n in (0, 1)]
    blot, figures = (
        GridCell("\ufffd", 3, 2, confidence=0.0),
        [GridCell(f"{n}", 3, 3 + n, confidence=1.0) for n in range(7)],
    )
    [head] = [
        block
        for block in read_document(f"<table>{HEAD}</table>".encode(), name="p.html").blocks
        if isinstance(block, Grid)
    ]
    placed = align([Grid((*head.rows, (*label, blot, *figures)), 1)]).placed
    assert [one.item and one.item.text for one in placed] == list("0123456")


@pytest.mark.parametrize(("again", "total", "rule"), [("63", 63, set()), ("64", None, {"READ-DUPLICATE"})])
def test_a_row_that_comes_twice(again: str, total: int | None, rule: set[str]) -> None:
    report = requests(NEW.format(cells([0] * 6 + [63])), NEW.format(cells([0] * 6 + [again])))
    assert report.cells["rq.requests_new.total"].value == total
    assert rules(report, "rq.requests_new.total") == rule
    assert report.cells["rq.requests_new.natural_person"].value == 0


def test_a_figure_over_several_rows_or_columns_belongs_to_none() -> None:
    report = requests(
        NEW.format("<td rowspan=2>5</td>" + cells([0, 0, 0, 0, 0, 5])),
        CARRIED_IN.format(cells([1, 1, 1, 1, 1, 5])),
        "<tr><td colspan=3>（一）予以公开</td><td>4</td><td colspan=5></td><td>4</td></tr>",
        "<tr><td colspan=3>（二）部分公开</td><td>4</td><td colspan=5>0</td><td>4</td></tr>",
    )
    assert values(report, "requests_new") == [None, 0, 0, 0, 0, 0, 5]
    assert values(report, "requests_carried_in") == [None, 1, 1, 1, 1, 1, 5]
    assert rules(report, "rq.requests_new.natural_person")
    assert values(report, "granted_full") == [4, None, None, None, None, None, 4]
    assert report.cells["rq.granted_full.other_org"].state == "blank"
    assert values(report, "granted_partial") == [None] * 7


def test_a_column_that_no_form_knows() -> None:
    head = HEAD.replace("<td rowspan=2>总计</td>", "<td rowspan=2>外国人</td><td rowspan=2>总计</td>")
    report = requests(NEW.format(cells([1, 2, 3, 4, 5, 6, 9, 30])), head=head)
    assert values(report, "requests_new") == [1, 2, 3, 4, 5, 6, 30]
    assert any(finding.rule == "READ-COLUMN" and "外国人" in finding.zh for finding in report.findings)


@pytest.mark.parametrize("label", ["自然人", "总计", "科研机构"])
def test_a_garbled_header_costs_its_own_column_only(label: str) -> None:
    head = HEAD.replace(f">{label}<", ">口口口<")
    report = requests(NEW.format(cells([1, 2, 3, 4, 5, 6, 21])), head=head)
    lost = {"自然人": 0, "总计": 6, "科研机构": 2}[label]
    expected: list[object] = [1, 2, 3, 4, 5, 6, 21]
    expected[lost] = None
    assert values(report, "requests_new") == expected
    assert rules(report, f"rq.requests_new.{COLUMNS[lost]}")


def test_the_sum_of_the_legal_persons_is_no_second_total() -> None:
    """法人或其他组织合计 was: both were refused, as one column that is named twice."""
    head = HEAD.replace("<td rowspan=2>总计</td>", "<td rowspan=2>法人或其他组织合计</td><td rowspan=2>总计</td>")
    report = requests(NEW.format(cells([1, 2, 3, 4, 5, 6, 20, 21])), head=head)
    assert values(report, "requests_new") == [1, 2, 3, 4, 5, 6, 21]


def test_two_columns_with_one_label_are_both_refused() -> None:
    report = requests(NEW.format(cells([1, 2, 3, 4, 5, 6, 21])), head=HEAD.replace("科研机构", "商业企业"))
    assert values(report, "requests_new") == [1, None, None, 4, 5, 6, 21]
    assert rules(report, "rq.requests_new.commercial_enterprise") == {"READ-DUPLICATE"}


def test_a_row_that_no_form_knows() -> None:
    report = requests(NEW.format(cells(range(7))), f"<tr><td colspan=3>五、其中网上申请</td>{cells(range(7))}</tr>")
    assert report.cells["rq.ext:其中网上申请.total"].value == 6
    assert any(finding.rule == "READ-ROW" and "其中网上申请" in finding.zh for finding in report.findings)


def group(label: str, rows: Sequence[tuple[str, Sequence[object]]]) -> str:
    first, *others = rows
    return f"<tr><td>三、</td><td rowspan={len(rows)}>{label}</td><td>{first[0]}</td>{cells(first[1])}</tr>" + "".join(
        f"<tr><td>三、</td><td>{name}</td>{cells(figures)}</tr>" for name, figures in others
    )


def test_printed_subtotals_are_kept_apart() -> None:
    report = requests(
        group(
            "（四）无法提供",
            [("小计", [3] * 7), ("1．本机关不掌握相关政府信息", [2] * 7), ("2．没有现成信息需要另行制作", [1] * 7)],
        ),
        group("（六）其他处理", [("1．申请人逾期不补正", [0] * 7), ("逾期不补正", [4] * 7), ("3．其他", [5] * 7)]),
    )
    assert report.cells["rq.ext:无法提供.total"].value == 3
    assert values(report, "unable_not_held") == [2] * 7
    assert values(report, "other_no_correction") == [4] * 7
    assert values(report, "other_other") == [5] * 7
    assert report.forms["rq"] == "2021"


@pytest.mark.parametrize(
    ("last", "group"),
    [
        ("8．属于行政查询事项", "不予公开"),
        ("3．补正后申请内容仍不明确", "无法提供"),
        ("5．要求行政机关确认或重新出具已获取信息", "不予处理"),
    ],
)
def test_the_sum_below_the_last_row_of_a_group_is_that_group_s_though_the_row_does_not_name_it(
    last: str, group: str
) -> None:
    """Three such rows were one row of no form, printed three times with other figures each."""
    report = requests(
        f"<tr><td></td><td></td><td>{last}</td>{cells([2] * 7)}</tr>",
        f"<tr><td></td><td></td><td>小计</td>{cells([3] * 7)}</tr>",
    )
    assert report.cells[f"rq.ext:{group}.total"].value == 3
    assert rules(report, f"rq.ext:{group}.total") == set()


BLANKS = "<td></td>" * 7


def test_the_sum_below_the_label_of_its_group_alone_is_that_group_s() -> None:
    """Each was the sum of the group above, or of none: RQ-SUB denied a right table."""
    report = requests(
        f"<tr><td colspan=3>（二）部分公开</td>{cells([1] * 7)}</tr>",
        f"<tr><td colspan=3>（三）不予公开</td>{BLANKS}</tr>",
        f"<tr><td colspan=3>小计</td>{cells([3] * 7)}</tr>",
        f"<tr><td colspan=3>1．属于国家秘密</td>{cells([3] * 7)}</tr>",
        f"<tr><td colspan=3>（三）不予公开</td>{BLANKS}</tr>",  # once more, on a new page
        f"<tr><td colspan=3>8．属于行政查询事项</td>{cells([0] * 7)}</tr>",
        f"<tr><td colspan=3>（四）无法提供</td>{BLANKS}</tr>",
        f"<tr><td colspan=3>小计</td>{cells([5] * 7)}</tr>",
        f"<tr><td colspan=3>1．本机关不掌握相关政府信息</td>{cells([5] * 7)}</tr>",
    )
    totals = {key: cell.value for key, cell in report.cells.items() if ".ext:" in key and key.endswith(".total")}
    assert totals == {"rq.ext:不予公开.total": 3, "rq.ext:无法提供.total": 5}


def test_sums_above_groups_whose_label_is_further_down_are_of_none() -> None:
    """The label of a group stands beside its middle row: 小计 above its first was the sum of the group above."""
    report = requests(
        f"<tr><td></td><td></td><td>（二）部分公开</td>{cells([1] * 7)}</tr>",
        f"<tr><td></td><td></td><td>小计</td>{cells([3] * 7)}</tr>",
        f"<tr><td></td><td></td><td>7．属于行政执法案卷</td>{cells([3] * 7)}</tr>",
        f"<tr><td></td><td>（三）不予公开</td><td>8．属于行政查询事项</td>{cells([0] * 7)}</tr>",
        f"<tr><td></td><td></td><td>小计</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td></td><td>1．本机关不掌握相关政府信息</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td>（四）无法提供</td><td>小计</td>{cells([6] * 7)}</tr>",
    )
    totals = {key: cell.value for key, cell in report.cells.items() if ".ext:" in key and key.endswith(".total")}
    assert totals == {"rq.ext:小计.total": None, "rq.ext:无法提供.total": 6}


def test_a_label_that_is_printed_twice_below_the_sixth_is_one_row_twice() -> None:
    """One of the two lost its own: the second was kept as a row of no form, and the first read as 其他."""
    report = requests(
        f"<tr><td>三、</td><td>（六）其他处理</td><td>1．逾期不补正</td>{cells([4] * 7)}</tr>",
        f"<tr><td></td><td></td><td>3．其他</td>{cells([9] * 7)}</tr>",
        f"<tr><td></td><td></td><td>3．其他</td>{cells([5] * 7)}</tr>",
    )
    assert values(report, "other_other") == [None] * 7
    assert rules(report, "rq.other_other.total") == {"READ-DUPLICATE"}


@pytest.mark.parametrize(
    ("part", "total"), [("小计", "（七）总计"), ("合计", "（七）总计"), ("小计", "总计"), ("合计", "总计")]
)
def test_the_sum_of_the_last_group_is_not_the_total_though_only_its_first_row_names_the_group(
    part: str, total: str
) -> None:
    report = requests(
        f"<tr><td>三、</td><td>（六）其他处理</td><td>1．逾期不补正</td>{cells([4] * 7)}</tr>",
        f"<tr><td></td><td></td><td>3．其他</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td></td><td>{part}</td>{cells([9] * 7)}</tr>",
        f"<tr><td></td><td colspan=2>{total}</td>{cells([12] * 7)}</tr>",
    )
    assert report.cells["rq.ext:其他处理.total"].value == 9
    assert values(report, "other_other") == [5] * 7
    assert values(report, "completed_total") == [12] * 7


def test_the_sum_of_the_last_group_is_no_total_where_that_is_lost() -> None:
    """（七）总计 is gone with its row from a table that prints 合计 below each group (made text 32000543)."""
    report = requests(
        f"<tr><td>三、</td><td>（四）无法提供</td><td>3．补正后申请内容仍不明确</td>{cells([2] * 7)}</tr>",
        f"<tr><td></td><td></td><td>合计</td>{cells([2] * 7)}</tr>",
        f"<tr><td></td><td>（六）其他处理</td><td>3．其他</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td></td><td>合计</td>{cells([5] * 7)}</tr>",
        f"<tr><td colspan=3>四、结转下年度继续办理</td>{cells([0] * 7)}</tr>",
    )
    assert values(report, "completed_total") == [None] * 7
    assert report.cells["rq.ext:其他处理.total"].value == 5


def test_a_total_without_a_number_is_one_whatever_stands_below_it() -> None:
    report = requests(
        f"<tr><td>三、</td><td>（六）其他处理</td><td>3．其他</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td></td><td>总计</td>{cells([12] * 7)}</tr>",
        f"<tr><td colspan=3>四、结转下年度继续办理</td>{cells([0] * 7)}</tr>",
    )
    assert values(report, "completed_total") == [12] * 7


def test_the_sum_of_the_last_group_is_no_total_where_its_row_is_short() -> None:
    assert opened(
        f"<tr><td>三、</td><td>（六）其他处理</td><td>3．其他</td>{cells([5] * 7)}</tr>",
        f"<tr><td></td><td></td><td>合计</td>{cells([5] * 4)}</tr>",
        f"<tr><td></td><td></td><td>总计</td>{cells([12] * 4)}</tr>",
    ) == [None, "completed_total"]


def test_two_rows_of_totals_alike_are_one_printed_twice() -> None:
    report = requests(
        f"<tr><td>三、</td><td>（六）其他处理</td><td>3．其他</td>{cells([5] * 7)}</tr>",
        *[f"<tr><td></td><td></td><td>总计</td>{cells([12] * 7)}</tr>"] * 2,
    )
    assert values(report, "completed_total") == [12] * 7
    assert "rq.ext:其他处理.total" not in report.cells


@pytest.mark.parametrize("label", ["（六）其他处理", "(六) 其他", "㈥其他处理"])
def test_other_results_in_one_row_are_the_form_of_2019(label: str) -> None:
    report = requests(
        NEW.format(cells(range(7))),
        f"<tr><td>三、</td><td colspan=2>{label}</td>{cells([5] * 7)}</tr>",
        f"<tr><td>三、</td><td colspan=2>（七）总计</td>{cells([6] * 7)}</tr>",
    )
    assert report.forms["rq"] == "2019"
    assert values(report, "other_total") == [5] * 7
    assert values(report, "completed_total") == [6] * 7


def test_a_group_in_a_row_of_its_own_is_a_label() -> None:
    """（六）其他处理 across the whole table, over its three rows, was told as a row whose figures are lost."""
    over, rows = "<tr><td colspan=10>（六）其他处理</td></tr>", [("逾期不补正", [4] * 7), ("3．其他", [5] * 7)]
    parts = [f"<tr><td colspan=3>{label}</td>{cells(figures)}</tr>" for label, figures in rows]
    report = requests(NEW.format(cells([9] * 7)), over, *parts)
    assert values(report, "other_no_correction") == [4] * 7
    assert not [finding for finding in report.findings if finding.rule == "READ-SHAPE"]


def test_a_group_without_its_rows_is_missed() -> None:
    """Guards against telling too little: in the form of 2019 （六）其他处理 is a row."""
    last = f"<tr><td colspan=3>（七）总计</td>{cells([9] * 7)}</tr>"
    report = requests(NEW.format(cells([9] * 7)), "<tr><td colspan=10>（六）其他处理</td></tr>", last)
    assert "READ-ROW" in rules(report, "rq.other_total.total")


def test_a_lone_total_or_other_is_nobodys_row() -> None:
    report = requests(NEW.format(cells(range(7))), f"<tr><td colspan=3>其他</td>{cells([5] * 7)}</tr>")
    assert not [
        key
        for key, cell in report.cells.items()
        if cell.value == 5 and ".ext:" not in key and "requests_new" not in key
    ]
    assert report.cells["rq.ext:其他.total"].value == 5


def test_a_table_goes_on_without_its_header() -> None:
    rest = (
        f"<table>{CARRIED_IN.format(cells([1] * 7))}<tr><td colspan=3>（一）予以公开</td>{cells([2] * 7)}</tr></table>"
    )
    report = read(f"<table>{HEAD}{NEW.format(cells([0] * 7))}</table><p>- 3 -</p>{rest}")
    assert values(report, "granted_full") == [2] * 7
    assert report.cells["rq.granted_full.total"].at.table == 2


def test_a_figure_without_any_header_is_not_read() -> None:
    with pytest.raises(NotAReport, match="none of 主动公开"):
        read(f"<table><tr><td>（一）予以公开</td>{cells(range(7))}</tr></table>")


def test_disclosure_rows_whose_spans_differ_from_their_header() -> None:
    rows = (
        "<tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>97</td></tr>"
        "<tr><td colspan=4>第二十条第（八）项</td></tr>"
        "<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：元）</td></tr>"
        "<tr><td>行政事业性收费</td><td colspan=3>26.55</td></tr>"
    )
    report = read(PD.format(rows))
    assert report.cells["pd.licensing_decisions"].value == 97
    fees = report.cells["pd.admin_fees_cny_10k"]
    assert (fees.value, fees.unit) == (Decimal("26.55"), "元")
    assert report.cells["pd.normative_docs_in_force"].value == 9
    assert report.cells["pd.penalty_decisions"].state == "absent"
    assert rules(report, "pd.penalty_decisions") == {"READ-ROW"}


def test_the_unit_of_the_cell_goes_before_that_of_the_header() -> None:
    rows = (
        "<tr><td>信息内容</td><td>本年收费金额（单位：万元）</td></tr><tr><td>行政事业性收费</td><td>251000元</td></tr>"
    )
    fees = read(PD.format(rows)).cells["pd.admin_fees_cny_10k"]
    assert (fees.raw, fees.value, fees.unit) == ("251000元", 251000, "元")


@pytest.mark.parametrize(
    ("label", "unit"),
    [("收费金额（万元）", "万元"), ("本年收费金额(元)", "元"), ("收费金额（单位：元）", "元"), ("本年收费金额", None)],
)
def test_a_unit_in_brackets_needs_no_word_before_it(label: str, unit: str | None) -> None:
    rows = f"<tr><td>信息内容</td><td>{label}</td></tr><tr><td>行政事业性收费</td><td>26.55</td></tr>"
    fees = read(PD.format(rows)).cells["pd.admin_fees_cny_10k"]
    assert (fees.value, fees.unit) == (Decimal("26.55"), unit)


@pytest.mark.parametrize("printed", ["02", "０９", "00"])
def test_a_nought_before_a_count_is_told(printed: str) -> None:
    """As where 0 and 2 of two cells ran together, and the other is blank: their sum holds."""
    report = requests(NEW.format(cells([printed, "", 0, 0, 0, 0, int(printed)])), CARRIED_IN.format(cells([0] * 7)))
    assert report.cells["rq.requests_new.natural_person"].value == int(printed)
    assert rules(report, "rq.requests_new.natural_person") == {"READ-VALUE"}
    assert not rules(report, "rq.requests_new.research_institution")


def test_a_disclosure_row_is_not_read_under_another_blocks_header() -> None:
    report = read(PD.format("<tr><td>信息内容</td><td>口口口口</td></tr><tr><td>行政许可</td><td>7</td></tr>"))
    assert report.cells["pd.licensing_decisions"].state == "absent"
    assert rules(report, "pd.licensing_decisions")


RL_HEAD = (
    "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
    + "".join(f"<td rowspan=2>{label}</td>" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>"
    + cells(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2)
    + "</tr>"
)


def test_disputes_are_printed_as_they_stand_right_or_wrong() -> None:
    report = read(f"<table>{RL_HEAD}<tr>{cells([10, 1, 0, 0, 0, 5, 0, 0, 0, 0, 1, 2, 3, 4, 10])}</tr></table>")
    assert [report.cells[f"rl.review.{c}"].value for c in ("upheld", "corrected", "total")] == [10, 1, 0]
    assert report.cells["rl.suit_after_review.total"].value == 10
    assert report.forms == {"rl": "2021"}


def test_blank_disputes_are_blank() -> None:
    report = read(f"<table>{RL_HEAD}<tr>{cells(['&nbsp;'] * 15)}</tr><tr><td colspan=15>注：无</td></tr></table>")
    assert {cell.state for key, cell in report.cells.items() if key.startswith("rl.")} == {"blank"}


def test_disputes_stood_on_end() -> None:
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    body = "".join(
        f"<tr>{f'<td rowspan=5>{group}</td>' if n == 0 else ''}<td>{name}</td><td>{base + n}</td></tr>"
        for group, base in (("行政复议", 1), ("未经复议直接起诉", 11), ("复议后起诉", 21))
        for n, name in enumerate(names)
    )
    report = read(f"<table><tr><td colspan=2>项目</td><td>数量</td></tr>{body}</table>")
    assert [
        report.cells[f"rl.suit_direct.{c}"].value for c in ("upheld", "corrected", "other", "pending", "total")
    ] == [
        11,
        12,
        13,
        14,
        15,
    ]


def test_a_dispute_line_of_another_length_is_not_placed() -> None:
    report = read(f"<table>{RL_HEAD}<tr>{cells(range(5, 19))}</tr></table>")
    assert {cell.value for cell in report.cells.values()} == {None}
    assert rules(report, "rl.review.total")


def test_tables_that_are_missing_are_told() -> None:
    report = read(PD.format(""))
    assert dict(report.forms) == {"pd": "2021"}
    assert rules(report, "rq.requests_new.total") == rules(report, "rl.review.upheld") == {"READ-TABLE"}
    assert not [key for key in report.cells if key.startswith("rq.")]


def test_a_row_that_only_one_of_two_copies_has_is_nobodys() -> None:
    """A page with last year's tables below this year's: what one copy lacks must not come from the other."""
    first = NEW.format(cells([5, 0, 0, 0, 0, 0, 5])) + CARRIED_IN.format(cells([1, 0, 0, 0, 0, 0, 1]))
    other = NEW.format(cells([7, 0, 0, 0, 0, 0, 7])) + CARRIED_IN.format(cells([2, 0, 0, 0, 0, 0, 2]))
    granted = f"<tr><td colspan=3>（一）予以公开</td>{cells([3, 0, 0, 0, 0, 0, 3])}</tr>"
    report = read(f"<table>{HEAD}{first}</table><p>附：2023年</p><table>{HEAD}{other}{granted}</table>")
    assert values(report, "requests_new") == [None, 0, 0, 0, 0, 0, None]
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.total") == {"READ-DUPLICATE"}


def test_a_remark_in_place_of_a_total_says_that_the_row_stands_left() -> None:
    """A label over several rows is gone, and the columns are in another order (made file 16500746)."""
    members = "".join(f"<td>{label}</td>" for label in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))
    head = (
        "<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：…）</td><td colspan=8>申请人情况</td></tr>"
        "<tr><td colspan=5>法人或其他组织</td><td rowspan=2>自然人</td><td rowspan=2>总计</td>"
        f"<td rowspan=2>备注</td></tr><tr>{members}</tr>"
    )
    moved = "<tr><td>三、本年度办理结果</td><td>（一）予以公开</td>{}</tr>"
    blanks = ["", "", "", "", ""]
    report = requests(
        NEW.format(cells([*blanks, 5, 5, ""])), moved.format(cells([*blanks, 1, 1, "含上年结转1件", ""])), head=head
    )
    assert values(report, "requests_new") == [5, None, None, None, None, None, 5]
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.other_org") <= {"READ-SHAPE", "READ-ROW"}
    assert rules(report, "rq.granted_full.other_org")


def test_two_tables_beside_each_other_under_the_same_labels_are_not_mixed() -> None:
    doubled = "".join(f"<tr>{row.removeprefix('<tr>') * 2}</tr>" for row in HEAD.split("</tr>")[:-1])
    row = NEW.format(cells([1, 1, 1, 1, 1, 1, 6])).replace("</tr>", "<td colspan=3>（一）予以公开</td>")
    report = requests(f"{row}{cells([1, 1, 1, 1, 1, 1, 6])}</tr>", head=doubled)
    assert {cell.value for cell in report.cells.values()} == {None}
    assert rules(report, "rq.requests_new.total") and rules(report, "rq.granted_full.total")


def test_a_line_over_the_whole_table_is_no_column() -> None:
    report = requests(NEW.format(cells(range(7))), head=f"<tr><td colspan=10>单位：件</td></tr>{HEAD}")
    assert values(report, "requests_new") == list(range(7))


def test_a_column_of_another_year_is_not_this_years() -> None:
    beside = "<td rowspan=2>总计</td><td rowspan=2>2023年总计</td>"
    report = requests(NEW.format(cells([1, 0, 0, 0, 0, 0, 1, 9])), head=HEAD.replace("<td rowspan=2>总计</td>", beside))
    assert values(report, "requests_new") == [1, 0, 0, 0, 0, 0, 1]


def test_english_beside_the_labels() -> None:
    row = f"<tr><td colspan=3>一、本年新收政府信息公开申请数量 New requests</td>{cells(range(7))}</tr>"
    head = HEAD.replace("自然人", "自然人 Natural person").replace("总计", "总计<br>Total")
    assert values(requests(row, head=head), "requests_new") == list(range(7))


@pytest.mark.parametrize("turned", [False, True])
def test_disputes_with_a_row_for_each_proceeding_or_outcome(turned: bool) -> None:
    proceedings = ("行政复议", "未经复议直接起诉", "复议后起诉")
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    across, down = (proceedings, outcomes) if turned else (outcomes, proceedings)
    body = "".join(
        f"<tr><td>{name}</td>{cells(range(10 * n, 10 * n + len(across)))}</tr>" for n, name in enumerate(down)
    )
    report = read(f"<table><tr><td>类别</td>{cells(across)}</tr>{body}</table>")
    assert report.cells["rl.review.total"].value == (40 if turned else 4)
    assert report.cells["rl.suit_direct.upheld"].value == (1 if turned else 10)
    assert report.cells["rl.suit_after_review.corrected"].value == (12 if turned else 21)


def test_a_column_label_that_reaches_down_into_a_row_moves_it() -> None:
    """It is none of a table on end: 3836 was read as 本年制发件数, in whose column no figure stands."""
    page = (
        "<table><tr><td>信息内容</td><td rowspan=2>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td></td><td>3836</td></tr>"
        "<tr><td>行政规范性文件</td><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    cells = read_report(read_document(page.encode(), name="page.html")).cells
    assert [cells[f"pd.rules_{key}"].value for key in ("issued", "repealed", "in_force")] == [None, None, None]
    assert cells["pd.normative_docs_in_force"].value == 3


def test_disclosure_stood_on_end() -> None:
    names = ("本年制发件数", "本年废止件数", "现行有效件数")
    body = "".join(
        f"<tr>{'<td rowspan=3>行政规范性文件</td>' if n == 0 else ''}<td>{name}</td><td>{value}</td></tr>"
        for n, (name, value) in enumerate(zip(names, (4, "", "无"), strict=True))
    )
    report = read(f"<table>{body}<tr><td>行政许可</td><td>本年处理决定数量</td><td>12</td></tr></table>")
    assert report.cells["pd.normative_docs_issued"].value == 4
    assert report.cells["pd.licensing_decisions"].value == 12
    assert report.cells["pd.normative_docs_repealed"].state == "blank"
    assert report.cells["pd.normative_docs_in_force"].state == "text"


@pytest.mark.parametrize(("printed", "is_told"), [("14.069", True), ("-3", True), ("5.0", False), ("14,069", False)])
def test_a_count_with_a_fraction_or_below_zero_is_kept_and_told(printed: str, is_told: bool) -> None:
    report = requests(NEW.format(cells([printed, 0, 0, 0, 0, 0, printed])))
    assert report.cells["rq.requests_new.total"].raw == printed
    assert report.cells["rq.requests_new.total"].value is not None
    assert rules(report, "rq.requests_new.total") == ({"READ-VALUE"} if is_told else set())


@pytest.mark.parametrize(
    ("lost", "review"),
    [
        ("<td colspan=5>未经复议直接起诉</td>", 4),
        ("<td rowspan=2>其他结果</td>", None),
        ("<tr><td>结果维持</td>", None),
    ],
)
def test_a_lost_label_of_a_dispute_moves_no_figure_under_another(lost: str, review: int | None) -> None:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    head = (
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
        + "".join(f"<td rowspan=2>{name}</td>" for name in outcomes)
        + f"<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>{cells(outcomes * 2)}</tr>"
    )
    assert lost in head
    kept = "<tr>" if lost.startswith("<tr>") else ""
    report = read(f"{PD.format('')}<table>{head.replace(lost, kept, 1)}<tr>{cells(range(5, 20))}</tr></table>")
    found = {key: cell.value for key, cell in report.cells.items() if key.startswith("rl.") and cell.value is not None}
    assert found == ({} if review is None else {f"rl.review.{k}": n for n, k in enumerate(OUTCOMES, 5)})


@pytest.mark.parametrize("page", ["html", "text"])
@pytest.mark.parametrize(
    ("labels", "made"),
    [
        (["本年新", "本年新", "对外公开总数量"], [3, 2]),  # a district bureau, 2020
        (["本年新", "本年新公开数量", "对外公开总数量"], [3, 2]),
        (["本年新制作数量", "本年新", "对外公开总数量"], [3, 2]),
        (["本年", "本年", "对外公开总数量"], [None, None]),
        (["对外公开总数量", "本年新", "本年新"], [None, None]),
        (["本年新", "本年新", "本年新"], [None, None]),
        (["本年新", "对外公开总数量", "本年新", "对外公开总数量"], [None, None]),  # of two years, say
        (["本年新", "上一年项目数量", "本年新", "对外公开总数量"], [None, None]),
    ],
)
def test_labels_of_table_pd_that_lost_their_ends(page: str, labels: list[str], made: list[int | None]) -> None:
    figures = ["规章", "3", "2", "9", "5"], ["规范性文件", "0", "1", "4", "6"]
    rows = [["信息内容", *labels], *(row[: len(labels) + 1] for row in figures)]
    other = [["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", "1", "0", "3"]]
    if page == "text":
        text = "".join(f"| {' | '.join(row)} |\n" for row in (*rows, *other))
    else:
        text = f"<table>{''.join(f'<tr>{cells(row)}</tr>' for row in (*rows, *other))}</table>"
    report = read_report(read_document(text.encode(), name="page.html" if page == "html" else "page.txt"))
    keys = ("pd.rules_made", "pd.rules_newly_published")
    assert [report.cells[key].value if key in report.cells else None for key in keys] == made
    assert [report.cells[f"pd.licensing_{key}"].value for key in ("items_prev_year", "decisions")] == [1, 3]


def test_a_row_without_cells_under_the_header_of_disputes_answers_nothing() -> None:
    results = cells(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    head = (
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        f"<tr>{results}<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
        f"<tr><td colspan=5></td>{results}{results}</tr>"
    )
    report = read(f"{PD.format('')}<table>{head}<tr></tr></table>")
    assert report.cells["pd.normative_docs_issued"].value == 4
    assert not any(key.startswith("rl.") and cell.value is not None for key, cell in report.cells.items())
    assert any(finding.rule == "READ-TABLE" for finding in report.findings)


def test_a_word_for_nothing_is_no_label_in_a_grid_that_a_longer_row_made_wider() -> None:
    """A figure of another row is cut over two cells (made workbook 8000502): all rows have a cell more than columns."""
    longer = NEW.format(cells([1, 2, 3, 4, 5, 6, 1, 5]))
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells(['空', 8, '空', '空', 6, 1, 15])}<td></td></tr>"
    report = requests(longer, row, CARRIED_IN.format(cells([1, 0, 0, 0, 0, 0, 1])))
    assert values(report, "granted_full") == [None, 8, None, None, 6, 1, 15]
    assert report.cells["rq.granted_full.natural_person"].raw == "空"


def test_a_row_without_its_total_behind_a_blank_may_have_moved_left() -> None:
    """Nothing but totals is filled in: one row has moved: its total stands under 其他 (a span is too short)."""
    blank = ["", "", "", "", "", ""]
    moved = f"<tr><td colspan=2>（一）予以公开</td>{cells([*blank, 5])}<td></td></tr>"
    report = requests(NEW.format(cells([*blank, 5])), moved, CARRIED_IN.format(cells([*blank, 0])))
    assert values(report, "granted_full") == [None] * 7
    assert values(report, "requests_new") == [None] * 6 + [5]


def test_a_title_over_a_wider_table_is_no_column() -> None:
    """All three tables of a report are one, with their headings as rows: the widest has fifteen columns."""
    title = "<tr><td colspan=15>三、收到和处理政府信息公开申请情况</td></tr>"
    report = requests(NEW.format(cells([1, 2, 4, 8, 16, 32, 63])), head=title + HEAD)
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]


def test_a_row_that_ends_before_the_others_may_lack_a_figure_and_not_its_total() -> None:
    """A repeated nought is left out, and the empty column at the table's right stands where the total did."""
    whole = [NEW.format(cells([3, 0, 0, 0, 0, 0, 3, ""])), CARRIED_IN.format(cells([0, 0, 0, 0, 0, 0, 0, ""]))]
    short = f"<tr><td colspan=3>（一）予以公开</td>{cells([2, 0, 1, 4, 5, 12, ''])}</tr>"
    assert values(requests(*whole, short), "granted_full") == [None] * 7


def test_disputes_that_stand_on_end_between_empty_columns() -> None:
    outcomes = {"结果维持": 1, "结果纠正": 0, "其他结果": 2, "尚未审结": 0, "总计": 3}
    rows = "".join(f"<tr><td></td><td>行政复议</td><td>{n}</td><td>{v}</td><td></td></tr>" for n, v in outcomes.items())
    report = read(f"<table>{rows}</table>")
    assert [report.cells[f"rl.review.{key}"].value for key in ("upheld", "corrected", "other", "total")] == [1, 0, 2, 3]


def test_a_row_of_words_for_nothing_under_its_header_is_no_part_of_it() -> None:
    heads = "".join(f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    words = cells(["暂无"] * 5)
    report = read(f"<table><tr><td colspan=5>行政复议</td></tr><tr>{heads}</tr><tr>{words}</tr></table>")
    assert report.cells["rl.review.total"].raw == "暂无"


def test_a_row_without_its_total_behind_two_blanks_may_have_moved_left_over_an_empty_column() -> None:
    """The header has a column between labels and figures, and the row one blank more (made file 13500514)."""
    blank, gap = [""] * 6, "<td></td>"
    head = HEAD.replace("<td colspan=7>", "<td rowspan=3></td><td colspan=7>")
    moved = f"<tr><td colspan=2>（一）予以公开</td>{gap}{cells([*blank, 5])}<td></td></tr>"
    rows = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    others = "".join(f"<tr><td colspan=3>{label}</td>{gap}{cells([*blank, n])}</tr>" for n, label in enumerate(rows, 5))
    report = requests(others, moved, head=head)
    assert report.cells["rq.requests_new.total"].value == 5
    assert report.cells["rq.granted_full.other_org"].value is None
    assert rules(report, "rq.granted_full.total") == {"READ-SHAPE"}


def test_rows_of_long_texts_cost_little_more_than_rows_of_short_ones() -> None:
    """Each text was folded anew for each table's rows and columns: 45,000 rows of 300 digits took over two minutes."""

    def seconds(length: int) -> float:
        rows = "".join(f"<tr><td>规章</td><td>{n:0{length}}</td></tr>" for n in range(1_000))
        document = read_document(PD.format(rows).encode(), name="a.html")
        start = time.process_time()
        assert read_report(document).forms == {"pd": "2021"}
        return time.process_time() - start

    seconds(30)
    assert min(seconds(300) for _ in range(3)) < 5 * seconds(30)


def test_thousands_of_rows_cost_no_more_each_than_a_few() -> None:
    """Where the rows before it end was looked up among all that were placed, for each: 4,000 took 18 s."""
    rows = "".join(NEW.format(cells([1, 2, 3, 4, 5, 6, ""])) for _ in range(4_000))
    start = time.process_time()
    assert values(requests(rows), "requests_new")[:6] == [1, 2, 3, 4, 5, 6]
    assert time.process_time() - start < 8


@pytest.mark.parametrize("label", ["总计", "合计"])
def test_rows_of_totals_cost_little_more_than_other_rows(label: str) -> None:
    """All that was placed was gone through for each, to tell the sum of （六） from （七）: 4,000 rows took 20 s."""

    def seconds(label: str) -> float:
        last = f"<tr><td>三、</td><td>（六）其他处理</td><td>3．其他</td>{cells([5] * 7)}</tr>"
        rows = "".join(f"<tr><td colspan=3>{label}</td>{cells([n] * 7)}</tr>" for n in range(2_000))
        document = read_document(f"<table>{HEAD}{last}{rows}</table>".encode(), name="a.html")
        start = time.process_time()
        assert read_report(document).forms
        return time.process_time() - start

    seconds("甲")
    assert seconds(label) < 5 * seconds("甲")


def disputes(*rows: str) -> Report:
    """A page with a row for each proceeding under the outcomes."""
    head = f"<tr><td>类别</td>{cells(['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'])}</tr>"
    return read(f"<table>{head}{''.join(rows)}</table>")


def outcomes(report: Report, proceeding: str) -> list[object]:
    return [report.cells[f"rl.{proceeding}.{key}"].value for key in OUTCOMES]


@pytest.mark.parametrize("suit", ["{}", "行政诉讼-{}", "行政诉讼（{}）"])
def test_proceedings_with_the_label_over_them_and_their_sum(suit: str) -> None:
    report = disputes(
        f"<tr><td>行政复议</td>{cells([0, 4, 0, 2, 6])}</tr>",
        f"<tr><td>{suit.format('未经复议直接起诉')}</td>{cells([0, 5, 0, 3, 8])}</tr>",
        f"<tr><td>{suit.format('复议后起诉')}</td>{cells([1, 0, 7, 0, 8])}</tr>",
        f"<tr><td>合计</td>{cells([1, 9, 7, 5, 22])}</tr>",
    )
    assert outcomes(report, "review") == [0, 4, 0, 2, 6]
    assert outcomes(report, "suit_direct") == [0, 5, 0, 3, 8]
    assert outcomes(report, "suit_after_review") == [1, 0, 7, 0, 8]
    assert report.cells["rl.ext:合计.total"].value == 22


RL_ROWS = ("review", "suit_direct", "suit_after_review")


def test_the_head_of_columns_that_no_form_knows_ends_a_header() -> None:
    """Each of the seven is named by a code, and may be any."""
    over = "<tr><td colspan=3></td><td colspan=7>申请人情况</td></tr>"
    coded = f"{over}<tr><td colspan=3></td>{cells('甲乙丙丁戊己庚')}</tr>"
    report = requests(NEW.format(cells([1, 0, 0, 0, 0, 0, 1])), coded, CARRIED_IN.format(cells([1, 0, 0, 0, 0, 0, 1])))
    assert values(report, "requests_new") == [1, 0, 0, 0, 0, 0, 1]
    assert values(report, "requests_carried_in") == [None] * 7


def test_of_two_figures_behind_the_labels_of_a_line_on_end_none_is_taken() -> None:
    """Last year's stands beside this year's."""
    labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    lines = "".join(f"<tr><td>行政复议</td><td>{label}</td>{cells([n, n + 1])}</tr>" for n, label in enumerate(labels))
    new = NEW.format(cells([1, 0, 0, 0, 0, 0, 1]))
    assert "rl" not in read(f"<table>{HEAD}{new}</table><p>行政复议</p><table>{lines}</table>").forms


@pytest.mark.parametrize(
    ("figures", "reaches_down"),
    [([32, "↑", 5], True), (["无", 188958], True), (["无", 5], False), ([7, "↑", 5], False)],
)
def test_a_word_among_several_figures_of_a_line_on_end_makes_no_single_one(
    figures: list[object], reaches_down: bool
) -> None:
    """A label with a span too long heads the row below: all of it stands to the right (damaged file 172012127)."""
    label = f"<td{' rowspan=2' if reaches_down else ''}>上一年项目数量</td>"
    head = f"<tr><td>信息内容</td>{label}<td>本年增/减</td><td>处理决定数量</td></tr>" if reaches_down else ""
    row = f"<tr><td>行政许可</td>{'' if reaches_down else label}{cells(figures)}</tr>"
    others = "".join(f"<tr><td>{name}</td>{label}{cells([4])}</tr>" for name in ("行政处罚", "行政强制"))
    new = NEW.format(cells([1, 0, 0, 0, 0, 0, 1]))
    below = others.replace(" rowspan=2", "")
    report = read(f"<table>{HEAD}{new}</table><table>{head}{row}</table><table>{below}</table>")
    assert [
        key for key, cell in report.cells.items() if key.startswith("pd.licensing") and cell.value is not None
    ] == []


def test_the_title_of_another_table_ends_a_header_in_a_sheet_that_holds_all() -> None:
    """Table RL stands on end below table RQ, in one grid with it (made sheet 61000094)."""
    title = "<tr><td colspan=10>四、政府信息公开行政复议、行政诉讼情况</td></tr>"
    names = [("行政复议", 5), ("未经复议直接起诉", 10), ("复议后起诉", 15)]
    labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    below = "".join(
        f"<tr><td colspan=2>{name}</td><td>{label}</td>{cells([n, *[''] * 6])}</tr>"
        for name, first in names
        for n, label in enumerate(labels, first)
    )
    report = requests(NEW.format(cells([1, 0, 0, 0, 0, 0, 1])), title, below)
    assert [report.cells[f"rl.{row}.{key}"].value for row in RL_ROWS for key in OUTCOMES] == list(range(5, 20))
    assert values(report, "requests_new") == [1, 0, 0, 0, 0, 0, 1]


def test_a_row_of_blank_totals_right_under_a_header_is_a_row() -> None:
    report = requests(
        f"<tr><td colspan=3>（七）总计</td>{cells([''] * 7)}</tr>",
        f"<tr><td colspan=3>四、结转下年度继续办理</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>",
    )
    assert report.cells["rq.completed_total.total"].state == "blank"
    assert values(report, "requests_carried_out") == [1, 0, 0, 0, 0, 0, 1]


PERSONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
CUT = (
    "<table><tr><td colspan=2 rowspan=2></td><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td>"
    "<td rowspan=2>总计</td></tr><tr>{persons}</tr>"
    "<tr><td>（五）不予处理</td><td>2.重复申请</td>{first}</tr>"
    "<tr><td></td><td></td><td>{left}</td>{persons}<td></td></tr>"
    "<tr><td>（五）不予处理</td><td>3.要求提供公开出版物</td>{second}</tr></table>"
)


def figures(*counts: int) -> str:
    return "".join(f"<td>{count}</td>" for count in counts)


@pytest.mark.parametrize(("left", "natural"), [("", 4), ("编号", None)])
def test_end_of_a_header_that_a_page_break_cut_stands_for_the_whole(left: str, natural: int | None) -> None:
    """The line of the legal persons began a page: seven figures under five columns were left null (made scan 617)."""
    persons = "".join(f"<td>{person}</td>" for person in PERSONS)
    first, second = figures(1, 2, 0, 0, 0, 0, 3), figures(4, 0, 0, 7, 0, 0, 11)
    page = CUT.format(persons=persons, left=left, first=first, second=second)
    cells = read_report(read_document(page.encode(), name="a.html")).cells
    assert cells["rq.not_processed_repeat.total"].value == 3
    assert cells["rq.not_processed_publication.natural_person"].value == natural
    assert cells["rq.not_processed_publication.total"].value == (11 if natural else None)


def test_a_header_in_another_order_is_not_the_end_of_the_one_before() -> None:
    """Read as its end, it would leave the figures below under the columns of the first."""
    persons = "".join(f"<td>{person}</td>" for person in PERSONS)
    other = "".join(f"<td>{PERSONS[n]}</td>" for n in (0, 1, 3, 2, 4))
    above, below = CUT.format(
        persons=persons, left="", first=figures(1, 2, 0, 0, 0, 0, 3), second=figures(4, 0, 0, 7, 0, 0, 11)
    ).rsplit(persons, 1)
    report = read(f"{above}{other}{below}")
    assert report.cells["rq.not_processed_repeat.total"].value == 3
    assert values(report, "not_processed_publication") == [None] * 7


def test_a_header_alone_in_its_grid_is_that_of_the_next() -> None:
    assert len(aligned(f"<table>{HEAD}</table><table>{NEW.format(cells(range(7)))}</table>").placed) == len(COLUMNS)


def test_a_row_of_the_form_under_no_header_is_told() -> None:
    report = read(f"<table><tr><td>行政许可</td><td>5</td></tr></table>{PD.format('')}")
    assert any(finding.rule == "READ-COLUMN" and "行政许可" in finding.zh for finding in report.findings)


def test_a_table_with_labels_under_columns_of_the_one_before_has_other_columns() -> None:
    """The same width, but a row's label in what was 自然人: the blank there in another row may be of labels too.

    A figure like its neighbour was dropped from that row, which adds up either way.
    """
    head = HEAD.replace("colspan=3>（本", "colspan=2>（本")
    carried = NEW.replace("colspan=3", "colspan=2").format(cells([5, 1, 1, 1, 1, 1, 10]))
    rows = (
        f"<tr><td>结果</td><td>（二）部分公开</td>{cells(['', 0, 333, 21, 0, 18, 372])}</tr>"
        f"<tr><td>结果</td><td>（三）不予公开</td><td>1．属于国家秘密</td>{cells([1, 2, 3, 4, 5, 15])}</tr>"
    )
    page = f"{PD.format('')}<table>{head}{carried}</table><table>{rows}</table>"
    report = read_report(read_document(page.encode(), name="x.html"))
    values = {report.cells[f"rq.granted_partial.{column}"].value for column in COLUMNS}
    assert values == {None}
    assert report.cells["rq.requests_new.total"].value == 10


def test_a_column_that_no_form_has_is_told_once_with_its_figures() -> None:
    """Twenty-five lines about one foreign column hid all other findings."""
    head = HEAD.replace("科研机构", "社会 NGO")
    report = requests(
        NEW.format(cells([1, 0, 7, 0, 0, 0, 8])), CARRIED_IN.format(cells([0, 0, 9, 0, 0, 0, 9])), head=head
    )
    (told,) = (finding for finding in report.findings if "NGO" in finding.zh)
    assert told.zh == "第1个表格第6列：列标题“社会 NGO”不是任何已知列，其下2个数据未读取：7、9"
    assert told.cells == ()


def test_a_damaged_label_of_a_column_is_told_in_the_forms_own_words() -> None:
    report = read(f"<table>{RL_HEAD.replace('尚未审结', '尚未审')}<tr>{cells(range(5, 20))}</tr></table>")
    told = [finding.zh for finding in report.findings if "缺损" in finding.zh]
    assert told[0] == "第1个表格第4列：列标题“尚未审”有缺损，按“尚未审结”读取"


def test_a_blank_over_two_rows_is_blank_in_both() -> None:
    """No figure is lost with it, as with one that is merged over two rows."""
    first, second = "<td rowspan=2></td>" + cells([1, 0, 0, 0, 0, 1]), cells([2, 0, 0, 0, 0, 2])
    report = requests(NEW.format(first), CARRIED_IN.format(second))
    for key, printed in (("requests_new", 1), ("requests_carried_in", 2)):
        assert values(report, key) == [None, printed, 0, 0, 0, 0, printed]
        assert report.cells[f"rq.{key}.natural_person"].state == "blank"
        assert not rules(report, f"rq.{key}.natural_person")


def test_figures_under_the_name_of_a_proceeding_alone_have_no_header() -> None:
    report = read(
        PD.format("") + f"<table><tr><td colspan=5>行政复议</td></tr><tr>{cells([1, 0, 0, 0, 1])}</tr></table>"
    )
    assert report.cells["pd.normative_docs_issued"].value == 4
    assert "rl" not in report.forms


def test_the_name_of_a_proceeding_may_have_blanks_beside_it() -> None:
    """Programs that part merged cells leave the other places empty."""
    heads = cells(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    tables = [
        f"<table><tr>{cells([name, '', '', '', ''])}</tr><tr>{heads}</tr><tr>{cells([n, 0, 0, 1, n + 1])}</tr></table>"
        for n, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉"))
    ]
    report = read("".join(tables))
    for n, name in enumerate(("review", "suit_direct", "suit_after_review")):
        assert [report.cells[f"rl.{name}.{one}"].value for one in OUTCOMES] == [n, 0, 0, 1, n + 1]


def test_outcomes_whose_proceeding_is_lost_are_no_header_of_the_next_table() -> None:
    """The first line of the first of three small tables is lost: what the others begin with is no row under it."""
    heads = cells(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    tables = [
        f"<table>{name}<tr>{heads}</tr><tr>{cells([n, 0, 0, 1, n + 1])}</tr></table>"
        for n, name in enumerate(
            ("", *(f"<tr><td colspan=5>{one}</td></tr>" for one in ("未经复议直接起诉", "复议后起诉")))
        )
    ]
    report = read("".join(tables))
    for name, printed in (
        ("review", [None] * 5),
        ("suit_direct", [1, 0, 0, 1, 2]),
        ("suit_after_review", [2, 0, 0, 1, 3]),
    ):
        assert [report.cells[f"rl.{name}.{one}"].value for one in OUTCOMES] == printed


def test_figures_of_one_proceeding_are_not_those_of_the_next_caption() -> None:
    """Only the first of three small tables has a header, and each the name of its proceeding above it."""
    heads = cells(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    first = f"<p>行政复议</p><table><tr>{heads}</tr><tr>{cells([1, 0, 0, 1, 2])}</tr></table>"
    report = read(f"{first}<p>未经复议直接起诉</p><table><tr>{cells([0, 0, 0, 3, 3])}</tr></table>")
    assert [report.cells[f"rl.review.{one}"].value for one in OUTCOMES] == [1, 0, 0, 1, 2]
    assert [report.cells[f"rl.suit_direct.{one}"].value for one in OUTCOMES] == [None] * 5


@pytest.mark.parametrize(("mark", "state"), [("无", "text"), ("/", "slash"), ("—", "dash"), ("0", "number")])
def test_a_cell_over_all_columns_that_says_that_there_is_nothing_says_so_of_each(mark: str, state: str) -> None:
    report = requests(NEW.format(f"<td colspan=7>{mark}</td>"))
    assert {report.cells[f"rq.requests_new.{column}"].state for column in COLUMNS} == {state}
    report = read(PD.format("").replace("<td>0</td>" * 3, f"<td colspan=3>{mark}</td>"))
    assert {cell.state for key, cell in report.cells.items() if key.startswith("pd.rules")} == {state}
    assert report.cells["pd.normative_docs_in_force"].value == 9


def test_a_cell_over_all_proceedings_that_says_that_there_were_none() -> None:
    report = read(f"<table>{RL_HEAD}<tr><td colspan=15>无</td></tr></table>")
    assert [(cell.value, cell.state) for cell in report.cells.values()] == [(None, "text")] * 15


@pytest.mark.parametrize("cell", ["<td colspan=7>5</td>", "<td colspan=6>0</td>", "<td colspan=6>0</td><td>5</td>"])
def test_a_cell_over_columns_that_prints_a_count_or_leaves_one_out_is_left_null(cell: str) -> None:
    report = requests(NEW.format(cell))
    assert values(report, "requests_new") == [None] * 7
    assert rules(report, "rq.requests_new.total")


def test_rows_of_two_columns_that_are_merged_cells_parted_again() -> None:
    """上一年项目数量 and 本年增/减 reach over two columns each, which a program parts and leaves blank."""
    head = ["信息内容", "上一年项目数量", "", "本年增/减", ""]
    licences = ["行政许可", 8, 1, "", 93], ["其他对外管理服务事项", 7, 0, "", 5]
    lines: list[Sequence[object]] = [["信息内容", "上一年项目数量", "本年增/减", "", "处理决定数量"], *licences, head]
    above = "<table>" + "".join(f"<tr>{cells(line)}</tr>" for line in lines)
    report = read(f"{above}<tr>{cells(['行政事业性收费', 5, '', -2, ''])}</tr></table>")
    assert report.cells["pd.admin_fee_items_prev_year"].value == 5
    assert report.cells["pd.admin_fee_items_change"].value == -2
    report = read(f"{above}<tr>{cells(['行政事业性收费', 5, -2, '', ''])}</tr></table>")
    assert not any(cell.value is not None for key, cell in report.cells.items() if "admin_fee" in key)


ROWS_OF_BLANKS: dict[str, tuple[str, list[object]]] = {
    "requests_new": ("一、本年新收政府信息公开申请数量", [21, "", "", "", "", 2, 23]),
    "granted_full": ("（一）予以公开", [9, "", "", "", "", "", 9]),
    "granted_partial": ("（二）部分公开", [""] * 7),
    "denied_state_secret": ("1.属于国家秘密", [""] * 7),
}


def beside(label: str, last_year: Sequence[object]) -> Report:
    """Those rows with a column more between their labels and their figures."""
    head = HEAD.replace("<td colspan=7>申请人情况</td>", f"<td rowspan=3>{label}</td><td colspan=7>申请人情况</td>")
    rows = zip(ROWS_OF_BLANKS.values(), last_year, strict=True)
    return requests(*(f"<tr><td colspan=3>{own}</td>{cells([n, *row])}</tr>" for (own, row), n in rows), head=head)


@pytest.mark.parametrize("label", ["上年总计", "去年", "2023年", "2023年度合计", "同比增减", "件数", "备注", "全市"])
@pytest.mark.parametrize("last_year", [[18, 7, 3, 0], [18, 7, 3, ""], [300, 301, 302, 303]])
def test_a_column_that_no_form_has_before_the_applicants(label: str, last_year: Sequence[object]) -> None:
    """Where a row is blank, its figure of last year was read as that of the natural persons."""
    report = beside(label, last_year)
    for key, (_, row) in ROWS_OF_BLANKS.items():
        assert values(report, key) == [figure if figure != "" else None for figure in row]
        assert {report.cells[f"rq.{key}.{column}"].state for column in COLUMNS} <= {"number", "blank"}


@pytest.mark.parametrize("label", ["", "项目"])
def test_a_figure_before_all_columns_of_a_row_of_blanks_is_not_read(label: str) -> None:
    report = beside(label, [18, 7, 3, 5])
    assert values(report, "granted_partial") == values(report, "denied_state_secret") == [None] * 7
    assert rules(report, "rq.granted_partial.natural_person")

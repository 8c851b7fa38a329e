"""Rows whose labels a scan shows by half are named between their neighbours, and no other row is."""

from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.values import Grid, Report

PD = (
    "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>{rules}</td><td>1</td><td>2</td><td>3</td></tr>{after}"
    "<tr><td>行政规范性文件</td><td>4</td><td>2</td><td>9</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>7</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>{penalties}</td><td colspan=3>8</td></tr>"
    "<tr><td>{last}</td><td colspan=3>6</td></tr></table>"
)
RQ = (
    "<table><tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>"
    "<td>其他</td><td>总计</td></tr>{}</table>"
)
ROWS = (
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "（七）总计",
    "四、结转下年度继续办理",
)
NAMES = {
    "unable_unclear_after_correction": 0,
    "not_processed_petition_complaint": 1,
    "not_processed_repeat": 2,
    "requests_carried_out": 5,
}


def disclosure(rules: str = "规章", penalties: str = "行政处罚", last: str = "行政强制", after: str = "") -> Report:
    return recognised(PD.format(rules=rules, penalties=penalties, last=last, after=after))


def recognised(body: str) -> Report:
    """A page as if it had been recognised in a picture, surely."""
    document = read_document(body.encode(), name="page.html")
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    sure = {id(cell): cell._replace(confidence=1.0) for row in grid.rows for cell in row if cell}
    rows = tuple(tuple(cell and sure[id(cell)] for cell in row) for row in grid.rows)
    return read_report(replace(document, blocks=(replace(grid, rows=rows),)))


def requests(labels: tuple[str, ...]) -> Report:
    rows = (f"<tr><td>{label}</td>{'<td>0</td>' * 5}<td>{n}</td><td>{n}</td></tr>" for n, label in enumerate(labels))
    return recognised(RQ.format("".join(rows)))


def total(report: Report, row: str) -> object:
    return report.cells[f"rq.{row}.{COLUMNS[-1]}"].value


def test_row_of_table_pd_is_known_by_most_of_its_label() -> None:
    """Text recognition does not know 罰: 行政處罰 was read as 行政處, and kept as a row of no form (made scan 516)."""
    report = disclosure(penalties="行政處")
    assert report.cells["pd.penalty_decisions"].value == 8
    assert any("pd.penalty_decisions" in finding.cells for finding in report.findings)
    assert not any("no form has a row" in finding.en for finding in report.findings)
    assert disclosure(rules="观章").cells["pd.rules_in_force"].value == 3


@pytest.mark.parametrize("label", ["行政检查", "行政", "处理", "行政处理决定书"])
def test_other_row_of_table_pd_is_none_of_the_form(label: str) -> None:
    assert disclosure(penalties=label).cells["pd.penalty_decisions"].value is None


def test_page_in_plain_text_shows_no_label_by_half() -> None:
    """The office's own 行政处理 between 行政许可 and 行政强制 was read as 行政处罚 in a web page."""
    body = PD.format(rules="规章", penalties="行政处理", last="行政强制", after="")
    assert recognised(body).cells["pd.penalty_decisions"].value == 8
    report = read_report(read_document(body.encode(), name="page.html"))
    assert report.cells["pd.penalty_decisions"].value is None
    assert any("no form has a row “行政处理”" in finding.en for finding in report.findings)


def test_row_is_named_only_in_its_place() -> None:
    assert disclosure(penalties="行政強", last="行政处").cells["pd.penalty_decisions"].value is None
    twice = "<tr><td>规意</td><td>5</td><td>5</td><td>5</td></tr>"
    assert disclosure(rules="规章", after=twice).cells["pd.rules_in_force"].value == 3


@pytest.mark.parametrize(
    ("n", "label", "row"),
    [
        (1, ".信访報投類申請", "not_processed_petition_complaint"),
        (2, "2.重申请", "not_processed_repeat"),
        (5, "四、結轉下年度續辨理", "requests_carried_out"),
    ],
)
def test_row_of_table_rq_is_known_by_most_of_its_label(n: int, label: str, row: str) -> None:
    report = requests((*ROWS[:n], label, *ROWS[n + 1 :]))
    assert total(report, row) == n
    assert {name: total(report, name) for name in NAMES} == NAMES


def test_last_row_of_a_group_is_known_by_one_of_its_two_characters() -> None:
    """其他 was read as 其地 above the sum of its group (made scan 714)."""
    rows = ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其地", "（七）总计")
    assert total(requests(rows), "other_other") == 1
    assert total(requests((*rows[:2], "合计", rows[2])), "other_other") == 1
    assert total(requests((rows[0], "3.共计", rows[2])), "other_other") is None


@pytest.mark.parametrize("label", ["1.信访申请", "1.网上申请", "1.举报类事项", "小计"])
def test_other_row_of_table_rq_is_none_of_the_form(label: str) -> None:
    assert total(requests((ROWS[0], label, *ROWS[2:])), "not_processed_petition_complaint") is None


@pytest.mark.parametrize(
    ("label", "is_it"),
    [("四·结博下年度缴绩游理", True), ("结转本月申请数量", False), ("四、结转情况及其下年度的有关办理", False)],
)
def test_last_row_is_known_by_more_than_half_of_its_long_label(label: str, *, is_it: bool) -> None:
    """As a model of simplified characters reads 四、結轉下年度繼續辦理 (made scan 1749)."""
    report = requests((*ROWS[:-1], label))
    assert (total(report, "requests_carried_out") == len(ROWS) - 1) == is_it


def test_half_of_the_total_is_known_by_its_number() -> None:
    """總計 was read as 計 there."""
    assert total(requests((*ROWS[:4], "（七）計", *ROWS[5:])), "completed_total") == 4
    assert total(requests((*ROWS[:4], "（八）計", *ROWS[5:])), "completed_total") is None


def test_whole_label_is_no_half_of_another() -> None:
    """3.其他 between a row of （五） and （七）总计, its neighbours lost: in 2019 （六）其他处理 stands there."""
    rows = ("5.要求行政机关确认或重新出具已获取信息", "3.其他", "（七）总计", "四、结转下年度继续办理")
    assert not any(cell.value for key, cell in requests(rows).cells.items() if key.startswith("rq.other_total"))

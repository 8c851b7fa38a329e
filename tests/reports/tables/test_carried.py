"""A grid under the header of the one before, or under none."""

from dataclasses import replace
from typing import Any

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Grid
from tests.maker.judge import judge
from tests.maker.layout import Kind, Layout
from tests.maker.reports import make
from tests.reports.loose_text import LABELS, ROWS, read, values
from tests.reports.tables.test_align import COLUMNS, HEAD, NEW, cells

LAST_COLUMNS = (
    "<table><tr><td rowspan=3>项目</td><td colspan=3>申请人情况</td></tr>"
    "<tr><td colspan=2>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    "<tr><td>法律服务机构</td><td>其他</td></tr>"
    "<tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>2</td><td>9</td></tr>"
    "<tr><td>四、结转下年度继续办理</td><td>0</td><td>0</td><td>3</td></tr></table>"
)
NEXT = f"<tr><td>三、本年度办理结果</td><td>（二）部分公开</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>"
OUTCOMES = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending", "总计": "total"}


def test_disputes_on_end_below_the_second_half_of_requests() -> None:
    """Three columns and one of labels, both: table RL was rows without a name under table RQ's last columns."""
    groups = (("行政复议", "行政复议"), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉"))
    counts = [3, 1, 0, 2, 6, 0, 5, 1, 0, 6, 4, 0, 0, 0, 4]
    labels = [(*group, label) for group in groups for label in OUTCOMES]
    rows = "".join(
        f"<tr><td>{above}</td><td>{group}</td><td>{label}</td><td>{count}</td></tr>"
        for (above, group, label), count in zip(labels, counts, strict=True)
    )
    page = f"<h1>青禾县水利局2022年政府信息公开工作年度报告</h1>{LAST_COLUMNS}<table>{rows}</table>"
    report = read_report(read_document(page.encode(), name="page.html"))
    keys = [f"rl.{row}.{key}" for row in ("review", "suit_direct", "suit_after_review") for key in OUTCOMES.values()]
    assert [report.cells[key].value for key in keys] == counts
    assert not [key for key in report.cells if "ext" in key]


def test_labels_behind_their_figures_below_a_header_of_its_own_block() -> None:
    """One cell a line: each label had the figures of the next row beside it, and they were read as its own."""
    head = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    cells = [cell for label, row in zip(LABELS, ROWS, strict=True) for cell in (*map(str, row), label)]
    text = "\n\n".join("".join(f"{cell} |\n" for cell in block) for block in (head, cells))
    assert not any(values(read(text), "rq"))


def test_a_blank_row_behind_the_labels_of_a_header_is_that_of_the_label_behind_it() -> None:
    """One cell a line, labels behind, on a page with a header of its own: each row had the next one's figures."""
    head = ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    rows = [[""] * 7, *([*map(str, row)] for row in ROWS[1:])]
    cells = [cell for label, row in zip(LABELS, rows, strict=True) for cell in (*row, label)]
    behind, before = (
        read("三、收到和处理政府信息公开申请情况\n\n" + "".join(f"{cell} |\n" for cell in (*head, *block)))
        for block in (cells, [*cells[7:], *cells[:7]])
    )
    assert not any(values(behind, "rq"))
    assert before.cells["rq.requests_new.total"].value == ROWS[1][6]


@pytest.mark.parametrize(("others", "is_drawn", "is_read"), [("", True, False), (NEXT, True, True), ("", False, True)])
def test_a_row_alone_that_is_as_wide_as_the_table_may_have_lost_a_figure_on_a_page(
    others: str, is_drawn: bool, is_read: bool
) -> None:
    """An empty cell of labels was a blank figure of 自然人 (made file 173402416), as it is where rows are whole.

    A page draws no columns but those of the row, where a file says over how many each cell reaches.
    """
    head = HEAD.replace("colspan=3", "colspan=2")
    row = f"<tr><td>三、本年度办理结果</td><td>（一）予以公开</td><td></td>{cells([4, 0, 7, 1, 0, 12])}</tr>"
    new = NEW.format(cells([5, 4, 0, 7, 1, 0, 17])).replace("colspan=3", "colspan=2")
    document = read_document(f"<table>{head}{new}</table><table>{row}{others}</table>".encode(), name="page.html")
    blocks = (replace(block, drawn=is_drawn) if isinstance(block, Grid) else block for block in document.blocks)
    report = read_report(replace(document, blocks=tuple(blocks)))
    found = [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS]
    assert found == ([None, 4, 0, 7, 1, 0, 12] if is_read else [None] * 7)


@pytest.mark.parametrize(
    "switches",
    [
        {"totals_only": True},
        {"natural_persons_only": True, "spacer": "column", "column_order": "persons_last"},
        {"nothing": "blank", "column_numbers": True},
    ],
)
@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_rows_in_tables_of_their_own_whose_first_cell_is_blank_stand_under_the_header_of_the_first(
    kind: Kind, switches: dict[str, Any]
) -> None:
    """All but the first row was null (made files 176601686, 176602917, 176626020)."""
    score = judge(make(7, Layout(headless_mini_tables=True, **switches)), kind)
    assert (score.wrong, score.doubtful) == ((), ())

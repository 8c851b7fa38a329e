"""Rows of table RQ in flattened text that their own sum does not prove: left to the sums of the table."""

import pytest

from tests.reports.loose_text import read
from tests.reports.test_align import rules, values

HEAD = (
    "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)
ROWS = (
    "| 一、本年新收政府信息公开申请数量 |  |  |  |  |  |  | 40 |\n"
    "| （一）予以公开 |  |  |  |  |  |  | 7 |\n"
    "| 四、结转下年度继续办理 |  |  |  |  |  | {} |\n"
)


@pytest.mark.parametrize("figures", ["|  3 | 3", "|  12 | 12"])
def test_a_figure_cut_in_halves_that_are_alike_is_no_applicant_and_its_total(figures: str) -> None:
    """33 in two cells, so that its row has a cell too many (made texts 11002143 and 22001875)."""
    report = read(HEAD + ROWS.format(figures))
    assert values(report, "requests_new")[6] == 40
    assert values(report, "requests_carried_out") == [None] * 7
    assert rules(report, "rq.requests_carried_out.other_org") == {"READ-SHAPE"}


def test_an_applicant_and_its_total_in_a_row_of_seven_are_read() -> None:
    report = read(HEAD + ROWS.format("3 | 3"))
    assert values(report, "requests_carried_out") == [None, None, None, None, None, 3, 3]

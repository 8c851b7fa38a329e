"""Rows of tables PD and RL that end in a blank: what was printed, and what may have become of it."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report

OUTCOMES = "".join(f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")) * 3
RL = (
    "<table><tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>"
    f"<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>{OUTCOMES}</tr><tr>{{}}</tr></table>"
)
PD = (
    "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td>{}</tr></table>"
)


def told(table: str, cells: list[str]) -> set[str]:
    """The cells that a finding about the shape of a row names."""
    page = table.format("".join(f"<td>{cell}</td>" for cell in cells))
    report = read_report(read_document(page.encode(), name="made.html"))
    return {key for one in report.findings if one.rule == "READ-SHAPE" for key in one.cells}


@pytest.mark.parametrize(("cells", "is_told"), [(["2", "5", ""], True), (["0", "0", ""], False), (["", "", ""], False)])
def test_documents_without_those_in_force(cells: list[str], is_told: bool) -> None:
    """Where 3, 2 and 5 were printed and the first cell is gone, nothing else says so."""
    keys = {f"pd.normative_docs_{key}" for key in ("issued", "repealed", "in_force")}
    assert told(PD, cells) == (keys if is_told else set())


@pytest.mark.parametrize(("last", "is_told"), [(["1", "0", "0", "1", ""], True), (["", "", "", "", ""], False)])
def test_disputes_without_their_last_total(last: list[str], is_told: bool) -> None:
    """The sums of the proceedings before it may hold by chance, as 1 and 1 are 2 here."""
    found = told(RL, ["1", "1", "0", "0", "2", "0", "1", "0", "0", "1", *last])
    assert ("rl.review.upheld" in found) == is_told


@pytest.mark.parametrize(
    ("review", "is_told"), [(["0", "0", "0", "60", "600"], True), (["0", "0", "", "0", "0"], False)]
)
def test_a_blank_behind_noughts_alone_is_told_where_it_is_the_only_one(review: list[str], is_told: bool) -> None:
    """60 and a nought ran together, and all noughts moved (made file 169030167)."""
    assert ("rl.suit_direct.upheld" in told(RL, [*review, *["0"] * 9, ""])) == is_told

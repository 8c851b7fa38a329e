"""One cell that the page prints several times in a row."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.maker.judge import judge
from tests.maker.layout import Kind
from tests.maker.parted import parted
from tests.maker.reports import make

ROWS = (
    ("第二十条第（一）项",) * 4,
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "1", "0", "2"),
    ("行政规范性文件", "3", "0", "4"),
    ("第二十条第（五）项",) * 4,
    ("信息内容", "本年处理决定数量", "本年处理决定数量", "本年处理决定数量"),
)


def read(*decisions: str) -> Report:
    rows = (*ROWS, ("行政许可", *decisions))
    html = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return read_report(read_document(f"<table>{html}</table>".encode(), name="page.html"))


def test_a_merged_cell_that_was_parted_and_filled_is_one() -> None:
    """As spreadsheets and pandas part merged cells; the figure was left null, as printed more than once."""
    report = read("1139", "1139", "1139")
    assert report.cells["pd.licensing_decisions"].value == 1139
    assert not any("pd.licensing_decisions" in finding.cells for finding in report.findings)


@pytest.mark.parametrize("decisions", [("1139", "1139", "1140"), ("1139", "1139", ""), ("1139", "1,139", "1139")])
def test_unlike_texts_are_no_parted_cell(decisions: tuple[str, ...]) -> None:
    report = read(*decisions)
    assert report.cells["pd.licensing_decisions"].value is None
    assert any("pd.licensing_decisions" in finding.cells for finding in report.findings)


@pytest.mark.parametrize("kind", ["html", "xlsx", "docx"])
@pytest.mark.parametrize("seed", range(12))
def test_reports_without_merged_cells_are_read_like_others(seed: int, kind: Kind) -> None:
    score = judge(parted(make(seed, kind=kind)), kind)
    assert (score.wrong, len(score.doubtful) - score.excused, score.identity) == ((), 0, "")


def test_blanks_where_no_form_has_a_cell_are_not_told() -> None:
    """Under one header for all rows; a finding for each of them hid what there was to say."""
    rows = (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量"),
        ("规章", "1", "0", "2", ""),
        ("行政规范性文件", "3", "0", "4", "5"),
        ("行政许可", "", "", "", "7"),
    )
    html = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    report = read_report(read_document(f"<table>{html}</table>".encode(), name="page.html"))
    assert report.cells["pd.licensing_decisions"].value == 7
    assert [one.cells[0] for one in report.findings if one.rule == "READ-FORM"] == ["pd.ext:行政规范性文件.decisions"]


@pytest.mark.parametrize("other", ["上年制发件数", "去年制发件数"])
def test_a_column_of_another_year_is_no_damaged_one_of_this(other: str) -> None:
    """One character from 本年制发件数, it was read as the same, and neither was taken."""
    rows = (("信息内容", "本年制发件数", other, "本年废止件数", "现行有效件数"), ("规章", "1", "9", "0", "2"))
    html = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    report = read_report(read_document(f"<table>{html}</table>".encode(), name="page.html"))
    assert [report.cells[f"pd.rules_{name}"].value for name in ("issued", "repealed", "in_force")] == [1, 0, 2]
    assert any(other in finding.zh for finding in report.findings)


def test_a_table_that_is_not_found_is_named_by_the_form_of_the_others() -> None:
    """Table PD was named by the newest form, as the first that is looked for."""
    report = read_report(read_document(f"<table>{_FORM_OF_2019}</table>".encode(), name="page.html"))
    named = {key for finding in report.findings if finding.rule == "READ-TABLE" for key in finding.cells}
    assert "pd.rules_made" in named and "pd.rules_issued" not in named


_FORM_OF_2019 = "".join(
    f"<tr><td>{label}</td>{'<td>1</td>' * 6}<td>6</td></tr>"
    for label in ("一、本年新收政府信息公开申请数量", "（一）予以公开", "（六）其他处理", "（七）总计")
)
_FORM_OF_2019 = (
    "<tr><td>（勾稽）</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>"
    f"<td>其他</td><td>总计</td></tr>{_FORM_OF_2019}"
)

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

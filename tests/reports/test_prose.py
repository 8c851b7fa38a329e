"""Text in rows of a table of its own: parts, claims and years are read there too, and labels are no text."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.reports.tables.test_align import CARRIED_IN, HEAD, NEW, cells


def row(text: str, width: int = 10) -> str:
    return f"<tr><td colspan={width}>{text}</td></tr>"


def laid_out(*before: str, behind: tuple[str, ...] = ()) -> Report:
    """A report whose paragraphs are rows of the one table of the page."""
    table = HEAD + NEW.format(cells([9, 2, 0, 0, 0, 0, 11])) + CARRIED_IN.format(cells([1, 0, 0, 0, 0, 0, 1]))
    rows = "".join(map(row, before)) + table + "".join(map(row, behind))
    return read_report(read_document(f"<table>{rows}</table>".encode(), name="a.html"))


def test_a_report_in_one_table_has_its_parts_and_its_claims() -> None:
    report = laid_out(
        "本报告的统计期限为2023年1月1日至2023年12月31日。",
        "一、总体情况",
        "全年收到政府信息公开申请11件。",
        "三、收到和处理政府信息公开申请情况",
        behind=("注：上年结转1件", "五、存在的主要问题及改进情况", "人手不足。"),
    )
    assert report.year == 2023
    assert [(one.number, one.text) for one in report.sections] == [
        ("一", "全年收到政府信息公开申请11件。"),
        ("三", "注：上年结转1件"),
        ("五", "人手不足。"),
    ]
    assert [(one.pattern, one.status) for one in report.claims] == [
        ("N25", "match"),
        ("N01", "match"),
        ("N03", "match"),
    ]


@pytest.mark.parametrize("label", ["三、本年度办理结果", "申请人情况", "第二十条第（一）项", "（三）不予公开"])
def test_a_label_in_a_row_of_its_own_is_no_text(label: str) -> None:
    report = laid_out("一、总体情况", behind=(label, "一切正常。"))
    assert [one.text for one in report.sections] == ["一切正常。"]


def test_a_label_beside_blanks_and_a_sentence_beside_figures_are_no_text() -> None:
    report = laid_out("一、总体情况", behind=("</td><td>甲。</td><td>3",))
    assert [one.text for one in report.sections] == [""]

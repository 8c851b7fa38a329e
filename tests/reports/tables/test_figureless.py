"""Reports of which only the labels are left are kept, without a figure; what is no report is none."""

import pytest

from gongkai.documents import read_document
from gongkai.forms import FORMS
from gongkai.reports import NotAReport, holds_report, read_report
from gongkai.reports.tables.figureless import labels_without_figures
from gongkai.values import Document, Report
from tests.maker.judge import judge
from tests.maker.reports import make

TITLE = "云泽市白石镇人民政府2023年政府信息公开工作年度报告"


def _document(*lines: str) -> Document:
    page = "".join(f"<p>{line}</p>" for line in (TITLE, "一、总体情况", *lines))
    return read_document(page.encode(), name="x.html")


def _labels(form: str) -> list[str]:
    tables = FORMS[form].tables.values()
    return [part for table in tables for block in table.blocks for part in _parts(block.columns, block.rows)]


def _parts(*parts: object) -> list[str]:
    return [one.label for some in parts for one in some]  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", list(FORMS))
def test_labels_that_lost_their_figures(form: str) -> None:
    """A site that leaves out what it printed before leaves one figure of many."""
    labels = list(dict.fromkeys(_labels(form)))
    document = _document(*labels[:6], "0", *labels[6:])
    report = read_report(document)
    assert (report.agency, report.year) == ("云泽市白石镇人民政府", 2023)
    assert set(report.forms) == {"pd", "rq", "rl"}
    assert set(report.forms.values()) == {form}
    assert {cell.state for cell in report.cells.values()} == {"absent"}
    assert _told(report) == set(report.cells)
    assert holds_report(document)


def _told(report: Report) -> set[str]:
    return {key for finding in report.findings if finding.rule == "READ-TABLE" for key in finding.cells}


def test_a_table_without_labels_is_not_found_and_of_no_other_form() -> None:
    """A page may break off behind the first table; the labels that it has are of its year's form (a bureau, 2020)."""
    pd = [part for block in FORMS["2021"].tables["pd"].blocks for part in _parts(block.columns, block.rows)]
    report = read_report(_document(*dict.fromkeys(pd), "0"))
    assert report.forms == {"pd": "2021"}
    assert {finding.rule for finding in report.findings} == {"READ-TABLE"}
    assert sum("未找到" in finding.zh for finding in report.findings) == 2


def test_labels_and_figures_in_one_paragraph() -> None:
    """555 may be three fives, or two figures and a blank."""
    text = "信息内容本年新制作数量本年新公开数量对外公开总数量规章555规范性文件141414第二十条第（五）项上一年项目数量"
    report = read_report(_document(text))
    assert report.forms == {"pd": "2019"}
    assert {cell.value for cell in report.cells.values()} == {None}


@pytest.mark.parametrize(
    "lines",
    [
        ["2023年收到政府信息公开申请3件，予以公开2件，部分公开1件。"],
        ["制发规范性文件3件，现行有效件数为5件，作出行政许可9件、行政处罚3件。"],
        ["本年新收政府信息公开申请数量3件，上年结转政府信息公开申请数量0件。"],
    ],
)
def test_running_text_is_no_table(lines: list[str]) -> None:
    document = _document(*lines)
    assert labels_without_figures(document) is None
    with pytest.raises(NotAReport):
        read_report(document)


def test_a_notice_that_prints_the_empty_form_is_no_report() -> None:
    page = "<title>关于印发年度报告格式的通知</title>" + "".join(f"<p>{label}</p>" for label in _labels("2021"))
    with pytest.raises(NotAReport):
        read_report(read_document(page.encode(), name="x.html"))


_ROWS = "".join(
    f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>"
    for row in (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "{0}", "{0}", "{0}"),
        ("行政规范性文件", "{0}", "{0}", "{0}"),
    )
)
_TABLE = f"<table><tr><td colspan=4>第二十条第（一）项</td></tr>{_ROWS}</table>"


@pytest.mark.parametrize(
    ("page", "is_report"),
    [
        ("<title>关于做好2023年政府信息公开工作年度报告的通知</title><p>请各部门填报。</p>{}", False),
        ("<title>某局2023年政府信息公开工作年度报告（模板）</title>{}", False),
        ("<p>政府信息公开工作年度报告格式</p><p>一、总体情况</p>{}", False),
        ("<p>云泽市财政局统计制度</p><p>第一条 略。</p><p>附件：政府信息公开情况统计表（样表）</p>{}", False),
        ("<p>云泽市财政局2023年政府信息公开工作年度报告</p><p>一、总体情况</p>{}", True),
        (
            "<p>云泽市财政局年度报告</p><p>按政府信息公开工作年度报告格式</p><p>的通知编制。</p><p>一、总体情况</p>{}",
            True,
        ),
    ],
)
def test_a_form_to_be_filled_in_is_no_report(page: str, *, is_report: bool) -> None:
    """Orders and rules print the form with blank cells, and were read as the report of whoever published them."""
    blank = read_document(page.format(_TABLE.format("")).encode(), name="x.html")
    assert holds_report(blank) is is_report
    if is_report:
        assert read_report(blank).forms == {"pd": "2021"}
    else:
        with pytest.raises(NotAReport, match="a form to be filled in") as said:
            read_report(blank)
        assert said.value.zh.endswith("表明这是待填写的空表")
    filled = read_document(page.format(_TABLE.format("3")).encode(), name="x.html")
    assert holds_report(filled)
    assert read_report(filled).cells["pd.rules_issued"].value == 3


def test_a_sentence_that_names_the_order_it_follows_is_no_order() -> None:
    """A text without a title is called by its first sentence, and was no report where its figures are lost."""
    told = "根据《关于做好年度报告编制工作的通知》等文件要求，现公布云泽市水利局2023年政府信息公开工作年度报告。"
    run_on = f"{told}申请人逾期未按收费通知要求缴纳费用的，不再处理。"
    for first in (told, run_on):
        lines = [first, "一、总体情况", *dict.fromkeys(_labels("2021"))]
        document = read_document("\n".join(lines).encode(), name="x.txt")
        assert holds_report(document)
        assert (read_report(document).agency, read_report(document).year) == ("云泽市水利局", 2023)
        blank = read_document(f"<p>{first}</p><p>一、总体情况</p>{_TABLE.format('')}".encode(), name="x.html")
        assert read_report(blank).forms == {"pd": "2021"}


def test_the_labels_of_a_neighbour_say_nothing_of_the_form() -> None:
    """Last year's tables follow the form of 2019; the report's own follow that of 2021, and none could be read."""
    assert not judge(make(165701712, kind="text"), "text").wrong

"""What is said of a document without the statutory tables, in both languages, and why it has none."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, read_report


def refused(*paragraphs: str) -> tuple[str, str]:
    page = "".join(f"<p>{text}</p>" for text in paragraphs)
    with pytest.raises(NotAReport) as said:
        read_report(read_document(page.encode(), name="x.html"))
    return str(said.value), said.value.zh


def test_a_page_without_tables_is_told_in_both_languages() -> None:
    english, chinese = refused("云泽市水利局2024年政府信息公开工作年度报告", "一、总体情况", "依法公开。")
    assert english == "no statutory table: none of 主动公开 (PD), 申请 (RQ), 复议诉讼 (RL) was found in 0 tables"
    assert chinese == "未找到法定统计表：0个表格中没有主动公开（PD）、申请（RQ）、复议诉讼（RL）表"


def test_a_report_from_before_the_tables_is_told_to_be_one() -> None:
    english, chinese = refused("云泽市水利局2016年政府信息公开工作年度报告", "一、概述", "收到申请12件。")
    assert english.endswith("; the report is on 2016, and there are such tables from 2019 on")
    assert chinese.endswith("；这是2016年度的报告，三张表自2019年度起才有")
    assert "2016" not in "".join(refused("2016年，云泽市水利局收到申请12件。"))  # no title says that it is a report


def test_a_report_by_the_rules_for_universities_has_no_such_tables() -> None:
    said = "根据《高等学校信息公开办法》编制，统计期限为2023年9月1日至2024年8月31日。"
    english, chinese = refused("云泽学院2023-2024学年信息公开工作年度报告", said)
    assert "《高等学校信息公开办法》" in english
    assert chinese.endswith("按《高等学校信息公开办法》编制的报告没有这三张表")


@pytest.mark.parametrize(
    ("link", "kind"), [("<a href='./P1.pdf'>2024年年报.pdf</a>", "附件"), ("<iframe src='f.html'></iframe>", "框架页")]
)
def test_where_the_report_may_be_is_told_in_chinese(link: str, kind: str) -> None:
    with pytest.raises(NotAReport) as said:
        read_report(read_document(f"<p>见附件</p>{link}".encode(), name="x.html"))
    assert f"；报告可能在{kind}" in said.value.zh
    assert said.value.zh.endswith("中，请取得后再读取")

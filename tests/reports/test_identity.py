"""Agency, year, title, scope and date from what a page prints, and from nothing else."""

from datetime import date

import pytest

from gongkai.documents import read_document
from gongkai.reports.identity import Identity, identify
from gongkai.values import Scope


def who(*paragraphs: str, head: str = "", table: str = "") -> Identity:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return identify(read_document(f"<html><head>{head}</head><body>{table}{body}</body></html>".encode(), name="x"))


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("云泽市教育局2024年政府信息公开工作年度报告", "云泽市教育局", 2024),
        ("2019年云泽市人民政府办公厅政府信息公开工作年度报告", "云泽市人民政府办公厅", 2019),
        ("云泽市财政局2023年度政府信息公开年报", "云泽市财政局", 2023),
        ("云泽市水利局二〇二三年政府信息公开工作年度报告", "云泽市水利局", 2023),
        ("青屏街道办事处2022年度政府信息公开工作年度报告", "青屏街道办事处", 2022),
        ("２０２１年云泽市民政局政府信息公开工作年度报告", "云泽市民政局", 2021),
        ("云泽市公安局 2025 年政府信息公开工作年度报告", "云泽市公安局", 2025),
    ],
)
def test_title_names_agency_and_year(title: str, agency: str, year: int) -> None:
    found = who(title, "一、总体情况", "正文")
    assert (found.agency, found.year, found.title) == (agency, year, title)
    assert found.findings == ()


def test_a_title_over_two_lines() -> None:
    assert who("云泽市教育局", "2024年政府信息公开工作年度报告", "一、总体情况").agency == "云泽市教育局"
    found = who("2024年云泽市科技局政府信息公开工作", "年度报告", "一、总体情况")
    assert (found.agency, found.year) == ("云泽市科技局", 2024)


def test_a_region_alone_is_completed_by_what_the_page_prints() -> None:
    row = "<table><tr><td>发布机构</td><td>云泽市人民政府</td><td>公开日期</td><td>2025-03-20</td></tr></table>"
    found = who("云泽市2024年政府信息公开工作年度报告", table=row)
    assert (found.agency, found.published_at) == ("云泽市人民政府", date(2025, 3, 20))
    alone = who("云泽市2024年政府信息公开工作年度报告")
    assert alone.agency == "云泽市"
    assert [finding.rule for finding in alone.findings] == ["READ-AGENCY"]


def test_site_chrome_is_no_agency() -> None:
    found = who(
        "2024年政府信息公开工作年度报告",
        head="<title>2024年政府信息公开工作年度报告-云泽市人民政府</title>"
        "<meta name=ContentSource content='云泽市政府网站'>",
    )
    assert found.agency is None
    assert [finding.rule for finding in found.findings] == ["READ-AGENCY"]


def test_the_publisher_of_the_metadata() -> None:
    head = "<meta name=ContentSource content='云泽市审计局'><meta name=PubDate content='2025-01-10 09:00'>"
    found = who("2024年政府信息公开工作年度报告", head=head)
    assert (found.agency, found.published_at) == ("云泽市审计局", date(2025, 1, 10))


def test_named_in_passing_only() -> None:
    found = who("2024年政府信息公开年度报告", "一、总体情况", "2024年，云泽市党政办认真落实条例，做好公开工作。")
    assert found.agency == "云泽市党政办"
    assert [finding.rule for finding in found.findings] == ["READ-AGENCY"]
    two = who("2024年政府信息公开年度报告", "一、", "2024年，甲市财政局认真落实。", "2024年，乙市财政局认真落实。")
    assert two.agency is None


def test_our_bureau_is_no_name() -> None:
    assert who("2024年政府信息公开年度报告", "一、总体情况", "2024年，我局认真落实条例。").agency is None


def test_years_that_contradict_each_other() -> None:
    found = who("云泽市教育局2021年政府信息公开工作年度报告", "统计期限为2020年1月1日至2020年12月31日。")
    assert found.year == 2021
    assert [(finding.rule, finding.severity) for finding in found.findings] == [("READ-YEAR", "warning")]


def test_the_period_where_the_title_has_no_year() -> None:
    assert who("云泽市教育局政府信息公开工作年度报告", "数据统计期限为2022年1月1日起至12月31日止。").year == 2022


def test_no_year_is_none_and_told() -> None:
    found = who("云泽市教育局政府信息公开工作年度报告")
    assert found.year is None
    assert [finding.rule for finding in found.findings] == ["READ-YEAR"]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("本报告所列数据涵盖全市各级行政机关。", "aggregate"),
        ("本年度报告由市政府办公室汇总各部门、各镇数据编制。", "aggregate"),
        ("所列数据仅包括本机关的数据。", "own"),
        ("本报告数据只统计本级政府的数据。", "government_level"),
        ("我局召开培训会，包括各镇各街道。", "unknown"),
        ("数据涵盖全市各级行政机关。另有数据仅包括本机关。", "unknown"),
        ("", "unknown"),
    ],
)
def test_scope_only_where_a_sentence_on_the_data_says_so(sentence: str, scope: Scope) -> None:
    assert who("云泽市2024年政府信息公开工作年度报告", sentence).scope == scope


@pytest.mark.parametrize("line", ["发布日期：2020-01-31", "发布时间: 2020年1月31日", "公开日期：2020/1/31 09:30"])
def test_dates_as_printed(line: str) -> None:
    assert who("云泽市教育局2019年政府信息公开工作年度报告", line).published_at == date(2020, 1, 31)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert who("云泽市教育局2019年政府信息公开工作年度报告", "发布日期：2020-02-31").published_at is None

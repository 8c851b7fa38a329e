"""Dates, index numbers and document numbers as pages print them."""

from datetime import date

import pytest

from gongkai.documents import read_document
from gongkai.reports.identity.printed import (
    Printed,
    day_of,
    evidence,
    org_code_of,
    read_document_number,
    read_org_code,
    read_printed,
    read_published,
)

TITLE = "云泽市教育局2019年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-31",
        "2020年1月31日",
        "2020 年 1 月 31 日",
        "2020/1/31 09:30",
        "2020-01-3109:30:12",
        "2020-1-3109:30",
        "2020.01.31",
        "20200131",
        "20200131093000",
        "二〇二〇年一月三十一日",
        "二○二○年元月三十一日",
        "二O二O年一月三十一日",
        "2020年元月31日",
        "2020年一月三十一日",
    ],
)
def test_days_as_printed(text: str) -> None:
    assert day_of(text) == date(2020, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二五年十二月十日", (2025, 12, 10)),
        ("二〇二五年十月二十一日", (2025, 10, 21)),
        ("二〇二五年一月廿一日", (2025, 1, 21)),
    ],
)
def test_chinese_months_and_days(text: str, day: tuple[int, int, int]) -> None:
    assert day_of(text) == date(*day)


@pytest.mark.parametrize(
    "text", ["2020-02-31", "2020年", "12020-01-31", "二〇二〇年一月", "二〇二〇年一月三一日", "", "99"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("lines", "source", "day"),
    [
        (["发布日期：2020-01-31"], "row", date(2020, 1, 31)),
        (["主题 年度报告 发布日期 2020-01-31 09:00"], "row", date(2020, 1, 31)),
        (["公开 时间: 2020年1月31日 浏览次数：3"], "row", date(2020, 1, 31)),
        (["成文日期：2020-01-02 发布日期：2020-01-31"], "row", date(2020, 1, 31)),
        (["• 公文生成日期：2020-01-02", "时间：2020-01-31 11:18"], "row", date(2020, 1, 31)),
        (["成文日期：2020-01-31"], "row", date(2020, 1, 31)),
        (["一、总体情况", "正文。", "云泽市教育局", "2020年1月31日"], "signature", date(2020, 1, 31)),
        (["一、总体情况", "发布日期：2020-01-31"], "", None),
        (["云泽市教育局", "（2020年1月31日）", "一、总体情况"], "signature", date(2020, 1, 31)),
        (["云泽市教育局", "二〇二〇年一月三十一日", "一、总体情况"], "signature", date(2020, 1, 31)),
        (["今日要闻", "（2020年1月31日）", "一、总体情况"], "", None),
        (["来源：区政府办 时间：2020-01-31 10:01"], "row", date(2020, 1, 31)),
        (["信息提供日期 : 2020-01-31 17:05来源 : 云泽市教育局"], "row", date(2020, 1, 31)),
        (["日期：2020-01-31", "字体："], "row", date(2020, 1, 31)),
        (["时间：2020-01-3110:01:12"], "row", date(2020, 1, 31)),
        (["【信息来源：云泽市教育局】【信息时间：2020-01-31 阅读次数：3】"], "row", date(2020, 1, 31)),
        (["发表日期:2020-01-31    文章来源:云泽市教育局"], "row", date(2020, 1, 31)),
        (["文章来源:办公室 | 添加时间:2020-01-31 |"], "row", date(2020, 1, 31)),
        (["更新时间：2020-02-03", "发布时间：2020-01-31"], "row", date(2020, 1, 31)),
        (["發布時間:2020-01-31    來源:雲澤市教育局"], "row", date(2020, 1, 31)),
        (["時間: 2020/01/31/ 17:33"], "row", date(2020, 1, 31)),
        (["时间：2019年1月1日至12月31日"], "", None),
        (["统计时间：2019年1月1日"], "", None),
        (["2020-01-31 09:12", "一、总体情况"], "row", date(2020, 1, 31)),
        (["首页", "2020-01-31", "一、总体情况"], "", None),
        (["云泽市教育局", "发布于网站", "（2020年1月31日）", "一、总体情况"], "", None),
        (["2020-01-31 16:50:00 来源: 云泽市政府", "一、总体情况"], "row", date(2020, 1, 31)),
        (["2020-01-31   云泽市教育局办公室", "一、总体情况"], "row", date(2020, 1, 31)),
        (["云泽市政府门户网站 www.yunze.example 2020-01-31", "一、总体情况"], "row", date(2020, 1, 31)),
        (["www.yunze.example  2020年01月31日  来源：云泽日报", "一、总体情况"], "row", date(2020, 1, 31)),
        (["云泽市政府门户网站 2020-01-31 我局召开会议", "一、总体情况"], "", None),
        (["云泽市教育局", "2020年01月31日来源:1", "一、总体情况"], "signature", date(2020, 1, 31)),
        (["2020年1月31日我局召开会议", "一、总体情况"], "", None),
        (["2020-01-31 我局召开年度会议", "一、总体情况"], "", None),
        (["2020年1月31日 | 来源：市教育局 | 字号：大 中 小", "一、总体情况"], "row", date(2020, 1, 31)),
        (["作者：办公室 发布于 2020-01-31 点击数：128", "一、总体情况"], "row", date(2020, 1, 31)),
        (["发布日期：２０２０－０１－３１"], "row", date(2020, 1, 31)),
        (["云泽市教育局 2020年1月31日", "一、总体情况"], "signature", date(2020, 1, 31)),
        (["（云泽市教育局）", "（2020年1月31日）", "一、总体情况"], "signature", date(2020, 1, 31)),
        (["六、其他需要报告的事项", "无。", "云泽市教育局", "2020年1月31日印发"], "signature", date(2020, 1, 31)),
        (["六、其他需要报告的事项", "无。", "2020年1月31日"], "signature", date(2020, 1, 31)),
        (["六、其他需要报告的事项", "无。", "2020-01-31"], "", None),
        (["六、其他需要报告的事项", "无。", "2020年1月31日", "相关链接"], "", None),
        (["六、其他需要报告的事项", "无。", "会议纪要摘编 2020年1月31日"], "", None),
        (["首页", "2020-01-31", "云泽概况", "一、总体情况"], "", None),
        (["局长办公会 2020-01-15 09:30", "会议室", "一、总体情况"], "", None),
        (["2020-01-31 09:12  浏览次数：3", "一、总体情况"], "row", date(2020, 1, 31)),
    ],
)
def test_the_day_of_publication(lines: list[str], source: str, day: date | None) -> None:
    page = "".join(f"<p>{line}</p>" for line in (TITLE, *lines))
    document = read_document(page.encode(), name="x.html")
    found, told = read_published(document, read_printed(document))
    assert (found, "".join(one.source for one in told[:1])) == (day, source)


LONG = ("一、总体情况", *["正文。"] * 14)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "云泽市教育局", "（2020年1月31日）", *LONG),
        (TITLE, "（云泽市教育局 2020年1月31日）", *LONG),
        ("云泽市教育局2019年", "政府信息公开工作年度报告", "云泽市教育局", "2020年1月31日", *LONG),
    ],
)
def test_the_name_and_the_day_under_the_title_of_a_long_text(lines: tuple[str, ...]) -> None:
    assert of_page(*lines).signature == ("云泽市教育局", "2020年1月31日")


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "一、总体情况", "云泽市教育局", "2020年1月31日", *LONG[1:]),  # a list of meetings, say
        (TITLE, "一、总体情况", "云泽市教育局 2020年1月31日", "正文。", *LONG[1:]),
        ("2020年1月31日", TITLE, "一、总体情况", "正文。", "云泽市教育局"),
        (TITLE, "一、总体情况", "正文。", "云泽市教育局", "0571-87654321"),
        (TITLE, "一、总体情况", "正文。", "云泽市教育局二层大厅全年开放工作日"),
    ],
)
def test_names_and_days_that_are_no_signature(lines: tuple[str, ...]) -> None:
    assert of_page(*lines).signature is None


def of_page(*lines: str) -> Printed:
    return read_printed(read_document("".join(f"<p>{line}</p>" for line in lines).encode(), name="x.html"))


def test_a_day_without_its_hour_between_two_names_may_be_any_day() -> None:
    lines = ("云泽市教育局", "2020-01-31", "云泽市教育局", "2019年政府信息公开工作年度报告", *LONG)
    document = read_document("".join(f"<p>{line}</p>" for line in lines).encode(), name="x.html")
    assert read_published(document, read_printed(document)) == (None, [])


@pytest.mark.parametrize("kind", ["年度报告", "年报", "年度報告", "年報"])
def test_a_day_behind_each_kind_of_title(kind: str) -> None:
    page = f"<p>云泽市教育局2019年度政府信息公开{kind}</p><p>2020-01-31</p>" + "".join(
        f"<p>{line}</p>" for line in LONG
    )
    document = read_document(page.encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


def pairs(*rows: str, before: str = "") -> dict[str, str]:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    document = read_document(f"<p>{TITLE}</p>{before}<table>{table}</table>".encode(), name="x.html")
    return dict(read_printed(document).pairs)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["<td>发布机构</td><td>云泽市教育局</td>"], {"发布机构": "云泽市教育局"}),
        (["<td colspan=2>发布机构</td><td colspan=2>云泽市教育局</td>"], {"发布机构": "云泽市教育局"}),
        (["<td colspan=3>发布机构：云泽市教育局</td>"], {"发布机构": "云泽市教育局"}),
        (
            [
                "<td>索引号</td><td>014416330/2020-1</td><td>发布机构</td><td>云泽市教育局</td>",
                "<td>来源</td><td>办公室</td>",
            ],
            {"索引号": "014416330/2020-1", "发布机构": "云泽市教育局", "来源": "办公室"},
        ),
        (["<td>发布机构</td><td></td>", "<td>发布单位</td><td>云泽市教育局</td>"], {"发布单位": "云泽市教育局"}),
        (["<td>主题</td><td>年度报告</td>"], {}),
        (["<td>单位</td><td>件</td>"] * 13, {}),  # a table of figures
    ],
)
def test_what_stands_beside_labels_in_small_tables(rows: list[str], told: dict[str, str]) -> None:
    assert pairs(*rows) == told


ISSUERS = (
    "发布机构 发布单位 发布机关 发布部门 公开机构 公开主体 公开单位 公开部门 公开责任部门 发文机关 发文单位 发文机构 "
    "制发机关 责任单位 责任部门 编制单位 填报单位 报送单位 单位名称 机构名称 单位"
)
SOURCES = "信息来源 文章来源 稿件来源 来源 稿源"
DAYS = (
    "发布日期 发布时间 公开日期 公开时间 信息发布日期 上网日期 发文日期 发布于 信息提供日期 发表日期 发表时间 公布日期 "
    "公布时间 发稿时间 录入时间 添加时间 更新日期 更新时间 信息时间 日期 时间 生成日期 成文日期"
)


@pytest.mark.parametrize("label", ISSUERS.split())
def test_each_label_of_who_publishes(label: str) -> None:
    assert of_page(TITLE, f"{label}：云泽市教育局 浏览：3").issuers == [(label, "云泽市教育局")]
    assert pairs(f"<td>{label}</td><td>云泽市教育局</td>") == {label: "云泽市教育局"}


@pytest.mark.parametrize("label", SOURCES.split())
def test_each_label_of_who_sent_a_page_in(label: str) -> None:
    assert of_page(TITLE, f"{label}：云泽市教育局 浏览：3").sources == [(label, "云泽市教育局")]


@pytest.mark.parametrize("label", DAYS.split())
def test_each_label_of_a_day(label: str) -> None:
    document = read_document(f"<p>{TITLE}</p><p>{label}：2020-01-31 浏览：3</p>".encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


@pytest.mark.parametrize(
    "name",
    ["PubDate", "publishdate", "publish_time", "article:published_time", "publicationdate", "pub_date", "published"],
)
def test_each_meta_tag_of_a_day(name: str) -> None:
    page = f"<html><head><meta name='{name}' content='2020-01-31 09:12'></head><body><p>{TITLE}</p></body></html>"
    document = read_document(page.encode(), name="x.html")
    found, told = read_published(document, read_printed(document))
    assert (found, [one.source for one in told]) == (date(2020, 1, 31), ["metadata"])


@pytest.mark.parametrize("label", ["名称", "标题", "信息名称", "文件名称", "信息标题"])
def test_each_label_of_a_title(label: str) -> None:
    assert of_page("首页", f"{label}：{TITLE} 浏览：3").titles == [TITLE]


@pytest.mark.parametrize("label", ["索引号", "索引码", "信息索引号", "信息索引"])
def test_each_label_of_an_index_number(label: str) -> None:
    assert read_org_code(of_page(TITLE, f"{label}：014416330/2020-00012"))[0] == "014416330"


@pytest.mark.parametrize("label", ["发文字号", "文号", "发文文号", "文件编号", "公文号"])
def test_each_label_of_a_document_number(label: str) -> None:
    document = read_document(f"<p>{TITLE}</p><p>{label}：云教函〔2020〕3号 浏览：3</p>".encode(), name="x.html")
    assert read_document_number(document, read_printed(document))[0] == "云教函〔2020〕3号"


REMARKS = "各科室报送的材料经核对以后汇总，" * 24


@pytest.mark.parametrize(
    ("rows", "before"),
    [
        ([], f"<p>来源：{REMARKS}</p>"),
        ([f"<td>来源：{REMARKS}</td>"], ""),
        ([f"<td>来源</td><td>{REMARKS}</td>"], ""),
    ],
)
def test_what_goes_on_for_many_lines_stands_beside_no_label(rows: list[str], before: str) -> None:
    assert pairs(*rows, before=before) == {}


def test_a_label_with_nothing_behind_it_leaves_room_for_the_same_further_down() -> None:
    assert of_page(TITLE, "发布机构： 浏览次数：3", "发布机构：云泽市教育局").issuers == [("发布机构", "云泽市教育局")]


def test_what_stands_beside_labels_in_traditional_characters_is_as_printed() -> None:
    line = "發布機構：雲澤縣水務局 發布日期：2020-01-31 瀏覽：3"
    document = read_document(f"<p>{TITLE}</p><p>{line}</p><p>一、總體情況</p>".encode(), name="x.html")
    printed = read_printed(document)
    assert printed.pairs == {"发布机构": "雲澤縣水務局", "发布日期": "2020-01-31"}


def test_a_day_beside_a_label_of_two() -> None:
    row = "<tr><td>发文机构:</td><td>生成日期/有效期:</td><td>2020-01-31 14:59:17</td><td></td></tr>"
    document = read_document(f"<table>{row}</table><p>{TITLE}</p><p>一、总体情况</p>".encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


@pytest.mark.parametrize("day", [" ( 2020.01.31 )", " 2020-01-31", "（2020年1月31日）", "(2020-01-31)(云泽市教育局)"])
def test_the_day_that_a_site_writes_behind_its_titles(day: str) -> None:
    document = read_document(f"<p>{TITLE}{day}</p><p>一、总体情况</p>".encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


@pytest.mark.parametrize(
    ("index_number", "code"),
    [
        # The check digits of these are right (index numbers of a city office, a province, a county bureau).
        ("014416330/2025-00012", "014416330"),
        ("006939748/2025-00012", "006939748"),
        ("00256272-8/2025-00012", "002562728"),
        ("002562728", "002562728"),
        ("11330482002562728X", None),  # no social credit code: its own check character is wrong
        ("6107000043/2025-00012", None),  # a site's own numbering, ten digits
        ("014416331/2025-00012", None),  # one digit off
        ("000000000/2025", None),
        ("202400017/2025", None),
        ("202401013/2025", None),  # a day, and its check digit is right by chance
        ("000110111/2025", None),
        (" 02562707x/2025", "02562707X"),
        ("11330482002562729M", None),  # its own check character is right, that of the code inside is not
        ("000014349/2024-00012", None),  # a cabinet office's, as sites that took its template number others' pages
        ("DEMO-2024-0120", None),
        ("", None),
    ],
)
def test_organisation_codes_of_index_numbers(index_number: str, code: str | None) -> None:
    assert org_code_of(index_number) == code


def test_the_first_index_number_that_begins_with_a_code_tells_it() -> None:
    printed = of_page(TITLE, "索引号：DEMO-2020-0120", "信息索引号：014416330/2020-00012")
    code, told = read_org_code(printed)
    assert (code, [one.text for one in told]) == ("014416330", ["014416330/2020-00012"])


def test_a_passage_is_told_on_one_line_of_some_length() -> None:
    assert evidence("agency", "row", "云泽市教育局", f" 云泽\n市 {'。' * 300}").text == f"云泽 市 {'。' * 155}"


def test_the_organisation_code_inside_a_social_credit_code() -> None:
    """Lishui government's: the code is valid, though the division inside it is the one of before 2000."""
    assert org_code_of("113325000026455663/2025-001") == "002645566"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("发文字号：云教函〔2025〕3号", "云教函〔2025〕3号"),
        ("云教函〔2025〕3号", "云教函〔2025〕3号"),
        ("根据国办公开办函〔2021〕30号编制。", None),
        ("文号：无", None),
        ("一、总体情况</p><p>云教函〔2025〕3号", None),  # of which the text speaks
    ],
)
def test_document_numbers(line: str, number: str | None) -> None:
    document = read_document(f"<p>{line}</p><p>一、总体情况</p>".encode(), name="x.html")
    found, told = read_document_number(document, read_printed(document))
    assert (found, len(told)) == (number, 1 if number else 0)


def test_hostile_lines_are_read_quickly() -> None:
    for text in (
        "发布机构：" * 3000,
        "由" * 30000,
        "，" + "云" * 30000 + "编制",
        "2024年" * 10000,
        "20240101" * 5000,
        "（" * 30000,
        "a." * 100_000,
        "云 a." * 50_000,
    ):
        document = read_document(f"<p>{text}</p>".encode(), name="x.html")
        read_printed(document)
        read_published(read_document(f"{TITLE}\n{text}".encode(), name="x.txt"), Printed({}, None))
        day_of(text)
        org_code_of(text)


def test_what_follows_an_empty_label_is_the_text_and_no_value() -> None:
    """发布时间： over a preamble took the first day of the period for the report's, 文号： an order's number."""
    text = "发布时间：\n统计期限自2024年1月1日起至2024年12月31日止。\n一、总体情况\n"
    document = read_document(text.encode(), name="report.txt")
    assert read_published(document, read_printed(document))[0] is None
    text = "文号：\n根据《关于印发格式的通知》（国办公开办函〔2021〕30号）要求，现报告如下：\n一、总体情况\n"
    document = read_document(text.encode(), name="report.txt")
    assert read_document_number(document, read_printed(document))[0] is None


@pytest.mark.parametrize(
    "lines",
    [
        "来源：云泽街发布日期：2020-01-31",
        "浏览次数：信息来源：云泽市教育局发布时间：2020-01-31 10:13",
        "听全文\n2020-01-31\n来源：云泽市教育局",
        "• 聽全文\n• 2020-01-31\n• 來源：雲澤市教育局",
    ],
)
def test_a_day_right_behind_other_words_or_a_button(lines: str) -> None:
    document = read_document(f"{TITLE}\n{lines}\n一、总体情况\n".encode(), name="report.txt")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


def test_a_day_and_its_hour_between_the_name_of_a_body_and_the_title() -> None:
    """Such a page had no day of publication; without its hour it may be any day."""
    lines = ("云泽市教育局", "2020-01-31 10:06", "云泽市教育局", "2019年政府信息公开工作年度报告", "一、总体情况")
    document = read_document("".join(f"<p>{line}</p>" for line in lines).encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


def test_the_day_behind_the_title_of_another_report_below_the_parts_is_not_its_own() -> None:
    """Links to the reports of other years stand below short ones: one of their days was the day of publication."""
    lines = (TITLE, "一、总体情况", "正文。", "云泽市教育局2020年政府信息公开工作年度报告 2021-01-29", "版权所有")
    document = read_document("".join(f"<p>{line}</p>" for line in lines).encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] is None


@pytest.mark.parametrize(
    "behind", ["字号：[ 大 中 小 ]分享：", "作者: 点击:", "浏览次数：12", "阅读量:3", "打印：关闭", "字体： 大"]
)
def test_a_label_right_behind_a_value_is_no_part_of_it(behind: str) -> None:
    """发布时间、来源 and the sizes of the type run together on one line: the name had the next label in it."""
    line = f"发布时间: 2025-01-22 15:40:00来源：云泽市水利局{behind}"
    printed = read_printed(read_document(f"<p>{TITLE}</p><p>{line}</p>".encode(), name="x.html"))
    assert printed.sources == [("来源", "云泽市水利局")]


def test_a_day_of_publication_in_the_title() -> None:
    page = f"<p>{TITLE}（2020年1月31日发布）</p><p>一、总体情况</p>"
    document = read_document(page.encode(), name="x.html")
    assert read_published(document, read_printed(document))[0] == date(2020, 1, 31)


@pytest.mark.parametrize("text", ["云教函〔2025〕 3 号", "云教函〔 2025 〕3号", "云教函 〔2025〕3号"])
def test_blanks_in_a_document_number(text: str) -> None:
    document = read_document(f"<p>{TITLE}</p><p>{text}</p><p>一、总体情况</p>".encode(), name="x.html")
    assert read_document_number(document, read_printed(document))[0] == "云教函〔2025〕3号"

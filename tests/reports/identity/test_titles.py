"""The title of a report: which line it is, what belongs to it, and whose report it says it is."""

import pytest

from gongkai.documents import read_document
from gongkai.reports.identity.printed import read_printed
from gongkai.reports.identity.titles import Title, find_title, is_title

WHOLE = "云泽市教育局2024年政府信息公开工作年度报告"
UNNAMED = "2024年政府信息公开工作年度报告"
OTHER = "云泽市水利局2024年政府信息公开工作年度报告"
PART = "一、总体情况"


def titled(*lines: str, head: str = "", table: str = "") -> Title:
    body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    page = f"<html><head>{head}</head><body>{table}{body}</body></html>"
    document = read_document(page.encode(), name="x.html")
    return find_title(document, read_printed(document))


def titled_in_text(*lines: str) -> Title:
    document = read_document("\n".join(lines).encode(), name="report.txt")
    return find_title(document, read_printed(document))


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("乡镇信息公开年度报告", ""),  # a column for all of them
        (f"{UNNAMED}（定稿）", ""),
        (f"{UNNAMED}（云泽市教育局）", "云泽市教育局"),
        (f"{UNNAMED}（云泽市人民政府）", "云泽市人民政府"),
        (f"{UNNAMED}——云泽市人民政府", ""),  # whose site it is
        ("雲澤縣水務局2024年政府信息公開工作年度報告", "雲澤縣水務局"),
        ("关于报送《云泽市教育局2024年政府信息公开年度报告》的函", "云泽市教育局"),
    ],
)
def test_whose_report_a_title_says_it_is(title: str, agency: str) -> None:
    assert Title(title).agency == agency


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (f"{WHOLE}.docx", WHOLE),
        (f"一、{UNNAMED}", f"一、{UNNAMED}"),
        ("云泽市教育局信息公开情况说明", "云泽市教育局信息公开情况说明"),
        ("云泽市教育局信息公开情况说明" + "及其他需要说明的事项" * 8, ""),
        ("关于公开2024年工作情况：", ""),
        ("一、主动公开政府信息情况", ""),
        ("本机关公开了信息。", ""),
        ("云泽市政府信息公开平台", ""),
    ],
)
def test_a_title_as_printed_and_first_lines_that_are_none(text: str, printed: str) -> None:
    assert Title(text).printed == printed


@pytest.mark.parametrize(
    "text", [f"{WHOLE}；", f"{WHOLE}：", f"{'云泽市' * 24}教育局{UNNAMED}", f"本页为{WHOLE}。", "2024年工作年度报告"]
)
def test_words_that_are_no_title(text: str) -> None:
    assert is_title(WHOLE)
    assert not is_title(text)


@pytest.mark.parametrize(
    "lines",
    [
        (WHOLE, "其他年度", "2023年政府信息公开", "工作年度报告"),
        ("云泽市教育局2024年政府信息公开工作", "年度报告"),
        ("（2023年度）", WHOLE),
        ("云泽市水利局2023年", WHOLE),
        (WHOLE, "（云泽市医疗保障局）"),
        (OTHER, f"<h1>{WHOLE}</h1>"),
        (f"<h1>{WHOLE}</h1>", OTHER),
        (f"{WHOLE} | 云泽市人民政府",),
    ],
)
def test_a_title_takes_nothing_from_the_lines_beside_it(lines: tuple[str, ...]) -> None:
    assert titled(*lines, PART) == Title(WHOLE)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("云泽市教育局政府信息公开工作", "年度报告"), "云泽市教育局政府信息公开工作年度报告"),
        (("水利局2024年政府信息公开工作年度报告", "云泽市"), "水利局2024年政府信息公开工作年度报告"),
        (("信息公开专栏2024年", "政府信息公开工作年度报告"), "政府信息公开工作年度报告"),
        ((f"{UNNAMED}-云泽市政府门户网站",), UNNAMED),
        ((f"{UNNAMED} | 云泽市人民政府",), UNNAMED),
        (
            ("云泽市教育局政府信息公开工作年度报告 | 云泽市人民政府",),
            "云泽市教育局政府信息公开工作年度报告",
        ),
    ],
)
def test_a_title_without_a_name_or_a_year(lines: tuple[str, ...], title: str) -> None:
    assert titled(*lines, PART) == Title(title)


def test_a_government_s_office_over_another_body_s_title_is_no_part_of_it() -> None:
    assert titled_in_text("云泽市人民政府办公室", WHOLE, PART) == Title(WHOLE)


def test_a_row_of_metadata_over_a_title_is_no_part_of_it() -> None:
    assert titled_in_text("报送单位：云泽市教育局", UNNAMED, PART) == Title(UNNAMED)


def test_titles_of_other_reports_below_the_first_heading_are_not_the_report_s() -> None:
    assert not is_title(titled("首页", PART, "正文。", "云泽市教育局2020年政府信息公开工作年度报告").text)


def test_of_two_titles_the_metadata_tell_which_is_the_report_s() -> None:
    assert titled(OTHER, WHOLE, PART, head=f"<meta name='ArticleTitle' content='{WHOLE}'>") == Title(WHOLE)
    assert {(found := titled(OTHER, WHOLE, PART)).text, *found.rivals} == {OTHER, WHOLE}


ROWS = "".join(f"<tr><td>{label}</td><td>{text}</td></tr>" for label, text in (("主题", "年报"), ("体裁", "报告")))


@pytest.mark.parametrize(
    ("head", "table"),
    [
        ("", f"<table>{ROWS}<tr><td>对象</td><td>社会公众</td></tr><tr><td>名称</td><td>{WHOLE}</td></tr></table>"),
        ("", f"<table><tr><td colspan=2>{WHOLE}</td></tr>{ROWS}</table>"),
        (f"<meta name='ArticleTitle' content='{WHOLE}'>", ""),
        (f"<title>{WHOLE} - 云泽市教育局</title>", ""),
    ],
)
def test_a_title_that_stands_above_no_text(head: str, table: str) -> None:
    assert titled(PART, "正文。", head=head, table=table) == Title(WHOLE)


def test_a_title_in_a_cell_behind_the_word_for_kinds_of_pages_is_a_kind() -> None:
    row = "<tr><td>主题分类</td><td>云泽市部门信息公开年度报告</td></tr>"
    assert not is_title(titled(PART, "正文。", table=f"<table>{row}</table>").text)

"""Tables under the words of another year, another body or a whole system are not read as the report's."""

import re
from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.others import is_others
from gongkai.values import Report
from tests.maker.html import page
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import HEADER, LABELS, ROWS, bars, read
from tests.reports.made import differences, read_back

NEIGHBOURS = ("last_year_before", "last_year_after", "department_after", "system_before", "system_after")


@pytest.mark.parametrize("pictures", ["none", "pd", "rq", "rl"])
@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_what_stands_under_such_words_is_not_read_and_the_rest_is(neighbour: str, pictures: str) -> None:
    for seed in range(2):
        made = make(seed, Layout(neighbour=neighbour, pictures=pictures))  # type: ignore[arg-type]
        report = read_back(made)
        assert differences(made, report) == ([], [])
        (told,) = (finding for finding in report.findings if finding.rule == "READ-OTHER")
        assert "不是本报告的表格" in told.zh
        read = {key[:2] for key, cell in report.cells.items() if cell.value is not None}
        assert read == {"pd", "rq", "rl"} - {pictures}


@pytest.mark.parametrize("table", ["pd", "rq", "rl"])
def test_last_years_table_in_another_form_leaves_no_cell_untold(table: str) -> None:
    for seed in range(4):
        made = make(seed, Layout(neighbour="last_year_after", neighbour_forms=True, neighbour_unnamed=True))
        report = read_back(made)
        named = {key for finding in report.findings for key in finding.cells}
        for key, truth in made.truth.items():
            cell = report.cells.get(key)
            assert not key.startswith(table) or key in named or (cell and cell.value == truth.value), key


def test_two_tables_of_two_forms_that_could_not_be_read_leave_no_cell_untold() -> None:
    """A system's by the form of 2019 before the own by that of 2021; labels cut to their first lines in both."""
    layout = Layout(
        neighbour="system_before",
        neighbour_forms=True,
        neighbour_unnamed=True,
        headers="first_line",
        flattening="markdown",
    )
    for seed in range(2, 7):  # years that have the form of 2021
        made = make(seed, layout, "text")
        assert set(judge(made, "text").wrong) == set()


@pytest.mark.parametrize(
    ("text", "is_another"),
    [
        ("附：2020年政府信息公开情况", True),
        ("附件2：2020年度政府信息公开工作情况统计表", True),
        ("二〇二〇年政府信息公开情况", True),
        ("云泽市教育局2020年政府信息公开工作年度报告", True),
        ("上年度政府信息公开情况", True),
        ("全系统政府信息公开情况", True),
        ("青屏县档案馆政府信息公开情况", True),
        ("青屏县档案馆收到和处理政府信息公开申请情况", True),
        ("附件1：各镇街道行政复议、行政诉讼情况", True),
        ("（二）全系统收到和处理申请情况", True),
        ("下属单位数据", True),
        ("附：2021年政府信息公开情况", False),
        ("政府信息公开行政复议、行政诉讼情况", False),
        ("市教育局收到和处理政府信息公开申请情况", False),
        ("我局收到和处理政府信息公开申请情况", False),
        ("政府网站主动公开情况", False),
        ("行政许可办理结果", False),
        ("索 引 号:400000000/2020-00001主题分类:综合政务/公报公示/政府信息公开年报", False),
        ("2020年、2021年政府信息公开情况", False),
        ("云泽市教育局政府信息公开情况", False),
        ("市教育局政府信息公开情况", False),
        ("我局政府信息公开情况", False),
        ("本机关政府信息公开情况", False),
        ("一、2020年政府信息公开情况", False),
        ("收到和处理政府信息公开申请情况", False),
        ("主动公开政府信息情况", False),
        ("与2020年相比，政府信息公开情况有所改善，见下表", False),
        ("本报告由云泽市教育局编制，2020年政府信息公开情况另见", False),
    ],
)
def test_words_over_tables(text: str, is_another: bool) -> None:
    assert is_others(text, 2021, "云泽市教育局") == is_another


@pytest.mark.parametrize("agency", ["青屏县人民政府", "青屏县人民政府办公室", "青屏县"])
def test_a_governments_table_may_be_that_of_all_of_its_county(agency: str) -> None:
    assert not is_others("（一）全县收到和处理政府信息公开申请情况", 2021, agency)
    assert is_others("（一）全县收到和处理政府信息公开申请情况", 2021, "青屏县水务局")


def test_no_year_and_no_agency_tell_nothing() -> None:
    assert not is_others("2020年政府信息公开情况", None, None)
    assert not is_others("青屏县档案馆政府信息公开情况", None, None)


def _page(*before: str) -> Report:
    made = make(3, Layout(headings="dropped"))
    blocks = [*before, *(block for block in made.blocks if not isinstance(block, str) or block[1:2] != "、")]
    return read_report(read_document(page(made.title, blocks, made.layout).encode(), name="x.html"))


def test_a_report_without_headings_is_read_whatever_stands_above_it() -> None:
    """Links to earlier reports, say: nothing tells where they end."""
    made = make(3, Layout(headings="dropped"))
    assert "rq" in _page(f"{made.year - 1}年政府信息公开工作年度报告").forms


@pytest.mark.parametrize("link", ["{year}年", "历年年报", "{year}年政府信息公开工作年度报告"])
def test_a_link_over_the_table_of_a_pages_own_data_leaves_nothing_out(link: str) -> None:
    made = make(3, Layout())
    html = page(made.title, made.blocks, made.layout)
    own = (
        f"<p>{link.format(year=made.year - 1)}</p><table><tr><td>索引号</td><td>014416330/2024-04736</td></tr>"
        "<tr><td>公开日期</td><td>2024-01-19</td></tr></table><h1>"
    )
    assert html.count("<h1") == 1
    report = read_report(read_document(re.sub("<h1[^>]*>", own, html).encode(), name="x.html"))
    assert differences(made, report) == ([], [])
    assert not [finding for finding in report.findings if finding.rule == "READ-OTHER"]


def test_a_town_that_its_title_names_alone_is_its_government() -> None:
    assert not is_others("镇政府收到和处理政府信息公开申请情况", 2021, "青屏县界山镇")
    assert not is_others("县政府办公室政府信息公开情况", 2021, "青屏县")
    assert is_others("县教育局政府信息公开情况", 2021, "青屏县")


def test_links_to_earlier_reports_end_at_the_first_heading() -> None:
    made = make(3, Layout())
    links = [f"{made.agency}{year}年政府信息公开工作年度报告" for year in (made.year - 1, made.year - 2)]
    report = read_report(read_document(page(made.title, [*links, *made.blocks], made.layout).encode(), name="x.html"))
    assert differences(made, report) == ([], [])
    assert not [finding for finding in report.findings if finding.rule == "READ-OTHER"]


def test_where_all_tables_are_under_the_words_of_another_year_the_report_is_kept_without_a_figure() -> None:
    """An office forgot to change the year over its tables, or put in last year's: the page does not tell which."""
    made = make(3, Layout(neighbour="last_year_after"))
    blocks = [block for block in made.blocks if isinstance(block, str)]
    blocks_of_others = made.blocks[made.blocks.index(f"附：{made.year - 1}年政府信息公开情况") + 1 :]
    html = page(made.title, [*blocks, *blocks_of_others], made.layout)
    report = read_report(read_document(html.encode(), name="x.html"))
    assert (report.agency, report.year) == (made.agency, made.year)
    assert report.forms.keys() == {"pd", "rq", "rl"}
    assert report.cells.keys() >= made.truth.keys()
    assert {cell.state for cell in report.cells.values()} == {"absent"}
    told = [finding for finding in report.findings if finding.rule == "READ-OTHER"]
    assert f"“附：{made.year - 1}年政府信息公开情况”" in told[0].zh
    assert set(told[1].cells) == report.cells.keys()
    assert told[1].status == "not_assessable"


def test_captions_that_all_name_last_year_leave_no_figure_in_the_report() -> None:
    made = make(4, Layout())
    blocks = [
        (f"{made.year - 1}年政府信息公开情况", block) if not isinstance(block, str) else (block,)
        for block in made.blocks
    ]
    html = page(made.title, [part for parts in blocks for part in parts], made.layout)
    report = read_report(read_document(html.encode(), name="x.html"))
    assert report.year == made.year
    assert {cell.value for cell in report.cells.values()} == {None}


def _lines(own: str, caption: str) -> Report:
    """A page of text whose own tables are `own`, with those of a department behind it, a cell a line."""
    department = HEADER + "".join(
        "\n".join((label, *map(str, row), "")) for label, row in zip(LABELS, ROWS, strict=True)
    )
    text = (
        "青屏县水务局2021年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n三、收到和处理政府信息公开申请情况\n"
        f"{own}\n四、政府信息公开行政复议、行政诉讼情况\n见附表。\n{caption}\n{department}"
    )
    return read_report(read_document(text.encode(), name="report.txt"))


def test_lines_of_text_under_such_words_are_not_read_either() -> None:
    """The office's own table is a picture; a department's behind it is flattened, with no grid left of it."""
    report = _lines("见图。", "附：青屏县教育局政府信息公开情况统计表")
    assert {cell.value for cell in report.cells.values()} == {None}
    assert any(f.rule == "READ-OTHER" and "青屏县教育局" in f.zh and not f.cells for f in report.findings)


FLATTENED = ("spaced", "plain_lines", "paragraphs", "paragraphs_apart")


@pytest.mark.parametrize("flattening", FLATTENED)
@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_flattened_tables_under_such_words_are_not_read(neighbour: str, flattening: str) -> None:
    for title_inside in (False, True):
        layout = Layout(neighbour=neighbour, flattening=flattening, title_inside=title_inside)  # type: ignore[arg-type]
        score = judge(make(3, layout, kind="text"), "text")
        assert (score.wrong, len(score.doubtful)) == ((), score.excused)


@pytest.mark.parametrize("flattening", FLATTENED)
@pytest.mark.parametrize("neighbour", ["last_year_before", "last_year_after"])
def test_flattened_tables_that_are_printed_twice_are_told(neighbour: str, flattening: str) -> None:
    layout = Layout(neighbour=neighbour, neighbour_unnamed=True, flattening=flattening)  # type: ignore[arg-type]
    score = judge(make(5, layout, kind="text"), "text")
    assert score.wrong == ()
    assert len(score.doubtful) == score.excused > 100


def test_prose_under_such_words_is_none_of_a_table() -> None:
    words = "公开行政许可、规范性文件、行政复议等信息，并对予以公开和部分公开的答复逐件核对，做到有问必答、有错必纠，"
    words += "应公开尽公开。"
    report = _lines("", f"附：青屏县教育局政府信息公开情况\n{words}\n五、存在的主要问题及改进情况")
    assert not [finding for finding in report.findings if finding.rule == "READ-OTHER"]


def test_another_report_behind_the_first_whose_neighbours_tables_come_before_its_own() -> None:
    """Its headings are those of the first again: all that the first printed was taken for the neighbour's."""
    for seed in range(2):
        made = replace(
            make(seed, Layout(neighbour="last_year_before")), title="青禾县水利局2023年政府信息公开工作年度报告"
        )
        made = replace(made, agency="青禾县水利局", year=2023)
        other = make(seed + 10, Layout())
        blocks = (*made.blocks, "别处县教育局2018年政府信息公开工作年度报告", *other.blocks)
        report = read_report(read_document(page(made.title, blocks, made.layout).encode(), name="page.html"))
        assert differences(made, report) == ([], [])
        assert any("2018" in finding.zh for finding in report.findings if finding.rule == "READ-OTHER")


@pytest.mark.parametrize("order", ["others-own", "own-others", "own-others-own", "others-own-others"])
def test_each_part_of_a_table_of_text_is_whose_the_caption_over_it_says(order: str) -> None:
    """The rows of both years stand in one table of bars, and what stands behind it is under the last caption."""
    head = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    parts = {
        "own": f"| 2023年政府信息公开情况 |\n{head}{bars(['行政规范性文件', 4, 2, 9])}",
        "others": f"| 2022年政府信息公开情况 |\n{head}{bars(['行政规范性文件', 3, 1, 8])}",
    }
    columns = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    requests = columns + "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))
    text = "".join(parts[part] for part in order.split("-"))
    report = read(f"青禾县水利局2023年政府信息公开工作年度报告\n一、总体情况\n{text}单位：件\n{requests}")
    assert [report.cells[f"pd.normative_docs_{one}"].value for one in ("issued", "repealed", "in_force")] == [4, 2, 9]
    assert ("rq" in report.forms) is order.endswith("own")


@pytest.mark.parametrize(("last", "is_own"), [(2023, True), (2022, False)])
def test_a_table_right_below_one_of_two_years_is_of_the_last_where_no_part_has_a_heading(
    last: int, is_own: bool
) -> None:
    head = bars(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    years = sorted((2022, 2023), key=last.__eq__)
    parts = [f"| {year}年政府信息公开情况 |\n{head}{bars(['行政规范性文件', 4, 2, 9])}" for year in years]
    columns = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    requests = columns + "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))
    report = read(f"青禾县水利局2023年政府信息公开工作年度报告\n{''.join(parts)}\n{requests}")
    assert report.cells["pd.normative_docs_issued"].value == 4
    assert ("rq" in report.forms) is is_own


@pytest.mark.parametrize("order", ["others-own", "own-others", "own-others-own"])
def test_rows_that_end_in_a_blank_are_read_beside_those_of_others(order: str) -> None:
    """Where others' rows stood is a row without any cell: the page was not read at all."""
    head = bars(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", ""])
    rows = {"own": ([0, 1, 5, ""], [4, 2, 9, ""]), "others": ([7, 7, 7, ""], [3, 1, 8, ""])}
    parts = {
        whose: head + bars(["规章", *rules]) + bars(["行政规范性文件", *norms])
        for whose, (rules, norms) in rows.items()
    }
    years = {"own": 2023, "others": 2022}
    text = "".join(f"| {years[whose]}年政府信息公开情况 |\n{parts[whose]}" for whose in order.split("-"))
    report = read(f"青禾县水利局2023年政府信息公开工作年度报告\n一、总体情况\n{text}")
    assert [cell.value for cell in report.cells.values()][:6] == [0, 1, 5, 4, 2, 9]

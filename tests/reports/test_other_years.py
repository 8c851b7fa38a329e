"""Tables that a caption, or the table itself, says are of another year are not read as the report's."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.other_years import names_other_year, names_year
from gongkai.values import Report
from tests.maker import xlsx
from tests.maker.html import page
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable
from tests.maker.reports import MadeReport, make
from tests.maker.text import render
from tests.reports.made import differences

Change = Callable[[str], str]


def _with_last_years_disputes(caption: str) -> tuple[MadeReport, Report]:
    """A report of 2023 whose own table RL is a picture, last year's three tables behind it under a caption."""
    made = make(3, Layout(neighbour="last_year_after", pictures="rl"))
    assert made.year == 2023
    blocks = [caption if block == "附：2022年政府信息公开情况" else block for block in made.blocks]
    return made, read_report(read_document(page(made.title, blocks, made.layout).encode(), name="x.html"))


@pytest.mark.parametrize(
    "caption",
    [
        "2022年度行政复议、行政诉讼情况",
        "附表2：2022年数据",
        "附：上年度（2022年）数据",
        "（二）上年同期数据",
        "去年的情况如下：",
        "二〇二二年度收到和处理政府信息公开申请情况",
        "表4  2022年行政复议诉讼情况",
        "四、2022年政府信息公开行政复议、行政诉讼情况",
        "更正前：",
        "填表示例",
        "2023年上半年行政复议、行政诉讼情况",
        "历史版本",
        "2024年计划",
    ],
)
def test_tables_under_a_caption_of_another_year_are_left_out_and_told(caption: str) -> None:
    made, report = _with_last_years_disputes(caption)
    assert differences(made, report) == ([], [])
    assert {key[:2] for key, cell in report.cells.items() if cell.value is not None} == {"pd", "rq"}
    assert any(finding.rule == "READ-OTHER" for finding in report.findings)


@pytest.mark.parametrize(
    ("text", "is_of_other"),
    [
        ("2022年", True),
        ("（2022年度）", True),
        ("对比数据（2021年、2022年）", True),
        ("2023年第三季度数据", True),
        ("更正后", False),
        ("本制度施行前", False),
        ("政府信息公开情况统计表（样表）", False),
        ("历年年报", False),
        ("2022年、2023年数据", False),
        ("2023年行政复议、行政诉讼情况", False),
        ("行政复议、行政诉讼情况", False),
        ("二、上年结转政府信息公开申请数量", False),
        ("上一年项目数量", False),
        ("本年制发件数", False),
        ("2022年收到申请12件", False),
        ("2022年12月31日", False),
        ("截至2022年底", False),
        ("2022年，全县政府信息公开工作稳步推进", False),
    ],
)
def test_what_is_a_caption_of_another_year(text: str, is_of_other: bool) -> None:
    assert names_other_year(text, 2023) == is_of_other


def test_where_the_reports_year_is_not_known_only_last_year_is_another() -> None:
    assert not names_other_year("2022年数据", None)
    assert names_other_year("上年数据", None)
    assert not names_year("上年数据", None)


def test_what_is_a_caption_of_the_reports_year() -> None:
    assert names_year("2023年数据", 2023)
    assert names_year("本年度", 2023)
    assert not names_year("2022年、2023年数据", 2023)
    assert not names_year("本年度办理结果", 2023)
    assert all(names_year(text, 2023) for text in ("（二）本年度情况", "本年数据：", "今年统计数据"))


def test_the_caption_of_the_reports_own_table_ends_what_last_years_says() -> None:
    made, other = make(3, Layout()), make(7, Layout())
    place = next(n for n, block in enumerate(made.blocks) if isinstance(block, list) and "rl" in _keys(block))
    table = next(block for block in other.blocks if isinstance(block, list) and "rl" in _keys(block))
    for last, own in (
        ("2022年情况", "2023年情况"),
        ("上年", "本年"),
        ("更正前：", "更正后："),
        ("上年度情况", "本年度情况"),
    ):
        blocks = [*made.blocks[:place], last, table, own, *made.blocks[place:]]
        report = read_report(read_document(page(made.title, blocks, made.layout).encode(), name="x.html"))
        assert differences(made, report) == ([], [])


def _keys(table: MadeTable) -> set[str]:
    return {piece.key[:2] for row in table for piece in row}


_OUTCOMES = "".join(f"<td>{label}</td>" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3)
_PROCEEDINGS = (
    "<tr>{lead}<td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>"
    "<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
)


def _disputes(lead: str = "", first: str = "", above: str = "") -> str:
    figures = "".join(f"<td>{n}</td>" for n in (1, 2, 3, 4, 10, 0, 0, 5, 0, 5, 0, 1, 0, 0, 1))
    return f"<table>{above}{_PROCEEDINGS.format(lead=lead)}<tr>{_OUTCOMES}</tr><tr>{first}{figures}</tr></table>"


def _read(table: str) -> Report:
    html = (
        "<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年平稳。</p>"
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p><p>见下。</p>{table}"
    )
    return read_report(read_document(html.encode(), name="x.html"))


@pytest.mark.parametrize(
    "make_table",
    [
        lambda year: _disputes(above=f"<tr><td colspan=15>{year}行政复议、行政诉讼情况</td></tr>"),
        lambda year: _disputes(above=f"<caption>{year}行政复议、行政诉讼情况</caption>"),
        lambda year: _disputes(lead="<td rowspan=3>年度</td>", first=f"<td>{year}</td>"),
        lambda year: _disputes(lead=f"<td rowspan=4>{year}</td>"),
    ],
)
def test_a_table_that_says_itself_that_it_is_of_another_year(make_table: Change) -> None:
    for year in ("2022年", "上年度"):
        report = _read(make_table(year))
        assert {cell.value for cell in report.cells.values()} == {None}
        assert any(finding.rule == "READ-OTHER" for finding in report.findings)
    for year in ("2023年", "本年度"):
        report = _read(make_table(year))
        assert report.cells["rl.review.total"].value == 10
        assert not [finding for finding in report.findings if finding.rule == "READ-OTHER"]


def test_a_table_whose_one_row_is_another_bodys() -> None:
    bodies = ("青禾县教育局", "水库管理处", "各乡镇"), ("青禾县水利局", "县水利局", "本机关", "合计")
    for n, names in enumerate(bodies):
        for name in names:
            report = _read(_disputes(lead="<td rowspan=3>单位</td>", first=f"<td>{name}</td>"))
            assert report.cells["rl.review.total"].value == (None, 10)[n]


@pytest.mark.parametrize("name", ["青禾县教育局", "（二）青禾县教育局：", "青禾县水利局", "正文"])
def test_the_name_of_another_body_alone_right_over_a_table(name: str) -> None:
    report = _read(f"<p>{name}</p>{_disputes()}")
    assert report.cells["rl.review.total"].value == (None if "教育局" in name else 10)


def test_the_name_of_a_site_over_a_report_is_none_of_its_tables() -> None:
    html = f"<p>青禾县人民政府</p>{_disputes()}"
    title = "<title>青禾县水利局2023年政府信息公开工作年度报告</title>"
    report = read_report(read_document(f"{title}{html}<p>五、存在的主要问题及改进情况</p>".encode(), name="x.html"))
    assert (report.agency, report.cells["rl.review.total"].value) == ("青禾县水利局", 10)


def test_a_column_of_last_year_beside_the_reports_own_is_no_word_over_all_figures() -> None:
    table = (
        _disputes().replace("</tr>", "<td>2022年</td></tr>", 1).replace("<td>1</td></tr>", "<td>1</td><td>9</td></tr>")
    )
    report = _read(table)
    assert report.cells["rl.suit_after_review.total"].value == 1


def test_labels_with_another_year_in_the_place_of_this_are_told() -> None:
    """An office forgot to change the year in the labels, or put in last year's table: the figures are as printed."""
    made = make(3, Layout())
    html = page(made.title, made.blocks, made.layout)
    stale = re.sub("本年(?=制发|废止)", "2022年", html)
    assert stale != html
    report = read_report(read_document(stale.encode(), name="x.html"))
    told = [finding.zh for finding in report.findings if finding.rule == "X-YEAR"]
    assert any("行列标题写的是2022" in zh for zh in told)
    both = html.replace("本年制发件数", "2022年制发件数", 1).replace("本年废止件数", "本年制发件数", 1)
    report = read_report(read_document(both.encode(), name="x.html"))
    assert not [one for one in report.findings if one.rule == "X-YEAR"], "last year's beside this year's"
    for year in ("2023年", "本年"):
        same = re.sub("本年(?=制发|废止)", year, html)
        report = read_report(read_document(same.encode(), name="x.html"))
        assert not [finding for finding in report.findings if finding.rule == "X-YEAR"]


def test_what_was_carried_over_from_last_year_is_no_contradiction() -> None:
    made = make(3, Layout())
    html = page(made.title, made.blocks, made.layout)
    last = html.replace("上年结转", "2022年结转")
    report = read_report(read_document(last.encode(), name="x.html"))
    assert last != html
    assert not [finding for finding in report.findings if finding.rule == "X-YEAR"]


@pytest.mark.parametrize("apart", ["  ", "\n", "\t", " | "])
def test_last_years_disputes_in_lines_of_text(apart: str) -> None:
    """Table RL has few labels, and its header may be one long line."""
    made = make(3, Layout(pictures="rl"), kind="text")
    lines = [
        "附：2022年度行政复议、行政诉讼情况",
        apart.join(("行政复议", "行政诉讼")),
        apart.join(("未经复议直接起诉", "复议后起诉")),
        apart.join(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3),
        apart.join(map(str, (1, 2, 3, 4, 10, 0, 0, 5, 0, 5, 0, 1, 0, 0, 1))),
    ]
    report = read_report(read_document(render(made) + "\n".join(("", *lines)).encode(), name="x.txt"))
    assert [key for key, cell in report.cells.items() if key.startswith("rl") and cell.value is not None] == []
    assert any(finding.rule == "READ-OTHER" for finding in report.findings)


def test_the_first_heading_of_a_part_may_keep_an_old_year() -> None:
    """An office changed the year of its title and of no heading: its tables are its own."""
    made = make(3, Layout())
    html = page(made.title, made.blocks, made.layout)
    stale = re.sub("[二三四]、(?=主动公开|收到和处理|政府信息公开行政)", lambda number: f"{number[0]}2022年", html)
    assert stale.count("、2022年") == 3
    report = read_report(read_document(stale.encode(), name="x.html"))
    assert differences(made, report) == ([], [])


def test_a_report_without_headings_has_captions_right_over_its_tables() -> None:
    made, other = make(3, Layout(headings="dropped", pictures="rl")), make(7, Layout())
    table = next(block for block in other.blocks if isinstance(block, list) and "rl" in _keys(block))
    own = [block for block in made.blocks if not isinstance(block, str) or block[1:2] != "、"]
    blocks = [*own, "2022年行政复议、行政诉讼情况", table]
    report = read_report(read_document(page(made.title, blocks, made.layout).encode(), name="x.html"))
    assert differences(made, report) == ([], [])
    assert "rl" not in report.forms


def _book(*names: str) -> Report:
    """Text, table PD, RQ and RL on four sheets of these names."""
    source = zipfile.ZipFile(io.BytesIO(xlsx.render(make(3, Layout(sheet_per_table=True), kind="xlsx"))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for part in source.namelist():
            text = source.read(part)
            for n, name in enumerate(names if part == "xl/workbook.xml" else (), start=1):
                text = text.replace(f'"Sheet{n}"'.encode(), f'"{name}"'.encode())
            file.writestr(part, text)
    return read_report(read_document(out.getvalue(), name="x.xlsx"))


@pytest.mark.parametrize("other", ["2022年", "2022", "2022年数据", "上年"])
def test_a_sheet_that_is_named_by_another_year_beside_one_that_is_not(other: str) -> None:
    report = _book("说明", "2023年", "申请", other)
    assert set(report.forms) == {"pd", "rq"}
    assert any(finding.rule == "READ-OTHER" for finding in report.findings)


def test_sheets_that_are_all_named_by_another_year_keep_an_old_name() -> None:
    report = _book("2022年", "2022年公开情况", "2022年申请情况", "2022年数据")
    assert set(report.forms) == {"pd", "rq", "rl"}
    assert not any(finding.rule == "READ-OTHER" for finding in report.findings)


def test_the_sheet_of_another_body_beside_the_agencys_own() -> None:
    assert set(_book("说明", "财政局", "市财政局", "教育局").forms) == {"pd", "rq"}
    assert set(_book("说明", "主动公开", "申请", "教育局").forms) == {"pd", "rq", "rl"}


_TITLES = {"pd": "2022年", "rq": "去年收到和处理政府信息公开申请情况：", "rl": "2022年行政复议、行政诉讼情况"}


def _with_a_caption_each(made: MadeReport) -> MadeReport:
    """The same with a caption of its own over each of last year's tables, in the place of one over them all."""
    place = made.blocks.index("附：2022年政府信息公开情况")
    blocks: list[str | MadeTable] = [*made.blocks[:place]]
    for title, table in zip(_TITLES.values(), made.blocks[place + 1 :], strict=True):
        blocks += [title, table]
    return replace(made, blocks=tuple(blocks))


@pytest.mark.parametrize("flattening", ["plain_lines", "paragraphs_apart", "spaced", "tabs", "copied", "bar_lines"])
@pytest.mark.parametrize("table", ["pd", "rq", "rl"])
def test_last_years_tables_in_text_each_under_its_own_caption(table: str, flattening: str) -> None:
    """Lines of a cell each run on over a caption: it stood inside of a table."""
    layout = Layout(neighbour="last_year_after", pictures=table, flattening=flattening)  # type: ignore[arg-type]
    made = _with_a_caption_each(make(3, layout, kind="text"))
    score = judge(made, "text")
    assert (score.wrong, len(score.doubtful)) == ((), score.excused)
    report = read_report(read_document(render(made), name="x.txt"))
    assert {key[:2] for key, cell in report.cells.items() if cell.value is not None} == {*_TITLES} - {table}


def test_rows_behind_a_caption_inside_a_table_of_text_keep_their_numbers() -> None:
    made = make(3, Layout(neighbour="last_year_after", flattening="paragraphs_apart"), kind="text")
    plain, cut = (read_report(read_document(render(one), name="x.txt")) for one in (made, _with_a_caption_each(made)))
    assert {key: (cell.value, cell.at) for key, cell in cut.cells.items()} == {
        key: (cell.value, cell.at) for key, cell in plain.cells.items()
    }


def test_last_years_disputes_below_a_row_of_this_year_that_is_blank() -> None:
    """本年 stands beside blanks alone: the figures of 上年 were read for it."""
    blank = f"<tr><td>本年</td>{'<td></td>' * 15}</tr><tr><td>上年</td>"
    table = _disputes(lead="<td rowspan=3>年度</td>", first="<td>上年</td>").replace("<tr><td>上年</td>", blank)
    report = _read(table)
    assert {cell.value for cell in report.cells.values()} == {None}
    filled = table.replace("<td></td>" * 15, "<td>0</td>" * 4 + "<td>0</td>" * 11)
    assert all(cell.value in (None, 0) for cell in _read(filled).cells.values())

"""Columns of table RQ that no form has, in text: no figure beside them is another's. The figures are made up."""

from collections.abc import Sequence

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.odd_columns import holds_odd_column, is_odd_column
from gongkai.values import Report
from tests.reports.loose_text import HEADER, LABELS, ROWS, bars, read, values

LINES = [
    ["申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
ODD = [5, 36, 0, 7, 2, 0, 9, 1, 0, 3, 6, 4, 8, 2, 1, 0, 0, 5, 7, 3, 2, 6, 1]
"""What stands in the other column."""


def table(column: str, at: int, rows: Sequence[Sequence[object]]) -> Report:
    """A table in bars with a column before all others, behind 自然人, among the legal persons or behind them."""
    first, second, third = ["（本列数据的勾稽关系）", "申请人情况"], *LINES[1:]
    places = {0: (first, 1), 1: (second, 1), 4: (third, 3), 6: (third, 5)}
    line, place = places[at]
    lines: list[list[str]] = [
        [*one[:place], column, *one[place:]] if one is line else one for one in (first, second, third)
    ]
    body = [[label, *row[:at], odd, *row[at:]] for label, odd, row in zip(LABELS, ODD, rows, strict=True)]
    return read("".join([*map(bars, lines), *map(bars, body)]))


WITHOUT_TOTALS = [[*row[:-1], ""] for row in ROWS]
ALL_BLANK = [[""] * 7 for _ in ROWS]
ONLY_OTHERS = [["", "", "", "", "", row[-1], ""] for row in ROWS]


@pytest.mark.parametrize("at", [0, 1, 4, 6])
@pytest.mark.parametrize("column", ["件数", "2023年", "外国企业"])
@pytest.mark.parametrize("rows", [WITHOUT_TOTALS, ALL_BLANK, ONLY_OTHERS])
def test_a_figure_beside_a_blank_is_not_the_neighbours(column: str, at: int, rows: list[list[object]]) -> None:
    """Six applicants without their total and a figure beside them made seven; among blanks one figure was the total."""
    report = table(column, at, rows)
    assert {value for value in values(report, "rq") if value is not None} == set()
    named = {key for finding in report.findings for key in finding.cells}
    assert named.issuperset(f"rq.requests_new.{column}" for column in COLUMNS)


def test_a_column_in_two_ways() -> None:
    report = table("社会团体", 4, WITHOUT_TOTALS)
    assert set(values(report, "rq")) == {None}


@pytest.mark.parametrize("label", ["备注", "2023年", "上年总计"])
def test_a_column_behind_all_others_moves_none(label: str) -> None:
    assert not holds_odd_column([["申请人情况"], [*LINES[1], label], LINES[2]])
    assert holds_odd_column([["申请人情况"], LINES[1], [*LINES[2], label]])


def test_a_column_of_another_year_has_its_place() -> None:
    lines = [["上年总计", "申请人情况"], *LINES[1:]]
    assert holds_odd_column(lines)
    assert not holds_odd_column(lines, ["上年总计"])
    assert holds_odd_column([["申请人情况"], ["上年总计", *LINES[1]], LINES[2]], ["上年总计"]), "before or behind"
    assert holds_odd_column([["申请人情况", "上年总计", *LINES[1]], LINES[2]], ["上年总计"]), "before or behind"
    assert not holds_odd_column([["上年总计", *LINES[1]], LINES[2]], ["上年总计"])


@pytest.mark.parametrize("years", [["2024年", "2023年"], ["2024", "2023"], ["本年", "上年"]])
@pytest.mark.parametrize(("kind", "is_blank"), [("html", True), ("txt", True), ("html", False)])
def test_two_years_under_each_applicant(years: list[str], kind: str, is_blank: bool) -> None:
    """Where this year is blank, last year's seven figures were read as its own, in a grid that was read in part."""
    assert holds_odd_column([*LINES, years * 7])
    assert holds_odd_column([*LINES, *([year] for year in years)]) is (years[0] != "本年")
    rows: list[list[object]] = [
        [label, *(cell for n in row for cell in ("" if is_blank else n, n + 5))]
        for label, row in zip(LABELS, ROWS, strict=True)
    ]
    lines: list[list[object]] = [["", "申请人情况"], ["", "自然人", "法人或其他组织", "总计"], ["", *LINES[2]]]
    lines.append(["", *years * 7])
    text = "".join(bars(row) for row in [*lines, *rows])
    if kind == "html":
        spans = [[1, 14], [1, 2, 10, 2], [1, 2, 2, 2, 2, 2], [1] * 15, *([1] * 15 for _ in rows)]
        tall = {"自然人": 2, "总计": 2}
        cells = [
            "".join(f"<td colspan={n} rowspan={tall.get(str(c), 1)}>{c}</td>" for c, n in zip(row, wide, strict=True))
            for row, wide in zip([*lines, *rows], spans, strict=True)
        ]
        text = f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"
    report = read_report(read_document(text.encode(), name=f"report.{kind}"))
    expected = [None if is_blank else row[0] for row in ROWS]
    assert [cell.value for key, cell in report.cells.items() if key.endswith(".natural_person")] == expected
    assert report.cells["rq.granted_full.total"].value == (None if is_blank else 5)


def test_two_years_of_which_only_the_first_stands_under_an_applicant() -> None:
    """So sheets with merged cells are saved with commas: last year's figures were read as this year's."""
    rows: list[list[object]] = [
        [label, *(cell for n in row for cell in (n, ""))] for label, row in zip(LABELS, ROWS, strict=True)
    ]
    members = [cell for label in LINES[2] for cell in (label, "")]
    lines: list[list[object]] = [
        ["", "申请人情况", *[""] * 13],
        ["", "自然人", "", "法人或其他组织", *[""] * 9, "总计", ""],
    ]
    lines += [["", "", "", *members, "", ""], ["", *["2023年", "2024年"] * 7], *rows]
    text = "\n".join(",".join(map(str, line)) for line in lines)
    report = read_report(read_document(text.encode(), name="report.csv"))
    assert {value for value in values(report, "rq") if value is not None} == set()


def test_a_year_alone_in_its_line_is_that_of_all_columns() -> None:
    assert not holds_odd_column([["申请人情况"], ["2024年"], *LINES[1:]])
    assert holds_odd_column([["申请人情况"], ["2024年", *LINES[1]], LINES[2]])


@pytest.mark.parametrize("label", ["件数", "备注", "2023年", "本年", "外国企业", "件数（件）", "新闻媒体", "全市"])
def test_labels_that_no_form_has(label: str) -> None:
    assert is_odd_column(label)


@pytest.mark.parametrize(
    "label",
    [
        "自然人",
        "申请人情况",
        "申请人情况.1",
        "法人或其他组织",
        "商业",
        "公益",
        "社会法律",
        "自然人总计",
        "小计",
        "法人合计",
        "序号",
        "行次",
        "项目",
    ],
)
@pytest.mark.parametrize("mark", ["", "  "])
def test_labels_of_the_form_its_pieces_and_those_of_rows(label: str, mark: str) -> None:
    assert not is_odd_column(label + mark)


@pytest.mark.parametrize(
    "label",
    [
        "单位：件",
        "第一项加第二项之和",
        "等于第三项",
        "三、收到和处理政府信息公开申请情况",
        "第3页",
        "",
        "8",
        "行政处罚,2776",
        "件" * 9,
        "数" * 100_000,
    ],
)
def test_what_is_no_label_of_a_column(label: str) -> None:
    assert not is_odd_column(label)


def test_lines_with_no_column() -> None:
    assert not holds_odd_column([["件数"], ["备注"]])
    assert not holds_odd_column([*LINES, ["本年", "新收"]]), "what is cut of a row's label"


@pytest.mark.parametrize("lines", [LINES, HEADER.splitlines(), [*LINES, *LINES], [["公民"], *LINES[1:]]])
def test_headers_of_the_form(lines: list[list[str]]) -> None:
    words = [[line] if isinstance(line, str) else line for line in lines]
    assert holds_odd_column(words) is (lines[0] == ["公民"])
    assert holds_odd_column([["件数", *words[0]], *words[1:]])
    assert not holds_odd_column([*words[:-1], [*words[-1]], ["总计", "备注"]]) or lines[0] == ["公民"]


def test_a_traditional_label_cut_in_two_is_no_column_of_its_own() -> None:
    """申請人情 over 況: all columns were null, since one more might stand among them (made text 176661946)."""
    assert not is_odd_column("申請人情")
    assert is_odd_column("申請件數")

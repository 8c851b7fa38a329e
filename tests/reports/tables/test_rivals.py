"""Two copies of a table on one page, of which damage leaves one readable: its figures are never taken silently."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from tests.maker.damage import DAMAGES
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable
from tests.maker.reports import MadeReport, make
from tests.reports.made import differences, read_back
from tests.reports.tables.test_align import CARRIED_IN, COLUMNS, HEAD, NEW, cells, values

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
Damage = Callable[[MadeTable], MadeTable]


def _corner_moved(table: MadeTable) -> MadeTable:
    """申请人情况 has changed places with the columns of labels: no label stands over its figures (made page 501416)."""
    return [table[0][::-1], *table[1:]]


def _header_lost(table: MadeTable) -> MadeTable:
    """Only rows are left, from the first that has figures on."""
    return table[next(n for n, row in enumerate(table) if any(piece.key for piece in row)) :]


def _labels_of_columns_lost(table: MadeTable) -> MadeTable:
    """The header is there, and its labels are unreadable."""
    first = next(n for n, row in enumerate(table) if any(piece.key for piece in row))
    return [[replace(piece, text="口口口") for piece in row] for row in table[:first]] + table[first:]


def damaged(made: MadeReport, table: str, damage: Damage) -> MadeReport:
    """The report with this table of its own damaged; its neighbour's stays whole."""
    blocks = tuple(
        damage(block)
        if isinstance(block, list) and any(p.key.startswith(table) for row in block for p in row)
        else block
        for block in made.blocks
    )
    return replace(made, blocks=blocks)


@pytest.mark.parametrize("neighbour", ["last_year_before", "last_year_after", "department_after"])
@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("rq.", _corner_moved),
        ("rq.", _header_lost),
        ("rq.", _labels_of_columns_lost),
        ("pd.", _header_lost),
        ("pd.", _labels_of_columns_lost),
        ("rl.", _header_lost),
        ("rl.", _labels_of_columns_lost),
    ],
)
def test_a_table_beside_its_unread_copy_is_in_doubt(neighbour: str, table: str, damage: Damage) -> None:
    for seed in range(3):
        layout = Layout(neighbour=neighbour, neighbour_unnamed=True, disclosure="no_articles")  # type: ignore[arg-type]
        made = make(seed, layout)
        made = damaged(made, table, damage)
        report = read_back(made)
        assert differences(made, report)[0] == []
        doubted = [one for one in report.findings if one.rule == "READ-DUPLICATE" and f"{table}" in one.cells[0]]
        assert doubted
        assert all(one.severity == "error" for one in doubted)


@pytest.mark.parametrize(
    ("seed", "layout", "damage"),
    [
        (831995, Layout(cut_headers=True, neighbour="system_before", neighbour_forms=True), "header_row_lost"),
        (834520, Layout(disputes="matrix", neighbour="department_after", neighbour_forms=True), "header_row_lost"),
        (831371, Layout(margins=True, turned_requests=True, neighbour="last_year_after"), "header_lost"),
        (845870, Layout(disputes="matrix_turned", neighbour="department_after", neighbour_forms=True), "header_lost"),
        (851653, Layout(disputes="prose", neighbour="system_after", neighbour_forms=True), "column_label_lost"),
        (
            841715,
            Layout(headers="first_line", nothing="blank", neighbour="last_year_after", neighbour_forms=True),
            "cells_inserted",
        ),
    ],
    ids=[
        "seven figures under three labels",
        "disputes under the header of requests",
        "margins beside the fifteen",
        "outcomes as rows",
        "documents of two forms",
        "hardly a row read",
    ],
)
def test_a_copy_whose_header_says_too_little_is_one(seed: int, layout: Layout, damage: str) -> None:
    """Its rows were told one by one, and the neighbour's figures taken."""
    made = DAMAGES[damage](make(seed, replace(layout, neighbour_unnamed=True)), Random(seed))
    report = read_back(made)
    found = (report.cells.get(key) for key in differences(made, report)[0])
    assert [cell.key for cell in found if cell is not None and cell.value is not None] == []


def test_what_is_not_read_is_said_with_its_place_and_why() -> None:
    made = damaged(make(1, Layout(neighbour="last_year_before", neighbour_unnamed=True)), "rq.", _corner_moved)
    (finding,) = (one for one in read_back(made).findings if one.rule == "READ-DUPLICATE" and len(one.cells) > 100)
    assert "第5个表格第6行第1列起" in finding.zh
    assert "table 5, row 6, column 1 on" in finding.en


def test_a_table_alone_whose_other_half_is_unread_has_no_rival() -> None:
    """Each row is printed once: what is read is the page's only answer."""
    made = damaged(make(1, Layout(split_requests=True)), "rq.", lambda table: table)
    second = [n for n, block in enumerate(made.blocks) if isinstance(block, list)][2]
    cut = made.blocks[second]
    assert isinstance(cut, list)
    made = replace(made, blocks=(*made.blocks[:second], _corner_moved(cut), *made.blocks[second + 1 :]))
    report = read_back(made)
    read = [key for key, cell in report.cells.items() if key.startswith("rq.") and cell.value is not None]
    assert len(read) >= 21
    assert [key for key in read if report.cells[key].value != made.truth[key].value] == []


def test_a_comparison_of_a_few_years_is_no_copy() -> None:
    rows = "".join(f"<tr><td>{label}</td>{cells([1, 2, 3])}</tr>" for label in ("本年新收", "上年结转", "予以公开"))
    body = (
        f"<table><tr><td>项目</td><td>2021年</td><td>2022年</td><td>2023年</td></tr>{rows}</table>"
        f"<table>{HEAD}{NEW.format(cells([5, 0, 0, 0, 0, 0, 5]))}"
        f"<tr><td colspan=3>（一）予以公开</td>{cells([5, 0, 0, 0, 0, 0, 5])}</tr></table>"
    )
    report = read_report(read_document(body.encode(), name="page.html"))
    assert values(report, "requests_new") == [5, 0, 0, 0, 0, 0, 5]
    assert values(report, "granted_full") == [5, 0, 0, 0, 0, 0, 5]


@pytest.mark.parametrize("is_gone", [False, True])
@pytest.mark.parametrize("label", APPLICANTS)
def test_a_lost_column_label_reaches_all_cells_that_it_may_have_moved(label: str, is_gone: bool) -> None:
    """Gone with its cell, it moves those behind it one to the left, over their neighbours' figures."""
    made = damaged(make(2, Layout()), "rq.", lambda table: _without(table, label, is_gone))
    report = read_back(made)
    assert differences(made, report)[0] == []
    read = {key.rpartition(".")[2] for key, cell in report.cells.items() if key[:3] == "rq." and cell.value is not None}
    lost = APPLICANTS.index(label)
    moved = is_gone and label not in ("其他", "总计")
    kept = {*COLUMNS[:lost], *(() if moved else COLUMNS[lost + 1 :])} - {COLUMNS[lost]}
    assert read == (kept | {"total"} if moved and label != "自然人" else kept)


def _without(table: MadeTable, label: str, is_gone: bool) -> MadeTable:
    """The table with a label of its header emptied, or its cell gone."""
    emptied = [[replace(p, text="") if p.text == label else p for p in row] for row in table[:3]]
    return [[p for p in row if p.text or not is_gone] for row in emptied] + table[3:]


def test_a_comparison_of_two_years_in_a_sheet_of_fifteen_columns_is_no_copy() -> None:
    """Blanks fill its rows up to the sheet's width (made file 13000258)."""
    blanks = [""] * 9
    years = "".join(
        f"<tr><td>{label}</td>{cells([3, 4, *blanks])}</tr>"
        for label in ("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量")
    )
    whole = NEW.format(cells([1, 2, 4, 8, 16, 32, 63])) + CARRIED_IN.format(cells([0, 0, 0, 0, 0, 0, 0]))
    page = f"<table><tr><td>项目</td>{cells(['2023', '2024', *blanks])}</tr>{years}</table><table>{HEAD}{whole}</table>"
    report = read_report(read_document(page.encode(), name="page.html"))
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]


def test_a_neighbour_of_which_hardly_a_column_is_read_is_still_one() -> None:
    """The labels of columns lost their second lines; of two tables only 本年增/减 of the older form was read: whose?

    Rows of documents, which no count of penalties has, are printed in both, and read in neither (made text 812791).
    """

    def table(*rows: tuple[object, ...]) -> str:
        return "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows) + "\n"

    older = table(
        ("信息内容", "本年新", "本年新", "对外公"), ("规章", 0, 1, 2), ("规范性文件", 0, 3, 4),
        ("信息内容", "上一年", "本年增/减", "处理"), ("行政许可", 5, 7, 0), ("行政处罚", 1, 12, 0),
        ("行政强制", 0, -3, 5),
    )  # fmt: skip
    own = table(
        ("信息内容", "本年", "本年", "现行"), ("规章", 4, 0, 56), ("行政规范性文件", 0, 37, 0),
        ("信息内容", "本年处理"), ("行政许可", 8), ("行政处罚", 6), ("行政强制", 20),
    )  # fmt: skip
    report = read_report(
        read_document(f"某县水利局2022年政府信息公开工作年度报告\n\n{older}{own}".encode(), name="a.txt")
    )
    assert {cell.value for cell in report.cells.values()} == {None}
    assert "READ-DUPLICATE" in {finding.rule for finding in report.findings}

"""Rows of table RQ that neither their own sum nor their place proves: left to the sums of the table."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport
from gongkai.reports.tables.doubtful import Ends, left_open
from gongkai.reports.tables.headers import read_header
from gongkai.reports.tables.pairing import pairs_of
from gongkai.reports.tables.splitting import split
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Grid
from tests.maker.blocks import changed, copied, figures_at, tables_of
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Kind, Layout
from tests.maker.reports import make
from tests.reports import loose_text
from tests.reports.loose_text import read
from tests.reports.made import read_back
from tests.reports.tables.test_align import CARRIED_IN, COLUMNS, NEW, cells, requests, rules, values
from tests.reports.tables.test_align import HEAD as HTML_HEAD
from tests.reports.tables.test_align import opened as open_rows

HEAD = (
    "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)
ROWS = (
    "| 一、本年新收政府信息公开申请数量 |  |  |  |  |  |  | 40 |\n"
    "| （一）予以公开 |  |  |  |  |  |  | 7 |\n"
    "| 四、结转下年度继续办理 |  |  |  |  |  | {} |\n"
)


@pytest.mark.parametrize("figures", ["|  3 | 3", "|  12 | 12"])
def test_a_figure_cut_in_halves_that_are_alike_is_no_applicant_and_its_total(figures: str) -> None:
    """33 in two cells, so that its row has a cell too many (made texts 11002143 and 22001875)."""
    report = read(HEAD + ROWS.format(figures))
    assert values(report, "requests_new")[6] == 40
    assert values(report, "requests_carried_out") == [None] * 7
    assert rules(report, "rq.requests_carried_out.other_org") == {"READ-SHAPE"}


def test_an_applicant_and_its_total_in_a_row_of_seven_are_read() -> None:
    report = read(HEAD + ROWS.format("3 | 3"))
    assert values(report, "requests_carried_out") == [None, None, None, None, None, 3, 3]


def test_a_blank_column_under_the_title_alone_is_no_applicant() -> None:
    """A row of noughts has lost a cell: the blank before it is none of its figures (made file 22004598)."""
    lost = 0
    for seed in range(8):
        made = make(seed, Layout(spacer="column", title_inside=True))
        number = tables_of(made, "rq")[0]
        table = copied(made, number)
        for row in table:
            at = figures_at(row)[:1]
            if at and [piece.text for piece in row[at[0] : at[0] + 2]] == ["0", "0"] and row[-1].text != "0":
                key = row[at[0] + 1].key
                row[at[0] + 1 :] = [*row[at[0] + 2 :], replace(row[-1], text="", key="")]
                lost += 1
                report = read_back(changed(made, number, table, {}))
                assert report.cells[key].value is None
                break
    assert lost > 3


def test_a_total_grouped_by_spaces_is_no_remark() -> None:
    """Behind the blank half of a label over two columns its row stands where it should (made file 21003985)."""
    new = f"<tr><td colspan=2>一、本年新收政府信息公开申请数量</td>{cells(['', '7 590', 1, 0, 0, 0, 0, '7 591'])}</tr>"
    report = requests(new, CARRIED_IN.format(cells([0] * 7)))
    assert values(report, "requests_new") == [None, 1, 0, 0, 0, 0, None]
    assert report.cells["rq.requests_new.total"].raw == "7 591"


@pytest.mark.parametrize(
    ("figures", "read"),
    [
        ([63, 1, 2, 4, 8, 16, 32], [None] * 6),
        ([5, 0, 0, 0, 0, 0, 5], [None] * 6),
        ([1, 2, 4, 8, 16, 32, 63], [1, 2, 4, 8, 16, 32]),
        ([0] * 7, [0] * 6),
    ],
    ids=["of another order", "of either order", "of the form's order", "of any order"],
)
def test_a_lost_total_before_the_applicants_moves_them_left(figures: list[int], read: list[int | None]) -> None:
    """总计 stands first on this page, and its label is gone with its cell (made page 22012040)."""
    head = HTML_HEAD.replace("<td rowspan=2>总计</td>", "")
    report = requests(NEW.format(cells(figures)), CARRIED_IN.format(cells([0] * 7)), head=head)
    assert values(report, "requests_new")[:6] == read
    assert values(report, "requests_carried_in")[:6] == [0] * 6
    assert None not in read or rules(report, "rq.requests_new.natural_person")


def test_last_years_total_in_place_of_this_years_says_that_the_row_stands_left() -> None:
    """A label over several rows is gone; nothing but totals is printed, one cell to the left (made file 22019442)."""
    head = HTML_HEAD.replace("colspan=7", "colspan=8").replace(
        "<td rowspan=2>总计</td>", "<td rowspan=2>总计</td><td rowspan=2>上年总计</td>"
    )
    moved = "<tr><td>三、本年度办理结果</td><td>（一）予以公开</td>{}</tr>"
    blanks = [""] * 6
    report = requests(NEW.format(cells([*blanks, 5, 9])), moved.format(cells([*blanks, 354, 2, ""])), head=head)
    assert values(report, "requests_new") == [None] * 6 + [5]
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.other_org")


def test_a_nought_of_last_year_does_not_move_a_row() -> None:
    """Nothing but totals is printed, 0 of this year and 0 of last year: the first is no applicant's."""
    head = HTML_HEAD.replace("colspan=7", "colspan=8").replace(
        "<td rowspan=2>总计</td>", "<td rowspan=2>总计</td><td rowspan=2>上年总计</td>"
    )
    blanks = [""] * 6
    report = requests(NEW.format(cells([*blanks, 5, 9])), CARRIED_IN.format(cells([*blanks, 0, 0])), head=head)
    assert values(report, "requests_carried_in") == [None] * 6 + [0]


def test_a_blank_margin_behind_a_short_row_is_no_last_column_where_totals_stand_first() -> None:
    """Repeats were dropped: 1、0、0 became 1、0, and all behind stand one to the left (made page 41000014)."""
    head = (
        "<tr><td colspan=3>项目</td><td>总计</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>"
        "<td>法律服务机构</td><td>其他</td><td></td></tr>"
    )
    new = NEW.format(cells([60, 10, 11, 12, 13, 14, 0, ""]))
    report = requests(new, CARRIED_IN.format(cells([6, 1, 0, 5, 0, 0, ""])), head=head)
    assert values(report, "requests_new") == [10, 11, 12, 13, 14, 0, 60]
    assert values(report, "requests_carried_in") == [None] * 7
    assert rules(report, "rq.requests_carried_in.other_org")


REMARKS = HTML_HEAD.replace("<td colspan=7>申请人情况</td>", "<td colspan=7>申请人情况</td><td rowspan=3>备注</td>")


@pytest.mark.parametrize(
    "figures",
    [[2, "", 3, 0, 1, 0, 0, 6], [3, 26, 0, 1, 0, 0, 0, 327], [1, 270, "-", 6, 8, 4, "", 1288]],
    ids=["a blank too many", "a figure cut in two", "cut in two, and the last applicant blank"],
)
def test_a_figure_under_remarks_may_be_the_total_of_a_row_that_moved_right(figures: list[object]) -> None:
    report = requests(NEW.format(cells(figures)), CARRIED_IN.format(cells([0] * 7 + [""])), head=REMARKS)
    assert values(report, "requests_new") == [None] * 7
    assert rules(report, "rq.requests_new.total")
    assert values(report, "requests_carried_in") == [0] * 7


@pytest.mark.parametrize("figures", [[1, 2, 0, 0, 0, 0, 3, 8], [1, 2, 0, 0, 0, 0, 4, 8], [1, "", 0, 0, 0, 0, 1, 3]])
def test_a_figure_under_remarks_that_no_sum_contradicts_is_one(figures: list[object]) -> None:
    report = requests(NEW.format(cells(figures)), CARRIED_IN.format(cells([0] * 7 + [""])), head=REMARKS)
    assert values(report, "requests_new") == [figure if figure != "" else None for figure in figures[:7]]


def test_a_row_that_ends_early_where_no_column_is_that_of_totals_may_have_lost_any_figure() -> None:
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]
    head = f"<tr><td colspan=3>项目</td>{cells(names)}</tr>"
    report = requests(NEW.format(cells([1, 2, 0, 0, 0, 0, 3])), CARRIED_IN.format(cells([5, 0, 0, 0, 0, 5])), head=head)
    assert values(report, "requests_carried_in") == [None] * 7
    assert rules(report, "rq.requests_carried_in.other_org")


@pytest.mark.parametrize(
    ("label", "figures"),
    [("|  |  |", [1, 0, 0, 0, 0, 1]), ("|  |", [438, 0, 0, "0407", 216, 623]), ("|  |", [1, 0, 0, 0, 0, 1])],
    ids=["two blanks", "one, and no sum", "one"],
)
def test_a_blank_of_the_labels_is_no_applicant_of_a_row_that_lost_a_figure(label: str, figures: list[object]) -> None:
    """Two cells that a label covers besides its own are blank before the figures, as Markdown has them."""
    rows = [
        f"| {name} |  |  | {loose_text.bars(row)[2:]}"
        for name, row in zip(loose_text.LABELS, loose_text.ROWS, strict=True)
    ]
    short = f"| {loose_text.LABELS[-1]} {label} {' | '.join(map(str, figures))} |\n"
    report = read(HEAD + "".join(rows[:-1]) + short)
    whole = [figure for row in loose_text.ROWS[:-1] for figure in row]
    assert loose_text.values(report, "rq") in ([*whole, *[None] * 7], [*whole, *loose_text.ROWS[-1]])
    assert rules(report, "rq.requests_carried_out.total")


@pytest.mark.parametrize("figures", [[0, 0, 1, 0, 0, 0, ""], [3, "", "", "", "", "", ""], [0, 0, 0, 0, 0, 0, ""]])
def test_a_blank_before_a_total_that_comes_first_may_be_that_total(figures: list[object]) -> None:
    """A label over several rows is lost, and they moved left; the last applicant is blank, and no sum proves a row."""
    labels = "".join(f"<td>{label}</td>" for label in ("总计", "自然人", "商业企业", "科研机构", "社会公益组织"))
    head = f"<tr><td colspan=3>项目</td>{labels}<td>法律服务机构</td><td>其他</td></tr>"
    whole = NEW.format(cells([6, 1, 1, 1, 1, 1, 1]))
    moved = f"<tr><td>三、</td><td>1．信访举报投诉类申请</td><td></td>{cells(figures)}</tr>"
    report = requests(whole, CARRIED_IN.format(cells([0] * 7)), moved, head=head)
    assert values(report, "requests_new") == [1, 1, 1, 1, 1, 1, 6]
    assert values(report, "not_processed_petition_complaint") == [None] * 7
    assert rules(report, "rq.not_processed_petition_complaint.total")


def test_rows_whose_totals_are_blank_do_not_hide_that_the_header_lost_a_column() -> None:
    """自然人 is gone, and 总计 stands over the sixth column of figures; rows above print seven (made page 8400926)."""
    made = make(8400926, Layout(blank_result_totals=True, headers="first_line"))
    score = judge(DAMAGES["column_label_lost"](made, Random(8400926)), "html")
    assert score.wrong == ()


def test_a_row_that_runs_over_the_last_column_may_stand_to_the_right() -> None:
    """Its total is blank as all others are, and the blank behind it is none of its own (made page 155030216)."""
    made = DAMAGES["span_wrong"](make(155030216, kind="html"), Random(155030216))
    assert judge(made, "html").wrong == ()


def test_a_row_that_adds_up_has_but_an_empty_cell_behind_it() -> None:
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells([4, 1, '', '', '', '', 5, ''])}</tr>"
    report = requests(NEW.format(cells([4, 1, 0, 0, 0, 0, 5])), row)
    assert values(report, "granted_full") == [4, 1, None, None, None, None, 5]


COMMAS = (
    "（本列数据的勾稽关系为：…）,,,申请人情况,,,,,,,\n"
    ",,,自然人,法人或其他组织,,,,,,总计\n"
    ",,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,小计,\n"
    "一、本年新收政府信息公开申请数量,,, , , , , , ,140,150\n"
    "三、本年度办理结果,（三）不予公开,1．属于国家秘密, , , , , , ,48,49\n"
    ",,2．其他法律行政法规禁止公开, , , , , , ,0,0\n"
)


@pytest.mark.parametrize(("first", "last"), [(43, 43), (40, 50)])
def test_a_blank_where_rows_above_have_their_labels_moves_a_row_of_a_sheet(first: int, last: int) -> None:
    """（六） over three rows is lost, and they moved left: 小计 and 总计 stand under 其他 and 小计 (155030797)."""
    report = read(f"{COMMAS},3．危及“三安全一稳定”, , , , , , ,{first},{last},\n")
    assert values(report, "denied_state_secret") == [None] * 6 + [49]
    assert values(report, "denied_security_stability") == [None] * 7
    assert rules(report, "rq.denied_security_stability.other_org")


DOCUMENTS = "第二十条第（一）项,,,\n信息内容,本年制发件数,{}\n规章,7059,24,\n行政规范性文件,4,2,\n"


def test_a_blank_cell_behind_two_labels_of_three_may_be_that_of_the_last() -> None:
    """本年废止件数 is lost, and 现行有效件数 stands over its figures (made text 155503320)."""
    table = COMMAS.replace("一、本年新收", "\n一、本年新收", 1)
    lost, whole = (read(DOCUMENTS.format(rest) + table) for rest in ("现行有效件数,", "本年废止件数,现行有效件数"))
    assert [lost.cells[f"pd.rules_{column}"].value for column in ("repealed", "in_force")] == [None, None]
    assert "READ-SHAPE" in {finding.rule for finding in lost.findings}
    assert [whole.cells[f"pd.rules_{column}"].value for column in ("issued", "repealed", "in_force")] == [
        7059,
        24,
        None,
    ]


@pytest.mark.parametrize(("persons", "is_read"), [(147, False), (146, True)])
def test_a_row_that_denies_the_sum_of_its_legal_persons_has_lost_a_cell(persons: int, is_read: bool) -> None:
    """Results have no totals, and of equal figures one was dropped: the rest stand one to the left (160200277)."""
    head = HTML_HEAD.replace("<td>商业企业", "<td>小计</td><td>商业企业").replace("colspan=5", "colspan=6")
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells([10, persons, 37, 1, 108, 0, '', ''])}</tr>"
    report = requests(NEW.format(cells([9, 2, 2, 0, 0, 0, 0, 11])), row, head=head)
    figures = [10, 37, 1, 108, 0, None, None] if is_read else [None] * 7
    assert values(report, "granted_full") == figures
    assert (rules(report, "rq.granted_full.natural_person") == set()) is is_read


def test_a_sum_of_legal_persons_without_its_parts_denies_nothing() -> None:
    """Nothing but totals is printed, and in results not even those of all (made sheet 161301138)."""
    head = HTML_HEAD.replace("<td>商业企业", "<td>小计</td><td>商业企业").replace("colspan=5", "colspan=6")
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells(['', 147, '', '', '', '', '', ''])}</tr>"
    report = requests(NEW.format(cells(["", 2, "", "", "", "", "", 11])), row, head=head)
    assert not rules(report, "rq.granted_full.total")


def test_a_row_that_may_stand_left_under_a_header_that_lacks_a_label_is_left_open() -> None:
    """（四） over three rows is lost: 小计 stands under 自然人, 总计 under 其他, 上年总计 under 总计 (160210050)."""
    head = HTML_HEAD.replace("<td>商业企业", "<td>小计</td><td>商业企业").replace("社会公益组织", "民办单位")
    head = head.replace("colspan=5", "colspan=6").replace("总计</td>", "总计</td><td rowspan=2>上年总计</td>")
    new = NEW.format(cells(["", 14, "", "", "", "", "", 15, 61]))
    row = f"<tr><td colspan=2>1.本机关不掌握相关政府信息</td>{cells(['', 14, '', '', '', '', '', 14, 60, ''])}</tr>"
    report = requests(new, row, head=head)
    assert values(report, "requests_new")[-1] == 15
    assert values(report, "unable_not_held") == [None] * 7
    assert rules(report, "rq.unable_not_held.total")


def test_a_blank_beside_a_figure_under_half_a_label_may_be_that_figure() -> None:
    """采购项目数量 lost a character: its lines are two columns, and the sum stands under one (160250838)."""

    def found(*label: str) -> list[tuple[object, str]]:
        rows = [["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "9", "8", "7"]]
        rows += [["信息内容", *label, "采购总金额"], ["政府集中采购", "8", "210762", ""]]
        text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
        report = read(f"二、主动公开政府信息情况\n\n第二十条第（一）项\n{text}\n\n")
        of_key = {key.rpartition("pd.procurement_")[2]: cell for key, cell in report.cells.items()}
        return [(of_key[key].value, of_key[key].state) for key in ("projects", "amount")]

    assert found("采购项目数量") == [(8, "number"), (210762, "number")]
    assert found("采购", "项目量") == [(None, "absent")] * 2


def test_a_blank_beside_the_label_moves_no_row_that_its_sum_proves() -> None:
    """备注 is blank behind it, and 小计 of the legal persons stands between (made text 162600127)."""
    head = REMARKS.replace("<td>商业企业", "<td>小计</td><td>商业企业").replace("colspan=5", "colspan=6")
    head = head.replace("colspan=7", "colspan=8")
    row = f"<tr><td colspan=2>二、上年结转政府信息公开申请数量</td>{cells(['', 4, 3, 1, 2, 0, 0, 0, 7, ''])}</tr>"
    report = requests(NEW.format(cells([0] * 8 + [""])), row, head=head)
    assert values(report, "requests_carried_in") == [4, 1, 2, 0, 0, 0, 7]


def opened(head: str, row: str, before: Ends) -> list[str] | None:
    """The cells of a row that are left to the sums, under this header; None where its place is sure."""
    (grid,) = read_document(f"<table>{head}{row}</table>".encode(), name="made.html").blocks
    assert isinstance(grid, Grid)
    *over, line = lines_of(grid)
    header = read_header(over, len(grid.rows[0]))
    assert header is not None
    _, figures = split(line, header)
    left = left_open(line, figures, pairs_of(figures, header), header, before)
    return None if left is None else [item.text for item in left]


def test_what_stands_behind_the_total_is_no_figure_of_a_row_that_stands_left() -> None:
    """同比增减 stands in its place, as in no row that lost a cell (made page 162600086)."""
    head = HTML_HEAD.replace("总计</td>", "总计</td><td rowspan=2>同比增减</td>")
    row = f"<tr><td colspan=2>二、上年结转政府信息公开申请数量</td>{cells(['', 0, 1, 0, 0, 5, 6, '', '13%'])}</tr>"
    assert opened(head, row, Ends()) == ["", "0", "1", "0", "0", "5", "6", ""]


def test_a_row_that_ends_early_under_columns_of_which_none_is_sure_is_left_to_the_sums() -> None:
    """A page whose rows were put into each other (damaged page 2911283285): 总计 stands between the legal persons."""
    labels = ["商业企业", "科研机构", "社会公益组织", "总计", "法律服务机构", "其他"]
    row = f"<tr><td>二、上年结转政府信息公开申请数量</td>{cells([31, 0, 3, 8, 0, 45])}</tr>"
    head = f"<tr><td>申请人情况</td><td></td><td>总计</td></tr><tr><td></td>{cells(labels)}</tr>"
    assert opened(head, row, Ends(11)) == ["31", "0", "3", "8", "0", "45"]


@pytest.mark.parametrize(("behind", "is_sure"), [([], True), ([""], False)])
def test_a_row_that_ends_with_a_part_of_the_columns_is_of_these(behind: list[str], is_sure: bool) -> None:
    """A row above, which could not be placed, prints a figure behind them (made page 162713015)."""
    head = f"<tr><td colspan=3>项目</td>{cells(['法律服务机构', '其他', '总计', *behind])}</tr>"
    row = f"<tr><td colspan=3>二、上年结转政府信息公开申请数量</td>{cells([1, 0, 14, *behind])}</tr>"
    assert (opened(head, row, Ends(None, 7, 3)) is None) is is_sure


def test_noughts_that_end_behind_all_rows_above_and_begin_with_a_blank_may_stand_right() -> None:
    """The label over several rows reaches too far (made files 162710332 and 162710351)."""
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells(['', 0, 0, 0, 0, 0, 0, ''])}</tr>"
    report = requests(NEW.format(cells([0] * 7)), row)
    assert report.cells["rq.granted_full.natural_person"].state == "absent"


@pytest.mark.parametrize("figures", [[35, 1, 6, 0, 1, 43, "79%"], [5, 1, 2, 3, 4, 20, "79%"]])
def test_a_rate_under_the_total_shows_that_its_row_is_short(figures: list[object]) -> None:
    """Equal neighbours are written once, and 同比增减 behind the total has no label (made text 160610538)."""
    whole = NEW.format(cells([9, 2, 1, 0, 0, 0, 12]))
    report = requests(whole, CARRIED_IN.format(cells(figures)))
    assert values(report, "requests_new") == [9, 2, 1, 0, 0, 0, 12]
    assert values(report, "requests_carried_in") == [None] * 7


def test_a_remark_under_the_total_shows_that_its_row_may_stand_left() -> None:
    """A label over several rows is lost, and the remark behind the row stands in its total's place."""
    moved = f"<tr><td>三、</td><td>（一）予以公开</td>{cells(['', 0, 5, 0, 0, 0, 5, '含网上'])}</tr>"
    report = requests(NEW.format(cells([1, 2, 0, 0, 0, 0, 3])), moved)
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.total")


@pytest.mark.parametrize(
    ("total", "read_as"), [("23 699", [1, None, 0, None, None, 1, None]), ("23 698", [None] * 7)], ids=["sum", "none"]
)
def test_figures_that_count_as_nothing_do_not_prove_a_row_that_begins_with_a_blank(
    total: str, read_as: list[int | None]
) -> None:
    """A blank column stands before the first; 1 is the total of 1 and what counts as nothing (made text 160720136).

    With the digits that stand apart as counts the row says itself where it begins, or that it does not add up.
    """
    head = f"| 序号 |  |  {HEAD.replace('总计 |', '总计 | 同比增减 |')}"
    rows = (
        "| 1 | 一、本年新收政府信息公开申请数量 |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 | 43% |\n"
        "| 4 | 三、本年度办理结果 | （一）予以公开 |  | 37 | 0 | 0 | 0 | 8 | 0 | 45 | -5% |\n"
        f"| 12 | 7．属于行政执法案卷 |  | 1 | 9 774 | 0 | 5 386 | 8 537 | 1 | {total} | -27% |\n"
    )
    report = read(head + rows)
    assert values(report, "granted_full") == [37, 0, 0, 0, 8, 0, 45]
    assert values(report, "denied_enforcement_case_file") == read_as


@pytest.mark.parametrize(
    ("printed", "at", "before", "behind"),
    [
        ([100, 0, 0, 110, 0, 2, 212], 2, 0, 1),
        ([100, 0, 1, 110, 0, 2, 213], 2, 0, 1),
        ([5, 0, 774, 0, 0, 0, 779], 1, 1, 0),
        ([0, 1, 0, 0, 0, 0, 1], 3, 1, 0),
        ([0, 0, 0, 0, 0, 250, 250], 5, 2, 1),
    ],
)
def test_two_figures_that_ran_together_in_one_cell_move_no_other(
    printed: list[int], at: int, before: int, behind: int
) -> None:
    """Blanks beside them make the row as long as it would be, and as one count they may add up by chance."""
    run = [*map(str, printed[:at]), f"{printed[at]} {printed[at + 1]}", *map(str, printed[at + 2 :])]
    filled = {"一、本年新收政府信息公开申请数量": run, "（一）予以公开": run, "（七）总计": run}
    rows = ([label, *[""] * before, *filled.get(label, [""] * 6), *[""] * behind] for label in loose_text.LABELS)
    report = read(HEAD + "".join(map(loose_text.bars, rows)))
    for row in ("requests_new", "granted_full", "completed_total"):
        found = [report.cells[f"rq.{row}.{column}"] for column in COLUMNS]
        assert all(cell.state in ("absent", "text") or cell.value == n for cell, n in zip(found, printed, strict=True))
        assert all(rules(report, cell.key) for cell in found if cell.value is None)


def test_a_column_of_no_form_in_text_may_stand_elsewhere_than_its_label() -> None:
    """小计 is named with the legal persons, and its figures stand before all: it was read as 自然人."""
    head = "| 项目 | 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n| 小计 | 商业企业 | 科研机构 | 社会公益组织 |"
    lines = [
        f"{head} 法律服务机构 | 其他 |",
        *(f"| {label} | 3 | 9 | 2 | 0 | 0 | 0 | 0 | 11 |" for label in loose_text.LABELS),
    ]
    found = read("三、收到和处理政府信息公开申请情况\n" + "\n".join(lines))
    assert all(cell.value in (None, 0) for key, cell in found.cells.items() if "commercial" in key)
    whole = read("三、收到和处理政府信息公开申请情况\n" + "\n".join(lines).replace(" 3 | 9 | 2 |", " 9 | 2 | 2 |"))
    assert values(whole, "requests_new") == [9, 2, 0, 0, 0, 0, 11]


@pytest.mark.parametrize(("total", "is_sure"), [("", False), (4, True)])
def test_a_row_that_ends_behind_all_others_is_sure_if_its_total_proves_it(total: object, is_sure: bool) -> None:
    """A cell too many may stand anywhere in it, where the results have no totals (a city's office, 2019)."""
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells([3, '', 1, '', '', '', total, ''])}</tr>"
    report = requests(NEW.format(cells([3, 0, 1, 0, 0, 0, 4])), row)
    assert values(report, "granted_full") == [3, None, 1, None, None, None, total or None]
    assert ("READ-PLACED" in rules(report, "rq.granted_full.research_institution")) != is_sure


@pytest.mark.parametrize(("figures", "is_sure"), [((3, 2), False), ((2, 2), False), (("", 32), True)])
def test_a_figure_in_halves_that_moves_the_cells_before_it_is_no_applicant_and_its_total(
    figures: tuple[object, object], is_sure: bool
) -> None:
    """32 in two cells, which take room from those before it, so that blanks stand across the columns' borders."""
    labels = "".join(f"<td colspan=2>{label}</td>" for label in ("自然人", "商业企业", "科研机构", "社会公益组织"))
    labels += "<td colspan=2>法律服务机构</td><td colspan=2>其他</td><td>总计</td>"
    blanks = "<td></td>" + "<td colspan=2></td>" * 5
    row = f"<tr><td colspan=3>（一）予以公开</td>{blanks}<td>{figures[0]}</td><td>{figures[1]}</td></tr>"
    report = requests(
        NEW.format("<td colspan=2></td>" * 6 + "<td>32</td>"), row, head=f"<tr><td colspan=3></td>{labels}</tr>"
    )
    assert values(report, "granted_full")[-1] == (32 if is_sure else None)
    assert bool(rules(report, "rq.granted_full.other_org")) is not is_sure


def test_a_row_of_the_first_columns_that_could_not_be_placed_says_nothing_of_the_last() -> None:
    """Table RQ in halves in one sheet: the first half is wider, and 小计 of （六） was left there."""
    layout = Layout(
        printed_subtotals="first",
        column_order="members_reversed",
        halves=True,
        margins=True,
        comparison=True,
        one_table=True,
    )
    assert judge(make(164930548, layout, "xlsx"), "xlsx").doubtful == ()


@pytest.mark.parametrize(("rows", "read"), [(3, [0, 5, 0, 0, 0, 0, 5]), (2, [0, 0, 0, 0, 0, 5, 5])])
def test_rows_that_end_in_the_sum_of_all_others_are_not_read_by_a_header_that_denies_it(
    rows: int, read: list[int]
) -> None:
    """The upper line of a header printed again lost a label, so that 总计 stands second (made file 166820165).

    The last of them adds up by that header too: 5 of one, and 5 in all. Two may be slips of the office.
    """
    labels = ("（一）予以公开", "（二）部分公开", "1.属于国家秘密")[:rows]
    names = ("自然人", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    figures = [[1, 2, 0, 3, 0, 4, 10], [3, 0, 1, 1, 0, 0, 5], [0, 2, 7, 0, 1, 1, 11]][:rows]
    named = zip((*labels, "2.重复申请"), [*figures, [0, 5, 0, 0, 0, 0, 5]], strict=True)
    body = [f"<tr><td colspan=3>{label}</td>{cells(row)}</tr>" for label, row in named]
    report = requests(NEW.format(cells([4, 0, 0, 0, 0, 0, 4])), f"<tr><td colspan=3></td>{cells(names)}</tr>", *body)
    assert values(report, "requests_new") == [4, 0, 0, 0, 0, 0, 4]
    assert values(report, "not_processed_repeat") == read


@pytest.mark.parametrize(("last_year", "is_sure"), [(14, True), (60, False)])
def test_an_empty_cell_before_the_label_of_totals_moves_it_over_those_of_last_year(
    last_year: int, is_sure: bool
) -> None:
    """They were read as this year's (damaged sheet 172000436); a row that adds up is right either way."""
    head = HTML_HEAD.replace("<td rowspan=2>总计</td>", "<td rowspan=2></td><td rowspan=2>总计</td><td>上年总计</td>")
    row = f"<tr><td colspan=3>二、上年结转政府信息公开申请数量</td>{cells([9, 0, 0, 0, 5, 0, 14, last_year, ''])}</tr>"
    assert (opened(head, row, Ends()) is None) is is_sure


@pytest.mark.parametrize(("figures", "is_sure"), [([3, 1, 0, 2, 6], False), ([3, 1, 0, 2, 7], True)])
def test_a_sum_under_the_last_of_the_legal_persons_is_no_figure_of_theirs(figures: list[int], is_sure: bool) -> None:
    """The lines of the header with 自然人 and 总计 are on the page before (damaged file 171511599)."""
    head = f"<tr><td colspan=3></td>{cells(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'])}</tr>"
    row = f"<tr><td colspan=3>二、上年结转政府信息公开申请数量</td>{cells(figures)}</tr>"
    assert (opened(head, row, Ends()) is None) is is_sure


@pytest.mark.parametrize(("applicants", "is_sure"), [(["", "", "", "", ""], False), ([9, "", "", "", ""], True)])
def test_a_total_alone_in_a_row_that_lost_a_label_is_no_figure_of_the_last_applicant(
    applicants: list[object], is_sure: bool
) -> None:
    """The cell of （三）不予公开 is gone, and its rows stand one to the left (damaged file 229800255)."""
    row = f"<tr><td>三、本年度办理结果</td><td>1.属于国家秘密</td><td></td>{cells([*applicants, 21, ''])}</tr>"
    assert (opened(HTML_HEAD, row, Ends(row=10, labels=2)) is None) is is_sure


def test_a_blank_under_labels_and_figures_is_of_a_row_with_columns_of_its_own() -> None:
    """The rest of a table behind a page break is drawn to its full width, and lost its blanks (made file 166801054)."""
    end = f"<tr><td>三、本年度办理结果</td><td>（七）总计</td><td colspan=6></td>{cells([95, 95])}</tr>"
    report = requests(NEW.format(cells([94, 0, 0, 0, 0, 0, 94])), end)
    assert values(report, "requests_new") == [94, 0, 0, 0, 0, 0, 94]
    assert values(report, "completed_total") == [None] * 7
    assert rules(report, "rq.completed_total.other_org")


def test_a_lone_figure_before_a_blank_total_may_be_that_total() -> None:
    """A label over several rows is gone, and they moved left: the totals alone are filled (made file 169011787)."""
    moved = "<tr><td>三、本年度办理结果</td><td>1．信访举报投诉类申请</td>{}</tr>"
    rows = [NEW.format(cells([*[""] * 6, 60])), CARRIED_IN.format(cells([*[""] * 6, 2]))]
    assert open_rows(*rows, moved.format(cells([*[""] * 6, 52, ""]))) == ["not_processed_petition_complaint"]
    assert open_rows(*rows, moved.format(cells([*[""] * 5, 1, 52, ""]))) == [], "a guard: 52 is no sum"


def test_a_sum_under_the_label_over_all_applicants_is_no_total() -> None:
    """The line of the header is lost that names 自然人 and 总计: five legal persons are left, and what is over them."""
    persons = cells(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])
    head = f"<tr><td rowspan=2 colspan=3></td><td colspan=7>申请人情况</td></tr><tr>{persons}</tr>"
    row = cells([3, "", "", "", ""]) + "<td colspan=2>3</td>"
    with pytest.raises(NotAReport):
        requests(NEW.format(row), CARRIED_IN.format(row), head=head)


@pytest.mark.parametrize(("label", "is_read"), [("同比", True), ("上年总计", True), ("备注", False)])
def test_a_figure_of_another_year_that_is_the_sum_by_chance(label: str, is_read: bool) -> None:
    """1, 1 and 6 are 8, as the row says; 1, 1, 6 and 8 are 16, which is the change since last year."""
    head = HTML_HEAD.replace(
        "<td colspan=7>申请人情况</td>", f"<td colspan=7>申请人情况</td><td rowspan=3>{label}</td>"
    )
    row = ["", 1, "", 1, 6, "", 8]
    report = requests(NEW.format(cells([*row, 16])), CARRIED_IN.format(cells([*range(6), 15, 3])), head=head)
    blank = [figure if figure != "" else None for figure in row]
    assert values(report, "requests_new") == (blank if is_read else [None] * 7)
    nothing = [*[""] * 6, 0]
    report = requests(NEW.format(cells([*row, 16])), CARRIED_IN.format(cells([*nothing, 0])), head=head)
    assert not is_read or values(report, "requests_carried_in") == [None] * 6 + [0]


def test_a_figure_in_a_last_column_like_the_total() -> None:
    """Rows that print their total alone, and it once more under 备注, were read one to the left: all were others'."""
    head = HTML_HEAD.replace("<td colspan=7>申请人情况</td>", "<td colspan=7>申请人情况</td><td rowspan=3>备注</td>")
    rows = zip(loose_text.LABELS, ([*[""] * 6, row[-1], row[-1]] for row in loose_text.ROWS), strict=True)
    lines = [f"<tr><td colspan=3>{label}</td>{cells(row)}</tr>" for label, row in rows]
    report = requests(*lines, head=head)
    assert values(report, "requests_new") == values(report, "granted_full") == [None] * 7
    named = {key for finding in report.findings for key in finding.cells}
    assert "rq.requests_new.total" in named


def test_noughts_behind_a_blank_stand_as_those_of_the_other_rows_do() -> None:
    """All rows have an empty cell before their figures, results no totals: noughts were read one to the left."""
    made = {"requests_new": [9, 2, 0, 0, 0, 0, 11], "requests_carried_in": [1, 0, 0, 0, 0, 0, 1]}
    rows = [
        *((NEW if key == "requests_new" else CARRIED_IN).format(cells(["", *row])) for key, row in made.items()),
        f"<tr><td colspan=3>（一）予以公开</td>{cells(['', 4, 1, 0, 0, 0, 0, ''])}</tr>",
        f"<tr><td colspan=3>（二）部分公开</td>{cells(['', 0, 0, 0, 0, 0, 0, ''])}</tr>",
    ]
    report = requests(*rows)
    assert values(report, "requests_new") == made["requests_new"]
    assert values(report, "granted_partial") in ([0] * 6 + [None], [None] * 7)


LAST_YEAR = HEAD.replace("| 申请人情况 |", "| 申请人情况 | 上年总计 |")


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        (LAST_YEAR, "| 3 | 5 | 0 | 0 | 0 | 0 | 8 | 16 |", [3, 5, 0, 0, 0, 0, 8]),
        (LAST_YEAR, "|  | 9 |  |  |  |  | 9 | 18 |", [None, 9, None, None, None, None, 9]),
        (LAST_YEAR, "| 3 | 5 | 8 | 16 |", [None] * 7),
        (HEAD, "|  | 9 |  |  |  |  | 9 | 18 |", [None] * 7),
    ],
)
def test_last_years_total_behind_a_row_of_text(head: str, row: str, found: list[int | None]) -> None:
    """Where it was the sum of all others by chance, the row was read one to the left; without blanks all were null."""
    report = read(head + ROWS.format("3 | 3").replace("|  |  |  |  |  |  | 7 |", row))
    assert values(report, "granted_full") == found


def test_a_margin_behind_columns_in_another_order_moves_no_row() -> None:
    """自然人 stands behind the legal persons, and prints all that was asked; a margin ends each row."""
    persons = "<td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td>"
    head = (
        "<tr><td colspan=3 rowspan=3></td><td colspan=7>申请人情况</td></tr><tr><td colspan=5>法人或其他组织</td>"
        f"<td rowspan=2>自然人</td><td rowspan=2>总计</td></tr><tr>{persons}</tr>"
    )
    report = requests(NEW.format(cells([*[""] * 5, 2, 2, ""])), head=head)
    assert values(report, "requests_new") == [2, *[None] * 5, 2]


@pytest.mark.parametrize(
    ("seed", "kind", "switches"),
    [
        (176688136, "html", {"natural_persons_only": True, "beside": "last_year", "margins": True}),
        (176688218, "xlsx", {"beside": "last_year", "mini_tables": True, "margins": True}),
        (176687114, "docx", {"beside": "dated", "mini_tables": True, "persons_subtotal": "first", "spacer": "column"}),
    ],
)
def test_last_years_total_beside_a_blank_one_is_not_this_years(seed: int, kind: Kind, switches: dict[str, Any]) -> None:
    """It is what this year's figures add up to by chance, or nothing before it is printed: 15 were silently read."""
    layout = Layout(nothing="blank", blank_result_totals=True, **switches)
    assert judge(make(seed, layout), kind).wrong == ()

"""Headers that lost labels: what stands under the others is read only where none of them can have moved."""

import time
from collections.abc import Iterator

import pytest

from gongkai.documents import read_document
from gongkai.forms.requests import DENIED_ROWS
from gongkai.reports import NotAReport, read_report
from gongkai.reports.tables.headers import _read_words, read_header
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Grid
from tests.reports import loose_text
from tests.reports.tables.test_align import CARRIED_IN, HEAD, NEW, PD, RL_ROWS, cells, read, requests, rules, values


def test_a_blank_beside_the_label_of_a_row_of_its_own_is_no_figure_of_it() -> None:
    """Its grid is narrower than the header's: one of seven is lost, and the sum does not hold (made page 701036)."""
    other = f"<tr><td colspan=3>（一）予以公开</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>"
    short = f"<tr><td colspan=2>四、结转下年度继续办理</td><td></td>{cells([2, 8, 7, 7, 3, 30])}</tr>"
    report = read(f"<table>{HEAD}{other}</table><table>{short}</table>")
    assert values(report, "granted_full") == [1, 0, 0, 0, 0, 0, 1]
    assert values(report, "requests_carried_out") == [None] * 7
    assert rules(report, "rq.requests_carried_out.total") == {"READ-SHAPE"}


@pytest.mark.parametrize("lost", ["本年制发件数", "本年废止件数", "现行有效件数"])
def test_a_lost_column_label_of_table_pd_moves_no_figure_under_another(lost: str) -> None:
    for head in (PD.replace(f"<td>{lost}</td>", ""), PD.replace(lost, "")):
        report = read(f"{head.format('')}<table>{HEAD}{NEW.format(cells([1, 2, 4, 8, 16, 32, 63]))}</table>")
        for key, printed in (("issued", 4), ("repealed", 2), ("in_force", 9)):
            cell = report.cells.get(f"pd.normative_docs_{key}")
            assert cell is None or cell.value in (None, printed)
            assert (cell is not None and cell.value is not None) or rules(report, f"pd.normative_docs_{key}")


def test_members_that_stand_under_no_group_have_moved_behind_the_total() -> None:
    """The label over the five kinds of legal persons is gone with its cell (made page 710189)."""
    head = HEAD.replace("<td colspan=5>法人或其他组织</td>", "")
    rows = [NEW.format(cells([1, 2, 4, 8, 16, 32, 63])), CARRIED_IN.format(cells([0, 0, 0, 0, 0, 0, 0]))]
    with pytest.raises(NotAReport):
        requests(*rows, head=head)


def test_members_whose_labels_are_cut_have_moved_behind_the_total_too() -> None:
    """Two of the labels that moved have lost their second lines, so that nothing knows them (made file 7001036)."""
    head = HEAD.replace("<td colspan=5>法人或其他组织</td>", "")
    head = head.replace("社会公益组织", "社会").replace("法律服务机构", "法律")
    rows = [NEW.format(cells([1, 2, 4, 8, 16, 32, 63])), CARRIED_IN.format(cells([0, 0, 0, 0, 0, 0, 0]))]
    with pytest.raises(NotAReport):
        requests(*rows, head=head)


@pytest.mark.parametrize("beside", ["", "<td rowspan=2>同比增减</td>"])
def test_members_of_a_half_table_that_stand_under_no_group_have_moved_too(beside: str) -> None:
    """总计 and what stands beside it may be taken for a row then, so that it begins above the header's last line."""
    head = (
        f"<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：…）</td><td colspan=5>申请人情况</td></tr>"
        f"<tr><td rowspan=2>总计</td>{beside}</tr><tr><td>社会公益组织</td><td>科研机构</td><td>商业企业</td></tr>"
    )
    rows = [NEW.format(cells([1, 2, 4, 63, 5])), CARRIED_IN.format(cells([0, 0, 0, 0, 0]))]
    with pytest.raises(NotAReport):
        requests(*rows, head=head)


def test_a_blank_before_six_figures_that_add_up_may_be_one_of_the_labels() -> None:
    """Its grid is narrower than the header's, and the lost cell was a nought (made page 725549)."""
    other = f"<tr><td colspan=3>（一）予以公开</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>"
    short = f"<tr><td colspan=2>3．要求提供公开出版物</td><td></td>{cells([0, 4, 0, 5, 3, 12])}</tr>"
    report = read(f"<table>{HEAD}{other}</table><table>{short}</table>")
    assert values(report, "not_processed_publication") == [None] * 7
    assert rules(report, "rq.not_processed_publication.total") == {"READ-SHAPE"}


def test_a_unit_of_money_over_table_rq_is_that_of_another_table() -> None:
    """All tables of a report are one, and the last row of table PD is lost (made page 11000390)."""
    money = "<tr><td colspan=3>信息内容</td><td colspan=7>本年收费金额（单位：万元）</td></tr>"
    report = requests(NEW.format(cells([1, 2, 4, 8, 16, 32, 63])), head=money + HEAD)
    assert report.cells["rq.requests_new.natural_person"].value == 1
    assert report.cells["rq.requests_new.natural_person"].unit is None


def test_a_unit_of_money_in_traditional_characters() -> None:
    """A site for readers elsewhere prints 單位：萬元: the amount was read without its unit (a town's copy, 2022)."""
    money = "<tr><td>信息內容</td><td colspan=3>本年收費金額（單位：萬元）</td></tr>"
    report = read(PD.format(f"{money}<tr><td>行政事業性收費</td><td colspan=3>19.5</td></tr>"))
    assert report.cells["pd.admin_fees_cny_10k"].unit == "万元"


def test_a_column_of_thousands_of_words_is_no_label_cut_into_lines() -> None:
    """Joined from each of them on, it took 19 s (damaged answer 9106520)."""
    rows = "".join(f"<tr><td colspan=3>甲乙丙丁{n}</td>{cells(['戊己庚辛'] * 7)}</tr>" for n in range(2_000))
    start = time.process_time()
    report = requests(rows, NEW.format(cells([1, 2, 4, 8, 16, 32, 63])))
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]
    assert time.process_time() - start < 5


def test_what_is_left_of_table_pd_above_table_rq_names_none_of_its_columns() -> None:
    """All tables are one, and the row of fees is lost: 第二十条第（八）项 reaches over 自然人 (made page 14501840)."""
    fees = "<tr><td colspan=4>第二十条第（八）项</td></tr><tr><td>信息内容</td><td colspan=3>本年收费金额</td></tr>"
    title = "<tr><td colspan=10>三、收到和处理政府信息公开申请情况</td></tr>"
    granted = f"<tr><td>三、本年度办理结果</td><td colspan=2>（一）予以公开</td>{cells([1, 0, 0, 0, 0, 0, 1])}</tr>"
    report = read(PD.format(f"{fees}{title}{HEAD}{NEW.format(cells([1, 2, 4, 8, 16, 32, 63]))}{granted}"))
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]
    assert values(report, "granted_full") == [1, 0, 0, 0, 0, 0, 1]


def test_a_wide_header_is_gone_through_a_few_times_not_for_each_column() -> None:
    rounds: list[int] = []

    class Counted(tuple[Item, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Item]:
            rounds.append(1)
            return super().__iter__()

    named = Counted(Item(read_number("自然人" if n else "总计"), n, n + 1, True, False) for n in range(300))
    assert _read_words((named,), 300, False) is not None
    assert len(rounds) < 20


def test_proceedings_with_the_label_over_them_in_brackets_in_one_line_of_text() -> None:
    names = "行政复议\t\t\t\t\t行政诉讼（未经复议直接起诉）\t\t\t\t\t行政诉讼（复议后起诉）\t\t\t\t\n"
    outcomes = "\t".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    report = loose_text.read(f"{names}{outcomes}\n无\t0\t\t-\t0\t\t-\t—\t--\t--\t2\t1\t\t0\t3\n")
    assert loose_text.values(report, "rl") == [None, 0, None, None, 0, *[None] * 5, 2, 1, None, 0, 3]


def test_a_part_of_the_label_over_all_names_no_column_and_hides_no_lost_one() -> None:
    """自然人 is gone with its cell, and all behind it stand one to the left; 况 is what is over the last of them."""
    head = (
        "<tr><td colspan=3 rowspan=3>项目</td><td colspan=4>申请人情</td><td colspan=3>况</td></tr>"
        "<tr><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
        "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
    )
    rows = NEW.format(cells([3, 0, 0, 0, 0, 0, 3])), CARRIED_IN.format(cells([1, 0, 0, 0, 0, 0, 1]))
    with pytest.raises(NotAReport):
        requests(*rows, head=head)


@pytest.mark.parametrize(("before", "one_a_line"), [("条款", False), ("序号", False), ("条款", True)])
def test_what_stands_before_the_head_of_table_pd_is_no_column(before: str, one_a_line: bool) -> None:
    article = "第二十条第（一）项" if before == "条款" else "1"
    rows = [
        [before, "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        [article, "规章", "3", "5", "74"],
        ["", "行政规范性文件", "564", "984", "4185"],
    ]
    lines = [f"\t{cell}" for row in rows for cell in row] if one_a_line else ["\t".join(row) for row in rows]
    report = loose_text.read("\n".join(lines))
    assert loose_text.values(report, "pd")[:6] == [3, 5, 74, 564, 984, 4185]


def test_a_column_is_known_by_its_own_label_where_others_stand_over_it() -> None:
    [grid] = read_document(f"<table>{HEAD}</table>".encode(), name="page.html").blocks
    assert isinstance(grid, Grid)
    header = read_header(lines_of(grid), 10)
    assert header is not None
    assert [heading.label for heading in header.headings][:2] == ["自然人", "商业企业"]


def test_a_total_among_the_legal_persons_has_moved_there() -> None:
    """The line of 自然人, 法人或其他组织 and 总计 is gone but for what reached below it: 总计 stands over 科研机构."""
    head = (
        "<tr><td colspan=3>项目</td><td>自然人</td><td>商业企业</td><td>总计</td><td>科研机构</td>"
        "<td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
    )
    with pytest.raises(NotAReport):
        requests(NEW.format(cells([0, 0, 1, 0, 0, 0, 1])), CARRIED_IN.format(cells([0] * 7)), head=head)


def test_natural_persons_among_the_legal_ones_have_moved_there() -> None:
    """An empty cell before 自然人, in a file without borders: it stood over 商业企业 (damaged file 172020395)."""
    labels = ["商业企业", "自然人", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    head = f"<tr><td colspan=3>项目</td>{cells(labels)}</tr>"
    with pytest.raises(NotAReport):
        requests(NEW.format(cells([3, 1, 0, 0, 0, 0, 4])), CARRIED_IN.format(cells([0] * 7)), head=head)


@pytest.mark.parametrize("total", [0, 6])
def test_a_total_before_or_behind_all_applicants_is_where_it_should_be(total: int) -> None:
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    labels.insert(total, "总计")
    figures = [1, 2, 4, 8, 16, 32]
    figures.insert(total, 63)
    report = requests(NEW.format(cells(figures)), head=f"<tr><td colspan=3>项目</td>{cells(labels)}</tr>")
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]


def test_a_lost_label_of_flattened_table_pd_moves_no_figure_under_another() -> None:
    """Two labels are left for three cells, one of which is blank."""
    text = "| 信息内容 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 18 |  | 413 |\n"
    report = loose_text.read(
        text + loose_text.HEADER + loose_text.LABELS[0] + loose_text.bars([1, 2, 4, 8, 16, 32, 63])
    )
    for key in ("repealed", "in_force"):
        cell = report.cells.get(f"pd.normative_docs_{key}")
        assert cell is None or cell.value is None


@pytest.mark.parametrize(("first", "key"), [("上一年项目数量", "items_prev_year"), ("上一年", None)])
def test_columns_of_table_pd_in_several_lines_are_more_than_the_last(first: str, key: str | None) -> None:
    """A cell that begins with a break breaks its line of bars: a row's first figure was its last (an office, 2019)."""
    labels = [["第二十条第（五）项"], ["信息内容"], [first], ["本年增/减"], ["处理决定数量"]]
    words = tuple(tuple(Item(read_number(text), 0, 1, True, True) for text in line) for line in labels)
    header = _read_words(words, 5, True)
    assert header is not None
    assert [heading.key for heading in header.headings] == [key, "items_change", "decisions"]


@pytest.mark.parametrize("total", [0, 6])
def test_all_columns_in_one_line_of_text_stand_in_its_order(total: int) -> None:
    """No label over the legal persons says where the total belongs, and none is needed."""
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    figures = [1, 2, 4, 8, 16, 32]
    labels.insert(total, "总计")
    figures.insert(total, 63)
    text = f"| 项目 | {' | '.join(labels)} |\n| {loose_text.LABELS[0]} {loose_text.bars(figures)}"
    report = loose_text.read(text + f"| {loose_text.LABELS[1]} {loose_text.bars([0] * 7)}")
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]


def test_a_column_twice_or_a_total_that_may_have_moved_names_none() -> None:
    for labels in ("总计 | 自然人 | 商业企业 | {} | 其他 | 其他", "自然人 | 总计 | 商业企业 | {} | 其他"):
        head = labels.format("科研机构 | 社会公益组织 | 法律服务机构")
        figures = [7, 1, 2, 4, *[0] * (head.count("|") - 3)]
        with pytest.raises(NotAReport):
            loose_text.read(f"| 项目 | {head} |\n| {loose_text.LABELS[0]} {loose_text.bars(figures)}")


def test_columns_under_a_label_over_several_are_more_than_one_though_others_are_seven() -> None:
    """The line with 自然人 and 总计 is lost, so that the one under it begins at its place; results have no totals."""
    labels = "小计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    under = "".join(f"<td>{label}</td>" for label in labels.split())
    head = "<tr><td colspan=3 rowspan=2>（勾稽关系）</td><td colspan=8>申请人情况</td></tr>"
    row = f"<td>三、本年度办理结果</td><td colspan=2>（一）予以公开</td>{cells([40, 5318, 5280, 37, 0, 0, 1, ''])}"
    report = read(f"{PD}<table>{head}<tr>{under}<td></td><td></td></tr><tr>{row}</tr></table>")
    assert [key for key, cell in report.cells.items() if key.startswith("rq.") and cell.value is not None] == []
    assert "READ-TABLE" in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "head",
    [
        "| 项目 | 自然人 | 法人或其他组织 | 总计 |\n|  |  | 小计 | {} |  |\n",
        "| 项目 | 自然人 | 小计 | {} | 总计 |\n",
    ],
    ids=["two lines", "one line"],
)
def test_the_sum_of_the_legal_persons_is_a_column_of_flattened_text(head: str) -> None:
    """A row of marks with a blank has no sum that says where it stands: its figures moved one to the left."""
    rows: list[list[object]] = [
        [1, 62, 2, 4, 8, 16, 32, 63],
        ["--", "0", "--", "--", "/", "", "无", ""],
        ["-", "0", "", "/", "0", "0", "/", "-"],
    ]
    text = head.format("商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他")
    text += "".join(
        f"| {label} | {' | '.join(map(str, row))} |\n" for label, row in zip(loose_text.LABELS, rows, strict=False)
    )
    report = loose_text.read(text)
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]
    assert values(report, "requests_carried_in") == [None] * 7
    assert values(report, "granted_full") == [None, None, None, 0, 0, None, None]


def test_no_column_is_in_its_place_where_the_total_comes_first() -> None:
    """法律服务机构 is gone, and 其他 stands where it would if the total were the last; results have no totals."""
    labels = "商业企业 科研机构 社会公益组织 其他"
    head = (
        "<tr><td colspan=3 rowspan=3>（勾稽关系）</td><td colspan=7>申请人情况</td></tr>"
        "<tr><td rowspan=2>总计</td><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td></tr>"
    )
    under = "".join(f"<td>{label}</td>" for label in labels.split())
    row = (
        f"<tr><td>三、本年度办理结果</td><td>（三）不予公开</td><td>{{}}</td>{cells(['', 36, 0, 0, 31, 5587, 0])}</tr>"
    )
    rows = "".join(row.format(denied.label) for denied in DENIED_ROWS)
    report = read(f"{PD}<table>{head}<tr>{under}</tr>{rows}</table>")
    assert [key for key, cell in report.cells.items() if key.startswith("rq.") and cell.value is not None] == []


def test_columns_behind_a_label_lost_from_a_header_of_one_line_have_moved() -> None:
    """自然人 … 总计 without 法律服务机构 stand over the first six of seven places; results have no totals."""
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "其他", "总计"]
    head = f"<tr><td colspan=3>项目</td>{cells(labels)}</tr>"
    row = f"<tr><td>三、本年度办理结果</td><td>（三）不予公开</td><td>{{}}</td>{cells([36, 0, 0, 31, 5, 87, ''])}</tr>"
    report = read(f"{PD}<table>{head}{''.join(row.format(denied.label) for denied in DENIED_ROWS)}</table>")
    assert values(report, "denied_state_secret") == [36, 0, 0, 31, None, None, None]
    assert rules(report, "rq.denied_state_secret.total")


def test_the_legal_persons_moved_where_a_place_without_a_label_ends_them() -> None:
    """小计 stood before 商业企业 and its cell is gone: each label stands over its neighbour's figures."""
    members = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    head = (
        "<tr><td colspan=3></td><td rowspan=2>自然人</td><td colspan=6>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    )
    row = f"<tr><td>三、本年度办理结果</td><td>（三）不予公开</td><td>{{}}</td>{cells([24, 9, 1, 0, 1, 0, 7, 33])}</tr>"
    rows = "".join(row.format(denied.label) for denied in DENIED_ROWS)
    lost = read(f"{PD}<table>{head}<tr><td colspan=3></td>{cells(members)}</tr>{rows}</table>")
    assert values(lost, "denied_state_secret") == [24, None, None, None, None, None, 33]
    assert rules(lost, "rq.denied_state_secret.commercial_enterprise")
    whole = read(f"{PD}<table>{head}<tr><td colspan=3></td>{cells(['小计', *members])}</tr>{rows}</table>")
    assert values(whole, "denied_state_secret") == [24, 1, 0, 1, 0, 7, 33]


def test_the_total_of_another_year_is_not_taken_for_one_whose_label_is_lost() -> None:
    spanning = (
        "<td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2></td><td rowspan=2>2018年总计</td>"
    )
    members = cells(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])
    row = (
        f"<tr><td>三、本年度办理结果</td><td>（三）不予公开</td><td>{{}}</td>{cells([36, 0, 0, 31, 5, 0, 72, 60])}</tr>"
    )
    rows = "".join(row.format(denied.label) for denied in DENIED_ROWS)
    head = f"<tr><td colspan=3 rowspan=3></td><td colspan=8>申请人情况</td></tr><tr>{spanning}</tr><tr>{members}</tr>"
    report = read(f"{PD}<table>{head}{rows}</table>")
    assert values(report, "denied_state_secret") == [36, 0, 0, 31, 5, 0, None]
    assert rules(report, "rq.denied_state_secret.total")


def test_outcomes_of_a_tall_cell_that_a_program_prints_in_each_of_its_rows() -> None:
    """结果维持 of 行政复议 reaches over two rows, and is printed in both: fifteen outcomes, not twenty."""
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    head = ["行政复议 | 行政诉讼", " | ".join([*five, "未经复议直接起诉", "复议后起诉"]), " | ".join(five * 3)]
    figures = [1, 0, 2, 0, 3, 0, 0, 0, 4, 4, 5, 0, 0, 1, 6]
    report = loose_text.read("\n".join([*head, " | ".join(map(str, figures))]))
    assert loose_text.values(report, "rl") == figures


@pytest.mark.parametrize("over", ["行政复议", "行政诉讼"])
def test_proceedings_stand_over_the_first_of_their_outcomes_alone(over: str) -> None:
    """Merged cells parted again keep their label in the first place; a blank outcome left the whole table null.

    Where a label does not stand there, the other four may as well be under another.
    """
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    groups = (over, "未经复议直接起诉", "复议后起诉")
    lines: list[list[object]]
    lines = [
        [text for label in groups for text in (label, *[""] * 4)],
        [*five, *five, *five],
        [1, "", 2, 0, 3, *[0] * 5, *[1] * 5],
    ]
    page = f"{PD.format('')}<table>{''.join(f'<tr>{cells(line)}</tr>' for line in lines)}</table>"
    found = read_report(read_document(page.encode(), name="page.html")).cells
    keys = ("upheld", "corrected", "other", "pending", "total")
    shown = [found[f"rl.{row}.{key}"].value for row in RL_ROWS for key in keys if f"rl.{row}.{key}" in found]
    assert shown == ([1, None, 2, 0, 3, *[0] * 5, *[1] * 5] if over == "行政复议" else [])


@pytest.mark.parametrize("label", ["本年发件", "本年度发件数"])
def test_documents_issued_under_a_label_that_lost_a_character(label: str) -> None:
    rows = (
        ("信息内容", label, "本年废止件数", "现行有效件数"),
        ("规章", "1", "2", "3"),
        ("行政规范性文件", "4", "5", "6"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<p>二、主动公开政府信息情况</p><table>{table}</table>"
    cells = read_report(read_document(page.encode(), name="x.html")).cells
    assert [cells[f"pd.{key}"].value for key in ("rules_issued", "rules_in_force")] == [1, 3]
    assert [cells[f"pd.normative_docs_{key}"].value for key in ("issued", "repealed", "in_force")] == [4, 5, 6]


def test_a_total_printed_first_is_of_another_order_than_the_labels_that_slid_left() -> None:
    """自然人 lost its span, so that 商业企业 slid under it and all others after it (damaged sheet 171107174)."""
    members = cells(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])
    head = (
        "<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：…）</td><td colspan=7>申请人情况</td></tr>"
        f"<tr><td rowspan=2>总计</td><td>自然人</td><td colspan=5>法人或其他组织</td></tr><tr>{members}</tr>"
    )
    row = f"<tr><td colspan=3>（一）予以公开</td>{cells([9, 1, 0, 2, 0, 0, 6])}</tr>"
    report = read(f"{PD}<table>{head}{row}{row.replace('予以公开', '部分公开')}</table>")
    assert [key for key, cell in report.cells.items() if key.startswith("rq.") and cell.value is not None] == []


_THIRD = "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"


@pytest.mark.parametrize("third", ["", f"<tr>{'<td></td>' * 5}</tr>"])
def test_the_line_of_the_legal_persons_is_lost_under_the_label_over_just_five(third: str) -> None:
    """No column was read: three labels stood over seven figures."""
    rows = [NEW.format(cells([1, 2, 4, 8, 16, 32, 63])), CARRIED_IN.format(cells([3, 0, 0, 0, 0, 0, 3]))]
    head = HEAD.replace(_THIRD, third) if third else HEAD.replace(_THIRD, "").replace("rowspan=3", "rowspan=2")
    report = requests(*rows, head=head if third else head.replace("<td rowspan=2>", "<td>"))
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]
    told = [finding.zh for finding in report.findings if finding.rule == "READ-COLUMN"]
    assert len(told) == 5
    assert all("列标题“法人或其他组织”有缺损" in zh for zh in told)


def test_the_label_of_the_legal_persons_over_another_number_of_places_names_none_of_them() -> None:
    """With a sum of them there are six."""
    head = HEAD.replace(_THIRD, "").replace("rowspan=3", "rowspan=2").replace("<td rowspan=2>", "<td>")
    for places, figures in ((6, [1, 2, 4, 8, 16, 32, 62, 63]), (4, [1, 2, 4, 8, 16, 31])):
        wide = head.replace("colspan=7", f"colspan={places + 2}").replace("colspan=5", f"colspan={places}")
        with pytest.raises(NotAReport):
            requests(NEW.format(cells(figures)), CARRIED_IN.format(cells([0] * len(figures))), head=wide)


@pytest.mark.parametrize(("places", "total"), [(5, None), (6, 63)])
def test_the_sum_of_the_legal_persons_beyond_their_span_has_moved_behind_the_total(
    places: int, total: int | None
) -> None:
    """A span of five over six labels: 总计 stands over what 小计 counts (damaged file 174511375)."""
    third = _THIRD.replace("<td>其他</td>", "<td>其他</td><td>小计</td>")
    head = HEAD.replace(_THIRD, third).replace("colspan=5", f"colspan={places}").replace("colspan=7", "colspan=8")
    report = requests(NEW.format(cells([1, 2, 4, 8, 16, 32, 62, 63])), head=head)
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, total]
    assert ("READ-COLUMN" in {finding.rule for finding in report.findings if "总计" in finding.zh}) == (total is None)


@pytest.mark.parametrize("lost", [0, 1])
def test_outcomes_that_slid_left_behind_the_first_label_of_all_stand_over_those_of_others(lost: int) -> None:
    """The cell of 结果维持 is gone from the first line: all groups have five, in one order (damaged file 174532529)."""
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    groups = "".join(f"<td colspan=5>{label}</td>" for label in ("行政复议", "未经复议直接起诉", "复议后起诉"))
    figures = [2, 0, 1, 0, 3, 0, 5, 0, 0, 5, 0, 0, 4, 2, 6]
    rows = [groups, cells((five * 3)[lost:]), cells(figures)]
    page = f"{PD.format('')}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    found = read_report(read_document(page.encode(), name="page.html")).cells
    shown = {key: cell.value for key, cell in found.items() if key.startswith("rl.") and cell.value is not None}
    assert list(shown.values()) == ([] if lost else figures)


def test_a_damaged_label_whose_column_is_not_known_is_not_told_to_be_read() -> None:
    """The label over the suits that follow a review, and its five outcomes, are gone: the other suits may be those."""
    heads = ["结果维持", "结果纠正", "其他结果", "尚末审结", "总计"]
    groups = "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
    table = f"<table>{groups}<tr>{cells(heads * 2)}</tr><tr>{cells([1, 0, 0, 0, 1] * 3)}</tr></table>"
    report = read(PD.format("") + table)
    assert [report.cells[f"rl.{name}.pending"].value for name in ("suit_direct", "suit_after_review")] == [None, None]
    assert sum("尚末审结" in finding.zh and "按“" in finding.zh for finding in report.findings) <= 1


@pytest.mark.parametrize("label", ["总计", "合计", "其他"])
def test_a_row_of_a_grid_with_nothing_but_such_a_label_is_none_of_its_header(label: str) -> None:
    """Taken for the header's last line it named a column more, and no row below it was read."""
    row = f"<tr><td colspan=3>{label}</td>{cells([''] * 7)}</tr>"
    report = requests(row, NEW.format(cells([1, 2, 4, 8, 16, 32, 63])))
    assert values(report, "requests_new") == [1, 2, 4, 8, 16, 32, 63]

"""Table RQ whose labels and figures are on lines of their own."""

from random import Random

import pytest

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import Match, match_row
from gongkai.reports.loose import requests as loose
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import FIFTEEN, HEADER, LABELS, REVIEW, ROWS, bars, read, values

ALL = [n for row in ROWS for n in row]


def test_labels_before_their_figures() -> None:
    text = HEADER + "".join(f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))
    assert values(read(text), "rq") == ALL


def test_digits_that_a_space_groups_are_not_cut_to_their_last_group() -> None:
    """`9 009` among rows of seven noughts, each in its place."""
    rows = [[f"{1001 * n:,}".replace(",", " ") for n in row] for row in ROWS]
    text = HEADER + "".join(f"| {label} |\n{bars(row)}" for label, row in zip(LABELS, rows, strict=True))
    assert all(value in (None, 1001 * n) for value, n in zip(values(read(text), "rq"), ALL, strict=True))


def test_seven_figures_in_fewer_cells_are_no_row_where_a_space_may_group_their_digits() -> None:
    seven = "9 009 | 2 002 | 0 | 0 | 0"
    rows = [
        seven if label.startswith("一") else " | ".join(map(str, row)) for label, row in zip(LABELS, ROWS, strict=True)
    ]
    text = HEADER + "".join(f"{label}\n| {row} |\n" for label, row in zip(LABELS, rows, strict=True))
    assert [cell.value for key, cell in read(text).cells.items() if key.startswith("rq.requests_new")] in (
        [],
        [None] * 7,
    )


def one_a_line(number: bool = False) -> list[str]:
    """A table with a line for each label and figure, and for the number of each row."""
    rows = zip(LABELS, ROWS, strict=True)
    return [part for n, (label, row) in enumerate(rows, 1) for part in (*[str(n)] * number, label, *map(str, row))]


def test_the_number_of_the_next_row_is_no_figure_of_this_one() -> None:
    assert values(read(HEADER + "\n".join(one_a_line(number=True))), "rq") == ALL


@pytest.mark.parametrize("word", ["小计", "合计", "不予公开小计"])
def test_sums_of_groups_are_no_rows_of_the_form(word: str) -> None:
    """Refusals, what could not be answered, what was not, and the rest, each with its sum below."""
    lines = one_a_line()
    for first, last in (
        ("（六）其他处理", 20),
        ("5.要求行政机关确认或重新出具已获取信息", 15),
        ("3.补正后申请内容仍不明确", 12),
        ("8.属于行政查询事项", 4),
    ):
        sums = [sum(column) for column in zip(*ROWS[last : LABELS.index(first) + 1], strict=True)]
        at = lines.index(first) + 8
        lines[at:at] = [word, *map(str, sums)]
    report = read(HEADER + "\n".join(lines))
    assert [report.cells[key].value for key in report.cells if key.startswith("rq.") and ".ext:" not in key] == ALL


GROUPS = [
    ("不予公开", "1.属于国家秘密", "8.属于行政查询事项"),
    ("无法提供", "1.本机关不掌握相关政府信息", "3.补正后申请内容仍不明确"),
    ("不予处理", "1.信访举报投诉类申请", "5.要求行政机关确认或重新出具已获取信息"),
]


@pytest.mark.parametrize("above", [True, False])
def test_the_sum_of_a_group_is_kept_as_that_group_s(above: bool) -> None:
    """All three were one row of no form, printed three times with other figures each."""
    rows = {label: [f"{label}\n", bars(row)] for label, row in zip(LABELS, ROWS, strict=True)}
    for n, (group, first, last) in enumerate(GROUPS):
        figures = ROWS[LABELS.index(first)]  # all others of its group are 0
        if above:
            rows[first][:0] = [f"（{'三四五'[n]}）{group}\n小计\n", bars(figures)]
        else:
            rows[last] += ["小计\n", bars(figures)]
    report = read(HEADER + "".join(part for parts in rows.values() for part in parts))
    assert [cell.value for key, cell in report.cells.items() if key.startswith("rq.") and ".ext:" not in key] == ALL
    totals = {key: cell.value for key, cell in report.cells.items() if ".ext:" in key and key.endswith(".total")}
    assert totals == {"rq.ext:不予公开.total": 0, "rq.ext:无法提供.total": 4, "rq.ext:不予处理.total": 0}
    assert not [f for f in report.findings if any(".ext:" in key for key in f.cells)]


def test_sums_above_groups_without_their_labels_are_of_none() -> None:
    """What stands first stands above its group, and so does the next."""
    rows = {label: [f"{label}\n", bars(row)] for label, row in zip(LABELS, ROWS, strict=True)}
    for _, first, _ in GROUPS:
        rows[first][:0] = ["小计\n", bars(ROWS[LABELS.index(first)])]
    report = read(HEADER + "".join(part for parts in rows.values() for part in parts))
    assert [cell.value for key, cell in report.cells.items() if key.startswith("rq.") and ".ext:" not in key] == ALL
    assert {key for key in report.cells if ".ext:" in key and key.endswith(".total")} == {"rq.ext:小计.total"}


def test_labels_behind_their_figures_in_one_row() -> None:
    rows = "".join(f"{bars(row)[:-1]} {label} |\n" for label, row in zip(LABELS, ROWS, strict=True))
    assert values(read(HEADER + rows), "rq") == ALL


def test_all_labels_and_then_all_figures_are_placed_by_order_and_told() -> None:
    text = HEADER + "\n".join(LABELS) + "\n" + "".join(map(bars, ROWS)) + REVIEW
    report = read(text)
    assert values(report, "rq") == ALL
    assert any(finding.rule == "READ-ORDER" for finding in report.findings)


def test_order_is_not_trusted_where_a_sum_breaks() -> None:
    wrong = [[5, 2, 0, 0, 0, 0, 7], *ROWS[1:]]
    text = HEADER + "\n".join(LABELS) + "\n" + "".join(map(bars, wrong)) + bars([1, 2, 3]) + "| 规章 | 1 | 1 | 1 |\n"
    text = (
        "第二十条第（一）项\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 1 | 1 |\n" + text
    )
    report = read(text)
    assert not any(value is not None for value in values(report, "rq"))
    assert any(finding.rule in ("READ-ORDER", "READ-TABLE") for finding in report.findings)


def test_order_is_not_trusted_where_a_label_is_missing() -> None:
    disclosure = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 1 | 1 |\n"
    text = disclosure + HEADER + "\n".join(LABELS[:-2]) + "\n" + "".join(map(bars, ROWS)) + REVIEW
    assert not any(value is not None for value in values(read(text), "rq"))


def test_figures_before_the_first_label_make_no_label_that_of_the_next_row() -> None:
    disclosure = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 1 | 1 |\n"
    lines = [part for label, row in zip(LABELS, ROWS, strict=True) for part in (*map(str, row), label)]
    report = read(disclosure + "\n" + HEADER + "\n" + "".join(f"{line} |\n" for line in lines))
    got = values(report, "rq")
    assert got == ALL or not any(value is not None for value in got)


def test_labels_cut_over_lines_round_their_figures_are_placed_by_order() -> None:
    """The middle of a label stands beside its figures, its last line before them (a city office, 2025)."""
    lines = [f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True)]
    before, after = lines[:19], lines[20:]
    cut = "已获取信息\n5.要求行政机关\n| 确认或重新出具 " + bars(ROWS[19])
    report = read(HEADER + "".join(before) + cut + "".join(after))
    assert values(report, "rq") == ALL
    assert any(finding.rule == "READ-ORDER" for finding in report.findings)


@pytest.mark.parametrize(
    ("row", "cut"),
    [(2, "（一）予\n本\n以公开"), (4, "1.属于\n年\n国家\n度\n秘密"), (16, "2.重复\n三\n申请")],
)
def test_shreds_of_the_label_beside_all_results_may_stand_between_the_pieces_of_a_label(row: int, cut: str) -> None:
    """It is written downwards, and a converter reads line by line: no character of the label tells where it goes on."""
    lines = [f"{label}\n{bars(figures)}" for label, figures in zip(LABELS, ROWS, strict=True)]
    lines[row] = f"{cut}\n{bars(ROWS[row])}"
    report = read(HEADER + "".join(lines))
    assert values(report, "rq") == ALL
    assert any(finding.rule == "READ-ORDER" for finding in report.findings)
    other = read(DISCLOSURE + HEADER + "".join(lines).replace(cut, cut.replace("\n", "\n甲 ", 1)))
    assert not any(value is not None for value in values(other, "rq")), "甲 is in no label"


def test_a_cut_label_with_a_character_too_many_is_not_placed() -> None:
    lines = [f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True)]
    cut = "已获取信息\n5.要求行政机关\n| 确认或重新出具甲 " + bars(ROWS[19])
    disclosure = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 1 | 1 |\n"
    report = read(disclosure + HEADER + "".join(lines[:19]) + cut + "".join(lines[20:]))
    assert not any(value is not None for value in values(report, "rq"))


ZEROS = [[0] * 7 for _ in ROWS]
DISCLOSURE = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 1 | 1 |\n\n"


def apart(labels: list[str], rows: list[list[int]]) -> str:
    """A cell a line, empty lines between."""
    return "\n\n".join(cell for label, row in zip(labels, rows, strict=True) for cell in (label, *map(str, row)))


def test_rows_of_nothing_are_read_by_the_labels_before_them() -> None:
    assert values(read(HEADER + apart(LABELS, ZEROS)), "rq") == [0] * len(ALL)


def test_rows_of_nothing_are_read_as_far_as_a_page_goes() -> None:
    report = read(HEADER + apart(LABELS[:6], ZEROS[:6]) + "\n\n" + LABELS[6])
    assert values(report, "rq")[: 7 * 6] == [0] * 42
    assert set(values(report, "rq")[7 * 6 :]) == {None}


def test_a_label_behind_all_figures_leaves_open_whose_they_are() -> None:
    """The first row may be blank, and each label behind its figures."""
    text = DISCLOSURE + HEADER + apart(LABELS[:-1], ROWS[1:]) + "\n\n" + LABELS[-1]
    assert not any(value is not None for value in values(read(text), "rq"))


def test_all_labels_and_then_rows_of_nothing() -> None:
    text = HEADER + "\n".join(LABELS) + "\n" + "".join(map(bars, ZEROS)) + REVIEW
    assert values(read(text), "rq") == [0] * len(ALL)
    short = DISCLOSURE + HEADER + "\n".join(LABELS) + "\n" + "".join(map(bars, ZEROS[:-1])) + REVIEW
    assert not any(value is not None for value in values(read(short), "rq"))


def test_labels_of_other_handling_are_not_looked_for_again_for_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of 6,000 such rows took minutes: each was held against the labels of all others."""
    looked: list[str] = []

    def counted(table: TableName, text: str) -> Match:
        looked.append(text)
        return match_row(table, text)

    monkeypatch.setattr(loose, "match_row", counted)
    rows = [f"三、本年度办理结果 | {label} {bars(row)}\n" for label, row in zip(LABELS, ROWS, strict=True)]
    other = LABELS.index("（六）其他处理")
    again = f"{LABELS[other - 1]}\n" + "".join(rows[other - 2 : other + 1])  # a label without figures
    read(HEADER + "".join(rows[: other + 1]) + again * 100 + "".join(rows[other + 1 :]))
    assert 100 <= len(looked) < 100 * 20


def test_requests_end_where_another_body_s_disclosure_begins() -> None:
    """Table RL is prose, so that nothing but table PD of the next report comes behind (made text 871456)."""
    own = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n行政规范性文件\n| 1 | 17 | 1 |\n"
    text = HEADER + "".join(f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True)) + own
    report = read(text)
    assert values(report, "rq") == [value for row in ROWS for value in row]
    assert [report.cells[f"pd.normative_docs_{column}"].value for column in ("issued", "repealed", "in_force")] == [
        1,
        17,
        1,
    ]


def test_rows_of_eight_are_not_read_as_seven_figures_and_no_total() -> None:
    """小计 of the legal persons before 自然人, totals blank, some labels apart from their figures."""
    head = HEADER.replace("总计\n", "总计\n小计\n")
    rows = [
        f"| {label} | {sum(row[1:6])} | {' | '.join(map(str, row[:6]))} |  |\n"
        if n % 2 == 0
        else f"{label}\n{sum(row[1:6])}\n{bars([*row[:6], ' '])}"
        for n, (label, row) in enumerate(zip(LABELS, ROWS, strict=True))
    ]
    got = values(read(head + "".join(rows)), "rq")
    assert all(value in (None, n) for value, n in zip(got, ALL, strict=False))


@pytest.mark.parametrize(
    ("label", "damaged"),
    [
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信公开申请数量"),
        ("3.危及“三安全一稳定”", "3.危及“三全一稳定”"),
        ("8.属于行政查询事项", "8.属于行政查事项"),
        ("四、结转下年度继续办理", "四、结转下年度继办理"),
    ],
)
def test_a_damaged_label_costs_no_table(label: str, damaged: str) -> None:
    """One letter that a converter lost, of labels and figures on lines of their own: no row was read."""
    report = read(HEADER + "\n".join(damaged if part == label else part for part in one_a_line()))
    assert values(report, "rq") == ALL
    assert [f.rule for f in report.findings if damaged.lstrip("0123456789.一四、").strip("“”")[:2] in f.zh]


def test_a_damaged_label_of_another_row_names_none() -> None:
    """Guards against telling too much: it is not the one that is due."""
    parts = ["8.属于行政查事项" if part == "2.重复申请" else part for part in one_a_line()]
    got = values(read(HEADER + "\n".join(parts)), "rq")
    assert all(value in (None, n) for value, n in zip(got, ALL, strict=False))


def test_disputes_with_one_cell_a_line_before_a_bar() -> None:
    """Header and figures of table RL were one row, and no figure of it was read."""
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    head = ["行政复议", "行政诉讼", *outcomes, "未经复议直接起诉", "复议后起诉", *outcomes, *outcomes]
    text = REVIEW + "".join(f"{cell} |\n" for cell in (*head, *FIFTEEN))
    assert (
        values(
            read(
                "规章 | 0 | 0 | 0 |\n"
                + HEADER
                + "".join(f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))
                + text
            ),
            "rl",
        )
        == FIFTEEN
    )


@pytest.mark.parametrize("at", [12, 20, 21], ids=["4.1 and 4.2", "6 and 7", "7 and 4"])
def test_two_labels_in_one_cell_are_not_both_of_the_figures_beside_it(at: int) -> None:
    """They stand beside the first of two rows of figures: that was read as the second row."""
    rows = [bars([label, *row]) for label, row in zip(LABELS, ROWS, strict=True)]
    rows[at : at + 2] = [bars([LABELS[at], LABELS[at + 1], *ROWS[at]]), bars(ROWS[at + 1])]
    cells = read(HEADER + "".join(rows)).cells
    found = [cells[key].value for key in FORMS["2019"].tables["rq"].cell_keys() if key in cells]
    two, others = found[7 * at : 7 * (at + 2)], found[: 7 * at] + found[7 * (at + 2) :]
    assert all(value in (None, n) for value, n in zip(two, ALL[7 * at : 7 * (at + 2)], strict=True))
    assert others == ALL[: 7 * at] + ALL[7 * (at + 2) :]


def test_a_figure_cut_in_halves_beside_a_blank_makes_no_row_of_seven() -> None:
    """11 as 1 and 1 in a row with a blank: without the blank they are seven, and add up to something else."""
    cut = ["9", "无", "", "1", "1", "-", "1", "1"]
    rows = [bars(["", *row, ""]) for row in ROWS]
    rows[0] = bars(["", *cut])
    text = HEADER + "".join(f"{label}\n{row}" for label, row in zip(LABELS, rows, strict=True))
    report = read(text)
    named = {key for finding in report.findings for key in finding.cells}
    of_row = {key: cell.value for key, cell in report.cells.items() if key.startswith("rq.requests_new.")}
    assert all(value is None for value in of_row.values())
    assert {f"rq.requests_new.{column}" for column in ("research_institution", "other_org", "total")} <= named


def test_a_label_over_rows_that_lost_theirs_is_no_row_by_the_older_form() -> None:
    """（六）其他处理 stands beside the figures of its second row, and 3.其他 is a row without a name below it."""
    made = make(165550027, Layout(nothing="query", ruling="columns_only"), kind="pdf")
    damaged = DAMAGES["label_lost"](made, Random(112))
    assert not judge(damaged, "pdf").wrong


def test_rows_with_last_years_total_are_not_read_as_seven_figures() -> None:
    """A row without its blank was proved by last year's total, which is the sum of the others by chance."""
    head = "申请人情况 上年总计\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
    lines = [f"{label} {' '.join(map(str, row))} 7" for label, row in zip(LABELS, ROWS, strict=True)]
    lines[2] = f"{LABELS[2]} 4 5 3 1 2 15 30"
    report = read(
        f"三、收到和处理政府信息公开申请情况\n{head}" + "\n".join(lines) + f"\n{REVIEW}无。\n行政许可 7\n{PD}"
    )
    assert not any(cell.value is not None for key, cell in report.cells.items() if key.startswith("rq.granted_full"))


PD = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 1 2 3\n"

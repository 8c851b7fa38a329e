"""Table PD whose labels and figures are on lines of their own."""

import time

import pytest

from gongkai.reports.loose.disclosure import disclosure_area, disclosure_grid
from tests.reports.loose_text import HEADER, LABELS, ROWS, read, strips

HEAD = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"


def rows(text: str) -> list[list[str]]:
    return [[cell.text for cell in row if cell is not None] for row in disclosure_grid(strips(text)).rows]


def cells(text: str) -> list[object]:
    report = read(HEAD + text)
    return [report.cells[f"pd.normative_docs_{column}"].value for column in ("issued", "repealed", "in_force")]


def test_labels_before_their_figures() -> None:
    assert cells("规章\n| 0 | 0 | 0 |\n行政规范性文件\n| 4 | 1 | 14 |\n") == [4, 1, 14]


def test_a_blank_between_label_and_figures_is_a_cell() -> None:
    """Its row is whole: the figures behind the blank do not move under other columns."""
    assert cells("| 7 | 1 | |\n规章\n| 行政规范性文件 |  | 1 | 14 |\n") == [None, 1, 14]


def test_figures_grouped_by_spaces_are_no_figures_of_several_columns() -> None:
    assert cells("规章\n| 0 | 0 | 0 |\n| 行政规范性文件 | 1 234 567 | | |\n") == [None, None, None]


def test_figures_before_their_label_are_not_those_of_the_last_column() -> None:
    assert rows(HEAD + "| 7 | 1 | 3 |\n规章\n| 行政规范性文件 | 4 | 1 | 14 |\n")[1] == [
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
    ]


@pytest.mark.parametrize("label", ["行政规\n范性文件", "行政\n规范性\n文件"])
def test_a_label_cut_over_lines_is_put_together(label: str) -> None:
    assert cells(f"规章\n| 0 | 0 | 0 |\n{label}\n| 4 | 1 | 14 |\n") == [4, 1, 14]


def test_the_label_of_the_next_row_is_no_figure() -> None:
    """A lone 二 is no figure for sure, so that two rows run together (made text 15000267)."""
    head = "第二十条第（一）项\n信息内容              本年新制作数量  本年新公开数量  对外公开总数量\n"
    behind = "信息内容  上一年项目数量  本年增/减  处理决定数量\n行政许可  1               2          11006\n"
    report = read(f"{head}规章                  二\n规范性文件                                            二\n{behind}")
    for key in ("pd.rules_made", "pd.rules_newly_published", "pd.rules_published_total"):
        assert report.cells[key].value is None
        assert any(key in finding.cells for finding in report.findings)


def test_no_head_no_table() -> None:
    assert disclosure_area(strips("规章\n| 0 | 0 | 0 |\n")) is None


def test_the_table_ends_where_requests_begin() -> None:
    lines = strips(HEAD + "规章\n| 0 | 0 | 0 |\n申请人情况\n| 1 | 2 |\n")
    assert disclosure_area(lines) == (0, len(lines) - 2)


@pytest.mark.parametrize("separator", ["\t", "|"])
def test_the_table_ends_where_disputes_begin_if_requests_are_none(separator: str) -> None:
    """Table RL in a grid of its own was taken for lines of table PD, and was not found."""
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    figures = [1, 2, 3, 4, 10, 5, 0, 1, 0, 6, 0, 1, 1, 2, 4]
    rows = (("行政复议", "行政诉讼"), ("未经复议直接起诉", "复议后起诉"), outcomes * 3, map(str, figures))
    bar = separator.strip()
    table = "\n".join(f"{bar}{separator.join(row)}{bar}" for row in rows)
    documents = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 1 2 3\n"
    report = read(f"云泽市2024年政府信息公开工作年度报告\n{documents}四、政府信息公开行政复议、行政诉讼情况\n{table}\n")
    assert [cell.value for key, cell in report.cells.items() if key.startswith("rl.")] == figures
    assert report.cells["pd.normative_docs_in_force"].value == 3


DOCUMENTS = "规 章\n{}\n{}\n{}\n行政规范性文件\n{}\n{}\n{}\n"


def twice(second: str) -> list[object]:
    """Another body's table in loose lines, the head of table RQ, and then the report's own, as `second` has it."""
    return cells(
        f"{DOCUMENTS.format(1, 36, 84, 11, 2, 105)}申请人情况\n自然人\n法人或其他组织\n总 计\n\n{HEAD}{second}"
    )


def test_a_second_table_behind_the_heads_of_another_is_read() -> None:
    """Heads of table RQ between the two were taken for the second table's, which was then none (made text 760477)."""
    assert twice(DOCUMENTS.format(0, 0, 1, 0, 1, 18)) == [None, None, None]


def test_a_second_table_with_a_label_in_two_words_is_no_less_one() -> None:
    """规 章 alone says neither 规 nor 章; that its figures are lost is no reason to take those of the other table."""
    assert twice("规 章\n行政规范性文件\n") == [None, None, None]


def test_a_word_of_a_book_s_length_is_no_label_and_costs_nothing() -> None:
    """A damaged text without spaces took minutes: each of its beginnings was held against all labels."""
    book = "规章本年制发件数" * 4_000
    began = time.process_time()
    assert rows(f"{HEAD}{book}\n规章\n| 0 | 0 | 0 |\n")[-1] == ["规章", "0", "0", "0"]
    assert time.process_time() - began < 5


def test_words_between_figures_leave_their_row_open() -> None:
    """Whose the dash is cannot be told: 不适用 may stand for the third figure or the second (made text 724951)."""
    text = "规章 0 0 0\n行政规范性文件 10626（其中修订 1 件 — 不适用\n"
    text += "第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 7\n"
    report = read(HEAD.replace("\n本", " 本").replace("\n现", " 现") + text)
    assert report.cells["pd.penalty_decisions"].value == 7
    states = [report.cells[f"pd.normative_docs_{column}"].state for column in ("issued", "repealed", "in_force")]
    assert states == ["absent"] * 3
    named = {key for finding in report.findings for key in finding.cells}
    assert "pd.normative_docs_in_force" in named


def test_figures_between_the_labels_of_two_rows_are_neithers() -> None:
    """A line lost its end: the figures of the first row were those of the second, whose cells are blank."""
    assert cells("| 规章 | 3 | 2 | 9 || 行政规范性文件 |  |  |  |\n") == [None, None, None]


def test_the_note_of_a_figure_belongs_to_it() -> None:
    (strip,) = strips("行政规范性文件 22（其中修订 16 件） 1 300\n")
    assert [figure.reading.value for figure in strip.figures] == [22, 1, 300]


def test_figures_with_words_between_them_are_none_of_the_row() -> None:
    """1 · 7692 · 1 was read as 7692, nothing and 1: words between figures say that it is no row of three."""
    text = "规章 0 0 1\n行政规范性文件 · 1 · 7692 · 1\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 7\n"
    assert cells(text) == [None, None, None]


ITEMS = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n"


@pytest.mark.parametrize("more", ["全年政府信息发布总数量：21\n", "其他主动公开文件\n7\n8\n9\n"])
def test_a_row_of_the_offices_own_leaves_the_others_in_their_places(more: str) -> None:
    """One row that no form knows, a figure a line, and the whole table was null."""
    made = HEAD.replace("本年制发件数\n本年废止件数\n现行有效件数", "本年新制作数量\n本年新公开数量\n对外公开总数量")
    report = read(f"{made}规章\n0\n0\n0\n规范性文件\n4\n1\n14\n{more}{ITEMS}行政许可\n11\n-1\n12\n")
    docs = [report.cells[f"pd.normative_docs_{key}"].value for key in ("made", "newly_published", "published_total")]
    items = [report.cells[f"pd.licensing_{key}"].value for key in ("items_prev_year", "items_change", "decisions")]
    assert (docs, items) == ([4, 1, 14], [11, -1, 12])
    assert any("不是格式文本中的行" in finding.zh for finding in report.findings)


def test_figures_before_their_labels_are_not_those_of_the_offices_own_row() -> None:
    """Guards against telling too much."""
    assert cells("0\n0\n0\n规章\n4\n1\n14\n行政规范性文件\n7\n8\n9\n其他主动公开文件\n") == [None, None, None]


def test_a_lost_label_costs_its_own_row_alone() -> None:
    """规章 is blank, as on a town's page of 2025: nothing of the table was read."""
    text = "1\n2\n3\n行政规范性文件\n4\n1\n14\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n"
    assert cells(text) == [4, 1, 14]
    report = read(HEAD + text)
    assert report.cells["pd.licensing_decisions"].value == 7
    assert all(report.cells[f"pd.rules_{column}"].value is None for column in ("issued", "repealed", "in_force"))


def test_figures_behind_a_row_whose_neighbour_lost_its_label_may_be_of_both() -> None:
    """Blank cells are no lines: 1 may be all that 规章 has, and 2 and 3 those of the row below (made text, damaged)."""
    rest = "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n行政处罚\n8\n行政强制\n9\n"
    report = read(f"{HEAD}规章\n1\n\n\n\n2\n3\n{rest}")
    assert [report.cells[f"pd.rules_{column}"].value for column in ("issued", "repealed", "in_force")] == [None] * 3
    assert report.cells["pd.licensing_decisions"].value == 7


def test_two_lost_labels_or_labels_behind_their_figures_are_read_nowhere() -> None:
    """Guards against telling too much: of two, labels may stand behind the figures."""
    assert cells("1\n2\n3\n规章\n4\n1\n14\n行政规范性文件\n") == [None, None, None]
    twice = "1\n2\n3\n行政规范性文件\n4\n1\n14\n第二十条第（五）项\n信息内容\n本年处理决定数量\n7\n"
    assert cells(twice) == [None, None, None]


def test_a_row_that_lost_one_of_four_characters_is_read_and_told() -> None:
    """As on the page of a city's branch bureau of 2023, where it was a row of its own."""
    text = "规章\n1\n2\n3\n行政规范性文件\n4\n1\n14\n第二十条第（五）项\n信息内容\n本年处理决定数量\n政许可\n7\n"
    report = read(HEAD + text)
    assert report.cells["pd.licensing_decisions"].value == 7
    assert any("“政许可”有缺损" in finding.zh for finding in report.findings)


def test_a_lost_label_among_rows_with_labels_in_other_places_tells_nothing() -> None:
    """Guards against telling too much: 规章 stands behind its figures (made text 163103373, damaged)."""
    text = "| 0 | 0 | 2 |\n规章\n|  | 4 | 1 | 14 |\n第二十条第（五）项\n信息内容\n本年处理决定数量\n| 行政许可 | 7 |\n"
    report = read(HEAD + text)
    assert all(report.cells[f"pd.rules_{column}"].value is None for column in ("issued", "repealed", "in_force"))


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_two_labels_before_the_figures_of_both(apart: str) -> None:
    """A library takes a PDF's text out column by column: the figures of the first column are those of both rows."""
    requests = HEADER.split()
    requests += [line for label, row in zip(LABELS, ROWS, strict=True) for line in (label, *map(str, row))]
    documents = [*HEAD.split(), "规章", "行政规范性文件", "1（其中修订 1 件）", "2", "0", "2 7", "50 05", "0"]
    documents += ["第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚", "3"]
    report = read(apart.join([*documents, "三、收到和处理政府信息公开申请情况", *requests]))
    columns = ("issued", "repealed", "in_force")
    keys = [f"pd.{row}_{column}" for row in ("rules", "normative_docs") for column in columns]
    assert [report.cells[key].value for key in keys] == [None] * 6
    assert {*keys} <= {key for finding in report.findings for key in finding.cells}
    assert report.cells["rq.requests_new.natural_person"].value == ROWS[0][0]
